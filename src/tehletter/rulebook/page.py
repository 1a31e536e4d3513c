"""What a page of the rulebook holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Example:
    """A letter, or part of one, that a rule finds wrong or right.

    `kind` says what `text` is: the `body` of a letter, its `front` matter, the whole `letter`, `tehletter.toml`
    (`config`), or a `project`: each path on a line of its own and, indented below it, what the file holds (of a
    letter: the keys that matter, an empty line, the body). `lang` is the language of the letter.
    """

    kind: Literal["body", "front", "letter", "config", "project"]
    text: str
    lang: str = "fr"


@dataclass(frozen=True, slots=True)
class Page:
    """Why a rule exists, in a sentence or two of each language of the tool; where it comes from; a bad and a good case.

    `source` names the standard, manual or page of the project that asks for it.
    """

    en: str
    fr: str
    source: str
    bad: Example
    good: Example


def body(text: str, lang: str = "fr") -> Example:
    """An example that is the body of a letter."""
    return Example("body", text, lang)


def front(text: str) -> Example:
    """An example that is front matter; the required keys that it does not show are right."""
    return Example("front", text)


def project(text: str) -> Example:
    """An example of several files."""
    return Example("project", text)
