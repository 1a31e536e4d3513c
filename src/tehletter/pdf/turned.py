"""Text that is drawn from right to left, so that it can be taken out of the file whichever way a reader does that.

A page holds its glyphs in the order in which they are drawn, from left to right. What extracts text (poppler, PDFium,
pdf.js) knows that and turns Hebrew and Arabic round again, replacement texts in the content included; a screen reader
takes the words of the tag tree as they come. So the tree has the words in the order of reading (`words`), and the
content has letter by letter what stands there from left to right: one glyph for each. Where fonts share glyphs between
letters, a replacement text says the letter (ActualText; ISO 32000-1, 14.9.4). What belongs to a letter besides (dots,
points, vowels, each at a height of its own) is drawn when the line is done: within it, readers would see other lines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import pydyf
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from tehletter.pdf.words import Place

_FONT = re.compile(rb"/(\S+) (\S+) Tf")
_SHOWN = re.compile(rb"\[(.*)\] TJ", re.DOTALL)
_GLYPHS = re.compile(rb"<([0-9a-f]*)>")
_DIGITS = 4
"""Of a glyph's number in a string."""
_NOTHING = "\t"
"""The replacement of what is drawn besides letters: poppler ends a word there, PDFium passes it over."""
_SIDES = {"LEFT": "RIGHT", "RIGHT": "LEFT", "LESS": "GREATER", "GREATER": "LESS"}
_SIDE = re.compile("|".join(_SIDES))
_LIGATURES = {
    unicodedata.normalize("NFKC", form): form
    for start, end in ((0xFB1D, 0xFB50), (0xFB50, 0xFDFD), (0xFE80, 0xFEFD))
    for form in map(chr, reversed(range(start, end)))
    if len(unicodedata.normalize("NFKC", form)) > 1
}
"""Letters that Unicode also has as one character, which readers part in the order of reading."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph, how far from the left end of its line and how high above it stands."""

    number: int
    left: float
    rise: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """What readers should find at a place of a line, the glyph that stands for it, and those that belong to it."""

    text: str
    letter: Glyph
    besides: tuple[Glyph, ...]

    @property
    def glyphs(self) -> int:
        """How many glyphs are drawn for it."""
        return 1 + len(self.besides)


@dataclass(frozen=True, slots=True)
class Face:
    """What the glyphs of a font mean, and how wide they are (in thousandths of its size)."""

    letters: dict[int, str]
    widths: Mapping[int, float]


def clusters_in(box: Any) -> tuple[Cluster, ...]:
    """A text as it is drawn, from left to right; nothing where no part of it runs the other way."""
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
    return tuple(found) if turned else ()


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
    marks, marking = "", list[Glyph]()
    for place, (start, glyphs) in enumerate(drawn.items(), 1):
        letters = own[start : ends[start]].decode()
        if turned and place < len(drawn) and all(map(unicodedata.combining, letters)):
            marks, marking = letters + marks, marking + glyphs
        elif glyphs:
            *besides, letter = glyphs if turned else reversed(glyphs)
            yield Cluster(_as_drawn(letters + marks) if turned else letters, letter, (*marking, *besides))
            marks, marking = "", []


def _as_drawn(letters: str) -> str:
    """Letters of a text from right to left, as what is drawn says them from left to right."""
    return _LIGATURES.get(letters) or "".join(map(_mirrored, reversed(letters)))


def _mirrored(sign: str) -> str:
    """The bracket that is drawn for one in text from right to left."""
    if not unicodedata.mirrored(sign):
        return sign
    name = _SIDE.sub(lambda side: _SIDES[side[0]], unicodedata.name(sign, ""))
    try:
        return unicodedata.lookup(name)
    except KeyError:
        return sign


