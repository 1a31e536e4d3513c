"""The tool's words in English: files and their text."""

TEXTS = {
    # -- 0xx: files
    "not-utf8": "this file is not UTF-8: byte {byte} cannot be read",
    "not-utf8.hint": "save it as UTF-8 in your editor",
    "unreadable-file.missing": "this file is missing",
    "unreadable-file.outside": "this file is a link that leads out of the project",
    "unreadable-file.not-a-file": "this is not a file that can be read",
    "unreadable-file.too-heavy": "this file is heavier than {limit} MB",
    "unreadable-file.hint": "put a plain text file in its place",
    "no-front-matter": "the letter does not begin with its front matter",
    "no-front-matter.hint": "the first line is ---, then come number, title and date, then --- again",
    "open-front-matter": "the front matter is not closed",
    "open-front-matter.hint": "write --- on a line of its own between the front matter and the text",
}
