"""The proof of a web page: its words, and what RGAA 4.1 lets a machine see in its HTML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from tehletter.evidence import Examined
from tehletter.proof.checking import Looked, UnderProof, broken, examined
from tehletter.proof.exceptions import Phrase, Surroundings
from tehletter.proof.html import Node, read_html
from tehletter.proof.page import is_download, said_by_page, skip_link
from tehletter.proof.source import Expected
from tehletter.proof.strand import signs_of
from tehletter.proof.words import alternative_faults, foreign_languages, language_faults, word_faults
from tehletter.witness import Reading

_OUTSIDE = re.compile(r"(?:[a-z][a-z0-9+.\-]*:|//)", re.IGNORECASE)
_SECTIONS = frozenset({"article", "aside", "main", "nav", "section"})
_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DATA = frozenset({"presentation", "none"})
_POLICY = ("default-src 'none'",)


@dataclass(frozen=True, slots=True)
class Page(UnderProof):
    """A page under proof, with its tree, its reading and what stands around its edition."""

    root: Node
    reading: Reading
    around: Surroundings


def prove_page(
    output: str, html: str, expected: Expected, phrases: Sequence[Phrase], around: Surroundings
) -> tuple[Examined, ...]:
    """All checks of a page."""
    root = read_html(html)
    page = Page(output, expected, phrases, root, said_by_page(root), around)
    return examined("page", _CHECKS, page)


def _words(page: Page) -> Looked:
    yield len(page.expected.text) + len(page.expected.closing)
    yield from word_faults(page.output, page.reading, page.expected, page.phrases)


def _languages(page: Page) -> Looked:
    yield foreign_languages(page.expected)
    yield from language_faults(page.output, page.reading, page.expected, page.around.language_names)


def _alternatives(page: Page) -> Looked:
    """RGAA 1.1 and 1.2: each picture has its alternative, those that show nothing an empty one."""
    for image in page.root.all("img"):
        yield 1
        if "alt" not in image.attributes:
            yield page.fault("no-alternative", image.get("src"))
    yield from alternative_faults(page.output, page.reading, page.expected)


def _figures(page: Page) -> Looked:
    """RGAA 1.9: a figure with a legend is named by it."""
    for figure in page.root.all("figure"):
        legend = figure.first("figcaption")
        if legend is None:
            continue
        yield 1
        if figure.get("role") not in ("figure", "group") or signs_of(figure.get("aria-label")) != signs_of(legend.text):
            yield page.fault_at("figure", legend.text)


def _tables(page: Page) -> Looked:
    """RGAA 5.4, 5.6 and 5.7: caption, headers, and what they head."""
    tables = [table for table in page.root.all("table") if table.get("role") not in _DATA]
    yield len(tables)
    for table in tables:
        caption, headers = table.first("caption"), list(table.all("th"))
        if caption is None or not caption.text:
            yield page.fault_at("table-caption", table.text)
        if not headers:
            yield page.fault_at("table-headers", table.text)
        for header in headers:
            if header.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
                yield page.fault_at("table-scope", header.text)
    if len(tables) < page.expected.tables:
        yield page.fault("table-lost", str(page.expected.tables - len(tables)))


def _links(page: Page) -> Looked:
    """RGAA 6.2: each link has words; one inside the page leads somewhere."""
    anchors = {node.get("id") for node in page.root.all()}
    for link in page.root.all("a"):
        if "href" not in link.attributes:
            continue
        yield 1
        if not link.accessible_name:
            yield page.fault("link-empty", link.get("href"))
        target = link.get("href")
        if target.startswith("#") and unquote(target[1:]) not in anchors:
            yield page.fault("link-nowhere", target)


def _headings(page: Page) -> Looked:
    """RGAA 9.1: one h1, no level left out, none empty."""
    headings = list(page.root.all(*_LEVELS))
    yield len(headings)
    count = sum(heading.name == "h1" for heading in headings)
    if count != 1:
        yield page.fault("one-h1", str(count))
    before = 0
    for heading in headings:
        level = int(heading.name[1])
        if level > before + 1:
            yield page.fault_at("heading-jump", heading.text)
        if not heading.accessible_name:
            yield page.fault("heading-empty", heading.name)
        before = level


def _landmarks(page: Page) -> Looked:
    """RGAA 9.2 and 12.6: header, main and footer once each; a nav has a name."""
    for name in ("header", "main", "footer"):
        found = [node for node in page.root.all(name) if not _SECTIONS & {around.name for around in node.within()}]
        yield len(found)
        if len(found) != 1:
            yield page.fault("landmark", name)
    for nav in page.root.all("nav"):
        yield 1
        if not nav.get("aria-label").strip() and not nav.get("aria-labelledby"):
            yield page.fault("nav-unnamed", nav.text)


def _skip_link(page: Page) -> Looked:
    """RGAA 12.7: the first link leads to the main text."""
    yield 1
    link, main = skip_link(page.root), page.root.first("main")
    if link is None or main is None or link.get("href")[1:] not in {main.get("id"), *(n.get("id") for n in main.all())}:
        yield page.fault("skip-link")


def _doctype(page: Page) -> Looked:
    """RGAA 8.1: what comes first is the document type."""
    yield 1
    if page.root.get("doctype").lower() != "doctype html":
        yield page.fault("doctype")


def _title(page: Page) -> Looked:
    """RGAA 8.5: the page has a title, and it names the letter."""
    yield 1
    if signs_of(page.expected.title) not in signs_of(page.reading.title):
        yield page.fault("title", page.reading.title)


def _document_language(page: Page) -> Looked:
    """RGAA 8.3 and 8.4."""
    yield 1
    if page.reading.lang != page.expected.lang:
        yield page.fault("document-language", page.reading.lang or "–")


def _identifiers(page: Page) -> Looked:
    """RGAA 8.2: identifiers are unique, and what refers to one finds it."""
    nodes = list(page.root.all())
    counted = Counter(node.get("id") for node in nodes if node.get("id"))
    yield len(counted)
    for identifier, times in counted.items():
        if times > 1:
            yield page.fault("identifier-twice", identifier)
    for node in nodes:
        for reference in f"{node.get('aria-labelledby')} {node.get('aria-describedby')} {node.get('headers')}".split():
            if reference not in counted:
                yield page.fault("identifier-lost", reference)


def _outside(page: Page) -> Looked:
    """Nothing is asked of anyone else, and nothing runs."""
    for node in page.root.all():
        if node.name in ("script", "iframe", "object", "embed", "frame", "form") or any(
            key.startswith("on") for key in node.attributes
        ):
            yield page.fault("active", node.name)
        sources = [node.get("src"), *(part.split()[0] for part in node.get("srcset").split(",") if part.split())]
        if node.name == "link" and node.get("rel") not in ("alternate", "canonical"):
            sources.append(node.get("href"))
        for source in sources:
            if source:
                yield 1
            if _OUTSIDE.match(source):
                yield page.fault("outside", source)


def _policy(page: Page) -> Looked:
    """The Content-Security-Policy lets nothing in that is not named."""
    yield 1
    policies = [
        meta.get("content")
        for meta in page.root.all("meta")
        if meta.get("http-equiv").lower() == "content-security-policy"
    ]
    if not any(rule in policy for policy in policies for rule in _POLICY):
        yield page.fault("policy", "; ".join(policies) or "–")


def _zoom(page: Page) -> Looked:
    """RGAA 10.4: nothing keeps a reader from making the text larger."""
    yield 1
    for meta in page.root.all("meta"):
        content = meta.get("content").replace(" ", "").lower()
        if meta.get("name") == "viewport" and re.search(r"user-scalable=(?:no|0)|maximum-scale=[01](?:\D|$)", content):
            yield page.fault("zoom", content)


def _downloads(page: Page) -> Looked:
    """A link to a PDF tells its format, its weight and its language."""
    for link in filter(is_download, page.root.all("a")):
        yield 1
        told = link.text.partition("PDF")[2]
        language = page.around.words.name_of(link.get("hreflang") or page.expected.lang)
        if not re.search(r"\d", told) or not all(word in told for word in re.findall(r"\w+", language)):
            yield page.fault("download", link.text)


def _notes(page: Page) -> Looked:
    """Each call leads to its note, and each note back to its calls."""
    calls = {link.get("id"): link.get("href") for link in page.root.all("a") if link.get("role") == "doc-noteref"}
    backs = {link.get("href")[1:] for link in page.root.all("a") if link.get("role") == "doc-backlink"}
    yield len(calls)
    for call in calls:
        if call not in backs:
            yield page.fault("note-one-way", call)
    for number, segments in page.expected.notes:
        if not any(href.removeprefix("#").endswith(f"-{number}") for href in calls.values()):
            yield broken(page.output, "note-uncalled", str(number), segments[0].line if segments else 1)


_CHECKS: dict[str, Callable[[Page], Looked]] = {
    "words": _words,
    "languages": _languages,
    "alternatives": _alternatives,
    "figures": _figures,
    "tables": _tables,
    "links": _links,
    "headings": _headings,
    "landmarks": _landmarks,
    "skip-link": _skip_link,
    "doctype": _doctype,
    "title": _title,
    "document-language": _document_language,
    "identifiers": _identifiers,
    "outside": _outside,
    "policy": _policy,
    "zoom": _zoom,
    "downloads": _downloads,
    "notes": _notes,
}
"""Every check of a page, by the name that the report gives it."""
