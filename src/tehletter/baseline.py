"""Findings that are known and let pass: an earlier report of `check --format json`, compared with what is found now.

Lines move and languages differ, so a finding is recognised by rule, path and message, in whichever language the
report was made; as many times as it was in the report.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tehletter.catalogue import LANGUAGES
from tehletter.catalogue.wording import message
from tehletter.diagnostics import Diagnostic
from tehletter.errors import Misuse

_LINE = "\ue000"
"""Stands for the number of a line while a message is made into a pattern: no catalogue uses it."""

Baseline = Mapping[tuple[str, str], tuple[str, ...]]
"""The messages that are known, by code of the rule and path."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is new, how many findings were known, and how many known ones are no longer found."""

    new: tuple[Diagnostic, ...]
    known: int
    gone: int


def read_baseline(data: bytes, path: str) -> Baseline:
    """The findings of an earlier report; `path` is the name to call it by. Raises `Misuse` for any other file."""
    try:
        content = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Misuse("bad-baseline", path=path) from error
    if not isinstance(content, dict) or not isinstance(content.get("diagnostics"), list):
        raise Misuse("bad-baseline", path=path)
    version = content.get("version")
    if type(version) is not int or version != 1:  # not True, which equals 1
        raise Misuse("bad-baseline.version", path=path, version=str(version))
    known: dict[tuple[str, str], list[str]] = {}
    for record in content["diagnostics"]:
        rule, file, said = _identity(record, path)
        known.setdefault((rule, file), []).append(said)
    return {place: tuple(messages) for place, messages in known.items()}


def _identity(record: Any, path: str) -> tuple[str, str, str]:
    values = [record.get(key) for key in ("rule", "path", "message")] if isinstance(record, dict) else []
    match values:
        case [str(rule), str(file), str(said)]:
            return rule, file, said
    raise Misuse("bad-baseline", path=path)


def compare(diagnostics: Iterable[Diagnostic], baseline: Baseline, looked_at: Collection[str] | None) -> Comparison:
    """Part the new findings from the known ones.

    `looked_at` holds the paths that this run is about, None for all: of the others nothing can be said to be gone.
    """
    left = {place: list(messages) for place, messages in baseline.items()}
    new = tuple(d for d in diagnostics if not _taken(d, left.get((d.code, d.path), [])))
    before = sum(len(messages) for messages in baseline.values())
    known = before - sum(len(messages) for messages in left.values())
    gone = sum(len(said) for (_, path), said in left.items() if looked_at is None or path in looked_at)
    return Comparison(new, known, gone)


def _taken(diagnostic: Diagnostic, messages: list[str]) -> bool:
    """Whether a message of the finding was there, and is now taken."""
    if not messages:
        return False
    patterns = [_pattern(diagnostic, language) for language in LANGUAGES]
    for place, said in enumerate(messages):
        if any(pattern.fullmatch(said) for pattern in patterns):
            del messages[place]
            return True
    return False


def _pattern(diagnostic: Diagnostic, language: str) -> re.Pattern[str]:
    """The message, whatever the number of the line that it speaks of."""
    finding = diagnostic.finding
    if "line" not in finding.values:
        return re.compile(re.escape(message(diagnostic, language)))
    anywhere = replace(diagnostic, finding=replace(finding, values={**finding.values, "line": _LINE}))
    return re.compile(re.escape(message(anywhere, language)).replace(_LINE, "[0-9]+"))
