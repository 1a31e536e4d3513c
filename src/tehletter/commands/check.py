"""`tehletter check`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tehletter.catalogue.wording import message, visible
from tehletter.choosing import choose, concerning, exit_code
from tehletter.diagnostics import Diagnostic
from tehletter.difference import difference
from tehletter.errors import Misuse
from tehletter.formats import FORMATS, Found, as_text, quotable
from tehletter.report import Report
from tehletter.survey import Survey, survey
from tehletter.workspace.files import read_given
from tehletter.workspace.project import CONFIG, Workspace

if TYPE_CHECKING:
    from tehletter.baseline import Baseline
    from tehletter.repair import Repair

QUOTING = ("text", "junit")
"""The formats that show the line of a finding."""
IN_REPOSITORY = ("github", "sarif", "junit")
"""The formats whose readers look for a file from the root of its repository."""
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
    fix: bool = False
    diff: bool = False


def check(workspace: Workspace, options: CheckOptions, report: Report) -> int:
    """Report what is wrong with the letters that were asked for; 1 when a letter cannot be built."""
    if options.format not in FORMATS:
        raise Misuse("bad-format", format=options.format, known=", ".join(FORMATS))
    if options.diff and options.format != "text":
        raise Misuse("diff-and-format")
    baseline = _baseline(options) if options.baseline is not None else None
    if options.fix and not options.diff:
        with workspace.locked():
            _mend(workspace, options, baseline, report)
    found = survey(workspace)
    chosen = choose(found, options.what, workspace, options.here)
    diagnostics = concerning(found.diagnostics, chosen)
    if baseline is not None:
        diagnostics = _new(diagnostics, baseline, chosen, options, report)
    editions = tuple(verdict.abstract.path for verdict in found.verdicts if verdict.abstract.path in chosen)
    if options.diff:
        _show(_repairs(workspace, found, chosen, baseline), report)
    else:
        _tell(workspace, diagnostics, editions, options, report)
    if options.format in READ_BY_PEOPLE:
        report.note(report.summary(diagnostics, len(editions)))
    return exit_code(diagnostics, strict=options.strict)


def _tell(
    workspace: Workspace,
    diagnostics: tuple[Diagnostic, ...],
    editions: tuple[str, ...],
    options: CheckOptions,
    report: Report,
) -> None:
    quoted = quotable(diagnostics) if options.format in QUOTING else ()
    sources = {path: workspace.read_source(path) for path in quoted}
    below = workspace.place_in_repository() if options.format in IN_REPOSITORY else ""
    said = Found(diagnostics, editions, report.language, strict=options.strict, sources=sources, below=below)
    if options.format == "text":
        report.diagnostics(
            as_text(said, colour=report.colour(sys.stdout), columns=report.columns(sys.stdout)), sys.stdout
        )
    else:
        report.diagnostics(FORMATS[options.format](said), sys.stdout)


# ----------------------------------------------------------------------------------------------- mending


def _repairs(
    workspace: Workspace, found: Survey, chosen: frozenset[str], baseline: Baseline | None
) -> tuple[Repair, ...]:
    """What can be mended; known findings stay, since a letter that is out should keep its date."""
    if not any(diagnostic.fixable and diagnostic.path in chosen for diagnostic in found.diagnostics):
        return ()
    from tehletter.baseline import compare
    from tehletter.repair import repairs

    return repairs(
        workspace, found, chosen, lambda said: said if baseline is None else compare(said, baseline, None).new
    )


def _mend(workspace: Workspace, options: CheckOptions, baseline: Baseline | None, report: Report) -> None:
    """Write the letters without what can be mended in them, and say what was done and what was left."""
    found = survey(workspace)
    done: list[Repair] = []
    for repair in _repairs(workspace, found, choose(found, options.what, workspace, options.here), baseline):
        if repair.worse:
            _leave_worse(repair, report)
            continue
        outcome = workspace.put_in_place(repair.source, repair.text)
        if outcome == "done":
            done.append(repair)
        else:
            report.warning(report.say(f"mend.{outcome}", path=visible(repair.source.path)))
    if done:
        report.note(_sum("mend.done", done, report))


def _show(repairs: tuple[Repair, ...], report: Report) -> None:
    """Show what `--fix` would write."""
    good = [repair for repair in repairs if not repair.worse]
    colour = report.colour(sys.stdout)
    for repair in repairs:
        if repair.worse:
            _leave_worse(repair, report)
        else:
            report.result(difference(repair.source.path, repair.source.raw, repair.text, colour=colour))
    if good:
        report.note(_sum("mend.would", good, report))


def _leave_worse(repair: Repair, report: Report) -> None:
    if repair.worse:
        said = f"{repair.worse.code} {message(repair.worse, report.language)}"
        report.warning(report.say("mend.worse", path=visible(repair.source.path), error=said))


def _sum(key: str, repairs: list[Repair], report: Report) -> str:
    findings = report.count("mended", sum(repair.findings for repair in repairs))
    return report.say(key, findings=findings, files=report.count("files", len(repairs)))


# ---------------------------------------------------------------------------------------------- baseline


def _baseline(options: CheckOptions) -> Baseline:
    """The report that was named; raises `Misuse` where it is none."""
    path = str(options.baseline)
    data = read_given(options.here / path, MOST_REPORT)
    if isinstance(data, str):
        raise Misuse(f"bad-baseline.{data}", path=path)
    from tehletter.baseline import read_baseline

    return read_baseline(data, path)


def _new(
    diagnostics: tuple[Diagnostic, ...],
    baseline: Baseline,
    chosen: frozenset[str],
    options: CheckOptions,
    report: Report,
) -> tuple[Diagnostic, ...]:
    """The findings that the baseline does not know; says how many it does."""
    from tehletter.baseline import compare

    compared = compare(diagnostics, baseline, chosen | {CONFIG} if options.what else None)
    known, gone = report.count("known", compared.known), report.count("gone", compared.gone)
    key = "baseline.gone" if compared.gone else "baseline.known"
    report.note(report.say(key, path=visible(str(options.baseline)), known=known, gone=gone))
    return compared.new
