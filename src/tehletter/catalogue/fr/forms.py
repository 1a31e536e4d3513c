"""The tool's words in French: typography of words (4xx)."""

TEXTS: dict[str, str] = {}
