"""A letter's blocks, as one medium shows them: typeset, then turned into views with their inline HTML."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import quote, unquote, urljoin

from markupsafe import Markup, escape

from tehletter.body import (
    Block,
    Body,
    Box,
    Break,
    Cell,
    Code,
    CodeBlock,
    Divider,
    Emphasis,
    Figure,
    Grid,
    Heading,
    Image,
    Inline,
    Link,
    List,
    Note,
    NoteRef,
    Paragraph,
    Passage,
    Quote,
    RawHtml,
    Strong,
    Text,
)
from tehletter.languages import direction_of
from tehletter.typography import Style, StyleOf, typeset, typeset_inline
from tehletter.views import (
    BlockView,
    BoxView,
    CellView,
    CodeBlockView,
    DecorationView,
    DividerView,
    FigureView,
    GridView,
    HeadingView,
    ItemView,
    ListView,
    NoteView,
    ParagraphView,
    PictureView,
    QuoteView,
)
from tehletter.walk import blocks_in, holds_something, inlines_in, plain_text, runs

Medium = Literal["page", "paper"]

_NUMERIC = re.compile(r"[\s+\-−–±<>≤≥~]*\d[\d\s.,/:\u00a0\u202f]*(?:[%‰€$£]|\w{1,4})?\s*|[-–—−]")
_RELATIVE = re.compile(r"(?![A-Za-z][A-Za-z0-9+.\-]*:)")
_SAFE_IN_ADDRESS = "/:?#[]@!$&'()*+,;=%~-._"


@dataclass(frozen=True, slots=True)
class Manner:
    """How one edition is written for one medium."""

    medium: Medium
    lang: str
    style: Style
    style_for: StyleOf
    home: str
    picture: Callable[[Image, str], PictureView]
    note_label: Callable[[int], str]


class Writer:
    """Writes the blocks of one body. Notes are numbered in the order in which they are first called."""

    def __init__(self, body: Body, manner: Manner) -> None:
        self.manner = manner
        self.lang = manner.lang
        self.notes = {note.label: note for note in body.notes}
        calls = (
            child.label
            for block in blocks_in(body.blocks)
            for run in runs(block)
            for child in inlines_in(run)
            if isinstance(child, NoteRef)
        )
        self.numbers = {label: number for number, label in enumerate(dict.fromkeys(calls), 1)}
        self.calls: dict[str, list[str]] = {label: [] for label in self.numbers}
        self.floats = manner.medium == "paper" and _fit_at_foot([self.notes[label] for label in self.numbers])

    # ------------------------------------------------------------------------------------------- blocks

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[BlockView, ...]:
        """The views of blocks, in order. What holds nothing, of which `check` warns, is as if it were deleted."""
        return tuple(self.block(block) for block in blocks if holds_something(block))

    def block(self, block: Block) -> BlockView:
        """The view of one block."""
        match block:
            case Paragraph():
                return ParagraphView(self.inline(block.children))
            case Heading():
                return HeadingView(block.level, block.anchor, self.inline(block.children))
            case List():
                items = tuple(self.item(item.blocks) for item in block.items if any(map(holds_something, item.blocks)))
                tight = any(item.html for item in items)
                return ListView(block.ordered, block.start, tight, items)
            case Quote():
                return QuoteView(self.blocks(block.blocks))
            case Box():
                return BoxView(self.blocks(block.blocks))
            case Grid():
                return self.grid(block)
            case Figure():
                return self.figure(block)
            case CodeBlock():
                return CodeBlockView(block.text)
            case Divider():
                return DividerView()

    def item(self, blocks: tuple[Block, ...]) -> ItemView:
        """An item; the paragraph of a tight list stands in it without a paragraph of its own."""
        first = blocks[0] if blocks else None
        if isinstance(first, Paragraph) and first.tight:
            return ItemView(self.inline(first.children), self.blocks(blocks[1:]))
        return ItemView(Markup(), self.blocks(blocks))

    def figure(self, block: Figure) -> BlockView:
        """A figure, or a decorative picture."""
        picture = self.manner.picture(block.image, "figure")
        if block.image.decorative:
            return DecorationView(picture)
        return FigureView(picture, self.set(block.caption), self.set(block.credit), self.address(block.href))

    def grid(self, block: Grid) -> GridView:
        """A table; a column of figures is recognised by its cells."""
        header = tuple(self.cell(cell, align) for cell, align in zip(block.header, block.aligns, strict=True))
        rows = tuple(
            tuple(self.cell(cell, align) for cell, align in zip(row, block.aligns, strict=True)) for row in block.rows
        )
        shares = _shares(block) if self.manner.medium == "paper" else ()
        return GridView(self.inline(block.caption), header, rows, block.row_headers, shares)

    def cell(self, cell: Cell, align: str) -> CellView:
        """A cell."""
        numeric = _NUMERIC.fullmatch(plain_text(cell.children)) is not None
        return CellView(self.inline(cell.children), align, numeric)

    def endnotes(self) -> tuple[NoteView, ...]:
        """The notes that are called, by number; to be asked for after everything else was written.

        On paper there are none where they stand at the foot of the sheets.
        """
        if self.floats:
            return ()
        return tuple(
            NoteView(number, f"note-{number}", tuple(self.calls[label]), self.blocks(self.notes[label].blocks))
            for label, number in self.numbers.items()
        )

    # ------------------------------------------------------------------------------------------- inline

    def set(self, text: str) -> str:
        """A plain text, set right."""
        return typeset(text, self.manner.style)

    def inline(self, children: tuple[Inline, ...]) -> Markup:
        """Inline text as HTML."""
        return self.html(typeset_inline(children, self.manner.style, self.manner.style_for))

    def heading_words(self, children: tuple[Inline, ...]) -> Markup:
        """A heading for the Sommaire: without links and calls of notes."""
        return self.html(_bare(typeset_inline(children, self.manner.style, self.manner.style_for)))

    def html(self, children: tuple[Inline, ...]) -> Markup:
        """Typeset inline text as HTML."""
        html = "".join(map(self.node, children))
        return Markup(_without_lone_spaces(html) if self.manner.medium == "paper" else html)  # noqa: S704 - of markup

    def node(self, child: Inline) -> Markup:
        """One inline node as HTML."""
        match child:
            case Text() | RawHtml():
                return escape(child.value)
            case Code():
                return Markup("<code>{}</code>").format(child.value)
            case Break():
                return Markup("<br>\n") if child.hard else Markup("\n")
            case Emphasis():
                return Markup("<em>{}</em>").format(self.html(child.children))
            case Strong():
                return Markup("<strong>{}</strong>").format(self.html(child.children))
            case Passage():
                return self.passage(child)
            case Link():
                return self.link(child)
            case Image():
                return self.image(child)
            case NoteRef():
                return self.call(child)

    def passage(self, passage: Passage) -> Markup:
        """A passage; a note that is called in it says that it is in the letter's language again.

        One that runs the other way says so: its full stop and its brackets would stand at the wrong end.
        """
        around, self.lang = self.lang, passage.lang
        html = Markup("<span{}>{}</span>").format(_spoken(passage.lang, around), self.html(passage.children))
        self.lang = around
        return html

    def link(self, link: Link) -> Markup:
        """A link, or its words alone where its address means nothing outside the source."""
        words, href = self.html(link.children), self.address(link.href)
        if not href:
            return words
        lang = Markup(' hreflang="{}"').format(link.lang) if link.lang else Markup()
        return Markup('<a href="{}"{}>{}</a>').format(href, lang, words)

    def address(self, href: str) -> str:
        """An address as it is published: relative ones become absolute from the mission's, or nothing."""
        if href.startswith("#"):
            return "#" + quote(unquote(href[1:]), safe="-")
        if href.startswith("//"):
            href = f"https:{href}"
        elif href and _RELATIVE.match(href):
            href = _absolute(self.manner.home, href)
        return quote(href, safe=_SAFE_IN_ADDRESS)

    def image(self, image: Image) -> Markup:
        """A picture inside a sentence."""
        view = self.manner.picture(image, "inline")
        img = Markup('<img class="inline-picture" src="{}" alt="{}"').format(view.src, view.alt)
        if self.manner.medium == "page":  # on paper they would overrule the sheet, as presentational hints
            img += Markup(' width="{}" height="{}"').format(view.width, view.height)
        return img + Markup(">")

    def call(self, call: NoteRef) -> Markup:
        """The call of a note: a link to it, or at its first call on paper the note itself, for a sheet's foot."""
        number, anchors = self.numbers[call.label], self.calls[call.label]
        anchor = f"call-{number}" + (f"-{len(anchors) + 1}" if anchors else "")
        anchors.append(anchor)
        if self.floats and len(anchors) == 1:
            around, self.lang = self.lang, self.manner.lang
            own_language = _spoken(self.lang, around) if around != self.lang else Markup()
            content = Markup(" ").join(
                self.inline(block.children) for block in self.notes[call.label].blocks if isinstance(block, Paragraph)
            )
            self.lang = around
            return Markup('<span class="footnote" role="doc-footnote" id="note-{}"{}>{}</span>').format(
                number, own_language, content
            )
        return Markup(
            '<sup class="note-call"><a href="#note-{0}" id="{1}" role="doc-noteref" aria-label="{2}">{0}</a></sup>'
        ).format(number, anchor, self.manner.note_label(number))


