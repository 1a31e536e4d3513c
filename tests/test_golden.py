"""Whole issues against tests/golden/<name>/expected; what came out instead is kept in build/golden/<name>.

`--update-golden` writes expected/ anew. Read the difference as prose before committing it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from support.builtin import templates
from support.project import ROOT, Project, drawn
from tehletter import clock
from tehletter.languages import language
from tehletter.render import Site, render_paper
from tehletter.survey import survey
from tehletter.workspace.project import find_project

GOLDEN = Path(__file__).parent / "golden"
KEPT = ROOT / "build/golden"
NAMES = sorted(path.name for path in GOLDEN.iterdir() if (path / "project").is_dir())
PICTURES = {
    "editorial": {"issues/008/images/hall.jpg": (900, 600, "JPEG"), "issues/008/images/hands.png": (500, 700, "PNG")},
    "articles": {
        "issues/012/images/cover.jpg": (1200, 800, "JPEG"),
        "issues/012/images/portrait.jpg": (300, 300, "JPEG"),
        "issues/012/images/map.png": (700, 400, "PNG"),
        "logo.png": (200, 80, "PNG"),
    },
}
"""Drawn when they are needed: no binary file lies in the folder."""


AFTERWARDS = "1530007200"
"""26 June 2018: the letters of tests/golden/ have appeared, and the English one was changed since."""


def papers(project: Project) -> dict[str, str]:
    """The HTML that each PDF is made from, by the path that it would have beside the page."""
    found = survey(find_project(project.root))
    zone = clock.zone(found.config.timezone)
    assert zone is not None
    site = Site(found.config, find_project(project.root).templates(), zone, found.logos)
    html = {}
    for letter in (found.letter(verdict) for verdict in found.verdicts if verdict.right):
        modified = letter.meta.modified or found.stamps[letter.folder][letter.lang].modified
        html[f"{letter.folder}/{letter.lang}/paper.html"] = render_paper(letter, modified, site).html
    return html


def without_weight(html: str) -> str:
    """A page without the size of its PDF, which changes with every release of the layout library."""
    return re.sub(r"\d+([,.]\d+)?[\u00a0\u202f ](ko|Mo|kB|MB)", "N ko", html)


def produced(name: str, root: Path) -> dict[str, str]:
    """Everything that is compared, by the path that it has in expected/."""
    shutil.copytree(GOLDEN / name / "project", root)
    project = Project(root)
    for path, (width, height, form) in PICTURES[name].items():
        project.write(path, drawn(width, height, form))
    check = project.run("check", "--format", "json", SOURCE_DATE_EPOCH=AFTERWARDS)
    assert check.code == 0, check.out
    project.built(SOURCE_DATE_EPOCH=AFTERWARDS)
    texts = {"check.json": check.out, **papers(project)}
    for page in sorted(project.dist.glob("*/*/index.html")):
        texts[page.relative_to(project.dist).as_posix()] = without_weight(page.read_text("utf-8"))
    for page in sorted(project.dist.glob("*/index.html")):
        texts[page.relative_to(project.dist).as_posix()] = page.read_text("utf-8")
    for pdf in sorted(project.dist.glob("*/*/*.pdf")):
        text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
        lines = (line.rstrip() for line in text.replace("\f", "\n=== page ===\n").split("\n"))
        texts[pdf.with_suffix(".txt").relative_to(project.dist).as_posix()] = "\n".join(lines).strip() + "\n"
    return texts


def write(folder: Path, texts: dict[str, str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_a_whole_issue_comes_out_as_it_was_read_and_approved(
    name: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    expected = GOLDEN / name / "expected"
    texts = produced(name, tmp_path / "project")
    if request.config.getoption("--update-golden"):
        write(expected, texts)
    approved = {
        path.relative_to(expected).as_posix(): path.read_text("utf-8") for path in expected.rglob("*") if path.is_file()
    }
    different = sorted(path for path in texts.keys() | approved.keys() if texts.get(path) != approved.get(path))
    if different:
        write(KEPT / name, texts)
    assert not different, f"compare build/golden/{name} with tests/golden/{name}/expected"


def test_the_golden_letters_are_in_complete_languages() -> None:
    tags = {path.stem for path in GOLDEN.glob("*/project/issues/*/*.md")}
    assert tags == {"fr", "en", "sr-Latn"}
    assert all(language(tag, templates()).words for tag in tags)
