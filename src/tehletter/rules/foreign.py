"""5xx: words in another language, which a screen reader would read as if they were in the letter's (RGAA 4.1, 8.7)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from tehletter.body import Emphasis, Figure, Link
from tehletter.diagnostics import Finding, Span
from tehletter.prose import EDGE, HIDDEN, Part, Prose
from tehletter.rules.recognition import (
    CYRILLIC,
    TONGUES,
    WORD,
    common_words,
    known_as,
    likely_tongue,
    small_words,
    telling_words,
    tongue_of,
)
from tehletter.rules.rule import Case
from tehletter.walk import plain_text

_MARKABLE = ("paragraph", "item", "heading", "cell", "caption", "passage")
"""Texts in which a passage can be marked."""
_NAMES = {"en": "english", "fr": "french", "de": "german", "sr-Latn": "serbian", "sr-Cyrl": "serbian"}
_LATIN_WRITTEN = "fr en de es it pt nl pl cs sk sl hr bs ro hu sq sv da no fi"
_LATIN = frozenset(_LATIN_WRITTEN.split())
_OTHER_LETTERS = (
    "\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f\u0531-\u058f\u0590-\u05ff\u0600-\u06ff\u0750-\u077f\u0900-\u097f"
    "\u0e00-\u0e7f\u10a0-\u10ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af"
)
_ANY_OTHER = re.compile(f"[{_OTHER_LETTERS}][{_OTHER_LETTERS}]")
_SCRIPTS = (
    ("\u0400", "\u052f", "sr-Cyrl"), ("\u0370", "\u03ff", "el"), ("\u1f00", "\u1fff", "el"), ("\u0590", "\u05ff", "he"),
    ("\u0600", "\u077f", "ar"), ("\u0531", "\u058f", "hy"), ("\u0900", "\u097f", "hi"), ("\u0e00", "\u0e7f", "th"),
    ("\u10a0", "\u10ff", "ka"), ("\u3040", "\u30ff", "ja"), ("\u4e00", "\u9fff", "zh"), ("\uac00", "\ud7af", "ko"),
)  # fmt: skip
_TOKEN = re.compile(rf"{WORD.pattern}|[.!?…:;()\[\]«»“”„\"{HIDDEN}{EDGE}]")
_BORROWED = ("je ne sais quoi", "crème de la crème", "pièce de résistance")
"""What English has borrowed whole."""
_QUOTES = '«»“”„"'
_SENTENCE = ".!?…"


def unmarked_language(case: Case) -> Iterator[Finding]:
    """A passage in another language says which; names and words that the language has borrowed need not."""
    if not case.prose or case.prose[0].lang != case.manuscript.lang:
        return
    prose = case.prose[0]
    own = tongue_of(prose.lang, prose.text)
    words = frozenset(map(known_as, WORD.findall("\n".join(set(prose.text.split())))))
    if own and (found := likely_tongue(words, own)):
        if not case.draft:  # a translation that is not made yet
            yield Finding("unmarked-language", case.place("title"), {"lang": prose.lang, "found": found}, "letter")
        return
    told: list[Span] = []
    for finding in _in_order(case, prose, own, words):
        if not any(_overlap(finding.span, span) for span in told[-3:]):
            told.append(finding.span)
            yield finding
    for other in case.prose[1:]:
        yield from _wrongly_marked(other)


def _in_order(case: Case, prose: Prose, own: str, words: frozenset[str]) -> Iterator[Finding]:
    found = [*_in_another_script(prose)]
    if own:
        for tongue in TONGUES:
            telling = words & telling_words(tongue, own) if tongue != own else frozenset[str]()
            common = words & common_words(tongue) if tongue != own else frozenset[str]()
            if telling and len(telling) + len(common) >= 2:
                found += _in_prose(prose, tongue, own, telling)
                found += _in_marks(case, tongue, own)
    yield from sorted(found, key=lambda finding: finding.span)


def _overlap(one: Span, other: Span) -> bool:
    return (one.line, one.column) < (other.end_line, other.end_column) and (other.line, other.column) < (
        one.end_line,
        one.end_column,
    )


# ------------------------------------------------------------------------------------------------ scripts


@cache
def _other_script() -> re.Pattern[str]:
    """Words in other letters than Latin ones, that stand together."""
    word = rf"[{_OTHER_LETTERS}][{_OTHER_LETTERS}\u0300-\u036f’'\-]*"
    return re.compile(rf"(?<!\w){word}(?:,?[ \u00a0\u202f\n]+{word})*(?!\w)")


def _in_another_script(prose: Prose) -> Iterator[Finding]:
    language = prose.lang.partition("-")[0]
    if not (language in _LATIN or "Latn" in prose.lang) or "Cyrl" in prose.lang or not _ANY_OTHER.search(prose.text):
        return
    for match in _other_script().finditer(prose.text):
        words = match[0]
        if _is_markable(prose.part(match.start())) and sum(map(str.isalpha, words)) >= 2 and not _is_formula(words):
            yield _finding(prose.span(*match.span()), words, _language_of(words), "script")


def _language_of(words: str) -> str:
    return next((tag for first, last, tag in _SCRIPTS if first <= words[0] <= last), "und")


def _is_formula(words: str) -> bool:
    """Greek letters one by one, as in a formula."""
    return all(len(word) == 1 for word in words.split())


# ------------------------------------------------------------------------------------------------- words


@dataclass(frozen=True, slots=True)
class _Run:
    """Words that follow each other without a small word of the letter's own language among them.

    `before` and `after` are the signs around it, "" where it begins or ends between words.
    """

    words: tuple[tuple[str, int, int], ...]
    before: str
    after: str

    def telling(self, tongue: str, own: str) -> set[str]:
        return {known_as(word) for word, _, _ in self.words} & telling_words(tongue, own)


def _is_markable(part: Part) -> bool:
    return part.kind in _MARKABLE and not isinstance(part.block, Figure)


def _in_prose(prose: Prose, tongue: str, own: str, telling: frozenset[str]) -> Iterator[Finding]:
    """Runs of another language: only texts that hold one of its small words are looked at closely."""
    signs = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(telling)))})(?!\w)", re.IGNORECASE)
    starts = [part.start for part in prose.parts]
    touched = {bisect_right(starts, match.start()) - 1 for match in signs.finditer(prose.text)}
    breaking = small_words(own) - small_words(tongue)
    for index in sorted(touched):
        part = prose.parts[index]
        if _is_markable(part):
            for run in _runs(prose.text, part, breaking):
                if place := _foreign(run, tongue, own):
                    yield _finding(prose.span(*place), prose.text[slice(*place)], tongue, _NAMES[tongue])


def _runs(text: str, part: Part, breaking: frozenset[str]) -> Iterator[_Run]:
    words: list[tuple[str, int, int]] = []
    before = EDGE
    for match in _TOKEN.finditer(text, part.start, part.end):
        sign = match[0]
        if sign[0].isalpha():
            if known_as(sign) not in breaking:
                words.append((sign, *match.span()))
                continue
            after = ""
        else:
            after = sign
        if words:
            yield _Run(tuple(words), before, after)
        words, before = [], after
    if words:
        yield _Run(tuple(words), before, EDGE)


def _foreign(run: _Run, tongue: str, own: str) -> tuple[int, int] | None:
    """From where to where a run is in another language, if there is no doubt."""
    found = run.telling(tongue, own)
    typed = " ".join(word.lower() for word, _, _ in run.words)
    if not found or any(phrase in typed for phrase in _BORROWED):
        return None
    quoted = run.before in _QUOTES and run.after in _QUOTES and bool(run.before and run.after)
    whole = bool(run.before and run.after) and HIDDEN not in run.before + run.after
    size, named = len(run.words), _is_name((word for word, _, _ in run.words), tongue)
    common = {known_as(word) for word, _, _ in run.words} & common_words(tongue) - small_words(own)
    if quoted:
        certain = size >= 3 and len(found if named else found | common) >= 2
    elif whole:
        certain = not named and size >= 4 and (len(found) >= 3 or (len(found) >= 2 and len(found | common) >= 3))
    else:
        certain = not named and len(found) >= 3 and 4 * len(found) >= min(size, 12)
    if not certain:
        return None
    return (run.words[0][1], run.words[-1][2]) if whole or quoted else _trimmed(run, tongue, own)


def _is_name(words: Iterable[str], tongue: str) -> bool:
    """« Organization for Security and Co-operation »: capitals but for small words. RGAA 8.7 exempts names."""
    small = small_words(tongue)
    content = [word for word in words if known_as(word) not in small]
    return sum(word[0].islower() for word in content) <= max(1, len(content) // 4)


def _trimmed(run: _Run, tongue: str, own: str) -> tuple[int, int]:
    """From the first to the last word that must be of the other language, with a word on each side of them."""
    telling = telling_words(tongue, own)
    sure = [place for place, (word, _, _) in enumerate(run.words) if known_as(word) in telling]
    first, last = sure[0], min(sure[-1] + 1, len(run.words) - 1)
    return run.words[first][1], run.words[last][2]


def _in_marks(case: Case, tongue: str, own: str) -> Iterator[Finding]:
    """Titles and mottoes in italics, words of links: short, and all in the other language."""
    telling, mine = telling_words(tongue, own), small_words(own) - small_words(tongue)
    for child in case.inlines:
        if not isinstance(child, Emphasis | Link) or (isinstance(child, Link) and child.bare):
            continue
        text = plain_text(child.children)
        typed = WORD.findall(text) if len(text) <= 1000 else []
        words = {known_as(word) for word in typed}
        found = words & telling
        if not found or len(typed) < 3 or words & mine or any(inner.kind == "passage" for inner in child.children):
            continue
        named = _is_name(typed, tongue)
        certain = found if named else found | (words & common_words(tongue))
        if len(certain) >= (3 if named and isinstance(child, Link) else 2):
            yield _finding(child.span, text, tongue, _NAMES[tongue])


def _wrongly_marked(prose: Prose) -> Iterator[Finding]:
    """Words marked as one language that are clearly in another."""
    said = tongue_of(prose.lang, "" if "-" in prose.lang else prose.text)
    if not said:
        return
    for part in prose.parts:
        text = prose.text[part.start : part.end]
        words = frozenset(known_as(word) for word in WORD.findall(text))
        found = next((tongue for tongue in TONGUES if tongue != said and _is_clearly(words, tongue, said)), "")
        if said in ("fr", "en", "de", "sr-Latn") and 2 * len(CYRILLIC.findall(text)) > len(text):
            found = found or "sr-Cyrl"
        if found:
            yield Finding(
                "unmarked-language",
                prose.span(part.start, part.end),
                {"words": " ".join(text.split()), "lang": prose.lang, "found": found},
                "wrong",
            )


def _is_clearly(words: frozenset[str], tongue: str, said: str) -> bool:
    telling = words & telling_words(tongue, said)
    return (
        not words & (telling_words(said, tongue) | (common_words(said) - common_words(tongue)))
        and bool(telling)
        and len(telling | (words & common_words(tongue))) >= 2
    )


def _finding(span: Span, words: str, lang: str, variant: str) -> Finding:
    return Finding("unmarked-language", span, {"words": " ".join(words.split()), "lang": lang}, variant)
