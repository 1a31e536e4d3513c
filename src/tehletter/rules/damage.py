"""0xx: text that was written in one encoding and read in another."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from operator import itemgetter
from urllib.parse import unquote_to_bytes

from tehletter.diagnostics import Finding
from tehletter.prose import Prose
from tehletter.rules.lookalikes import listed
from tehletter.rules.rule import Case
from tehletter.rules.text import Lines, span_of
from tehletter.rules.typography.search import before_words, late, matches, places_of_any

_LIKELY = (
    "".join(map(chr, range(0xA0, 0x100)))
    + "ĆćČčĐđŁłŃńŒœŚśŠšŸŹźŻżŽžĘęĄąĞğİıŞşŐőŰűĂăȚțȘș\u2010\u2011\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2020"
    "\u2022\u2026\u202f\u2030\u2039\u203a\u20ac\u2116\u2122\u200b\u2009"
)
"""What letters of the mission hold: nothing else is taken for the right reading."""
_CYRILLIC = "".join(map(chr, range(0x400, 0x460)))
_ACCENTS = "\u0300\u0301\u0302\u0303\u0308\u030c\u0327"
_SIGNS_OF_1251 = re.compile("Г[©§®±µ¶¬Ёў°]|в[Ђ‚„].|В[©§®°]")
"""What no Russian or Serbian word holds of the readings by Windows-1251."""


def _misread(characters: str, codec: str) -> dict[str, str]:
    """What becomes of characters whose UTF-8 is read by another codec; bytes that it lacks are kept as controls."""
    readings = {}
    for character in characters:
        data = character.encode()
        read = "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in data)
        readings[read] = character
    return readings


def _pattern(readings: dict[str, str]) -> str:
    """An alternative for each beginning, with a class for what may end it: one look decides."""
    endings: dict[str, list[str]] = {}
    for read in readings:
        endings.setdefault(read[:-1], []).append(re.escape(read[-1]))
    return "|".join(f"{re.escape(start)}[{''.join(ends)}]" for start, ends in endings.items())


_CYRILLIC_READ = _misread(_CYRILLIC, "cp1251")
_ACCENTS_READ = _misread(_ACCENTS, "cp1252")
_READINGS = {
    **{read: right for read, right in _misread(_LIKELY, "cp1251").items() if _SIGNS_OF_1251.fullmatch(read)},
    **_misread(_LIKELY, "cp437"),
    **_misread(_LIKELY, "cp850"),
    **_misread(_LIKELY, "mac-roman"),
    **_misread(_LIKELY, "cp1250"),
    **_misread(_LIKELY + _CYRILLIC, "cp1252"),
}
_RIGHT = {**_CYRILLIC_READ, **_ACCENTS_READ, **_READINGS}
_RUN = late(rf"(?:{_pattern(_READINGS)}|(?<=[a-z])(?:{_pattern(_ACCENTS_READ)}))+|(?:{_pattern(_CYRILLIC_READ)}){{3,}}")
_ONE = late(f"{_pattern(_READINGS)}|{_pattern(_ACCENTS_READ)}|{_pattern(_CYRILLIC_READ)}", re.DOTALL)
_PAIRS = frozenset(read[:2] for read in _RIGHT)
_FIRST = re.compile(f"[{''.join({re.escape(read[0]) for read in _RIGHT})}]")
_UPPER_END = re.compile(r"(?<=[A-ZÀ-ÖØ-Þ])[ÃÂÄÅĂÑ](?:[»”’“…\u00a0]|[ŞĄ])")
"""« MARANHÃ… », « CÂ» »: capitals before a sign, and not the halves of a letter."""

_EMOJI = re.compile("ðŸ[\x80-\xbf\u0152-\u2122]{2}")
_ORPHAN = re.compile(
    "(?<=[a-zà-ÿœ0-9).])Â[ \u202f]?(?=[:;!?»%])|(?<=«)Â[ \u202f](?=\\w)|ï»¿"
    "|(?<![A-ZÀ-ÖØ-Þ])Ã(?:[ \u202f](?=[ \u202f])|(?=[ \u202f\u2029]))"
)
"""Halves that are left where a program took a no-break space for a space, and the mark of byte order."""
_ESCAPED = re.compile(
    r"&(?:#\d{2,5}|#x[0-9A-Fa-f]{2,5}|[A-Za-z]{2,8}\d?);|(?:=[C-F][0-9A-F](?:=[89AB][0-9A-F]){1,3})+"
    r"|(?:%[C-F][0-9A-F](?:%[89AB][0-9A-F]){1,3})+|\\u[0-9A-Fa-f]{4}"
)
_WINDOWS = re.compile("[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f](?<![ÂÃÄÅÌÐÑâ€].)")
_ELISION = re.compile(r"\b(?:[cdjlmnstCDJLMNST]\?(?=[AEIOUYÀÂÉÈÊÎÔÛ])|[Qq]u\?(?=[aeiouéêAEIOUÉÊ]))")
"""« l?Europe », « qu?il »: nothing but an apostrophe stood there; « l?opard » may have lost a letter."""
_LOST = re.compile("\ufffd+|ï¿½|(?<=[a-zà-ÿœ])\\?(?=[a-zà-ÿœ])")


def damaged_text(case: Case) -> Iterator[Finding]:
    """« Ã© » was « é », « â€™ » was « ’ »: read once more as it was written, the text is right."""
    nul = "\0" in case.manuscript.source.text  # which Markdown replaces by the sign of what was lost
    for prose in case.prose:
        end = 0
        for start, stop, right in sorted(_found(prose.text), key=itemgetter(0, 1)):
            if start >= end and not (nul and prose.text[start] == "\ufffd"):
                yield _damaged(prose, start, stop, right)
                end = stop
    if _WINDOWS.search(case.manuscript.source.text):
        yield from _of_windows(Lines(case))
    for item, span in listed(case.manuscript.front):
        for start, stop, right in sorted(_found(item), key=itemgetter(0, 1))[:1]:
            values = {"found": item[start:stop], "right": right or ""}
            yield Finding("damaged-text", span, values, "" if right is not None else "lost")


def _of_windows(lines: Lines) -> Iterator[Finding]:
    """Controls that stand for letters in Windows-1252: no other program shows them."""
    for number, match in lines.found(_WINDOWS):
        span, right = span_of(number, match), match[0].encode("latin-1").decode("cp1252", "ignore")
        yield Finding(
            "damaged-text", span, {"found": f"U+{ord(match[0]):04X}", "right": right}, "", lines.fix(span, right)
        )


def _damaged(prose: Prose, start: int, end: int, right: str | None) -> Finding:
    found, span = prose.text[start:end], prose.span(start, end)
    if right is None:
        return Finding("damaged-text", span, {"found": found.strip()}, "lost")
    variant = "" if right.strip() else "space"
    return Finding("damaged-text", span, {"found": found, "right": right}, variant, prose.edits(start, end, right))


Damage = Iterator[tuple[int, int, str | None]]
"""From, to (before), and the right reading; None where that cannot be told."""


def _found(text: str) -> Damage:
    if not text.isascii():
        yield from _wrongly_read(text)
    for match in matches(_ESCAPED, text, places_of_any(("&", "=", "%", "\\"), text)):
        if right := _unescaped(match[0]):
            yield *match.span(), right
    if "?" in text or "\ufffd" in text or "½" in text:
        elided = before_words(_ELISION, text, ("?",), 2)
        yield from ((match.end() - 1, match.end(), "’") for match in elided)
        lost = matches(_LOST, text, places_of_any(("?", "\ufffd", "ï¿½"), text))
        yield from ((*match.span(), None) for match in lost if not _elided(text, match.start()))


def _elided(text: str, place: int) -> bool:
    start = max(0, place - 3)
    return any(match.end() == place + 1 for match in _ELISION.finditer(text, start, place + 2))


def _wrongly_read(text: str) -> Damage:
    if beginnings := [
        place.start() for place in _FIRST.finditer(text) if text[place.start() : place.start() + 2] in _PAIRS
    ]:
        for match in matches(_RUN, text, beginnings):
            if not _UPPER_END.fullmatch(match[0]) and not _UPPER_END.match(text, match.start()):
                yield *match.span(), _read_right(match[0])
    for match in _ORPHAN.finditer(text) if "Â" in text or "Ã" in text or "ï" in text else ():
        yield *match.span(), {"Â": "\u00a0", "Ã": "à", "ï": ""}[match[0][0]]
    for match in _EMOJI.finditer(text) if "ð" in text else ():
        if right := _read_again(match[0]):
            yield *match.span(), right


def _read_right(found: str) -> str:
    """What was meant; text may have been misread more than once."""
    for _ in range(3):
        right = _ONE.sub(lambda one: _RIGHT[one[0]], found)
        if right == found:
            break
        found = right
    return found


def _read_again(found: str) -> str:
    """The character whose bytes were read one by one as Windows-1252; "" where that is none."""
    data = b"".join(letter.encode("cp1252", "ignore") or bytes([ord(letter) % 256]) for letter in found)
    return data.decode("utf-8", "ignore")


def _unescaped(found: str) -> str:
    """The character that an escape of HTML, of mail, of an address or of a program stands for."""
    if found[0] == "&":
        right = html.unescape(found)
    elif found[0] == "\\":
        right = chr(int(found.removeprefix("\\u"), base=16))
    else:
        right = unquote_to_bytes(found.replace("=", "%")).decode("utf-8", "ignore")
    return right if right != found and (right.isprintable() or right in "\u00a0\u202f") else ""
