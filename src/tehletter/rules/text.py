"""0xx: the characters of a letter, whatever they say."""
