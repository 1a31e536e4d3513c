"""Every word of the tool, in both languages."""

from __future__ import annotations

import re

import pytest

from tehletter.catalogue import LANGUAGES, hint, say, texts
from tehletter.rules import BY_CODE, BY_NAME, RULES

ENGLISH, FRENCH = texts("en"), texts("fr")


def fields(text: str) -> set[str]:
    return set(re.findall(r"\{([a-z_]+)\}", text))


def test_both_languages_have_the_same_keys_in_the_same_order() -> None:
    assert list(ENGLISH) == list(FRENCH)


@pytest.mark.parametrize("key", ENGLISH)
def test_a_text_has_the_same_fields_in_both_languages(key: str) -> None:
    assert fields(ENGLISH[key]) == fields(FRENCH[key])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_a_message_and_a_remedy(language: str) -> None:
    """`out-of-range` says the remedy in its message."""
    for rule in RULES:
        keys = [key for key in texts(language) if key.partition(".")[0] == rule.name and not key.endswith("hint")]
        assert keys, rule.name
        for key in keys:
            assert hint(key, language) is not None or rule.name in ("out-of-range", "wrong-type", "yaml-error"), key


def test_rules_have_codes_and_names_of_their_own_in_the_order_of_their_codes() -> None:
    assert len(BY_CODE) == len(BY_NAME) == len(RULES)
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)
    assert all(re.fullmatch(r"TEH\d{3}", rule.code) and re.fullmatch(r"[a-z0-9-]+", rule.name) for rule in RULES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_are_sentences_without_a_full_stop_and_without_tags(language: str) -> None:
    for key, text in texts(language).items():
        assert text.strip() == text, key
        assert "\n" not in text, key
        assert key.startswith("help.") or not text.endswith("."), key


def test_french_messages_have_french_spaces() -> None:
    """A plain space before « : » in the terminal may break the line there; a missing one is a slip."""
    for key, text in FRENCH.items():
        plain = re.sub(r"\{\w+\}|https?:\S+|\S+:\S+|:::\s?\S*|[a-z_\[\]^]+:|Table:", "", text)
        assert not re.search(r"\w[;!?](?:\s|$)", plain), key


def test_values_are_never_looked_into() -> None:
    assert "{key}" in say("unknown-key", "en", key="{key}{nearest}", nearest="x")


def test_a_variant_without_a_remedy_of_its_own_has_that_of_its_rule() -> None:
    assert hint("yaml-error.key", "en") == hint("yaml-error", "en")
    assert hint("bad-epoch", "en") is None
