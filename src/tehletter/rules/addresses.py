"""Where a letter leads: every address with its place, and what an address is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from tehletter.body import (
    Block,
    Figure,
    Inline,
    Link,
)
from tehletter.diagnostics import Span
from tehletter.model import Scalar, Sequence, Table
from tehletter.walk import plain_text

SCHEMES = ("https", "http", "mailto", "tel")
"""What a link of a letter may begin with."""

MAIL = re.compile(r"[\w.+\-]+@(?:[\w\-]+\.)+[A-Za-z]{2,}")
"""An address of mail, alone."""
WITHOUT_SCHEME = re.compile(
    r"www\.[\w\-]+(?:\.[\w\-]+)+(?:[:/?#].*)?|(?:[\w\-]+\.)+(?:org|com|net|eu|int|info|fr|at|rs|gov|uk|de)(?:[:/].*)?"
)
"""An address of the web whose `https://` was left out."""

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff]+")
_RUNNING = frozenset({"javascript", "vbscript", "data", "file", "blob", "about", "view-source", "jar", "mhtml"})
"""Schemes that run or open something: found even where spaces or unseen characters stand in them."""
_WEB = re.compile(r"https?://([^/?#]*)", re.IGNORECASE)
_WEBBISH = re.compile(r"https?[:;/\\]", re.IGNORECASE)
_HOST = re.compile(r"((?:[\w\-]+\.)*[\w\-]+\.?|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")


@dataclass(frozen=True, slots=True)
class Address:
    """An address that a letter leads to and the words that lead there; `span` is that of the whole link.

    `reference` is one of `see_also`: there `span` is that of the address alone, `label` that of the words.
    """

    href: str
    words: str
    span: Span
    kind: Literal["link", "bare", "figure", "reference"]
    label: Span
    children: tuple[Inline, ...] = ()


def addresses(front: Table, blocks: tuple[Block, ...], inlines: tuple[Inline, ...]) -> tuple[Address, ...]:
    """Every address of a letter: those of `see_also`, of its links, of its linked pictures."""
    found = [*_references(front)]
    for child in inlines:
        if isinstance(child, Link):
            kind: Literal["bare", "link"] = "bare" if child.bare else "link"
            found.append(Address(child.href, plain_text(child.children), child.span, kind, child.span, child.children))
    figures = (block for block in blocks if isinstance(block, Figure) and block.span != block.image.span)
    found += [Address(block.href, "", block.span, "figure", block.span, (block.image,)) for block in figures]
    return tuple(found)


def _references(front: Table) -> Iterator[Address]:
    entry = front.find("see_also")
    for item in entry.node.items if entry and isinstance(entry.node, Sequence) else ():
        if isinstance(item, Table) and (url := item.find("url")) and isinstance(url.node, Scalar):
            label = item.find("label")
            words = label.node.value if label and isinstance(label.node, Scalar) else ""
            place = label.node.span if label else url.node.span
            yield Address(str(url.node.value).strip(), str(words).strip(), url.node.span, "reference", place)


def scheme_of(href: str) -> str:
    """The scheme of an address in lower case, as a lenient browser reads it; "" for a relative one."""
    if ":" not in href:
        return ""
    lenient = href.lstrip("".join(map(chr, range(33)))).replace("\t", "").replace("\n", "").replace("\r", "")
    match = _SCHEME.match(lenient)
    if match is None:
        match = _SCHEME.match(_UNSEEN.sub("", href))
        return match[1].lower() if match and match[1].lower() in _RUNNING else ""
    return match[1].lower()


def host_of(href: str) -> str:
    """The host of an address of the web, in lower case; "" where there is none."""
    match = _WEB.match(href.strip())
    host = _HOST.fullmatch(match[1].rpartition("@")[2]) if match else None
    return host[1].lower().removesuffix(".") if host else ""


def is_address(href: str) -> bool:
    """Whether an address can be one: what looks like the web's names a host."""
    try:
        urlsplit(href).port  # noqa: B018 - reading it tells whether it is a number
    except ValueError:
        return False
    return not _WEBBISH.match(href.strip()) or host_of(href) != ""


def is_relative(href: str) -> bool:
    """Whether an address leads somewhere inside the mission's site, as far as one can tell."""
    if not href or href.startswith(("#", "//")) or scheme_of(href):
        return False
    return not (MAIL.fullmatch(href) or WITHOUT_SCHEME.fullmatch(href) or _WEBBISH.match(href))


def is_site(href: str) -> bool:
    """Whether an address can be that of a mission's site."""
    host = host_of(href)
    return scheme_of(href) in ("https", "http") and is_address(href) and ("." in host or host == "localhost")
