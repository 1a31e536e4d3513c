"""Which function finds what: a rule and the function that finds it share one name.

Importing this module imports every rule and compiles its patterns; what only needs to know of rules (their codes,
their severities) imports `tehletter.rules` alone.
"""

from __future__ import annotations

from collections.abc import Mapping

from tehletter.rules import (
    RULES,
    accessibility,
    alternatives,
    capitals,
    colours,
    content,
    damage,
    foreign,
    links,
    linkwords,
    lookalikes,
    markup,
    metadata,
    numbers,
    pictures,
    safety,
    structure,
    text,
    typed,
    unfinished,
)
from tehletter.rules.rule import Judge
from tehletter.rules.typography import (
    dates,
    days,
    figures,
    forms,
    hours,
    initials,
    lists,
    missing,
    money,
    ordinals,
    punctuation,
    quotes,
    repetition,
    sentences,
    slips,
    spaces,
)

_OF_A_LETTER = (
    text,
    lookalikes,
    damage,
    metadata,
    unfinished,
    numbers,
    content,
    structure,
    markup,
    pictures,
    links,
    linkwords,
    forms,
    ordinals,
    initials,
    slips,
    figures,
    money,
    hours,
    dates,
    days,
    spaces,
    missing,
    quotes,
    punctuation,
    repetition,
    sentences,
    lists,
    alternatives,
    accessibility,
    capitals,
    colours,
    foreign,
    typed,
    safety,
)


def judges() -> Mapping[str, Judge]:
    """By the name of the rule: what finds it in a letter."""
    return {
        rule.name: judge
        for rule in RULES
        for module in _OF_A_LETTER
        if (judge := getattr(module, rule.name.replace("-", "_"), None))
    }


def judges_of_text() -> frozenset[str]:
    """The names of the rules that look at characters alone, and so need nothing that can be read."""
    return frozenset(name for name, judge in judges().items() if judge.__module__ == text.__name__)
