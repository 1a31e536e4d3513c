"""Pages of the rulebook: editions of one issue (8xx)."""

from __future__ import annotations

from tehletter.rulebook.page import Page

PAGES: dict[str, Page] = {}
