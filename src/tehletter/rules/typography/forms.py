"""Abbreviations and words that have one right form: numbers, titles, ligatures, « etc. »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tehletter.diagnostics import Finding
from tehletter.prose import EDGE, Prose
from tehletter.rules.rule import Case
from tehletter.rules.typography.remark import (
    SPACE,
    doubt,
    in_english,
    opens,
    places_of,
    remark,
    surroundings,
    words_of,
)
from tehletter.rules.typography.search import before_words, late

# ------------------------------------------------------------------------------------------- numbers

_NUMBERED = (
    "lettres?|numéros?|articles?|lois?|bulletins?|revues?|résolutions?|décrets?|décisions?|documents?|arrêtés?"
    "|directives?|règlements?|annexes?|dossiers?|salles?|fiches?|questions?|rapports?|portes?|bureaux?|bureau|quai|ligne"
)
_NUMBER = late(
    rf"[nN№#](?<![\w°’'.\-].)(?:(?:"
    rf"(?:(?<=№)|(?<=[nN])(?:{SPACE}°|{SPACE}?[º˚ᴼ]|o\.?|um\.)|(?<=N)O\.?)(?P<sign>)"
    rf"|(?:(?<=[nN])r?\.?|(?<=#))(?P<letter>)"
    rf"|(?<=[a-zà-ÿ,] N)°(?P<capital>)"
    rf"|(?<=[nN])°s(?P<plural>))(?={SPACE}?\d)"
    rf"|(?<=n)°{SPACE}?\d{{1,4}}{SPACE}et{SPACE}\d{{1,4}}(?P<several>)(?={SPACE}?(?:[.,;:)!?»]|{EDGE})))"
)
_NUMBERED_BEFORE = late(rf"\b(?:{_NUMBERED}){SPACE}\Z", re.IGNORECASE)


def number_sign(case: Case) -> Iterator[Finding]:
    """« n° » is n and a degree sign; a capital begins a sentence alone (Imprimerie nationale, « numéro »)."""
    for prose in case.in_language("fr"):
        text = prose.text
        for match in _NUMBER.finditer(text):
            kind, found, (start, end) = match.lastgroup, match[0], match.span()
            if kind == "letter" and not _NUMBERED_BEFORE.search(text, max(start - 20, 0), start):
                continue
            if found.startswith(("no", "No")) and in_english(text, start, end):
                continue
            if kind == "several":
                if _rises(found):
                    yield doubt("number-sign", prose, (start, end), f"nos{found[2:]}", "plural")
            elif kind == "capital":
                if not surroundings(text, start, end)[0].endswith("Chanel "):
                    yield remark("number-sign", prose, (start, end), "n°", "capital")
            else:
                upper = found.isupper() and text[start - 2 : start - 1].isupper()
                capital = upper or (found[0] in "N№" and opens(text, start))
                wanted = ("Nos" if capital else "nos") if kind == "plural" else "N°" if capital else "n°"
                yield remark("number-sign", prose, (start, end), wanted, "plural" if kind == "plural" else "")


def _rises(found: str) -> bool:
    first, second = (int(figures) for figures in re.findall(r"\d+", found))
    return first < second


# ------------------------------------------------------------------------------------------- titles

_NAME = rf"(?={SPACE}+[A-ZÀ-ÖØ-Þ][\w.’'\-])"
_OFFICE = rf"(?={SPACE}+(?:[A-ZÀ-ÖØ-Þ][\w.’'\-]|l[’']|(?:le|la|les|de|du){SPACE}|d[’']))"
_TITLE = late(
    rf"(?<![\w.’'\-])(?:(?P<mister>Mr\b\.?(?!\w)|MR\.?(?={SPACE}[A-ZÀ-Þ]{{3}}))"
    rf"|(?P<english>Mrs\b\.?|Ms\b\.?){_OFFICE}"
    rf"|(?P<pointed>(?:Mmes?|Mlles?|Drs?|Pr|Mgrs?|Me)\.){_OFFICE}"
    rf"|(?P<miss>(?:Melles?|Mles?)\b\.?){_NAME}"
    rf"|(?P<madam>(?:Mde|Mdm|Mdme|MMe|Mad)\b\.?|MME(?={SPACE}[A-ZÀ-Þ][a-zà-ÿ])){_OFFICE}"
    rf"|(?P<small>(?:mme|mmes|mlle|mlles|mr|dr)\b\.?){_NAME}"
    rf"|(?P<several>MM)(?!\.){_OFFICE}"
    rf"|(?P<one>M)(?={SPACE}(?:[A-ZÀ-ÖØ-Þ](?:[a-zà-ÿ]|[’'][A-ZÀ-Þ])|l[’']|(?:le|de){SPACE})))"
)
_TITLES = frozenset(
    {"Mr", "MR", "Mrs", "Ms", "Mmes", "Mme", "Mlles", "Mlle", "Drs", "Dr", "Pr", "Mgrs", "Mgr", "Me", "Melles", "Melle"}
    | {"Mles", "Mle", "Mde", "Mdm", "Mdme", "MMe", "Mad", "MME", "mme", "mmes", "mlle", "mlles", "mr", "dr", "MM", "M"}
)
"""The words that the pattern begins with."""
_SMALL = {"mme": "Mme", "mmes": "Mmes", "mlle": "Mlle", "mlles": "Mlles", "mr": "M.", "dr": "Dr"}
_BEFORE_A_LETTER = late(
    r"\b(?:groupes?|annexes?|lettres?|séries?|types?|tailles?|classes?|lignes?|catégories?|points?|cases?|modèles?"
    r"|niveaux?|niveau|plans?|options?|colonnes?|zones?|portes?|halls?|blocs?|bâtiments?|articles?|facteurs?|projets?"
    rf"|protéines?|divisions?|carrés?|millions?|initiales?|madame|film|mot|sigle){SPACE}\Z",
    re.IGNORECASE,
)
_AFTER_WORDS = late(
    rf"(?:(?:\A|[^\w\-])(?:[a-zà-ÿœ]+|Avec|Pour|Par|Selon|Chez|À|De|Et|Sur|Sans|Contre|Comme|Dont|Que|Entre)|[a-zà-ÿœ)»][,;]|E\.){SPACE}\Z"
)


def courtesy_title(case: Case) -> Iterator[Finding]:
    """M., MM., Mme, Mlle, Dr, Pr, Me, Mgr (Imprimerie nationale, « titres de civilité »)."""
    for prose in case.in_language("fr"):
        text = prose.text
        for match in before_words(_TITLE, text, _TITLES & words_of(text), 0):
            kind, place = match.lastgroup or "", match.span()
            found = match[0].rstrip(".")
            variant = {"pointed": "point", "several": "missing", "one": "missing"}.get(kind, "")
            if kind == "english":
                yield doubt("courtesy-title", prose, place, "Mme", "english")
            elif kind != "one" or _is_a_title(text, *place):
                yield remark("courtesy-title", prose, place, _title(kind, found), variant)


def _title(kind: str, found: str) -> str:
    """The right form of a title; those that only lose their point stay."""
    plural = "s" if found.endswith("s") else ""
    right = {"mister": "M.", "miss": f"Mlle{plural}", "madam": "Mme", "several": "MM.", "one": "M."}
    return _SMALL[found] if kind == "small" else right.get(kind, found)


def _is_a_title(text: str, start: int, end: int) -> bool:
    """Whether an M is « monsieur »: it opens a sentence or follows words, but not « groupe » and its kin."""
    before = surroundings(text, start, end)[0]
    if not before or opens(text, start):
        return not in_english(text, start, end)
    return bool(_AFTER_WORDS.search(before)) and not _BEFORE_A_LETTER.search(before)


# ------------------------------------------------------------------------------------------- ligatures

_OE = late(
    r"oeu(?!f[^s\W])|\boeil|\bfoet(?:us|al|aux|op)|\boed[eèé]m|\boesoph|\boestr|\boecum|\boenolog|\boenophil|\boedip"
    r"|\bcoeliaq|\bcoeliosc|\bcoelacanth",
    re.IGNORECASE,
)
_KNOWN_CAPITALS = late(
    r"Oeu(?:vr|f)|Oeil|Coeur|Choeur|Soeur|Noeud|Boeufs?\b|Voeu|Moeurs|Rancoeur|Manoeuvr|D[ée]soeuvr|Foet|Oed|Oes|Oec"
    r"|Oen|Coel"
)
_AE = late(r"\bex (aequo)\b|\bcurriculum (vitae)\b|\bet (caetera)\b|\bintuitu (personae)\b|\b(nae)vus\b", re.IGNORECASE)


_O_AND_E = ("oe", "Oe", "OE", "oE")
_WITH_AE = frozenset(
    form
    for word in ("aequo", "vitae", "caetera", "personae", "naevus")
    for form in (word, word.capitalize(), word.upper())
)


def ligature(case: Case) -> Iterator[Finding]:
    """« œ » and « æ » in the words that have them (Imprimerie nationale, « ligatures »)."""
    for prose in case.in_language("fr"):
        words = words_of(prose.text)
        for word, wanted in _ligatures(words) if any(letters in prose.text for letters in _O_AND_E) else ():
            for place in places_of(word, prose.text):
                yield remark("ligature", prose, place, wanted)
        if not _WITH_AE.isdisjoint(words):
            for match in _AE.finditer(prose.text):
                place = match.span(match.lastindex or 0)
                found = prose.text[slice(*place)]
                yield remark("ligature", prose, place, found.replace("ae", "æ").replace("AE", "Æ"))


def _ligatures(words: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The words that lack a ligature, and what they are with it. Names such as Leboeuf are their bearers'."""
    for word in words:
        if "oe" not in word.casefold() or not (match := _OE.search(word)):
            continue
        if word.islower() or word.isupper() or _KNOWN_CAPITALS.match(word):
            at = match.start() + match[0].casefold().index("oe")
            yield word, word[:at] + ("œ" if word[at] == "o" else "Œ") + word[at + 2 :]