_LONGEST_AT_FOOT = 900
"""Characters of a note at the foot of a sheet. WeasyPrint cuts what is higher than the sheet, and moves it whole."""


_MOST_AT_FOOT = 30_000
"""Characters of all notes at the foot of sheets: WeasyPrint lays a sheet out again for each note that it moves."""


def _fit_at_foot(notes: list[Note]) -> bool:
    """Whether notes may stand at the foot of the sheets: paragraphs alone, and short. Else they end the letter."""
    lengths = []
    for note in notes:
        texts = [block for block in note.blocks if isinstance(block, Paragraph)]
        if len(texts) < len(note.blocks):
            return False
        lengths.append(sum(len(plain_text(text.children)) for text in texts))
    return max(lengths, default=0) <= _LONGEST_AT_FOOT and sum(lengths) <= _MOST_AT_FOOT


_CHARACTERS_ACROSS = 50
"""Characters that certainly fit side by side into a table on paper, with the space between its columns."""
_CHARACTERS_MEASURED = 10_000
"""Characters of a table, four sheets of it, of which WeasyPrint measures every word to find the widths."""
_BETWEEN_WORDS = re.compile(r"(?<!\d) | (?!\d)")
"""A space where a line may end: the figures of a number stay together."""
_WHOLE_WORD = 16
"""Characters of a word that its column keeps in one piece, as far as there is room."""
_WIDEST_CELL = 40
"""Characters of a cell beyond which its column does not become wider."""


