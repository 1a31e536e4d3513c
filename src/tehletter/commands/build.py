"""`tehletter build`: check, then all PDFs, then the pages, which state the PDFs' weights, then the manifest."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path

from tehletter import __version__, clock, press
from tehletter.check import Verdict, diagnose
from tehletter.diagnostics import Finding, Severity, worst
from tehletter.errors import Misuse
from tehletter.model import Artifact, Letter, PictureCopy, Stamp
from tehletter.pdf.layout import key_in, key_of
from tehletter.pictures import RECIPE
from tehletter.press import Failure, Kit, PaperJob, Press
from tehletter.render import PAGE_ASSETS, STYLESHEET, Document, Sibling, Site, pdf_name, render_issue, render_page, render_paper
from tehletter.report import Report, artifacts_json
from tehletter.stamp import renewed, write_stamps
from tehletter.survey import Survey, choose, concerning, exit_code, survey
from tehletter.workspace.project import ISSUES, Workspace
from tehletter.workspace.publication import Publication

KINDS = ("html", "pdf")
LIBRARIES = (
    "weasyprint", "pydyf", "tinycss2", "cssselect2", "pyphen", "fonttools", "pillow", "jinja2", "markdown-it-py", "babel",
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


def build(workspace: Workspace, options: BuildOptions, report: Report) -> int:
    """Publish the letters that were asked for and are right; 1 when one of them is not."""
    for kind in options.only:
        if kind not in KINDS:
            raise Misuse("bad-only", kind=kind)
    if options.jobs is not None and options.jobs < 1:
        raise Misuse("bad-jobs")
    now = clock.now()
    with workspace.locked():
        found = survey(workspace)
        chosen = choose(found, options.what, workspace, options.here)
        building = _Build(workspace, options, report, found, chosen, now)
        return building.run()


@dataclass(slots=True)
class _Edition:
    """A letter on its way into the output folder."""

    letter: Letter
    stamp: Stamp
    paper: Document
    key: str
    pdf: bytes | None = None
    pages: int | None = None
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        return f"{self.letter.folder}/{self.letter.lang}"

    @property
    def modified(self) -> date:
        """The day that readers see."""
        return self.letter.meta.modified or self.stamp.modified


class _Build:
    def __init__(
        self, workspace: Workspace, options: BuildOptions, report: Report, found: Survey, chosen: frozenset[str],
        now: datetime,
    ) -> None:
        self.workspace, self.options, self.report, self.found, self.chosen = workspace, options, report, found, chosen
        zone = clock.zone(found.config.timezone) or clock.zone("UTC")
        assert zone is not None
        self.today = now.astimezone(zone).date()
        self.site = Site(found.config, found.templates, zone, found.logos)
        self.diagnostics = list(concerning(found.diagnostics, chosen))
        self.publication = Publication(self.out_folder())
        self.tool = f"tehletter {__version__} ({', '.join(f'{name} {version(name)}' for name in LIBRARIES)})"
        self.press = Press(
            Kit(workspace, found.fonts.folders, found.templates[STYLESHEET], workspace.state_folder("cache")),
            options.jobs or press.cores(),
        )

    def out_folder(self) -> Path:
        """Where to publish; never a folder that holds the sources."""
        given = self.options.out
        out = (self.options.here / given) if given else self.workspace.root / self.found.config.out
        real = out.resolve()
        if self.workspace.root.is_relative_to(real) or real.is_relative_to(self.workspace.root / ISSUES):
            raise Misuse("out-in-project", path=given or self.found.config.out)
        return real

    def run(self) -> int:
        if self.found.config_is_wrong:
            return self.end([])
        editions = [self.edition(verdict) for verdict in self.accepted()]
        self.publication.open()
        try:
            if "pdf" in self.options.only:
                editions = self.with_pdfs(editions)
            if "html" in self.options.only:
                self.add_pages(editions)
            artifacts = self.publish(editions)
        finally:
            self.publication.close()
        return self.end(artifacts, editions)

    # ----------------------------------------------------------------------------------------- choosing

    def accepted(self) -> list[Verdict]:
        """The letters that may be built: those without errors, by the measure of this run."""
        accepted = []
        for verdict in self.found.verdicts:
            path = verdict.manuscript.source.path
            if path not in self.chosen:
                continue
            if self.options.locked:
                self.require_stamp(verdict)
            mine = worst(diagnostic for diagnostic in self.diagnostics if diagnostic.path == path)
            refused = mine is Severity.ERROR or (self.options.strict and mine is Severity.WARNING)
            if verdict.letter is not None and not refused:
                accepted.append(verdict)
        return accepted

    def require_stamp(self, verdict: Verdict) -> None:
        """`--locked`: a stale stamp weighs as an error, and a missing one is an error."""
        path = verdict.manuscript.source.path
        if self.old_stamp(verdict) is None and verdict.letter is not None:
            self.diagnostics += diagnose(path, [Finding("missing-stamp")], self.found.config)
        self.diagnostics = [
            replace(d, severity=Severity.ERROR) if d.path == path and d.finding.rule == "stale-stamp" else d
            for d in self.diagnostics
        ]

    def old_stamp(self, verdict: Verdict) -> Stamp | None:
        manuscript = verdict.manuscript
        return self.found.stamps[manuscript.source.path.split("/")[1]].get(manuscript.lang)

    # ------------------------------------------------------------------------------------------- making

    def edition(self, verdict: Verdict) -> _Edition:
        assert verdict.letter is not None
        letter = verdict.letter
        stamp = renewed(self.old_stamp(verdict), letter.digest, self.today, minor=self.options.minor)
        paper = render_paper(letter, letter.meta.modified or stamp.modified, self.site)
        return _Edition(letter, stamp, paper, self.key(paper))

    def key(self, paper: Document) -> str:
        """Identifies all that a PDF is made from, so that an unchanged one need not be made again."""
        copies = (f"{copy.name} {copy.picture.sha256} {copy.width}" for copy in paper.copies)
        return key_of([
            self.tool, RECIPE, self.found.fonts.key(), self.found.config.pdf_variant, self.found.templates[STYLESHEET],
            paper.html, *copies,
        ])

    def with_pdfs(self, editions: list[_Edition]) -> list[_Edition]:
        """The editions with their PDFs, without those whose layout failed."""
        failed: set[int] = set()
        wanted = [edition for edition in editions if not self.take_from_before(edition)]
        jobs = [
            PaperJob(e.letter.path, e.paper.html, e.paper.copies, self.found.config.pdf_variant, e.key) for e in wanted
        ]
        with self.report.progress(len(jobs)) as step:
            for place, made in self.press.lay_out(jobs):
                step(jobs[place].path)
                if isinstance(made, Failure):
                    failed.add(id(wanted[place]))
                    self.fail(wanted[place], made.reason)
                    continue
                wanted[place].pdf, wanted[place].pages = made.data, made.pages
                for remark in made.remarks:
                    self.report.detail(self.report.say("build.remark", path=jobs[place].path, remark=remark))
        return [edition for edition in editions if id(edition) not in failed]

    def take_from_before(self, edition: _Edition) -> bool:
        """Whether the PDF of the last build is still right; it is taken over then."""
        if self.options.force:
            return False
        edition.pdf, edition.pages = self.current_pdf(edition)
        return edition.pdf is not None

    def current_pdf(self, edition: _Edition) -> tuple[bytes | None, int | None]:
        """The published PDF of an edition, if it is the one that its sources give today."""
        artifact = self.publication.before.get(f"{edition.folder}/{self.pdf_name(edition)}")
        data = self.publication.read(artifact) if artifact else None
        if artifact is None or data is None or key_in(data) != edition.key:
            return None, None
        return data, artifact.pages

    def pdf_name(self, edition: _Edition) -> str:
        return pdf_name(self.found.config, edition.letter.folder, edition.letter.lang)

    def fail(self, edition: _Edition, reason: str) -> None:
        finding = Finding("layout-failed", values={"reason": reason}, variant="" if reason else "died")
        self.diagnostics += diagnose(edition.letter.path, [finding], self.found.config)

    def add_pages(self, editions: list[_Edition]) -> None:
        """The pages and the copies of pictures that they show."""
        copies: dict[str, PictureCopy] = {}
        pages = {}
        for edition in editions:
            page = pages[edition.folder] = render_page(
                edition.letter, edition.modified, self.site, self.siblings(edition, editions)
            )
            edition.files["index.html"] = page.html.encode()
            copies.update({f"{edition.folder}/images/{copy.name}": copy for copy in page.copies})
        paths = list(copies)
        for place, made in self.press.scale([copies[path] for path in paths]):
            if isinstance(made, Failure):
                raise RuntimeError(f"a picture could not be scaled: {paths[place]}")
            folder, _, name = paths[place].partition("/images/")
            next(edition for edition in editions if edition.folder == folder).files[f"images/{name}"] = made

    def siblings(self, edition: _Edition, editions: Iterable[_Edition]) -> tuple[Sibling, ...]:
        """All published editions of the issue, this one among them, in the order of the series' languages."""
        made = {e.letter.lang: e for e in editions if e.letter.folder == edition.letter.folder}
        siblings = []
        for verdict in self.found.verdicts:
            lang = verdict.manuscript.lang
            if verdict.manuscript.source.path.split("/")[1] != edition.letter.folder:
                continue
            name = pdf_name(self.found.config, edition.letter.folder, lang)
            before = self.publication.before.get(f"{edition.letter.folder}/{lang}/{name}")
            weight = self.pdf_weight(made[lang]) if lang in made else before.bytes if before else None
            page = f"{edition.letter.folder}/{lang}/index.html"
            if lang in made or page in self.publication.before:
                siblings.append(Sibling(lang, name, weight))
        return tuple(siblings)

    def pdf_weight(self, edition: _Edition) -> int | None:
        data = edition.pdf if edition.pdf is not None else self.current_pdf(edition)[0]
        return None if data is None else len(data)

    # --------------------------------------------------------------------------------------- publishing

    def publish(self, editions: list[_Edition]) -> list[Artifact]:
        """Stamps, then each edition at once, then what pages share, then the manifest."""
        kept = self.kept(editions)
        artifacts = {artifact.path: artifact for artifact in kept}
        self.write_stamps(editions)
        for edition in editions:
            made = self.artifacts(edition)
            files = {artifact.path.removeprefix(f"{edition.folder}/"): data for artifact, data in made}
            for artifact in kept:  # other kinds of this edition stay beside what was made (--only)
                if artifact.path.startswith(f"{edition.folder}/") and (data := self.publication.read(artifact)):
                    files.setdefault(artifact.path.removeprefix(f"{edition.folder}/"), data)
            self.publication.publish_edition(edition.folder, files)
            artifacts.update({artifact.path: artifact for artifact, _ in made})
        if "html" in self.options.only and editions:
            for artifact, data in self.shared_files(artifacts.values()):
                self.publication.publish_file(artifact.path, data)
                artifacts[artifact.path] = artifact
        self.publication.finish(self.tool, artifacts.values())
        return sorted(artifacts.values(), key=lambda artifact: artifact.path)

    def kept(self, editions: list[_Edition]) -> list[Artifact]:
        """What the last build published and this one neither makes again nor deletes."""
        living = {(v.manuscript.issue, v.manuscript.lang) for v in self.found.verdicts}
        broken = {d.path for d in self.found.diagnostics}  # letters that cannot even be read keep what they have
        making = {(edition.letter.number, edition.letter.lang) for edition in editions}
        kinds = {kind for kind, needs in _MADE_FOR.items() if needs in self.options.only}
        kept = []
        for artifact in self.publication.before.values():
            owner = (artifact.issue, artifact.lang)
            source = f"{ISSUES}/{artifact.path.partition('/')[0]}/{artifact.lang}.md"
            shared = artifact.issue is None or artifact.lang is None
            if shared or owner in living or source in broken or self.options.what:
                if owner not in making or artifact.kind not in kinds:
                    kept.append(artifact)
        return kept

    def artifacts(self, edition: _Edition) -> list[tuple[Artifact, bytes]]:
        """What was made of an edition, with its bytes."""
        letter, modified = edition.letter, edition.modified.isoformat()
        files = dict(edition.files)
        if edition.pdf is not None:
            files[self.pdf_name(edition)] = edition.pdf
        made = []
        for name, data in sorted(files.items()):
            kind = "html" if name.endswith(".html") else "pdf" if name.endswith(".pdf") else "image"
            artifact = _artifact(f"{edition.folder}/{name}", kind, data)
            made.append((replace(
                artifact, issue=letter.number, lang=letter.lang, pages=edition.pages if kind == "pdf" else None,
                modified=None if kind == "image" else modified,
            ), data))
        return made

    def shared_files(self, artifacts: Iterable[Artifact]) -> list[tuple[Artifact, bytes]]:
        """Stylesheets, fonts and the page of each issue that leads to its editions."""
        rules, fonts = self.found.fonts.for_the_web()
        shared = [(_artifact(f"assets/{name}", "font", data), data) for name, data in fonts.items()]
        for path, text in zip(PAGE_ASSETS, (rules, self.found.templates[STYLESHEET]), strict=True):
            shared.append((_artifact(path, "style", text.encode()), text.encode()))
        pages: dict[str, list[Artifact]] = {}
        for artifact in artifacts:
            if artifact.kind == "html" and artifact.lang:
                pages.setdefault(artifact.path.partition("/")[0], []).append(artifact)
        for folder, editions in sorted(pages.items()):
            data = render_issue(folder, tuple(a.lang or "" for a in editions), self.site).encode()
            shared.append((replace(_artifact(f"{folder}/index.html", "html", data), issue=editions[0].issue), data))
        return shared

    def write_stamps(self, editions: Iterable[_Edition]) -> None:
        """The stamps of what was made, before readers see it."""
        if self.options.locked:
            return
        by_folder: dict[str, dict[str, Stamp]] = {}
        for edition in editions:
            by_folder.setdefault(edition.letter.folder, {})[edition.letter.lang] = edition.stamp
        for folder, stamps in sorted(by_folder.items()):
            before = self.found.stamps[folder]
            alive = {v.manuscript.lang for v in self.found.verdicts if v.manuscript.source.path.split("/")[1] == folder}
            after = {lang: stamp for lang, stamp in {**before, **stamps}.items() if lang in alive}
            if after != before:
                self.workspace.write(f"{ISSUES}/{folder}/stamp.toml", write_stamps(after))

    # ------------------------------------------------------------------------------------------- ending

    def end(self, artifacts: list[Artifact], editions: Iterable[_Edition] = ()) -> int:
        """Say what came of it."""
        self.diagnostics.sort(key=lambda diagnostic: diagnostic.order)
        count = sum(verdict.manuscript.source.path in self.chosen for verdict in self.found.verdicts)
        if self.options.json:
            self.report.json(self.diagnostics, count, artifacts=artifacts_json(artifacts))
        else:
            self.report.diagnostics(self.diagnostics, sys.stderr)
            self.say_what_was_made(list(editions))
        return exit_code(self.diagnostics, strict=self.options.strict)

    def say_what_was_made(self, editions: list[_Edition]) -> None:
        words = self.site.language(self.report.language)
        rows = [
            (
                str(e.letter.number), e.letter.lang, e.modified.isoformat(), f"{e.folder}/index.html" if e.files else "",
                self.pdf_name(e) if e.pdf else "", str(e.pages or ""), words.weight(len(e.pdf)) if e.pdf else "",
            )
            for e in editions
        ]
        if rows:
            self.report.table(("issue", "language", "modified", "page", "pdf", "pages", "weight"), rows)
        done = self.report.say(
            "build.done", editions=self.report.count("editions", len(rows)), out=str(self.publication.out)
        )
        self.report.note(done if rows else self.report.say("build.none"))


_MADE_FOR = {"html": "html", "image": "html", "pdf": "pdf"}
"""Which part of a build makes a kind of file."""


def _artifact(path: str, kind: str, data: bytes) -> Artifact:
    return Artifact(path, kind, hashlib.sha256(data).hexdigest(), len(data))
