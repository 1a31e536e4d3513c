"""What the front matter of a letter and `tehletter.toml` may hold, as data, and the one reader of both.

`read_record` turns a tree with places into plain values; whatever does not fit becomes a finding on its own
place and is left out of the values, so that one slip never hides another.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from tehletter.days import is_no_day, iso_day, swapped_day
from tehletter.diagnostics import Edit, Finding, Span
from tehletter.model import (
    Entry,
    Node,
    Scalar,
    Sequence,
    Table,
)

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*")
"""A BCP 47 tag in canonical case: language, script, region, variants (RFC 5646, sections 2.1 and 2.1.1)."""

Found = list[Finding]


@dataclass(frozen=True, slots=True)
class Words:
    """A string; at most `longest` characters; empty only where `blank`."""

    longest: int = 1000
    pattern: str = ""
    blank: bool = False
    name: str = "text"


@dataclass(frozen=True, slots=True)
class Whole:
    """An integer from `least` to `most`."""

    least: int = 1
    most: int = 999_999
    name: str = "integer"


@dataclass(frozen=True, slots=True)
class Day:
    """A date, YYYY-MM-DD."""

    name: str = "date"


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false."""

    name: str = "boolean"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]
    name: str = "choice"


@dataclass(frozen=True, slots=True)
class Many:
    """A list, every item of one kind."""

    kind: Kind
    name: str = "list"


@dataclass(frozen=True, slots=True)
class ByName:
    """A table whose keys are the author's: names of rules, language tags (`languages`)."""

    kind: Kind
    languages: bool = False
    name: str = "table"


@dataclass(frozen=True, slots=True)
class Localized:
    """A string, or a table of strings by language tag; read as a table, with "" for any language."""

    longest: int = 1000
    name: str = "localized"


