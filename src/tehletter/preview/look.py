"""A project as it was at one moment. Its letters are read when they are looked at, so that one saved is soon seen."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date
from functools import cached_property

from tehletter import clock
from tehletter.diagnostics import Diagnostic
from tehletter.letter import Letter, PictureCopy
from tehletter.plan import Printed, accepted, paper_key, siblings
from tehletter.press import PaperJob
from tehletter.render import (
    CYRILLIC_FONTS,
    ICON,
    ICON_TEMPLATE,
    PAGE_ASSETS,
    STYLESHEET,
    Site,
    pdf_name,
    render_page,
    render_paper,
)
from tehletter.scaling import Kit
from tehletter.stamp import renewed
from tehletter.survey import Survey, survey
from tehletter.workspace.project import ISSUES, Workspace


@dataclass(frozen=True, slots=True)
class Page:
    """The page of an edition, and by their names the copies of pictures that it shows."""

    html: str
    copies: Mapping[str, PictureCopy]

    @property
    def key(self) -> str:
        """Tells the text of one page from another."""
        return key_of(self.html)

    @property
    def pictures_key(self) -> str:
        """Tells what the page shows under the same addresses."""
        return key_of(*(f"{name} {copy.picture.sha256}" for name, copy in sorted(self.copies.items())))


class Look:
    """What one reading of a project found. An edition is named by its folder: « 008/fr ».

    What an earlier look knows is taken over where it is the same: compiled templates, what was found in letters.
    """

    def __init__(self, workspace: Workspace, before: Look | None = None) -> None:
        self.workspace = workspace
        known = before.found.reading.memory if before else None
        found = survey(workspace, known=known)
        self.found: Survey = found
        self.templates = workspace.templates()
        self.zone = clock.zone(found.config.timezone) or UTC
        site = Site(found.config, self.templates, self.zone, found.logos)
        self.site: Site = before.site if before is not None and before.site == site else site
        self.verdicts = {f"{v.abstract.folder}/{v.abstract.lang}": v for v in found.verdicts}
        self._letters: dict[str, Letter | None] = {}

    @property
    def today(self) -> date:
        """The day by which a letter that changed is stamped."""
        return clock.now().astimezone(self.zone).date()

    @cached_property
    def folders(self) -> tuple[str, ...]:
        """All editions that have a file: those that can be read in the order of the series, then the others."""
        living = {f"{folder}/{lang}" for folder, lang in self.found.living}
        return (*self.verdicts, *sorted(living - set(self.verdicts)))

    def languages(self, letter: Letter) -> tuple[str, ...]:
        """The languages in which readers of a letter will find its issue; only a draft leads to drafts."""
        beside = (verdict.abstract for verdict in self.verdicts.values() if verdict.abstract.folder == letter.folder)
        return tuple(other.lang for other in beside if letter.meta.draft or not other.draft)

    # ------------------------------------------------------------------------------------- what is wrong

    def concerning(self, folder: str) -> tuple[Diagnostic, ...]:
        """What is found in an edition, in the stamps of its issue and in no letter at all.

        A stale stamp is not told: the next build is its remedy.
        """
        mine = {source_of(folder), f"{ISSUES}/{folder.partition('/')[0]}/stamp.toml"}
        letters = {source_of(other) for other in self.folders}
        return tuple(
            diagnostic
            for diagnostic in self.found.diagnostics
            if diagnostic.finding.rule != "stale-stamp"
            and (diagnostic.path in mine or not (diagnostic.path in letters or diagnostic.path.endswith("/stamp.toml")))
        )

    # ----------------------------------------------------------------------------------------- editions

    def letter(self, folder: str) -> Letter | None:
        """The letter of an edition; None where a build would refuse it."""
        if folder not in self._letters:
            verdict = None if self.found.config_is_wrong else self.verdicts.get(folder)
            right = accepted([verdict] if verdict else [], self.found.diagnostics, strict=False)
            self._letters[folder] = self.found.letter(right[0]) if right else None
        return self._letters[folder]

    def modified(self, letter: Letter) -> date:
        """The day that a build of today would tell readers."""
        old = self.found.stamps[letter.folder].get(letter.lang)
        return letter.meta.modified or renewed(old, letter.digest, self.today, minor=False).modified

    def page(self, folder: str, printed: Mapping[str, Printed]) -> Page | None:
        """The page of an edition, which states the weights of the PDFs made so far; None where a build refuses it."""
        letter = self.letter(folder)
        if letter is None:
            return None
        langs = self.languages(letter)
        weighed = {lang: printed[made] for lang in langs if (made := f"{letter.folder}/{lang}") in printed}
        others = siblings(letter.folder, weighed, {}, langs, self.found.config)
        document = render_page(letter, self.modified(letter), self.site, others)
        return Page(document.html, {copy.name: copy for copy in document.copies})

    # ------------------------------------------------------------------------------------------- papers

    def pdf_name(self, folder: str) -> str:
        """The name of an edition's PDF."""
        return pdf_name(self.found.config, *folder.split("/"))

    def job(self, folder: str) -> PaperJob | None:
        """What is laid out for an edition's PDF; None where a build refuses it."""
        letter = self.letter(folder)
        if letter is None:
            return None
        found, variant = self.found, self.found.config.pdf_variant
        paper = render_paper(letter, self.modified(letter), self.site, self.languages(letter))
        key = paper_key(paper, found.fonts.key(), self.templates[STYLESHEET], variant)
        return PaperJob(letter.path, paper.html, paper.copies, variant, key, paper.attached)

    @cached_property
    def kit(self) -> Kit:
        """What the process that lays out needs to know."""
        found = self.found
        cache, seal = self.workspace.cache_folder(), self.workspace.seal()
        return Kit(self.workspace, found.fonts.folders, self.templates[STYLESHEET], cache, seal=seal)

    # ---------------------------------------------------------------------------------- what pages share

    @cached_property
    def shared(self) -> Mapping[str, bytes]:
        """Styles and fonts, by path below the output folder."""
        rules, fonts = self.found.fonts.for_the_web()
        sheets = (rules, self.found.fonts.for_cyrillic(), self.templates[STYLESHEET])
        styles = zip((PAGE_ASSETS[0], CYRILLIC_FONTS, PAGE_ASSETS[1]), sheets, strict=True)
        return {
            **{path: text.encode() for path, text in styles},
            ICON: self.templates[ICON_TEMPLATE].encode(),
            **{f"assets/{name}": data for name, data in fonts.items()},
        }

    @property
    def style_key(self) -> str:
        """Tells the look of all pages from another."""
        return key_of(self.templates[STYLESHEET], self.found.fonts.key())


def key_of(*texts: str) -> str:
    """A short name for texts that differ."""
    return hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def source_of(folder: str) -> str:
    """The path of an edition's text."""
    return f"{ISSUES}/{folder}.md"
