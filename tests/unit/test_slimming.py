"""A style sheet as it is published says what its source says."""

from __future__ import annotations

import re
from typing import Any

import pytest
import tinycss2

from support.builtin import templates
from tehletter.slimming import slim

SHEETS = sorted(name for name in templates() if name.endswith(".css"))


def plain(tokens: list[Any]) -> str:
    """A prelude or a value, with one space where it has any."""
    return re.sub(r" ?, ?", ",", " ".join(tinycss2.serialize(tokens).split()))


def rules(content: Any) -> list[Any]:
    """Rules and declarations, as a parser that the project did not write understands them."""
    found: list[Any] = []
    for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        assert node.type != "error", node.message
        if node.type == "declaration":
            found.append((node.name, plain(node.value), node.important))
        else:
            name = getattr(node, "at_keyword", "")
            found.append((name, plain(node.prelude), rules(node.content or [])))
    return found


@pytest.mark.parametrize("name", SHEETS)
def test_a_slim_sheet_has_the_same_rules(name: str) -> None:
    assert rules(slim(templates()[name])) == rules(templates()[name])


def test_comments_and_needless_spaces_go() -> None:
    css = "/* Why. */\na , b  > c {\n  color : red;\n  margin: 0 auto;\n}\n"
    assert slim(css) == "a,b > c{color : red;margin:0 auto}\n"


def test_what_stands_in_quotation_marks_or_an_address_stays() -> None:
    css = """a::before { content: "  /* ; } */  "; background: url(x y.png) }"""
    assert slim(css) == """a::before{content:"  /* ; } */  ";background:url(x y.png)}\n"""


def test_a_selector_of_descendants_keeps_the_space_before_its_colon() -> None:
    assert slim("a :hover { x: y } @media (width: 1px) { b { c: d } }") == "a :hover{x:y}@media (width: 1px){b{c:d}}\n"
