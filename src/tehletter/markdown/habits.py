"""Lists as the mission's writers type them: a dash and a no-break space, « 1 : », « 2 : ».

CommonMark knows neither, and a list typed so would come out as paragraphs. Each marker is replaced by one of
CommonMark's of the same length, so that every place in the text stays where it is.
"""

from __future__ import annotations

import re

_FENCE = re.compile(r" {0,3}(?:> ?)*(```|~~~)")
_DASH = re.compile(r"([ >]*[-–])[\u00a0\u202f](?=\S)")
_NUMBER = re.compile(r"([ >]*)(\d{1,2})[ \u00a0\u202f]:[ \u00a0\u202f](?=\S)")


def with_plain_markers(text: str) -> str:
    """The text with CommonMark's markers; « 1 : » begins a list after an empty line, « 2 : » goes on with it."""
    lines, fence, counting, before = text.split("\n"), "", False, ""
    for place, line in enumerate(lines):
        if opening := _FENCE.match(line):
            fence = "" if fence == opening[1] else fence or opening[1]
        elif not fence:
            lines[place] = _DASH.sub(lambda match: f"{match[1][:-1]}- ", line, count=1) if _DASH.match(line) else line
            number = _NUMBER.match(line)
            if number and not number[1].endswith("    "):  # four spaces are code
                begins = number[2] == "1" and not before.strip(" >")
                counting = counting or begins
                if counting:
                    lines[place] = f"{number[1]}{number[2]}.  {line[number.end() :]}"
            elif not before.strip() and line.strip() and not line.startswith(" "):
                counting = False
        before = line
    return "\n".join(lines)
