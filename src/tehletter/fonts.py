"""The shipped fonts, as `fonts.json` describes them, and what the project's own add."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
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
        parts = [part for face in self.catalogue["faces"] for part in face["web"]]
        files = {_name(part): (self.shipped / part["file"]).read_bytes() for part in parts}
        return self._rules("unicode_range"), files

    def for_cyrillic(self) -> str:
        """The rules of pages in Cyrillic: they take spaces and signs from the files of their letters.

        With those of Latin such a page would load all of its files too, for the sake of a space.
        """
        return self._rules("whole_range")

    def _rules(self, kind: str) -> str:
        rules = []
        for face in self.catalogue["faces"]:
            wide = [_points(part[kind]) for part in face["web"]]
            ours = [_points(part["unicode_range"]) for part in face["web"]]
            taken = set().union(*(whole - own for whole, own in zip(wide, ours, strict=True)))
            ranges = bridged([whole if whole != own else own - taken for whole, own in zip(wide, ours, strict=True)])
            rules += [_font_face(face, _name(part), span) for part, span in zip(face["web"], ranges, strict=True)]
        return "\n".join(rules) + "\n"


def _name(part: dict[str, Any]) -> str:
    return "fonts/" + Path(part["file"]).name


def _points(characters: str) -> set[int]:
    """The code points of a `unicode-range`."""
    bounds = (_bounds(span) for span in characters.split(","))
    return {point for first, last in bounds for point in range(first, last + 1)}


def bridged(parts: Sequence[set[int]]) -> list[str]:
    """The `unicode-range` of each part of a face, as short as can be: over gaps in which no other has a character.

    What stands in a gap is in no part: a browser that asks one for it in vain goes on to the next font.
    """
    joined: list[list[tuple[int, int]]] = [[] for _ in parts]
    before = -1
    for point, place in sorted((point, place) for place, part in enumerate(parts) for point in part):
        mine = joined[place]
        if place == before:
            mine[-1] = (mine[-1][0], point)
        else:
            mine.append((point, point))
        before = place
    return [",".join(_range(first, last) for first, last in mine) for mine in joined]


def _bounds(span: str) -> tuple[int, int]:
    first, _, last = span.strip().removeprefix("U+").partition("-")
    return int(first, 16), int(last or first, 16)


def _range(first: int, last: int) -> str:
    return f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}"


def _font_face(face: dict[str, Any], name: str, characters: str) -> str:
    return (
        f'@font-face{{font-family:"{face["family"]}";font-style:{face["style"]};font-weight:{face["weight"]};'
        f'font-display:swap;src:url({name})format("woff2");unicode-range:{characters}}}'
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
