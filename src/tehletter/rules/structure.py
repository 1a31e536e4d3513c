"""Headings, tables and blocks: what holds a letter together. Codes 3xx."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tehletter.body import (
    Block,
    Box,
    Divider,
    Grid,
    Heading,
    Image,
    List,
    Paragraph,
    Quote,
)
from tehletter.diagnostics import Finding, Span
from tehletter.rules.rule import Case
from tehletter.walk import holds_something, inlines_in, is_blank, plain_text

_LABEL = re.compile(
    r"(?:Tableau|Table|Tabela|Табела|Légende|Caption)(?:[ \u00a0\u202f](?:n[°o][ \u00a0\u202f]?)?[\dIVX]{1,4})?"
    r"[ \u00a0\u202f]?[:.–—-]",
    re.IGNORECASE,
)
"""What begins a paragraph that is meant to be the caption of a table."""


# ---------------------------------------------------------------------------------------------- headings


def title_in_body(case: Case) -> Iterator[Finding]:
    """The title is the one heading of the first level (RGAA 9.1)."""
    for block in case.blocks:
        if isinstance(block, Heading) and block.level == 1:
            yield Finding("title-in-body", block.span)


def heading_jump(case: Case) -> Iterator[Finding]:
    """Levels of headings rise one at a time (RGAA 9.1); those of a box or a quotation go on from the text around."""
    yield from _jumps(case.manuscript.body.blocks, 1)


def _jumps(blocks: tuple[Block, ...], level: int) -> Iterator[Finding]:
    for block in blocks:
        match block:
            case Heading():
                if block.level > level + 1:
                    values = {"found": "#" * block.level, "wanted": "#" * (level + 1)}
                    yield Finding("heading-jump", block.span, values, "" if level > 1 else "first")
                level = block.level
            case Box() | Quote():
                yield from _jumps(block.blocks, level)
            case List():
                for item in block.items:
                    yield from _jumps(item.blocks, level)


def empty_section(case: Case) -> Iterator[Finding]:
    """A heading announces something."""
    yield from _empty_sections(case.manuscript.body.blocks)
    for block in case.blocks:
        if isinstance(block, Box | Quote):
            yield from _empty_sections(block.blocks)


def _empty_sections(blocks: tuple[Block, ...]) -> Iterator[Finding]:
    solid = [block for block in blocks if not isinstance(block, Divider)]
    for block, after in pairwise([*solid, None]):
        if not isinstance(block, Heading) or block.level == 1 or not (words := plain_text(block.children).strip()):
            continue
        if after is None or (isinstance(after, Heading) and after.level <= block.level):
            yield Finding("empty-section", block.span, {"heading": words})


def empty_heading(case: Case) -> Iterator[Finding]:
    """A heading has words: the Sommaire and screen readers list them (RGAA 9.1)."""
    for block in case.blocks:
        if isinstance(block, Heading) and is_blank(plain_text(block.children)):
            named = (child for child in inlines_in(block.children) if isinstance(child, Image) and child.alt)
            if next(named, None) is None:
                yield Finding("empty-heading", block.span)


# ------------------------------------------------------------------------------------------------ tables


def table_without_caption(case: Case) -> Iterator[Finding]:
    """A table says what it shows (RGAA 5.4)."""
    around: dict[Span, tuple[Block | None, Block | None]] = {}
    if any(isinstance(block, Grid) and not block.caption for block in case.blocks):
        for blocks in _sequences(case):
            for before, block, after in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
                around[block.span] = before, after
    for block in case.blocks:
        if isinstance(block, Grid) and not block.caption:
            before, after = around.get(block.span, (None, None))
            variant = "label" if _labelled(after) else "before" if _labelled(before) else ""
            yield Finding("table-without-caption", block.header[0].span, variant=variant)


def _sequences(case: Case) -> Iterator[tuple[Block, ...]]:
    yield case.manuscript.body.blocks
    for block in case.blocks:
        if isinstance(block, Box | Quote):
            yield block.blocks
        elif isinstance(block, List):
            yield from (item.blocks for item in block.items)


def _labelled(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and _LABEL.match(plain_text(block.children)) is not None


# ---------------------------------------------------------------------------------------- blocks of nothing


def empty_block(case: Case) -> Iterator[Finding]:
    """A box, a quotation, an item, a note, a table holds something."""
    if any(finding.rule == "deep-nesting" for finding in case.manuscript.findings):
        return  # what stands deepest was not read, and is not empty
    for block in case.blocks:
        yield from _emptiness(block)
    for note in case.manuscript.body.notes:
        if not _holds(note.blocks):
            yield Finding("empty-block", _first_line(note.span, 1), {"label": note.label}, "note")


def _emptiness(block: Block) -> Iterator[Finding]:
    match block:
        case Box() if not _holds(block.blocks):
            yield Finding("empty-block", _first_line(block.span, 3), variant="box")
        case Quote() if not _holds(block.blocks):
            yield Finding("empty-block", _first_line(block.span, 1), variant="quote")
        case List():
            empty = (item for item in block.items if not _holds(item.blocks))
            yield from (Finding("empty-block", _first_line(item.span, 1), variant="item") for item in empty)
        case Grid() if not block.rows:
            yield Finding("empty-block", block.header[0].span, variant="table")


def _holds(blocks: tuple[Block, ...]) -> bool:
    """Whether there are words or pictures; a block inside that holds nothing is told by itself."""
    return any(not isinstance(block, Paragraph) or holds_something(block) for block in blocks)


def _first_line(span: Span, length: int) -> Span:
    return span if span.line == span.end_line else span.part(0, length)
