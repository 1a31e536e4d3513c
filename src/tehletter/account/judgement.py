"""What a proof comes to by criterion: passed, failed, left to a person, or not applicable.

Nothing passes that was not tested, and a program never calls a letter conforming.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tehletter.account.criteria import CHECKS, CRITERIA, Criterion, Ground, Way
from tehletter.diagnostics import Finding
from tehletter.evidence import Account, Examined, Target


class Result(StrEnum):
    """What is known of a criterion, worst first."""

    FAIL = "fail"
    PERSON = "person"
    PASS = "pass"  # noqa: S105  # no password
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reason for a result: a key of the catalogue with its values.

    `about` is the key of what it speaks of; `elsewhere` is the target that was looked at where this is the other one.
    """

    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    about: str = ""
    elsewhere: Target | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A criterion for one target: its result, the reasons for it, what a person is asked, the faults that fail it."""

    criterion: Criterion
    target: Target
    result: Result
    evidence: tuple[Evidence, ...]
    question: str = ""
    faults: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """An edition, judged: all criteria for each target that was built, in their order."""

    account: Account
    criteria: tuple[Judged, ...]

    @property
    def targets(self) -> tuple[Target, ...]:
        """What was built of the edition."""
        return _targets(self.account)

    @property
    def faults(self) -> int:
        """How many faults the proof found."""
        return sum(len(examined.faults) for examined in self.account.examined)

    @property
    def tested(self) -> bool:
        """Whether the proof looked at anything."""
        return any(examined.looked for examined in self.account.examined)

    @property
    def open(self) -> int:
        """How many criteria wait for a person: one that does so for page and PDF is one."""
        return len({judged.criterion.number for judged in self.criteria if judged.result is Result.PERSON})

    def of(self, target: Target, result: Result) -> tuple[Judged, ...]:
        """The criteria that came to a result for a target."""
        return tuple(judged for judged in self.criteria if (judged.target, judged.result) == (target, result))

    def counts(self, target: Target) -> dict[Result, int]:
        """How many criteria came to each result for a target."""
        counted = Counter(judged.result for judged in self.criteria if judged.target == target)
        return {result: counted[result] for result in Result}

    def not_run(self, target: Target) -> tuple[str, ...]:
        """The checks that a full proof of a target has and this one had not."""
        run = {examined.check for examined in self.account.examined if examined.target == target}
        return tuple(name for name in CHECKS[target] if name not in run)


def judge(account: Account, *, own_templates: bool = False) -> Judgement:
    """An account, judged; with `own_templates`, what only the built-in ones warrant is left to a person."""
    examined = {(one.target, one.check): one for one in account.examined}
    return Judgement(
        account,
        tuple(
            _Bench(target, examined, own_templates=own_templates).judged(criterion)
            for target in _targets(account)
            for criterion in CRITERIA
        ),
    )


def _targets(account: Account) -> tuple[Target, ...]:
    built: dict[Target, object] = {"page": account.page, "pdf": account.pdf}
    return tuple(target for target, output in built.items() if output is not None)


class _Bench:
    """The checks of an account, as the criteria of one target ask for them."""

    def __init__(self, target: Target, examined: Mapping[tuple[Target, str], Examined], *, own_templates: bool) -> None:
        self.target = target
        self.examined = examined
        self.own_templates = own_templates

    def check(self, name: str) -> Examined | None:
        """A check by the name that a way gives it; None where it was not run."""
        bare = name.removeprefix("pdf/")
        return self.examined.get(("pdf" if name != bare else self.target, bare))

    def judged(self, criterion: Criterion) -> Judged:
        way = criterion.way(self.target)
        faults = tuple(fault for name in way.checks if (check := self.check(name)) for fault in check.faults)
        result = Result.FAIL if faults else self.result(way)
        question = way.ask if result in (Result.FAIL, Result.PERSON) else ""
        return Judged(criterion, self.target, result, tuple(self.evidence(way, result)), question, faults)

    def result(self, way: Way) -> Result:
        """The result of a criterion in which no fault was found."""
        if self.has_no_subject(way):
            return Result.NOT_APPLICABLE
        if way.ground:
            return Result.NOT_APPLICABLE if self.holds(way.ground) and self.all_run(way.checks) else Result.PERSON
        tested = self.all_run((*way.checks, *way.about)) and any(self.looked(name) for name in way.checks)
        return Result.PASS if tested and not way.ask else Result.PERSON

    def has_no_subject(self, way: Way) -> bool:
        """Whether everything that would count the subject of a criterion was run and counted none."""
        counting = way.about or way.checks
        return bool(counting) and self.all_run(counting) and not any(self.looked(name) for name in counting)

    def holds(self, ground: Ground) -> bool:
        """Whether the reason for which a criterion cannot apply is warranted."""
        guards = [self.check(name) for name in ground.guards]
        guarded = all(guard is not None and guard.looked and not guard.faults for guard in guards)
        return guarded and not (ground.templates and self.own_templates)

    def all_run(self, names: Iterable[str]) -> bool:
        return all(self.check(name) is not None for name in names)

    def looked(self, name: str) -> int:
        check = self.check(name)
        return check.looked if check else 0

    # ------------------------------------------------------------------------------------------ evidence

    def evidence(self, way: Way, result: Result) -> Iterator[Evidence]:
        """What was seen first, then why nothing more can be said."""
        names = dict.fromkeys((*way.checks, *way.about, *(way.ground.guards if way.ground else ())))
        yield from (self.seen(name) for name in names if not way.ground or self.counts_for(name, way))
        if way.ground and not self.has_no_subject(way):
            yield from self.grounds(way.ground, result)
        if way.covered:
            own = self.own_templates and way.covered != "site"
            yield Evidence(f"covered.{way.covered}-own" if own else f"covered.{way.covered}")

    def counts_for(self, name: str, way: Way) -> bool:
        """Whether a check is worth telling beside a ground: where it does not bear it out, or counts the subject."""
        check = self.check(name)
        return check is None or bool(check.faults) or name in way.about

    def grounds(self, ground: Ground, result: Result) -> Iterator[Evidence]:
        if result is Result.NOT_APPLICABLE:
            yield Evidence(f"ground.{ground.name}")
            return
        yield Evidence("evidence.unsure", about=f"ground.{ground.name}")
        if ground.templates and self.own_templates:
            yield Evidence("evidence.own-templates")

    def seen(self, name: str) -> Evidence:
        """What a check saw."""
        check, bare = self.check(name), name.removeprefix("pdf/")
        values = {"looked": check.looked, "faults": len(check.faults)} if check else {}
        elsewhere: Target | None = "pdf" if name != bare else None
        return Evidence(f"evidence.{state(check)}", values, f"examined.{bare}", elsewhere)


def state(check: Examined | None) -> str:
    """How a check went, in one word: `untested`, `faulty`, `clean`, or `none` where there was nothing to look at."""
    if check is None:
        return "untested"
    if check.faults:
        return "faulty"
    return "clean" if check.looked else "none"
