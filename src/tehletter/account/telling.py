"""Evidence and faults in the words of a language."""

from __future__ import annotations

from collections.abc import Iterable

from tehletter.account.judgement import Evidence
from tehletter.catalogue import say
from tehletter.catalogue.wording import message
from tehletter.diagnostics import Diagnostic, Finding, Severity
from tehletter.evidence import Account


def told(evidence: Evidence, language: str) -> str:
    """A reason, as one sentence without its full stop."""
    values = dict(evidence.values)
    if evidence.about:
        about = say(evidence.about, language)
        values["ground" if evidence.about.startswith("ground.") else "what"] = about
    text = say(evidence.key, language, **values)
    if evidence.elsewhere is None:
        return text
    return say("account.of", language, target=say(f"target.{evidence.elsewhere}", language), what=text)


def fault(finding: Finding, language: str) -> str:
    """What is wrong, on one line, as `check` would say it."""
    return message(Diagnostic("", Severity.ERROR, "", finding), language)


def faults_of(account: Account) -> Iterable[tuple[str, str, Finding]]:
    """Every fault of an account once, with the target and the check that found it."""
    return ((one.target, one.check, finding) for one in account.examined for finding in one.faults)
