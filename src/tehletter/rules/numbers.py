"""2xx: the number that a letter gives itself in its title, and those by which it names others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tehletter.abstract import Mark
from tehletter.diagnostics import Finding
from tehletter.prose import Part, Prose
from tehletter.rules.rule import Case

_SPACE = "[ \u00a0\u202f\n]"
_NAME = (
    r"(?:[Ll]ettres?|LETTRES?|[Nn]ewsletters?|[Ll]etters?|[Bb]ulletins?|[Pp]ism[oa]|[Bb]iltena?|[Пп]исм[оа]|[Бб]илтена?)"
)
_QUALIFIED = rf"(?:{_SPACE}(?:d[’'][Ii]nfo(?:rmations?)?\.?|TEH|THB)){{0,2}}"
_SIGN = r"(?:[Nn]°s?|[Nn]º|[Nn]os?\.?|№|num(?:éro)?\.?|#|br\.|broj|бр\.|број)"

# --------------------------------------------------------------------------------------------- the mentions

_MENTION = re.compile(rf"{_NAME}{_QUALIFIED}{_SPACE}\(?{_SIGN}{_SPACE}?(\d{{1,4}})(?![\d,.]\d|\d)")
_FURTHER = re.compile(
    rf"(?:,{_SPACE}?|{_SPACE}(?:et|ou|à|and|or|to|i|и|ili|или){_SPACE}){_SIGN}?{_SPACE}?(\d{{1,4}})(?=[\s.,;:)!?»]|$)"
)
_BY_ORDINAL = re.compile(
    rf"\b(?:[Ll]a|[Nn]otre|[Ss]a|[Cc]ette|[Tt]he|[Oo]ur|[Tt]his){_SPACE}(\d{{1,4}})(?:re|ère|er|e|ème|st|nd|rd|th){_SPACE}"
    r"(?:lettre|newsletter|letter)\b"
)


def mentions(case: Case) -> Iterator[Mark]:
    """The numbers of letters that a letter names: « lettre n° 7 », “letter No. 7”, „pismo br. 7“, « la 5e lettre »."""
    for prose in case.prose:
        titles = [part for part in prose.parts if part.kind == "title"]
        for match in _MENTION.finditer(prose.text):
            if not _within(match.start(), titles):
                yield from _numbers(prose, match)
        for match in _BY_ORDINAL.finditer(prose.text):
            if not _within(match.start(), titles):
                yield Mark(match[1], prose.span(*match.span(1)))


def _within(place: int, parts: Iterable[Part]) -> bool:
    return any(part.start <= place < part.end for part in parts)


def _numbers(prose: Prose, match: re.Match[str]) -> Iterator[Mark]:
    """« lettres nos 7, 8 et 9 » names three."""
    several = re.match(r"\w+[sa]\b", match[0]) or "os" in match[0] or "°s" in match[0]
    further: re.Match[str] | None = match
    while further is not None:
        yield Mark(further[1], prose.span(*further.span(1)))
        further = _FURTHER.match(prose.text, further.end()) if several else None


# ------------------------------------------------------------------------------------------------- the title

_IN_FIGURES = re.compile(
    rf"(?P<number>\d{{1,4}}){_SPACE}?(?P<ending>re|ère|er|ier|i?[eè]me|nde?|[eè]|st|rd|th|mo|-?[mt]i|\.)(?!\w)"
    rf"(?:{_SPACE}[^\W\d_]+){{0,2}}?{_SPACE}{_NAME}(?!\w)"
)
_WITH_SIGN = re.compile(
    rf"(?:{_NAME}{_QUALIFIED}{_SPACE}(?:{_SIGN}{_SPACE}?)?|^{_SIGN}{_SPACE}?|\bTEH{_SPACE}{_SIGN}{_SPACE}?)"
    rf"(?P<number>\d{{1,4}})(?![\d,.]\d|\d|{_SPACE}?%)(?!{_SPACE}(?:ans|jours|mois|pays|États|years|states))"
)
_WORDS = (
    ("première", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième", "neuvième",
     "dixième", "onzième", "douzième", "treizième", "quatorzième", "quinzième", "seizième", "dix-septième",
     "dix-huitième", "dix-neuvième", "vingtième"),
    ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
     "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
     "twentieth"),
    ("prvo", "drugo", "treće", "četvrto", "peto", "šesto", "sedmo", "osmo", "deveto", "deseto", "jedanaesto",
     "dvanaesto"),
    ("прво", "друго", "треће", "четврто", "пето", "шесто", "седмо", "осмо", "девето", "десето", "једанаесто",
     "дванаесто"),
)  # fmt: skip
_ORDINALS = {word: number for words in _WORDS for number, word in enumerate(words, 1)} | {"seconde": 2}
_IN_WORDS = re.compile(rf"(?P<number>[^\W\d_]+(?:-[^\W\d_]+)?){_SPACE}{_NAME}(?!\w)")


def title_number(case: Case) -> Iterator[Finding]:
    """The title of letter 8 says « 8e lettre », whatever was copied from letter 7."""
    number = case.values.get("number") or case.manuscript.issue
    for prose in case.prose[:1]:
        for part in prose.parts:
            if part.kind == "title":
                yield from _about_title(prose, part, number)


def _about_title(prose: Prose, part: Part, number: int) -> Iterator[Finding]:
    title = prose.text[part.start : part.end]
    for pattern in (_IN_FIGURES, _WITH_SIGN, _IN_WORDS):
        for match in pattern.finditer(title):
            typed = match["number"]
            said = int(typed) if typed.isdigit() else _ORDINALS.get(typed.casefold())
            ending = match["ending"] if pattern is _IN_FIGURES else ""
            start = part.start + match.start("number")
            if said is not None and said != number:
                span = prose.span(start, start + len(typed) + len(ending))
                yield Finding("title-number", span, {"found": typed + ending, "number": number})
                return
            if ending and (right := _ending(number, ending)) != ending:
                span = prose.span(start, start + len(typed) + len(ending))
                yield Finding("title-number", span, {"found": typed + ending, "right": f"{number}{right}"}, "ending")
                return


def _ending(number: int, typed: str) -> str:
    """What an ordinal ends in, in the language of the ending that was typed."""
    if typed in ("st", "nd", "rd", "th"):
        teens = 10 < number % 100 < 20
        return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if not teens else "th"
    if typed in ("re", "ère", "er", "ier") and number != 1:
        return "e"
    if typed in ("e", "ème", "ième", "è") and number == 1:
        return "re"
    return typed
