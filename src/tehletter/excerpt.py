"""The place of a finding in its line, as compilers show it: the line, and carets below the spot."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from tehletter.catalogue.wording import escaped, spelled
from tehletter.diagnostics import Span

COLUMNS = 100
"""How much of a line is shown at most: a paragraph is often one line of many hundred characters."""
MARKS = 2
"""What the two marks take that tell that the line goes on."""
FEWEST = 20
"""How much of a line is shown even where there is no room."""

_TAB = "    "
_JOINER, _AS_EMOJI, _TONES = "\u200d", "\ufe0f", range(0x1F3FB, 0x1F400)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a line, made safe to show; `carets` columns of it are meant, after the first `indent` ones."""

    text: str
    indent: int
    carets: int


@dataclass(frozen=True, slots=True)
class _Cell:
    """A character as it is shown, and the columns that it takes."""

    shown: str
    width: int

    @property
    def cost(self) -> int:
        """What it takes of the window: also what has no width, or a line of accents would have no end."""
        return max(self.width, 1)


def excerpt(line: str, span: Span, room: int = COLUMNS) -> Excerpt | None:
    """The spot in the first line of a span, with what stands around it; None where the line does not reach there.

    `room` is how many columns there are beside the two marks that tell that the line goes on.
    """
    room = min(max(room, FEWEST), COLUMNS)
    start = span.column - 1
    if start > len(line):
        return None
    end = max(start, min(span.end_column - 1 if span.end_line == span.line else len(line), len(line)))
    most = room + MARKS
    first, last = max(0, start - most), min(end, start + most) + most  # no more is ever shown
    cells = _cells(line[first:last], start - first, end - first)
    whole = first == 0 and last >= len(line) and sum(cell.cost for cell in cells) <= most
    left, right = (0, len(cells)) if whole else _window(cells, start - first, end - first, room)
    before = "…" if first + left > 0 else ""
    after = "…" if first + right < len(line) else ""
    a, b = start - first, min(end - first, right)
    while a > left and a < len(cells) and not cells[a].width:  # an accent is shown with its letter
        a -= 1
    return Excerpt(
        before + "".join(cell.shown for cell in cells[left:right]) + after,
        len(before) + sum(cell.width for cell in cells[left:a]),
        max(1, sum(cell.width for cell in cells[a:b])),
    )


def _window(cells: list[_Cell], start: int, end: int, columns: int) -> tuple[int, int]:
    """From where to where to show: the spot in the middle, or its beginning where it is longer than the window."""
    spot = sum(cell.cost for cell in cells[start:end])
    before, after = (sum(cell.cost for cell in side) for side in (cells[:start], cells[end:]))
    room = max(0, columns - spot)
    to_the_left = min(before, max(room // 2, room - after))
    left, right = start, end if spot <= columns else start
    while left > 0 and cells[left - 1].cost <= to_the_left:
        left -= 1
        to_the_left -= cells[left].cost
    room = columns - sum(cell.cost for cell in cells[left:right])
    while right < len(cells) and cells[right].cost <= room:
        room -= cells[right].cost
        right += 1
    while left < start and not cells[left].width:  # what belongs to the character before stays with it
        left += 1
    while right > max(end, start + 1) and right < len(cells) and not cells[right].width:
        right -= 1
    return left, right


def _cells(text: str, start: int, end: int) -> list[_Cell]:
    """The characters as they are shown; a spot that nobody can see is spelled out."""
    unseen = start < end and all(unicodedata.category(character) == "Cf" for character in text[start:end])
    cells: list[_Cell] = []
    before = ""
    for place, (character, shown) in enumerate(zip(text, spelled(text), strict=True)):
        if character == "\t":
            cells.append(_Cell(_TAB, len(_TAB)))
        elif shown != character or (unseen and start <= place < end):
            number = escaped(character)
            cells.append(_Cell(number, len(number)))
        else:
            cells.append(_Cell(character, _width(character, before)))
        before = character
    return cells


def _width(character: str, before: str) -> int:
    """The columns of a character in most terminals of today (UAX 11; emoji joined as in UTS 51)."""
    if character == _AS_EMOJI:
        return int(before != "" and unicodedata.east_asian_width(before) not in "WF")
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 0 if before == _JOINER or ord(character) in _TONES else 2
    return 1
