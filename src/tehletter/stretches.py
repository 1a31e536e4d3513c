"""Where the words of a YAML text stand in the source, whatever its style: stretch by stretch."""

from __future__ import annotations

from collections.abc import Iterator

from tehletter.diagnostics import Span

Stretches = Iterator[tuple[str, Span, bool]]


def placed(value: str, span: Span, lines: list[str]) -> Stretches:
    """The stretches of a YAML text that stand in the source as they read, whatever its style."""
    stretches = list(_aligned(value, span, lines))
    if "".join(text for text, _, _ in stretches) == value:
        yield from stretches
    elif value:
        yield value, span, False


def _aligned(value: str, span: Span, lines: list[str]) -> Stretches:
    """Line by line: what is equal is a stretch; line ends that YAML folded are a space or a line end."""
    at = 0
    for number in range(span.line, span.end_line + 1):
        line = lines[number - 1] if number <= len(lines) else ""
        if number == span.line < span.end_line and line[span.column - 1 : span.column] in ("|", ">"):
            continue  # the sign of a block text
        first = span.column - 1 if number == span.line else len(line) - len(line.lstrip(" "))
        last = span.end_column - 1 if number == span.end_line else len(line)
        while first < last and not (at < len(value) and line[first] == value[at]):
            first += 1  # a quotation mark
        end, start = first, at
        while end < last and at < len(value) and line[end] == value[at]:
            end, at = end + 1, at + 1
        if at > start:
            yield value[start:at], Span(number, first + 1, number, end + 1), True
        if number < span.end_line and at < len(value) and value[at] in " \n":
            yield value[at], Span(number, end + 1, number, end + 1), False
            at += 1
