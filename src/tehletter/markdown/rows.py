"""Rows of a table as they were typed: the parser drops the cells that are too many, and fills up short rows."""

from __future__ import annotations

import re
from itertools import pairwise

from tehletter.diagnostics import Finding, Span

_PIPE = re.compile(r"(?<!\\)\|")


def cells_of(line: str) -> list[tuple[int, int]]:
    """From where to where each cell of a row goes, counted as GitHub Flavored Markdown does (« Tables »)."""
    start, end = len(line) - len(line.lstrip(" \t>")), len(line.rstrip(" \t"))
    edges = [start - 1, *(pipe.start() for pipe in _PIPE.finditer(line, start, end)), end]
    cells = [(before + 1, after) for before, after in pairwise(edges)]
    if len(cells) > 1 and cells[0][0] == cells[0][1]:
        cells.pop(0)
    if len(cells) > 1 and cells[-1][0] >= cells[-1][1]:
        cells.pop()
    return cells


def about_row(line: str, number: int, columns: int) -> Finding | None:
    """What is wrong with a row, on line `number` of the source, of a table that has so many columns."""
    cells = cells_of(line)
    values = {"cells": len(cells), "columns": columns}
    if len(cells) > columns:
        start = cells[columns][0]
        start += len(line[start:]) - len(line[start:].lstrip())
        end = max(start, len(line[: cells[-1][1]].rstrip()))
        return Finding("ragged-table", Span(number, start + 1, number, end + 1), values)
    if len(cells) < columns:
        start, end = cells[0][0], cells[-1][1]
        start += len(line[start:end]) - len(line[start:end].lstrip())
        variant = "" if _PIPE.search(line) else "text"
        return Finding("short-row", Span(number, start + 1, number, len(line[:end].rstrip()) + 1), values, variant)
    return None
