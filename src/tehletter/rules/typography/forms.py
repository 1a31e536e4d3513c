"""Abbreviations, ordinals, numbers, dates, hours and words that have one right form."""
