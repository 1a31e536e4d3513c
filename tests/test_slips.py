"""Mistakes that people make: each is told at its place, and what is right is told nothing.

The lists in tests/slips/ are written without a look at the rules: a proofreader's, not the rules' own cases.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from support.builtin import judged, told, with_front
from support.listing import written
from support.project import NOON, ROOT, Project
from support.spec import Case, read_cases
from tehletter.diagnostics import Diagnostic, Severity
from tehletter.survey import survey
from tehletter.workspace.project import find_project

FOLDER = ROOT / "tests" / "slips"
HEAD = "---\n" + with_front("") + "---\n\n"
ARROW = " ⇒ "
Pair = tuple[str, str, str]
"""The language, what was typed, and what is right."""


def pairs(lang: str) -> list[tuple[str, Pair]]:
    """Each pair of a list, named by its line and its kind."""
    found = []
    kind = ""
    for number, line in enumerate((FOLDER / f"{lang}.txt").read_text("utf-8").split("\n"), 1):
        if line.startswith("# "):
            kind = line.removeprefix("# ")
        elif line:
            wrong, right = line.split(ARROW)
            found.append((f"{lang}:{number} {kind}", (lang, wrong, right)))
    return found


PAIRS = [pair for lang in ("fr", "en", "sr-Latn", "sr-Cyrl") for pair in pairs(lang)]
PROJECTS = read_cases("../slips/projects.md")
each_pair = pytest.mark.parametrize("pair", [pair for _, pair in PAIRS], ids=[name for name, _ in PAIRS])


def remarks(lang: str, text: str) -> list[str]:
    """What is told about the lines of a text, by the rules that are on."""
    verdict = judged(HEAD + text + "\n", lang=lang)
    above = HEAD.count("\n")
    counting = [d for d in verdict.diagnostics if grave(d) and d.finding.span.end_line > above]
    return told(counting, above)


def grave(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity in (Severity.ERROR, Severity.WARNING)


@each_pair
def test_a_slip_is_told(pair: Pair) -> None:
    lang, wrong, right = pair
    assert remarks(lang, wrong), f"nothing is said about « {wrong} », which should be « {right} »"


@each_pair
def test_what_is_right_is_told_nothing(pair: Pair) -> None:
    lang, _, right = pair
    assert remarks(lang, right) == [], f"« {right} » is right"


@pytest.mark.parametrize("case", PROJECTS, ids=[f"{case.line} {case}" for case in PROJECTS])
def test_a_slip_in_a_project_is_told_at_its_place(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOON))
    project = Project(tmp_path)
    written(project, case.input)
    found = [d for d in survey(find_project(project.root)).diagnostics if grave(d)]
    expected = case.expected.split("\n")
    places = {line for line in expected if not line.startswith("=")}
    families = {line.removeprefix("=").strip() for line in expected if line.startswith("=")}
    there = {f"{d.path}:{line}" for d in found for line in (d.finding.span.line, "?")}
    assert places <= there, "\n".join(f"{d.path}:{line}" for d, line in zip(found, told(found), strict=True))
    for family in families:
        assert any(d.code.startswith(family) for d in found), family


def test_the_lists_are_long_enough_to_mean_something() -> None:
    assert len(pairs("fr")) >= 230
    assert len(pairs("en")) >= 60
    assert len(pairs("sr-Latn")) >= 35
    assert len(pairs("sr-Cyrl")) >= 20
    assert len(PROJECTS) >= 60


@each_pair
def test_a_pair_differs(pair: Pair) -> None:
    _, wrong, right = pair
    assert wrong != right
    assert right.strip() == right
