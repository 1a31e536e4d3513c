"""What was asked of the commands that look at letters."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tehletter.artifact import KINDS


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What was asked of `check`; `what` and `baseline` as they were typed in the folder `here`."""

    what: tuple[str, ...]
    here: Path
    format: str = "text"
    strict: bool = False
    baseline: str | None = None
    fix: bool = False
    diff: bool = False


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What was asked of `build`; `what` and `out` as they were typed in the folder `here`."""

    what: tuple[str, ...]
    here: Path
    only: tuple[str, ...] = KINDS
    out: str | None = None
    jobs: int | None = None
    locked: bool = False
    minor: bool = False
    force: bool = False
    checksum: bool = False
    strict: bool = False
    json: bool = False
    prove: bool = False
