"""The shipped fonts, as `fonts.json` describes them, and what the project's own add."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tehletter.errors import Unable

OWN_FORMATS = (".ttf", ".otf", ".ttc")


@dataclass(frozen=True)
class Fonts:
    """The fonts that layout knows: those of `shipped`, then those of the other folders."""

    folders: tuple[Path, ...]

    @property
    def shipped(self) -> Path:
        """The folder of the shipped fonts."""
        return self.folders[0]

    @cached_property
    def catalogue(self) -> dict[str, Any]:
        """`fonts.json`; raises `Unable` where the fonts were not made (see README, « make build »)."""
        try:
            data: dict[str, Any] = json.loads((self.shipped / "fonts.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise Unable("no-fonts", folder=str(self.shipped)) from error
        return data

    @cached_property
    def own(self) -> tuple[Path, ...]:
        """Font files of the project, sorted."""
        found = (path for folder in self.folders[1:] for path in folder.rglob("*"))
        return tuple(sorted(path for path in found if path.suffix.lower() in OWN_FORMATS and path.is_file()))

    def printable(self) -> frozenset[int]:
        """Every code point that some font has."""
        ranges = self.catalogue["coverage"]["any"]
        points = {point for first, last in ranges for point in range(first, last + 1)}
        for path in self.own:
            points |= _code_points(path)
        return frozenset(points)

    def families(self) -> tuple[str, ...]:
        """The names of all families as a PDF writes them, with hyphens for spaces."""
        names = {str(face["family"]) for face in self.catalogue["faces"]}
        for path in self.own:
            names |= {name for font in _opened(path) for name in _family_names(font)}
        return tuple(sorted(name.replace(" ", "-") for name in names))

    def key(self) -> str:
        """Identifies the fonts by their content."""
        own = (hashlib.sha256(path.read_bytes()).hexdigest() for path in self.own)
        return "-".join((str(self.catalogue["key"]), *own))

    def for_the_web(self) -> tuple[str, dict[str, bytes]]:
        """The `@font-face` rules of the pages, and the files that they name, by path below `assets/`."""
        rules, files = [], {}
        for face in self.catalogue["faces"]:
            for part in face["web"]:
                name = "fonts/" + Path(part["file"]).name
                files[name] = (self.shipped / part["file"]).read_bytes()
                rules.append(_font_face(face, name, part["unicode_range"]))
        return "\n".join(rules) + "\n", files


def _font_face(face: dict[str, Any], name: str, characters: str) -> str:
    return (
        f'@font-face {{ font-family: "{face["family"]}"; font-style: {face["style"]}; font-weight: {face["weight"]};\n'
        f'  font-display: swap; src: url("{name}") format("woff2"); unicode-range: {characters} }}'
    )


def _opened(path: Path) -> list[Any]:
    from fontTools.ttLib import TTCollection, TTFont

    return list(TTCollection(path, lazy=True).fonts) if path.suffix.lower() == ".ttc" else [TTFont(path, lazy=True)]


def _family_names(font: Any) -> Iterator[str]:
    """The family of a font, and that under which it stands with its widths and weights (OpenType, name 1 and 16)."""
    for number in (1, 16):
        if name := font["name"].getDebugName(number):
            yield str(name)


def _code_points(path: Path) -> set[int]:
    from struct import error as StructError  # noqa: N812 - it is named `error`

    from fontTools.ttLib import TTLibError

    try:
        return {point for font in _opened(path) for point in font.getBestCmap() or ()}
    except (TTLibError, OSError, LookupError, ValueError, AssertionError, StructError) as error:
        raise Unable("bad-font", path=path.name, reason=str(error) or type(error).__name__) from error
