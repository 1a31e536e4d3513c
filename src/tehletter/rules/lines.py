"""The lines of a letter's texts as their author typed them, with what Markdown made something of hidden.

What is left of a mark that is visible in such a line will be visible in print.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tehletter.body import (
    Block,
    Break,
    Emphasis,
    Inline,
    Paragraph,
    Passage,
    Strong,
    Text,
)
from tehletter.diagnostics import Span
from tehletter.walk import runs

HIDDEN = "\ufffc"
"""Stands for code, links, pictures, calls of notes, entities and escapes."""

_SIGN = re.compile(r"[@\]*_`~{&<|]")
_BEGINNING = re.compile(r"\s*(?:#|::)")
"""Lines without such a sign or beginning and without `://`, `www.`, `==` have nothing to tell."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text; `alone` where it is the whole of a paragraph, `index` its number in the text, from 0."""

    text: str
    block: Block
    index: int
    alone: bool
    starts: tuple[int, ...]
    spans: tuple[Span, ...]

    def span(self, start: int, end: int) -> Span:
        """Where the characters from `start` to before `end` stand in the source."""
        first, last = self._place(start), self._place(max(end - 1, start))
        return Span(first[0], first[1], last[0], last[1] + 1) if end > start else Span(*first, *first)

    def _place(self, offset: int) -> tuple[int, int]:
        index = max(bisect_right(self.starts, offset) - 1, 0)
        span = self.spans[index]
        return span.line, span.column + offset - self.starts[index]


def lines_of(blocks: Iterable[Block]) -> tuple[Line, ...]:
    """The lines that hold a sign of Markdown or of an address outside links and code."""
    return tuple(line for block in blocks for run in runs(block) if _suspicious(run) for line in _lines(block, run))


def _suspicious(children: tuple[Inline, ...]) -> bool:
    for child in children:
        if isinstance(child, Text):
            if child.literal and _has_a_sign(child.value):
                return True
        elif isinstance(child, Emphasis | Strong | Passage) and _suspicious(child.children):
            return True
    return False


def _has_a_sign(text: str) -> bool:
    signs = "://" in text or "www." in text or "==" in text
    return signs or bool(_SIGN.search(text) or _BEGINNING.match(text))


def _lines(block: Block, run: tuple[Inline, ...]) -> Iterator[Line]:
    texts: list[list[tuple[str, Span]]] = [[]]
    for piece in _pieces(run):
        if piece is None:
            texts.append([])
        else:
            texts[-1].append(piece)
    alone = len(texts) == 1 and isinstance(block, Paragraph)
    for index, pieces in enumerate(texts):
        starts, length = [], 0
        for text, _ in pieces:
            starts.append(length)
            length += len(text)
        if pieces:
            words = "".join(text for text, _ in pieces)
            yield Line(words, block, index, alone, tuple(starts), tuple(span for _, span in pieces))


def _pieces(children: tuple[Inline, ...]) -> Iterator[tuple[str, Span] | None]:
    """The stretches of a text with their places; None for a line end."""
    for child in children:
        match child:
            case Text() if child.literal:
                yield child.value, child.span
            case Emphasis() | Strong() | Passage():
                yield from _pieces(child.children)
            case Break():
                yield None
            case _:
                yield HIDDEN, child.span
