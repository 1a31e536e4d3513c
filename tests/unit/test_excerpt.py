"""The spot of a finding in its line: the carets stand below it, whatever the line holds."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tehletter.diagnostics import Span
from tehletter.excerpt import COLUMNS, MARKS, excerpt


def shown(line: str, start: int, end: int) -> tuple[str, str]:
    """The excerpt of characters `start` to `end`, counted from 0, and the line of carets below."""
    spot = excerpt(line, Span(1, start + 1, 1, end + 1))
    assert spot is not None
    return spot.text, " " * spot.indent + "^" * spot.carets


@pytest.mark.parametrize(
    ("line", "word", "text", "carets"),
    [
        ("Un mot ici.", "mot", "Un mot ici.", "   ^^^"),
        ("\tUn mot", "mot", "    Un mot", "       ^^^"),
        ("a\tb mot", "mot", "a    b mot", "       ^^^"),
        ("北京 mot", "mot", "北京 mot", "     ^^^"),
        ("le mot 北京", "北京", "le mot 北京", "       ^^^^"),
        ("e\u0301te\u0301 mot", "mot", "e\u0301te\u0301 mot", "    ^^^"),
        ("👩‍👩‍👧 mot", "mot", "👩‍👩‍👧 mot", "   ^^^"),
        ("a\x1b[31mb mot", "mot", "a\\u001b[31mb mot", "             ^^^"),
        ("a\u202eb mot", "mot", "a\\u202eb mot", "         ^^^"),
        ("18\u00a0h mot", "mot", "18\u00a0h mot", "     ^^^"),
        ("a\u200bb", "\u200b", "a\\u200bb", " ^^^^^^"),
    ],
)
def test_carets_stand_below_the_spot(line: str, word: str, text: str, carets: str) -> None:
    start = line.index(word)
    assert shown(line, start, start + len(word)) == (text, carets)


def test_an_accent_alone_is_shown_with_its_letter() -> None:
    assert shown("une\u0301 x", 3, 4) == ("une\u0301 x", "  ^")


def test_a_place_between_characters_has_one_caret() -> None:
    assert shown("abc", 1, 1) == ("abc", " ^")
    assert shown("abc", 3, 3) == ("abc", "   ^")
    assert shown("", 0, 0) == ("", "^")


def test_a_place_beyond_the_line_is_not_shown() -> None:
    assert excerpt("abc", Span(1, 9, 1, 10)) is None


def test_a_span_of_several_lines_is_shown_to_the_end_of_the_first() -> None:
    spot = excerpt("abc def", Span(1, 5, 3, 2))
    assert spot is not None
    assert (spot.text, spot.indent, spot.carets) == ("abc def", 4, 3)


def test_of_a_long_line_the_part_around_the_spot_is_shown() -> None:
    line = "avant " * 500 + "MOT" + " après" * 500
    text, carets = shown(line, 3000, 3003)
    assert len(text) <= COLUMNS + 2
    assert text[0] == text[-1] == "…"
    assert text[carets.index("^") : len(carets)] == "MOT"


def test_a_line_that_fits_is_shown_whole() -> None:
    line = "x" * (COLUMNS + MARKS)
    assert shown(line, 0, 1)[0] == line
    assert shown(line + "x", 0, 1)[0] == line[:COLUMNS] + "…"


def test_a_long_spot_is_shown_from_its_beginning() -> None:
    text, carets = shown("x" * 5000, 10, 4000)
    assert len(text) <= COLUMNS + 2
    assert len(carets) <= len(text)


def test_a_megabyte_in_one_line_takes_no_time() -> None:
    before = time.perf_counter()
    for line in ("x" * 1_000_000, "\u0301" * 1_000_000, "北" * 1_000_000, "\x1b" * 1_000_000):
        for place in (0, 500_000, 999_999):
            shown(line, place, place + 1)
    assert time.perf_counter() - before < 1


CHARACTERS = st.text(st.sampled_from("aé \t北\u0301\u200d\u200b👩🏽\x1b\u202e\ufe0f…`|"), max_size=300)


@given(CHARACTERS, st.data())
def test_an_excerpt_is_one_line_that_nothing_obeys(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    spot = excerpt(line, Span(1, start + 1, 1, end + 1))
    assert spot is not None
    assert spot.carets >= 1
    assert not any(unicodedata.category(character) == "Cc" or character == "\u202e" for character in spot.text)
    assert spot.indent + spot.carets <= 2 * len(spot.text) + 2
