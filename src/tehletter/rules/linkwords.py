"""Links: what they are called. Codes 3xx; where they lead is looked at in `links`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tehletter.body import (
    Break,
    Emphasis,
    Inline,
    Link,
    Strong,
    Text,
)
from tehletter.diagnostics import Finding
from tehletter.rules.addresses import Address, host_of, scheme_of
from tehletter.rules.rule import Case
from tehletter.walk import plain_text, runs

_SAID = """
ici, là, par ici, voir ici, cliquez ici, cliquer ici, cliquez-ici, cliquez, clic ici, cliquez là, cliquez dessus,
cliquez sur ce lien, cliquer sur ce lien, cliquez sur le lien, cliquez ici pour en savoir plus, ce lien, lien,
le lien, un lien, lien ici, lien suivant, le lien suivant, via ce lien, sur ce lien, suivez ce lien, suivre ce lien,
suivez le lien, suivre le lien, voir le lien, voir, voir plus, voir aussi, en savoir plus, savoir plus,
pour en savoir plus, plus, plus d’infos, plus d’info, plus d’informations, plus d’information, plus de détails,
pour plus d’informations, informations, infos, info, détails, lire, lire plus, lire ici, lire la suite, la suite,
suite, à lire, à lire ici, consulter, consultez, consulter ici, accéder, accès, accéder ici, ouvrir, télécharger,
téléchargez, téléchargement, télécharger ici, à télécharger, document, ce document, fichier, ce fichier, pdf,
en pdf, site, ce site, site web, site internet, page, cette page, page web, article, cet article, url, adresse, web,
internet, continuer, suivant, retour, découvrir, découvrez, plus ici, here, click here, click, click on this link,
click this link, click the link, this link, the link, link, follow this link, see this link, more, read more,
learn more, see more, show more, find out more, know more, to find out more, more info, more information,
for more information, information, details, more details, see here, read here, read, read on, read it here,
continue, continue reading, go, go here, this, this page, this document, this site, this website, website, web page,
webpage, this article, file, this file, download, download here, download it here, address, view, see, visit, open,
next, back, over here, right here, ovde, ovdje, kliknite ovde, kliknite ovdje, klikni ovde, kliknite,
kliknite na link, ovaj link, na ovom linku, ovom linku, na linku, linku, opširnije, više, još, saznajte više,
saznaj više, pročitajte više, pročitaj više, čitajte dalje, detaljnije, detalji, dalje, nastavak, dokument,
ovaj dokument, fajl, preuzmite, preuzmi, preuzimanje, preuzmite ovde, stranica, ova stranica, sajt, ovaj sajt,
pogledajte, pogledajte ovde, više informacija, овде, кликните овде, кликни овде, кликните, овај линк, линк,
на овом линку, овом линку, линку, опширније, више, још, сазнајте више, сазнај више, прочитајте више, прочитај више,
детаљније, детаљи, даље, наставак, документ, овај документ, фајл, преузмите, преузми, преузимање, страница,
ова страница, сајт, овај сајт, погледајте, више информација
"""
_VAGUE = frozenset(" ".join(words.split()) for words in _SAID.split(","))
"""What says nothing of where a link leads, in the languages of the letters; each a whole link."""

_AROUND = " \t\n\u00a0\u202f.,;:!?…()[]«»“”„\"'‘’→➔➜►▶»›>-–—*"
_FIGURES = re.compile(r"\d{1,3}")
_TYPED_ADDRESS = re.compile(r"https?://\S+|www\.\S+/\S+", re.IGNORECASE)
_CLICK = r"(?:cliqu(?:ez|er)[ \u00a0-]ici|click here|kliknite ov(?:de|dje)|кликните овде)"
_BETWEEN = " \u00a0\u202f:.,(→–—-"
_BEFORE_LINK = re.compile(rf"\b({_CLICK})\Z", re.IGNORECASE)
_AFTER_LINK = re.compile(rf"[ \u00a0\u202f:.,()→–—-]*({_CLICK})\b", re.IGNORECASE)


def vague_link(case: Case) -> Iterator[Finding]:
    """The words of a link say where it leads (RGAA 6.1)."""
    for address in case.addresses:
        if address.kind in ("link", "reference") and (variant := _vagueness(address)) is not None:
            yield Finding("vague-link", address.label, {"words": address.words}, variant)
    for block in case.blocks:
        for run in runs(block):
            if any(isinstance(child, Link) for child in run):
                yield from _beside_links(run)


def _vagueness(address: Address) -> str | None:
    words = address.words.strip()
    if _TYPED_ADDRESS.fullmatch(words):
        return "address"
    said = _said(words)
    if not said:
        return "" if words.strip("\u200b\ufeff") else None
    return "" if said in _VAGUE or _FIGURES.fullmatch(said) else None


def _said(words: str) -> str:
    """The words of a link as they are compared: without case, punctuation and arrows around."""
    text = unicodedata.normalize("NFC", words).casefold().replace("'", "’")
    return re.sub(r"[\s\u00a0\u202f]+", " ", text.strip(_AROUND))


def _beside_links(children: tuple[Inline, ...]) -> Iterator[Finding]:
    """« cliquez ici » as plain words right before or after a link."""
    for index, child in enumerate(children):
        if isinstance(child, Text | Emphasis | Strong) and (match := _click(child, children, index)):
            literal = isinstance(child, Text) and child.literal
            place = child.span.part(*match.span(1)) if literal else child.span
            yield Finding("vague-link", place, {"words": match[1]}, "beside")


def _click(child: Text | Emphasis | Strong, children: tuple[Inline, ...], index: int) -> re.Match[str] | None:
    """The words « cliquez ici » at the end of a node before a link, at its beginning behind one."""
    broken = isinstance(children[min(index + 1, len(children) - 1)], Break)
    before, behind = _leads(children, index + 1 + broken), _leads(children, index - 1)
    if not (before or behind):
        return None
    words = child.value if isinstance(child, Text) else plain_text(child.children)
    end = len(words.rstrip(_BETWEEN))
    match = _BEFORE_LINK.search(words, max(end - 20, 0), end) if before else None
    return match or (_AFTER_LINK.match(words) if behind else None)


def _leads(children: tuple[Inline, ...], index: int) -> bool:
    """Whether there is a link with words of its own."""
    child = children[index] if 0 <= index < len(children) else None
    return isinstance(child, Link) and not child.bare


def same_words_elsewhere(case: Case) -> Iterator[Finding]:
    """Two links of the same words lead to the same place (RGAA 6.1, WCAG 2.4.4)."""
    first: dict[str, tuple[str, int]] = {}
    for address in case.addresses:
        said = _said(address.words)
        if not said or address.kind == "bare" or not address.href or _vagueness(address) is not None:
            continue
        href, line = first.setdefault(said, (address.href, address.label.line))
        if _one(href) != _one(address.href):
            yield Finding("same-words-elsewhere", address.label, {"words": address.words, "line": line})


def _one(href: str) -> str:
    """An address without what makes no difference."""
    host = host_of(href)
    if host:
        path = href[href.lower().index(host) + len(host) :]
        return host.removeprefix("www.") + path.removesuffix("/")
    return href.lower() if scheme_of(href) == "mailto" else href.removesuffix("/")
