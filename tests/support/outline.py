"""A letter's body as an outline: blocks with their lines, figures and inline runs with their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tehletter.body import (
    Block,
    Body,
    Box,
    Break,
    Code,
    CodeBlock,
    Emphasis,
    Figure,
    Grid,
    Heading,
    Image,
    Inline,
    Link,
    List,
    NoteRef,
    Paragraph,
    Passage,
    Quote,
    RawHtml,
    Strong,
    Text,
)
from tehletter.diagnostics import Span


def outline(body: Body) -> str:
    """The whole body."""
    notes = (
        line for note in body.notes for line in (f"note {note.label} {_lines(note.span)}", *_blocks(note.blocks, "  "))
    )
    return "\n".join([*_blocks(body.blocks, ""), *notes])


def _at(span: Span) -> str:
    return f"{span.line}:{span.column}-{span.end_line}:{span.end_column}"


def _lines(span: Span) -> str:
    return f"{span.line}" if span.line == span.end_line else f"{span.line}-{span.end_line}"


def _blocks(blocks: Iterable[Block], indent: str) -> Iterator[str]:
    for block in blocks:
        place = _at(block.span) if isinstance(block, Figure) else _lines(block.span)
        yield f"{indent}{block.kind}{_detail(block)} {place}"
        match block:
            case Paragraph() | Heading():
                yield from _inlines(block.children, indent + "  ")
            case List():
                for item in block.items:
                    yield f"{indent}  item {_lines(item.span)}"
                    yield from _blocks(item.blocks, indent + "    ")
            case Quote() | Box():
                yield from _blocks(block.blocks, indent + "  ")
            case Grid():
                yield from _grid(block, indent + "  ")


def _detail(block: Block) -> str:
    match block:
        case Heading():
            return f" {block.level} #{block.anchor}"
        case List():
            return f" from {block.start}" if block.ordered else " of dashes"
        case Figure():
            marks = [block.image.src, f'"{block.image.alt}"']
            marks += [f"caption={block.caption!r}"] if block.caption else []
            marks += [f"credit={block.credit!r}"] if block.credit else []
            marks += [f"href={block.href}"] if block.href else []
            marks += ["decorative"] if block.image.decorative else []
            return " " + " ".join(marks)
        case CodeBlock():
            return f" {block.text!r}"
        case Grid():
            return " with row headers" if block.row_headers else ""
    return ""


def _grid(grid: Grid, indent: str) -> Iterator[str]:
    if grid.caption:
        yield f"{indent}caption"
        yield from _inlines(grid.caption, indent + "  ")
    for row in (grid.header, *grid.rows):
        yield f"{indent}row"
        for cell, align in zip(row, grid.aligns, strict=True):
            yield f"{indent}  cell{align and ' ' + align} {_at(cell.span)}"
            yield from _inlines(cell.children, indent + "    ")


def _inlines(children: Iterable[Inline], indent: str) -> Iterator[str]:
    for child in children:
        place = "" if isinstance(child, Emphasis | Strong) else f" {_at(child.span)}"
        yield f"{indent}{_inline(child)}{place}"
        if isinstance(child, Emphasis | Strong | Link | Passage):
            yield from _inlines(child.children, indent + "  ")


def _inline(child: Inline) -> str:
    match child:
        case Text():
            return f"{'text' if child.literal else 'made'} {child.value!r}"
        case Code() | RawHtml():
            return f"{child.kind} {child.value!r}"
        case Break():
            return "hard break" if child.hard else "break"
        case Link():
            return f"link {child.href}" + (" bare" if child.bare else "")
        case Passage():
            return f"passage {child.lang}"
        case Image():
            return f'image {child.src} "{child.alt}"' + (" decorative" if child.decorative else "")
        case NoteRef():
            return f"note-ref {child.label}"
    return child.kind
