"""The work that takes long: letters rendered and laid out, pictures scaled, in as many processes as there are cores.

WeasyPrint is imported before the processes are forked. Each parses the stylesheet and loads the fonts once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tehletter.archive import Entry
from tehletter.check import Verdict, trusted
from tehletter.errors import Unable
from tehletter.letter import Attached, Letter, PictureCopy
from tehletter.listing import entry_of
from tehletter.model import BrokenPicture, Picture, Source
from tehletter.parse import read_manuscript
from tehletter.pdf.layout import Layout, Paper, Sheets
from tehletter.plan import paper_key
from tehletter.processes import Asked, Failure, Made, spread
from tehletter.render import Sibling, Site, render_page, render_paper
from tehletter.scaling import Kit, Scaled, ScaleJob, picture_copy, scale

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
    """A letter to print, unless the PDF that carries the key `carried` is still right; with `compare`, only to tell."""

    text: Text
    modified: date
    langs: tuple[str, ...]
    carried: str
    compare: bool = False


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


def _scale(job: ScaleJob) -> tuple[Scaled, ...]:
    assert _kit is not None  # noqa: S101 - _start was called
    return scale(_kit, job)


def _print(job: PrintJob) -> Printing:
    assert _craft is not None  # noqa: S101 - _start was called
    document = render_paper(job.text.letter(), job.modified, _craft.site, job.langs)
    key = paper_key(document, *_craft.shaping)
    if key == job.carried:
        return Unchanged()
    if job.compare:
        return Outdated()
    variant = _craft.site.config.pdf_variant
    return _lay_out(PaperJob(job.text.path, document.html, document.copies, variant, key, document.attached))


def _lay_out(job: PaperJob) -> Sheets | Failure:
    assert _kit is not None  # noqa: S101 - _start was called
    assert _layout is not None  # noqa: S101 - with layout
    copies = {copy.name: picture_copy(_kit, copy) for copy in job.copies}
    try:
        return _layout.sheets(Paper(job.html, copies, job.variant, job.key, job.attached))
    except Unable:
        raise
    except Exception as error:  # noqa: BLE001 - WeasyPrint on a text that it cannot bear: the other letters go on
        return Failure(f"{type(error).__name__}: {error}")


def _write(job: PageJob) -> Page:
    assert _craft is not None  # noqa: S101 - _start was called
    letter, site = job.text.letter(), _craft.site
    document = render_page(letter, job.modified, site, job.siblings)
    entry = None if letter.meta.draft else entry_of(letter, site)
    return Page(document.html.encode(), document.copies, entry)


def _start(kit: Kit, craft: Craft | None, *, layout: bool) -> None:
    global _kit, _craft, _layout  # noqa: PLW0603 - a process has one of each; workers get them by being forked
    _kit, _craft = kit, craft
    if layout and _layout is None:
        _layout = Layout(kit.fonts, kit.stylesheet, kit.cache / "fontconfig" if kit.cache else None)


def lay_out_with(asked: tuple[Kit, PaperJob]) -> Sheets | Failure | Unable:
    """Lay one letter out, in a process that lives on while stylesheets change."""
    global _layout  # noqa: PLW0603 - the stylesheet of the last letter is parsed once
    kit, job = asked
    if _kit is not None and _kit.stylesheet != kit.stylesheet:
        _layout = None
    try:
        _start(kit, None, layout=True)
        return _lay_out(job)
    except Unable as error:
        return error


class Press:
    """Runs jobs on up to `jobs` processes; results come with the place of their job, in the order of finishing."""

    def __init__(self, kit: Kit, craft: Craft, jobs: int) -> None:
        self.kit, self.craft, self.jobs = kit, craft, jobs

    def print_letters(self, papers: Sequence[PrintJob]) -> Iterator[tuple[int, Printing]]:
        """PDFs, the longest letters first."""
        layout = any(not job.compare for job in papers)
        return self._run(_print, papers, lambda job: len(job.text.source.text), layout=layout)

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
        layout: bool = False,
        at_once: int = 1,
    ) -> Iterator[tuple[int, Made | Failure]]:
        """Do the jobs, in this process where there are no more than `at_once`."""
        if not asked:
            return
        _start(self.kit, self.craft, layout=layout)
        order = sorted(range(len(asked)), key=lambda place: -size(asked[place]))
        workers = min(self.jobs, len(asked))
        if workers == 1 or len(asked) <= at_once:
            for place in order:
                yield place, work(asked[place])
            return
        yield from spread(work, asked, order, workers, _Starter(self.kit, self.craft, layout))


@dataclass(frozen=True, slots=True)
class _Starter:
    """Prepares a worker; a value that can be pickled, for processes that are started afresh."""

    kit: Kit
    craft: Craft
    layout: bool

    def __call__(self) -> None:
        _start(self.kit, self.craft, layout=self.layout)
