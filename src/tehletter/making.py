"""What a build makes: the PDFs, then the pages (they state the PDFs' weights), of the editions that changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from tehletter.archive import Entry
from tehletter.artifact import Artifact
from tehletter.check import Verdict, diagnose
from tehletter.diagnostics import Diagnostic, Finding
from tehletter.ledger import Ledger
from tehletter.letter import PictureCopy
from tehletter.pdf.layout import Sheets, key_in
from tehletter.plan import (
    MADE_WITH,
    Edition,
    Printed,
    languages_found,
    page_inputs,
    paper_inputs,
    pdf_path,
    siblings,
)
from tehletter.press import FEW, PageJob, Press, PrintJob, Text, Unchanged
from tehletter.processes import Failure
from tehletter.render import Sibling, Site
from tehletter.report import Report
from tehletter.scaling import Scaled, ScaleJob
from tehletter.stamp import renewed
from tehletter.survey import Survey
from tehletter.workspace.publication import Item, Publication

if TYPE_CHECKING:
    from tehletter.proving import Prover


@dataclass(frozen=True, slots=True)
class Commission:
    """What a build is to make, of what and for where.

    `only` are the kinds that are made; `tool` names the program and the libraries; `around` is the key of what shapes
    every output; `ledger` is that of the last build, an empty one where it is not to be believed.
    """

    found: Survey
    site: Site
    publication: Publication
    only: tuple[str, ...]
    today: date
    minor: bool
    force: bool
    tool: str
    around: str
    ledger: Ledger

    def wants(self, kind: str) -> bool:
        """Whether that kind of output is made."""
        return kind in self.only


@dataclass(frozen=True, slots=True)
class Made:
    """What stands at the end: the editions that are or become published, their PDFs and new files by their folder.

    `pages` and `papers` are the keys of what they are made from; `entries` is what the archive says of those whose page
    is new, None of a draft.
    """

    editions: tuple[Edition, ...]
    printed: Mapping[str, Printed]
    items: Mapping[str, tuple[Item, ...]]
    pages: Mapping[str, str]
    papers: Mapping[str, str]
    entries: Mapping[str, Entry | None]


class Workshop:
    """Makes editions. `diagnostics` gathers what kept one of them from being made."""

    def __init__(self, commission: Commission, press: Press, prover: Prover | None, report: Report) -> None:
        self.commission, self.press, self.prover, self.report = commission, press, prover, report
        self.found, self.site, self.publication = commission.found, commission.site, commission.publication
        self.diagnostics: list[Diagnostic] = []
        self.laid: dict[str, Printed] = {}
        self.entries: dict[str, Entry | None] = {}
        self.making: set[str] = set()
        self.before: dict[str, list[Artifact]] = {}
        for artifact in self.publication.before.values():
            self.before.setdefault("/".join(artifact.path.split("/")[:2]), []).append(artifact)
        self.issues: dict[str, list[Verdict]] = {}
        for verdict in self.found.verdicts:
            self.issues.setdefault(verdict.abstract.folder, []).append(verdict)

    def make(self, right: list[Verdict]) -> Made:
        """Make what changed of the letters. One that falls leaves those of its issue to be made without it.

        Pages and PDFs lead to what is published, and pages state its weight.
        """
        while True:
            editions = self.editions(right)
            self.making = {edition.folder for edition in editions}
            papers = {edition.folder: paper_inputs(edition, self.commission.around) for edition in editions}
            printed = self.printed(editions, papers)
            pages = {
                edition.folder: page_inputs(edition, self.siblings(edition, printed), self.commission.around)
                for edition in editions
            }
            items = self.items(editions, printed, pages)
            whole = [edition for edition in editions if edition.folder in items]
            faulty = self.faulty(whole, items)
            if len(whole) == len(editions) and not faulty:
                entries = {folder: entry for folder, entry in self.entries.items() if folder in self.making}
                return Made(tuple(editions), printed, items, pages, papers, entries)
            right = [edition.verdict for edition in whole if edition.folder not in faulty]

    # ---------------------------------------------------------------------------------------- editions

    def editions(self, right: list[Verdict]) -> list[Edition]:
        """Letters, each with its stamp and the languages in which its issue is found."""
        making: dict[str, list[str]] = {}
        for verdict in right:
            making.setdefault(verdict.abstract.folder, []).append(verdict.abstract.lang)
        return [self.edition(verdict, making[verdict.abstract.folder]) for verdict in right]

    def edition(self, verdict: Verdict, making: list[str]) -> Edition:
        """A letter with its stamp; `making` are the languages of its issue that this build makes or keeps."""
        about = verdict.abstract
        issue = [other.abstract for other in self.issues[about.folder]]
        out = [other.lang for other in issue if self.was_published(about.folder, other.lang)]
        old = self.found.stamps[about.folder].get(about.lang)
        stamp = renewed(old, about.digest, self.commission.today, minor=self.commission.minor)
        langs = languages_found(about, issue, making, out)
        return Edition(verdict, stamp, self.found.reading.key_of(about.path), langs)

    def was_published(self, folder: str, lang: str) -> bool:
        """Whether readers have an edition of an issue already."""
        return f"{folder}/{lang}/index.html" in self.publication.before

    def text(self, edition: Edition) -> Text:
        """The letter of an edition, as it was read."""
        reading, about = self.found.reading, edition.about
        return Text(reading.editions[about.path].source, edition.verdict, reading.pictures_of(about))

    # ------------------------------------------------------------------------------------------- papers

    def printed(self, editions: list[Edition], keys: Mapping[str, str]) -> dict[str, Printed]:
        """The PDFs by the folder of their edition: those of the last build that are still right, and new ones.

        Without PDFs to make, only what is still right.
        """
        printed, jobs = dict[str, Printed](), list[tuple[Edition, PrintJob]]()
        for edition in editions:
            known = self.laid.get(keys[edition.folder]) or self.standing_paper(edition, keys[edition.folder])
            if known is not None:
                printed[edition.folder] = known
            elif job := self.job(edition):
                jobs.append((edition, job))
        return {**printed, **dict(self.new_papers(jobs, keys))}

    def standing_paper(self, edition: Edition, key: str) -> Printed | None:
        """The published PDF, if it is made from all that a new one would be made from."""
        artifact = self.pdf_before(edition)
        if artifact and self.commission.ledger.papers.get(edition.folder) == key and self.publication.holds(artifact):
            return Printed(artifact.bytes, artifact.pages)
        return None

    def pdf_before(self, edition: Edition) -> Artifact | None:
        """The PDF of an edition that is published."""
        if self.commission.force:
            return None
        return self.publication.before.get(pdf_path(edition, self.found.config))

    def job(self, edition: Edition) -> PrintJob | None:
        """What a worker is to make, or only to compare with the key that the published PDF carries."""
        artifact, compare = self.pdf_before(edition), not self.commission.wants("pdf")
        data = self.publication.read(artifact) if artifact else None
        carried = key_in(data) if data else ""
        if compare and not carried:
            return None
        return PrintJob(self.text(edition), edition.modified, edition.langs, carried, compare)

    def new_papers(
        self, jobs: list[tuple[Edition, PrintJob]], keys: Mapping[str, str]
    ) -> Iterator[tuple[str, Printed]]:
        """Lay out what is missing, unless it turns out to be right."""
        with self.report.progress(len(jobs)) as step:
            pages = self.commission.wants("html")
            ahead = pages and len(jobs) > FEW
            papers = [replace(job, ahead=ahead) for _, job in jobs]
            rehearse = partial(self.rehearse, jobs) if pages and not ahead else None
            printing = self.press.print_letters(papers, rehearse)
            for place, made in printing:
                edition, job = jobs[place]
                step(job.text.path)
                if isinstance(made, Failure):
                    self.fail(edition, made)
                elif isinstance(made, Sheets):
                    printed = Printed(len(made.data), made.pages, made.data)
                    self.laid[keys[edition.folder]] = printed
                    yield edition.folder, printed
                    for remark in made.remarks:
                        self.report.detail(self.report.say("build.remark", path=job.text.path, remark=remark))
                elif isinstance(made, Unchanged) and (artifact := self.pdf_before(edition)):
                    yield edition.folder, Printed(artifact.bytes, artifact.pages)

    def rehearse(self, jobs: list[tuple[Edition, PrintJob]]) -> None:
        """While PDFs are laid out, do what their pages will take."""
        pages = [PageJob(self.text(edition), edition.modified, self.siblings(edition, {})) for edition, _ in jobs]
        self.press.rehearse(pages)

    def fail(self, edition: Edition, failure: Failure) -> None:
        """Say why an edition cannot be made."""
        finding = Finding("layout-failed", values={"reason": failure.reason}, variant=failure.variant)
        self.diagnostics += diagnose(edition.about.path, [finding], self.found.config)

    # -------------------------------------------------------------------------------------------- pages

    def siblings(self, edition: Edition, printed: Mapping[str, Printed]) -> tuple[Sibling, ...]:
        """The editions of an issue that its pages lead to."""
        folder = edition.about.folder
        weighed = {lang: printed[f] for lang in edition.langs if (f := f"{folder}/{lang}") in printed}
        return siblings(folder, weighed, self.others(folder), edition.langs, self.found.config)

    def others(self, folder: str) -> dict[str, Artifact]:
        """What is published of the editions of an issue that this build does not make."""
        return {
            artifact.path: artifact
            for verdict in self.issues[folder]
            if (name := f"{folder}/{verdict.abstract.lang}") not in self.making
            for artifact in self.before.get(name, ())
        }

    def standing_page(self, edition: Edition, key: str) -> bool:
        """Whether the published page, with its pictures, is made from all that a new one would be made from."""
        shown = [artifact for artifact in self.before.get(edition.folder, ()) if artifact.kind in ("html", "image")]
        return (
            self.prover is None  # what is proved is made: the report tells of all that was asked for
            and self.commission.ledger.pages.get(edition.folder) == key
            and any(artifact.kind == "html" for artifact in shown)
            and all(self.publication.holds(artifact) for artifact in shown)
        )

    def items(
        self, editions: list[Edition], printed: Mapping[str, Printed], pages: Mapping[str, str]
    ) -> dict[str, tuple[Item, ...]]:
        """The files of each edition that has new ones, by its folder; none where all stand, no entry where one fell."""
        new: dict[str, list[Item]] = {}
        jobs: list[tuple[Edition, PageJob]] = []
        for edition in editions:
            paper = printed.get(edition.folder)
            if self.commission.wants("pdf") and paper is None:
                continue
            new[edition.folder] = []
            if self.commission.wants("pdf") and paper is not None and paper.data is not None:
                path = pdf_path(edition, self.found.config)
                new[edition.folder].append(self.item(edition, path, "pdf", _content(paper.data), paper.pages))
            if self.commission.wants("html") and not self.standing_page(edition, pages[edition.folder]):
                beside = self.siblings(edition, printed)
                jobs.append((edition, PageJob(self.text(edition), edition.modified, beside)))
        self.add_pages(jobs, new)
        proved = self.prover is not None
        return {folder: self.with_kept(folder, items) if items or proved else () for folder, items in new.items()}

    def add_pages(self, jobs: list[tuple[Edition, PageJob]], new: dict[str, list[Item]]) -> None:
        """Add the pages, and the copies of pictures that they show."""
        copies: list[tuple[Edition, PictureCopy]] = []
        for place, page in self.press.write_pages([job for _, job in jobs]):
            edition, _ = jobs[place]
            if isinstance(page, Failure):
                self.drop(edition, page, new)
                continue
            path = f"{edition.folder}/index.html"
            new[edition.folder].append(self.item(edition, path, "html", _content(page.html)))
            self.entries[edition.folder] = page.entry
            copies += [(edition, copy) for copy in page.copies]
        self.add_pictures(copies, new)

    def add_pictures(self, copies: list[tuple[Edition, PictureCopy]], new: dict[str, list[Item]]) -> None:
        """Add copies of pictures, each made once whoever shows it; an edition that misses one falls."""
        shown: dict[tuple[str, int, str], list[tuple[Edition, PictureCopy]]] = {}
        for edition, copy in copies:
            shown.setdefault((copy.picture.sha256, copy.width, copy.extension), []).append((edition, copy))
        jobs: dict[str, list[list[tuple[Edition, PictureCopy]]]] = {}
        for (sha, _, _), uses in shown.items():
            jobs.setdefault(sha, []).append(uses)
        asked = list(jobs.values())
        for place, made in self.press.scale_pictures([self.scale_job(uses) for uses in asked]):
            for at, uses in enumerate(asked[place]):
                for edition, copy in uses:
                    if isinstance(made, Failure):
                        self.drop(edition, made, new)
                    elif edition.folder in new:
                        path = f"{edition.folder}/images/{copy.name}"
                        new[edition.folder].append(self.item(edition, path, "image", made[at]))

    def scale_job(self, copies: list[list[tuple[Edition, PictureCopy]]]) -> ScaleJob:
        """The copies of one picture, each with the hash under which it was published if it was."""
        first = [uses[0] for uses in copies]
        before = [self.publication.before.get(f"{edition.folder}/images/{copy.name}") for edition, copy in first]
        return ScaleJob(tuple(copy for _, copy in first), tuple(known.sha256 if known else "" for known in before))

    def drop(self, edition: Edition, failure: Failure, new: dict[str, list[Item]]) -> None:
        """Let an edition fall."""
        if new.pop(edition.folder, None) is not None:
            self.fail(edition, failure)

    def item(self, edition: Edition, path: str, kind: str, file: Scaled, pages: int | None = None) -> Item:
        """A new file of an edition."""
        modified = None if kind == "image" else edition.modified.isoformat()
        about = edition.about
        artifact = Artifact(path, kind, file.sha256, file.bytes, about.issue, about.lang, pages, modified)
        return Item(artifact, file.content)

    def with_kept(self, folder: str, new: list[Item]) -> tuple[Item, ...]:
        """New files of an edition, and those of other kinds that stay as they are published."""
        kinds = {MADE_WITH.get(item.artifact.kind) for item in new}
        stays = (a for a in self.before.get(folder, ()) if MADE_WITH.get(a.kind) not in kinds)
        return (*new, *(self.publication.as_published(a) for a in stays if self.publication.has(a)))

    def faulty(self, editions: list[Edition], items: Mapping[str, tuple[Item, ...]]) -> set[str]:
        """The editions that do not stand their proof; they keep what was published of them before."""
        if self.prover is None:
            return set()
        letters = {edition.folder: self.found.letter(edition.verdict) for edition in editions}
        found = self.prover.faults(editions, letters, items)
        paths = {edition.folder: edition.about.path for edition in editions}
        for folder, findings in found.items():
            self.diagnostics += diagnose(paths[folder], findings, self.found.config)
        return set(found)


def _content(data: bytes) -> Scaled:
    return Scaled(data, hashlib.sha256(data).hexdigest(), len(data))
