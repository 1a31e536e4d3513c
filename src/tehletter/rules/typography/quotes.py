"""Quotation marks, brackets and apostrophes: each with its mate, each of the letter's own language."""

from __future__ import annotations

import re
from bisect import bisect, bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tehletter.diagnostics import Edit, Finding
from tehletter.prose import EDGE, HIDDEN, Part, Prose
from tehletter.rules.rule import Case
from tehletter.rules.typography.search import matches
from tehletter.rules.typography.words import LETTER, tongue
from tehletter.typography import Style, apostrophes, quotation_marks

QUOTES = {"fr": ("«", "»", "“", "”"), "en": ("“", "”", "‘", "’"), "sr": ("„", "“", "’", "’")}
"""Outer and inner quotation marks of the languages that have rules."""

_SPACE = {"fr": "\u202f"}


def _style(lang: str) -> Style:
    return Style(QUOTES[lang], "", "", spaced=lang == "fr")


def straight_quotes(case: Case) -> Iterator[Finding]:
    """`"` where the language has quotation marks of its own."""
    for prose in case.prose:
        lang = tongue(prose.lang)
        for part in prose.parts if lang in QUOTES and '"' in prose.text else ():
            text = prose.text[part.start : part.end]
            for start, end, new in quotation_marks(text, _style(lang)) if text.count('"') % 2 == 0 else ():
                sign = _with_space(new, text, start, lang)
                at = part.start + start
                fix = prose.edits(at, part.start + end, sign)
                yield Finding("straight-quotes", prose.span(at, at + 1), {"wanted": new}, fix=fix)


def _with_space(sign: str, text: str, start: int, lang: str) -> str:
    """French guillemets bring their space along."""
    space = _SPACE.get(lang, "")
    if sign == "«" and not text[start + 1 : start + 2].isspace():
        return sign + space
    return space + sign if sign == "»" and not text[start - 1 : start].isspace() else sign


def straight_apostrophe(case: Case) -> Iterator[Finding]:
    """`'` for ’; in English also for the marks of an inner quotation."""
    for prose in case.prose:
        lang = tongue(prose.lang)
        for part in prose.parts if lang in QUOTES and "'" in prose.text else ():
            for start, _, new in apostrophes(prose.text[part.start : part.end], _style(lang)):
                at = part.start + start
                if prose.text[at - 1 : at + 2].count("'") == 1:
                    fix = prose.edits(at, at + 1, new)
                    yield Finding("straight-apostrophe", prose.span(at, at + 1), {"wanted": new}, fix=fix)


_WRONG = re.compile(rf"[´`′‘＇](?<={LETTER}.)(?={LETTER})")
_COMMA = re.compile(r"(?<![\w’'-])(?i:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|aujourd)(,)(?=[aeiouyhàâéèêëîïôœÉÊÀ])")
_MISSING = re.compile(
    r"(?<![\w’'.-])(?:(?i:qu)( )(?=(?:il|elle|une?|on|en|ils|elles)\b)|(?i:aujourd)( )(?=hui\b)"
    r"|(?i:jusqu)( )(?=(?:à|au|aux|en|ici)\b)|[Cc]( )(?=(?:est|était)\b)|[NnS]( )(?=est\b)|[DdLl]( )(?=(?:une?|on)\b)"
    r"|[Jj]( )(?=ai\b)|[NnYy]( )(?=ont\b)|[Ss]( )(?=(?:il|ils|est)\b)|[Dd]( )(?=(?:abord|autres?|ailleurs|ici)\b)"
    r"|[Ll]( )(?=(?:homme|article|action|État|Europe|esclavage|exploitation|aide)\b))"
)
_NEAR_MISSING = re.compile(r"[ \u00a0\u202f\n\u2029(«“](?:[Qq]u|[Aa]ujourd|[Jj]usqu|[CcDdJjLlNnSsYy]) ")
_MEETING = re.compile(r" (?=[aàeéhiouEÉ])(?<=[CcDdJjLlNnSsYyUu] )")
"""The space between the two: before a word that begins with a vowel, behind a letter of those that end so."""
_LENGTHS = (7, 5, 2, 1)
"""Of what stands before the space: « aujourd », « jusqu », « qu », « c »."""
_NEAR_COMMA = re.compile(r",(?=[^\W\d_])")
_LABELS = re.compile(r"\b(?:lettres?|points?|annexes?|alinéas?|et|ou|à|vitamines?|plans?|groupes?|de|le) \Z")


