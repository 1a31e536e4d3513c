"""The cases of tests/spec/rules/*.md, the examples of the rulebook, and that no rule lacks any of its parts.

A section of a spec file says what its inputs are: `KIND [LANGUAGE] [+rule …] [-rule …]`, where the kind is

    letter     a whole letter, issue 8
    front      front matter; the required keys that it does not show are right
    body       the body of a letter with a right front matter
    mend       the body of a letter; expected is the body as `check --fix` leaves it
    mend-front front matter; expected is the front matter as `check --fix` leaves it
    project    a listing (support/listing.py); expected lines begin with the path

Lines of an expected diagnostic are `line:column code key`, counted in the input.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.builtin import judged, manuscript, surroundings, switched, told, with_front
from support.listing import written
from support.project import NOON, Project
from support.spec import FOLDER, Case, read_cases
from tehletter.check import diagnose, inspect
from tehletter.diagnostics import Diagnostic
from tehletter.fonts import Fonts
from tehletter.mend import mended
from tehletter.model import Config
from tehletter.rulebook import pages
from tehletter.rulebook.page import Example
from tehletter.rules import BY_NAME, RULES
from tehletter.rules.rule import Rule
from tehletter.survey import survey
from tehletter.workspace.project import built_in, find_project

PRINTABLE = Fonts((built_in("fonts"),)).printable()
HEAD = "---\n" + with_front("") + "---\n"
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in (FOLDER / "rules").glob("*.md"))
CASES = [(name, case) for name in FILES for case in read_cases(name)]


def parametrised(*kinds: str) -> pytest.MarkDecorator:
    chosen = [(name, case) for name, case in CASES if case.section.split()[0] in kinds]
    return pytest.mark.parametrize(
        "case", [case for _, case in chosen], ids=[f"{name.removeprefix('rules/')}:{case}" for name, case in chosen]
    )


def settings_of(section: str) -> tuple[str, str, Config]:
    """The kind, the language and the config that a section names."""
    kind, *words = section.split()
    lang = next((word for word in words if word[0] not in "+-"), "fr")
    on = [word[1:] for word in words if word[0] == "+"]
    off = [word[1:] for word in words if word[0] == "-"]
    assert {*on, *off} <= set(BY_NAME), section
    return kind, lang, switched(on, off)


def whole(kind: str, text: str) -> tuple[str, int]:
    """A whole letter, and the number of lines above the part that a case shows."""
    match kind:
        case "body" | "mend":
            return HEAD + text + "\n", HEAD.count("\n")
        case "front" | "mend-front":
            front = with_front(text)
            return f"---\n{front}\n---\n\nUn texte.\n", 1 + front[: len(front) - len(text)].count("\n")
    return text, 0


# --------------------------------------------------------------------------------------------- the cases


@parametrised("letter", "front", "body")
def test_a_letter_is_told_what_is_wrong_and_where(case: Case) -> None:
    kind, lang, config = settings_of(case.section)
    text, above = whole(kind, case.input)
    verdict = judged(text, config, lang=lang, printable=PRINTABLE)
    assert "\n".join(told(verdict.diagnostics, above)) == case.expected


def in_project(listing: str, folder: Path, config: Config | None = None) -> tuple[Diagnostic, ...]:
    """What is found in the project that a listing shows, on 24 January 2018."""
    project = Project(folder)
    written(project, listing)
    if config:
        rules = "".join(
            f'"{rule}" = "{"warning" if said == "on" else said}"\n' for rule, said in config.severities.items()
        )
        toml = project.read("tehletter.toml")
        project.write("tehletter.toml", f"{toml}\n[check.severity]\n{rules}")
    return survey(find_project(project.root)).diagnostics


@parametrised("project")
def test_a_project_is_told_what_is_wrong_and_where(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOON))
    _, _, config = settings_of(case.section)
    found = in_project(case.input, tmp_path, config if config.severities else None)
    lines = [f"{d.path}:{line}" for d, line in zip(found, told(found), strict=True)]
    assert "\n".join(lines) == case.expected


def remedied(text: str, config: Config, lang: str) -> str:
    """A letter's text without what can be mended in it."""
    around = surroundings(config, PRINTABLE)

    def found(raw: str) -> tuple[Diagnostic, ...]:
        inspection = inspect(manuscript(raw, lang=lang), around)
        return diagnose("", inspection.findings, config)

    return mended(text, found)


@parametrised("mend", "mend-front")
def test_a_letter_is_mended(case: Case) -> None:
    kind, lang, config = settings_of(case.section)
    text, _ = whole(kind, case.input)
    expected, _ = whole(kind, case.expected)
    once = remedied(text, config, lang)
    assert once == expected
    assert remedied(once, config, lang) == once


# ----------------------------------------------------------------------------- the examples of the rulebook


def found_in(example: Example, folder: Path, rule: str) -> Iterator[str]:
    """The names of the rules that find something in an example, `rule` being on."""
    config = switched([rule])
    match example.kind:
        case "project":
            diagnostics = in_project(example.text, folder, config if BY_NAME[rule].severity == "off" else None)
        case "config":
            diagnostics = in_project("tehletter.toml\n" + re.sub("^", "    ", example.text, flags=re.MULTILINE), folder)
        case _:
            text, _ = whole(example.kind, example.text)
            diagnostics = judged(text, config, lang=example.lang, printable=PRINTABLE).diagnostics
    yield from (diagnostic.finding.rule for diagnostic in diagnostics)


BEYOND_EXAMPLES = {"missing-stamp", *(rule.name for rule in RULES if rule.code >= "TEH9")}
"""What no letter brings about by itself: `build` reports it."""


@pytest.mark.parametrize("name", [name for name in pages() if name not in BEYOND_EXAMPLES])
def test_the_rulebook_shows_what_is_wrong_and_what_is_right(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOON))
    page = pages()[name]
    assert name in set(found_in(page.bad, tmp_path / "bad", name))
    assert set(found_in(page.good, tmp_path / "good", name)) == set()


# ------------------------------------------------------------------------------------ nothing is left out


@pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])
def test_a_rule_has_a_page_a_finder_and_cases(rule: Rule) -> None:
    name = rule.name
    assert name in pages()
    if name in BEYOND_EXAMPLES:
        return
    expected = "\n".join(case.expected for case in read_cases("diagnostics.md"))
    expected += "\n".join(case.expected for _, case in CASES)
    assert re.search(rf"{BY_NAME[name].code} {re.escape(name)}(\.|$)", expected, re.MULTILINE), f"no case for {name}"


@pytest.mark.parametrize("name", pages())
def test_a_page_is_written_in_both_languages(name: str) -> None:
    page = pages()[name]
    for words in (page.en, page.fr, page.source):
        assert words.strip() == words
        assert words
        assert "\n" not in words
    assert page.en.endswith(".")
    assert page.fr.endswith(".")
    assert page.en != page.fr


@pytest.mark.slow
def test_the_rules_that_say_that_they_mend_are_those_that_do() -> None:
    """`mends` in rules/__init__.py is what `tehletter rules` and docs/rules.md tell of `--fix`."""
    mending: set[str] = set()
    for _, case in CASES:
        kind, lang, config = settings_of(case.section)
        if kind != "project":
            text, _ = whole(kind, case.input)
            diagnostics = judged(text, config, lang=lang, printable=PRINTABLE).diagnostics
            mending |= {diagnostic.finding.rule for diagnostic in diagnostics if diagnostic.fixable}
    assert {rule.name for rule in RULES if rule.mends} == mending
