"""Ways through a letter: every block, every inline run, every picture, in reading order."""

from __future__ import annotations

import difflib
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from tehletter.body import (
    Block,
    Body,
    Box,
    Break,
    Code,
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
from tehletter.letter import Manuscript
from tehletter.model import Scalar, Table


def blocks_in(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks and all blocks inside them."""
    for block in blocks:
        yield block
        match block:
            case List():
                for item in block.items:
                    yield from blocks_in(item.blocks)
            case Quote() | Box():
                yield from blocks_in(block.blocks)


def all_blocks(body: Body) -> Iterator[Block]:
    """Every block of body and notes."""
    yield from blocks_in(body.blocks)
    for note in body.notes:
        yield from blocks_in(note.blocks)


def runs(block: Block) -> Iterator[tuple[Inline, ...]]:
    """The inline texts that a block holds itself: a paragraph has one, a table one for each cell."""
    match block:
        case Paragraph() | Heading():
            yield block.children
        case Grid():
            if block.caption:
                yield block.caption
            for row in (block.header, *block.rows):
                yield from (cell.children for cell in row)


def inlines_in(children: Iterable[Inline]) -> Iterator[Inline]:
    """The inline nodes and all inside them."""
    for child in children:
        yield child
        if isinstance(child, Emphasis | Strong | Link | Passage):
            yield from inlines_in(child.children)


def all_inlines(body: Body) -> Iterator[Inline]:
    """Every inline node of body and notes."""
    for block in all_blocks(body):
        for children in runs(block):
            yield from inlines_in(children)


_BLANK = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]*")


def is_blank(text: str) -> bool:
    """Whether nobody sees anything in a text: spaces, soft hyphens, marks of direction."""
    return _BLANK.fullmatch(text) is not None


def holds_something(block: Block) -> bool:
    """Whether a reader finds anything in a block: words, a picture, the call of a note."""
    match block:
        case List():
            return any(holds_something(inner) for item in block.items for inner in item.blocks)
        case Quote() | Box():
            return any(map(holds_something, block.blocks))
        case Paragraph() | Heading():
            shown = (isinstance(child, Image | NoteRef) for child in inlines_in(block.children))
            return not is_blank(plain_text(block.children)) or any(shown)
    return True


def plain_text(children: tuple[Inline, ...]) -> str:
    """The words of inline text, without marks, pictures and note calls."""
    return "".join(_words(child) for child in children)


def _words(child: Inline) -> str:
    match child:
        case Text() | Code() | RawHtml():
            return child.value
        case Break():
            return " "
        case Emphasis() | Strong() | Link() | Passage():
            return plain_text(child.children)
    return ""


@dataclass(frozen=True, slots=True)
class PictureUse:
    """A picture used by a letter: what the author wrote, where, and the file it means (None: no file inside)."""

    src: str
    alt: str
    decorative: bool
    span: Span
    path: str | None


def pictures_used(manuscript: Manuscript) -> tuple[PictureUse, ...]:
    """All pictures of a manuscript: portrait and cover, then those of the body in reading order."""
    folder = posixpath.dirname(manuscript.path)
    images = [*_front_images(manuscript.front)]
    for block in all_blocks(manuscript.body):
        if isinstance(block, Figure):
            images.append(block.image)
        for children in runs(block):
            images += [child for child in inlines_in(children) if isinstance(child, Image)]
    return tuple(
        PictureUse(image.src, image.alt, image.decorative, image.span, picture_path(folder, image.src))
        for image in images
    )


def _front_images(front: Table) -> Iterator[Image]:
    for key in ("cover", "portrait"):
        entry = front.find(key)
        if entry is None or not isinstance(entry.node, Table):
            continue
        src, alt = entry.node.find("src"), entry.node.find("alt")
        if src and isinstance(src.node, Scalar) and isinstance(src.node.value, str):
            words = str(alt.node.value).strip() if alt and isinstance(alt.node, Scalar) else ""
            yield Image(src.node.value.strip(), words, src.node.span)


def picture_path(folder: str, src: str) -> str | None:
    """The path, relative to the project, of a picture named in an issue's folder; None where it leads out of it."""
    elsewhere = ":" in src.partition("/")[0] or src.startswith("//")
    path = unquote(src)
    if elsewhere or not path or path.startswith("/") or "\\" in path or "\0" in path:
        return None
    joined = posixpath.normpath(f"{folder}/{path}")
    return joined if joined.startswith(f"{folder}/") else None


def nearest_picture(path: str, files: Iterable[str]) -> str:
    """The file of an issue that a path to none most likely means: the same name but for case and accents, another
    folder or ending, or a slip of the keyboard; "" where there is none.
    """
    folder = "/".join(path.split("/")[:2]) + "/"
    near = {file: _bare_name(file.removeprefix(folder)) for file in files if file.startswith(folder)}
    typed = _bare_name(path.removeprefix(folder))
    for likeness in (str, posixpath.basename, _stem):
        for file, name in near.items():
            if likeness(name) == likeness(typed):
                return file
    close = difflib.get_close_matches(typed, near.values(), n=1, cutoff=0.75)
    return next((file for file, name in near.items() if close and name == close[0]), "")


def _stem(name: str) -> str:
    return posixpath.splitext(posixpath.basename(name))[0]


def _bare_name(name: str) -> str:
    """A name without case, accents and spaces."""
    bare = (c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\s_]", "-", "".join(bare))
