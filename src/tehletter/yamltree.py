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

from tehletter.diagnostics import Edit, Finding, Span
from tehletter.model import (
    Entry,
    Node,
    Scalar,
    Sequence,
    Table,
)

DEPTH = 12
"""Nesting of sequences and mappings that a letter may use; the schema itself needs three."""

_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UNREADABLE = re.compile("[^\\t\\n\\x20-\\x7e\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""What YAML 1.2 does not count as printable (section 5.1), and what libyaml alone takes for line ends."""
_TAB = re.compile(r" *\t")
_PROBLEMS = {
    "mapping values are not allowed in this context": "colon",
    "found character that cannot start any token": "start",
    "block sequence entries are not allowed in this context": "start",
    "mapping keys are not allowed in this context": "start",
    "did not find expected node content": "start",
    "did not find expected comment or line break": "start",
    "did not find expected alphabetic or numeric character": "start",
    "found a tab character that violates indentation": "start",
    "found unknown escape character": "escape",
    "found unexpected end of stream": "unclosed",
    "could not find expected ':'": "no-colon",
    "did not find expected key": "indent",
    "did not find expected '-' indicator": "indent",
    "did not find expected ',' or ']'": "unclosed",
    "did not find expected ',' or '}'": "unclosed",
}
"""libyaml's own words for the slips that authors make, and the variant of our message for each."""
_WITHIN = ("unclosed", "no-colon")
"""Slips that are seen at their beginning: where the quotation mark, the bracket or the key stands."""
_VALUE = re.compile(r"(?P<key>[ ]*(?:- +)?[\w-]+[ ]*:[ ]+)(?P<value>[^\s\"'#|>].*?)[ ]*")
_QUOTED = re.compile(r"[ ]*(?:- +)?(?:[\w-]+[ ]*:[ ]+)?(?:\"[^\"]*\"|'[^']*')")
_WITHOUT_SPACE = re.compile(r"[ ]*(?:- +)?[A-Za-z_-]+:(?=[^\s/:])")
_WITHOUT_COLON = re.compile(r"[A-Za-z_]+(?:[ ][^:]*)?")
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
            problem = error.problem or error.context or ""
            variant = _PROBLEMS.get(problem, "")
            if tab := self.tab_before(mark.index):
                return tab
            place = self.place(mark)
            if slip := self.slip(variant, *place):
                return slip
            if error.context_mark and variant in _WITHIN:
                place = self.place(error.context_mark)
            if variant == "no-colon" and (slip := self.without_space(place[0])):
                return slip
            return self.problem(problem, variant, *place)
        return Finding("yaml-error", Span(1 + self.line_shift, 1, 1 + self.line_shift, 1), {"problem": str(error)})

    def problem(self, problem: str, variant: str, line: int, column: int) -> Finding:
        """A slip under the name that it has; with quotation marks for a text that needs them."""
        fix: tuple[Edit, ...] = ()
        if variant in ("colon", "start"):
            fix = self.quoted(line)
            column = fix[0].span.column if fix and variant == "start" else column
        return Finding("yaml-error", Span(line, column, line, column + 1), {"problem": problem}, variant, fix)

    def slip(self, variant: str, line: int, column: int) -> Finding | None:
        """The slip that an author made, where libyaml stopped at what follows from it."""
        before = self.line(line)[: column - 1]
        if variant == "colon":
            return self.before_colon(line, column)
        if variant == "indent" and before.count('"') % 2 and '"' in before:
            return self.left_open(line)
        if variant == "indent" and _QUOTED.fullmatch(before.rstrip()):
            return Finding("yaml-error", Span(line, column, line, column + 1), variant="quote")
        if variant == "indent" and before.endswith(("]", "] ", "}", "} ")):
            return self.problem("", "start", line, column)
        return None

    def left_open(self, number: int) -> Finding | None:
        """The quotation mark before a line that should have been closed on its own line."""
        for line in range(number - 1, self.line_shift, -1):
            text = self.line(line)
            if text.count('"') % 2:
                column = text.rindex('"') + 1
                return Finding("yaml-error", Span(line, column, line, column + 1), variant="unclosed")
        return None

    def line(self, number: int) -> str:
        """A line of the text, counted as spans count."""
        start = self.starts[number - self.line_shift - 1]
        return self.text[start : self.text.find("\n", start)]

    def before_colon(self, number: int, column: int) -> Finding | None:
        """What a colon that may not stand there tells of the line before it, or of its own indentation."""
        line = self.line(number)
        if ":" in line[: column - 1]:
            return None
        if line.startswith(" "):
            return Finding("yaml-error", Span(number, 1, number, len(line) - len(line.lstrip()) + 1), variant="indent")
        before = self.line(number - 1) if number - 1 > self.line_shift else ""
        if before and (slip := self.without_space(number - 1)):
            return slip
        if _WITHOUT_COLON.fullmatch(before):
            return Finding("yaml-error", Span(number - 1, 1, number - 1, len(before) + 1), variant="no-colon")
        return None

    def without_space(self, number: int) -> Finding | None:
        """« title:Une lettre »: a colon ends a key where a space follows."""
        match = _WITHOUT_SPACE.match(self.line(number))
        if match is None:
            return None
        after = Span(number, match.end() + 1, number, match.end() + 1)
        return Finding("yaml-error", after.part(-1, 0), variant="no-space", fix=(Edit(after, " "),))

    def quoted(self, number: int) -> tuple[Edit, ...]:
        """The quotation marks that a value of one line lacks, where nothing in it would have to be escaped."""
        match = _VALUE.fullmatch(self.line(number))
        if match is None or set(match["value"]) & set('"\\') or " #" in match["value"]:
            return ()
        start, end = (Span(number, at + 1, number, at + 1) for at in match.span("value"))
        return Edit(start, '"'), Edit(end, '"')

    def tab_before(self, index: int) -> Finding | None:
        """The tab that indents the line at which reading stopped, or the one before it."""
        line = bisect_right(self.starts, index)
        for number in (line, line - 1):
            if number and (match := _TAB.match(self.text, self.starts[number - 1])):
                column = match.end() - self.starts[number - 1]
                place = number + self.line_shift
                return Finding("yaml-error", Span(place, column, place, column + 1), variant="tab")
        return None


def read_yaml(text: str, line_shift: int = 0) -> tuple[Table, list[Finding]]:
    """The mapping that `text` holds, and what is wrong with it; an empty mapping where nothing can be read.

    Spans count lines from `line_shift` + 1. A character that YAML cannot read counts as a space that is none of its
    own: `control-character` tells of it.
    """
    reader = _Reader(_UNREADABLE.sub("\u00a0", text), line_shift)
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
