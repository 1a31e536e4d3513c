"""The built-in templates and words, read once."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from tehletter.check import Surroundings, Verdict, compare, conclude, inspect
from tehletter.diagnostics import Span
from tehletter.languages import Language, known_tags, language, placeholders
from tehletter.model import Config, Manuscript, Picture, Source
from tehletter.parse import read_manuscript
from tehletter.rules.rule import Series
from tehletter.workspace.project import Workspace


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
    return read_manuscript(Source(f"issues/{issue:03d}/{lang}.md", text), issue, lang)


TODAY = date(2018, 1, 24)

PICTURE = Picture("issues/008/images/x.jpg", "0" * 64, "JPEG", 800, 600, 1000)


def judged(text: str, config: Config | None = None, **around: object) -> Verdict:
    """A letter's text, judged in a project that has one picture, images/x.jpg."""
    config = config or Config()
    surroundings = Surroundings(
        config,
        {PICTURE.path: PICTURE},
        around.get("printable"),  # type: ignore[arg-type]  # keywords of any type come in
        placeholders(templates()),
        known_tags(templates()),
    )
    inspection, case = inspect(manuscript(text), surroundings)
    letter = inspection.abstract
    stamps = {letter.path: stamp for lang, stamp in around.get("stamps", {}).items() if lang == letter.lang}  # type: ignore[attr-defined]  # the same
    compared = compare(Series((letter,), config, stamps, (PICTURE.path,), TODAY))
    return conclude(inspection, compared.get(letter.path, ()), config, case)


def sliced(text: str, span: Span) -> str:
    """The characters of a source that a span covers."""
    lines = text.split("\n")
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    first, last = lines[span.line - 1][span.column - 1 :], lines[span.end_line - 1][: span.end_column - 1]
    return "\n".join([first, *lines[span.line : span.end_line - 1], last])
