"""The right characters, whatever was typed: spaces of French punctuation, quotation marks, apostrophes.

Only what has one right answer is decided here, on the way out; the source is `check`'s. A text is looked at
whole, across emphasis and links, with code, addresses and times hidden from the patterns; then each change is
put back into the run it belongs to. Usage of the Imprimerie nationale (Lexique des règles typographiques).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from tehletter.body import (
    Break,
    Emphasis,
    Inline,
    Link,
    Passage,
    Strong,
    Text,
)
from tehletter.languages import Language

THIN, HARD = "\u202f", "\u00a0"
_HIDDEN = "\ufffc"
"""Stands for what patterns may not look into."""

_BLANKS = " \u00a0\u202f\n"
_SPACES = f"[{_BLANKS}]"
_WORDEND = r"[\w)\]»”’%‰°€$²³†\ufffc]"

ADDRESS = re.compile(
    r"\b(?:https?://|www\.)[^\s<>«»]*[^\s<>«».,;:!?)\]]"  # of the web
    r"|\b(?:mailto|tel):\S*\w"
    r"|(?<![\w.+\-])[\w.+\-]+@[\w\-]+\.[\w.\-]*\w"  # of mail
)
"""What no rule of typography looks into."""
SIGNS_OF_ADDRESSES = ("://", "www.", "mailto:", "tel:", "@")
"""Every address holds one of them."""
UNTOUCHED = re.compile(ADDRESS.pattern + r"|\b\d{1,2}:\d{2}(?::\d{2})?\b")  # nor into times

Edit = tuple[int, int, str]
"""From, to (before), and what comes in their place."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a language is set: its quotation marks, the spaces of its punctuation, or nothing at all."""

    quotes: tuple[str, str, str, str]
    thin: str
    hard: str
    spaced: bool
    active: bool = True


def style_of(language: Language, profile: str = "") -> Style:
    """The style of a language under a profile: `imprimerie-nationale`, `spip`, `none`; by default its own."""
    chosen = profile or language.profile
    thin = HARD if chosen == "spip" else THIN
    return Style(language.quotes, thin, HARD, language.spaced, active=chosen != "none")


def style_of_french(profile: str) -> Style:
    """The style of French under a profile; by default the Imprimerie nationale's."""
    thin = HARD if profile == "spip" else THIN
    return Style(("«", "»", "“", "”"), thin, HARD, spaced=True, active=profile != "none")


@lru_cache(maxsize=512)
def typeset(text: str, style: Style) -> str:
    """A plain text, set right: once for all letters that have it, as labels and the title of a series are."""
    return _set([text], style)[0]


StyleOf = Callable[[str], Style]
Step = Callable[[str, Style], Iterator[Edit]]


def typeset_inline(children: tuple[Inline, ...], style: Style, style_for: StyleOf) -> tuple[Inline, ...]:
    """Inline text, set right; passages in other languages by the style of theirs."""
    runs = [value for child in children for value in _values(child)]
    changed = iter(_set(runs, style))
    return tuple(_rebuilt(child, changed, style_for) for child in children)


def _values(child: Inline) -> Iterator[str]:
    """What the patterns see of a node: its words, or one sign for what is not theirs."""
    match child:
        case Text():
            yield child.value
        case Break():
            yield "\n"
        case Emphasis() | Strong() | Link(bare=False):
            for inner in child.children:
                yield from _values(inner)
        case _:
            yield _HIDDEN


def _rebuilt(child: Inline, changed: Iterator[str], style_for: StyleOf) -> Inline:
    match child:
        case Text():
            return Text(next(changed), child.span, child.literal)
        case Emphasis() | Strong() | Link(bare=False):
            return replace(child, children=tuple(_rebuilt(inner, changed, style_for) for inner in child.children))
    value = next(changed)
    match child:
        case Passage():
            return replace(child, children=typeset_inline(child.children, style_for(child.lang), style_for))
        case Break() if value != "\n":
            return Text(value, child.span, literal=False)
        case _:
            return child


