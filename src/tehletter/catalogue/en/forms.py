"""The tool's words in English: typography of words (4xx)."""

TEXTS: dict[str, str] = {}
