"""What WeasyPrint 70 leaves undone between its tags and PDF/UA-1.

WeasyPrint writes PDF/A with a tag tree. While it builds that tree, `Tags` adds what a reader with a screen
reader needs, joins what a page break parted, and takes out what is not part of the text; `Tags.finish` then mends
the finished objects through WeasyPrint's documented finisher hook. `_build_box_tree` is private to WeasyPrint:
`layout` refuses other majors, and the acceptance checks of the tests guard every upgrade. Clauses are those of
ISO 14289-1 and ISO 19005-2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.pdf import tags as weasyprint_tags

from tehletter.pdf.boxes import (
    furniture,
    header_cells,
    is_call,
    keep_lists_inside,
    marks_below,
    numbering,
    one_link,
    texts_in,
    unwrapped,
    without_calls,
)
from tehletter.pdf.elements import Element, join, named, order_item, place_notes, retire, set_apart, stream_of
from tehletter.pdf.identification import IDENTIFICATION, published_by
from tehletter.pdf.streams import close_streams, complete_maps, map_glyphs, written
from tehletter.pdf.turned import Face, Turned
from tehletter.pdf.words import Place, Words, drawn_on

_POINTS = 0.75
"""PDF points in a CSS pixel."""
_PRINT = 4
"""The flag that lets an annotation be printed."""
_HOLDERS = frozenset({"/P", "/Span", "/NonStruct", "/Div", "/Sect", "/Caption", "/Code"})
"""Elements that mean nothing when nothing is in them."""
_TEXTS = frozenset({"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/Caption"})
_PARTED = frozenset(
    {
        *("/Part", "/Sect", "/Div", "/NonStruct", "/BlockQuote", "/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6"),
        *("/L", "/LI", "/LBody", "/Table", "/TBody", "/TR", "/TH", "/TD", "/Caption", "/Note", "/Code"),
        *("/Span", "/Link", "/Reference"),
    }
)
"""Elements of which the end of a page or, within a line, of a line makes two, and that are one for who listens."""


class Tags:
    """The tags of one document."""

    def __init__(self, document: Any) -> None:
        self.lang = document.metadata.lang
        self.publishers = document.metadata.custom.get("dcterms.publisher", "").splitlines()
        self.heights = [page.height * _POINTS for page in document.pages]
        self.furniture: dict[tuple[int, int], str] = {}
        self.done: dict[int, Element] = {}
        self.begun: dict[tuple[Any, str, str], tuple[Element, int]] = {}
        self.aside = False
        self.heads: dict[Any, int] = {}
        self.headers: dict[Any, Element] = {}
        self.same: list[tuple[Element, Element]] = []
        self.cells: list[Element] = []
        self.notes: dict[Any, tuple[Element, int]] = {}
        self.dropped: list[Any] = []
        self.words = Words()
        self.turned = Turned()
        self.direction = "ltr"
        self.moved: dict[bytes, bytes] = {}
        self.bookmarks: list[str] = []

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
        box = unwrapped(box)
        if box.element_tag == "html":
            self.direction = box.style["direction"]
        if kind := furniture(box) or self._repeated(box, page):
            self._set_aside(box, kind, page, nums, marks)
            self._build_for_nothing(box, parent, pdf, page, marks)
            return
        if self.aside:
            yield from self.build(box, parent, pdf, page, nums, links, marks)
            return
        keep_lists_inside(box)
        if box.element_tag == "a":
            self.dropped += one_link(box, box)
        self._keep_words(box, page, marks)
        for element in self.build(box, parent, pdf, page, nums, links, marks):
            if id(element) in self.done:  # html and body hand on what their children are
                yield element
                continue
            self.done[id(element)] = element  # holding it also keeps its id
            self._complete(element, box, page, parent)
            if element["S"] == "/LI":
                order_item(element, pdf)
            if self._stands(element, box, page, pdf):
                yield element

    def _keep_words(self, box: Any, page: int, marks: Any) -> None:
        """The texts of a box, while their marks are known, and its bookmark."""
        for text in texts_in(box):
            self.words.add(text, (page, marks[text]["mcid"]))
            self.turned.add(text, (page, marks[text]["mcid"]))
        if box.bookmark_label and box.style["bookmark_level"] != "none":
            called = any(is_call(inner) for inner in box.element.iter())
            words = re.split(r"[ \t\r\n\f]+", without_calls(box.element))
            self.bookmarks.append(" ".join(words).strip() if called else box.bookmark_label)

    def _repeated(self, box: Any, page: int) -> str:
        """Whether a row stands at the head of a table again, on a page after its first (7.5)."""
        again = not self.aside and box.element_tag == "thead" and self.heads.setdefault(box.element, page) != page
        return "Pagination" if again else ""

    def _build_for_nothing(self, box: Any, parent: Element, pdf: Any, page: int, marks: Any) -> None:
        """WeasyPrint checks that all marked content was asked for; what it builds of furniture goes nowhere."""
        before, links = len(pdf.objects), list[Any]()
        within, self.aside = self.aside, True
        for _ in self.build(box, parent, pdf, page, {}, links, marks):
            pass
        self.aside = within
        for item in pdf.objects[before:]:
            retire(item)
        self.dropped += [annotation for _, annotation in links]
        for cell in header_cells(box):
            self.same.append((self.headers[cell.element], cell.mark))

    def _stands(self, element: Element, box: Any, page: int, pdf: Any) -> bool:
        """Whether an element has a place of its own in the tree."""
        kind = element["S"]
        if isinstance(box, boxes.FootnoteAreaBox):
            retire(element)  # its notes are put where they are read
            return False
        if kind in _HOLDERS and not element["K"]:
            retire(element)
            return False
        if kind == "/Note":
            whole, _ = self.notes.setdefault(box.element, (element, page))
            if whole is not element:
                join(whole, element, pdf)
            return False
        if box.element is None or kind not in _PARTED:
            return True
        key = (box.element, box.element_tag, kind)
        first, its_page = self.begun.get(key, (element, page))
        if first is element or (its_page == page and not isinstance(box, boxes.InlineBox)):
            self.begun[key] = (element, page)
            return True
        self.moved[element.reference] = first.reference
        join(first, element, pdf)
        if kind == "/TH":
            self.same.append((first, element))
        if kind == "/LI":
            order_item(first, pdf)
        return False

    def _set_aside(self, box: Any, kind: str, page: int, nums: dict[int, str], marks: Any) -> None:
        """What is drawn for `box` will be an artifact (7.1): its places in the parent tree hold nothing."""
        for inner, mark in list(marks_below(box, marks)):
            self.furniture[page, mark] = kind
            nums[mark] = "null"
            if isinstance(inner, boxes.TextBox):
                self.turned.add(inner, (page, mark))
        if not isinstance(box, boxes.MarginBox):
            box.element.set("alt", " ")  # or WeasyPrint logs a missing alternative

    def _complete(self, element: Element, box: Any, page: int, parent: Element) -> None:
        if element["S"] in _TEXTS and parent["S"] == element["S"]:
            element["S"] = "/NonStruct"  # an anonymous box inside: there is one heading, not two
        lang = box.style["lang"] or self.lang
        marked = box.element is not None and "::" not in box.element_tag and box.element.get("lang")
        if lang != self.lang or marked:  # 7.2: inherited by style, so that a note keeps the language of its passage
            element["Lang"] = pydyf.String(lang)
        if box.element is None:
            return
        self._name_link(element, box)
        match element["S"]:
            case "/TH":  # 7.5
                row = box.element.get("scope") in ("row", "rowgroup")
                element["A"]["Scope"] = "/Row" if row else "/Column"
                self.headers.setdefault(box.element, element)
            case "/TD":
                self.cells.append(element)
            case "/L":  # ISO 32000-1, table 347
                element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{numbering(box)}"})
            case "/Figure":  # 7.3: the box in points from the foot of the page
                left, top, right, bottom = (value * _POINTS for value in element["A"]["BBox"])
                height = self.heights[page]
                element["A"]["BBox"] = pydyf.Array((left, height - bottom, right, height - top))
        self._tag_note(element, box)

    def _name_link(self, element: Element, box: Any) -> None:
        """The description of a link is its words, not its address (7.18.5); a picture alone lends it its own."""
        if element["S"] != "/Link":
            return
        words = " ".join((box.element.get("aria-label") or "".join(box.element.itertext())).split())
        if not words:
            words = " ".join(image.get("alt", "") for image in box.element.iter("img")).strip()
            element["Alt"] = pydyf.String(words)
        if words and box.link_annotation:
            box.link_annotation["Contents"] = pydyf.String(words)

    def _tag_note(self, element: Element, box: Any) -> None:
        """A footnote is a Note with an ID; its call a Reference, its number a Lbl (7.9)."""
        name = box.element_tag or ""
        if name.endswith("::footnote-call") or (name == "sup" and is_call(box.element)):
            element["S"] = "/Reference"
        elif name.endswith("::footnote-marker"):
            element["S"] = "/Lbl"
        elif "::" not in name and box.element.get("role") == "doc-footnote":
            element["S"] = "/Note"
            element["ID"] = pydyf.String(f"note-{len(self.notes) + 1}")

    # ------------------------------------------------------------------------------ when all is written

    def finish(self, document: Any, pdf: Any) -> None:
        """WeasyPrint's finisher."""
        root = named(pdf, named(pdf, pdf.catalog["StructTreeRoot"])["K"][0])
        place_notes(root, [(note, pdf.page_references[page]) for note, page in self.notes.values()], pdf)
        self._point_at_headers()
        owners = self._point_at_joined(pdf)
        fonts = {font.hash: font.to_unicode for font in document.fonts.values()}
        streams = [stream_of(pdf, reference) for reference in pdf.page_references]
        self.turned.settle(streams, {font.hash: Face(font.to_unicode, font.widths) for font in document.fonts.values()})
        map_glyphs(pdf, fonts)
        drawn = {place: text for page, stream in enumerate(streams) for place, text in drawn_on(page, stream, fonts)}
        words = self.words.replacements(drawn)
        self._name_bookmarks(pdf)
        for page, reference in enumerate(pdf.page_references):
            self._mark_artifacts(page, streams[page])
            self._give_words(page, streams[page], owners[page], words, pdf)
            self._drop_links(named(pdf, reference))
        for item in pdf.objects:
            for data in (item, getattr(item, "extra", None)):
                if isinstance(data, dict) and "Interpolate" in data:
                    data["Interpolate"] = "false"  # ISO 19005-2, 6.2.8
                if isinstance(data, dict) and data.get("Type") == "/Annot":
                    data["F"] = _PRINT
        if self.direction == "rtl":
            pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"
        if "AF" in pdf.catalog:  # WeasyPrint names each attachment twice
            pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
        metadata = named(pdf, pdf.catalog["Metadata"])
        metadata.compress = False  # ISO 19005-2, 6.6.2.1
        before, closing, after = metadata.stream[0].rpartition(b"</rdf:RDF>")
        metadata.stream[0] = before + published_by(self.publishers) + IDENTIFICATION + closing + after
        complete_maps(pdf)
        close_streams(pdf)
        self.pdf, self.objects = pdf, len(pdf.objects)

    def written(self, data: bytes) -> bytes:
        """The finished file: what WeasyPrint wrote, or the same written so that every stream ends as it should."""
        return written(self.pdf, data, self.objects)

    def _point_at_headers(self) -> None:
        """Cells name the headers that are in the tree, not those repeated on their page (7.5)."""
        names = {rest["ID"].string: first["ID"] for first, rest in self.same if "ID" in rest}
        for cell in self.cells:
            headers = cell["A"].get("Headers", ())
            cell["A"]["Headers"] = pydyf.Array(dict.fromkeys(names.get(name.string, name) for name in headers))

    def _point_at_joined(self, pdf: Any) -> list[list[Any]]:
        """The parent tree names what was joined by its first part. Returns who owns the marked content of each page."""
        tree = named(pdf, named(pdf, pdf.catalog["StructTreeRoot"])["ParentTree"])
        entries = [
            pydyf.Array(self.moved.get(owner, owner) for owner in entry)
            if isinstance(entry, list)
            else self.moved.get(entry, entry)
            for entry in tree["Nums"]
        ]
        tree["Nums"] = pydyf.Array(entries)
        return [entry for entry in entries if isinstance(entry, list)]

    def _name_bookmarks(self, pdf: Any) -> None:
        """A bookmark says its heading without the numbers of notes, which WeasyPrint takes for words."""
        bookmarks = [item for item in pdf.objects if isinstance(item, dict) and "Title" in item and "Dest" in item]
        if len(bookmarks) == len(self.bookmarks):
            for bookmark, label in zip(bookmarks, self.bookmarks, strict=True):
                bookmark["Title"] = pydyf.String(label)

    def _drop_links(self, page: Any) -> None:
        """Links in what was set aside can be followed where they stand in the text."""
        dropped = {annotation.reference for annotation in self.dropped}
        if dropped and "Annots" in page:
            page["Annots"] = pydyf.Array([link for link in page["Annots"] if link not in dropped])
        for annotation in self.dropped:
            retire(annotation)

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

    def _give_words(
        self, page: int, stream: list[Any], owners: list[Any], words: Mapping[Place, str], pdf: Any
    ) -> None:
        """Content that says something else than the source gets the source's words, as does an element of it alone.

        Some readers look for them in the content, some in the tree. What is drawn from right to left is turned round by
        the former (`turned`): it has its words in the tree alone.
        """
        for item in stream:
            if isinstance(item, dict) and (page, item.get("MCID")) in words:
                number = item["MCID"]
                said = pydyf.String(words[page, number])
                owner = named(pdf, owners[number])
                if (page, number) not in self.turned.lines:
                    item["ActualText"] = said
                elif owner["K"] != [number]:
                    owner = set_apart(owner, pdf.page_references[page], number, pdf)
                    owners[number] = owner.reference
                if owner["K"] == [number]:
                    owner["ActualText"] = said
