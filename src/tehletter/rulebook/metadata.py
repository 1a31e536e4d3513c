"""Pages of the rulebook: the front matter and the config (1xx)."""

from __future__ import annotations

from tehletter.rulebook.page import Page

PAGES: dict[str, Page] = {}
