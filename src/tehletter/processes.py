"""Work done in other processes: forked where that is safe, started afresh elsewhere (macOS).

They are begun before any thread exists. Each ends when this process does, however that ends: it hears that the line
to it is cut.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Self, TypeVar

from tehletter.bounding import bound_memory

Made = TypeVar("Made")
Asked = TypeVar("Asked")
Prepare = Callable[[], None]
Job = tuple[Callable[[Any], Any], Any]
"""Something to do, and what it is done on."""

FORKED = sys.platform != "darwin"
"""Whether a process begins with the memory of its parent."""

_STOPPING = frozenset({signal.SIGINT, signal.SIGTERM})

MOST_SECONDS = 20
"""Processor time of one job: a letter of 100 sheets takes less."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a job came to nothing; `reason` is empty where its process died, of too much time where it was `late`."""

    reason: str = ""
    late: bool = False

    @property
    def variant(self) -> str:
        """What there is to say where there is no reason."""
        return "" if self.reason else "late" if self.late else "died"


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


# ------------------------------------------------------------------------------------------- one process


class Worker:
    """A process that does one thing after the other; `prepare` is called in it first.

    It dies of a job that takes more than `MOST_SECONDS`, and its memory is bounded.

    `fresh`: it begins with nothing of this process, which it must where threads ask for it. `beside` are the workers
    that live already: what is forked holds their lines too, and lets them go.
    """

    def __init__(
        self, prepare: Prepare | None = None, *, fresh: bool = not FORKED, beside: Iterable[Worker] = ()
    ) -> None:
        context = multiprocessing.get_context("spawn" if fresh else "fork")
        self.line, line = context.Pipe()
        others = () if fresh else (self.line, *(worker.line for worker in beside))
        self.process = context.Process(target=_serve, args=(line, prepare, others), daemon=True)  # type: ignore[attr-defined]
        with _undisturbed():
            self.process.start()
        line.close()  # the other end is the child's alone, so that its death is heard
        self.equipment: Job | None = None

    def ask(self, work: Callable[[Asked], Any], asked: Asked, equipment: Job | None = None) -> None:
        """Have something done, and the `equipment` before it if it is new; the outcome is to be taken next."""
        first = equipment if self.equipment is not equipment else None
        self.equipment = equipment
        with suppress(OSError):  # it died: that is its outcome
            self.line.send((first, work, asked))

    def outcome(self) -> Any:
        """What was made, or `Failure` where the process died of it; raises what was raised."""
        try:
            made = self.line.recv()
        except (EOFError, OSError):
            self.end()
            return Failure(late=self.process.exitcode == -signal.SIGPROF)
        if isinstance(made, _Raised):
            raise made.error
        return made

    def kill(self) -> None:
        """End the process now, whatever it does; who waits for its outcome hears of it."""
        self.process.kill()
        self.process.join()

    def end(self) -> None:
        """End it for good."""
        self.kill()
        self.line.close()


@dataclass(frozen=True, slots=True)
class _Raised:
    error: BaseException


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Signals wait while a process begins: half begun, it could not be ended."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(line: Connection, prepare: Prepare | None, others: Iterable[Connection]) -> None:
    """Do what comes in until the other end is gone."""
    for other in others:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted, and ends this process
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOPPING)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)  # ends it, whatever it does
    bound_memory()
    if prepare is not None:
        with suppress(Exception):  # what it cannot do, the work cannot do either, and says so
            prepare()
    with suppress(EOFError, OSError):
        while True:
            equipment, work, asked = line.recv()
            signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
            made = _done(equipment, work, asked)
            signal.setitimer(signal.ITIMER_PROF, 0)
            line.send(made)


def with_time_of_its_own(part: Callable[[Any], Made], asked: Any) -> Made:
    """What a part of a job makes; it and what follows may each take as long as a job: it has bounds of its own."""
    made = part(asked)
    if signal.getitimer(signal.ITIMER_PROF)[0]:  # in a worker
        signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    return made


def _done(equipment: Job | None, work: Callable[[Any], Any], asked: Any) -> Any:
    try:
        if equipment is not None:
            take, given = equipment
            take(given)
        return work(asked)
    except Exception as error:  # noqa: BLE001 - raised again where it was asked for
        return _Raised(error)


# ----------------------------------------------------------------------------------------- many processes


class Crew:
    """Up to `size` workers that share work, and live on between one work and the next."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.workers: list[Worker] = []

    def begin(self, prepare: Prepare | None = None) -> None:
        """Begin a worker, ahead of work or for it."""
        self.workers.append(Worker(prepare, beside=self.workers))

    def share(
        self,
        work: Callable[[Asked], Made],
        asked: Sequence[Asked],
        order: Iterable[int] | None = None,
        *,
        equipment: Job | None = None,
        meanwhile: Callable[[], None] | None = None,
    ) -> Generator[tuple[int, Made | Failure], None, None]:
        """Do `work` on all that is asked, begun in that order: each result with its place, as they come.

        Each worker does the `equipment` before, once; `meanwhile` is done here when all have begun. A job of which its
        worker dies is a failure; the others go on.
        """
        left = deque(range(len(asked)) if order is None else order)
        doing: dict[Worker, int] = {}
        try:
            while left or doing:
                for worker in self._idle(doing, left):
                    doing[worker] = place = left.popleft()
                    worker.ask(work, asked[place], equipment)
                if meanwhile is not None:
                    meanwhile()
                    meanwhile = None
                heard = wait([worker.line for worker in doing])
                for worker in [worker for worker in doing if worker.line in heard]:
                    place = doing.pop(worker)
                    made = worker.outcome()
                    if worker.line.closed:
                        self.workers.remove(worker)
                    yield place, made
        except BaseException:  # GeneratorExit too: what they still do is not wanted any more
            self.end()
            raise

    def _idle(self, doing: Mapping[Worker, int], left: Sequence[int]) -> Iterator[Worker]:
        """Workers that have nothing to do while something is left; new ones where those that live are not enough."""
        for worker in list(self.workers):
            if worker in doing:
                continue
            if not left:
                return
            if worker.process.is_alive():
                yield worker
            else:
                worker.end()
                self.workers.remove(worker)
        while left and len(self.workers) < self.size:
            self.begin()
            yield self.workers[-1]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """End the workers now."""
        for worker in self.workers:
            worker.process.kill()  # all of them before the first is waited for
        for worker in self.workers:
            worker.end()
        self.workers = []


# --------------------------------------------------------------------------------- one process beside this one


class Companion:
    """One process that works beside this one and lives on between jobs; begun afresh, because threads ask it."""

    def __init__(self) -> None:
        self._worker: Worker | None = None

    def do(self, work: Callable[[Asked], Made], asked: Asked) -> Made | Failure:
        """Have something done; a failure where it fails, or where the process dies of it. One thread may ask at a time.

        Where the process died, the next job begins another.
        """
        if self._worker is None or not self._worker.process.is_alive():
            self._worker = Worker(_stand_back, fresh=True)
        self._worker.ask(work, asked)
        try:
            made: Made | Failure = self._worker.outcome()
        except Exception as error:  # noqa: BLE001 - told to the one who asked, as every failure is
            return Failure(f"{type(error).__name__}: {error}")
        return made

    def end(self) -> None:
        """End the process now, whatever it does."""
        if self._worker is not None:
            self._worker.kill()


def _stand_back() -> None:
    os.nice(5)  # someone waits for the parent
