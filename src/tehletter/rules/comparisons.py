"""Which function compares letters for which rule: again, both share one name. Cheap to import."""

from __future__ import annotations

from tehletter.rules import RULES, figures_compared, parity, series, site
from tehletter.rules.rule import Comparison


def comparisons() -> dict[str, Comparison]:
    """By the name of the rule: what finds it in the series."""
    return {
        rule.name: comparison
        for rule in RULES
        for module in (series, site, parity, figures_compared)
        if (comparison := getattr(module, rule.name.replace("-", "_"), None))
    }
