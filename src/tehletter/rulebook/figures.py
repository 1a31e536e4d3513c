"""Pages of the rulebook: typography of figures, hours and dates (4xx)."""

from __future__ import annotations

from tehletter.rulebook.page import Page

PAGES: dict[str, Page] = {}
