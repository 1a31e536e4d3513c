"""Numbers written as words, in the languages in which figures are compared: « cinquante-sept », “fifty-seven”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tehletter.rules.recognition import in_cyrillic

_FRENCH = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20,
    "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70, "octante": 80,
    "huitante": 80, "nonante": 90, "cent": 100, "cents": 100, "mille": 1000,
    "premier": 1, "première": 1, "premiers": 1, "premières": 1, "second": 2, "seconde": 2, "deuxième": 2,
    "troisième": 3, "quatrième": 4, "cinquième": 5, "sixième": 6, "septième": 7, "huitième": 8, "neuvième": 9,
    "dixième": 10, "onzième": 11, "douzième": 12, "treizième": 13, "quinzième": 15, "vingtième": 20, "centième": 100,
    "douzaine": 12, "dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "cinquantaine": 50,
    "centaine": 100, "millier": 1000, "midi": 12, "minuit": 0, "moitié": 50, "demi": 30, "demie": 30, "quart": 15,
    "deuxièmes": 2, "troisièmes": 3, "double": 2, "triple": 3, "tiers": 3, "quinquennal": 5, "décennie": 10,
    "trimestre": 3, "trimestriel": 3, "semestre": 6, "siècle": 100, "an": 1, "bis": 2, "quarts": 4,
}  # fmt: skip
_ENGLISH = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "hundredth": 100, "once": 1, "twice": 2,
    "both": 2, "dozen": 12, "fortnight": 15, "noon": 12, "midday": 12, "midnight": 0, "half": 50, "quarter": 25,
    "decade": 10, "quarterly": 3, "pair": 2, "couple": 2, "quarters": 4, "thirds": 3, "century": 100,
}  # fmt: skip
_SERBIAN = {
    "jedan": 1, "jedna": 1, "jedno": 1, "jednog": 1, "jednom": 1, "jedne": 1, "jednu": 1, "dva": 2, "dve": 2,
    "dvije": 2, "dvoje": 2, "obe": 2, "oba": 2, "tri": 3, "troje": 3, "četiri": 4, "četvoro": 4, "pet": 5,
    "petoro": 5, "šest": 6, "šestoro": 6, "sedam": 7, "osam": 8, "devet": 9, "deset": 10, "jedanaest": 11,
    "dvanaest": 12, "trinaest": 13, "četrnaest": 14, "petnaest": 15, "šesnaest": 16, "sedamnaest": 17,
    "osamnaest": 18, "devetnaest": 19, "dvadeset": 20, "trideset": 30, "četrdeset": 40, "pedeset": 50,
    "šezdeset": 60, "sedamdeset": 70, "osamdeset": 80, "devedeset": 90, "sto": 100, "stotinu": 100, "dvesta": 200,
    "dvjesta": 200, "dvesto": 200, "trista": 300, "tristo": 300, "četiristo": 400, "petsto": 500, "šeststo": 600,
    "sedamsto": 700, "osamsto": 800, "devetsto": 900, "hiljada": 1000, "hiljade": 1000, "hiljadu": 1000,
    "podne": 12, "ponoć": 0, "pola": 30, "polovina": 50, "desetak": 10, "decenija": 10, "desetine": 10,
    "desetina": 10, "tromesečje": 3, "četvrt": 15,
}  # fmt: skip
_ORDINAL_STEMS = {
    "prv": 1, "drug": 2, "treć": 3, "četvrt": 4, "pet": 5, "šest": 6, "sedm": 7, "osm": 8, "devet": 9, "deset": 10,
    "jedanaest": 11, "dvanaest": 12, "trinaest": 13, "četrnaest": 14, "petnaest": 15, "dvadeset": 20,
}  # fmt: skip
_SERBIAN |= {
    stem + ending: value
    for stem, value in _ORDINAL_STEMS.items()
    for ending in ("i", "a", "o", "e", "og", "om", "oj", "u", "ih", "im")
}

WORDS: Mapping[str, Mapping[str, int]] = {
    "fr": _FRENCH,
    "en": _ENGLISH,
    "sr": _SERBIAN | {in_cyrillic(word): value for word, value in _SERBIAN.items()},
}
_JOINERS = frozenset({"et", "and", "i", "и"})


def sequence(language: str) -> str:
    """The pattern of number words that stand together."""
    words = "|".join(sorted(map(re.escape, WORDS[language]), key=len, reverse=True))
    return rf"(?<!\w)(?:{words})(?:[ \u00a0\u202f\-]+(?:(?:et|and|i|и) )?(?:{words}))*(?!\w)"


def numbers_in(words: Iterable[str], language: str) -> list[int]:
    """What the number words of a text may mean, each alone and all that stand together: « deux cent trois » is 203."""
    known, found, together = WORDS[language], list[int](), list[int]()
    for word in (*words, ""):
        if (value := known.get(word)) is not None:
            together.append(value)
        elif not (together and word in _JOINERS):
            if together:
                found += dict.fromkeys((*together, _added_up(together)))
            together.clear()
    return found


def _added_up(words: list[int]) -> int:
    total = current = 0
    for value in words:
        if value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif value == 100 or (value == 20 and current % 100 == 4):  # two hundred; « quatre-vingts »
            current = current - current % 100 + max(current % 100, 1) * value if value == 20 else max(current, 1) * 100
        else:
            current += value
    return total + current
