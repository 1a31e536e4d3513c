"""The rulebook in print: docs/rules.md, docs/regles.md, and what `tehletter rules` shows."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from markdown_it import MarkdownIt

from support.project import ROOT
from tehletter.catalogue import LANGUAGES
from tehletter.diagnostics import Severity
from tehletter.rulebook import pages
from tehletter.rulebook.page import Example
from tehletter.rulebook.sheet import DOCUMENTS, _fenced, book, section, sheet
from tehletter.rulebook.words import ENGLISH, FRENCH, WORDS, Words
from tehletter.rules import BY_NAME, RULES
from tehletter.tomltree import read_toml

MARKDOWN = MarkdownIt("commonmark").enable("table")


@pytest.mark.parametrize("language", DOCUMENTS)
def test_the_documents_are_those_of_today(language: str) -> None:
    written = (ROOT / DOCUMENTS[language]).read_text("utf-8")
    assert written == book(language), "run make docs"


def test_the_rulebook_is_there_in_every_language_of_the_tool() -> None:
    assert set(DOCUMENTS) == set(WORDS) == set(LANGUAGES)


def test_its_words_differ_by_language() -> None:
    same = {field.name for field in fields(Words) if getattr(ENGLISH, field.name) == getattr(FRENCH, field.name)}
    assert same == {"source"}


def slug(heading: str) -> str:
    """The fragment of a heading on GitHub."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("language", DOCUMENTS)
def test_every_link_of_the_index_leads_to_a_heading(language: str) -> None:
    text = book(language)
    headings = [slug(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)]
    targets = re.findall(r"\]\(#([^)]+)\)", text.partition("\n## ")[0])
    assert len(targets) == len(set(targets)) == len(RULES) + len({rule.code[3] for rule in RULES})
    assert all(headings.count(target) == 1 for target in targets)


@pytest.mark.parametrize("language", DOCUMENTS)
def test_every_rule_has_a_row_of_five_cells(language: str) -> None:
    rows = [token for token in MARKDOWN.parse(book(language)) if token.type == "td_open"]
    assert len(rows) == 5 * len(RULES)


@pytest.mark.parametrize("language", DOCUMENTS)
@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_sheet_says_why_how_and_how_to_silence(rule: object, language: str) -> None:
    rule = BY_NAME[rule.name]  # type: ignore[attr-defined]  # ids need a list of rules
    text = sheet(rule, language)
    assert text.startswith(f"## {rule.code} {rule.name}\n")
    assert ("check: {ignore:" in text) is not rule.firm
    tokens = MARKDOWN.parse(text)
    if page := pages().get(rule.name):
        assert (page.fr if language == "fr" else page.en) in text
        assert page.source in text
        shown = [token.content for token in tokens if token.type == "fence"]
        assert len([content for content in shown if content.strip()]) >= 2
    for token in tokens:
        if token.type == "fence" and token.info == "toml" and "[check]" in token.content:
            assert read_toml(token.content)[1] == []


def test_a_sheet_tells_what_the_project_made_of_the_rule() -> None:
    rule = BY_NAME["raw-html"]
    assert "in this project" not in sheet(rule, "en", rule.severity)
    assert "in this project: off" in sheet(rule, "en", Severity.OFF)
    assert "dans ce projet : erreur" in sheet(rule, "fr", Severity.ERROR)


def test_an_example_with_a_fence_stands_in_a_longer_one() -> None:
    (fence,) = MARKDOWN.parse(_fenced(Example("body", "```\n````\ncode\n````\n```")))
    assert fence.content == "```\n````\ncode\n````\n```\n"


def test_what_nobody_can_see_is_spelled_out() -> None:
    assert "a\\u202eb\n\tc" in _fenced(Example("body", "a\u202eb\n\tc"))


def test_a_message_is_no_markdown() -> None:
    """« [text](#anchor) » in a message is shown, not followed."""
    text = section(BY_NAME["no-alternative"], "en")
    assert not [
        token for token in MARKDOWN.parseInline(text.split("\n")[0])[0].children or () if token.type == "link_open"
    ]
