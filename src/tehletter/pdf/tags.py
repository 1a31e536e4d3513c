"""What WeasyPrint 70 leaves undone between its tags and PDF/UA-1.

WeasyPrint writes PDF/A-2a with a tag tree. While it builds that tree, `Tags` adds what a reader with a screen
reader needs and takes out what is not part of the text; `Tags.finish` then mends the finished objects through
WeasyPrint's documented finisher hook. `_build_box_tree` is private to WeasyPrint: `layout` refuses other majors,
and the acceptance checks of the tests guard every upgrade. Clauses are those of ISO 14289-1 and ISO 19005-2.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags as weasyprint_tags

_PDFUA = "http://www.aiim.org/pdfua/ns/id/"
_PDFA = "http://www.aiim.org/pdfa/ns"
IDENTIFICATION = f"""<rdf:Description rdf:about=""
 xmlns:pdfuaid="{_PDFUA}" xmlns:pdfaExtension="{_PDFA}/extension/" xmlns:pdfaSchema="{_PDFA}/schema#"
 xmlns:pdfaProperty="{_PDFA}/property#">
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_PDFUA}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>""".encode()
"""XMP that says PDF/UA-1, and describes itself as PDF/A asks of every schema it does not know (6.6.2.3.2)."""

_POINTS = 0.75
"""PDF points in a CSS pixel."""
_PRINT = 4
"""The flag that lets an annotation be printed."""
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

Element = Any
"""A structure element: a `pydyf.Dictionary`, which has no types."""


class Tags:
    """The tags of one document."""

    def __init__(self, document: Any) -> None:
        self.lang = document.metadata.lang
        self.heights = [page.height * _POINTS for page in document.pages]
        self.furniture: dict[tuple[int, int], str] = {}
        self.done: dict[int, Element] = {}
        self.notes = 0

    @contextmanager
    def built(self) -> Iterator[None]:
        """While this holds, WeasyPrint's tag tree is built through `_branch`."""
        self.build = weasyprint_tags._build_box_tree
        weasyprint_tags._build_box_tree = self._branch
        try:
            yield
        finally:
            weasyprint_tags._build_box_tree = self.build

    # --------------------------------------------------------------------------- while the tree is built

    def _branch(
        self,
        box: Any,
        parent: Element,
        pdf: Any,
        page: int,
        nums: dict[int, str],
        links: list[Any],
        marks: Any,
    ) -> Iterator[Element]:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if kind := _furniture(box):
            self._set_aside(box, kind, page, nums, marks)
            for _ in self.build(box, parent, pdf, page, {}, links, marks):
                pass  # WeasyPrint checks that all marked content was asked for
            return
        for element in self.build(box, parent, pdf, page, nums, links, marks):
            if id(element) not in self.done:
                self.done[id(element)] = element  # holding it also keeps its id
                self._complete(element, box, page)
            if element["S"] == "/LI":
                _order_item(element, pdf)
            yield element

    def _set_aside(self, box: Any, kind: str, page: int, nums: dict[int, str], marks: Any) -> None:
        """What is drawn for `box` will be an artifact (7.1): its places in the parent tree hold nothing."""
        for mark in list(_marks_below(box, marks)):
            self.furniture[page, mark] = kind
            nums[mark] = "null"
        if not isinstance(box, boxes.MarginBox):
            box.element.set("alt", " ")  # or WeasyPrint logs a missing alternative

    def _complete(self, element: Element, box: Any, page: int) -> None:
        lang = box.style["lang"] or self.lang
        if lang != self.lang:  # 7.2: inherited by style, so that a note keeps the language of its passage
            element["Lang"] = pydyf.String(lang)
        if box.element is None:
            return
        self._name_link(box)
        match element["S"]:
            case "/TH":  # 7.5
                row = box.element.get("scope") in ("row", "rowgroup")
                element["A"]["Scope"] = "/Row" if row else "/Column"
            case "/L":  # ISO 32000-1, table 347
                element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{_numbering(box)}"})
            case "/Figure":  # 7.3: the box in points from the foot of the page
                left, top, right, bottom = (value * _POINTS for value in element["A"]["BBox"])
                height = self.heights[page]
                element["A"]["BBox"] = pydyf.Array((left, height - bottom, right, height - top))
        self._tag_note(element, box)

    def _name_link(self, box: Any) -> None:
        """The description of a link is its words, not its address (7.18.5)."""
        if box.link_annotation:
            words = " ".join("".join(box.element.itertext()).split())
            words = words or " ".join(image.get("alt", "") for image in box.element.iter("img"))
            if words.strip():
                box.link_annotation["Contents"] = pydyf.String(words.strip())

    def _tag_note(self, element: Element, box: Any) -> None:
        """A footnote is a Note with an ID; its call a Reference, its number a Lbl (7.9)."""
        name = box.element_tag or ""
        if name.endswith("::footnote-call"):
            element["S"] = "/Reference"
        elif name.endswith("::footnote-marker"):
            element["S"] = "/Lbl"
        elif "::" not in name and box.element.get("role") == "doc-footnote":
            self.notes += 1
            element["S"] = "/Note"
            element["ID"] = pydyf.String(f"note-{self.notes}")

    # ------------------------------------------------------------------------------ when all is written

    def finish(self, _document: Any, pdf: Any) -> None:
        """WeasyPrint's finisher."""
        for page, reference in enumerate(pdf.page_references):
            self._mark_artifacts(page, _stream_of(pdf, reference))
        for item in pdf.objects:
            for data in (item, getattr(item, "extra", None)):
                if isinstance(data, dict) and "Interpolate" in data:
                    data["Interpolate"] = "false"  # ISO 19005-2, 6.2.8
                if isinstance(data, dict) and data.get("Type") == "/Annot":
                    data["F"] = _PRINT
        if "AF" in pdf.catalog:  # WeasyPrint names each attachment twice
            pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
        metadata = _object(pdf, pdf.catalog["Metadata"])
        metadata.compress = False  # ISO 19005-2, 6.6.2.1
        before, closing, after = metadata.stream[0].rpartition(b"</rdf:RDF>")
        metadata.stream[0] = before + IDENTIFICATION + closing + after

    def _mark_artifacts(self, page: int, stream: list[Any]) -> None:
        """Marked content that was set aside begins with /Artifact and its kind instead of a tag and a number."""
        for place, item in enumerate(stream):
            kind = self.furniture.get((page, item["MCID"])) if isinstance(item, dict) and "MCID" in item else None
            if kind is None:
                continue
            properties = pydyf.Dictionary({"Type": "/Layout" if kind == "Layout" else "/Pagination"})
            if kind in ("Header", "Footer"):
                properties["Subtype"] = f"/{kind}"
            stream[place - 1], stream[place] = "/Artifact", properties


