"""Letters judged for `check`: all of them, or held against a report of known findings, or mended."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import TYPE_CHECKING

from tehletter import clock
from tehletter.catalogue.wording import message, visible
from tehletter.choosing import choose, concerning
from tehletter.diagnostics import Diagnostic
from tehletter.difference import difference
from tehletter.errors import Misuse
from tehletter.options import CheckOptions
from tehletter.report import Report
from tehletter.standing import Said
from tehletter.survey import Survey, survey
from tehletter.workspace.files import read_given
from tehletter.workspace.project import CONFIG, Workspace

if TYPE_CHECKING:
    from tehletter.baseline import Baseline
    from tehletter.repair import Repair

MOST_REPORT = 50_000_000
"""Bytes of a report; a finding has some 400."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What there is to say of the letters that were asked for, and what else it depends on: the zone, the logos."""

    said: Said
    zone: tzinfo
    logos: tuple[str, ...]


def judge(workspace: Workspace, options: CheckOptions) -> Judged:
    """Judge the letters that were asked for."""
    found = survey(workspace)
    chosen = choose(found, options.what, workspace, options.here)
    said = Said(_editions(found, chosen), concerning(found.diagnostics, chosen))
    logos = tuple(picture.path for picture in found.logos.values())
    return Judged(said, clock.zone(found.config.timezone) or UTC, logos)


def check_closely(workspace: Workspace, options: CheckOptions, report: Report) -> Said:
    """Judge letters after they were mended, against a baseline, or to show what can be mended."""
    baseline = _baseline(options) if options.baseline is not None else None
    if options.fix and not options.diff:
        with workspace.locked():
            _mend(workspace, options, baseline, report)
    found = survey(workspace)
    chosen = choose(found, options.what, workspace, options.here)
    diagnostics = concerning(found.diagnostics, chosen)
    if baseline is not None:
        diagnostics = _new(diagnostics, baseline, chosen, options, report)
    if options.diff:
        _show(_repairs(workspace, found, chosen, baseline), report)
    return Said(_editions(found, chosen), diagnostics)


def _editions(found: Survey, chosen: frozenset[str]) -> tuple[str, ...]:
    return tuple(verdict.abstract.path for verdict in found.verdicts if verdict.abstract.path in chosen)


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
