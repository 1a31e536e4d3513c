"""Chromium without a window, as the tests of pages drive it: sizes, colour schemes, and what it asked for."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest
from selenium import webdriver

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    "--force-device-scale-factor=1",
)  # fmt: skip


def needed(command: str) -> str:
    """The path of a command; without it a test fails where CI is set, and is skipped elsewhere."""
    path = shutil.which(command)
    if path is None:
        absent(f"{command} is not installed: make test-system names its package")
    return path


def absent(what: str) -> NoReturn:
    """Skip a test whose tool a person's machine may lack. CI installs them all, so there it is a failure."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@contextmanager
def chromium() -> Iterator[webdriver.Chrome]:
    """A browser of its own, which logs its complaints and its requests."""
    binary, driver = needed("chromium"), needed("chromedriver")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    try:
        yield browser
    finally:
        browser.quit()


def emulate(browser: webdriver.Chrome, media: str = "", **features: str) -> None:
    """What style sheets are told of the medium and of the reader: `prefers_color_scheme="dark"`."""
    told = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": told})


def shown(browser: webdriver.Chrome, page: Path | str, width: int, scheme: str = "light") -> None:
    """Open a page, by its file or its address, in a window of a width."""
    size = {"width": width, "height": 700, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    emulate(browser, prefers_color_scheme=scheme)
    browser.get(page if isinstance(page, str) else page.resolve().as_uri())


def requests(browser: webdriver.Chrome) -> set[str]:
    """The addresses that were asked for since the last look."""
    messages = (json.loads(message)["message"] for message in _log(browser, "performance"))
    return {m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"}


def complaints(browser: webdriver.Chrome) -> list[str]:
    """What the browser's console said since the last look."""
    return _log(browser, "browser")


def _log(browser: webdriver.Chrome, kind: str) -> list[str]:
    """What a log of the browser took down since the last look."""
    entries: list[dict[str, Any]] = browser.get_log(kind)  # type: ignore[no-untyped-call]  # selenium types all but this
    return [entry["message"] for entry in entries]
