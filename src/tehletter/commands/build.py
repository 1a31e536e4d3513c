"""`tehletter build`: check, all PDFs, then the pages (they state the PDFs' weights), stamps, editions, manifest."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, tzinfo
from importlib.metadata import version
from pathlib import Path

from tehletter import __version__, clock
from tehletter.check import Verdict
from tehletter.choosing import choose, concerning, exit_code
from tehletter.diagnostics import Diagnostic
from tehletter.errors import Misuse
from tehletter.formats import Found, as_json, as_text, quotable
from tehletter.languages import language
from tehletter.ledger import Ledger, read_ledger, write_ledger
from tehletter.making import Commission, Made, Workshop
from tehletter.model import KINDS, Artifact
from tehletter.pictures import RECIPE
from tehletter.plan import Edition, Printed, accepted, key_of, under_lock
from tehletter.press import Kit, Press
from tehletter.processes import cores
from tehletter.proving import Prover
from tehletter.render import STYLESHEET, Site, pdf_name
from tehletter.report import Report
from tehletter.shelving import Shelf
from tehletter.survey import Survey, survey
from tehletter.workspace.project import SOURCES, STATE, Workspace, program_key
from tehletter.workspace.publication import Publication

LIBRARIES = (
    *("weasyprint", "pydyf", "tinycss2", "cssselect2", "pyphen", "fonttools", "pillow"),
    *("jinja2", "markdown-it-py", "babel"),
)
"""What shapes the bytes of an output besides the tool itself: their versions are part of every key."""
LEDGER = "build.json"


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What was asked of `build`; `what` and `out` as they were typed in the folder `here`."""

    what: tuple[str, ...]
    here: Path
    only: tuple[str, ...] = KINDS
    out: str | None = None
    jobs: int | None = None
    locked: bool = False
    minor: bool = False
    force: bool = False
    checksum: bool = False
    strict: bool = False
    json: bool = False
    prove: bool = False


def build(workspace: Workspace, options: BuildOptions, report: Report) -> int:
    """Publish the letters that were asked for and are right; 1 when one of them is not."""
    for kind in options.only:
        if kind not in KINDS:
            raise Misuse("bad-only", kind=kind)
    if options.jobs is not None and options.jobs < 1:
        raise Misuse("bad-jobs")
    clock.now()  # a malformed SOURCE_DATE_EPOCH is refused before anything is read
    with workspace.locked():
        found = survey(workspace, afresh=options.force, by_content=options.checksum)
        chosen = choose(found, options.what, workspace, options.here)
        return _Build(workspace, options, report, found, chosen).run()


