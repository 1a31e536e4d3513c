"""Paper, plates and inks: what turns drawn shapes into a print."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from .hand import noise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .hand import Point, Points, Tone

OVER = 3  # plates are drawn three times too large, then brought down
PRINTS, CUT = 255, 0
PAPER = (247, 243, 234)
SPECK = 5  # of 256: how often a speck of paper stays bare
THIN = 0.7  # units; a thinner line would not hold on a block


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour; `cover` says how much of what lies below it hides (0 multiplies, 1 hides)."""

    rgb: tuple[int, int, int]
    cover: float = 0.0


BLUE = Ink((0, 0, 145))
NIGHT = Ink((18, 20, 84), 0.55)
RED = Ink((225, 0, 15), 0.75)
DUSK = Ink((116, 132, 190))
MIST = Ink((178, 190, 222))
SLATE = Ink((58, 70, 148), 0.5)
BLUSH = Ink((244, 190, 170))
LAMP = Ink((250, 222, 168), 0.3)
STONE = Ink((214, 205, 192))
TAUPE = Ink((146, 136, 126))


class Plate:
    """One block: a mask that prints where it is white; coordinates are in the sheet's units."""

    def __init__(self, units: Point, scale: float) -> None:
        self.scale = scale * OVER
        size = (round(units[0] * scale) * OVER, round(units[1] * scale) * OVER)
        self.image = Image.new("L", size, CUT)
        self._draw = ImageDraw.Draw(self.image)

    def _at(self, points: Points) -> list[Point]:
        return [(x * self.scale, y * self.scale) for x, y in points]

    def area(self, points: Points, tone: int = PRINTS) -> None:
        """Fill a polygon."""
        self._draw.polygon(self._at(points), fill=tone)

    def box(self, start: Point, end: Point, tone: int = PRINTS) -> None:
        """Fill an upright rectangle."""
        self.area([start, (end[0], start[1]), end, (start[0], end[1])], tone)

    def disc(self, centre: Point, radius: float, tone: int = PRINTS) -> None:
        """Fill a circle."""
        x, y = centre
        corners = self._at([(x - radius, y - radius), (x + radius, y + radius)])
        self._draw.ellipse([corners[0], corners[1]], fill=tone)

    def ribbon(self, points: Points, widths: Sequence[float], tone: int = PRINTS) -> None:
        """Draw a line of changing width, a quadrilateral for each step of it."""
        edges = [_edge(points, i, widths[i]) for i in range(len(points))]
        for i in range(len(points) - 1):
            if max(widths[i], widths[i + 1]) >= THIN:
                (a, b), (c, d) = edges[i], edges[i + 1]
                self.area([a, c, d, b], tone)

    def stroke(self, points: Points, width: float, tone: int = PRINTS) -> None:
        """Draw a line of one width with round joints and ends."""
        self.ribbon(points, [width] * len(points), tone)
        for point in points:
            self.disc(point, width / 2, tone)

    def taper(self, points: Points, width: float, tone: int = PRINTS) -> None:
        """Draw a gouge's mark: thick in the middle, nothing at both ends."""
        last = len(points) - 1
        self.ribbon(points, [width * math.sin(math.pi * i / last) for i in range(last + 1)], tone)

    def engrave(self, rows: Sequence[Points], pitch: float, tone: Tone) -> None:
        """Draw lines whose width follows a tone: 0 leaves the paper bare, 1 closes it."""
        for row in rows:
            widths = [pitch * min(1.05, max(0.0, tone(x, y))) for x, y in row]
            self.ribbon(row, widths)

    def keep(self, other: Plate) -> None:
        """Keep what lies inside another plate."""
        self.image = ImageChops.multiply(self.image, other.image)
        self._draw = ImageDraw.Draw(self.image)

    def drop(self, other: Plate) -> None:
        """Cut away what lies inside another plate."""
        self.image = ImageChops.multiply(self.image, ImageChops.invert(other.image))
        self._draw = ImageDraw.Draw(self.image)


