"""Structure elements as pydyf objects: found, joined, moved, ordered. ISO 32000-1, 14.7 and 14.8."""

from __future__ import annotations

from typing import Any

import pydyf

Element = Any
"""A structure element: a `pydyf.Dictionary`, which has no types."""

_FLOWS = frozenset({"/Document", "/Part", "/Sect", "/Div"})
"""Elements that hold blocks one after the other."""


def named(pdf: Any, reference: Any) -> Any:
    """The object that a reference (`12 0 R`) names."""
    return pdf.objects[int(reference.split()[0])]


def stream_of(pdf: Any, page_reference: bytes) -> list[Any]:
    """What is drawn on a page, operator by operator."""
    contents = named(pdf, page_reference)["Contents"]
    stream: list[Any] = named(pdf, contents).stream
    return stream


def retire(item: Any) -> None:
    """Empty an object that nothing names any more. Marked as free, it would confuse readers (poppler 22)."""
    if isinstance(item, dict):
        attributes = item.get("A")
        item.clear()
        if isinstance(attributes, dict) and attributes.get("O") == "/Table":
            item["A"] = attributes  # WeasyPrint still writes into it


def adopt(parent: Element, children: list[Any], pdf: Any) -> None:
    """Tell what was moved to a parent of its new place."""
    for kid in children:
        if isinstance(kid, bytes) and named(pdf, kid).get("Type") == "/StructElem":
            named(pdf, kid)["P"] = parent.reference


def join(first: Element, rest: Element, pdf: Any) -> None:
    """Give the first part of a parted element what the rest of it holds; the rest is no more."""
    adopt(first, rest["K"], pdf)
    first["K"].extend(_placed(kid, rest["Pg"]) if first["Pg"] != rest["Pg"] else kid for kid in rest["K"])
    retire(rest)


def _placed(kid: Any, page: bytes) -> Any:
    """A bare number means content of the element's first page; on another, it comes with its page (14.7.4.2)."""
    return pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid}) if isinstance(kid, int) else kid


def set_apart(element: Element, page: bytes, number: int, pdf: Any) -> Element:
    """Put an element of its own around one marked content of an element that holds more."""
    own = {"Type": "/StructElem", "S": "/Span", "Pg": page, "P": element.reference, "K": pydyf.Array([number])}
    span = pydyf.Dictionary(own)
    pdf.add_object(span)
    placed = number if element["Pg"] == page else {"Type": "/MCR", "Pg": page, "MCID": number}
    element["K"][element["K"].index(placed)] = span.reference
    return span


def order_item(item: Element, pdf: Any) -> None:
    """An item holds its marker (Lbl) and one body (LBody), nothing loose (ISO 32000-1, 14.8.4.3.3)."""
    labels, inside, body = [], [], None
    for kid in item["K"]:
        match named(pdf, kid)["S"]:
            case "/Lbl":
                labels.append(kid)
            case "/LBody":
                body = body or named(pdf, kid)
                inside += named(pdf, kid)["K"]
            case _:
                inside.append(kid)
    labels += [kid for kid in inside if isinstance(kid, bytes) and named(pdf, kid).get("S") == "/Lbl"]
    body = body or _new_body(item, pdf)
    body["K"] = pydyf.Array([kid for kid in inside if kid not in labels])
    adopt(body, body["K"], pdf)
    for kid in item["K"]:
        if named(pdf, kid)["S"] == "/LBody" and named(pdf, kid) is not body:
            retire(named(pdf, kid))
    item["K"] = pydyf.Array([*labels, body.reference])
    adopt(item, item["K"], pdf)


def _new_body(item: Element, pdf: Any) -> Element:
    body = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "Pg": item["Pg"], "K": pydyf.Array()})
    pdf.add_object(body)
    return body


def place_notes(root: Element, notes: list[tuple[Element, bytes]], pdf: Any) -> None:
    """Put each note after the last block of the page at whose foot it is printed: it is read where it is seen."""
    pages: dict[int, set[bytes]] = {}
    _note_pages(root, pages, pdf)
    for note, page in reversed(notes):
        parent, holder, at = root, root, len(root["K"])
        while parent is not None:
            children = [(place, named(pdf, kid)) for place, kid in enumerate(parent["K"]) if isinstance(kid, bytes)]
            seen = [(place, kid) for place, kid in children if page in pages.get(kid.number, ())]
            if not seen:
                break
            holder, at = parent, seen[-1][0] + 1
            parent = seen[-1][1] if seen[-1][1]["S"] in _FLOWS else None
        holder["K"].insert(at, note.reference)
        note["P"] = holder.reference


def _note_pages(element: Element, pages: dict[int, set[bytes]], pdf: Any) -> set[bytes]:
    """The pages on which something of each element is drawn, by its number."""
    found = set()
    for kid in element["K"]:
        if not isinstance(kid, bytes):
            found.add(kid["Pg"] if isinstance(kid, dict) else element["Pg"])
        elif named(pdf, kid).get("Type") == "/StructElem":
            found |= _note_pages(named(pdf, kid), pages, pdf)
    pages[element.number] = found
    return found
