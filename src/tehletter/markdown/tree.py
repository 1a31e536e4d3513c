"""markdown-it-py's flat list of tokens, read into a tree of blocks."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from markdown_it.token import Token

from tehletter.body import (
    Align,
    Block,
    Body,
    Box,
    Break,
    Cell,
    Code,
    CodeBlock,
    Divider,
    Emphasis,
    Figure,
    Grid,
    Heading,
    Image,
    Inline,
    Item,
    Link,
    List,
    Note,
    NoteRef,
    Paragraph,
    Passage,
    Quote,
    RawHtml,
    Strong,
    Text,
)
from tehletter.diagnostics import Finding, Span
from tehletter.markdown.bounds import beyond
from tehletter.markdown.habits import with_plain_markers
from tehletter.markdown.parser import BEYOND, NESTING, markdown_parser
from tehletter.markdown.places import PlaceMap, map_cells, map_lines
from tehletter.markdown.rows import about_row
from tehletter.walk import plain_text

CAPTION = re.compile(r"Table[ \u00a0\u202f]?:[ \u00a0\u202f]*")
"""What begins the paragraph that is the caption of the table before it."""

RESERVED = ("editorial", "letter-text", "letter-notes", "letter-top", "letter-contents")
"""Anchors that the templates give: no heading takes one."""
_NUMBERED = re.compile(r"(?:note|call)-[0-9-]+")
"""Anchors of notes and their calls."""


def read_markdown(text: str, line_shift: int = 0) -> tuple[Body, list[Finding]]:
    """The body of a letter, and what only its parser can see to be wrong. Lines count from `line_shift` + 1.

    Of one that is too large nothing is read.
    """
    tree = _Tree(text, line_shift)
    return (Body() if tree.too_large else tree.body()), tree.findings


def anchor_of(words: str) -> str:
    """An anchor made of words: « Été à Vienne » gives `ete-a-vienne`; scripts without accents stay as they are."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", bare)).strip("-")[:80].strip("-") or "section"


