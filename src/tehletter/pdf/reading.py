"""A finished PDF read back from its bytes: tag tree, text, languages, fonts. Nothing of WeasyPrint's is asked.

The order of tags is what a screen reader says, that of drawing what text extraction and reflow take; the two are
compared page by page, notes apart, which are painted at the foot of a page. A second library, that of a browser,
extracts the text again, as it comes when someone copies it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from typing import Any

from tehletter.errors import Unable
from tehletter.pdf.drawn import Drawn, Fonts, read_page
from tehletter.witness import Breach, PdfReading, Reading, Run, Said, Sheet

_BLOCKS = {
    **{f"H{level}": f"h{level}" for level in range(1, 7)},
    "P": "p",
    "LBody": "li",
    "TH": "th",
    "TD": "td",
    "Caption": "caption",
    "Code": "pre",
}
"""Elements that part words from those of others (ISO 32000-1, 14.8.4.3), by the names that pages have for them."""
_TURNED = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]{2,}")
"""Letters written from right to left, which are drawn from left to right."""
_SILENT = frozenset({"Lbl", "Reference"})
"""Markers of lists, numbers and calls of notes: no words of the author."""


def readers() -> tuple[tuple[str, str], ...]:
    """The libraries that a proof reads with, each with its version; raises `Unable` where one is missing."""
    from importlib.metadata import PackageNotFoundError, version

    names = ("page-validation", "pikepdf", "pypdfium2")
    try:
        import page  # noqa: F401 - whether it is there
        import pikepdf  # noqa: F401
        import pypdfium2  # noqa: F401

        return tuple((name, version(name)) for name in names)
    except (ImportError, PackageNotFoundError) as error:
        raise Unable("no-prover", reason=str(error)) from error


def breaches(data: bytes, profile: str) -> tuple[Breach, ...]:
    """What a PDF lacks of a standard: `ua1` for PDF/UA-1, `2a` or `3a` for PDF/A."""
    import page

    found: dict[str, list[str]] = {}
    for failure in page.validate_pdf_bytes(data, profile=profile).failures:
        found.setdefault(failure.rule_id, []).append(failure.message)
    return tuple(Breach(profile, rule, messages[0], len(messages)) for rule, messages in found.items())


def read_pdf(data: bytes) -> PdfReading:
    """What a PDF says and is made of."""
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = Fonts()
        pages = {page.obj.objgen: read_page(page, fonts) for page in pdf.pages}
        lang = str(pdf.Root.get("/Lang", ""))
        walk = _Walk(pages, pikepdf)
        if "/StructTreeRoot" in pdf.Root:
            walk.down(pdf.Root.StructTreeRoot.get("/K"), _At(None, lang))
        with pdf.open_outline() as outline:
            bookmarks = tuple(_bookmarks(outline.root, 1))
        reading = Reading(
            lang,
            str(pdf.docinfo.get("/Title", "")),
            tuple(block.said() for block in walk.blocks if block.runs),
            tuple(walk.notes()),
            tuple(walk.pictures),
            tuple(walk.links),
        )
    drawn = (walk.sheet(page) for page in pages)
    return PdfReading(
        reading,
        tuple(Sheet(mine, its) for mine, its in zip(drawn, _extracted(data), strict=True)),
        " ".join(text for page in pages.values() for text in page.unread if text.strip()),
        walk.astray(),
        tuple(fonts.missing),
        fonts.used(),
        bookmarks,
        len(walk.tables),
        tuple(table.words for table in walk.tables if not table.headers),
        tuple(walk.unscoped),
    )


def _extracted(data: bytes) -> Iterator[str]:
    """The text of each page as PDFium gives it."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    try:
        for page in pdf:
            yield page.get_textpage().get_text_range()
    finally:
        pdf.close()


def _turned(word: re.Match[str]) -> str:
    return word[0][::-1]


