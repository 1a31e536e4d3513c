"""The Danube at dusk, looking upstream from Vienna."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .hand import Dice, rows, segment, spline, swell
from .press import BLUSH, CUT, DUSK, NIGHT, RED, SLATE, Sheet

if TYPE_CHECKING:
    from PIL import Image

    from .hand import Point
    from .press import Plate

HORIZON = 470.0
SUN = (884.0, 404.0)


def danube(width: int) -> Image.Image:
    """Vienna from the river, looking upstream: hills, bridge, tower, barge, and the sun going."""
    sheet = Sheet(width, "danube")
    sheet.run(_afterglow(sheet), BLUSH, (2, 3))
    sheet.run(_sky_and_water(sheet), DUSK, (-2, 0))
    sheet.run(_sun(sheet), RED, (3, -2))
    sheet.run(_hills(sheet), SLATE, (0, 1))
    town = _town(sheet)
    _bridge(town)
    _right_bank(town)
    _barge(town)
    sheet.run(town, NIGHT)
    lamp = sheet.plate()
    lamp.disc((566, 733), 7)
    lamp.taper(segment((566, 790), (566, 850)), 7)
    sheet.run(lamp, RED)
    return sheet.finish()


def _afterglow(sheet: Sheet) -> Plate:
    plate = sheet.plate()
    plate.engrave(rows(170, HORIZON, 10), 10, lambda _x, y: (y - 150) / 250)
    plate.engrave(rows(HORIZON, 1060, 13), 13, lambda x, y: 1.1 - (y - 470) / 420 - abs(x - SUN[0]) / 1500)
    return plate


def _sky_and_water(sheet: Sheet) -> Plate:
    plate, drift = sheet.plate(), swell("sky")

    def sky(x: float, y: float) -> float:
        glow = math.exp(-((math.hypot(x - SUN[0], (y - SUN[1]) * 1.3) / 330) ** 2))
        return 1.02 - y / 520 - 0.5 * glow + 0.11 * drift(x * 0.5, y * 2.2)

    plate.engrave(rows(20, HORIZON, 12), 12, sky)
    y, pitch = HORIZON, 7.0
    while y < 1067:
        plate.engrave([segment((0, y), (1600, y), 320)], pitch, _ripples)
        y, pitch = y + pitch, pitch * 1.026
    return plate


def _ripples(x: float, y: float) -> float:
    """Water: darker towards us, broken by the light that lies under the sun."""
    depth = (y - HORIZON) / 600
    path = math.exp(-(((x - SUN[0]) / (60 + 300 * depth)) ** 2))
    chop = math.sin(x / (16 + 40 * depth) + 3 * math.sin(y / 9)) * math.sin(x / 83 + y / 5)
    return 0.36 + 0.5 * depth + 0.2 * chop - path * (0.42 + 0.25 * chop)


def _sun(sheet: Sheet) -> Plate:
    plate = sheet.plate()
    plate.disc(SUN, 84)
    plate.box((SUN[0] - 90, HORIZON - 2), (SUN[0] + 90, HORIZON + 30), CUT)
    for y, wide in ((366.0, 90), (388.0, 120), (404.0, 70), (424.0, 110)):
        plate.taper(segment((SUN[0] - wide, y), (SUN[0] + wide * 0.8, y)), 5, CUT)
    dice = Dice("glitter")
    y = HORIZON + 14.0
    while y < 900:
        reach = 20 + (y - HORIZON) * 0.16
        x = SUN[0] + dice.between(-0.5, 0.5) * reach
        half = dice.between(0.4, 1.0) * reach
        plate.taper(segment((x - half, y), (x + half, y)), 3 + (y - HORIZON) / 60)
        y += 13 + (y - HORIZON) / 22
    return plate


def _hills(sheet: Sheet) -> Plate:
    plate = sheet.plate()
    ridge = [(0, 372), (110, 344), (215, 318), (300, 296), (372, 304), (455, 326), (540, 318)]
    nose = [(610, 308), (660, 318), (712, 352), (768, 404), (812, 440), (880, 462)]
    far = [(960, 456), (1080, 436), (1230, 424), (1380, 430), (1500, 420), (1600, 428)]
    line = spline([*ridge, *nose, *far])
    plate.area([*line, (1600, 474), (0, 474)])
    for i in range(1, 9):
        fall = [(x + i * 5, y + i * (466 - y) / 9) for x, y in line if 40 < x < 850]
        for start in range(0, len(fall) - 22, 26):
            plate.taper(fall[start + i % 3 * 6 : start + 20 + i % 3 * 6], 3.4, CUT)
    return plate


def _town(sheet: Sheet) -> Plate:
    """The left bank: roofs, a church with three spires, a slender tower block, lit windows."""
    plate = sheet.plate()
    _roofs(plate)
    for a, top, half in ((226, 352, 9), (262, 318, 12), (298, 352, 9)):
        plate.box((a - half, 392), (a + half, 474))
        plate.area([(a - half - 3, 394), (a, top), (a + half + 3, 394)])
    plate.box((448, 300), (474, 474))
    plate.stroke([(461, 300), (461, 262)], 3)
    for row in range(9):
        plate.box((453, 312 + row * 16), (469, 315 + row * 16), CUT)
    quay = spline([(0, 478), (300, 474), (600, 472), (640, 474), (560, 484), (300, 516), (0, 566)])
    plate.area(quay)
    for i in range(16):
        a = 20 + i * 34
        plate.taper(segment((a, 500 - i * 1.4), (a + 18, 499 - i * 1.4)), 4, CUT)
    return plate


def _roofs(plate: Plate) -> None:
    """Gables along the quay, three lit windows in each."""
    dice, x = Dice("town"), 0.0
    while x < 560:
        wide, high = dice.between(22, 52), dice.between(16, 52) * (1.1 - x / 900)
        plate.area(
            [
                (x, 476),
                (x, 470 - high),
                (x + wide / 2, 458 - high),
                (x + wide, 470 - high),
                (x + wide, 476),
            ]
        )
        for _ in range(3):
            a, b = x + dice.between(5, wide - 5), 470 - dice.between(4, high)
            plate.box((a, b), (a + 3.4, b + 5), CUT)
        x += wide


def _bridge(plate: Plate) -> None:
    """Four low spans from bank to bank."""
    deck = [(330, 506), (1190, 497)]
    plate.stroke(deck, 8)
    for i in range(4):
        a, b = 560 + i * 140, 700 + i * 140
        plate.stroke(spline([(a, 500), ((a + b) / 2, 462), (b, 499)]), 4)
        for k in range(1, 7):
            t = k / 7
            plate.stroke([(a + 140 * t, 500), (a + 140 * t, 500 - 38 * 4 * t * (1 - t))], 1.8)
        plate.area([(a - 9, 500), (a + 9, 500), (a + 6, 548), (a - 6, 548)])
        for k in range(5):
            y = 556 + k * 11
            plate.taper(segment((a - 20 + k, y), (a + 18 - k, y)), 4)


def _right_bank(plate: Plate) -> None:
    """The island's bank, close: the tower behind, poplars, and grass cut with the gouge."""
    shore = spline([(1046, 474), (1150, 488), (1262, 540), (1322, 640), (1300, 780), (1210, 920), (1060, 1067)])
    plate.area([*shore, (1600, 1067), (1600, 474)])
    plate.area([(1246, 476), (1252, 214), (1260, 214), (1266, 476)])
    plate.area([(1228, 196), (1284, 196), (1272, 220), (1240, 220)])
    plate.box((1232, 184), (1280, 192))
    plate.stroke([(1256, 190), (1256, 108)], 4)
    for x, high, half in ((1122.0, 40, 18), (1160.0, 62, 22), (1196.0, 48, 20)):
        plate.box((x - half, 474 - high), (x + half, 476))
        for k in range(int(high / 14)):
            plate.box((x - half + 5, 480 - high + k * 13), (x + half - 5, 483 - high + k * 13), CUT)
    for x, foot, high in ((1366.0, 600, 300), (1436.0, 660, 400), (1520.0, 760, 580)):
        _poplar(plate, (x, foot), high)
    dice = Dice("grass")
    for _ in range(190):
        y = dice.between(580, 1050)
        x = dice.between(1345 - max(0, y - 760) * 0.75, 1590)
        lean = dice.between(-14, 10)
        plate.taper(segment((x, y), (x + lean, y - dice.between(20, 54))), 4.4, CUT)


