"""Dates in words and in figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tehletter.diagnostics import Finding
from tehletter.prose import EDGE, Prose
from tehletter.rules.rule import Case
from tehletter.rules.typography.calendar import (
    AS_A_FORM,
    ENGLISH_DAYS,
    ENGLISH_MONTHS,
    FIGURES,
    MONTH_NUMBERS,
    YEAR,
    is_day,
)
from tehletter.rules.typography.remark import (
    DAYS,
    HARD,
    MONTHS,
    SPACE,
    doubt,
    in_english,
    remark,
    surroundings,
    words_of,
)
from tehletter.rules.typography.search import at_figures, before_words, late

_MONTH, _DAY = "|".join(MONTHS), "|".join(DAYS)
_CAPITAL_MONTH, _CAPITAL_DAY = (
    "|".join(name.capitalize() for name in MONTHS),
    "|".join(name.capitalize() for name in DAYS),
)
_HOLIDAYS = frozenset(
    {"14 Juillet", "1er Mai", "8 Mai", "11 Novembre", "4 Juillet", "4 Septembre", "2 Décembre", "11 Septembre"}
    | {"18 Juin", "25 Avril", "10 Août", "6 Février", "9 Novembre", "13 Mai", "9 Mai", "1er Avril"}
)
"""Days that stand for what happened on them: their month has a capital where no year follows."""
_END = rf"(?={SPACE}?[.,;:)!?»]|{EDGE}|{SPACE}(?:à|le|la|les|l[’']|de|du|a|et|par|pour|dans|en)\b)"

_DAY_OF = r"(?:\d{1,2}|1er)"
_ALONE = r"(?<![\w.,/’'\-])"
_DATED = rf"(?={SPACE}(?:{_MONTH})\b)"
_FOREIGN_MONTHS = "|".join(month for month in ENGLISH_MONTHS if month not in ("may", "march"))
_WORDS = late(
    rf"{_ALONE}(?P<capital>{_DAY_OF}{SPACE}(?:{_CAPITAL_MONTH}))(?!\w)(?P<year>{SPACE}\d{{4}})?"
    rf"|{_ALONE}(?<!\d[ \u00a0\u202f])(?P<first>0?1(?:er)?){_DATED}"
    rf"|\b[LlDd](?:es?|u){SPACE}(?P<range>1)(?={SPACE}?(?:au|et|[-–]|à){SPACE}?\d{{1,2}}{SPACE}(?:{_MONTH})\b)"
    rf"|{_ALONE}(?P<zero>0[2-9]){_DATED}"
    rf"|\b(?:[Ll]e|[Dd]u|[Aa]u){SPACE}(?P<ordinal>(?:[2-9]|[12]\d|3[01]){SPACE}?(?:i?[eè]me|er|nd|e)){_DATED}"
    rf"|(?P<comma>\b(?:{_DAY}),)(?={SPACE}{_DAY_OF}{SPACE}(?:{_MONTH})\b)"
    rf"|(?<=[a-zà-ÿ,]{SPACE})(?P<weekday>(?:{_CAPITAL_DAY}))(?={SPACE}{_DAY_OF}{SPACE}(?i:{_MONTH})\b)"
    rf"|(?:\d|er){SPACE}(?P<late>(?:{_MONTH}),)(?={SPACE}{YEAR}{_END})"
    rf"|(?<![\w.,/])(?P<glued>{_DAY_OF}(?:{_MONTH}))\b"
    rf"|\b(?P<stuck>(?:{_MONTH}){YEAR})(?!\w)"
    rf"|\b(?:{_MONTH}){SPACE}(?P<thousand>(?:1[ \u00a0\u202f.]9|2[ \u00a0\u202f.]0)\d\d)(?!\d|[.,]\d){_END}"
    rf"|(?<![\w.,/])(?P<foreign>\d{{1,2}}(?:st|nd|rd|th)?{SPACE}(?:(?i:{_FOREIGN_MONTHS})|May|March))"
    rf"(?={SPACE}{YEAR}\b|{_END})"
    rf"|(?<![\w.,/])(?P<short>{_DAY_OF}{SPACE}(?:{_MONTH}){SPACE}[’']?\d\d)(?={SPACE}?[.,;:)!?»]|{EDGE})(?!,\d)"
)


def _written(day: int, month: int, year: str) -> str:
    return f"{'1er' if day == 1 else day}{HARD}{MONTHS[month - 1]} {year}"


def _translated(found: str) -> str:
    day, month = re.split(SPACE, found, maxsplit=1)
    return _written(int(day.rstrip("stndrh")), MONTH_NUMBERS["en"][month.lower()], "").rstrip()


_MONTHS = frozenset(form for month in (*MONTHS, *ENGLISH_MONTHS) for form in (month, month.capitalize(), month.upper()))
_RIGHT: dict[str, tuple[str, Callable[[str], str]]] = {
    "capital": ("capital", str.lower),
    "first": ("first", lambda found: "1er"),  # noqa: ARG005  # it is so whatever was found
    "range": ("first", lambda found: "1er"),  # noqa: ARG005  # the same
    "zero": ("", lambda found: found[1]),
    "ordinal": ("", lambda found: found.rstrip("emrndiè \u00a0\u202f\n")),
    "comma": ("comma", lambda found: found[:-1]),
    "weekday": ("capital", str.lower),
    "late": ("comma", lambda found: found[:-1]),
    "glued": ("", lambda found: re.sub(r"(?<=\d|r)(?=[a-zà-ÿ]{3})", HARD, found, count=1)),
    "stuck": ("", lambda found: f"{found[:-4]} {found[-4:]}"),
    "thousand": ("year", lambda found: found[0] + found[2:]),
    "foreign": ("foreign", _translated),
}
"""By the group of the pattern: which message, and what the words should be."""
_ISO = late(rf"(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?![\w\-])(?<=\b(?:[Ll]e|[DdAa]u){SPACE}.{{10}})")


def date_form(case: Case) -> Iterator[Finding]:
    """« 24 janvier 2018 », « 1er mars » (Imprimerie nationale, « dates »); English months and days have capitals."""
    for prose in case.in_language("fr"):
        for match in before_words(_WORDS, prose.text, _MONTHS & words_of(prose.text), 16):
            yield from _in_words(prose, match)
        for match in at_figures(FIGURES, prose.text):
            yield from _in_figures(prose, match)
        for match in at_figures(_ISO, prose.text):
            year, month, day = (int(part) for part in match["iso"].split("-"))
            if is_day(day, month, year):
                yield remark("date-form", prose, match.span("iso"), _written(day, month, str(year)), "figures")
    for prose in case.in_language("en"):
        for match in _ENGLISH.finditer(prose.text):
            kind = match.lastgroup or ""
            yield remark("date-form", prose, match.span(kind), match[kind].capitalize(), "english")


def _in_words(prose: Prose, match: re.Match[str]) -> Iterator[Finding]:
    kind = next(name for name, value in match.groupdict().items() if value)
    place, found = match.span(kind), match[kind]
    if kind == "short":
        yield doubt("date-form", prose, place, variant="short")
        return
    if kind == "capital" and not match["year"] and re.sub(SPACE, " ", found) in _HOLIDAYS:
        return
    if kind == "foreign" and in_english(prose.text, *place):
        return
    variant, right = _RIGHT[kind]
    if (wanted := right(found)) != found:
        yield remark("date-form", prose, place, wanted, variant)


def _in_figures(prose: Prose, match: re.Match[str]) -> Iterator[Finding]:
    if prose.part(match.start()).kind == "cell" or (len(match["year"]) == 2 and match["sign"] != "/"):
        return
    if AS_A_FORM.search(surroundings(prose.text, *match.span(), reach=16)[0]):
        return
    day, month, year = int(match["day"]), int(match["month"]), match["year"]
    if len(year) == 2:
        if is_day(day, month, None):
            yield doubt("date-form", prose, match.span(), f"{_written(day, month, '')}…", "figures")
    elif is_day(day, month, int(year)):
        yield remark("date-form", prose, match.span(), _written(day, month, year), "figures")


_SURE_MONTHS = "|".join(month for month in ENGLISH_MONTHS if month not in ("march", "may"))
_ENGLISH = late(
    rf"(?<![\w.,])\d{{1,2}}(?:st|nd|rd|th)?(?:{SPACE}of)?{SPACE}(?P<after>{_SURE_MONTHS})\b"
    rf"|(?<![\w.,])\d{{1,2}}(?:st|nd|rd|th)?(?:{SPACE}of)?{SPACE}(?P<doubtful>may|march)(?=,?{SPACE}{YEAR}\b)"
    rf"|\b(?:in|on|since|until|by|of|late|early|mid)[ \-](?P<alone>{_SURE_MONTHS})\b"
    rf"|(?<![\w\-])(?P<before>{_SURE_MONTHS})(?={SPACE}(?:\d{{1,2}}(?:st|nd|rd|th)?,?{SPACE})?{YEAR}\b)"
    rf"|(?<![\w\-@#])(?P<weekday>(?:{'|'.join(ENGLISH_DAYS)}))(?=s?\b)"
)
