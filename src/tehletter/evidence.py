"""What a proof found, as values: each thing that was examined, how often it occurred, and what was wrong with it.

A check that looked at nothing proves nothing: where `looked` is 0, its criterion does not apply.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tehletter.artifact import Artifact
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
class Account:
    """All that `--prove` has to say of an edition. `source` is its letter; what was not built is None.

    `tools` are the validators and readers that were used, each with its version; `variant` is the PDF's: « a-2a ».
    """

    source: str
    folder: str
    lang: str
    title: str
    page: Artifact | None
    pdf: Artifact | None
    examined: tuple[Examined, ...]
    tools: tuple[tuple[str, str], ...]
    variant: str
