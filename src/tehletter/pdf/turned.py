"""Text that is drawn from right to left, so that it can be taken out of the file whichever way a reader does that.

A page holds its glyphs in the order in which they are drawn, from left to right. What extracts text (poppler, PDFium,
pdf.js) knows that and turns Hebrew and Arabic round again, replacement texts in the content included; a screen reader
takes the words of the tag tree as they come. So the tree has the words in the order of reading (`words`), and the
content has, from left to right, one glyph for each letter. Where a glyph stands for another letter elsewhere, or for
several, its word has a replacement text (ActualText; ISO 32000-1, 14.9.4), from left to right as well: a whole word,
since PDFium turns such texts round one by one. What belongs to a letter besides (dots, points, vowels, each at a
height of its own) is drawn when the line is done: within it, readers would see other lines. Points and vowels are said
by the tags alone, as PDFium parts a word at each of them.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, groupby
from typing import Any

import pydyf

from tehletter.pdf.clusters import Cluster, Glyph, clusters_in
from tehletter.pdf.words import Place

_FONT = re.compile(rb"/(\S+) (\S+) Tf")
_SHOWN = re.compile(rb"\[(.*)\] TJ", re.DOTALL)
_GLYPHS = re.compile(rb"<([0-9a-f]*)>")
_DIGITS = 4
"""Of a glyph's number in a string."""
_NOTHING = "\t"
"""The replacement of what is drawn besides letters: poppler ends a word there, PDFium passes it over."""


@dataclass(frozen=True, slots=True)
class Face:
    """What the glyphs of a font mean, and how wide they are (in thousandths of its size)."""

    letters: dict[int, str]
    widths: Mapping[int, float]


@dataclass(frozen=True, slots=True)
class _Part:
    """Clusters that follow each other in one font: a word, or what stands between words; `said` in place of them."""

    clusters: tuple[Cluster, ...]
    said: str


@dataclass(slots=True)
class Turned:
    """The texts of a document that run from right to left, by their places."""

    lines: dict[Place, tuple[Cluster, ...]] = field(default_factory=dict)

    def add(self, box: Any, place: Place) -> None:
        """Note a text, if it turns."""
        if clusters := clusters_in(box):
            self.lines[place] = clusters

    def settle(self, streams: list[list[Any]], faces: Mapping[str, Face]) -> None:
        """Draw the texts anew, by glyphs that mean their letters or in words that have a replacement text."""
        drawn = {place: fonts for page, stream in enumerate(streams) for place, fonts in self._fonts(page, stream)}
        self.lines = {place: line for place, line in self.lines.items() if place in drawn}
        for place, line in self.lines.items():
            for font, cluster in zip(drawn[place], line, strict=True):
                faces[font].letters[cluster.letter.number] = cluster.meaning
        parts = {place: _parts(line, drawn[place], faces) for place, line in self.lines.items()}
        for page, stream in enumerate(streams):
            stream[:] = _drawn_anew(page, stream, parts, faces)

    def _fonts(self, page: int, stream: Iterable[Any]) -> Iterator[tuple[Place, list[str]]]:
        """The font of each cluster on a page. A line of which other glyphs were drawn than laid out is left alone."""
        font, number, fonts = "", -1, list[str]()
        for item in stream:
            if isinstance(item, dict) and "MCID" in item:
                number, fonts = item["MCID"], []
            elif item == b"EMC" and (page, number) in self.lines:
                ends = list(accumulate(cluster.glyphs for cluster in self.lines[page, number]))
                if len(fonts) == ends[-1]:
                    yield (page, number), [fonts[end - 1] for end in ends]
                number = -1
            elif isinstance(item, bytes) and (match := _FONT.search(item)):
                font = match[1].decode()
            elif isinstance(item, bytes) and (match := _SHOWN.fullmatch(item)):
                fonts += [font] * _count(match[1])


