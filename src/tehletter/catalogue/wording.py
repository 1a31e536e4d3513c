"""What a diagnostic says in the words of a language, safe to show wherever it goes."""

from __future__ import annotations

import re

from tehletter.catalogue import hint, say, texts
from tehletter.diagnostics import Diagnostic

LONGEST = 120
"""Characters of a value that a message quotes."""

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
    r"|(?<=#)#(?=[a-z]*\[)"
)
"""Controls, directions, halves of pairs, and the « ##[command] » that GitHub's and Azure's logs obey in any line."""
_FIELD = re.compile(r"\{[a-z_]+\}")


def message(diagnostic: Diagnostic, language: str) -> str:
    """What is wrong, on one line."""
    return say(diagnostic.finding.key, language, **_shown(diagnostic))


def remedy(diagnostic: Diagnostic, language: str) -> str | None:
    """What to do about it, on one line."""
    return hint(diagnostic.finding.key, language, **_shown(diagnostic))


def title(rule: str, language: str) -> str:
    """What a rule says first, with « … » for the values."""
    said = (
        text for key, text in texts(language).items() if key.partition(".")[0] == rule and not key.endswith(".hint")
    )
    return _FIELD.sub("…", next(said, rule))


def spelled(text: str) -> list[str]:
    """The characters of a text; those that a terminal or a log would obey instead of showing, by their number."""
    characters = list(text)
    for match in _UNSAFE.finditer(text):
        characters[match.start()] = escaped(match[0])
    return characters


def escaped(character: str) -> str:
    """A character by its number."""
    return f"\\u{ord(character):04x}"


def visible(text: str) -> str:
    """A text with its control and directional characters escaped: terminals and CI logs are interpreters too."""
    return "".join(spelled(text)) if _UNSAFE.search(text) else text


def _shown(diagnostic: Diagnostic) -> dict[str, str]:
    return {name: visible(_told(value)) for name, value in diagnostic.finding.values.items()}


def _told(value: object) -> str:
    """A value of the input is quoted, a list of our own names told whole."""
    return ", ".join(_short(str(item)) for item in value) if isinstance(value, list) else _short(str(value))


def _short(text: str) -> str:
    """A value of the input is quoted, not repeated at length."""
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "…"
