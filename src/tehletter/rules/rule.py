"""What a rule is, and what it may look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from tehletter.abstract import Abstract
from tehletter.body import Block, Inline
from tehletter.diagnostics import Finding, Severity, Span
from tehletter.letter import Manuscript
from tehletter.model import (
    BrokenPicture,
    Config,
    Picture,
    Stamp,
)
from tehletter.walk import PictureUse

if TYPE_CHECKING:  # an unchanged project is never read so closely
    from tehletter.prose import Prose
    from tehletter.rules.addresses import Address
    from tehletter.rules.lines import Line


@dataclass(frozen=True, slots=True)
class Rule:
    """A stable code, a name in kebab case, how much it weighs.

    `firm` rules cannot be turned off or down: what they find cannot be built. A rule whose severity is `off` is
    asked for by the config. One that `mends` has findings that `check --fix` puts right. What finds it is the function
    of its name in one of the modules beside this one; none where the finding is made while a file is read.
    """

    code: str
    name: str
    severity: Severity
    firm: bool = False
    mends: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that a rule may look at when it judges one letter by itself.

    `values` are those of the front matter that fit the schema; `pictures` is by path relative to the project;
    `unprintable` are the letter's characters that no font has; `placeholders` are the scaffolds' markers;
    `known` is False for a language that no file of words describes. `blocks` and `inlines` are all of body and
    notes, in reading order; `uses` all pictures; `prose` the words, the letter's own language first; `addresses`
    all that the letter leads to; `lines` those of its lines in which signs of Markdown or of addresses are left.
    """

    manuscript: Manuscript
    values: Mapping[str, Any]
    config: Config
    pictures: Mapping[str, Picture | BrokenPicture]
    blocks: tuple[Block, ...]
    inlines: tuple[Inline, ...]
    uses: tuple[PictureUse, ...]
    prose: tuple[Prose, ...]
    addresses: tuple[Address, ...]
    lines: tuple[Line, ...]
    unprintable: frozenset[str] = frozenset()
    placeholders: tuple[str, ...] = ()
    languages: tuple[str, ...] | None = None
    labels: tuple[str, ...] = ()

    @property
    def draft(self) -> bool:
        """Whether the letter says that it is not finished."""
        return bool(self.values.get("draft"))

    def in_language(self, lang: str) -> Iterator[Prose]:
        """The words in a language: `fr` also means `fr-CH`."""
        for prose in self.prose:
            if prose.lang == lang or prose.lang.startswith(f"{lang}-"):
                yield prose

    def place(self, key: str) -> Span:
        """Where the value of a key of the front matter stands."""
        entry = self.manuscript.front.find(key)
        return entry.node.span if entry else Span()


@dataclass(frozen=True, slots=True)
class Series:
    """Everything that a rule may look at when it compares letters, or asks for today's date.

    `letters` are in the order of number and series languages. `stamps` is by path of the letter. `files` are the
    pictures that lie in the issues' folders, relative to the project; `today` is the mission's. `folders` are the
    numbers of all folders of issues, also of those whose letters cannot be read.
    """

    letters: tuple[Abstract, ...]
    config: Config
    stamps: Mapping[str, Stamp]
    files: tuple[str, ...]
    today: date
    folders: tuple[int, ...] = ()
    issues: Mapping[int, tuple[Abstract, ...]] = field(init=False)
    numbers: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        """Gather the editions of each issue, and the numbers of all issues that there are."""
        issues: dict[int, tuple[Abstract, ...]] = {}
        for letter in self.letters:
            issues[letter.issue] = (*issues.get(letter.issue, ()), letter)
        object.__setattr__(self, "issues", issues)
        object.__setattr__(self, "numbers", frozenset((*issues, *self.folders)))


Judge = Callable[[Case], Iterable[Finding]]
"""Finds in one letter."""
Comparison = Callable[[Series], Iterable[tuple[str, Finding]]]
"""Finds in the series; each finding with the path of the file that it is about."""
