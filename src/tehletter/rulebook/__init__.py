"""The rulebook: for each rule why it exists, its source, a bad and a good example.

`tehletter rules` prints it and `docs/rules.md` is generated from it; the tests run every example. What a rule is
called and how much it weighs stands in `rules`; its messages stand in the catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping

from tehletter.rulebook.page import Page
from tehletter.rules import RULES


def pages() -> Mapping[str, Page]:
    """Every page, by the name of its rule, in the order of the codes."""
    from tehletter.rulebook import (
        accessibility,
        content,
        figures,
        forms,
        links,
        metadata,
        parity,
        pictures,
        proof,
        publication,
        punctuation,
        sentences,
        series,
        spaces,
        text,
    )

    families = (
        text, metadata, series, content, pictures, links,
        spaces, forms, figures, punctuation, sentences,
        accessibility, publication, parity, proof,
    )  # fmt: skip
    written = {name: page for family in families for name, page in family.PAGES.items()}
    return {rule.name: written[rule.name] for rule in RULES if rule.name in written}