def wrong_apostrophe(case: Case) -> Iterator[Finding]:
    """An accent, a prime or an opening mark in the apostrophe's place; in French also a comma, or nothing at all."""
    for prose in case.prose:
        for match in _WRONG.finditer(prose.text):
            yield _apostrophe(prose, match.start(), "")
        french = tongue(prose.lang) == "fr"
        for match in _COMMA.finditer(prose.text) if french and _NEAR_COMMA.search(prose.text) else ():
            yield _apostrophe(prose, match.start(1), "")
        for match in _missing(prose.text) if french and _NEAR_MISSING.search(prose.text) else ():
            if not _LABELS.search(prose.text, max(match.start() - 20, 0), match.start()):
                yield _apostrophe(prose, match.start(match.lastindex or 0), "missing")


def _missing(text: str) -> Iterator[re.Match[str]]:
    spaces = [space.start() for space in _MEETING.finditer(text)]
    return matches(_MISSING, text, sorted(end - length for end in spaces for length in _LENGTHS if end >= length))


def _apostrophe(prose: Prose, at: int, variant: str) -> Finding:
    word = re.search(r"[^\s\u2029]*\Z", prose.text[max(at - 20, 0) : at])
    values = {"sign": prose.text[at], "before": word[0] if word else ""}
    return Finding("wrong-apostrophe", prose.span(at, at + 1), values, variant, prose.edits(at, at + 1, "’"))


# ---------------------------------------------------------------------------------------------- the pairs