class _Build:
    def __init__(
        self, workspace: Workspace, options: BuildOptions, report: Report, found: Survey, chosen: frozenset[str]
    ) -> None:
        self.workspace, self.options, self.report, self.found = workspace, options, report, found
        self.verdicts = [verdict for verdict in found.verdicts if verdict.abstract.path in chosen]
        said = concerning(found.diagnostics, chosen)
        if not (options.locked or options.strict):  # this build is the remedy of a stale stamp
            said = tuple(diagnostic for diagnostic in said if diagnostic.finding.rule != "stale-stamp")
        self.diagnostics: list[Diagnostic] = list(said)
        self.publication = Publication(self.out_folder(), checksum=options.checksum)
        self.program = key_of([program_key(), str(self.publication.out)])
        self.ledger = read_ledger(workspace.recall(LEDGER), self.program)
        self.prover: Prover | None = None

    def out_folder(self) -> Path:
        """Where to publish; never a folder that holds the sources."""
        given = self.options.out
        out = (self.options.here / given) if given else self.workspace.root / self.found.config.out
        real, root = out.resolve(), self.workspace.root
        if root.is_relative_to(real) or any(real.is_relative_to((root / name).resolve()) for name in SOURCES):
            raise Misuse("out-in-project", path=given or self.found.config.out)
        return real

    def run(self) -> int:
        if self.found.config_is_wrong:
            return self.end([], None)
        commission = self.commission()
        self.publication.open()
        try:
            workshop = self.workshop(commission)
            made = workshop.make(self.right())
            self.diagnostics += workshop.diagnostics
            artifacts = self.publish(commission, made)
        finally:
            self.publication.close()
        self.workspace.remember(LEDGER, write_ledger(self.ledger, self.program))
        return self.end(artifacts, made)

    # ------------------------------------------------------------------------------------------- making

    def commission(self) -> Commission:
        """What is to be made, and of what."""
        found, options = self.found, self.options
        zone: tzinfo = clock.zone(found.config.timezone) or UTC
        site = Site(found.config, self.workspace.templates(), zone, found.logos)
        tool = f"tehletter {__version__} ({', '.join(f'{name} {version(name)}' for name in LIBRARIES)})"
        return Commission(
            found,
            site,
            self.publication,
            options.only,
            clock.now().astimezone(zone).date(),
            minor=options.minor,
            force=options.force,
            tool=tool,
            around=self.around(site, tool),
            ledger=Ledger() if options.force else self.ledger,
        )

    def around(self, site: Site, tool: str) -> str:
        """The key of what shapes every output: program, config, templates, fonts, logos."""
        texts = (part for name, text in sorted(site.templates.items()) for part in (name, text))
        logos = (f"{name} {logo.sha256}" for name, logo in sorted(site.logos.items()))
        return key_of([tool, RECIPE, self.found.reading.key, *texts, *logos])

    def workshop(self, commission: Commission) -> Workshop:
        """Who makes it."""
        found, jobs = self.found, self.options.jobs or cores()
        style = commission.site.templates[STYLESHEET]
        kit = Kit(self.workspace, found.fonts.folders, style, self.workspace.state_folder("cache"))
        if self.options.prove or found.config.prove:
            self.prover = Prover(found, commission.site, self.workspace.own_templates(), jobs)
        return Workshop(commission, Press(kit, jobs), self.prover, self.report)

    def right(self) -> list[Verdict]:
        """The verdicts on the letters that may be built."""
        if self.options.locked:
            self.diagnostics = under_lock(self.verdicts, self.found.stamps, self.diagnostics, self.found.config)
        return accepted(self.verdicts, self.diagnostics, strict=self.options.strict)

    def publish(self, commission: Commission, made: Made) -> list[Artifact]:
        """Stamps first: what is out has one. Only a build of everything deletes."""
        living = set(self.found.living)
        if self.options.what:
            before = self.publication.before.values()
            living |= {(a.path.partition("/")[0], a.lang) for a in before if a.issue and a.lang}
        shelf = Shelf(commission, self.ledger, living)
        if not self.options.locked:
            shelf.stamp(made, self.workspace)
        return shelf.publish(made)

    # ------------------------------------------------------------------------------------------- ending

    def end(self, artifacts: list[Artifact], made: Made | None) -> int:
        """Say what came of it."""
        self.report_proof()
        self.diagnostics.sort(key=lambda diagnostic: diagnostic.order)
        found = Found(
            tuple(self.diagnostics),
            tuple(verdict.abstract.path for verdict in self.verdicts),
            self.report.language,
            sources={path: self.workspace.read_source(path) for path in quotable(self.diagnostics)},
        )
        if self.options.json:
            listed = [artifact.as_json() for artifact in artifacts]
            self.report.result(as_json(found, artifacts=listed))
        else:
            self.report.diagnostics(
                as_text(found, colour=self.report.colour(sys.stderr), columns=self.report.columns(sys.stderr)),
                sys.stderr,
            )
            self.say_what_was_made(made)
        return exit_code(self.diagnostics, strict=self.options.strict)

    def report_proof(self) -> None:
        """Leave the report of the proof, and say where."""
        if self.prover is None or not self.prover.accounts:
            return
        path = self.prover.write(self.workspace, self.report.language)
        if path is None:
            self.report.note(self.report.say("prove.unwritten", folder=STATE))
        else:
            self.report.note(self.report.say("prove.report", path=str(path.relative_to(self.workspace.root))))

    def say_what_was_made(self, made: Made | None) -> None:
        """List the editions that are new, and count all that were asked for."""
        if made is None or not made.editions:
            self.report.note(self.report.say("build.none"))
            return
        new = [edition for edition in made.editions if made.items[edition.folder]]
        if new:
            rows = [self.row(edition, made.printed.get(edition.folder)) for edition in new]
            self.report.table(("page", "pdf", "pages", "weight", "modified"), rows)
        count = self.report.count("editions", len(made.editions))
        same = len(made.editions) - len(new)
        out = str(self.publication.out)
        if not same:
            self.report.note(self.report.say("build.done", editions=count, out=out))
        elif new:
            self.report.note(self.report.say("build.partly", editions=count, out=out, same=same))
        else:
            self.report.note(self.report.say("build.unchanged", editions=count, out=out))

    def row(self, edition: Edition, pdf: Printed | None) -> tuple[str, ...]:
        """The page, the PDF beside it, and what is told of both: number and language stand in the path."""
        page = f"{edition.folder}/index.html" if "html" in self.options.only else ""
        modified = edition.modified.isoformat()
        if pdf is None or "pdf" not in self.options.only:
            return page, "", "", "", modified
        name = pdf_name(self.found.config, edition.about.folder, edition.about.lang)
        weight = language(self.report.language, self.found.templates).weight(pdf.weight)
        return page, name if page else f"{edition.folder}/{name}", str(pdf.pages or ""), weight, modified
