"""The work that takes long: letters rendered and laid out, pictures scaled, in as many processes as there are cores.

Each process imports WeasyPrint when it first lays a letter out, or before, while the letters are still being read; it
parses the stylesheet and loads the fonts once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from tehletter.archive import Entry
from tehletter.check import Verdict, trusted
from tehletter.errors import Unable
from tehletter.letter import Attached, Letter, PictureCopy
from tehletter.listing import entry_of
from tehletter.model import BrokenPicture, Picture, Source
from tehletter.parse import read_manuscript
from tehletter.pdf.layout import Layout, Paper, Sheets
from tehletter.plan import paper_key
from tehletter.processes import Asked, Crew, Failure, Made, with_time_of_its_own
from tehletter.render import ARCHIVE_PAGE, PAPER, STYLESHEET, Sibling, Site, render_page, render_paper
from tehletter.sandbox import sandbox
from tehletter.scaling import Kit, Scaled, ScaleJob, picture_copy, scale
from tehletter.workspace.project import Workspace

FEW = 8
"""Pages that are rendered in less time than a second process begins in."""


@dataclass(frozen=True, slots=True)
class Craft:
    """What letters are rendered with; `shaping` is what shapes a PDF besides its letter."""

    site: Site
    shaping: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A letter without errors, as it was read: its letter is made where something is made of it."""

    source: Source
    verdict: Verdict
    pictures: Mapping[str, Picture | BrokenPicture]

    @property
    def path(self) -> str:
        """Its path in the project."""
        return self.source.path

    def letter(self) -> Letter:
        """The letter."""
        about = self.verdict.abstract
        return trusted(self.verdict, read_manuscript(self.source, about.issue, about.lang), self.pictures)


@dataclass(frozen=True, slots=True)
class PrintJob:
    """A letter to print, unless the PDF that carries the key `carried` is still right; with `compare`, only to tell.

    `ahead`: its pictures are scaled for its page too, since each is decoded once for all copies.
    """

    text: Text
    modified: date
    langs: tuple[str, ...]
    carried: str
    compare: bool = False
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The PDF that is published is still right."""


@dataclass(frozen=True, slots=True)
class Outdated:
    """It is not, and no other was asked for."""


Printing = Sheets | Unchanged | Outdated | Failure


@dataclass(frozen=True, slots=True)
class PageJob:
    """A page to write."""

    text: Text
    modified: date
    siblings: tuple[Sibling, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page, the copies of pictures that it shows, and what the archive says of the letter; of a draft, nothing."""

    html: bytes
    copies: tuple[PictureCopy, ...]
    entry: Entry | None


@dataclass(frozen=True, slots=True)
class PaperJob:
    """A rendered letter to lay out."""

    path: str
    html: str
    copies: tuple[PictureCopy, ...]
    variant: str
    key: str
    attached: Attached | None = None


_kit: Kit | None = None
_layout: Layout | None = None
_craft: Craft | None = None


def _scale(job: ScaleJob) -> tuple[Scaled, ...] | Failure:
    assert _kit is not None  # noqa: S101 - _take was called
    try:
        return scale(_kit, job)
    except MemoryError as error:
        return Failure(type(error).__name__)


def _print(job: PrintJob) -> Printing:
    assert _craft is not None  # noqa: S101 - _take was called
    letter = job.text.letter()
    document = render_paper(letter, job.modified, _craft.site, job.langs)
    key = paper_key(document, *_craft.shaping)
    if key == job.carried:
        return Unchanged()
    if job.compare:
        return Outdated()
    if job.ahead:
        _scale_ahead((*document.copies, *render_page(letter, job.modified, _craft.site, ()).copies))
    variant = _craft.site.config.pdf_variant
    return _lay_out(PaperJob(job.text.path, document.html, document.copies, variant, key, document.attached))


def _scale_ahead(copies: Iterable[PictureCopy]) -> None:
    """Leave copies in the cache, if there is one."""
    assert _kit is not None  # noqa: S101 - _take was called
    shown: dict[str, dict[tuple[int, str], PictureCopy]] = {}
    for copy in copies:
        shown.setdefault(copy.picture.sha256, {})[copy.width, copy.extension] = copy
    for alike in shown.values() if _kit.cache else ():
        with suppress(MemoryError):  # told where the copies are needed
            with_time_of_its_own(partial(scale, _kit), ScaleJob(tuple(alike.values()), ("",) * len(alike)))


