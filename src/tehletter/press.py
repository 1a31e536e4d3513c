"""The work that takes long: pictures scaled, letters laid out, in as many processes as there are cores.

WeasyPrint is imported before the processes are forked. Each parses the stylesheet and loads the fonts once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tehletter import pictures
from tehletter.errors import Unable
from tehletter.model import Attached, PictureCopy
from tehletter.pdf.layout import Layout, Paper, Sheets
from tehletter.processes import Asked, Failure, Made, spread
from tehletter.workspace.files import replace_file
from tehletter.workspace.project import Workspace


@dataclass(frozen=True, slots=True)
class Kit:
    """What a process needs to work: the project, the fonts, the stylesheet, the folder for caches if there is one."""

    workspace: Workspace
    fonts: tuple[Path, ...]
    stylesheet: str
    cache: Path | None


@dataclass(frozen=True, slots=True)
class PaperJob:
    """A letter to lay out."""

    path: str
    html: str
    copies: tuple[PictureCopy, ...]
    variant: str
    key: str
    attached: Attached | None = None


_kit: Kit | None = None
_layout: Layout | None = None


def picture_copy(kit: Kit, copy: PictureCopy) -> bytes:
    """A scaled picture, from the cache or made and kept there."""
    name = f"{copy.picture.sha256}-{copy.width}-{pictures.RECIPE}.{copy.extension}"
    kept = kit.cache / "pictures" / name if kit.cache else None
    if kept is not None and kept.is_file():
        return kept.read_bytes()
    data = kit.workspace.read_picture(copy.picture.path)
    if isinstance(data, str) or hashlib.sha256(data).hexdigest() != copy.picture.sha256:
        raise Unable("changed-during-build", path=copy.picture.path)
    made = pictures.scaled(data, copy.width, copy.extension)
    if kept is not None:
        with suppress(Unable):  # a cache that cannot be written costs time only
            replace_file(kept, made)
    return made


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


def _scale(copy: PictureCopy) -> bytes:
    assert _kit is not None  # noqa: S101 - _start was called
    return picture_copy(_kit, copy)


def _start(kit: Kit, *, layout: bool) -> None:
    global _kit, _layout  # noqa: PLW0603 - a process has one kit; workers get it by being forked
    _kit = kit
    if layout and _layout is None:
        _layout = Layout(kit.fonts, kit.stylesheet, kit.cache / "fontconfig" if kit.cache else None)


def lay_out_with(asked: tuple[Kit, PaperJob]) -> Sheets | Failure | Unable:
    """Lay one letter out, in a process that lives on while stylesheets change."""
    global _layout  # noqa: PLW0603 - the stylesheet of the last letter is parsed once
    kit, job = asked
    if _kit is not None and _kit.stylesheet != kit.stylesheet:
        _layout = None
    try:
        _start(kit, layout=True)
        return _lay_out(job)
    except Unable as error:
        return error


class Press:
    """Runs jobs on up to `jobs` processes; results come with the place of their job, in the order of finishing."""

    def __init__(self, kit: Kit, jobs: int) -> None:
        self.kit, self.jobs = kit, jobs

    def lay_out(self, papers: Sequence[PaperJob]) -> Iterator[tuple[int, Sheets | Failure]]:
        """PDFs, the longest letters first."""
        return self._run(_lay_out, papers, lambda job: len(job.html), layout=True)

    def scale(self, copies: Sequence[PictureCopy]) -> Iterator[tuple[int, bytes | Failure]]:
        """Copies of pictures."""
        return self._run(_scale, copies, lambda copy: copy.picture.bytes, layout=False)

    def _run(
        self,
        work: Callable[[Asked], Made],
        asked: Sequence[Asked],
        size: Callable[[Asked], int],
        *,
        layout: bool,
    ) -> Iterator[tuple[int, Made | Failure]]:
        if not asked:
            return
        _start(self.kit, layout=layout)
        order = sorted(range(len(asked)), key=lambda place: -size(asked[place]))
        workers = min(self.jobs, len(asked))
        if workers == 1:
            for place in order:
                yield place, work(asked[place])
            return
        yield from spread(work, asked, order, workers, _Starter(self.kit, layout))


@dataclass(frozen=True, slots=True)
class _Starter:
    """Prepares a worker; a value that can be pickled, for processes that are started afresh."""

    kit: Kit
    layout: bool

    def __call__(self) -> None:
        _start(self.kit, layout=self.layout)
