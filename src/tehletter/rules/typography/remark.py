"""What the rules of forms and figures have in common: a stretch of words, and how it is rightly written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tehletter.diagnostics import Edit, Finding
from tehletter.prose import EDGE, Prose

SPACE = "[ \u00a0\u202f\n]"
"""One space of a text, as part of a pattern; a line end inside a paragraph is one."""
HARD, THIN = "\u00a0", "\u202f"
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = re.compile(r"\b(?:[Tt]he|of|and|for|with|from|by|to|is|are|its|their|against)\b")
_OPENING = re.compile(
    rf"(?:{EDGE}|[.!?…][ \u00a0\u202f]?[»”)]?{SPACE}+|[«“\"(\[][ \u00a0\u202f]?|[—–-]{SPACE}|:{SPACE}+|\n)\Z"
)


def remark(rule: str, prose: Prose, place: tuple[int, int], wanted: str, variant: str = "") -> Finding:
    """A finding about the characters of `place`, which should read `wanted`, and the edits that make them so."""
    start, end = place
    found = prose.text[start:end]
    return Finding(rule, prose.span(start, end), _values(found, wanted), variant, _edits(prose, start, found, wanted))


def doubt(rule: str, prose: Prose, place: tuple[int, int], wanted: str = "", variant: str = "") -> Finding:
    """The same where more than one answer may be right: nothing is mended."""
    start, end = place
    return Finding(rule, prose.span(start, end), _values(prose.text[start:end], wanted), variant)


def _values(found: str, wanted: str) -> dict[str, object]:
    return {"found": found.replace("\n", " "), "wanted": wanted}


def _edits(prose: Prose, start: int, found: str, wanted: str) -> tuple[Edit, ...]:
    """What differs and, where that would be nothing but an insertion, the character before or behind it."""
    left, most = 0, min(len(found), len(wanted))
    while left < most and found[left] == wanted[left]:
        left += 1
    right = 0
    while right < most - left and found[-1 - right] == wanted[-1 - right]:
        right += 1
    if left + right == len(found) and found:
        left, right = (left - 1, right) if left else (left, right - 1)
    return prose.edits(start + left, start + len(found) - right, wanted[left : len(wanted) - right])


@lru_cache(maxsize=64)
def words_of(text: str) -> frozenset[str]:
    """Every word of a text, once: what is not among them need not be searched for."""
    return frozenset(_WORD.findall("\n".join(set(text.split()))))


@lru_cache(maxsize=64)
def small_words_of(text: str) -> frozenset[str]:
    """Every word of a text in small letters, once."""
    return frozenset("\n".join(words_of(text)).lower().split("\n"))


_FREE_BEFORE = re.compile(r"(?<![\w@#/\\.])(?<!\w[-_])")
_FREE_BEHIND = re.compile(r"(?![\w@/\\]|[._]\w)")


def places_of(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a whole word stands; not in a name of a file, an account or a compound written with signs."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if _FREE_BEFORE.match(text, start) and _FREE_BEHIND.match(text, end):
            yield start, end
        start = text.find(word, end)


def surroundings(text: str, start: int, end: int, reach: int = 50) -> tuple[str, str]:
    """What stands before and behind a place in the same text, up to so many characters."""
    before, after = text[max(start - reach, 0) : start], text[end : end + reach]
    return before[before.rfind(EDGE) + 1 :], after.partition(EDGE)[0]


def in_english(text: str, start: int, end: int) -> bool:
    """Whether a place stands among English words that nobody marked."""
    before, after = surroundings(text, start, end)
    return bool(_ENGLISH.search(before) or _ENGLISH.search(after))


def opens(text: str, start: int) -> bool:
    """Whether a sentence, a quotation or a text begins there."""
    return bool(_OPENING.search(text[max(start - 4, 0) : start]))
