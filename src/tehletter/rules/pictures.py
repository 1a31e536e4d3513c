"""Pictures as files: there, readable, fit for screen and paper. Codes 3xx."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from math import ceil

from tehletter.body import Figure
from tehletter.diagnostics import Finding, Span
from tehletter.model import BrokenPicture, Picture, Table
from tehletter.rules.rule import Case
from tehletter.walk import PictureUse

HEAVY_BYTES, HEAVY_PIXELS = 8_000_000, 40_000_000
"""What a camera makes, and no page or paper can show: 138 mm at 300 dpi are 1,630 pixels."""

COARSE_DPI = 150
"""Dots of an inch below which a photograph shows its pixels on paper."""
WIDEST, HIGHEST, PORTRAIT = 138 / 25.4, 85 / 25.4, 20 / 25.4
"""Inches that `styles/letter.css` gives to a figure and to the portrait on paper."""
SCREEN_DPI = 96
"""CSS pixels of an inch: a picture that is smaller than its place is printed so."""


def broken_picture(case: Case) -> Iterator[Finding]:
    """Every picture named is there, inside the issue's folder, and can be read."""
    for use in case.uses:
        picture = case.pictures.get(use.path) if use.path else None
        if use.path is None:
            yield Finding("broken-picture", use.span, {"src": use.src}, "outside")
        elif picture is None or isinstance(picture, BrokenPicture):
            fault, nearest = (picture.fault, picture.nearest) if picture else ("missing", "")
            variant = fault if not nearest else "accents" if _same(nearest, use.path) else "nearest"
            folder = use.path[: use.path.index("/", use.path.index("/") + 1) + 1]
            values = {"src": use.src, "nearest": nearest.removeprefix(folder)}
            yield Finding("broken-picture", use.span, values, variant)


def _same(one: str, other: str) -> bool:
    """Whether two names look the same, their accents apart."""
    return unicodedata.normalize("NFC", one) == unicodedata.normalize("NFC", other)


def _sound(case: Case) -> Iterator[tuple[PictureUse, Picture]]:
    """Each picture that can be used, where it is used first."""
    seen = set()
    for use in case.uses:
        picture = case.pictures.get(use.path) if use.path else None
        if isinstance(picture, Picture) and use.path not in seen:
            seen.add(use.path)
            yield use, picture


def heavy_picture(case: Case) -> Iterator[Finding]:
    """A picture is not larger than page and paper can show."""
    for use, picture in _sound(case):
        values = {"src": use.src, "megabytes": f"{picture.bytes / 1_000_000:.0f}"}
        values["megapixels"] = f"{picture.width * picture.height / 1_000_000:.0f}"
        if picture.bytes > HEAVY_BYTES:
            yield Finding("heavy-picture", use.span, values)
        elif picture.width * picture.height > HEAVY_PIXELS:
            yield Finding("heavy-picture", use.span, values, "pixels")


def coarse_picture(case: Case) -> Iterator[Finding]:
    """A picture has pixels enough for its size on paper; ornaments and pictures in a sentence are small anyway."""
    places = {block.image.span: "figure" for block in case.blocks if isinstance(block, Figure)}
    places |= {span: key for key in ("cover", "portrait") if (span := _src(case, key))}
    told = set()
    for use in case.uses:
        picture = case.pictures.get(use.path) if use.path else None
        if use.decorative or use.span not in places or not isinstance(picture, Picture) or use.path in told:
            continue
        portrait = places[use.span] == "portrait"
        fitted = picture.width / PORTRAIT if portrait else max(picture.width / WIDEST, picture.height / HIGHEST)
        dpi = fitted if portrait else max(fitted, SCREEN_DPI)
        if dpi < COARSE_DPI:
            told.add(use.path)
            values = {"src": use.src, "dpi": int(dpi), "width": picture.width, "height": picture.height}
            values["wanted"] = ceil(picture.width * COARSE_DPI / fitted)
            yield Finding("coarse-picture", use.span, values)


def _src(case: Case, key: str) -> Span | None:
    """Where the front matter names a picture."""
    entry = case.manuscript.front.find(key)
    src = entry.node.find("src") if entry and isinstance(entry.node, Table) else None
    return src.node.span if src else None
