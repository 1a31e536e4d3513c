"""Pages of the rulebook: typography of words (4xx)."""

from __future__ import annotations

from tehletter.rulebook.page import Page

PAGES: dict[str, Page] = {}
