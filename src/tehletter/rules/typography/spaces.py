"""Spaces: one where there is one, of the right kind, none where there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tehletter.body import Link, NoteRef, Text
from tehletter.confines import harmless
from tehletter.diagnostics import Edit, Finding, Span
from tehletter.prose import EDGE, HIDDEN, Prose
from tehletter.rules.rule import Case
from tehletter.rules.typography.words import BLANK, BLANKS, tongue
from tehletter.typography import UNTOUCHED, punctuation_spaces, style_of_french

_NAMES = {"": "none", " ": "plain", "\u00a0": "U+00A0", "\u202f": "U+202F"}


def punctuation_space(case: Case) -> Iterator[Finding]:
    """French: what the output puts before ; : ! ? » and after « is not what stands in the source."""
    for prose in case.in_language("fr"):
        style = style_of_french(case.config.typography.get(prose.lang) or case.config.typography.get("fr") or "")
        for part in prose.parts if style.active else ():
            text = UNTOUCHED.sub(lambda match: HIDDEN * len(match[0]), prose.text[part.start : part.end])
            for start, end, new in sorted(set(punctuation_spaces(text, style))):
                old = text[start:end]
                if old != new and "\n" not in old:
                    yield _spaced(prose, part.start + start, part.start + end, new)


def _spaced(prose: Prose, start: int, end: int, new: str) -> Finding:
    old = prose.text[start:end]
    before, after = prose.text[start - 1], prose.text[end : end + 1]
    sign = old.strip(BLANKS) or ("«" if before == "«" else after)
    variant = "after" if sign == "«" else "before"
    wanted = new.strip("«;:!?»")
    values = {"sign": sign, "wanted": _NAMES.get(wanted, wanted)}
    return Finding("punctuation-space", prose.span(start, end), values, variant, prose.edits(start, end, new))


# ----------------------------------------------------------------------------------------- too many spaces

_DOUBLE = re.compile(rf"{BLANK}{{2,}}+(?=[^\s,)\]”])")
_TAB = re.compile(rf"(?<=[^\s]){BLANK}*\t[ \t\u00a0\u202f]*(?=\S)")


def double_space(case: Case) -> Iterator[Finding]:
    """Two spaces or more between words, or a tab."""
    for prose in case.prose:
        for match in _DOUBLE.finditer(prose.text):
            start, end = match.span()
            if not prose.text[start - 1].isspace() and not _STOP.match(
                prose.text, end
            ):  # a misplaced space, however wide
                kept = next((space for space in match[0] if space != " "), " ")
                yield Finding("double-space", prose.span(start, end), fix=prose.edits(start, end, kept))
        for match in _TAB.finditer(prose.text) if "\t" in prose.text else ():
            start, end = match.span()
            yield Finding("double-space", prose.span(start, end), variant="tab", fix=prose.edits(start, end, " "))


# ---------------------------------------------------------------------------------------- misplaced spaces

_STOP = re.compile(r"\.(?=[\s»”\")\]]|$)")
_BEFORE_CLOSING = re.compile(
    rf"(?<=[^\s,(\[«“„]){BLANK}++(?:(?=,(?!\d|,\w))|(?<![.…]{BLANK})(?=[)\]])|(?<![.…]{BLANK})(?=\.(?!{BLANK}\.)(?:[\s»”\")\]]|$)))"
)
_AFTER_OPENING = re.compile(rf"(?:(?<=\()(?<![:;-]\()|(?<=\W\[)){BLANK}++(?=[^\s)\]»])")
_INSIDE_QUOTES = re.compile(rf"(?<=[^\s«“„(\[]){BLANK}++(?=”(?!\w))|(?<=[\s(«]“){BLANK}++(?=[^\s”])")
_INSIDE_LOW_QUOTES = re.compile(rf"(?<=[^\s«“„(\[]){BLANK}++(?=[“”](?!\w))|(?<=„){BLANK}++(?=\S)")
_BEFORE_HIGH = re.compile(rf"(?<=[\w)\]”“’%…»{HIDDEN}]){BLANK}++(?=[;:](?:\s|$)|[!?]++(?:[\s”“’\")\]]|$))")
_AND_OR = re.compile(rf"\b(?:et|and|i)({BLANK}++/{BLANK}*+|/{BLANK}++)(?=(?:ou|or|ili)\b)")
_WITHOUT_FRENCH_SPACES = ("en", "sr", "hr", "bs", "de", "it", "es", "pt", "nl")

_ELIDED = r"(?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu|aujourd)"
_VOWEL = "aeiouyhàâéèêëîïôœAEIOUYHÀÂÉÈÊËÎÏÔŒ"
_AFTER_APOSTROPHE = re.compile(rf"(?<![\w’'-])(?i:{_ELIDED})[’'´]({BLANK}++)(?=[\w«])")
_BEFORE_APOSTROPHE = re.compile(rf"(?<![\w’'-])(?i:{_ELIDED})({BLANK}++)[’'´](?=[{_VOWEL}])(?!\w+['’]\W)")
_ENGLISH_APOSTROPHE = re.compile(rf"(?<=\w)({BLANK}++)[’'](?:s|re|ve|ll|t|m|d)\b(?![’'-])|(?<=n)[’']({BLANK}++)(?=t\b)")


def misplaced_space(case: Case) -> Iterator[Finding]:
    """A space where none belongs: before a comma or a full stop, inside brackets, beside an apostrophe, at a note."""
    yield from _before_notes(case)
    yield from _at_ends_of_links(case)
    for prose in case.prose:
        seen: set[int] = set()
        for variant, pattern in _patterns(tongue(prose.lang), prose.text):
            for match in pattern.finditer(prose.text):
                start, end = match.span(match.lastindex or 0)
                if start not in seen and not (variant == "" and _allowed(prose.text, start, end)):
                    seen.add(start)
                    sign = prose.text[start - 1] if variant == "after" else prose.text[end : end + 1]
                    fix = prose.edits(start, end, "/" if "/" in match[0] else "")
                    yield Finding("misplaced-space", prose.span(start, end), {"sign": sign}, variant, fix)


_NEAR_CLOSING = re.compile(rf"[,.)\]”“](?<={BLANK}.)")
_NEAR_OPENING = re.compile(rf"[(\[“„]{BLANK}")
_NEAR_HIGH = re.compile(rf"[;:!?](?<={BLANK}.)")
_NEAR_APOSTROPHE = re.compile(rf"[’'´](?:{BLANK}|(?<={BLANK}.))")
"""What each of the patterns above needs: found at once, where they are not."""


def _patterns(lang: str, text: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The patterns that may find something in a text."""
    closing, opening = _NEAR_CLOSING.search(text), _NEAR_OPENING.search(text)
    if closing:
        yield "", _BEFORE_CLOSING
    if opening:
        yield "after", _AFTER_OPENING
    if closing or opening:
        yield "inside", _INSIDE_LOW_QUOTES if lang in ("sr", "hr", "bs", "de") else _INSIDE_QUOTES
    if lang in _WITHOUT_FRENCH_SPACES and _NEAR_HIGH.search(text):
        yield "", _BEFORE_HIGH
    if lang in ("fr", "en") and _NEAR_APOSTROPHE.search(text):
        yield "apostrophe", _AFTER_APOSTROPHE if lang == "fr" else _ENGLISH_APOSTROPHE
        yield from (("apostrophe", _BEFORE_APOSTROPHE),) if lang == "fr" else ()
    if "/" in text:
        yield "inside", _AND_OR


