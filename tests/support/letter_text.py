"""The words of a letter, from its source, its page and its PDF, made comparable in this one place.

Words alone count: what is neither letter nor figure is dropped, inside words too (hyphens at the end of a line
are taken out by pdftotext). Left aside, after a look that they are there: the masthead, the name of the series,
running heads and page numbers, the Sommaire, labels (« Éditorial », « Aller plus loin », « Notes », JPEG), the
download line, addresses and the stamp. Markers of lists and numbers of notes are not words of the author.
Notes stand at the foot of a sheet, at the end of a page, and anywhere in the source: they are compared apart.
"""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from lxml import html as reader

from tehletter.body import (
    Block,
    Box,
    Figure,
    Grid,
    Heading,
    List,
    NoteRef,
    Paragraph,
    Quote,
)
from tehletter.letter import Letter
from tehletter.walk import all_blocks, all_inlines, plain_text

Words = list[str]


@dataclass(frozen=True)
class LetterText:
    """The text in reading order, and the text of each note in the order of their first calls."""

    text: Words
    notes: list[Words]


@dataclass(frozen=True)
class Furniture:
    """What stands around a letter in one language, as it is printed."""

    masthead: str
    running_head: str
    page_word: str
    contents: str
    editorial: str
    see_also: str
    notes: str
    colophon: str
    others: str
    stamp: str


def words(text: str) -> Words:
    """The words of a text: letters and figures, between any spaces."""
    bare = ("".join(filter(str.isalnum, word)) for word in text.split())
    return [word for word in bare if word]


# ------------------------------------------------------------------------------------------------ source


def of_source(letter: Letter, *, theme_first: bool = False) -> LetterText:
    """From the Markdown and the front matter. On paper the theme of a letter of several articles leads."""
    meta = letter.meta
    several = sum(isinstance(block, Heading) and block.level == 2 for block in letter.body.blocks) > 1
    cover = [meta.cover.caption, meta.cover.credit] if meta.cover else []
    head = [meta.theme, meta.title] if several and theme_first else [meta.title, meta.theme]
    opening = [*head, *cover, meta.byline, meta.author] if several else [*head, meta.byline, meta.author, *cover]
    body = [text for block in letter.body.blocks for text in _texts(block)]
    closing = [reference.label for reference in meta.see_also]
    notes = {
        note.label: words(" ".join(t for block in note.blocks for t in _texts(block))) for note in letter.body.notes
    }
    calls = dict.fromkeys(child.label for child in all_inlines(letter.body) if isinstance(child, NoteRef))
    return LetterText(words(" ".join([*opening, *body, *closing])), [words(" ".join(notes[label])) for label in calls])


def numbered_items(letter: Letter) -> list[Words]:
    """The beginning of each item of a numbered list, behind its number, which is no word of the author."""
    lists = (block for block in all_blocks(letter.body) if isinstance(block, List) and block.ordered)
    return [
        [str(number), *words(" ".join(text for block in item.blocks for text in _texts(block)))[:5]]
        for each in lists
        for number, item in enumerate(each.items, each.start)
    ]


def _texts(block: Block) -> list[str]:
    match block:
        case Paragraph() | Heading():
            return [plain_text(block.children)]
        case List():
            return [text for item in block.items for inner in item.blocks for text in _texts(inner)]
        case Quote() | Box():
            return [text for inner in block.blocks for text in _texts(inner)]
        case Grid():
            cells = (plain_text(cell.children) for row in (block.header, *block.rows) for cell in row)
            return [plain_text(block.caption), *cells]
        case Figure():
            return [block.caption, block.credit]
    return [getattr(block, "text", "")]


# -------------------------------------------------------------------------------------------------- page

ASIDE = (
    "//head", "//*[contains(@class, 'skip')]", "//header", "//nav", "//*[@class='series']", "//*[@class='format']",
    "//*[contains(@class, 'downloads')]", "//footer", "//sup[contains(@class, 'note-call')]",
)  # fmt: skip


