"""What `check` found, as text: for people, for programs, for GitHub's annotations and code scanning, for CI servers.

The words are those of the run's language; codes, keys and order never change, and nothing depends on the day.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from tehletter import __version__
from tehletter.catalogue import say
from tehletter.catalogue.wording import message, remedy, title, visible
from tehletter.diagnostics import WHOLE_FILE, Diagnostic, Edit, Finding, Severity, Span
from tehletter.excerpt import COLUMNS, excerpt
from tehletter.model import Source
from tehletter.rules import BY_NAME

_STYLES = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}
MOST_SHOWN = 100
"""Errors of a file, and warnings of it, that people are shown; programs get all of them."""
_FAINT, _PLAIN = "\x1b[2m", "\x1b[0m"
_SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


@dataclass(frozen=True, slots=True)
class Found:
    """What one run found: diagnostics in their order, and the paths of the editions that it looked at.

    `sources` holds the files to quote from, by path; a file that cannot be read is not quoted. `below` is where the
    project lies in its repository, « letters/ »: GitHub and GitLab count paths from there.
    """

    diagnostics: tuple[Diagnostic, ...]
    editions: tuple[str, ...]
    language: str
    strict: bool = False
    sources: Mapping[str, Source | Finding] = field(default_factory=dict)
    below: str = ""


def quotable(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """The paths of the files in which a finding has a spot that can be shown."""
    return sorted({diagnostic.path for diagnostic in diagnostics if diagnostic.finding.span != WHOLE_FILE})


# -------------------------------------------------------------------------------------------------- text


def as_text(found: Found, *, colour: bool = False, columns: int | None = None) -> str:
    """For each finding the place and what is wrong, the spot in its line, the remedy.

    `columns` is how wide the terminal is, if it is one: a line that it breaks parts the carets from what they mean.
    """
    texts = {path: source.lines() for path, source in found.sources.items() if isinstance(source, Source)}
    lines: list[str] = []
    shown, hidden = Counter[tuple[str, Severity]](), Counter[str]()
    for diagnostic in found.diagnostics:
        shown[diagnostic.path, diagnostic.severity] += 1
        if shown[diagnostic.path, diagnostic.severity] > MOST_SHOWN:
            hidden[diagnostic.path] += 1
        else:
            lines += _lines(diagnostic, found.language, texts.get(diagnostic.path, []), colour=colour, columns=columns)
    lines += [say("not-shown", found.language, path=visible(path), count=count) for path, count in hidden.items()]
    return "\n".join(lines)


def _lines(
    diagnostic: Diagnostic, language: str, text: list[str], *, colour: bool, columns: int | None
) -> Iterator[str]:
    span, style = diagnostic.finding.span, _STYLES[diagnostic.severity] if colour else ""
    faint, plain = (_FAINT, _PLAIN) if colour else ("", "")
    word = f"{style}{say(f'severity.{diagnostic.severity}', language)}{plain}"
    place = f"{visible(diagnostic.path)}:{span.line}:{span.column}"
    yield f"{place}: {word} {diagnostic.code} {message(diagnostic, language)}"
    number = str(span.line)
    room = COLUMNS if columns is None else columns - len(f"  {number} | ……")
    if span != WHOLE_FILE and span.line <= len(text) and (spot := excerpt(text[span.line - 1], span, room)):
        yield f"  {faint}{number} |{plain} {spot.text}"
        yield f"  {faint}{' ' * len(number)} |{plain} {' ' * spot.indent}{style}{'^' * spot.carets}{plain}"
    yield from _hint(diagnostic, language, "  ")


def _hint(diagnostic: Diagnostic, language: str, indent: str = "") -> Iterator[str]:
    """The line of the remedy, which also says whether `--fix` knows it; none where there is none."""
    what = remedy(diagnostic, language)
    if diagnostic.fixable:
        mends = say("fixable", language)
        what = mends if what is None else f"{what} ({mends})"
    if what is not None:
        yield indent + say("hint", language, hint=what)


# -------------------------------------------------------------------------------------------------- json


def as_json(found: Found, **more: object) -> str:
    """The diagnostics in the shape that the contract gives."""
    content = {
        "version": 1,
        "summary": {"editions": len(found.editions), **counts(found.diagnostics)},
        "diagnostics": [_record(diagnostic, found.language) for diagnostic in found.diagnostics],
        **more,
    }
    return _dumped(content)


def _dumped(content: object) -> str:
    """JSON in which what a terminal or a log would obey stands by its number: the same values for whoever reads it."""
    lines = json.dumps(content, ensure_ascii=False, indent=1).split("\n")
    return "\n".join(visible(line) for line in lines)


def counts(diagnostics: Iterable[Diagnostic]) -> dict[str, int]:
    """How many errors and how many warnings."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    return {"errors": severities.count(Severity.ERROR), "warnings": severities.count(Severity.WARNING)}


