"""Sentences, headings and lists: how they begin and end."""
