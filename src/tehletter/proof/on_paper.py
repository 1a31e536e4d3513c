"""The proof of a PDF: the standards it claims, its words in its tags and on its sheets, its fonts."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from tehletter.diagnostics import Finding
from tehletter.evidence import Examined
from tehletter.proof.checking import SHOWN, Looked, UnderProof, at_line, broken, examined
from tehletter.proof.source import Segment
from tehletter.proof.strand import signs_of, strand
from tehletter.proof.words import alternative_faults, foreign_languages, language_faults, word_faults
from tehletter.witness import Breach, PdfReading, Sheet

_HYPHENS = dict.fromkeys(map(ord, "-\u2010\u2011\ufffe\x02"))
_MAY_END = "\N{ZERO WIDTH SPACE}"
_LETTER = r"[\u05d0-\u05f2\u0620-\u064a\u066e-\u06d3\u06ee-\u06ef\u06fa-\u06ff\u0710-\u08c7]"
_TURNED = re.compile(rf"{_LETTER}(?:{_MAY_END}?{_LETTER})*")
"""A word that is written from right to left."""
_BRACKETS = str.maketrans(")]}>", "([{<")
_ADDRESSES = ("http://", "https://", "mailto:", "#")


@dataclass(frozen=True, slots=True)
class Paper(UnderProof):
    """A PDF under proof, with its reading, what it lacks of the standards, and the fonts that it may use."""

    reading: PdfReading
    breaches: tuple[Breach, ...]
    families: Sequence[str]
    variant: str


def prove_paper(paper: Paper) -> tuple[Examined, ...]:
    """All checks of a PDF."""
    return examined("pdf", _CHECKS, paper)


def _standard(paper: Paper, profile: str) -> Looked:
    yield 1
    for breach in paper.breaches:
        if breach.profile == profile:
            values = {"output": paper.output, "rule": breach.rule, "reason": breach.reason, "times": breach.times}
            yield Finding("standard-not-met", at_line(1), values, "ua" if profile == "ua1" else "a")


def _ua1(paper: Paper) -> Looked:
    return _standard(paper, "ua1")


def _pdfa(paper: Paper) -> Looked:
    return _standard(paper, paper.variant)


def _words(paper: Paper) -> Looked:
    yield len(paper.expected.text) + len(paper.expected.closing)
    yield from word_faults(paper.output, paper.reading.tagged, paper.expected, paper.phrases)


def _order(paper: Paper) -> Looked:
    """What is drawn is read, and in the same order: reflow and copying take it as it is drawn."""
    yield len(paper.reading.sheets)
    for variant, text in (("astray", paper.reading.astray), ("unread", paper.reading.unread)):
        if text.strip():
            values = {"output": paper.output, "wanted": "", "found": text[:SHOWN]}
            yield Finding("words-differ", at_line(paper.expected.line_of(text)), values, variant)


def _extraction(paper: Paper) -> Looked:
    """What a reader copies off a sheet is what the PDF says is drawn on it, labels of figures wherever they come."""
    labels = [phrase.pattern for phrase in paper.phrases if phrase.name == "format"]
    for sheet in paper.reading.sheets:
        yield 1
        mine, its = (_bare(text, labels) for text in (sheet.drawn, sheet.extracted))
        if _TURNED.search(mine):
            yield from _turned_words(paper, sheet)
        elif mine != its:
            at = next(i for i, (a, b) in enumerate(zip_longest(mine, its)) if a != b)
            start = max(0, at - 15)
            values = {"output": paper.output, "wanted": mine[start : at + 25], "found": its[start : at + 25]}
            yield Finding("words-differ", at_line(paper.expected.line_of(mine[at:][:SHOWN])), values, "extraction")


def _turned_words(paper: Paper, sheet: Sheet) -> Looked:
    """On a sheet with words from right to left, each of these, and every other sign as often as it is drawn.

    Readers put the words of a line of two directions in an order of their own, turn brackets as they see fit, and
    leave points and vowels away.
    """
    found, lost = Counter(_words_of(sheet.extracted)), list[str]()
    for word in _words_of(sheet.drawn):
        whole = word.replace(_MAY_END, "")
        for part in [whole] if found[whole] else word.split(_MAY_END):
            lost += [] if found[part] else [part]
            found[part] -= 1
    added = list((+found).elements())
    if lost or added:
        line = paper.expected.line_of(next((word for word in lost if len(word) > 1), ""))
        wanted, there = (" ".join(words)[:SHOWN] or "–" for words in (lost, added))
        yield Finding(
            "words-differ", at_line(line), {"output": paper.output, "wanted": wanted, "found": there}, "extraction"
        )


def _words_of(text: str) -> list[str]:
    """Words from right to left without their points, and all other signs one by one."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return [*_TURNED.findall(plain), *_bare(_TURNED.sub(" ", plain), ()).translate(_BRACKETS)]


