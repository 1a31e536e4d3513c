"""A font for scripts that the shipped fonts lack, drawn while the tests run: as small as it is plain."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph

_LETTERS = (0x20, *range(0x05D0, 0x05EB), *range(0x0621, 0x063B), *range(0x0641, 0x064B), 0x060C, 0x061B, 0x061F)
_MARKS = (0x05B0, 0x05B8, 0x05B9, 0x05C1, 0x064E, 0x064F, 0x0651, 0x0652)
_DOTTED = {0x0628: "below", 0x062A: "above", 0x062B: "above", 0x0646: "above"}
"""Letters that share their body, as in fonts for Arabic."""

_FEATURES = """\
languagesystem DFLT dflt; languagesystem arab dflt; languagesystem hebr dflt;
@marks = [{marks} below above];
markClass @marks <anchor 50 700> @top;
feature ccmp {{ {parted} sub uni0644 uni0627 by ligature; }} ccmp;
feature mark {{ {anchors} }} mark;
"""


def write_font(path: Path) -> None:
    """A font for Hebrew and Arabic: letters of one body with dots, a ligature, marks at heights of their own."""
    letters = {f"uni{point:04X}": point for point in _LETTERS}
    marks = {f"uni{point:04X}": point for point in _MARKS}
    bases = [*letters, "body", "ligature"]
    glyphs = {name: _box(100 + 7 * at % 400, 600) for at, name in enumerate([".notdef", *bases])}
    glyphs |= {name: _box(100, 60) for name in (*marks, "below", "above")}
    widths = {name: (0 if name in (*marks, "below", "above") else 520, 0) for name in glyphs}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({point: name for name, point in (letters | marks).items()})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(widths)
    builder.setupHorizontalHeader(ascent=900, descent=-300)
    builder.setupNameTable({"familyName": "Tried Script", "styleName": "Regular", "psName": "TriedScript-Regular"})
    builder.setupOS2(sTypoAscender=900, sTypoDescender=-300, usWinAscent=900, usWinDescent=300)
    builder.setupPost()
    builder.addOpenTypeFeatures(
        _FEATURES.format(
            marks=" ".join(marks),
            parted=" ".join(f"sub uni{point:04X} by body {dot};" for point, dot in _DOTTED.items()),
            anchors=" ".join(
                f"pos base {name} <anchor {150 + at} {650 + 3 * at}> mark @top;" for at, name in enumerate(bases)
            ),
        )
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)


def _box(width: int, height: int) -> Glyph:
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for corner in ((50, height), (50 + width, height), (50 + width, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def bare(text: str) -> str:
    """A text without its points and vowels."""
    return "".join(sign for sign in text if not unicodedata.combining(sign))
