"""Letters mangled at random: each is refused or printed whole, and nothing active is ever in a page."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.builtin import PICTURE, judged, manuscript, templates, words
from support.fuzz import examples
from tehletter.check import trusted
from tehletter.fonts import Fonts
from tehletter.formats import Found, as_json, as_text
from tehletter.model import Config, Publisher, Source
from tehletter.render import Sibling, Site, render_page, render_paper
from tehletter.scaffold import new_letter
from tehletter.workspace.project import built_in

NEW = new_letter(templates(), words("fr"), 8, "Lettre d’information n° 8", date(2018, 1, 24))
LETTER = (
    NEW.replace("draft: true\n", "summary: Un résumé.\n").rpartition("\n---\n")[0]
    + """
---

Un texte avec *de l’emphase*, **du poids**, `du code`, un [lien](https://a.example/?b=c&d) et une note[^1].

## Un article

- un
- deux

![Une salle](images/x.jpg "Une légende | Un crédit")

| A | B |
|---|--:|
| 1 | 2 |

Table: Un tableau

> Une citation.

::: box
Un encadré, [in English]{lang=en}.
:::

[^1]: La note.
"""
)
PIECES = st.sampled_from(
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))",
        "<javascript:alert(1)>", "[a](JaVa\tScript:alert(1))", "![x](javascript:1)", "[a](data:text/html,x)",
        "[a](file:///etc/passwd)", "[a](vbscript:x)", "[a](//a.example)", "[a](../b)", '"><b onclick=x>',
        "' onmouseover='x", "&#106;avascript:", "\\<b>", "<!--", "-->", "]]>", "{{ 7*7 }}", "{% include 'x' %}",
        "${HOME}", "%s%n", "{0}", "[bold]x[/bold]", "\x1b[31m", "\x00", "\x07", "\x9b", "\ufeff", "\u202e", "\u2066",
        "\u200d", "\u00ad", "\u2028", "e\u0301", "Ж", "שלום", "مرحبا", "😀", "👨‍👩‍👧", "漢", "\ud7ff", "---\n",
        "\n---\n", "...", "\n\n", "\n", "\r\n", "\r", "\t", " " * 5, "# ", "## ", "###### ", "> ", "- ", "1. ",
        "```\n", "::: box\n", ":::\n", "| a |\n", "|---|\n", "[^1]", "[^x]: y\n", "[x]: y\n", "Table: ",
        "!!python/object:os.system", "&a", "*a", "<<: x\n", "title: x\n", "a: [1, {b: c}]\n",
        "cover: {src: x, alt: y}\n", "date: 2018-13-45\n", "number: 9\n", "mailto:a@b.example", "tel:+3312345",
        "http://[", "https://a.example/<>\"'", "\\", "*" * 9, "_" * 9, "[" * 9, "(" * 9,
    ]
)  # fmt: skip
Change = tuple[str, int, int, str]
CHANGE = st.tuples(
    st.sampled_from(["put", "cut", "twice", "swap"]),
    st.integers(0, len(LETTER)),
    st.integers(1, 60),
    st.one_of(PIECES, st.text(max_size=12)),
)
CHANGES = st.lists(CHANGE, min_size=1, max_size=6)
SITE = Site(Config(mission=Publisher({"": "Mission"}, "https://m.example/")), templates(), ZoneInfo("Europe/Paris"))
PRINTABLE = Fonts((built_in("fonts"),)).printable()
SCHEMES = {"", "http", "https", "mailto", "tel", "letter"}
ADDRESSES = {"href", "src", "srcset", "action", "formaction", "data", "poster", "cite", "background", "xlink:href"}
INERT = {
    "html", "head", "meta", "title", "link", "body", "a", "header", "div", "p", "main", "nav", "ul", "ol", "li",
    "section", "h1", "h2", "h3", "h4", "h5", "h6", "footer", "figure", "img", "span", "figcaption", "time", "table",
    "caption", "thead", "tbody", "tr", "th", "td", "blockquote", "pre", "code", "em", "strong", "br", "hr", "sup",
}  # fmt: skip


def mangled(changes: list[Change]) -> str:
    """The letter after some changes."""
    text = LETTER
    for kind, at, length, piece in changes:
        start, end = at, at + length
        match kind:
            case "put":
                text = text[:start] + piece + text[start:]
            case "cut":
                text = text[:start] + text[end:]
            case "twice":
                text = text[:end] + text[start:end] * 3 + text[end:]
            case "swap":
                text = text[:start] + piece + text[end:]
    return text


class Inspector(HTMLParser):
    """Fails at what a browser would run or fetch from elsewhere."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in INERT, tag
        for name, value in attrs:
            assert not name.startswith("on"), name
            assert name != "style"
            if name in ADDRESSES and value:
                scheme = re.match(r"[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.\-]*):", value)
                assert (scheme[1].lower() if scheme else "") in SCHEMES, value
                assert not value.lstrip().startswith("//")


def is_inert(html: str) -> None:
    parser = Inspector()
    parser.feed(html)
    parser.close()


@examples(300)
@given(changes=CHANGES)
def test_a_mangled_letter_is_refused_in_plain_words_or_printed_without_anything_active(changes: list[Change]) -> None:
    refused_or_inert(mangled(changes))


@pytest.mark.slow
@examples(2000)
@given(changes=st.lists(CHANGE, min_size=1, max_size=20))
def test_so_is_one_that_is_mangled_beyond_recognition(changes: list[Change]) -> None:
    refused_or_inert(mangled(changes))


def refused_or_inert(text: str) -> None:
    """Judge a letter, and write page and paper of one that may be built."""
    verdict = judged(text, printable=PRINTABLE)
    source = Source.of("issues/008/fr.md", text)
    for language in ("fr", "en"):
        found = Found(verdict.diagnostics, ("issues/008/fr.md",), language, sources={"issues/008/fr.md": source})
        said = as_text(found, colour=False, columns=100)
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said)
        as_json(found)
    if not verdict.right:
        return
    letter = trusted(verdict, manuscript(text), {PICTURE.path: PICTURE})
    siblings = (Sibling("fr", "teh-008-fr.pdf", 1000), Sibling("en", "teh-008-en.pdf", None))
    is_inert(render_page(letter, date(2018, 1, 24), SITE, siblings).html)
    is_inert(render_paper(letter, date(2018, 1, 24), SITE, ("fr", "en")).html)
