"""Ordinal numbers in words and in Roman figures, as letters are numbered: « septième », “seventh”, „sedmo“, VII."""

from __future__ import annotations

import re

from tehletter.rules.recognition import in_cyrillic

_SIMPLE = {
    "fr": "unième deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième"
    " treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième",
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth",
    "sr": "prv drug treć četvrt pet šest sedm osm devet deset jedanaest dvanaest trinaest četrnaest petnaest",
}
_FRENCH, _ENGLISH, _SERBIAN = (words.split() for words in _SIMPLE.values())
_FRENCH_TENS = (("vingt", "vingtième", 20), ("trente", "trentième", 30), ("quarante", "quarantième", 40),
                ("cinquante", "cinquantième", 50), ("soixante", "soixantième", 60))  # fmt: skip
_ENGLISH_TENS = (("twenty", "twentieth", 20), ("thirty", "thirtieth", 30), ("forty", "fortieth", 40),
                 ("fifty", "fiftieth", 50), ("sixty", "sixtieth", 60))  # fmt: skip
_SERBIAN_ENDINGS = ("o", "og", "om", "oga", "ome", "e", "eg", "em")


def _french() -> dict[str, int]:
    words = {"première": 1, "seconde": 2} | {word: number for number, word in enumerate(_FRENCH, 1) if number > 1}
    for stem, alone, ten in _FRENCH_TENS:
        words[alone] = ten
        words[f"{stem} et unième"] = words[f"{stem}-et-unième"] = ten + 1
        units = _FRENCH[1:] if ten == 60 else _FRENCH[1:9]
        words |= {f"{stem}-{unit}": ten + number for number, unit in enumerate(units, 2)}
    return words


def _english() -> dict[str, int]:
    words = {word: number for number, word in enumerate(_ENGLISH, 1)}
    for stem, alone, ten in _ENGLISH_TENS:
        words[alone] = ten
        words |= {f"{stem}-{unit}": ten + number for number, unit in enumerate(_ENGLISH[:9], 1)}
    return words


def _serbian() -> dict[str, int]:
    words = {stem + ending: number for number, stem in enumerate(_SERBIAN, 1) for ending in _SERBIAN_ENDINGS}
    words |= {f"dvadeset{ending}": 20 for ending in _SERBIAN_ENDINGS}
    return words | {in_cyrillic(word): number for word, number in words.items()}


ORDINALS = {**_french(), **_english(), **_serbian()}
"""The number that an ordinal in words says, in small letters."""
IN_WORDS = "|".join(sorted(ORDINALS, key=len, reverse=True))
"""The pattern of all of them."""
ROMAN = r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
"""The pattern of a Roman number below ninety."""
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def value_of(typed: str) -> int | None:
    """The number that figures, a word or a Roman number say."""
    if typed.isdigit():
        return int(typed)
    if re.fullmatch(ROMAN, typed):
        values = [_VALUES[letter] for letter in typed]
        return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
    return ORDINALS.get(typed.casefold())
