"""Findings that have one right answer, put right in the source; nothing else in the file is touched."""

from __future__ import annotations

import re
from bisect import bisect, insort
from collections.abc import Callable, Iterable
from itertools import pairwise

from tehletter.diagnostics import Diagnostic, Edit, Finding

ROUNDS = 20
"""A mend may uncover another; that many times over is more than any text needs."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def mended(raw: str, diagnose: Callable[[str], Iterable[Diagnostic]]) -> str:
    """The text of a file (line ends and BOM as they stand there) without what `diagnose` finds mendable in it."""
    seen = {raw}
    for _ in range(ROUNDS):
        raw, _ = mended_once(raw, diagnose(raw))
        if raw in seen:
            return raw
        seen.add(raw)
    return raw


def mended_once(raw: str, diagnostics: Iterable[Diagnostic]) -> tuple[str, int]:
    """The text after one round, and how many findings it mends."""
    chosen = apart(diagnostic.finding for diagnostic in diagnostics if diagnostic.fixable)
    return apply_edits(raw, (edit for finding in chosen for edit in finding.fix)), len(chosen)


def apart(findings: Iterable[Finding]) -> list[Finding]:
    """The findings whose edits do not touch each other, the first ones first; the others wait for another round."""
    taken: list[Edit] = []
    chosen: list[Finding] = []
    for finding in sorted(findings, key=lambda finding: (finding.fix, finding.rule)):
        own = sorted(finding.fix)
        if _in_order(own) and all(_free(edit, taken) for edit in own):
            chosen.append(finding)
            for edit in own:
                insort(taken, edit)
    return chosen


def _free(edit: Edit, taken: list[Edit]) -> bool:
    """Whether an edit touches neither of those that would be its neighbours."""
    place = bisect(taken, edit)
    return _in_order([*taken[max(0, place - 1) : place], edit, *taken[place : place + 1]])


def _in_order(edits: list[Edit]) -> bool:
    return all(_before(one, other) for one, other in pairwise(edits))


def _before(one: Edit, other: Edit) -> bool:
    """Whether one edit ends before the other begins, with a character between: their contexts stay what they were."""
    a, b = one.span, other.span
    return (a.end_line, a.end_column) < (b.line, b.column)


def apply_edits(raw: str, edits: Iterable[Edit]) -> str:
    """The text after the edits, which lie apart. Lines keep their ends, unless an edit reaches across one."""
    starts, bom = [0], raw.startswith("\ufeff")
    starts += [match.end() for match in _LINE.finditer(raw)]
    pieces, cursor = [], 0
    for edit in sorted(edits):
        start = _offset(edit.span.line, edit.span.column, starts, bom=bom)
        pieces += [raw[cursor:start], edit.new]
        cursor = _offset(edit.span.end_line, edit.span.end_column, starts, bom=bom)
    return "".join(pieces) + raw[cursor:]


def _offset(line: int, column: int, starts: list[int], *, bom: bool) -> int:
    return starts[line - 1] + column - 1 + (1 if bom and line == 1 else 0)
