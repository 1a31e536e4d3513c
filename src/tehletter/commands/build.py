"""`tehletter build`: check, all PDFs, then the pages (they state the PDFs' weights), stamps, editions, manifest."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, tzinfo
from functools import partial
from importlib.metadata import version
from pathlib import Path

from tehletter import __version__, clock
from tehletter.archiving import Archivist
from tehletter.check import diagnose
from tehletter.choosing import choose, concerning, exit_code
from tehletter.diagnostics import Diagnostic, Finding
from tehletter.errors import Misuse
from tehletter.formats import Found, as_json, as_text, quotable
from tehletter.model import Artifact, Letter
from tehletter.pdf.layout import key_in
from tehletter.pictures import RECIPE
from tehletter.plan import KINDS, Edition, Printed, accepted, kept, paper_key, siblings, stamps_after, under_lock
from tehletter.press import Kit, PaperJob, Press, picture_copy
from tehletter.processes import Failure, cores
from tehletter.proving import Prover
from tehletter.render import (
    CYRILLIC_FONTS,
    PAGE_ASSETS,
    STYLESHEET,
    Document,
    Site,
    pdf_name,
    render_page,
    render_paper,
)
from tehletter.report import Report
from tehletter.slimming import slim
from tehletter.stamp import renewed, write_stamps
from tehletter.survey import Survey, survey
from tehletter.workspace.project import ISSUES, SOURCES, STATE, Workspace
from tehletter.workspace.publication import Publication

LIBRARIES = (
    *("weasyprint", "pydyf", "tinycss2", "cssselect2", "pyphen", "fonttools", "pillow"),
    *("jinja2", "markdown-it-py", "babel"),
)
"""What shapes the bytes of an output besides the tool itself: their versions are part of every key."""


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
        found = survey(workspace)
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
        zone: tzinfo = clock.zone(found.config.timezone) or UTC
        self.site = Site(found.config, found.templates, zone, found.logos)
        self.today = clock.now().astimezone(zone).date()
        self.publication = Publication(self.out_folder())
        self.tool = f"tehletter {__version__} ({', '.join(f'{name} {version(name)}' for name in LIBRARIES)})"
        kit = Kit(workspace, found.fonts.folders, found.templates[STYLESHEET], workspace.state_folder("cache"))
        jobs = options.jobs or cores()
        self.press = Press(kit, jobs)
        self.laid: dict[str, Printed] = {}
        proving = options.prove or found.config.prove
        self.prover = Prover(found, self.site, workspace.own_templates(), jobs) if proving else None

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
            return self.end([], [], {})
        self.publication.open()
        try:
            editions, printed, files = self.made()
            artifacts = self.publish(editions, files, printed)
        finally:
            self.publication.close()
        return self.end(artifacts, editions, printed)

    def made(self) -> tuple[list[Edition], dict[str, Printed], dict[str, dict[str, bytes]]]:
        """What is to be published. An edition that falls leaves those of its issue to be made anew, without it.

        Pages and PDFs lead to what is published, and pages state its weight.
        """
        letters = self.letters()
        while True:
            editions = self.editions(letters)
            printed = self.printed(editions)
            standing = [edition for edition in editions if edition.folder in printed or not self.wants("pdf")]
            files = self.files(standing, printed)
            whole = [edition for edition in standing if edition.folder in files]
            faulty = self.faulty(whole, files, printed)
            if len(whole) == len(editions) and not faulty:
                return editions, printed, files
            letters = [edition.letter for edition in whole if edition.folder not in faulty]

    def wants(self, kind: str) -> bool:
        return kind in self.options.only

    # ------------------------------------------------------------------------------------------- making

    def letters(self) -> list[Letter]:
        """The letters that may be built."""
        if self.options.locked:
            self.diagnostics = under_lock(self.verdicts, self.found.stamps, self.diagnostics, self.found.config)
        return accepted(self.verdicts, self.diagnostics, strict=self.options.strict)

    def editions(self, letters: list[Letter]) -> list[Edition]:
        """Letters, each with its stamp and the document of its PDF."""
        editions = []
        for letter in letters:
            old = self.found.stamps[letter.folder].get(letter.lang)
            stamp = renewed(old, letter.digest, self.today, minor=self.options.minor)
            langs = self.published_languages(letter, letters)
            paper = render_paper(letter, letter.meta.modified or stamp.modified, self.site, langs)
            editions.append(Edition(letter, stamp, paper, self.key(paper)))
        return editions

    def key(self, paper: Document) -> str:
        found = self.found
        return paper_key(
            paper, self.tool, RECIPE, found.fonts.key(), found.templates[STYLESHEET], found.config.pdf_variant
        )

    def printed(self, editions: list[Edition]) -> dict[str, Printed]:
        """The PDFs by the folder of their edition: those of the last build that are still right, and new ones."""
        printed = dict(self.laid_out(editions))
        if not self.options.force:
            printed = {**dict(self.still_right(editions)), **printed}
        if not self.wants("pdf"):
            return printed
        missing = [edition for edition in editions if edition.folder not in printed]
        jobs = [self.job(edition) for edition in missing]
        with self.report.progress(len(jobs)) as step:
            for place, sheets in self.press.lay_out(jobs):
                step(jobs[place].path)
                if isinstance(sheets, Failure):
                    self.fail(missing[place], sheets)
                    continue
                printed[missing[place].folder] = self.laid[missing[place].key] = Printed(sheets.data, sheets.pages)
                for remark in sheets.remarks:
                    self.report.detail(self.report.say("build.remark", path=jobs[place].path, remark=remark))
        return printed

    def laid_out(self, editions: list[Edition]) -> Iterator[tuple[str, Printed]]:
        """What this build has laid out already, before an edition fell."""
        return ((edition.folder, self.laid[edition.key]) for edition in editions if edition.key in self.laid)

    def job(self, edition: Edition) -> PaperJob:
        """What a worker is to make."""
        paper, variant = edition.paper, self.found.config.pdf_variant
        return PaperJob(edition.letter.path, paper.html, paper.copies, variant, edition.key, paper.attached)

    def still_right(self, editions: list[Edition]) -> Iterator[tuple[str, Printed]]:
        for edition in editions:
            artifact = self.publication.before.get(f"{edition.folder}/{self.pdf_name(edition)}")
            data = self.publication.read(artifact) if artifact else None
            if artifact is not None and data is not None and key_in(data) == edition.key:
                yield edition.folder, Printed(data, artifact.pages)

    def pdf_name(self, edition: Edition) -> str:
        return pdf_name(self.found.config, edition.letter.folder, edition.letter.lang)

    def fail(self, edition: Edition, failure: Failure) -> None:
        finding = Finding("layout-failed", values={"reason": failure.reason}, variant="" if failure.reason else "died")
        self.diagnostics += diagnose(edition.letter.path, [finding], self.found.config)

    def files(self, editions: list[Edition], printed: Mapping[str, Printed]) -> dict[str, dict[str, bytes]]:
        """What is made of each edition, by its folder and the path inside it."""
        files: dict[str, dict[str, bytes]] = {edition.folder: {} for edition in editions}
        if self.wants("pdf"):
            for edition in editions:
                files[edition.folder][self.pdf_name(edition)] = printed[edition.folder].data
        if self.wants("html"):
            self.add_pages(editions, printed, files)
        return files

    def add_pages(
        self, editions: list[Edition], printed: Mapping[str, Printed], files: dict[str, dict[str, bytes]]
    ) -> None:
        """The pages, and the copies of pictures that they show."""
        copies = []
        for edition in editions:
            langs = self.published_languages(edition.letter, [edition.letter for edition in editions])
            weighed = {lang: printed[f] for lang in langs if (f := f"{edition.letter.folder}/{lang}") in printed}
            others = siblings(edition.letter.folder, weighed, self.others(editions), langs, self.found.config)
            page = render_page(edition.letter, edition.modified, self.site, others)
            files[edition.folder]["index.html"] = page.html.encode()
            copies += [(edition.folder, copy) for copy in page.copies]
        for place, made in self.press.scale([copy for _, copy in copies]):
            folder, copy = copies[place]
            if isinstance(made, Failure) and files.pop(folder, None) is not None:
                self.fail(next(edition for edition in editions if edition.folder == folder), made)
            elif not isinstance(made, Failure) and folder in files:
                files[folder][f"images/{copy.name}"] = made

    def others(self, editions: list[Edition]) -> dict[str, Artifact]:
        """What is published of editions that this build does not make."""
        made = {edition.folder for edition in editions}
        return {
            path: artifact
            for path, artifact in self.publication.before.items()
            if "/".join(path.split("/")[:2]) not in made
        }

    def published_languages(self, letter: Letter, letters: list[Letter]) -> list[str]:
        """The languages in which readers of a letter will find its issue; only a draft leads to drafts."""
        made = {other.lang for other in letters if other.folder == letter.folder}
        siblings = [verdict.abstract for verdict in self.found.verdicts if verdict.abstract.folder == letter.folder]
        return [
            sibling.lang
            for sibling in siblings
            if (letter.meta.draft or not sibling.draft)
            and (sibling.lang in made or f"{letter.folder}/{sibling.lang}/index.html" in self.publication.before)
        ]

    def faulty(
        self, editions: list[Edition], files: Mapping[str, Mapping[str, bytes]], printed: Mapping[str, Printed]
    ) -> set[str]:
        """The editions that do not stand their proof; they keep what was published of them before."""
        if self.prover is None:
            return set()
        artifacts = {e.folder: tuple(self.artifacts(e, files[e.folder], printed)) for e in editions}
        found = self.prover.faults(editions, files, artifacts)
        paths = {edition.folder: edition.letter.path for edition in editions}
        for folder, findings in found.items():
            self.diagnostics += diagnose(paths[folder], findings, self.found.config)
        return set(found)

    # --------------------------------------------------------------------------------------- publishing

    def publish(
        self, editions: list[Edition], files: Mapping[str, Mapping[str, bytes]], printed: Mapping[str, Printed]
    ) -> list[Artifact]:
        """Stamps, then each edition at once, then what pages share, then the manifest."""
        living = set(self.found.living)
        if self.options.what:  # only a build of everything deletes
            living |= {
                (a.path.partition("/")[0], a.lang) for a in self.publication.before.values() if a.issue and a.lang
            }
        stays = kept(self.publication.before.values(), editions, living, self.options.only)
        artifacts = {artifact.path: artifact for artifact in stays}
        if not self.options.locked:
            for folder, stamps in stamps_after(editions, self.found.stamps, living).items():
                self.workspace.write(f"{ISSUES}/{folder}/stamp.toml", write_stamps(stamps))
        for edition in editions:
            made = files[edition.folder]
            artifacts |= {a.path: a for a in self.artifacts(edition, made, printed)}
            self.publication.publish_edition(edition.folder, {**self.beside(edition, stays), **made})
        if self.wants("html"):
            shared = self.shared_files() if editions else ()
            for artifact, data in [*shared, *self.archive_files(editions, list(artifacts.values()), printed)]:
                self.publication.publish_file(artifact.path, data)
                artifacts[artifact.path] = artifact
        self.publication.finish(self.tool, artifacts.values())
        return sorted(artifacts.values(), key=lambda artifact: artifact.path)

    def beside(self, edition: Edition, stays: Iterable[Artifact]) -> dict[str, bytes]:
        """The files of other kinds that stay in an edition's folder (`--only`)."""
        prefix = f"{edition.folder}/"
        mine = (artifact for artifact in stays if artifact.path.startswith(prefix))
        return {a.path.removeprefix(prefix): data for a in mine if (data := self.publication.read(a)) is not None}

    def artifacts(
        self, edition: Edition, files: Mapping[str, bytes], printed: Mapping[str, Printed]
    ) -> Iterator[Artifact]:
        """The manifest's entries for what was made of an edition."""
        kinds = {".html": "html", ".pdf": "pdf"}
        for name, data in files.items():
            kind = kinds.get(Path(name).suffix, "image")
            yield replace(
                _artifact(f"{edition.folder}/{name}", kind, data),
                issue=edition.letter.number,
                lang=edition.letter.lang,
                pages=printed[edition.folder].pages if kind == "pdf" else None,
                modified=None if kind == "image" else edition.modified.isoformat(),
            )

    def shared_files(self) -> Iterator[tuple[Artifact, bytes]]:
        """Stylesheets and fonts."""
        rules, fonts = self.found.fonts.for_the_web()
        for name, data in fonts.items():
            yield _artifact(f"assets/{name}", "font", data), data
        sheets = (rules, self.found.fonts.for_cyrillic(), slim(self.found.templates[STYLESHEET]))
        for path, text in zip((PAGE_ASSETS[0], CYRILLIC_FONTS, PAGE_ASSETS[1]), sheets, strict=True):
            yield _artifact(path, "style", text.encode()), text.encode()

    def archive_files(
        self, editions: list[Edition], artifacts: list[Artifact], printed: Mapping[str, Printed]
    ) -> Iterator[tuple[Artifact, bytes]]:
        """What readers find letters by: pages of issues, archive, search, feeds, sitemap."""
        sources = (verdict.letter for verdict in self.found.verdicts if verdict.letter is not None)
        scaled = partial(picture_copy, self.press.kit)
        archivist = Archivist(self.site, self.publication.before, self.publication.read, sources, scaled)
        outdated = {f"{e.folder}/{self.pdf_name(e)}" for e in editions if e.folder not in printed}
        current = [artifact for artifact in artifacts if artifact.path not in outdated]
        for file in archivist.files((edition.letter for edition in editions), current):
            about = _artifact(file.path, file.kind, file.data)
            yield replace(about, issue=file.issue, lang=file.lang), file.data

    # ------------------------------------------------------------------------------------------- ending

    def end(self, artifacts: list[Artifact], editions: list[Edition], printed: Mapping[str, Printed]) -> int:
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
            self.say_what_was_made(editions, printed)
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

    def say_what_was_made(self, editions: list[Edition], printed: Mapping[str, Printed]) -> None:
        rows = [self.row(edition, printed.get(edition.folder)) for edition in editions]
        if rows:
            self.report.table(("page", "pdf", "pages", "weight", "modified"), rows)
            count = self.report.count("editions", len(rows))
            self.report.note(self.report.say("build.done", editions=count, out=str(self.publication.out)))
        else:
            self.report.note(self.report.say("build.none"))

    def row(self, edition: Edition, pdf: Printed | None) -> tuple[str, ...]:
        """The page, the PDF beside it, and what is told of both: number and language stand in the path."""
        page = f"{edition.folder}/index.html" if self.wants("html") else ""
        modified = edition.modified.isoformat()
        if pdf is None or not self.wants("pdf"):
            return page, "", "", "", modified
        name = self.pdf_name(edition)
        weight = self.site.language(self.report.language).weight(len(pdf.data))
        return page, name if page else f"{edition.folder}/{name}", str(pdf.pages or ""), weight, modified


def _artifact(path: str, kind: str, data: bytes) -> Artifact:
    return Artifact(path, kind, hashlib.sha256(data).hexdigest(), len(data))
