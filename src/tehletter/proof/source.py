"""What an edition has to say, from its source: the segments that page and PDF must hold, in order, with their lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tehletter.body import (
    Block,
    Box,
    Break,
    Code,
    CodeBlock,
    Divider,
    Emphasis,
    Figure,
    Grid,
    Heading,
    Image,
    Inline,
    Link,
    List,
    NoteRef,
    Paragraph,
    Passage,
    Quote,
    RawHtml,
    Strong,
    Text,
)
from tehletter.letter import Letter
from tehletter.proof.strand import Strand, signs_of, strand
from tehletter.walk import all_blocks, all_inlines

_TELLING = 6
"""Signs of a longer text that are enough to find its line by."""
Place = tuple[str, int]
"""The language of a run and its line in the source."""


@dataclass(frozen=True, slots=True)
class Segment:
    """The text of one block. `kind` is named as in HTML: h1 to h6, p, li, th, td, caption, pre."""

    kind: str
    strand: Strand[Place]

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.strand.marks[0][1][1]


@dataclass(frozen=True, slots=True)
class Alternative:
    """What stands for a picture for those who do not see it."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Expected:
    """All that page and PDF have to say of a letter, in order.

    `text` goes up to the end of the body, `closing` is « Aller plus loin », between which a page has its notes;
    `notes` are by the number that readers see. `headings` divide the letter and are bookmarks (not
    those inside boxes and quotations); `several` articles have a Sommaire.
    """

    lang: str
    title: str
    text: tuple[Segment, ...]
    closing: tuple[Segment, ...]
    notes: tuple[tuple[int, tuple[Segment, ...]], ...]
    alternatives: tuple[Alternative, ...]
    headings: tuple[Segment, ...]
    tables: int
    several: bool

    def line_of(self, text: str) -> int:
        """The line on which some text begins, or as much of it as one block holds; 1 where the letter has it not."""
        signs = signs_of(text)
        segments = (*self.text, *self.closing, *(segment for _, note in self.notes for segment in note))
        while signs:
            for segment in segments:
                if (at := segment.strand.signs.find(signs)) >= 0:
                    mark = segment.strand.mark_at(at)
                    return mark[1] if mark else 1
            signs = signs[: len(signs) // 2] if len(signs) >= 2 * _TELLING else ""
        return 1


def expected_of(letter: Letter) -> Expected:
    """What a letter has to say. Byline and cover change places where it has a Sommaire (layout of the mission)."""
    teller = _Teller(letter)
    articles = [b for b in letter.body.blocks if isinstance(b, Heading) and b.level == 2]
    several = len(articles) > 1
    title = teller.front("h1", "title", letter.meta.title)
    byline = [*teller.front("p", "byline", letter.meta.byline), *teller.front("p", "author", letter.meta.author)]
    cover = teller.cover()
    opening = [*title, *cover, *byline] if several else [*title, *byline, *cover]
    body = list(teller.blocks(letter.body.blocks))
    closing = [s for place, seen in enumerate(letter.meta.see_also) for s in teller.reference(place, seen.label)]
    notes = {note.label: note for note in letter.body.notes}
    calls = dict.fromkeys(child.label for child in all_inlines(letter.body) if isinstance(child, NoteRef))
    return Expected(
        letter.lang,
        letter.meta.title,
        tuple(segment for segment in (*opening, *body) if segment.strand.signs),
        tuple(closing),
        tuple(
            (number, tuple(s for s in teller.blocks(notes[label].blocks) if s.strand.signs))
            for number, label in enumerate(calls, 1)
            if label in notes
        ),
        tuple(teller.alternatives()),
        tuple(s for block in letter.body.blocks if isinstance(block, Heading) for s in teller.block(block)),
        sum(isinstance(block, Grid) for block in all_blocks(letter.body)),
        several,
    )


class _Teller:
    def __init__(self, letter: Letter) -> None:
        self.letter = letter

    def line_of(self, *keys: str) -> int:
        """The line of a key of the front matter."""
        entry = self.letter.front.find(keys[0])
        if entry is None:
            return 1
        inner = getattr(entry.node, "find", None)
        deeper = inner(keys[1]) if inner and len(keys) > 1 else None
        return (deeper or entry).key_span.line

    def front(self, kind: str, key: str, text: str, *deeper: str) -> list[Segment]:
        if not text:
            return []
        return [self.plain(kind, text, self.line_of(key, *deeper))]

    def cover(self) -> list[Segment]:
        cover = self.letter.meta.cover
        if cover is None:
            return []
        return [
            *self.front("caption", "cover", cover.caption, "caption"),
            *self.front("caption", "cover", cover.credit, "credit"),
        ]

    def reference(self, place: int, label: str) -> list[Segment]:
        """A line of « Aller plus loin »."""
        entry = self.letter.front.find("see_also")
        items = getattr(entry.node, "items", ()) if entry else ()
        line = items[place].span.line if place < len(items) else 1
        return [self.plain("li", label, line)]

    def blocks(self, blocks: Iterable[Block], kind: str = "p") -> Iterator[Segment]:
        """The segments of blocks; `kind` is that of their paragraphs."""
        for block in blocks:
            yield from self.block(block, kind)

    def block(self, block: Block, kind: str = "p") -> Iterator[Segment]:  # noqa: C901 - one case for each kind of block
        match block:
            case Paragraph():
                yield self.inline(kind, block.children, block.span.line)
            case Heading():
                yield self.inline(f"h{block.level}", block.children, block.span.line)
            case List():
                for item in block.items:
                    yield from self.blocks(item.blocks, "li")
            case Quote() | Box():
                yield from self.blocks(block.blocks, kind)
            case Grid():
                yield from self.grid(block)
            case Figure():
                for text in (block.caption, block.credit):
                    yield self.plain("caption", text, block.span.line)
            case CodeBlock():
                yield self.plain("pre", block.text, block.span.line)
            case Divider():
                pass

    def plain(self, kind: str, text: str, line: int) -> Segment:
        return Segment(kind, strand([(text, (self.letter.lang, line))]))

    def grid(self, grid: Grid) -> Iterator[Segment]:
        """A table: its caption first, as it is read."""
        yield self.inline("caption", grid.caption, grid.span.line)
        for row in (grid.header, *grid.rows):
            for place, cell in enumerate(row):
                header = row is grid.header or (grid.row_headers and place == 0)
                yield self.inline("th" if header else "td", cell.children, cell.span.line)

    def inline(self, kind: str, children: Iterable[Inline], line: int) -> Segment:
        return Segment(kind, strand([("", (self.letter.lang, line)), *_runs(children, self.letter.lang, line)]))

    def alternatives(self) -> Iterator[Alternative]:
        """The alternatives of all pictures that show something."""
        meta = self.letter.meta
        for key, photo in (("cover", meta.cover), ("portrait", meta.portrait)):
            if photo is not None:
                yield Alternative(signs_of(photo.alt), self.line_of(key, "alt"))
        for block in all_blocks(self.letter.body):
            if isinstance(block, Figure) and not block.image.decorative:
                yield Alternative(signs_of(block.image.alt), block.span.line)
        for child in all_inlines(self.letter.body):
            if isinstance(child, Image) and not child.decorative:
                yield Alternative(signs_of(child.alt), child.span.line)


def _runs(children: Iterable[Inline], lang: str, line: int) -> Iterator[tuple[str, Place]]:
    """The words of inline text, each run with its language and line; calls of notes and pictures are no words."""
    for child in children:
        match child:
            case Text() | RawHtml() | Code():
                yield child.value, (lang, child.span.line)
            case Break():
                yield " ", (lang, line)
            case Emphasis() | Strong() | Link():
                yield from _runs(child.children, lang, line)
            case Passage():
                yield from _runs(child.children, child.lang, line)
            case Image() | NoteRef():
                pass
