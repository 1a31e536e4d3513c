"""What a letter may hold, and what it holds too much of."""

from __future__ import annotations

import pytest

from support.limits import AT_LIMIT, table
from tehletter.markdown.tree import read_markdown


@pytest.mark.parametrize("name", AT_LIMIT)
def test_a_letter_holds_as_much_as_it_may_and_no_more(name: str) -> None:
    variant, text, limit = AT_LIMIT[name]
    body, findings = read_markdown(text(limit))
    assert body.blocks, findings
    body, findings = read_markdown(text(limit + 1))
    assert [(finding.rule, finding.variant) for finding in findings] == [("too-large", variant)]
    assert not body.blocks


def test_the_line_is_told_where_it_becomes_too_much() -> None:
    _, [finding] = read_markdown("## A\n\nMot.\n\n" * 201, line_shift=7)
    assert finding.span.line == 7 + 4 * 200 + 1


@pytest.mark.parametrize(
    "text",
    [
        f"[un mot](https://example.org/{'a' * 2_000})",
        f"![une salle](images/{'a' * 2_000}.jpg)",
        f"un\n{'mot ' * 2_000}",
        "\n\n".join([table(5, 20, "mot")] * 15),
    ],
    ids=["a long address", "a long path", "a long paragraph", "many tables"],
)
def test_what_is_not_printed_and_what_is_only_long_is_not_too_much(text: str) -> None:
    assert "too-large" not in [finding.rule for finding in read_markdown(text)[1]]
