"""From a letter to its abstract."""

from __future__ import annotations

from tehletter.abstract import Abstract, Counts, Mark
from tehletter.model import Figure, Grid, Heading, Image, Link, List, NoteRef, Scalar, Sequence, Table
from tehletter.rules.rule import Case


def facts(case: Case, digest: str) -> Abstract:
    """The abstract of a letter."""
    manuscript, values = case.manuscript, case.values
    return Abstract(
        manuscript.path,
        manuscript.issue,
        manuscript.lang,
        digest,
        values.get("number"),
        values.get("title", ""),
        values.get("date"),
        values.get("modified"),
        case.draft,
        {entry.key: entry.node.span for entry in manuscript.front.entries},
        _counts(case),
        tuple(dict.fromkeys(use.path for use in case.uses if use.path)),
        tuple(Mark(use.path, use.span) for use in case.uses if use.path and not use.alt and not use.decorative),
        ignored=tuple(_ignored(case)),
    )


def _counts(case: Case) -> Counts:
    blocks, inlines = case.blocks, case.inlines
    return Counts(
        headings=sum(isinstance(block, Heading) for block in blocks),
        pictures=sum(isinstance(block, Figure) for block in blocks) + sum(isinstance(i, Image) for i in inlines),
        items=sum(len(block.items) for block in blocks if isinstance(block, List)),
        links=sum(isinstance(child, Link) for child in inlines),
        notes=sum(isinstance(child, NoteRef) for child in inlines),
        tables=sum(isinstance(block, Grid) for block in blocks),
    )


def _ignored(case: Case) -> list[Mark]:
    entry = case.manuscript.front.find("check")
    ignore = entry.node.find("ignore") if entry and isinstance(entry.node, Table) else None
    items = ignore.node.items if ignore and isinstance(ignore.node, Sequence) else ()
    return [Mark(item.value, item.span) for item in items if isinstance(item, Scalar) and isinstance(item.value, str)]
