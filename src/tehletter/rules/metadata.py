"""1xx: the front matter against the folder, the file, the calendar and itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tehletter.diagnostics import Finding
from tehletter.languages import lookup, tag_of_today
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
    """A language without words of its own has English labels; one that says no script has those of one script."""
    tag, known = case.manuscript.lang, case.languages
    if known is None:
        return
    words, values = lookup(tag, known), {"lang": tag, "known": ", ".join(known)}
    if words and not (tag == words or tag.startswith(f"{words}-")):
        right = _in_its_script(case, words.partition("-")[0], known) or words
        yield Finding("unknown-language", values=values | {"words": words, "right": right}, variant="script")
    elif not words and (right := tag_of_today(tag)) != tag:
        yield Finding("unknown-language", values=values | {"right": right}, variant="retired")
    elif not words:
        file = "-".join(part for part in tag.split("-")[:2] if part.islower() or part.istitle())
        yield Finding("unknown-language", values={**values, "file": file, "labels": list(case.labels)})


def _in_its_script(case: Case, base: str, known: tuple[str, ...]) -> str:
    """The tag of a known language in the script that most letters of a text are of."""
    text = "".join(prose.text for prose in case.prose)
    cyrillic = len(re.findall("[\u0400-\u04ff]", text))
    latin = len(re.findall("[A-Za-z]", text))
    tag = f"{base}-{'Cyrl' if cyrillic > latin else 'Latn'}"
    return tag if tag in known else ""


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
            values = {"name": item.value, "nearest": right, "known": list(dict.fromkeys(filter(None, _names(case))))}
            yield Finding("unknown-publisher", item.span, values, "nearest" if right else "")


def _names(case: Case) -> Iterator[str]:
    for publisher in (case.config.mission, *case.config.publishers):
        yield from publisher.name.values()
