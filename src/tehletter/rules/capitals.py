"""5xx: words in capitals alone, which are slow to read and which some screen readers spell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tehletter.diagnostics import Finding
from tehletter.rules.rule import Case

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽΑ-ΩЀ-Я"
_WORD = rf"[{_UPPER}][{_UPPER}'’\-]*"
_RUN = re.compile(
    rf"[{_UPPER}](?<![\w'’\-./@#&].)[{_UPPER}'’\-]*(?:[ \u00a0\u202f\n]+(?:[&/+] )?{_WORD}|, ?{_WORD}"
    r"|[ \u00a0](?:N°[ \u00a0])?\d+(?![\w.,/]))+(?!\w|[./@]\w)"
)
_CANDIDATE = re.compile(rf"[{_UPPER}][{_UPPER}]")
_SMALL_WORDS = """
    LE LA LES DE DU DES ET À A AU AUX EN UN UNE POUR SUR DANS NE PAS PAR QUI QUE EST SONT NOUS VOUS CE CETTE SE SA SON
    THE OF AND TO IN FOR IS ARE NOT WITH ON BY FROM OUR YOUR THIS AN BE WE I U NA ZA OD JE SU DA NIJE KOJI DER DIE DAS
    UND FÜR VON MIT IST И У НА ЗА ОД СА ЈЕ СУ СЕ ДА НЕ НИЈЕ КОЈИ
"""
_SMALL = frozenset(_SMALL_WORDS.split())
"""Small words: in capitals they are no abbreviation, and the words beside them neither."""
_LONGEST_ACRONYM = 6


def all_capitals(case: Case) -> Iterator[Finding]:
    """Three words and more, or a whole heading, in capitals."""
    for prose in case.prose:
        text = prose.text
        if not _CANDIDATE.search(text):
            continue
        for part in prose.parts:
            if part.kind in ("heading", "title"):
                words = text[part.start : part.end]
                if len(words.strip()) <= 300 and _is_loud_heading(words):
                    yield Finding("all-capitals", prose.span(part.start, part.end), {"words": words.strip()}, "heading")
        for match in _RUN.finditer(text):
            part = prose.part(match.start())
            heading = part.kind in ("heading", "title") and _is_loud_heading(text[part.start : part.end])
            if not heading and _is_loud(match[0]):
                yield Finding("all-capitals", prose.span(*match.span()), {"words": " ".join(match[0].split())})


def _is_loud(run: str) -> bool:
    """Three words and twelve letters, that are no enumeration and hold more than abbreviations."""
    groups = [_words(group) for group in run.split(",")]
    words = [word for group in groups for word in group]
    grouped = [word for group in groups if len(group) > 1 for word in group]
    return len(words) >= 3 and sum(map(len, words)) >= 12 and any(map(_is_plain, grouped))


def _is_loud_heading(words: str) -> bool:
    """No small letter, and more than abbreviations: a word of eight letters, or two words of which one is plain."""
    if any(character.islower() for character in words) or not _CANDIDATE.search(words):
        return False
    found = _words(words)
    return any(len(word) > _LONGEST_ACRONYM + 1 for word in found) or (
        sum(map(len, found)) >= 8 and len(found) > 1 and any(map(_is_plain, found))
    )


def _words(run: str) -> list[str]:
    return re.findall(rf"[{_UPPER}]+", run)


def _is_plain(word: str) -> bool:
    return len(word) > _LONGEST_ACRONYM or (len(word) > 1 and word in _SMALL)
