"""The tool's words in French: the editions of an issue."""

TEXTS: dict[str, str] = {}
