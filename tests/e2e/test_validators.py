"""What validators of others say of the pages and PDFs: nothing; and that they speak up when there is something."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from selenium import webdriver

from support.browser import chromium, requests, shown
from support.every_block import every_block
from support.project import Project
from support.validators import archivable, axe, html_validate, outloud, vnu


@pytest.fixture(scope="module")
def all_of_it(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A letter of every block in four languages, and what is published of it."""
    return every_block(tmp_path_factory.mktemp("all") / "project")


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    """A browser for the tests of this file."""
    with chromium() as opened:
        yield opened


@pytest.fixture(params=["letters", "all_of_it"])
def published(request: pytest.FixtureRequest) -> Project:
    """The letters of the repository, then the letter of every block."""
    project: Project = request.getfixturevalue(request.param)
    return project


@pytest.fixture
def copied(letters: Project, tmp_path: Path) -> Path:
    """A copy of what is published of the letters, to plant mistakes in."""
    return Path(shutil.copytree(letters.dist, tmp_path / "dist"))


def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


def pdfs(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.pdf"))


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def without(pdf: Path, key: str) -> Path:
    """A PDF whose catalogue lacks a key."""
    with pikepdf.open(pdf, allow_overwriting_input=True) as opened:
        del opened.Root[key]
        opened.save()
    return pdf


# ---------------------------------------------------------------------------------------------------- pages


@pytest.mark.parametrize("validator", [vnu, html_validate])
def test_every_page_is_valid(published: Project, validator: Callable[[list[Path]], list[str]]) -> None:
    assert pages(published.dist)
    assert validator(pages(published.dist)) == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_leaves_nothing_open(
    published: Project, browser: webdriver.Chrome, scheme: str, width: int
) -> None:
    requests(browser)
    for path in pages(published.dist):
        shown(browser, path, width, scheme)
        assert axe(browser) == []
    assert {address.partition(":")[0] for address in requests(browser)} == {"file"}


def test_vnu_sees_a_paragraph_in_a_heading(copied: Path) -> None:
    path = copied / "001/fr/index.html"
    change(path, "</h1>", "<p>x</p></h1>")
    (finding,) = vnu(pages(copied))
    assert str(path) in finding
    assert "not allowed as child of element “h1”" in finding


def test_html_validate_sees_a_picture_without_alternative(copied: Path) -> None:
    path = copied / "001/fr/index.html"
    change(path, ' alt="', ' data-alt="')
    (finding,) = html_validate(pages(copied))
    assert finding.startswith(str(path))
    assert "wcag/h37" in finding


@pytest.mark.parametrize(
    ("rule", "seen"),
    [
        (".stamp { color: #999 }", {"light": True, "dark": False}),
        ("@media (prefers-color-scheme: dark) { .stamp { color: #444 } }", {"light": False, "dark": True}),
    ],
)
def test_axe_sees_faint_text_in_the_scheme_that_has_it(
    copied: Path, browser: webdriver.Chrome, rule: str, seen: dict[str, bool]
) -> None:
    sheet = copied / "assets/letter.css"
    sheet.write_text(sheet.read_text("utf-8") + rule, "utf-8")
    for scheme, expected in seen.items():
        shown(browser, copied / "001/fr/index.html", 1280, scheme)
        assert any("violations: color-contrast: .stamp" in finding for finding in axe(browser)) == expected


def test_axe_tells_what_it_cannot_decide(copied: Path, browser: webdriver.Chrome) -> None:
    sheet = copied / "assets/letter.css"
    sheet.write_text(sheet.read_text("utf-8") + ".stamp { background: linear-gradient(#fff, #000) }", "utf-8")
    shown(browser, copied / "001/fr/index.html", 1280)
    assert any("incomplete: color-contrast: .stamp" in finding for finding in axe(browser))


# ----------------------------------------------------------------------------------------------------- PDFs


def test_outloud_finds_nothing_in_any_pdf(published: Project) -> None:
    assert pdfs(published.dist)
    assert outloud(pdfs(published.dist)) == []


@pytest.mark.parametrize("profile", ["2a", "ua1"])
def test_every_pdf_is_archivable_and_accessible(published: Project, profile: str) -> None:
    assert [finding for pdf in pdfs(published.dist) for finding in archivable(pdf, profile)] == []


def test_with_their_source_in_them_pdfs_are_archivable_and_accessible(letters: Project, tmp_path: Path) -> None:
    project = Project(tmp_path / "archived")
    shutil.copytree(letters.root / "issues", project.root / "issues")
    project.with_config(letters.read("tehletter.toml") + '\n[build]\npdf_variant = "a-3a"\n')
    project.built("--only", "pdf")
    made = pdfs(project.dist)
    assert len(made) == len(pdfs(letters.dist))
    assert [finding for pdf in made for profile in ("3a", "ua1") for finding in archivable(pdf, profile)] == []
    assert outloud(made) == []


def test_outloud_sees_a_pdf_without_language(copied: Path) -> None:
    pdf = without(copied / "001/fr/teh-001-fr.pdf", "/Lang")
    assert any(finding.startswith(str(pdf)) for finding in outloud(pdfs(copied)))


@pytest.mark.parametrize("profile", ["2a", "3a", "ua1"])
def test_page_validation_sees_a_pdf_that_is_not_marked_as_tagged(copied: Path, profile: str) -> None:
    pdf = without(copied / "001/fr/teh-001-fr.pdf", "/MarkInfo")
    sound = copied / "002/fr/teh-002-fr.pdf"
    assert len(archivable(pdf, profile)) > len(archivable(sound, profile))
