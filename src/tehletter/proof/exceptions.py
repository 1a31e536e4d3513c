"""What page and PDF say besides the letter: the one list of the exceptions to « the same words ».

Each is a phrase, with how often it may come. Kept out by their function already, where they are read: markers of
lists, calls and numbers of notes and the way back from them, the skip link, links to downloads; in the PDF running
heads and repeated heads of tables, which are artifacts. Notes are compared apart, wherever they stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape

from tehletter.body import Figure, Heading
from tehletter.config import in_language
from tehletter.languages import Language
from tehletter.letter import Letter
from tehletter.model import Config, Publisher
from tehletter.proof.source import Expected
from tehletter.proof.strand import signs_of
from tehletter.walk import all_blocks

_UNLIMITED = 1000
_MARKUP = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase by its signs, as a pattern, and how often it comes at least and at most. `name` says what it is.

    Each of the `entries` that follow it is all that an element says.
    """

    name: str
    pattern: re.Pattern[str]
    least: int
    most: int
    entries: tuple[re.Pattern[str], ...] = ()


def phrase(name: str, text: str, most: int = 1, least: int = 0) -> Phrase:
    """A phrase of fixed words."""
    return Phrase(name, re.compile(re.escape(signs_of(text))), least, most)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around an edition: the config, the words of its language, names of the languages of the series,
    templates of the project's own by path, the day that it gives as its last modification, and the tags of all
    editions of the series.
    """

    config: Config
    words: Language
    series: str
    language_names: tuple[str, ...]
    own_templates: Mapping[str, str]
    modified: date
    tags: tuple[str, ...] = ()


def exceptions(letter: Letter, expected: Expected, around: Surroundings) -> tuple[Phrase, ...]:
    """The phrases that may stand around a letter; the stamp and the theme must."""
    meta, words = letter.meta, around.words
    found = [
        phrase("series", around.series, most=2),
        phrase("issue", words.label("issue", number=meta.number)),
        phrase("month", words.month(meta.date)),
        phrase("stamp", words.label("modified", date=words.day(around.modified)), least=1),
        phrase("editorial", words.label("editorial")),
        phrase("notes", words.label("notes")),
        phrase("see-also", words.label("see-also")),
        phrase("back-to-top", words.label("back-to-top")),
        phrase("archive", words.label("archive")),
        phrase("contact", f"{words.label('contact')} {in_language(around.config.contact, letter.lang)}"),
        _contents(letter, expected, words),
        *_publishers(around.config, letter.lang),
        *(phrase("language", name) for name in around.language_names),
        *_editions(around),
        *_formats(letter),
        *_of_templates(around.own_templates),
    ]
    if meta.theme:
        found.append(phrase("theme", meta.theme, least=1))
    if meta.draft:
        found.append(phrase("draft", words.label("draft")))
    return tuple(p for p in found if p.pattern.pattern)


def _contents(letter: Letter, expected: Expected, words: Language) -> Phrase:
    """The Sommaire: its label and all entries, on paper each after the number of its page."""
    label = re.compile(re.escape(signs_of(words.label("contents"))))
    if not expected.several:
        return Phrase("contents", label, 0, 0)
    first = letter.body.blocks[0] if letter.body.blocks else None
    starts = isinstance(first, Heading) and first.level == 2
    entries = [] if starts else [signs_of(words.label("editorial"))]
    entries += [segment.strand.signs for segment in expected.headings if segment.kind == "h2"]
    return Phrase("contents", label, 0, 1, tuple(re.compile(rf"\d*{re.escape(entry)}") for entry in entries))


def _editions(around: Surroundings) -> Iterable[Phrase]:
    """Editions that have not appeared, in the switch; those that have, at the end of the PDF."""
    words, tags = around.words, sorted({*around.config.languages, *around.tags})
    for tag in tags:
        yield phrase("missing", words.label("edition-missing", language=words.name_of(tag)))
    before, _, after = map(signs_of, words.label("other-editions").partition("{languages}"))
    names = "|".join(re.escape(signs_of(words.name_of(tag))) for tag in tags)
    listed = rf"{re.escape(before)}(?:(?:{names}),?)+{re.escape(after)}"
    yield Phrase("other-editions", re.compile(listed), 0, 1 if before else 0)


def _publishers(config: Config, lang: str) -> Iterable[Phrase]:
    """Names stand in the masthead and over the address."""
    everyone: tuple[Publisher, ...] = (*config.publishers, config.mission)
    names = Counter(in_language(publisher.name, lang) for publisher in everyone)
    lines = Counter(line for publisher in everyone for line in in_language(publisher.address, lang).splitlines())
    for name, times in names.items():
        yield phrase("publisher", name, most=2 * times)
    for line, times in lines.items():
        yield phrase("address", line, most=times)


def _formats(letter: Letter) -> Iterable[Phrase]:
    """« JPEG » under each figure of that format."""
    figures = [
        block.image.src for block in all_blocks(letter.body) if isinstance(block, Figure) and not block.image.decorative
    ]
    figures += [letter.meta.cover.src] if letter.meta.cover else []
    for name, times in Counter(letter.pictures[src].format for src in figures).items():
        yield phrase("format", name, most=times)


def _of_templates(templates: Mapping[str, str]) -> Iterable[Phrase]:
    """Words that a project has written into templates of its own."""
    texts = {
        " ".join(unescape(text).split())
        for path, template in templates.items()
        if path.endswith(".html")
        for text in _MARKUP.split(template)
        if any(map(str.isalnum, text))
    }
    for text in sorted(texts):
        yield phrase("template", text, most=_UNLIMITED)
