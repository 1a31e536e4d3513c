"""0xx: letters of one script that pass for those of another, in words and in addresses (UTS 39)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from tehletter.diagnostics import Edit, Finding, Span
from tehletter.model import Scalar, Sequence, Table
from tehletter.prose import EDGE, Prose
from tehletter.rules.rule import Case

_TWINS = (
    ("АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝЁёЇї", "ABESIJKMHOPCTYXaesijopcyxhdqwËëÏï"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοναι", "ABEZHIKMNOPTYXovai"),
)
LATIN_TWIN = {other: latin for others, latins in _TWINS for other, latin in zip(others, latins, strict=True)}
"""The Latin letter that a Cyrillic or Greek one looks like."""
_CYRILLIC_TWIN = {latin: other for other, latin in zip(*_TWINS[0], strict=True)}
_SERBIAN_TWIN = {latin: other for latin, other in _CYRILLIC_TWIN.items() if other in "АВЕЈКМНОРСТУХаејорсух"}
_GREEK_TWIN = {latin: other for other, latin in zip(*_TWINS[1], strict=True)}

_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_MIXED = re.compile(
    r"[A-Za-z\u00c0-\u024f][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][A-Za-z\u00c0-\u024f]"
)
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = "βγδεζηθλμπρστφχψωΓΔΘΛΞΠΣΦΨΩ"
_GREEK_SIGN = re.compile(rf"[{_SIGNS}][A-Za-z]{{1,6}}|[αν][A-Za-z]{{1,2}}|[A-Za-z]{{1,2}}[{_SIGNS}αν]")
"""Units and signs: μm, kΩ, Δt, λmax."""
_ALONE = re.compile(
    r"(?<![^\W\d_])[АВЕІЈКМНОРСТХаеіјорсухЅѕ]{1,4}(?![^\W\d_])|(?<![^\W\d_])[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ]{1,4}(?![^\W\d_])"
)
_LATIN_ALONE = re.compile(r"(?<=[\u0400-\u052f] )[ao](?= [\u0400-\u052f])")


def mixed_scripts(case: Case) -> Iterator[Finding]:
    """A word is of one script: « Еtats » with a Cyrillic Е is found by no search and spelled out by a screen reader."""
    for prose in case.prose:
        if not _FOREIGN.search(prose.text):
            continue
        for start, end in _mixed_words(prose.text):
            yield _mixed(prose, start, end)
        if _is_latin(prose.lang):
            yield from _alone(prose, _ALONE, LATIN_TWIN)
        elif prose.lang.startswith("sr"):
            yield from _alone(prose, _LATIN_ALONE, _SERBIAN_TWIN)
    for item, span in listed(case.manuscript.front):
        for start, end in list(_mixed_words(item))[:1]:
            stranger = item[_strangers(item[start:end], latin=_is_latin(case.manuscript.lang))[0] + start]
            values = {"word": item[start:end], "letter": stranger, "script": _script(stranger)}
            yield Finding("mixed-scripts", span, values, _variant(stranger))


def listed(front: Table) -> Iterator[tuple[str, Span]]:
    """The words of the front matter that stand in lists: keywords and publishers."""
    for key in ("keywords", "publishers"):
        entry = front.find(key)
        for item in entry.node.items if entry and isinstance(entry.node, Sequence) else ():
            if isinstance(item, Scalar) and isinstance(item.value, str):
                yield item.value, item.span


def _mixed_words(text: str) -> Iterator[tuple[int, int]]:
    seen = -1
    for match in _MIXED.finditer(text):
        if match.start() >= seen:
            start, seen = _word_around(text, match.start())
            if not _GREEK_SIGN.fullmatch(text[start:seen]):
                yield start, seen


def _word_around(text: str, offset: int) -> tuple[int, int]:
    start = offset
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    match = _WORD.match(text, start)
    return (start, match.end()) if match else (offset, offset + 2)


def _strangers(word: str, *, latin: bool) -> list[int]:
    """The places of the letters of the rarer script; where both have as many, of the one that is not the text's."""
    latins = [place for place, letter in enumerate(word) if not _FOREIGN.match(letter)]
    others = [place for place, letter in enumerate(word) if _FOREIGN.match(letter)]
    return others if len(latins) > len(others) or (len(latins) == len(others) and latin) else latins


def _mixed(prose: Prose, start: int, end: int) -> Finding:
    word = prose.text[start:end]
    strangers = _strangers(word, latin=_is_latin(prose.lang))
    stranger = word[strangers[0]]
    twins = LATIN_TWIN if _FOREIGN.match(stranger) else _twins_of(prose.lang, word)
    values = {"word": word, "letter": stranger, "script": _script(stranger)}
    edits: tuple[Edit, ...] = ()
    if all(word[place] in twins for place in strangers):
        odd = frozenset(strangers)
        new = "".join(twins[letter] if place in odd else letter for place, letter in enumerate(word))
        edits = prose.edits(start, end, new)
    return Finding("mixed-scripts", prose.span(start, end), values, _variant(stranger), edits)


