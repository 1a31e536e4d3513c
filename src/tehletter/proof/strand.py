"""Text made comparable: signs without spaces, and where words part.

Spaces, quotation marks and apostrophes are the typographer's, soft hyphens the compositor's: of them only remains
whether two letters or figures that follow each other belong to one word.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

Mark = TypeVar("Mark")

_PIECE = re.compile(r"\s+|\S+")
_SAME = {
    **dict.fromkeys(map(ord, "“”„‟«»‹›‘’‚‛'\"ʼ"), "’"),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\ufe0f\ufffe"), None),
    ord("…"): "...",
}
"""One sign for all quotation marks and apostrophes, none for what is not seen."""


@dataclass(frozen=True, slots=True)
class Strand(Generic[Mark]):
    """`signs`, and the places in it before which a word begins, surely or perhaps (where a line ends).

    `gaps` are all places before which there was space, also beside signs that are of no word: for showing.
    `marks` say what the signs from a place on belong to: a language, or a line of the source.
    """

    signs: str
    parted: tuple[int, ...]
    perhaps: tuple[int, ...]
    gaps: tuple[int, ...]
    marks: tuple[tuple[int, Mark], ...]

    def mark_at(self, place: int) -> Mark | None:
        """What the sign at a place belongs to."""
        found = bisect_right(self.marks, place, key=lambda mark: mark[0]) - 1
        return self.marks[max(found, 0)][1] if self.marks else None

    def shown(self, start: int, end: int) -> str:
        """Signs as a person reads them."""
        within = {gap for gap in self.gaps if start < gap < end}
        return "".join(f" {sign}" if start + at in within else sign for at, sign in enumerate(self.signs[start:end]))

    def by_mark(self) -> Iterator[tuple[Mark, str]]:
        """The signs by what they belong to, in order."""
        ends = [start for start, _ in self.marks[1:]] + [len(self.signs)]
        for (start, mark), end in zip(self.marks, ends, strict=False):  # without marks there is an end too many
            if start < end:
                yield mark, self.signs[start:end]


def strand(runs: Iterable[tuple[str, Mark]]) -> Strand[Mark]:
    """The strand of some runs of text, each with its mark. A line end inside a run is no sure end of a word."""
    signs, length = list[str](), 0
    parted, perhaps, gaps, marks = list[int](), list[int](), list[int](), list[tuple[int, Mark]]()
    gap = ""
    for text, mark in runs:
        marks.append((length, mark))
        for piece in _PIECE.findall(unicodedata.normalize("NFC", text).translate(_SAME)):
            if piece.isspace():
                gap += piece
                continue
            if gap and signs:
                gaps.append(length)
                if _in_words(signs[-1][-1], piece[0]):
                    (perhaps if gap == "\n" else parted).append(length)
            gap = ""
            signs.append(piece)
            length += len(piece)
    return Strand("".join(signs), tuple(parted), tuple(perhaps), tuple(gaps), tuple(marks))


def signs_of(text: str) -> str:
    """The signs of a text alone."""
    return strand([(text, None)]).signs


def _in_words(before: str, after: str) -> bool:
    return _of_a_word(before) and _of_a_word(after)


def _of_a_word(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign).startswith("M")
