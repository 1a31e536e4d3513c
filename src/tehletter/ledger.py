"""What a build knew when it ended, as text for the cache, and back. Lost or damaged, it costs time only."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tehletter.diagnostics import Diagnostic, Severity
from tehletter.packing import finding_of, packed_finding

VERSION = 1


@dataclass(frozen=True, slots=True)
class Seen:
    """How things stood when a build had nothing left to do.

    `call` is the key of what was asked, of the program and of where it published; `files` that of every file of the
    project and of the output, by name, size and times; `since` and `until`, in seconds since 1970, bound the mission's
    day. `editions` is how many were published, `diagnostics` what was said.
    """

    call: str
    files: str
    since: float
    until: float
    editions: int
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(slots=True)
class Ledger:
    """The keys of what is published, made from these inputs.

    `papers` and `pages` by the edition's folder (« 008/fr »), `issues` by the issue's (« 008 »).
    """

    papers: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    issues: dict[str, str] = field(default_factory=dict)
    listing: str = ""
    seen: Seen | None = None

    def keep(self, folders: Iterable[str]) -> None:
        """Forget the editions that are not among `folders`."""
        alive = set(folders)
        for keys in (self.papers, self.pages):
            for folder in keys.keys() - alive:
                del keys[folder]


def write_ledger(ledger: Ledger, program: str) -> str:
    """The ledger as JSON; `program` stands for the program that alone will believe it."""
    seen = ledger.seen
    content = {
        "version": VERSION,
        "program": program,
        "seen": seen and [seen.call, seen.files, seen.since, seen.until, seen.editions, _packed(seen.diagnostics)],
        "papers": ledger.papers,
        "pages": ledger.pages,
        "issues": ledger.issues,
        "listing": ledger.listing,
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def read_ledger(text: str | None, program: str) -> Ledger:
    """The ledger that was written by the same program; an empty one otherwise."""
    if text is None:
        return Ledger()
    try:
        content = json.loads(text)
        if (content["version"], content["program"]) != (VERSION, program):
            return Ledger()
        papers, pages, issues = (dict(content[name]) for name in ("papers", "pages", "issues"))
        return Ledger(papers, pages, issues, str(content["listing"]), _seen(content["seen"]))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Ledger()


def _seen(packed: list[Any] | None) -> Seen | None:
    if packed is None:
        return None
    call, files, since, until, editions, diagnostics = packed
    return Seen(call, files, since, until, editions, tuple(_diagnostic(*one) for one in diagnostics))


def _packed(diagnostics: Iterable[Diagnostic]) -> list[Any]:
    return [(d.code, d.severity.value, d.path, packed_finding(d.finding)) for d in diagnostics]


def _diagnostic(code: str, severity: str, path: str, finding: list[Any]) -> Diagnostic:
    return Diagnostic(code, Severity(severity), path, finding_of(finding))
