"""What `check` knows of a project after a run, as text for the cache, and back.

Kept by content: the entry of a letter holds the hash of all that its inspection depended on. What depends on
today's date or on other letters is not in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field, fields
from datetime import date
from typing import Any

from tehletter.abstract import Abstract
from tehletter.check import Inspection
from tehletter.diagnostics import Span
from tehletter.model import BrokenPicture, Mark, Picture, Source
from tehletter.packing import finding_of, packed_finding, packed_span

State = tuple[int, int, int, int]
TICK = 2_000_000_000
"""Nanoseconds between two times of change that every file system tells apart."""


@dataclass(slots=True)
class Memory:
    """Pictures by path with the state of their file, pictures by content, inspections by path with their key.

    `sources` are texts by path with the state of their file: for the next survey of this process, never written.
    """

    files: dict[str, tuple[State, str]] = field(default_factory=dict)
    pictures: dict[str, Picture | BrokenPicture] = field(default_factory=dict)
    letters: dict[str, tuple[str, Inspection]] = field(default_factory=dict)
    sources: dict[str, tuple[State, Source]] = field(default_factory=dict, compare=False)

    def add(self, other: Memory) -> None:
        """Take over what another memory holds."""
        self.files |= other.files
        self.pictures |= other.pictures
        self.letters |= other.letters

    def forget_newest(self) -> None:
        """Forget the texts that were saved last: another saving could leave their file in the same state."""
        newest = max((changed for (_, changed, *_), _ in self.sources.values()), default=0)
        self.sources = {path: known for path, known in self.sources.items() if known[0][1] < newest - TICK}


def write_memory(memory: Memory, program: str) -> str:
    """The memory as JSON; `program` stands for the program that alone will believe it."""
    content = {
        "program": program,
        "files": memory.files,
        "pictures": {sha: _packed_picture(picture) for sha, picture in memory.pictures.items()},
        "letters": {path: (key, _packed(inspection)) for path, (key, inspection) in memory.letters.items()},
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=date.isoformat)


def read_memory(text: str | None, program: str) -> Memory:
    """The memory that was written by the same program; an empty one otherwise."""
    if text is None:
        return Memory()
    try:
        content = json.loads(text)
        if content["program"] != program:
            return Memory()
        return Memory(
            {path: (tuple(state), sha) for path, (state, sha) in content["files"].items()},
            {sha: _picture(packed) for sha, packed in content["pictures"].items()},
            {path: (key, _inspection(packed)) for path, (key, packed) in content["letters"].items()},
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Memory()


def _packed_picture(picture: Picture | BrokenPicture) -> list[Any]:
    return list(astuple(picture))


def _picture(packed: list[Any]) -> Picture | BrokenPicture:
    return BrokenPicture(*packed) if len(packed) == len(fields(BrokenPicture)) else Picture(*packed)


def _packed(inspection: Inspection) -> list[Any]:
    abstract = inspection.abstract
    return [
        [packed_finding(finding) for finding in inspection.findings],
        [abstract.path, abstract.issue, abstract.lang, abstract.digest, abstract.number, abstract.title],
        [abstract.date, abstract.modified, abstract.draft],
        {key: packed_span(span) for key, span in abstract.places.items()},
        abstract.pictures,
        [abstract.figures, abstract.outline, abstract.texts, abstract.things],
        *([(mark.what, packed_span(mark.span)) for mark in marks] for marks in _marks(abstract)),
    ]


def _marks(abstract: Abstract) -> tuple[tuple[Mark, ...], ...]:
    return abstract.bare, abstract.decorative, abstract.mentions, abstract.relatives, abstract.ignored


def _inspection(packed: list[Any]) -> Inspection:
    findings, names, state, places, pictures, parity, *groups = packed
    figures, outline, texts, things = parity
    path, issue, lang, digest, number, title = names
    day, modified, draft = state
    bare, decorative, mentions, relatives, ignored = (
        tuple(Mark(what, Span(*span)) for what, span in group) for group in groups
    )
    abstract = Abstract(
        path,
        issue,
        lang,
        digest,
        number,
        title,
        date=day and date.fromisoformat(day),
        modified=modified and date.fromisoformat(modified),
        draft=draft,
        places={key: Span(*span) for key, span in places.items()},
        pictures=tuple(pictures),
        bare=bare,
        decorative=decorative,
        mentions=mentions,
        relatives=relatives,
        ignored=ignored,
        figures=figures,
        outline=outline,
        texts=texts,
        things=things,
    )
    return Inspection(tuple(finding_of(packed) for packed in findings), abstract)


def letter_key(around: str, source: str, pictures: Mapping[str, str]) -> str:
    """Stands for all that the inspection of a letter depends on, each given by a hash of its own."""
    return "\n".join((around, source, *(f"{path} {sha}" for path, sha in sorted(pictures.items()))))
