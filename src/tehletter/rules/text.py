"""0xx: the characters of a letter as they stand in its file, whatever they say."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from tehletter.diagnostics import Edit, Finding, Span
from tehletter.model import Code, CodeBlock, Image, Link
from tehletter.rules.rule import Case

# ------------------------------------------------------------------------------------------------ line ends

_END = re.compile(r"\r\n|\r|\n")
_ENDS = {"\n": "LF", "\r\n": "CRLF", "\r": "CR"}


def mixed_line_ends(case: Case) -> Iterator[Finding]:
    """Every line ends like the others; the rarer ends become like the more frequent ones."""
    raw = case.manuscript.source.raw.removeprefix("\ufeff")
    if "\r" not in raw:
        return
    ends = [match[0] for match in _END.finditer(raw)]
    counts = Counter(ends)
    if len(counts) > 1:
        usual = max(counts, key=lambda end: (counts[end], end == "\n"))
        lines = case.manuscript.source.lines()
        odd = [number for number, end in enumerate(ends, 1) if end != usual]
        edits = (Edit(Span(number, len(lines[number - 1]) + 1, number + 1, 1), usual) for number in odd)
        place = Span(odd[0], len(lines[odd[0] - 1]) + 1, odd[0], len(lines[odd[0] - 1]) + 1)
        values = {"found": _ENDS[ends[odd[0] - 1]], "usual": _ENDS[usual], "count": len(odd)}
        yield Finding("mixed-line-ends", place, values, fix=tuple(edits))


# --------------------------------------------------------------------------------------- single characters

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x81\x8d\x8f\x90\x9d\ufffe\uffff]+")
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u180e\u200b-\u200d\u2028\u2029\u2060-\u2064\u3164\ufeff\uffa0\U000e0000-\U000e007f]+"
)
_JOINERS = "\u200c\u200d"
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+")
_MARKS = "\u061c\u200e\u200f"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_TELLING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069"
    "\u3164\ufeff\uffa0\ufffe\uffff\U000e0000-\U000e007f]"
)
"""What any of the next three rules may be about: most letters have none."""
_SOFT_HYPHEN = re.compile(r"\u00ad(?=[\s\u00ad]|$)|(?<![^\s\u00ad])\u00ad")


class _Text:
    """The lines of a letter, and the places in them that no mend may touch: code and addresses."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.lines = case.manuscript.source.lines()

    @cached_property
    def untouched(self) -> list[Span]:
        kinds = (Code, Link, Image)
        spans = [child.span for child in self.case.inlines if isinstance(child, kinds)]
        return spans + [block.span for block in self.case.blocks if isinstance(block, CodeBlock)]

    def found(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        for number, line in enumerate(self.lines, 1):
            for match in pattern.finditer(line):
                yield number, match

    def fix(self, span: Span, new: str = "") -> tuple[Edit, ...]:
        here = (span.line, span.column)
        for place in self.untouched:
            if (place.line, place.column) <= here < (place.end_line, place.end_column):
                return ()
        return (Edit(span, new),)


def control_character(case: Case) -> Iterator[Finding]:
    """Controls print nothing and stop other programs (Unicode, category Cc); the reader of YAML tells its own."""
    if not _TELLING.search(case.manuscript.source.text):
        return
    text = _Text(case)
    told = {(finding.span.line, finding.span.column) for finding in case.manuscript.findings}
    for number, match in text.found(_CONTROL):
        span = _span(number, match)
        if (span.line, span.column) not in told:
            yield Finding("control-character", span, _named(match[0]), fix=text.fix(span))


def invisible_character(case: Case) -> Iterator[Finding]:
    """Characters without width: words that hold them are not found, and addresses that hold them lead nowhere."""
    source = case.manuscript.source.text
    if not _TELLING.search(source) and "\u00ad" not in source:
        return
    text = _Text(case)
    for number, match in text.found(_UNSEEN):
        line, (start, end) = text.lines[number - 1], match.span()
        if set(match[0]) <= set(_JOINERS) and _joins(line[:start], line[end:]):
            continue
        span = _span(number, match)
        breaks = "\u2028" in match[0] or "\u2029" in match[0]
        fix = () if breaks else text.fix(span)
        yield Finding("invisible-character", span, _named(match[0]), "line" if breaks else "", fix)
    for number, match in text.found(_SOFT_HYPHEN):
        span = _span(number, match)
        yield Finding("invisible-character", span, _named(match[0]), fix=text.fix(span))


def _joins(before: str, after: str) -> bool:
    """Whether a joiner stands where scripts and emoji need it: not between letters that are never joined, nor alone."""
    return not any(not sign.strip() or sign.isascii() or _is_plain(sign) for sign in (before[-1:], after[:1]))


def _is_plain(sign: str) -> bool:
    return sign.isalpha() and unicodedata.name(sign, "").startswith(("LATIN", "CYRILLIC", "GREEK"))


def directional_character(case: Case) -> Iterator[Finding]:
    """Signs that turn the direction of writing can make a line read otherwise than it is (UAX 9; Trojan Source)."""
    if not _TELLING.search(case.manuscript.source.text):
        return
    text = _Text(case)
    for number, match in text.found(_DIRECTION):
        if set(match[0]) <= set(_MARKS) and _RIGHT_TO_LEFT.search(text.lines[number - 1]):
            continue
        span = _span(number, match)
        needed = _RIGHT_TO_LEFT.search(text.lines[number - 1])
        yield Finding("directional-character", span, _named(match[0]), fix=() if needed else text.fix(span))


def _span(number: int, match: re.Match[str]) -> Span:
    return Span(number, match.start() + 1, number, match.end() + 1)


def _named(characters: str) -> dict[str, object]:
    """A character by its number and its name in Unicode, which controls lack."""
    return {"code": f"U+{ord(characters[0]):04X}", "name": unicodedata.name(characters[0], "control").lower()}


# ----------------------------------------------------------------------------------------------------- tabs

_TAB = re.compile(r"(?<=[:\-,])\t[ \t]*(?=\S)|(?<=\S)[ \t]*\t[ \t]*(?=#|$)")


def tab_in_yaml(case: Case) -> Iterator[Finding]:
    """YAML counts spaces alone (YAML 1.2, 6.1); what stands between quotes is the author's."""
    manuscript = case.manuscript
    lines = manuscript.source.lines()[1 : manuscript.body_line - 2] if manuscript.body_line > 2 else []
    for number, line in enumerate(lines, 2):
        for match in _TAB.finditer(line) if "\t" in line else ():
            new = "" if match.end() == len(line) else " "
            span = _span(number, match)
            yield Finding("tab-in-yaml", span, fix=(Edit(span, new),))
