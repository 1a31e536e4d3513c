"""What the templates of the report are given."""

from __future__ import annotations

from dataclasses import dataclass

from tehletter.artifact import Artifact


@dataclass(frozen=True, slots=True)
class FaultView:
    """A fault: its place in the source, what found it, what is wrong."""

    place: str
    check: str
    message: str


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion, what a person is asked, the reasons for its result."""

    number: str
    title: str
    question: str
    evidence: tuple[str, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeView:
    """The criteria of a theme that came to one result."""

    number: str
    name: str
    criteria: tuple[CriterionView, ...]


@dataclass(frozen=True, slots=True)
class ResultView:
    """What came to one result, by theme."""

    result: str
    heading: str
    themes: tuple[ThemeView, ...]


@dataclass(frozen=True, slots=True)
class CheckView:
    """A check and what it found; `looked` is None where it was not run."""

    what: str
    looked: int | None
    faults: int
    state: str


@dataclass(frozen=True, slots=True)
class TargetView:
    """All that was found of the page, or of the PDF."""

    name: str
    title: str
    output: Artifact | None
    variant: str
    counts: tuple[int, ...]
    not_run: str
    results: tuple[ResultView, ...]
    checks: tuple[CheckView, ...]


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition and what its proof came to."""

    href: str
    record: str
    name: str
    lang: str
    title: str
    source: str
    verdict: str
    state: str
    faults: tuple[FaultView, ...]
    open: int
    left: str
    targets: tuple[TargetView, ...]
    tools: tuple[str, ...]
