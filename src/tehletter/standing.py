"""How a project stood when a build had nothing left to do: where it stands so still, nothing is read or made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo
from pathlib import Path

from tehletter import clock
from tehletter.artifact import KINDS
from tehletter.diagnostics import Diagnostic
from tehletter.ledger import Ledger, Seen, key_of
from tehletter.workspace.footprint import Footprint
from tehletter.workspace.project import CONFIG, ISSUES, STATE, Workspace
from tehletter.workspace.publication import Publication

STAMP = "stamp.toml"


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


@dataclass(frozen=True, slots=True)
class Said:
    """What a build said: the paths of the editions that it looked at, and what it found in them."""

    editions: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


class Standing:
    """The project as a build finds it, seen from outside before anything of it is read."""

    def __init__(self, workspace: Workspace, options: BuildOptions, program: str) -> None:
        self.workspace, self.options, self.program = workspace, options, program
        out = (options.here / options.out).resolve() if options.out else ""
        only = sorted(options.only)
        self.call = key_of(
            [program, str(out), repr((options.what, only, options.locked, options.strict, options.prove))]
        )
        self.stamps = Footprint()
        self.sources = Footprint()
        self.sources.add(*self._places(), apart=STAMP, beside=self.stamps)

    def unchanged(self, ledger: Ledger) -> Seen | None:
        """What was seen, if everything is as it was then: sources, outputs, program, what is asked, the day."""
        seen = ledger.seen
        if seen is None or seen.call != self.call or self.options.force or self.options.checksum:
            return None
        if not seen.since <= clock.now().timestamp() < seen.until:
            return None
        others = Footprint().add(*(self.workspace.root / path for path in seen.others))
        key = key_of([self.sources.key, self.stamps.key, others.key, self._output(Publication(Path(seen.out)))])
        return seen if key == seen.files else None

    def seen(self, publication: Publication, zone: tzinfo, others: Iterable[str], said: Said) -> Seen | None:
        """How things stand at the end of a build; None where a later change might not show.

        `others` are the files of the project that were read besides those in its folders.
        """
        named = tuple(sorted(others))
        besides = Footprint(self.sources.moment).add(*(self.workspace.root / path for path in named))
        if not (self.sources.settled and self.stamps.settled and besides.settled):
            return None
        stamps = Footprint()
        Footprint().add(self.workspace.root / ISSUES, apart=STAMP, beside=stamps)
        key = key_of([self.sources.key, stamps.key, besides.key, self._output(publication)])
        since, until = _day(zone)
        return Seen(self.call, key, since, until, str(publication.out), named, said.editions, said.diagnostics)

    def _places(self) -> tuple[Path, ...]:
        return tuple(self.workspace.root / name for name in (CONFIG, "templates", "fonts", ISSUES))

    def _output(self, publication: Publication) -> str:
        """The key of what is published; of what a build that was killed left of it; of the report, with a proof."""
        report = (self.workspace.root / STATE / "report",) if self.options.prove else ()
        return Footprint().add(publication.out, publication.stage, *report).key


def _day(zone: tzinfo) -> tuple[float, float]:
    """The first moment of today and of tomorrow, in seconds since 1970."""
    today = datetime.combine(clock.now().astimezone(zone).date(), time(), zone)
    return today.timestamp(), (today + timedelta(days=1)).timestamp()
