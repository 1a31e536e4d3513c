"""What is drawn on the pages of a finished PDF: text by its marked content, in the order of drawing, and its fonts.

The operators of a page are found by one pattern: all that is wanted of them is text and marked content.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from tehletter.witness import Font

_OPERATOR = re.compile(
    rb"/(?P<tag>\w+)\s*(?:<<(?P<properties>.*?)>>)?\s*(?P<opens>BDC|BMC)\b"
    rb"|(?P<closes>EMC)\b"
    rb"|/(?P<font>\S+) [\d.\-]+ Tf\b"
    rb"|[\d.\-]+ (?P<height>[\d.\-]+) Tm\b"
    rb"|\[(?P<shown>[^\]]*)\] TJ\b",
    re.DOTALL,
)
_NUMBER = re.compile(rb"/MCID (\d+)")
_ACTUAL = re.compile(rb"/ActualText\s*(?:<(?:feff)?([0-9a-f]*)>|\(((?:\\.|[^\\)])*)\))", re.IGNORECASE | re.DOTALL)
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_HEX = re.compile(rb"<([0-9a-fA-F]+)>")
_PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_CHARACTERS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_RANGE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_NO_GLYPH = b"0000"
UNKNOWN = "\ufffd"
"""Stands for a glyph of which the PDF does not say what character it is."""


@dataclass(slots=True)
class Marked:
    """Text under one number; `height` is that of its first line, `last` that of its last."""

    height: bytes
    last: bytes
    text: str = ""

    def add(self, text: str, height: bytes) -> None:
        """More text, after a line end where it stands on another line."""
        self.text += text if height == self.last else "\n" + text
        self.last = height


@dataclass(slots=True)
class _Content:
    """Marked content that is open: its tag and number, and the words that it gives in place of what is drawn."""

    tag: bytes
    number: int | None
    actual: str | None

    def say(self, text: str) -> str:
        """The text that counts: the given words once, for all that is drawn."""
        if self.actual is None:
            return text
        text, self.actual = self.actual, ""
        return text


@dataclass(slots=True)
class Drawn:
    """One page: text by the number of its marked content; text with no number; all text in the order of drawing.

    All text stands with the number that it is tagged with, if any.
    """

    marked: dict[int, Marked] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    everything: list[tuple[int | None, str]] = field(default_factory=list)


class Fonts:
    """The fonts that were met, each with what its codes mean."""

    def __init__(self) -> None:
        self.known: dict[Any, tuple[Font, dict[bytes, str]]] = {}
        self.missing: dict[str, None] = {}

    def used(self) -> tuple[Font, ...]:
        """All fonts that draw something, by name."""
        return tuple(sorted({font for font, _ in self.known.values()}, key=lambda font: font.name))

    def codes(self, font: Any) -> dict[bytes, str]:
        """The characters of a font by code: four figures."""
        if font.objgen not in self.known:
            before, plus, name = str(font["/BaseFont"])[1:].partition("+")
            descendants = font.get("/DescendantFonts")
            descriptor = (descendants[0] if descendants is not None else font).get("/FontDescriptor", {})
            embedded = any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))
            unicode = font.get("/ToUnicode")
            codes = _unicode_map(unicode.read_bytes()) if unicode is not None else {}
            self.known[font.objgen] = Font(name if plus else before, embedded), codes
        return self.known[font.objgen][1]

    def text(self, shown: bytes, codes: dict[bytes, str]) -> str:
        """The text of the strings of a TJ operator."""
        characters = []
        for run in _HEX.findall(shown):
            for place in range(0, len(run), 4):
                code = run[place : place + 4].lower()
                characters.append(codes.get(code, UNKNOWN))
                if code == _NO_GLYPH:
                    self.missing[characters[-1]] = None
        return "".join(characters)


def _unicode_map(data: bytes) -> dict[bytes, str]:
    codes = {}
    for block in _CHARACTERS.findall(data):
        for code, text in _PAIR.findall(block):
            codes[code.lower()] = _utf16(text)
    for block in _RANGES.findall(data):
        for first, last, text in _RANGE.findall(block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                codes[b"%04x" % (int(first, 16) + step)] = chr(int(text, 16) + step)
    return codes


def _utf16(figures: bytes) -> str:
    return bytes.fromhex(figures.decode()).decode("utf-16-be", "replace")


def read_page(page: Any, fonts: Fonts) -> Drawn:
    """Read the operators of a page."""
    drawn, within, codes, height, before = Drawn(), list[_Content](), dict[bytes, str](), b"", b""
    resources = page.obj.get("/Resources", {}).get("/Font", {})
    for match in _OPERATOR.finditer(page.Contents.read_bytes()):
        if match["shown"] is not None:
            text = fonts.text(match["shown"], codes)
            for content in within:
                text = content.say(text)
            number = _keep(text, height, within, drawn)
            drawn.everything.append((number, text if height == before else "\n" + text))
            before = height
        elif match["opens"]:
            within.append(_opened(match["tag"], match["properties"] or b""))
        elif match["closes"] and within:
            within.pop()
        elif match["font"]:
            codes = fonts.codes(resources["/" + match["font"].decode()])
        elif match["height"]:
            height = match["height"]
    return drawn


def _opened(tag: bytes, properties: bytes) -> _Content:
    number, actual = _NUMBER.search(properties), _ACTUAL.search(properties)
    words = None
    if actual is not None:
        words = _utf16(actual[1]) if actual[1] is not None else _ESCAPED.sub(rb"\1", actual[2]).decode("latin-1")
    return _Content(tag, int(number[1]) if number else None, words)


def _keep(text: str, height: bytes, within: list[_Content], drawn: Drawn) -> int | None:
    """Keep text under the number that it is tagged with, and return that."""
    if any(content.tag == b"Artifact" for content in within):
        return None
    number = next((content.number for content in reversed(within) if content.number is not None), None)
    if number is None:
        drawn.unread.append(text)
    else:
        drawn.marked.setdefault(number, Marked(height, height)).add(text, height)
    return number
