"""How much a letter may hold. What is within these bounds is laid out in less time than a worker has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from markdown_it.token import Token

from tehletter.diagnostics import Finding, Span

LIMITS = {
    "headings": 200,
    "heading": 60_000,
    "notes": 200,
    "parts": 2_000,
    "columns": 40,
    "cells": 400_000,
    "word": 500,
}
"""Of a letter: headings; characters of headings; notes; paragraphs, items, cells, links and marks; columns of a table;
characters in tables, each counted once for every column that makes its own narrower; characters without a space.
A published letter has some ten headings, ten notes, a hundred parts, a table of five columns and 500 characters."""

_COUNTED = {
    "heading_open": "headings",
    "footnote_reference_open": "notes",
    **dict.fromkeys(("paragraph_open", "list_item_open", "th_open", "td_open", "hr", "fence", "code_block"), "parts"),
    **dict.fromkeys(("hardbreak", "em_open", "strong_open", "link_open", "span_open", "code_inline"), "parts"),
    **dict.fromkeys(("image", "footnote_ref"), "parts"),
}
"""What is counted as what; an item and its paragraph are two parts, the lines of a block of code one each."""


def beyond(tokens: Iterable[Token], line_shift: int) -> Finding | None:
    """What a letter holds too much of, at the line where it becomes too much."""
    held = Counter[str]()
    line, before = 0, ""
    for token in tokens:
        line = token.map[0] if token.map else line
        held["columns"] = 0 if token.type == "table_open" else held["columns"] + (token.type == "th_open")
        for piece in (token, *(token.children or ())):
            if kind := _COUNTED.get(piece.type):
                held[kind] += 1 + (piece.content.count("\n") if piece.block else 0)
        text = _printed(token)
        held["word"] = max(map(len, text.replace("\n", " ").split(" ")))
        held["heading"] += len(text) if before == "heading_open" else 0
        held["cells"] += len(text) * held["columns"] if before in ("th_open", "td_open") else 0
        for kind, limit in LIMITS.items():
            if held[kind] > limit:
                number = line + 1 + line_shift
                return Finding("too-large", Span(number, 1, number, 1), {"limit": limit}, kind)
        before = token.type
    return None


def _printed(token: Token) -> str:
    """The text of a block as it is printed: without addresses, with the captions of pictures."""
    return token.content if token.children is None else "".join(map(_words, token.children))


def _words(piece: Token) -> str:
    if piece.type in ("softbreak", "hardbreak"):
        return " "
    return f" {piece.attrGet('title') or ''} " if piece.type == "image" else piece.content
