"""Links: where they lead. Codes 3xx; what they are called is looked at in `linkwords`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from tehletter.body import Heading, Image, Inline
from tehletter.diagnostics import Edit, Finding, Span
from tehletter.markdown.tree import anchor_of
from tehletter.rules.addresses import (
    MAIL,
    SCHEMES,
    WITHOUT_SCHEME,
    host_of,
    is_address,
    is_relative,
    scheme_of,
)
from tehletter.rules.lines import Line
from tehletter.rules.rule import Case
from tehletter.schema import nearest_word
from tehletter.walk import inlines_in


def unsafe_link(case: Case) -> Iterator[Finding]:
    """Links go to https, http, mailto, tel, or to a place of the letter or the site, by an address that is one."""
    for address in case.addresses:
        scheme = scheme_of(address.href)
        if scheme not in ("", *SCHEMES):
            nearest = nearest_word(scheme, SCHEMES) or ""
            yield Finding(
                "unsafe-link", address.span, {"scheme": scheme, "nearest": nearest}, "nearest" if nearest else ""
            )
        elif not is_address(address.href):
            yield Finding("unsafe-link", address.span, {"href": _plain(address.href)}, "malformed")


def broken_anchor(case: Case) -> Iterator[Finding]:
    """A link inside the letter leads to one of its headings."""
    anchors = [block.anchor for block in case.blocks if isinstance(block, Heading)]
    known = frozenset(anchors)
    for address in case.addresses:
        if not address.href.startswith("#") or (typed := unquote(address.href[1:])) in known:
            continue
        right = anchor_of(typed)
        nearest = right if right in known else nearest_word(typed, anchors) or ""
        variant = "nearest" if nearest else "" if known else "none"
        values = {"anchor": address.href, "known": ", ".join(f"#{anchor}" for anchor in anchors), "nearest": nearest}
        yield Finding("broken-anchor", address.span, values, variant)


def broken_link(case: Case) -> Iterator[Finding]:
    """An address of the web says so, and names a host that can be one."""
    for address in case.addresses:
        host = host_of(address.href)
        if WITHOUT_SCHEME.fullmatch(address.href) and not MAIL.fullmatch(address.href):
            yield Finding("broken-link", address.span, {"href": address.href}, "no-scheme")
        elif host and "." not in host and not host.startswith("["):
            yield Finding("broken-link", address.span, {"href": _plain(address.href), "host": host}, "no-domain")
        elif host and address.href.endswith((",", ";")):
            yield Finding("broken-link", address.span, {"href": _plain(address.href)}, "comma")


def homeless_link(case: Case) -> Iterator[Finding]:
    """A relative address becomes one of the mission's site; without a site it is no link at all."""
    if case.config.mission.url:
        return
    for address in case.addresses:
        if is_relative(address.href):
            yield Finding("homeless-link", address.span, {"href": address.href})


# -------------------------------------------------------------------------------------- addresses as text

_AS_TEXT = re.compile(
    r"(?<![\w@./])(?:https?://|www\.)[^\s<>«»\"“”„\ufffc]*[\w/=&#%~+\-]"  # of the web
    r"|(?<![\w.+\-@/])(?:mailto:)?[\w.+\-]{1,64}@(?:[\w\-]+\.)+[A-Za-z]{2,}"  # of mail
)
_INSIDE_MARKUP = re.compile(r"(?:\]\s?\(|\)\[|\]:)[^\s\[\]()]*$|[<@]$|://\S*$")
"""What stands before an address that belongs to markup that failed: `broken-markup` tells."""
_OPENING, _CLOSING = "(«“„\"'’[—–-/", ")»”“\"'’],.;:!?…—–-"


def bare_address(case: Case) -> Iterator[Finding]:
    """An address of web or mail that stands in the text as words is no link."""
    for line in case.lines:
        if "://" not in line.text and "@" not in line.text and "www." not in line.text:
            continue
        for match in _AS_TEXT.finditer(line.text):
            if not _inside_markup(line, match):
                variant = "" if "://" in match[0] else "www" if match[0].startswith("www.") else "mail"
                place = line.span(*match.span())
                values = {"address": _plain(match[0])}
                yield Finding("bare-address", place, values, variant, _wrapped(line, match, place))


def _inside_markup(line: Line, match: re.Match[str]) -> bool:
    return _INSIDE_MARKUP.search(line.text[max(0, match.start() - 200) : match.start()]) is not None


