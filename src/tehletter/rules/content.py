"""3xx: what stands in the body, and whether what it points to is there."""

from __future__ import annotations

from collections.abc import Iterator

from tehletter.diagnostics import Finding
from tehletter.model import (
    Grid,
    Heading,
    Image,
    NoteRef,
    Paragraph,
    Passage,
    RawHtml,
    Table,
)
from tehletter.rules.rule import Case
from tehletter.schema import LANGUAGE
from tehletter.walk import inlines_in


def title_in_body(case: Case) -> Iterator[Finding]:
    """The title is the one heading of the first level (RGAA 9.1)."""
    for block in case.blocks:
        if isinstance(block, Heading) and block.level == 1:
            yield Finding("title-in-body", block.span)


def raw_html(case: Case) -> Iterator[Finding]:
    """Raw HTML is not markup here."""
    for child in case.inlines:
        if isinstance(child, RawHtml):
            yield Finding("raw-html", child.span, {"tag": child.value})


def inline_image_title(case: Case) -> Iterator[Finding]:
    """A picture inside a sentence has no caption: its title would be lost."""
    for child in case.inlines:
        if isinstance(child, Image) and child.title:
            yield Finding("inline-image-title", child.span, {"title": child.title})


def undefined_note(case: Case) -> Iterator[Finding]:
    """Every call of a footnote has its note, and no note calls another."""
    body = case.manuscript.body
    labels = {note.label for note in body.notes}
    for child in case.inlines:
        if isinstance(child, NoteRef) and child.label not in labels:
            yield Finding("undefined-note", child.span, {"label": child.label})


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


def table_without_caption(case: Case) -> Iterator[Finding]:
    """A table says what it shows (RGAA 5.4)."""
    for block in case.blocks:
        if isinstance(block, Grid) and not block.caption:
            yield Finding("table-without-caption", block.header[0].span)


def bad_language(case: Case) -> Iterator[Finding]:
    """A passage in another language says which, by a BCP 47 tag (RGAA 8.7, 8.8)."""
    for child in case.inlines:
        if isinstance(child, Passage) and not LANGUAGE.fullmatch(child.lang):
            yield Finding("bad-language", child.span, {"lang": child.lang}, "" if child.lang else "none")


def empty_letter(case: Case) -> Iterator[Finding]:
    """A letter says something."""
    manuscript = case.manuscript
    if not manuscript.body.blocks and manuscript.front != Table():
        yield Finding("empty-letter", manuscript.front.span.part(0, 1))
