"""5xx: structure that is only seen: tables without headers, headings that are bold alone (RGAA 4.1, themes 5 and 9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tehletter.body import (
    Block,
    Box,
    Break,
    Cell,
    Code,
    Divider,
    Emphasis,
    Grid,
    Heading,
    Image,
    Inline,
    Link,
    NoteRef,
    Paragraph,
    Passage,
    Strong,
    Text,
)
from tehletter.diagnostics import Finding
from tehletter.rules.rule import Case
from tehletter.walk import inlines_in, plain_text

HEADING_WORDS = 12
"""A bold paragraph of more words is emphasis, not a heading."""

_NOTHING = re.compile(r"[\s\-–—.…_·*\u200b\ufeff]*")
_GOES_ON = tuple(".…!?:;,»”")
"""What ends a sentence, or leads on to what follows: no heading ends so."""


def table_without_header(case: Case) -> Iterator[Finding]:
    """Every column of figures says what it holds (RGAA 5.6, 5.7)."""
    for block in case.blocks:
        if not isinstance(block, Grid):
            continue
        empty = [number for number, cell in enumerate(block.header, 1) if _is_empty(cell)]
        if len(empty) == len(block.header):
            yield Finding("table-without-header", block.header[0].span)
        else:
            for number in empty:
                if number > 1:
                    yield Finding("table-without-header", block.header[number - 1].span, {"column": number}, "column")


def _is_empty(cell: Cell) -> bool:
    seen = any(isinstance(child, Image | Code | NoteRef) for child in inlines_in(cell.children))
    return not seen and _NOTHING.fullmatch(plain_text(cell.children)) is not None


def bold_heading(case: Case) -> Iterator[Finding]:
    """What stands as a heading is one: a reader who goes from heading to heading passes bold words by (RGAA 9.1).

    A box may begin with a bold line: it is the label of the box, not a part of the letter's outline.
    """
    for blocks in _flows(case):
        for block, after in pairwise(blocks):
            if isinstance(block, Paragraph) and not isinstance(after, Heading | Divider) and _is_bold(block.children):
                words = plain_text(block.children).strip()
                if words and len(words.split()) <= HEADING_WORDS and not words.endswith(_GOES_ON):
                    yield Finding("bold-heading", block.span, {"words": words})


def _flows(case: Case) -> Iterator[tuple[Block, ...]]:
    """The blocks of the letter, and those of each box after its first."""
    yield case.manuscript.body.blocks
    for block in case.blocks:
        if isinstance(block, Box):
            yield block.blocks[1:]


def _is_bold(children: tuple[Inline, ...]) -> bool:
    """Whether all words are bold."""
    found = False
    for child in children:
        match child:
            case Strong():
                found = True
            case Emphasis() | Passage() | Link() if _is_bold(child.children):
                found = True
            case Break() | NoteRef():
                pass
            case Text() if not child.value.strip():
                pass
            case _:
                return False
    return found