def _bookmarks(items: Any, level: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield level, str(item.title)
        yield from _bookmarks(item.children, level + 1)


@dataclass(slots=True)
class _Block:
    kind: str
    runs: list[Run] = field(default_factory=list)
    last: bytes = b""
    number: str = ""

    def add(self, text: str, lang: str, height: bytes, last: bytes) -> None:
        """More words; on another line a word may go on."""
        self.runs.append(Run(text if not self.runs or height == self.last else "\n" + text, lang))
        self.last = last

    def said(self) -> Said:
        return Said(self.kind, tuple(self.runs))


@dataclass(slots=True)
class _Table:
    words: str = ""
    headers: int = 0


@dataclass(frozen=True, slots=True)
class _At:
    """Where the walk is: the page it inherits, its language, the note and the table around it; whether its words
    are the author's, whether an element above gives them, whether it is in an item of a list; the elements above.
    """

    page: Any
    lang: str
    note: _Block | None = None
    table: _Table | None = None
    silent: bool = False
    given: bool = False
    item: bool = False
    above: frozenset[Any] = frozenset()


class _Walk:
    """The tag tree from top to bottom."""

    def __init__(self, pages: dict[Any, Drawn], pikepdf: Any) -> None:
        self.pages, self.pikepdf = pages, pikepdf
        self.blocks = [_Block("")]
        self.kept: list[_Block] = []
        self.pictures: list[str] = []
        self.links: list[str] = []
        self.tables: list[_Table] = []
        self.unscoped: list[str] = []
        self.order: dict[Any, list[int]] = {}
        self.apart: set[tuple[Any, int]] = set()
        self.given: dict[tuple[Any, int], str] = {}

    def down(self, node: Any, at: _At) -> None:
        if isinstance(node, self.pikepdf.Array):
            for kid in node:
                self.down(kid, at)
        elif isinstance(node, self.pikepdf.Dictionary):
            if "/S" in node:
                self.element(node, at)
            elif "/MCID" in node:
                self.mark(int(node["/MCID"]), node["/Pg"].objgen if "/Pg" in node else at.page, at)
        elif node is not None:
            self.mark(int(node), at.page, at)

    def element(self, node: Any, at: _At) -> None:
        if node.objgen in at.above:
            return  # the tree bites its tail
        kind = str(node["/S"])[1:]
        within = _At(
            node["/Pg"].objgen if "/Pg" in node else at.page,
            str(node["/Lang"]) if "/Lang" in node else at.lang,
            at.note,
            at.table,
            at.silent or kind in _SILENT,
            at.given,
            at.item or kind == "LBody",
            at.above | {node.objgen} if node.is_indirect else at.above,
        )
        match kind:
            case "Note":
                self.kept.append(_Block("p"))
                within = replace(within, note=self.kept[-1], table=None)
            case "Figure":
                self.pictures.append(str(node.get("/Alt", "")))
            case "Table":
                self.tables.append(_Table())
                within = replace(within, table=self.tables[-1])
            case "Link":
                self.links.append(self.announced(node))
        if kind not in _BLOCKS or within.note is not None:
            self.content(node, within)
            return
        around = self.blocks[-1].kind
        self.blocks.append(_Block("li" if kind == "P" and at.item else _BLOCKS[kind]))
        first = len(self.blocks) - 1
        self.content(node, within)
        if kind == "TH":
            self.header(node, first, within.table)
        self.blocks.append(_Block(around))

    def content(self, node: Any, at: _At) -> None:
        """The words of an element: those that it gives in place of what is drawn, or else what is drawn."""
        given = "/ActualText" in node
        kids = node.get("/K")
        only = kids[0] if isinstance(kids, self.pikepdf.Array) and len(kids) == 1 else kids
        if given and isinstance(only, int):
            self.given[at.page, only] = str(node["/ActualText"])
        self.down(kids, replace(at, given=at.given or given))
        if given and not at.given:
            self.say(str(node["/ActualText"]), at)

    def say(self, text: str, at: _At, height: bytes = b"", last: bytes = b"") -> None:
        """Hear some words."""
        if not at.silent:
            (at.note or self.blocks[-1]).add(text, at.lang, height, last)
            if at.table is not None and not at.table.words:
                at.table.words = text
        elif at.note is not None:
            at.note.number += text

    def header(self, node: Any, first: int, table: _Table | None) -> None:
        if table is not None:
            table.headers += 1
        attributes = node.get("/A", {})
        listed = attributes if isinstance(attributes, self.pikepdf.Array) else [attributes]
        if not any("/Scope" in item for item in listed):
            self.unscoped.append("".join(run.text for block in self.blocks[first:] for run in block.runs))

    def announced(self, node: Any) -> str:
        """The words by which a link is announced: the description of its annotation."""
        kids = node.get("/K")
        for kid in kids if isinstance(kids, self.pikepdf.Array) else [kids]:
            if isinstance(kid, self.pikepdf.Dictionary) and "/Obj" in kid:
                return str(kid["/Obj"].get("/Contents", ""))
        return ""

    def mark(self, number: int, page: Any, at: _At) -> None:
        drawn = self.pages.get(page)
        if drawn is None or number not in drawn.marked:
            return
        marked = drawn.marked[number]
        self.order.setdefault(page, []).append(number)
        if at.note is not None:
            self.apart.add((page, number))
        if not at.given:
            self.say(marked.text, at, marked.height, marked.last)

    def sheet(self, page: Any) -> str:
        """All words of a page in the order of drawing, as the tags give them; else each from its first letter on."""
        words = []
        for number, group in groupby(self.pages[page].everything, key=itemgetter(0)):
            drawn = "".join(text for _, text in group)
            said = self.given.get((page, number)) if number is not None else _TURNED.sub(_turned, drawn)
            words.append(drawn if said is None else drawn[: drawn.startswith("\n")] + said)
        return "\N{ZERO WIDTH SPACE}".join(words)

    def notes(self) -> Iterator[tuple[int, Said]]:
        for place, note in enumerate(self.kept, 1):
            figures = "".join(filter(str.isdecimal, note.number))
            yield int(figures) if figures else place, note.said()

    def astray(self) -> str:
        """The first text of a page that is drawn in another order than it is tagged, or is tagged twice or never."""
        for page, drawn in self.pages.items():
            tagged = [number for number in self.order.get(page, []) if (page, number) not in self.apart]
            painted = [number for number in drawn.marked if (page, number) not in self.apart]
            if tagged != painted:
                pairs = enumerate(zip(tagged, painted, strict=False))
                at = next((place for place, (mine, its) in pairs if mine != its), min(len(tagged), len(painted)))
                return drawn.marked[(painted[at:] or tagged[at:])[0]].text.strip() or "…"
        return ""
