"""5xx: what keeps a reader out."""

from __future__ import annotations

from collections.abc import Iterator

from tehletter.diagnostics import Finding
from tehletter.rules.rule import Case


def no_alternative(case: Case) -> Iterator[Finding]:
    """Every picture that says something says it in words too (RGAA 1.1)."""
    for use in case.uses:
        if not use.alt and not use.decorative:
            yield Finding("no-alternative", use.span, {"src": use.src})


def decorative_alternative(case: Case) -> Iterator[Finding]:
    """A decorative picture says nothing (RGAA 1.2)."""
    for use in case.uses:
        if use.alt and use.decorative:
            yield Finding("decorative-alternative", use.span, {"alt": use.alt})
