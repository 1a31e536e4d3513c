"""A country seen as a map."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .hand import rows, spline, swell
from .press import BLUE, CUT, DUSK, MIST, RED, STONE, TAUPE, Sheet

if TYPE_CHECKING:
    from PIL import Image

    from .hand import Point
    from .press import Plate

RIVER = spline(
    [
        (-40, 250),
        (160, 300),
        (330, 430),
        (520, 440),
        (660, 560),
        (860, 610),
        (1000, 740),
        (1220, 770),
        (1400, 900),
        (1660, 930),
    ],
    30,
)
STREAM = spline([(980, -40), (940, 120), (1010, 260), (960, 400), (1010, 520), (960, 640), (940, 700)], 24)
HUB = (990.0, 452.0)
LINES = (
    [(-40, 700), (240, 690), (480, 600), (760, 520), HUB, (1230, 400), (1450, 300), (1640, 280)],
    [
        (420, -40),
        (470, 160),
        (640, 300),
        (800, 400),
        HUB,
        (1160, 560),
        (1260, 720),
        (1250, 900),
        (1290, 1110),
    ],
    [
        (-40, 930),
        (220, 960),
        (430, 880),
        (650, 830),
        (820, 660),
        HUB,
        (1090, 300),
        (1250, 170),
        (1290, -40),
    ],
)
HILLS = (
    (250, 150, 170, 120),
    (1450, 640, 220, 105),
    (560, 1010, 190, 110),
    (1440, 150, 150, 95),
    (640, 190, 120, 60),
    (150, 560, 130, 70),
    (1010, 940, 110, 60),
)


def routes(width: int) -> Image.Image:
    """A country as a map: two rivers, three railway lines, the stations, one line in red."""
    sheet = Sheet(width, "routes")
    water, veins, shores = sheet.plate(), sheet.plate(), sheet.plate()
    for line, wide in ((RIVER, 66), (STREAM, 32)):
        _river(water, veins, line, wide)
        shores.stroke(line, wide * 1.7)
    land = sheet.plate()
    land.box((0, 0), sheet.units)
    land.drop(shores)
    sheet.run(land, STONE, (2, 1), 0.55)
    relief = _relief(sheet)
    relief.drop(shores)
    sheet.run(relief, TAUPE, (-1, 0), 0.9)
    sheet.run(water, MIST, (-2, 2))
    sheet.run(veins, DUSK)
    sheet.run(_railways(sheet), BLUE)
    sheet.run(_red_line(sheet), RED, (3, -2))
    return sheet.finish()


def _river(water: Plate, veins: Plate, line: list[Point], wide: float) -> None:
    drift = swell("river")
    widths = [wide * (1 + 0.25 * drift(i * 7, 40)) for i in range(len(line))]
    water.ribbon(line, widths)
    for point, size in zip(line, widths, strict=True):
        water.disc(point, size / 2)
    for lane in range(-3, 4):
        path = [(x + lane * wide * 0.03, y + lane * wide * 0.12) for x, y in line]
        for start in range((lane + 3) * 5, len(path) - 30, 40):
            veins.taper(path[start : start + 28], 4)


def _relief(sheet: Sheet) -> Plate:
    """The lie of the land: level lines lifted by the hills, thin in the light, thick in shade."""
    plate = sheet.plate()
    for row in rows(-60, 1260, 15):
        lifted = [(x, y - _height(x, y)) for x, y in row]
        slopes = [_height(x + 10, y) - _height(x - 10, y) for x, y in row]
        plate.ribbon(lifted, [min(8.0, max(1.2, 3.2 - 0.42 * slope)) for slope in slopes])
    return plate


def _height(x: float, y: float) -> float:
    return sum(high * math.exp(-(((x - a) / size) ** 2) - ((y - b) / (size * 0.8)) ** 2) for a, b, size, high in HILLS)


def _railways(sheet: Sheet) -> Plate:
    plate = sheet.plate()
    for line in LINES:
        path = spline(line, 40)
        plate.stroke(path, 7)
        for i in range(4, len(path) - 4, 5):
            (x0, y0), (x1, y1), (x, y) = path[i - 2], path[i + 2], path[i]
            size = math.hypot(x1 - x0, y1 - y0)
            nx, ny = (y0 - y1) / size * 13, (x1 - x0) / size * 13
            plate.stroke([(x - nx, y - ny), (x + nx, y + ny)], 4)
    for line in LINES:
        for stop in line[1:-1]:
            plate.disc(stop, 25)
            plate.disc(stop, 15, CUT)
    plate.disc(HUB, 54)
    plate.disc(HUB, 42, CUT)
    plate.disc(HUB, 30)
    plate.disc(HUB, 16, CUT)
    return plate


def _red_line(sheet: Sheet) -> Plate:
    """The help that goes along the way: from stop to stop, beside the rails."""
    plate = sheet.plate()
    path = [(x - 9, y - 27) for x, y in spline(LINES[0], 40)][44:166]
    for start in range(0, len(path) - 10, 14):
        plate.stroke(path[start : start + 9], 8)
    for stop in LINES[0][1:4]:
        plate.disc(stop, 12)
    plate.disc(HUB, 14)
    return plate
