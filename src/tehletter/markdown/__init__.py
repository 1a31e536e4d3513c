"""Markdown to a tree of blocks in which every run of words knows its place in the source."""
