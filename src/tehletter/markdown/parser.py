"""markdown-it-py as the letters use it, with one thing added: inline tokens that know their place.

markdown-it-py gives lines to blocks and nothing to inline text. `_Placing` keeps its tokenizer's loop and notes
from where to where in the block's content each token was read: `token.meta["place"]` is (start, end).
`text_join` and `fragments_join` stay off, because merged tokens would lose their places.
"""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt, helpers
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

NESTING = 40
"""Blocks and inline marks that may stand inside each other; deeper marks are text, deeper blocks are not read."""
BEYOND = "beyond"
"""The key of the environment under which the offsets of blocks that are not read are gathered."""


class _Noting(ParserBlock):
    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - the names are markdown-it's
        if state.level >= state.md.options["maxNesting"]:
            line = state.skipEmptyLines(startLine)
            if line < endLine and state.sCount[line] >= state.blkIndent:
                state.env.setdefault(BEYOND, []).append(state.bMarks[line] + state.tShift[line])
        super().tokenize(state, startLine, endLine)


class _Placing(ParserInline):
    def tokenize(self, state: StateInline) -> None:
        rules = self.ruler.getRules("")
        deepest = state.md.options["maxNesting"]
        pending_from, end = state.pos, state.posMax
        while state.pos < end:
            start, known, held = state.pos, len(state.tokens), state.pending
            if not held:
                pending_from = start
            for rule in rules if state.level < deepest else ():
                if rule(state, False):  # noqa: FBT003 - the rules take it so
                    break
            else:
                state.append_pending(state.src[start])
                state.pos = start + 1
            new = state.tokens[known:]
            if held and new and new[0].type == "text":  # the rule flushed what was pending before it
                _place([new.pop(0)], pending_from, start)
            _place(new, start, state.pos)
            if new:
                pending_from = state.pos
        if state.pending:
            _place([state.pushPending()], pending_from, end)


def _place(tokens: list[Token], start: int, end: int) -> None:
    """Note where the tokens of one rule come from; those of a nested call already know better."""
    one_each = len(tokens) > 1 and sum(len(token.content) for token in tokens) == end - start
    for token in tokens:
        if "place" in token.meta:
            continue
        stop = start + len(token.content) if one_each or (token.type == "text" and len(tokens) == 1) else end
        token.meta["place"] = (start, min(stop, end))
        if one_each:
            start = stop


class _Helpers:
    """markdown-it's, but a link may hold a passage in another language: `[see [words]{lang=en}](https://…)`."""

    parseLinkDestination = staticmethod(helpers.parseLinkDestination)  # noqa: N815 - markdown-it's name
    parseLinkTitle = staticmethod(helpers.parseLinkTitle)  # noqa: N815 - the same

    @staticmethod
    def parseLinkLabel(state: StateInline, start: int, disableNested: bool = False) -> int:  # noqa: FBT001, FBT002, N802, N803 - markdown-it's signature
        """Where a label ends; -1 where it has no end, or with `disableNested` where a link stands in it."""
        end = helpers.parseLinkLabel(state, start, disableNested)
        if end >= 0 or not disableNested:
            return end
        end = helpers.parseLinkLabel(state, start)
        return -1 if end < 0 or "](" in state.src[start:end] or "][" in state.src[start:end] else end


class _Markdown(MarkdownIt):
    def __init__(self) -> None:
        super().__init__("zero")
        self.block, self.inline = _Noting(), _Placing()
        self.configure("commonmark", {"maxNesting": NESTING})
        self.helpers = _Helpers()  # type: ignore[assignment]  # markdown-it takes a module of functions

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 - the signature is markdown-it's
        return True  # `check` refuses addresses, with a place and a reason

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the name is markdown-it's
        return url  # the author's spelling; `render` encodes

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the name is markdown-it's
        return link


@cache
def markdown_parser() -> MarkdownIt:
    """The one parser of a process: CommonMark, tables, footnotes, `[words]{lang=en}`, `::: box`."""
    markdown = _Markdown()
    footnote_plugin(markdown, inline=False, move_to_end=False, always_match_refs=True)
    container_plugin(markdown, "box", validate=lambda name, _: bool(name.strip()))
    attrs_plugin(
        markdown,
        after=("image", "link_close", "span_close", "code_inline"),
        spans=True,
        allowed=("lang", "class"),
    )
    markdown.enable("table")
    return markdown.disable(["html_block", "text_join", "fragments_join"])
