"""3xx: what stands in the body, and whether what it points to is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from tehletter.diagnostics import Finding, Span
from tehletter.model import (
    BrokenPicture,
    Figure,
    Grid,
    Heading,
    Image,
    Link,
    NoteRef,
    Paragraph,
    Passage,
    RawHtml,
    Table,
)
from tehletter.rules.metadata import value_span
from tehletter.rules.rule import Case
from tehletter.schema import LANGUAGE
from tehletter.walk import all_blocks, all_inlines, inlines_in, pictures_used

SCHEMES = ("https", "http", "mailto", "tel")
"""What a link of a letter may begin with."""

_SCHEME = re.compile(r"[\s\x00-\x1f]*([A-Za-z][A-Za-z0-9+.\-]*)[\s\x00-\x1f]*:")


def scheme_of(href: str) -> str:
    """The scheme of an address in lower case, as a lenient browser reads it; "" for a relative one."""
    match = _SCHEME.match(href.replace("\t", "").replace("\n", "").replace("\r", ""))
    return match[1].lower() if match else ""


def title_in_body(case: Case) -> Iterator[Finding]:
    """The title is the one heading of the first level (RGAA 9.1)."""
    for block in all_blocks(case.manuscript.body):
        if isinstance(block, Heading) and block.level == 1:
            yield Finding("title-in-body", block.span)


def raw_html(case: Case) -> Iterator[Finding]:
    """Raw HTML is not markup here."""
    for child in all_inlines(case.manuscript.body):
        if isinstance(child, RawHtml):
            yield Finding("raw-html", child.span, {"tag": child.value})


def broken_pictures(case: Case) -> Iterator[Finding]:
    """Every picture named is there, inside the issue's folder, and can be read."""
    for use in pictures_used(case.manuscript):
        picture = case.pictures.get(use.path) if use.path else None
        if use.path is None:
            yield Finding("broken-picture", use.span, {"src": use.src}, "outside")
        elif isinstance(picture, BrokenPicture) or picture is None:
            yield Finding("broken-picture", use.span, {"src": use.src}, picture.fault if picture else "missing")


def title_of_inline_image(case: Case) -> Iterator[Finding]:
    """A picture inside a sentence has no caption: its title would be lost."""
    for child in all_inlines(case.manuscript.body):
        if isinstance(child, Image) and child.title:
            yield Finding("inline-image-title", child.span, {"title": child.title})


def undefined_notes(case: Case) -> Iterator[Finding]:
    """Every call of a footnote has its note, and no note calls another."""
    body = case.manuscript.body
    labels = {note.label for note in body.notes}
    for child in all_inlines(body):
        if isinstance(child, NoteRef) and child.label not in labels:
            yield Finding("undefined-note", child.span, {"label": child.label})


def unused_notes(case: Case) -> Iterator[Finding]:
    """A note that nothing calls is not printed."""
    body = case.manuscript.body
    called = {child.label for child in all_inlines(body) if isinstance(child, NoteRef)}
    for note in body.notes:
        if note.label not in called:
            yield Finding("unused-note", note.span, {"label": note.label})


def notes_in_notes(case: Case) -> Iterator[Finding]:
    """A footnote that calls a footnote, or holds more than words, cannot stand at the foot of a page."""
    for note in case.manuscript.body.notes:
        for block in note.blocks:
            if not isinstance(block, Paragraph):
                yield Finding("note-in-note", block.span, {"label": note.label}, "block")
                continue
            for child in inlines_in(block.children):
                if isinstance(child, NoteRef):
                    yield Finding("note-in-note", child.span, {"label": note.label})


def table_captions(case: Case) -> Iterator[Finding]:
    """A table says what it shows (RGAA 5.4)."""
    for block in all_blocks(case.manuscript.body):
        if isinstance(block, Grid) and not block.caption:
            yield Finding("table-without-caption", block.header[0].span)


def unsafe_links(case: Case) -> Iterator[Finding]:
    """Links go to https, http, mailto, tel, or to a place of the letter or the site, by an address that is one."""
    for href, span in _addresses(case):
        scheme = scheme_of(href)
        if scheme not in ("", *SCHEMES):
            yield Finding("unsafe-link", span, {"scheme": scheme})
        elif not _is_address(href):
            yield Finding("unsafe-link", span, {"href": href}, "malformed")


def _addresses(case: Case) -> Iterator[tuple[str, Span]]:
    for child in all_inlines(case.manuscript.body):
        if isinstance(child, Link):
            yield child.href, child.span
    for block in all_blocks(case.manuscript.body):
        if isinstance(block, Figure):
            yield block.href, block.span
    for reference in case.values.get("see_also", ()):
        yield reference.get("url", ""), value_span(case, "see_also")


def _is_address(href: str) -> bool:
    try:
        urlsplit(href).port  # noqa: B018 - reading it tells whether it is a number
    except ValueError:
        return False
    return True


def broken_anchors(case: Case) -> Iterator[Finding]:
    """A link inside the letter leads to one of its headings."""
    body = case.manuscript.body
    anchors = {block.anchor for block in all_blocks(body) if isinstance(block, Heading)}
    for child in all_inlines(body):
        if isinstance(child, Link) and child.href.startswith("#") and unquote(child.href[1:]) not in anchors:
            yield Finding("broken-anchor", child.span, {"anchor": child.href, "known": ", ".join(sorted(anchors))})


def passage_languages(case: Case) -> Iterator[Finding]:
    """A passage in another language says which, by a BCP 47 tag (RGAA 8.7, 8.8)."""
    for child in all_inlines(case.manuscript.body):
        if isinstance(child, Passage) and not LANGUAGE.fullmatch(child.lang):
            yield Finding("bad-language", child.span, {"lang": child.lang}, "" if child.lang else "none")


def empty_letter(case: Case) -> Iterator[Finding]:
    """A letter says something."""
    manuscript = case.manuscript
    if not manuscript.body.blocks and manuscript.front != Table():
        yield Finding("empty-letter", manuscript.front.span.part(0, 1))
