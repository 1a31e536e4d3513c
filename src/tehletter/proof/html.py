"""A page as a tree, read with the standard library's parser: enough to ask it what a browser would be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_CLOSES_P = frozenset({
    "address", "article", "aside", "blockquote", "div", "dl", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul",
})  # fmt: skip


@dataclass(slots=True, eq=False)
class Node:
    """An element: its name, attributes, children (elements and texts) and what it stands in."""

    name: str
    attributes: dict[str, str]
    parent: Node | None = None
    children: list[Node | str] = field(default_factory=list)

    def get(self, key: str) -> str:
        """An attribute; "" where it is empty or absent."""
        return self.attributes.get(key, "")

    def all(self, *names: str) -> Iterator[Node]:
        """The elements inside it of these names (of any, without), in order."""
        for child in self.children:
            if isinstance(child, Node):
                if not names or child.name in names:
                    yield child
                yield from child.all(*names)

    def first(self, *names: str) -> Node | None:
        """The first element of these names."""
        return next(self.all(*names), None)

    def within(self) -> Iterator[Node]:
        """What it stands in, from the inside out."""
        around = self.parent
        while around is not None:
            yield around
            around = around.parent

    @property
    def text(self) -> str:
        """All text inside it, with plain spaces."""
        return " ".join("".join(_texts(self)).split())

    @property
    def accessible_name(self) -> str:
        """What assistive technology says for a link or a picture: its label, else its words and alternatives."""
        words = " ".join([self.text, *(image.get("alt") for image in self.all("img"))])
        return self.get("aria-label").strip() or words.strip()


def _texts(node: Node) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
        elif child.name == "br":
            yield " "
        else:
            yield from _texts(child)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.open = Node("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _CLOSES_P and self.open.name == "p":
            self.open = self.open.parent or self.root
        node = Node(tag, {key: value or "" for key, value in attrs}, self.open)
        self.open.children.append(node)
        if tag not in _VOID:
            self.open = node

    def handle_decl(self, decl: str) -> None:
        if not any(isinstance(child, Node) or child.strip() for child in self.root.children):
            self.root.attributes["doctype"] = decl

    def handle_endtag(self, tag: str) -> None:
        here: Node | None = self.open
        while here is not None and here.name != tag:
            here = here.parent
        if here is not None and here.parent is not None:
            self.open = here.parent

    def handle_data(self, data: str) -> None:
        self.open.children.append(data)


def read_html(text: str) -> Node:
    """The tree of a page; never fails."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.root