def _poplar(plate: Plate, foot: Point, high: float) -> None:
    x, y = foot
    half = high * 0.085
    left = [(x - half * math.sin(math.pi * t**0.75), y - high * t) for t in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)]
    right = [(x + half * 0.9 * math.sin(math.pi * t**0.7), y - high * t) for t in (1.0, 0.8, 0.6, 0.4, 0.2, 0.0)]
    plate.area(spline([*left, *right]))
    for i in range(11):
        t = 0.12 + i * 0.07
        reach = half * math.sin(math.pi * t**0.75)
        b = y - high * t
        plate.taper(
            spline(
                [
                    (x - reach * 0.62, b),
                    (x - reach * 0.3, b - high * 0.05),
                    (x - reach * 0.05, b - high * 0.11),
                ]
            ),
            4.2,
            CUT,
        )


def _barge(plate: Plate) -> None:
    """A working boat going home, its wake behind it."""
    plate.area(
        [
            *spline([(250, 760), (262, 788), (300, 796), (560, 796), (606, 780), (622, 756)]),
            (622, 756),
            (600, 762),
            (250, 760),
        ]
    )
    plate.box((276, 716), (350, 762))
    plate.box((284, 690), (330, 718))
    for x in (290, 306, 321):
        plate.box((x, 697), (x + 9, 709), CUT)
    for x in range(374, 560, 46):
        plate.area([(x, 762), (x + 4, 744), (x + 36, 744), (x + 40, 762)])
    plate.stroke([(566, 762), (566, 736)], 4)
    plate.taper(segment((262, 780), (604, 778), 20), 3.5, CUT)
    for i in range(7):
        y = 806 + i * 13
        plate.taper(segment((262 + i * 12, y), (600 - i * 22, y), 20), 9 - i)
    for i in range(5):
        plate.taper(segment((20 + i * 30, 790 + i * 9), (236 - i * 6, 792 + i * 6), 20), 5)
