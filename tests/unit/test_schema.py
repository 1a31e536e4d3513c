"""What keys may hold: every kind, and the nearest known word."""

from __future__ import annotations

from datetime import date

import pytest

from tehletter.diagnostics import Finding, Span
from tehletter.schema import (
    LANGUAGE,
    LETTER,
    PROJECT,
    ByName,
    Choice,
    Day,
    Flag,
    Key,
    Kind,
    Localized,
    Many,
    Record,
    Whole,
    Words,
    nearest_word,
    read_record,
)
from tehletter.tomltree import read_toml
from tehletter.yamltree import read_yaml


def read(kind: Kind, typed: str) -> tuple[object, list[Finding]]:
    found: list[Finding] = []
    tree, problems = read_yaml(f"key: {typed}\n")
    assert not problems
    return read_record(tree, Record((Key("key", kind),)), found).get("key"), found


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Words(), " un mot ", "un mot"),
        (Words(), '"8"', "8"),
        (Words(blank=True), '""', ""),
        (Words(pattern="[a-z]+"), "abc", "abc"),
        (Whole(), "8", 8),
        (Whole(0, 0), "0", 0),
        (Day(), "2018-01-24", date(2018, 1, 24)),
        (Day(), '"2018-01-24"', date(2018, 1, 24)),
        (Flag(), "true", True),
        (Flag(), "False", False),
        (Choice(("cid", "url")), "cid", "cid"),
        (Many(Words()), "[un, deux]", ("un", "deux")),
        (Many(Words()), "[]", ()),
        (ByName(Choice(("off",))), "{TEH103: off}", {"TEH103": "off"}),
        (Localized(), "un", {"": "un"}),
        (Localized(), "{fr: un, sr-Latn: jedan}", {"fr": "un", "sr-Latn": "jedan"}),
        (Record((Key("src", Words()),)), "{src: x}", {"src": "x"}),
    ],
)
def test_a_value_of_the_right_kind_is_read(kind: Kind, typed: str, value: object) -> None:
    assert read(kind, typed) == (value, [])


@pytest.mark.parametrize(
    ("kind", "typed", "message"),
    [
        (Words(), "8", "wrong-type.text"),
        (Words(), "[un]", "wrong-type.text"),
        (Words(), '""', "empty-text"),
        (Words(longest=3), "quatre", "text-too-long"),
        (Words(pattern="[a-z]+"), "A", "wrong-form"),
        (Whole(), "huit", "wrong-type.integer"),
        (Whole(), "true", "wrong-type.integer"),
        (Whole(), "1.5", "wrong-type.integer"),
        (Whole(1, 9), "10", "out-of-range"),
        (Day(), "demain", "wrong-type.date"),
        (Day(), "2018", "wrong-type.date"),
        (Day(), '"2018-02-30"', "impossible-date"),
        (Flag(), "no", "wrong-type.boolean"),
        (Flag(), "1", "wrong-type.boolean"),
        (Choice(("cid", "url")), "cdi", "wrong-type.choice"),
        (Choice(("cid", "url")), "[cid]", "wrong-type.choice"),
        (Many(Words()), "un", "wrong-type.list"),
        (Many(Words()), "[un, 2]", "wrong-type.text"),
        (ByName(Words()), "un", "wrong-type.table"),
        (ByName(Words(), languages=True), "{Deutsch: un}", "wrong-form"),
        (Localized(), "8", "wrong-type.localized"),
        (Localized(), "{Deutsch: un}", "wrong-form"),
        (Record((Key("src", Words()),)), "un", "wrong-type.table"),
        (Record((Key("src", Words()),)), "{scr: un}", "unknown-key.nearest"),
        (Record((Key("src", Words(), required=True),)), "{}", "missing-key"),
    ],
)
def test_a_value_of_another_kind_is_a_finding_and_no_value(kind: Kind, typed: str, message: str) -> None:
    _, found = read(kind, typed)
    assert [finding.key for finding in found] == [message]


def test_one_slip_does_not_hide_another() -> None:
    found: list[Finding] = []
    tree, _ = read_yaml("number: huit\ntitel: un\nsee_also: [{label: 1}]\n")
    read_record(tree, LETTER, found)
    assert sorted(finding.key for finding in found) == [
        "missing-key",  # date
        "missing-key",  # see_also.url
        "missing-key",  # title
        "unknown-key.nearest",
        "wrong-type.integer",
        "wrong-type.text",
    ]


def test_a_summary_has_three_hundred_characters_at_most() -> None:
    for length, expected in ((300, []), (301, ["text-too-long"])):
        found: list[Finding] = []
        tree, _ = read_yaml(f"number: 1\ntitle: un\ndate: 2018-01-01\nsummary: {'é' * length}\n")
        read_record(tree, LETTER, found)
        assert [finding.rule for finding in found] == expected


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("titel", "title"),
        ("Title", "title"),
        ("sumary", "summary"),
        ("see-also", "see_also"),
        ("seealso", "see_also"),
        ("auteur", "author"),
        ("bylines", "byline"),
        ("zzz", None),
    ],
)
def test_the_nearest_known_key_is_offered(typed: str, known: str | None) -> None:
    assert nearest_word(typed, [key.name for key in LETTER.fields]) == known


def test_every_key_of_the_contract_is_known_to_a_letter() -> None:
    assert {key.name for key in LETTER.fields} == {
        "number", "title", "date", "summary", "byline", "author", "portrait", "theme", "cover", "modified", "draft",
        "keywords", "publishers", "see_also", "check", "lang",
    }  # fmt: skip
    assert {key.name for key in LETTER.fields if key.required} == {"number", "title", "date"}


def test_every_key_of_the_contract_is_known_to_a_project() -> None:
    text = """
[mission]
name = "a"
url = "a"
logo = "a"
address = "a"
contact = "a"
timezone = "UTC"
[series]
slug = "teh"
label = "a"
title = {fr = "a"}
languages = ["fr"]
typography = {fr = "none"}
[check]
off = ["TEH302"]
on = []
severity = {TEH302 = "error"}
[build]
out = "dist"
pdf_variant = "a-3a"
image_widths = [480]
prove = true
[email]
from = "a"
reply_to = "a"
list_id = "a"
unsubscribe = "a"
pictures = "cid"
attach = true
smtp = {host = "h", port = 25, tls = true, user = "u"}
listmonk = {url = "u", user = "u", list = 1}
[[publishers]]
name = "a"
url = "a"
logo = "a"
address = {fr = "a"}
"""
    found: list[Finding] = []
    values = read_record(read_toml(text)[0], PROJECT, found)
    assert not found
    assert values["email"]["listmonk"] == {"url": "u", "user": "u", "list": 1}


def test_an_unknown_key_of_a_project_stands_on_its_own_line() -> None:
    found: list[Finding] = []
    read_record(read_toml('[mission]\nname = "a"\nadress = "b"\n')[0], PROJECT, found)
    assert [(f.rule, f.span, f.values["nearest"]) for f in found] == [("unknown-key", Span(3, 1, 3, 7), "address")]


@pytest.mark.parametrize("tag", ["fr", "en", "sr-Latn", "sr-Cyrl-RS", "fr-CH", "es-419", "de-1996", "ast"])
def test_a_tag_in_canonical_case_is_one(tag: str) -> None:
    assert LANGUAGE.fullmatch(tag)


@pytest.mark.parametrize("tag", ["FR", "sr-latn", "fr-ch", "f", "fr_FR", "français", "fr-", "-fr", "fr-FR-Latn"])
def test_a_tag_in_another_case_or_order_is_none(tag: str) -> None:
    assert not LANGUAGE.fullmatch(tag)
