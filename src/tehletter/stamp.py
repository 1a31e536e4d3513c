"""« Dernière modification »: the digest of what a reader sees, and the day on which it last changed."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date

from tehletter.diagnostics import Finding
from tehletter.letter import Manuscript
from tehletter.model import (
    Node,
    Scalar,
    Sequence,
    Source,
    Stamp,
    Table,
)
from tehletter.tomltree import read_toml

VERSION = 1
_TABLE = re.compile(r'\[([A-Za-z0-9-]+)\]\ndigest = "(sha256:[0-9a-f]{64})"\nmodified = (\d{4}-\d\d-\d\d)')
OUTSIDE = frozenset({"modified", "check"})
"""Keys of the front matter that are not part of the letter (contract, « The stamp »)."""


def digest(manuscript: Manuscript, pictures: Mapping[str, str]) -> str:
    """The digest of an edition, version 1: `sha256:` and 64 hexadecimal figures.

    `pictures` gives the SHA-256 of each picture used, by its path. Order of keys, comments, line ends, a BOM and
    keys without a value make no difference; config and templates neither.
    """
    content = {
        "version": VERSION,
        "front_matter": {key: value for key, value in _plain(manuscript.front).items() if key not in OUTSIDE},
        "body": manuscript.body_text,
        "pictures": dict(pictures),
    }
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=date.isoformat)
    return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()


def _plain(table: Table) -> dict[str, object]:
    return {entry.key: _value(entry.node) for entry in table.entries if table.find(entry.key)}


def _value(node: Node) -> object:
    match node:
        case Table():
            return _plain(node)
        case Sequence():
            return [_value(item) for item in node.items]
        case Scalar():
            return node.value


def read_stamps(source: Source) -> tuple[dict[str, Stamp], list[Finding]]:
    """The stamps of an issue by language tag, and what is wrong with `stamp.toml`."""
    if (written := _as_written(source.text)) is not None:
        return written, []
    tree, found = read_toml(source.text)
    stamps = {}
    for entry in tree.entries:
        table = entry.node if isinstance(entry.node, Table) else Table()
        values = _plain(table)
        text, day = values.get("digest"), values.get("modified")
        if isinstance(text, str) and type(day) is date:
            stamps[entry.key] = Stamp(text, day)
        else:
            found.append(Finding("bad-stamp", entry.key_span, {"lang": entry.key}))
    return stamps, found


def _as_written(text: str) -> dict[str, Stamp] | None:
    """The stamps of a file that is as `write_stamps` leaves it, without a parser of TOML; None for any other."""
    stamps = {}
    for table in text.split("\n\n"):
        match = _TABLE.fullmatch(table.rstrip("\n"))
        if match is None or match[1] in stamps:
            return None
        try:
            stamps[match[1]] = Stamp(match[2], date.fromisoformat(match[3]))
        except ValueError:
            return None
    return stamps if write_stamps(stamps) == text else None


def write_stamps(stamps: Mapping[str, Stamp]) -> str:
    """The text of `stamp.toml`: one table per edition, sorted by tag."""
    tables = (
        f'[{lang}]\ndigest = "{stamp.digest}"\nmodified = {stamp.modified.isoformat()}\n'
        for lang, stamp in sorted(stamps.items())
    )
    return "\n".join(tables)


def renewed(old: Stamp | None, new_digest: str, today: date, *, minor: bool) -> Stamp:
    """The stamp after a build: the same day for the same text, or with `minor`; else today."""
    keep = old is not None and (minor or old.digest == new_digest)
    return Stamp(new_digest, old.modified if old and keep else today)
