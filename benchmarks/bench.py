"""What the rows of the table share: folders, sizes, the tool as a command, and ratios with their goals."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.measuring import Command, Figure, Subject, medians, run
from benchmarks.peers import Peers

FLOORS = Path(__file__).with_name("floors")
BESIDE = Path(sys.executable).parent
"""Where the commands lie that are installed with this interpreter: the tool's own and WeasyPrint's."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many letters are printed, how many an archive has, and how many rounds are measured."""

    letters: int = 100
    archive: int = 1000
    rounds: int = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two subjects by their names, and what the first may cost at most, in parts of the second.

    Without a goal the figure stands beside the others, for orientation. `memory`: of their peaks, not of their time.
    """

    what: str
    above: str
    below: str
    goal: float | None = None
    memory: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table; `value` is None where what it is held against could not be had.

    `processor` is the same ratio of processor time, which tells more while the machine is busy and less where work
    is done on two cores.
    """

    what: str
    against: str
    value: float | None
    goal: float | None
    detail: str
    processor: float | None = None

    @property
    def mark(self) -> str:
        """Whether the goal is met."""
        if self.value is None:
            return "absent"
        if self.goal is None:
            return ""
        return "met" if self.value <= self.goal else "missed"


@dataclass(frozen=True, slots=True)
class Bench:
    """One run: where it works, how much, and against whom."""

    root: Path
    sizes: Sizes
    peers: Peers = field(default_factory=Peers)

    def compare(self, subjects: Iterable[Subject | None], pairs: Iterable[Pair], *, times: int = 1) -> list[Line]:
        """Measure side by side, `times` as many rounds as usual; None stands for a peer that is absent."""
        present = [subject for subject in subjects if subject]
        figures = medians(present, times * self.sizes.rounds)
        return [_line(pair, figures) for pair in pairs]

    def folder(self, name: str) -> Path:
        """A new folder."""
        path = self.root / name
        path.mkdir(parents=True)
        return path


def _line(pair: Pair, figures: dict[str, Figure]) -> Line:
    above, below = figures.get(pair.above), figures.get(pair.below)
    if above is None or below is None:
        return Line(pair.what, pair.below, None, pair.goal, "")
    if pair.memory:
        detail = f"{above.peak:.0f} MiB / {below.peak:.0f} MiB"
        return Line(pair.what, pair.below, above.peak / below.peak, pair.goal, detail)
    detail = f"{_time(above.seconds)} / {_time(below.seconds)}"
    processor = above.processor / below.processor
    return Line(pair.what, pair.below, above.seconds / below.seconds, pair.goal, detail, processor)


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


# -------------------------------------------------------------------------------------------- commands


def tool(project: Path, *words: str) -> Command:
    """The tool, as its users call it."""
    return Command((str(BESIDE / "tehletter"), *words), project)


def python(folder: Path, *words: str, **env: str) -> Command:
    """The interpreter that the tool runs in."""
    return Command((sys.executable, *words), folder, env)


def bare(folder: Path) -> Subject:
    """P: an interpreter that does nothing."""
    return Subject("python -c pass", (python(folder, "-c", "pass"),))


def emptied(folder: Path) -> None:
    """Make a folder new."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()


def forget(project: Path, *, scaled: bool = False) -> None:
    """Leave of a project what a fresh clone has; with `scaled`, also the pictures that were scaled before."""
    shutil.rmtree(project / "dist", ignore_errors=True)
    if not scaled:
        shutil.rmtree(project / ".tehletter", ignore_errors=True)
        return
    for path in [*(project / ".tehletter").iterdir(), *(project / ".tehletter" / "cache").iterdir()]:
        if path.is_file():
            path.unlink()
        elif path.name not in ("cache", "pictures"):
            shutil.rmtree(path)


def built(project: Path, *words: str) -> None:
    """Build a project, unmeasured: what is measured then finds stamps, compiled modules and warm files.

    Its letters must be right to the last warning, or reporting would be measured.
    """
    run(tool(project, "build", "-q", "--strict", *words))
