"""1xx: the front matter against the folder, the file, the calendar and itself."""

from __future__ import annotations

from collections.abc import Iterator

from tehletter.diagnostics import Finding, Span
from tehletter.markdown.tree import plain_text
from tehletter.model import Heading, Node, Paragraph, Scalar, Sequence, Table
from tehletter.rules.rule import Case
from tehletter.walk import all_blocks


def value_span(case: Case, key: str) -> Span:
    """Where the value of a key of the front matter stands."""
    entry = case.manuscript.front.find(key)
    return entry.node.span if entry else Span()


def number_against_folder(case: Case) -> Iterator[Finding]:
    """The number is said twice, by the folder and by the front matter: they agree."""
    number, folder = case.values.get("number"), case.manuscript.issue
    if number is not None and number != folder:
        yield Finding("number-not-folder", value_span(case, "number"), {"number": number, "folder": f"{folder:03d}"})


def lang_against_file(case: Case) -> Iterator[Finding]:
    """`lang` may only repeat the file's name."""
    lang = case.values.get("lang")
    if lang is not None and lang != case.manuscript.lang:
        yield Finding("lang-not-file", value_span(case, "lang"), {"lang": lang, "file": case.manuscript.lang})


def summary_of_a_letter(case: Case) -> Iterator[Finding]:
    """A letter that is no draft has a summary: page description, feed and e-mail preview."""
    if not case.draft and not case.manuscript.front.find("summary"):
        yield Finding("missing-key", case.manuscript.front.span.part(0, 1), {"key": "summary"}, "summary")


def modified_in_time(case: Case) -> Iterator[Finding]:
    """A letter does not change before the month it is dated."""
    modified, published = case.values.get("modified"), case.values.get("date")
    if modified and published and modified < published.replace(day=1):
        values = {"modified": modified.isoformat(), "date": published.isoformat()}
        yield Finding("modified-too-early", value_span(case, "modified"), values)


def placeholders(case: Case) -> Iterator[Finding]:
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
    for block in all_blocks(case.manuscript.body):
        if isinstance(block, Paragraph | Heading) and block.children:
            yield plain_text(block.children), block.children[0].span