def _wrapped(line: Line, match: re.Match[str], place: Span) -> tuple[Edit, ...]:
    """The angle brackets that make a link of it; nothing where it is not clear where the address ends."""
    text, (start, end) = line.text, match.span()
    before, after = text[start - 1 : start], text[end : end + 1]
    web = match[0].startswith(("https://", "http://")) and is_address(match[0])
    clean = web or MAIL.fullmatch(match[0])
    stands = (not before or before.isspace() or before in _OPENING) and (
        not after or after.isspace() or after in _CLOSING
    )
    balanced = not ({"(", "[", "*", "`", "\ufffc"} & set(match[0])) and place.line == place.end_line
    if not (clean and stands and balanced):
        return ()
    first, last = Span(place.line, place.column, place.line, place.column), Span(*[place.line, place.end_column] * 2)
    return Edit(first, "<"), Edit(last, ">")


# ---------------------------------------------------------------------------------------------- mail

_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_{|}~\-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_{|}~\-]+)*")
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w\-]*[^\W_])?\.)+[^\W\d_]{2,}")
_TOP = r"(?:org|com|net|eu|int|info|fr|at|rs|gov|de|ch|be|it|uk)"
_MISTYPED = re.compile(
    r"(?<![\w.@/])[\w+\-](?:[\w.+\-]{0,63}) ?@ [\w\-]+(?:\.[\w\-]+)*\." + _TOP + r"\b"  # presse@ mission.org
    r"|(?<![\w.@/])[\w+\-](?:[\w.+\-]{0,63}) @[\w\-]+(?:\.[\w\-]+)*\." + _TOP + r"\b"  # presse @mission.org
    r"|(?<![\w.@/])[\w+\-](?:[\w.+\-]{0,63})@[\w\-]+(?:\.[\w\-]+)*," + _TOP + r"\b"  # presse@mission,org
    r"|(?<![\w.@/])[\w+\-](?:[\w.+\-]{0,63})@(?:\.|@|[\w\-.]{1,99}(?:\.\.|@))[\w\-.@]{1,99}"  # presse@@mission.org
)
_WITHOUT_TOP = re.compile(r"(?<![\w.@/])[\w+\-](?:[\w.+\-]{0,63})@[\w\-]{2,99}(?![\w\-@,]|\.\w)")
_WRITING = re.compile(r"\b(?:e-?mail|courriel|mél|adress|contact|écri|write|piš|mejl|пиш|мејл)", re.IGNORECASE)
"""Without a domain, « cl@sse » may be a play on words: what stands before must speak of mail."""


def bad_mail_address(case: Case) -> Iterator[Finding]:
    """A mail address has one @, no spaces, and a domain that can be one."""
    for address in case.addresses:
        if scheme_of(address.href) == "mailto":
            typed = unquote(address.href.partition(":")[2]).partition("?")[0]
            for one in typed.split(",") if typed else [""]:
                if (fault := _fault(one.strip())) is not None:
                    yield Finding("bad-mail-address", address.span, {"address": one.strip() or typed}, fault)
        elif MAIL.fullmatch(address.href):
            yield Finding("bad-mail-address", address.span, {"address": address.href}, "scheme")
    for line in case.lines:
        for match in _mistyped(line.text) if "@" in line.text else ():
            if not _inside_markup(line, match):
                fault = _fault(match[0]) or ""
                yield Finding("bad-mail-address", line.span(*match.span()), {"address": match[0]}, fault)


def _mistyped(text: str) -> Iterator[re.Match[str]]:
    yield from _MISTYPED.finditer(text)
    for match in _WITHOUT_TOP.finditer(text):
        if _WRITING.search(text[max(0, match.start() - 60) : match.start()]):
            yield match


def _fault(address: str) -> str | None:
    """What is wrong with a mail address; None where nothing is."""
    local, at, domain = address.partition("@")
    if not address or not at:
        return "no-at"
    if re.search(r"\s", address):
        return "space"
    if "@" in domain:
        return "two-at"
    if not local.isascii():
        return "accent"
    if "." not in domain:
        return "no-domain"
    return None if _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain) else ""


# --------------------------------------------------------------------------------------------- empty links

_BLANK = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]*")


def empty_link(case: Case) -> Iterator[Finding]:
    """A link has words, and leads somewhere."""
    for address in case.addresses:
        if address.kind == "reference":
            continue
        if not address.href.strip():
            yield Finding("empty-link", address.span, {"words": address.words}, "nowhere")
        elif _BLANK.fullmatch(address.words) and not any(_named(child) for child in inlines_in(address.children)):
            pictured = any(isinstance(child, Image) for child in inlines_in(address.children))
            if address.kind == "link" or any(isinstance(c, Image) and c.decorative for c in address.children):
                yield Finding("empty-link", address.span, {"href": _plain(address.href)}, "picture" if pictured else "")


def _named(child: Inline) -> bool:
    return isinstance(child, Image) and bool(child.alt) and not child.decorative


def _plain(href: str) -> str:
    """An address as a message may repeat it: without a password."""
    return re.sub(r"(://[^/@:]*):[^/@]*@", r"\1:…@", href)
