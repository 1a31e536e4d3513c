"""What words of a line may become without anything around them being read in another way.

A mend in YAML must not make a comment, a key or another kind of value of a text; one in Markdown must not make or
unmake a list, a mark, a link, a forced line end. Whatever is not surely harmless is refused: the finding then
stands without a mend.
"""

from __future__ import annotations

import re
from typing import Literal

Frame = Literal["body", "picture", "plain", "single", "double", "block"]
"""What a text stands in: Markdown, the brackets of a picture, a style of YAML (1.2, chapters 7 and 8)."""

_NEAR = 160
"""A line's beginning, in characters: what comes after has no say in what its line is."""

_BEGINNING = re.compile(
    r"(?:[ \t\u00a0\u202f]+|>|(?:[-+*–•]|\d{1,9}[.)])(?=[ \t\u00a0\u202f])|\d{1,2}[ \u00a0\u202f]?:(?=[ \u00a0\u202f])"
    r"|#{1,6}(?=[ \t]|$)|:{3,}.*|`{3,}.*|~{3,}.*|\[\^[^\]\n]*\]:|\[[^\]\n]*\]:|\||Table[ \u00a0\u202f]?:"
    r"|[-*_=][-*_= \t]*$)*"
)
"""The signs by which a line begins a block (CommonMark 0.31, « Blocks »; footnotes, tables and boxes)."""
_BOUND = re.compile(r"\]\(|\]\{|\]\[|\]:|!\[|\[\^|<\S|``|\\|&#?\w+;")
"""Signs that mean something together."""
_NEVER_NEW = frozenset("`*_[]{}<>|\\~^&#$")
_PLAIN_TRAP = re.compile(r":(?:\s|$)|(?:^|\s)#|^[\s\-?:,\[\]{}&*!|>'\"%@`]|\s$|^$")
_LOOKS_LIKE_DATA = re.compile(r"[-+\d.eE:~]+|true|false|null|True|False|Null|TRUE|FALSE|NULL")


def frame_of(line: str, column: int) -> Frame:
    """The style of a YAML text that begins at a column (from 1) of a line."""
    match line[column - 1 : column]:
        case '"':
            return "double"
        case "'":
            return "single"
        case "|" | ">":
            return "block"
    return "plain"


def harmless(line: str, start: int, end: int, new: str, frame: Frame) -> bool:
    """Whether the characters from `start` to before `end` of a line may become `new`; both count from 0."""
    old = line[start:end]
    if any(sign in _NEVER_NEW and sign not in old for sign in new):
        return False
    if frame in ("body", "picture"):
        return _harmless_in_markdown(line, start, end, new, frame)
    return _harmless_in_yaml(line, start, end, new, frame)


def _harmless_in_yaml(line: str, start: int, end: int, new: str, frame: Frame) -> bool:
    """In `double` and `single` the quotes around the text stand in the line; a block text has its line to itself."""
    before, after = line[max(start - _NEAR, 0) : start], line[end : end + _NEAR]
    blank_before, blank_after = not before.strip(" \t"), not after.strip(" \t")
    touched = new[:1] or after[:1], new[-1:] or before[-1:]
    if (blank_before and touched[0] in (" ", "\t", "")) or (blank_after and touched[1] in (" ", "\t", "")):
        return False
    if frame == "block":
        return True
    if frame != "plain":
        return not set(new) & set("\"'\\") or set(new) <= set(line[start:end])
    key = re.match(r"[ \t]*(?:- +)*(?:[\w-]+:[ \t]+)?", line)
    first = key.end() if key else 0
    if "{" in line[:start] or (set(new) & set(",?")) - set(line[start:end]):
        return False  # a flow collection: its commas and brackets are syntax
    text = line[max(first, start - _NEAR) : start] + new + line[end : end + _NEAR]
    return not _PLAIN_TRAP.search(text) and not _LOOKS_LIKE_DATA.fullmatch(text)


def _harmless_in_markdown(line: str, start: int, end: int, new: str, frame: Frame) -> bool:
    left, right = line[max(start - 12, 0) : start], line[end : end + 12]
    if left.endswith("\\") or _bound(left + new + right) - _bound(left + line[start:end] + right):
        return False
    if frame == "picture" and (set(new) - set(line[start:end])) & set("\"'()|"):
        return False
    if not _flanked_alike(left[-1:], line[start:end], new, right[:1]):
        return False
    if not line[end : end + _NEAR].strip(" \t\\") and (new[-1:] or left[-1:] or " ") in " \t\\":
        return False  # the end of a line: two spaces there force a new line
    if start >= _NEAR:
        return True
    was, becomes = line[: 2 * _NEAR], line[:start] + new + line[end : 2 * _NEAR]
    return bool(becomes.strip()) and _beginning(was) == _beginning(becomes)


def _beginning(line: str) -> str:
    match = _BEGINNING.match(line)
    return match[0] if match else ""


def _bound(text: str) -> set[str]:
    return {match[0] for match in _BOUND.finditer(text)}


def _flanked_alike(left: str, old: str, new: str, right: str) -> bool:
    """Whether a `*` or `_` beside the edit still sees a character of the same kind (CommonMark, « Flanking »)."""
    if left in ("*", "_", "~") and left and (not new and right in ("*", "_", "~")):
        return False
    if left and left in "*_~" and _kind(old[:1] or right) != _kind(new[:1] or right):
        return False
    return not (right and right in "*_~" and _kind(old[-1:] or left) != _kind(new[-1:] or left))


def _kind(character: str) -> int:
    if not character or character.isspace():
        return 0
    return 2 if character.isalnum() else 1
