"""`tehletter check`: what was said before where nothing changed since, else what is wrong with the letters."""

from __future__ import annotations

import sys

from tehletter import clock
from tehletter.diagnostics import exit_code
from tehletter.errors import Misuse
from tehletter.ledger import CHECKED, Ledger, read_ledger, write_ledger
from tehletter.options import CheckOptions
from tehletter.report import Report
from tehletter.standing import Said, Standing
from tehletter.workspace.project import Workspace, program_key

QUOTING = ("text", "junit")
"""The formats that show the line of a finding."""
IN_REPOSITORY = ("github", "sarif", "junit")
"""The formats whose readers look for a file from the root of its repository."""
READ_BY_PEOPLE = ("text", "github")
"""The formats after which the numbers are said; the others go into a file or a program, with numbers of their own."""


def check(workspace: Workspace, options: CheckOptions, report: Report) -> int:
    """Report what is wrong with the letters that were asked for; 1 when a letter cannot be built."""
    _refuse_misuse(options)
    clock.now()  # a malformed SOURCE_DATE_EPOCH is refused before anything is read
    if options.fix or options.diff or options.baseline is not None:
        from tehletter.bounding import bound_memory
        from tehletter.checking import check_closely

        bound_memory()
        said = check_closely(workspace, options, report)
    else:
        said = _plainly(workspace, options)
    if not options.diff:
        _tell(workspace, said, options, report)
    if options.format in READ_BY_PEOPLE:
        report.note(report.summary(said.diagnostics, len(said.editions)))
    return exit_code(said.diagnostics, strict=options.strict)


def _refuse_misuse(options: CheckOptions) -> None:
    if options.format == "text":
        return
    from tehletter.formats import FORMATS

    if options.format not in FORMATS:
        raise Misuse("bad-format", format=options.format, known=", ".join(FORMATS))
    if options.diff:
        raise Misuse("diff-and-format")


def _plainly(workspace: Workspace, options: CheckOptions) -> Said:
    """What there is to say, from memory where everything is as it was."""
    program = program_key()
    standing = Standing(workspace, program, "check", options.what, str(options.here) if options.what else "")
    seen = read_ledger(workspace.recall(CHECKED), program).seen
    if seen and standing.still(seen):
        return Said(seen.editions, seen.diagnostics)
    from tehletter.bounding import bound_memory
    from tehletter.checking import judge

    bound_memory()
    judged = judge(workspace, options)
    if exit_code(judged.said.diagnostics, strict=False) == 0:  # what is wrong may lie outside the folders looked at
        seen = standing.seen(judged.zone, judged.logos, judged.said)
        workspace.remember(CHECKED, write_ledger(Ledger(seen=seen), program))
    return judged.said


def _tell(workspace: Workspace, said: Said, options: CheckOptions, report: Report) -> None:
    if options.format == "text" and not said.diagnostics:
        return
    from tehletter.formats import FORMATS, Found, as_text, quotable

    quoted = quotable(said.diagnostics) if options.format in QUOTING else ()
    sources = {path: workspace.read_source(path) for path in quoted}
    below = workspace.place_in_repository() if options.format in IN_REPOSITORY else ""
    found = Found(said.diagnostics, said.editions, report.language, strict=options.strict, sources=sources, below=below)
    if options.format == "text":
        text = as_text(found, colour=report.colour(sys.stdout), columns=report.columns(sys.stdout))
    else:
        text = FORMATS[options.format](found)
    report.diagnostics(text, sys.stdout)
