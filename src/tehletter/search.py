"""The search index of an archive: a script that a page loads on first use, and the archive's own memory.

A build that makes one letter reads what the others say of themselves from the index that is published. The index
holds the words of a letter folded (without case, accents and script: Serbian is found by either) and cut to their
beginnings; `templates/scripts/search.js` folds what a reader types by the table that comes with the index.
"""

from __future__ import annotations

import json
import string
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from tehletter.archive import Cover, Entry

VERSION = 1
OPENS, CLOSES = "self.tehletterIndex = ", ";\n"
LONGEST_TERM = 10
"""Letters of a word that are kept: longer words are told apart by them, and their endings are inflection."""

SIGNS = {
    **dict(zip("абвгдежзијклмнопрстћуфхцчш", "abvgdezzijklmnoprstcufhccs", strict=True)),
    **dict(zip("ђљњџđœæøłß", ("dj", "lj", "nj", "dz", "dj", "oe", "ae", "o", "l", "ss"), strict=True)),
}
"""What stands for signs that no decomposition of Unicode reduces; Serbian Cyrillic becomes Latin without accents."""

_FIGURES = string.digits + string.ascii_uppercase + string.ascii_lowercase + "-_"
"""64 signs for numbers, which JSON leaves as they are."""
_MORE = 32
"""Five bits a sign; this one says that more follow."""
_LACKING = "!"
"""Before the places of letters that lack a term which most have."""


class _Folding(dict[int, str]):
    """What becomes of each sign: letters and figures stay, marks go, the rest parts words. Filled as it is used."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        category = unicodedata.category(sign)
        stays = category[0] in "LN"
        self[code] = SIGNS.get(sign, sign) if stays else "" if category[0] == "M" or category == "Cf" else " "
        return self[code]


_folding = _Folding()


def terms_of(texts: Iterable[str]) -> frozenset[str]:
    """The terms of texts: their words folded and cut; a letter by itself is none, a figure is."""
    words = unicodedata.normalize("NFKD", " ".join(texts).lower()).translate(_folding).split()
    return frozenset(word[:LONGEST_TERM] for word in words if len(word) > 1 or word.isdigit())


def write_index(entries: Iterable[Entry]) -> str:
    """The script for the letters of one language."""
    letters = sorted(entries, key=lambda entry: entry.number)
    content = {
        "version": VERSION,
        "longest": LONGEST_TERM,
        "signs": SIGNS,
        "letters": [_letter(entry) for entry in letters],
        "terms": _pack([entry.terms for entry in letters]),
    }
    return OPENS + json.dumps(content, ensure_ascii=False, separators=(",", ":")) + CLOSES


def read_index(script: str, lang: str) -> dict[str, Entry] | None:
    """The entries by folder that an index holds; None where it is of another version, or not whole."""
    try:
        content = json.loads(script.removeprefix(OPENS).removesuffix(CLOSES))
        if content["version"] != VERSION:
            return None
        letters = content["letters"]
        terms = _unpack(content["terms"], len(letters))
        return {letter[0]: _entry(letter, lang, terms[place]) for place, letter in enumerate(letters)}
    except (ValueError, LookupError, TypeError, RecursionError):
        return None


def _letter(entry: Entry) -> list[Any]:
    cover = [entry.cover.src, entry.cover.width, entry.cover.height] if entry.cover else 0
    about = [entry.folder, entry.date.isoformat(), entry.month, entry.title, entry.summary]
    return [*about, cover, list(entry.publishers), entry.theme]


def _entry(letter: list[Any], lang: str, terms: set[str]) -> Entry:
    """The entry of a record; one that was written before themes were has none."""
    folder, day, month, title, summary, cover, publishers, *theme = letter
    return Entry(
        folder,
        lang,
        title,
        theme[0] if theme else "",
        summary,
        date.fromisoformat(day),
        month,
        Cover(*cover) if cover else None,
        tuple(publishers),
        frozenset(terms),
    )


# ------------------------------------------------------------------------------------------------ packing


def _pack(letters: list[frozenset[str]]) -> str:
    """Each term, less what it shares with the one before, and its letters as steps from one to the next."""
    places: dict[str, list[int]] = {}
    for place, terms in enumerate(letters):
        for term in terms:
            places.setdefault(term, []).append(place)
    parts, before = [], ""
    for term in sorted(places):
        shared = _shared(before, term)
        parts += [_FIGURES[shared] + term[shared:], _steps(places[term], len(letters))]
        before = term
    return " ".join(parts)


def _shared(before: str, term: str) -> int:
    """How many signs two terms have in common at their beginnings."""
    return next((place for place, (a, b) in enumerate(zip(before, term, strict=False)) if a != b), len(before))


def _steps(places: list[int], letters: int) -> str:
    """The places as numbers from each to the next; of a term that most letters have, those which lack it."""
    if 2 * len(places) > letters:
        return _LACKING + _numbers(sorted(set(range(letters)) - set(places)))
    return _numbers(places)


def _numbers(places: list[int]) -> str:
    out, before = [], -1
    for place in places:
        step, before = place - before - 1, place
        while step >= _MORE:
            out.append(_FIGURES[_MORE + step % _MORE])
            step //= _MORE
        out.append(_FIGURES[step])
    return "".join(out)


def _unpack(packed: str, letters: int) -> list[set[str]]:
    """The terms of each letter."""
    found: list[set[str]] = [set() for _ in range(letters)]
    parts, term = packed.split(" ") if packed else [], ""
    for coded, steps in zip(parts[::2], parts[1::2], strict=True):
        term = term[: _FIGURES.index(coded[0])] + coded[1:]
        places = set(_places(steps.removeprefix(_LACKING)))
        for place in set(range(letters)) - places if steps.startswith(_LACKING) else places:
            found[place].add(term)
    return found


def _places(steps: str) -> Iterator[int]:
    place, step, weight = -1, 0, 1
    for sign in steps:
        figure = _FIGURES.index(sign)
        step += figure % _MORE * weight
        weight *= _MORE
        if figure < _MORE:
            place += step + 1
            yield place
            step, weight = 0, 1
