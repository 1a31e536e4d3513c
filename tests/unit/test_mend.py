"""Edits of a source: what they touch, what waits for another round, that it ends."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable

import pytest

from tehletter.diagnostics import Diagnostic, Edit, Finding, Severity, Span
from tehletter.mend import apart, apply_edits, mended, mended_once


def edit(line: int, start: int, end: int, new: str) -> Edit:
    return Edit(Span(line, start, line, end), new)


def fixing(*edits: Edit, rule: str = "three-dots") -> Diagnostic:
    return Diagnostic("TEH404", Severity.WARNING, "x", Finding(rule, edits[0].span, fix=edits))


def replacing(pattern: str, new: str):
    """A rule that finds a pattern in the lines of a text."""

    def diagnose(raw: str) -> Iterable[Diagnostic]:
        text = raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        for number, line in enumerate(text.split("\n"), 1):
            for match in re.finditer(pattern, line):
                yield fixing(edit(number, match.start() + 1, match.end() + 1, match.expand(new)))

    return diagnose


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a...b\nc...\n", "a…b\nc…\n"),
        ("a...b\r\nc...\r\n", "a…b\r\nc…\r\n"),
        ("\ufeff...a\r\nb...", "\ufeff…a\r\nb…"),
        ("a...\rb...\n\r\nc...", "a…\rb…\n\r\nc…"),
        ("\u2028...\x0b...\x85...", "\u2028…\x0b…\x85…"),
        ("𝒳é...\n", "𝒳é…\n"),
        ("", ""),
    ],
)
def test_lines_keep_their_ends_and_a_file_its_bom(raw: str, expected: str) -> None:
    assert mended(raw, replacing(r"\.\.\.", "…")) == expected


def test_an_edit_across_lines_takes_their_end_with_it() -> None:
    assert apply_edits("un\r\ndeux\r\n", [Edit(Span(1, 3, 2, 1), " ")]) == "un deux\r\n"


def test_edits_that_touch_wait_for_another_round() -> None:
    one, other = fixing(edit(1, 1, 3, "x")), fixing(edit(1, 3, 5, "y"))
    assert apart([one.finding, other.finding]) == [one.finding]
    assert mended_once("aabb cc", [one, other]) == ("xbb cc", 1)


def test_a_finding_is_mended_whole_or_not_at_all() -> None:
    quotes = fixing(edit(1, 1, 2, "«"), edit(1, 9, 10, "»"))
    inside = fixing(edit(1, 4, 5, "x"))
    last = fixing(edit(1, 8, 9, "y"))
    assert apart(d.finding for d in (quotes, inside, last)) == [quotes.finding, inside.finding]


def test_a_finding_whose_own_edits_overlap_is_never_mended() -> None:
    assert mended_once("abcdef", [fixing(edit(1, 1, 4, "x"), edit(1, 3, 5, "y"))]) == ("abcdef", 0)


def test_what_one_mend_uncovers_another_mends() -> None:
    assert mended("a" * 9, replacing(r"aa", "a")) == "a"


def test_two_mends_that_undo_each_other_come_to_an_end() -> None:
    def diagnose(raw: str) -> Iterable[Diagnostic]:
        return [fixing(edit(1, 1, 2, "b" if raw[0] == "a" else "a"))]

    assert mended("a", diagnose) in ("a", "b")


def test_many_edits_take_no_longer_each_than_few() -> None:
    findings = [fixing(edit(1, 3 * n + 1, 3 * n + 2, "x")).finding for n in range(40_000)]
    before = time.perf_counter()
    assert len(apart(findings)) == len(findings)
    assert time.perf_counter() - before < 10
