"""What each language says; most of it stands in tests/spec/languages.md."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from support.builtin import configured, templates, words
from support.project import ROOT
from tehletter.languages import direction_in, fill, known_tags, language, locale_of, lookup, placeholders
from tehletter.model import Source
from tehletter.render import Site
from tehletter.vocabulary import judge_language

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


def judged(text: str, tag: str = "de") -> list[str]:
    """What is told of a file of a language, but for what it lacks: « 3:1 unknown-key.nearest »."""
    path = f"languages/{tag}.toml"
    found = judge_language(Source.of(f"templates/{path}", text), {**templates(), path: text})
    return [f"{f.span.line}:{f.span.column} {f.key}" for f in found if f.rule != "missing-label"]


@pytest.mark.parametrize("tag", COMPLETE)
def test_the_tool_has_nothing_to_say_of_its_own_languages(tag: str) -> None:
    text = templates()[f"languages/{tag}.toml"]
    assert judge_language(Source.of(f"templates/languages/{tag}.toml", text), templates()) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name =", ["1:7 toml-error"]),
        ('[labels]\ncontens = "Inhalt"\n', ["2:1 unknown-key.nearest"]),
        ("[labels]\ncontents = 8\n", ["2:12 wrong-type.text"]),
        ('[labels]\ncontents = ""\n', ["2:12 empty-text"]),
        ('[labels]\nissue = "Nr. {nummer}"\n', ["2:9 wrong-field", "2:9 wrong-field.lost"]),
        ('[labels]\nmodified = "Zuletzt geändert"\n', ["2:12 wrong-field.lost"]),
        ('[typography]\nquotes = ["„", "“"]\n', ["2:1 wrong-type.quotes"]),
        ('[typography]\nprofile = "duden"\n', ["2:11 wrong-type.choice"]),
        ("labels = []\n", ["1:10 wrong-type.table"]),
        ("typography = 1\n", ["1:14 wrong-type.table"]),
        ('[ordinals]\n"" = 1\n', ["2:6 wrong-type.text"]),
    ],
)
def test_what_is_wrong_in_a_language_file_is_told_at_its_place(text: str, told: list[str]) -> None:
    assert judged(text) == told


@pytest.mark.parametrize("tag", ["zz", "deutsch", "DE"])
def test_a_language_file_of_no_language_is_told(tag: str) -> None:
    assert judged('name = "Deutsch"\n', tag) == ["1:1 wrong-form"]


@pytest.mark.parametrize("text", ["name =", "labels = []\n", "[labels]\nissue = 8\n", '[typography]\nquotes = ["a"]\n'])
def test_a_wrong_language_file_leaves_english_words_until_it_is_mended(text: str) -> None:
    words = language("it", {**templates(), "languages/it.toml": text})
    assert words.label("issue", number=8) == "No. 8"
    assert words.quotes == language("en", templates()).quotes


def test_the_language_that_the_docs_show_is_complete_and_right() -> None:
    shown = (ROOT / "docs/languages.md").read_text("utf-8").partition("```toml\n")[2].partition("```")[0]
    files = {**templates(), "languages/de.toml": shown}
    assert judge_language(Source.of("templates/languages/de.toml", shown), files) == []
    german = language("de-AT", files)
    assert (german.words, german.ordinal(8), german.month(date(2018, 1, 1))) == ("de", "8.", "Jänner 2018")
    assert german.label("contents") == "Inhalt"


def test_the_labels_that_a_language_lacks_are_named_where_the_labels_begin() -> None:
    text = 'name = "Deutsch"\n\n[labels]\ncontents = "Inhalt"\n'
    dates, labels = judge_language(Source.of("templates/languages/de.toml", text), templates())
    assert set(labels.values["labels"]) == set(words("en").labels) - {"contents"}  # type: ignore[call-overload]
    assert (labels.span.line, dates.span.line) == (3, 1)
    assert dates.values["labels"] == ["month", "day"]


def test_an_english_that_lacks_a_label_stops_nothing_from_being_said() -> None:
    words = language("it", {**templates(), "languages/en.toml": '[labels]\nissue = "No. {number}"\n'})
    assert words.label("contents")


@pytest.mark.parametrize(
    ("tag", "locale"),
    [("fr", "fr_FR"), ("sr-Latn", "sr_RS"), ("sr-Cyrl", "sr_RS"), ("de-AT", "de_AT"), ("he", "he_IL"), ("mis", "mis")],
)
def test_a_tag_is_written_as_open_graph_writes_locales(tag: str, locale: str) -> None:
    assert locale_of(tag) == locale


@pytest.mark.parametrize(
    ("tag", "served"),
    [
        ("en-GB", "en"), ("fr-CH", "fr"), ("fr-1694acad", "fr"), ("sr-Cyrl-BA", "sr-Cyrl"), ("sr", "sr-Cyrl"),
        ("sr-RS", "sr-Cyrl"), ("sr-ME", "sr-Latn"), ("sr-Arab", ""), ("de", ""), ("zh-Hant", ""), ("srn", ""),
    ],
)  # fmt: skip
def test_a_language_is_served_by_the_nearest_shorter_tag_or_by_its_likely_script(tag: str, served: str) -> None:
    assert lookup(tag, COMPLETE) == served
    assert language(tag, templates()).words == served


def test_british_letters_say_all_that_english_ones_say() -> None:
    british, english = words("en-GB"), words("en")
    assert (british.labels, british.quotes, british.ordinal(2)) == (english.labels, english.quotes, "2nd")
    assert british.month(date(2018, 1, 1)) == "January 2018"


def test_a_language_may_translate_a_part_and_has_english_for_the_rest() -> None:
    italian = language("it", {**templates(), "languages/it.toml": '[labels]\ncontents = "Sommario"\n'})
    assert italian.label("contents") == "Sommario"
    assert italian.label("back-to-top") == "Back to top"
    assert italian.words == "it"


@pytest.mark.parametrize(
    ("text", "direction"),
    [("1, rue Bonaparte", "ltr"), ("12 רחוב", "rtl"), ("(السفارة) OSCE", "rtl"), ("« 8 »", ""), ("", "")],
)
def test_a_text_runs_in_the_direction_of_its_first_letter(text: str, direction: str) -> None:
    assert direction_in(text) == direction


@pytest.mark.parametrize(
    ("tag", "thin"), [("fr", "\u00a0"), ("fr-CH", "\u00a0"), ("fr-BE", "\u202f"), ("en", "\u202f")]
)
def test_the_typography_of_a_language_serves_its_kinds(tag: str, thin: str) -> None:
    config = configured('[mission]\nname = "M"\n[series.typography]\nfr = "spip"\nfr-BE = "imprimerie-nationale"\n')
    assert Site(config, templates(), ZoneInfo("Europe/Paris")).style(tag).thin == thin


def test_a_language_names_months_in_its_own_words_whichever_came_before() -> None:
    said = """
from datetime import date
from tehletter.languages import language
from tehletter.workspace.project import built_in_templates
told = built_in_templates()
print(*(language(tag, told).month(date(2018, 1, 1)) for tag in ("he", "ar", "fr")), sep="|")
"""
    run = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "ינואר 2018|يناير 2018|janvier 2018"
