"""A lighthouse at night."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .hand import Dice, rows, segment, spline, swell
from .press import CUT, LAMP, MIST, NIGHT, RED, SLATE, Sheet

if TYPE_CHECKING:
    from PIL import Image

    from .hand import Point
    from .press import Plate

FLAME = (560.0, 292.0)
SEA = 690.0


def beacon(width: int) -> Image.Image:
    """A lighthouse by night, its two beams, and small boats coming in along them."""
    sheet = Sheet(width, "beacon")
    sheet.run(_beams(sheet), LAMP, (2, 2))
    sheet.run(_dim(sheet), MIST, (-2, 1))
    sheet.run(_dark(sheet), SLATE, (1, 0))
    sheet.run(_tower(sheet), NIGHT)
    sheet.run(_bands(sheet), RED, (3, -2))
    return sheet.finish()


def _beam(x: float, y: float) -> float:
    """How much of the beacon's light a point in the air has, from 0 to 1."""
    dx, dy = x - FLAME[0], y - FLAME[1]
    far = math.hypot(dx, dy) + 1
    off = math.degrees(math.atan2(dy, abs(dx))) - (7 if dx > 0 else -9)
    edge = 1 / (1 + math.exp((abs(off) - 7.5) * 2.4))
    return max(edge * (1.05 - far / 2300), math.exp(-((far / 105) ** 2)))


def _beams(sheet: Sheet) -> Plate:
    plate = sheet.plate()
    plate.engrave(rows(20, SEA, 10), 10.6, lambda x, y: _beam(x, y) * 1.25)
    plate.engrave(rows(SEA, 1060, 13), 12, lambda x, y: _gleam(x, y) * 0.95)
    return plate


def _gleam(x: float, y: float) -> float:
    """The sea's share of the light: a path below the lamp and one below the right-hand beam."""
    depth = (y - SEA) / 370
    below = math.exp(-(((x - FLAME[0] - 60) / (70 + 260 * depth)) ** 2))
    right = math.exp(-(((x - 1180) / 420) ** 2)) * (1 - depth)
    chop = 0.5 + 0.5 * math.sin(x / 37 + 4 * math.sin(y / 13)) * math.sin(y / 7)
    return (0.8 * below + 0.55 * right) * (0.35 + 0.65 * chop)


def _dim(sheet: Sheet) -> Plate:
    plate = sheet.plate()
    plate.engrave(rows(20, SEA, 10), 11, lambda x, y: 1.08 - 1.2 * _beam(x, y))
    plate.engrave(rows(SEA, 1060, 13), 14, lambda x, y: 1.0 - 0.95 * _gleam(x, y))
    return plate


def _dark(sheet: Sheet) -> Plate:
    """Night in lines: fine near the horizon, closing above; the sea in long uneven strokes."""
    plate, drift = sheet.plate(), swell("night")

    def sky(x: float, y: float) -> float:
        return (1.04 - y / 1150 + 0.1 * drift(x * 0.4, y * 2)) * (1 - 0.97 * math.pow(_beam(x, y), 0.7))

    plate.engrave(rows(10, SEA, 10), 10, sky)
    y, pitch = SEA, 7.0
    while y < 1067:
        row = [(x, yy + 3 * math.sin(x / 60 + y)) for x, yy in segment((0, y), (1600, y), 300)]
        plate.engrave([row], pitch, lambda x, yy: 0.8 + 0.25 * drift(x, yy * 3) - 0.75 * _gleam(x, yy))
        y, pitch = y + pitch, pitch * 1.03
    dice = Dice("stars")
    for _ in range(46):
        x, y = dice.between(50, 1550), dice.between(50, 420)
        if _beam(x, y) < 0.05:
            plate.disc((x, y), dice.between(2.4, 4.2), CUT)
    return plate


def _tower(sheet: Sheet) -> Plate:
    plate = sheet.plate()
    plate.area([(510, 800), (530, 330), (590, 330), (610, 800)])
    plate.box((516, 322), (604, 334))
    for x in range(520, 604, 12):
        plate.stroke([(x, 322), (x, 304)], 2)
    plate.stroke([(516, 304), (604, 304)], 3)
    for x in (538, 560, 582):
        plate.stroke([(x, 322), (x, 262)], 3.4)
    plate.area(spline([(528, 264), (540, 240), (560, 226), (580, 240), (592, 264)]))
    plate.stroke([(560, 230), (560, 196)], 4)
    for y in range(346, 790, 11):
        left = 520 - (y - 330) * 0.022
        for side in (0.10, 0.58):
            wide = 60 + (y - 330) * 0.085
            plate.taper(segment((left + 12 + side * wide, y), (left + 12 + (side + 0.3) * wide, y)), 4, CUT)
    _rocks(plate)
    for x, y, size in ((1130, 742, 1.0), (1316, 782, 1.5), (1010, 716, 0.6)):
        _boat(plate, (x, y), size)
    return plate


def _rocks(plate: Plate) -> None:
    top = [
        (180, 884),
        (250, 850),
        (318, 846),
        (372, 804),
        (452, 796),
        (500, 768),
        (620, 766),
        (668, 800),
        (742, 812),
        (792, 850),
        (868, 866),
        (930, 900),
    ]
    plate.area([*top, (820, 926), (560, 942), (300, 930)])
    plate.area([(630, 786), (630, 722), (664, 696), (716, 722), (716, 812), (640, 806)])
    plate.box((648, 738), (664, 760), CUT)
    plate.box((684, 738), (700, 760), CUT)
    dice = Dice("rocks")
    for _ in range(120):
        x = dice.between(230, 860)
        y = dice.between(800, 915) + abs(x - 560) * 0.06
        if y < 925:
            plate.taper(segment((x, y), (x + dice.between(12, 44), y - dice.between(-6, 18))), 5, CUT)


def _boat(plate: Plate, at: Point, size: float) -> None:
    x, y = at
    hull = [(-46, -10), (-34, 10), (30, 10), (52, -16), (20, -8)]
    plate.area([(x + a * size, y + b * size) for a, b in hull])
    plate.area([(x + a * size, y + b * size) for a, b in ((-30, -8), (-30, -30), (-4, -30), (0, -8))])
    plate.stroke([(x + 8 * size, y), (x + 8 * size, y - 66 * size)], 3 * size)
    plate.box((x - 24 * size, y - 25 * size), (x - 14 * size, y - 17 * size), CUT)
    for k in range(4):
        plate.taper(
            segment(
                (x - (50 - k * 9) * size, y + (16 + k * 9) * size),
                (x + (48 - k * 8) * size, y + (16 + k * 9) * size),
            ),
            5 * size,
        )


def _bands(sheet: Sheet) -> Plate:
    plate = sheet.plate()
    for top, bottom in ((400, 478), (570, 650)):
        a, b = (top - 330) * 0.0426, (bottom - 330) * 0.0426
        plate.area([(530 - a, top), (590 + a, top), (590 + b, bottom), (530 - b, bottom)])
    plate.area(spline([(528, 264), (540, 240), (560, 226), (580, 240), (592, 264)]))
    for x, y in ((1138, 676), (1328, 683), (1015, 676)):
        plate.disc((x, y), 6)
    return plate
