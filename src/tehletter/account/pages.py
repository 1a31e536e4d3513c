"""The report that a proof leaves: for each edition a page and a record, an index of them, a draft of the statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from tehletter.account.criteria import CHECKS, CRITERIA, Criterion
from tehletter.account.judgement import Judged, Judgement, Result, judge, state
from tehletter.account.records import as_record
from tehletter.account.telling import fault, faults_of, told
from tehletter.account.views import (
    CheckView,
    CriterionView,
    EditionView,
    FaultView,
    ResultView,
    TargetView,
    ThemeView,
)
from tehletter.catalogue import say
from tehletter.config import in_language
from tehletter.diagnostics import WHOLE_FILE, Finding
from tehletter.evidence import Account, Target
from tehletter.render import Site, render_report
from tehletter.typography import typeset

STYLE = "report.css"
STATEMENTS = {"fr": "statement.html", "en": "statement-en.html"}
"""The draft in each language. The duty is French, so the French one is always made."""


def report_files(
    accounts: Sequence[Account], site: Site, language: str, *, own_templates: bool = False
) -> dict[str, str]:
    """The files of the report by their names, in the tool's language; `own_templates`: the project has some."""
    judgements = [judge(account, own_templates=own_templates) for account in accounts]
    files = {STYLE: site.templates[f"report/{STYLE}"]}
    teller = _Teller(site, language)
    editions = [teller.edition(judgement) for judgement in judgements]
    for judgement, edition in zip(judgements, editions, strict=True):
        files[edition.record] = as_record(judgement, language)
        files[edition.href] = teller.page("edition.html", edition=edition)
    statements = {tag: STATEMENTS[tag] for tag in ("fr", "en") if tag in ("fr", language)}
    files["index.html"] = teller.page("index.html", editions=editions, statements=statements)
    for tag, name in statements.items():
        files[name] = _Teller(site, tag).statement(judgements)
    return files


class _Teller:
    """Makes what the templates show, in one language."""

    def __init__(self, site: Site, language: str) -> None:
        self.site = site
        self.language = language
        self.style = site.style(language)

    def say(self, key: str, **values: object) -> str:
        """A text of the catalogue, set as the language wants."""
        return self.set(say(key, self.language, **values))

    def set(self, text: str) -> str:
        return typeset(text, self.style)

    def page(self, template: str, **context: object) -> str:
        return render_report(self.site, template, {"lang": self.language, "say": self.say, "style": STYLE, **context})

    # ------------------------------------------------------------------------------------------ an edition

    def edition(self, judgement: Judgement) -> EditionView:
        account = judgement.account
        stem = f"{account.folder}-{account.lang}"
        verdict = self.verdict(judgement)
        return EditionView(
            href=f"{stem}.html",
            record=f"{stem}.json",
            name=self.name(account),
            lang=account.lang,
            title=account.title,
            source=account.source,
            verdict=self.say(f"account.{verdict}", faults=judgement.faults),
            state=verdict,
            faults=tuple(self.fault(target, check, finding, account) for target, check, finding in faults_of(account)),
            open=judgement.open,
            left=self.say("account.left", person=judgement.open),
            targets=tuple(self.target(target, judgement) for target in judgement.targets),
            tools=tuple(f"{name} {version}" for name, version in account.tools),
        )

    def name(self, account: Account) -> str:
        """« No. 8 (French) »."""
        lang = self.site.language(self.language).name_of(account.lang)
        return self.say("account.edition", number=int(account.folder), lang=lang)

    def verdict(self, judgement: Judgement) -> str:
        """The one thing to know first."""
        if judgement.faults:
            return "faulty"
        return "clean" if judgement.tested else "nothing"

    def fault(self, target: str, check: str, finding: Finding, account: Account) -> FaultView:
        place = account.source if finding.span == WHOLE_FILE else f"{account.source}:{finding.span.line}"
        what = self.say("account.of", target=say(f"target.{target}", self.language), what=self.check(check))
        return FaultView(place, what, fault(finding, self.language))

    def check(self, name: str) -> str:
        return say(f"examined.{name}", self.language)

    # -------------------------------------------------------------------------------------------- a target

    def target(self, target: Target, judgement: Judgement) -> TargetView:
        not_run = judgement.not_run(target)
        views = (self.result(judgement.of(target, result), result) for result in Result)
        return TargetView(
            name=target,
            title=self.say(f"target.{target}"),
            output=judgement.account.page if target == "page" else judgement.account.pdf,
            variant=judgement.account.variant if target == "pdf" else "",
            counts=tuple(judgement.counts(target).values()),
            not_run=self.say("account.untested", checks=len(not_run)) if not_run else "",
            results=tuple(view for view in views if view.themes),
            checks=tuple(self.checks(target, judgement.account)),
        )

    def result(self, judged: Sequence[Judged], result: Result) -> ResultView:
        return ResultView(
            result=result,
            heading=self.say(f"account.{result}", count=len(judged)),
            themes=tuple(
                ThemeView(theme, self.say(f"theme.{theme}"), tuple(map(self.criterion, members)))
                for theme, members in groupby(judged, key=lambda one: one.criterion.theme)
            ),
        )

    def criterion(self, judged: Judged) -> CriterionView:
        number = judged.criterion.number
        return CriterionView(
            number,
            self.say(f"criterion.{number}"),
            self.say(f"judge.{judged.question}") if judged.question else "",
            tuple(self.set(told(evidence, self.language)) for evidence in judged.evidence),
            tuple(fault(finding, self.language) for finding in judged.faults),
        )

    def checks(self, target: Target, account: Account) -> Iterator[CheckView]:
        """The checks of a full proof, run or not, then any other that was run."""
        run = {one.check: one for one in account.examined if one.target == target}
        for name in dict.fromkeys((*CHECKS[target], *run)):
            one = run.get(name)
            looked, faults = (one.looked, len(one.faults)) if one else (None, 0)
            yield CheckView(self.set(self.check(name)), looked, faults, state(one))

    # ------------------------------------------------------------------------------------------ statement

    def statement(self, judgements: Sequence[Judgement]) -> str:
        """A draft in the form of the decree no. 2019-768; whatever a program cannot know is left blank."""
        mission = self.site.config.mission
        tools = sorted({tool for judgement in judgements for tool in judgement.account.tools})
        return self.page(
            "statement.html",
            who=self.set(in_language(mission.name, self.language)),
            url=mission.url,
            contact=in_language(self.site.config.contact, self.language),
            editions=[self.edition(judgement) for judgement in judgements],
            failed=list(self.failed(judgements)),
            tested=any(judgement.tested for judgement in judgements),
            tools=[f"{name} {version}" for name, version in tools],
        )

    def failed(self, judgements: Sequence[Judgement]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Each criterion with a fault: its number, its title, and where."""
        places: dict[Criterion, list[str]] = {}
        for judgement in judgements:
            for judged in judgement.criteria:
                if judged.result is Result.FAIL:
                    where = say(f"target.{judged.target}", self.language)
                    places.setdefault(judged.criterion, []).append(f"{self.name(judgement.account)}, {where}")
        for criterion in CRITERIA:
            if criterion in places:
                yield criterion.number, self.say(f"criterion.{criterion.number}"), tuple(places[criterion])
