"""YAML to a tree with places, by the core schema of YAML 1.2 plus dates.

libyaml gives the events; the tree is built here, because a letter's YAML is data alone: anchors, aliases,
tags, merge keys and duplicate keys are findings, `no` is a word, and every key and value keeps its span.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml

from tehletter.diagnostics import Finding, Span
from tehletter.model import Entry, Node, Scalar, Sequence, Table

DEPTH = 12
"""Nesting of sequences and mappings that a letter may use; the schema itself needs three."""

_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FORBIDDEN = re.compile("[^\\t\\n\\r\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What YAML 1.2 does not count as printable (section 5.1)."""
_TAB = re.compile(r" *\t")
_PROBLEMS = {
    "mapping values are not allowed in this context": "colon",
    "found character that cannot start any token": "start",
    "found a tab character that violates indentation": "start",
    "found unexpected end of stream": "unclosed",
    "could not find expected ':'": "no-colon",
    "did not find expected key": "indent",
    "did not find expected ',' or ']'": "unclosed",
    "did not find expected ',' or '}'": "unclosed",
}
"""libyaml's own words for the slips that authors make, and the variant of our message for each."""
_WORDS = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}


class _Slip(Exception):
    """Reading stops here with one finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__()
        self.finding = finding


class _Reader:
    """Builds the tree from the stream of events; `line_shift` is the number of lines above the YAML."""

    def __init__(self, text: str, line_shift: int) -> None:
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.text, self.line_shift = text, line_shift
        self.findings: list[Finding] = []
        self.events: Iterator[yaml.Event] = yaml.parse(text, Loader=yaml.CSafeLoader)
        self.depth = 0

    def span(self, first: Any, last: Any = None) -> Span:
        """From the start of an event to the end of the same or another."""
        return Span(*self.place(first.start_mark), *self.place((last or first).end_mark))

    def place(self, mark: Any) -> tuple[int, int]:
        # libyaml also ends lines at U+0085, U+2028 and U+2029; only \n ends one here, so count from the index.
        line = bisect_right(self.starts, mark.index)
        return line + self.line_shift, mark.index - self.starts[line - 1] + 1

    def document(self) -> Node | None:
        tree = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and tree is not None:
                raise _Slip(Finding("yaml-error", self.span(event), variant="documents"))
            if isinstance(event, yaml.NodeEvent):
                tree = self.node(event)
        return tree

    def node(self, event: yaml.Event) -> Node:
        if isinstance(event, yaml.AliasEvent):
            raise _Slip(Finding("yaml-feature", self.span(event), {"feature": f"*{event.anchor}"}))
        self.refuse_anchor_and_tag(event)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value if event.style else self.value(event), self.span(event))
        self.depth += 1
        if self.depth > DEPTH:
            raise _Slip(Finding("yaml-error", self.span(event), {"limit": DEPTH}, variant="depth"))
        tree = self.sequence(event) if isinstance(event, yaml.SequenceStartEvent) else self.mapping(event)
        self.depth -= 1
        return tree

    def refuse_anchor_and_tag(self, event: Any) -> None:
        for feature in (event.anchor and f"&{event.anchor}", event.tag):
            if feature:
                raise _Slip(Finding("yaml-feature", self.span(event), {"feature": feature}))

    def value(self, event: yaml.ScalarEvent) -> bool | int | float | str | date | None:
        text: str = event.value
        if text in _WORDS:
            return _WORDS[text]
        if _INTEGER.fullmatch(text):
            return int(text) if len(text) < 20 else text
        if _FLOAT.fullmatch(text):
            return float(text)
        if _DATE.fullmatch(text):
            try:
                return date.fromisoformat(text)
            except ValueError:
                return text  # whoever wanted a date will say that this day does not exist
        return text

    def sequence(self, start: yaml.Event) -> Sequence:
        items = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event))
        return Sequence(tuple(items), self.span(start, event))

    def mapping(self, start: yaml.Event) -> Table:
        entries: dict[str, Entry] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key, span = self.key(event)
            node = self.node(next(self.events))
            if key in entries:
                first = entries[key].key_span.line
                self.findings.append(Finding("duplicate-key", span, {"key": key, "line": first}))
            else:
                entries[key] = Entry(key, span, node)
        return Table(tuple(entries.values()), self.span(start, event))

    def key(self, event: yaml.Event) -> tuple[str, Span]:
        if not isinstance(event, yaml.ScalarEvent):
            raise _Slip(Finding("yaml-error", self.span(event), variant="key"))
        self.refuse_anchor_and_tag(event)
        if event.value == "<<" and not event.style:
            raise _Slip(Finding("yaml-feature", self.span(event), {"feature": "<<"}))
        return event.value, self.span(event)

    def error(self, error: yaml.YAMLError) -> Finding:
        if isinstance(error, yaml.MarkedYAMLError) and (mark := error.problem_mark or error.context_mark):
            line, column = self.place(mark)
            problem = error.problem or error.context or ""
            if (tab := self.tab_before(mark.index)) is not None:
                return tab
            return Finding(
                "yaml-error",
                Span(line, column, line, column + 1),
                {"problem": problem},
                _PROBLEMS.get(problem, ""),
            )
        return Finding("yaml-error", Span(1 + self.line_shift, 1, 1 + self.line_shift, 1), {"problem": str(error)})

    def tab_before(self, index: int) -> Finding | None:
        """The tab that indents the line at which reading stopped, or the one before it."""
        line = bisect_right(self.starts, index)
        for number in (line, line - 1):
            if number and (match := _TAB.match(self.text, self.starts[number - 1])):
                column = match.end() - self.starts[number - 1]
                place = number + self.line_shift
                return Finding("yaml-error", Span(place, column, place, column + 1), variant="tab")
        return None

    def forbidden_character(self, text: str) -> Finding | None:
        if not (match := _FORBIDDEN.search(text)):
            return None
        line = bisect_right(self.starts, match.start())
        column = match.start() - self.starts[line - 1] + 1
        span = Span(line + self.line_shift, column, line + self.line_shift, column + 1)
        return Finding("yaml-error", span, {"character": f"U+{ord(match[0]):04X}"}, "character")


def read_yaml(text: str, line_shift: int = 0) -> tuple[Table, list[Finding]]:
    """The mapping that `text` holds, and what is wrong with it; an empty mapping where nothing can be read.

    Spans count lines from `line_shift` + 1.
    """
    reader = _Reader(text, line_shift)
    if finding := reader.forbidden_character(text):
        return Table(), [finding]
    try:
        tree = reader.document()
    except _Slip as slip:
        return Table(), [*reader.findings, slip.finding]
    except yaml.YAMLError as error:
        return Table(), [*reader.findings, reader.error(error)]
    if tree is None or (isinstance(tree, Scalar) and tree.value is None):
        return Table(), reader.findings
    if not isinstance(tree, Table):
        return Table(), [*reader.findings, Finding("yaml-error", tree.span, variant="no-mapping")]
    return tree, reader.findings
