"""A source file, split and read into a manuscript. Reading never fails: what is wrong becomes a finding."""

from __future__ import annotations

import re

from tehletter.body import Body
from tehletter.diagnostics import Edit, Finding, Span
from tehletter.letter import Manuscript
from tehletter.markdown.tree import read_markdown
from tehletter.model import Source, Table
from tehletter.yamltree import read_yaml

_FENCE = re.compile(r"---[ \t]*")
_CLOSING = re.compile(r"(---|\.\.\.)[ \t]*")
_NEARLY = re.compile(r"[ \t]*(?:-{2,}|[—–]+-*|\*{3}|_{3}|={3,})[ \t]*")
"""What was meant to be ---."""
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")
_KEY = re.compile(r"[A-Za-z_]+[ \t]*:(?:[ \t]|$)")
_YAML_LINE = re.compile(r"[ \t]|#[^#]|-[ \t]|[\w-]+[ \t]*:(?:[ \t]|$)|[\]}]")
_MARK = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")


def read_manuscript(source: Source, issue: int, lang: str) -> Manuscript:
    """The manuscript of one edition; `issue` and `lang` come from the names of its folder and file."""
    lines, conflict = _without_conflict(source.lines())
    start = next((number for number, line in enumerate(lines) if line), 0) if conflict else 0
    if not _FENCE.fullmatch(lines[start]):
        return _unreadable(source, issue, lang, *(conflict or [_without_front_matter(source, lines)]))
    closing = next((n for n, line in enumerate(lines[start + 1 :], start + 1) if _CLOSING.fullmatch(line)), None)
    if closing is None:
        return _unreadable(source, issue, lang, *conflict, _left_open(lines))
    front, yaml_findings = read_yaml("\n".join(lines[start + 1 : closing]) + "\n", start + 1)
    if any(finding.rule == "yaml-error" for finding in yaml_findings):
        open_ = _left_open(lines[:closing])
        if open_.variant == "here" and open_.fix:  # what closes it is a divider further down
            return _unreadable(source, issue, lang, *conflict, open_)
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
        (*conflict, *yaml_findings, *markdown_findings),
    )


def _unreadable(source: Source, issue: int, lang: str, *findings: Finding) -> Manuscript:
    """Without front matter there is no telling where the letter begins: its body is not read."""
    return Manuscript(source, issue, lang, Table(), "", 1, Body(), findings)


def _without_conflict(lines: list[str]) -> tuple[list[str], list[Finding]]:
    """The lines as the first of two versions has them, and the marks of a merge that nobody finished.

    The lines of the other version are empty, so that what is told of the letter is told once. « ======= » alone
    underlines a heading, unless nothing stands above it.
    """
    if not any(line.startswith(("<<<<<<<", ">>>>>>>", "=======")) for line in lines):
        return lines, []
    kept, found, side = list(lines), list[Finding](), "<"
    merged = any(line.startswith(("<", ">")) and _MARK.fullmatch(line) for line in lines)
    for number, line in enumerate(lines, 1):
        if _MARK.fullmatch(line) and (merged or (line[0] == "=" and number > 1 and not lines[number - 2].strip())):
            found.append(Finding("conflict-marker", Span(number, 1, number, len(line) + 1), {"marker": line[:7]}))
            kept[number - 1], side = "", line[0] if merged else side
            continue
        if side in "=|":
            kept[number - 1] = ""
    if side in "=|":  # nothing says where the other version ends: everything is read
        kept = [line if line not in {f.values["marker"] for f in found} else "" for line in lines]
    return (kept, found) if found else (lines, [])


def _without_front_matter(source: Source, lines: list[str]) -> Finding:
    """What stands where the first --- should: empty lines or a mistyped fence can be put right."""
    first = next((place for place, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return Finding("no-front-matter", Span(1, 1, 1, 1))
    line, keys = lines[first], any(_KEY.match(line) for line in lines[first + 1 : first + 4])
    span = Span(first + 1, 1, first + 1, len(line) + 1)
    if first and _FENCE.fullmatch(line):
        return Finding("no-front-matter", Span(1, 1, 1, 1), {}, "blank", (Edit(Span(1, 1, first + 1, 1), ""),))
    if keys and (_NEARLY.fullmatch(line) or _FENCE.fullmatch(_UNSEEN.sub("", line))):
        return Finding("no-front-matter", span, {"found": line}, "fence", (Edit(span, "---"),))
    if _KEY.match(line):
        closed = not first and any(_CLOSING.fullmatch(line) for line in lines)
        end = "\r\n" if "\r\n" in source.raw else "\n"
        fix = (Edit(Span(1, 1, 1, 1), f"---{end}"),) if closed else ()
        return Finding("no-front-matter", span, {}, "key", fix)
    return Finding("no-front-matter", Span(1, 1, 1, 1))


def _left_open(lines: list[str]) -> Finding:
    """Where the second --- is missing: before the first line that cannot belong to the front matter."""
    for number, line in enumerate(lines[1:], 2):
        if _NEARLY.fullmatch(line):
            span = Span(number, 1, number, len(line) + 1)
            return Finding("open-front-matter", span, {"found": line}, "fence", (Edit(span, "---"),))
        if line.strip() and not _YAML_LINE.match(line):
            above = number - 1
            while above > 2 and not lines[above - 2].strip():
                above -= 1
            blank = not lines[above - 1].strip() and not lines[above - 1]
            fix = (Edit(Span(above, 1, above, 1), "---"),) if blank else ()
            return Finding("open-front-matter", Span(number, 1, number, 1), {"line": number}, "here", fix)
    return Finding("open-front-matter", Span(1, 1, 1, 4))