def _twins_of(lang: str, word: str) -> Mapping[str, str]:
    if any(_script(letter) == "greek" for letter in word):
        return _GREEK_TWIN
    return _SERBIAN_TWIN if lang.startswith("sr") else _CYRILLIC_TWIN


def _alone(prose: Prose, pattern: re.Pattern[str], twins: Mapping[str, str]) -> Iterator[Finding]:
    """A short word that wholly looks like one of the other script, among words of that: « А chaque fois »."""
    native = twins is LATIN_TWIN
    for match in pattern.finditer(prose.text):
        start, end = match.span()
        before, after = prose.text[max(0, start - 25) : start], prose.text[end : end + 25]
        around = before.rpartition(EDGE)[2] + after.partition(EDGE)[0]
        others = [letter for letter in around if letter.isalpha()]
        if others and not any(bool(_FOREIGN.match(letter)) is native for letter in others):
            values = {"word": match[0], "letter": match[0][0], "script": _script(match[0][0])}
            fix = prose.edits(start, end, "".join(twins[letter] for letter in match[0]))
            yield Finding("mixed-scripts", prose.span(start, end), values, _variant(match[0]), fix)


def _is_latin(lang: str) -> bool:
    script = next((subtag for subtag in lang.split("-")[1:] if len(subtag) == 4), "")
    return script == "Latn" or (not script and lang.partition("-")[0] not in ("sr", "ru", "uk", "bg", "mk", "be", "el"))


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0].lower()


def _variant(letter: str) -> str:
    return _script(letter[0]) if _script(letter[0]) in ("cyrillic", "greek", "latin") else ""


# ------------------------------------------------------------------------------------------------ addresses

_HOST = re.compile(
    r"""(?:https?:)?//(?:[^/?#@\s<>()"']{0,80}@)?(?P<web>[^/?#:\s<>()\[\]"'»,]+)"""
    r"|\b(?P<bare>www\.[^/?#:\s<>()\[\]\"'»,]+)"
    r"|(?<![\w.+\-])(?P<mail>[\w.+\-]{1,64}@[\w.\-]{1,255})",
    re.IGNORECASE,
)
_OTHER_TWIN = re.compile("[\u0131\u0237\u0251\u0261\u2044\u2170-\u217f\u2215\u3002\uff01-\uff5e]")
"""Further signs that pass for letters, points and strokes of an address."""
_DOTLESS = (".tr", ".az")


def look_alike_address(case: Case) -> Iterator[Finding]:
    """An address whose host is written with letters of another script leads to someone else."""
    text = case.manuscript.source.text
    if "xn--" not in text.lower() and not (_FOREIGN.search(text) or _OTHER_TWIN.search(text)):
        return
    for number, line in enumerate(case.manuscript.source.lines(), 1):
        if line.isascii() and "xn--" not in line.lower():
            continue
        for match in _HOST.finditer(line):
            group = str(match.lastgroup)
            readable = _decoded(match[group].rstrip("."))
            if (stranger := _stranger_in(readable)) is not None:
                span = Span(number, match.start(group) + 1, number, match.end(group) + 1)
                yield _misleading(readable, stranger, span)


def _misleading(host: str, stranger: str, span: Span) -> Finding:
    if _FOREIGN.match(stranger):
        values = {"host": host, "letter": stranger, "script": _script(stranger)}
        return Finding("look-alike-address", span, values, _variant(stranger))
    values = {"host": host, "letter": stranger, "script": unicodedata.name(stranger, "").lower()}
    return Finding("look-alike-address", span, values)


def _decoded(host: str) -> str:
    """A host as browsers show it: « xn--… » is Punycode (RFC 3492)."""
    try:
        return host.encode("ascii").decode("idna") if "xn--" in host.lower() else host
    except UnicodeError:
        return host


def _stranger_in(address: str) -> str | None:
    """The first letter that makes a label a mixture of scripts, or one that only looks Latin."""
    if (other := _OTHER_TWIN.search(address)) and not (other[0] == "\u0131" and address.endswith(_DOTLESS)):
        return other[0]
    for label in re.split("[.@]", address):
        foreign = [letter for letter in label if _FOREIGN.match(letter)]
        latin = any(letter.isascii() and letter.isalpha() for letter in label)
        if foreign and (latin or all(letter in LATIN_TWIN or letter == "ӏ" for letter in foreign)):
            return foreign[0]
    return None
