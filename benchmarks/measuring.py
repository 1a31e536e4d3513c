"""Commands run side by side: rounds in which each has its turn, and the medians of these rounds."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

GAUGE = Path(__file__).with_name("gauge.py")
OWN = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "SOURCE_DATE_EPOCH")
"""Settings of this machine that are none of the tool's: pip compiles what it installs, and so does this."""


@dataclass(frozen=True, slots=True)
class Command:
    """A process to run in a folder; `env` is added to the environment."""

    words: tuple[str, ...]
    folder: Path
    env: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figure:
    """What something cost: seconds on the clock and of all processors, and the MiB of its largest process."""

    seconds: float
    processor: float
    peak: float


def nothing() -> None:
    """There is nothing to do."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured: commands, one after the other, and what has to be done before and after, unmeasured.

    `share`: the part of the whole that the commands do; their time is divided by it.
    """

    name: str
    commands: tuple[Command, ...]
    before: Callable[[], None] = nothing
    after: Callable[[], None] = nothing
    share: float = 1

    def measured(self) -> Figure:
        """One measurement."""
        self.before()
        figures = [run(command) for command in self.commands]
        self.after()
        return Figure(
            sum(one.seconds for one in figures) / self.share,
            sum(one.processor for one in figures) / self.share,
            max(one.peak for one in figures),
        )


class Failed(Exception):
    """A command that was to be measured did not succeed."""


def run(command: Command) -> Figure:
    """Run a command that must succeed."""
    words = [sys.executable, "-I", "-S", str(GAUGE), *command.words]
    around = {name: value for name, value in os.environ.items() if name not in OWN}
    env = {**around, "TEHLETTER_LANG": "en", **command.env}
    done = subprocess.run(words, cwd=command.folder, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"{' '.join(command.words)[:200]}\nexit {done.returncode}: {done.stderr.strip()[-2000:]}")
    return Figure(*map(float, done.stdout.split()))


def medians(subjects: Iterable[Subject], rounds: int) -> dict[str, Figure]:
    """The medians of each subject. Every other round goes backwards, so that a drift of the machine evens out."""
    order = list(subjects)
    figures: dict[str, list[Figure]] = {subject.name: [] for subject in order}
    for _ in range(rounds):
        for subject in order:
            figures[subject.name].append(subject.measured())
        order.reverse()
    return {name: _median(found) for name, found in figures.items()}


def _median(figures: list[Figure]) -> Figure:
    columns = zip(*((one.seconds, one.processor, one.peak) for one in figures), strict=True)
    return Figure(*map(statistics.median, columns))
