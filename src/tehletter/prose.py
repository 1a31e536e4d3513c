"""The words of a letter as one text for each language, every character with its place in the source.

Rules of typography look at this text alone. What is not words (code, addresses, pictures, calls of notes,
passages in another language) is hidden in it behind `HIDDEN`; `EDGE` stands between two texts that a reader sees
apart, such as paragraphs or cells, so that no pattern reaches from one into the next.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from tehletter.body import (
    Block,
    Box,
    Break,
    Emphasis,
    Figure,
    Grid,
    Heading,
    Image,
    Inline,
    Link,
    List,
    Paragraph,
    Passage,
    Quote,
    Strong,
    Text,
)
from tehletter.confines import Frame, frame_of, harmless
from tehletter.diagnostics import Edit, Span
from tehletter.letter import Manuscript
from tehletter.model import Node, Scalar, Table
from tehletter.model import Sequence as Items
from tehletter.stretches import placed
from tehletter.typography import ADDRESS, SIGNS_OF_ADDRESSES

HIDDEN, EDGE = "\ufffc", "\u2029"
"""Both count as one character; `EDGE` is white space for `\\s`: patterns name the spaces that they cross."""

Kind = Literal["paragraph", "item", "heading", "cell", "caption", "alternative", "title", "front", "passage"]

_WORDS_OF_FRONT = ("title", "summary", "byline", "author", "theme")
_WORDS_OF_PHOTO = ("alt", "caption", "credit")


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a letter, from `start` to before `end` of its `Prose`; `block` is None in the front matter.

    `item`: the first text of a list item; `title`: the title of the letter; `front`: other front matter.
    """

    kind: Kind
    start: int
    end: int
    block: Block | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters of a prose that stand side by side on one line of the source, where they are `literal`.

    `line` is that line, `frame` what the characters stand in there.
    """

    start: int
    end: int
    span: Span
    literal: bool
    line: str = ""
    frame: Frame = "body"


@dataclass(frozen=True, slots=True)
class Prose:
    """All words of a letter in one language, in reading order, composed (NFC)."""

    lang: str
    text: str
    parts: tuple[Part, ...]
    pieces: tuple[_Piece, ...]
    starts: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Where the characters from `start` to before `end` stand in the source."""
        first, last = self._piece(start), self._piece(max(end - 1, start))
        line, column = _from(first, start)
        end_line, end_column = _to(last, end)
        return Span(line, column, end_line, end_column) if (line, column) <= (end_line, end_column) else first.span

    def edits(self, start: int, end: int, new: str) -> tuple[Edit, ...]:
        """What makes the characters from `start` to before `end` read `new`.

        Nothing where markup is among them, or where they would make the source be read in another way. An
        insertion (`start` == `end`) goes behind the character before it.
        """
        insertion = start == end
        piece = self._piece(start - 1 if insertion else start)
        if not piece.literal or not (piece.start <= start and end <= piece.end):
            return ()
        column = piece.span.column + start - piece.start
        if not harmless(piece.line, column - 1, column - 1 + end - start, new, piece.frame):
            return ()
        return (Edit(Span(piece.span.line, column, piece.span.line, column + end - start), new),)

    def part(self, offset: int) -> Part:
        """The text that a character belongs to."""
        index = bisect_right(self.parts, offset, key=lambda part: part.start) - 1
        return self.parts[max(index, 0)]

    def _piece(self, offset: int) -> _Piece:
        return self.pieces[max(bisect_right(self.starts, offset) - 1, 0)]


def _from(piece: _Piece, offset: int) -> tuple[int, int]:
    inside = offset - piece.start if piece.literal else 0
    return piece.span.line, piece.span.column + inside


def _to(piece: _Piece, offset: int) -> tuple[int, int]:
    if piece.literal:
        return piece.span.line, piece.span.column + min(offset, piece.end) - piece.start
    return piece.span.end_line, piece.span.end_column


def read_prose(manuscript: Manuscript) -> tuple[Prose, ...]:
    """The words of a letter, its own language first."""
    composing = _Composing(manuscript)
    composing.front()
    composing.blocks(manuscript.body.blocks)
    for note in manuscript.body.notes:
        composing.blocks(note.blocks)
    return tuple(text.prose() for text in composing.texts.values() if text.parts)


class _Growing:
    """The prose of one language while it is put together."""

    def __init__(self, lang: str, lines: list[str]) -> None:
        self.lang, self.lines, self.length, self.frame = lang, lines, 1, _BODY
        self.strings, self.parts, self.pieces = [EDGE], list[Part](), list[_Piece]()

    def add(self, text: str, span: Span, *, literal: bool) -> None:
        """Add characters; text that is not composed is added cluster by cluster."""
        if literal and not text.isascii() and not unicodedata.is_normalized("NFC", text):
            for start, cluster in _clusters(text):
                composed = unicodedata.normalize("NFC", cluster)
                self.put(composed, span.part(start, start + len(cluster)), literal=composed == cluster)
        else:
            self.put(text, span, literal=literal)

    def put(self, text: str, span: Span, *, literal: bool) -> None:
        if not text:
            return
        line = self.lines[span.line - 1] if literal else ""
        before = self.pieces[-1] if self.pieces else None
        if before and _joins(before, span, self.length, literal=literal):
            whole = Span(span.line, before.span.column, span.line, span.end_column)
            self.pieces[-1] = _Piece(before.start, self.length + len(text), whole, True, line, self.frame)  # noqa: FBT003
        else:
            self.pieces.append(_Piece(self.length, self.length + len(text), span, literal, line, self.frame))
        self.strings.append(text)
        self.length += len(text)

    def close(self, kind: Kind, start: int, block: Block | None) -> None:
        if self.length > start:
            self.parts.append(Part(kind, start, self.length, block))
            self.strings.append(EDGE)
            self.length += 1

    def prose(self) -> Prose:
        text = "".join(self.strings)
        if any(sign in text for sign in SIGNS_OF_ADDRESSES):
            text = ADDRESS.sub(lambda match: HIDDEN * len(match[0]), text)
        return Prose(self.lang, text, tuple(self.parts), tuple(self.pieces), tuple(p.start for p in self.pieces))


