"""The front matter and `tehletter.toml` as JSON Schema 2020-12, for editors and other programs.

Everything is derived from `schema`, which reads both; the words come from the catalogue. The schemas keep to
the keywords that 2020-12 shares with draft 7, and refer to nothing, because many editors know no later draft.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tehletter.catalogue import say
from tehletter.schema import (
    LANGUAGE,
    LETTER,
    PROJECT,
    ByName,
    Choice,
    Day,
    Flag,
    Key,
    Kind,
    Localized,
    Many,
    Record,
    Whole,
    Words,
)

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NOT_BLANK = r"\S"
_DAY = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_LANGUAGES = f"^{LANGUAGE.pattern}$"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a schema a key stands, and in which language it is described.

    `path` is the key of its words in the catalogue; `empty` tells whether an empty value is an absent key.
    """

    path: str
    language: str
    empty: bool

    def under(self, key: str) -> _Place:
        """The place of a key of the record that stands here."""
        return replace(self, path=f"{self.path}.{key}")

    def words(self) -> str:
        """What the catalogue says of this place."""
        return say(self.path, self.language)


def letter_schema(language: str) -> Schema:
    """The front matter of a letter, its keys described in a language of the tool."""
    place = _Place("schema.letter", language, empty=True)
    draft = {"properties": {"draft": {"enum": [True]}}, "required": ["draft"]}
    summary = {"properties": {"summary": {"type": "string"}}, "required": ["summary"]}
    return {**_root(LETTER, place), "if": draft, "else": summary}


def project_schema(language: str) -> Schema:
    """The config of a project, its keys described in a language of the tool. TOML has no empty values."""
    return _root(PROJECT, _Place("schema.project", language, empty=False))


SCHEMAS: Mapping[str, Callable[[str], Schema]] = {"letter": letter_schema, "project": project_schema}


def _root(record: Record, place: _Place) -> Schema:
    return {"$schema": DIALECT, "title": place.words(), **_record(record, place)}


def _key(key: Key, place: _Place) -> Schema:
    schema = {"description": place.words(), **_kind(key.kind, place)}
    return _or_empty(schema) if place.empty and not key.required else schema


def _or_empty(schema: Schema) -> Schema:
    """The same, with null allowed: a key without a value counts as absent."""
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    words = {"enum": [*schema["enum"], None]} if "enum" in schema else {}
    return {**schema, "type": [*types, "null"], **words}


def _kind(kind: Kind, place: _Place) -> Schema:
    return _WRITERS[type(kind)](kind, place)


def _words(kind: Words, _place: _Place) -> Schema:
    pattern = f"^(?:{kind.pattern})$" if kind.pattern else "" if kind.blank else _NOT_BLANK
    return {"type": "string", "maxLength": kind.longest, **({"pattern": pattern} if pattern else {})}


def _whole(kind: Whole, _place: _Place) -> Schema:
    return {"type": "integer", "minimum": kind.least, "maximum": kind.most}


def _day(_kind: Day, _place: _Place) -> Schema:
    """Editors hand an unquoted date over as a string; many know the pattern and not the format."""
    return {"type": "string", "format": "date", "pattern": _DAY}


def _flag(_kind: Flag, _place: _Place) -> Schema:
    return {"type": "boolean"}


def _choice(kind: Choice, _place: _Place) -> Schema:
    return {"type": "string", "enum": list(kind.words)}


def _many(kind: Many, place: _Place) -> Schema:
    return {"type": "array", "items": _kind(kind.kind, place)}


def _by_name(kind: ByName, place: _Place) -> Schema:
    value = _kind(kind.kind, place)
    if kind.languages:
        return {"type": "object", "patternProperties": {_LANGUAGES: value}, "additionalProperties": False}
    return {"type": "object", "additionalProperties": value}


def _localized(kind: Localized, place: _Place) -> Schema:
    """One schema for text and table: a choice between two would hide from the author which half is wrong."""
    text = _words(Words(kind.longest), place)
    table = _by_name(ByName(Words(kind.longest), languages=True), place)
    return {**text, **table, "type": ["string", "object"], "minProperties": 1}


def _record(kind: Record, place: _Place) -> Schema:
    required = [key.name for key in kind.fields if key.required]
    return {
        "type": "object",
        "properties": {key.name: _key(key, place.under(key.name)) for key in kind.fields},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


_WRITERS: Mapping[type, Callable[..., Schema]] = {
    Words: _words,
    Whole: _whole,
    Day: _day,
    Flag: _flag,
    Choice: _choice,
    Many: _many,
    ByName: _by_name,
    Localized: _localized,
    Record: _record,
}
