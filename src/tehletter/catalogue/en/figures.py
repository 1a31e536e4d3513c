"""The tool's words in English: typography of figures, hours and dates (4xx)."""

TEXTS: dict[str, str] = {}
