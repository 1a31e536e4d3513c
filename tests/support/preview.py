"""`tehletter serve` in a process of its own, and what a browser sees of it."""

from __future__ import annotations

import http.client
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from selenium import webdriver

from support.project import EXIT_AFTER, Project, environment

PATIENCE = 60
"""Seconds after which what does not come is held not to come at all."""


@dataclass(frozen=True)
class Answer:
    """An answer of the server."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


@dataclass(frozen=True)
class Serving:
    """A preview that runs: its address and its process."""

    url: str
    process: subprocess.Popen[bytes]

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path; `host` stands in for the name of the server."""
        host = urlsplit(self.url).netloc
        connection = http.client.HTTPConnection(host, timeout=PATIENCE)
        connection.putrequest(method, path, skip_host=True)
        for name, value in {"host": host, **headers}.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())

    @contextmanager
    def news(self, folder: str) -> Iterator[Iterator[dict[str, str]]]:
        """The states of an edition as they come."""
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=PATIENCE)
        connection.request("GET", f"/events/{folder}")
        answer = connection.getresponse()
        try:
            yield (json.loads(line[6:]) for line in iter(answer.readline, b"") if line.startswith(b"data: "))
        finally:
            connection.close()

    def ended_by(self, number: int) -> tuple[int, str]:
        """Send a signal: the exit code, and what was said on standard error."""
        self.process.send_signal(number)
        _, said = self.process.communicate(timeout=EXIT_AFTER)
        return self.process.returncode, said.decode()


@contextmanager
def serving(project: Project, *arguments: str, **variables: str) -> Iterator[Serving]:
    """Run `tehletter serve` on a free port, and end it after."""
    given = arguments or ("--port", "0")
    process = subprocess.Popen(
        [sys.executable, "-m", "tehletter", "serve", *given],
        cwd=project.root,
        env=environment(**variables),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=_listening_to_interrupts,  # noqa: PLW1509 - a runner of tests may have been told to ignore them
    )
    try:
        assert process.stdout is not None
        url = process.stdout.readline().decode().strip()
        assert url.startswith("http://127.0.0.1:"), process.communicate(timeout=EXIT_AFTER)[1].decode()
        yield Serving(url, process)
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def _listening_to_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def waited(condition: Callable[[], object]) -> None:
    """Wait until something holds."""
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until, "it never came to hold"
        time.sleep(0.02)


IN_PAGE = "document.getElementById('page-frame').contentDocument.body.textContent.includes(arguments[0])"
SEEN = """
const [words] = arguments;
window.seenAt = 0;
const look = () => {
  const page = document.getElementById("page-frame").contentDocument;
  if (page?.body?.textContent.includes(words)) window.seenAt = Date.now();
  else requestAnimationFrame(look);
};
look();
"""


def reads(browser: webdriver.Chrome, words: str) -> bool:
    """Whether the page in the preview has these words now."""
    return bool(browser.execute_script(f"return {IN_PAGE}", words))


def seconds_until_read(browser: webdriver.Chrome, words: str, save: Callable[[], Path]) -> float:
    """How long it takes from saving to the words in a frame on the screen."""
    browser.execute_script(SEEN, words)
    begin = time.time()
    save()
    waited(lambda: browser.execute_script("return window.seenAt"))
    seen: int = browser.execute_script("return window.seenAt")
    return seen / 1000 - begin
