"""Lists as the mission's writers type them."""

from __future__ import annotations

import pytest

from tehletter.markdown.habits import with_plain_markers
from tehletter.markdown.tree import read_markdown


def kinds(text: str) -> list[tuple[str, int]]:
    body, _ = read_markdown(text)
    return [(block.kind, len(getattr(block, "items", ()))) for block in body.blocks]


def test_a_dash_and_a_no_break_space_make_a_list() -> None:
    assert kinds("Voici :\n\n-\u00a0un ;\n\n-\u00a0deux.\n") == [("paragraph", 0), ("list", 2)]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_one_and_a_colon_begin_a_numbered_list(space: str) -> None:
    assert kinds(f"Voici :\n\n1{space}: un,\n\n2{space}: deux.\n\nSuite.\n") == [
        ("paragraph", 0),
        ("list", 2),
        ("paragraph", 0),
    ]


def test_items_on_lines_of_their_own_need_no_empty_line_between_them() -> None:
    assert kinds("1 : un\nsuite\n2 : deux\n") == [("list", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "18 : une heure\n",
        "2 : sans premier\n",
        "un texte\n1 : au milieu d’un paragraphe\n",
        "```\n1 : code\n-\u00a0code\n```\n",
        "1 :sans espace\n",
        "-\u00a0\n",
        "1 \\: échappé\n",
    ],
)
def test_what_is_no_list_stays_as_it_is(text: str) -> None:
    assert with_plain_markers(text) == text


def test_places_stay_where_they_are() -> None:
    text = "1\u00a0: un *mot*\n\n> -\u00a0deux\n"
    assert [len(line) for line in with_plain_markers(text).split("\n")] == [len(line) for line in text.split("\n")]
    body, _ = read_markdown(text)
    run = body.blocks[0].items[0].blocks[0].children[0]  # type: ignore[union-attr]  # a list of one item
    assert (run.value, run.span.column) == ("un ", 5)  # type: ignore[union-attr]  # a run of text
