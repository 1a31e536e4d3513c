"""How a check is run: it yields what is wrong, and how many things it looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tehletter.diagnostics import Finding, Span
from tehletter.evidence import Examined, Target
from tehletter.proof.exceptions import Phrase
from tehletter.proof.source import Expected

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


@dataclass(frozen=True, slots=True)
class UnderProof:
    """An output under proof: where it is published, what it has to say, what may stand around that."""

    output: str
    expected: Expected
    phrases: Sequence[Phrase]

    def fault(self, variant: str, what: str = "") -> Finding:
        """A flaw of its structure that no line of the letter can be told for; `what` shows where."""
        return broken(self.output, variant, what)

    def fault_at(self, variant: str, text: str) -> Finding:
        """A flaw of what stands around some text, at the line where the letter has it."""
        return broken(self.output, variant, text, self.expected.line_of(text))


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
