"""A knot that is being untied."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .hand import Dice, arc, rounded, rows, segment, spline
from .press import CUT, DUSK, NIGHT, RED, SLATE, STONE, TAUPE, Ink, Sheet

if TYPE_CHECKING:
    from PIL import Image

    from .hand import Point
    from .press import Plate

STRANDS = 11
FREE = 4  # the strand in red
THICK = 17.0
KNOT = (500.0, 533.0)


def threads(width: int) -> Image.Image:
    """A tangle on the left that comes out, on the right, as parallel threads on a frame."""
    sheet = Sheet(width, "threads")
    sheet.run(_ground(sheet), STONE, (1, 1))
    plates = {"shade": sheet.plate(), "dusk": sheet.plate(), "slate": sheet.plate()}
    plates |= {"night": sheet.plate(), "red": sheet.plate()}
    strands = [_strand(i) for i in range(STRANDS)]
    for strand in strands:
        plates["shade"].stroke([(x + 9, y + 13) for x, y in strand[::3]], THICK)
    _interlace(plates, strands)
    _frame(plates["night"])
    sheet.run(plates["shade"], Ink(TAUPE.rgb), strength=0.6)
    sheet.run(plates["dusk"], DUSK, (-1, 1))
    sheet.run(plates["slate"], SLATE, (1, 0))
    sheet.run(plates["night"], NIGHT)
    sheet.run(plates["red"], RED, (2, -1))
    return sheet.finish()


def _ground(sheet: Sheet) -> Plate:
    """The table's linen in level lines, darker about the knot."""
    plate = sheet.plate()

    def shade(x: float, y: float) -> float:
        far = math.hypot(x - KNOT[0], (y - KNOT[1]) * 1.15)
        return 0.3 + 0.55 * math.exp(-((far / 420) ** 2)) + 0.06 * math.sin(x / 5.2 + y)

    plate.engrave(rows(0, 1067, 10), 10, shade)
    return plate


def _strand(i: int) -> list[Point]:
    """One thread: in from the left, about the knot, and out to its own place on the right."""
    dice = Dice(f"strand {i}")
    home = 183 + i * 70.0
    points = [(-30.0, 150 + ((i * 5) % STRANDS) * 77.0), (130.0, 190 + ((i * 5) % STRANDS) * 68.0)]
    way, beat = (1 if i % 2 else -1), dice.between(0, 6.3)
    for k in range(9):
        reach = 205 + 95 * math.sin(k * 1.9 + beat) + dice.between(-25, 25)
        turn = 190 + way * k * 62 + dice.between(-9, 9)
        points.append(arc(KNOT, (reach * 1.12, reach), (turn, turn), 1)[0])
    points += [(860.0, KNOT[1] + (home - KNOT[1]) * 0.62), (1090.0, home), (1330.0, home)]
    return [*spline(points, 20), *segment((1336, home), (1640, home), 40)]


def _interlace(plates: dict[str, Plate], strands: list[list[Point]]) -> None:
    """Lay the threads piece by piece, each over some neighbours and under others."""
    inks = ["dusk", "night", "slate"]
    pieces = []
    for i, strand in enumerate(strands):
        for n, start in enumerate(range(0, len(strand) - 1, 24)):
            height = Dice(f"height {i} {n}").between(0, 1)
            pieces.append((height, i, max(0, start - 3), min(len(strand), start + 28)))
    for _, i, start, end in sorted(pieces):
        own = "red" if i == FREE else inks[i % 3]
        line = strands[i][start:end]
        inner = line[3:-3] or line
        for plate in plates.values():
            plate.ribbon(inner, [THICK + 10] * len(inner), CUT)
            plate.ribbon(line, [THICK] * len(line), CUT)
        plates[own].ribbon(line, [THICK] * len(line))
        _twist(plates[own], line)


def _twist(plate: Plate, line: list[Point]) -> None:
    """The ply of a thread: short slanting cuts."""
    for k in range(2, len(line) - 2, 2):
        (x0, y0), (x1, y1) = line[k - 1], line[k + 1]
        size = math.hypot(x1 - x0, y1 - y0) or 1
        ux, uy = (x1 - x0) / size, (y1 - y0) / size
        x, y = line[k]
        start = (x - ux * 5 - uy * 6, y - uy * 5 + ux * 6)
        end = (x + ux * 5 + uy * 6, y + uy * 5 - ux * 6)
        plate.taper(segment(start, end, 4), 3, CUT)


def _frame(plate: Plate) -> None:
    """The bar the threads are drawn over, with a peg for each."""
    plate.box((1400, 100), (1436, 967), CUT)
    plate.area(rounded((1404, 104), (1432, 963), 12))
    for i in range(STRANDS):
        y = 183 + i * 70
        plate.box((1380, y - 10), (1456, y + 10), CUT)
        if i % 3 == 1 and i != FREE:
            plate.box((1380, y - THICK / 2), (1456, y + THICK / 2))
    for y in range(120, 960, 23):
        plate.taper(segment((1410, y), (1426, y + 4), 4), 3, CUT)
