"""All printing. Results go to standard output, everything else to standard error; rich only on a terminal."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TextIO

from tehletter.catalogue import hint, say
from tehletter.diagnostics import Diagnostic, Severity
from tehletter.errors import Unable

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]|[\t\n]"
)
_STYLES = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}


def visible(text: str) -> str:
    """A text with its control and directional characters escaped: terminals and CI logs are interpreters too."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


@dataclass(frozen=True, slots=True)
class Report:
    """How one run speaks: the language of its messages, and how much it says."""

    language: str = "en"
    quiet: bool = False
    verbose: bool = False

    def say(self, key: str, /, **values: object) -> str:
        """A text of the catalogue in the language of this run."""
        return say(key, self.language, **values)

    def count(self, what: str, number: int) -> str:
        """« 3 éditions »."""
        one = number < 2 if self.language == "fr" else number == 1
        return self.say(f"count.{what}.{'one' if one else 'many'}", count=number)

    # ------------------------------------------------------------------------------------------- lines

    def result(self, text: str) -> None:
        """A line of the result."""
        _write(sys.stdout, text)

    def note(self, text: str) -> None:
        """A line beside the result, unless the run is quiet."""
        if not self.quiet:
            _write(sys.stderr, text)

    def detail(self, text: str) -> None:
        """A line for those who asked for more."""
        if self.verbose:
            _write(sys.stderr, text)

    def unable(self, error: Unable) -> None:
        """One line for what the tool cannot do, one for the remedy."""
        values = {name: visible(str(value)) for name, value in error.values.items()}
        _write(sys.stderr, f"tehletter: {self.say(error.key, **values)}")
        if (remedy := hint(error.key, self.language, **values)) is not None:
            _write(sys.stderr, f"  {self.say('hint', hint=remedy)}")

    # -------------------------------------------------------------------------------------- diagnostics

    def message(self, diagnostic: Diagnostic) -> str:
        """What a diagnostic says."""
        return self.say(diagnostic.finding.key, **_shown(diagnostic))

    def remedy(self, diagnostic: Diagnostic) -> str | None:
        """What to do about it."""
        return hint(diagnostic.finding.key, self.language, **_shown(diagnostic))

    def diagnostics(self, diagnostics: Iterable[Diagnostic], stream: TextIO) -> None:
        """One line for each, the remedy below it."""
        colour = stream.isatty() and not os.environ.get("NO_COLOR")
        for diagnostic in diagnostics:
            span, severity = diagnostic.finding.span, diagnostic.severity
            word = self.say(f"severity.{severity}")
            if colour:
                word = f"{_STYLES[severity]}{word}\x1b[0m"
            place = f"{visible(diagnostic.path)}:{span.line}:{span.column}"
            _write(stream, f"{place}: {word} {diagnostic.code} {self.message(diagnostic)}")
            if (remedy := self.remedy(diagnostic)) is not None:
                _write(stream, f"  {self.say('hint', hint=remedy)}")

    def summary(self, diagnostics: Sequence[Diagnostic], editions: int) -> str:
        """« 3 éditions : 1 erreur, 0 avertissement »."""
        counts = _counts(diagnostics)
        return self.say(
            "check.summary" if diagnostics else "check.clean",
            editions=self.count("editions", editions),
            errors=self.count("errors", counts["errors"]),
            warnings=self.count("warnings", counts["warnings"]),
        )

    def json(self, diagnostics: Sequence[Diagnostic], editions: int, **more: object) -> None:
        """The diagnostics in the shape that the contract gives."""
        content = {
            "version": 1,
            "summary": {"editions": editions, **_counts(diagnostics)},
            "diagnostics": [self._as_json(diagnostic) for diagnostic in diagnostics],
            **more,
        }
        self.result(json.dumps(content, ensure_ascii=False, indent=1))

    def _as_json(self, diagnostic: Diagnostic) -> dict[str, object]:
        span = diagnostic.finding.span
        return {
            "rule": diagnostic.code,
            "name": diagnostic.finding.rule,
            "severity": str(diagnostic.severity),
            "path": diagnostic.path,
            "line": span.line,
            "column": span.column,
            "end_line": span.end_line,
            "end_column": span.end_column,
            "message": self.message(diagnostic),
            "hint": self.remedy(diagnostic),
            "fixable": diagnostic.fixable,
        }

    # ------------------------------------------------------------------------------- tables and progress

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """A table of results: ruled on a terminal, separated by tabs elsewhere."""
        if not sys.stdout.isatty():
            for row in rows:
                self.result("\t".join(visible(cell) for cell in row))
            return
        from rich.box import SIMPLE_HEAD
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(box=SIMPLE_HEAD, pad_edge=False)
        for column in columns:
            table.add_column(self.say(f"column.{column}"), justify="right" if column in _FIGURES else "left")
        for row in rows:
            table.add_row(*(Text(visible(cell)) for cell in row))
        Console(highlight=False).print(table)

    @contextmanager
    def progress(self, total: int) -> Iterator[Callable[[str], None]]:
        """A bar over editions on a terminal; a line for each elsewhere when asked for. Starts no thread."""
        if self.quiet or not sys.stderr.isatty():
            yield self.detail
            return
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns: tuple[Any, ...] = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        bar = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
        task = bar.add_task(self.say("build.progress"), total=total)

        def step(_path: str) -> None:
            bar.update(task, advance=1)
            bar.refresh()

        with bar:
            bar.refresh()
            yield step


_FIGURES = ("issue", "pages", "weight")


def _shown(diagnostic: Diagnostic) -> dict[str, str]:
    return {name: visible(_short(str(value))) for name, value in diagnostic.finding.values.items()}


def _short(text: str) -> str:
    """A value of the input is quoted, not repeated at length."""
    return text if len(text) <= 120 else text[:117] + "…"


def _counts(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    severities = [diagnostic.severity for diagnostic in diagnostics]
    return {"errors": severities.count(Severity.ERROR), "warnings": severities.count(Severity.WARNING)}


def _write(stream: TextIO, text: str) -> None:
    print(text, file=stream)
