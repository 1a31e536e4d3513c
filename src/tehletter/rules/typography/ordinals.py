"""Ordinal numbers and centuries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tehletter.diagnostics import Finding
from tehletter.prose import Prose
from tehletter.rules.rule import Case
from tehletter.rules.typography.remark import SPACE, doubt, in_english, remark, words_of
from tehletter.rules.typography.search import at_figures, figures_of, late, matches, places_of_any

_NOT_A_CENTURY = rf"(?!{SPACE}+si[eè]cle)(?!{SPACE}+(?:et|ou|au){SPACE}+(?:\d+|[IVX]+)[a-zè]*{SPACE}+si[eè]cle)"

# ------------------------------------------------------------------------------------------- French

_FIRST = r"ier|[eèé]re|i[eèé]re|ers|[eèé]res|i[eèé]res|iers"
_NTH = r"i?[eèéê]me|i?[eèéê]mes|emme|eime|è|é"
_LONG_NTH = "i?[eèéê]mes?"
_SECOND = "nde?s?"
_ALONE, _END = r"(?<![\w.,/°’'\-])", rf"(?![\w’'°\-]|[.]\w){_NOT_A_CENTURY}"
_ORDINAL = late(
    rf"{_ALONE}(?P<number>\d{{1,4}})(?P<space>{SPACE}|-)?(?=[eèéêinrstEÈÉÊINRST])"
    rf"(?P<suffix>(?i:{_FIRST}|{_NTH}|{_SECOND}|st|rd|th|ers|res?)|er|es|e){_END}"
)
_ROMAN_ORDINAL = late(
    rf"{_ALONE}(?P<number>[IVX]+)(?P<space>{SPACE}|-)?"
    rf"(?P<suffix>{_LONG_NTH}|{_LONG_NTH.upper()}|(?<=I)(?:i?[eèé]re|ier)){_END}"
)
_ROMAN = late(rf"[IVX]+(?:{_LONG_NTH}|{_LONG_NTH.upper()}|{_FIRST}|{_NTH}|er|es?)?")
_RIGHT_APART = {"es", "re", "res", "ers", "rd", "st", "th", "è", "é"}
"""Endings that are words, or nothing, behind a number and a space."""
_HOUSE = late(r"\{number\}\s?i?[eè]me")


def ordinal(case: Case) -> Iterator[Finding]:
    """1er, 1re, 2e, 2d, 3e (Imprimerie nationale, « adjectifs numéraux »); in English 1st, 2nd, 3rd, 11th."""
    for prose in case.in_language("fr"):
        house = _by_the_house(case, prose.lang)
        for match in at_figures(_ORDINAL, prose.text):
            yield from _french(prose, match, house=house)
        for match in matches(_ROMAN_ORDINAL, prose.text, places_of_any(_romans(prose.text), prose.text)):
            yield from _french(prose, match, house=house)
    for prose in case.in_language("en"):
        for match in at_figures(_ENGLISH, prose.text):
            wanted = match["number"] + _english_ending(int(match["number"]))
            if match[0] != wanted:
                yield remark("ordinal", prose, match.span(), wanted)
    for prose in case.in_language("sr"):
        for match in at_figures(_SERBIAN, prose.text):
            yield doubt("ordinal", prose, match.span(), f"{match['number']}.", "serbian")


@lru_cache(maxsize=64)
def _romans(text: str) -> tuple[str, ...]:
    """The words of a text that are a number in Roman figures, with or without an ending."""
    return tuple(word for word in words_of(text) if word[0] in "IVX" and _ROMAN.fullmatch(word))


def _by_the_house(case: Case, lang: str) -> bool:
    """Whether the series titles its letters « 8ème lettre »: then it may write so elsewhere."""
    titles = case.config.title
    return any(_HOUSE.search(titles.get(key, "")) for key in (lang, lang.partition("-")[0], ""))


def _french(prose: Prose, match: re.Match[str], *, house: bool) -> Iterator[Finding]:
    number, suffix = match["number"], match["suffix"]
    if not number.isdigit() and roman(_value(number)) != number:
        return
    low, first = suffix.casefold(), number.upper() in ("1", "I")
    if match["space"] and low in _RIGHT_APART:
        return
    if low in ("st", "rd", "th") and in_english(prose.text, *match.span()):
        return
    if house and not match["space"] and low in ("ème", "èmes", "ère", "ères"):
        return
    ending = _first_ending(low) if first else _ending(low, number)
    wanted = number + (ending.upper() if suffix.isupper() and len(suffix) > 1 else ending)
    if not ending:
        yield doubt("ordinal", prose, match.span(), variant="first")
    elif match[0] != wanted:
        yield remark("ordinal", prose, match.span(), wanted)


def _first_ending(low: str) -> str:
    """« er », « re » and their plurals; nothing where masculine and feminine cannot be told apart."""
    plural = "s" if low.endswith("s") else ""
    if low.rstrip("s") in ("er", "ier"):
        return f"er{plural}"
    return f"re{plural}" if low.rstrip("s").endswith("re") else ""


def _ending(low: str, number: str) -> str:
    if number == "2" and low.startswith("nd"):
        return low.removeprefix("n")
    return "es" if low.endswith("s") and low not in ("ers", "res") else "e"


# ------------------------------------------------------------------------------------------- English and Serbian

_ENGLISH = late(
    rf"(?<![\w.,/\-])(?P<number>\d{{1,4}})(?:(?:st|nd|rd|th|e|[eè]me|er|re)|{SPACE}(?:nd|th))(?![\w’'\-]|\.\w)"
)
_SERBIAN = late(
    r"(?<![\w.,/\-])(?P<number>\d{1,4})(?:-(?:[mtvg]i|[mtv][ao]|[mtv]og|og|om|im|oj|u|[мтвг]и|[мтв][ао]|[мтв]ог|ог|ом|им|ој|у)"
    r"|(?:[mtvg]i|[мтвг]и|og|ог))(?![\w\-])"
)


def _english_ending(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


# ------------------------------------------------------------------------------------------- centuries

_AGE = rf"{SPACE}+si[eè]cles?\b"
_OTHER_AGE = rf"{SPACE}+(?:et|ou|au|à){SPACE}+(?:le{SPACE}|aux?{SPACE})?(?:\d{{1,2}}|[IVX]+)[a-zè]*{_AGE}"
_CENTURY = late(
    rf"(?<![\w.,/’'\-])(?:(?P<figures>[1-9]\d?){SPACE}?-?(?P<suffix>{_NTH}|er|es?|th|st|nd|rd|°)"
    rf"|(?P<plain>[1-9]\d?)(?={SPACE}+si[eè]cle\b)"
    rf"|(?P<roman>[IVX]{{1,6}})(?P<ending>{SPACE}?-?(?:{_NTH}|er|es?|°))?)(?={_AGE}|{_OTHER_AGE})"
)
_ENGLISH_CENTURY = late(rf"(?<![\w\-])(?P<roman>[IVX]{{2,6}})(?:th|st|e)?(?={SPACE}+centur(?:y|ies)\b)")
_COUNTED = late(rf"\b(?:[Pp]endant|[Dd]epuis|[Ii]l{SPACE}y{SPACE}a|de|d[’']|plus|moins|en|un|demi){SPACE}?\Z")
_SIGNS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


_CENTURIES = {"siècle", "siècles", "siecle", "siecles"}


def century(case: Case) -> Iterator[Finding]:
    """Centuries are in Roman figures with « e », the first with « er » (Imprimerie nationale, « siècles »)."""
    for prose in case.in_language("fr"):
        if not words_of(prose.text).isdisjoint(_CENTURIES):
            places = sorted((*figures_of(prose.text), *places_of_any(_romans(prose.text), prose.text)))
            for match in matches(_CENTURY, prose.text, places):
                yield from _century(prose, match)
    for prose in case.in_language("en"):
        for match in _ENGLISH_CENTURY.finditer(prose.text) if "centur" in prose.text else ():
            number = _value(match["roman"])
            if roman(number) == match["roman"]:
                yield remark("century", prose, match.span(), f"{number}{_english_ending(number)}", "english")


def _century(prose: Prose, match: re.Match[str]) -> Iterator[Finding]:
    if match["plain"] and (
        int(match["plain"]) < 2 or _COUNTED.search(prose.text[max(match.start() - 12, 0) : match.start()])
    ):
        return
    figures = match["figures"] or match["plain"]
    number = int(figures) if figures else _value(match["roman"])
    if number > 30 or (match["roman"] and roman(number) != match["roman"]):
        return
    if match["roman"] and not match["ending"] and "siècles" in prose.text[match.end() : match.end() + 10]:
        return
    wanted = roman(number) + ("er" if number == 1 else "e")
    if match[0] != wanted:
        yield remark("century", prose, match.span(), wanted)


def roman(number: int) -> str:
    """A number up to 39 in Roman figures."""
    text = ""
    for value, sign in _SIGNS:
        text += sign * (number // value)
        number %= value
    return text


def _value(figures: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}[sign] for sign in figures]
    return sum(-one if one < other else one for one, other in zip(values, [*values[1:], 0], strict=True))
