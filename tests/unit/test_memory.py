"""What is remembered of a project is what was known of it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tehletter.abstract import Abstract, packed, unpacked
from tehletter.check import Inspection
from tehletter.diagnostics import Edit, Finding, Span
from tehletter.memory import Memory, letter_key, read_memory, write_memory
from tehletter.model import BrokenPicture, Mark, Picture

PROGRAM = "tehletter 1"
PLACE = Span(3, 5, 3, 9)
MARKS = (Mark("issues/008/images/x.jpg", PLACE), Mark("deux mots", Span(4, 1, 5, 2)))


def remembered() -> Memory:
    """A memory in which every field holds something of its own."""
    abstract = Abstract(
        "issues/008/fr.md",
        8,
        "fr",
        "d" * 64,
        number=8,
        title="Une lettre : « la huitième »",
        date=date(2018, 1, 10),
        modified=date(2018, 1, 24),
        draft=True,
        places={"title": PLACE},
        things=packed([Mark("pictures", Span(3, 1, 3, 9)), Mark("file issues/008/a.jpg", Span(3, 1, 3, 9))]),
        pictures=("issues/008/images/x.jpg",),
        bare=MARKS[:1],
        decorative=MARKS,
        mentions=(Mark("7", PLACE),),
        relatives=(Mark("rapports/1.html", PLACE),),
        ignored=(Mark("TEH412", PLACE),),
        figures=packed([Mark("24 24 janvier", PLACE)]),
        outline=packed([Mark("2", PLACE)]),
        texts=packed([Mark("0f heading", PLACE)]),
    )
    finding = Finding("ligature", PLACE, {"word": "cœur", "count": 2}, "one", (Edit(PLACE, "cœur"),))
    return Memory(
        {"issues/008/images/x.jpg": ((1, 2, 3), "a" * 64)},
        {
            "a" * 64: Picture("issues/008/images/x.jpg", "a" * 64, "JPEG", 1600, 1200, 1000),
            "b" * 64: BrokenPicture("issues/008/images/y.jpg", "undecodable"),
        },
        {"issues/008/fr.md": ("key", Inspection((finding,), abstract))},
    )


def test_what_is_written_is_read_again() -> None:
    memory = remembered()
    assert read_memory(write_memory(memory, PROGRAM), PROGRAM) == memory


def test_an_abstract_without_anything_is_read_again() -> None:
    memory = Memory(letters={"issues/001/fr.md": ("", Inspection((), Abstract("issues/001/fr.md", 1, "fr", "")))})
    assert read_memory(write_memory(memory, PROGRAM), PROGRAM) == memory


def test_another_program_is_not_believed() -> None:
    assert read_memory(write_memory(remembered(), PROGRAM), "tehletter 2") == Memory()


@pytest.mark.parametrize("text", [None, "", "[]", "{", '{"program": "tehletter 1"}', "[" * 100_000])
def test_what_cannot_be_read_is_forgotten(text: str | None) -> None:
    assert read_memory(text, PROGRAM) == Memory()


def test_a_memory_that_lacks_a_part_is_forgotten() -> None:
    content = json.loads(write_memory(remembered(), PROGRAM))
    content["letters"]["issues/008/fr.md"][1].pop()
    assert read_memory(json.dumps(content), PROGRAM) == Memory()


def test_marks_are_packed_and_unpacked() -> None:
    assert unpacked(packed(MARKS)) == MARKS
    assert unpacked(packed(())) == ()


def test_the_key_of_a_letter_changes_with_all_that_it_depends_on() -> None:
    keys = {letter_key("a", "b", {"x": "1"}), letter_key("a", "c", {"x": "1"}), letter_key("a", "b", {"x": "2"})}
    assert len(keys | {letter_key("d", "b", {"x": "1"}), letter_key("a", "b", {"y": "1"})}) == 5
