"""Known findings let pass: recognised when lines move and in the other language, as often as they were known."""

from __future__ import annotations

import json

import pytest

from tehletter.baseline import Comparison, compare, read_baseline
from tehletter.diagnostics import Diagnostic, Finding, Severity, Span
from tehletter.errors import Misuse
from tehletter.formats import Found, as_json
from tehletter.rules import BY_NAME

EIGHT, NINE = "issues/008/fr.md", "issues/009/fr.md"


def found(rule: str, at: int = 1, path: str = EIGHT, variant: str = "", **values: object) -> Diagnostic:
    finding = Finding(rule, Span(at, 1, at, 2), values, variant)
    return Diagnostic(BY_NAME[rule].code, Severity.WARNING, path, finding)


def known(*diagnostics: Diagnostic, language: str = "en"):
    return read_baseline(as_json(Found(diagnostics, (), language)).encode(), "known.json")


KEY = found("unknown-key", 4, key="zzz", nearest="")


def test_what_was_known_passes_and_what_is_new_does_not() -> None:
    new = found("unknown-key", 5, key="yyy", nearest="")
    assert compare([KEY, new], known(KEY), None) == Comparison((new,), 1, 0)


def test_a_finding_passes_on_another_line() -> None:
    assert compare([found("unknown-key", 40, key="zzz", nearest="")], known(KEY), None).new == ()


def test_a_line_that_a_message_speaks_of_may_move_too() -> None:
    before, after = (found("duplicate-key", at, key="date", line=at - 1) for at in (4, 9))
    assert compare([after], known(before), None).new == ()


def test_a_value_that_looks_like_a_line_may_not_move() -> None:
    before, after = (found("number-not-folder", number=number, folder=8) for number in (9, 7))
    assert compare([after], known(before), None).new == (after,)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_report_is_read_in_either_language(language: str) -> None:
    assert compare([KEY], known(KEY, language=language), None) == Comparison((), 1, 0)


def test_a_finding_passes_as_often_as_it_was_known() -> None:
    again = found("unknown-key", 9, key="zzz", nearest="")
    assert compare([KEY, again], known(KEY), None) == Comparison((again,), 1, 0)


def test_a_finding_in_another_letter_is_new() -> None:
    other = found("unknown-key", 4, NINE, key="zzz", nearest="")
    assert compare([other], known(KEY), None) == Comparison((other,), 0, 1)


def test_what_is_no_longer_found_is_counted_where_one_looked() -> None:
    assert compare([], known(KEY), None).gone == 1
    assert compare([], known(KEY), {NINE}).gone == 0
    assert compare([], known(KEY), {EIGHT}).gone == 1


def test_a_value_is_no_pattern() -> None:
    odd = found("unknown-key", key=".*[", nearest="")
    assert compare([KEY], known(odd), None).new == (KEY,)
    assert compare([odd], known(odd), None).new == ()


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"null", b'"x"', b"{}", b'{"version": 1}', b'{"version": 1, "diagnostics": {}}', b"\xff\xfe",
        b'{"version": 1, "diagnostics": [1]}', b'{"version": 1, "diagnostics": [{"rule": 1}]}', b"[" * 100_000,
        b'{"version": 1, "diagnostics": [{"rule": "TEH103", "path": null, "message": "x"}]}',
    ],
    ids=lambda content: content[:30].decode("latin-1"),
)  # fmt: skip
def test_what_is_no_report_is_wrong_usage(content: bytes) -> None:
    with pytest.raises(Misuse) as caught:
        read_baseline(content, "known.json")
    assert (caught.value.key, caught.value.exit_code) == ("bad-baseline", 2)


@pytest.mark.parametrize("version", [2, 0, True, "1", None, 1.0])
def test_a_report_of_another_version_is_refused(version: object) -> None:
    with pytest.raises(Misuse) as caught:
        read_baseline(json.dumps({"version": version, "diagnostics": []}).encode(), "known.json")
    assert caught.value.key == "bad-baseline.version"


def test_a_report_that_an_editor_saved_with_a_bom_is_read() -> None:
    data = b"\xef\xbb\xbf" + as_json(Found((KEY,), (), "en")).encode()
    assert compare([KEY], read_baseline(data, "known.json"), None).new == ()
