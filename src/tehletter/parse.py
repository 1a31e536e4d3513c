"""A source file, split and read into a manuscript. Reading never fails: what is wrong becomes a finding."""

from __future__ import annotations

import re

from tehletter.diagnostics import Finding, Span
from tehletter.markdown.tree import read_markdown
from tehletter.model import Body, Manuscript, Source, Table
from tehletter.yamltree import read_yaml

_FENCE = re.compile(r"---[ \t]*")
_CLOSING = re.compile(r"(---|\.\.\.)[ \t]*")


def read_manuscript(source: Source, issue: int, lang: str) -> Manuscript:
    """The manuscript of one edition; `issue` and `lang` come from the names of its folder and file."""
    lines = source.lines()
    if not _FENCE.fullmatch(lines[0]):
        return _unreadable(source, issue, lang, Finding("no-front-matter", Span(1, 1, 1, 1)))
    closing = next((number for number, line in enumerate(lines[1:], 1) if _CLOSING.fullmatch(line)), None)
    if closing is None:
        return _unreadable(source, issue, lang, Finding("open-front-matter", Span(1, 1, 1, 4)))
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


def _unreadable(source: Source, issue: int, lang: str, finding: Finding) -> Manuscript:
    """Without front matter there is no telling where the letter begins: its body is not read."""
    return Manuscript(source, issue, lang, Table(), "", 1, Body(), (finding,))
