"""0xx: text that was written in one encoding and read in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tehletter.diagnostics import Finding
from tehletter.prose import Prose
from tehletter.rules.rule import Case

_CONTINUING = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0))
_MISREAD = re.compile(
    rf"[ÃÂ][{re.escape(_CONTINUING)}]|[ÄÅÐÑ][{re.escape(_CONTINUING.replace(chr(0xA0), ''))}]"
    rf"|â[{re.escape(_CONTINUING)}]{{2}}|ð[{re.escape(_CONTINUING)}]{{3}}"
)
"""Two to four characters of Windows-1252 that are the bytes of one character in UTF-8."""
_LIKELY = re.compile(
    "[\u00a0-\u00ff\u0106\u0107\u010c\u010d\u0110\u0111\u0141\u0142\u0152\u0153\u0160\u0161\u0178\u017d\u017e"
    "\u0400-\u045f\u2010-\u2026\u202f\u2030\u2039\u203a\u20ac\u2116\u2122\U0001f300-\U0001faff]"
)
"""What letters of the mission hold: nothing else is taken for the right reading."""
_WINDOWS = re.compile("[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]")
_LOST = re.compile("\ufffd+|(?<=[a-zà-ÿœ])\\?(?=[a-zà-ÿœ])")
_HALVED = re.compile(r"Ã[ \u202f](?=\w)")


def damaged_text(case: Case) -> Iterator[Finding]:
    """« Ã© » was « é », « â€™ » was « ’ »: read once more as it was written, the text is right."""
    for prose in case.prose:
        text = prose.text
        if any(sign in text for sign in "ÃÂÄÅÐÑâð"):
            yield from _misread(prose)
        for match in _WINDOWS.finditer(text):
            right = match[0].encode("latin-1").decode("cp1252", "ignore")
            yield _damaged(prose, match, right)
        for match in _LOST.finditer(text) if "?" in text or "\ufffd" in text else ():
            yield Finding("damaged-text", prose.span(*match.span()), {"found": match[0]}, "lost")


def _misread(prose: Prose) -> Iterator[Finding]:
    for match in _MISREAD.finditer(prose.text):
        if (right := _read_again(match[0])) is not None:
            yield _damaged(prose, match, right)
    for match in _HALVED.finditer(prose.text):
        yield Finding("damaged-text", prose.span(*match.span()), {"found": match[0].strip()}, "lost")


def _damaged(prose: Prose, match: re.Match[str], right: str) -> Finding:
    start, end = match.span()
    values = {"found": match[0], "right": right}
    return Finding("damaged-text", prose.span(start, end), values, fix=prose.edits(start, end, right))


def _read_again(found: str) -> str | None:
    """The character whose bytes were read one by one; None where that is none, or an unlikely one."""
    data = b"".join(letter.encode("cp1252", "ignore") or bytes([ord(letter)]) for letter in found)
    try:
        right = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return right if _LIKELY.fullmatch(right) else None
