"""A line as Pango lays it out: which glyphs stand for which letters, from left to right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi, pango

_SIDES = {"LEFT": "RIGHT", "RIGHT": "LEFT", "LESS": "GREATER", "GREATER": "LESS"}
_SIDE = re.compile("|".join(_SIDES))


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph, how far from the left end of its line and how high above it stands."""

    number: int
    left: float
    rise: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """What is read at a place of a line from left to right, the glyph that stands for it, and those that belong to it.

    `meaning` is what the glyph should mean wherever it is drawn.
    """

    text: str
    meaning: str
    letter: Glyph
    besides: tuple[Glyph, ...]

    @property
    def glyphs(self) -> int:
        """How many glyphs are drawn for it."""
        return 1 + len(self.besides)

    @property
    def of_a_word(self) -> bool:
        """Whether it is written from right to left, and no sign between words."""
        return all(unicodedata.bidirectional(sign) in ("R", "AL", "NSM") for sign in self.text)


def clusters_in(box: Any) -> tuple[Cluster, ...]:
    """A text as it is drawn, from left to right; nothing where no part of it runs the other way, or no font has it."""
    if not box.text.strip() or (box.style["direction"] == "ltr" and not any(map(_turns, box.text))):
        return ()
    layout = box.pango_layout
    layout.reactivate(box.style)
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)  # noqa: FBT003 - of C
    line, _ = layout.get_first_line()
    text, found, turned, left = layout.text.encode(), list[Cluster](), False, 0
    run = line.runs[0]
    while run != ffi.NULL:
        turned = turned or bool(run.data.item.analysis.level % 2)
        found += _clusters_of(run.data, text, left)
        left += sum(_geometry(run.data, at).width for at in range(run.data.glyphs.num_glyphs))
        run = run.next
    layout.deactivate()
    unknown = any(cluster.letter.number & pango.PANGO_GLYPH_UNKNOWN_FLAG for cluster in found)
    return tuple(found) if turned and not unknown else ()


def _turns(character: str) -> bool:
    return unicodedata.bidirectional(character) in ("R", "AL")


def _geometry(run: Any, at: int) -> Any:
    return run.glyphs.glyphs[at].geometry


def _clusters_of(run: Any, text: bytes, left: int) -> Iterator[Cluster]:
    """The clusters of one of Pango's runs, which has one font and one direction; a mark joins the letter it is on."""
    turned, own = run.item.analysis.level % 2, text[run.item.offset : run.item.offset + run.item.length]
    count = run.glyphs.num_glyphs
    lefts = accumulate((_geometry(run, at).width for at in range(count)), initial=left)
    drawn = dict[int, list[Glyph]]()
    for at, pen in zip(range(count), lefts, strict=False):
        geometry, number = _geometry(run, at), run.glyphs.glyphs[at].glyph
        glyph = Glyph(number, (pen + geometry.x_offset) * FROM_UNITS, -geometry.y_offset * FROM_UNITS)
        drawn.setdefault(run.glyphs.log_clusters[at], []).extend([glyph] if number != pango.PANGO_GLYPH_EMPTY else [])
    starts = sorted(drawn)
    ends = dict(zip(starts, [*starts[1:], len(own)], strict=True))
    marking = list[Glyph]()
    for place, (start, glyphs) in enumerate(drawn.items(), 1):
        letters = own[start : ends[start]].decode()
        if turned and place < len(drawn) and all(map(unicodedata.combining, letters)):
            marking += glyphs
        elif glyphs:
            *besides, letter = glyphs if turned else reversed(glyphs)
            read = _from_the_left(letters) if turned else letters
            yield Cluster(read, read if len(read) == 1 else letters, letter, (*marking, *besides))
            marking = []


def _from_the_left(letters: str) -> str:
    """What is read from left to right where letters are drawn from right to left."""
    return "".join(_mirrored(letter) for letter in reversed(letters) if not unicodedata.combining(letter))


def _mirrored(sign: str) -> str:
    """The bracket that is drawn for one in text from right to left."""
    if not unicodedata.mirrored(sign):
        return sign
    name = _SIDE.sub(lambda side: _SIDES[side[0]], unicodedata.name(sign, ""))
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return sign
