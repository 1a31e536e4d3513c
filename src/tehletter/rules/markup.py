"""Marks that Markdown did not take for what their author meant: they would be printed as they stand. Code 333."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from tehletter.body import (
    Block,
    Grid,
    Heading,
    Link,
    Paragraph,
    Text,
)
from tehletter.diagnostics import Finding, Span
from tehletter.rules.addresses import is_relative
from tehletter.rules.lines import HIDDEN, Line
from tehletter.rules.rule import Case
from tehletter.walk import runs

Sign = tuple[int, int, str]
"""From, to (before), and the variant of the message."""

_LEADING = r"(?:https?:|mailto:|tel:|www\.|/|\.\./|#)"
_BRACKETS = re.compile(r"\[([^\[\]]*)\](?:( ?)\(([^()\s]*)|\[[^\[\]]*\]|\s?\{[^{}]*\})")
_TARGET = re.compile(r"\]\(")
_REVERSED = re.compile(rf"\([^()]+\) ?\[{_LEADING}[^\[\]]*\]")
_NOTE = re.compile(r"\[\^[^\[\]]*\]")
_CITATION = re.compile(r"\[\d+\]\[\d+\]|\[(?:…|\.\.\.|sic)\]")
_PICTURE_NAME = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|tiff?|heic|bmp|avif)$", re.IGNORECASE)


def broken_markup(case: Case) -> Iterator[Finding]:
    """Marks of links, emphasis, headings, tables that came out as text (CommonMark)."""
    told: set[Span] = set()
    for line in case.lines:
        last = 0
        for start, end, variant in sorted((sign for look in _LOOKS for sign in look(line)), key=_longest_first):
            if start < last or (variant == "table" and line.block.span in told):
                continue
            last = end
            if variant == "table":
                told.add(line.block.span)
            typed = line.text[start:end].replace(HIDDEN, "…")
            yield Finding("broken-markup", line.span(start, end), {"typed": typed}, variant)
    for block in case.blocks:
        yield from _pictures_with_a_space(block)


def _longest_first(sign: Sign) -> tuple[int, int]:
    return sign[0], -sign[1]


# ---------------------------------------------------------------------------------- links and pictures


def _brackets(line: Line) -> Iterator[Sign]:
    """`[words] (address)`, `[words][label]`, `[words]{…}`, and the same of pictures."""
    text = line.text
    for match in _BRACKETS.finditer(text) if "]" in text else ():
        if _CITATION.match(match[0]) or not match[1].strip():
            continue
        pictured = text[match.start() - 1 : match.start()] == "!"
        if match[0].endswith("}"):
            yield match.start() + len(match[1]) + 2, match.end(), "attribute"
        elif match[0].endswith("]"):
            yield match.start() - pictured, match.end(), "reference"
        elif match[2] and (pictured or re.match(_LEADING, match[3])):  # not « [sic] (voir plus loin) »
            closing = text.find(")", match.end(), match.end() + 300)
            end = closing + 1 if closing >= 0 else match.end()
            yield match.start() - pictured, end, "picture" if pictured else "space"


def _targets(line: Line) -> Iterator[Sign]:
    """`[words](address` that is not closed, or in which spaces stand."""
    text = line.text
    for match in _TARGET.finditer(text) if "](" in text else ():
        opening = max(text.rfind("[", max(0, match.start() - 500), match.start()), 0)
        closing = text.find(")", match.end(), match.end() + 500)
        yield (
            opening,
            closing + 1 if closing >= 0 else min(len(text), opening + 200),
            "target" if closing >= 0 else "open",
        )


def _others(line: Line) -> Iterator[Sign]:
    """`(words)[address]`; `[^ 1]`, which is no call of a note."""
    text = line.text
    for match in _REVERSED.finditer(text) if ")" in text and "[" in text else ():
        yield match.start(), match.end(), "reversed"
    for match in _NOTE.finditer(text) if "[^" in text else ():
        yield match.start(), match.end(), "note"


def _addresses(line: Line) -> Iterator[Sign]:
    for match in re.finditer(r"<https?://[^\s<>]*", line.text) if "<http" in line.text else ():
        if line.text[match.end() : match.end() + 1] != ">":
            yield match.start(), match.end(), "autolink"


def _pictures_with_a_space(block: Block) -> Iterator[Finding]:
    """`! [alternative](images/x.jpg)` is an exclamation mark and a link."""
    if not isinstance(block, Paragraph):
        return
    for run in runs(block):
        for before, child in pairwise(run):
            if not isinstance(child, Link) or not _PICTURE_NAME.search(child.href) or not is_relative(child.href):
                continue
            if isinstance(before, Text) and before.literal and (mark := re.search(r"!\s+$", before.value)):
                place = before.span.part(*mark.span())
                yield Finding("broken-markup", place, {"typed": f"{mark[0]}[…]({child.href})"}, "picture")


# ------------------------------------------------------------------------------------- emphasis and code

_PAIRED = (
    re.compile(r"(?<![\w*])\*\*(?!\s*\*)[^*]{1,300}\*\*(?![\w*])"),  # **gras **
    re.compile(r"(?<![\w*])\*(?:[^\s*][^*]{0,300}\s|\s+[^\s*\d=×+][^*]{0,300}[^\s*])\*(?![\w*])"),  # *mot *
    re.compile(r"(?<![\w_])__?(?:[^\s_][^_]{0,300}\s|\s+[^\s_][^_]{0,300}[^\s_])__?(?![\w_])"),  # _mot _
    re.compile(r"~~[^\s~][^~]{0,300}~~|(?<![=\w])==[^\s=][^=]{0,300}[^\s=]==(?![=\w])"),
)
_OPENED = re.compile(r"(?<![\w*\\])\*\*(?=\w)")
_ENTITY = re.compile(
    r"&(?:nbsp|amp|quot|lt|gt|apos|laquo|raquo|hellip|rsquo|lsquo|ldquo|rdquo|euro|oelig|ndash|mdash"
    r"|[aeiouycAEIOUC](?:acute|grave|circ|uml|cedil)|#\d{2,6})\b(?!=)"
)


def _emphasis(line: Line) -> Iterator[Sign]:
    text = line.text
    if "*" in text or "_" in text or "~" in text or "==" in text:
        for pattern in _PAIRED:
            for match in pattern.finditer(text):
                yield match.start(), match.end(), "emphasis"
        for match in _OPENED.finditer(text) if "**" in text else ():
            yield match.start(), match.start() + 2, "unpaired"
    start = text.find("`")
    if start >= 0:
        yield start, start + 1, "backtick"
    for match in _ENTITY.finditer(text) if "&" in text else ():
        if text[match.end() : match.end() + 1] != ";":
            yield match.start(), match.end(), "entity"


_ATTRIBUTE = re.compile(r"\{ ?(?:lang ?[=:]|\.?(?:decorative|d[ée]coratif|d[ée]corative)\b)[^{}]{0,60}\}?")


def _attributes(line: Line) -> Iterator[Sign]:
    for match in _ATTRIBUTE.finditer(line.text) if "{" in line.text else ():
        yield match.start(), match.end(), "attribute"


# ------------------------------------------------------------------------------------------ whole lines

_HEADING = re.compile(r"\s*(?:#{2,6}[^\s#\ufffc]|#{1,6}[\u00a0\u202f]|#{7,} )")
_ONE_SIGN = re.compile(r"#[A-ZÀ-ÖØ-Þ][\w’'-]*(?: [\w’'«»(),:-]+)+")
_FENCE = re.compile(r"\s*:{2,}\s*(?:\w+\s*)?:*")
_RULE_OF_TABLE = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?)?\s*")
_ROW = re.compile(r"\s*\|[^|]*\|.*\|\s*")


def _whole_lines(line: Line) -> Iterator[Sign]:
    text, block = line.text, line.block
    if not isinstance(block, Paragraph):
        if isinstance(block, Heading | Grid):
            return
    elif _HEADING.match(text) or (line.alone and _one_sign(text)):
        yield 0, len(text) - len(text.lstrip("# \u00a0\u202f")), "heading"
    elif text.lstrip().startswith("::") and _FENCE.fullmatch(text):
        yield 0, len(text), "fence"
    elif "|" in text and (_RULE_OF_TABLE.fullmatch(text) or (not line.alone and _ROW.fullmatch(text))):
        yield 0, len(text), "table"


def _one_sign(text: str) -> bool:
    """« #Titre » alone in its paragraph; a hashtag has capitals inside, or a sentence after it."""
    return _ONE_SIGN.fullmatch(text) is not None and not re.match(r"#\w*[a-zß-ÿ][A-ZÀ-ÖØ-Þ]", text)


_LOOKS: tuple[Callable[[Line], Iterator[Sign]], ...] = (
    _brackets,
    _targets,
    _others,
    _addresses,
    _emphasis,
    _attributes,
    _whole_lines,
)