# ------------------------------------------------------------------------------------------------- edits


def _set(runs: list[str], style: Style) -> list[str]:
    """The runs of one text after all edits; an edit that spans two runs leaves its new words in the first."""
    if not style.active:
        return runs
    text = _masked("".join(runs))
    for step in _STEPS:
        if edits := set(step(text, style)):
            runs = _applied(runs, sorted(edits))
            text = _masked("".join(runs))
    return runs


def _masked(text: str) -> str:
    """The text as patterns may see it, without addresses and times."""
    if ":" in text or "@" in text or "www." in text:  # one of which each of them holds
        return UNTOUCHED.sub(lambda match: _HIDDEN * len(match[0]), text)
    return text


def _applied(runs: list[str], edits: list[Edit]) -> list[str]:
    """Each run with its share of the edits: the new words go to the run in which an edit begins."""
    results, start = [], 0
    for run in runs:
        end, cursor, pieces = start + len(run), start, []
        for first, last, new in edits:
            if last <= start or first >= end:
                continue
            pieces.append(run[cursor - start : max(first - start, 0)])
            pieces.append(new if first >= start else "")
            cursor = min(last, end)
        results.append("".join(pieces) + run[cursor - start :])
        start = end
    return results


def quotation_marks(text: str, style: Style) -> Iterator[Edit]:
    """Straight double quotes become the language's, inner ones inside outer ones."""
    if '"' not in text:
        return
    depth = 0
    outer_open, outer_close, inner_open, inner_close = style.quotes
    for match in re.finditer(rf'["{re.escape(outer_open + outer_close)}]', text):
        sign, before = match[0], text[match.start() - 1 : match.start()]
        if sign == '"':
            after = text[match.end() : match.end() + 1]
            opens = not before or (
                before in " \u00a0\u202f\n([{—–-/«“„’'" and after.strip() and (before not in "’'" or after.isalnum())
            )
            if not opens and depth == 0:
                continue  # 5" of rain: no quotation was begun
            depth += 1 if opens else -1
            inner = depth > (1 if opens else 0)
            yield (
                match.start(),
                match.end(),
                (inner_open if opens else inner_close) if inner else (outer_open if opens else outer_close),
            )
        elif sign == outer_open:
            depth += 1
        elif depth:
            depth -= 1


