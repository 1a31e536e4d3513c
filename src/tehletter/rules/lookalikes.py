"""0xx: letters of one script that pass for those of another, in words and in addresses (UTS 39)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tehletter.diagnostics import Edit, Finding
from tehletter.prose import Prose
from tehletter.rules.rule import Case

_TWINS = (
    ("АВЕЅІЈКМНОРСТХаеѕіјорсухһԁԛԝ", "ABESIJKMHOPCTXaesijopcyxhdqw"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοναι", "ABEZHIKMNOPTYXovai"),
)
LATIN_TWIN = {other: latin for others, latins in _TWINS for other, latin in zip(others, latins, strict=True)}
"""The Latin letter that a Cyrillic or Greek one looks like."""
_CYRILLIC_TWIN = {latin: other for other, latin in zip(*_TWINS[0], strict=True)}

_FOREIGN = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_MIXED = re.compile(
    r"[A-Za-z\u00c0-\u024f][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][A-Za-z\u00c0-\u024f]"
)
_WORD = re.compile(r"[^\W\d_]+")
_GREEK_SIGN = re.compile(r"[\u0370-\u03ff][A-Za-z]{1,2}|[a-z][\u0370-\u03ff]")
"""Units and signs: μm, kΩ, Δt."""
_ALONE = re.compile(r"(?<![^\W\d_])[АВЕІЈКМНОРСТХаеіјорсухЅѕ]{1,4}(?![^\W\d_])")


def mixed_scripts(case: Case) -> Iterator[Finding]:
    """A word is of one script: « Еtats » with a Cyrillic Е is found by no search and spelled out by a screen reader."""
    for prose in case.prose:
        if not _FOREIGN.search(prose.text):
            continue
        seen = -1
        for match in _MIXED.finditer(prose.text):
            if match.start() >= seen:
                start, end = _word_around(prose.text, match.start())
                seen = end
                if not _GREEK_SIGN.fullmatch(prose.text[start:end]):
                    yield _mixed(prose, start, end)
        if _is_latin(prose.lang):
            yield from _alone(prose)


def _word_around(text: str, offset: int) -> tuple[int, int]:
    start = offset
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    match = _WORD.match(text, start)
    return (start, match.end()) if match else (offset, offset + 2)


def _mixed(prose: Prose, start: int, end: int) -> Finding:
    word = prose.text[start:end]
    latin = [place for place, letter in enumerate(word) if not _FOREIGN.match(letter)]
    other = [place for place, letter in enumerate(word) if _FOREIGN.match(letter)]
    to_latin = len(latin) > len(other) or (len(latin) == len(other) and _is_latin(prose.lang))
    strangers, twins = (other, LATIN_TWIN) if to_latin else (latin, _CYRILLIC_TWIN)
    stranger = word[strangers[0]]
    values = {"word": word, "letter": stranger, "script": _script(stranger)}
    edits: tuple[Edit, ...] = ()
    if all(word[place] in twins for place in strangers):
        new = "".join(twins[letter] if place in strangers else letter for place, letter in enumerate(word))
        edits = prose.edits(start, end, new)
    return Finding("mixed-scripts", prose.span(start, end), values, _variant(stranger), edits)


def _alone(prose: Prose) -> Iterator[Finding]:
    """A short word that is wholly Cyrillic and looks Latin, among Latin words: « А chaque fois »."""
    for match in _ALONE.finditer(prose.text):
        start, end = match.span()
        around = prose.text[max(0, start - 25) : start] + prose.text[end : end + 25]
        others = [letter for letter in around if letter.isalpha()]
        if others and not any(_FOREIGN.match(letter) for letter in others):
            latin = "".join(LATIN_TWIN[letter] for letter in match[0])
            values = {"word": match[0], "letter": match[0][0], "script": _script(match[0][0])}
            fix = prose.edits(start, end, latin)
            yield Finding("mixed-scripts", prose.span(start, end), values, _variant(match[0]), fix)


def _is_latin(lang: str) -> bool:
    script = next((subtag for subtag in lang.split("-")[1:] if len(subtag) == 4), "")
    return script == "Latn" or (not script and lang.partition("-")[0] not in ("sr", "ru", "uk", "bg", "mk", "be", "el"))


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0].lower()


def _variant(letter: str) -> str:
    return _script(letter[0]) if _script(letter[0]) in ("cyrillic", "greek", "latin") else ""


# ------------------------------------------------------------------------------------------------ addresses

_HOST = re.compile(r"(?:https?:)?//(?:[^/?#@]*@)?([^/?#:]+)|(?:mailto:)?[^/?#@\s]+@([^/?#:\s]+)", re.IGNORECASE)


def look_alike_address(case: Case) -> Iterator[Finding]:
    """An address whose host is written with letters of another script leads to someone else."""
    for address in case.addresses:
        match = _HOST.match(address.href.strip())
        host = (match[1] or match[2]) if match else ""
        readable = _decoded(host)
        for label in readable.split("."):
            if (stranger := _stranger(label)) is not None:
                values = {"host": readable, "letter": stranger, "script": _script(stranger)}
                yield Finding("look-alike-address", address.span, values, _variant(stranger))
                break


def _decoded(host: str) -> str:
    """A host as browsers show it: « xn--… » is Punycode (RFC 3492)."""
    try:
        return host.encode("ascii").decode("idna") if "xn--" in host.lower() else host
    except UnicodeError:
        return host


def _stranger(label: str) -> str | None:
    """The first letter that makes a label a mixture of scripts, or one that only looks Latin."""
    foreign = [letter for letter in label if _FOREIGN.match(letter)]
    if not foreign:
        return None
    latin = any(letter.isascii() and letter.isalpha() for letter in label)
    return foreign[0] if latin or all(letter in LATIN_TWIN for letter in foreign) else None
