"""A cloth whose bands are figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from .hand import Dice, spline
from .press import OVER

if TYPE_CHECKING:
    from .hand import Point

PARTICIPANTS = (48, 36, 30, 24, 18)  # as in the table of letter 003
PER_ROW = 2
ROWS, CELL = 31, 26
BAND, GAP, EDGE = 7, 3, 5
COLUMNS = 5 * BAND + 4 * GAP + 2 * EDGE
WARP, WEFT = (247, 243, 234), (226, 219, 207)
BANDS = ((0, 0, 145), (26, 34, 148), (52, 64, 156), (84, 99, 172), (112, 128, 188))


def weave(width: int) -> Image.Image:
    """A cloth as a chart: five bands in blue, one row of weave for two participants."""
    scale = width / 1600 * OVER
    size = (width * OVER, round(width * 1067 / 1600) * OVER)
    image = Image.new("RGB", size, (247, 243, 234))
    pen = ImageDraw.Draw(image)
    left, top = (1600 - COLUMNS * CELL) / 2, 118.0
    _fringe(pen, scale, (left, top))
    for row in range(ROWS):
        for column in range(COLUMNS):
            at = (left + column * CELL, top + row * CELL)
            _cell(pen, scale, at, _thread(row, column))
    small = image.resize((size[0] // OVER, size[1] // OVER), Image.Resampling.LANCZOS)
    return small.quantize(160, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def _thread(row: int, column: int) -> tuple[tuple[int, int, int], bool]:
    """The colour on top in a cell, and whether it is the weft (the level thread)."""
    level = ROWS - 3 - row  # rows above the selvage that is the zero of the chart
    band, inside = divmod(column - EDGE, BAND + GAP)
    if 0 <= band < len(BANDS) and inside < BAND and 0 <= level < PARTICIPANTS[band] // PER_ROW:
        rim = inside in {0, BAND - 1} or level == PARTICIPANTS[band] // PER_ROW - 1
        return (BANDS[band], True) if rim or (row + column) % 4 else (WARP, False)
    weft = (row + column) % 2 == 0
    if level == -1:
        return ((225, 0, 15), True) if weft else (WARP, False)
    line = level > 0 and (level * PER_ROW + PER_ROW) % 10 == 0
    return ((238, 150, 140) if line else WEFT, True) if weft else (WARP, False)


def _cell(pen: ImageDraw.ImageDraw, scale: float, at: Point, thread: tuple[tuple[int, int, int], bool]) -> None:
    """One crossing: the thread below shows at the sides, the one on top has a lit back."""
    (x, y), (colour, level) = at, thread
    dark = tuple(round(v * 0.74) for v in colour)
    lit = tuple(round(v + (255 - v) * 0.3) for v in colour)

    def bar(start: Point, end: Point, fill: tuple[int, ...], radius: float) -> None:
        box = [start[0] * scale, start[1] * scale, end[0] * scale, end[1] * scale]
        pen.rounded_rectangle(box, radius * scale, fill=fill)

    pen.rectangle([x * scale, y * scale, (x + CELL) * scale, (y + CELL) * scale], fill=(196, 188, 176))
    if level:
        bar((x - 2, y + 4), (x + CELL + 2, y + CELL - 3), dark, 7)
        bar((x - 2, y + 3), (x + CELL + 2, y + CELL - 6), colour, 7)
        bar((x + 3, y + 6), (x + CELL - 3, y + 9), lit, 2)
    else:
        bar((x + 4, y - 2), (x + CELL - 3, y + CELL + 2), dark, 7)
        bar((x + 3, y - 2), (x + CELL - 6, y + CELL + 2), colour, 7)


def _fringe(pen: ImageDraw.ImageDraw, scale: float, at: Point) -> None:
    """The loose ends of the warp above and below the cloth."""
    dice = Dice("fringe")
    for column in range(COLUMNS):
        x = at[0] + (column + 0.5) * CELL
        for y, way in ((at[1], -1), (at[1] + ROWS * CELL, 1)):
            end = (x + dice.between(-7, 7), y + way * dice.between(44, 66))
            line = [(a * scale, b * scale) for a, b in spline([(x, y), (x + dice.between(-4, 4), y + way * 26), end])]
            pen.line(line, fill=(176, 167, 155), width=round(10 * scale), joint="curve")
            pen.line(line, fill=(226, 219, 207), width=round(6 * scale), joint="curve")
