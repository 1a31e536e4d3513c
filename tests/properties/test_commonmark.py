"""CommonMark's own examples through the whole of it: printed without anything active, or refused by a rule of ours."""

from __future__ import annotations

import os
import re
from datetime import date

import pytest

from properties.test_whole_letters import PRINTABLE, SITE, is_inert
from support.builtin import PICTURE, judged, manuscript
from support.project import ROOT
from tehletter.check import trusted
from tehletter.render import render_page, render_paper

SPEC = ROOT / "tests/node/node_modules/commonmark-spec/spec.txt"
FENCE = "`" * 32
EXAMPLE = re.compile(rf"^{FENCE} example\n(.*?)^\.\n.*?^{FENCE}$", re.DOTALL | re.MULTILINE)
FRONT = "---\nnumber: 8\ntitle: Une lettre\ndate: 2018-01-10\nsummary: Un résumé.\n---\n"
REFUSE = {
    "title-in-body", "heading-jump", "empty-heading", "empty-letter", "placeholder", "broken-picture", "no-alternative",
    "empty-link", "unsafe-link", "broken-anchor", "no-glyph", "unclosed-block",
}  # fmt: skip
"""The rules that refuse an example: a letter has one title, pictures that exist, links that lead somewhere."""


def examples() -> list[str]:
    """The Markdown of each example; « → » stands for a tab."""
    if not SPEC.is_file():
        if os.environ.get("CI"):
            raise FileNotFoundError(SPEC)
        pytest.skip("make test installs the examples")
    return [text.replace("→", "\t") for text in EXAMPLE.findall(SPEC.read_text("utf-8"))]


def test_each_example_is_printed_inert_or_refused_by_a_rule_that_is_written_down() -> None:
    found, printed = examples(), 0
    for example in found:
        text = FRONT + example
        verdict = judged(text, printable=PRINTABLE)
        refusing = {d.finding.rule for d in verdict.diagnostics if d.severity.value == "error"}
        assert refusing <= REFUSE, example
        assert verdict.right == (not refusing)
        if not verdict.right:
            continue
        letter = trusted(verdict, manuscript(text), {PICTURE.path: PICTURE})
        is_inert(render_page(letter, date(2018, 1, 24), SITE, ()).html)
        is_inert(render_paper(letter, date(2018, 1, 24), SITE).html)
        printed += 1
    assert len(found) > 600
    assert printed > 500
