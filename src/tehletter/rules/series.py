"""What only the series or today's date can tell: 1xx, 2xx and 6xx."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from tehletter.abstract import Abstract
from tehletter.diagnostics import Finding
from tehletter.rules.rule import Series

Placed = Iterator[tuple[str, Finding]]
"""Findings, each with the path of its file."""

_SOON = timedelta(days=366)
_FIRST_YEAR = 1950
"""Nobody published a letter of a mission on a site before; a year below is a slip of the keyboard."""


# ----------------------------------------------------------------------------------------------- the clock


def distant_date(series: Series) -> Placed:
    """A date more than a year ahead, or of another age, is a slip."""
    for letter in series.letters:
        if letter.date and (letter.date > series.today + _SOON or letter.date.year < _FIRST_YEAR):
            variant = "past" if letter.date.year < _FIRST_YEAR else ""
            yield letter.path, Finding("distant-date", letter.place("date"), {"date": str(letter.date)}, variant)


def modified_in_future(series: Series) -> Placed:
    """A letter was not changed on a day that is still to come."""
    for letter in series.letters:
        if letter.modified and letter.modified > series.today:
            values = {"modified": str(letter.modified), "today": str(series.today)}
            yield letter.path, Finding("modified-in-future", letter.place("modified"), values)


def stale_stamp(series: Series) -> Placed:
    """A letter that changed since its last build will get a new date (contract, « The stamp »)."""
    for letter in series.letters:
        stamp = series.stamps.get(letter.path)
        if stamp is not None and stamp.digest != letter.digest:
            yield letter.path, Finding("stale-stamp", values={"modified": stamp.modified.isoformat()})


# --------------------------------------------------------------------------------------------- the numbers


def number_twice(series: Series) -> Placed:
    """Two issues that give the same number: one of them is not the folder's."""
    first: dict[int, Abstract] = {}
    for letter in sorted(series.letters, key=lambda letter: letter.number != letter.issue):
        if letter.number is None:
            continue
        other = first.setdefault(letter.number, letter)
        if other.issue != letter.issue:
            values = {"number": letter.number, "other": other.path}
            yield letter.path, Finding("number-twice", letter.place("number"), values)


def number_gap(series: Series) -> Placed:
    """The numbers of a series follow each other; the first one may be any."""
    for before, number in pairwise(sorted(series.numbers)):
        if number > before + 1 and number in series.issues:
            letter = series.issues[number][0]
            several = number > before + 2
            missing = f"{before + 1}–{number - 1}" if several else str(before + 1)
            values = {"number": number, "before": before, "missing": missing}
            yield letter.path, Finding("number-gap", letter.place("number"), values, "many" if several else "")


def date_order(series: Series) -> Placed:
    """Dates rise with the numbers; drafts are left out.

    Of the letters of one language, as few as can be are blamed: one date of the wrong year does not make all
    letters after it wrong. Where two may be to blame, the higher number is.
    """
    languages: dict[str, list[Abstract]] = {}
    for letter in series.letters:
        if letter.date is not None and not letter.draft:
            languages.setdefault(letter.lang, []).append(letter)
    for letters in languages.values():
        days = [letter.date.toordinal() for letter in letters if letter.date]
        if any(day >= after for day, after in pairwise(days)):
            yield from _out_of_order(letters, days)


def _out_of_order(letters: list[Abstract], days: list[int]) -> Placed:
    kept = _rising(days)
    for place, letter in enumerate(letters):
        if place in kept:
            continue
        below = [other for other in kept if other < place and days[other] >= days[place]]
        above = [other for other in kept if other > place and days[other] <= days[place]]
        other = letters[below[-1] if below else above[0]]
        values = {"date": str(letter.date), "other": other.issue, "before": str(other.date)}
        variant = "same" if letter.date == other.date else "" if below else "after"
        yield letter.path, Finding("date-order", letter.place("date"), values, variant)


def _rising(days: list[int]) -> list[int]:
    """The places of the longest strictly rising row; of several, the one that keeps the first places."""
    lengths, ends = [0] * len(days), list[int]()
    for place in range(len(days) - 1, -1, -1):  # how long a row can be that begins here
        at = bisect_left(ends, -days[place])
        ends[at : at + 1] = [-days[place]]
        lengths[place] = at + 1
    kept, wanted, last = list[int](), len(ends), 0
    for place, day in enumerate(days):
        if lengths[place] == wanted and day > last:
            kept.append(place)
            wanted, last = wanted - 1, day
    return kept


def editions_date(series: Series) -> Placed:
    """The editions of an issue are of one day: that of the first language's; a draft may still say another."""
    for editions in series.issues.values():
        dated = [letter for letter in editions if letter.date is not None and not letter.draft]
        for letter in dated[1:]:
            if letter.date != dated[0].date:
                values = {"date": str(letter.date), "lang": dated[0].lang, "other": str(dated[0].date)}
                yield letter.path, Finding("editions-date", letter.place("date"), values)


def unknown_letter(series: Series) -> Placed:
    """A letter that is named by its number is one of the series."""
    for letter in series.letters:
        for mark in letter.mentions:
            if (number := int(mark.what)) not in series.numbers and number != letter.number:
                yield letter.path, Finding("unknown-letter", mark.span, {"number": number, "known": _span(series)})


def _span(series: Series) -> str:
    numbers = sorted(series.numbers)
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
