"""Drafts made from another letter: with its structure, or to be translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tehletter.body import Grid, Heading, Image, Inline, Paragraph
from tehletter.languages import Language
from tehletter.letter import Manuscript
from tehletter.model import Node as YamlNode
from tehletter.model import Scalar, Sequence, Table
from tehletter.scaffold import quoted
from tehletter.walk import all_blocks, inlines_in, pictures_used, runs

TRANSLATED = frozenset(
    {"title", "summary", "theme", "byline", "author", "alt", "caption", "credit", "label", "keywords"}
)
"""Keys of the front matter whose words a translation replaces."""
LEFT_BEHIND = frozenset({"draft", "modified", "lang", "check"})
"""Keys that belong to one edition alone."""
CARRIED = ("theme", "byline", "author", "publishers")
"""Keys that a letter takes over with the structure of another."""
_HASHES = re.compile(r"^[ \t]*#+[ \t]*|[ \t]+#+[ \t]*$")


def like(source: Manuscript, words: Language, number: int, title: str, day: date) -> str:
    """A draft with the headings of another letter, a placeholder under each, and its byline."""
    carried = [(key, entry.node) for key in CARRIED if (entry := source.front.find(key))]
    front = [f"number: {number}", f"title: {quoted(title)}", f"date: {day.isoformat()}", "draft: true"]
    front += [f"{key}: {_yaml(node)}" for key, node in carried]
    lines, marker = source.source.lines(), words.label("placeholder")
    parts = [f"{marker} …"] if not isinstance(next(iter(source.body.blocks), None), Heading) else []
    for block in source.body.blocks:
        if isinstance(block, Heading):
            words_of = " ".join(lines[block.span.line - 1 : block.children[-1].span.end_line]) if block.children else ""
            parts += [f"{'#' * block.level} {_HASHES.sub('', words_of)}", f"{marker} …"]
    return "---\n" + "\n".join(front) + "\n---\n\n" + "\n\n".join(parts) + "\n"


def translation(source: Manuscript, words: Language) -> str:
    """A draft in another language: the same structure and pictures, each text behind a marker."""
    marker = words.label("placeholder") + " "
    front = ["draft: true"]
    for entry in source.front.entries:
        if entry.key not in LEFT_BEHIND and source.front.find(entry.key):
            front.append(f"{entry.key}: {_yaml(entry.node, entry.key, marker)}")  # noqa: PERF401 - reads better
    lines = source.source.lines()
    for line, column in sorted(set(_marked_places(source)), reverse=True):
        text = lines[line - 1]
        lines[line - 1] = text[: column - 1] + marker + text[column - 1 :]
    body = "\n".join(lines[source.body_line - 1 :])
    return "---\n" + "\n".join(front) + "\n---\n" + body.rstrip("\n") + "\n"


def _marked_places(source: Manuscript) -> Iterator[tuple[int, int]]:
    """Where each text to translate begins: paragraphs, headings, captions of tables, alternatives of pictures."""
    for block in all_blocks(source.body):
        children: tuple[Inline, ...] = ()
        if isinstance(block, Paragraph | Heading):
            children = block.children
        elif isinstance(block, Grid):
            children = block.caption
        if children and not isinstance(children[0], Image):
            yield children[0].span.line, children[0].span.column
        for run in runs(block):
            for child in inlines_in(run):
                if isinstance(child, Image) and child.alt:
                    yield child.span.line, child.span.column + 2
    for use in pictures_used(source):
        if use.alt and use.span.line >= source.body_line:
            yield use.span.line, use.span.column + 2


def _yaml(node: YamlNode, key: str = "", marker: str = "") -> str:
    """A node on one line, the words to translate behind the marker."""
    match node:
        case Table():
            return "{" + ", ".join(f"{e.key}: {_yaml(e.node, e.key, marker)}" for e in node.entries) + "}"
        case Sequence():
            return "[" + ", ".join(_yaml(item, key, marker) for item in node.items) + "]"
        case Scalar(value=str() as value):
            return quoted(marker + value if marker and key in TRANSLATED and value else value)
        case Scalar(value=bool() as flag):
            return "true" if flag else "false"
        case Scalar(value=None):
            return '""'
    return str(node.value)
