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


def seconds(literal: str, size: int) -> float:
    """Processor time that a check of a letter takes, the shorter of two."""
    text = FRONT + literal * (size // len(literal)) + "\n"
    times = []
    for _ in range(2):
        begin = time.process_time()
        judged(text)
        times.append(time.process_time() - begin)
    return min(times)


@pytest.mark.slow
@pytest.mark.parametrize("literal", REPEATED, ids=repr)
def test_a_check_takes_as_long_as_the_letter_is(literal: str) -> None:
    most = max(AT_ONCE, 1.2 * seconds(literal, SHORT) * (LONG / SHORT) ** 1.3)
    assert seconds(literal, LONG) <= most


@pytest.mark.slow
@pytest.mark.parametrize("key", ["title", "summary", "byline", "keywords", "see_also"])
@pytest.mark.parametrize("literal", ["a ", "[", "{", "'", "- ", ": ", "# ", "!!x ", "&a ", "*a ", "<<: "])
def test_so_it_does_of_front_matter(key: str, literal: str) -> None:
    def taken(size: int) -> float:
        begin = time.process_time()
        judged(
            f"---\nnumber: 8\ntitle: T\ndate: 2018-01-10\n{key}: {literal * (size // len(literal))}\n---\nUn texte.\n"
        )
        return time.process_time() - begin

    assert taken(LONG) <= max(AT_ONCE, 1.2 * taken(SHORT) * (LONG / SHORT) ** 1.3)