class _Tree:
    """One reading of one body. `tokens` are consumed from the front."""

    def __init__(self, text: str, line_shift: int) -> None:
        text = with_plain_markers(text)
        self.lines = text.split("\n")
        self.shift = line_shift
        env: dict[str, list[int]] = {}
        tokens = markdown_parser().parse(text, env)
        self.tokens = iter(tokens)
        self.too_large = beyond(tokens, line_shift)
        too_deep = [self.too_deep(text, offset) for offset in env.get(BEYOND, ())]
        self.findings = [self.too_large] if self.too_large else too_deep
        self.notes: list[Note] = []
        self.anchors: set[str] = set(RESERVED)
        self.alike = Counter[str]()

    def body(self) -> Body:
        return Body(self.blocks(""), tuple(self.notes))

    def too_deep(self, text: str, offset: int) -> Finding:
        line, column = text.count("\n", 0, offset) + 1 + self.shift, offset - text.rfind("\n", 0, offset)
        return Finding("deep-nesting", Span(line, column, line, column + 1), {"limit": NESTING // 2})

    # ------------------------------------------------------------------------------------------- blocks

    def blocks(self, closing: str) -> tuple[Block, ...]:
        """The blocks up to the token of that type, which is consumed too."""
        blocks: list[Block] = []
        for token in self.tokens:
            if token.type == closing:
                break
            if token.type == "footnote_reference_open":
                self.note(token)
                continue
            new = self.block(token)
            caption = self.caption_for(blocks[-1] if blocks else None, new)
            if caption is not None:
                blocks[-1] = replace(cast("Grid", blocks[-1]), caption=caption)
            else:
                blocks.extend(new)
        return tuple(blocks)

    def block(self, token: Token) -> list[Block]:
        span = self.span(token)
        match token.type:
            case "paragraph_open":
                return self.paragraph(next(self.tokens), span, tight=token.hidden)
            case "heading_open":
                return [self.heading(int(token.tag[1]), next(self.tokens), span)]
            case "bullet_list_open" | "ordered_list_open":
                return [self.list_of_items(token, span)]
            case "blockquote_open":
                return [Quote(self.blocks("blockquote_close"), span)]
            case "container_box_open":
                return [self.container(token, span)]
            case "table_open":
                return [self.grid(span)]
            case "fence" | "code_block":
                self.report_open_code(token, span)
                return [CodeBlock(token.content.rstrip("\n"), span)]
            case "hr":
                return [Divider(span)]
        raise AssertionError(f"the parser gave a block that nothing reads: {token.type}")

    def span(self, token: Token) -> Span:
        """From the first word of the block to the end of its last line that is not blank."""
        first, end = token.map or (0, 1)
        last = max(end - 1, first)
        while last > first and not self.lines[last].strip(" \t"):
            last -= 1
        line = self.lines[first]
        column = len(line) - len(line.lstrip(" \t")) + 1
        return Span(first + 1 + self.shift, column, last + 1 + self.shift, len(self.lines[last].rstrip(" \t")) + 1)

    def paragraph(self, inline: Token, span: Span, *, tight: bool) -> list[Block]:
        next(self.tokens)  # paragraph_close
        children = self.inline(inline, map_lines(inline.content, self.lines, (inline.map or [0])[0]))
        seen = [child for child in children if not isinstance(child, Break)]
        pictures = [_pictured(child) for child in seen]
        if seen and all(pictures):
            return [_figure(*pair) for pair in pictures if pair]
        return [Paragraph(children, span, tight)]

    def heading(self, level: int, inline: Token, span: Span) -> Heading:
        next(self.tokens)  # heading_close
        children = self.inline(inline, map_lines(inline.content, self.lines, (inline.map or [0])[0]))
        stem = anchor = anchor_of(plain_text(children))
        while anchor in self.anchors or _NUMBERED.fullmatch(anchor):
            self.alike[stem] += 1
            anchor = f"{stem}-{self.alike[stem] + 1}"
        self.anchors.add(anchor)
        return Heading(level, children, anchor, span)

    def list_of_items(self, token: Token, span: Span) -> List:
        items = []
        for opening in self.tokens:
            if opening.type != "list_item_open":
                break
            items.append(Item(self.blocks("list_item_close"), self.span(opening)))
        start = token.attrGet("start")
        return List(token.type == "ordered_list_open", 1 if start is None else int(start), tuple(items), span)

    def container(self, token: Token, span: Span) -> Box:
        name = token.info.strip()
        if name != "box":
            self.findings.append(Finding("unknown-block", _line_span(span), {"name": name}))
        blocks = self.blocks("container_box_close")
        closing = (token.map or [0, 0])[1]
        if closing >= len(self.lines) or not self.lines[closing].lstrip(" >").startswith(token.markup):
            self.findings.append(Finding("unclosed-block", _line_span(span), {"name": name}))
        return Box(blocks, span)

    def report_open_code(self, token: Token, span: Span) -> None:
        """Of ``` that nothing closes: all that follows it would be code."""
        first, end = token.map or (0, 1)
        closing = self.lines[end - 1].strip(" \t>")
        if token.type == "fence" and (end - 1 == first or closing.strip(token.markup[0]) or len(closing) < 3):
            self.findings.append(Finding("unclosed-block", _line_span(span), {"name": token.markup}, "code"))

    def note(self, token: Token) -> None:
        label, span = token.meta["label"], self.span(token)
        blocks = self.blocks("footnote_reference_close")
        if any(note.label == label for note in self.notes):
            self.findings.append(Finding("duplicate-note", _line_span(span), {"label": label}))
        else:
            self.notes.append(Note(label, blocks, span))

    # ------------------------------------------------------------------------------------------- tables

    def grid(self, span: Span) -> Grid:
        rows: list[tuple[Cell, ...]] = []
        numbers: list[int] = []
        aligns: list[Align] = []
        for token in self.tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                numbers.append((token.map or [0])[0])
                rows.append(self.row(numbers[-1], None if rows else aligns))
        caption: tuple[Inline, ...] = ()
        if len(rows) > 1 and "|" not in self.lines[rows[-1][0].span.line - 1 - self.shift]:
            caption = self.without_label(rows[-1][0].children) or ()  # typed without a blank line before it
            rows = rows[:-1] if caption else rows
        for number in numbers[1 : len(rows)]:
            if found := about_row(self.lines[number], number + 1 + self.shift, len(rows[0])):
                self.findings.append(found)
        return Grid(rows[0], tuple(rows[1:]), tuple(aligns), span, caption)

    def row(self, number: int, aligns: list[Align] | None) -> tuple[Cell, ...]:
        inlines = []
        for token in self.tokens:
            if token.type == "tr_close":
                break
            if token.type in ("th_open", "td_open") and aligns is not None:
                style = str(token.attrGet("style") or "")
                aligns.append(cast("Align", style.removeprefix("text-align:")))
            if token.type == "inline":
                inlines.append(token)
        maps = map_cells([inline.content for inline in inlines], self.lines, number)
        return tuple(
            Cell(self.inline(inline, places), self.shifted(places.span(0, len(inline.content))))
            for inline, places in zip(inlines, maps, strict=True)
        )

    def caption_for(self, before: Block | None, new: list[Block]) -> tuple[Inline, ...] | None:
        """The caption that the only new block is, when it follows a table and says `Table:`."""
        if not isinstance(before, Grid) or before.caption or len(new) != 1 or not isinstance(new[0], Paragraph):
            return None
        return self.without_label(new[0].children)

    def without_label(self, children: tuple[Inline, ...]) -> tuple[Inline, ...] | None:
        first = children[0] if children else None
        if not isinstance(first, Text) or not (match := CAPTION.match(first.value)):
            return None
        rest = replace(first, value=first.value[match.end() :], span=_after(first.span, match.end()))
        return tuple(child for child in (rest, *children[1:]) if child != rest or rest.value)

    # ------------------------------------------------------------------------------------------- inline

    def inline(self, token: Token, places: PlaceMap) -> tuple[Inline, ...]:
        return self.children(iter(token.children or ()), places, token.content)

    def children(self, tokens: Iterator[Token], places: PlaceMap, content: str) -> tuple[Inline, ...]:
        children: list[Inline] = []
        for token in tokens:
            start, end = token.meta["place"]
            if token.nesting == 1:
                closing_token: list[Token] = []
                inside = self.children(_until(tokens, closing_token), places, content)
                start, end = _whole_mark(token, closing_token)
                children.append(self.wrapped(token, inside, self.shifted(places.span(start, end))))
            elif (child := self.leaf(token, self.shifted(places.span(start, end)), content[start:end])) is not None:
                children.append(child)
        return tuple(children)

    def wrapped(self, token: Token, inside: tuple[Inline, ...], span: Span) -> Inline:
        self.report_attributes(token, span, {"lang"} if token.type in ("link_open", "span_open") else set())
        match token.type:
            case "em_open":
                return Emphasis(inside, span)
            case "strong_open":
                return Strong(inside, span)
            case "link_open":
                href, lang = str(token.attrGet("href") or ""), str(token.attrGet("lang") or "")
                return Link(href, inside, span, bare=token.info == "auto", lang=lang)
            case "span_open":
                return Passage(str(token.attrGet("lang") or ""), inside, span)
        raise AssertionError(f"the parser gave a mark that nothing reads: {token.type}")

    def leaf(self, token: Token, span: Span, typed: str) -> Inline | None:
        match token.type:
            case "text" | "text_special":
                literal = token.content == typed and span.end_column - span.column == len(typed)  # not across `\\|`
                return Text(token.content, span, literal) if token.content else None
            case "softbreak" | "hardbreak":
                return Break(token.type == "hardbreak", span)
            case "code_inline":
                self.report_attributes(token, span, set())
                return Code(token.content, span)
            case "html_inline":
                return RawHtml(token.content, span)
            case "image":
                return self.image(token, span)
            case "footnote_ref":
                return NoteRef(token.meta["label"], span)
        raise AssertionError(f"the parser gave a mark that nothing reads: {token.type}")

    def image(self, token: Token, span: Span) -> Image:
        self.report_attributes(token, span, {"class"})
        classes = str(token.attrGet("class") or "").split()
        for name in classes:
            if name != "decorative":
                self.findings.append(Finding("unknown-attribute", span, {"name": f".{name}"}))
        alt = "".join(" " if child.type.endswith("break") else child.content for child in token.children or ())
        return Image(
            str(token.attrGet("src") or ""),
            alt.strip(),
            span,
            str(token.attrGet("title") or "").strip(),
            "decorative" in classes,
        )

    def report_attributes(self, token: Token, span: Span, known: set[str]) -> None:
        for name in [*token.meta.get("insecure_attrs", ()), *token.attrs]:
            if name not in known | {"href", "src", "alt", "title"} or name in token.meta.get("insecure_attrs", ()):
                self.findings.append(Finding("unknown-attribute", span, {"name": name}))

    def shifted(self, span: Span) -> Span:
        return Span(span.line + self.shift, span.column, span.end_line + self.shift, span.end_column)


def _until(tokens: Iterator[Token], closing: list[Token]) -> Iterator[Token]:
    """The tokens inside a mark; the one that closes it is put into `closing`."""
    depth = 1
    for token in tokens:
        depth += token.nesting
        if depth == 0:
            closing.append(token)
            return
        yield token


def _whole_mark(opening: Token, closing: list[Token]) -> tuple[int, int]:
    """From the first sign of a mark to its last: of the two of `**` the parser keeps the inner one."""
    start, end = opening.meta["place"]
    if opening.type not in ("em_open", "strong_open") or not closing:
        return start, end
    outer = len(opening.markup) - 1
    return start - outer, closing[0].meta["place"][1] + outer


def _line_span(span: Span) -> Span:
    """The first line of a block that has several."""
    return span if span.line == span.end_line else Span(span.line, span.column, span.line, span.column + 3)


def _after(span: Span, length: int) -> Span:
    return replace(span, column=span.column + length)


def _pictured(child: Inline) -> tuple[Image, str, Span] | None:
    """The picture that this is, with the address it is linked to; None where it is anything else."""
    if isinstance(child, Image):
        return child, "", child.span
    if isinstance(child, Link) and len(child.children) == 1 and isinstance(child.children[0], Image):
        return child.children[0], child.href, child.span
    return None


def _figure(image: Image, href: str, span: Span) -> Figure:
    """`"caption | credit"`, split at the last ` | `; `"| credit"` has no caption (contract, « Markdown »)."""
    caption, bar, credit = image.title.rpartition(" | ")
    if not bar:
        caption, credit = image.title, ""
        if image.title.startswith("|"):
            caption, credit = "", image.title[1:]
    return Figure(image, caption.strip(), credit.strip(), span, href)
