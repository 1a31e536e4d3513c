"""What each language says; most of it stands in tests/spec/languages.md."""

from __future__ import annotations

import re
from datetime import date

import pytest

from support.builtin import templates, words
from tehletter.errors import Unable
from tehletter.languages import fill, known_tags, language, placeholders

COMPLETE = ("en", "fr", "sr-Cyrl", "sr-Latn")


def test_the_languages_of_the_missions_are_complete() -> None:
    assert set(COMPLETE) <= set(known_tags(templates()))
    keys = {tag: set(words(tag).labels) for tag in COMPLETE}
    for tag in COMPLETE:
        own = re.findall(r"^([a-z-]+) = ", templates()[f"languages/{tag}.toml"].partition("[labels]")[2], re.MULTILINE)
        assert set(own) == keys["en"], tag


@pytest.mark.parametrize("tag", COMPLETE)
def test_labels_have_the_same_fields_in_every_language(tag: str) -> None:
    for key, text in words("en").labels.items():
        fields = set(re.findall(r"\{[a-z]+\}", text))
        own = set(re.findall(r"\{[a-z]+\}", words(tag).labels[key]))
        assert own <= fields | {"{month}", "{language}"}, key
        assert {"{number}", "{weight}", "{date}"} & own == {"{number}", "{weight}", "{date}"} & fields, key


@pytest.mark.parametrize("tag", COMPLETE)
def test_every_month_has_a_name(tag: str) -> None:
    names = {words(tag).month(date(2018, month, 1)) for month in range(1, 13)}
    assert len(names) == 12
    assert all("2018" in name for name in names)


@pytest.mark.parametrize("tag", COMPLETE)
def test_a_weight_is_never_less_than_the_file(tag: str) -> None:
    for size in (1, 999, 1000, 1001, 999_999, 1_000_000, 1_049_999, 1_050_001, 25_300_000):
        said = words(tag).weight(size).replace(",", ".")
        number = float(re.sub(r"[^\d.]", "", said))
        unit = 1_000_000 if re.search(r"[MМ]", said) else 1000
        assert number * unit >= size
        assert number * unit - size <= unit


def test_markers_of_all_scaffolds_are_known() -> None:
    assert set(placeholders(templates())) >= {"[À rédiger]", "[To be written]", "[Napisati]", "[Написати]"}


def test_a_pattern_keeps_what_is_no_field() -> None:
    assert fill("{number} {autre} {{x}} {ordinal}", number=8, ordinal="{number}") == "8 {autre} {{x}} {number}"


def test_a_language_file_that_cannot_be_read_is_named() -> None:
    with pytest.raises(Unable) as caught:
        language("fr", {**templates(), "languages/fr.toml": "name ="})
    assert caught.value.values["path"] == "languages/fr.toml"


@pytest.mark.parametrize(
    "text",
    ['[typography]\nquotes = ["a"]\n', "dates = 1\n", "[labels]\nissue = 8\n", "typography = 1\n", "labels = []\n"],
)
def test_a_language_file_of_the_wrong_shape_is_the_tools_own_sentence(text: str) -> None:
    with pytest.raises(Unable):
        language("it", {**templates(), "languages/it.toml": text})


def test_a_language_may_translate_a_part_and_has_english_for_the_rest() -> None:
    italian = language("it", {**templates(), "languages/it.toml": '[labels]\ncontents = "Sommario"\n'})
    assert italian.label("contents") == "Sommario"
    assert italian.label("back-to-top") == "Back to top"
    assert italian.known
