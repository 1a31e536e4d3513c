"""What can be mended in the letters that were asked for: the second step of `check --fix` and `check --diff`.

Letters are mended together, round by round, because what they find of each other can be mended too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tehletter.check import Inspection, Verdict, compare, conclude, inspect
from tehletter.diagnostics import Diagnostic, Severity
from tehletter.mend import ROUNDS, mended_once
from tehletter.model import Source
from tehletter.parse import read_manuscript
from tehletter.survey import Survey
from tehletter.workspace.project import Workspace

Diagnostics = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Repair:
    """A letter's source, its text without the findings that can be mended, and how many these were.

    `worse` is an error that the letter would have and had not: such a text must not be kept.
    """

    source: Source
    text: str
    findings: int
    worse: Diagnostic | None = None


def repairs(
    workspace: Workspace, found: Survey, chosen: frozenset[str], wanted: Callable[[Diagnostics], Diagnostics]
) -> tuple[Repair, ...]:
    """The repairs of the chosen letters that need one; of the diagnostics of a letter, those `wanted` are mended."""
    wrong = [
        verdict
        for verdict in found.verdicts
        if verdict.abstract.path in chosen and any(diagnostic.fixable for diagnostic in wanted(verdict.diagnostics))
    ]
    return tuple(_Ward(workspace, found, wanted, wrong).heal())


class _Ward:
    def __init__(
        self,
        workspace: Workspace,
        found: Survey,
        wanted: Callable[[Diagnostics], Diagnostics],
        wrong: list[Verdict],
    ) -> None:
        self.found, self.wanted = found, wanted
        self.sources: dict[str, Source] = {}
        self.known: dict[str, Inspection] = {}
        self.abstracts = {letter.path: letter for letter in found.series.letters}
        for verdict in wrong:
            source = workspace.read_source(verdict.abstract.path)
            if isinstance(source, Source):
                self.sources[source.path] = source
                self.inspect(source.path, source.raw)
        self.texts = {path: source.raw for path, source in self.sources.items()}
        self.mended = Counter[str]()

    def inspect(self, path: str, raw: str) -> None:
        letter = self.abstracts[path]
        manuscript = read_manuscript(Source.of(path, raw), letter.issue, letter.lang)
        self.known[path] = inspect(manuscript, self.found.surroundings)

    def judge(self) -> dict[str, Diagnostics]:
        """What is found in each of the letters as it stands now, among all letters of the series."""
        letters = tuple(
            self.known[letter.path].abstract if letter.path in self.known else letter
            for letter in self.found.series.letters
        )
        compared = compare(replace(self.found.series, letters=letters))
        config = self.found.config
        return {
            path: conclude(inspection, compared.get(path, ()), config).diagnostics
            for path, inspection in self.known.items()
        }

    def heal(self) -> Iterator[Repair]:
        before = found = self.judge()
        seen = {path: {text} for path, text in self.texts.items()}
        for _ in range(ROUNDS):
            moved = False
            for path, text in self.texts.items():
                after, count = mended_once(text, self.wanted(found[path]))
                if after not in seen[path]:
                    seen[path].add(after)
                    self.texts[path], moved = after, True
                    self.mended[path] += count
                    self.inspect(path, after)
            if not moved:
                break
            found = self.judge()
        for path, source in self.sources.items():
            if self.texts[path] != source.raw:
                worse = next(_new_errors(before[path], found[path]), None)
                yield Repair(source, self.texts[path], self.mended[path], worse)


def _new_errors(before: Diagnostics, after: Diagnostics) -> Iterator[Diagnostic]:
    """The errors of a kind of which there are more than there were."""
    left = Counter(diagnostic.code for diagnostic in before if diagnostic.severity is Severity.ERROR)
    for diagnostic in after:
        if diagnostic.severity is Severity.ERROR:
            left[diagnostic.code] -= 1
            if left[diagnostic.code] < 0:
                yield diagnostic
