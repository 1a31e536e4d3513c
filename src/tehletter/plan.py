"""What a build has to do, decided before anything is made: pure, so that every decision can be tested.

An output is made again when the key of all that it is made from is not the one that the ledger of the last build
holds for it. Keys are of contents, never of times.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tehletter.abstract import Abstract
from tehletter.artifact import KINDS, Artifact
from tehletter.check import Verdict, diagnose
from tehletter.diagnostics import Diagnostic, Finding, Severity, worst
from tehletter.ledger import key_of
from tehletter.model import Config, Stamp
from tehletter.render import Document, Sibling, pdf_name

ARCHIVE_KINDS = ("archive", "feed", "search", "sitemap")
"""What lists all that is published."""
MADE_WITH = {"html": "html", "image": "html", "pdf": "pdf"}
"""The part of a build that makes each kind of file of an edition."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A letter that may be published.

    `source` is the key of its text, its pictures and what it was judged against; `langs` are the languages in which
    readers find its issue.
    """

    verdict: Verdict
    stamp: Stamp
    source: str = ""
    langs: tuple[str, ...] = ()

    @property
    def about(self) -> Abstract:
        """The letter in short."""
        return self.verdict.abstract

    @property
    def folder(self) -> str:
        """Its folder below the output folder: « 008/fr »."""
        return f"{self.about.folder}/{self.about.lang}"

    @property
    def modified(self) -> date:
        """The day that readers see: `modified` of the front matter, else the stamp's."""
        return self.about.modified or self.stamp.modified


@dataclass(frozen=True, slots=True)
class Printed:
    """The PDF of an edition: bytes and pages of it, and its data; None where the one that is published stays."""

    weight: int
    pages: int | None
    data: bytes | None = None


# ---------------------------------------------------------------------------------------- which letters


def under_lock(
    verdicts: Iterable[Verdict],
    stamps: Mapping[str, Mapping[str, Stamp]],
    diagnostics: list[Diagnostic],
    config: Config,
) -> list[Diagnostic]:
    """The diagnostics by the measure of `--locked`: a stale stamp is an error, and so is a missing one."""
    strict = [replace(d, severity=Severity.ERROR) if d.finding.rule == "stale-stamp" else d for d in diagnostics]
    for verdict in verdicts:
        about = verdict.abstract
        if verdict.right and about.lang not in stamps[about.folder]:
            strict += diagnose(about.path, [Finding("missing-stamp")], config)
    return strict


def accepted(verdicts: Iterable[Verdict], diagnostics: Iterable[Diagnostic], *, strict: bool) -> list[Verdict]:
    """The verdicts on the letters that may be built: without errors, or with `strict` without warnings either.

    A damaged `stamp.toml` stops the letters of its issue: a build would give them a new day in silence.
    """
    by_path: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        by_path.setdefault(diagnostic.path, []).append(diagnostic)
    right = []
    for verdict in verdicts:
        about = verdict.abstract
        gravest = worst([*by_path.get(about.path, ()), *by_path.get(about.stamp_path, ())])
        if verdict.right and (gravest is Severity.OFF or (gravest is Severity.WARNING and not strict)):
            right.append(verdict)
    return right


def languages_found(
    about: Abstract, issue: Iterable[Abstract], making: Iterable[str], published: Iterable[str]
) -> tuple[str, ...]:
    """The languages in which readers of a letter will find its issue; only a draft leads to drafts.

    `issue` are all editions of it that have a source, `making` the tags that this build makes or keeps, `published`
    those that are out.
    """
    out = {*making, *published}
    return tuple(other.lang for other in issue if (about.draft or not other.draft) and other.lang in out)


# ------------------------------------------------------------------------------------------ what changed


def paper_inputs(edition: Edition, around: str) -> str:
    """The key of all that the PDF of an edition is made from; `around` is that of what shapes every output."""
    return key_of(["paper", around, edition.source, edition.modified.isoformat(), *edition.langs])


def page_inputs(edition: Edition, siblings: Iterable[Sibling], around: str) -> str:
    """The key of all that the page of an edition is made from. It states the weights of its siblings' PDFs."""
    beside = (f"{sibling.lang} {sibling.pdf_name} {sibling.pdf_bytes}" for sibling in siblings)
    return key_of(["page", around, edition.source, edition.modified.isoformat(), *beside])


def paper_key(paper: Document, *surroundings: str) -> str:
    """The key that a PDF carries: its HTML, its pictures, the file in it, and what else shapes it.

    `surroundings` are tool, libraries, fonts, style and variant. It tells what a template that changed left as it was.
    """
    copies = (f"{copy.name} {copy.picture.sha256} {copy.width}" for copy in paper.copies)
    attached = [paper.attached.name, paper.attached.data.decode()] if paper.attached else []
    return key_of([*surroundings, paper.html, *copies, *attached])


def listing_inputs(artifacts: Iterable[Artifact], around: str) -> str:
    """The key of all that archive, search, feeds and sitemap are made from: they tell of what is published."""
    told = (f"{a.path} {a.sha256}" for a in artifacts if a.issue is not None and a.kind in KINDS)
    return key_of(["listing", around, *sorted(told)])


def stamps_after(
    editions: Iterable[Edition], before: Mapping[str, Mapping[str, Stamp]], living: Iterable[tuple[str, str]]
) -> dict[str, dict[str, Stamp]]:
    """The stamps to write, by folder: those of folders in which one changed. `living` are (folder, tag)."""
    fresh: dict[str, dict[str, Stamp]] = {}
    for edition in editions:
        fresh.setdefault(edition.about.folder, {})[edition.about.lang] = edition.stamp
    alive, after = set(living), {}
    for folder, new in sorted(fresh.items()):
        stamps = {lang: stamp for lang, stamp in {**before[folder], **new}.items() if (folder, lang) in alive}
        if stamps != before[folder]:
            after[folder] = stamps
    return after


def kept(before: Iterable[Artifact], made: Iterable[str], living: Iterable[tuple[str, str]]) -> list[Artifact]:
    """What the last build published and this one neither makes again nor deletes.

    `made` are the folders of editions that are made now; `living` the editions, as (folder, tag), that have a source:
    what is published of others goes.
    """
    folders, editions = set(made), set(living)
    alive = {f"{folder}/{lang}" for folder, lang in editions} | {f"{folder}/index.html" for folder, _ in editions}
    return [
        artifact
        for artifact in before
        if artifact.issue is None
        or ((folder := "/".join(artifact.path.split("/")[:2])) in alive and folder not in folders)
    ]


def of_all(artifact: Artifact) -> bool:
    """Whether a file tells of all that is published, so that it goes when its like is made again without it."""
    return artifact.kind in ARCHIVE_KINDS or (artifact.issue is None and artifact.kind == "image")


def pdf_path(edition: Edition, config: Config) -> str:
    """Where the PDF of an edition is published: « 008/fr/teh-008-fr.pdf »."""
    return f"{edition.folder}/{pdf_name(config, edition.about.folder, edition.about.lang)}"


def siblings(
    folder: str, printed: Mapping[str, Printed], published: Mapping[str, Artifact], langs: Iterable[str], config: Config
) -> tuple[Sibling, ...]:
    """The published editions of an issue, in the order of `langs`, with the weights of their PDFs.

    `printed` holds the PDFs of this build by tag; `published` the artifacts that stay or are being made, by path.
    """
    found = []
    for lang in langs:
        name = pdf_name(config, folder, lang)
        before = published.get(f"{folder}/{lang}/{name}")
        weight = printed[lang].weight if lang in printed else before.bytes if before else None
        found.append(Sibling(lang, name, weight))
    return tuple(found)
