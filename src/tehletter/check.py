"""From a manuscript to a letter that can be trusted: the one place where a `Letter` is made.

A letter is inspected by itself first: what that finds depends on nothing but its text, its pictures and the
config, so it can be kept. Then the letters are compared, and only then it is decided what weighs how much.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tehletter.abstract import Abstract
from tehletter.diagnostics import Diagnostic, Finding, Severity
from tehletter.letter import (
    Letter,
    Manuscript,
    Meta,
    Photo,
    Reference,
)
from tehletter.model import BrokenPicture, Config, Mark, Picture
from tehletter.rules import BY_NAME, RULES, rule_named
from tehletter.rules.comparisons import comparisons
from tehletter.rules.rule import Case, Judge, Rule, Series
from tehletter.schema import LETTER, nearest_word, read_record
from tehletter.stamp import digest
from tehletter.walk import blocks_in, inlines_in, pictures_used, runs

UNREADABLE = frozenset({"no-front-matter", "open-front-matter", "yaml-error", "yaml-feature", "too-large"})
"""What leaves no front matter to be judged, or no body."""

MILD = ("draft", "same")
"""Variants of an error that are warnings: what a draft may still have, two letters of one day."""


@dataclass(frozen=True)
class Surroundings:
    """What a letter is judged against besides itself.

    `printable` holds every character that some font has, `languages` every language that has words; None where
    that is not known, and nothing is said of it.
    """

    config: Config
    pictures: Mapping[str, Picture | BrokenPicture]
    printable: frozenset[int] | None = None
    placeholders: tuple[str, ...] = ()
    languages: tuple[str, ...] | None = None
    labels: tuple[str, ...] = ()

    @cached_property
    def judges(self) -> tuple[tuple[bool, Judge], ...]:
        """The rules that the config leaves on; True for those that need no front matter."""
        from tehletter.rules.finders import judges, judges_of_text

        active = {rule.name for rule in RULES if severity_of(rule, self.config) is not Severity.OFF}
        of_text = judges_of_text()
        return tuple((name in of_text, judge) for name, judge in judges().items() if name in active)


@dataclass(frozen=True, slots=True)
class Inspection:
    """What is known of a letter by itself: the findings, and its abstract for the others."""

    findings: tuple[Finding, ...]
    abstract: Abstract


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `check` says of an edition."""

    abstract: Abstract
    diagnostics: tuple[Diagnostic, ...]

    @property
    def right(self) -> bool:
        """Whether it may be built."""
        return not any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)


def inspect(manuscript: Manuscript, around: Surroundings, *, alone: bool = False) -> Inspection:
    """Apply every rule that looks at one letter; one `alone` has no edition beside it to be compared with."""
    found: list[Finding] = list(manuscript.findings)
    readable = not any(finding.rule in UNREADABLE for finding in found)
    values = read_record(manuscript.front, LETTER, found) if readable else {}
    case = _case(manuscript, values, around)
    for needs_no_front, judge in around.judges:
        if readable or needs_no_front:
            found += judge(case)
    return Inspection(tuple(found), _abstract(case, alone=alone))


def compare(series: Series) -> dict[str, list[Finding]]:
    """Apply every rule that compares letters: findings by the path of their file."""
    found: dict[str, list[Finding]] = {}
    for name, comparison in comparisons().items():
        if severity_of(BY_NAME[name], series.config) is not Severity.OFF:
            for path, finding in comparison(series):
                found.setdefault(path, []).append(finding)
    return found


def conclude(inspection: Inspection, compared: Iterable[Finding], config: Config) -> Verdict:
    """The verdict on a letter."""
    found = [*inspection.findings, *compared]
    abstract = inspection.abstract
    ignored = {mark: rule_named(mark.what) for mark in abstract.ignored}
    found += _about_ignoring(ignored, found, config)
    names = frozenset(rule.name for rule in ignored.values() if rule)
    return Verdict(abstract, diagnose(abstract.path, found, config, names))


def _about_ignoring(ignored: Mapping[Mark, Rule | None], found: Iterable[Finding], config: Config) -> list[Finding]:
    """What a letter ignores without need, and what is no rule."""
    present = {finding.rule for finding in found}
    findings = []
    for mark, rule in ignored.items():
        if rule is None:
            findings.append(unknown_rule(mark))
        elif rule.firm or rule.name not in present:
            off = severity_of(rule, config) is Severity.OFF
            variant = "firm" if rule.firm else "off" if off else ""
            findings.append(Finding("ineffective-ignore", mark.span, {"rule": mark.what}, variant))
    return findings


