"""The tool's words in French: typography of figures, hours and dates (4xx)."""

TEXTS: dict[str, str] = {}
