"""Typography only changes what it may, once; the same letter gives the same page."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as reader

from support.builtin import PICTURE, judged, manuscript, templates, words
from support.fuzz import examples
from tehletter.check import trusted
from tehletter.markdown.tree import read_markdown
from tehletter.model import Config, Publisher
from tehletter.render import Sibling, Site, render_page, render_paper
from tehletter.typography import style_of, typeset, typeset_inline
from tehletter.walk import all_blocks, plain_text, runs

SIGNS = st.sampled_from(
    [*"abÉ5 \"'«»“”„‘’;:!?.,%()[]-–\u00a0\u202f\n", " : ", " ; ", "l'", "n° 8", "Mme X", "1 000", "14:30",
     "https://a.example/?b;c", "« ", " »"]
)  # fmt: skip
TYPED = st.lists(SIGNS, max_size=40).map("".join)
WRITE = examples(150)
STYLES = {
    "fr": style_of(words("fr")),
    "fr spip": style_of(words("fr"), "spip"),
    "en": style_of(words("en")),
    "sr-Latn": style_of(words("sr-Latn")),
    "none": style_of(words("fr"), "none"),
}


def bones(text: str) -> str:
    """A text without what typography may change: spaces, quotation marks and apostrophes."""
    return re.sub(r"[\s\u00a0\u202f\"'«»“”„‘’]", "", text)


@pytest.mark.parametrize("name", STYLES)
@WRITE
@given(text=TYPED)
def test_typography_changes_spaces_quotes_and_apostrophes_alone(name: str, text: str) -> None:
    assert bones(typeset(text, STYLES[name])) == bones(text)


@pytest.mark.parametrize("name", STYLES)
@WRITE
@given(text=TYPED)
def test_a_text_that_was_set_is_set(name: str, text: str) -> None:
    once = typeset(text, STYLES[name])
    assert typeset(once, STYLES[name]) == once


@WRITE
@given(text=TYPED)
def test_typography_loses_no_word_across_marks(text: str) -> None:
    body, _ = read_markdown(re.sub(r"(\w+)", r"*\1*", text, count=1))
    style = STYLES["fr"]
    for block in all_blocks(body):
        for run in runs(block):
            assert bones(plain_text(typeset_inline(run, style, lambda _: style))) == bones(plain_text(run))


MARKUP = st.lists(
    st.sampled_from(
        [*"abé &<>\"'*_`[]()!?:;\n", "\n\n", "\n- ", "\n1. ", "\n> ", "\n## ", "\n### ", "<script>", "[a](https://a.example)",
         "![x](images/x.jpg)", "[^a]", "\n\n[^a]: b\n", "[c]{lang=en}", "\n\n::: box\nd\n:::\n\n",
         "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nTable: c\n\n", "`&lt;`", "&lt;b&gt;", "<b onclick=x>"]
    ),
    max_size=30,
).map("".join)  # fmt: skip
SITE = Site(Config(mission=Publisher({"": "Mission"}, "https://m.example/")), templates(), ZoneInfo("Europe/Paris"))


@examples(60)
@given(body=MARKUP)
def test_the_same_letter_gives_the_same_html_and_only_marks_of_ours(body: str) -> None:
    text = f"---\nnumber: 8\ntitle: Un titre\ndate: 2018-01-10\nsummary: x\n---\n{body}\n"
    verdict = judged(text)
    if not verdict.right:
        return
    letter = trusted(verdict, manuscript(text), {PICTURE.path: PICTURE})
    day, siblings = date(2018, 1, 24), (Sibling("fr", "teh-008-fr.pdf", 1234),)
    fresh = Site(SITE.config, dict(reversed(templates().items())), SITE.zone)
    for write in (partial(render_page, siblings=siblings), render_paper):
        document = write(letter, day, SITE)
        assert write(letter, day, fresh) == document
        tree = reader.document_fromstring(document.html)
        assert not tree.xpath("//script | //b | //@onclick | //iframe | //style")
