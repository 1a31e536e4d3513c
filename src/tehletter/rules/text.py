"""0xx: the characters of a letter as they stand in its file, whatever they say."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import accumulate

from tehletter.body import (
    Code,
    CodeBlock,
    Image,
    Link,
)
from tehletter.confines import Frame, harmless
from tehletter.diagnostics import Edit, Finding, Span
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
        edits = (
            Edit(Span(first, len(lines[first - 1]) + 1, last + 1, 1), usual * (last + 1 - first))
            for first, last in _stretches(odd, lines)
        )
        place = Span(odd[0], len(lines[odd[0] - 1]) + 1, odd[0], len(lines[odd[0] - 1]) + 1)
        values = {"found": _ENDS[ends[odd[0] - 1]], "usual": _ENDS[usual], "count": len(odd)}
        yield Finding("mixed-line-ends", place, values, fix=tuple(edits))


def _stretches(odd: list[int], lines: list[str]) -> Iterator[tuple[int, int]]:
    """The lines whose ends change together: edits must not touch, and between two ends may lie an empty line."""
    first = last = odd[0]
    for number in odd[1:]:
        if number == last + 1 and not lines[last]:
            last = number
        else:
            yield first, last
            first = last = number
    yield first, last


# --------------------------------------------------------------------------------------- single characters

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]+|(?<![ÂÃÄÅÌÐÑâ€])[\x81\x8d\x8f\x90\x9d]+")
"""The others above 7F stand for letters of Windows; behind some letters they are halves of one: `damaged-text`."""
_LEADING = re.compile(r"://|\b(?:src|url|logo)\b|@")
_FENCE = re.compile("[\u200b\u2060\ufeff]+---[ \t]*")
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


class Lines:
    """The lines of a letter, and the places in them that no mend may touch: code and addresses."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.lines = case.manuscript.source.lines()

    @cached_property
    def untouched(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Where code and links begin, and how far those that begin there or before reach."""
        kinds = (Code, Link, Image)
        spans = [child.span for child in self.case.inlines if isinstance(child, kinds)]
        spans += [block.span for block in self.case.blocks if isinstance(block, CodeBlock)]
        places = sorted(((span.line, span.column), (span.end_line, span.end_column)) for span in spans)
        return [start for start, _ in places], list(accumulate((end for _, end in places), max))

    def found(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """What a pattern finds, with the number of its line."""
        for number, line in enumerate(self.lines, 1):
            for match in pattern.finditer(line):
                yield number, match

    def fix(self, span: Span, new: str = "") -> tuple[Edit, ...]:
        """What makes the characters of a span read `new`; nothing in code, addresses, and where it is not harmless."""
        starts, ends = self.untouched
        here, line = (span.line, span.column), self.lines[span.line - 1]
        behind = bisect_right(starts, here)
        if behind and here < ends[behind - 1]:
            return ()
        start, end = span.column - 1, span.end_column - 1
        frame = self.frame(span.line)
        safe = harmless(line, start, end, new, frame) or (frame == "plain" and _between_letters(line, start, end))
        return (Edit(span, new),) if safe or _FENCE.fullmatch(line) else ()

    def parting(self, span: Span) -> str:
        """What comes in the place of a line end of another program: a space between words, nothing beside one."""
        line = self.lines[span.line - 1]
        around = line[: span.column - 1][-1:], line[span.end_column - 1 :][:1]
        return " " if all(sign and not sign.isspace() for sign in around) else ""

    def frame(self, number: int) -> Frame:
        """A line of the front matter is taken for a text without quotation marks, where least is allowed."""
        return "plain" if number < self.case.manuscript.body_line else "body"


def _between_letters(line: str, start: int, end: int) -> bool:
    """Whether what stands there in the front matter is inside a word, of a key or a value, and of no address."""
    before, after = line[:start][-1:], line[end:][:1]
    inside = (before.isalnum() or before in ('"', "")) and after.isalnum()
    return (inside or (before.isalnum() and after == '"')) and not _LEADING.search(line)


@lru_cache(maxsize=8)
def _tells(text: str) -> bool:
    """Whether there is anything to say of the characters of a text: asked by three rules, answered once."""
    return _TELLING.search(text) is not None


def control_character(case: Case) -> Iterator[Finding]:
    """Controls print nothing and stop other programs (Unicode, category Cc; YAML 1.2, 5.1)."""
    if not _tells(case.manuscript.source.text):
        return
    text = Lines(case)
    for number, match in text.found(_CONTROL):
        span = span_of(number, match)
        breaks = set(match[0]) <= set("\x0b\x0c")
        fix = text.fix(span, text.parting(span) if breaks else "")
        yield Finding("control-character", span, _named(match[0]), fix=fix)


def invisible_character(case: Case) -> Iterator[Finding]:
    """Characters without width: words that hold them are not found, and addresses that hold them lead nowhere."""
    source = case.manuscript.source.text
    if not _tells(source) and "\u00ad" not in source:
        return
    text = Lines(case)
    for number, match in text.found(_UNSEEN):
        line, (start, end) = text.lines[number - 1], match.span()
        if set(match[0]) <= set(_JOINERS) and _joins(line[:start], line[end:]):
            continue
        span = span_of(number, match)
        breaks = "\u2028" in match[0] or "\u2029" in match[0]
        fix = text.fix(span, text.parting(span) if breaks else "")
        yield Finding("invisible-character", span, _named(match[0]), "line" if breaks else "", fix)
    for number, match in text.found(_SOFT_HYPHEN):
        span = span_of(number, match)
        yield Finding("invisible-character", span, _named(match[0]), fix=text.fix(span))


def _joins(before: str, after: str) -> bool:
    """Whether a joiner stands where scripts and emoji need it: not between letters that are never joined, nor alone."""
    return not any(not sign.strip() or sign.isascii() or _is_plain(sign) for sign in (before[-1:], after[:1]))


def _is_plain(sign: str) -> bool:
    return sign.isalpha() and unicodedata.name(sign, "").startswith(("LATIN", "CYRILLIC", "GREEK"))


def directional_character(case: Case) -> Iterator[Finding]:
    """Signs that turn the direction of writing can make a line read otherwise than it is (UAX 9; Trojan Source)."""
    if not _tells(case.manuscript.source.text):
        return
    text = Lines(case)
    turned: dict[int, bool] = {}  # a line may have thousands of them
    for number, match in text.found(_DIRECTION):
        if number not in turned:
            turned[number] = bool(_RIGHT_TO_LEFT.search(text.lines[number - 1]))
        needed = turned[number]
        if needed and set(match[0]) <= set(_MARKS):
            continue
        span = span_of(number, match)
        yield Finding("directional-character", span, _named(match[0]), fix=() if needed else text.fix(span))


def span_of(number: int, match: re.Match[str]) -> Span:
    """The place of what was found in a line."""
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
            span = span_of(number, match)
            yield Finding("tab-in-yaml", span, fix=(Edit(span, new),))