@dataclass(frozen=True, slots=True)
class Record:
    """A table with known keys."""

    fields: tuple[Key, ...]
    name: str = "table"


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a record."""

    name: str
    kind: Kind
    required: bool = False


Kind = Words | Whole | Day | Flag | Choice | Many | ByName | Localized | Record

# ---------------------------------------------------------------------------------------- the two schemas

_PICTURE = (Key("src", Words(), required=True), Key("alt", Words(blank=True), required=True))

LETTER = Record(
    (
        Key("number", Whole(), required=True),
        Key("title", Words(), required=True),
        Key("date", Day(), required=True),
        Key("summary", Words(longest=300)),
        Key("byline", Words()),
        Key("author", Words()),
        Key("portrait", Record(_PICTURE)),
        Key("theme", Words()),
        Key("cover", Record((*_PICTURE, Key("caption", Words()), Key("credit", Words())))),
        Key("modified", Day()),
        Key("draft", Flag()),
        Key("keywords", Many(Words(longest=200))),
        Key("publishers", Many(Words(longest=200))),
        Key(
            "see_also",
            Many(Record((Key("label", Words(), required=True), Key("url", Words(), required=True)))),
        ),
        Key("check", Record((Key("ignore", Many(Words(longest=60))),))),
        Key("lang", Words(longest=60)),
    )
)
"""The front matter of an edition (contract, « Front matter of an edition »)."""

_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
_SEVERITY = Choice(("error", "warning", "off"))
_RULES = Many(Words(longest=60))

PROJECT = Record(
    (
        Key(
            "mission",
            Record(
                (
                    Key("name", Localized(), required=True),
                    Key("url", Words()),
                    Key("logo", Words()),
                    Key("address", Localized()),
                    Key("contact", Localized()),
                    Key("timezone", Words()),
                )
            ),
            required=True,
        ),
        Key(
            "series",
            Record(
                (
                    Key("slug", Words(longest=60, pattern=_SLUG)),
                    Key("label", Localized()),
                    Key("title", Localized()),
                    Key("languages", Many(Words(pattern=LANGUAGE.pattern))),
                    Key("typography", ByName(Choice(("imprimerie-nationale", "spip", "none")), languages=True)),
                )
            ),
        ),
        Key("check", Record((Key("off", _RULES), Key("on", _RULES), Key("severity", ByName(_SEVERITY))))),
        Key(
            "build",
            Record(
                (
                    Key("out", Words()),
                    Key("pdf_variant", Choice(("a-2a", "a-3a"))),
                    Key("image_widths", Many(Whole(16, 10_000))),
                    Key("prove", Flag()),
                )
            ),
        ),
        Key(
            "email",
            Record(
                (
                    Key("from", Words()),
                    Key("reply_to", Words()),
                    Key("list_id", Words()),
                    Key("unsubscribe", Words()),
                    Key("pictures", Choice(("cid", "url"))),
                    Key("attach", Flag()),
                    Key(
                        "smtp",
                        Record(
                            (
                                Key("host", Words()),
                                Key("port", Whole(1, 65535)),
                                Key("tls", Flag()),
                                Key("user", Words()),
                            )
                        ),
                    ),
                    Key("listmonk", Record((Key("url", Words()), Key("user", Words()), Key("list", Whole())))),
                )
            ),
        ),
        Key(
            "publishers",
            Many(
                Record(
                    (
                        Key("name", Localized(), required=True),
                        Key("url", Words()),
                        Key("logo", Words()),
                        Key("address", Localized()),
                    )
                )
            ),
        ),
    )
)
"""`tehletter.toml` (contract, « A project on disk »)."""

SAME = {
    **dict.fromkeys(("titre", "naslov", "heading", "name"), "title"),
    **dict.fromkeys(("auteur", "auteurs", "autor", "authors", "signature"), "author"),
    **dict.fromkeys(("langue", "language", "locale", "jezik"), "lang"),
    **dict.fromkeys(("résumé", "resume", "description", "chapô", "chapo", "abstract", "sažetak"), "summary"),
    **dict.fromkeys(("mots_clés", "mots_cles", "tags", "tag", "keyword", "categories"), "keywords"),
    **dict.fromkeys(("brouillon", "unpublished", "nacrt"), "draft"),
    **dict.fromkeys(("thème", "subject", "sujet", "subtitle", "tema"), "theme"),
    **dict.fromkeys(("couverture", "image", "photo", "picture", "cover_image"), "cover"),
    **dict.fromkeys(("modifié", "modifie", "updated", "lastmod", "last_modified"), "modified"),
    **dict.fromkeys(("numéro", "numero", "no", "n°", "issue", "broj"), "number"),
    **dict.fromkeys(("jour", "publié", "published", "datum", "pubdate"), "date"),
    **dict.fromkeys(("éditorial", "editorial", "chapeau", "by"), "byline"),
    **dict.fromkeys(("voir_aussi", "aller_plus_loin", "liens", "links", "see"), "see_also"),
    **dict.fromkeys(("légende", "legende", "legend"), "caption"),
    **dict.fromkeys(("crédit", "copyright", "source"), "credit"),
    **dict.fromkeys(("fichier", "file", "path", "image_src"), "src"),
    **dict.fromkeys(("alternative", "texte_alternatif", "alternatif"), "alt"),
    **dict.fromkeys(("libellé", "texte", "text"), "label"),
    **dict.fromkeys(("adresse", "lien", "link", "href"), "url"),
}
"""Keys that authors know from elsewhere or from their own language, and what they are called here."""

# ---------------------------------------------------------------------------------------------- reading


def read_record(table: Table, record: Record, found: Found, where: str = "") -> dict[str, Any]:
    """The values of a table's known keys. `where` is the dotted path of the table, for the messages."""
    known = {key.name: key for key in record.fields}
    values = {}
    for entry in table.entries:
        if entry.key not in known:
            found.append(_unknown(entry, known, where))
        elif table.find(entry.key):
            value = _read(entry.node, known[entry.key].kind, found, f"{where}{entry.key}")
            if value is not None:
                values[entry.key] = value
    for key in record.fields:
        if key.required and not table.find(key.name):
            found.append(Finding("missing-key", _first_line(table.span), {"key": f"{where}{key.name}"}))
    return values


def _unknown(entry: Entry, known: Collection[str], where: str) -> Finding:
    plain = entry.key.casefold().replace("-", "_").replace(" ", "_")
    same = SAME.get(plain, "")
    nearest = same if same in known else nearest_word(entry.key, known)
    values = {"key": entry.key, "where": where.rstrip("."), "nearest": nearest or ""}
    return Finding("unknown-key", entry.key_span, values, "nearest" if nearest else "")


def nearest_word(typed: str, known: Iterable[str]) -> str | None:
    """The known word that the typed one most likely stands for."""
    plain = {word.casefold().replace("_", "-"): word for word in known}
    close = difflib.get_close_matches(typed.casefold().replace("_", "-"), plain, n=1, cutoff=0.6)
    return plain[close[0]] if close else None


def _first_line(span: Span) -> Span:
    return span if span.line == span.end_line else Span(span.line, span.column, span.line, span.column + 1)


def _read(node: Node, kind: Kind, found: Found, where: str) -> Any:
    return _READERS[type(kind)](node, kind, found, where)


def _wrong(node: Node, kind: Kind, found: Found, where: str) -> None:
    shown = _shown(node)
    found.append(Finding("wrong-type", _first_line(node.span), {"key": where, "value": shown}, kind.name))


