"""The conference table seen from above."""

from __future__ import annotations

import itertools
import math
from functools import lru_cache
from typing import TYPE_CHECKING

from .hand import Dice, arc, rounded, segment, turned
from .press import BLUE, CUT, DUSK, NIGHT, RED, STONE, Ink, Sheet

if TYPE_CHECKING:
    from PIL import Image

    from .hand import Point
    from .press import Plate

SEATS = 57  # participating States
EMPTY = 43  # the seat that stands in red, a little drawn back


def table(width: int) -> Image.Image:
    """The council's table in plan: fifty-seven places, one chair in red drawn back from it."""
    sheet = Sheet(width, "table")
    carpet = _carpet(sheet)
    carpet.drop(_top(sheet))
    sheet.run(carpet, STONE, (1, 2))
    sheet.run(_shadows(sheet), Ink((150, 142, 150)), (0, 0), 0.8)
    sheet.run(_top(sheet), DUSK, (-2, 1))
    chairs = sheet.plate()
    for i in range(SEATS):
        if i != EMPTY:
            _chair(chairs, i, 0)
    sheet.run(chairs, NIGHT)
    sheet.run(_papers(sheet), Ink((247, 243, 234), 1.0), (2, 1))
    sheet.run(_grain(sheet), BLUE)
    red = sheet.plate()
    _chair(red, EMPTY, 26)
    sheet.run(red, RED, (2, -1))
    return sheet.finish()


def _ring(t: float, grow: float = 0.0) -> tuple[Point, float]:
    """Point and outward angle on the table's outline (a squared oval) grown by some units."""
    a = 2 * math.pi * t
    c, s = math.cos(a), math.sin(a)
    x = math.copysign(abs(c) ** 0.62, c) * 560
    y = math.copysign(abs(s) ** 0.62, s) * 322
    nx, ny = math.copysign(abs(c) ** 1.38, c) / 560, math.copysign(abs(s) ** 1.38, s) / 322
    size = math.hypot(nx, ny)
    nx, ny = nx / size, ny / size
    return (800 + x + nx * grow, 533 + y + ny * grow), math.degrees(math.atan2(ny, nx))


def _outline(grow: float) -> list[Point]:
    return [_ring(i / 720, grow)[0] for i in range(720)]


@lru_cache(maxsize=SEATS)
def _seat(i: int) -> tuple[Point, float]:
    """Where the i-th of the places stands, all evenly apart along the table's edge."""
    line = [_ring(k / 2880) for k in range(2881)]
    lengths = [0.0]
    for (a, _), (b, _) in itertools.pairwise(line):
        lengths.append(lengths[-1] + math.hypot(b[0] - a[0], b[1] - a[1]))
    goal = lengths[-1] * i / SEATS
    return line[next(k for k, length in enumerate(lengths) if length >= goal)]


def _placed(i: int, shape: list[Point], out: float) -> list[Point]:
    """A shape drawn round (0, 0) facing right, set at the i-th place, `out` units outward."""
    (x, y), angle = _seat(i)
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return [(x + out * c + a, y + out * s + b) for a, b in turned(shape, (0, 0), angle)]


def _chair(plate: Plate, i: int, back: float) -> None:
    plate.area(_placed(i, rounded((-19, -20), (17, 20), 9), 34 + back))
    plate.area(_placed(i, rounded((20, -23), (29, 23), 4), 34 + back))
    plate.stroke(_placed(i, segment((-10, -13), (-10, 13), 4), 34 + back), 2, CUT)


def _carpet(sheet: Sheet) -> Plate:
    plate = sheet.plate()
    for k in range(70):
        grown = 0.035 + k * 0.032
        line = [(800 + (x - 800) * grown, 533 + (y - 533) * grown) for x, y in _outline(0)]
        widths = [5.4 + 2.0 * math.sin(i * math.pi / 12 + (k % 2) * math.pi) for i in range(720)]
        plate.ribbon([*line, line[0]], [*widths, widths[0]])
    return plate


def _shadows(sheet: Sheet) -> Plate:
    plate = sheet.plate()
    for i in range(SEATS):
        out = 60.0 if i == EMPTY else 34.0
        shape = _placed(i, rounded((-19, -22), (30, 22), 8), out)
        for k in range(8):
            plate.area([(x + k * 3.4, y + k * 4.6) for x, y in shape])
    for k in range(10):
        plate.area([(x + k * 2.4, y + k * 3.2) for x, y in _outline(0)])
    hollow = sheet.plate()
    hollow.area([(x + 26, y + 34) for x, y in _outline(-132)])
    plate.drop(hollow)
    plate.drop(_top(sheet))
    return plate


def _top(sheet: Sheet) -> Plate:
    plate = sheet.plate()
    plate.area(_outline(0))
    plate.area(_outline(-132), CUT)
    return plate


def _papers(sheet: Sheet) -> Plate:
    """Place cards and papers; no two lie quite the same."""
    plate = sheet.plate()
    for i in range(SEATS):
        dice = Dice(f"papers {i}")
        plate.area(_placed(i, rounded((-9, -19), (5, 19), 1), -88))
        sheetlet = turned(rounded((-17, -13), (17, 13), 1), (0, 0), dice.between(-9, 9))
        plate.area(_placed(i, [(x, y - 5) for x, y in sheetlet], -38))
        plate.area(_placed(i, arc((0, 22), (5, 5), steps=18), -52))
    return plate


def _grain(sheet: Sheet) -> Plate:
    """The wood's lines along the ring, the edges, and the microphones on their stems."""
    plate = sheet.plate()
    for k in range(12):
        line = _outline(-6 - k * 11)
        for start in range(0, 700, 36):
            shift = (k * 13) % 36
            plate.taper(line[min(start + shift, 690) : start + shift + 27], 2.2)
    cards = _papers(sheet)
    plate.drop(cards)
    for grow, wide in ((0.0, 5.0), (-132.0, 5.0), (-158.0, 2.0)):
        plate.stroke([*_outline(grow), _outline(grow)[0]], wide)
    for i in range(SEATS):
        plate.stroke(_placed(i, segment((0, 0), (24, -6), 4), -104), 2.4)
        plate.area(_placed(i, arc((26, -6), (4.5, 4.5), steps=14), -104))
        for k in range(3):
            plate.stroke(_placed(i, segment((-9 + k * 8, -13), (-9 + k * 8, 4), 2), -38), 1.3)
        plate.stroke(_placed(i, segment((-2, -12), (-2, 12), 2), -88), 2.6)
    return plate
