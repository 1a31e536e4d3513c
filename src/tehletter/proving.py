"""The proof of what a build made, before it is published: read back from its bytes and held against the letter.

What a proof looks at is told by criterion in `.tehletter/report/`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tehletter.account.pages import report_files
from tehletter.diagnostics import Finding
from tehletter.evidence import Account, Examined
from tehletter.letter import Letter
from tehletter.pdf.reading import breaches, read_pdf, readers
from tehletter.plan import Edition
from tehletter.processes import Crew, Failure
from tehletter.proof.exceptions import Surroundings, exceptions
from tehletter.proof.on_page import prove_page
from tehletter.proof.on_paper import Paper, prove_paper
from tehletter.proof.source import expected_of
from tehletter.render import Site, series_name
from tehletter.survey import Survey
from tehletter.workspace.files import replace_file
from tehletter.workspace.project import Workspace
from tehletter.workspace.publication import Item

UA = "ua1"
"""PDF/UA-1, as page-validation names it; PDF/A goes by its part and level: « 2a », « 3a »."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """An edition under proof: its letter, what stands around it, its files by the path below the output folder."""

    letter: Letter
    around: Surroundings
    files: Mapping[str, bytes]
    families: tuple[str, ...]
    variant: str


Testimony = tuple[Examined, ...]


def prove(exhibit: Exhibit) -> Testimony:
    """Hold the page and the PDF of an edition, where they are among its files, against its letter."""
    expected = expected_of(exhibit.letter)
    phrases = exceptions(exhibit.letter, expected, exhibit.around)
    examined: Testimony = ()
    for path, data in exhibit.files.items():
        if path.endswith(".html"):
            examined += prove_page(path, data.decode(), expected, phrases, exhibit.around)
        elif path.endswith(".pdf"):
            variant = exhibit.variant.removeprefix("a-")
            found = (*breaches(data, UA), *breaches(data, variant))
            paper = Paper(path, expected, phrases, read_pdf(data), found, exhibit.families, variant)
            examined += prove_paper(paper)
    return examined


def _testify(exhibit: Exhibit) -> Testimony | Failure:
    try:
        return prove(exhibit)
    except Exception as error:  # noqa: BLE001 - a file that cannot be read: the other editions go on
        return Failure(f"{type(error).__name__}: {error}")


class Prover:
    """Proves editions, each state of one once, and keeps what was found for the report."""

    def __init__(self, found: Survey, site: Site, own_templates: Mapping[str, str], crew: Crew) -> None:
        self.tools = readers()
        self.found, self.site, self.own_templates, self.crew = found, site, own_templates, crew
        self.families = found.fonts.families()
        self.tags = tuple(sorted({tag for _, tag in found.living}))
        self.names = tuple(site.language(tag).name for tag in self.tags)
        self.known: dict[tuple[str, ...], Testimony | Failure] = {}
        self.accounts: dict[str, Account] = {}

    def faults(
        self,
        editions: Sequence[Edition],
        letters: Mapping[str, Letter],
        items: Mapping[str, Iterable[Item]],
    ) -> dict[str, list[Finding]]:
        """What is wrong with the files of editions, by the folder of each that has a fault.

        `letters` and `items` are theirs, by folder too.
        """
        exhibits = [self.exhibit(e, letters[e.folder], items[e.folder]) for e in editions]
        self.hear(exhibits)
        faulty: dict[str, list[Finding]] = {}
        for edition, exhibit in zip(editions, exhibits, strict=True):
            heard = self.known[_state(exhibit)]
            examined = () if isinstance(heard, Failure) else heard
            found = [fault for one in examined for fault in one.faults]
            if isinstance(heard, Failure):
                found = [Finding("layout-failed", values={"reason": heard.reason or "–"}, variant="unproved")]
            if found:
                faulty[edition.folder] = found
            self.accounts[edition.folder] = self.account(exhibit.letter, examined, items[edition.folder])
        return faulty

    def hear(self, exhibits: Sequence[Exhibit]) -> None:
        """Prove what is not proved yet."""
        new = [exhibit for exhibit in exhibits if _state(exhibit) not in self.known]
        order = sorted(range(len(new)), key=lambda place: -sum(map(len, new[place].files.values())))
        for place, testimony in self.crew.share(_testify, new, order):
            self.known[_state(new[place])] = testimony

    def exhibit(self, edition: Edition, letter: Letter, items: Iterable[Item]) -> Exhibit:
        """What is proved of an edition: its page and its PDF."""
        words = self.site.language(letter.lang)
        config = self.found.config
        around = Surroundings(
            config, words, series_name(config, words), self.names, self.own_templates, edition.modified, self.tags
        )
        shown = {item.artifact.path: item.read() for item in items if item.artifact.kind in ("html", "pdf")}
        return Exhibit(letter, around, shown, self.families, config.pdf_variant)

    def account(self, letter: Letter, examined: Testimony, items: Iterable[Item]) -> Account:
        """What is to be said of an edition."""
        outputs = {item.artifact.kind: item.artifact for item in items}
        return Account(
            letter.path,
            letter.folder,
            letter.lang,
            letter.meta.title,
            outputs.get("html"),
            outputs.get("pdf"),
            examined,
            self.tools,
            self.found.config.pdf_variant,
        )

    def write(self, workspace: Workspace, language: str) -> Path | None:
        """Leave the report, and nothing of an earlier one; None where the folder cannot be used."""
        folder = workspace.state_folder("report")
        if folder is None:
            return None
        accounts = [self.accounts[name] for name in sorted(self.accounts)]
        files = report_files(accounts, self.site, language, own_templates=bool(self.own_templates))
        for path in folder.iterdir():
            if path.is_file() and path.name not in files:
                path.unlink()
        for name, text in files.items():
            replace_file(folder / name, text.encode())
        return folder / "index.html"


def _state(exhibit: Exhibit) -> tuple[str, ...]:
    return tuple(f"{path} {hashlib.sha256(data).hexdigest()}" for path, data in exhibit.files.items())
