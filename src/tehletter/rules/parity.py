"""8xx: the editions of one issue say the same. Each is compared with the first, in the order of the series' languages.

What is found is told of the edition that is not the first: it is the translation that is put right. Drafts are left
alone, because a translation is made piece by piece.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from datetime import date

from tehletter.abstract import Abstract, unpacked
from tehletter.config import in_language
from tehletter.diagnostics import WHOLE_FILE, Finding, Span
from tehletter.model import Config, Mark, Publisher
from tehletter.rules.rule import Series

Placed = Iterator[tuple[str, Finding]]
"""Findings, each with the path of its file."""

Pair = tuple[Abstract, Abstract]
"""The first edition of an issue and another one."""

_KINDS = ("pictures", "items", "links", "notes", "tables", "see_also")
_KEYS = ("cover", "portrait", "theme", "byline", "author", "see_also", "summary")


def pairs(series: Series) -> Iterator[Pair]:
    """Every edition that is finished, with the first of its issue."""
    for editions in series.issues.values():
        finished = [letter for letter in editions if not letter.draft and letter.number is not None]
        yield from ((finished[0], other) for other in finished[1:])


def file_of(letter: Abstract) -> str:
    """How a message names another edition."""
    return letter.path.rpartition("/")[2]


def older_edition(series: Series) -> Placed:
    """A translation older than the original may have missed a change (contract, « The stamp »)."""
    for first, other in pairs(series):
        original, translated = _changed(first, series), _changed(other, series)
        if original and translated and translated < original:
            values = {"date": translated.isoformat(), "other": original.isoformat(), "file": file_of(first)}
            yield other.path, Finding("older-edition", other.place("modified"), values)


def _changed(letter: Abstract, series: Series) -> date | None:
    """The day on which a letter last changed, as its readers are told; a changed text gets today's date."""
    if letter.modified:
        return letter.modified
    stamp = series.stamps.get(letter.path)
    return None if stamp is None else stamp.modified if stamp.digest == letter.digest else series.today


def uneven_structure(series: Series) -> Placed:
    """The same headings, pictures, lists, links, notes and tables in every language, and the same publishers."""
    for first, other in pairs(series):
        found = (_headings, _things, _files, _keys)
        yield from ((other.path, finding) for compared in found for finding in compared(first, other))
        yield from ((other.path, finding) for finding in _publishers(first, other, series.config))


def _things(first: Abstract, other: Abstract) -> Iterator[Finding]:
    """Kinds of which the two have not as many, each at the first place where they part."""
    there, here = unpacked(first.things), unpacked(other.things)
    for kind in _KINDS:
        theirs, ours = ([mark.span for mark in marks if mark.what == kind] for marks in (there, here))
        if len(theirs) != len(ours) and (ours or kind != "see_also"):
            values = {"here": len(ours), "there": len(theirs), "file": file_of(first)}
            yield Finding("uneven-structure", _parting(first, other, theirs, ours), values, kind)


def _parting(first: Abstract, other: Abstract, theirs: list[Span], ours: list[Span]) -> Span:
    """Where the editions part: at the first thing too many, or the last before one that lacks, else its heading."""
    before, headings = unpacked(first.outline), unpacked(other.outline)
    if [mark.what for mark in before] != [mark.what for mark in headings]:
        return ours[len(theirs)] if len(ours) > len(theirs) else ours[-1] if ours else WHOLE_FILE
    starts = [mark.span for mark in headings]
    sections = zip(_by_section(theirs, [mark.span for mark in before]), _by_section(ours, starts), strict=True)
    for number, (there, here) in enumerate(sections):
        if len(here) > len(there):
            return here[len(there)]
        if len(here) < len(there):
            return here[-1] if here else starts[number - 1] if number else WHOLE_FILE
    return WHOLE_FILE


def _by_section(spans: list[Span], headings: list[Span]) -> list[list[Span]]:
    """What stands before the first heading, and below each."""
    lines = [span.line for span in headings]
    sections: list[list[Span]] = [[] for _ in range(len(lines) + 1)]
    for span in spans:
        sections[bisect_right(lines, span.line)].append(span)
    return sections


def _files(first: Abstract, other: Abstract) -> Iterator[Finding]:
    """Pictures that only one of the two has, where they have as many; a drawing may be there in each language."""
    there, here = (
        {mark.what: mark.span for mark in unpacked(letter.things) if mark.what.startswith("file ")}
        for letter in (first, other)
    )
    if len(there) == len(here):
        alike = {_without_tags(file, first.lang, other.lang) for file in there}
        for file, span in here.items():
            if _without_tags(file, first.lang, other.lang) not in alike:
                values = {"src": file.rpartition("/")[2], "file": file_of(first)}
                yield Finding("uneven-structure", span, values, "other-picture")


