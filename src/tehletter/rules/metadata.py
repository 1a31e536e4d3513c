"""1xx: the front matter against the folder, the file, the calendar and itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tehletter.diagnostics import Finding, Span
from tehletter.model import Heading, Node, Paragraph, Scalar, Sequence, Table
from tehletter.rules.rule import Case
from tehletter.schema import nearest_word
from tehletter.walk import plain_text


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


def placeholder(case: Case) -> Iterator[Finding]:
    """Words that a scaffold put there for the author to replace."""
    variant = "draft" if case.draft else ""
    yield from _to_be_filled_in(case, variant)
    for text, span in [*_front_texts(case.manuscript.front), *_body_texts(case)]:
        for marker in case.placeholders:
            if text.lstrip().startswith(marker):
                yield Finding("placeholder", span, {"marker": marker}, variant)


def _front_texts(node: Node) -> Iterator[tuple[str, Span]]:
    match node:
        case Table():
            for entry in node.entries:
                yield from _front_texts(entry.node)
        case Sequence():
            for item in node.items:
                yield from _front_texts(item)
        case Scalar(value=str() as value):
            yield value, node.span


def _body_texts(case: Case) -> Iterator[tuple[str, Span]]:
    for block in case.blocks:
        if isinstance(block, Paragraph | Heading) and block.children:
            yield plain_text(block.children), block.children[0].span


def unknown_language(case: Case) -> Iterator[Finding]:
    """A language without words of its own has English labels."""
    if case.languages is not None and not _is_known(case.manuscript.lang, case.languages):
        values = {"lang": case.manuscript.lang, "known": ", ".join(case.languages)}
        yield Finding("unknown-language", values=values)


def _is_known(tag: str, known: tuple[str, ...]) -> bool:
    return any(tag == lang or tag.startswith(f"{lang}-") for lang in known)


_TO_FILL_IN = re.compile(
    r"\bLorem ipsum\b|\b(?:TODO|FIXME|TBD|TBC|XXX+|XX)\b(?![’'-])|\bxx/xx/(?:xx){1,2}\b"
    r"|[\[(<](?:[àÀA] (?:compléter|rédiger|préciser|vérifier|traduire|confirmer|définir|venir|insérer)|insérer|insert"
    r"|to be (?:completed|confirmed|written|added)|dopuniti|допунити)\b[^\])>\n]{0,80}[\])>]"
    r"|\?{3,}"
)
_WHOLE = re.compile(
    r"(?:[àÀ] (?:compléter|rédiger|préciser|venir|traduire)|titre|title|résumé|summary|texte|text|naslov|наслов"
    r"|(?:titre|résumé) de la lettre|title of the letter|to be (?:completed|written)|\.{3}|…|-|\?+)[ .…]*",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"\bXXX?[ \u00a0\u202f](?:siècle|century|vek|век)")


def _to_be_filled_in(case: Case, variant: str) -> Iterator[Finding]:
    """« TODO », « [à compléter] », « Lorem ipsum », and a title that says « Titre »."""
    for prose in case.prose[:1]:
        for match in _TO_FILL_IN.finditer(prose.text):
            if not _ROMAN.match(prose.text, match.start()) and not _is_numeral(prose.text, match):
                span = prose.span(*match.span())
                yield Finding("placeholder", span, {"marker": match[0]}, variant)
        for part in prose.parts:
            text = prose.text[part.start : part.end]
            if part.kind in ("title", "front", "heading") and _WHOLE.fullmatch(text):
                yield Finding("placeholder", prose.span(part.start, part.end), {"marker": text}, variant)


def _is_numeral(text: str, match: re.Match[str]) -> bool:
    """« Annexe XX », « Louis XX »: a number behind a word with a capital, or of another series."""
    if not match[0].startswith("XX") or len(match[0]) > 3:
        return False
    before = text[max(0, match.start() - 30) : match.start()].rstrip("\u00a0\u202f ")
    word = re.search(r"[^\W\d_]+\.?$", before)
    after = text[match.end() : match.end() + 12]
    day = re.match(
        r"[ \u00a0\u202f](?:janv|févr|mars|avril|mai|juin|juil|août|sept|oct|nov|déc|Jan|Feb|Mar|Apr|May|Jun"
        r"|Jul|Aug|Sep|Oct|Nov|Dec)",
        after,
    )
    return word is not None and not day


def unknown_publisher(case: Case) -> Iterator[Finding]:
    """The publishers of a letter are among those of the project, by a name that these have in some language."""
    entry = case.manuscript.front.find("publishers")
    known = {
        name.casefold()
        for publisher in (case.config.mission, *case.config.publishers)
        for name in publisher.name.values()
        if name
    }
    for item in entry.node.items if entry and isinstance(entry.node, Sequence) else ():
        if isinstance(item, Scalar) and isinstance(item.value, str) and item.value.strip().casefold() not in known:
            nearest = nearest_word(item.value, known) or ""
            right = next((name for name in _names(case) if name.casefold() == nearest), "")
            values = {"name": item.value, "nearest": right}
            yield Finding("unknown-publisher", item.span, values, "nearest" if right else "")


def _names(case: Case) -> Iterator[str]:
    for publisher in (case.config.mission, *case.config.publishers):
        yield from publisher.name.values()
