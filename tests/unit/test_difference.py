"""The diff of a mend: what `patch` takes from a pipe, what a person sees on a terminal."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tehletter.difference import difference

TEXT = "".join(f"ligne {number}\n" for number in range(1, 21))


def test_nothing_changed_is_nothing_to_show() -> None:
    assert difference("x", TEXT, TEXT) == ""


def test_a_change_stands_between_three_lines_of_context() -> None:
    after = TEXT.replace("ligne 9\n", "ligne neuf\n")
    assert difference("issues/008/fr.md", TEXT, after).split("\n") == [
        "--- issues/008/fr.md",
        "+++ issues/008/fr.md",
        "@@ -6,7 +6,7 @@",
        " ligne 6",
        " ligne 7",
        " ligne 8",
        "-ligne 9",
        "+ligne neuf",
        " ligne 10",
        " ligne 11",
        " ligne 12",
    ]


def test_changes_that_lie_close_share_their_context() -> None:
    close = difference("x", TEXT, TEXT.replace("ligne 5\n", "cinq\n").replace("ligne 12\n", "douze\n"))
    far = difference("x", TEXT, TEXT.replace("ligne 5\n", "cinq\n").replace("ligne 13\n", "treize\n"))
    assert (close.count("@@ -"), far.count("@@ -")) == (1, 2)


def test_a_missing_line_end_is_told() -> None:
    assert difference("x", "a\nb", "a\nc").split("\n")[3:] == [
        " a", "-b", "\\ No newline at end of file", "+c", "\\ No newline at end of file",
    ]  # fmt: skip


def test_what_a_terminal_would_obey_is_spelled_out() -> None:
    said = difference("a\x1b[31m", "a\x1b[2Jb\rc\u202e\n", "a\x1b[2Jb\rd\u202e\n")
    assert not set(said) & {"\x1b", "\r", "\u202e"}
    assert "-a\\u001b[2Jb\\u000dc\\u202e" in said.split("\n")


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("::error file=x::y", " \\u003a:error file=x::y"),
        ("   ::stop-commands::x", "    \\u003a:stop-commands::x"),
        ("\u00a0::add-mask::x", " \u00a0\\u003a:add-mask::x"),
        ("##[error]x", " #\\u0023[error]x"),
        ("::: box", " ::: box"),
        (":::", " :::"),
    ],
)
def test_a_line_of_a_letter_is_no_command_to_the_log_that_shows_it(line: str, shown: str) -> None:
    assert shown in difference("x", f"{line}\na\n", f"{line}\nb\n").split("\n")


def test_line_ends_are_kept_in_a_pipe() -> None:
    assert difference("x", "a\r\nb\r\n", "a\r\nc\r\n").split("\n")[3:] == [" a\r", "-b\r", "+c\r"]


def test_on_a_terminal_line_ends_are_shown_where_they_differ_alone() -> None:
    same = difference("x", "a\r\nb\r\n", "a\r\nc\r\n", colour=True)
    other = difference("x", "a\r\nb\r\n", "a\nb\n", colour=True)
    assert "\r" not in same + other
    assert "u000d" not in same
    assert other.count("\\u000d") == 2


def test_on_a_terminal_the_words_that_differ_are_set_off() -> None:
    said = difference("x", "Il dit : oui et  non.\n", "Il dit : oui et non.\n", colour=True)
    assert "\x1b[31m-Il dit : oui et \x1b[7m \x1b[27mnon.\x1b[0m" in said.split("\n")


LINES = st.lists(st.sampled_from(["a", "b", "", "  c", "é…", "::: box", "- x"]), max_size=12)
ENDS = st.sampled_from(["", "\n"])


@pytest.mark.skipif(not shutil.which("patch"), reason="patch is not installed")
@settings(max_examples=40, deadline=None)
@given(LINES, LINES, ENDS, ENDS)
def test_patch_takes_it(old: list[str], new: list[str], old_end: str, new_end: str) -> None:
    before = "\n".join(old) + old_end if old else ""
    after = "\n".join(new) + new_end if new else ""
    said = difference("letter", before, after)
    if not said or not before or not after:
        return
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "letter").write_text(before, newline="")
        done = subprocess.run(
            ["patch", "-p0", "-s"], check=False, input=said + "\n", cwd=folder, text=True, capture_output=True
        )
        assert done.returncode == 0, (said, done.stdout)
        assert Path(folder, "letter").read_text() == after