def _lay_out(job: PaperJob) -> Sheets | Failure:
    assert _kit is not None  # noqa: S101 - _take was called
    try:
        scaled = partial(picture_copy, _kit)
        copies = {copy.name: with_time_of_its_own(scaled, copy) for copy in job.copies}
        return _layout_of(_kit).sheets(Paper(job.html, copies, job.variant, job.key, job.attached))
    except Unable:
        raise
    except Exception as error:  # noqa: BLE001 - WeasyPrint on a text that it cannot bear: the other letters go on
        return Failure(f"{type(error).__name__}: {error}")


def _write(job: PageJob) -> Page:
    assert _craft is not None  # noqa: S101 - _take was called
    letter, site = job.text.letter(), _craft.site
    document = render_page(letter, job.modified, site, job.siblings)
    entry = None if letter.meta.draft else entry_of(letter, site)
    return Page(document.html.encode(), document.copies, entry)


def _take(equipment: tuple[Kit, Craft | None]) -> None:
    """Take what is worked with; a layout under the same fonts and stylesheet stays."""
    global _kit, _craft, _layout  # noqa: PLW0603 - a process has one of each
    kit, craft = equipment
    if _kit is None or (_kit.fonts, _kit.stylesheet) != (kit.fonts, kit.stylesheet):
        _layout = None
    _kit, _craft = kit, craft


def _layout_of(kit: Kit) -> Layout:
    global _layout  # noqa: PLW0603 - WeasyPrint is loaded where it is used first, fonts and stylesheet are read once
    if _layout is None:
        _layout = Layout(kit.fonts, kit.stylesheet, kit.cache / "fontconfig" if kit.cache else None)
    return _layout


def warm_up(workspace: Workspace) -> None:
    """Load in advance what printing takes: the engine, the fonts, the stylesheet, the templates."""
    templates = workspace.templates()
    kit = Kit(workspace, workspace.font_folders(), templates[STYLESHEET], workspace.cache_folder())
    _take((kit, None))
    _layout_of(kit).warm_up()
    sandbox(templates).get_template(PAPER)


def lay_out_with(asked: tuple[Kit, PaperJob]) -> Sheets | Failure | Unable:
    """Lay one letter out, in a process that lives on while stylesheets change."""
    kit, job = asked
    try:
        _take((kit, None))
        return _lay_out(job)
    except Unable as error:
        return error


class Press:
    """Has jobs done by a crew; results come with the place of their job, in the order of finishing."""

    def __init__(self, kit: Kit, craft: Craft, crew: Crew) -> None:
        self.kit, self.craft, self.crew = kit, craft, crew
        self.equipment = (_take, (kit, replace(craft, site=replace(craft.site))))

    def print_letters(
        self, papers: Sequence[PrintJob], meanwhile: Callable[[], None] | None
    ) -> Iterator[tuple[int, Printing | Failure]]:
        """PDFs, the longest letters first; `meanwhile` is done here while they are made."""
        return self._run(_print, papers, lambda job: len(job.text.source.text), meanwhile=meanwhile)

    def rehearse(self, pages: Sequence[PageJob]) -> None:
        """Do in advance, in this process, what pages and the archive take besides the weights that they state."""
        _take((self.kit, self.craft))
        self.craft.site.environment.get_template(ARCHIVE_PAGE)
        for job in pages:
            _scale_ahead(_write(job).copies)

    def write_pages(self, pages: Sequence[PageJob]) -> Iterator[tuple[int, Page | Failure]]:
        """Pages."""
        return self._run(_write, pages, lambda job: len(job.text.source.text), at_once=FEW)

    def scale_pictures(self, asked: Sequence[ScaleJob]) -> Iterator[tuple[int, tuple[Scaled, ...] | Failure]]:
        """Copies of pictures."""
        return self._run(_scale, asked, lambda job: job.copies[0].picture.bytes)

    def _run(
        self,
        work: Callable[[Asked], Made],
        asked: Sequence[Asked],
        size: Callable[[Asked], int],
        *,
        at_once: int = 0,
        meanwhile: Callable[[], None] | None = None,
    ) -> Iterator[tuple[int, Made | Failure]]:
        """Do the jobs; in this process where there are no more than `at_once`."""
        order = sorted(range(len(asked)), key=lambda place: -size(asked[place]))
        if len(asked) > at_once:
            yield from self.crew.share(work, asked, order, equipment=self.equipment, meanwhile=meanwhile)
            return
        _take((self.kit, self.craft))
        for place in order:
            yield place, work(asked[place])