def _shares(block: Grid) -> tuple[float, ...]:
    """The widths of a table's columns in per cent, where WeasyPrint would not find them, or not in time; else nothing.

    The longest words of its columns do not fit side by side and must part, or it runs over many sheets.
    """
    texts = [[plain_text(cell.children) for cell in row] for row in (block.header, *block.rows)]
    columns = list(zip(*texts, strict=True))
    words = [max(len(word) for text in column for word in _BETWEEN_WORDS.split(text)) for column in columns]
    characters = sum(len(text) for row in texts for text in row)
    if sum(words) <= _CHARACTERS_ACROSS and characters <= _CHARACTERS_MEASURED:
        return ()
    least = [2 + min(word, _WHOLE_WORD) for word in words]
    more = [min(max(map(len, column)), _WIDEST_CELL) for column in columns]
    spare = max(_CHARACTERS_ACROSS - sum(least), 0) / max(sum(more), 1)
    widths = [width + spare * wish for width, wish in zip(least, more, strict=True)]
    return tuple(round(100 * width / sum(widths), 2) for width in widths)


def _spoken(lang: str, around: str) -> Markup:
    """What an element says of its language, and of its direction where that is not the one around it."""
    direction = direction_of(lang)
    said = Markup(' lang="{}"').format(lang)
    return said + Markup(' dir="{}"').format(direction) if direction != direction_of(around) else said


_LONE_SPACE = re.compile(r">\s+<")
_BEFORE_WORDS = re.compile(r"(?<=>)(\s+)((?:<(?:em|strong|a|code|span lang)\b[^>]*>)+)(?=[^<])")
_AFTER_WORDS = re.compile(r"(?<=[^>])((?:</(?:em|strong|a|code|span)>)+)(\s+)(?=<)")


def _without_lone_spaces(html: str) -> str:
    """The same text, each space between two elements inside one of them.

    WeasyPrint draws no space that is a text by itself, and where the line is full it breaks no line there.
    """
    if not _LONE_SPACE.search(html):
        return html
    return _AFTER_WORDS.sub(r"\2\1", _BEFORE_WORDS.sub(r"\2\1", html))


def _absolute(home: str, href: str) -> str:
    """A relative address from the mission's; "" where there is none, or where the two make no address."""
    try:
        return urljoin(home, href) if home else ""
    except ValueError:  # such as http://[
        return ""


def _bare(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    bare: list[Inline] = []
    for child in children:
        if isinstance(child, Link):
            bare += _bare(child.children)
        elif isinstance(child, Emphasis | Strong | Passage):
            bare.append(replace(child, children=_bare(child.children)))
        elif not isinstance(child, NoteRef | Image):
            bare.append(child)
    return tuple(bare)
