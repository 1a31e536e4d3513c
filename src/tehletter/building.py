"""A build in its order: check, all PDFs, then the pages (they state the PDFs' weights), stamps, editions, manifest."""

from __future__ import annotations

from datetime import UTC, tzinfo
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from tehletter import __version__, clock
from tehletter.artifact import Artifact
from tehletter.bounding import bounded
from tehletter.check import Verdict
from tehletter.choosing import choose, concerning
from tehletter.diagnostics import Diagnostic, exit_code
from tehletter.errors import Misuse, Unable
from tehletter.languages import language
from tehletter.ledger import LEDGER, Ledger, key_of, write_ledger
from tehletter.making import Commission, Made, Workshop
from tehletter.options import BuildOptions
from tehletter.pictures import RECIPE
from tehletter.plan import Edition, Printed, accepted, under_lock
from tehletter.press import Craft, Press
from tehletter.processes import MOST_SECONDS, Crew
from tehletter.render import STYLESHEET, Site, pdf_name
from tehletter.report import Report
from tehletter.saying import say
from tehletter.scaling import Kit, picture_copy
from tehletter.shelving import Shelf
from tehletter.standing import Said, Standing, outputs
from tehletter.survey import survey
from tehletter.workspace.project import SOURCES, STATE, Workspace
from tehletter.workspace.publication import Publication

if TYPE_CHECKING:
    from tehletter.proving import Prover

LIBRARIES = (
    *("weasyprint", "pydyf", "tinycss2", "cssselect2", "pyphen", "fonttools", "pillow"),
    *("jinja2", "markdown-it-py", "babel"),
)
"""What shapes the bytes of an output besides the tool itself: their versions are part of every key."""


class Building:
    """One call of `build`."""

    def __init__(
        self, workspace: Workspace, options: BuildOptions, report: Report, ledger: Ledger, standing: Standing
    ) -> None:
        self.workspace, self.options, self.report = workspace, options, report
        self.standing = standing
        self.found = survey(workspace, afresh=options.force, by_content=options.checksum)
        chosen = choose(self.found, options.what, workspace, options.here)
        self.verdicts = [verdict for verdict in self.found.verdicts if verdict.abstract.path in chosen]
        said = concerning(self.found.diagnostics, chosen)
        if not (options.locked or options.strict):  # this build is the remedy of a stale stamp
            said = tuple(diagnostic for diagnostic in said if diagnostic.finding.rule != "stale-stamp")
        self.diagnostics: list[Diagnostic] = list(said)
        self.zone: tzinfo = clock.zone(self.found.config.timezone) or UTC
        self.publication = Publication(self.out_folder(), checksum=options.checksum)
        out = str(self.publication.out)
        self.ledger = ledger if ledger.out == out else Ledger(out)
        self.ledger.seen = None
        self.prover: Prover | None = None

    def out_folder(self) -> Path:
        """Where to publish; never a folder that holds the sources. Only the call may name one outside the project."""
        given = self.options.out
        out = (self.options.here / given) if given else self.workspace.root / self.found.config.out
        root = self.workspace.root
        try:
            real = out.resolve()
        except RuntimeError as error:  # a link that leads to itself
            raise Unable("out-outside", path=str(out)) from error
        if self.found.config_is_wrong:  # nothing will be published
            return real
        if not (given or real.is_relative_to(root)):
            raise Unable("out-outside", path=self.found.config.out)
        if root.is_relative_to(real) or any(real.is_relative_to((root / name).resolve()) for name in SOURCES):
            raise Misuse("out-in-project", path=given or self.found.config.out)
        return real

    def run(self, crew: Crew) -> int:
        """Build, in a crew, and say what came of it."""
        if self.found.config_is_wrong:
            return self.end([], None)
        commission = self.commission()
        workshop = self.workshop(commission, crew)
        self.publication.open()
        self.workspace.sweep()
        try:
            made = workshop.make(self.right())
            self.diagnostics += workshop.diagnostics
            artifacts = self.publish(commission, made)
        finally:
            self.publication.close()
        self.report_proof()
        self.remember(workshop)
        return self.end(artifacts, made)

    def remember(self, workshop: Workshop) -> None:
        """Keep the ledger, and how things stand where nothing is left to do."""
        if self.code == 0 and not workshop.diagnostics:
            logos = (picture.path for picture in self.found.logos.values())
            left = outputs(self.workspace, self.publication, self.options)
            self.ledger.seen = self.standing.seen(self.zone, logos, self.said, str(self.publication.out), left)
        self.workspace.remember(LEDGER, write_ledger(self.ledger, self.standing.program))

    @property
    def said(self) -> Said:
        """What there is to say of the letters."""
        diagnostics = sorted(self.diagnostics, key=lambda diagnostic: diagnostic.order)
        return Said(tuple(verdict.abstract.path for verdict in self.verdicts), tuple(diagnostics))

    @property
    def code(self) -> int:
        """How the call ends."""
        return exit_code(self.diagnostics, strict=self.options.strict)

    # ------------------------------------------------------------------------------------------- making

    def commission(self) -> Commission:
        """What is to be made, and of what."""
        found, options = self.found, self.options
        bound = partial(bounded, MOST_SECONDS / 2)
        site = Site(found.config, self.workspace.templates(), self.zone, found.logos, bound)
        tool = f"tehletter {__version__} ({', '.join(f'{name} {version(name)}' for name in LIBRARIES)})"
        return Commission(
            found,
            site,
            self.publication,
            options.only,
            clock.now().astimezone(self.zone).date(),
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

    def workshop(self, commission: Commission, crew: Crew) -> Workshop:
        """Who makes it."""
        found = self.found
        style = commission.site.templates[STYLESHEET]
        cache = self.workspace.cache_folder()
        doubting = self.options.force or self.options.checksum
        self.kit = Kit(self.workspace, found.fonts.folders, style, cache, doubting, self.workspace.seal())
        craft = Craft(commission.site, (commission.tool, RECIPE, found.fonts.key(), style, found.config.pdf_variant))
        if self.options.prove or found.config.prove:
            from tehletter.proving import Prover

            self.prover = Prover(found, commission.site, self.workspace.own_templates(), crew)
        return Workshop(commission, Press(self.kit, craft, crew), self.prover, self.report)

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
        shelf = Shelf(commission, self.ledger, living, partial(picture_copy, self.kit))
        if not self.options.locked:
            shelf.stamp(made, self.workspace)
        return shelf.publish(made)

    # ------------------------------------------------------------------------------------------- ending

    def end(self, artifacts: list[Artifact], made: Made | None) -> int:
        """Say what came of it."""
        say(self.said, artifacts, self.workspace, self.options, self.report)
        if not self.options.json:
            self.say_what_was_made(made)
        return self.code

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
        if not new:
            self.report.note(self.report.say("build.unchanged", editions=count, out=out))
        elif same:
            self.report.note(self.report.say("build.partly", editions=count, out=out, same=same))
        else:
            self.report.note(self.report.say("build.done", editions=count, out=out))

    def row(self, edition: Edition, pdf: Printed | None) -> tuple[str, ...]:
        """The page, the PDF beside it, and what is told of both: number and language stand in the path."""
        page = f"{edition.folder}/index.html" if "html" in self.options.only else ""
        modified = edition.modified.isoformat()
        if pdf is None or "pdf" not in self.options.only:
            return page, "", "", "", modified
        name = pdf_name(self.found.config, edition.about.folder, edition.about.lang)
        weight = language(self.report.language, self.found.templates).weight(pdf.weight)
        return page, name if page else f"{edition.folder}/{name}", str(pdf.pages or ""), weight, modified
