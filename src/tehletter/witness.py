"""What a finished page or PDF says by itself, read back from its bytes: the testimony that a proof weighs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one language. A line end in `text` stands where a line ends on a sheet: a word may go on after it."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Said:
    """The words of one block in reading order.

    `kind` is named as in HTML: h1 to h6, p, li, th, td, caption; "" for words in no block of these.
    """

    kind: str
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """All of its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Reading:
    """A page or a PDF, read in its reading order; `notes` are those that stand apart, by their number.

    `pictures` are the alternatives of the pictures, in order; `links` the words by which each link is announced.
    """

    lang: str
    title: str
    blocks: tuple[Said, ...]
    notes: tuple[tuple[int, Said], ...] = ()
    pictures: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Font:
    """A font of a PDF by its PostScript name."""

    name: str
    embedded: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The words of a page of paper: as they are drawn, and as a reader's text extraction gives them.

    A word that is drawn from right to left begins with its first letter all the same. A zero-width space is where
    one may end, since the next letters are drawn by themselves.
    """

    drawn: str
    extracted: str


@dataclass(frozen=True, slots=True)
class PdfReading:
    """A PDF: its tagged reading, its sheets, fonts, bookmarks and tables.

    `unread` is text that is drawn and neither tagged nor an artifact; `astray` the first text of a sheet that is
    drawn where its tags do not have it. `missing` are the characters whose glyph is the empty box. `bookmarks`
    are (level, title). `tables` counts them, `headless` are the first words of those without a header, `unscoped`
    the header cells without a scope.
    """

    tagged: Reading
    sheets: tuple[Sheet, ...]
    unread: str
    astray: str
    missing: tuple[str, ...]
    fonts: tuple[Font, ...]
    bookmarks: tuple[tuple[int, str], ...]
    tables: int
    headless: tuple[str, ...]
    unscoped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule of a standard that a PDF breaks, how often, and the validator's words for it."""

    profile: str
    rule: str
    reason: str
    times: int
