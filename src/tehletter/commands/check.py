"""`tehletter check`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from tehletter.baseline import Baseline, compare, read_baseline
from tehletter.catalogue.wording import visible
from tehletter.diagnostics import Diagnostic
from tehletter.errors import Misuse
from tehletter.formats import FORMATS, Found, as_text, quotable
from tehletter.report import Report
from tehletter.survey import choose, concerning, exit_code, survey
from tehletter.workspace.files import read_given
from tehletter.workspace.project import CONFIG, Workspace

QUOTING = ("text", "junit")
"""The formats that show the line of a finding."""
READ_BY_PEOPLE = ("text", "github")
"""The formats after which the numbers are said; the others go into a file or a program, with numbers of their own."""
MOST_REPORT = 50_000_000
"""Bytes of a report; a finding has some 400."""


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What was asked of `check`; `what` and `baseline` as they were typed in the folder `here`."""

    what: tuple[str, ...]
    here: Path
    format: str = "text"
    strict: bool = False
    baseline: str | None = None


def check(workspace: Workspace, options: CheckOptions, report: Report) -> int:
    """Report what is wrong with the letters that were asked for; 1 when a letter cannot be built."""
    if options.format not in FORMATS:
        raise Misuse("bad-format", format=options.format, known=", ".join(FORMATS))
    baseline = _baseline(options) if options.baseline is not None else None
    found = survey(workspace, letters=False)
    chosen = choose(found, options.what, workspace, options.here)
    diagnostics = concerning(found.diagnostics, chosen)
    if baseline is not None:
        diagnostics = _new(diagnostics, baseline, chosen, options, report)
    editions = tuple(verdict.abstract.path for verdict in found.verdicts if verdict.abstract.path in chosen)
    quoted = quotable(diagnostics) if options.format in QUOTING else ()
    sources = {path: workspace.read_source(path) for path in quoted}
    said = Found(diagnostics, editions, report.language, strict=options.strict, sources=sources)
    if options.format == "text":
        report.diagnostics(as_text(said, colour=report.colour(sys.stdout)), sys.stdout)
    else:
        report.diagnostics(FORMATS[options.format](said), sys.stdout)
    if options.format in READ_BY_PEOPLE:
        report.note(report.summary(diagnostics, len(editions)))
    return exit_code(diagnostics, strict=options.strict)


def _baseline(options: CheckOptions) -> Baseline:
    """The report that was named; raises `Misuse` where it is none."""
    path = str(options.baseline)
    data = read_given(options.here / path, MOST_REPORT)
    if isinstance(data, str):
        raise Misuse(f"bad-baseline.{data}", path=path)
    return read_baseline(data, path)


def _new(
    diagnostics: tuple[Diagnostic, ...],
    baseline: Baseline,
    chosen: frozenset[str],
    options: CheckOptions,
    report: Report,
) -> tuple[Diagnostic, ...]:
    """The findings that the baseline does not know; says how many it does."""
    compared = compare(diagnostics, baseline, chosen | {CONFIG} if options.what else None)
    known, gone = report.count("known", compared.known), report.count("gone", compared.gone)
    key = "baseline.gone" if compared.gone else "baseline.known"
    report.note(report.say(key, path=visible(str(options.baseline)), known=known, gone=gone))
    return compared.new
