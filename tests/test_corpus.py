"""Good text is told nothing: whoever is corrected without reason stops reading corrections.

The texts of tests/corpus/ are right, and written to look wrong to a rule that does not look closely.
"""

from __future__ import annotations

import re

import pytest

from support.builtin import judged, switched, told, with_front
from support.project import ROOT

FOLDER = ROOT / "tests" / "corpus"
HEAD = "---\n" + with_front("") + "---\n\n"
TEXTS = sorted(path.name for path in FOLDER.glob("*.md"))
STYLE = ("punctuation-space", "straight-quotes", "straight-apostrophe")
"""What the output sets right whatever is typed: the corpus types it in every way."""


@pytest.mark.parametrize("name", TEXTS)
def test_good_text_is_told_nothing(name: str) -> None:
    text = HEAD + (FOLDER / name).read_text("utf-8")
    verdict = judged(text, switched(off=STYLE), lang=name.removesuffix(".md"))
    lines = text.split("\n")
    found = [
        f"{line} {diagnostic.finding.values} « {lines[diagnostic.finding.span.line - 1][:200]} »"
        for diagnostic, line in zip(verdict.diagnostics, told(verdict.diagnostics), strict=True)
    ]
    assert found == []


def test_the_french_corpus_is_large_enough_to_mean_something() -> None:
    paragraphs = re.split(r"\n\s*\n", (FOLDER / "fr.md").read_text("utf-8").strip())
    assert len(paragraphs) >= 60
