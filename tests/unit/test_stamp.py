"""The digest of what a reader sees, and the day on which it last changed."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from support.builtin import manuscript
from tehletter.diagnostics import Span
from tehletter.model import Source, Stamp
from tehletter.stamp import digest, read_stamps, renewed, write_stamps

TEXT = "---\nnumber: 8\ntitle: Une lettre\ndate: 2018-01-10\nkeywords: [a, b]\n---\nUn texte.\n"
PICTURES = {"issues/008/a.jpg": "1" * 64, "issues/008/b.jpg": "2" * 64}


def digest_of(text: str) -> str:
    return digest(manuscript(text), PICTURES)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("number: 8\ntitle: Une lettre\n", "title: Une lettre\nnumber: 8\n"),
        ("title: Une lettre", "title:   Une lettre   # le titre"),
        ("title: Une lettre", 'title: "Une lettre"'),
        ("keywords: [a, b]", "keywords:\n  - a\n  - b"),
        ("number: 8\n", "number: 8\nmodified: 2018-02-01\n"),
        ("number: 8\n", "number: 8\ncheck: {ignore: [TEH302]}\n"),
        ("number: 8\n", "number: 8\nbyline:\n"),
        ("number: 8\n", "# un commentaire\nnumber: 8\n"),
        ("---\nUn", "...\nUn"),
    ],
)
def test_what_a_reader_does_not_see_leaves_the_digest_alone(before: str, after: str) -> None:
    assert digest_of(TEXT.replace(before, after)) == digest_of(TEXT)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Un texte", "Un Texte"),
        ("Un texte.", "Un texte. "),
        ("Un texte.\n", "Un texte.\n\n"),
        ("title: Une", "title: La"),
        ("[a, b]", "[b, a]"),
        ("2018-01-10", "2018-01-11"),
        ("number: 8\n", "number: 8\ndraft: true\n"),
    ],
)
def test_what_a_reader_sees_changes_the_digest(before: str, after: str) -> None:
    assert digest_of(TEXT.replace(before, after, 1)) != digest_of(TEXT)


def test_a_picture_changes_the_digest_and_the_order_of_pictures_does_not() -> None:
    letter = manuscript(TEXT)
    assert digest(letter, dict(reversed(PICTURES.items()))) == digest(letter, PICTURES)
    assert digest(letter, PICTURES | {"issues/008/a.jpg": "3" * 64}) != digest(letter, PICTURES)
    assert digest(letter, {}) != digest(letter, PICTURES)


def test_the_digest_is_that_of_the_canonical_json_of_version_1() -> None:
    """Stamps are committed: another digest for the same letter would give every letter a new date."""
    canonical = (
        '{"body":"Un texte.\\n","front_matter":{"date":"2018-01-10","keywords":["a","b"],"number":8,'
        '"title":"Une lettre"},"pictures":{"issues/008/a.jpg":"'
        + "1" * 64
        + '","issues/008/b.jpg":"'
        + "2" * 64
        + '"},'
        '"version":1}'
    )
    assert digest_of(TEXT) == "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()


def test_the_same_text_keeps_its_day_and_another_gets_today() -> None:
    old, today = Stamp("sha256:a", date(2018, 1, 24)), date(2018, 3, 1)
    assert renewed(old, "sha256:a", today, minor=False) == old
    assert renewed(old, "sha256:b", today, minor=False) == Stamp("sha256:b", today)
    assert renewed(None, "sha256:a", today, minor=False) == Stamp("sha256:a", today)


def test_a_minor_change_keeps_the_day_and_takes_the_new_digest() -> None:
    old, today = Stamp("sha256:a", date(2018, 1, 24)), date(2018, 3, 1)
    assert renewed(old, "sha256:b", today, minor=True) == Stamp("sha256:b", date(2018, 1, 24))
    assert renewed(None, "sha256:b", today, minor=True) == Stamp("sha256:b", today)


def test_stamps_are_written_sorted_and_read_back() -> None:
    stamps = {"sr-Latn": Stamp("sha256:b", date(2018, 2, 1)), "fr": Stamp("sha256:a", date(2018, 1, 24))}
    text = write_stamps(stamps)
    assert text == (
        '[fr]\ndigest = "sha256:a"\nmodified = 2018-01-24\n\n[sr-Latn]\ndigest = "sha256:b"\nmodified = 2018-02-01\n'
    )
    assert read_stamps(Source.of("stamp.toml", text)) == (stamps, [])


@pytest.mark.parametrize(
    "text",
    [
        "[fr]\n",
        'fr = "x"\n',
        "[fr]\ndigest = 1\nmodified = 2018-01-01\n",
        '[fr]\ndigest = "a"\nmodified = "hier"\n',
        '[fr]\ndigest = "a"\nmodified = 2018-01-01T10:00:00Z\n',
    ],
)
def test_a_stamp_that_cannot_be_read_is_a_finding_on_its_table(text: str) -> None:
    stamps, found = read_stamps(Source.of("stamp.toml", text))
    assert not stamps
    assert [(finding.rule, finding.span.line) for finding in found] == [("bad-stamp", 1)]


def test_one_bad_stamp_leaves_the_others() -> None:
    text = '[en]\n\n[fr]\ndigest = "sha256:a"\nmodified = 2018-01-24\n'
    stamps, found = read_stamps(Source.of("stamp.toml", text))
    assert list(stamps) == ["fr"]
    assert found[0].span == Span(1, 2, 1, 4)
