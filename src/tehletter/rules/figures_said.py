"""The figures of a letter in a form that is the same in every language: « 6 milliards » is “6 billion”.

A date gives its day, its month (`m1`) and its year; an hour gives hours, of twenty-four, and minutes that are not
zero. What may be written as a word in another language (« deux », « XXIe ») is kept apart: it answers a figure of
another edition, and asks for none. Telephone numbers and what is glued to a letter (« G20 ») are no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tehletter.diagnostics import WHOLE_FILE
from tehletter.model import Mark
from tehletter.prose import Prose
from tehletter.rules.numerals import numbers_in, sequence
from tehletter.rules.recognition import in_cyrillic

WORDED = "~"
"""Begins the value of a number that is written as a word or in Roman figures."""

_LONGEST = 40
"""Characters of a figure: more are none that a reader compares."""

_GAP = "[ \u00a0\u202f]"
_GROUPED = rf"[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}}(?![0-9]))+"


@dataclass(frozen=True, slots=True)
class _Grammar:
    """How a language writes figures: a number, words for thousands and more, beginnings of the names of months."""

    number: str
    point: str
    scales: Mapping[str, int]
    months: tuple[str, ...]
    more: tuple[str, ...] = ()

    def value(self, digits: str) -> Decimal:
        """What the digits of a number mean."""
        whole, _, part = re.sub(_GAP, "", digits).partition(self.point)
        return Decimal(f"{re.sub('[.,]', '', whole)}.{part or 0}")


_FRENCH = _Grammar(
    rf"{_GROUPED}(?:,[0-9]+)?|[0-9]{{1,3}}(?:\.[0-9]{{3}})+(?![0-9.])|[0-9]+(?:,[0-9]+)?",
    ",",
    {
        "mille": 3, "milliers": 3, "million": 6, "millions": 6, "milliard": 9, "milliards": 9, "billion": 12,
        "billions": 12, "M€": 6, "M$": 6, "Md€": 9, "Mds€": 9, "Mds": 9, "Md": 9, "Mrd": 9, "Mrds": 9, "k€": 3,
    },
    (
        "janvier|janv", "février|févr", "mars", "avril|avr", "mai", "juin", "juillet|juil", "août", "septembre|sept",
        "octobre|oct", "novembre|nov", "décembre|déc",
    ),
)  # fmt: skip
_ENGLISH = _Grammar(
    rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?|{_GROUPED}(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+(?!\.?[0-9]))?",
    ".",
    {
        "thousand": 3, "million": 6, "millions": 6, "billion": 9, "billions": 9, "trillion": 12, "bn": 9, "mn": 6,
        "tn": 12, "M€": 6,
    },
    (
        "January|Jan", "February|Feb", "March|Mar", "April|Apr", "May", "June|Jun", "July|Jul", "August|Aug",
        "September|Sept?", "October|Oct", "November|Nov", "December|Dec",
    ),
)  # fmt: skip
_SERBIAN = _Grammar(
    rf"[0-9]{{1,3}}(?:\.[0-9]{{3}})+(?!\.?[0-9])(?:,[0-9]+)?|{_GROUPED}(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?",
    ",",
    {
        "hiljada": 3, "hiljade": 3, "hiljadu": 3, "hilj.": 3, "milion": 6, "miliona": 6, "milioni": 6, "milione": 6,
        "mil.": 6, "milijarda": 9, "milijarde": 9, "milijardi": 9, "milijardu": 9, "mlrd": 9, "mlrd.": 9, "bilion": 12,
        "biliona": 12,
    },
    tuple(
        f"{stem}(?:a|u|om)?"
        for stem in (
            "januar", "februar", "mart", "april", "maj", "juni?", "juli?", "avgust", "septemba?r", "oktoba?r",
            "novemba?r", "decemba?r",
        )
    ),
    (rf"(?<![0-9.,:])(?P<ch>[012]?[0-9])\.(?P<cm>[0-5][0-9])(?![0-9.]|,[0-9]|{_GAP}?%)",),
)  # fmt: skip
_CYRILLIC = _Grammar(
    _SERBIAN.number,
    ",",
    {in_cyrillic(word): power for word, power in _SERBIAN.scales.items()},
    tuple(map(in_cyrillic, _SERBIAN.months)),
    _SERBIAN.more,
)
_GRAMMARS = {"fr": _FRENCH, "en": _ENGLISH, "sr": _SERBIAN, "sr-Cyrl": _CYRILLIC}
COMPARED = frozenset({"fr", "en", "sr"})
"""The languages whose figures are understood."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    """What finds the figures of a language: compiled when a letter of that language is first read."""

    digits: re.Pattern[str]
    scale: re.Pattern[str]
    month: re.Pattern[str]
    worded: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    grammar = _GRAMMARS[language]
    scales = "|".join(sorted(map(re.escape, grammar.scales), key=len, reverse=True))
    months = "|".join(f"({month})" for month in grammar.months)
    return _Patterns(
        re.compile("|".join((*_DIGITS, *grammar.more, rf"(?<![^\W_])(?P<number>{grammar.number})"))),
        re.compile(rf"{_GAP}?(?:{scales})(?!\w)"),
        re.compile(months, 0 if language == "en" else re.IGNORECASE),
        re.compile(
            rf"(?P<words>{sequence(language[:2])})(?P<half>{_AND_A_HALF.pattern})?{_GAP}(?P<scale>{scales})(?!\w)",
            re.IGNORECASE,
        ),
    )


_DIGITS = (
    r"(?P<phone>(?<![\w.,])(?:\+[0-9]{1,3}|\(?0[0-9]\)?)(?:[ \u00a0\u202f.()\-/]{1,2}[0-9]{1,4}){3,7}(?!\w))",
    r"(?<![\w.,\-])(?P<iso>[12][0-9]{3})-(?P<im>[01][0-9])-(?P<id>[0-3][0-9])(?![0-9\-])",
    (
        r"(?<![\w.,/\-])(?P<day>[0-3]?[0-9])(?P<sep>[./])[ \u00a0]?(?P<month>[01]?[0-9])(?P=sep)[ \u00a0]?"
        r"(?P<year>[12][0-9]{3})(?![0-9])"
    ),
    r"(?<![\w.,])(?P<chain>(?![0-9]{1,3}(?:\.[0-9]{3})+(?![0-9.]))[0-9]{1,4}(?:\.[0-9]{1,4}){2,})(?![0-9])",
    rf"(?<![\w.,:])(?P<hour>[012]?[0-9])(?:{_GAP}?h(?:{_GAP}?(?P<min>[0-5][0-9]))?(?!\w)|:(?P<sec>[0-5][0-9])(?![0-9:]))",
    r"(?<![\w.,\-/–])(?P<age>[12][0-9])(?P<since>[0-9]{2})[-–/](?P<till>[0-9]{2})(?![0-9\-–/]|\.[0-9])",
)
"""Telephone, dates in figures, « 2.0.1 », hours, « 1914-18 »: what stands before plain numbers in every language."""
_VAGUE = re.compile(r"half|quarter|both|couple|dozen|demi|quart|tiers|pola|desetak|пола|десетак", re.IGNORECASE)
_HALVES = frozenset({"half", "demi", "pola", "пола"})
_HALF_BEFORE = re.compile(rf"{_GAP}and{_GAP}a{_GAP}half\Z", re.IGNORECASE)
_AND_A_HALF = re.compile(rf"{_GAP}(?:et{_GAP}demie?|i{_GAP}po|и{_GAP}по)(?!\w)")
_MONEY = re.compile(rf"[£$€]{_GAP}?\Z")
_SHORT = re.compile(r"(?:m|k|b)(?!\w)")
_POWERS = {"m": 6, "k": 3, "b": 9}
_HALF_OF_DAY = re.compile(
    rf"(?:\.(?P<min>[0-5][0-9]))?(?:{_GAP}?(?:to|and|until|or|-|–){_GAP}?[01]?[0-9](?:[.:][0-5][0-9])?)?"
    rf"{_GAP}?(?P<half>[ap])\.?{_GAP}?m\b"
)
_AT = re.compile(r"\b(?:at|from|until|to|by|and)[ \u00a0]\Z")
_WORD_AFTER = re.compile(r"(?:er|e|st|nd|rd|th|\.)?[ \u00a0\u202f\-](?:of |de )?([^\W\d_]+)")
_WORD_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]+)[ \u00a0\u202f\-](?:of |de )?\Z")
_DIGIT = re.compile(r"[+(0-9](?:(?<=[0-9])|[0-9])")
_ROMAN = re.compile(r"([IVXL]{1,7})(?:er|e|re)?(?!\w)")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}

Said = tuple[int, int, str]
"""From, to (before), value."""


def figures_of(proses: tuple[Prose, ...]) -> Iterator[Mark]:
    """The figures of a letter in reading order, `what` being « value written »; then what is worded, once each."""
    found: list[Mark] = []
    worded: set[str] = set()
    for prose in proses:
        language = _language(prose)
        if language:
            words = _words(prose.text)
            for start, end, value in _said(prose.text, set(words), language):
                written = " ".join(prose.text[start:end].split())
                found.append(Mark(f"{value} {written}", prose.span(start, end)))
            worded.update(_worded(prose.text, words, language))
    yield from sorted(found, key=lambda mark: mark.span)
    yield from (Mark(f"{WORDED}{value}", WHOLE_FILE) for value in sorted(worded))


def _language(prose: Prose) -> str:
    language = prose.lang.partition("-")[0]
    if language == "sr" and re.search("[а-я]{3}", prose.text) and "Latn" not in prose.lang:
        return "sr-Cyrl"
    return language if language in COMPARED else ""


def _said(text: str, words: set[str], language: str) -> Iterator[Said]:
    patterns, months = _patterns(language), dict[int, Said]()
    candidate = _DIGIT.search(text)
    while candidate:
        match = patterns.digits.match(text, candidate.start())
        if match and not match["phone"] and match.end() - match.start() <= _LONGEST:
            yield from _token(text, match, language)
            months |= {month[0]: month for month in _months_beside(text, match, patterns.month)}
        candidate = _DIGIT.search(text, match.end() if match else candidate.end())
    yield from months.values()
    if not _GRAMMARS[language].scales.keys().isdisjoint(words):
        yield from _worded_scales(text, language)


def _token(text: str, match: re.Match[str], language: str) -> Iterator[Said]:
    start, end = match.span()
    if match["iso"] or match["day"]:
        yield start, end, str(int(match["day"] or match["id"]))
        yield start, end, f"m{int(match['month'] or match['im'])}"
        yield start, end, match["year"] or match["iso"]
    elif match["chain"]:
        for place in re.finditer("[0-9]+", match[0]):
            yield start + place.start(), start + place.end(), str(int(place[0]))
    elif match["age"]:
        yield start, start + 4, match["age"] + match["since"]
        yield start, end, match["age"] + match["till"]
    elif match["number"]:
        yield from _number(text, match, language)
    else:
        named = match.groupdict()
        minutes = named.get("cm") or match["min"] or match["sec"]
        yield from _time(match, named.get("ch") or match["hour"], minutes, _half(text, match, language))


def _months_beside(text: str, match: re.Match[str], month: re.Pattern[str]) -> Iterator[Said]:
    """« 24 janvier », “January 24”: the names of months next to a figure."""
    first = max(match.start() - 24, 0)
    before = _WORD_BEFORE.search(text[first : match.start()])
    if before and (named := month.fullmatch(before[1])):
        yield first + before.start(1), first + before.end(1), f"m{named.lastindex}"
    after = _WORD_AFTER.match(text, match.end())
    if after and (named := month.fullmatch(after[1])):
        yield *after.span(1), f"m{named.lastindex}"


def _worded_scales(text: str, language: str) -> Iterator[Said]:
    """« deux milliards », “two billion”, “two and a half million”."""
    for match in _patterns(language).worded.finditer(text):
        words = _HALF_BEFORE.sub("", match["words"])
        values = numbers_in(_words(words), language[:2])
        if values and not _VAGUE.search(words):
            half = words != match["words"] or match["half"] or _AND_A_HALF.match(text, match.end())
            value = values[-1] + (Decimal("0.5") if half else 0)
            yield *match.span(), _plain(Decimal(value).scaleb(_power(match["scale"], language)))


def _number(text: str, match: re.Match[str], language: str) -> Iterator[Said]:
    start, end = match.span()
    hour = re.match("[0-9]{1,2}(?![0-9])", match[0]) if language == "en" else None
    if hour and (time := _HALF_OF_DAY.match(text, start + hour.end())):
        yield from _time(match, hour[0], time["min"], time["half"])
        return
    clock = re.fullmatch(r"([01]?[0-9]|2[0-3])\.([0-5][0-9])", match[0]) if language == "en" else None
    if clock and _AT.search(text, max(start - 8, 0), start) and not text[end : end + 2].strip().startswith("%"):
        yield from _time(match, clock[1], clock[2])
        return
    value = _GRAMMARS[language].value(match[0])
    if scale := _patterns(language).scale.match(text, end):
        end = scale.end()
        half = _AND_A_HALF.match(text, end)
        value = (value + Decimal("0.5") if half else value).scaleb(_power(scale[0].strip(" \u00a0\u202f"), language))
    elif language == "en" and _MONEY.search(text, max(start - 3, 0), start) and (short := _SHORT.match(text, end)):
        value, end = value.scaleb(_POWERS[short[0]]), short.end()
    yield start, end, _plain(value)


def _half(text: str, match: re.Match[str], language: str) -> str:
    """« 6:30 p.m. »: which half of the day, where that is said."""
    time = _HALF_OF_DAY.match(text, match.end()) if language == "en" else None
    return time["half"] if time else ""


def _time(match: re.Match[str], hour: str, minutes: str | None, half: str = "") -> Iterator[Said]:
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half == "p" else 0)
    yield (*match.span(), str(hours))
    if minutes and int(minutes):
        yield (*match.span(), str(int(minutes)))


def _power(word: str, language: str) -> int:
    scales = _GRAMMARS[language].scales
    return scales[word] if word in scales else scales[word.lower()]


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text.lower())


def _worded(text: str, words: list[str], language: str) -> Iterator[str]:
    """What may be a figure in another edition: numbers in words, « un million » without a figure, Roman figures."""
    yield from map(str, numbers_in(words, language[:2]))
    scales = _GRAMMARS[language].scales
    for word in scales.keys() & set(words):
        if scales[word] >= 6:
            yield str(10 ** scales[word])
            if not _HALVES.isdisjoint(words):  # « un demi-million »
                yield str(5 * 10 ** (scales[word] - 1))
    for match in _ROMAN.finditer(text):
        values = [_ROMAN_VALUES[letter] for letter in match[1]]
        yield str(sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True)))
