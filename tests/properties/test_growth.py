"""A letter four times as long is checked in no more than six times the time, whatever it repeats: n^1.3."""

from __future__ import annotations

import random
import time

import pytest

from support.builtin import judged

FRONT = "---\nnumber: 8\ntitle: Une lettre\ndate: 2018-01-10\nsummary: Un résumé.\n---\n"
LITERALS = (
    "*", "**", "_", "`", "[", "]", "(", ")", "<", ">", "!", "![", "](", "#", "~", "{", "}", "\\", "&", "\n", " ",
    "\t", "|", "## a\n", "> ", "- ", "- a\n", "  - a\n", "1. a\n", "| a | b |\n", "|---", "\n    a", "a\n", "a  \n",
    "```\n", "---\n", "[^a]", "[^a]: b\n", "[a]: b\n", "[a](", "[a](b) ", "![a](b)", "[a]{lang=en}", "<b>", "<!--",
    "<a@b.c> ", "&amp;", "https://a.example/ ", "www.a.example ", "a@b.example ", "::: box\n", ":::\n",
    "Table: a\n\n", "**a* ", "``a", "a*b", "« ", " »", '"', "'", "l'", "a-b ", "– ", "…", "? ", "; ", ": ", "1 ",
    "1,", "12/12/2018 ", "n° 8 ", "12 % ", "M. A ", "a", "a ", "A ", "é", "ж ", "\u00a0", "\u200d", "\u202e", "😀",
    "e\u0301", "XX ", "TODO ",
)  # fmt: skip
PAIRS = random.Random(8)
REPEATED = (*LITERALS, *("".join(PAIRS.sample(LITERALS, PAIRS.choice((2, 2, 3)))) for _ in range(40)))
SHORT, LONG = 20_000, 80_000
AT_ONCE = 1.0
"""Seconds below which nobody waits, and clocks tell little."""


def seconds(text: str) -> float:
    """Processor time that a check of a letter takes."""
    begin = time.process_time()
    judged(text)
    return time.process_time() - begin


def keeps_pace(short: str, long: str) -> bool:
    """Whether the long letter takes no more than its share; asked again where something may have been in the way."""
    pairs = ((seconds(short), seconds(long)) for _ in range(4))
    return any(after <= max(AT_ONCE, 1.3 * before * (LONG / SHORT) ** 1.3) for before, after in pairs)


@pytest.mark.slow
@pytest.mark.parametrize("literal", REPEATED, ids=repr)
def test_a_check_takes_as_long_as_the_letter_is(literal: str) -> None:
    short, long = (FRONT + literal * (size // len(literal)) + "\n" for size in (SHORT, LONG))
    assert keeps_pace(short, long)


@pytest.mark.slow
@pytest.mark.parametrize("key", ["title", "summary", "byline", "keywords", "see_also"])
@pytest.mark.parametrize("literal", ["a ", "[", "{", "'", "- ", ": ", "# ", "!!x ", "&a ", "*a ", "<<: "])
def test_so_it_does_of_front_matter(key: str, literal: str) -> None:
    head = "---\nnumber: 8\ntitle: T\ndate: 2018-01-10\n"
    short, long = (f"{head}{key}: {literal * (size // len(literal))}\n---\nUn texte.\n" for size in (SHORT, LONG))
    assert keeps_pace(short, long)