_BODY: Frame = "body"


def _joins(piece: _Piece, span: Span, start: int, *, literal: bool) -> bool:
    """Whether characters go on right behind a piece, in the source as in the prose."""
    if not (literal and piece.literal and piece.end == start):
        return False
    return (piece.span.end_line, piece.span.end_column) == (span.line, span.column)


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    for match in re.finditer(r"[^\u0300-\u036f]+(?=[^\u0300-\u036f])|[^\u0300-\u036f]?[\u0300-\u036f]+|.", text):
        yield match.start(), match[0]


class _Composing:
    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.lines = manuscript.source.lines()
        self.own = _Growing(manuscript.lang, self.lines)
        self.texts = {manuscript.lang: self.own}

    # ------------------------------------------------------------------------------------- front matter

    def front(self) -> None:
        for entry in self.manuscript.front.entries:
            if entry.key in _WORDS_OF_FRONT:
                self.scalars(entry.node, "title" if entry.key == "title" else "front")
            elif entry.key in ("cover", "portrait") and isinstance(entry.node, Table):
                for word in entry.node.entries:
                    if word.key in _WORDS_OF_PHOTO:
                        self.scalars(word.node, "alternative" if word.key == "alt" else "caption")
            elif entry.key == "see_also" and isinstance(entry.node, Items):
                for item in entry.node.items:
                    label = item.find("label") if isinstance(item, Table) else None
                    if label:
                        self.scalars(label.node, "front")

    def scalars(self, node: Node, kind: Kind) -> None:
        if isinstance(node, Scalar) and isinstance(node.value, str):
            start, span = self.own.length, node.span
            self.own.frame = frame_of(self.lines[span.line - 1], span.column)
            for text, place, literal in placed(node.value, span, self.lines):
                self.own.add(text, place, literal=literal)
            self.own.close(kind, start, None)
            self.own.frame = _BODY

    # ------------------------------------------------------------------------------------------- blocks

    def blocks(self, blocks: Iterable[Block], kind: Kind = "paragraph") -> None:
        for block in blocks:
            match block:
                case Paragraph():
                    self.run(block.children, kind, block)
                case Heading():
                    self.run(block.children, "heading", block)
                case Grid():
                    self.grid(block)
                case List():
                    for item in block.items:
                        self.blocks(item.blocks[:1], "item")
                        self.blocks(item.blocks[1:])
                case Quote() | Box():
                    self.blocks(block.blocks)
                case Figure():
                    self.image(block.image, block)

    def grid(self, block: Grid) -> None:
        for row in (block.header, *block.rows):
            for cell in row:
                self.run(cell.children, "cell", block)
        self.run(block.caption, "caption", block)

    def run(self, children: tuple[Inline, ...], kind: Kind, block: Block | None, lang: str = "") -> None:
        """One text; the passages in it and the words of its pictures come after it, as texts of their own."""
        growing = self.texts.setdefault(lang, _Growing(lang, self.lines)) if lang else self.own
        start, waiting = growing.length, list[Passage | Image]()
        self.inline(children, growing, waiting)
        growing.close(kind, start, block)
        for child in waiting:
            if isinstance(child, Image):
                self.image(child, block)
            else:
                self.run(child.children, "passage", block, child.lang)

    def inline(self, children: tuple[Inline, ...], growing: _Growing, waiting: list[Passage | Image]) -> None:
        for child in children:
            match child:
                case Text():
                    growing.add(child.value, child.span, literal=child.literal)
                case Break():
                    growing.put("\n", child.span, literal=False)
                case Emphasis() | Strong() | Link(bare=False):
                    self.inline(child.children, growing, waiting)
                case Passage() | Image():
                    growing.put(HIDDEN, child.span, literal=False)
                    waiting.append(child)
                case _:
                    growing.put(HIDDEN, child.span, literal=False)

    def image(self, image: Image, block: Block | None) -> None:
        self.words_of(image, image.alt, 0, "alternative", block)
        if isinstance(block, Figure):
            title = self.lines[image.span.line - 1].rfind(image.title) if image.title else 0
            for words in (block.caption, block.credit):
                inside = image.title.find(words) if words is block.caption else image.title.rfind(words)
                self.words_of(image, words, title + inside + 1 - image.span.column, "caption", block)

    def words_of(self, image: Image, words: str, offset: int, kind: Kind, block: Block | None) -> None:
        start, span = self.own.length, image.span
        column = -1
        if words and span.line == span.end_line and offset >= 0:
            column = self.lines[span.line - 1].find(words, span.column - 1 + offset, span.end_column - 1)
        self.own.frame = "picture"
        if column >= 0:
            self.own.add(words, Span(span.line, column + 1, span.line, column + 1 + len(words)), literal=True)
        else:
            self.own.put(words, span, literal=False)
        self.own.close(kind, start, block)
        self.own.frame = _BODY
