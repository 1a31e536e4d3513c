"""The map from every run of words to its place in the source, which diagnostics point with and fixes mend with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from support.builtin import sliced
from tehletter.body import (
    Body,
    Code,
    Emphasis,
    Grid,
    Heading,
    Paragraph,
    Strong,
    Text,
)
from tehletter.diagnostics import Span
from tehletter.markdown.tree import anchor_of, read_markdown
from tehletter.walk import all_blocks, all_inlines, plain_text, runs


def literal_runs(body: Body) -> Iterator[Text]:
    return (child for child in all_inlines(body) if isinstance(child, Text) and child.literal)


def words_of(body: Body) -> str:
    return " ".join(plain_text(run) for block in all_blocks(body) for run in runs(block))


LETTERS = {
    "a paragraph over two lines": "Un mot\net *un* autre.",
    "indented lines": "Un mot\n   et un autre\n  puis un.",
    "a list": "- un\n- deux **forts**\n  suite\n",
    "nested lists": "- un\n    - deux *mots*\n        1. trois\n           suite\n    - un\n",
    "a list of loose items": "1. un\n\n   encore *un*\n\n2. deux\n",
    "a quotation": "> un *mot*\n> un autre\n>\n>> au fond\n",
    "a quotation without spaces": ">un *mot*\n>un autre",
    "a list in a quotation in a list": "- > 1. un *mot*\n  >    suite\n",
    "a lazy line": "> un\nun *mot*\n",
    "words that stand twice on a line": "- un un *un* un\n",
    "a mark that repeats its text": "> > a\n",
    "a table": "| un | *un* |\n|---|---|\n| un | deux un |\n\nTable: un *mot* un\n",
    "a table without outer pipes": "un | deux\n---|---\ntrois | *quatre*\n",
    "a table with escaped pipes": "| a\\|b | c |\n|---|---|\n| un \\| *deux* \\| trois | x \\| `y\\|z` |\n\nTable: a\n",
    "a table with empty cells": "| | un |\n|---|---|\n| | |\n| un | |\n\nTable: a\n",
    "a table in a list": "- un\n\n  | a | *b* |\n  |---|---|\n  | c | d |\n",
    "notes": "Un mot[^a] et[^b].\n\n[^a]: La *note*\n    suite.\n\n    Encore *un*.\n\n[^b]: Autre.\n",
    "headings": "## Un *mot* ##\n\nUn titre\nsur *deux*\n-----\n\n###### six\n",
    "a box": "::: box\n- un *mot*\n\n> cité\n:::\n",
    "entities": "R&amp;D &eacute;t&eacute; &#233; fin\n",
    "escapes": "a \\* b \\\\ c \\[d\\] *e\\_f*\n",
    "astral characters": "🚢 *deux 🚢🚢* **un**\n- 🚢 un\n",
    "combining characters": "e\u0301te\u0301 *mot*\n",
    "tabs": "-\tun *mot*\n\n\tcode\n",
    "marks that are no marks": "a * b ** c _ d [e] f](g) ![h\n",
    "links": '[un *mot*](https://a.example/?b=(c) "d") et [deux][r] <https://e.example>\n\n[r]: https://f.example\n',
    "passages": "[one *two*]{lang=en} [three]{lang=de}.\n",
    "unclosed marks": "*un **deux* trois\n",
    "many marks": "***un** deux* `code` ``a ` b`` ~un~\n",
    "characters of markup inside words": "un_deux_trois 2*3*4 a<b>c &nosuch; fin\n",
}


@pytest.mark.parametrize("text", LETTERS.values(), ids=LETTERS.keys())
def test_a_literal_run_is_the_slice_of_the_source_at_its_span(text: str) -> None:
    for run in literal_runs(read_markdown(text)[0]):
        assert sliced(text, run.span) == run.value


@pytest.mark.parametrize("text", LETTERS.values(), ids=LETTERS.keys())
def test_places_move_with_the_lines_above(text: str) -> None:
    plain, shifted = read_markdown(text)[0], read_markdown(text, 7)[0]
    for here, there in zip(all_inlines(plain), all_inlines(shifted), strict=True):
        assert (there.span.line, there.span.column) == (here.span.line + 7, here.span.column)


def test_most_of_what_authors_type_is_literal() -> None:
    text = "Un *mot* et [un lien](https://a.example) sur\ndeux lignes[^a].\n\n[^a]: Une note.\n"
    assert not [child for child in all_inlines(read_markdown(text)[0]) if isinstance(child, Text) and not child.literal]


def test_no_word_is_lost_and_none_comes_twice() -> None:
    blocks = ("## un", "- deux\n    - trois", "> quatre", "| cinq | six |\n|---|---|\n| sept | huit |", "Table: neuf")
    body = read_markdown("\n\n".join((*blocks, "dix[^a]", "[^a]: onze\n")))[0]
    typed = ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze"]
    assert sorted(words_of(body).split()) == sorted(typed)


def test_code_keeps_its_place_with_its_marks() -> None:
    body = read_markdown("Un `mot` ici")[0]
    (code,) = [child for child in all_inlines(body) if isinstance(child, Code)]
    assert code.span == Span(1, 4, 1, 9)


def test_emphasis_covers_its_words_and_its_marks() -> None:
    text = "Un *mot* **fort** ici"
    marks = [child for child in all_inlines(read_markdown(text)[0]) if isinstance(child, Emphasis | Strong)]
    assert [sliced(text, mark.span) for mark in marks] == ["*mot*", "**fort**"]


def test_a_caption_follows_its_table_with_any_space_before_the_colon() -> None:
    table = "| a |\n|---|\n| b |\n\n"
    for label in ("Table: ", "Table : ", "Table\u00a0: ", "Table\u202f:"):
        (grid,) = read_markdown(f"{table}{label}Les nombres\n")[0].blocks
        assert isinstance(grid, Grid)
        assert plain_text(grid.caption) == "Les nombres"


def test_a_caption_belongs_to_the_table_right_before_it() -> None:
    blocks = read_markdown("| a |\n|---|\n| b |\n\nUn mot.\n\nTable: loin\n")[0].blocks
    assert isinstance(blocks[0], Grid)
    assert not blocks[0].caption
    assert isinstance(blocks[2], Paragraph)


def test_a_second_caption_is_a_paragraph() -> None:
    blocks = read_markdown("| a |\n|---|\n| b |\n\nTable: une\n\nTable: deux\n")[0].blocks
    assert [block.kind for block in blocks] == ["grid", "paragraph"]


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ("Été à Vienne", "ete-a-vienne"),
        ("L’OSCE : où ?", "l-osce-ou"),
        ("Ćirilica Đ", "cirilica-đ"),
        ("Пошаст", "пошаст"),
        ("…", "section"),
        ("", "section"),
        ("a" * 200, "a" * 80),
    ],
)
def test_an_anchor_is_made_of_the_words(words: str, anchor: str) -> None:
    assert anchor_of(words) == anchor


def test_anchors_are_unique_even_against_each_other() -> None:
    body = read_markdown("## a\n\n## a\n\n## a-2\n\n## a\n")[0]
    anchors = [block.anchor for block in body.blocks if isinstance(block, Heading)]
    assert len(anchors) == len(set(anchors))


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "*" * 20_000,
        "> " * 5_000 + "a",
        "- " * 5_000 + "a",
        "![" * 10_000,
        "`" * 20_001,
        "::: box\n" * 3_000,
    ],
)
def test_what_is_meant_to_hang_a_parser_does_not(text: str) -> None:
    body, findings = read_markdown(text)
    assert body.blocks or [finding.rule for finding in findings] == ["too-large"]


@pytest.mark.parametrize("fence", [":::", "::::", ":::::"])
def test_a_box_is_closed_by_as_many_colons_as_opened_it(fence: str) -> None:
    body, found = read_markdown(f"{fence} box\nUn mot.\n{fence}\n\nAprès.\n")
    assert not found
    assert [block.kind for block in body.blocks] == ["box", "paragraph"]


def test_a_box_closed_inside_a_list_or_quotation_is_closed() -> None:
    assert not read_markdown("- un\n\n  ::: box\n  Un mot.\n  :::\n")[1]
    assert not read_markdown("> ::: box\n> Un mot.\n> :::\n")[1]
