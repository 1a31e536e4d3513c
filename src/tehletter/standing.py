"""How a project stood when there was nothing left to do: where it stands so still, nothing is read or made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from pathlib import Path

from tehletter import clock
from tehletter.diagnostics import Diagnostic
from tehletter.ledger import Seen, key_of
from tehletter.options import BuildOptions
from tehletter.workspace.footprint import Footprint
from tehletter.workspace.project import CONFIG, ISSUES, STATE, Workspace
from tehletter.workspace.publication import Publication

STAMP = "stamp.toml"


@dataclass(frozen=True, slots=True)
class Said:
    """What a call said: the paths of the editions that it looked at, and what it found in them."""

    editions: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


class Standing:
    """The project as a call that is `asked` for something finds it, seen from outside before any of it is read."""

    def __init__(self, workspace: Workspace, program: str, *asked: object) -> None:
        self.workspace, self.program = workspace, program
        self.call = key_of([program, repr(asked)])
        self.stamps = Footprint()
        self.sources = Footprint()
        self.sources.add(*self._places(), apart=STAMP, beside=self.stamps)

    def still(self, seen: Seen | None, outputs: Iterable[Path] = ()) -> bool:
        """Whether everything is as it was then: sources, `outputs`, program, what is asked, the day."""
        if seen is None or seen.call != self.call or not seen.since <= clock.now().timestamp() < seen.until:
            return False
        others = Footprint().add(*(self.workspace.root / path for path in seen.others))
        return seen.files == self._key(self.stamps, others, outputs)

    def seen(
        self, zone: tzinfo, others: Iterable[str], said: Said, out: str = "", outputs: Iterable[Path] = ()
    ) -> Seen | None:
        """How things stand at the end; None where a later change might not show.

        `others` are the files of the project that were read besides those in its folders.
        """
        named = tuple(sorted(others))
        besides = Footprint(self.sources.moment).add(*(self.workspace.root / path for path in named))
        if not (self.sources.settled and self.stamps.settled and besides.settled):
            return None
        stamps = Footprint()  # anew: a build writes them
        Footprint().add(self.workspace.root / ISSUES, apart=STAMP, beside=stamps)
        since, until = _day(zone)
        files = self._key(stamps, besides, outputs)
        return Seen(self.call, files, since, until, out, named, said.editions, said.diagnostics)

    def _places(self) -> tuple[Path, ...]:
        return tuple(self.workspace.root / name for name in (CONFIG, "templates", "fonts", ISSUES))

    def _key(self, stamps: Footprint, others: Footprint, outputs: Iterable[Path]) -> str:
        return key_of([self.sources.key, stamps.key, others.key, Footprint().add(*outputs).key])


def outputs(workspace: Workspace, publication: Publication, options: BuildOptions) -> tuple[Path, ...]:
    """What a build leaves: what is published, what a build that was killed left of it, and with a proof its report."""
    report = (workspace.root / STATE / "report",) if options.prove else ()
    return publication.out, publication.stage, *report


def _day(zone: tzinfo) -> tuple[float, float]:
    """The first moment of today and of tomorrow, in seconds since 1970."""
    today = datetime.combine(clock.now().astimezone(zone).date(), time(), zone)
    return today.timestamp(), (today + timedelta(days=1)).timestamp()