def _furniture(box: Any) -> str:
    """Why a box is no part of the text: Header, Footer, Margin, Layout; "" for one that is."""
    if isinstance(box, boxes.MarginBox):
        edge = box.at_keyword.removeprefix("@").partition("-")[0]
        return {"top": "Header", "bottom": "Footer"}.get(edge, "Margin")
    if isinstance(box, boxes.ReplacedBox) and box.element is not None and box.element.get("alt") == "":
        return "Layout"
    return ""


def _marks_below(box: Any, marks: Any) -> Iterator[int]:
    if box in marks:
        yield marks[box]["mcid"]
    for child in getattr(box, "children", ()):
        yield from _marks_below(child, marks)


def _numbering(box: Any) -> str:
    item = next((child for child in box.children if child.element_tag == "li"), box)
    style = item.style["list_style_type"]
    if box.element.tag == "ol":
        return _NUMBERING.get(style if isinstance(style, str) else "", "Decimal")
    return _NUMBERING.get(style if isinstance(style, str) else "", "None")


def _order_item(item: Element, pdf: Any) -> None:
    """An item holds its marker (Lbl) and one body (LBody), nothing loose (ISO 32000-1, 14.8.4.3.3)."""
    kids: list[bytes] = list(item["K"])
    labels: list[bytes] = []
    for reference in [kid for kid in kids if _object(pdf, kid)["S"] == "/LBody"]:
        body = _object(pdf, reference)
        inside = [kid for kid in body["K"] if isinstance(kid, bytes) and _object(pdf, kid).get("S") == "/Lbl"]
        for label in inside:
            body["K"].remove(label)
            _object(pdf, label)["P"] = item.reference
        labels += inside
    loose = [kid for kid in kids if _object(pdf, kid)["S"] not in ("/Lbl", "/LBody")]
    if loose:
        kids = [kid for kid in kids if kid not in loose]
        kids.append(_body_of(item, loose, pdf))
    item["K"] = pydyf.Array([*labels, *kids])


def _body_of(item: Element, loose: list[bytes], pdf: Any) -> bytes:
    body = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": "/LBody",
            "P": item.reference,
            "Pg": item["Pg"],
            "K": pydyf.Array(loose),
        }
    )
    pdf.add_object(body)
    for kid in loose:
        _object(pdf, kid)["P"] = body.reference
    reference: bytes = body.reference
    return reference


def _object(pdf: Any, reference: Any) -> Any:
    """The object that a reference (`12 0 R`) names."""
    return pdf.objects[int(reference.split()[0])]


def _stream_of(pdf: Any, page_reference: bytes) -> list[Any]:
    contents = _object(pdf, page_reference)["Contents"]
    stream: list[Any] = _object(pdf, contents).stream
    return stream
