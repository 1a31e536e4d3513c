"""Days that are written in another way than the front matter asks for."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    ("janv", "jan", "јан"), ("fév", "fev", "feb", "феб"), ("mars", "mar", "мар"), ("avr", "apr", "апр"),
    ("mai", "may", "maj", "мај"), ("juin", "jun", "јун"), ("juil", "jul", "јул"), ("aoû", "aou", "aug", "avg", "авг"),
    ("sep", "сеп"), ("oct", "okt", "окт"), ("nov", "нов"), ("déc", "dec", "дец"),
)  # fmt: skip
_IN_FIGURES = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})\.?|(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})")
_IN_WORDS = re.compile(r"(?:\w+ )?(\d{1,2})(?:er|st|nd|rd|th|\.)? (\w{3,10})\.? (\d{4})\.?")


def swapped_day(value: str) -> str:
    """The day that YYYY-DD-MM says, as YYYY-MM-DD; "" where it says none."""
    match = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value)
    if match and _is_day(int(match[1]), int(match[3]), int(match[2])):
        return f"{match[1]}-{match[3]}-{match[2]}"
    return ""


def is_no_day(text: str) -> bool:
    """Whether a text is a day in figures, with the year at its end or beginning, that no calendar has."""
    match = _IN_FIGURES.fullmatch(text)
    if not match:
        return False
    one, other, year = (match[1], match[2], match[3]) if match[3] else (match[6], match[5], match[4])
    return not any(_is_day(int(year), int(month), int(day)) for month, day in ((other, one), (one, other)))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def iso_day(text: str) -> str:
    """A day that is written in another way than YYYY-MM-DD; "" where it is none, or one of two (03/04/2018)."""
    year, month, day = 0, 0, 0
    if match := _IN_FIGURES.fullmatch(text):
        if match[4]:
            year, month, day = int(match[4]), int(match[5]), int(match[6])
        elif int(match[1]) > 12 or match[1].lstrip("0") == match[2].lstrip("0"):
            day, month, year = int(match[1]), int(match[2]), int(match[3])
    elif match := _IN_WORDS.fullmatch(text):
        word = match[2].casefold()
        month = next((number for number, names in enumerate(_MONTHS, 1) if word.startswith(names)), 0)
        day, year = int(match[1]), int(match[3])
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
