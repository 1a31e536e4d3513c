"""The nouns of tehletter: files as they are read, pictures, the project. Those of letters: `letter` and `body`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tehletter.diagnostics import WHOLE_FILE, Span

# ---------------------------------------------------------------------------------------------- sources


@dataclass(frozen=True, slots=True)
class Source:
    """A text file as it was read: `text` has LF line ends and no BOM, `path` is relative to the project.

    `raw` is what stands in the file, decoded: the same lines, each with the end that it has there.
    """

    path: str
    text: str
    raw: str

    @classmethod
    def of(cls, path: str, raw: str) -> Source:
        """The source that a decoded file is."""
        return cls(path, raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), raw)

    def lines(self) -> list[str]:
        """The lines without their ends; the one numbered n in a `Span` is `lines()[n - 1]`."""
        return self.text.split("\n")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A YAML scalar by the core schema of YAML 1.2, plus dates: None is the empty value."""

    value: bool | int | float | str | dt.date | None
    span: Span


@dataclass(frozen=True, slots=True)
class Sequence:
    """A YAML sequence."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One `key: value` of a mapping, with the key's own place."""

    key: str
    key_span: Span
    node: Node


@dataclass(frozen=True, slots=True)
class Table:
    """A YAML mapping, in the author's order, with duplicates already removed."""

    entries: tuple[Entry, ...] = ()
    span: Span = WHOLE_FILE

    def find(self, key: str) -> Entry | None:
        """The entry of that key; a key without a value counts as absent (contract, « Front matter »)."""
        for entry in self.entries:
            if entry.key == key:
                empty = isinstance(entry.node, Scalar) and entry.node.value is None
                return None if empty else entry
        return None


Node = Scalar | Sequence | Table


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that a letter says at a place: a figure, a number of another letter, an address."""

    what: str
    span: Span


# --------------------------------------------------------------------------------------------- pictures

PictureFault = Literal["missing", "outside", "not-a-file", "too-heavy", "undecodable", "format"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture file of an issue, measured: `path` is relative to the project, sizes in pixels as displayed."""

    path: str
    sha256: str
    format: Literal["JPEG", "PNG", "WEBP", "GIF"]
    width: int
    height: int
    bytes: int


@dataclass(frozen=True, slots=True)
class BrokenPicture:
    """A picture that cannot be used, and why; of a missing one, the file that was most likely meant."""

    path: str
    fault: PictureFault
    nearest: str = ""


# ----------------------------------------------------------------------------------------- the project


@dataclass(frozen=True, slots=True)
class Publisher:
    """A mission that publishes the series; names by language, "" for any."""

    name: Mapping[str, str]
    url: str = ""
    logo: str = ""
    address: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """`tehletter.toml`, checked. Texts are by language tag; the key "" holds for every language."""

    mission: Publisher = Publisher({"": ""})
    contact: Mapping[str, str] = field(default_factory=dict)
    timezone: str = "Europe/Paris"
    slug: str = "teh"
    label: Mapping[str, str] = field(default_factory=dict)
    title: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ("fr",)
    typography: Mapping[str, str] = field(default_factory=dict)
    severities: Mapping[str, str] = field(default_factory=dict)
    out: str = "dist"
    pdf_variant: str = "a-2a"
    image_widths: tuple[int, ...] = (480, 960, 1440)
    prove: bool = False
    publishers: tuple[Publisher, ...] = ()


@dataclass(frozen=True, slots=True)
class Stamp:
    """What `stamp.toml` keeps of an edition: the digest of its text and the day it last changed."""

    digest: str
    modified: dt.date