# ------------------------------------------------------------------------------------------- et cetera

_ETC = late(
    rf"(?P<conjunction>,?{SPACE}et(?={SPACE}))?(?P<comma>{SPACE})?(?<![\w/.\-])(?P<word>[eE]tc|[eE]ct)(?![\w/\-])"
    rf"(?P<dots>\.?{SPACE}?(?:…|\.\.\.?)\.?|\.\.|\.)?"
)
_ETC_WORDS = frozenset({"etc", "ect", "Etc", "Ect", "itd", "итд"})
_ETC_AFTER_A_WORD = late(rf"(?:mot|abréviation|forme|signe|locution){SPACE}?\Z")
_ETC_ABROAD = {
    "en": late(rf"(?<![\w/.\-])(?:and{SPACE})?(?P<word>etc|ect)(?![\w/\-])(?P<dots>\.?(?:…|\.\.\.?)|\.)?"),
    "sr": late(r"(?<![\w/.\-])(?P<word>itd|итд)(?![\w/\-])(?P<dots>\.?(?:…|\.\.\.?)|\.)?"),
}


def et_cetera(case: Case) -> Iterator[Finding]:
    """« etc. » has one point and no other, a comma before it and no « et » (Imprimerie nationale, « etc. »)."""
    for prose in case.in_language("fr"):
        for match in before_words(_ETC, prose.text, _ETC_WORDS & words_of(prose.text), 5):
            yield from _et_cetera(prose, match)
    for lang, pattern in _ETC_ABROAD.items():
        for prose in case.in_language(lang):
            for match in before_words(pattern, prose.text, _ETC_WORDS & words_of(prose.text), 4):
                wanted = ("etc" if lang == "en" else match["word"]) + "."
                if match[0] != wanted and (match["word"] != "ect" or match["dots"]):
                    yield remark("et-cetera", prose, match.span(), wanted)


def _et_cetera(prose: Prose, match: re.Match[str]) -> Iterator[Finding]:
    text, word, dots = prose.text, match["word"], match["dots"] or ""
    if word[1:] == "ct" and not dots and text[match.end() : match.end() + 1] not in (",", ";", ")", EDGE):
        return
    if _ETC_AFTER_A_WORD.search(surroundings(text, *match.span("word"))[0]):
        return
    wanted = f"{word[0]}tc."
    if match["conjunction"]:
        yield remark("et-cetera", prose, match.span(), f", {wanted}", "conjunction")
    elif match["comma"] and word[0] == "e" and re.match(r"[\w)»%€]", text[match.start() - 1]):
        yield remark("et-cetera", prose, match.span(), f", {wanted}", "comma")
    elif word + dots != wanted:
        yield remark("et-cetera", prose, (match.start("word"), match.end()), wanted)
