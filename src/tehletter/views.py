"""What the templates see: words already set, addresses already resolved, HTML only where it was made here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass
from typing import ClassVar

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture as one medium shows it. Width and height are those of the original, for its shape."""

    src: str
    srcset: str
    width: int
    height: int
    alt: str
    format: str


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph; `lead` is the chapô."""

    kind: ClassVar[str] = "paragraph"
    html: Markup
    lead: bool = False


@dataclass(frozen=True, slots=True)
class HeadingView:
    """A heading inside an article, or one inside a box or quotation."""

    kind: ClassVar[str] = "heading"
    level: int
    anchor: str
    html: Markup


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item: `html` of its first paragraph where the list is tight, and the blocks that follow."""

    html: Markup
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """A list."""

    kind: ClassVar[str] = "list"
    ordered: bool
    start: int
    tight: bool
    items: tuple[ItemView, ...]


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quotation."""

    kind: ClassVar[str] = "quote"
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class BoxView:
    """A box."""

    kind: ClassVar[str] = "box"
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell; `numeric` where it holds a figure, to be set under the figures of its column."""

    html: Markup
    align: str
    numeric: bool


@dataclass(frozen=True, slots=True)
class GridView:
    """A table; `shares` are the widths of its columns in per cent, where it cannot find them by itself."""

    kind: ClassVar[str] = "grid"
    caption: Markup
    header: tuple[CellView, ...]
    rows: tuple[tuple[CellView, ...], ...]
    row_headers: bool
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureView:
    """A picture with its caption and credit, linked to `href` where that is not empty."""

    kind: ClassVar[str] = "figure"
    picture: PictureView
    caption: str
    credit: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class DecorationView:
    """A decorative picture of its own paragraph: no figure, no label."""

    kind: ClassVar[str] = "picture"
    picture: PictureView


@dataclass(frozen=True, slots=True)
class CodeBlockView:
    """A block of code."""

    kind: ClassVar[str] = "code-block"
    text: str


@dataclass(frozen=True, slots=True)
class DividerView:
    """A rule between two parts."""

    kind: ClassVar[str] = "divider"


BlockView = (
    ParagraphView
    | HeadingView
    | ListView
    | QuoteView
    | BoxView
    | GridView
    | FigureView
    | DecorationView
    | CodeBlockView
    | DividerView
)


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What a `##` opens."""

    anchor: str
    heading: Markup
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the Sommaire."""

    anchor: str
    heading: Markup


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note at the end of the page, with the anchors of its calls."""

    number: int
    anchor: str
    calls: tuple[str, ...]
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True)
class SeeAlsoView:
    """A line of « Aller plus loin »; without `url` it is text alone."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class PublisherView:
    """A mission that publishes the letter."""

    name: str
    url: str
    address: tuple[str, ...]
    logo: PictureView | None


@dataclass(frozen=True, slots=True)
class EditionView:
    """An edition in the language switch; `href` is empty for one that has not appeared, `name` then says so."""

    lang: str
    name: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class OtherEditionsView:
    """The other editions at the end of a PDF: a sentence around links, which without an address are text."""

    before: str
    after: str
    editions: tuple[EditionView, ...]


@dataclass(frozen=True, slots=True)
class SharedPictureView:
    """The picture that stands for a letter where somebody shares it; its address is absolute."""

    address: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SharingView:
    """What a page says of itself to programs: canonical address, translations by tag, Open Graph (ogp.me)."""

    address: str
    alternates: tuple[tuple[str, str], ...]
    locale: str
    locales: tuple[str, ...]
    picture: SharedPictureView | None


@dataclass(frozen=True, slots=True)
class DownloadView:
    """A PDF to download, and its language."""

    href: str
    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class HeadView:
    """What stands in the head of page and paper, and so in the PDF's metadata."""

    author: str
    publishers: tuple[str, ...]
    created: str
    modified: str
    description: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterView:
    """The letter itself."""

    number: int
    issue_label: str
    title: str
    byline: str
    author: str
    theme: str
    summary: str
    month: str
    date_iso: str
    modified: str
    modified_iso: str
    draft: bool
    several: bool
    lead: bool
    cover: FigureView | None
    portrait: PictureView | None
    editorial: tuple[BlockView, ...]
    articles: tuple[ArticleView, ...]
    toc: tuple[ContentsEntry, ...]
    notes: tuple[NoteView, ...]
    see_also: tuple[SeeAlsoView, ...]
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """The way to the archive, which is in the language `lang`, and to its feed; drafts lead to no feed."""

    href: str
    lang: str
    feed: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """A letter in the archive; `cover` is the address of its small picture, or empty."""

    issue: str
    date: str
    month: str
    href: str
    title: str
    theme: str
    summary: str
    cover: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ShelfView:
    """The letters of a year."""

    year: int
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """A year that has a page of its own."""

    year: int
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class CellOfEdition:
    """A place in the table of numbers and languages; without `href` the edition is not published."""

    lang: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class RowOfIssue:
    """A number and its place for each language."""

    issue: str
    cells: tuple[CellOfEdition, ...]


FIELDS: Mapping[type, frozenset[str]] = {
    view: frozenset(view.__dataclass_fields__)
    for view in tuple(globals().values())
    if isinstance(view, type) and is_dataclass(view)
}
"""What templates may read of each view, `kind` among it."""
