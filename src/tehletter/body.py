"""The nouns of a letter's text: inline, blocks, notes.

Every node carries the `Span` of the source it comes from. A `Text` run lies on one line of the source; where it is
`literal`, its character i stands at column `span.column + i`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from tehletter.diagnostics import Span

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
