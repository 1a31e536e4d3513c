"""`tehletter check`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from tehletter.errors import Misuse
from tehletter.report import Report
from tehletter.survey import choose, concerning, exit_code, survey
from tehletter.workspace.project import Workspace

FORMATS = ("text", "json")


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What was asked of `check`; `what` as it was typed in the folder `here`."""

    what: tuple[str, ...]
    here: Path
    format: str = "text"
    strict: bool = False


def check(workspace: Workspace, options: CheckOptions, report: Report) -> int:
    """Report what is wrong with the letters that were asked for; 1 when a letter cannot be built."""
    if options.format not in FORMATS:
        raise Misuse("bad-format", format=options.format, known=", ".join(FORMATS))
    found = survey(workspace, letters=False)
    chosen = choose(found, options.what, workspace, options.here)
    diagnostics = concerning(found.diagnostics, chosen)
    editions = sum(verdict.abstract.path in chosen for verdict in found.verdicts)
    if options.format == "json":
        report.json(diagnostics, editions)
    else:
        report.diagnostics(diagnostics, sys.stdout)
        report.note(report.summary(diagnostics, editions))
    return exit_code(diagnostics, strict=options.strict)