def unknown_rule(mark: Mark) -> Finding:
    """A word that should name a rule and does not."""
    nearest = nearest_word(mark.what, [word for rule in RULES for word in (rule.code, rule.name)]) or ""
    return Finding("unknown-rule", mark.span, {"rule": mark.what, "nearest": nearest}, "nearest" if nearest else "")


def diagnose(
    path: str, found: Iterable[Finding], config: Config, ignored: frozenset[str] = frozenset()
) -> tuple[Diagnostic, ...]:
    """The findings of a file with their codes and severities, in the order of their places; `ignored` are names."""
    diagnostics = []
    for finding in found:
        rule = BY_NAME[finding.rule]
        severity = Severity.OFF if rule.name in ignored and not rule.firm else severity_of(rule, config)
        if finding.variant in MILD:
            severity = min(severity, Severity.WARNING, key=[Severity.OFF, Severity.WARNING, Severity.ERROR].index)
        if severity is not Severity.OFF:
            diagnostics.append(Diagnostic(rule.code, severity, path, finding))
    return tuple(sorted(diagnostics, key=lambda diagnostic: diagnostic.order))


def severity_of(rule: Rule, config: Config) -> Severity:
    """What a rule weighs in a project; one that is off by default is a warning where it is only switched on."""
    if rule.firm:
        return rule.severity
    said = config.severities.get(rule.code) or config.severities.get(rule.name)
    if said is None:
        return rule.severity
    if said == "on":
        return Severity.WARNING if rule.severity is Severity.OFF else rule.severity
    return Severity(said)


def _case(manuscript: Manuscript, values: Mapping[str, Any], around: Surroundings) -> Case:
    from tehletter.prose import read_prose
    from tehletter.rules.addresses import addresses
    from tehletter.rules.lines import lines_of

    body = manuscript.body
    blocks = (*blocks_in(body.blocks), *(block for note in body.notes for block in blocks_in(note.blocks)))
    inlines = tuple(child for block in blocks for run in runs(block) for child in inlines_in(run))
    prose = read_prose(manuscript)
    unprintable = frozenset[str]()
    if around.printable is not None:
        characters = set(manuscript.source.text).union(*(text.text for text in prose))
        unprintable = frozenset(c for c in characters if ord(c) not in around.printable and not _invisible(c))
    return Case(
        manuscript,
        values,
        around.config,
        around.pictures,
        blocks,
        inlines,
        pictures_used(manuscript),
        prose,
        addresses(manuscript.front, blocks, inlines),
        lines_of(blocks),
        unprintable,
        around.placeholders,
        around.languages,
        around.labels,
    )


def _invisible(character: str) -> bool:
    """Spaces, controls, joiners, directional marks and variation selectors need no glyph; nor does what hides words."""
    category = unicodedata.category(character)
    return category in ("Cc", "Cf", "Zl", "Zp", "Zs") or 0xFE00 <= ord(character) <= 0xFE0F or character == "\ufffc"


def _abstract(case: Case, *, alone: bool) -> Abstract:
    from tehletter.rules.facts import facts

    return facts(case, digest(case.manuscript, _hashes(case)), alone=alone)


def _hashes(case: Case) -> dict[str, str]:
    return {
        use.path: picture.sha256
        for use in case.uses
        if use.path and isinstance(picture := case.pictures.get(use.path), Picture)
    }


def trusted(verdict: Verdict, manuscript: Manuscript, pictures: Mapping[str, Picture | BrokenPicture]) -> Letter:
    """The letter of a manuscript on which there is a verdict without errors; `pictures` are by their path.

    Raises `ValueError` for another verdict: what is rendered has been checked.
    """
    if not verdict.right:
        raise ValueError(verdict.abstract.path)
    shown = {
        use.src: picture
        for use in pictures_used(manuscript)
        if use.path and isinstance(picture := pictures.get(use.path), Picture)
    }
    return Letter(
        manuscript.path,
        manuscript.folder,
        manuscript.lang,
        _meta(read_record(manuscript.front, LETTER, [])),
        manuscript.body,
        shown,
        verdict.abstract.digest,
        manuscript.source,
        manuscript.front,
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