def of_page(path: Path, around: Furniture) -> LetterText:
    """From the published page."""
    tree = reader.document_fromstring(path.read_bytes(), parser=reader.HTMLParser(encoding="utf-8"))
    notes = []
    for section in tree.xpath("//section[@role='doc-endnotes']"):
        assert section.findtext("h2") == around.notes
        for back in section.xpath(".//*[@class='note-back']"):
            back.drop_tree()
        notes = [words(_spaced(item)) for item in section.xpath("./ol/li")]
        section.drop_tree()
    for label, place in (
        (around.see_also, "//section[@class='see-also']/h2"),
        (around.editorial, "//*[@id='editorial']/h2"),
    ):
        for heading in tree.xpath(place):
            assert heading.text == label
            heading.drop_tree()
    for place in ASIDE:
        for element in tree.xpath(place):
            element.drop_tree()
    return LetterText(words(_spaced(tree)), notes)


BLOCKS = frozenset({
    "p", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "tr", "caption", "figure", "figcaption",
    "blockquote", "div", "section", "br", "table", "pre", "main",
})  # fmt: skip


def _spaced(element: reader.HtmlElement) -> str:
    """The text of an element, blocks apart from each other, caption and credit too."""
    for child in element.iter():
        if child.tag in BLOCKS or child.get("class") in ("caption", "credit"):
            child.text = " " + (child.text or "")
            child.tail = " " + (child.tail or "")
    return str(element.text_content())


# --------------------------------------------------------------------------------------------------- PDF


def of_pdf(path: Path, around: Furniture, notes: list[Words], numbered: list[Words]) -> LetterText:
    """From the PDF, by pdftotext; raises where the furniture of a sheet is not where it belongs."""
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    sheets = text.split("\f")[:-1]
    found = [_sheet(sheet, number, len(sheets), around, len(notes)) for number, sheet in enumerate(sheets, 1)]
    found[0] = _without_contents(found[0], around)
    stream = [word for sheet in found for word in sheet]
    end = words(f"{around.colophon} {around.others} {around.stamp}")
    assert stream[-len(end) :] == end, (stream[-len(end) :], end)
    stream = stream[: -len(end)]
    for number, note in enumerate(notes, 1):
        stream = _without(stream, [str(number), *note])
    for item in numbered:
        stream = _unnumbered(stream, item)
    if around.contents in text:
        stream = _without(stream, words(around.editorial), once=False)
    if around.see_also in text:
        stream = _without(stream, words(around.see_also))
    return LetterText([word for word in stream if word not in ("JPEG", "PNG")], notes)


def _sheet(text: str, number: int, of: int, around: Furniture, notes: int) -> Words:
    """The words of a sheet, between its head and its foot."""
    for call in range(notes, 0, -1):
        text = re.sub(rf"(?<=[^\W\d]){call}(?!\w)|(?<=[.,;:!?»”’)]){call}(?!\w)", "", text)
    found = words(text)
    head = words(around.masthead if number == 1 else around.running_head)
    assert found[: len(head)] == head, (found[: len(head)], head)
    foot = words(f"{around.page_word} {number} {of}") if number > 1 else []
    if foot:
        assert found[-len(foot) :] == foot, (found[-len(foot) :], foot)
    return found[len(head) : len(found) - len(foot)]


def _without_contents(sheet: Words, around: Furniture) -> Words:
    """The cover without its Sommaire, which ends it."""
    label = words(around.contents)[0]
    return sheet[: sheet.index(label)] if label in sheet else sheet


def _unnumbered(stream: Words, item: Words) -> Words:
    """A stream without the number of an item that stands in it once."""
    (place,) = (i for i in range(len(stream)) if stream[i : i + len(item)] == item)
    return [*stream[:place], *stream[place + 1 :]]


def _without(stream: Words, phrase: Words, *, once: bool = True) -> Words:
    """A stream without a phrase that stands in it: exactly once, or else its first one is taken out."""
    places = [i for i in range(len(stream)) if stream[i : i + len(phrase)] == phrase]
    assert places, f"not in the PDF: {phrase}"
    assert len(places) == 1 or not once, phrase
    return stream[: places[0]] + stream[places[0] + len(phrase) :]