def _record(diagnostic: Diagnostic, language: str) -> dict[str, object]:
    span = diagnostic.finding.span
    return {
        "rule": diagnostic.code,
        "name": diagnostic.finding.rule,
        "severity": str(diagnostic.severity),
        "path": diagnostic.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "message": message(diagnostic, language),
        "hint": remedy(diagnostic, language),
        "fixable": diagnostic.fixable,
    }


# ------------------------------------------------------------------------------------------------ github


def as_github(found: Found) -> str:
    """A workflow command for each finding: GitHub shows it beside the line.

    GitHub reads every line that a step prints, so each command is one line, and what comes from a letter or
    the name of a file is escaped (actions/toolkit, `command.ts`): it can neither end it nor begin another.
    """
    return "\n".join(_command(diagnostic, found) for diagnostic in found.diagnostics)


def _command(diagnostic: Diagnostic, found: Found) -> str:
    span, path = diagnostic.finding.span, visible(found.below + diagnostic.path)
    properties: dict[str, object] = {"file": path, "line": span.line, "endLine": span.end_line}
    if span.line == span.end_line:  # GitHub drops columns of several lines, and says so in the log
        properties |= {"col": span.column, "endColumn": span.end_column}
    properties["title"] = f"{diagnostic.code} {diagnostic.finding.rule}"
    named = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    text = "\n".join([message(diagnostic, found.language), *_hint(diagnostic, found.language)])
    return f"::{diagnostic.severity} {named}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


# ------------------------------------------------------------------------------------------------- sarif


def as_sarif(found: Found) -> str:
    """SARIF 2.1.0 (OASIS), with what GitHub's code scanning asks for."""
    rules = sorted({(diagnostic.code, diagnostic.finding.rule) for diagnostic in found.diagnostics})
    driver = {
        "name": "tehletter",
        "version": __version__,
        "rules": [_rule(code, name, found.language) for code, name in rules],
    }
    places = {code: place for place, (code, _) in enumerate(rules)}
    run = {
        "tool": {"driver": driver},
        "language": found.language,
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(diagnostic, places[diagnostic.code], fingerprint, found)
            for diagnostic, fingerprint in _fingerprinted(found.diagnostics)
        ],
    }
    return _dumped({"$schema": _SARIF, "version": "2.1.0", "runs": [run]})


def _rule(code: str, name: str, language: str) -> dict[str, object]:
    from tehletter.rulebook import pages
    from tehletter.rulebook.sheet import section

    rule, page = BY_NAME[name], pages().get(name)
    asked_for = rule.severity is Severity.OFF
    why = (page.fr if language == "fr" else page.en) if page else title(name, language)
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": _plain(title(name, language))},
        "fullDescription": {"text": _plain(why)},
        "help": {"text": _plain(f"{why} {page.source}" if page else why), "markdown": section(rule, language)},
        "defaultConfiguration": {
            "enabled": not asked_for,
            "level": str(Severity.WARNING if asked_for else rule.severity),
        },
        "properties": {"problem.severity": str(Severity.WARNING if asked_for else rule.severity), "tags": ["letter"]},
    }


