"""8xx: the figures and dates of a translation are those of the original."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tehletter.abstract import Abstract, unpacked
from tehletter.diagnostics import Finding, Span
from tehletter.rules.parity import Placed, file_of, pairs
from tehletter.rules.rule import Series

_COMPARED = frozenset({"fr", "en", "sr"})
_WORDED = "~"
_MOST = 1000
"""Figures of one letter that are set side by side; tables of more are not a letter's."""


@dataclass(frozen=True, slots=True)
class _Figure:
    value: str
    written: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Said:
    """What an edition says in figures, in reading order, and the values that it says in words."""

    figures: tuple[_Figure, ...]
    worded: frozenset[str]

    @property
    def values(self) -> list[str]:
        return [figure.value for figure in self.figures]


def uneven_figures(series: Series) -> Placed:
    """A figure of the translation that the original has not, or the other way round."""
    for first, other in pairs(series):
        if {letter.lang.partition("-")[0] for letter in (first, other)} <= _COMPARED:
            there, here = _said(first), _said(other)
            if max(len(there.figures), len(here.figures)) <= _MOST:
                for finding in _compared(there, here, file_of(first)):
                    yield other.path, finding


def _said(letter: Abstract) -> _Said:
    marks = [(*mark.what.partition(" ")[::2], mark.span) for mark in unpacked(letter.figures)]
    figures = tuple(_Figure(*mark) for mark in marks if not mark[0].startswith(_WORDED))
    worded = frozenset(value[1:] for value, _, _ in marks if value.startswith(_WORDED))
    return _Said(figures, worded)


def _compared(there: _Said, here: _Said, file: str) -> Iterator[Finding]:
    if there.values == here.values:
        return
    over_there, over_here = _left(there, here), _left(here, there)
    if not over_there or not over_here:
        pairs_of: list[tuple[int, int]] = []
    else:
        pairs_of = [*_facing(there, here, over_there, over_here)]
    told: set[Span] = set()
    for one, two in pairs_of:
        figure, original = here.figures[two], there.figures[one]
        if figure.span not in told:
            told.add(figure.span)
            values = {"figure": figure.written, "other": original.written, "file": file, "line": original.span.line}
            yield Finding("uneven-figures", figure.span, values)
    paired_there, paired_here = {one for one, _ in pairs_of}, {two for _, two in pairs_of}
    yield from _unanswered(here, there, over_here - paired_here, told, file)
    yield from _missing(there, here, over_there - paired_there, {there.figures[one].span for one in paired_there}, file)


def _left(one: _Said, other: _Said) -> set[int]:
    """Which figures are left over when those that the other edition has too are taken away, the last of each value."""
    surplus = Counter(one.values) - Counter(other.values)
    left: set[int] = set()
    for place in range(len(one.figures) - 1, -1, -1):
        if surplus[one.figures[place].value] > 0:
            surplus[one.figures[place].value] -= 1
            left.add(place)
    return left


def _facing(there: _Said, here: _Said, over_there: set[int], over_here: set[int]) -> Iterator[tuple[int, int]]:
    """Figures that stand at the same place of both editions and differ, while one of them at least has no answer."""
    from difflib import SequenceMatcher

    surplus_there = {there.figures[place].value for place in over_there}
    surplus_here = {here.figures[place].value for place in over_here}
    for kind, a, b, c, d in SequenceMatcher(None, there.values, here.values, autojunk=False).get_opcodes():
        if kind != "replace" or b - a != d - c:
            continue
        for one, two in zip(range(a, b), range(c, d), strict=True):
            original, figure = there.figures[one], here.figures[two]
            differ = original.value in surplus_there and figure.value in surplus_here
            if differ and not (_answered(original, here) and _answered(figure, there)):
                yield one, two


def _answered(figure: _Figure, other: _Said) -> bool:
    """Whether the other edition has the value elsewhere, or says it in words."""
    value = figure.value
    if value in other.worded or value in other.values:
        return True
    return any(decade in other.values for decade in _decades(value))


def _decades(value: str) -> tuple[str, ...]:
    """« les années 90 » are “the 1990s”."""
    if not value.endswith("0"):
        return ()
    return (value[2:],) if len(value) == 4 else (f"19{value}", f"20{value}") if len(value) == 2 else ()


def _unanswered(here: _Said, there: _Said, left: set[int], told: set[Span], file: str) -> Iterator[Finding]:
    for place in sorted(left):
        figure = here.figures[place]
        if not _answered(figure, there) and figure.span not in told:
            told.add(figure.span)
            yield Finding("uneven-figures", figure.span, {"figure": figure.written, "file": file}, "extra")


def _missing(there: _Said, here: _Said, left: set[int], told: set[Span], file: str) -> Iterator[Finding]:
    """One finding for all figures of the original that the translation has not."""
    missing = [there.figures[place] for place in sorted(left) if not _answered(there.figures[place], here)]
    missing = [figure for figure in missing if figure.span not in told]
    if missing:
        figures = ", ".join(dict.fromkeys(figure.written for figure in missing))
        yield Finding(
            "uneven-figures", values={"figures": figures, "file": file, "line": missing[0].span.line}, variant="missing"
        )