def _bare(text: str, labels: Sequence[re.Pattern[str]]) -> str:
    """The signs of a sheet without hyphens, which may go at the end of a line, and without the labels of figures."""
    signs = strand([(text.replace("\r\n", "\n"), 0)]).signs.translate(_HYPHENS)
    for label in labels:
        signs = label.sub("", signs)
    return signs


def _languages(paper: Paper) -> Looked:
    yield foreign_languages(paper.expected)
    yield from language_faults(paper.output, paper.reading.tagged, paper.expected, ())


def _alternatives(paper: Paper) -> Looked:
    yield len(paper.reading.tagged.pictures)
    for text in paper.reading.tagged.pictures:
        if not text.strip():
            yield paper.fault("no-alternative")
    yield from alternative_faults(paper.output, paper.reading.tagged, paper.expected)


def _tables(paper: Paper) -> Looked:
    """PDF/UA-1, 7.5: headers, each with its scope; one table however many sheets it takes."""
    yield paper.reading.tables
    for words in paper.reading.headless:
        yield paper.fault_at("table-headers", words)
    for words in paper.reading.unscoped:
        yield paper.fault_at("table-scope", words)
    if paper.reading.tables != paper.expected.tables:
        yield paper.fault("table-count", f"{paper.reading.tables} / {paper.expected.tables}")


def _links(paper: Paper) -> Looked:
    """PDF/UA-1, 7.18.5: a link is announced by words, not by its address."""
    words = signs_of("".join(block.text for block in paper.reading.tagged.blocks))
    for link in paper.reading.tagged.links:
        yield 1
        if not link.strip():
            yield paper.fault("link-empty")
        elif link.lower().startswith(_ADDRESSES) and signs_of(link) not in words:
            yield paper.fault("link-address", link)


def _headings(paper: Paper) -> Looked:
    levels = [(block.kind, block.text) for block in paper.reading.tagged.blocks if block.kind[:1] == "h"]
    levels = [(kind, text) for kind, text in levels if text.strip()]
    yield len(levels)
    if (count := sum(kind == "h1" for kind, _ in levels)) != 1:
        yield paper.fault("one-h1", str(count))
    before = 0
    for kind, text in levels:
        if int(kind[1]) > before + 1:
            yield paper.fault_at("heading-jump", text)
        before = int(kind[1])


def _title(paper: Paper) -> Looked:
    yield 1
    if signs_of(paper.expected.title) not in signs_of(paper.reading.tagged.title):
        yield paper.fault("title", paper.reading.tagged.title)


def _document_language(paper: Paper) -> Looked:
    yield 1
    if paper.reading.tagged.lang != paper.expected.lang:
        yield paper.fault("document-language", paper.reading.tagged.lang or "–")


def _bookmarks(paper: Paper) -> Looked:
    """Every heading that divides the letter is a bookmark with its words, in their order."""
    titles = [signs_of(title) for _, title in paper.reading.bookmarks]
    yield len(titles)
    at = 0
    wanted: list[Segment] = [*paper.expected.text[:1], *paper.expected.headings]
    for heading in wanted:
        if heading.strand.signs not in titles[at:]:
            yield broken(paper.output, "bookmark", heading.strand.signs, heading.line)
            return
        at = titles.index(heading.strand.signs, at) + 1


def _glyphs(paper: Paper) -> Looked:
    """ISO 19005-2, 6.2.11.8: no character is shown as an empty box."""
    yield sum(len(sheet.drawn) for sheet in paper.reading.sheets)
    for character in paper.reading.missing:
        values = {"output": paper.output, "char": character, "point": f"U+{ord(character[0]):04X}" if character else ""}
        yield Finding("glyph-missing", at_line(paper.expected.line_of(character)), values)


def _fonts(paper: Paper) -> Looked:
    """Fonts are those of the layout and of the project, and travel with the file."""
    for font in paper.reading.fonts:
        yield 1
        if not font.embedded:
            yield Finding("unknown-font", at_line(1), {"output": paper.output, "font": font.name}, "not-embedded")
        if not any(font.name.startswith(family) for family in paper.families):
            yield Finding("unknown-font", at_line(1), {"output": paper.output, "font": font.name})


def _notes(paper: Paper) -> Looked:
    """Notes at the foot of sheets are all there, each once."""
    yield len(paper.expected.notes)
    found = [number for number, _ in paper.reading.tagged.notes]
    if found and sorted(found) != [number for number, _ in paper.expected.notes]:
        yield paper.fault("notes", f"{len(found)} / {len(paper.expected.notes)}")


_CHECKS: dict[str, Callable[[Paper], Looked]] = {
    "ua1": _ua1,
    "pdfa": _pdfa,
    "words": _words,
    "order": _order,
    "extraction": _extraction,
    "languages": _languages,
    "alternatives": _alternatives,
    "tables": _tables,
    "links": _links,
    "headings": _headings,
    "title": _title,
    "document-language": _document_language,
    "bookmarks": _bookmarks,
    "glyphs": _glyphs,
    "fonts": _fonts,
    "notes": _notes,
}
"""Every check of a PDF, by the name that the report gives it."""
