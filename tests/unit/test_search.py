"""The search index: what is folded, what is packed, and how much a thousand letters weigh."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tehletter.archive import Cover, Entry
from tehletter.search import read_index, terms_of, write_index

ENTRY = Entry(
    "008", "fr", "Un titre", "Un thème", "Un résumé.", date(2018, 1, 10), "janvier 2018",
    Cover("images/a-480.jpg", 4, 3), ("A", "B"), frozenset({"titre", "resume"}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("L’Élan, l'œuvre", {"elan", "oeuvre"}),
        ("Ђорђе и Đorđe, djordje", {"djordje"}),
        ("ЉУБАВ Џеп њен", {"ljubav", "dzep", "njen"}),
        ("n° 8, 12,5", {"8", "12", "5"}),
        ("co\u00adop E\u0301t\u00e9", {"coop", "ete"}),
        ("internationalement", {"internatio"}),
        ("à y a", set()),
    ],
)
def test_words_are_folded_and_cut(text: str, terms: set[str]) -> None:
    assert terms_of([text]) == terms


WORDS = some.frozensets(some.text("abcdefжш漢12", min_size=1, max_size=10), max_size=30)


@given(some.lists(WORDS, max_size=70))
def test_an_index_gives_back_what_was_written(letters: list[frozenset[str]]) -> None:
    entries = [replace(ENTRY, folder=f"{n:03d}", terms=terms) for n, terms in enumerate(letters, 1)]
    assert read_index(write_index(entries), "fr") == {entry.folder: entry for entry in entries}


def test_places_far_apart_are_given_back() -> None:
    rare = {1, 40, 1200, 2000}
    entries = [
        replace(ENTRY, folder=f"{n:03d}", cover=None, terms=frozenset({"all", "rare"} if n in rare else {"all"}))
        for n in range(1, 2001)
    ]
    found = read_index(write_index(entries), "fr")
    assert found
    assert {int(folder) for folder, entry in found.items() if "rare" in entry.terms} == rare
    assert all("all" in entry.terms for entry in found.values())


@pytest.mark.parametrize(
    "script", ["", "broken", "self.tehletterIndex = {};\n", 'self.tehletterIndex = {"version":0};\n', "[1]"]
)
def test_what_is_no_index_of_this_version_is_none(script: str) -> None:
    assert read_index(script, "fr") is None


def test_a_thousand_letters_of_550_words_weigh_less_than_a_megabyte() -> None:
    """Words as languages have them: a few everywhere, most seldom (Zipf), from a vocabulary of 25,000."""
    chance = random.Random(5)
    parts = [a + b for a in "bcdfghjklmnprstvz" for b in "aeiou"]
    vocabulary = list(dict.fromkeys("".join(chance.choices(parts, k=1 + n // 7000)) for n in range(30_000)))
    weights = list(accumulate(1 / (place + 2) for place in range(len(vocabulary))))
    entries = [
        replace(
            ENTRY, folder=f"{n:03d}", title="x" * 70, theme="x" * 60, summary="x" * 200,
            publishers=("Une mission, au nom long",),
            terms=terms_of(chance.choices(vocabulary, cum_weights=weights, k=550)),
        )
        for n in range(1, 1001)
    ]  # fmt: skip
    assert len(frozenset[str]().union(*(entry.terms for entry in entries))) > 10_000
    assert len(write_index(entries).encode()) < 1_000_000
