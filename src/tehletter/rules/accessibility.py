"""5xx: what keeps a reader out."""

from __future__ import annotations

from collections.abc import Iterator

from tehletter.diagnostics import Finding
from tehletter.rules.rule import Case
from tehletter.walk import pictures_used


def alternatives(case: Case) -> Iterator[Finding]:
    """Every picture that says something says it in words too (RGAA 1.1)."""
    for use in pictures_used(case.manuscript):
        if not use.alt and not use.decorative:
            yield Finding("no-alternative", use.span, {"src": use.src})
        if use.alt and use.decorative:
            yield Finding("decorative-alternative", use.span, {"alt": use.alt})
