"""What only the series or today's date can tell: 1xx, 2xx and 6xx."""

from __future__ import annotations

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
    folders: dict[int, str] = {}
    for letter in series.letters:
        if letter.number == letter.issue:
            folders.setdefault(letter.issue, letter.path)
    for letter in series.letters:
        if letter.number is not None and letter.number != letter.issue and letter.number in folders:
            values = {"number": letter.number, "other": folders[letter.number]}
            yield letter.path, Finding("number-twice", letter.place("number"), values)


def number_gap(series: Series) -> Placed:
    """The numbers of a series follow each other; the first one may be any."""
    numbers = sorted(series.issues)
    for before, number in pairwise(numbers):
        if number > before + 1:
            letter = series.issues[number][0]
            missing = str(before + 1) if number == before + 2 else f"{before + 1}–{number - 1}"
            values = {"number": number, "before": before, "missing": missing}
            yield (
                letter.path,
                Finding("number-gap", letter.place("number"), values, "" if number == before + 2 else "many"),
            )


def date_order(series: Series) -> Placed:
    """Dates rise with the numbers; editions of one language are compared, drafts left out."""
    last: dict[str, Abstract] = {}
    for letter in sorted(series.letters, key=lambda letter: letter.issue):
        if letter.date is None or letter.draft:
            continue
        before = last.get(letter.lang)
        if before is not None and before.date is not None and letter.date <= before.date:
            values = {"date": str(letter.date), "other": before.issue, "before": str(before.date)}
            variant = "same" if letter.date == before.date else ""
            yield letter.path, Finding("date-order", letter.place("date"), values, variant)
        else:
            last[letter.lang] = letter


def editions_date(series: Series) -> Placed:
    """The editions of an issue are of one day: that of the first language's."""
    for editions in series.issues.values():
        dated = [letter for letter in editions if letter.date is not None]
        for letter in dated[1:]:
            if letter.date != dated[0].date:
                values = {"date": str(letter.date), "lang": dated[0].lang, "other": str(dated[0].date)}
                yield letter.path, Finding("editions-date", letter.place("date"), values)


def unknown_letter(series: Series) -> Placed:
    """A letter that is named by its number is one of the series."""
    for letter in series.letters:
        for mark in letter.mentions:
            if (number := int(mark.what)) not in series.issues and number != letter.number:
                yield letter.path, Finding("unknown-letter", mark.span, {"number": number, "known": _span(series)})


def _span(series: Series) -> str:
    numbers = sorted(series.issues)
    return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"
