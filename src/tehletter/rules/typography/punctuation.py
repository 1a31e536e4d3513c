"""Signs: dots, doubled marks, hyphens and dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tehletter.diagnostics import Finding
from tehletter.prose import EDGE, HIDDEN, Prose
from tehletter.rules.rule import Case
from tehletter.rules.typography.search import matches
from tehletter.rules.typography.words import BLANK, LETTER, abbreviated, listed, tongue

_DOTS = re.compile(r"(?<![.…])[.…]{2,}+")
_SPREAD = re.compile(rf"(?<![.…])\.(?:{BLANK}\.){{2,3}}(?![.…]|{BLANK}\.)")
_LAST_WORD = re.compile(r"[^\s\u2029]*\Z")
_SHORT_LIST = re.compile(r"\b(?i:etc|ect|itd|итд)\Z")
_LEADERS = 8
"""So many dots draw a line to write on."""


def three_dots(case: Case) -> Iterator[Finding]:
    """Dots for the one sign … ; two, four, or … and a dot beside it."""
    for prose in case.prose:
        text = prose.text
        for match in _DOTS.finditer(text) if ".." in text or "…" in text else ():
            if not _spoken_of(text, match):
                finding = _dotted(prose, match)
                if finding:
                    yield finding
        for match in _SPREAD.finditer(text) if ". ." in text or ".\u00a0." in text else ():
            fix = prose.edits(*match.span(), "…")
            yield Finding("three-dots", prose.span(*match.span()), {"found": match[0]}, fix=fix)


def _spoken_of(text: str, match: re.Match[str]) -> bool:
    """« 1..2 », paths, « …/… », leaders, the short form of a word before its stop."""
    before, after = text[match.start() - 1], text[match.end() : match.end() + 1]
    if (before.isdigit() and after.isdigit()) or "/" in (before, after) or "\\" in (before, after):
        return True
    return match[0] == ".." and after.isalpha() and before.isalpha() and after.islower()


def _dotted(prose: Prose, match: re.Match[str]) -> Finding | None:
    found, span = match[0], prose.span(*match.span())
    if _SHORT_LIST.search(prose.text, max(match.start() - 8, 0), match.start()):
        return None  # et-cetera has its own rule
    if found == "..":
        word = _LAST_WORD.search(prose.text, max(match.start() - 20, 0), match.start())
        known = word is not None and word[0] != "" and abbreviated(word[0])
        return None if known else Finding("three-dots", span, {"found": found}, "two")
    if len(found) >= _LEADERS:
        return None
    english = tongue(prose.lang) == "en" and found in ("....", "….", ".…")
    fix = () if english else prose.edits(*match.span(), "…")
    return Finding("three-dots", span, {"found": found}, "" if set(found) == {"."} else "more", fix)


# ------------------------------------------------------------------------------------------ doubled signs

_SIGNS_TOGETHER = re.compile(rf"[(,;:.!?»”“](?={BLANK}?[,;:!?)]|{BLANK}?\.(?![\w.]))")
_SAME = re.compile(
    rf"(?<![,;:!?])([,;])(?:{BLANK}*\1)++|(?<!:):{BLANK}?:(?![:\w])|(?<={LETTER}{LETTER})\.{BLANK}\.(?![.\w]|{BLANK}\.)"
)
_LOUD = re.compile(rf"([!?])(?:{BLANK}*[!?])++")
_MIXED = re.compile(
    rf"(?<=[\w)»”\]%{HIDDEN}])(?:{BLANK}?,[;:!?](?!\w)|{BLANK}?,\.(?![.\w])|,{BLANK}\.(?=[\s»”]|$)"
    rf"|{BLANK}?;[,.:](?![.\w])|{BLANK}?:[,.;](?![.\w])|{BLANK}?[!?]\.(?![.\w]))"
)
_STOPPED = re.compile(rf"(?<=[^\W\d_])\.(?:,|{BLANK}?;|{BLANK}?:)(?=[\s{EDGE}])")
_STOP_TWICE = re.compile(rf"(?<=[^\W\d_])\.{BLANK}?[»”“]\.(?![.\w])")
_IN_BRACKETS = re.compile(rf"\(({BLANK}*[,;.](?!\w|\.\.))|(?<=\w)([,;]{BLANK}*)\)")


def repeated_punctuation(case: Case) -> Iterator[Finding]:
    """The same sign twice, or two signs of which only one can stand."""
    for prose in case.prose:
        text = prose.text
        places = _beginnings(text)
        for match in matches(_SAME, text, places):
            if not (match[0][0] == "," and _typed_quote(text, match)):
                yield _twice(prose, match, match[0][0])
        for match in matches(_LOUD, text, places):
            signs = re.sub(BLANK, "", match[0])
            if len(set(signs)) == 1:
                yield _twice(prose, match, signs[0])
            elif len(signs) > 2:
                yield Finding("repeated-punctuation", prose.span(*match.span()), {"found": match[0]})
        yield from _contradictions(prose, places)


def _beginnings(text: str) -> list[int]:
    """Where any of these patterns can begin: at two signs that meet, or a space or a quotation mark before them."""
    signs = [match.start() for match in _SIGNS_TOGETHER.finditer(text)]
    return sorted({place - before for place in signs for before in (0, 1, 2) if place >= before})


def _typed_quote(text: str, match: re.Match[str]) -> bool:
    """`,,mot''`: the quotation marks of a typewriter."""
    return match[0] == ",," and not text[match.start() - 1].isalnum() and text[match.end() : match.end() + 1].isalnum()


def _twice(prose: Prose, match: re.Match[str], sign: str) -> Finding:
    start, end = match.span()
    fix = prose.edits(start, end, sign)
    return Finding("repeated-punctuation", prose.span(start, end), {"found": match[0]}, fix=fix)


def _contradictions(prose: Prose, places: list[int]) -> Iterator[Finding]:
    text = prose.text
    for match in matches(_MIXED, text, places):
        start, end = match.span()
        fix = prose.edits(end - 1, end, "") if match[0][-2:] in ("!.", "?.") else ()
        if not (match[0][-1] in "!?:;" and match[0][:1] == "," and text[end : end + 1] == ")"):
            values = {"found": match[0].strip()}
            yield Finding("repeated-punctuation", prose.span(start, end), values, "mixed", fix)
    for match in matches(_STOPPED, text, places):
        if not _short(text, match.start(), 6):
            values = {"found": match[0]}
            yield Finding("repeated-punctuation", prose.span(*match.span()), values, "mixed")
    for match in matches(_STOP_TWICE, text, places):
        if not _short(text, match.start(), 3):
            start, end = match.span()
            fix = prose.edits(end - 1, end, "")
            yield Finding("repeated-punctuation", prose.span(start, end), {"found": match[0]}, "mixed", fix)
    for match in matches(_IN_BRACKETS, text, places):
        start, end = match.span(match.lastindex or 0)
        values = {"found": match[0]}
        yield Finding("repeated-punctuation", prose.span(start, end), values, "mixed")


def _short(text: str, stop: int, letters: int) -> bool:
    """Whether the word before a full stop may be short for another."""
    match = _LAST_WORD.search(text, max(stop - 30, 0), stop)
    word = match[0] if match else ""
    long_enough = (
        len(word) >= letters and word.isalpha() and (letters < 6 or word[-1] in "aeiouyéаеиоу" or len(word) > 7)
    )
    return not long_enough or abbreviated(word)


# ------------------------------------------------------------------------------------- hyphens and dashes

_SPACE_AFTER = re.compile(
    rf"(?<![\w’'])([^\W\d_]+)-({BLANK}++)(?!(?:et|ou|and|or|to|i|ili|и|или|und|oder|puis|voire|comme)\b)({LETTER}{{2,}})"
)
_SPACE_BEFORE = re.compile(rf"(?<=[^\W_])({BLANK}++)-({LETTER}{{2,}})")
_FIRST = listed(
    "sud nord peut vice ex sous non mi demi semi après avant contre au états grande bretagne celui celle "
    "ceux celles c’est quelques moi lui elle eux elles soi nous vous chef mot royaume pays haut bas arrière "
    "porte mal bien main vingt trente quarante cinquante soixante quatre dix rendez compte savoir long short "
    "mid well co post pre non so co-operation face north south self follow anti inter sub est ouest par là "
    "ci jusque dit est-ce a pourra veut doit"
)
_SECOND = listed(
    "il elle on ils elles je tu nous vous ce là ci même mêmes être unis uni est ouest sud nord dire à-dire "
    "midi président ministre chef titre traitant traitance éditeur jacent ensemble dessus dessous delà t-il "
    "t-elle t-on term based up makers maker wide like minded free related"
)
_AS_DASH = re.compile(rf"(?<=[\w.).»”…%!?,])({BLANK})-(?={BLANK}[\w(«“„\"]|{BLANK}?\n)")
_TIGHT = re.compile(rf"(?<={LETTER}{LETTER})—(?={LETTER}{{2}})")
_DOUBLE = re.compile(
    rf"(?:(?<=[{EDGE}\n])|(?<=[\w.,;:!?)»”…])({BLANK}?))(?<![-–—!<])(-{{2,3}})(?![-–—>])(?={BLANK}|(?<=\w--)\w|(?<=\w---)\w)"
)


def spaced_hyphen(case: Case) -> Iterator[Finding]:
    """A compound torn apart, and a hyphen or two in the place of a dash."""
    for prose in case.prose:
        text = prose.text
        for match in _SPACE_AFTER.finditer(text) if "- " in text or "-\u00a0" in text else ():
            yield _torn(prose, match.span(2), match[1], match[3])
        for match in _SPACE_BEFORE.finditer(text) if " -" in text or "\u00a0-" in text else ():
            before = re.search(rf"{LETTER}*\Z", text[max(match.start() - 20, 0) : match.start()])
            yield _torn(prose, match.span(1), before[0] if before else "", match[2])
        for match in _AS_DASH.finditer(text) if " -" in text or "\u00a0-" in text else ():
            if not _reckoned(text, match):
                at = match.end() - 1
                fix = prose.edits(at, at + 1, "–")
                yield Finding("spaced-hyphen", prose.span(at, at + 1), variant="dash", fix=fix)
        for match in _TIGHT.finditer(text) if "—" in text and tongue(prose.lang) in ("fr", "sr") else ():
            fix = prose.edits(*match.span(), " – ")
            yield Finding("spaced-hyphen", prose.span(*match.span()), variant="tight", fix=fix)
        for match in _DOUBLE.finditer(text) if "--" in text else ():
            yield _doubled(prose, match)


def _torn(prose: Prose, place: tuple[int, int], first: str, second: str) -> Finding:
    sure = first.lower() in _FIRST or second.lower() in _SECOND
    fix = prose.edits(*place, "") if sure else ()
    return Finding("spaced-hyphen", prose.span(*place), {"first": first, "second": second}, fix=fix)


def _reckoned(text: str, match: re.Match[str]) -> bool:
    """« 2 - 1 », « 10 - 12 », « x - 1 »."""
    before = re.search(r"[^\s\u2029]*\Z", text[max(match.start() - 24, 0) : match.start()])
    after = re.match(r"[^\s\u2029]*", text[match.end() + 1 : match.end() + 25])
    sides = [before[0] if before else "", after[0] if after else ""]
    figures = [re.fullmatch(r"[\d.,%€$£°]+|\w", side) is not None for side in sides]
    return all(figures)


def _doubled(prose: Prose, match: re.Match[str]) -> Finding:
    start, end = match.span(2)
    tight = not (prose.text[end : end + 1].isspace())
    english = tongue(prose.lang) == "en"
    long = tight or end - start == 3 or prose.text[start - 1] in (EDGE, "\n")
    wanted = "—" if long else "–"
    fix = prose.edits(start, end, wanted) if english or not tight else ()
    return Finding("spaced-hyphen", prose.span(start, end), {"found": match[2], "wanted": wanted}, "double", fix)
