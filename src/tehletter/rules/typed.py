"""5xx: what is drawn with signs: lists, rules, faces, which a screen reader reads sign by sign (RGAA 9.3, 13.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tehletter.diagnostics import Finding
from tehletter.prose import Part, Prose
from tehletter.rules.rule import Case

_SPACE = "[ \\u00a0\\u202f\\t]"
_SURE = "•●▪◦‣⁃■□▶►▸➢➤➔➜✓✔☑✅👉➡📌🔹🔸◆◇○◘"
"""Signs that begin nothing but an item."""
_BEGINNING = re.compile(
    rf"(?P<sure>[{_SURE}])(?=\S|{_SPACE})"
    rf"|(?P<dash>[–—―])(?={_SPACE}+\w)|(?P<tight>[*·+](?=[^\W\d_]))|(?P<middle>[·∙*>~o](?={_SPACE}+\w))"
    rf"|\(?(?P<number>\d{{1,2}})(?:[)](?={_SPACE}\w)|{_SPACE}?(?:[.]?[-–—/]|[:])(?={_SPACE}+[^\W\d_]))"
    rf"|\(?(?P<letter>[a-z])(?:[)](?={_SPACE}*\w)|[.]{_SPACE}?[-–—]?(?={_SPACE}+\w))"
    rf"|\(?(?P<roman>[ivx]{{1,4}})(?:[)]|[.])(?={_SPACE}+\w)"
)
_COUNTED = ("number", "letter", "roman")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_CANDIDATE = re.compile(
    rf"[\n\u2029]\(?(?:[{_SURE}–—―−\-*·∙+>~]|o{_SPACE}|\d{{1,2}}{_SPACE}?[)./:–—-]|[a-z][).]|[ivx]{{1,4}}[).])"
)
_DRAWN = re.compile(
    r"(?<![\w:/(])(?P<face>[:;]-[)(DPp/|\\]|:'\(|\^_?\^|\\o/)(?!\w)"
    r"|(?<=[\s\u2029])(?P<arrow><?(?:-{1,3}|={1,2})>|<(?:-{1,3}|={2}))(?=[\s\u2029])"
    r"|(?P<emoji>[\u2600-\u27bf\U0001f300-\U0001faff])\ufe0f?(?:[ \u00a0]?(?P=emoji)\ufe0f?){2,}"
    r"|\u2029(?P<line>[=_~—–\-*#·•+][=_~—–\-*#·•+ \u00a0]{2,})(?=\u2029)"
    rf"|(?<!\S)(?P<spaced>(?:[A-ZÀ-ÖØ-Þ]{_SPACE}){{4,}}[A-ZÀ-ÖØ-Þ])(?!\S)"
)
_SIGNS = (
    re.compile(r"[:;^\\=<\-](?:(?<=[:;])-[)(DPp/|\\]|(?<=:)'\(|(?<=\^)|(?<=\\)o/|(?<=[-=])>|(?<=<)[-=])"),
    re.compile(r"\u2029[=_~—–\-*#·•+](?:[=_~—–\-*#·•+]| [=_~—–\-*#·•+])"),
    re.compile("[☀-➿\U0001f300-\U0001faff]"),
    re.compile(rf"[A-ZÀ-ÖØ-Þ]{_SPACE}[A-ZÀ-ÖØ-Þ]{_SPACE}[A-ZÀ-ÖØ-Þ]{_SPACE}"),
)
"""What one of the drawings needs: each is found at once, since it begins with one class of signs."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that begins as an item would: the kind of its sign, its place, how the line ends."""

    kind: str
    sign: str
    start: int
    end: int
    last: str
    paragraph: int


def typed_list(case: Case) -> Iterator[Finding]:
    """A list is announced as such, with the number of its items; lines with a sign before are not (RGAA 9.3)."""
    for prose in case.prose:
        if _CANDIDATE.search(prose.text):
            for run in _runs(_lines(prose)):
                if _is_list(run):
                    first = run[0]
                    values = {"sign": first.sign.strip(), "count": len(run)}
                    yield Finding(
                        "typed-list", prose.span(first.start, first.end), values, "" if len(run) > 1 else "one"
                    )


