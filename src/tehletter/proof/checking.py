"""How a check is run: it yields what is wrong, and how many things it looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from tehletter.diagnostics import Finding, Span
from tehletter.evidence import Examined, Target

Subject = TypeVar("Subject")
Looked = Iterator[Finding | int]
"""What a check yields: its faults, and numbers of things that it looked at."""
SHOWN = 60
"""Signs of a text that a message shows."""


def at_line(line: int) -> Span:
    """A place in the source of which only the line is known."""
    return Span(line, 1, line, 1)


def broken(output: str, variant: str, what: str = "", line: int = 1) -> Finding:
    """A flaw in the structure of an output; `what` shows where."""
    return Finding("structure-broken", at_line(line), {"output": output, "what": what[:SHOWN]}, variant)


def examined(
    target: Target, checks: Mapping[str, Callable[[Subject], Looked]], subject: Subject
) -> tuple[Examined, ...]:
    """Run every check."""
    done = []
    for name, check in checks.items():
        looked, faults = 0, list[Finding]()
        for seen in check(subject):
            if isinstance(seen, int):
                looked += seen
            else:
                faults.append(seen)
        done.append(Examined(target, name, looked, tuple(faults)))
    return tuple(done)
