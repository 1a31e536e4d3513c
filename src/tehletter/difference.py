"""What a mend changes in a file, as a unified diff: for people on a terminal, for `patch -p0` from a pipe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from tehletter.catalogue.wording import escaped, visible

CONTEXT = 3
"""Lines shown around a change."""
MOST_WORDS = 2_000
"""Words of a line up to which it is worth finding those that differ."""

_WORDS = re.compile(r"\w+|\s|[^\w\s]")
_COMMAND = re.compile(r"\s*::.*?::")
"""What GitHub's runner obeys in a line that a step prints, after spaces too."""


Pieces = list[tuple[str, bool]]
"""The pieces of a line, True for those that differ from the other line's."""


@dataclass(frozen=True, slots=True)
class _Colours:
    """How the parts of a diff look on a terminal; nothing elsewhere."""

    name: str = ""
    place: str = ""
    removed: str = ""
    added: str = ""
    changed: str = ""
    unchanged: str = ""
    plain: str = ""


_PLAIN = _Colours()
_COLOURED = _Colours("\x1b[1m", "\x1b[36m", "\x1b[31m", "\x1b[32m", "\x1b[7m", "\x1b[27m", "\x1b[0m")


@dataclass(frozen=True, slots=True)
class _Change:
    """Lines `a` to `b` of the text before, and `c` to `d` of the text after, counted from 0."""

    a: int
    b: int
    c: int
    d: int


def difference(path: str, before: str, after: str, *, colour: bool = False) -> str:
    """The diff of a file; "" where nothing changes."""
    old, new = _lines(before), _lines(after)
    changes = _changes(old, new)
    if not changes:
        return ""
    same_ends = all(line.endswith("\r\n") for line in (*old[:-1], *new[:-1]))
    return "\n".join(_Writer(old, new, _COLOURED if colour else _PLAIN, hide=colour and same_ends).diff(path, changes))


def _lines(text: str) -> list[str]:
    """The lines with their ends, as `diff` and `patch` count them."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _changes(old: list[str], new: list[str]) -> list[_Change]:
    """The lines that differ; a mend hardly ever adds or removes one, so lines are compared in pairs if they can."""
    if len(old) == len(new):
        places = [place for place, (one, other) in enumerate(zip(old, new, strict=True)) if one != other]
        changes: list[_Change] = []
        for place in places:
            if changes and changes[-1].b == place:
                last = changes.pop()
                changes.append(_Change(last.a, place + 1, last.c, place + 1))
            else:
                changes.append(_Change(place, place + 1, place, place + 1))
        return changes
    codes = SequenceMatcher(None, old, new).get_opcodes()
    return [_Change(a, b, c, d) for kind, a, b, c, d in codes if kind != "equal"]


@dataclass(frozen=True, slots=True)
class _Writer:
    old: list[str]
    new: list[str]
    colours: _Colours
    hide: bool  # the CR of every line's end

    def diff(self, path: str, changes: list[_Change]) -> Iterator[str]:
        colours = self.colours
        yield f"{colours.name}--- {visible(path)}{colours.plain}"
        yield f"{colours.name}+++ {visible(path)}{colours.plain}"
        hunk: list[_Change] = []
        for change in changes:
            if hunk and change.a - hunk[-1].b > 2 * CONTEXT:
                yield from self.hunk(hunk)
                hunk = []
            hunk.append(change)
        yield from self.hunk(hunk)

    def hunk(self, changes: list[_Change]) -> Iterator[str]:
        first, last = changes[0], changes[-1]
        above = min(CONTEXT, first.a)
        below = min(CONTEXT, len(self.old) - last.b)
        was = _range(first.a - above, last.b + below)
        now = _range(first.c - above, last.d + below)
        yield f"{self.colours.place}@@ -{was} +{now} @@{self.colours.plain}"
        at = first.a - above
        for change in changes:
            yield from self.context(at, change.a)
            yield from self.change(change)
            at = change.b
        yield from self.context(at, last.b + below)

    def context(self, start: int, end: int) -> Iterator[str]:
        for line in self.old[start:end]:
            yield from self.line(" ", line, [(_body(line), False)])

    def change(self, change: _Change) -> Iterator[str]:
        old, new = self.old[change.a : change.b], self.new[change.c : change.d]
        removed, added = ([[(_body(line), False)] for line in lines] for lines in (old, new))
        if self.colours.changed and len(old) == len(new):
            for place, (one, other) in enumerate(zip(old, new, strict=True)):
                removed[place], added[place] = _words(_body(one), _body(other))
        for line, pieces in zip(old, removed, strict=True):
            yield from self.line("-", line, pieces, self.colours.removed)
        for line, pieces in zip(new, added, strict=True):
            yield from self.line("+", line, pieces, self.colours.added)

    def line(self, sign: str, line: str, pieces: Pieces, colour: str = "") -> Iterator[str]:
        shown = "".join(self.piece(text, differs=differs) for text, differs in pieces)
        if sign == " " and _COMMAND.match(line):
            shown = shown.replace(":", escaped(":"), 1)
        end = "\r" if line.endswith("\r\n") and not self.hide else ""
        if self.colours.plain:
            yield f"{colour}{sign}{shown}{visible(end)}{self.colours.plain}"
        else:
            yield f"{sign}{shown}{end}"
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"

    def piece(self, text: str, *, differs: bool) -> str:
        shown = "\t".join(visible(part) for part in text.split("\t"))
        return f"{self.colours.changed}{shown}{self.colours.unchanged}" if differs and shown else shown


def _body(line: str) -> str:
    """A line without its end."""
    return line.removesuffix("\n").removesuffix("\r") if line.endswith("\n") else line


def _range(start: int, end: int) -> str:
    """Lines of a file as a diff counts them: from 1, and their number unless it is 1."""
    length = end - start
    first = start + 1 if length else start
    return str(first) if length == 1 else f"{first},{length}"


def _words(old: str, new: str) -> tuple[Pieces, Pieces]:
    """A line before and after, in pieces."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if len(before) > MOST_WORDS or len(after) > MOST_WORDS:
        return [(old, False)], [(new, False)]
    one, other = Pieces(), Pieces()
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        one.append(("".join(before[a:b]), kind != "equal"))
        other.append(("".join(after[c:d]), kind != "equal"))
    return one, other
