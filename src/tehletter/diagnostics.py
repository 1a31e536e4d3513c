"""What is wrong with a letter, as values.

A rule yields `Finding`s: a rule's name, a place and the values of its message. `check` gives each its
severity and makes a `Diagnostic` of it. The words stand in the catalogue, so that a finding is the same
value in every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic weighs. `off` is a severity so that config can silence a rule."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a source file: lines and columns from 1, in characters; `end_column` is one past the last."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def part(self, start: int, end: int) -> Span:
        """Characters `start` to `end` of a span that lies on one line."""
        return Span(self.line, self.column + start, self.line, self.column + end)


WHOLE_FILE = Span()


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Characters of a source file and what comes in their place."""

    span: Span
    new: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule's name, the place, and what its message is to be filled with.

    `variant` chooses among several messages of one rule: the text `name.variant` of the catalogue.
    `fix` mends the source where that has one right answer; all of its edits are made, or none.
    """

    rule: str
    span: Span = WHOLE_FILE
    values: Mapping[str, object] = field(default_factory=dict)
    variant: str = ""
    fix: tuple[Edit, ...] = ()

    @property
    def key(self) -> str:
        """The message's key in the catalogue."""
        return f"{self.rule}.{self.variant}" if self.variant else self.rule


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding in a file, with the code and the severity that it has in this project."""

    code: str
    severity: Severity
    path: str
    finding: Finding

    @property
    def fixable(self) -> bool:
        """Whether `check --fix` mends it."""
        return bool(self.finding.fix)

    @property
    def order(self) -> tuple[str, Span, str]:
        """Reports are sorted by path, place and code."""
        return self.path, self.finding.span, self.code


def worst(diagnostics: Iterable[Diagnostic]) -> Severity:
    """The gravest severity among them; `off` where there is none."""
    found = {diagnostic.severity for diagnostic in diagnostics}
    for severity in (Severity.ERROR, Severity.WARNING):
        if severity in found:
            return severity
    return Severity.OFF


def exit_code(diagnostics: Iterable[Diagnostic], *, strict: bool) -> int:
    """1 for errors, and for warnings where they count as errors."""
    gravest = worst(diagnostics)
    return int(gravest is Severity.ERROR or (strict and gravest is Severity.WARNING))
