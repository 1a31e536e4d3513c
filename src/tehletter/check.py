"""From a manuscript to a letter that can be trusted: the one place where a `Letter` is made."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tehletter.diagnostics import Diagnostic, Finding, Severity
from tehletter.model import BrokenPicture, Config, Letter, Manuscript, Meta, Photo, Picture, Reference, Stamp
from tehletter.rules import BY_CODE, BY_NAME, RULES
from tehletter.rules.rule import Case, Rule
from tehletter.schema import LETTER, read_record
from tehletter.stamp import digest
from tehletter.walk import pictures_used

UNREADABLE = frozenset({"no-front-matter", "open-front-matter", "yaml-error", "yaml-feature"})
"""What leaves no front matter to be judged."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a letter is judged against besides itself.

    `printable` holds every character that some font has; None where that is not known, and nothing is said of it.
    """

    config: Config
    pictures: Mapping[str, Picture | BrokenPicture]
    stamps: Mapping[str, Stamp]
    printable: frozenset[int] | None = None
    placeholders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `check` says of a manuscript: its diagnostics and, without errors among them, the letter."""

    manuscript: Manuscript
    diagnostics: tuple[Diagnostic, ...]
    letter: Letter | None
    digest: str


def judge(manuscript: Manuscript, around: Surroundings) -> Verdict:
    """Apply every rule to a manuscript."""
    found: list[Finding] = list(manuscript.findings)
    readable = not any(finding.rule in UNREADABLE for finding in found)
    values = read_record(manuscript.front, LETTER, found) if readable else {}
    case = _case(manuscript, values, around)
    if readable:
        for rule in RULES:
            found += rule.find(case) if rule.find else ()
    ignored = frozenset(values.get("check", {}).get("ignore", ()))
    diagnostics = diagnose(manuscript.path, found, around.config, ignored)
    right = not any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    letter = _letter(case) if right else None
    return Verdict(manuscript, diagnostics, letter, case.digest)


def diagnose(
    path: str, found: Iterable[Finding], config: Config, ignored: frozenset[str] = frozenset()
) -> tuple[Diagnostic, ...]:
    """The findings of a file with their codes and severities, in the order of their places."""
    diagnostics = []
    for finding in found:
        rule = BY_NAME[finding.rule]
        severity = _severity(rule, config, ignored)
        if finding.variant == "draft":  # what a draft may still have
            severity = min(severity, Severity.WARNING, key=[Severity.OFF, Severity.WARNING, Severity.ERROR].index)
        if severity is not Severity.OFF:
            diagnostics.append(Diagnostic(rule.code, severity, path, finding))
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.order))


def _severity(rule: Rule, config: Config, ignored: frozenset[str]) -> Severity:
    if rule.firm:
        return rule.severity
    if rule.code in ignored or rule.name in ignored:
        return Severity.OFF
    said = config.severities.get(rule.code) or config.severities.get(rule.name)
    if said is None or said == "on":
        return rule.severity
    return Severity(said)


def is_rule(word: str) -> bool:
    """Whether that is the code or the name of a rule."""
    return word in BY_CODE or word in BY_NAME


def _case(manuscript: Manuscript, values: Mapping[str, Any], around: Surroundings) -> Case:
    hashes = {
        use.path: picture.sha256
        for use in pictures_used(manuscript)
        if use.path and isinstance(picture := around.pictures.get(use.path), Picture)
    }
    unprintable = frozenset[str]()
    if around.printable is not None:
        characters = set(manuscript.source.text)
        unprintable = frozenset(c for c in characters if ord(c) not in around.printable and not _invisible(c))
    return Case(
        manuscript,
        values,
        around.config,
        around.pictures,
        digest(manuscript, hashes),
        around.stamps.get(manuscript.lang),
        unprintable,
        around.placeholders,
    )


def _invisible(character: str) -> bool:
    """Controls, joiners, directional marks and variation selectors need no glyph."""
    return unicodedata.category(character) in ("Cc", "Cf") or 0xFE00 <= ord(character) <= 0xFE0F


def _letter(case: Case) -> Letter:
    manuscript = case.manuscript
    pictures = {
        use.src: picture
        for use in pictures_used(manuscript)
        if use.path and isinstance(picture := case.pictures.get(use.path), Picture)
    }
    folder = manuscript.path.rpartition("/")[0].rpartition("/")[2]
    return Letter(
        manuscript.path,
        folder,
        manuscript.lang,
        _meta(case.values),
        manuscript.body,
        pictures,
        case.digest,
    )


def _meta(values: Mapping[str, Any]) -> Meta:
    plain = {
        key: values[key]
        for key in (
            "number",
            "title",
            "date",
            "summary",
            "byline",
            "author",
            "theme",
            "modified",
            "draft",
            "keywords",
            "publishers",
        )
        if key in values
    }
    return Meta(
        **plain,
        portrait=_photo(values.get("portrait")),
        cover=_photo(values.get("cover")),
        see_also=tuple(Reference(item["label"], item["url"]) for item in values.get("see_also", ())),
        ignore=values.get("check", {}).get("ignore", ()),
    )


def _photo(values: Mapping[str, str] | None) -> Photo | None:
    return Photo(**values) if values else None