def _result(diagnostic: Diagnostic, place: int, fingerprint: str, found: Found) -> dict[str, object]:
    language = found.language
    file = {"uri": _uri(found.below + diagnostic.path), "uriBaseId": "%SRCROOT%"}
    region = _region(diagnostic.finding.span)
    result: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": place,
        "level": str(diagnostic.severity),
        "message": {"text": _plain("\n".join([message(diagnostic, language), *_hint(diagnostic, language)]))},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
        "partialFingerprints": {"finding/v1": fingerprint},
    }
    if diagnostic.fixable:
        replacements = [_replacement(edit) for edit in diagnostic.finding.fix]
        result["fixes"] = [
            {
                "description": {"text": _plain(remedy(diagnostic, language) or message(diagnostic, language))},
                "artifactChanges": [{"artifactLocation": file, "replacements": replacements}],
            }
        ]
    return result


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _replacement(edit: Edit) -> dict[str, object]:
    return {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.new}}


def _uri(path: str) -> str:
    """A path as a relative reference (RFC 3986); the bytes of a name that is no UTF-8 are those of the disk."""
    return quote(path.encode("utf-8", "surrogateescape"))


def _plain(text: str) -> str:
    """A text in which nothing is a link: « [words](address) » would be one (SARIF, 3.11.6)."""
    return re.sub(r"\[(?=[^\[\]]*\]\()", r"\\[", text)


def _fingerprinted(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """What a finding is recognised by in the next run: the same when lines move, in every language, and only once."""
    seen: Counter[str] = Counter()
    for diagnostic in diagnostics:
        finding = diagnostic.finding
        values = sorted((name, str(value)) for name, value in finding.values.items() if name != "line")
        same = json.dumps([diagnostic.code, diagnostic.path, finding.variant, values])
        seen[same] += 1
        yield diagnostic, hashlib.sha256(f"{same} {seen[same]}".encode()).hexdigest()[:32]


# ------------------------------------------------------------------------------------------------- junit


def as_junit(found: Found) -> str:
    """A test for each edition, and for each other file with findings.

    A `<failure>` fails the pipeline's test report whatever its `type` (Jenkins, GitLab and Azure look at the element
    alone), so a warning is one only where it also decides the exit code; elsewhere it is in `<system-out>`. Readers
    of a test take its first failure only, so one failure tells all of a file.
    """
    from xml.etree import ElementTree as ET

    by_path: dict[str, list[Diagnostic]] = {path: [] for path in found.editions}
    for diagnostic in found.diagnostics:
        by_path.setdefault(diagnostic.path, []).append(diagnostic)
    suites = ET.Element("testsuites")
    suite = ET.SubElement(suites, "testsuite", name="tehletter", tests=str(len(by_path)))
    failures = 0
    for path, diagnostics in sorted(by_path.items()):
        test = ET.SubElement(suite, "testcase", classname="tehletter", name=visible(path))
        test.set("file", visible(found.below + path))
        passed = [] if found.strict else [d for d in diagnostics if d.severity is not Severity.ERROR]
        failed = diagnostics if found.strict else [d for d in diagnostics if d.severity is Severity.ERROR]
        if failed:
            failures += 1
            first = f"{failed[0].code} {message(failed[0], found.language)}"
            kind = min(diagnostic.severity for diagnostic in failed)  # « error » comes before « warning »
            ET.SubElement(test, "failure", message=first, type=kind).text = _report(failed, found)
        if passed:
            ET.SubElement(test, "system-out").text = _report(passed, found)
    for element in (suites, suite):
        element.set("tests", str(len(by_path)))
        element.set("failures", str(failures))
        element.set("errors", "0")
    ET.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suites, encoding="unicode")


def _report(diagnostics: list[Diagnostic], found: Found) -> str:
    path = diagnostics[0].path
    sources = {path: found.sources[path]} if path in found.sources else {}
    return as_text(Found(tuple(diagnostics), (), found.language, found.strict, sources))


FORMATS: Mapping[str, Callable[[Found], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
    "junit": as_junit,
}
"""By the name that `--format` takes."""
