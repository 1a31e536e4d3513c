"""7xx: what would harm readers or the print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tehletter.diagnostics import Finding, Span
from tehletter.model import Code, RawHtml, Scalar, Sequence, Table, Text
from tehletter.model import Node as YamlNode
from tehletter.rules.rule import Case


def no_glyph(case: Case) -> Iterator[Finding]:
    """Layout knows the shipped fonts and those of the project: each character is in one of them."""
    if case.unprintable:
        class_ = "[" + re.escape("".join(sorted(case.unprintable))) + "]"
        missing = re.compile(rf"{class_}+(?:\s+{class_}+)*")
        for text, span, literal in _printed(case):
            for run in re.finditer(missing, text):
                place = span.part(*run.span()) if literal else span
                yield Finding("no-glyph", place, {"characters": run[0], **_named(run[0][0])}, _many(run[0]))


def _many(characters: str) -> str:
    return "several" if len(characters) > 1 else ""


def _named(character: str) -> dict[str, object]:
    name = unicodedata.name(character, "").lower()
    return {"code": f"U+{ord(character):04X}", "name": name}


def _printed(case: Case) -> Iterator[tuple[str, Span, bool]]:
    for child in case.inlines:
        if isinstance(child, Text | RawHtml | Code):
            yield child.value, child.span, isinstance(child, Text) and child.literal
    yield from _strings(case.manuscript.front)


def _strings(node: YamlNode) -> Iterator[tuple[str, Span, bool]]:
    match node:
        case Table():
            for entry in node.entries:
                yield from _strings(entry.node)
        case Sequence():
            for item in node.items:
                yield from _strings(item)
        case Scalar(value=str() as value):
            plain = node.span.line == node.span.end_line and node.span.end_column - node.span.column == len(value)
            yield value, node.span, plain
