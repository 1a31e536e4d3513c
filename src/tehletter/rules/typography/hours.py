"""Hours of the day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tehletter.diagnostics import Finding
from tehletter.prose import Prose
from tehletter.rules.rule import Case
from tehletter.rules.typography.remark import HARD, SPACE, doubt, remark, surroundings
from tehletter.rules.typography.search import at_figures, late

_ALONE = r"(?<![\w.,:/’'\-])(?<!\d[ \u00a0\u202f])"
_NOT_MINUTES = rf"(?!\d|,\d|[ \u00a0\u202f]\d{{3}}|{SPACE}?[%€°])"
_HOURS = late(
    rf"{_ALONE}(?P<hour>\d{{1,3}}){SPACE}?(?P<sign>h|H|hrs?|Hrs?|hs)(?![^\W\d]|[²³])"
    rf"(?:{SPACE}?:?(?P<minute>\d{{1,2}}){_NOT_MINUTES}(?:{SPACE}?(?P<unit>min|mn)\b)?)?(?!\w)"
    rf"|{_ALONE}(?P<clock>[0-2]?\d)[:.](?P<past>[0-5]\d){SPACE}?h\b(?![’'/])"
)
_HOURS_ABROAD = late(r"(?<![\w.,/\-])\d{1,2} ?h ?\d{2}\b")
_BEFORE_A_TIME = (
    rf"(?:\b(?:[ÀàAa]|[Dd]ès|[Vv]ers|[Jj]usqu[’']à|[Aa]vant|[Aa]près|[Ee]ntre|[Ee]t|at|from|until|till|by|before|after"
    rf"|u|od|do|у|од|до){SPACE}|[(\-–]{SPACE}?)\Z"
)
_AT = late(_BEFORE_A_TIME)
_SURELY = late(rf"{_BEFORE_A_TIME}|\b[Dd]e{SPACE}\Z")
"""What stands before « 18 H »; an H alone may be something else."""
_CLOCK = late(r"(?<![\d:.,/\-])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?![\d:/]|[.,]\d)")


def hours(case: Case) -> Iterator[Finding]:
    """« 18 h 30 », « 9 h », « 9 h 05 » (Imprimerie nationale, « heures »)."""
    for prose in case.in_language("fr"):
        for match in at_figures(_HOURS, prose.text):
            yield from _hour(prose, match)
    for prose in case.in_language("en"):
        for match in at_figures(_HOURS_ABROAD, prose.text):
            yield doubt("hours", prose, match.span(), re.sub(" ?h ?", ":", match[0]), "english")


def _hour(prose: Prose, match: re.Match[str]) -> Iterator[Finding]:
    hour, minute, unit = match["hour"] or match["clock"], match["minute"] or match["past"], match["unit"]
    start, end = match.span()
    if match["sign"] == "H" and minute is None and not _SURELY.search(prose.text[max(start - 8, 0) : start]):
        return
    if minute is not None and (int(minute) > 59 or (len(minute) == 1 and not unit and _counts(prose.text, end))):
        return
    wanted = f"{int(hour)}{HARD}h"
    if unit:
        wanted += f"{HARD}{minute}{HARD}min"
    elif minute is not None and int(minute):
        wanted += f"{HARD}{minute.zfill(2)}"
    if re.sub(SPACE, HARD, prose.text[start:end]) != wanted:
        yield remark("hours", prose, (start, end), wanted)


def _counts(text: str, end: int) -> bool:
    """Whether a noun follows: « à 9 h 5 personnes » has no minutes."""
    return bool(re.match(rf"{SPACE}[a-zà-ÿ]{{3,}}", text[end : end + 5]))


# ------------------------------------------------------------------------------------------- times that are none

_WRITTEN = late(rf"(?<![\w.,:/])(?P<hour>\d{{1,2}}){SPACE}?[hH]{SPACE}?(?P<minute>\d{{2}})(?!\w){_NOT_MINUTES}")
_HALF_DAY = late(r"(?<![\w.,:])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?[ \u00a0]?(?:[ap]\.?m\b\.?|[AP]M\b)")
_SERBIAN = late(rf"(?<![\w.,:])(?P<hour>\d{{1,2}})\.(?P<minute>\d{{2}})(?={SPACE}(?:časova|sati|h|часова|сати|ч)\b)")


def impossible_time(case: Case) -> Iterator[Finding]:
    """A day has 24 hours, an hour 60 minutes."""
    for prose in case.in_language("fr"):
        for match in at_figures(_WRITTEN, prose.text):
            at = _at(prose, match)
            if _impossible(match, strict=at) and (at or not _counts(prose.text, match.end())):
                yield doubt("impossible-time", prose, match.span())
    for prose in case.in_language("en"):
        for match in at_figures(_HALF_DAY, prose.text):
            late = int(match["hour"]) > 12
            if late or int(match["minute"] or 0) > 59:
                yield doubt("impossible-time", prose, match.span(), variant="half-day" if late else "")
    for prose in case.prose:
        yield from _on_the_clock(prose)


def _on_the_clock(prose: Prose) -> Iterator[Finding]:
    """« 18:75 » in any language, „18.75 časova“ in Serbian, after a word that announces a time."""
    patterns = (_CLOCK, _SERBIAN) if prose.lang.startswith("sr") else (_CLOCK,)
    for pattern in patterns:
        for match in at_figures(pattern, prose.text):
            if _impossible(match, strict=True) and _at(prose, match):
                yield doubt("impossible-time", prose, match.span())


def _at(prose: Prose, match: re.Match[str]) -> bool:
    return bool(_AT.search(surroundings(prose.text, *match.span(), reach=10)[0]))


def _impossible(match: re.Match[str], *, strict: bool) -> bool:
    """Minutes from 60 on never are; hours past 24 may be a duration, unless a time of day is asked for."""
    hour, minute = int(match["hour"]), int(match["minute"])
    return minute > 59 or (strict and (hour > 24 or (hour == 24 and minute > 0)))


def clock_time(case: Case) -> Iterator[Finding]:
    """« 18:30 » is for time-tables and screens; off by default."""
    for prose in case.in_language("fr"):
        for match in at_figures(_CLOCK, prose.text):
            hour, minute = int(match["hour"]), match["minute"]
            if (
                hour < 25
                and int(minute) < 60
                and not re.match(rf"{SPACE}?h\b", prose.text[match.end() : match.end() + 3])
            ):
                wanted = f"{hour}{HARD}h" + (f"{HARD}{minute}" if minute != "00" else "")
                yield remark("clock-time", prose, match.span(), wanted)
