"""What only the series, the files around a letter or today's date can tell: 1xx, 2xx, 3xx and 6xx."""

from __future__ import annotations

from collections.abc import Iterator

from tehletter.diagnostics import Finding
from tehletter.rules.rule import Series

Placed = Iterator[tuple[str, Finding]]
"""Findings, each with the path of its file."""


def stale_stamp(series: Series) -> Placed:
    """A letter that changed since its last build will get a new date (contract, « The stamp »)."""
    for letter in series.letters:
        stamp = series.stamps.get(letter.path)
        if stamp is not None and stamp.digest != letter.digest:
            yield letter.path, Finding("stale-stamp", values={"modified": stamp.modified.isoformat()})
