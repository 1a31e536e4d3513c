"""The work that takes long: pictures scaled, letters laid out, in as many processes as there are cores.

Workers are forked after WeasyPrint is imported and before any thread exists, so that they share its memory;
where forking is not safe (macOS) they are started afresh. Each parses the stylesheet and loads the fonts once.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tehletter import pictures
from tehletter.errors import Unable
from tehletter.model import Attached, PictureCopy
from tehletter.pdf.layout import Layout, Paper, Sheets
from tehletter.workspace.files import replace_file
from tehletter.workspace.project import Workspace

Made = TypeVar("Made")
Asked = TypeVar("Asked")


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


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a job came to nothing; empty where its process died."""

    reason: str = ""


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


def _start(kit: Kit, *, layout: bool, worker: bool) -> None:
    global _kit, _layout  # noqa: PLW0603 - a process has one kit; workers get it by being forked
    _kit = kit
    if layout and _layout is None:
        _layout = Layout(kit.fonts, kit.stylesheet, kit.cache / "fontconfig" if kit.cache else None)
    if worker:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and stops its workers
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


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
        _start(self.kit, layout=layout, worker=False)
        order = sorted(range(len(asked)), key=lambda place: -size(asked[place]))
        workers = min(self.jobs, len(asked))
        if workers == 1:
            for place in order:
                yield place, work(asked[place])
            return
        died = yield from self._spread(work, asked, order, workers, layout=layout)
        for place in died:  # one of them kills its process: each gets one of its own
            yield from self._alone(work, asked[place], place, layout=layout)

    def _spread(
        self,
        work: Callable[[Asked], Made],
        asked: Sequence[Asked],
        order: Sequence[int],
        workers: int,
        *,
        layout: bool,
    ) -> Generator[tuple[int, Made | Failure], None, list[int]]:
        died: list[int] = []
        pool = self._pool(workers, layout=layout)
        try:
            places: dict[Future[Made], int] = {pool.submit(work, asked[place]): place for place in order}
            for future in as_completed(places):
                try:
                    made = future.result()
                except BrokenProcessPool:
                    died.append(places[future])
                else:
                    yield places[future], made
        except BaseException:
            _kill(pool)
            raise
        pool.shutdown()
        return sorted(died)

    def _alone(
        self, work: Callable[[Asked], Made], job: Asked, place: int, *, layout: bool
    ) -> Iterator[tuple[int, Made | Failure]]:
        pool = self._pool(1, layout=layout)
        try:
            yield place, pool.submit(work, job).result()
        except BrokenProcessPool:
            yield place, Failure()
        except BaseException:
            _kill(pool)
            raise
        pool.shutdown()

    def _pool(self, workers: int, *, layout: bool) -> ProcessPoolExecutor:
        method = "spawn" if sys.platform == "darwin" else "fork"
        context = multiprocessing.get_context(method)
        return ProcessPoolExecutor(workers, context, initializer=_Starter(self.kit, layout))


@dataclass(frozen=True, slots=True)
class _Starter:
    """Prepares a worker; a value that can be pickled, for processes that are started afresh."""

    kit: Kit
    layout: bool

    def __call__(self) -> None:
        _start(self.kit, layout=self.layout, worker=True)


def _kill(pool: ProcessPoolExecutor) -> None:
    """End the workers now: what they still do is not wanted any more."""
    processes = list((pool._processes or {}).values())  # noqa: SLF001 - shutdown() would wait for them
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        if process.is_alive() and process.pid is not None:
            process.kill()
    for process in processes:
        process.join()


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