_SIGNS = re.compile(r"[«»“”„\"()\[\]]")
_CLOSERS = {"«": "»", "”": "”", "“": "”", "„": "“”", '"': '"', "»": "«", "(": ")", "[": "]"}
_OPENING_BEFORE = " \u00a0\u202f\n(([{—–-/«“„’'\u2029*"
_ENUMERATION = re.compile(
    rf"(?:[{EDGE}\n:;,.(«–/?!]|\b(?i:et|ou|and|or|i|ili|à|au|aux|to|les?|la|the|и|или|do|до"
    r"|(?:point|alinéa|lettre|paragraph|item|tačk|тачк)\w?))"
    rf"[ \u00a0\u202f]?(?:{LETTER}|[ivxlc]{{1,5}}|\d{{1,3}}(?:bis|ter)?)\Z"
)
_ITEM = re.compile(rf"[\s({EDGE}](?:{LETTER}|[ivxlc]{{1,5}}|\d{{1,2}})\)\Z")
_INTERVAL = re.compile(r"[\[\]]\s?-?\d[\d,. ]*[;,]\s?[\d,.∞+ -]+[\[\]]")


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two signs that belong together, and in how many others they stand."""

    start: int
    end: int
    depth: int


_NESTED = 8
"""Quotations within quotations that are looked at."""


@lru_cache(maxsize=8)
def _places_of_signs(text: str) -> tuple[int, ...]:
    """Where quotation marks and brackets stand, once for all parts of a text and all rules."""
    return tuple(match.start() for match in _SIGNS.finditer(text))


def _paired(text: str, part: Part, lang: str) -> tuple[list[_Pair], list[int]]:
    """The pairs of quotation marks and brackets of a text, and the signs that have no mate."""
    places = _places_of_signs(text)
    inside = places[bisect_left(places, part.start) : bisect_left(places, part.end)]
    if not inside:
        return [], []
    quotes: list[int] = []
    brackets: dict[str, list[int]] = {")": [], "]": []}
    pairs: list[_Pair] = []
    lone: list[int] = []
    for at in inside:
        sign = text[at]
        if sign in "([":
            brackets[")" if sign == "(" else "]"].append(at)
        elif sign in ")]":
            if brackets[sign]:
                brackets[sign].pop()
            else:
                lone.append(at)
        elif _opens(text, at, sign, lang, quotes):
            quotes.append(at)
        elif quotes:
            start = _mate(text, sign, quotes, lone)
            pairs.append(_Pair(start, at, len(quotes)))
        elif sign != '"' or not text[at - 1].isdigit():
            lone.append(at)
    return pairs, sorted([*lone, *quotes, *brackets[")"], *brackets["]"]])


def _mate(text: str, sign: str, quotes: list[int], lone: list[int]) -> int:
    """The last opening sign that this one closes; those opened since have none. Else any sign closes the last."""
    for depth in range(len(quotes) - 1, max(len(quotes) - 4, -1), -1):
        if sign in _CLOSERS[text[quotes[depth]]]:
            lone += quotes[depth + 1 :]
            del quotes[depth + 1 :]
            break
    return quotes.pop()


def _opens(text: str, at: int, sign: str, lang: str, open_ones: list[int]) -> bool:
    before, after = text[at - 1], text[at + 1 : at + 2]
    if sign == "„":
        return True
    if sign in "«»" and lang in ("fr", "en"):
        inside = text[open_ones[-1]] if open_ones else ""
        reversed_pair = (
            before in _OPENING_BEFORE and after.isalnum() and "«" not in (text[start] for start in open_ones[-_NESTED:])
        )
        return inside != "»" if sign == "«" else reversed_pair
    if sign == "«" and before.isspace() and "»" not in (text[start] for start in open_ones[-_NESTED:]):
        return True
    facing = before in _OPENING_BEFORE and not (after.isspace() or after in ("", EDGE))
    if sign == '"':
        return facing and not (before == "\u202f" and after in ".,;:)")
    if open_ones and sign in _CLOSERS[text[open_ones[-1]]] and not (facing and sign == "“"):
        return False
    return facing if lang not in ("fr", "en") else sign == "“"


def unbalanced_marks(case: Case) -> Iterator[Finding]:
    """A quotation mark or a bracket without its mate; a quotation may run over several paragraphs."""
    for prose in case.prose:
        waiting: int | None = None
        for part in prose.parts:
            lone = _unpaired(prose, part, tongue(prose.lang))
            if waiting is not None:
                given_up, waiting = _continued(prose.text, part, lone, waiting)
                lone += given_up
            if lone and _may_go_on(prose.text, lone[-1], part):
                waiting = lone.pop()
            for at in lone:
                yield _unbalanced(prose, at)
        if waiting is not None:
            yield _unbalanced(prose, waiting)


def _continued(text: str, part: Part, lone: list[int], waiting: int) -> tuple[list[int], int | None]:
    """What this text means for a quotation left open before: a sign given up, or the sign that still waits.

    A quotation goes on where the text begins with its opening sign again, or with »; it ends at a closing sign.
    """
    first = text[part.start]
    again = first == "»" and bool(lone) and lone[0] == part.start
    if again:
        lone.pop(0)
    if lone and text[lone[-1]] in _CLOSERS[text[waiting]] and (again or _ends(text, lone[-1], part)):
        lone.pop()
        return [], None
    if first != text[waiting]:
        return ([], waiting) if again else ([waiting], None)
    return [], None if not lone or lone[0] == part.start else waiting


def _unpaired(prose: Prose, part: Part, lang: str) -> list[int]:
    text = prose.text
    _, lone = _paired(text, part, lang)
    items = {at for at in lone if _ITEM.search(text, max(at - 6, part.start - 1), at + 1)}
    if len(items) > 1:
        lone = [at for at in lone if at not in items]
    return [at for at in lone if not _alone_by_right(text, at, part)]


def _alone_by_right(text: str, at: int, part: Part) -> bool:
    """« a) », « 1) », smileys, inches, intervals, a sign that is spoken of."""
    sign, before, after = text[at], text[max(at - 20, part.start - 1) : at], text[at + 1 : at + 2]
    if sign in "()" and re.search(r"(?:^|[\s\u2029])[:;]-?\Z", before) and (not after or after.isspace()):
        return True
    if sign == ")" and _ENUMERATION.search(before):
        return True
    if sign in "[]" and _INTERVAL.search(text, max(at - 30, part.start), min(at + 30, part.end)):
        return True
    return sign == '"' and before[-1:].isdigit()


def _may_go_on(text: str, at: int, part: Part) -> bool:
    """Whether an open quotation may go on in the next paragraph."""
    return part.kind == "paragraph" and text[at] in '«“„"'


def _ends(text: str, at: int, part: Part) -> bool:
    return part.kind == "paragraph" and len(text[at : part.end].strip(".!?…;,: \u00a0\u202f" + HIDDEN)) <= 1


def _unbalanced(prose: Prose, at: int) -> Finding:
    sign = prose.text[at]
    return Finding("unbalanced-marks", prose.span(at, at + 1), {"sign": sign})


# ------------------------------------------------------------------------------------------ foreign marks

_TYPED = re.compile(r"(,,|''|‚‚|``)(?=[^\W_])([^,'\"\u2029“”«»]{1,300}?[\w.!?…)])(''|\"|“|”)(?!\w)")
_NEAR_TYPED = re.compile(r"[,'‚`<](?<=,,|''|‚‚|``|<<)")
_ANGLES = re.compile(r"(<<)([ \u00a0\u202f]?)([^<>\u2029]{1,300}?)([ \u00a0\u202f]?)(>>)")
_SINGLE = re.compile(r"(?<![\w’'])‘([^’‘\n\u2029«»]{1,80})’(?!\w)")

_SINGLE_ANGLES = re.compile(r"‹[^‹›\u2029«»]{1,200}›")


def foreign_quotes(case: Case) -> Iterator[Finding]:
    """Quotation marks of another language, typed with commas or angles, or closed by a sign of another kind."""
    for prose in case.prose:
        lang = tongue(prose.lang)
        for part in prose.parts if lang in QUOTES else ():
            pairs, _ = _paired(prose.text, part, lang)
            yield from _single(prose, part, pairs) if lang == "fr" else ()
            for pair in pairs:
                depth = min(pair.depth, 1)
                if not _proper(prose.text, pair, lang):
                    yield _foreign(prose, (pair.start, pair.start + 1), (pair.end, pair.end + 1), lang, depth)
        for pattern in (_TYPED, _ANGLES) if lang in QUOTES and _NEAR_TYPED.search(prose.text) else ():
            for match in pattern.finditer(prose.text):
                last = match.lastindex or 0
                yield _foreign(prose, match.span(1), match.span(last), lang, 0)


def _single(prose: Prose, part: Part, pairs: list[_Pair]) -> Iterator[Finding]:
    """‘These’ and ‹ these ›, unless they stand inside others."""
    text = prose.text
    patterns = [pattern for sign, pattern in (("‘", _SINGLE), ("‹", _SINGLE_ANGLES)) if sign in text]
    if not patterns:
        return
    ends, starts = sorted(pair.end for pair in pairs), sorted(pair.start for pair in pairs)
    for pattern in patterns:
        for match in pattern.finditer(text, part.start, part.end):
            start, end = match.span()
            if bisect(starts, start) == bisect(ends, start):
                yield _foreign(prose, (start, start + 1), (end - 1, end), "fr", 0)


def _proper(text: str, pair: _Pair, lang: str) -> bool:
    signs = text[pair.start] + text[pair.end]
    if signs == '""':
        return True
    if pair.depth:
        return signs in {"fr": ("“”", "«»"), "en": ("“”",), "sr": ("„“", "„”", "»«")}[lang]
    return signs in {"fr": ("«»",), "en": ("“”",), "sr": ("„“", "„”", "»«")}[lang]


def _foreign(prose: Prose, opening: tuple[int, int], closing: tuple[int, int], lang: str, depth: int) -> Finding:
    text = prose.text
    wanted = QUOTES[lang][2 * depth : 2 * depth + 2] if lang == "fr" or not depth else QUOTES[lang][:2]
    first, last = _with_space(wanted[0], text, opening[1] - 1, lang), _with_space(wanted[1], text, closing[0], lang)
    left, right = opening, closing
    if lang != "fr" or depth:  # without the spaces of guillemets
        left = (left[0], left[1] + (text[left[1]] in " \u00a0\u202f"))
        right = (right[0] - (text[right[0] - 1] in " \u00a0\u202f"), right[1])
    fix: tuple[Edit, ...] = ()
    if left[1] < right[0] and "\n" not in text[left[0] : left[1]] + text[right[0] : right[1]]:
        edits = (prose.edits(*left, first), prose.edits(*right, last))
        fix = (*edits[0], *edits[1]) if all(edits) else ()
    found = f"{text[opening[0] : opening[1]]}…{text[closing[0] : closing[1]]}"
    values = {"found": found, "wanted": f"{wanted[0]}…{wanted[1]}"}
    return Finding("foreign-quotes", prose.span(*opening), values, fix=fix)
