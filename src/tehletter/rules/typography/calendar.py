"""Months, days of the week and what they are called in the languages that have rules of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from tehletter.rules.typography.remark import DAYS, MONTHS

ENGLISH_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SERBIAN_MONTHS = (
    "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar",
    "januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra",
    "јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
    "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра",
)
_SERBIAN_DAYS = (
    "ponedeljak utorak sreda četvrtak petak subota nedelja",
    "ponedeljka utorka sredu četvrtka petka subotu nedelju",
    "ponedjeljak utorak srijeda četvrtak petak subota nedjelja",
    "ponedjeljka utorka srijedu četvrtka petka subotu nedjelju",
    "понедељак уторак среда четвртак петак субота недеља",
    "понедељка уторка среду четвртка петка суботу недељу",
)


def _numbered(*rows: tuple[str, ...] | list[str]) -> dict[str, int]:
    return {word: number for row in rows for number, word in enumerate(row, 1)}


MONTH_NUMBERS: Mapping[str, Mapping[str, int]] = {
    "fr": _numbered(MONTHS),
    "en": _numbered(ENGLISH_MONTHS),
    "sr": _numbered(*(row.split() for row in _SERBIAN_MONTHS)),
}
"""By language: what a month is called, in small letters, and its number."""
DAY_NUMBERS: Mapping[str, Mapping[str, int]] = {
    "fr": _numbered(DAYS),
    "en": _numbered(ENGLISH_DAYS),
    "sr": _numbered(*(row.split() for row in _SERBIAN_DAYS)),
}
"""The same for days of the week, Monday being 1."""
YEAR = "(?:1[5-9]|20)\\d\\d"
"""A year, as part of a pattern."""
FIGURES = re.compile(
    rf"(?<![\w.,/\-–:])(?P<day>\d{{1,2}})(?P<sign>[/.\-])(?P<month>\d{{1,2}})(?P=sign)(?P<year>{YEAR}|\d\d)(?![\w/\-–]|[.,:]\d)"
)
"""A date in figures, day first."""
AS_A_FORM = re.compile(r"(?:forme|format|type|modèle|n°|numéro|réf\.?|référence|écrire|saisir)\s?:?\s?[«“\"]?\s?\Z")
"""Words before what only looks like a date."""
GREGORIAN = {"fr": 1583, "en": 1753, "sr": 1920}
"""From which year on a language's dates are surely of our calendar."""


def is_day(day: int, month: int, year: int | None) -> bool:
    """Whether a date exists; without a year, whether it does in leap years."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def weekday(lang: str, day: int, month: int, year: int) -> str:
    """What day a date is, in the language's words."""
    number = date(year, month, day).isoweekday()
    return next(word for word, value in DAY_NUMBERS[lang].items() if value == number)
