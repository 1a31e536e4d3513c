"""What a build has to do, decided before anything is made: pure, so that every decision can be tested."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from tehletter.check import Verdict, diagnose
from tehletter.diagnostics import Diagnostic, Finding, Severity, worst
from tehletter.model import Artifact, Config, Letter, Stamp
from tehletter.render import Document, Sibling, pdf_name

KINDS = ("html", "pdf")
"""What can be built alone."""
ARCHIVE_KINDS = ("archive", "feed", "search", "sitemap")
"""What every build of pages makes anew from all that is published: what it does not make again goes."""
MADE_WITH = {"html": "html", "image": "html", "pdf": "pdf", **dict.fromkeys(ARCHIVE_KINDS, "html")}
"""The part of a build that makes each kind of file."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A letter on its way to readers. `key` identifies all that its PDF is made from."""

    letter: Letter
    stamp: Stamp
    paper: Document
    key: str

    @property
    def folder(self) -> str:
        """Its folder below the output folder: « 008/fr »."""
        return f"{self.letter.folder}/{self.letter.lang}"

    @property
    def modified(self) -> date:
        """The day that readers see: `modified` of the front matter, else the stamp's."""
        return self.letter.meta.modified or self.stamp.modified


@dataclass(frozen=True, slots=True)
class Printed:
    """The PDF of an edition, and its number of pages."""

    data: bytes
    pages: int | None


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
        if verdict.letter is not None and about.lang not in stamps[about.folder]:
            strict += diagnose(about.path, [Finding("missing-stamp")], config)
    return strict


def accepted(verdicts: Iterable[Verdict], diagnostics: Iterable[Diagnostic], *, strict: bool) -> list[Letter]:
    """The letters that may be built: those without errors, or with `strict` without warnings either.

    A damaged `stamp.toml` stops the letters of its issue: a build would give them a new day in silence.
    """
    by_path: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        by_path.setdefault(diagnostic.path, []).append(diagnostic)
    letters = []
    for verdict in verdicts:
        about = verdict.abstract
        gravest = worst([*by_path.get(about.path, ()), *by_path.get(about.stamp_path, ())])
        right = gravest is Severity.OFF or (gravest is Severity.WARNING and not strict)
        if verdict.letter is not None and right:
            letters.append(verdict.letter)
    return letters


# ------------------------------------------------------------------------------------------ what changed


def key_of(parts: Iterable[str]) -> str:
    """A key for inputs in a fixed order: 32 hexadecimal figures."""
    hashed = hashlib.sha256()
    for part in parts:
        data = part.encode()
        hashed.update(len(data).to_bytes(8) + data)
    return hashed.hexdigest()[:32]


def paper_key(paper: Document, *surroundings: str) -> str:
    """The key of a PDF: its HTML, its pictures, the file in it, and what else shapes it.

    `surroundings` are tool, libraries, fonts, style and variant.
    """
    copies = (f"{copy.name} {copy.picture.sha256} {copy.width}" for copy in paper.copies)
    attached = [paper.attached.name, paper.attached.data.decode()] if paper.attached else []
    return key_of([*surroundings, paper.html, *copies, *attached])


def stamps_after(
    letters: Iterable[Edition], before: Mapping[str, Mapping[str, Stamp]], living: Iterable[tuple[str, str]]
) -> dict[str, dict[str, Stamp]]:
    """The stamps to write, by folder: those of folders in which one changed. `living` are (folder, tag)."""
    editions, alive = list(letters), set(living)
    after: dict[str, dict[str, Stamp]] = {}
    for folder in sorted({edition.letter.folder for edition in editions}):
        fresh = {edition.letter.lang: edition.stamp for edition in editions if edition.letter.folder == folder}
        stamps = {lang: stamp for lang, stamp in {**before[folder], **fresh}.items() if (folder, lang) in alive}
        if stamps != before[folder]:
            after[folder] = stamps
    return after


def kept(
    before: Iterable[Artifact], making: Iterable[Edition], living: Iterable[tuple[str, str]], only: Iterable[str]
) -> list[Artifact]:
    """What the last build published and this one neither makes again nor deletes.

    `living` are the editions, as (folder, tag), that have a source; what is published of others goes.
    """
    made = {edition.folder for edition in making}
    editions = set(living)
    alive = {f"{folder}/{lang}" for folder, lang in editions} | {f"{folder}/index.html" for folder, _ in editions}
    parts = set(only)
    stays = []
    for artifact in before:
        folder = "/".join(artifact.path.split("/")[:2])
        shared = artifact.issue is None
        listing = artifact.kind in ARCHIVE_KINDS or (shared and artifact.kind == "image")
        again = (folder in made or listing) and MADE_WITH.get(artifact.kind) in parts
        if (shared and not again) or (folder in alive and not again):
            stays.append(artifact)
    return stays


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
        weight = len(printed[lang].data) if lang in printed else before.bytes if before else None
        found.append(Sibling(lang, name, weight))
    return tuple(found)
