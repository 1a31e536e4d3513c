"""What the hand does: chance that repeats itself, curves, and families of lines."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterator, Sequence

from PIL import Image

Point = tuple[float, float]
Points = Sequence[Point]
Tone = Callable[[float, float], float]


def noise(size: tuple[int, int], seed: str) -> Image.Image:
    """Even grey noise; a hash gives it, so no version of Python changes it."""
    w, h = max(1, size[0]), max(1, size[1])
    return Image.frombytes("L", (w, h), hashlib.shake_128(seed.encode()).digest(w * h))


class Dice:
    """Numbers that look thrown and are the same in every run."""

    def __init__(self, seed: str) -> None:
        self._bytes = self._stream(seed)

    @staticmethod
    def _stream(seed: str) -> Iterator[int]:
        turn = 0
        while True:
            yield from hashlib.sha256(f"{seed} {turn}".encode()).digest()
            turn += 1

    def between(self, low: float, high: float) -> float:
        """A number from `low` to `high`."""
        value = next(self._bytes) * 256 + next(self._bytes)
        return low + (high - low) * value / 65535


def swell(seed: str, waves: int = 5) -> Tone:
    """A smooth uneven field round 0, within about ±1; one step of it is some 200 units long."""
    dice = Dice(seed)
    parts = [(dice.between(0.004, 0.03), dice.between(0.01, 0.05), dice.between(0, 6.3)) for _ in range(waves)]
    return lambda x, y: sum(math.sin(x * a + y * b + c) for a, b, c in parts) / waves * 1.6


def spline(points: Points, steps: int = 14) -> list[Point]:
    """A smooth line through all points (Catmull-Rom)."""
    ends = [points[0], *points, points[-1]]
    line: list[Point] = []
    for i in range(len(points) - 1):
        line += [_between(ends[i : i + 4], s / steps) for s in range(steps)]
    return [*line, points[-1]]


def _between(four: Points, t: float) -> Point:
    """The point at `t` on the curve between the two middle ones of four points."""
    weights = (
        -t + 2 * t * t - t**3,
        2 - 5 * t * t + 3 * t**3,
        t + 4 * t * t - 3 * t**3,
        -t * t + t**3,
    )
    x = sum(w * p[0] for w, p in zip(weights, four, strict=True)) / 2
    y = sum(w * p[1] for w, p in zip(weights, four, strict=True)) / 2
    return x, y


def arc(centre: Point, radii: Point, turn: Point = (0.0, 360.0), steps: int = 72) -> list[Point]:
    """Part of an ellipse; `turn` in degrees, clockwise from the right."""
    a, b = (math.radians(v) for v in turn)
    angles = [a + (b - a) * i / steps for i in range(steps + 1)]
    x, y = centre
    return [(x + radii[0] * math.cos(t), y + radii[1] * math.sin(t)) for t in angles]


def segment(start: Point, end: Point, steps: int = 12) -> list[Point]:
    """A straight line in steps."""
    (x0, y0), (x1, y1) = start, end
    return [(x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps) for i in range(steps + 1)]


def rows(top: float, bottom: float, pitch: float, span: Point = (0.0, 1600.0)) -> list[list[Point]]:
    """Level lines from `top` to `bottom`."""
    count = int((bottom - top) / pitch)
    steps = int((span[1] - span[0]) / 6)
    return [
        segment((span[0], top + (i + 0.5) * pitch), (span[1], top + (i + 0.5) * pitch), steps) for i in range(count)
    ]


def turned(points: Points, centre: Point, degrees: float) -> list[Point]:
    """The points turned round a centre, clockwise."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    x, y = centre
    return [(x + (a - x) * c - (b - y) * s, y + (a - x) * s + (b - y) * c) for a, b in points]


def rounded(start: Point, end: Point, radius: float) -> list[Point]:
    """An upright rectangle with round corners."""
    (x0, y0), (x1, y1) = start, end
    r = min(radius, abs(x1 - x0) / 2, abs(y1 - y0) / 2)
    corners = [
        (x1 - r, y1 - r, 0),
        (x0 + r, y1 - r, 90),
        (x0 + r, y0 + r, 180),
        (x1 - r, y0 + r, 270),
    ]
    return [p for x, y, a in corners for p in arc((x, y), (r, r), (a, a + 90), 8)]
