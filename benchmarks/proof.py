"""`python -m benchmarks.proof [LETTERS] [ROUNDS]`: what tags, archiving and proof cost, beside the same without them.

    plain      laid out by WeasyPrint as plain PDFs, with the same styles, fonts and pictures
    tagged     PDF/A-2a and PDF/UA-1
    enclosing  PDF/A-3a: the same, with the Markdown inside
    rendered   tagged, and the page
    proved     page and PDF read back and held against the letter

The letters are those of `issues/` and as many of the corpus. All is processor time of one process; a round makes each
letter in every way, one after the other, and each figure is the least over the rounds.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date
from pathlib import Path

from benchmarks.corpus import make
from tehletter import clock
from tehletter.artifact import Artifact
from tehletter.letter import Letter
from tehletter.model import Stamp
from tehletter.pdf.layout import Layout, Paper, _fetcher
from tehletter.plan import Edition
from tehletter.processes import Crew
from tehletter.proving import Exhibit, Prover, prove
from tehletter.render import STYLESHEET, Site, render_page, render_paper
from tehletter.scaling import Kit, picture_copy
from tehletter.survey import survey
from tehletter.workspace.project import find_project
from tehletter.workspace.publication import Item

GOALS = {"tagged / plain": 1.45, "enclosing / plain": 1.45, "proved / rendered": 0.5}
DAY = date(2026, 11, 25)


def main() -> None:
    """Measure, and print the table."""
    letters, rounds = (int(word) for word in [*sys.argv[1:], *("12", "5")[len(sys.argv) - 1 :]])
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        make(corpus, letters)
        workshops = [Workshop(Path(__file__).parents[1]), Workshop(corpus)]
        for workshop in workshops:  # loads fonts and libraries, and proves
            workshop.round()
        figures = [sum((workshop.round() for workshop in workshops), Counter[str]()) for _ in range(rounds)]
    least = {name: min(figure[name] for figure in figures) for name in figures[0]}
    print(f"{sum(len(workshop.editions) for workshop in workshops)} letters, least of {rounds}\n")
    for name, seconds in least.items():
        print(f"{name:<12}{seconds:8.3f} s")
    print()
    for name, goal in GOALS.items():
        above, below = name.split(" / ")
        ratio = least[above] / least[below]
        print(f"{name:<20}{ratio:6.2f}   goal {goal:g}{'' if ratio <= goal else '   missed'}")


@dataclass(frozen=True, slots=True)
class Work:
    """A letter, and what its PDF is made from in both variants."""

    edition: Edition
    letter: Letter
    paper: Paper
    enclosing: Paper


class Workshop:
    """All that makes the letters of one project, in one process."""

    def __init__(self, root: Path) -> None:
        workspace, self.found = find_project(root), survey(find_project(root))
        zone = clock.zone(self.found.config.timezone) or UTC
        self.site = Site(self.found.config, workspace.templates(), zone, self.found.logos)
        self.kit = Kit(workspace, self.found.fonts.folders, self.site.templates[STYLESHEET], None)
        self.layout = Layout(self.kit.fonts, self.kit.stylesheet)
        self.prover = Prover(self.found, self.site, {}, Crew(1))
        stamped = (verdict for verdict in self.found.verdicts if verdict.right)
        self.editions = [Edition(verdict, Stamp(verdict.abstract.digest, DAY)) for verdict in stamped]
        self.works = [self.work(edition) for edition in self.editions]

    def work(self, edition: Edition) -> Work:
        """What is made of a letter."""
        archive = replace(self.site, config=replace(self.site.config, pdf_variant="a-3a"))
        letter = self.found.letter(edition.verdict)
        document = render_paper(letter, DAY, archive)
        copies = {copy.name: picture_copy(self.kit, copy) for copy in document.copies}
        paper = Paper(document.html, copies, "a-2a", "0" * 32)
        return Work(edition, letter, paper, replace(paper, variant="a-3a", attached=document.attached))

    def round(self) -> Counter[str]:
        """Seconds of each way, over all letters."""
        spent: Counter[str] = Counter()
        for work in self.works:
            with timed(spent, "plain"):
                self.plain(work.paper)
            with timed(spent, "tagged"), timed(spent, "rendered"):
                pdf = self.layout.sheets(work.paper).data
            with timed(spent, "enclosing"):
                self.layout.sheets(work.enclosing)
            with timed(spent, "rendered"):
                page = render_page(work.letter, DAY, self.site, ())
            exhibit = self.exhibit(work, page.html.encode(), pdf)
            with timed(spent, "proved"):
                examined = prove(exhibit)
            if any(one.faults for one in examined):
                sys.exit(f"{work.letter.path} does not stand its proof")
        return spent

    def plain(self, paper: Paper) -> None:
        """WeasyPrint as it comes."""
        html = self.layout.weasyprint.HTML(string=paper.html, base_url="letter:", url_fetcher=_fetcher(paper.pictures))
        html.render(presentational_hints=True, **self.layout.shared()).write_pdf()

    def exhibit(self, work: Work, page: bytes, pdf: bytes) -> Exhibit:
        """An edition as it is proved."""
        files = (("index.html", "html", page), ("letter.pdf", "pdf", pdf))
        items = [Item(Artifact(name, kind, "", len(data)), data) for name, kind, data in files]
        return self.prover.exhibit(work.edition, work.letter, items)


@contextmanager
def timed(spent: Counter[str], name: str) -> Iterator[None]:
    """Add what the processor spends meanwhile, in seconds."""
    start = time.process_time()
    yield
    spent[name] += time.process_time() - start  # type: ignore[assignment]  # a counter of seconds


if __name__ == "__main__":
    main()
