"""3xx: what stands in the body, and whether what it points to is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tehletter.body import (
    Image,
    NoteRef,
    Paragraph,
    Passage,
    RawHtml,
    Text,
)
from tehletter.diagnostics import Finding
from tehletter.languages import is_registered
from tehletter.model import Table
from tehletter.rules.rule import Case
from tehletter.schema import LANGUAGE, nearest_word
from tehletter.walk import inlines_in

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_MARKDOWN = {
    "b": "**…**", "strong": "**…**", "i": "*…*", "em": "*…*", "cite": "*…*", "u": "*…*", "code": "`…`", "tt": "`…`",
    "a": "[…](https://…)", "img": "![…](images/…)", "hr": "---", "blockquote": "> …", "q": "« … »",
    "h1": "## …", "h2": "## …", "h3": "### …", "h4": "#### …", "li": "- …", "ul": "- …", "ol": "1. …",
    "table": "| … | … |", "tr": "| … | … |", "td": "| … | … |", "th": "| … | … |", "caption": "Table: …",
    "figure": "![…](images/…)", "figcaption": '![…](images/… "…")', "aside": "::: box",
    "span": "[…]{lang=en}",
}  # fmt: skip
"""What says in Markdown what a tag says in HTML."""


def raw_html(case: Case) -> Iterator[Finding]:
    """Raw HTML is not markup here."""
    for child in case.inlines:
        if isinstance(child, RawHtml):
            tag = _TAG.match(child.value)
            name = tag[1].lower() if tag else ""
            known = {"br": "break", "sup": "raised", "sub": "raised"}.get(name, "known" if name in _MARKDOWN else "")
            variant = "comment" if child.value.startswith("<!--") else known
            yield Finding("raw-html", child.span, {"tag": child.value, "markdown": _MARKDOWN.get(name, "")}, variant)
    for line in case.lines:
        start = line.text.find("<!--")
        if start >= 0:  # one that ends in another paragraph
            yield Finding("raw-html", line.span(start, start + 4), {"tag": "<!-- … -->"}, "comment")


def inline_image_title(case: Case) -> Iterator[Finding]:
    """A picture inside a sentence has no caption: its title would be lost."""
    for child in case.inlines:
        if isinstance(child, Image) and child.title:
            yield Finding("inline-image-title", child.span, {"title": child.title})


def undefined_note(case: Case) -> Iterator[Finding]:
    """Every call of a footnote has its note; « [^1] : » with a space is none."""
    labels = {note.label for note in case.manuscript.body.notes}
    spaced = {}
    for block in case.blocks:
        if isinstance(block, Paragraph) and len(block.children) > 1 and isinstance(block.children[0], NoteRef):
            call, after = block.children[0], block.children[1]
            if isinstance(after, Text) and after.value.lstrip(" \u00a0\u202f").startswith(":"):
                spaced[call.label] = call.span
    for child in case.inlines:
        if not isinstance(child, NoteRef) or child.label in labels:
            continue
        if child.label not in spaced:
            nearest = (nearest_word(child.label, labels) if not child.label.isdigit() else None) or ""
            values = {"label": child.label, "nearest": nearest}
            yield Finding("undefined-note", child.span, values, "nearest" if nearest else "")
        elif spaced[child.label] == child.span:
            yield Finding("undefined-note", child.span, {"label": child.label}, "spaced")


def unused_note(case: Case) -> Iterator[Finding]:
    """A note that nothing calls is not printed."""
    body = case.manuscript.body
    called = {child.label for child in case.inlines if isinstance(child, NoteRef)}
    for note in body.notes:
        if note.label not in called:
            yield Finding("unused-note", note.span, {"label": note.label})


def note_in_note(case: Case) -> Iterator[Finding]:
    """A footnote that calls a footnote, or holds more than words, cannot stand at the foot of a page."""
    for note in case.manuscript.body.notes:
        for block in note.blocks:
            if not isinstance(block, Paragraph):
                yield Finding("note-in-note", block.span, {"label": note.label}, "block")
                continue
            for child in inlines_in(block.children):
                if isinstance(child, NoteRef):
                    yield Finding("note-in-note", child.span, {"label": note.label})


def bad_language(case: Case) -> Iterator[Finding]:
    """A passage in another language says which, by a BCP 47 tag (RGAA 8.7, 8.8)."""
    for child in case.inlines:
        if not isinstance(child, Passage):
            continue
        if not LANGUAGE.fullmatch(child.lang):
            yield Finding("bad-language", child.span, {"lang": child.lang}, "" if child.lang else "none")
        elif not is_registered(child.lang):
            yield Finding("bad-language", child.span, {"lang": child.lang}, "unknown")


def empty_letter(case: Case) -> Iterator[Finding]:
    """A letter says something."""
    manuscript = case.manuscript
    if not manuscript.body.blocks and manuscript.front != Table():
        yield Finding("empty-letter", manuscript.front.span.part(0, 1))
