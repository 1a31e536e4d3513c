r"""From an offset in the text of a block to a line and a column of the source.

markdown-it-py hands inline text over without its indentation, quotation marks, list markers and table pipes.
A `PlaceMap` finds each of its lines again in the source; in a table cell, `\|` has also become `|`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from tehletter.diagnostics import Span


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """Stretches that run one to one: from content offset `offsets[i]` on, `places[i]` is (line, column)."""

    offsets: tuple[int, ...]
    places: tuple[tuple[int, int], ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of the character at that offset."""
        index = max(bisect_right(self.offsets, offset) - 1, 0)
        line, column = self.places[index]
        return line, column + offset - self.offsets[index]

    def span(self, start: int, end: int) -> Span:
        """The span of the characters from `start` to before `end`."""
        line, column = self.place(start)
        last_line, last_column = self.place(max(end - 1, start))
        return Span(line, column, last_line, last_column + (1 if end > start else 0))


def map_lines(content: str, lines: list[str], first: int) -> PlaceMap:
    """The map of a paragraph or heading whose text starts on `lines[first]`."""
    offsets, places, offset = [], [], 0
    for number, line in enumerate(content.split("\n"), first):
        words = line.strip()
        source = lines[number] if number < len(lines) else ""
        column = max(source.rfind(words), 0) - (len(line) - len(line.lstrip()))
        offsets.append(offset)
        places.append((number + 1, column + 1))
        offset += len(line) + 1
    return PlaceMap(tuple(offsets), tuple(places))


def map_cells(contents: list[str], lines: list[str], number: int) -> list[PlaceMap]:
    """The maps of the cells of the table row on `lines[number]`, left to right."""
    line, cursor, maps = lines[number], 0, []
    for content in contents:
        typed = content.replace("|", "\\|")
        start = line.find(typed, cursor) if typed else cursor
        cursor = max(start, 0) + len(typed)
        offsets, places = [0], [(number + 1, max(start, 0) + 1)]
        for escaped, pipe in enumerate(re.finditer(r"\|", content), 1):
            offsets.append(pipe.start())
            places.append((number + 1, max(start, 0) + pipe.start() + escaped + 1))
        maps.append(PlaceMap(tuple(offsets), tuple(places)))
    return maps
