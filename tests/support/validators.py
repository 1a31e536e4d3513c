"""The validators of finished files: each takes pages or PDFs and gives back what it finds, a line for each finding."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import page as archive
import pytest
from selenium import webdriver

from support.browser import absent, needed
from support.project import ROOT

NODE = ROOT / "tests/node"
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
FIGURE_ROLE = "The “figure” role is unnecessary for element “figure”."
"""The one thing that vnu may say: RGAA 4.1, test 1.9.1, asks for the role. html-validate.json lets it pass too."""


def vnu(pages: Iterable[Path]) -> list[str]:
    """The Nu Html Checker, one run of Java for all pages."""
    jar = _module("vnu-jar/build/dist/vnu.jar")
    run = _run(needed("java"), "-jar", jar, "--stdout", "--format", "json", "--no-langdetect", *pages)
    messages = _answer(run)["messages"]
    return [
        f"{message.get('url', '')}: line {message.get('lastLine')}: {message['message']}"
        for message in messages
        if message["message"] != FIGURE_ROLE
    ]


def html_validate(pages: Iterable[Path]) -> list[str]:
    """html-validate's rules for standard HTML, for documents and for accessibility.

    A title may be as long as the letter's is; only files from elsewhere would need a hash.
    """
    script, config = _module("html-validate/bin/html-validate.mjs"), NODE / "html-validate.json"
    run = _run(needed("node"), script, "--config", config, "--formatter", "json", *pages)
    return [
        f"{result['filePath']}: line {message['line']}: {message['ruleId']}: {message['message']}"
        for result in _answer(run)
        for message in result["messages"]
    ]


def axe(browser: webdriver.Chrome) -> list[str]:
    """axe-core on the page that is shown: what it holds for wrong, and what it could not decide."""
    browser.execute_script(_module("axe-core/axe.min.js").read_text("utf-8"))
    result = browser.execute_async_script(
        "const done = arguments[1]; axe.run(document, {runOnly: arguments[0]}).then(done)", list(AXE_TAGS)
    )
    return [
        f"{browser.current_url}: {kind}: {rule['id']}: {node['target'][0]}"
        for kind in ("violations", "incomplete")
        for rule in result[kind]
        for node in rule["nodes"]
    ]


def outloud(pdfs: Iterable[Path]) -> list[str]:
    """outloud on PDFs: how they are read aloud. Its notes are for information, and no finding."""
    run = _run(Path(sys.executable).with_name("outloud"), "-q", "--json", "-", *pdfs)
    findings = []
    for result in _answer(run)["results"]:
        assert result["error"] is None, result["error"]
        findings += [
            f"{result['path']}: {finding['rule']}: {finding['message']}"
            for finding in result["findings"]
            if finding["severity"] != "info"
        ]
    return findings


def archivable(pdf: Path, profile: str) -> list[str]:
    """page-validation on a PDF, against a part of PDF/A or PDF/UA: each broken rule once."""
    report = archive.validate_pdf(str(pdf), profile=profile)
    broken = Counter(failure.rule_id for failure in report.failures)
    return [f"{pdf.name}: {rule} ({times} times)" for rule, times in broken.items()]


def _module(path: str) -> Path:
    """A file of what npm installs, which `make test` sees to."""
    file = NODE / "node_modules" / path
    if not file.is_file():
        absent(f"{path} is not installed: make test installs it")
    return file


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)


def _answer(run: subprocess.CompletedProcess[str]) -> Any:
    """The JSON that a validator answers; one that says something else did not work."""
    try:
        return json.loads(run.stdout)
    except json.JSONDecodeError:
        pytest.fail(f"{run.args[0]} answered {run.returncode}: {(run.stdout + run.stderr)[-500:]}")