def _edge(points: Points, i: int, width: float) -> tuple[Point, Point]:
    """Two points left and right of a line's i-th point, `width` apart."""
    (x0, y0), (x1, y1) = points[max(0, i - 1)], points[min(len(points) - 1, i + 1)]
    length = math.hypot(x1 - x0, y1 - y0) or 1.0
    dx, dy = (y0 - y1) / length * width / 2, (x1 - x0) / length * width / 2
    x, y = points[i]
    return (x + dx, y + dy), (x - dx, y - dy)


class Sheet:
    """Paper under the press; `units` is the drawing's size, `width` the picture's in pixels."""

    def __init__(self, width: int, seed: str, units: Point = (1600.0, 1067.0)) -> None:
        self.units, self.seed, self.scale = units, seed, width / units[0]
        self.size = (width, round(units[1] * self.scale))
        self.image = Image.new("RGB", self.size, PAPER)
        self.margin = 30.0
        self.runs = 0

    def plate(self) -> Plate:
        """Cut a new block."""
        return Plate(self.units, self.scale)

    def run(self, plate: Plate, ink: Ink, shift: Point = (0.0, 0.0), strength: float = 1.0) -> None:
        """Print a plate, a little out of register (`shift`, in units) and unevenly inked."""
        self.runs += 1
        mask = self._worn(plate).resize(self.size, Image.Resampling.LANCZOS)
        mask = ImageChops.multiply(mask, self._inking(strength))
        moved = Image.new("L", self.size, CUT)
        moved.paste(mask, (round(shift[0] * self.scale), round(shift[1] * self.scale)))
        solid = Image.new("RGB", self.size, ink.rgb)
        over = ImageChops.multiply(self.image, solid)
        self.image = Image.composite(Image.blend(over, solid, ink.cover), self.image, moved)

    def _worn(self, plate: Plate) -> Image.Image:
        """Give a plate's edges the unevenness of a hand-cut block and leave a margin of paper."""
        if self.margin:
            frame = self.plate()
            w, h = self.units
            frame.box((self.margin, self.margin), (w - self.margin, h - self.margin))
            plate.keep(frame)
        cells = (self.size[0] // 2, self.size[1] // 2)
        grain = noise(cells, f"{self.seed} edge {self.runs}").resize(plate.image.size)
        soft = plate.image.filter(ImageFilter.GaussianBlur(0.75 * plate.scale))
        return Image.blend(soft, grain, 0.2).point(_ramp())

    def _inking(self, strength: float) -> Image.Image:
        """How much ink the paper takes: clouds from the roller and specks from its tooth."""
        clouds = (max(2, self.size[0] // 40), max(2, self.size[1] // 40))
        name = f"{self.seed} ink {self.runs}"
        roller = noise(clouds, name).resize(self.size, Image.Resampling.BICUBIC)
        tooth = noise((self.size[0] // 2, self.size[1] // 2), name + " tooth").resize(self.size)
        top = 255 * strength
        bare = tooth.point([round(top * (0.75 if v < SPECK else 1.0)) for v in range(256)])
        return ImageChops.multiply(bare, roller.point([234 + v * 21 // 255 for v in range(256)]))

    def finish(self) -> Image.Image:
        """Lay the paper's grain over the whole print."""
        fibre = noise((self.size[0] // 2, self.size[1] // 2), self.seed + " paper")
        fibre = fibre.resize(self.size, Image.Resampling.BICUBIC)
        grain = fibre.point([249 + v * 6 // 255 for v in range(256)])
        return ImageChops.multiply(self.image, Image.merge("RGB", (grain, grain, grain)))


def _ramp() -> list[int]:
    """A steep curve round the middle: blurred edges become sharp again, where the grain puts them."""
    return [min(255, max(0, round((v - 128) * 5 + 128))) for v in range(256)]
