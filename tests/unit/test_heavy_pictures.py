"""A picture that weighs too much for what a page shows: a file of that size is not drawn for a test."""

from __future__ import annotations

from dataclasses import replace

import pytest

from support.builtin import PICTURE, manuscript, surroundings, with_front
from tehletter.check import inspect
from tehletter.model import Config
from tehletter.rules.pictures import HEAVY_BYTES, HEAVY_PIXELS

TEXT = "---\n" + with_front("") + "---\n\n![Une salle](images/x.jpg)\n\n![La même](images/x.jpg)\n"


def told(**changed: int) -> list[str]:
    around = replace(surroundings(Config()), pictures={PICTURE.path: replace(PICTURE, **changed)})
    return [finding.key for finding in inspect(manuscript(TEXT), around).findings]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"bytes": HEAVY_BYTES}, []),
        ({"bytes": HEAVY_BYTES + 1}, ["heavy-picture"]),
        ({"width": HEAVY_PIXELS // 5000, "height": 5000}, []),
        ({"width": HEAVY_PIXELS // 5000 + 1, "height": 5000}, ["heavy-picture.pixels"]),
    ],
)
def test_a_heavy_picture_is_told_once(changed: dict[str, int], expected: list[str]) -> None:
    assert told(**changed) == expected
