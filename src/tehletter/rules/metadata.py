"""1xx: the front matter against the folder, the file, the calendar and itself."""

from __future__ import annotations

from collections.abc import Iterator

from tehletter.diagnostics import Finding, Span
from tehletter.model import Heading, Node, Paragraph, Scalar, Sequence, Table
from tehletter.rules.rule import Case
from tehletter.walk import plain_text


def number_not_folder(case: Case) -> Iterator[Finding]:
    """The number is said twice, by the folder and by the front matter: they agree."""
    number, folder = case.values.get("number"), case.manuscript.issue
    if number is not None and number != folder:
        yield Finding("number-not-folder", case.place("number"), {"number": number, "folder": f"{folder:03d}"})


def lang_not_file(case: Case) -> Iterator[Finding]:
    """`lang` may only repeat the file's name."""
    lang = case.values.get("lang")
    if lang is not None and lang != case.manuscript.lang:
        yield Finding("lang-not-file", case.place("lang"), {"lang": lang, "file": case.manuscript.lang})


def missing_key(case: Case) -> Iterator[Finding]:
    """A letter that is no draft has a summary: page description, feed and e-mail preview."""
    if not case.draft and not case.manuscript.front.find("summary"):
        yield Finding("missing-key", case.manuscript.front.span.part(0, 1), {"key": "summary"}, "summary")


def modified_too_early(case: Case) -> Iterator[Finding]:
    """A letter does not change before the month it is dated."""
    modified, published = case.values.get("modified"), case.values.get("date")
    if modified and published and modified < published.replace(day=1):
        values = {"modified": modified.isoformat(), "date": published.isoformat()}
        yield Finding("modified-too-early", case.place("modified"), values)


def placeholder(case: Case) -> Iterator[Finding]:
    """Words that a scaffold put there for the author to replace."""
    variant = "draft" if case.draft else ""
    for text, span in [*_front_texts(case.manuscript.front), *_body_texts(case)]:
        for marker in case.placeholders:
            if text.lstrip().startswith(marker):
                yield Finding("placeholder", span, {"marker": marker}, variant)


def _front_texts(node: Node) -> Iterator[tuple[str, Span]]:
    match node:
        case Table():
            for entry in node.entries:
                yield from _front_texts(entry.node)
        case Sequence():
            for item in node.items:
                yield from _front_texts(item)
        case Scalar(value=str() as value):
            yield value, node.span


def _body_texts(case: Case) -> Iterator[tuple[str, Span]]:
    for block in case.blocks:
        if isinstance(block, Paragraph | Heading) and block.children:
            yield plain_text(block.children), block.children[0].span


def unknown_language(case: Case) -> Iterator[Finding]:
    """A language without words of its own has English labels."""
    if case.languages is not None and not _is_known(case.manuscript.lang, case.languages):
        values = {"lang": case.manuscript.lang, "known": ", ".join(case.languages)}
        yield Finding("unknown-language", values=values)


def _is_known(tag: str, known: tuple[str, ...]) -> bool:
    return any(tag == lang or tag.startswith(f"{lang}-") for lang in known)
