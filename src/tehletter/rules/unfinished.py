"""1xx: what was to be replaced before publication and was not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tehletter.body import Heading, Paragraph
from tehletter.diagnostics import Finding, Span
from tehletter.model import (
    Node,
    Scalar,
    Sequence,
    Table,
)
from tehletter.prose import Prose
from tehletter.rules.rule import Case
from tehletter.rules.typography.remark import small_words_of, words_of
from tehletter.rules.typography.search import before_words, late
from tehletter.walk import plain_text

_TO_DO = (
    "compléter|rédiger|préciser|venir|vérifier|confirmer|insérer|définir|traduire|relire|ajouter|remplir|revoir"
    "|remplacer"
)
_LOUD = "COMPL[ÉE]TER|R[ÉE]DIGER|INS[ÉE]RER|FAIRE|RELIRE|V[ÉE]RIFIER|PR[ÉE]CISER|CONFIRMER|TRADUIRE|VENIR|D[ÉE]FINIR"
_TO_BE = "completed|confirmed|written|added|translated|inserted|done|decided|announced"
_NAMES = (
    "nom|prénom|name|titre|title|date|lieu|place|texte|text|lien|link|image|photo|légende|caption|résumé|summary|nombre|number"
    "|ville|city|fonction|chiffre|ime|naslov|datum|tekst|slika|mesto|име|наслов|датум|текст|слика|место"
)
_BRACKETS = late(
    rf"\[(?:(?:[^\]\n]{{1,40}} )?[àa] (?:{_TO_DO})\b[^\]\n]{{0,60}}|(?:to be|insérer|insert|ajouter|add|compléter"
    rf"|rédiger|write|fill in|napisati|dopuniti|ubaciti|uneti|написати|допунити|убацити|унети)\b[^\]\n]{{0,60}}"
    rf"|(?:{_NAMES})"
    rf"|(?:noms?|date|titre|lieu) (?:du|de|des)\b[^\]\n]{{1,40}}|(?:name|date|title) of [^\]\n]{{1,40}}|x{{2,}}|\?+)\]",
    re.IGNORECASE,
)
_SAID = late(
    rf"\blorem ipsum(?: dolor sit amet)?\b|\bdolor sit amet\b|\((?:[àa] (?:compléter|rédiger|insérer)"
    rf"|to be (?:completed|written|inserted)|dopuniti|допунити)\)|(?:…|\.{{3}}) ?[àa] (?:{_TO_DO})\b"
    r"|\bvotre (?:texte|titre) ici\b"
    r"|\byour (?:text|title) (?:goes )?here\b"
    r"|\b(?:insert|type|enter) (?:your |the )?(?:text|title|name|image|picture|photo) here\b"
    r"|\b(?:insérez|saisissez|tapez|entrez) (?:le|votre|du) (?:texte|titre)(?: ici)?\b"
    r"|\b(?:cliquez (?:ici )?pour|click (?:here )?to) (?:ajouter|modifier|insérer|taper|add|edit|insert) "
    r"(?:(?:du|le|un|votre|your|a|the) )?(?:texte|titre|text|title)\b"
    r"|\b(?:unesite (?:tekst|naslov)|vaš tekst ovde|унесите (?:текст|наслов))\b|\bbla bla bla\b"
    r"|\b(?:xx|jj|dd)/(?:xx|mm)/(?:(?:xx|aa|yy){1,2}|\d{4})\b"
    r"|\ble texte commence ici\.|\bthe text (?:starts|begins) here\.|\btekst počinje ovde\.|\bтекст почиње овде\.",
    re.IGNORECASE,
)
_WRITTEN = late(
    rf"\b(?:TODO|TO DO|FIXME|TBD|X{{4,}})\b(?![’'-])|(?<![A-ZÀ-Þ] )\b[AÀ] (?:{_LOUD})\b(?! [A-ZÀ-Þ]{{2}})"
    rf"|(?<![A-Z] )\bTO BE (?:{_TO_BE.upper()})\b(?! [A-Z]{{2}})|\bDOPUNITI\b|\bДОПУНИТИ\b"
    r"|(?<= )\?{3,}(?= [a-zà-ÿ%€])"
)
_SAID_WORDS = frozenset({
    *_TO_DO.split("|"), "completed", "written", "inserted", "dopuniti", "допунити", "lorem", "dolor", "bla", "xx", "jj",
    "dd", "votre", "here", "insérez", "saisissez", "tapez", "entrez", "cliquez", "click", "unesite", "vaš", "унесите",
    "ici", "ovde", "овде",
})  # fmt: skip
_WRITTEN_WORDS = frozenset({"TODO", "TO", "FIXME", "TBD", "DOPUNITI", "ДОПУНИТИ"})
_WRITTEN_SIGNS = ("XXXX", "???")
_LOUDLY = re.compile(r"[ÀA] (?:COMPL|R[ÉE]D|INS|FAIRE|RELIRE|V[ÉE]R|PR[ÉE]|CONF|TRAD|VENIR|D[ÉE]F)")
"""One word or sign of every match of the two patterns above: most letters have none of them."""
_CONFIRMED = re.compile(r"\bTBC\b")
"""In French and Serbian an illness."""

_MONTH = (
    r"(?:janv|févr|mars|avril|mai|juin|juil|août|sept|oct|nov|déc|jan|feb|mar|apr|may|jun|jul|aug|maj|avg|okt|dec"
    r"|јан|феб|мар|апр|мај|јун|јул|авг|сеп|окт|нов|дец)"
)
_XX = late(
    rf"(?<!\w)[xX]{{2}}(?=[ \u00a0\u202f](?:{_MONTH}|personnes|euros|millions|victimes|États|participants|people"
    r"|victims|osoba|žrtava|%))|(?:\b(?:M|Mr|Mrs|Ms|Mme)\.?[ \u00a0\u202f])XX(?!\w)",
    re.IGNORECASE,
)
_XXX = re.compile(r"(?<![\w’'-])XXX(?![\w’'-])")
_COUNTED = late(
    r"(?:(?<![^\W\d_])(?!M\.?$|Mme$|Mr\.?$|Mrs\.?$|Ms\.?$)[^\W\d_a-zà-ÿ][^\W\d_]*|annexes?|chapitres?|titre|livre|tome|volume"
    r"|articles?|partie|section|acte|tableau|figure|page|annex|chapter|part|title|book|table|glava|poglavlje|prilog|član)\.?$"
)
_COUNTS = re.compile(r"[ \u00a0\u202f](?:siècle|century|vek|век|congrès|session|anniversaire)")
"""What a Roman thirty stands behind or before: « Louis XXX », « annexe XXX »."""

_WHOLE = re.compile(
    rf"(?:[àa] (?:{_TO_DO})|to be (?:{_TO_BE})|(?:texte|photo|image|légende|résumé|titre) à venir"
    r"|(?:text|photo) to come|tekst uskoro|dopuniti|допунити"
    r"|(?:titre|résumé|texte) d(?:e l[’']article|e la lettre|u document|u chapitre)"
    r"|title of the (?:letter|article)|sans titre|untitled|bez naslova|без наслова|nom prénom|test(?: test)+|n/a"
    r"|asdf\w*|xx+)[ .…!]*",
    re.IGNORECASE,
)
_DASHES = re.compile(r"(?:\.{3,}|…+|-+|\?+|_+)[ .…]*")
"""What front matter holds where there was nothing to say."""


def placeholder(case: Case) -> Iterator[Finding]:
    """Words that a scaffold or an author put there to be replaced: « [À rédiger] », « TODO », « Lorem ipsum »."""
    variant = "draft" if case.draft else ""
    for text, span in [*_front_texts(case.manuscript.front), *_body_texts(case)]:
        for marker in case.placeholders if text.lstrip().startswith(case.placeholders) else ():
            if text.lstrip().startswith(marker):
                yield Finding("placeholder", span, {"marker": marker}, variant)
    for prose in case.prose:
        for start, end in _unfinished(prose):
            part = prose.part(start)
            if not prose.text[part.start : part.end].lstrip().startswith(case.placeholders):  # told as a whole
                yield Finding("placeholder", prose.span(start, end), {"marker": prose.text[start:end]}, variant)


def _front_texts(node: Node) -> Iterator[tuple[str, Span]]:
    match node:
        case Table():
            for entry in node.entries:
                yield from _front_texts(entry.node)
        case Sequence():
            for item in node.items:
                yield from _front_texts(item)
        case Scalar(value=str() as value):
            yield value, node.span


def _body_texts(case: Case) -> Iterator[tuple[str, Span]]:
    for block in case.blocks:
        if isinstance(block, Paragraph | Heading) and block.children:
            yield plain_text(block.children), block.children[0].span


def _unfinished(prose: Prose) -> Iterator[tuple[int, int]]:
    """Where something was to be replaced; of places in each other, the first and longest."""
    end = 0
    for start, stop in sorted(_places(prose), key=lambda place: (place[0], -place[1])):
        if start >= end:
            yield start, stop
            end = stop


def _places(prose: Prose) -> Iterator[tuple[int, int]]:
    text = prose.text
    patterns = [] if _SAID_WORDS.isdisjoint(small_words_of(text)) else [_SAID]
    patterns += [_WRITTEN] if _may_be_written(text) else []
    patterns += [_BRACKETS] if "[" in text else []
    patterns += [_CONFIRMED] if prose.lang.startswith("en") else []
    for pattern in patterns:
        yield from (match.span() for match in pattern.finditer(text))
    yield from (match.span() for match in before_words(_XX, text, ("XX", "xx"), 5))
    for match in _XXX.finditer(text) if "XXX" in text else ():
        before = text[max(0, match.start() - 30) : match.start()].rstrip(" \u00a0\u202f")
        if not _COUNTED.search(before) and not _COUNTS.match(text, match.end()):
            yield match.span()
    yield from _nothing_but(prose)


def _may_be_written(text: str) -> bool:
    if not _WRITTEN_WORDS.isdisjoint(words_of(text)) or any(sign in text for sign in _WRITTEN_SIGNS):
        return True
    return _LOUDLY.search(text) is not None


def _nothing_but(prose: Prose) -> Iterator[tuple[int, int]]:
    """The texts that say nothing else: a theme that says « … », a paragraph that says « À compléter »."""
    for part in prose.parts:
        if part.end - part.start > 60:
            continue
        words = prose.text[part.start : part.end].strip()
        alone = part.kind not in ("cell", "item") or words.casefold() != "n/a"
        front = part.kind in ("title", "front", "caption", "alternative")
        if (alone and _WHOLE.fullmatch(words)) or (front and _DASHES.fullmatch(words)):
            yield part.start, part.end
