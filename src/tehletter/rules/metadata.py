"""1xx: the front matter against the folder, the file, the calendar and itself."""

from __future__ import annotations

from collections.abc import Iterator

from tehletter.diagnostics import Finding
from tehletter.model import Scalar, Sequence
from tehletter.rules.rule import Case
from tehletter.schema import nearest_word


def number_not_folder(case: Case) -> Iterator[Finding]:
    """The number is said twice, by the folder and by the front matter: they agree."""
    number, folder = case.values.get("number"), case.manuscript.issue
    if number is not None and number != folder:
        yield Finding("number-not-folder", case.place("number"), {"number": number, "folder": f"{folder:03d}"})


def lang_not_file(case: Case) -> Iterator[Finding]:
    """`lang` may only repeat the file's name."""
    lang = case.values.get("lang")
    if lang is not None and lang != case.manuscript.lang:
        yield Finding("lang-not-file", case.place("lang"), {"lang": lang, "file": case.manuscript.lang})


def missing_key(case: Case) -> Iterator[Finding]:
    """A letter that is no draft has a summary: page description, feed and e-mail preview."""
    if not case.draft and not case.manuscript.front.find("summary"):
        yield Finding("missing-key", case.manuscript.front.span.part(0, 1), {"key": "summary"}, "summary")


def modified_too_early(case: Case) -> Iterator[Finding]:
    """A letter does not change before the month it is dated."""
    modified, published = case.values.get("modified"), case.values.get("date")
    if modified and published and modified < published.replace(day=1):
        values = {"modified": modified.isoformat(), "date": published.isoformat()}
        yield Finding("modified-too-early", case.place("modified"), values)


def unknown_language(case: Case) -> Iterator[Finding]:
    """A language without words of its own has English labels."""
    if case.languages is not None and not _is_known(case.manuscript.lang, case.languages):
        values = {"lang": case.manuscript.lang, "known": ", ".join(case.languages), "labels": list(case.labels)}
        yield Finding("unknown-language", values=values)


def _is_known(tag: str, known: tuple[str, ...]) -> bool:
    return any(tag == lang or tag.startswith(f"{lang}-") for lang in known)


def unknown_publisher(case: Case) -> Iterator[Finding]:
    """The publishers of a letter are among those of the project, by a name that these have in some language."""
    entry = case.manuscript.front.find("publishers")
    known = {
        name.casefold()
        for publisher in (case.config.mission, *case.config.publishers)
        for name in publisher.name.values()
        if name
    }
    for item in entry.node.items if known and entry and isinstance(entry.node, Sequence) else ():
        if isinstance(item, Scalar) and isinstance(item.value, str) and item.value.strip().casefold() not in known:
            nearest = nearest_word(item.value, known) or ""
            right = next((name for name in _names(case) if name.casefold() == nearest), "")
            values = {"name": item.value, "nearest": right}
            yield Finding("unknown-publisher", item.span, values, "nearest" if right else "")


def _names(case: Case) -> Iterator[str]:
    for publisher in (case.config.mission, *case.config.publishers):
        yield from publisher.name.values()
