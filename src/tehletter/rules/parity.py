"""8xx: the editions of one issue say the same. Each is compared with the first, in the order of the series' languages.

What is found is told of the edition that is not the first: it is the translation that is put right. Drafts are left
alone, because a translation is made piece by piece.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from tehletter.abstract import Abstract, Mark, unpacked
from tehletter.diagnostics import WHOLE_FILE, Finding
from tehletter.rules.rule import Series

Placed = Iterator[tuple[str, Finding]]
"""Findings, each with the path of its file."""

Pair = tuple[Abstract, Abstract]
"""The first edition of an issue and another one."""

_KINDS = ("pictures", "items", "links", "notes", "tables")
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
    """The same headings, pictures, lists, links, notes and tables in every language."""
    for first, other in pairs(series):
        yield from ((other.path, finding) for finding in _headings(first, other))
        for kind in _KINDS:
            there, here = getattr(first.counts, kind), getattr(other.counts, kind)
            if there != here:
                values = {"here": here, "there": there, "file": file_of(first)}
                yield other.path, Finding("uneven-structure", WHOLE_FILE, values, kind)
        yield from ((other.path, finding) for finding in _keys(first, other))


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
    span = here[place].span if place < len(here) else WHOLE_FILE
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
        if _language(first) == _language(other):
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


def _language(letter: Abstract) -> str:
    return letter.lang.partition("-")[0]
