"""The words of the source behind what is drawn: changed by a style, broken at the end of a line, or set in parts.

Readers take the replacement text of a marked content (ActualText; ISO 32000-1, 14.9.4) for what is drawn there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Place = tuple[int, int]
"""A page and the number of a marked content on it."""

_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
"""What a hyphen is that the layout put at the end of a line (ISO 32000-1, 14.8.2.2.3)."""
_COLOURED = "\N{VARIATION SELECTOR-16}"
_CHILD = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for a child in the text of its element."""
_DRAWN = re.compile(rb"/(\S+) \S+ Tf|<([0-9a-f]+)>")
"""In an operator: the font that comes into use, or glyphs that are shown."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Text as it was laid out on one line. `parted`: readers may not see which of its letters belong together."""

    place: Place
    text: str
    hyphen: str
    parted: bool


class Words:
    """The runs of a document, by the element that holds their text, in the order of reading."""

    def __init__(self) -> None:
        self.runs: dict[tuple[Any, str], list[_Run]] = {}

    def add(self, box: Any, place: Place) -> None:
        """Note a box of text."""
        spaced = box.style["letter_spacing"] not in ("normal", 0)
        parted = spaced or "\t" in box.text.strip() or any(map(unicodedata.combining, box.text))
        run = _Run(place, box.text, box.style["hyphenate_character"], parted)
        self.runs.setdefault((box.element, box.element_tag), []).append(run)

    def replacements(self, drawn: Mapping[Place, str]) -> dict[Place, str]:
        """The words of the runs that say something else to a reader, who finds `drawn` in the fonts."""
        found = {}
        for (element, tag), runs in self.runs.items():
            source = _text_of(element) if tag == element.tag else ""  # what a style sheet made has none
            for run, words in zip(runs, _words(source, runs), strict=True):
                if run.parted or _bare(words) != _bare(drawn.get(run.place, "")) or words.endswith(_SOFT_HYPHEN):
                    found[run.place] = words
        return found


def drawn_on(page: int, stream: Iterable[Any], fonts: Mapping[str, Mapping[int, str]]) -> Iterator[tuple[Place, str]]:
    """The text that the fonts give for the glyphs of each marked content of a page."""
    number, letters, text = None, fonts.get("", {}), ""
    for item in stream:
        if isinstance(item, dict) and "MCID" in item:
            number, text = item["MCID"], ""
        elif item == b"EMC" and number is not None:
            yield (page, number), text
            number = None
        elif isinstance(item, bytes):
            for font, glyphs in _DRAWN.findall(item):
                letters = fonts[font.decode()] if font else letters
                text += "".join(letters.get(int(glyphs[i : i + 4], 16), "") for i in range(0, len(glyphs), 4))


def _text_of(element: Any) -> str:
    """The text of an element itself, without that of its children."""
    return (element.text or "") + "".join(_CHILD + (child.tail or "") for child in element)


def _words(source: str, runs: list[_Run]) -> list[str]:
    """The words of the source for each run; those that were laid out, where the source cannot be followed."""
    letters = [(letter, at) for at, character in enumerate(source) for letter in _folded(character)]
    flat = "".join(letter for letter, _ in letters)
    places = [*(at for _, at in letters), len(source)]
    stops = [0]
    for run in runs:
        start, text = stops[-1], _folded(run.text)
        if not flat.startswith(text, start):
            text = _folded(run.text.removesuffix(run.hyphen))
        if not flat.startswith(text, start):
            return [run.text for run in runs]
        stops.append(start + len(text))
    within = ((places[start], places[stop]) for start, stop in pairwise(stops))
    return [
        _said(run, source[:start], source[start:stop], source[stop:])
        for run, (start, stop) in zip(runs, within, strict=True)
    ]


def _said(run: _Run, earlier: str, source: str, rest: str) -> str:
    """The words of a run, between its own spaces, or those of the source that went with the end of a line.

    With a soft hyphen where its last word goes on in `rest`.
    """
    inside = source.replace(_SOFT_HYPHEN, "").replace(_CHILD, "").strip()
    if source[-1:].isalnum() or source.endswith(_SOFT_HYPHEN):
        inside += _SOFT_HYPHEN if rest[:1].isalnum() else ""
    before = run.text[: len(run.text) - len(run.text.lstrip())]
    after = run.text[len(run.text.rstrip()) :] if run.text.strip() else ""
    own, child, _ = source.partition(_CHILD)
    if earlier[-1:].isspace() and earlier.rstrip()[-1:] in ("", _CHILD):
        before = before or " "
    if own[-1:].isspace() and (child or rest):
        after = after or " "
    return before + " ".join(re.split(r"[ \t\r\n\f]+", inside)) + after


def _bare(text: str) -> str:
    """Without what has no glyph: spaces, soft hyphens, the wish for a coloured emoji (U+FE0F)."""
    return "".join(text.replace(_SOFT_HYPHEN, "").replace(_COLOURED, "").split())


def _folded(text: str) -> str:
    """Letters, whatever a style makes of them: « ß » and « SS » alike, Greek capitals without their accents."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in plain if not (c.isspace() or unicodedata.combining(c) or c in (_SOFT_HYPHEN, _CHILD)))
