"""What a web page says in its reading order, from its HTML."""

from __future__ import annotations

from tehletter.proof.html import Node
from tehletter.witness import Reading, Run, Said

_KINDS = {
    **{f"h{level}": f"h{level}" for level in range(1, 7)},
    **{name: name for name in ("p", "li", "th", "td", "caption", "pre")},
    "figcaption": "caption",
    **dict.fromkeys(("div", "section", "header", "footer", "main", "nav", "ul", "ol", "table", "tr", "figure"), ""),
    **dict.fromkeys(("blockquote", "body", "html", "article", "aside", "address", "thead", "tbody"), ""),
}
_UNSAID = frozenset({"head", "script", "style", "template", "noscript"})
_FUNCTIONS = frozenset({"doc-noteref", "doc-backlink"})


def said_by_page(page: Node) -> Reading:
    """The reading of a page; notes are read where they stand."""
    html, title = page.first("html"), page.first("title")
    listener = _Listener()
    lang = html.get("lang") if html else ""
    listener.hear(html or page, lang)
    return Reading(
        lang,
        title.text if title else "",
        tuple(Said(kind, tuple(runs)) for kind, runs in listener.blocks if runs),
        (),
        tuple(image.get("alt") for image in page.all("img")),
        tuple(link.accessible_name for link in page.all("a")),
    )


def is_download(node: Node) -> bool:
    """Whether an element is the link to a PDF."""
    return node.name == "a" and node.get("type") == "application/pdf"


def skip_link(page: Node) -> Node | None:
    """The first link of the body, where it leads to an anchor of the page (RGAA 12.7)."""
    body = page.first("body")
    link = body.first("a") if body else None
    return link if link is not None and link.get("href").startswith("#") else None


class _Listener:
    """Hears a page out, block by block; links that serve to move about are no words of the letter."""

    def __init__(self) -> None:
        self.blocks: list[tuple[str, list[Run]]] = [("", [])]
        self.skip: Node | None = None

    def hear(self, node: Node, lang: str) -> None:
        if node.name == "html":
            self.skip = skip_link(node)
        if node.name in _UNSAID or node is self.skip or is_download(node) or node.get("role") in _FUNCTIONS:
            return
        lang = node.get("lang") or lang
        around = self.blocks[-1][0]
        if node.name in _KINDS:
            self.blocks.append((self.kind_of(node), []))
        for child in node.children:
            if isinstance(child, Node):
                self.hear(child, lang)
            else:
                self.blocks[-1][1].append(Run(child.replace("\n", " "), lang))
        if node.name == "br":
            self.blocks[-1][1].append(Run(" ", lang))
        if node.name in _KINDS:
            self.blocks.append((around, []))

    def kind_of(self, node: Node) -> str:
        """The kind of a block; a paragraph of an item is an item."""
        if node.name == "p" and any(around.name == "li" for around in node.within()):
            return "li"
        return _KINDS[node.name]
