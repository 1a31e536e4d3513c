"""TOML to the same tree with places that YAML gives.

tomllib reads the values and says nothing of where they stand, so a scanner walks the same (valid) text and
notes the span of every key and value by its path: `("mission", "name")`, `("publishers", 0, "url")`.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date

from tehletter.diagnostics import WHOLE_FILE, Finding, Span
from tehletter.model import (
    Entry,
    Node,
    Scalar,
    Sequence,
    Table,
)

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|' + r"'''.*?'{3,5}|" + r'"(?:\\.|[^"\\\n])*"|' + r"'[^'\n]*'", re.DOTALL
)
_BARE = re.compile(r"[^\s,\]}#=.\[{]+")
_PLAIN_VALUE = re.compile(r"[^\n,\]}#]*")
_ERROR_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)| \(at end of document\)")


_LONG = re.compile(r"[0-9_]{4000,}")
_DEEPEST = 100
"""Levels of keys, tables and lists; the config and the files of languages have four."""
_MOST = 2**63
"""TOML's integers are of 64 bits; others are kept as they are typed."""


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.keys: dict[Path, tuple[int, int]] = {}
        self.values: dict[Path, tuple[int, int]] = {}
        self.last_item: dict[Path, int] = {}

    def scan(self) -> None:
        prefix: Path = ()
        self.skip(_BLANK)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                prefix = self.header()
            else:
                self.pair(prefix)
            self.skip(_BLANK)

    def skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return match[0] if match else ""

    def header(self) -> Path:
        many = self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        path: Path = ()
        for name, place in self.dotted():
            path = (*path, name)
            self.keys.setdefault(path, place)
            if path in self.last_item:
                path = (*path, self.last_item[path])
        if many:
            stem = path[:-1] if path and isinstance(path[-1], int) else path
            self.last_item[stem] = self.last_item.get(stem, -1) + 1
            path = (*stem, self.last_item[stem])
        self.at += 2 if many else 1
        return path

    def dotted(self) -> list[tuple[str, tuple[int, int]]]:
        names = []
        while True:
            self.skip(_SPACE)
            start = self.at
            typed = self.skip(_STRING) or self.skip(_BARE)
            name = next(iter(tomllib.loads(f"{typed} = 0")))
            names.append((name, (start, self.at)))
            self.skip(_SPACE)
            if len(names) > _DEEPEST:
                raise RecursionError
            if not self.text.startswith(".", self.at):
                return names
            self.at += 1

    def pair(self, prefix: Path) -> None:
        path = prefix
        for name, place in self.dotted():
            path = (*path, name)
            self.keys.setdefault(path, place)
        self.at += 1  # the equals sign
        self.skip(_SPACE)
        self.value(path)

    def value(self, path: Path) -> None:
        if len(path) > _DEEPEST:
            raise RecursionError
        start = self.at
        opening = self.text[start]
        if opening in "[{":
            self.at += 1
            self.items(path) if opening == "[" else self.inline_table(path)
        elif not self.skip(_STRING):
            self.at = start + len(self.skip(_PLAIN_VALUE).rstrip())
        self.values[path] = (start, self.at)

    def items(self, path: Path) -> None:
        index = 0
        while self.more("]"):
            self.value((*path, index))
            index += 1

    def inline_table(self, path: Path) -> None:
        while self.more("}"):
            self.pair(path)

    def more(self, closing: str) -> bool:
        self.skip(_BLANK)
        if self.text.startswith(",", self.at):
            self.at += 1
            self.skip(_BLANK)
        if self.text.startswith(closing, self.at):
            self.at += 1
            return False
        return True


def read_toml(text: str) -> tuple[Table, list[Finding]]:
    """The tree of a TOML text with LF line ends, and its first error as a finding."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Table(), [_error(str(error), text)]
    except RecursionError:
        return Table(), [Finding("toml-error", WHOLE_FILE, variant="depth")]
    except ValueError:  # more figures than Python reads
        place = _LONG.search(text)
        return Table(), [Finding("toml-error", _span(text, *place.span()) if place else WHOLE_FILE, variant="number")]
    scanner = _Scanner(text)
    try:
        scanner.scan()
    except RecursionError:
        return Table(), [Finding("toml-error", WHOLE_FILE, variant="depth")]
    tree = _node(data, (), scanner)
    return (tree if isinstance(tree, Table) else Table()), []


def _error(words: str, text: str) -> Finding:
    match = _ERROR_PLACE.search(words)
    line, column = (int(match[1]), int(match[2])) if match and match[1] else _end(text)
    return Finding("toml-error", Span(line, column, line, column + 1), {"problem": _ERROR_PLACE.sub("", words)})


def _end(text: str) -> tuple[int, int]:
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _node(value: object, path: Path, scanner: _Scanner) -> Node:
    place = scanner.values.get(path) or scanner.keys.get(path) or (0, 0)
    span = _span(scanner.text, *place)
    if isinstance(value, dict):
        entries = (
            Entry(
                key,
                _span(scanner.text, *scanner.keys.get((*path, key), place)),
                _node(item, (*path, key), scanner),
            )
            for key, item in value.items()
        )
        return Table(tuple(entries), span)
    if isinstance(value, list):
        return Sequence(tuple(_node(item, (*path, index), scanner) for index, item in enumerate(value)), span)
    if isinstance(value, int) and not -_MOST <= value < _MOST:
        return Scalar(scanner.text[slice(*place)], span)
    return Scalar(value if isinstance(value, bool | int | float | str | date) else str(value), span)


def _span(text: str, start: int, end: int) -> Span:
    line, last = text.count("\n", 0, start) + 1, text.count("\n", 0, end) + 1
    return Span(line, start - text.rfind("\n", 0, start), last, end - text.rfind("\n", 0, end))
