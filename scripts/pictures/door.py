"""The medallion: the door of an office."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .hand import arc, rows, segment
from .press import CUT, DUSK, LAMP, NIGHT, RED, Sheet

if TYPE_CHECKING:
    from PIL import Image

    from .press import Plate


def door(width: int) -> Image.Image:
    """A medallion: the door of an office under its arch, a lantern on either side."""
    sheet = Sheet(width, "door", (1000.0, 1000.0))
    sheet.margin = 0.0
    glow, wall = sheet.plate(), _sky_of_medallion(sheet)
    glow.area(arc((500, 430), (142, 142), (180, 360)))
    for x in (236, 764):
        glow.disc((x, 480), 62)
    wall.drop(glow)
    sheet.run(wall, DUSK, (-2, 1))
    sheet.run(glow, LAMP, (2, 1))
    sheet.run(_portal(sheet), NIGHT)
    red = sheet.plate()
    for x in (236, 764):
        red.area([(x - 15, 452), (x + 15, 452), (x + 11, 502), (x - 11, 502)])
    for grow in (452, 460):
        red.stroke(arc((500, 500), (grow, grow), steps=200), 3)
    sheet.run(red, RED, (2, -1))
    return sheet.finish()


def _sky_of_medallion(sheet: Sheet) -> Plate:
    """The wall in lines that grow towards the rim, within a ring of rope."""

    def shade(x: float, y: float) -> float:
        far = min(math.hypot(x - 236, y - 480), math.hypot(x - 764, y - 480))
        return min(1.0, 0.16 + far / 300) if y % 62 > 8 else 0.0

    plate, disc = sheet.plate(), sheet.plate()
    disc.disc((500, 500), 428)
    plate.engrave(rows(40, 960, 10, (0, 1000)), 9, shade)
    plate.keep(disc)
    for k in range(120):
        a = k * 3.0
        plate.taper(
            [
                *segment(
                    arc((500, 500), (464, 464), (a, a), 1)[0],
                    arc((500, 500), (488, 488), (a + 5, a + 5), 1)[0],
                    6,
                )
            ],
            8,
        )
    return plate


def _portal(sheet: Sheet) -> Plate:
    plate, disc = sheet.plate(), sheet.plate()
    disc.disc((500, 500), 428)
    plate.area([*arc((500, 430), (190, 190), (180, 360)), (690, 820), (310, 820)])
    plate.area([*arc((500, 430), (176, 176), (180, 360)), (676, 820), (324, 820)], CUT)
    for k in range(13):
        a = 180 + k * 15
        plate.stroke(
            [arc((500, 430), (180, 180), (a, a), 1)[0], arc((500, 430), (148, 148), (a, a), 1)[0]],
            3,
        )
    plate.stroke(arc((500, 430), (146, 146), (180, 360)), 8)
    for k in range(1, 6):
        a = 180 + k * 30
        plate.stroke([arc((500, 430), (40, 40), (a, a), 1)[0], arc((500, 430), (142, 142), (a, a), 1)[0]], 5)
    plate.stroke(arc((500, 430), (42, 42), (180, 360)), 5)
    plate.box((346, 424), (654, 440))
    _leaves(plate)
    for k in range(4):
        plate.box((290 - k * 40, 820 + k * 30), (710 + k * 40, 844 + k * 30))
    for x in (236, 764):
        _lantern(plate, x)
    plate.keep(disc)
    plate.stroke(arc((500, 500), (432, 432), steps=200), 8)
    return plate


def _leaves(plate: Plate) -> None:
    """The two leaves of the door: panels outlined by the gouge, a knob each."""
    for side in (-1, 1):
        near, far = 500 + side * 5, 500 + side * 150
        plate.box((min(near, far), 446), (max(near, far), 818))
        a, b = sorted((500 + side * 32, 500 + side * 124))
        for top, bottom in ((476, 610), (636, 690), (716, 790)):
            corners = [(a, top), (b, top), (b, bottom), (a, bottom), (a, top)]
            plate.stroke([(float(x), float(y)) for x, y in corners], 4, CUT)
            for k in range(1, 6):
                x = a + (b - a) * k / 6
                plate.taper(segment((x, top + 12), (x, bottom - 12)), 4, CUT)
        plate.disc((500 + side * 17, 664), 7, CUT)


def _lantern(plate: Plate, x: float) -> None:
    plate.area([(x - 24, 444), (x, 414), (x + 24, 444)])
    plate.box((x - 24, 442), (x + 24, 450))
    for k in (-20, 0, 20):
        plate.stroke([(x + k, 448), (x + k * 0.72, 506)], 3.4)
    plate.box((x - 18, 504), (x + 18, 512))
    plate.stroke([(x, 512), (x, 540)], 5)
    plate.stroke(arc((x, 540), (14, 14), (0, 180), 16), 4)
