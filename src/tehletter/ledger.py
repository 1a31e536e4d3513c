"""What a build knew when it ended, as text for the cache, and back. Lost or damaged, it costs time only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tehletter.diagnostics import Diagnostic, Severity
from tehletter.packing import finding_of, packed_finding

LEDGER = "build.json"
"""Its name in the cache."""
CHECKED = "checked.json"
"""The name of that of `check`, which makes nothing: how things stood is all that it knows."""
VERSION = 1


@dataclass(frozen=True, slots=True)
class Seen:
    """How things stood when there was nothing left to do.

    `call` is the key of the program and of what was asked of it; `files` that of every file of the project and of the
    output, by name, size and times; `since` and `until`, in seconds since 1970, bound the mission's day; `out` is a
    build's output folder, `others` are files that were read besides those in the folders of the project. `editions` are
    the paths of those that were looked at, `diagnostics` what was said of them.
    """

    call: str
    files: str
    since: float
    until: float
    out: str
    others: tuple[str, ...]
    editions: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(slots=True)
class Ledger:
    """The keys of what each output in the folder `out` is made from.

    `papers` and `pages` by the edition's folder (« 008/fr »), `others` by their path.
    """

    out: str = ""
    papers: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
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
        "seen": seen and _packed(seen),
        "out": ledger.out,
        "papers": ledger.papers,
        "pages": ledger.pages,
        "others": ledger.others,
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
        papers, pages, others = (dict(content[name]) for name in ("papers", "pages", "others"))
        return Ledger(str(content["out"]), papers, pages, others, str(content["listing"]), _seen(content["seen"]))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Ledger()


def key_of(parts: Iterable[str]) -> str:
    """A key for inputs in a fixed order: 32 hexadecimal figures."""
    hashed = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        hashed.update(len(data).to_bytes(8) + data)
    return hashed.hexdigest()[:32]


def _packed(seen: Seen) -> list[Any]:
    *plain, diagnostics = (getattr(seen, name) for name in Seen.__slots__)
    return [*plain, [(d.code, d.severity.value, d.path, packed_finding(d.finding)) for d in diagnostics]]


def _seen(packed: list[Any] | None) -> Seen | None:
    if packed is None:
        return None
    call, files, since, until, out, others, editions, diagnostics = packed
    said = tuple(_diagnostic(*one) for one in diagnostics)
    return Seen(call, files, since, until, out, tuple(others), tuple(editions), said)


def _diagnostic(code: str, severity: str, path: str, finding: list[Any]) -> Diagnostic:
    return Diagnostic(code, Severity(severity), path, finding_of(finding))
