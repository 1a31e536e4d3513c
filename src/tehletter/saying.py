"""What a build says of the letters at its end, whether it made something or found nothing to do."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from tehletter.artifact import Artifact
from tehletter.formats import Found, as_json, as_text, quotable
from tehletter.options import BuildOptions
from tehletter.report import Report
from tehletter.standing import Said
from tehletter.workspace.project import Workspace


def say(said: Said, artifacts: Iterable[Artifact], workspace: Workspace, options: BuildOptions, report: Report) -> None:
    """Print the diagnostics, or with `--json` them and what is out."""
    sources = {path: workspace.read_source(path) for path in quotable(said.diagnostics)}
    found = Found(said.diagnostics, said.editions, report.language, sources=sources)
    if options.json:
        report.result(as_json(found, artifacts=[artifact.as_json() for artifact in artifacts]))
        return
    text = as_text(found, colour=report.colour(sys.stderr), columns=report.columns(sys.stderr))
    report.diagnostics(text, sys.stderr)
