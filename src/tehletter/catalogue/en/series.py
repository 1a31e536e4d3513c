"""The tool's words in English: the series."""

TEXTS = {
    # -- 2xx: the series
    "folder-name": "the folder “{name}” must be named “{right}”",
    "folder-name.hint": "rename it: the number in three figures or more",
    "ignored-folder": "the folder “{name}” is no issue and is left out",
    "ignored-folder.hint": "issues are named by their number: 008",
    "edition-name": "“{name}” is not named after a language",
    "edition-name.hint": "name it after its language, as in fr.md or sr-Latn.md, or move it elsewhere",
    "edition-name.case": "“{name}” must be named “{right}.md”",
    "edition-name.case.hint": "rename it: language tags have one spelling",
}
