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
from tehletter.rules.typography.remark import SPACE, doubt, near_figures, remark, surroundings

# ------------------------------------------------------------------------------------------- days that are none


def _full_date(lang: str) -> re.Pattern[str]:
    days, months = "|".join(DAY_NUMBERS[lang]), "|".join(sorted(MONTH_NUMBERS[lang], key=len, reverse=True))
    ending = {"fr": "(?:er|e)?", "en": f"(?:st|nd|rd|th)?(?:{SPACE}of)?", "sr": r"\.?"}[lang]
    return re.compile(
        rf"(?<![\w.,/])(?<!\d[ \u00a0\u202f])(?:(?P<weekday>{days}),?{SPACE}(?:(?:the|le|on){SPACE})?)?"
        rf"(?P<day>\d{{1,2}}){ending}{SPACE}(?P<month>{months})\b(?:,?{SPACE}(?P<year>{YEAR})(?!\d))?",
        re.IGNORECASE,
    )


_DATES = {lang: _full_date(lang) for lang in MONTH_NUMBERS}
_MONTH_FIRST = re.compile(
    rf"\b(?:(?P<weekday>{'|'.join(ENGLISH_DAYS)}),?{SPACE})?(?P<month>{'|'.join(ENGLISH_MONTHS)}){SPACE}"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,?{SPACE}(?P<year>{YEAR})(?!\d))?",
    re.IGNORECASE,
)
_ANY_ISO = re.compile(r"(?<![\w.,/\-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/\-])")


def impossible_day(case: Case) -> Iterator[Finding]:
    """A date exists, and is the day of the week that is said of it."""
    for lang, pattern in _DATES.items():
        for prose in case.in_language(lang):
            for match in near_figures(pattern, prose.text):
                yield from _day(prose, match, lang)
            if lang == "en":
                for match in near_figures(_MONTH_FIRST, prose.text):
                    yield from _day(prose, match, lang)
            for match in near_figures(FIGURES, prose.text):
                yield from _figures(prose, match, american=lang == "en")
            for match in near_figures(_ANY_ISO, prose.text):
                yield from _figures(prose, match, american=False)


def _day(prose: Prose, match: re.Match[str], lang: str) -> Iterator[Finding]:
    day, month = int(match["day"]), MONTH_NUMBERS[lang][match["month"].casefold()]
    year = int(match["year"]) if match["year"] else None
    if lang == "en" and match["month"] in ("may", "march") and not year:
        return
    if not is_day(day, month, year):
        start = min(match.start("month"), match.start("day"))
        yield doubt("impossible-day", prose, (start, match.end()))
    elif match["weekday"] and year and year >= GREGORIAN[lang]:
        said = DAY_NUMBERS[lang][match["weekday"].casefold()]
        true = weekday(lang, day, month, year)
        if DAY_NUMBERS[lang][true] != said:
            yield doubt("impossible-day", prose, match.span(), true.title() if lang == "en" else true, "weekday")


def _figures(prose: Prose, match: re.Match[str], *, american: bool) -> Iterator[Finding]:
    if len(match["year"]) == 2 or AS_A_FORM.search(surroundings(prose.text, *match.span(), reach=16)[0]):
        return
    day, month, year = int(match["day"]), int(match["month"]), int(match["year"])
    if not is_day(day, month, year) and not (american and is_day(month, day, year)):
        yield doubt("impossible-day", prose, match.span())


# ------------------------------------------------------------------------------------------- Serbian

_SERBIAN_MONTHS = "|".join(sorted(MONTH_NUMBERS["sr"], key=len, reverse=True))
_SERBIAN = re.compile(
    rf"(?<![\w.,/])(?P<date>(?P<day>\d{{1,2}})(?P<point>\.?)(?P<gap>{SPACE})(?P<month>(?i:{_SERBIAN_MONTHS}))\b(?:(?P<gap2>{SPACE})(?P<year>{YEAR})(?P<end>\.?)(?![\d–\-/]))?)"
)


def serbian_date(case: Case) -> Iterator[Finding]:
    """« 24. januar 2018. »: points behind day and year, a small letter for the month (Pravopis srpskoga jezika)."""
    for prose in case.in_language("sr"):
        for match in near_figures(_SERBIAN, prose.text):
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
