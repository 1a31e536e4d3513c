"""What `init` and `new` write: right by itself, and with the structure of what it was made from."""

from __future__ import annotations

import re
from datetime import date

import pytest

from support.builtin import judged, manuscript, templates, words
from tehletter import redraft, scaffold
from tehletter.check import trusted
from tehletter.config import read_config
from tehletter.diagnostics import Severity
from tehletter.languages import known_tags
from tehletter.letter import Manuscript
from tehletter.model import Source
from tehletter.walk import all_blocks, pictures_used

DAY = date(2018, 1, 10)
LETTER = """---
number: 8
title: "Une lettre : la 8e"
date: 2018-01-10
summary: Un résumé.
byline: Éditorial de l’ambassadrice,
author: Mme X
theme: Le thème
keywords: [un, deux]
publishers: [Mission]
portrait: {src: images/x.jpg, alt: Un visage}
see_also:
  - {label: "Le site: l’OSCE", url: https://www.osce.org/}
modified: 2018-01-24
check: {ignore: [TEH302]}
---

Un *chapô* [avec un lien](https://a.example).

## Un article : le premier

- un point
    - un autre

![Une salle](images/x.jpg "La réunion | OSCE")

> Une citation[^a].

| a | b |
|---|---|
| 1 | 2 |

Table: Les nombres

::: box
Un encadré.
:::

Voyez ![la salle](images/x.jpg) ici.

[^a]: Une note.
"""


@pytest.mark.parametrize("tag", ["fr", "en", "sr-Latn", "sr-Cyrl", "fr-CH", "it"])
@pytest.mark.parametrize("title", ["Une lettre", 'Le "plan": # l’OSCE', "- [x] {y} & *z* !", "8", "\\n"])
def test_a_new_letter_passes_check_with_any_title(tag: str, title: str) -> None:
    text = scaffold.new_letter(templates(), words(tag), 8, title, DAY)
    verdict = judged(text)
    assert {d.severity for d in verdict.diagnostics} == {Severity.WARNING}
    meta = trusted(verdict, manuscript(text), {}).meta
    assert (meta.title, meta.date, meta.draft) == (title, DAY, True)


@pytest.mark.parametrize("tag", ["fr", "en", "sr-Latn", "sr-Cyrl"])
def test_a_new_letter_shows_the_optional_keys_as_comments_and_one_placeholder(tag: str) -> None:
    text = scaffold.new_letter(templates(), words(tag), 8, "Une lettre", DAY)
    comments = set(re.findall(r"^# ([a-z_]+):", text, re.MULTILINE))
    assert comments == {"summary", "theme", "byline", "author", "portrait", "cover", "keywords", "see_also"}
    letter = manuscript(text)
    assert [block.kind for block in letter.body.blocks] == ["paragraph"]
    assert text.partition("---\n\n")[2].startswith(words(tag).label("placeholder"))
    assert not pictures_used(letter)


@pytest.mark.parametrize("tag", ["fr", "en", "sr-Latn", "sr-Cyrl"])
def test_the_comments_of_a_new_letter_are_right_once_they_are_keys(tag: str) -> None:
    text = scaffold.new_letter(templates(), words(tag), 8, "Une lettre", DAY)
    head, _, body = text.partition("---\n\n")
    filled = re.sub(r"^# ((?:summary|theme|byline|author):)\s*(?:#.*)?$", r"\1 un texte", head, flags=re.MULTILINE)
    filled = re.sub(r"^# ?(?=[a-z_ ])", "", filled, flags=re.MULTILINE)
    filled = re.sub(r"src: [^,]+", "src: images/x.jpg", filled)
    found = {diagnostic.finding.key for diagnostic in judged(filled + "---\n\n" + body).diagnostics}
    wording = {"empty-alternative.void", "foreign-quotes", "unmarked-language.script"}  # of what is still to be written
    assert found - wording == {"placeholder.draft"}


@pytest.mark.parametrize("tag", ["fr", "en"])
def test_a_new_project_has_a_config_without_a_fault(tag: str) -> None:
    config, found, _ = read_config(Source.of("tehletter.toml", templates()[f"scaffold/tehletter.{tag}.toml"]))
    assert not found
    assert config.languages


def test_every_language_with_words_has_a_scaffold() -> None:
    assert {name for name in templates() if name.startswith("scaffold/letter.")} == {
        f"scaffold/letter.{tag}.md" for tag in known_tags(templates())
    }


def test_the_continuous_integration_of_a_project_builds_locked() -> None:
    assert "tehletter build --locked" in templates()["scaffold/ci.yml"]


def structure(letter: Manuscript) -> list[tuple[str, int]]:
    return [(block.kind, block.span.line - letter.body_line) for block in all_blocks(letter.body)]


def test_a_translation_keeps_structure_pictures_and_lines() -> None:
    source = manuscript(LETTER)
    translation = manuscript(redraft.translation(source, words("en")), lang="en")
    assert structure(translation) == structure(source)
    assert [use.src for use in pictures_used(translation)] == [use.src for use in pictures_used(source)]
    assert translation.front.find("number") is not None
    assert translation.front.find("modified") is None
    assert translation.front.find("check") is None


def test_a_translation_passes_check_as_a_draft_with_every_text_marked() -> None:
    text = redraft.translation(manuscript(LETTER), words("en"))
    verdict = judged(text)
    assert {diagnostic.finding.key for diagnostic in verdict.diagnostics} == {"placeholder.draft"}
    body = text.partition("\n---\n")[2]
    marked = [line for line in body.splitlines() if "[To be written] " in line]
    assert [line.replace("[To be written] ", "") for line in marked] == [
        "Un *chapô* [avec un lien](https://a.example).",
        "## Un article : le premier",
        "- un point",
        "    - un autre",
        '![Une salle](images/x.jpg "La réunion | OSCE")',
        "> Une citation[^a].",
        "Table: Les nombres",
        "Un encadré.",
        "Voyez ![la salle](images/x.jpg) ici.",
        "[^a]: Une note.",
    ]


def test_a_letter_like_another_keeps_its_headings_and_byline_alone() -> None:
    text = redraft.like(manuscript(LETTER), words("fr"), 9, "Une autre", DAY)
    letter = manuscript(text, 9)
    assert [block.kind for block in letter.body.blocks] == ["paragraph", "heading", "paragraph"]
    assert {entry.key for entry in letter.front.entries} == {
        "number", "title", "date", "draft", "theme", "byline", "author", "publishers",
    }  # fmt: skip
    assert "Un article : le premier" in text
    assert "chapô" not in text


def test_a_letter_like_one_that_begins_with_an_article_begins_with_one() -> None:
    source = (
        "---\nnumber: 8\ntitle: x\ndate: 2018-01-10\n---\nUn titre\n--------\n\nUn texte.\n\n### Deux\n\nUn texte.\n"
    )
    letter = manuscript(redraft.like(manuscript(source), words("fr"), 9, "x", DAY), 9)
    assert [(block.kind, getattr(block, "level", 0)) for block in letter.body.blocks] == [
        ("heading", 2), ("paragraph", 0), ("heading", 3), ("paragraph", 0),
    ]  # fmt: skip