def apostrophes(text: str, style: Style) -> Iterator[Edit]:
    """A straight apostrophe inside or after a word; at the start of one it may open an inner quotation."""
    open_sign, close_sign = style.quotes[2], style.quotes[3]
    quoting = False
    for match in re.finditer(r"'", text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if before.isdigit() and not after.isalpha():
            continue  # minutes and feet
        if not before.strip("\u202f\u00a0 \n([{«“„—–-") and after.strip() and not style.spaced:
            quoting = re.search(r"[\w.,!?…]'(?!\w)", text[match.end() :]) is not None
            yield match.start(), match.end(), open_sign if quoting else "’"
        else:
            closing = quoting and not after.isalnum() and close_sign != "’"
            quoting = quoting and after.isalnum()
            yield match.start(), match.end(), close_sign if closing else "’"


def _thin(style: Style) -> str:
    return style.thin


def _hard(style: Style) -> str:
    return style.hard


@dataclass(frozen=True, slots=True)
class _Rule:
    """A space where a pattern's group `s` stands.

    `sign` finds, much faster than the pattern itself would, all that it can match near: the pattern begins where the
    sign does, or, where that comes `after` the space, with the spaces before it.
    """

    sign: re.Pattern[str]
    pattern: re.Pattern[str]
    space: Callable[[Style], str]
    after: bool

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """What `finditer` of the pattern would give."""
        end = 0
        for sign in self.sign.finditer(text):
            start = sign.start()
            while self.after and start > end and text[start - 1] in _BLANKS:
                start -= 1
            if start >= end and (match := self.pattern.match(text, start)):
                end = match.end()
                yield match


def _before(sign: str, pattern: str, space: Callable[[Style], str]) -> _Rule:
    """The space before a sign; the pattern begins with the space."""
    return _Rule(re.compile(sign), re.compile(pattern), space, after=True)


def _behind(sign: str, pattern: str, space: Callable[[Style], str]) -> _Rule:
    """The space behind a sign, with which the pattern begins."""
    return _Rule(re.compile(sign), re.compile(pattern), space, after=False)


def _spaces(where: str, *rules: _Rule) -> Step:
    """A step that puts the spaces of rules, in languages that space their punctuation, in texts that hold `where`.

    Where nothing stands there yet, the sign beside it is replaced by itself and the space: a sign is always
    text, while what is on its other side may be code or the call of a note.
    """
    near = re.compile(where)

    def step(text: str, style: Style) -> Iterator[Edit]:
        if style.spaced and near.search(text):
            for rule in rules:
                for match in rule.matches(text):
                    start, end = match.span("s")
                    if start < end:
                        yield start, end, rule.space(style)
                    elif text[start - 1] == "«":
                        yield start - 1, start, "«" + rule.space(style)
                    else:
                        yield start, start + 1, rule.space(style) + text[start]

    return step


_GROUPED = _behind(
    r"\d\d*[ \u00a0\u202f]\d",
    r"(?<![\d,.])(?<!\d[ \u00a0\u202f])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![ \u00a0\u202f]?\d)",
    _thin,
)


def _grouped_figures(text: str, style: Style) -> Iterator[Edit]:
    """« 57 000 »: groups of three figures hold together."""
    for number in _GROUPED.matches(text):
        for space in re.finditer(r"[ \u00a0\u202f]", number[0]):
            yield number.start() + space.start(), number.start() + space.end(), style.thin


_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_TITLES = r"M\.|MM\.|Mme|Mmes|Mlle|Mlles|Dr|Pr|Me|Mgr"

_FIGURES = rf"\d\d*(?:er)?{_SPACES}"  # `re` looks for a class of characters faster than for \d+

punctuation_spaces = _spaces(
    "[;!?:«»]",
    _before(
        "[;!?]",
        rf"(?P<s>(?<=[^\s(\[;!?]){_SPACES}+(?=[;!?])|(?<={_WORDEND})(?=[;!?]+(?:[\s»”)\]\ufffc]|$)))",
        _thin,
    ),
    _before(":", rf"(?P<s>(?<=[^\s(\[]){_SPACES}+(?=:(?:[\s\ufffc]|$))|(?<={_WORDEND})(?=:(?:\s|$)))", _hard),
    _behind("«", rf"«(?P<s>{_SPACES}*)(?=\S)", _thin),
    _before("»", rf"(?<=[^\s«])(?P<s>{_SPACES}*)(?=»)", _thin),
)
"""The spaces of ; : ! ? and of guillemets."""

_STEPS: tuple[Step, ...] = (
    quotation_marks,
    apostrophes,
    punctuation_spaces,
    _spaces(
        r"[\dMDP]",
        _behind("[nN]°", rf"\b[nN]°(?P<s>{_SPACES}*)(?=\d)", _hard),
        _behind("[MDP]", rf"\b(?:{_TITLES})(?P<s>{_SPACES})(?=[A-ZÀ-ÖØ-Þ])", _hard),
        _before("[%‰€$£]", r"(?<=\d)(?P<s>[ \u00a0\u202f]?)(?=[%‰€$£])", _hard),
        _behind(_FIGURES, rf"\b\d{{1,2}}(?:er)?(?P<s>[ \u00a0])(?=(?:{_MONTHS})\b|(?<=\d.)h\b)", _hard),
        _behind(_FIGURES, r"\b\d{1,2}[ \u00a0]h(?P<s>[ \u00a0])(?=\d{2}\b)", _hard),
        _behind(
            r"[.§][ \u00a0]\d",
            r"(?:(?:(?<=\bp)|(?<=\bart)|(?<=\bvol))\.|§)(?P<s>[ \u00a0])(?=\d)",
            _hard,
        ),
    ),
    _grouped_figures,
)