def _without_tags(file: str, *tags: str) -> str:
    """A path without the languages that it names: « chart-en.png » and « chart-fr.png » are one drawing."""
    names = "|".join(sorted({re.escape(name) for tag in tags for name in (tag, _base(tag))}, key=len, reverse=True))
    return re.sub(rf"(?<![^\W_])(?:{names})(?![^\W_])", "", file, flags=re.IGNORECASE)


def _publishers(first: Abstract, other: Abstract, config: Config) -> Iterator[Finding]:
    """Who publishes an issue is the same in every language; a name that the project has not is told elsewhere."""
    there, here = _named(first, config), _named(other, config)
    if there and here and there != here:
        lists = {"here": _list(here, other.lang), "there": _list(there, first.lang), "file": file_of(first)}
        yield Finding("uneven-structure", other.place("publishers"), lists, "publishers")


def _named(letter: Abstract, config: Config) -> list[Publisher]:
    """The publishers that a letter names, all where it names none; nothing where one is unknown."""
    everyone = (*config.publishers, config.mission)
    prefix = "publisher "
    names = [mark.what.removeprefix(prefix) for mark in unpacked(letter.things) if mark.what.startswith(prefix)]
    chosen = {
        place
        for place, one in enumerate(everyone)
        for name in one.name.values()
        if name.casefold() in {given.casefold() for given in names}
    }
    if not names:
        return list(config.publishers or (config.mission,))
    return [everyone[place] for place in sorted(chosen)] if len(chosen) >= len(set(names)) else []


def _list(publishers: list[Publisher], lang: str) -> str:
    return ", ".join(in_language(publisher.name, lang) for publisher in publishers)


def _keys(first: Abstract, other: Abstract) -> Iterator[Finding]:
    """What the front matter of one edition has and that of the other has not."""
    lacking = [key for key in _KEYS if key in first.places and key not in other.places]
    if lacking:
        values = {"keys": ", ".join(lacking), "file": file_of(first)}
        yield Finding("uneven-structure", WHOLE_FILE, values, "keys")
    for key in _KEYS:
        if key in other.places and key not in first.places:
            yield Finding("uneven-structure", other.place(key), {"key": key, "file": file_of(first)}, "more")


def _headings(first: Abstract, other: Abstract) -> Iterator[Finding]:
    """The first heading that differs in its level, or that the other edition has not."""
    if first.outline == other.outline:
        return
    there, here = unpacked(first.outline), unpacked(other.outline)
    levels = [(one.what, two.what) for one, two in zip(there, here, strict=False)]
    place = next((number for number, (one, two) in enumerate(levels) if one != two), len(levels))
    span = here[place].span if place < len(here) else here[-1].span if here else WHOLE_FILE
    values: dict[str, object] = {"here": len(here), "there": len(there), "file": file_of(first)}
    if len(there) != len(here):
        yield Finding("uneven-structure", span, values, "headings")
    elif place < len(levels):
        values |= {"here": "#" * int(levels[place][1]), "there": "#" * int(levels[place][0])}
        yield Finding("uneven-structure", span, values, "level")


def uneven_alternative(series: Series) -> Placed:
    """A picture that says something in one language says it in the others (RGAA 1.1, 1.2)."""
    for first, other in pairs(series):
        yield from _silent(first, other)
        yield from _silent(other, first)


def _silent(speaking: Abstract, silent: Abstract) -> Placed:
    """The pictures of one edition that have no words while they have some in the other."""
    wordless = {mark.what for mark in (*speaking.bare, *speaking.decorative)}
    for variant, marks in (("", silent.bare), ("decorative", silent.decorative)):
        for mark in marks:
            if mark.what in speaking.pictures and mark.what not in wordless:
                values = {"src": mark.what.rpartition("/")[2], "file": file_of(speaking)}
                yield silent.path, Finding("uneven-alternative", mark.span, values, variant)


def missing_edition(series: Series) -> Placed:
    """An issue is there in every language of the series."""
    for editions in series.issues.values():
        present = {letter.lang for letter in editions}
        for lang in series.config.languages:
            if lang not in present:
                yield editions[0].path, Finding("missing-edition", WHOLE_FILE, {"lang": lang, "file": f"{lang}.md"})


def untranslated_text(series: Series) -> Placed:
    """A text that stands word for word in an edition of another language was forgotten, or is a quotation to mark."""
    for first, other in pairs(series):
        if _base(first.lang) == _base(other.lang):
            continue
        originals = Counter(mark.what for mark in unpacked(first.texts))
        for mark in unpacked(other.texts):
            if originals[mark.what]:
                originals[mark.what] -= 1
                yield other.path, _untranslated(mark, first)


def _untranslated(mark: Mark, first: Abstract) -> Finding:
    kind = mark.what.partition(" ")[2]
    variant = kind if kind in ("title", "heading", "alternative", "caption") else ""
    return Finding("untranslated-text", mark.span, {"file": file_of(first)}, variant)


def _base(tag: str) -> str:
    return tag.partition("-")[0]
