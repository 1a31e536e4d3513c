"""The proof's pure parts: text made comparable, and an output held against the segments of a letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tehletter.proof.comparison import differences, heard
from tehletter.proof.exceptions import Phrase, phrase
from tehletter.proof.html import read_html
from tehletter.proof.page import said_by_page
from tehletter.proof.source import Segment
from tehletter.proof.strand import signs_of, strand
from tehletter.witness import Run, Said


def segments(*texts: str, kind: str = "p") -> list[Segment]:
    """Segments, each on a line of its own."""
    return [Segment(kind, strand([(text, ("fr", line))])) for line, text in enumerate(texts, 1)]


def said(*texts: str, kind: str = "p") -> list[Said]:
    return [Said(kind, (Run(text, "fr"),)) for text in texts]


def told(blocks: list[Said], wanted: list[Segment], *phrases: Phrase) -> list[tuple[str, int]]:
    return [(difference.variant, difference.line) for difference in differences(heard(blocks), wanted, phrases)]


# ------------------------------------------------------------------------------------------- strands


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('Il dit : "oui" !', "Il dit\u00a0: «\u202foui\u202f»\u202f!"),
        ("l'État", "l’État"),
        ("1 250 euros", "1\u202f250 euros"),
        ("attendez...", "attendez…"),
        ("mou\u00advement", "mouvement"),
        ("e\u0301te\u0301", "été"),
    ],
)
def test_what_a_typographer_changes_is_the_same_text(typed: str, printed: str) -> None:
    one, other = strand([(typed, 0)]), strand([(printed, 0)])
    assert (one.signs, one.parted) == (other.signs, other.parted)


@pytest.mark.parametrize(("one", "other"), [("un mot", "unmot"), ("18 h 30", "18 h30"), ("a b", "ab")])
def test_words_that_are_parted_are_not_those_that_are_joined(one: str, other: str) -> None:
    assert strand([(one, 0)]).signs == strand([(other, 0)]).signs
    assert strand([(one, 0)]).parted != strand([(other, 0)]).parted


def test_the_end_of_a_line_may_part_words_or_not() -> None:
    broken = strand([("hexa\ngone", 0)])
    assert (broken.parted, broken.perhaps) == ((), (4,))


def test_a_place_knows_what_it_belongs_to() -> None:
    two = strand([("un ", "fr"), ("rule of law", "en"), (" ici", "fr")])
    assert [two.mark_at(place) for place in (0, 2, 10, len(two.signs) - 1)] == ["fr", "en", "en", "fr"]
    assert list(two.by_mark()) == [("fr", "un"), ("en", "ruleoflaw"), ("fr", "ici")]


@given(st.lists(st.text(alphabet="aé1 «’.\n", max_size=8), max_size=6))
def test_runs_are_one_text(runs: list[str]) -> None:
    whole, parts = strand([("".join(runs), 0)]), strand([(run, 0) for run in runs])
    assert (whole.signs, whole.parted, whole.perhaps) == (parts.signs, parts.parted, parts.perhaps)


@given(st.text(alphabet="ab c", min_size=1, max_size=30))
def test_shown_signs_are_read_as_they_were_written(text: str) -> None:
    one = strand([(text, 0)])
    assert one.shown(0, len(one.signs)) == " ".join(text.split())


# ---------------------------------------------------------------------------------------- comparison


def test_the_same_words_with_their_labels_are_the_same() -> None:
    assert (
        told(
            said("Sommaire", "Le titre", "Un texte."), segments("Le titre", "Un texte."), phrase("contents", "Sommaire")
        )
        == []
    )


def test_a_phrase_comes_as_often_as_it_may_and_must() -> None:
    label = phrase("format", "JPEG", most=1, least=1)
    assert told(said("Un.", "JPEG", "Deux."), segments("Un.", "Deux."), label) == []
    assert told(said("Un.", "JPEG", "JPEG", "Deux."), segments("Un.", "Deux."), label) == [("added", 2)]
    assert told(said("Un.", "Deux."), segments("Un.", "Deux."), label) == [("lost", 1)]


def test_a_paragraph_that_is_a_label_is_told_from_the_label() -> None:
    label = phrase("contact", "Contact")
    for blocks in (["Contact", "Contact"], ["Un.", "Contact", "Contact"]):
        wanted = segments(*blocks[:-1])
        assert told(said(*blocks), wanted, label) == []


def test_what_begins_as_a_label_does_is_found_by_trying_again() -> None:
    series = phrase("series", "Lettre TEH")
    assert told(said("Lettre TEH", "Lettre TEH n° 8", "Un."), segments("Lettre TEH n° 8", "Un."), series) == []
    long = phrase("long", "Un texte")
    short = phrase("short", "Un")
    assert told(said("Un", "texte"), segments("texte"), long, short) == []


@pytest.mark.parametrize(
    ("blocks", "wanted"),
    [
        (["Un.", "Trois."], [("lost", 2)]),
        (["Un.", "Deux.", "Et.", "Trois."], [("added", 3)]),
        (["Un.", "Doux.", "Trois."], [("differ", 2)]),
        (["Deux.", "Un.", "Trois."], [("lost", 1)]),
        (["Un.", "Deux."], [("lost", 3)]),
        (["Un.", "Deux.", "Trois.", "Quatre."], [("added", 3)]),
        ([], [("lost", 1)]),
    ],
)
def test_a_difference_is_named_and_placed(blocks: list[str], wanted: list[tuple[str, int]]) -> None:
    assert told(said(*blocks), segments("Un.", "Deux.", "Trois.")) == wanted


def test_a_text_in_two_elements_is_parted() -> None:
    assert told(said("Un", "texte."), segments("Un texte.")) == [("parted", 1)]


@pytest.mark.parametrize(("wanted", "found", "right"), [
    ("h2", "h2", True), ("h2", "p", False), ("p", "h2", False), ("p", "", True), ("p", "li", False),
    ("li", "li", True), ("li", "p", False), ("th", "td", False), ("td", "td", True), ("caption", "p", False),
])  # fmt: skip
def test_an_element_is_of_the_kind_that_its_text_needs(wanted: str, found: str, right: bool) -> None:
    assert (told(said("Un.", kind=found), segments("Un.", kind=wanted)) == []) is right


def test_many_labels_do_not_make_the_walk_long() -> None:
    labels = [phrase(f"label {n}", "a" * n, most=50) for n in range(1, 12)]
    assert told(said("a" * 400), segments("b"), *labels) == [("lost", 1)]


# --------------------------------------------------------------------------------------------- pages


def test_a_page_is_read_block_by_block_with_its_languages() -> None:
    html = '<html lang="fr"><body><h1>Un</h1><ul><li>a <em>b</em><p lang="en">c</p></li></ul>d<br>e</body></html>'
    reading = said_by_page(read_html(html))
    assert [(block.kind, block.text) for block in reading.blocks] == [
        ("h1", "Un"),
        ("li", "a b"),
        ("li", "c"),
        ("", "d e"),
    ]
    assert [run.lang for block in reading.blocks for run in block.runs if run.text == "c"] == ["en"]


@given(st.text(alphabet="<>/apbdiv =\"'&;!-", max_size=60))
def test_reading_a_page_never_fails(html: str) -> None:
    assert signs_of(read_html(html).text) is not None
