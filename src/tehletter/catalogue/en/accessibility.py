"""The tool's words in English: accessibility."""

TEXTS = {
    # -- 5xx: accessibility
    "no-alternative": "the picture “{src}” has no alternative text",
    "no-alternative.hint": "say in a few words what it shows: ![what one sees]({src})",
    "decorative-alternative": "a decorative picture needs no alternative: “{alt}” will be dropped",
    "decorative-alternative.hint": "keep one of the two: the words or {.decorative}",
}
