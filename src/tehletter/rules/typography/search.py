"""Where a pattern can match at all: only there it is tried.

A pattern that begins with a look behind, a choice of words or a broad class is tried by `re` at every character of a
letter. Most patterns of figures and words can begin at few places: where figures begin, or near one of a few words.
What is found is the same as by `finditer`: each match begins at one of those places, none inside another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import cast

_FIGURES = re.compile("[0-9]+")


class _Late:
    """What is asked of a pattern is taken from the compiled one, once for each of its methods."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> object:
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled when it is first used: a letter needs few of all that there are."""
    return cast("re.Pattern[str]", _Late(source, flags))


@lru_cache(maxsize=64)
def figures_of(text: str) -> tuple[int, ...]:
    """Where figures begin, once for all rules."""
    return tuple(match.start() for match in _FIGURES.finditer(text))


def places_of_any(words: Collection[str], text: str) -> list[int]:
    """Where one of these words stands, be it inside another one, in the order of the text."""
    found = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + 1)
    return sorted(found)


def matches(pattern: re.Pattern[str], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches that begin at one of the places, which are in the order of the text."""
    end = 0
    for place in places:
        if place >= end and (found := pattern.match(text, place)):
            end = found.end()
            yield found


def at_figures(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with the first figure of a number."""
    return matches(pattern, text, figures_of(text))


def before_words(pattern: re.Pattern[str], text: str, words: Collection[str], reach: int) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins at most so many characters before one of the words."""
    places = places_of_any(words, text)
    if reach and places:
        places = sorted({start for at in places for start in range(max(at - reach, 0), at + 1)})
    return matches(pattern, text, places)
