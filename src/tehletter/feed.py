"""What machines read of a series: an Atom feed for each language (RFC 4287), and the sitemap (sitemaps.org, 0.9).

Written with the standard library: of the packages for feeds, feedgen 1.0 loses the length of an enclosure, and others
know one author only. An id is made of mission, series, number and language, so it stays when the title, the date or
the site's address change; RFC 4287, 4.2.6, wants it never to.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from xml.etree import ElementTree as ET

NEWEST = 30
"""Letters in a feed: a reader asks for it again and again, and the archive has the rest."""
FEED_TYPE = "application/atom+xml"
ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The characters that XML 1.0 (2.2) cannot hold, even escaped; YAML and TOML can write them."""
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The PDF of a letter."""

    href: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Item:
    """A letter in a feed."""

    id: str
    title: str
    summary: str
    href: str
    authors: tuple[str, ...]
    published: datetime
    updated: datetime
    enclosure: Enclosure | None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with at least one item. `home` is the archive's page; `self_href` is empty where no address is known."""

    id: str
    lang: str
    title: str
    home: str
    self_href: str
    authors: tuple[str, ...]
    items: tuple[Item, ...]


def permanent_id(*parts: str) -> str:
    """An id that is the same for the same parts, anywhere and at any time (RFC 9562, 5.5)."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(("tehletter", *parts))).urn


def write_feed(feed: Feed) -> bytes:
    """The feed as XML, the newest letters first."""
    newest = sorted(feed.items, key=lambda item: (item.published, item.href), reverse=True)[:NEWEST]
    root = ET.Element(f"{{{ATOM}}}feed", {LANG: feed.lang})
    _say(root, id=feed.id, title=feed.title, updated=max(item.updated for item in newest).isoformat())
    _name(root, feed.authors)
    _link(root, "alternate", feed.home, "text/html", hreflang=feed.lang)
    if feed.self_href:
        _link(root, "self", feed.self_href, FEED_TYPE)
    _say(root, generator="tehletter")
    for item in newest:
        _add(ET.SubElement(root, f"{{{ATOM}}}entry"), item, feed.lang)
    return _written(root, {"": ATOM})


def _add(entry: ET.Element, item: Item, lang: str) -> None:
    _say(entry, id=item.id, title=item.title, summary=item.summary)
    _say(entry, published=item.published.isoformat(), updated=item.updated.isoformat())
    _name(entry, item.authors)
    _link(entry, "alternate", item.href, "text/html", hreflang=lang)
    if item.enclosure:
        weight = str(item.enclosure.bytes)
        _link(entry, "enclosure", item.enclosure.href, "application/pdf", hreflang=lang, length=weight)


def _say(parent: ET.Element, **texts: str) -> None:
    for name, text in texts.items():
        ET.SubElement(parent, f"{{{ATOM}}}{name}").text = _NO_XML.sub("", text)


def _name(parent: ET.Element, authors: Iterable[str]) -> None:
    for author in authors:
        _say(ET.SubElement(parent, f"{{{ATOM}}}author"), name=author)


def _link(parent: ET.Element, rel: str, href: str, kind: str, **more: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "href": href, "type": kind, **more})


def _written(root: ET.Element, names: Mapping[str, str]) -> bytes:
    """XML with these prefixes for its vocabularies."""
    for prefix, vocabulary in names.items():
        ET.register_namespace(prefix, vocabulary)
    ET.indent(root, " ")
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def write_sitemap(places: Iterable[Mapping[str, tuple[str, date | None]]]) -> bytes:
    """A sitemap: for each thing, by language, the address and the day of its last change.

    Each address names all languages of its thing, itself among them, as search engines ask.
    """
    root = ET.Element(f"{{{SITEMAP}}}urlset")
    for by_language in places:
        for address, day in by_language.values():
            url = ET.SubElement(root, f"{{{SITEMAP}}}url")
            ET.SubElement(url, f"{{{SITEMAP}}}loc").text = address
            if day:
                ET.SubElement(url, f"{{{SITEMAP}}}lastmod").text = day.isoformat()
            for lang, (other, _) in by_language.items() if len(by_language) > 1 else ():
                ET.SubElement(url, f"{{{XHTML}}}link", rel="alternate", hreflang=lang, href=other)
    return _written(root, {"": SITEMAP, "xhtml": XHTML})
