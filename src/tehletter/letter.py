"""The nouns of a letter: as its author wrote it, as it can be trusted, what is made of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from tehletter.body import Body
from tehletter.diagnostics import Finding
from tehletter.model import Picture, Source, Table

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


# ---------------------------------------------------------------------------------- what is made of it


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
