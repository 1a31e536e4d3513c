"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tehletter.diagnostics import Finding, Severity
from tehletter.model import BrokenPicture, Config, Manuscript, Picture, Stamp


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that a rule may look at when it judges one letter.

    `values` are those of the front matter that fit the schema; `pictures` is by path relative to the project;
    `printable` is the text's characters that some font has; `placeholders` are the scaffolds' markers.
    """

    manuscript: Manuscript
    values: Mapping[str, Any]
    config: Config
    pictures: Mapping[str, Picture | BrokenPicture]
    digest: str
    stamp: Stamp | None
    unprintable: frozenset[str] = frozenset()
    placeholders: tuple[str, ...] = ()

    @property
    def draft(self) -> bool:
        """Whether the letter says that it is not finished."""
        return bool(self.values.get("draft"))


Judge = Callable[[Case], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A stable code, a name in kebab case, how much it weighs, and the function that finds it.

    `find` is None where the finding is made while a file is read: there is nothing left to judge.
    `firm` rules cannot be turned off or down: what they find cannot be built.
    """

    code: str
    name: str
    severity: Severity
    find: Judge | None = None
    firm: bool = False
