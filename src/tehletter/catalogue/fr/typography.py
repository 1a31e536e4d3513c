"""The tool's words in French: typography."""

TEXTS: dict[str, str] = {}
