"""The data file of a language, `templates/languages/<tag>.toml`, judged: what it lacks and what is wrong, at its line.

What labels there are, and which fields each has, is read off the languages that the tool brings along.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tehletter.diagnostics import WHOLE_FILE, Finding
from tehletter.languages import FALLBACK, FOLDER, REFERENCES, is_registered, texts_of
from tehletter.model import Scalar, Source, Table
from tehletter.schema import LANGUAGE, ByName, Choice, Flag, Key, Many, Record, Words, read_record
from tehletter.tomltree import read_toml

_FIELD = re.compile(r"\{[^{}]*\}")
_QUOTES = 4
_DATES = ("month", "day")
_PATTERN = re.compile(r"(?:'[^']*'|y{1,4}|[ML]{1,5}|d{1,2}|E{1,5}|[^A-Za-z'])*")
"""What a pattern of a day may hold (CLDR, « Date Field Symbol Table »): year, month, day, day of the week, and words in
apostrophes."""


def judge_language(source: Source, templates: Mapping[str, str]) -> list[Finding]:
    """What is wrong with a file of a language; a label that it lacks is said in English."""
    tag = source.path.rpartition("/")[2].removesuffix(".toml")
    tree, found = read_toml(source.text)
    if found:
        return found
    if not LANGUAGE.fullmatch(tag) or not is_registered(tag):
        found.append(Finding("wrong-form", values={"key": FOLDER.rstrip("/"), "value": tag}))
    labels = {key: text for one in REFERENCES for key, text in texts_of(one, "labels", templates).items()}
    values = read_record(tree, _record(labels), found)
    found += _lacking(tree, "dates", _DATES, tag)
    found += _lacking(tree, "labels", tuple(labels), tag)
    found += _patterns(tree)
    found += _fields(tree, tag, templates)
    quotes = values.get("typography", {}).get("quotes")
    typography = _table(tree, "typography").find("quotes")
    if quotes is not None and typography and len(quotes) != _QUOTES:
        span = typography.key_span
        found.append(Finding("wrong-type", span, {"key": "typography.quotes", "value": len(quotes)}, "quotes"))
    return found


def _record(labels: Mapping[str, str]) -> Record:
    """What a file may hold."""
    typography = (
        Key("profile", Choice(("quotes", "imprimerie-nationale", "spip", "none"))),
        Key("quotes", Many(Words())),
        Key("spaced", Flag()),
    )
    return Record(
        (
            Key("name", Words()),
            Key("dates", Record(tuple(Key(name, Words()) for name in _DATES))),
            Key("ordinals", ByName(Words())),
            Key("typography", Record(typography)),
            Key("labels", Record(tuple(Key(name, Words()) for name in labels))),
        )
    )


def _table(tree: Table, name: str) -> Table:
    entry = tree.find(name)
    return entry.node if entry and isinstance(entry.node, Table) else Table()


def _lacking(tree: Table, table: str, names: tuple[str, ...], tag: str) -> Iterator[Finding]:
    """Labels that are not there, told where their table begins."""
    entry = tree.find(table)
    place = entry.key_span if entry else WHOLE_FILE
    lacking = [name for name in names if not _table(tree, table).find(name)]
    if lacking:
        values = {"labels": lacking, "table": table, "lang": tag}
        yield Finding("missing-label", place, values, "english" if tag == FALLBACK else "")


def _patterns(tree: Table) -> Iterator[Finding]:
    """Patterns of days that cannot be filled."""
    for entry in _table(tree, "dates").entries:
        if not isinstance(entry.node, Scalar) or not isinstance(text := entry.node.value, str):
            continue
        if entry.key in _DATES and not _PATTERN.fullmatch(text):
            yield Finding("wrong-form", entry.node.span, {"key": f"dates.{entry.key}", "value": text}, "date")


def _fields(tree: Table, tag: str, templates: Mapping[str, str]) -> Iterator[Finding]:
    """Fields that nobody fills, and those that all languages of the tool have and this label lost."""
    for entry in _table(tree, "labels").entries:
        others = [
            text for one in REFERENCES if one != tag and (text := texts_of(one, "labels", templates).get(entry.key))
        ]
        if not others or not isinstance(entry.node, Scalar) or not isinstance(entry.node.value, str):
            continue
        sets = [set(_FIELD.findall(text)) for text in others]
        own, may, must = set(_FIELD.findall(entry.node.value)), set.union(*sets), set.intersection(*sets)
        if entry.key == "title":
            may, must = may | {"{number}"}, set()
        for variant, fields in (("", own - may), ("lost", must - own)):
            for field in sorted(fields):
                yield Finding("wrong-field", entry.node.span, {"label": entry.key, "field": field}, variant)
