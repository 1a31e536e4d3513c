"""`PYTHONPATH=tests python -m benchmarks.preview [ROUNDS]`: how soon what is saved in an editor is on the screen.

A real `tehletter serve` and a real Chromium, with one letter and with many. Measured from before the file is written
to the frame in which the page has the new words; the PDF of the saving before is made, so that nothing else runs.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.common.by import By

from benchmarks.corpus import letter, make
from support.browser import chromium, shown
from support.preview import Serving, seconds_until_read, serving, waited
from support.project import Project

SIZES = (1, 300)
GOAL = 0.2
"""Seconds, for one letter (issue 5)."""


def main() -> None:
    """Measure, and print the table."""
    rounds = int((*sys.argv[1:], "15")[0])
    print(f"from saving to the screen, {rounds} savings each\n\nletters  least  median  most   ms")
    with chromium() as browser:
        for letters in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                make(Path(folder), letters, pictures=False)
                took = measured(Project(Path(folder)), letters, browser, rounds)
            least, median, most = (round(1000 * f(took)) for f in (min, statistics.median, max))
            print(f"{letters:7}  {least:5}  {median:6}  {most:4}{'' if median <= 1000 * GOAL else '   missed'}")


def measured(project: Project, number: int, browser: webdriver.Chrome, rounds: int) -> list[float]:
    """Seconds of each saving of the newest letter."""
    text, path = letter(number, pictures=False), project.root / f"issues/{number:03d}/fr.md"

    def save(words: str) -> Path:
        path.write_text(f"{text}\n{words}\n", encoding="utf-8")
        return path

    with serving(project) as preview:
        show(browser, preview, f"{number:03d}/fr")
        took = []
        for turn in range(rounds):
            words = f"Version {turn}."
            took.append(seconds_until_read(browser, words, lambda words=words: save(words)))
            waited(lambda: printed(browser))
    return took


def show(browser: webdriver.Chrome, preview: Serving, folder: str) -> None:
    """Open an edition, and wait until page and PDF are there."""
    shown(browser, f"{preview.url}letters/{folder}.html", 1400)
    waited(lambda: printed(browser))


def printed(browser: webdriver.Chrome) -> bool:
    """Whether the PDF shown is that of the text."""
    link = browser.find_element(By.CSS_SELECTOR, "[data-live=pdf]").get_attribute("href") or ""
    return "?" in link and "PDF" not in browser.find_element(By.CSS_SELECTOR, "[data-live=status]").text


if __name__ == "__main__":
    main()
