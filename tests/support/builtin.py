"""The built-in templates and words, read once, and letters judged without a disk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tehletter.abstract import Abstract
from tehletter.check import Surroundings, Verdict, compare, conclude, inspect
from tehletter.config import read_config
from tehletter.diagnostics import Diagnostic, Span
from tehletter.languages import Language, known_tags, language, placeholders
from tehletter.letter import Manuscript
from tehletter.model import (
    Config,
    Picture,
    Source,
    Stamp,
)
from tehletter.parse import read_manuscript
from tehletter.rules.rule import Series
from tehletter.workspace.project import Workspace

TODAY = date(2018, 1, 24)

PICTURE = Picture("issues/008/images/x.jpg", "0" * 64, "JPEG", 1600, 1200, 1000)


@cache
def templates() -> dict[str, str]:
    """The templates of a project that has none of its own."""
    return Workspace(Path("/nonexistent")).templates()


@cache
def words(tag: str) -> Language:
    """The words of a language."""
    return language(tag, templates())


def manuscript(text: str, issue: int = 8, lang: str = "fr") -> Manuscript:
    """A letter's text, read."""
    return read_manuscript(Source.of(f"issues/{issue:03d}/{lang}.md", text), issue, lang)


def switched(on: Iterable[str] = (), off: Iterable[str] = (), config: Config | None = None) -> Config:
    """A config in which rules are switched on or off, by their names."""
    said = {**dict.fromkeys(on, "on"), **dict.fromkeys(off, "off")}
    return replace(config or Config(), severities=said)


def configured(text: str) -> Config:
    """The config that a `tehletter.toml` without mistakes gives."""
    config, found, _ = read_config(Source.of("tehletter.toml", text))
    assert not found
    return config


def judged(
    text: str,
    config: Config | None = None,
    *,
    lang: str = "fr",
    printable: frozenset[int] | None = None,
    stamps: Mapping[str, Stamp] | None = None,
) -> Verdict:
    """A letter's text, judged as issue 8 of a series of thirty that has one picture, images/x.jpg."""
    config = config or Config()
    around = surroundings(config, printable)
    inspection = inspect(manuscript(text, lang=lang), around)
    letter = inspection.abstract
    stamp = (stamps or {}).get(letter.lang)
    by_path = {letter.path: stamp} if stamp else {}
    others = (Abstract(f"issues/{number:03d}/{lang}.md", number, lang, "") for number in range(1, 31) if number != 8)
    compared = compare(Series((letter, *others), config, by_path, (), TODAY))
    return conclude(inspection, compared.get(letter.path, ()), config)


def surroundings(config: Config, printable: frozenset[int] | None = None) -> Surroundings:
    """What a letter of such a project is judged against."""
    return Surroundings(config, {PICTURE.path: PICTURE}, printable, placeholders(templates()), known_tags(templates()))


def told(diagnostics: Iterable[Diagnostic], above: int = 0) -> list[str]:
    """Each diagnostic as the cases of tests/spec/ write it: « 1:9 TEH105 wrong-type.integer »."""
    return [f"{d.finding.span.line - above}:{d.finding.span.column} {d.code} {d.finding.key}" for d in diagnostics]


def sliced(text: str, span: Span) -> str:
    """The characters of a source that a span covers."""
    lines = text.split("\n")
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    first, last = lines[span.line - 1][span.column - 1 :], lines[span.end_line - 1][: span.end_column - 1]
    return "\n".join([first, *lines[span.line : span.end_line - 1], last])


FRONT: Mapping[str, Any] = {"number": "8", "title": "Une lettre", "date": "2018-01-10", "summary": "Un résumé."}


def with_front(text: str) -> str:
    """Front matter in which the required keys that `text` does not give are right."""
    given = {line.partition(":")[0] for line in text.split("\n")}
    return "".join(f"{key}: {value}\n" for key, value in FRONT.items() if key not in given) + text
