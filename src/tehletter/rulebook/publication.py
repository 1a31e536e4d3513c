"""Pages of the rulebook: stamps, safety and builds (6xx, 7xx, 9xx)."""

from __future__ import annotations

from tehletter.rulebook.page import Page

PAGES: dict[str, Page] = {}
