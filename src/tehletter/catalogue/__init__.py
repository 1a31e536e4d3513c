"""Every word that the tool says, in English and French, by key; `key.hint` is the remedy beside a message."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module

LANGUAGES = ("en", "fr")
_FIELD = re.compile(r"\{([a-z_]+)\}")


@cache
def texts(language: str) -> Mapping[str, str]:
    """All texts of a language, by key; loaded when it is first spoken."""
    return import_module(f"{__name__}.{language}").TEXTS  # type: ignore[no-any-return]


def say(key: str, language: str, /, **values: object) -> str:
    """The text of a key, its `{name}` fields filled; values are data and never looked into."""

    def field(match: re.Match[str]) -> str:
        return str(values[match[1]]) if match[1] in values else match[0]

    return _FIELD.sub(field, texts(language)[key])


def hint(key: str, language: str, /, **values: object) -> str | None:
    """The remedy that goes with a key; that of its rule where the variant has none of its own."""
    for candidate in (f"{key}.hint", f"{key.partition('.')[0]}.hint"):
        if candidate in texts(language):
            return say(candidate, language, **values)
    return None
