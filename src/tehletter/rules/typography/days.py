"""Days that are none or are called another day; Serbian dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tehletter.diagnostics import Finding
from tehletter.prose import EDGE, Prose
from tehletter.rules.rule import Case
from tehletter.rules.typography.calendar import (
    AS_A_FORM,
    DAY_NUMBERS,
    ENGLISH_DAYS,
    ENGLISH_MONTHS,
    FIGURES,
    GREGORIAN,
    MONTH_NUMBERS,
    YEAR,
    is_day,
    weekday,
)
from tehletter.rules.typography.remark import SPACE, doubt, remark, surroundings
from tehletter.rules.typography.search import at_figures, late

# ------------------------------------------------------------------------------------------- days that are none


_NOT_INSIDE = r"(?<![\w.,/])(?<!\d[ \u00a0\u202f])"


def _full_date(lang: str) -> re.Pattern[str]:
    months = "|".join(sorted(MONTH_NUMBERS[lang], key=len, reverse=True))
    firsts = "".join(sorted({month[0] for month in MONTH_NUMBERS[lang]}))
    ending = {"fr": "(?:er|e)?", "en": f"(?:st|nd|rd|th)?(?:{SPACE}of)?", "sr": r"\.?"}[lang]
    return late(
        rf"{_NOT_INSIDE}(?P<day>\d{{1,2}}){ending}{SPACE}(?=[{firsts}])(?P<month>{months})\b(?:,?{SPACE}(?P<year>{YEAR})(?!\d))?",
        re.IGNORECASE,
    )


def _announced(lang: str) -> re.Pattern[str]:
    """A day of the week right before a date."""
    return late(
        rf"{_NOT_INSIDE}(?P<weekday>{'|'.join(DAY_NUMBERS[lang])}),?{SPACE}(?:(?:the|le|on){SPACE})?\Z", re.IGNORECASE
    )


_DATES = {lang: (_full_date(lang), _announced(lang)) for lang in MONTH_NUMBERS}
_DAY_LAST = late(
    rf"(?<=[yhletr]{SPACE})(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?{SPACE}(?P<year>{YEAR})(?!\d))?",
    re.IGNORECASE,
)
_MONTH_FIRST = late(
    rf"\b(?:(?P<weekday>{'|'.join(ENGLISH_DAYS)}),?{SPACE})?(?P<month>{'|'.join(ENGLISH_MONTHS)}){SPACE}\Z",
    re.IGNORECASE,
)
_REACH = 30
"""More characters than what stands before the day of a date has."""
_ANY_ISO = late(r"(?<![\w.,/\-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/\-])")


def impossible_day(case: Case) -> Iterator[Finding]:
    """A date exists, and is the day of the week that is said of it."""
    for lang in _DATES:
        for prose in case.in_language(lang):
            for day in _dates_in(prose.text, lang):
                yield from _day(prose, day, lang)
            for match in at_figures(FIGURES, prose.text):
                yield from _figures(prose, match, american=lang == "en")
            for match in at_figures(_ANY_ISO, prose.text):
                yield from _figures(prose, match, american=False)
            yield from _turned_round(prose)


_YEARS = late(r"(?<![\w.,/\-–])(?P<first>(?:19|20)\d\d)[-–](?P<last>(?:19|20)\d\d)(?![\w\-–/])")
_DAYS = late(
    rf"(?<=\bdu{SPACE})(?P<first>\d{{1,2}})(?:er)?{SPACE}au{SPACE}(?P<last>\d{{1,2}})(?:er)?"
    rf"{SPACE}(?:{'|'.join(MONTH_NUMBERS['fr'])})\b"
)
_LONG_YEAR = late(
    rf"(?<!\d)\d{{1,2}}(?:er|\.)?{SPACE}(?:{'|'.join({**MONTH_NUMBERS['fr'], **MONTH_NUMBERS['sr']})})"
    rf"{SPACE}(?:19|20)\d{{3}}(?!\d)"
)


def _turned_round(prose: Prose) -> Iterator[Finding]:
    """« 2020-2014 », « du 12 au 8 mars », « 24 janvier 20018 »."""
    for pattern in (_YEARS, _DAYS):
        for match in at_figures(pattern, prose.text):
            if int(match["first"]) > int(match["last"]):
                yield doubt("impossible-day", prose, match.span(), variant="reversed")
    for match in at_figures(_LONG_YEAR, prose.text):
        yield doubt("impossible-day", prose, match.span(), variant="year")


_Written = tuple[dict[str, str | None], int, int, int]
"""The parts of a date as they are written; where it begins with its day of the week, and without; where it ends."""


def _dates_in(text: str, lang: str) -> Iterator[_Written]:
    dates, announced = _DATES[lang]
    for match in at_figures(dates, text):
        start, end = match.span()
        before = announced.search(text, max(start - _REACH, 0), start)
        yield {**match.groupdict(), **_parts(before)}, before.start() if before else start, start, end
    for match in at_figures(_DAY_LAST, text) if lang == "en" else ():
        start, end = match.span()
        if before := _MONTH_FIRST.search(text, max(start - _REACH, 0), start):
            yield {**match.groupdict(), **_parts(before)}, before.start(), before.start("month"), end


def _parts(match: re.Match[str] | None) -> dict[str, str | None]:
    return match.groupdict() if match else {}


def _day(prose: Prose, written: _Written, lang: str) -> Iterator[Finding]:
    parts, first, start, end = written
    day, name, said = int(parts["day"] or 0), parts["month"] or "", parts.get("weekday")
    month, year = MONTH_NUMBERS[lang][name.casefold()], int(parts["year"] or 0) or None
    if lang == "en" and name in ("may", "march") and not year:
        return
    if not is_day(day, month, year):
        yield doubt("impossible-day", prose, (start, end))
    elif said and year and year >= GREGORIAN[lang]:
        true = weekday(lang, day, month, year)
        if DAY_NUMBERS[lang][true] != DAY_NUMBERS[lang][said.casefold()]:
            yield doubt("impossible-day", prose, (first, end), true.title() if lang == "en" else true, "weekday")


def _figures(prose: Prose, match: re.Match[str], *, american: bool) -> Iterator[Finding]:
    if len(match["year"]) == 2 or AS_A_FORM.search(surroundings(prose.text, *match.span(), reach=16)[0]):
        return
    day, month, year = int(match["day"]), int(match["month"]), int(match["year"])
    if not is_day(day, month, year) and not (american and is_day(month, day, year)):
        yield doubt("impossible-day", prose, match.span())


# ------------------------------------------------------------------------------------------- Serbian

_SERBIAN_MONTHS = "|".join(sorted(MONTH_NUMBERS["sr"], key=len, reverse=True))
_SERBIAN = late(
    rf"(?<![\w.,/])(?P<date>(?P<day>\d{{1,2}})(?P<point>\.?)(?P<gap>{SPACE})(?P<month>(?i:{_SERBIAN_MONTHS}))\b(?:(?P<gap2>{SPACE})(?P<year>{YEAR})(?P<end>\.?)(?![\d–\-/]))?)"
)


def serbian_date(case: Case) -> Iterator[Finding]:
    """« 24. januar 2018. »: points behind day and year, a small letter for the month (Pravopis srpskoga jezika)."""
    for prose in case.in_language("sr"):
        for match in at_figures(_SERBIAN, prose.text):
            yield from _serbian(prose, match)


def _serbian(prose: Prose, match: re.Match[str]) -> Iterator[Finding]:
    text, (start, end) = prose.text, match.span()
    behind = text[end : end + 1]
    year = match["year"] or ""
    closed = bool(match["end"]) or behind in (")", ",", ";", "“", "”", ".")
    wanted = f"{match['day']}.{match['gap']}{match['month'].lower()}"
    if year:
        wanted += f"{match['gap2']}{year}" + ("" if closed and not match["end"] else ".")
    if match[0] == wanted:
        return
    if text[start - 1] in f"{EDGE}\n" and not match["point"]:
        yield doubt("serbian-date", prose, (start, end), wanted)  # « 24. » at the start of a line is a list
    else:
        yield remark("serbian-date", prose, (start, end), wanted)
