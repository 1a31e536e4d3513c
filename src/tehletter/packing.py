"""Findings as JSON can hold them, and back: for what is kept between runs."""

from __future__ import annotations

from typing import Any

from tehletter.diagnostics import Edit, Finding, Span


def packed_span(span: Span) -> tuple[int, int, int, int]:
    """A span as four numbers."""
    return span.line, span.column, span.end_line, span.end_column


def packed_finding(finding: Finding) -> list[Any]:
    """A finding as a list."""
    fix = [(packed_span(edit.span), edit.new) for edit in finding.fix]
    return [finding.rule, packed_span(finding.span), dict(finding.values), finding.variant, fix]


def finding_of(packed: list[Any]) -> Finding:
    """The finding that was packed."""
    rule, span, values, variant, fix = packed
    return Finding(rule, Span(*span), values, variant, tuple(Edit(Span(*place), new) for place, new in fix))