@dataclass(slots=True)
class Turned:
    """The texts of a document that run from right to left, by their places."""

    lines: dict[Place, tuple[Cluster, ...]] = field(default_factory=dict)

    def add(self, box: Any, place: Place) -> None:
        """Note a text, if it turns."""
        if clusters := clusters_in(box):
            self.lines[place] = clusters

    def settle(self, streams: list[list[Any]], faces: Mapping[str, Face]) -> None:
        """Draw the texts anew, by glyphs that mean their letters or have a replacement text."""
        letters = [letter for page, stream in enumerate(streams) for letter in self._letters(page, stream)]
        for font, glyph, text in letters:
            faces[font].letters[glyph] = text
        for page, stream in enumerate(streams):
            stream[:] = self._drawn_anew(page, stream, faces)

    def _letters(self, page: int, stream: Iterable[Any]) -> Iterator[tuple[str, int, str]]:
        """Fonts, glyphs and what they stand for on a page. What was drawn otherwise than laid out is left alone."""
        font, number, fonts = "", -1, list[str]()
        for item in stream:
            if isinstance(item, dict) and "MCID" in item:
                number, fonts = item["MCID"], []
            elif item == b"EMC" and (page, number) in self.lines:
                clusters = self.lines[page, number]
                if len(fonts) != sum(cluster.glyphs for cluster in clusters):
                    del self.lines[page, number]
                    continue
                ends = accumulate(cluster.glyphs for cluster in clusters)
                for cluster, end in zip(clusters, ends, strict=True):
                    yield fonts[end - 1], cluster.letter.number, cluster.text
                number = -1
            elif isinstance(item, bytes) and (match := _FONT.search(item)):
                font = match[1].decode()
            elif isinstance(item, bytes) and (match := _SHOWN.fullmatch(item)):
                fonts += [font] * _count(match[1])

    def _drawn_anew(self, page: int, stream: Iterable[Any], faces: Mapping[str, Face]) -> Iterator[Any]:
        """The operators of a page."""
        font, line = b"", None
        for item in stream:
            if isinstance(item, dict) and (clusters := self.lines.get((page, item.get("MCID", -1)))):
                line = _Line(clusters, faces, font)
            elif isinstance(item, bytes) and _FONT.search(item):
                font = item
                if line is not None:
                    yield from line.broken_off()
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

    def __init__(self, clusters: tuple[Cluster, ...], faces: Mapping[str, Face], font: bytes) -> None:
        self.clusters, self.faces, self.font = list(clusters), faces, font
        self.due = 0
        self.pen = 0.0
        self.part = b""
        self.replaced = False
        self.besides: list[tuple[bytes, Glyph]] = []

    def shown(self, count: int) -> Iterator[Any]:
        """Letters, as far as so many more of the glyphs that were laid out go."""
        self.due += count
        while self.clusters and self.clusters[0].glyphs <= self.due:
            cluster = self.clusters.pop(0)
            self.due -= cluster.glyphs
            self.besides += [(self.font, glyph) for glyph in cluster.besides]
            means_it = self.face()[0].letters[cluster.letter.number] == cluster.text
            if self.replaced or not means_it:
                yield from self.broken_off()
            if not means_it:
                yield from _replacing(cluster.text)
                self.replaced = True
            self.put(cluster.letter)

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

    def broken_off(self) -> Iterator[bytes]:
        """The same, and the end of what has a replacement text."""
        yield from self.operator()
        if self.replaced:
            yield b"EMC"
        self.replaced = False

    def ended(self) -> Iterator[Any]:
        """The rest, with all that belongs to letters."""
        yield from self.broken_off()
        if not self.besides:
            return
        rise = 0.0
        yield from _replacing(_NOTHING)
        for font, glyph in self.besides:
            if (font, glyph.rise) != (self.font, rise):
                yield from self.operator()
                yield from (font, b"%.5g Ts" % glyph.rise)
                self.font, rise = font, glyph.rise
            self.put(glyph)
        yield from self.operator()
        yield from (b"0 Ts", b"EMC")


def _replacing(text: str) -> Iterator[Any]:
    yield from ("/Span", pydyf.Dictionary({"ActualText": pydyf.String(text)}), b"BDC")
