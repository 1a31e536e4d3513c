"""The tool's words in English: the editions of an issue."""

TEXTS: dict[str, str] = {}
