"""How much time and memory a process may take."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

MOST_BYTES = 1 << 30
"""Address space of a process: three times what a long letter with heavy pictures takes."""


def bound_memory() -> None:
    """Let this process and those that it begins have no more than `MOST_BYTES`: what asks for more is refused it."""
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    with suppress(ValueError, OSError):  # macOS knows no such limit
        if most == resource.RLIM_INFINITY or most > MOST_BYTES:
            resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, most))


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """What is done inside ends after that much processor time, by `TimeoutError`; in the main thread alone."""

    def end(_number: int, _frame: object) -> NoReturn:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
