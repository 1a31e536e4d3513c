"""The pages of the accessibility report, in a browser and before validators: they keep to what they report on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from selenium import webdriver

from support.accounts import account, site, with_fault, without
from support.browser import chromium, complaints, requests, shown
from support.validators import axe, html_validate, vnu
from tehletter.account.pages import report_files

LONG = "Une lettre dont le titre est assez long pour passer à la ligne sur un écran étroit"
ACCOUNTS = (
    account(),
    replace(with_fault("pdf", "order"), folder="009", source="issues/009/fr.md", title=LONG),
    replace(without("page", "links"), folder="010", source="issues/010/sr-Latn.md", lang="sr-Latn"),
    replace(account(()), folder="011", source="issues/011/fr.md"),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module", params=["fr", "en"])
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The pages of a report over editions that are clean, at fault, half tested and untested."""
    folder = tmp_path_factory.mktemp("report")
    for name, text in report_files(ACCOUNTS, site(), request.param).items():
        (folder / name).write_text(text, "utf-8")
    return sorted(folder.glob("*.html"))


@pytest.mark.parametrize("validator", [vnu, html_validate])
def test_every_page_of_the_report_is_valid(report: list[Path], validator: Callable[[list[Path]], list[str]]) -> None:
    assert validator(report) == []


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
def test_axe_finds_nothing_in_the_report(report: list[Path], browser: webdriver.Chrome, scheme: str) -> None:
    for path in report:
        shown(browser, path, 1280, scheme)
        assert axe(browser) == []


def test_axe_sees_a_report_in_faint_ink(report: list[Path], browser: webdriver.Chrome, tmp_path: Path) -> None:
    style = report[0].with_name("report.css").read_text("utf-8")
    (tmp_path / "report.css").write_text(style.replace("--soft: #4c4f5c", "--soft: #9a9daa"), "utf-8")
    faint = tmp_path / "index.html"
    faint.write_text(report[0].with_name("index.html").read_text("utf-8"), "utf-8")
    shown(browser, faint, 1280)
    assert any("color-contrast" in finding for finding in axe(browser))


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_no_page_of_the_report_scrolls_sideways(report: list[Path], browser: webdriver.Chrome, width: int) -> None:
    for path in report:
        shown(browser, path, width)
        assert browser.execute_script("return document.scrollingElement.scrollWidth") <= width, path


def test_no_short_word_of_a_table_is_broken_at_320_pixels(report: list[Path], browser: webdriver.Chrome) -> None:
    """Columns of figures keep the words of their headings whole."""
    lines = """
    return [...document.querySelectorAll('.counts thead th, .checks thead th')].filter(e => {
      const range = document.createRange();
      range.selectNodeContents(e);
      const lines = new Set([...range.getClientRects()].map(r => Math.round(r.top))).size;
      return lines > e.textContent.trim().split(/\\s+/).length;
    }).map(e => e.textContent);
    """
    for path in report:
        shown(browser, path, 320)
        assert browser.execute_script(lines) == [], path


def test_the_report_asks_for_its_own_files_alone(report: list[Path], browser: webdriver.Chrome) -> None:
    requests(browser)
    complaints(browser)
    for path in report:
        shown(browser, path, 1280)
        assert {address.partition("?")[0] for address in requests(browser)} == {
            path.as_uri(),
            path.with_name("report.css").as_uri(),
        }
    assert complaints(browser) == []