def _lines(prose: Prose) -> Iterator[_Line | None]:
    """Line by line of the paragraphs, None for a line that begins as any other."""
    for number, part in enumerate(prose.parts):
        if part.kind == "item":
            yield _line(prose, part.start, _end(prose, part), number, only_sure=True)
        elif part.kind == "paragraph":
            start = part.start
            while start < part.end:
                end = prose.text.find("\n", start, part.end)
                end = part.end if end < 0 else end
                yield _line(prose, start, end, number, only_sure=False)
                start = end + 1
        else:
            yield None


def _end(prose: Prose, part: Part) -> int:
    end = prose.text.find("\n", part.start, part.end)
    return part.end if end < 0 else end


def _line(prose: Prose, start: int, end: int, number: int, *, only_sure: bool) -> _Line | None:
    match = _BEGINNING.match(prose.text, start, end)
    if match is None or (only_sure and match.lastgroup not in ("sure", "dash")):
        return None
    last = prose.text[max(end - 20, start) : end].rstrip()[-1:]
    return _Line("item" if only_sure else str(match.lastgroup), match[0], *match.span(), last, number)


def _runs(lines: Iterator[_Line | None]) -> Iterator[list[_Line]]:
    """Lines of one kind that follow each other."""
    run: list[_Line] = []
    for line in lines:
        if run and (line is None or not _follows(run[-1], line)):
            yield run
            run = []
        if line is not None:
            run.append(line)
    if run:
        yield run


def _follows(before: _Line, line: _Line) -> bool:
    near = line.paragraph - before.paragraph <= 1
    return (
        near
        and _sort(line) == _sort(before)
        and (line.kind not in _COUNTED or line.kind == before.kind or _is_next(before, line))
    )


def _sort(line: _Line) -> str:
    return "counted" if line.kind in _COUNTED else line.kind if line.kind == "item" else line.sign[0]


def _is_list(run: list[_Line]) -> bool:
    first = run[0]
    if first.kind in ("sure", "item"):
        return first.kind == "sure" or first.sign[0] in _SURE or first.sign[0] in "–—"
    if len(run) < 2:
        return False
    if first.kind in _COUNTED:
        return _is_next(first, run[1])
    if first.kind == "dash":  # else a dialogue
        return all(line.last in ";," or line.last.isalnum() for line in run[:-1]) and run[-1].last not in "?!…»”"
    return True


def _is_next(before: _Line, line: _Line) -> bool:
    """Whether two lines count on: 1 and 2, a and b, i and ii."""
    one, two = (re.sub(r"[^\da-z]", "", each.sign) for each in (before, line))
    if one.isdigit() and two.isdigit():
        return int(two) == int(one) + 1
    if one in _ROMAN and two in _ROMAN and _ROMAN.index(two) == _ROMAN.index(one) + 1:
        return True
    return len(one) == len(two) == 1 and one.isalpha() and ord(two) == ord(one) + 1


def drawn_with_signs(case: Case) -> Iterator[Finding]:
    """A face, an arrow, a rule made of signs is read out sign by sign (RGAA 13.5)."""
    for prose in case.prose:
        if not any(signs.search(prose.text) for signs in _SIGNS):
            continue
        for match in _DRAWN.finditer(prose.text):
            kind = str(match.lastgroup)
            start, end = match.span(kind) if kind != "emoji" else match.span()
            drawn = prose.text[start:end]
            if kind == "spaced" and _is_alphabet(drawn):
                continue
            if kind == "line" and prose.part(start).kind != "paragraph":
                continue
            values = {"drawn": drawn.strip() if len(drawn) <= 40 else drawn[:40] + "…"}
            yield Finding("drawn-with-signs", prose.span(start, end), values, kind)


def _is_alphabet(letters: str) -> bool:
    """Letters in the order of the alphabet name things (« A B C D E »)."""
    found = letters.split()
    return found == sorted(found)
