"""A source file, split and read into a manuscript. Reading never fails: what is wrong becomes a finding."""

from __future__ import annotations

import re

from tehletter.diagnostics import Edit, Finding, Span
from tehletter.markdown.tree import read_markdown
from tehletter.model import Body, Manuscript, Source, Table
from tehletter.yamltree import read_yaml

_FENCE = re.compile(r"---[ \t]*")
_CLOSING = re.compile(r"(---|\.\.\.)[ \t]*")
_NEARLY = re.compile(r"[ \t]*(?:-{2,}|[—–]+-*|\*{3}|_{3}|={3,})[ \t]*")
"""What was meant to be ---."""
_KEY = re.compile(r"[A-Za-z_]+[ \t]*:(?:[ \t]|$)")
_YAML_LINE = re.compile(r"[ \t]|#[^#]|-[ \t]|[\w-]+[ \t]*:(?:[ \t]|$)|[\]}]")
_CONFLICT = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")


def read_manuscript(source: Source, issue: int, lang: str) -> Manuscript:
    """The manuscript of one edition; `issue` and `lang` come from the names of its folder and file."""
    lines = source.lines()
    if conflict := _conflict(lines):
        return _unreadable(source, issue, lang, *conflict)
    if not _FENCE.fullmatch(lines[0]):
        return _unreadable(source, issue, lang, _without_front_matter(lines))
    closing = next((number for number, line in enumerate(lines[1:], 1) if _CLOSING.fullmatch(line)), None)
    if closing is None:
        return _unreadable(source, issue, lang, _left_open(lines))
    front, yaml_findings = read_yaml("\n".join(lines[1:closing]) + "\n", 1)
    text = "\n".join(lines[closing + 1 :])
    body, markdown_findings = read_markdown(text, closing + 1)
    return Manuscript(
        source,
        issue,
        lang,
        front,
        text,
        closing + 2,
        body,
        (*yaml_findings, *markdown_findings),
    )


def _unreadable(source: Source, issue: int, lang: str, *findings: Finding) -> Manuscript:
    """Without front matter there is no telling where the letter begins: its body is not read."""
    return Manuscript(source, issue, lang, Table(), "", 1, Body(), findings)


def _conflict(lines: list[str]) -> list[Finding]:
    """The marks of a merge that nobody finished; « ======= » alone underlines a heading."""
    marks = [(number, line) for number, line in enumerate(lines, 1) if _CONFLICT.fullmatch(line)]
    if not any(line.startswith(("<", ">")) for _, line in marks):
        return []
    return [
        Finding("conflict-marker", Span(number, 1, number, len(line) + 1), {"marker": line[:7]})
        for number, line in marks
    ]


def _without_front_matter(lines: list[str]) -> Finding:
    """What stands where the first --- should: empty lines or a mistyped fence can be put right."""
    first = next((place for place, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return Finding("no-front-matter", Span(1, 1, 1, 1))
    line, keys = lines[first], any(_KEY.match(line) for line in lines[first + 1 : first + 4])
    if first and _FENCE.fullmatch(line):
        edits = (Edit(Span(1, 1, first + 1, 1), ""),)
        return Finding("no-front-matter", Span(1, 1, 1, 1), {}, "blank", edits)
    if keys and _NEARLY.fullmatch(line):
        span = Span(first + 1, 1, first + 1, len(line) + 1)
        return Finding("no-front-matter", span, {"found": line}, "fence", (Edit(span, "---"),))
    if _KEY.match(line):
        return Finding("no-front-matter", Span(first + 1, 1, first + 1, len(line) + 1), {}, "key")
    return Finding("no-front-matter", Span(1, 1, 1, 1))


def _left_open(lines: list[str]) -> Finding:
    """Where the second --- is missing: before the first line that cannot belong to the front matter."""
    for number, line in enumerate(lines[1:], 2):
        if _NEARLY.fullmatch(line):
            span = Span(number, 1, number, len(line) + 1)
            return Finding("open-front-matter", span, {"found": line}, "fence", (Edit(span, "---"),))
        if line.strip() and not _YAML_LINE.match(line):
            return Finding("open-front-matter", Span(number, 1, number, 1), {"line": number}, "here")
    return Finding("open-front-matter", Span(1, 1, 1, 4))
