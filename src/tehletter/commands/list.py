"""`tehletter list`."""

from __future__ import annotations

import json
from dataclasses import dataclass

from tehletter.check import Verdict
from tehletter.report import Report
from tehletter.survey import Survey, survey
from tehletter.workspace.project import Workspace
from tehletter.workspace.publication import Publication


@dataclass(frozen=True, slots=True)
class Line:
    """One edition in the list."""

    number: int
    lang: str
    title: str | None
    date: str | None
    modified: str | None
    draft: bool
    state: str

    def as_json(self) -> dict[str, object]:
        """The line for programs; `up_to_date` is what `state` says of it."""
        return {
            "number": self.number,
            "lang": self.lang,
            "title": self.title,
            "date": self.date,
            "modified": self.modified,
            "draft": self.draft,
            "up_to_date": self.state == "current",
            "errors": self.state == "wrong",
        }


def list_letters(workspace: Workspace, report: Report, *, as_json: bool) -> int:
    """Show every edition: number, date, language, modified, draft, up to date."""
    found = survey(workspace)
    published = Publication(workspace.root / found.config.out).before
    lines = [_line(verdict, found, {(a.issue, a.lang) for a in published.values()}) for verdict in found.verdicts]
    if as_json:
        report.result(json.dumps({"version": 1, "issues": _by_issue(lines)}, ensure_ascii=False, indent=1))
    elif not lines:
        report.note(report.say("list.none"))
    else:
        report.table(("issue", "language", "date", "modified", "state"), [_row(line, report) for line in lines])
    return 0


def _line(verdict: Verdict, found: Survey, published: set[tuple[int | None, str | None]]) -> Line:
    letter, right = verdict.abstract, verdict.right
    stamp = found.stamps[letter.folder].get(letter.lang)
    modified = (letter.modified if right else None) or (stamp.modified if stamp else None)
    fresh = stamp is not None and stamp.digest == letter.digest and (letter.issue, letter.lang) in published
    return Line(
        letter.issue,
        letter.lang,
        letter.title if right else None,
        letter.date.isoformat() if letter.date and right else None,
        modified.isoformat() if modified else None,
        letter.draft and right,
        "current" if right and fresh else "stale" if right else "wrong",
    )


def _row(line: Line, report: Report) -> tuple[str, ...]:
    states = [report.say(f"list.{line.state}"), *([report.say("list.draft")] if line.draft else [])]
    return str(line.number), line.lang, line.date or "", line.modified or "", ", ".join(states)


def _by_issue(lines: list[Line]) -> list[dict[str, object]]:
    numbers = sorted({line.number for line in lines})
    return [
        {
            "number": number,
            "languages": [line.lang for line in lines if line.number == number],
            "editions": [line.as_json() for line in lines if line.number == number],
        }
        for number in numbers
    ]
