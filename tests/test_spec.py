"""The cases of tests/spec/*.md; support/spec.py says how they are written."""

from __future__ import annotations

from datetime import date

import pytest

from support.builtin import judged, manuscript, templates, words
from support.outline import outline
from support.spec import Case, read_cases
from tehletter.diagnostics import Span
from tehletter.fonts import Fonts
from tehletter.languages import language
from tehletter.markdown.tree import read_markdown
from tehletter.typography import style_of, typeset
from tehletter.workspace.project import built_in

RIGHT_FRONT = "---\nnumber: 8\ntitle: Une lettre\ndate: 2018-01-10\nsummary: Un résumé.\n---\n"
SHOWN = str.maketrans({"\u202f": "⎵", "\u00a0": "·"})


def cases(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", read_cases(name), ids=str)


@cases("typography.md")
def test_a_text_is_set_as_its_language_wants(case: Case) -> None:
    tag, _, profile = case.section.partition(" ")
    style = style_of(language(tag, templates()), profile)
    assert typeset(case.input, style).translate(SHOWN) == case.expected


@cases("diagnostics.md")
def test_a_letter_is_told_what_is_wrong_and_where(case: Case) -> None:
    text, above = {
        "letter": (case.input, 0),
        "front matter": (f"---\n{case.input}\n---\n\nUn texte.\n", 1),
        "body": (RIGHT_FRONT + case.input, RIGHT_FRONT.count("\n")),
    }[case.section]
    verdict = judged(text, printable=Fonts((built_in("fonts"),)).printable())
    found = [
        f"{d.finding.span.line - above}:{d.finding.span.column} {d.code} {d.finding.key}" for d in verdict.diagnostics
    ]
    assert "\n".join(found) == case.expected


@cases("markdown.md")
def test_a_body_is_read_with_its_places(case: Case) -> None:
    assert outline(read_markdown(case.input)[0]) == case.expected


@cases("languages.md")
def test_a_language_says_it_in_its_own_way(case: Case) -> None:
    answers = (_answer(case.section, *line.split(" ", 1)) for line in case.input.splitlines())
    assert "\n".join(answers).translate(SHOWN) == case.expected


def _answer(tag: str, what: str, value: str) -> str:
    said = words(tag)
    match what:
        case "ordinal":
            return said.ordinal(int(value))
        case "month":
            return said.month(date.fromisoformat(value))
        case "day":
            return said.day(date.fromisoformat(value))
        case "weight":
            return said.weight(int(value))
        case "modified":
            return said.label("modified", date=said.day(date.fromisoformat(value)))
        case "label":
            return said.label(value)
        case "direction":
            return said.direction
    raise ValueError(f"no such question: {what}")


def test_a_place_counts_from_one_and_ends_one_past_the_last() -> None:
    body = manuscript("---\nnumber: 8\n---\nUn mot.\n").body
    assert body.blocks[0].span == Span(4, 1, 4, 8)