def _shown(node: Node) -> str:
    match node:
        case Sequence():
            return "[…]"
        case Table():
            return "{…}"
        case Scalar(value=bool() as value):
            return str(value).lower()
    return str(node.value)


def _words(node: Node, kind: Words, found: Found, where: str) -> str | None:
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        _wrong(node, kind, found, where)
        return None
    value = node.value.strip()
    if not value and not kind.blank:
        found.append(Finding("empty-text", node.span, {"key": where}))
    elif len(value) > kind.longest:
        values = {"key": where, "length": len(value), "longest": kind.longest}
        found.append(Finding("text-too-long", _first_line(node.span), values))
    elif kind.pattern and not re.fullmatch(kind.pattern, value):
        found.append(Finding("wrong-form", node.span, {"key": where, "value": value}))
    else:
        return value
    return None


def _whole(node: Node, kind: Whole, found: Found, where: str) -> int | None:
    if not isinstance(node, Scalar) or not isinstance(node.value, int) or isinstance(node.value, bool):
        _wrong(node, kind, found, where)
        return None
    if not kind.least <= node.value <= kind.most:
        values = {"key": where, "value": node.value, "least": kind.least, "most": kind.most}
        found.append(Finding("out-of-range", node.span, values))
        return None
    return node.value


def _day(node: Node, kind: Day, found: Found, where: str) -> date | None:
    value = node.value if isinstance(node, Scalar) else None
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            found.append(_impossible(value, node.span))
            return None
    if not isinstance(value, date) or isinstance(value, datetime):
        if isinstance(node, Scalar) and isinstance(value, str) and (iso := iso_day(value.strip())):
            values = {"key": where, "value": value, "iso": iso}
            found.append(Finding("wrong-type", node.span, values, "other-date", (Edit(node.span, iso),)))
        elif isinstance(value, str) and is_no_day(value.strip()):
            found.append(_impossible(value, node.span))
        else:
            _wrong(node, kind, found, where)
        return None
    return value


def _impossible(value: str, span: Span) -> Finding:
    """A day that no calendar has; with day and month in the other order it may be one: « 2018-24-01 »."""
    if iso := swapped_day(value):
        return Finding("impossible-date", span, {"value": value, "iso": iso}, "swapped", (Edit(span, iso),))
    return Finding("impossible-date", span, {"value": value})


def _flag(node: Node, kind: Flag, found: Found, where: str) -> bool | None:
    if not isinstance(node, Scalar) or not isinstance(node.value, bool):
        _wrong(node, kind, found, where)
        return None
    return node.value


def _choice(node: Node, kind: Choice, found: Found, where: str) -> str | None:
    value = node.value if isinstance(node, Scalar) else None
    if value not in kind.words:
        words = ", ".join(kind.words)
        found.append(
            Finding(
                "wrong-type",
                _first_line(node.span),
                {"key": where, "value": _shown(node), "words": words},
                "choice",
            )
        )
        return None
    return str(value)


def _many(node: Node, kind: Many, found: Found, where: str) -> tuple[Any, ...] | None:
    if not isinstance(node, Sequence):
        _wrong(node, kind, found, where)
        return None
    values = (_read(item, kind.kind, found, f"{where}[{index}]") for index, item in enumerate(node.items, 1))
    return tuple(value for value in values if value is not None)


def _by_name(node: Node, kind: ByName, found: Found, where: str) -> dict[str, Any] | None:
    if not isinstance(node, Table):
        _wrong(node, kind, found, where)
        return None
    values = {}
    for entry in node.entries:
        if kind.languages and not LANGUAGE.fullmatch(entry.key):
            found.append(Finding("wrong-form", entry.key_span, {"key": where, "value": entry.key}))
        elif (value := _read(entry.node, kind.kind, found, f"{where}.{entry.key}")) is not None:
            values[entry.key] = value
    return values


def _localized(node: Node, kind: Localized, found: Found, where: str) -> dict[str, str] | None:
    if isinstance(node, Table):
        texts = _by_name(node, ByName(Words(kind.longest), languages=True), found, where)
        if not node.entries:
            found.append(Finding("empty-text", _first_line(node.span), {"key": where}))
        return texts or None
    if not isinstance(node, Scalar) or not isinstance(node.value, str):
        _wrong(node, kind, found, where)
        return None
    value = _words(node, Words(kind.longest), found, where)
    return None if value is None else {"": value}


def _record(node: Node, kind: Record, found: Found, where: str) -> dict[str, Any] | None:
    if not isinstance(node, Table):
        _wrong(node, kind, found, where)
        return None
    return read_record(node, kind, found, f"{where}.")


_READERS: dict[type, Callable[..., Any]] = {
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
