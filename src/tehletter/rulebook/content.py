"""Pages of the rulebook: what stands in the body (3xx)."""

from __future__ import annotations

from tehletter.rulebook.page import Page

PAGES: dict[str, Page] = {}
