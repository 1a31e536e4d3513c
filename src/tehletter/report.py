"""All printing. Results go to standard output, everything else to standard error; rich only on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from shutil import get_terminal_size
from typing import Any, Literal, TextIO

from tehletter.catalogue import hint, say
from tehletter.catalogue.wording import visible
from tehletter.diagnostics import Diagnostic, Severity
from tehletter.errors import Unable

WIDEST = 100
"""Columns of running text that are still read with ease."""


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

    def warning(self, text: str) -> None:
        """A line beside the result that a quiet run says too."""
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

    def colour(self, stream: TextIO) -> bool:
        """Whether what goes there may be coloured: on a terminal, unless NO_COLOR is set (no-color.org)."""
        return stream.isatty() and not os.environ.get("NO_COLOR")

    def columns(self, stream: TextIO) -> int | None:
        """How wide a terminal is; None where there is none."""
        return get_terminal_size().columns if stream.isatty() else None

    def diagnostics(self, text: str, stream: TextIO) -> None:
        """Diagnostics as one of the formats put them; nothing where there are none."""
        if text:
            _write(stream, text)

    def summary(self, diagnostics: Sequence[Diagnostic], editions: int) -> str:
        """« 3 éditions : 1 erreur, 0 avertissement », and how many of them `--fix` mends."""
        severities = [diagnostic.severity for diagnostic in diagnostics]
        fixable = sum(diagnostic.fixable for diagnostic in diagnostics)
        return self.say(
            "check.fixable" if fixable else "check.summary" if diagnostics else "check.clean",
            editions=self.count("editions", editions),
            errors=self.count("errors", severities.count(Severity.ERROR)),
            warnings=self.count("warnings", severities.count(Severity.WARNING)),
            fixable=self.count("fixable", fixable),
        )

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
            justify: Literal["right", "left"] = "right" if column in _FIGURES else "left"
            table.add_column(self.say(f"column.{column}"), justify=justify, overflow="fold")  # nothing is cut off
        for row in rows:
            table.add_row(*(Text(visible(cell)) for cell in row))
        Console(highlight=False).print(table)

    def markdown(self, text: str) -> None:
        """A page of results: set on a terminal, as it is elsewhere."""
        if not sys.stdout.isatty():
            self.result(text)
            return
        from rich.console import Console
        from rich.markdown import Markdown

        console = Console(highlight=False)
        width = min(console.width, WIDEST)
        console.print(Markdown(text, code_theme="ansi_dark", justify="left"), width=width)

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


def _write(stream: TextIO, text: str) -> None:
    print(text, file=stream)
