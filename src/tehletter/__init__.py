"""The newsletter of a mission, from Markdown to page and PDF; this file holds the version alone."""

__version__ = "0.1.0"
