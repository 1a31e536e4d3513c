"""What a proof found, as values: each thing that was examined, how often it occurred, and what was wrong with it.

A check that looked at nothing proves nothing: where `looked` is 0, its criterion does not apply.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tehletter.diagnostics import Finding

Target = Literal["page", "pdf"]


@dataclass(frozen=True, slots=True)
class Examined:
    """One check of the web page or of the PDF: how many things it looked at, and its faults."""

    target: Target
    check: str
    looked: int
    faults: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """A file that was proved; `path` is relative to the output folder, `pages` and `variant` are a PDF's."""

    path: str
    sha256: str
    bytes: int
    pages: int | None = None
    variant: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """All that `--prove` has to say of an edition. `source` is its letter; what was not built is None."""

    source: str
    folder: str
    lang: str
    title: str
    page: Output | None
    pdf: Output | None
    examined: tuple[Examined, ...]
    tools: tuple[tuple[str, str], ...]
    """The validators and readers that were used, each with its version."""
