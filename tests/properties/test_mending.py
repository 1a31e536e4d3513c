"""What `check --fix` does to any letter: it ends, it leaves nothing to mend, and it changes nothing but words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.builtin import manuscript, surroundings, switched
from support.fuzz import examples
from tehletter.body import (
    Block,
    Box,
    Break,
    Code,
    Grid,
    Heading,
    Link,
    List,
    Quote,
)
from tehletter.check import diagnose, inspect
from tehletter.diagnostics import Diagnostic
from tehletter.letter import Manuscript
from tehletter.mend import mended
from tehletter.model import (
    Node,
    Scalar,
    Sequence,
    Table,
)
from tehletter.rules import RULES
from tehletter.walk import all_blocks, all_inlines

CONFIG = switched((rule.name for rule in RULES if rule.severity == "off"), ["bare-address"])
"""Every rule is on but the one whose mend is to make a link of an address."""
AROUND = surroundings(CONFIG)
MEND = examples(150)

SIGNS = "la de à et le l’ d' L' qu' « » “ ” „ ‘ ’ ( ) [ ] , . ; : ! ? … - – — -- ... .. ' \" ´ * ** _ % € ° # | / \\ &"
WORDS = st.sampled_from(
    [
        *SIGNS.split(" "), "le le", "de la de la", "the the", "Etats", "A chaque", "oeuvre", "coeur", "Mr Petit",
        "Mme. Roux", "2ème", "1er", "n°8", "18h30", "57000", "57.000", "3.5 %", "6 Millions", "etc...", "etc…",
        "sud- est", "vice -président", "mot - mot", "mot,mot", "fin.Début", "mot(mot)", "a)", "1.", "1)", "2 .",
        "- ", "+", "24 Janvier", "le 1 mars", "XIXème siècle", "`a  ,b`", "<https://example.org/a,b;c>",
        "https://example.org/x..y", "presse@example.org", "*mot *", "**mot,mot**", "[un  lien](https://example.org/a--b)",
        "[a word ,word]{lang=en}", "![une  image](images/x.jpg)", "[^n]", "&amp;", "i was", "It ' s", "je je",
        "24.januara", "\u00a0", "\u202f", "  ", "\t", "mot", "Le mot", "phrase.", "elle",
    ]
)  # fmt: skip
GLUE = st.sampled_from([" ", " ", " ", "", "  ", "\u00a0"])
LINE = st.lists(st.tuples(WORDS, GLUE), min_size=1, max_size=9).map(lambda pairs: "".join(w + g for w, g in pairs))
LEAD = st.sampled_from(["", "", "", "## ", "- ", "-", "1. ", "> ", "    ", "Table: ", "[^n]: ", "::: box\n", "| "])
TABLE = "\n\n| a  b | c ,d |\n|---|---|\n| e | f |\n\n"
BODY = st.lists(
    st.tuples(LEAD, LINE, st.sampled_from(["\n", "\n\n", "  \n", "\\\n", "\n\n:::\n\n", TABLE])),
    min_size=1,
    max_size=8,
).map(lambda lines: "".join(lead + line + end for lead, line, end in lines))  # fmt: skip


def plain(text: str) -> str:
    """A text that YAML takes without quotes, or the nearest to it."""
    return re.sub(r"\s+", " ", re.sub(r"[#:&*!|>'\"%@`\[\]{},\\-]", " ", text)).strip() or "mot"


SCALAR = st.one_of(
    LINE.map(plain),
    LINE.map(lambda text: "mot " + re.sub(r": |:$| #", " ", text).strip() + "mot"),
    LINE.map(lambda text: '"' + re.sub(r'["\\\t]', " ", text) + '"'),
    LINE.map(lambda text: "'" + text.replace("'", "’") + "'"),
    LINE.map(lambda text: ">\n  " + text.strip() + "\n  " + text.strip()),
    LINE.map(lambda text: "|-\n  " + text.strip()),
)
FRONT = st.tuples(SCALAR, SCALAR, SCALAR).map(
    lambda texts: (
        f"number: 8  # le numéro , ici\ntitle: {texts[0]}\n# un  commentaire,ici\ndate: 2018-01-10\n"
        f"summary: {texts[1]}\ncover: {{src: images/x.jpg, alt: une  image}}\n"
        f"see_also:\n  - label: {texts[2]}\n    url: https://example.org/a,b\n"
    )
)
LETTER = st.tuples(FRONT, BODY, st.sampled_from(["\n", "\n", "\r\n"]), st.sampled_from(["", "", "\ufeff"])).map(
    lambda parts: parts[3] + f"---\n{parts[0]}---\n\n{parts[1]}\n\n[^n]: Une  note.\n".replace("\n", parts[2])
)


def found(raw: str, lang: str) -> tuple[Diagnostic, ...]:
    inspection = inspect(manuscript(raw, lang=lang), AROUND)
    return diagnose("", inspection.findings, CONFIG)


def outline(blocks: tuple[Block, ...]) -> Iterator[object]:
    """The kinds of the blocks, their levels and numbers."""
    for block in blocks:
        match block:
            case Heading():
                yield "heading", block.level
            case List():
                yield "list", block.ordered, block.start, [tuple(outline(item.blocks)) for item in block.items]
            case Quote() | Box():
                yield block.kind, tuple(outline(block.blocks))
            case Grid():
                yield "grid", len(block.header), [len(row) for row in block.rows], bool(block.caption)
            case _:
                yield block.kind


def keys(node: Node) -> object:
    match node:
        case Table():
            return [(entry.key, keys(entry.node)) for entry in node.entries]
        case Sequence():
            return [keys(item) for item in node.items]
        case Scalar():
            return type(node.value).__name__


def untouchable(letter: Manuscript) -> list[object]:
    """Code, addresses of links and pictures, calls of notes; blocks of code."""
    inline = [
        child.value if isinstance(child, Code) else child.href if isinstance(child, Link) else child.kind
        for child in all_inlines(letter.body)
        if child.kind not in ("text", "break")
    ]
    breaks = [child.hard for child in all_inlines(letter.body) if isinstance(child, Break)]
    blocks = [getattr(block, "text", None) for block in all_blocks(letter.body) if block.kind == "code-block"]
    return [inline, breaks, blocks]


@pytest.mark.parametrize("lang", ["fr", "en", "sr-Latn"])
@MEND
@given(raw=LETTER)
def test_mending_ends_and_changes_nothing_but_words(lang: str, raw: str) -> None:
    once = mended(raw, lambda text: found(text, lang))
    assert mended(once, lambda text: found(text, lang)) == once
    assert [d.finding for d in found(once, lang) if d.fixable] == []
    before, after = manuscript(raw, lang=lang), manuscript(once, lang=lang)
    assert keys(after.front) == keys(before.front)
    assert tuple(outline(after.body.blocks)) == tuple(outline(before.body.blocks))
    assert untouchable(after) == untouchable(before)
    assert re.findall(r"\r?\n|\r", once) == re.findall(r"\r?\n|\r", raw)
    assert once.startswith("\ufeff") == raw.startswith("\ufeff")
    assert [line for line in once.splitlines() if "#" in line and "comment" in line] == [
        line for line in raw.splitlines() if "#" in line and "comment" in line
    ]
    assert "number: 8  # le numéro , ici" in once
