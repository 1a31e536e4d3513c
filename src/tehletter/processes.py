"""Work spread over processes: forked where that is safe, started afresh elsewhere (macOS).

Processes are forked before any thread exists, so that they share the memory of what is loaded already.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

Made = TypeVar("Made")
Asked = TypeVar("Asked")

FORKED = sys.platform != "darwin"
"""Whether a process begins with the memory of its parent."""

_STOPPING = frozenset({signal.SIGINT, signal.SIGTERM})


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a job came to nothing; empty where its process died."""

    reason: str = ""


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    work: Callable[[Asked], Made],
    asked: Sequence[Asked],
    order: Sequence[int],
    workers: int,
    prepare: Callable[[], None],
) -> Iterator[tuple[int, Made | Failure]]:
    """Do `work` on all that is asked, begun in that order: each result with its place, in the order of finishing.

    `prepare` is called in each process first; both are pickled where processes are started afresh.
    """
    starter = _Starter(prepare)
    died = yield from _together(work, asked, order, workers, starter)
    for place in died:  # one of them kills its process: each gets one of its own
        yield from _alone(work, asked[place], place, starter)


@dataclass(frozen=True, slots=True)
class _Starter:
    prepare: Callable[[], None]

    def __call__(self) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and stops its workers
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)
        self.prepare()


def _together(
    work: Callable[[Asked], Made], asked: Sequence[Asked], order: Sequence[int], workers: int, starter: _Starter
) -> Generator[tuple[int, Made | Failure], None, list[int]]:
    died: list[int] = []
    pool = _pool(workers, starter)
    try:
        with _undisturbed():
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
    work: Callable[[Asked], Made], job: Asked, place: int, starter: _Starter
) -> Iterator[tuple[int, Made | Failure]]:
    pool = _pool(1, starter)
    try:
        with _undisturbed():
            future = pool.submit(work, job)
        yield place, future.result()
    except BrokenProcessPool:
        yield place, Failure()
    except BaseException:
        _kill(pool)
        raise
    pool.shutdown()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Signals wait while processes and the thread that looks after them begin: half begun, they could not be ended."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _pool(workers: int, starter: _Starter) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("fork" if FORKED else "spawn")
    return ProcessPoolExecutor(workers, context, initializer=starter)


def _kill(pool: ProcessPoolExecutor) -> None:
    """End the workers now: what they still do is not wanted any more."""
    processes = list((pool._processes or {}).values())  # noqa: SLF001 - shutdown() would wait for them
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        if process.is_alive() and process.pid is not None:
            process.kill()
    for process in processes:
        process.join()


# --------------------------------------------------------------------------------- one process beside this one


class Companion:
    """One process that works beside this one and lives on between jobs.

    It is begun afresh, not forked, because it is asked by threads; it ends when this process does, however that ends.
    """

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def do(self, work: Callable[[Asked], Made], asked: Asked) -> Made | Failure:
        """Have `work` done on what is asked; a failure where the process dies of it. One thread may ask at a time."""
        if self._process is None or not self._process.is_alive():
            self._begin()
        assert self._line is not None  # noqa: S101 - it was just begun
        try:
            self._line.send((work, asked))
            made: Made | Failure = self._line.recv()
        except (EOFError, OSError):
            self.end()
            return Failure()
        return made

    def _begin(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._line, line = context.Pipe()
        self._process = context.Process(target=_serve, args=(line,), daemon=True)
        self._process.start()
        line.close()  # the other end is the child's alone, so that its death is heard

    def end(self) -> None:
        """End the process now, whatever it does; the next job begins another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.join()


def _serve(line: Any) -> None:
    """Do what comes in until the other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and ends this process
    os.nice(5)  # someone waits for the parent
    with suppress(EOFError, OSError):
        while True:
            work, asked = line.recv()
            line.send(_tried(work, asked))


def _tried(work: Callable[[Any], Any], asked: Any) -> Any:
    try:
        return work(asked)
    except Exception as error:  # noqa: BLE001 - told to the one who asked, as every failure is
        return Failure(f"{type(error).__name__}: {error}")
