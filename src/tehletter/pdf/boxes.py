"""What is asked of WeasyPrint's boxes while their tags are built: what they are, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

_NUMBERING = {
    "disc": "Disc",
    "circle": "Circle",
    "square": "Square",
    "decimal": "Decimal",
    "lower-alpha": "LowerAlpha",
    "lower-latin": "LowerAlpha",
    "upper-alpha": "UpperAlpha",
    "upper-latin": "UpperAlpha",
    "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman",
}


def unwrapped(box: Any) -> Any:
    """A box, or the one that a placeholder stands for."""
    return box._box if isinstance(box, AbsolutePlaceholder) else box  # noqa: SLF001 - there is no other way to it


def furniture(box: Any) -> str:
    """Why a box is no part of the text: Header, Footer, Margin, Layout; "" for one that is."""
    if isinstance(box, boxes.MarginBox):
        edge = box.at_keyword.removeprefix("@").partition("-")[0]
        return {"top": "Header", "bottom": "Footer"}.get(edge, "Margin")
    if isinstance(box, boxes.ReplacedBox) and box.element is not None and box.element.get("alt") == "":
        return "Layout"
    return ""


def keep_lists_inside(box: Any) -> None:
    """WeasyPrint puts a list beside the item that holds it, unless it takes it for a list of definitions."""
    if box.element_tag == "li":
        for child in box.children:
            if child.element_tag in ("ul", "ol"):
                child.element_tag = "dl"


def one_link(link: Any, box: Any) -> Iterator[Any]:
    """WeasyPrint makes a link of each box inside a link: the outermost is enough, and is yielded of the others."""
    for child in getattr(box, "children", ()):
        child = unwrapped(child)  # noqa: PLW2901 - what it stands for
        if child.link_annotation and link.link_annotation is None:
            link.link_annotation, child.link_annotation = child.link_annotation, None
        elif child.link_annotation:
            yield child.link_annotation
            child.link_annotation = None
        yield from one_link(link, child)


def is_call(element: Any) -> bool:
    """Whether an element is the number of a note that ends the letter, or a note whose number is left in its place."""
    return element.get("role") == "doc-footnote" or "note-call" in element.get("class", "").split()


def without_calls(element: Any) -> str:
    """The text of an element but for the numbers of notes that are called in it."""
    parts = ((("" if is_call(child) else without_calls(child)), child.tail or "") for child in element)
    return (element.text or "") + "".join(words + tail for words, tail in parts)


def texts_in(box: Any) -> Iterator[Any]:
    """The texts of a box itself, line by line."""
    for child in getattr(box, "children", ()):
        for text in child.children if isinstance(child, boxes.LineBox) else [child]:
            if isinstance(text, boxes.TextBox):
                yield text


def header_cells(box: Any) -> Iterator[Any]:
    """The header cells of a part of a table."""
    for child in getattr(box, "children", ()):
        if child.element_tag == "th" and hasattr(child, "mark"):
            yield child
        elif child.element_tag in ("tr", "thead"):
            yield from header_cells(child)


def marks_below(box: Any, marks: Any) -> Iterator[tuple[Any, int]]:
    """All boxes inside a box that are marked content, and itself, with their numbers."""
    if box in marks:
        yield box, marks[box]["mcid"]
    for child in getattr(box, "children", ()):
        yield from marks_below(child, marks)


def numbering(box: Any) -> str:
    """How a list is numbered, as PDF names it (ISO 32000-1, table 347)."""
    item = next((child for child in box.children if child.element_tag == "li"), box)
    style = item.style["list_style_type"]
    if box.element.tag == "ol" and style != "none":
        return _NUMBERING.get(style if isinstance(style, str) else "", "Decimal")
    return _NUMBERING.get(style if isinstance(style, str) else "", "None")
