"""Whatever is typed can be read, and whatever was read knows where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from support.builtin import judged, manuscript, sliced
from support.fuzz import examples
from tehletter.body import Body, Text
from tehletter.diagnostics import Finding, Span
from tehletter.markdown.tree import read_markdown
from tehletter.model import (
    Entry,
    Node,
    Sequence,
    Table,
)
from tehletter.tomltree import read_toml
from tehletter.walk import all_blocks, all_inlines
from tehletter.yamltree import read_yaml

SIGNS = st.sampled_from(
    [
        *"abéЖ漢🚢\u0301 \t\n*_`[](){}<>!#|\\&;:\"'-+=~^.,?%@/0123456789",
        "\n\n", "\n    ", "\n- ", "\n> ", "\n1. ", "\n## ", "\n| ", " | ", "\n|---|---|\n", "\n::: box\n", "\n:::\n",
        "[^a]", "\n[^a]: ", "![", "](x.jpg)", "{lang=en}", "{.decorative}", "Table: ", "&amp;", "---\n", "```\n", "**",
        "https://a.example", "<b>", "key: ", "- ", "\u202f", "\u00a0", "\u2028", "\u0085", "\ufeff", "\x00", "\r",
        "'''", '"""', "[[a]]\n", "[a.b]\n", "a = ", "2018-01-24", "true", "null", "*a", "&a", "!!str", "<<",
    ]
)  # fmt: skip
MARKUP = st.lists(SIGNS, max_size=60).map("".join)
ANYTHING = st.one_of(MARKUP, st.text(max_size=80))
READ = examples(150)


def lies_in(span: Span, text: str) -> bool:
    """Whether a span is in order and inside the text; one past the last character of a line is inside."""
    lines = text.split("\n")
    if not 1 <= span.line <= span.end_line <= len(lines):
        return False
    if not (
        1 <= span.column <= len(lines[span.line - 1]) + 1 and 1 <= span.end_column <= len(lines[span.end_line - 1]) + 2
    ):
        return False
    return (span.line, span.column) <= (span.end_line, span.end_column)


def spans_of_tree(node: Node) -> Iterator[Span]:
    yield node.span
    entries: tuple[Entry, ...] = node.entries if isinstance(node, Table) else ()
    for entry in entries:
        yield entry.key_span
        yield from spans_of_tree(entry.node)
    if isinstance(node, Sequence):
        for item in node.items:
            yield from spans_of_tree(item)


def spans_of_body(body: Body, found: list[Finding]) -> Iterator[Span]:
    yield from (block.span for block in all_blocks(body))
    yield from (child.span for child in all_inlines(body))
    yield from (note.span for note in body.notes)
    yield from (finding.span for finding in found)


@READ
@given(ANYTHING)
def test_any_yaml_is_read_with_spans_inside_it(text: str) -> None:
    tree, found = read_yaml(text)
    spans = [finding.span for finding in found] + (list(spans_of_tree(tree)) if tree.entries else [])
    assert all(lies_in(span, text) for span in spans), spans


@READ
@given(ANYTHING)
def test_any_toml_is_read_with_spans_inside_it(text: str) -> None:
    text = text.replace("\r", "")
    tree, found = read_toml(text)
    spans = [finding.span for finding in found] + list(spans_of_tree(tree))
    assert all(lies_in(span, text) for span in spans), spans


KEYS = st.sampled_from(["a", "b", '"c d"', "'e.f'", "a.b", "g"])
VALUES = st.recursive(
    st.sampled_from(["1", "true", '"x]"', "'y#'", '"""z\n"""', "2018-01-24", "1.5", "12:30:00"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[\n" + ",\n".join(items) + "]")
        | inner.map(lambda value: "{ k = " + value + " }")
    ),
    max_leaves=5,
)
LINES = st.one_of(
    st.tuples(KEYS, VALUES).map(lambda pair: f"{pair[0]} = {pair[1]}  # fin\n"),
    KEYS.map(lambda key: f"[{key}]\n"),
    KEYS.map(lambda key: f"[[{key}]]\n"),
)


@READ
@given(st.lists(LINES, max_size=8).map("".join))
def test_every_key_of_valid_toml_stands_where_its_span_says(text: str) -> None:
    tree, found = read_toml(text)
    for entry in () if found else tree.entries:
        assert sliced(text, entry.key_span).strip("\"'") == entry.key


@READ
@given(ANYTHING)
def test_any_markdown_is_read_with_spans_inside_it(text: str) -> None:
    text = text.replace("\r", "")
    body, found = read_markdown(text)
    spans = list(spans_of_body(body, found))
    assert all(lies_in(span, text) for span in spans), [span for span in spans if not lies_in(span, text)]


@READ
@given(MARKUP)
def test_literal_runs_are_slices_of_the_source(text: str) -> None:
    text = text.replace("\r", "").replace("\x00", "")
    body, _ = read_markdown(text)
    for child in all_inlines(body):
        if isinstance(child, Text) and child.literal:
            assert sliced(text, child.span) == child.value


@READ
@given(ANYTHING)
def test_any_letter_is_read_and_judged(text: str) -> None:
    for letter in (text, f"---\n{text}\n---\n{text}", f"---\nnumber: 8\ntitle: x\ndate: 2018-01-10\n---\n{text}"):
        verdict = judged(letter.replace("\r", "\n"))
        assert verdict.right != any(d.severity == "error" for d in verdict.diagnostics)


@READ
@given(ANYTHING)
def test_reading_the_same_text_twice_gives_the_same_letter(text: str) -> None:
    letter = f"---\nnumber: 8\n---\n{text}".replace("\r", "\n")
    assert manuscript(letter) == manuscript(letter)
