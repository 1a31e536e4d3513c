"""The helpline's desk at night."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .hand import Dice, arc, rounded, rows, segment, spline, turned
from .press import CUT, LAMP, NIGHT, RED, SLATE, Ink, Sheet

if TYPE_CHECKING:
    from PIL import Image

    from .hand import Point
    from .press import Plate

LIGHT = (720.0, 560.0)
NOTEBOOK = (470.0, 620.0), -9.0  # its middle, and how it lies
PHONE = (1120.0, 300.0)


def helpline(width: int) -> Image.Image:
    """A desk at night from above: the receiver off its hook, a notebook open, the lamp's circle."""
    sheet = Sheet(width, "helpline")
    light = sheet.plate()
    light.disc(LIGHT, 452)
    sheet.run(light, LAMP, (3, 2))
    sheet.run(_desk(sheet), SLATE, (-1, 1))
    sheet.run(_desk_shadows(sheet), Ink((120, 116, 150)), strength=0.85)
    sheet.run(_notebook(sheet), Ink((247, 243, 234), 1.0), (1, 0))
    sheet.run(_objects(sheet), NIGHT)
    sheet.run(_receiver(sheet), RED, (2, -2))
    return sheet.finish()


def _desk(sheet: Sheet) -> Plate:
    """The desk's wood, engraved: almost bare under the lamp, closed in the corners."""

    def shade(x: float, y: float) -> float:
        far = math.hypot(x - LIGHT[0], y - LIGHT[1])
        knot = 0.07 * math.sin(y / 23 + 2.2 * math.sin(x / 210))
        return (0.13 + far / 2600 if far < 452 else 0.66 + (far - 452) / 1100) + knot

    lines = [[(x, y + 14 * math.sin(x / 240 + y / 190)) for x, y in row] for row in rows(-20, 1090, 11)]
    plate = sheet.plate()
    plate.engrave(lines, 11, shade)
    return plate


def _page(side: int) -> list[Point]:
    x = 470 + side * 165
    return turned(rounded((x - 163, 420), (x + 163, 860), 8), NOTEBOOK[0], NOTEBOOK[1])


def _desk_shadows(sheet: Sheet) -> Plate:
    """Shadows point away from the lamp."""
    plate = sheet.plate()
    shapes = [_page(-1), _page(1), _telephone(), arc((300, 250), (86, 86)), *_handset()]
    for shape in shapes:
        x = sum(p[0] for p in shape) / len(shape)
        y = sum(p[1] for p in shape) / len(shape)
        size = math.hypot(x - LIGHT[0], y - LIGHT[1]) or 1
        dx, dy = (x - LIGHT[0]) / size * 4, (y - LIGHT[1]) / size * 4
        for k in range(10):
            plate.area([(a + dx * k, b + dy * k) for a, b in shape])
    return plate


def _notebook(sheet: Sheet) -> Plate:
    plate = sheet.plate()
    plate.area(_page(-1))
    plate.area(_page(1))
    plate.disc((300, 250), 86)
    return plate


def _telephone() -> list[Point]:
    return turned(rounded((960, 150), (1300, 470), 46), PHONE, 12)


def _objects(sheet: Sheet) -> Plate:
    plate = sheet.plate()
    plate.area(_telephone())
    for k in range(10):
        plate.disc(
            turned(
                [(1130 + 74 * math.cos(k * 0.6 + 1.1), 330 + 74 * math.sin(k * 0.6 + 1.1))],
                PHONE,
                12,
            )[0],
            17,
            CUT,
        )
    plate.stroke(arc(turned([(1130, 330)], PHONE, 12)[0], (108, 108)), 4, CUT)
    plate.stroke(arc(turned([(1130, 330)], PHONE, 12)[0], (40, 40)), 3, CUT)
    for y in (178, 196):
        plate.stroke(turned(segment((1000, y), (1260, y)), PHONE, 12), 4, CUT)
    _notes(plate)
    plate.disc((300, 250), 72)
    plate.stroke(arc((300, 250), (60, 60), (200, 300)), 5, CUT)
    plate.stroke(arc((300, 250), (48, 48), (215, 265)), 3, CUT)
    plate.stroke(arc((300, 250), (86, 86)), 4)
    plate.stroke(arc((206, 210), (30, 26), (20, 330)), 10)
    pencil = turned([(720, 800), (730, 790), (980, 790), (980, 812), (730, 812)], (720, 800), 24)
    plate.area(pencil)
    plate.stroke(turned(segment((745, 801), (965, 801)), (720, 800), 24), 3, CUT)
    return plate


def _notes(plate: Plate) -> None:
    """Ruled pages; the notes are strokes of the pen, not words."""
    dice = Dice("notes")
    for side in (-1, 1):
        x = 470 + side * 165
        for k in range(13):
            y = 462 + k * 30
            plate.stroke(turned(segment((x - 140, y), (x + 140, y)), *NOTEBOOK), 1.3)
            if side < 0 or k < 5:
                _written(plate, dice, (x - 132, y), dice.between(120, 262))
        plate.stroke([*_page(side), _page(side)[0]], 3)
    plate.stroke(turned(segment((470, 416), (470, 864)), *NOTEBOOK), 7)


def _written(plate: Plate, dice: Dice, start: Point, length: float) -> None:
    x, y = start
    end = x + length
    while x < end:
        word = dice.between(18, 46)
        high = dice.between(7, 12)
        line = [(x + word * i / 8, y - 4 - high * (i % 2) * dice.between(0.4, 1)) for i in range(9)]
        plate.stroke(turned(spline(line, 4), *NOTEBOOK), 2.2)
        x += word + 12


def _handset() -> list[list[Point]]:
    """The receiver laid down in the light: two cups and the curved grip between them."""
    grip = spline([(846, 560), (930, 500), (1040, 486), (1150, 520), (1216, 590)])
    cups = [
        turned(rounded((784, 540), (884, 650), 36), (834, 600), -28),
        turned(rounded((1160, 570), (1266, 680), 36), (1214, 620), 32),
    ]
    outer = [(x, y - 27) for x, y in grip]
    inner = [(x, y + 31) for x, y in reversed(grip)]
    return [*cups, [*outer, *inner]]


def _receiver(sheet: Sheet) -> Plate:
    plate = sheet.plate()
    for shape in _handset():
        plate.area(shape)
    for x, y in ((836, 600), (1214, 624)):
        for hole in [(x, y), *arc((x, y), (22, 22), steps=6)]:
            plate.disc(hole, 4.6, CUT)
    plate.taper(spline([(880, 532), (950, 496), (1040, 480), (1130, 500)]), 7, CUT)
    path = spline(
        [
            (1266, 670),
            (1330, 760),
            (1300, 880),
            (1400, 930),
            (1470, 800),
            (1440, 600),
            (1380, 480),
            (1310, 420),
        ],
        60,
    )
    coil = [(x + 20 * math.cos(i * 0.62), y + 20 * math.sin(i * 0.62)) for i, (x, y) in enumerate(path)]
    plate.stroke(coil, 5)
    return plate
