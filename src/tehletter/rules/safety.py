"""7xx: what would harm readers or the print."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

from tehletter.body import (
    Code,
    CodeBlock,
    Figure,
    Image,
    RawHtml,
    Text,
)
from tehletter.diagnostics import Edit, Finding, Span
from tehletter.model import Node as YamlNode
from tehletter.model import Scalar, Sequence, Table
from tehletter.rules.addresses import MAIL, WITHOUT_SCHEME, Address, host_of, scheme_of
from tehletter.rules.rule import Case

# ------------------------------------------------------------------------------------------- characters


def no_glyph(case: Case) -> Iterator[Finding]:
    """Layout knows the shipped fonts and those of the project: each character is in one of them."""
    if not case.unprintable:
        return
    class_ = "[" + re.escape("".join(sorted(case.unprintable))) + "]"
    missing = re.compile(rf"{class_}+(?:\s+{class_}+)*")
    lines = case.manuscript.source.lines()
    for text, span, literal in _printed(case, lines):
        for run in missing.finditer(text):
            place = span.part(*run.span()) if literal else _in_source(run[0], span, lines)
            yield Finding("no-glyph", place, {"characters": run[0], **_named(run[0][0])}, _many(run[0]))


def _many(characters: str) -> str:
    return "several" if len(characters) > 1 else ""


def _named(character: str) -> dict[str, object]:
    name = unicodedata.name(character, "").lower()
    return {"code": f"U+{ord(character):04X}", "name": name}


def _in_source(words: str, span: Span, lines: list[str]) -> Span:
    """Where words stand in a span, if they stand there once as they are; else all of it."""
    for number in range(span.line, span.end_line + 1):
        start = lines[number - 1].find(words, span.column - 1 if number == span.line else 0)
        if start >= 0 and (number < span.end_line or start + len(words) < span.end_column):
            return Span(number, start + 1, number, start + 1 + len(words))
    return span


def _printed(case: Case, lines: list[str]) -> Iterator[tuple[str, Span, bool]]:
    """Every text that is printed, its place, and whether it stands there character by character."""
    for child in case.inlines:
        match child:
            case Text() | RawHtml() | Code():
                yield child.value, child.span, isinstance(child, Text) and child.literal
            case Image():
                yield child.alt, child.span, False
    for block in case.blocks:
        match block:
            case CodeBlock():
                yield block.text, block.span, False
            case Figure():
                yield block.image.alt, block.image.span, False
                yield from _legend(block, lines)
    yield from _strings(case.manuscript.front)


def _legend(figure: Figure, lines: list[str]) -> Iterator[tuple[str, Span, bool]]:
    """Caption and credit, where they stand in the picture; all of it where they are not typed as they read."""
    span, line = figure.image.span, lines[figure.image.span.line - 1]
    title = max(line.rfind(figure.image.title, span.column - 1), 0)
    for words, start in (
        (figure.caption, line.find(figure.caption, title)),
        (figure.credit, line.rfind(figure.credit)),
    ):
        found = start >= title and span.line == span.end_line
        yield words, Span(span.line, start + 1, span.line, start + 1 + len(words)) if found else span, False


def _strings(node: YamlNode) -> Iterator[tuple[str, Span, bool]]:
    match node:
        case Table():
            for entry in node.entries:
                yield from _strings(entry.node)
        case Sequence():
            for item in node.items:
                yield from _strings(item)
        case Scalar(value=str() as value):
            plain = node.span.line == node.span.end_line and node.span.end_column - node.span.column == len(value)
            yield value, node.span, plain


# ------------------------------------------------------------------------------------------------ links

_TRACKER = re.compile(
    r"(?:utm|mtm|pk|hsa|at)_\w+|(?:fb|g|dc|y|ms|tw|tt|wbra|gbra|igs|li_fat_)(?:clid|clkid|id|h)|mc_[ce]id|igshid|igsh|_hs(?:enc|mi)"
    r"|mkt_tok|xtor|vero_id|oly_(?:enc|anon)_id|ref_src|s_kwcid|wt[._]mc(?:_id)?|cmpid|__twitter_impression|_ga|_gl",
    re.IGNORECASE,
)
"""Parameters by which senders follow a reader; the page is the same without them."""
_PARAMETER = re.compile(r"[?&]([^=&#]+)(?:=[^&#]*)?")
_REDIRECTORS = (
    ("safelinks.protection.outlook.com", "url"),
    ("google.com/url", "q"),
    ("google.com/url", "url"),
    ("l.facebook.com/l.php", "u"),
    ("lm.facebook.com/l.php", "u"),
    ("l.instagram.com", "u"),
    ("www.linkedin.com/redir/redirect", "url"),
    ("www.linkedin.com/safety/go", "url"),
    ("slack-redir.net/link", "url"),
    ("urldefense.proofpoint.com", "u"),
    ("urldefense.com", "u"),
    ("t.umblr.com/redirect", "z"),
    ("steamcommunity.com/linkfilter", "u"),
)
_SHORTENERS = re.compile(
    r"bit\.ly|bitly\.com|tinyurl\.com|t\.co|goo\.gl|ow\.ly|lnkd\.in|is\.gd|v\.gd|buff\.ly|j\.mp|rb\.gy|cutt\.ly|t\.ly|tr\.im"
    r"|x\.co|shorturl\.(?:at|com)|tiny\.cc|rebrand\.ly|bl\.ink|urlz\.fr|urlr\.me|huit\.re|lc\.cx|frama\.link|dlvr\.it|fb\.me"
    r"|soo\.gd|s\.id|adf\.ly|amzn\.to|kutt\.it"
)


def tracked_link(case: Case) -> Iterator[Finding]:
    """A link does not tell anyone who followed it, and does not pass through a third party."""
    lines = case.manuscript.source.lines()
    for address in case.addresses:
        if not (host := host_of(address.href)):
            continue
        if (real := _behind(address.href, host)) is not None:
            yield Finding("tracked-link", address.span, {"host": host, "real": real}, "real" if real else "redirect")
            continue
        followed = [match[1] for match in _PARAMETER.finditer(address.href) if _TRACKER.fullmatch(unquote(match[1]))]
        if followed and "?" in address.href:
            fix = _edit(address, _untracked(address.href), lines)
            yield Finding("tracked-link", address.span, {"names": ", ".join(dict.fromkeys(followed))}, fix=fix)


def _behind(href: str, host: str) -> str | None:
    """The address that a redirecting one hides, "" where it cannot be told; None for any other address."""
    path = href[href.lower().index(host) + len(host) :]
    for place, parameter in _REDIRECTORS:
        domain, slash, start = place.partition("/")
        if (host == domain or host.endswith(f".{domain}")) and path.startswith(slash + start):
            real = dict(parse_qsl(urlsplit(href).query)).get(parameter, "")
            if real.startswith(("https://", "http://")):
                return real
            if not slash:  # a host that does nothing else
                return ""
    return None


def _untracked(href: str) -> str:
    """An address without what follows its readers."""
    start, mark, fragment = href.partition("#")
    page, _, query = start.partition("?")
    kept = "&".join(p for p in query.split("&") if p and not _TRACKER.fullmatch(unquote(p.partition("=")[0])))
    return page + (f"?{kept}" if kept else "") + mark + fragment


def _edit(address: Address, new: str, lines: list[str]) -> tuple[Edit, ...]:
    """The edit that puts another address in its place; nothing where it is not typed there as it reads."""
    span = address.span
    if span.line != span.end_line:
        return ()
    line, old = lines[span.line - 1], address.href
    opening = "" if address.kind == "reference" else "<" if address.kind == "bare" else "("
    for before in (opening, "(<") if opening == "(" else (opening,):
        at = line.rfind(before + old, span.column - 1, span.end_column)
        if at >= 0:
            start = span.line, at + len(before) + 1
            return (Edit(Span(*start, start[0], start[1] + len(old)), new),)
    return ()


def plain_http(case: Case) -> Iterator[Finding]:
    """Who follows a link is seen by nobody on the way: https."""
    for address in case.addresses:
        if scheme_of(address.href) == "http":
            yield Finding("plain-http", address.span, {"host": host_of(address.href)})


def shortened_link(case: Case) -> Iterator[Finding]:
    """A reader sees where a link leads, and it will still lead there in ten years."""
    for address in case.addresses:
        host = host_of(address.href).removeprefix("www.")
        if _SHORTENERS.fullmatch(host) and urlsplit(address.href).path.strip("/"):
            yield Finding("shortened-link", address.span, {"host": host})


_PASSWORD = re.compile(r"\w+://[^\s/@:\ufffc]{1,100}:[^\s/@\ufffc]{1,100}@[\w.\-]+")


def password_in_address(case: Case) -> Iterator[Finding]:
    """A letter is public: no address in it says how to log in."""
    for address in case.addresses:
        name, at, host = _authority(address.href).rpartition("@")
        if at and scheme_of(address.href) not in ("mailto", "tel"):
            yield Finding("password-in-address", address.span, {"host": host}, "" if ":" in name else "name")
    for line in case.lines:
        for match in _PASSWORD.finditer(line.text) if "@" in line.text else ():
            yield Finding("password-in-address", line.span(*match.span()), {"host": match[0].rpartition("@")[2]})


def _authority(href: str) -> str:
    match = re.match(r"[A-Za-z][\w+.\-]*://([^/?#]*)", href)
    return match[1] if match else ""


def misleading_link(case: Case) -> Iterator[Finding]:
    """Where the words of a link are an address, it is the one that the link leads to."""
    for address in case.addresses:
        words = address.words.strip()
        if address.kind == "bare" or not words or " " in words:
            continue
        if MAIL.fullmatch(words):
            typed = unquote(address.href.partition(":")[2].partition("?")[0])
            wrong = scheme_of(address.href) == "mailto" and typed.casefold() != words.casefold()
        elif words.startswith(("https://", "http://")) or WITHOUT_SCHEME.fullmatch(words):
            said, host = host_of(words) or host_of(f"https://{words}"), host_of(address.href)
            wrong = bool(said and host) and said.removeprefix("www.") != host.removeprefix("www.")
        else:
            continue
        if wrong:
            yield Finding("misleading-link", address.label, {"words": words, "href": address.href})
