"""Pages of the rulebook: links (3xx)."""

from __future__ import annotations

from tehletter.rulebook.page import Page

PAGES: dict[str, Page] = {}
