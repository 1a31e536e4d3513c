"""`tehletter build`: nothing where nothing changed, else a build of what did."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tehletter import clock
from tehletter.artifact import KINDS
from tehletter.errors import Misuse
from tehletter.ledger import LEDGER, Seen, read_ledger
from tehletter.options import BuildOptions
from tehletter.report import Report
from tehletter.standing import Said, Standing, outputs
from tehletter.workspace.project import Workspace, program_key
from tehletter.workspace.publication import Publication

if TYPE_CHECKING:
    from tehletter.processes import Crew


def build(workspace: Workspace, options: BuildOptions, report: Report) -> int:
    """Publish the letters that were asked for and are right; 1 when one of them is not."""
    for kind in options.only:
        if kind not in KINDS:
            raise Misuse("bad-only", kind=kind)
    if options.jobs is not None and options.jobs < 1:
        raise Misuse("bad-jobs")
    clock.now()  # a malformed SOURCE_DATE_EPOCH is refused before anything is read
    with workspace.locked():
        program = program_key()
        ledger = read_ledger(workspace.recall(LEDGER), program)
        out = (options.here / options.out).resolve() if options.out else ""
        asked = (str(out), options.what, sorted(options.only), options.locked, options.strict, options.prove)
        standing = Standing(workspace, program, "build", *asked)
        seen = None if options.force or options.checksum else ledger.seen
        if seen and standing.still(seen, outputs(workspace, Publication(Path(seen.out)), options)):
            return _repeat(seen, workspace, options, report)
        with _crew(workspace, options) as crew:
            from tehletter.building import Building

            return Building(workspace, options, report, ledger, standing).run(crew)


def _crew(workspace: Workspace, options: BuildOptions) -> Crew:
    """The processes of a build; the first loads what printing takes while the letters are read."""
    from tehletter.bounding import bound_memory
    from tehletter.processes import Crew, cores

    bound_memory()
    crew = Crew(options.jobs or cores())
    if "pdf" in options.only:
        crew.begin(partial(_warm_up, workspace))
    return crew


def _warm_up(workspace: Workspace) -> None:
    from tehletter.press import warm_up

    warm_up(workspace)


def _repeat(seen: Seen, workspace: Workspace, options: BuildOptions, report: Report) -> int:
    """Say again what the last build said."""
    if seen.diagnostics or options.json:
        from tehletter.saying import say

        artifacts = Publication(Path(seen.out)).before.values() if options.json else ()
        say(Said(seen.editions, seen.diagnostics), artifacts, workspace, options, report)
    if not options.json:
        count = report.count("editions", len(seen.editions))
        report.note(report.say("build.unchanged" if seen.editions else "build.none", editions=count, out=seen.out))
    return 0
