"""Sums of money."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tehletter.diagnostics import Finding
from tehletter.prose import Prose
from tehletter.rules.rule import Case
from tehletter.rules.typography.remark import HARD, SPACE, doubt, remark, words_of
from tehletter.rules.typography.search import at_figures, before_words, late

_SUM = r"\d+(?:[ \u00a0\u202f.,’']\d{3})*(?:[.,]\d{1,2})?(?!\d)"
_BEFORE = late(
    rf"(?<![\w.])(?<!\d[ \u00a0\u202f])(?P<country>US|CAN|AUS)?(?P<sign>[€$£¥]){SPACE}?(?P<sum>{_SUM})"
    rf"(?P<great>{SPACE}?(?:millions?|milliards?|mille|[MKk]|[Mm]n|[Mm]d|bn|milion\w*|милион\w*|milijard\w*|милијард\w*)"
    rf"\b)?(?!\w|[.,]\d|{SPACE}?[€$£¥])"
)
_CAPITAL = late(
    rf"(?:\d{SPACE}?|(?:millions?|milliards?|milliers?|centaines?){SPACE}d(?:e{SPACE}|[’']))"
    r"(?P<name>(?:Euro|Dollar|Livre|Franc|Dinar|Rouble)s?)\b"
)
_NUMBER_OF = late(
    rf"(?<![\w.,])(?P<number>\d[\d \u00a0\u202f]{{0,15}})(?:,\d+)?{SPACE}"
    r"(?P<name>euro|dollar|rouble|dinar)(?P<s>s?)\b(?!-)"
)
_PLURAL = late(
    rf"\b(?:millions?|milliards?|milliers?|centaines?|dizaines?){SPACE}d(?:’|'|e{SPACE})"
    r"(?P<name>euro|dollar|dinar|rouble)\b"
)
_COUNTED = (
    "dollars|euros|livres|francs|dinars|roubles|personnes|victimes|habitants|enfants|femmes|hommes|réfugiés|tonnes"
    "|migrants|visiteurs|lecteurs|citoyens|travailleurs|esclaves|mineurs|hectares|étudiants|Européens|emplois|entreprises"
)
_WITHOUT_DE = late(rf"\b(?:millions?|milliards?|milliers?|centaines?|dizaines?)(?P<gap>{SPACE})(?P<noun>{_COUNTED})\b")
_MIXED = late(rf"\b(?:millions?|milliards?){SPACE}(?P<sign>(?:d[’']|de{SPACE})?[€$£])(?!\w|{SPACE}(?:US|CAN))")
_WORDS = {"€": "d’euros", "$": "de dollars", "£": "de livres"}
_ENGLISH_BEHIND = late(
    rf"(?<![\w.,€$£])(?P<sum>\d{{1,3}}(?:,\d{{3}})*(?:\.\d+)?){SPACE}?(?P<sign>[€$£])(?!\w|{SPACE}?\d)"
)


_CURRENCIES = frozenset(
    form
    for name in ("euro", "dollar", "livre", "franc", "dinar", "rouble")
    for form in (name, f"{name}s", name.capitalize(), f"{name.capitalize()}s")
)
_GREAT = frozenset(
    {"million", "millions", "milliard", "milliards", "millier", "milliers", "centaine", "centaines"}
    | {"dizaine", "dizaines"}
)
"""Without these words, some patterns need not be tried."""


def currency(case: Case) -> Iterator[Finding]:
    """« 500 € », « 500 euros », « 6 milliards de dollars »; in English “€500”."""
    for prose in case.in_language("fr"):
        yield from _signs_before(prose)
        words = words_of(prose.text)
        great = words & _GREAT
        if currencies := words & _CURRENCIES:
            yield from _number(prose, currencies, great)
        if great:
            yield from _great(prose, great)
    for prose in case.in_language("sr"):
        yield from _signs_before(prose)
    for prose in case.in_language("en"):
        for match in at_figures(_ENGLISH_BEHIND, prose.text):
            yield remark("currency", prose, match.span(), match["sign"] + match["sum"], "english")


def _signs_before(prose: Prose) -> Iterator[Finding]:
    for match in before_words(_BEFORE, prose.text, "€$£¥", 3):
        wanted = f"{match['sum']}{HARD}{match['sign']}"
        if match["great"]:
            yield doubt("currency", prose, match.span(), f"{match['sum']}{match['great']} …", "great")
        elif match["country"]:
            yield doubt("currency", prose, match.span(), f"{wanted}{HARD}{match['country']}", "before")
        else:
            yield remark("currency", prose, match.span(), wanted, "before")


def _great(prose: Prose, great: frozenset[str]) -> Iterator[Finding]:
    """« 6 milliards dollars », « 6 millions d’€ »."""
    for match in before_words(_WITHOUT_DE, prose.text, great, 0):
        of = "d’" if match["noun"][0] in "eéEh" else "de "
        place = (match.start("gap"), match.end())
        yield remark("currency", prose, place, f"{match['gap']}{of}{match['noun']}", "of")
    for match in before_words(_MIXED, prose.text, great, 0):
        yield remark("currency", prose, match.span("sign"), _WORDS[match["sign"][-1]], "mixed")


def _number(prose: Prose, currencies: frozenset[str], great: frozenset[str]) -> Iterator[Finding]:
    """« 500 Euros », « 500 euro » and « 1 euros »; less than two is singular."""
    for match in _CAPITAL.finditer(prose.text) if any(name < "a" for name in currencies) else ():
        yield remark("currency", prose, match.span("name"), match["name"].lower())
    for match in at_figures(_NUMBER_OF, prose.text):
        singular = int(re.sub(r"\D", "", match["number"])) < 2
        if singular == bool(match["s"]):
            wanted = match["name"] + ("" if singular else "s")
            yield remark("currency", prose, (match.start("name"), match.end()), wanted, "number")
    for match in before_words(_PLURAL, prose.text, great, 0):
        yield remark("currency", prose, match.span("name"), match["name"] + "s", "number")