def _parts(line: tuple[Cluster, ...], fonts: list[str], faces: Mapping[str, Face]) -> list[_Part]:
    """A line by its words, of which those are said that their glyphs do not mean."""
    parts = []
    for (font, _), group in groupby(zip(fonts, line, strict=True), lambda one: (one[0], one[1].of_a_word)):
        clusters = tuple(cluster for _, cluster in group)
        meant = all(faces[font].letters[cluster.letter.number] == cluster.text for cluster in clusters)
        parts.append(_Part(clusters, "" if meant else "".join(cluster.text for cluster in clusters)))
    return parts


def _drawn_anew(
    page: int, stream: Iterable[Any], parts: Mapping[Place, list[_Part]], faces: Mapping[str, Face]
) -> Iterator[Any]:
    """The operators of a page."""
    font, line = b"", None
    for item in stream:
        if isinstance(item, dict) and (page, item.get("MCID")) in parts:
            line = _Line(parts[page, item["MCID"]], faces, font)
        elif isinstance(item, bytes) and _FONT.search(item):
            font = item
            if line is not None:
                yield from line.operator()
                line.font = font
        elif line is not None and item == b"ET":
            yield from line.ended()
            line = None
        elif line is not None and isinstance(item, bytes):
            if match := _SHOWN.fullmatch(item):
                yield from line.shown(_count(match[1]))
                continue
            if item.endswith(b" Ts"):
                continue
        yield item


def _count(strings: bytes) -> int:
    """How many glyphs an operator draws."""
    return sum(map(len, _GLYPHS.findall(strings))) // _DIGITS


class _Line:
    """A text while it is drawn anew: letters one by one, then what belongs to them."""

    def __init__(self, parts: list[_Part], faces: Mapping[str, Face], font: bytes) -> None:
        self.parts, self.faces, self.font = deque(parts), faces, font
        self.due = 0
        self.pen = 0.0
        self.part = b""
        self.besides: list[tuple[bytes, Glyph]] = []

    def shown(self, count: int) -> Iterator[Any]:
        """Words, as far as so many more of the glyphs that were laid out go."""
        self.due += count
        while self.parts and sum(cluster.glyphs for cluster in self.parts[0].clusters) <= self.due:
            part = self.parts.popleft()
            if part.said:
                yield from self.operator()
                yield from _replacing(part.said)
            for cluster in part.clusters:
                self.due -= cluster.glyphs
                self.besides += [(self.font, glyph) for glyph in cluster.besides]
                self.put(cluster.letter)
            if part.said:
                yield from self.operator()
                yield b"EMC"

    def face(self) -> tuple[Face, float]:
        """The font in use and its size."""
        name, size, _ = self.font.split()
        return self.faces[name[1:].decode()], float(size)

    def put(self, glyph: Glyph) -> None:
        """Draw a glyph in its place, as precisely as fonts say their widths."""
        face, size = self.face()
        if distance := round((self.pen - glyph.left) * 1000 / size):
            self.part += b"%d" % distance
            self.pen -= distance * size / 1000
        self.part += b"<%04x>" % glyph.number
        self.pen += face.widths[glyph.number] * size / 1000

    def operator(self) -> Iterator[bytes]:
        """What was drawn since the last operator."""
        if self.part:
            yield b"[" + self.part.replace(b"><", b"") + b"] TJ"
            self.part = b""

    def ended(self) -> Iterator[Any]:
        """The rest, with all that belongs to letters."""
        yield from self.operator()
        if not self.besides:
            return
        rise = 0.0
        yield from _replacing(_NOTHING)
        for font, glyph in self.besides:
            if (font, glyph.rise) != (self.font, rise):
                yield from self.operator()
            if font != self.font:
                yield font
            if glyph.rise != rise:
                yield b"%.5g Ts" % glyph.rise
            self.font, rise = font, glyph.rise
            self.put(glyph)
        yield from self.operator()
        yield from (b"0 Ts", b"EMC")


def _replacing(text: str) -> Iterator[Any]:
    yield from ("/Span", pydyf.Dictionary({"ActualText": pydyf.String(text)}), b"BDC")
