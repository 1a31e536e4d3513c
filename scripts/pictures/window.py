"""A façade at night and its one lit window."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .hand import Dice, rows, segment, spline
from .press import CUT, LAMP, MIST, NIGHT, PRINTS, RED, SLATE, Sheet

if TYPE_CHECKING:
    from PIL import Image

    from .hand import Point
    from .press import Plate

PANES = [(179 + 268 * column, 96 + 420 * row) for row in range(3) for column in range(5)]
LIT = (179 + 268 * 3, 96 + 420)


def window(width: int) -> Image.Image:
    """A façade at night: fifteen windows, one of them lit, a lamp and files behind the glass."""
    sheet = Sheet(width, "window")
    glow = sheet.plate()
    glow.box((LIT[0] - 6, LIT[1] - 6), (LIT[0] + 176, LIT[1] + 286))
    glow.engrave(rows(LIT[1] + 300, 1040, 11), 11, _spill)
    sheet.run(glow, LAMP, (3, 2))
    sheet.run(_wall(sheet), MIST, (-1, 0))
    sheet.run(_ashlar(sheet), SLATE, (1, 0))
    sheet.run(_frames(sheet), NIGHT)
    red = sheet.plate()
    x, y = LIT
    red.area([(x + 96, y + 178), (x + 110, y + 140), (x + 146, y + 140), (x + 160, y + 178)])
    sheet.run(red, RED, (2, 1))
    return sheet.finish()


def _spill(x: float, y: float) -> float:
    """Light that falls from the lit window down the wall, wider and weaker as it goes."""
    reach = 90 + (y - LIT[1] - 300) * 0.45
    return max(0.0, 1 - abs(x - LIT[0] - 85) / reach) * (1.15 - (y - LIT[1] - 300) / 420)


def _wall(sheet: Sheet) -> Plate:
    plate = sheet.plate()
    plate.box((0, 0), (1600, 1067))
    plate.box((LIT[0], LIT[1]), (LIT[0] + 170, LIT[1] + 280), CUT)
    spill = sheet.plate()
    spill.engrave(rows(LIT[1] + 300, 1040, 11), 9, _spill)
    plate.drop(spill)
    return plate


def _ashlar(sheet: Sheet) -> Plate:
    """The wall's stone in lines: darker away from the lamp, with the joints left open."""

    def shade(x: float, y: float) -> float:
        far = math.hypot((x - LIT[0] - 85) * 0.8, y - LIT[1] - 190)
        joint = 0.0 if y % 60 < 8 or (x + (y // 60 % 2) * 66) % 134 < 6 else 1.0
        return joint * min(0.97, 0.3 + far / 900)

    plate = sheet.plate()
    plate.engrave(rows(0, 1067, 10), 10, shade)
    clear = sheet.plate()
    for x, y in PANES:
        clear.box((x - 34, y - 44), (x + 204, y + 318))
    plate.drop(clear)
    for y in (30, 446, 866):
        plate.box((0, y), (1600, y + 9))
    for x, y in PANES:
        _relief(plate, (x, y))
    return plate


def _relief(plate: Plate, at: Point) -> None:
    """Pediment, side mouldings and sill of a window."""
    x, y = at
    plate.area([(x - 32, y - 18), (x + 85, y - 44), (x + 202, y - 18)])
    plate.area([(x + 2, y - 22), (x + 85, y - 38), (x + 168, y - 22)], CUT)
    for k in range(3):
        plate.box((x - 30 + k * 9, y - 10), (x - 25 + k * 9, y + 284))
        plate.box((x + 177 + k * 9, y - 10), (x + 182 + k * 9, y + 284))
    plate.box((x - 34, y + 290), (x + 204, y + 300))
    for k in range(9):
        plate.box((x - 20 + k * 25, y + 302), (x - 10 + k * 25, y + 312))


def _frames(sheet: Sheet) -> Plate:
    plate = sheet.plate()
    for at in PANES:
        if at != LIT:
            _dark_pane(plate, at)
    x, y = LIT
    _bars(plate, LIT, PRINTS)
    plate.box((x, y + 214), (x + 170, y + 280))
    plate.stroke([(x + 128, y + 214), (x + 128, y + 176)], 5)
    plate.taper(segment((x + 104, y + 212), (x + 152, y + 212)), 12)
    for k, wide in enumerate((66, 60, 70, 56, 62)):
        plate.box((x + 14, y + 206 - k * 11), (x + 14 + wide, y + 214 - k * 11))
    plate.area(spline([(x, y), (x + 30, y), (x + 26, y + 90), (x + 8, y + 170), (x, y + 180)]))
    for k in range(4):
        plate.taper(segment((x + 5 + k * 6, y + 6), (x + 3 + k * 5, y + 130 - k * 12)), 2.4, CUT)
    return plate


def _dark_pane(plate: Plate, at: Point) -> None:
    x, y = at
    dice = Dice(f"pane {x} {y}")
    plate.box((x, y), (x + 170, y + 280))
    for _ in range(3):
        a, b = x + dice.between(14, 100), y + dice.between(90, 240)
        size = dice.between(22, 54)
        plate.taper(segment((a, b), (a + size * 0.7, b - size)), 4, CUT)
    if dice.between(0, 1) > 0.62:
        for k in range(int(dice.between(6, 14))):
            plate.box((x + 6, y + 8 + k * 14), (x + 164, y + 11 + k * 14), CUT)
    _bars(plate, at, CUT)


def _bars(plate: Plate, at: Point, tone: int) -> None:
    x, y = at
    wide = 7 if tone else 3.4
    plate.box((x + 85 - wide / 2, y), (x + 85 + wide / 2, y + 280), tone)
    plate.box((x, y + 84 - wide / 2), (x + 170, y + 84 + wide / 2), tone)
    if tone:
        for a, b in (
            ((x - 6, y - 6), (x + 176, y)),
            ((x - 6, y), (x, y + 286)),
            ((x + 170, y), (x + 176, y + 286)),
        ):
            plate.box(a, b)
