"""TOML with the place of every key and value."""

from __future__ import annotations

from datetime import date

import pytest

from support.builtin import sliced
from tehletter.model import (
    Entry,
    Node,
    Scalar,
    Sequence,
    Table,
)
from tehletter.tomltree import read_toml


def entry_at(text: str, *path: str | int) -> Entry:
    """The entry at the end of a path of keys and indices, the last of which is a key."""
    node: Node = read_toml(text)[0]
    entry: Entry | None = None
    for step in path:
        if isinstance(step, int):
            assert isinstance(node, Sequence)
            node = node.items[step]
        else:
            assert isinstance(node, Table)
            entry = next(entry for entry in node.entries if entry.key == step)
            node = entry.node
    assert entry is not None
    return entry


CONFIG = '''\
# La mission
[mission]
name = { fr = "Représentation", en = "Representation" }   # par langue
"url" = 'https://x.example/#a'

[series]
languages = [
  "fr",  # la première
  "sr-Latn",
]
typography.fr = "spip"

[email.smtp]
host = "h"

[email]
smtp2 = """
deux
lignes"""

[[publishers]]
name = "Une"

[[publishers]]
name = "Autre"
'''


@pytest.mark.parametrize(
    ("path", "line", "key", "value"),
    [
        (("mission", "name"), 3, "name", '{ fr = "Représentation", en = "Representation" }'),
        (("mission", "name", "en"), 3, "en", '"Representation"'),
        (("mission", "url"), 4, '"url"', "'https://x.example/#a'"),
        (("series", "languages"), 7, "languages", '[\n  "fr",  # la première\n  "sr-Latn",\n]'),
        (("series", "typography", "fr"), 11, "fr", '"spip"'),
        (("email", "smtp", "host"), 14, "host", '"h"'),
        (("email", "smtp2"), 17, "smtp2", '"""\ndeux\nlignes"""'),
        (("publishers", 0, "name"), 22, "name", '"Une"'),
        (("publishers", 1, "name"), 25, "name", '"Autre"'),
    ],
)
def test_a_key_and_its_value_know_their_places(path: tuple[str | int, ...], line: int, key: str, value: str) -> None:
    entry = entry_at(CONFIG, *path)
    assert entry.key_span.line == line
    assert sliced(CONFIG, entry.key_span) == key
    assert sliced(CONFIG, entry.node.span) == value


def test_items_of_a_list_over_several_lines_know_their_places() -> None:
    entry = entry_at(CONFIG, "series", "languages")
    assert isinstance(entry.node, Sequence)
    assert [sliced(CONFIG, item.span) for item in entry.node.items] == ['"fr"', '"sr-Latn"']


def test_tables_inside_a_list_know_their_places() -> None:
    text = "a = [{b = 1}, {b = [2, 3]}]\n"
    assert sliced(text, entry_at(text, "a", 0, "b").node.span) == "1"
    assert sliced(text, entry_at(text, "a", 1, "b").node.span) == "[2, 3]"


def test_arrays_of_tables_inside_arrays_of_tables_are_told_apart() -> None:
    text = "[[a]]\n[[a.b]]\nc = 1\n[[a]]\n[[a.b]]\nc = 2\n[[a.b]]\nc = 3\n"
    assert entry_at(text, "a", 0, "b", 0, "c").key_span.line == 3
    assert entry_at(text, "a", 1, "b", 0, "c").key_span.line == 6
    assert entry_at(text, "a", 1, "b", 1, "c").key_span.line == 8


@pytest.mark.parametrize(
    "typed",
    ['"a \\" b"', "'a \" b'", '"""a "" b"""', '"""a"""""', "'''a ' b'''", "2018-01-24", "[ ]", "{ }", "true", "1.5"],
)
def test_a_value_ends_where_it_ends(typed: str) -> None:
    text = f"a = {typed} # fin\nb = 2\n"
    assert sliced(text, entry_at(text, "a").node.span) == typed
    assert entry_at(text, "b").key_span.line == 2


def test_values_keep_their_kinds() -> None:
    tree, found = read_toml("a = 1\nb = true\nc = 2018-01-24\nd = 'x'\ne = 12:30:00\n")
    assert not found
    values = {entry.key: entry.node.value for entry in tree.entries if isinstance(entry.node, Scalar)}
    assert values == {"a": 1, "b": True, "c": date(2018, 1, 24), "d": "x", "e": "12:30:00"}


def test_columns_count_characters_and_not_bytes() -> None:
    text = 'a = {é = "🚢", b = 1}\n'
    entry = entry_at('a = {"é" = "🚢", b = 1}\n', "a", "b")
    assert sliced('a = {"é" = "🚢", b = 1}\n', entry.key_span) == "b"
    assert read_toml(text)[1][0].rule == "toml-error"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("a = 1\nb = \n", 2, 5), ("a = 1\na = 2\n", 2, 6), ("[a\n", 1, 3), ("a = 1\nb", 2, 2), ('a = "x\n', 1, 7)],
)
def test_an_error_is_a_finding_on_its_place(text: str, line: int, column: int) -> None:
    tree, found = read_toml(text)
    assert tree == Table()
    assert [(f.rule, f.span.line, f.span.column) for f in found] == [("toml-error", line, column)]


def test_nesting_that_would_exhaust_the_stack_is_a_finding() -> None:
    _, found = read_toml("a = " + "[" * 5000 + "]" * 5000 + "\n")
    assert [finding.rule for finding in found] == ["toml-error"]


@pytest.mark.parametrize(
    "text", ["a" + ".a" * 5000 + " = 1\n", "[a" + ".a" * 5000 + "]\n", "a = {a" + ".a" * 5000 + " = 1}\n"]
)
def test_a_key_of_thousands_of_parts_is_a_finding(text: str) -> None:
    tree, found = read_toml(text)
    assert tree == Table()
    assert [(finding.rule, finding.variant) for finding in found] == [("toml-error", "depth")]


def test_a_number_of_more_figures_than_python_reads_is_a_finding_on_its_place() -> None:
    _, (finding,) = read_toml("[build]\nimage_widths = [" + "9" * 5000 + "]\n")
    assert (finding.rule, finding.variant, finding.span.line, finding.span.column) == ("toml-error", "number", 2, 17)


@pytest.mark.parametrize("typed", ["0x" + "f" * 5000, str(2**63), str(-(2**63) - 1)])
def test_a_number_of_more_bits_than_toml_has_is_kept_as_it_is_typed(typed: str) -> None:
    tree, found = read_toml(f"a = {typed}\n")
    assert not found
    assert tree.entries[0].node == Scalar(typed, tree.entries[0].node.span)
