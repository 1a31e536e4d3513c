"""YAML as letters use it: core words of YAML 1.2, dates, places; everything clever is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from support.builtin import sliced
from support.project import Project
from tehletter.diagnostics import Finding, Span
from tehletter.model import (
    Scalar,
    Sequence,
    Source,
    Table,
)
from tehletter.schema import LETTER, read_record
from tehletter.yamltree import DEPTH, read_yaml


def value_of(typed: str) -> object:
    tree, found = read_yaml(f"key: {typed}\n")
    assert not found
    node = tree.entries[0].node
    assert isinstance(node, Scalar)
    return node.value


def only_finding(text: str) -> Finding:
    _, found = read_yaml(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize("word", ["no", "yes", "on", "off", "NO", "y", "n", "0o17", "1_000", "12:30", "=", ".inf"])
def test_words_that_older_yaml_took_for_something_else_are_words(word: str) -> None:
    assert value_of(word) == word


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("8", 8),
        ("-3", -3),
        ("007", 7),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("2018-01-24", date(2018, 1, 24)),
        ('"8"', "8"),
        ("'true'", "true"),
        ('"2018-01-24"', "2018-01-24"),
        ('""', ""),
        ("|\n  deux\n  lignes", "deux\nlignes\n"),
        (">\n  une\n  ligne", "une ligne\n"),
        ("texte # commentaire", "texte"),
    ],
)
def test_a_scalar_has_the_value_of_the_core_schema(typed: str, value: object) -> None:
    assert value_of(typed) == value


def test_a_whole_number_is_not_a_truth() -> None:
    assert value_of("1") is not True


def test_a_number_of_a_hundred_thousand_figures_is_read_at_once() -> None:
    assert value_of("9" * 100_000) == "9" * 100_000


def test_an_empty_value_counts_as_an_absent_key() -> None:
    tree, _ = read_yaml("title:\nbyline: ~\ntheme: un\n")
    assert tree.find("title") is None
    assert tree.find("byline") is None
    assert tree.find("theme") is not None


def test_a_day_that_does_not_exist_is_told_once_on_its_place() -> None:
    tree, found = read_yaml("number: 8\ntitle: un\ndate: 2018-02-30\n")
    read_record(tree, LETTER, found)
    assert [(finding.rule, finding.span) for finding in found] == [("impossible-date", Span(3, 7, 3, 17))]


def test_a_key_given_twice_is_a_finding_on_the_second_and_the_first_one_counts() -> None:
    tree, found = read_yaml("title: un\ntheme: x\ntitle: deux\n")
    assert [(f.rule, f.span, f.values["line"]) for f in found] == [("duplicate-key", Span(3, 1, 3, 6), 1)]
    entry = tree.find("title")
    assert entry is not None
    assert entry.node == Scalar("un", Span(1, 8, 1, 10))


@pytest.mark.parametrize(
    ("text", "feature", "column"),
    [
        ("a: &x 1\n", "&x", 4),
        ("a: *x\n", "*x", 4),
        ("a: !!str 1\n", "tag:yaml.org,2002:str", 4),
        ("a: !own 1\n", "!own", 4),
        ("<<: {b: 1}\n", "<<", 1),
        ("a: &x {b: 1}\n", "&x", 4),
        ("&x a: 1\n", "&x", 1),
    ],
)
def test_what_is_clever_in_yaml_is_refused_on_its_place(text: str, feature: str, column: int) -> None:
    finding = only_finding(text)
    assert (finding.rule, finding.values["feature"], finding.span.column) == ("yaml-feature", feature, column)


def test_a_merge_sign_between_quotes_is_a_word() -> None:
    tree, found = read_yaml('"<<": 1\n')
    assert [entry.key for entry in tree.entries] == ["<<"]
    assert not found


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"b{n}: [*a, *a]\n" for n in range(1000))
    assert only_finding(bomb).rule == "yaml-feature"


def test_nesting_has_a_limit() -> None:
    deep = "a: " + "[" * DEPTH + "]" * DEPTH + "\n"
    assert only_finding(deep).variant == "depth"
    assert not read_yaml("a: " + "[" * (DEPTH - 1) + "]" * (DEPTH - 1) + "\n")[1]


def test_nesting_that_would_exhaust_the_stack_is_a_finding() -> None:
    assert only_finding("[" * 100_000).rule == "yaml-error"


@pytest.mark.parametrize(
    ("text", "variant", "line"),
    [
        ("title: Lettre: le titre\n", "colon", 1),
        ("cover:\n\tsrc: x\n", "tab", 2),
        ("number: 8\ntitle: [un\n", "unclosed", 2),
        ("number: 8\ntitle\n", "no-colon", 2),
        ("a: 1\n---\nb: 2\n", "documents", 2),
        ("? [a]\n: 1\n", "key", 1),
        ("- un\n", "no-mapping", 1),
        ("un mot\n", "no-mapping", 1),
        ("a: 1\n  b: 2\n", "indent", 2),
    ],
)
def test_a_slip_is_named_and_placed(text: str, variant: str, line: int) -> None:
    finding = only_finding(text)
    assert (finding.rule, finding.variant, finding.span.line) == ("yaml-error", variant, line)


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\ufffe"])
def test_a_character_that_yaml_cannot_read_is_a_space_in_the_text(character: str) -> None:
    tree, found = read_yaml(f"number: 8\ntitle: un{character}deux\n")
    assert not found
    assert tree.entries[1].node == Scalar("un\u00a0deux", Span(2, 8, 2, 15))


def test_a_comment_alone_holds_nothing_and_is_not_wrong() -> None:
    assert read_yaml("# rien\n") == (Table(), [])
    assert read_yaml("") == (Table(), [])


def test_places_count_characters_beyond_the_basic_plane_as_one() -> None:
    text = 'a: "🚢🚢"\n🚢: [un, "deux"]\n'
    tree, _ = read_yaml(text)
    first, second = tree.entries
    assert sliced(text, first.node.span) == '"🚢🚢"'
    assert sliced(text, second.key_span) == "🚢"
    assert isinstance(second.node, Sequence)
    assert [sliced(text, item.span) for item in second.node.items] == ["un", '"deux"']


@pytest.mark.parametrize("separator", ["\u0085", "\u2028", "\u2029"])
def test_only_a_line_feed_ends_a_line(separator: str) -> None:
    text = f'a: "un{separator}deux"\nb: trois\n'
    tree, found = read_yaml(text)
    assert not found
    assert tree.entries[1].key_span == Span(2, 1, 2, 2)


def test_lines_are_counted_from_where_the_front_matter_stands() -> None:
    tree, _ = read_yaml("number: 8\n", 4)
    assert tree.entries[0].key_span == Span(5, 1, 5, 7)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_places_are_the_same_with_any_line_ends_and_a_bom(tmp_path: Path, ends: str, mark: str) -> None:
    from tehletter.parse import read_manuscript
    from tehletter.workspace.project import find_project

    project = Project(tmp_path).with_config()
    text = "---\nnumber: 8\ntitle: Un *titre*\n---\nUn *mot* ici.\n"
    project.write("issues/008/fr.md", (mark + text).replace("\n", ends))
    source = find_project(project.root).read_source("issues/008/fr.md")
    assert isinstance(source, Source)
    assert source.text == text
    manuscript = read_manuscript(source, 8, "fr")
    assert manuscript.front.entries[1].key_span == Span(3, 1, 3, 6)
    assert manuscript.body.blocks[0].span == Span(5, 1, 5, 14)
