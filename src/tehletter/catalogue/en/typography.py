"""The tool's words in English: typography."""

TEXTS: dict[str, str] = {}
