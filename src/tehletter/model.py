"""The nouns of tehletter: what is read, what can be trusted, what is made. Those of a letter's text are in `body`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from tehletter.diagnostics import WHOLE_FILE, Finding, Span

if TYPE_CHECKING:
    from tehletter.body import Body

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

# ------------------------------------------------------------------------- what the author wrote, as read


@dataclass(frozen=True, slots=True)
class Manuscript:
    """An edition as its author wrote it: anything may be wrong with it.

    `issue` and `lang` come from the names of folder and file; `findings` from reading it.
    `body_line` is the line of the source on which the Markdown starts.
    """

    source: Source
    issue: int
    lang: str
    front: Table
    body_text: str
    body_line: int
    body: Body
    findings: tuple[Finding, ...] = ()

    @property
    def path(self) -> str:
        """The path of its file, relative to the project."""
        return self.source.path

    @property
    def folder(self) -> str:
        """The name of its issue's folder: « 008 »."""
        return self.source.path.rpartition("/")[0].rpartition("/")[2]


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


@dataclass(frozen=True, slots=True)
class PictureCopy:
    """A scaled copy that a document needs, under the name by which it asks for it."""

    name: str
    picture: Picture
    width: int
    extension: str


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that a PDF carries inside it. Its dates are the letter's, not those of the file on disk."""

    name: str
    data: bytes
    description: str
    created: dt.datetime
    modified: dt.datetime


# ------------------------------------------------------------------------------- what can be trusted


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture named in the front matter: cover or portrait."""

    src: str
    alt: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """One line of « Aller plus loin »."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Meta:
    """The front matter of an edition, checked. Absent texts are empty."""

    number: int
    title: str
    date: dt.date
    summary: str = ""
    byline: str = ""
    author: str = ""
    theme: str = ""
    portrait: Photo | None = None
    cover: Photo | None = None
    modified: dt.date | None = None
    draft: bool = False
    keywords: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    see_also: tuple[Reference, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """An edition that passed `check`, which alone makes one. `pictures` is by `src` as the letter writes it.

    `source` and `front` are the file and the front matter that it was read from, for those who need their places.
    """

    path: str
    folder: str
    lang: str
    meta: Meta
    body: Body
    pictures: Mapping[str, Picture]
    digest: str
    source: Source
    front: Table

    @property
    def number(self) -> int:
        """The number of the issue."""
        return self.meta.number


@dataclass(frozen=True, slots=True)
class Stamp:
    """What `stamp.toml` keeps of an edition: the digest of its text and the day it last changed."""

    digest: str
    modified: dt.date


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


# ------------------------------------------------------------------------------------ what is published
