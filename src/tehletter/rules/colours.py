"""5xx: colour that alone tells something apart (RGAA 4.1, 3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tehletter.diagnostics import Finding
from tehletter.prose import EDGE, HIDDEN
from tehletter.rules.recognition import in_cyrillic
from tehletter.rules.rule import Case

_FR = "rouges?|verte?s?|bleue?s?|jaunes?|oranges?|violet(?:te)?s?|roses?|grise?s?|marron|turquoise|mauves?|bruns?"
_FR_SHADE = rf"(?:{_FR})(?: (?:foncé|clair|vif|pâle|sombre)e?s?)?"
_FR_THINGS = (
    "colonnes?|cases?|cellules?|textes?|mentions?|passages?|mots|phrases?|encadrés?|cadres?|flèches?|courbes?|traits?"
    "|barres?|boutons?|pastilles?|étiquettes?|onglets?|rectangles?|cercles?|carrés?|liens?|rubriques?"
    "|lignes(?! (?:rouges?|jaunes?))"
)
_FR_MARKED = (
    "écrite?s?|marquée?s?|indiquée?s?|surlignée?s?|signalée?s?|soulignée?s?|entourée?s?|encadrée?s?|imprimée?s?"
    "|affichée?s?|colorée?s?|coloriée?s?|figurent|figure|apparaît|apparaissent|apparait|notée?s?|représentée?s?"
    "|tracée?s?"
    "|présentée?s?|hachurée?s?|ressort|ressortent|grisée?s?|repérée?s?|identifiée?s?|mise?s? en évidence"
)
_FR_SEEN = (
    "noms?|pays|états|régions?|villes?|dates?|chiffres?|données|éléments?|points?|zones?|parties?|montants?|valeurs?"
    "|termes?|ceux|celles|celui|celle"
)

_EN = "red|green|blue|yellow|orange|purple|violet|pink|grey|gray|brown|turquoise"
_EN_SHADE = rf"(?:(?:bright|dark|light|pale) )?(?:{_EN})"
_EN_THINGS = (
    "columns?|rows?|cells?|text|passages?|words|sentences?|arrows?|bars?|buttons?|dots?|labels?|tabs?|rectangles?"
    "|hyperlinks?|frames?|curves?"
)
_EN_MARKED = (
    "shown|marked|highlighted|written|printed|indicated|underlined|displayed|flagged|circled|shaded|colou?red|appears?"
    "|appearing|drawn|outlined|labelled|set|given|listed|represented"
)
_EN_SEEN = (
    "names?|countries|states|regions?|cities|dates?|figures?|entries|items?|points?|areas?|parts?|amounts?|values?"
    "|terms?|those|the ones?"
)

_SR = ("crven", "zelen", "plav", "žut", "narandžast", "ljubičast", "roz", "siv", "braon", "smeđ")
_SR_MARKED = (
    "označen", "obeležen", "obilježen", "napisan", "ispisan", "istaknut", "prikazan", "podvučen", "obojen", "naveden",
    "odštampan", "markiran", "zaokružen", "uokviren",
)  # fmt: skip
_SR_THINGS = ("kolon", "red", "redov", "polj", "ćelij", "strelic", "traka", "dugm", "tekst", "okvir")

_BESIDE = re.compile(
    r"\bgras\b|\bitaliques?\b|majuscules?|capitales|astérisque|étoile|hachur|pointill|symbole|précédée?s? d"
    r"|\bbold\b|italic|asterisk|\bstars?\b|dotted|dashed|hatched|symbol|preceded by|masn|kurziv|zvezdic|simbol",
    re.IGNORECASE,
)
"""Another sign beside the colour: then the colour is not alone."""
_ENDS = (". ", "! ", "? ", "… ", "\u00a0! ", "\u00a0? ", "\u202f! ", "\u202f? ", EDGE)


def _both(*words: str) -> str:
    """An alternation of Serbian words in both alphabets."""
    return "|".join((*words, *map(in_cyrillic, words)))


_WHERE_FR = "sur (?:la|le|les|cette|ce|ces|notre) (?:carte|schéma|graphique|plan|tableau|figure|diagramme|frise)"
_WHERE_EN = "(?:on|in) (?:the|this|our) (?:map|chart|graph|diagram|table|figure|plan)"
_NOT_A_PAIR = r"\b(?! (?:et|and) (?:blanc|noir|white|black))"
_STEMS = {
    "fr": ["roug", "vert", "bleu", "jaun", "orang", "violet", "rose", "gris", "marron", "turquois", "mauve", "brun"],
    "en": _EN.split("|"),
    "sr": _both(*_SR).split("|"),
}
_REACH = 100
"""Characters around the name of a colour in which stands what it points out."""


def _french() -> Iterator[str]:
    where, how = "(?: (?:ci-dessous|ci-dessus|ci-contre|ici|également|aussi|toujours|partout))?", "(?:texte |fond )?"
    on = "(?:en|sur (?:un )?fond|dans un (?:cadre|encadré)|de couleur)"
    yield rf"\b(?:{_FR_MARKED}){where} {on} (?:couleur )?(?:{_FR_SHADE}){_NOT_A_PAIR}"
    yield rf"\b(?:ci-dessous|ci-dessus|ci-contre|ci-après) en (?:{_FR_SHADE})\b"
    yield rf"\b(?:{_FR_THINGS}) (?:(?:est |sont )?(?:en |de couleur |à |sur ){how})?(?:{_FR_SHADE}){_NOT_A_PAIR}"
    yield rf"\b(?:{_FR_SEEN}|lignes?) (?:(?:est |sont )?en |de couleur |sur fond )(?:{_FR_SHADE})\b"
    yield rf"(?:{_FR_SEEN}|lignes?|flèches?|traits?) (?:{_FR_SHADE}) {_WHERE_FR}|\b(?:en )?(?:{_FR_SHADE}) {_WHERE_FR}"
    yield rf"\((?:en|fond|couleur) (?:{_FR_SHADE})(?=[),;])"
    yield rf"\b(?:point|rond|voyant|feu|pastille)s? (?:{_FR_SHADE})(?= (?:indiqu|signifi|signal|désign|correspond))"
    yield r"\blignes (?:vertes|bleues|grises|oranges?|roses|violettes)\b"


def _english() -> Iterator[str]:
    yield rf"\b(?:{_EN_MARKED})(?: (?:below|above|here|also|always))? (?:in|on an?) (?:{_EN_SHADE}){_NOT_A_PAIR}"
    yield rf"\b(?:below|above|opposite|overleaf) in (?:{_EN_SHADE})\b"
    yield rf"\b(?:{_EN_SHADE}) (?-i:{_EN_THINGS})\b"
    yield rf"\b(?:{_EN_THINGS}|{_EN_SEEN}|lines?) (?:(?:is|are) )?in (?:{_EN_SHADE}){_NOT_A_PAIR}"
    yield rf"\b(?:in )?(?:{_EN_SHADE}) {_WHERE_EN}|\b(?:{_EN_SHADE}) (?:{_EN_SEEN}|lines?) {_WHERE_EN}"
    yield rf"\(in (?:{_EN_SHADE})(?=[),;])"


def _serbian() -> Iterator[str]:
    colour, marked, things = rf"(?:{_both(*_SR)})\w{{1,3}}", rf"(?:{_both(*_SR_MARKED)})\w{{0,3}}", _both(*_SR_THINGS)
    yield rf"\b{marked}(?: \w+)? {colour} (?:{_both('bojom', 'slovima', 'okvirom')})\b"
    yield rf"\b{colour} (?:{_both('bojom')})(?: \w+){{0,2}} {marked}\b"
    yield rf"\b{colour} (?:{things})\w{{0,4}}\b"


@cache
def _designated(language: str) -> re.Pattern[str]:
    """What points something out by its colour, in a language; compiled when a letter speaks of colours."""
    patterns = {"fr": _french, "en": _english, "sr": _serbian}[language]()
    return re.compile("|".join(patterns).replace(" ", "[ \u00a0\u202f\n]"), re.IGNORECASE)


def colour_alone(case: Case) -> Iterator[Finding]:
    """What is pointed out by its colour is pointed out in another way too; alternatives may speak of colours."""
    for prose in case.prose:
        lang = prose.lang.partition("-")[0]
        for start, end in _near_colours(prose.text, _STEMS.get(lang, ())):
            for match in _designated(lang).finditer(prose.text, start, end):
                kind = prose.part(match.start()).kind
                if kind != "alternative" and not _is_told_twice(prose.text, *match.span()):
                    words = " ".join(match[0].strip("( ").split())
                    yield Finding("colour-alone", prose.span(*match.span()), {"words": words})


def _near_colours(text: str, stems: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The stretches of a text, apart from each other, in which colours are named."""
    small = text.lower()
    present = [stem for stem in stems if stem in small]
    end = start = -1
    begun = "|".join(rf"{stem}(?<!\w{stem})" for stem in present)  # « ouvert » is no green
    for match in re.finditer(begun, text, re.IGNORECASE) if present else ():
        if match.start() - _REACH > end:
            if end >= 0:
                yield start, end
            start = max(match.start() - _REACH, 0)
        end = match.end() + _REACH
    if end >= 0:
        yield start, end


def _is_told_twice(text: str, start: int, end: int) -> bool:
    """Whether the sentence names another sign as well."""
    first = max((text.rfind(sign, max(start - 400, 0), start) for sign in _ENDS), default=0)
    lasts = [last for sign in _ENDS if (last := text.find(sign, end, end + 400)) >= 0]
    rest = text[max(first, 0) : start] + HIDDEN + text[end : min(lasts, default=end + 400)]
    return _BESIDE.search(rest) is not None
