"""Lists: their items end alike, and begin alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tehletter.body import (
    Block,
    Box,
    Item,
    List,
    Paragraph,
    Quote,
)
from tehletter.diagnostics import Edit, Finding, Span
from tehletter.prose import HIDDEN, Part, Prose
from tehletter.rules.rule import Case
from tehletter.rules.typography.words import BEGINNERS, LOWER, UPPER, abbreviated, tongue

_ENDED_INSIDE = re.compile(rf"[\w)»”][ \u00a0\u202f]?[.!?…][ \u00a0\u202f\n]+[«“„(]?[ \u00a0\u202f]?[{UPPER}]")
_LAST_WORD = re.compile(r"[^\s\u2029]+\Z")
_ARTICLE = re.compile(r"(?:Les?|La|Une?|Des|Du|Au|Aux|Ce|Cette|Ces|Son|Sa|Ses|The|An?)[ \u00a0]|L[’']")


@dataclass(frozen=True, slots=True)
class _Ending:
    """How an item ends: `sign` is ; , . or nothing, "*" for what says nothing of the others; `at` is past its end."""

    sign: str
    prose: Prose
    at: int
    text: str


def list_punctuation(case: Case) -> Iterator[Finding]:
    """An item that ends or begins otherwise than the others of its list."""
    parts = {id(part.block): (prose, part) for prose in reversed(case.prose) for part in prose.parts if part.block}
    nested = {id(inner) for block in case.blocks if isinstance(block, List) for inner in _inner(block)}
    going_on = _going_on(case)
    for block in case.blocks:
        if isinstance(block, List) and len(block.items) > 1:
            endings = [ending for item in block.items if (ending := _ending(item, parts))]
            if len(endings) == len(block.items):
                yield from _uneven(endings, last_ends=id(block) not in nested | going_on)
                yield from _uneven_beginnings(block, parts)


def _inner(block: List) -> Iterator[Block]:
    for item in block.items:
        yield from item.blocks


def _going_on(case: Case) -> frozenset[int]:
    """The lists behind which their sentence goes on: a paragraph that begins with a small letter follows."""
    lines = case.manuscript.source.lines()
    flows = [case.manuscript.body.blocks]
    flows += [block.blocks for block in case.blocks if isinstance(block, Box | Quote)]
    return frozenset(
        id(block)
        for blocks in flows
        for block, following in pairwise(blocks)
        if isinstance(following, Paragraph) and lines[following.span.line - 1].lstrip(" >")[:1].islower()
    )


def _ending(item: Item, parts: dict[int, tuple[Prose, Part]]) -> _Ending | None:
    """How the item's own words end; those before a list inside it say nothing."""
    if not item.blocks or not isinstance(item.blocks[0], Paragraph) or id(item.blocks[0]) not in parts:
        return None
    prose, part = parts[id(item.blocks[0])]
    text = prose.text[part.start : part.end].rstrip()
    at = part.start + len(text)
    if len(item.blocks) > 1 or not text or _ENDED_INSIDE.search(text):
        return _Ending("*", prose, at, text)
    return _Ending(_sign(text), prose, at, text)


def _sign(text: str) -> str:
    core = text.rstrip('»”“")] \u00a0\u202f') if text[-1] not in ";,." else text
    last = core[-1:]
    if last == ".":
        word = _LAST_WORD.search(core[:-1])
        return "*" if not word or abbreviated(word[0]) else "."
    if last in (";", ","):
        return last
    return "*" if last in ("!", "?", "…", ":", HIDDEN, "") else ""


def _uneven(endings: list[_Ending], *, last_ends: bool) -> Iterator[Finding]:
    *firsts, last = endings
    counts = Counter(ending.sign for ending in firsts if ending.sign != "*")
    if not counts:
        return
    usual, often = counts.most_common(1)[0]
    known = sum(counts.values())
    even = often == known
    if not even and (often < 2 or often * 3 < known * 2):
        if "" in counts or len(counts) > 1:
            yield from _mixture(firsts, counts)
        return
    for ending in firsts:
        if ending.sign not in ("*", usual):
            yield _odd(ending, usual, "" if usual else "bare")
    if last.sign == "*":
        return
    if usual in (";", ",") and last_ends and last.sign != ".":
        yield _odd(last, ".", "last")
    elif (usual == "." and last.sign != ".") or (usual == "" and last.sign in (";", ",")):
        yield _odd(last, usual, "" if usual else "bare")


def _mixture(endings: list[_Ending], counts: Counter[str]) -> Iterator[Finding]:
    """Where no way of ending prevails: the first item that ends otherwise than the one before it."""
    known = [ending for ending in endings if ending.sign != "*"]
    if len(known) >= 2 and len(counts) > 1:
        odd = next(ending for ending in known if ending.sign != known[0].sign)
        yield Finding("list-punctuation", _place(odd), {"found": odd.sign, "wanted": known[0].sign}, "mixture")


def _odd(ending: _Ending, wanted: str, variant: str) -> Finding:
    values = {"found": ending.sign, "wanted": wanted}
    told = variant or ("" if ending.sign else "without")
    return Finding("list-punctuation", _place(ending), values, told, _fix(ending, wanted))


def _place(ending: _Ending) -> Span:
    word = _LAST_WORD.search(ending.text)
    return ending.prose.span(ending.at - len(word[0]) if word else ending.at - 1, ending.at)


def _fix(ending: _Ending, wanted: str) -> tuple[Edit, ...]:
    """The sign that the others have; where another stands in its place, that one goes."""
    space = " " if wanted == ";" and tongue(ending.prose.lang) == "fr" else ""
    bare = ending.text.rstrip(";,.").rstrip(" \u00a0\u202f") if ending.sign else ending.text
    start = ending.at - len(ending.text) + len(bare)
    if wanted == "" and ending.sign == ".":
        return ()
    if ending.text[-1:] == HIDDEN:
        return ()
    return ending.prose.edits(start, ending.at, space + wanted if wanted else "")


def _uneven_beginnings(block: List, parts: dict[int, tuple[Prose, Part]]) -> Iterator[Finding]:
    """One small letter among capitals; one article with a capital among small letters."""
    firsts = [parts[id(item.blocks[0])] for item in block.items]
    letters = [prose.text[part.start] for prose, part in firsts]
    if len(letters) < 3 or not all(letter.isalpha() for letter in letters):
        return
    small = [place for place, letter in enumerate(letters) if letter.islower()]
    great = [place for place, letter in enumerate(letters) if letter.isupper()]
    if len(small) == 1 and len(great) >= 2:
        prose, part = firsts[small[0]]
        word = re.match(rf"[{LOWER}][\w’'-]*", prose.text[part.start : part.start + 40])
        common = word is not None and word[0].lower() not in BEGINNERS.get(tongue(prose.lang), ())
        if word and common and word[0].islower():
            span = prose.span(part.start, part.start + len(word[0]))
            yield Finding("list-punctuation", span, {"word": word[0]}, "small")
    elif len(great) == 1 and len(small) >= 2:
        prose, part = firsts[great[0]]
        if article := _ARTICLE.match(prose.text, part.start):
            span = prose.span(article.start(), article.start() + len(article[0].rstrip()))
            yield Finding("list-punctuation", span, {"word": article[0].rstrip()}, "capital")
