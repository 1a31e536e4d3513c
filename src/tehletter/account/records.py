"""A judged edition as JSON, for programs; docs/accessibility.md describes its shape."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tehletter.account.judgement import Judged, Judgement
from tehletter.account.telling import fault, told
from tehletter.artifact import Artifact
from tehletter.catalogue import say
from tehletter.catalogue.wording import visible


def as_record(judgement: Judgement, language: str) -> str:
    """The record of an edition; what a terminal would obey stands by its number."""
    account = judgement.account
    content = {
        "version": 1,
        "edition": {
            "path": account.source,
            "issue": int(account.folder),
            "lang": account.lang,
            "title": account.title,
        },
        "page": _output(account.page),
        "pdf": _output(account.pdf, variant=account.variant),
        "tools": [{"name": name, "version": version} for name, version in account.tools],
        "summary": {target: judgement.counts(target) for target in judgement.targets},
        "criteria": [_criterion(judged, language) for judged in judgement.criteria],
        "checks": [
            {"target": one.target, "check": one.check, "looked": one.looked, "faults": len(one.faults)}
            for one in account.examined
        ],
    }
    lines = json.dumps(content, ensure_ascii=False, indent=1).split("\n")
    return "\n".join(visible(line) for line in lines) + "\n"


def _output(artifact: Artifact | None, **more: object) -> dict[str, object] | None:
    if artifact is None:
        return None
    record: dict[str, object] = {"path": artifact.path, "sha256": artifact.sha256, "bytes": artifact.bytes}
    return record | ({"pages": artifact.pages, **more} if more else {})


def _criterion(judged: Judged, language: str) -> dict[str, object]:
    criterion = judged.criterion
    return {
        "criterion": criterion.number,
        "theme": say(f"theme.{criterion.theme}", language),
        "title": say(f"criterion.{criterion.number}", language),
        "target": judged.target,
        "result": judged.result,
        "evidence": "; ".join(_evidence(judged, language)),
        "faults": [
            {"rule": finding.rule, "line": finding.span.line, "message": fault(finding, language)}
            for finding in judged.faults
        ],
    }


def _evidence(judged: Judged, language: str) -> Iterator[str]:
    """The reasons, then the question."""
    yield from (told(evidence, language) for evidence in judged.evidence)
    if judged.question:
        yield say(f"judge.{judged.question}", language)
