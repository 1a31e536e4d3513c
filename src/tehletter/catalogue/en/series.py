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
    "date-order": "the date {date} is before that of issue {other} ({before})",
    "date-order.same": "the date {date} is that of issue {other} too",
    "date-order.hint": "correct the date here or in issue {other}: dates rise with the numbers",
    "number-twice": "the number {number} is already that of {other}",
    "number-twice.hint": "give this letter the number of its folder",
    "number-gap": "there is no issue {missing} before issue {number}",
    "number-gap.hint": "correct the number, or add the letter that is missing",
    "number-gap.many": "there are no issues {missing} between {before} and {number}",
    "title-number": "the title says “{found}”, the letter is number {number}",
    "title-number.hint": "write {number} in the title",
    "title-number.ending": "an ordinal with a wrong ending: “{found}”",
    "title-number.ending.hint": "write {right}",
    "unknown-letter": "there is no letter {number} in the series",
    "unknown-letter.hint": "letters of this project: {known}",
    "editions-date": "this edition is dated {date}, that in {lang} {other}",
    "editions-date.hint": "the editions of an issue have one date",
}
