"""`tehletter rules`."""

from __future__ import annotations

from tehletter.catalogue.wording import title
from tehletter.check import severity_of
from tehletter.config import read_config
from tehletter.errors import Misuse
from tehletter.model import Config, Source
from tehletter.report import Report
from tehletter.rules import RULES, rule_named
from tehletter.rules.rule import Rule
from tehletter.schema import nearest_word
from tehletter.workspace.project import CONFIG, Workspace

COLUMNS = ("rule", "name", "severity", "fix", "says")


def rules(word: str | None, workspace: Workspace | None, report: Report) -> int:
    """Show the rules, or what one of them means; with the severities of the project, where there is one."""
    config = _config(workspace)
    if word is None:
        report.table(COLUMNS, [_row(rule, config or Config(), report) for rule in RULES])
        return 0
    from tehletter.rulebook.sheet import sheet

    rule = _asked_for(word)
    report.markdown(sheet(rule, report.language, severity_of(rule, config) if config else None))
    return 0


def _config(workspace: Workspace | None) -> Config | None:
    source = workspace.read_source(CONFIG) if workspace else None
    return read_config(source)[0] if isinstance(source, Source) else None


def _row(rule: Rule, config: Config, report: Report) -> tuple[str, ...]:
    severity = report.say(f"severity.{severity_of(rule, config)}")
    fix = report.say("rules.fix") if rule.mends else ""
    return rule.code, rule.name, severity, fix, title(rule.name, report.language)


def _asked_for(word: str) -> Rule:
    """The rule of that code or name, in any case; its figures alone will do."""
    plain = word.strip()
    for way in (plain.upper(), f"TEH{plain}", plain.lower().replace("_", "-").replace(" ", "-")):
        if rule := rule_named(way):
            return rule
    known = [name for rule in RULES for name in (rule.code, rule.name)]
    nearest = nearest_word(plain.lower(), known) or nearest_word(plain.upper(), known)
    raise Misuse("no-such-rule.nearest" if nearest else "no-such-rule", rule=word, nearest=nearest or "")
