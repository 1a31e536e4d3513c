"""From a letter to its abstract."""

from __future__ import annotations

import re
from itertools import islice
from zlib import crc32

from tehletter.abstract import Abstract, packed
from tehletter.body import (
    Figure,
    Grid,
    Heading,
    Image,
    Link,
    List,
    NoteRef,
)
from tehletter.model import (
    Mark,
    Node,
    Scalar,
    Sequence,
    Table,
)
from tehletter.rules.addresses import is_relative
from tehletter.rules.figures_said import figures_of
from tehletter.rules.numbers import mentions
from tehletter.rules.rule import Case

_PLAIN_WORD = re.compile(r"(?<!\w)[^\W\d_A-ZÀ-ÖØ-Þ]{3,}(?!\w)")
"""A word of three small letters or more: a text with few of them may be a name, the same in every language."""
_KINDS = {Figure: "pictures", Image: "pictures", Link: "links", NoteRef: "notes", Grid: "tables"}


def facts(case: Case, digest: str, *, alone: bool = False) -> Abstract:
    """The abstract of a letter; without what its other editions are compared by where it is `alone`."""
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
        tuple(dict.fromkeys(use.path for use in case.uses if use.path)),
        tuple(Mark(use.path, use.span) for use in case.uses if use.path and not use.alt and not use.decorative),
        decorative=tuple(Mark(use.path, use.span) for use in case.uses if use.path and use.decorative),
        relatives=tuple(Mark(a.href, a.span) for a in case.addresses if is_relative(a.href)),
        mentions=tuple(mentions(case)),
        ignored=tuple(_ignored(case)),
        figures="" if alone else packed(figures_of(case.prose)),
        outline="" if alone else packed(_outline(case)),
        texts="" if alone else packed(_fingerprints(case)),
        things="" if alone else packed(_things(case)),
    )


def _things(case: Case) -> list[Mark]:
    """What the editions of an issue have alike, in the order of the source."""
    found = [Mark(_KINDS[type(node)], node.span) for node in (*case.blocks, *case.inlines) if type(node) in _KINDS]
    found += [Mark("items", item.span) for block in case.blocks if isinstance(block, List) for item in block.items]
    found += [Mark(f"file {use.path}", use.span) for use in case.uses if use.path]
    found += [Mark("see_also", node.span) for node in _listed(case, "see_also")]
    names = (node for node in _listed(case, "publishers") if isinstance(node, Scalar))
    found += [Mark(f"publisher {' '.join(str(node.value).split())}", node.span) for node in names]
    return sorted(found, key=lambda mark: (mark.span.line, mark.span.column))


def _listed(case: Case, key: str) -> tuple[Node, ...]:
    """The items of a list of the front matter."""
    entry = case.manuscript.front.find(key)
    return entry.node.items if entry and isinstance(entry.node, Sequence) else ()


def _outline(case: Case) -> list[Mark]:
    return [Mark(str(block.level), block.span) for block in case.blocks if isinstance(block, Heading)]


def _fingerprints(case: Case) -> list[Mark]:
    """A number for each text that a translation changes: no names alone, nothing that is marked as foreign."""
    found = []
    kept = _kept_as_they_are(case)
    for prose in case.prose[:1]:
        for part in prose.parts:
            text = prose.text[part.start : part.end]
            if (
                part.kind in ("cell", "passage")
                or text in kept
                or _plain_words(text) < (3 if part.kind in ("paragraph", "item", "front") else 2)
            ):
                continue
            fingerprint = crc32(" ".join(text.split()).encode("utf-8", "surrogatepass"))
            found.append(Mark(f"{fingerprint:x} {part.kind}", prose.span(part.start, part.end)))
    return found


def _plain_words(text: str) -> int:
    """How many, of the first three."""
    return sum(1 for _ in islice(_PLAIN_WORD.finditer(text), 3))


def _kept_as_they_are(case: Case) -> set[str]:
    """Words that a translation may leave: credits of pictures, titles of what « see also » points to."""
    kept = {block.credit for block in case.blocks if isinstance(block, Figure)}
    kept |= {str((case.values.get(key) or {}).get("credit")) for key in ("cover", "portrait")}
    return kept | {str(reference.get("label")) for reference in case.values.get("see_also", ())}


def _ignored(case: Case) -> list[Mark]:
    entry = case.manuscript.front.find("check")
    ignore = entry.node.find("ignore") if entry and isinstance(entry.node, Table) else None
    items = ignore.node.items if ignore and isinstance(ignore.node, Sequence) else ()
    return [Mark(item.value, item.span) for item in items if isinstance(item, Scalar) and isinstance(item.value, str)]
