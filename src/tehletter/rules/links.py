"""Links: where they lead, and what they are called. Codes 3xx."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from tehletter.diagnostics import Finding, Span
from tehletter.model import Figure, Heading, Link
from tehletter.rules.rule import Case

SCHEMES = ("https", "http", "mailto", "tel")
"""What a link of a letter may begin with."""

_SCHEME = re.compile(r"[\s\x00-\x1f]*([A-Za-z][A-Za-z0-9+.\-]*)[\s\x00-\x1f]*:")


def scheme_of(href: str) -> str:
    """The scheme of an address in lower case, as a lenient browser reads it; "" for a relative one."""
    match = _SCHEME.match(href.replace("\t", "").replace("\n", "").replace("\r", ""))
    return match[1].lower() if match else ""


def unsafe_link(case: Case) -> Iterator[Finding]:
    """Links go to https, http, mailto, tel, or to a place of the letter or the site, by an address that is one."""
    for href, span in _addresses(case):
        scheme = scheme_of(href)
        if scheme not in ("", *SCHEMES):
            yield Finding("unsafe-link", span, {"scheme": scheme})
        elif not _is_address(href):
            yield Finding("unsafe-link", span, {"href": href}, "malformed")


def _addresses(case: Case) -> Iterator[tuple[str, Span]]:
    for child in case.inlines:
        if isinstance(child, Link):
            yield child.href, child.span
    for block in case.blocks:
        if isinstance(block, Figure):
            yield block.href, block.span
    for reference in case.values.get("see_also", ()):
        yield reference.get("url", ""), case.place("see_also")


def _is_address(href: str) -> bool:
    try:
        urlsplit(href).port  # noqa: B018 - reading it tells whether it is a number
    except ValueError:
        return False
    return True


def broken_anchor(case: Case) -> Iterator[Finding]:
    """A link inside the letter leads to one of its headings."""
    anchors = {block.anchor for block in case.blocks if isinstance(block, Heading)}
    for child in case.inlines:
        if isinstance(child, Link) and child.href.startswith("#") and unquote(child.href[1:]) not in anchors:
            yield Finding("broken-anchor", child.span, {"anchor": child.href, "known": ", ".join(sorted(anchors))})
