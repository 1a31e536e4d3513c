"""Which function finds what: a rule and the function that finds it share one name.

Importing this module imports every rule and compiles its patterns; what only needs to know of rules (their codes,
their severities) imports `tehletter.rules` alone.
"""

from __future__ import annotations

from tehletter.rules import RULES, accessibility, content, links, metadata, pictures, safety, text
from tehletter.rules.rule import Judge
from tehletter.rules.typography import figures, forms, punctuation, sentences, spaces

_OF_A_LETTER = (
    text,
    metadata,
    content,
    pictures,
    links,
    forms,
    figures,
    punctuation,
    sentences,
    spaces,
    accessibility,
    safety,
)


def judges() -> dict[str, Judge]:
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
