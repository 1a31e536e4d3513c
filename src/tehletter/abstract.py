"""What the rest of a project needs to know of a letter: kept small, because it is kept for every letter.

Rules that compare letters, and rules that ask for today's date, look at abstracts alone; so an unchanged letter
is never parsed for them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tehletter.diagnostics import WHOLE_FILE, Span
from tehletter.model import Mark


def packed(marks: Iterable[Mark]) -> str:
    """Marks as one text, a line each: what only letters with another edition are asked for is not unpacked for all."""
    return "\n".join(f"{m.span.line} {m.span.column} {m.span.end_line} {m.span.end_column} {m.what}" for m in marks)


def unpacked(text: str) -> tuple[Mark, ...]:
    """The marks that a text stands for."""
    found = (line.split(" ", 4) for line in text.split("\n") if line)
    return tuple(Mark(what, Span(*map(int, place))) for *place, what in found)


@dataclass(frozen=True, slots=True)
class Abstract:
    """One edition in short.

    `places` gives the values of the front matter, by key. `pictures` are the files used, relative to the project;
    `bare` those of them without alternative text, `decorative` those that are to have none; `mentions` are the
    numbers of other letters, `relatives` its relative addresses, `ignored` the words of `check: {ignore: […]}`.

    For the parity of editions, `packed`: `figures`, its numbers and dates in a form that is the same in every
    language; `outline`, the levels of its headings; `texts`, a fingerprint of each of its texts;
    `things`, what else it has, by kind: pictures, items of lists, links, calls of notes, tables, lines of « see also »;
    « file » and « publisher » with what they name.
    """

    path: str
    issue: int
    lang: str
    digest: str
    number: int | None = None
    title: str = ""
    date: dt.date | None = None
    modified: dt.date | None = None
    draft: bool = False
    places: Mapping[str, Span] = field(default_factory=dict)
    pictures: tuple[str, ...] = ()
    bare: tuple[Mark, ...] = ()
    decorative: tuple[Mark, ...] = ()
    mentions: tuple[Mark, ...] = ()
    relatives: tuple[Mark, ...] = ()
    ignored: tuple[Mark, ...] = ()
    figures: str = ""
    outline: str = ""
    texts: str = ""
    things: str = ""

    @property
    def folder(self) -> str:
        """The name of its issue's folder: « 008 »."""
        return self.path.rpartition("/")[0].rpartition("/")[2]

    @property
    def stamp_path(self) -> str:
        """Where its stamp is kept."""
        return self.path.rpartition("/")[0] + "/stamp.toml"

    def place(self, key: str) -> Span:
        """Where the value of a key of the front matter stands; the whole file where it has none."""
        return self.places.get(key, WHOLE_FILE)
