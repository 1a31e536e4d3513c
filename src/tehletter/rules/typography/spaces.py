"""Spaces: one where there is one, of the right kind, none where there is none."""