def _allowed(text: str, start: int, end: int) -> bool:
    """Signs spoken of (« , » or « ; ») and a ratio (1 : 50)."""
    after = text[end : end + 3]
    if after[:1] in (":", "/") and text[start - 1].isdigit() and after[1:].strip()[:1].isdigit():
        return True
    alone = text[max(start - 2, 0)] in BLANKS + EDGE + "\n" and not text[start - 1].isalnum()
    return alone and text[start - 1] not in f"»)]”“°{HIDDEN}%"


_MARKER = re.compile(r"[ \t>]*(?:(?:[-*+]|#{1,6}|\d{1,9}[.)]|\[\^[^\]]*\]:)[ \t]*)*")


def _before_notes(case: Case) -> Iterator[Finding]:
    """« mot [^1] »: the call would begin the next line. A narrow no-break space there is a matter of taste."""
    lines: list[str] | None = None
    for child in case.inlines:
        if isinstance(child, NoteRef):
            lines = lines or case.manuscript.source.lines()
            line, column = lines[child.span.line - 1], child.span.column - 1
            before = line[:column].rstrip(" ")
            if len(before) < column and not _MARKER.fullmatch(before) and before[-1] not in ":|":
                span = Span(child.span.line, len(before) + 1, child.span.line, column + 1)
                safe = before[-1] not in "*_" and harmless(lines[child.span.line - 1], len(before), column, "", "body")
                fix = (Edit(span, ""),) if safe else ()
                yield Finding("misplaced-space", span, {"sign": f"[^{child.label}]"}, "note", fix)


def _at_ends_of_links(case: Case) -> Iterator[Finding]:
    """« [words ](address) »: the space is underlined, or the next word stuck to the link."""
    for child in case.inlines:
        if not isinstance(child, Link) or child.bare or not child.children:
            continue
        first, last = child.children[0], child.children[-1]
        for text, place, sign in ((first, 0, "["), (last, -1, "]")):
            if isinstance(text, Text) and text.value.strip() and text.value[place].isspace():
                at = text.span.column if place == 0 else text.span.end_column - 1
                span = Span(text.span.line, at, text.span.line, at + 1)
                yield Finding("misplaced-space", span, {"sign": sign}, "after" if sign == "[" else "")
