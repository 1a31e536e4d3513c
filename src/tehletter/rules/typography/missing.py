"""Spaces that are not there: after a sign, before a bracket, between a mark of a list and its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tehletter.diagnostics import Finding
from tehletter.prose import EDGE, Prose
from tehletter.rules.rule import Case
from tehletter.rules.typography.words import BLANK, BLANKS, LETTER, LOWER, UPPER, tongue

_STOP = re.compile(rf"(?<=[{LOWER}][{LOWER}])\.(?=[{UPPER}][{LOWER}’' ])|(?<=[\d»)\]”])\.(?=[{UPPER}][{LOWER}’'])")
_WORD_BEFORE = re.compile(r"[^\s\u2029]{0,60}\Z")
_STOP_LOWER = re.compile(
    rf"(?<=[{LOWER}][{LOWER}][{LOWER}])\.(?=(?:le|les|une|des|elle|elles|ils|nous|vous|cette|ces|mais|puis|dans|pour|par"
    rf"|sur|avec|pas|the|and|but|they|she|this|that|these|with|from|for)\b)"
)
_INITIAL = re.compile(rf"(?<![\w.’'-])(?!E\.Leclerc|T\.Rex)[{UPPER}]\.(?=[{UPPER}][{LOWER}]{{2}})")
_COMMA = re.compile(
    r"(?<=[^\W\d_][^\W\d_])[,;](?=[^\W\d_]|\d\d|[«“„(])|(?<=\d)[,;](?=[^\W\d_]{2})|(?<=[»)\]”])[,;](?=[^\W_]|[«“„(])"
    rf"|(?<=[^\W\d_]),(?=[^\W\d_]{{2}})(?<![\W\d_][LDJMTSCNldjmtscn],)|(?<=[\w»)]{BLANK}),(?=[^\W\d_]{{2}})"
    rf"|(?<=[\w»)]{BLANK})[;:](?={LETTER}{{2}}|[«“„])"
)
_COLON = re.compile(rf"(?<=[{LOWER}][{LOWER}][{LOWER}]):(?={LETTER}{{2}}|[«“„])|(?<=[»)\]”]):(?=\w)")
_INCLUSIVE = re.compile(r":(?:es?|s|n?es|ve?s?|ves|rices?|trices?|euses?|elles?|ières?|ères?|fs?|x|le|lle)\b")
_LOUD = re.compile(rf"(?<=[\w»)”…])(?!(?<=[{LOWER}])\?[{LOWER}])({BLANK}?[!?]++)(?=[^\W\d_]{{2}}|[{UPPER}]|[«„(]|“\w)")
"""A « ? » between two small letters is a letter that was lost: `damaged-text`."""
_DOTS = re.compile(rf"(?<=[{LOWER}])…(?=[{UPPER}][{LOWER}’'])")
_DOTS_LOWER = re.compile(rf"(?<=[{LOWER}][{LOWER}])…(?=[{LOWER}]{{2}})")
_SERBIAN_STOP = re.compile(rf"(?<=\d)\.(?=[{LOWER}]{{4}}|god\.|год\.)")
_BEFORE_BRACKET = re.compile(
    rf"(?<={LETTER}{LETTER}{LETTER})(?<!trans)(?<!inter)(?<!sous)(?<!pré)(?<!sur)(?<!anti)(?<!auto)(?<!post)"
    r"\((?=([^()\n]{1,300})\))"
)
_AFTER_BRACKET = re.compile(rf"\(([^()\n\u2029]{{1,300}})\)(?=({LETTER}{{2,}}))")
_ENDINGS = re.compile(
    r"(?:s|e|es|x|ne|nes|le|les|te|tes|se|ses|ve|ves|che|ches|fe|trice|trices|rice|rices|euse|euses|ère|ères|ière|ières"
    r"|ienne|iennes|elle|elles|esse|esses|ies|ren|un|able|ing|ed|a|i|ica|na)"
)
_ENUMERATION = re.compile(rf"(?<![\w(])(?:[a-zа-я]|\d{{1,2}})\)(?={LETTER}{{2}})")
_CLOSING = {
    "fr": re.compile(rf"»(?=[^\W_]|\()|(?<=[\w.!?…)])”(?={LETTER}{{2}})"),
    "en": re.compile(rf"(?<=[\w,;.!?…)])”(?={LETTER}{{2}})"),
    "sr": re.compile(rf"(?<=[\w.,!?…])[“”](?={LETTER}{{2}})"),
}
_OPENING = {
    "fr": re.compile(r"(?<=[\w,;:.!?…)%])(?=«|“\w)"),
    "en": re.compile(rf"(?<={LETTER}{LETTER})(?=“\w)"),
    "sr": re.compile(r"(?<=[\w,;:.!?)])(?=„\w)"),
}
_DASH_AFTER = re.compile(rf"(?<=[^\W\d_]|[,)»]){BLANK}[–—](?={LETTER}{{2}})")
_DASH_BEFORE = re.compile(
    rf"(?<={LETTER}{LETTER})(?=[–—]{BLANK}{LETTER})(?![–—]{BLANK}(?:et|ou|and|or|to|i|ili|и|или)\b)"
)
_ABBREVIATION = re.compile(r"(?<![\w.])(?:art|chap|vol|fig|al|cf|pp?|ch|str|čl|стр|чл)\.(?=\d)", re.IGNORECASE)
_DIALOGUE = re.compile(rf"(?<={EDGE})—(?={LETTER})")
_MARKER = re.compile(rf"[{EDGE}\n](?:[-–•](?={LETTER}{{2}})|\d{{1,2}}[.)](?=[^\W\d_]{{2}}))")

_AFTER_SIGNS = (_COMMA, _COLON, _LOUD, _DOTS, _INITIAL, _ABBREVIATION, _ENUMERATION, _DASH_AFTER)


def missing_space(case: Case) -> Iterator[Finding]:
    """Two words with a sign between them and no space."""
    for prose in case.prose:
        lang = tongue(prose.lang)
        seen: set[int] = set()
        for start, end, variant in _places(prose.text, lang):
            at = start if variant == "before" else end
            if at not in seen:
                seen.add(at)
                yield _finding(prose, start, end, variant)


def _finding(prose: Prose, start: int, end: int, variant: str) -> Finding:
    sign = prose.text[start:end].strip() or prose.text[end : end + 1]
    if variant in ("marker", "unsure"):
        variant = "after" if variant == "unsure" else variant
        return Finding("missing-space", prose.span(start, end), {"sign": sign}, variant)
    at = start if variant == "before" else end
    fix = prose.edits(at, at, " ")
    return Finding("missing-space", prose.span(start, max(end, start + 1)), {"sign": sign}, variant, fix)


Places = Iterator[tuple[int, int, str]]


_BEHIND_SIGN = re.compile(r"[.,;:!?…)»”“–—](?:(?=[^\W\d_]|[«“„(])|(?<=[.,;)])(?=\d)(?<!\d.)|(?<=[,;])(?=\d\d))")
_BEFORE_SIGN = re.compile(r"[(«“„–—](?<=[\w,;:.!?…)%].)")
"""What each of the patterns above needs: found at once, where they are not."""


def _places(text: str, lang: str) -> Places:
    """From, to (before) and which side of the sign lacks a space."""
    if _BEHIND_SIGN.search(text):
        yield from _behind(text, lang)
    if _BEFORE_SIGN.search(text):
        yield from _before(text, lang)
    yield from ((match.start() + 1, match.end(), "marker") for match in _MARKER.finditer(text))


def _behind(text: str, lang: str) -> Places:
    yield from _after_stops(text)
    for pattern in _AFTER_SIGNS:
        for match in pattern.finditer(text):
            if not _meant(text, match):
                yield match.start() + len(match[0]) - len(match[0].lstrip()), match.end(), "after"
    for match in _AFTER_BRACKET.finditer(text) if ")" in text else ():
        if re.search(r"[\s\d]", match[1]) and not _ENDINGS.fullmatch(match[2]):
            yield match.end() - 1, match.end(), "after"
    for match in _CLOSING[lang].finditer(text) if lang in _CLOSING else ():
        if not _reversed(text, match.start()):
            yield match.start(), match.end(), "after"
    for pattern in {"fr": (_DIALOGUE, _DOTS_LOWER), "sr": (_DOTS_LOWER, _SERBIAN_STOP)}.get(lang, ()):
        yield from ((match.start(), match.end(), "after") for match in pattern.finditer(text))


def _before(text: str, lang: str) -> Places:
    for match in _BEFORE_BRACKET.finditer(text) if "(" in text else ():
        inside = match[1].strip(".")
        word = " " in inside or len(inside) > 3 or inside.isupper()
        after = text[match.end() + len(match[1]) + 1 : match.end() + len(match[1]) + 2]
        code = "," in inside and " " not in inside
        figure = inside[:1].isdigit() and " " not in inside
        if word and not figure and not _ENDINGS.fullmatch(inside) and not after.isalpha() and not code:
            yield match.start(), match.start(), "before"
    for match in _OPENING[lang].finditer(text) if lang in _OPENING else ():
        if not (text[match.start()] == "«" and _reversed(text, text.rfind("»", 0, match.start()))):
            yield match.start(), match.start(), "before"
    for match in _DASH_BEFORE.finditer(text) if lang in _OPENING else ():
        yield match.start(), match.start(), "before"


def _meant(text: str, match: re.Match[str]) -> bool:
    """« étudiant:e », and « qu,il » where an apostrophe is missing."""
    start = match.start()
    return bool(_INCLUSIVE.match(text, start)) or text[start - 2 : start + 1].lower() == "qu,"


def _after_stops(text: str) -> Places:
    """« fin.Début »; not « MC.DEC », « fr.Wikipedia.org », « Foo.Bar( »."""
    for match in _STOP.finditer(text):
        word = _WORD_BEFORE.search(text, max(match.start() - 60, 0), match.start())
        before, after = word[0] if word else "", re.match(r"[^\s\u2029]{0,60}", text[match.end() : match.end() + 60])
        if not re.search(r"[./@_\\=#]", before) and not re.search(r"[/@_\\=]|\w\(|\.\w", after[0] if after else ""):
            yield match.start(), match.end(), "after"
    yield from ((match.start(), match.end(), "unsure") for match in _STOP_LOWER.finditer(text))


def _reversed(text: str, at: int) -> bool:
    """Whether the » at a place stands where a « should: nothing is open that it could close."""
    if at < 0 or text[at] != "»" or text[at - 1] not in BLANKS:
        return False
    before = max(text.rfind(sign, max(at - 2000, 0), at) for sign in ("«", "»", EDGE))
    return before < 0 or text[before] != "«"
