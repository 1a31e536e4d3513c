"""Pictures as files: there, readable, fit for screen and paper. Codes 3xx."""

from __future__ import annotations

from collections.abc import Iterator

from tehletter.diagnostics import Finding
from tehletter.model import BrokenPicture
from tehletter.rules.rule import Case


def broken_picture(case: Case) -> Iterator[Finding]:
    """Every picture named is there, inside the issue's folder, and can be read."""
    for use in case.uses:
        picture = case.pictures.get(use.path) if use.path else None
        if use.path is None:
            yield Finding("broken-picture", use.span, {"src": use.src}, "outside")
        elif isinstance(picture, BrokenPicture) or picture is None:
            yield Finding("broken-picture", use.span, {"src": use.src}, picture.fault if picture else "missing")
