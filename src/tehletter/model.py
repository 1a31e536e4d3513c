"""The nouns of tehletter: what is read, what is written in a letter, what can be trusted, what is made.

Every node of a text carries the `Span` of the source it comes from. A `Text` run lies on one line of the
source; where it is `literal`, its character i stands at column `span.column + i`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from tehletter.diagnostics import WHOLE_FILE, Finding, Span

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

# ------------------------------------------------------------------------------------------ inline text


@dataclass(frozen=True, slots=True)
class Text:
    """A run of words. Not `literal` where an entity or an escape stands for other characters."""

    kind: ClassVar[str] = "text"
    value: str
    span: Span
    literal: bool = True


@dataclass(frozen=True, slots=True)
class Code:
    """Code in a sentence: never touched by typography."""

    kind: ClassVar[str] = "code"
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class RawHtml:
    """A tag that the author typed: it comes out as text."""

    kind: ClassVar[str] = "raw-html"
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Break:
    """A line end inside a paragraph: a space, or a new line where the author forced it."""

    kind: ClassVar[str] = "break"
    hard: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Emphasis:
    """`*words*`."""

    kind: ClassVar[str] = "emphasis"
    children: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Strong:
    """`**words**`."""

    kind: ClassVar[str] = "strong"
    children: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """`[words](href)`; `bare` where the words are the address itself (`<https://…>`); `lang` is the target's."""

    kind: ClassVar[str] = "link"
    href: str
    children: tuple[Inline, ...]
    span: Span
    bare: bool = False
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """`[words]{lang=en}`: words in another language than the letter's (RGAA 8.7)."""

    kind: ClassVar[str] = "passage"
    lang: str
    children: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Image:
    """`![alternative](src "title"){.decorative}`. `src` is as the author typed it, decoded."""

    kind: ClassVar[str] = "image"
    src: str
    alt: str
    span: Span
    title: str = ""
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class NoteRef:
    """`[^label]`: the call of a footnote."""

    kind: ClassVar[str] = "note-ref"
    label: str
    span: Span


Inline = Text | Code | RawHtml | Break | Emphasis | Strong | Link | Passage | Image | NoteRef

# ----------------------------------------------------------------------------------------------- blocks


@dataclass(frozen=True, slots=True)
class Heading:
    """`##` (an article) to `######`. `anchor` is unique in the letter."""

    kind: ClassVar[str] = "heading"
    level: int
    children: tuple[Inline, ...]
    anchor: str
    span: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `tight` in a list without blank lines, where it needs no space around it."""

    kind: ClassVar[str] = "paragraph"
    children: tuple[Inline, ...]
    span: Span
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list."""

    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class List:
    """A list with dashes, or with « 1 : » where it is `ordered`, counting from `start`."""

    kind: ClassVar[str] = "list"
    ordered: bool
    start: int
    items: tuple[Item, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation."""

    kind: ClassVar[str] = "quote"
    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Box:
    """`::: box` … `:::`."""

    kind: ClassVar[str] = "box"
    blocks: tuple[Block, ...]
    span: Span


Align = Literal["", "left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    children: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `row_headers`: its top-left cell is empty, so the first column heads the rows."""

    kind: ClassVar[str] = "grid"
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    aligns: tuple[Align, ...]
    span: Span
    caption: tuple[Inline, ...] = ()

    @property
    def row_headers(self) -> bool:
        """Whether the first column holds headers."""
        return bool(self.header) and not self.header[0].children


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture alone in its paragraph, with the two halves of its title; `href` where it is linked."""

    kind: ClassVar[str] = "figure"
    image: Image
    caption: str
    credit: str
    span: Span
    href: str = ""


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A block of code, indented or fenced."""

    kind: ClassVar[str] = "code-block"
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Divider:
    """`---` in the body."""

    kind: ClassVar[str] = "divider"
    span: Span


Block = Heading | Paragraph | List | Quote | Box | Grid | Figure | CodeBlock | Divider


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its label in the source and its text."""

    label: str
    blocks: tuple[Block, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Body:
    """The Markdown of a letter: its blocks in order and its footnotes in the order of their definitions."""

    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()


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
