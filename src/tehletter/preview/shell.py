"""The pages of the preview itself: a shell around the letter's page and PDF, and the few words where one is missing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from functools import partial
from itertools import groupby

from tehletter.catalogue import hint, say
from tehletter.catalogue.wording import message, remedy, visible
from tehletter.diagnostics import Diagnostic, Severity
from tehletter.errors import Unable
from tehletter.model import Config
from tehletter.preview.desk import View
from tehletter.preview.look import Look, key_of
from tehletter.render import ICON, Site

POLICY = "; ".join(
    (
        "default-src 'none'",
        *(f"{kind}-src 'self'" for kind in ("script", "style", "img", "connect", "frame", "object")),
        "base-uri 'none'",
        "form-action 'none'",
    )
)
"""The Content-Security-Policy of the shell: its own script and style, and frames of this server alone."""

LETTERS, SITE, EVENTS, OWN = "/letters/", "/site/", "/events/", "/preview/"
"""The addresses: the shell of a letter, what a build would publish, the news of a letter, the shell's own files."""


def letter_address(folder: str) -> str:
    """The address of the shell of an edition."""
    return f"{LETTERS}{folder}.html"


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding: how grave, by which rule, where, what is wrong and what to do."""

    severity: str
    word: str
    rule: str
    place: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """An edition in the list of letters, with how many findings of each kind it has."""

    href: str
    lang: str
    name: str
    current: bool
    errors: str
    warnings: str
    draft: bool


@dataclass(frozen=True, slots=True)
class IssueView:
    """An issue in the list of letters: its number, the title of its first edition, its editions."""

    number: str
    title: str
    lang: str
    editions: tuple[LinkView, ...]


class Shell:
    """Makes the pages of the preview from its own templates, in the language of the tool."""

    def __init__(self, templates: dict[str, str], language: str) -> None:
        self.site = Site(Config(), templates, UTC)
        self.language = language

    def say(self, key: str, **values: object) -> str:
        """A text of the catalogue."""
        return say(key, self.language, **values)

    def count(self, what: str, number: int) -> str:
        """« 3 erreurs », or nothing where there is none."""
        one = number < 2 if self.language == "fr" else number == 1
        return self.say(f"count.{what}.{'one' if one else 'many'}", count=number) if number else ""

    def blank(self, key: str, at: str) -> str:
        """A page of a few words, for the address where it stands."""
        return self._rendered("blank.html", at, text=self.say(key))

    def page(self, view: View, look: Look | None) -> str:
        """The shell of an edition, which tells the script what it shows."""
        words = self._words(view, look)
        state = self._state(view, look, words)
        news = f"{EVENTS}{view.folder}"
        return self._rendered(
            "shell.html", letter_address(view.folder), news=news, state=state, icon=SITE + ICON, **words
        )

    def _words(self, view: View, look: Look | None) -> dict[str, object]:
        """All that the shell says of an edition, as plain values."""
        findings = (*map(self._trouble, view.troubles), *map(self._finding, view.diagnostics))
        errors = [finding for finding in findings if finding.severity == Severity.ERROR]
        number, lang = view.folder.split("/")
        verdict = look.verdicts.get(view.folder) if look else None
        return {
            "name": self.say("preview.letter", number=int(number), lang=lang),
            "title": visible(verdict.abstract.title) if verdict else "",
            "letter_lang": lang,
            "issues": tuple(self._issues(look, view.folder)) if look else (),
            "findings": findings,
            "errors": errors,
            "status": self._status(view, findings),
            "below": self.say("preview.last-good" if view.page else "preview.no-page") if not view.good else "",
            "page": f"{SITE}{view.folder}/index.html",
            "pdf": self._pdf(view, look),
            "pdf_name": self._pdf_name(view),
        }

    def state(self, view: View, look: Look | None) -> str:
        """What tells one state of an edition from the next, for the script in the browser."""
        return self._state(view, look, self._words(view, look))

    def _state(self, view: View, look: Look | None, words: Mapping[str, object]) -> str:
        page = view.page
        return json.dumps(
            {
                "shell": key_of(repr(words)),
                "page": page.key if page else "",
                "around": key_of(view.style, page.pictures_key) if page else "",
                "pdf": self._pdf(view, look),
                "sheets": view.printed.pages if view.printed else 0,
            }
        )

    def _rendered(self, template: str, at: str, **values: object) -> str:
        """A page; its links are relative, so that it can be kept and looked at as a file."""
        page = self.site.environment.get_template(f"preview/{template}")
        base = "../" * (at.count("/") - 1)
        return page.render(lang=self.language, say=self.say, to=lambda address: base + address[1:], own=OWN, **values)

    def _pdf(self, view: View, look: Look | None) -> str:
        """The address of the last good PDF: another for each, so that a viewer shows the new one."""
        if view.printed is None or look is None:
            return f"{OWN}waiting.html" if view.printing else f"{OWN}no-pdf.html"
        return f"{SITE}{view.folder}/{look.pdf_name(view.folder)}?{view.pdf_key}"

    def _pdf_name(self, view: View) -> str:
        """« PDF (412 kB) »."""
        if view.printed is None:
            return self.say("preview.pdf")
        weight = self.site.language(self.language).weight(view.printed.weight)
        return self.say("preview.pdf-weight", weight=weight)

    # ---------------------------------------------------------------------------------- what is wrong

    def _finding(self, diagnostic: Diagnostic) -> FindingView:
        span = diagnostic.finding.span
        remedies = [remedy(diagnostic, self.language) or ""]
        if diagnostic.fixable:
            remedies.append(self.say("preview.fixable"))
        return FindingView(
            str(diagnostic.severity),
            self.say(f"severity.{diagnostic.severity}"),
            f"{diagnostic.code} {diagnostic.finding.rule}",
            self.say("preview.place", path=visible(diagnostic.path), line=span.line, column=span.column),
            message(diagnostic, self.language),
            " – ".join(filter(None, remedies)),
        )

    def _trouble(self, error: Unable) -> FindingView:
        values = {name: visible(str(value)) for name, value in error.values.items()}
        return FindingView(
            str(Severity.ERROR),
            self.say("severity.error"),
            "",
            "",
            self.say(error.key, **values),
            hint(error.key, self.language, **values) or "",
        )

    def _status(self, view: View, findings: tuple[FindingView, ...]) -> str:
        """One line on how the edition stands; a reader of screens hears it when it changes."""
        severities = [finding.severity for finding in findings]
        said = [
            self.count("errors", severities.count(Severity.ERROR)),
            self.count("warnings", severities.count(Severity.WARNING)),
        ]
        words = list(filter(None, said)) or [self.say("preview.nothing-wrong")]
        return ", ".join([*words, self.say("preview.printing")] if view.printing else words)

    # -------------------------------------------------------------------------------- list of letters

    def _issues(self, look: Look, current: str) -> Iterator[IssueView]:
        """All issues, the newest first."""
        counts: dict[str, list[Severity]] = {}
        for diagnostic in look.found.diagnostics:
            if diagnostic.finding.rule != "stale-stamp":
                counts.setdefault(diagnostic.path, []).append(diagnostic.severity)
        ordered = sorted(look.folders, key=lambda folder: -int(folder.partition("/")[0]))
        for issue, folders in groupby(ordered, lambda folder: folder.partition("/")[0]):
            editions = tuple(map(partial(self._link, look, counts, current), folders))
            first = look.verdicts.get(f"{issue}/{editions[0].lang}")
            yield IssueView(str(int(issue)), visible(first.abstract.title) if first else "", editions[0].lang, editions)

    def _link(self, look: Look, counts: dict[str, list[Severity]], current: str, folder: str) -> LinkView:
        lang, verdict = folder.partition("/")[2], look.verdicts.get(folder)
        found = counts.get(f"issues/{folder}.md", [])
        return LinkView(
            letter_address(folder),
            lang,
            look.site.language(lang).name,
            folder == current,
            self.count("errors", found.count(Severity.ERROR)),
            self.count("warnings", found.count(Severity.WARNING)),
            verdict is not None and verdict.abstract.draft,
        )


def first_letter(look: Look) -> str | None:
    """The edition that the preview opens with: of the newest issue, the first one."""
    return max(look.folders, key=lambda folder: int(folder.partition("/")[0]), default=None)
