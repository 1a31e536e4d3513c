"""5xx: whether the alternative text of a picture tells what the picture shows (RGAA 4.1, theme 1)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from tehletter.body import Figure
from tehletter.diagnostics import Finding, Span
from tehletter.model import Picture, Scalar, Table
from tehletter.prose import Part, Prose
from tehletter.rules.rule import Case
from tehletter.walk import PictureUse

LONGEST = 150
"""Characters; the issue's own limit, twice what the notes of RGAA 1.3 call short."""

_PICTURE = (
    "images?|photos?|photographies?|illustrations?|visuels?|vignettes?|clich[eé]s?"
    "|pictures?|photographs?|pics?|snapshots?|slik[ae]|fotografij[ae]|fotk[ae]|foto|слик[ае]|фотографиј[ае]|фото"
    "|bild|abbildung"
)
_WORK = (
    "logos?|logotypes?|portraits?|figures?|figs?|dessins?|cartes?|graphiques?|sch[eé]mas?|tableaux?|ic[oô]nes?"
    "|banni[eè]res?|bandeaux?|captures? d[’']?[eé]cran|couvertures?|scans?|graphics?|charts?|maps?|diagrams?"
    "|drawings?|icons?|banners?|screenshots?|screen ?shots?|covers?|logotip|portret|crtež|grafikon|karta|mapa|ikona"
    "|лого|портрет|цртеж|графикон|карта|мапа"
)
_FORMAT = "jpe?g|png|gif|web ?p|tiff?|bmp|svg|heic|avif|psd|pdf|raw"
_CAMERA = (
    "img|image|dsc[nf]?|_dsc|dcim|dji|gopr|gh|pict|pxl|sam|mvi|p|photo|photo|scan|screenshot|screen ?shot|capture"
    "|whatsapp image|signal|fb_img|unnamed|untitled|sans titre|fullsizerender|download|telechargement"
)
_VOID = re.compile(
    rf"(?:(?:une?|l[ae]|l[’']|cette|an?|the|this|ova) ?)?(?:{_PICTURE})(?: (?:{_FORMAT}))?"
    rf"|(?:fichier|format) (?:{_FORMAT})"
    rf"|{_WORK}|{_FORMAT}"
    rf"|(?:{_PICTURE}|{_WORK})(?: ?n[°o]\.?)?[ _.-]*\(?\d[\d _.()-]*"
    r"|alt(?:ernatives?)?|alt[ -]?text|alternative text|texte? alternatif|texte de (?:remplacement|substitution)"
    r"|description(?: de l[’']image)?|d[eé]crire l[’']image|ce que l[’']on voit|what one sees"
    r"|describe the (?:picture|image)"
    r"|alternativni tekst|opis(?: slike)?|untitled|unnamed|sans titre|sans nom|bez naslova"
    r"|d[eé]coratif|d[eé]corative|image d[eé]corative|decorative(?: image| picture)?|vide|n[eé]ant|aucune?|none|empty"
    r"|n/a|null|rien"
)
_FILE = re.compile(
    rf".*\.(?:{_FORMAT})|(?:{_CAMERA})[ _.-]*\(?[\d][\w .()-]*|[^\W_]*_[\w.-]*"
    r"|(?=[^ ]*[^\W\d_])(?=(?:[^ \d]*\d){4})[\w.-]+"
)
_PREFIX = re.compile(
    rf"(?:(?:une?|la|the|an?|this) |l[’'])?(?:{_PICTURE}) ?:"
    r"|(?:une? |l[’'])?image (?:d[eu]s? (?!marque|synth[eè]se|soi\b)|d[’'](?![eé]pinal|archives?\b))"
    r"|(?:une? |la )?(?:photo|photographie) (?:du |des |de l[’']|de la |d[’']une? )"
    rf"|(?:une? |la |cette |l[’'])?(?:{_PICTURE}) (?:montrant|repr[eé]sentant|(?:qui )?(?:montre|repr[eé]sente)) "
    r"|sur (?:cette|la) (?:photo|photographie|image),? "
    r"|(?:an? |the |this )?(?:picture|image|photo|photograph) (?:of|showing|shows|depicting) "
    r"|(?:ova )?(?:slika|fotografija) (?:koja )?prikazuje |(?:slika|fotografija) na kojoj "
    r"|na (?:ovoj )?(?:slici|fotografiji) |(?:ова )?(?:слика|фотографија) (?:која )?приказује "
)
_PHOTO_OF_A_NAME = re.compile(r"(?:(?:Une|La) p|P)hoto(?:graphie)? (?:de |d[’'])(?=[A-ZÀ-ÖØ-Þ])")
_LEFT_OPEN = re.compile(r"(?:\.{3}|…|-|\?+)[ .…]*")
"""What `placeholder` tells of."""
_NEIGHBOURS = 3
"""Texts before and after a picture that a reader hears together with it."""


def no_alternative(case: Case) -> Iterator[Finding]:
    """Every picture that says something says it in words too (RGAA 1.1)."""
    body_line = case.manuscript.body_line
    for use in case.uses:
        if use.alt or use.decorative:
            continue
        if use.span.line >= body_line:
            yield Finding("no-alternative", use.span, {"src": use.src})
        else:
            yield Finding("no-alternative", _alt_in_front(case, use), {"src": use.src}, "front")


def _alt_in_front(case: Case, use: PictureUse) -> Span:
    """The place of an empty `alt`, or of the picture whose `alt` is missing."""
    for entry in case.manuscript.front.entries:
        node = entry.node
        src = node.find("src") if isinstance(node, Table) else None
        if isinstance(node, Table) and src and src.node.span == use.span:
            alt = node.find("alt")
            return alt.node.span if alt and isinstance(alt.node, Scalar) else use.span
    return use.span


def decorative_alternative(case: Case) -> Iterator[Finding]:
    """A decorative picture says nothing (RGAA 1.2)."""
    for use in case.uses:
        if use.alt and use.decorative:
            yield Finding("decorative-alternative", use.span, {"alt": use.alt})


def empty_alternative(case: Case) -> Iterator[Finding]:
    """An alternative tells what the picture shows, and does not repeat what is read beside it (RGAA 1.3)."""
    seen: dict[str, str] = {}
    for prose, index, use in _alternatives(case):
        part = prose.parts[index]
        alt = prose.text[part.start : part.end].strip()
        said = _normal(alt)
        if fault := _void(alt, said, use.src):
            yield _about(prose, part, alt, fault)
        elif length := _prefix(alt):
            span = prose.span(part.start, part.start + length)
            yield Finding("empty-alternative", span, {"alt": alt[:length].strip()}, "prefix")
        elif said in _beside(prose, index, case):
            yield _about(prose, part, alt, "repeated")
        elif _is_there(use, case) and seen.setdefault(said, use.src) != use.src:
            yield _about(prose, part, alt, "twice")


def _is_there(use: PictureUse, case: Case) -> bool:
    return isinstance(case.pictures.get(use.path or ""), Picture)


def long_alternative(case: Case) -> Iterator[Finding]:
    """An alternative is short; what needs more words has its place in the text (RGAA 1.3, 1.6)."""
    for prose, index, _ in _alternatives(case):
        part = prose.parts[index]
        length = part.end - part.start
        if length > LONGEST:
            span = prose.span(part.start, part.end)
            yield Finding("long-alternative", span, {"length": length, "most": LONGEST})


def _about(prose: Prose, part: Part, alt: str, variant: str) -> Finding:
    return Finding("empty-alternative", prose.span(part.start, part.end), {"alt": alt}, variant)


def _alternatives(case: Case) -> Iterator[tuple[Prose, int, PictureUse]]:
    """Every alternative that will be read: its prose, the index of its part, and the use of its picture."""
    uses = sorted((use for use in case.uses if use.alt), key=lambda use: use.span)
    if not uses or not case.prose:
        return
    prose, starts = case.prose[0], [(use.span.line, use.span.column) for use in uses]
    for index, part in enumerate(prose.parts):
        if part.kind != "alternative":
            continue
        if part.block is None:
            alt = prose.text[part.start : part.end].strip()
            use = next((use for use in uses[:2] if _normal(use.alt) == _normal(alt)), None)
        else:
            place = prose.span(part.start, part.end)
            use = uses[max(bisect_right(starts, (place.line, place.column)) - 1, 0)]
        if use is not None and not use.decorative:
            yield prose, index, use


def _normal(words: str) -> str:
    """Words without what does not change them: case, spaces, punctuation at the ends."""
    return " ".join(words.split()).casefold().replace("'", "’").strip(' .…!?:;,«»“”„"’()[]')


def _void(alt: str, said: str, src: str) -> str:
    """Why an alternative says nothing: the variant of the message, or ""."""
    if not any(character.isalpha() for character in alt):
        return "" if _LEFT_OPEN.fullmatch(alt) else "signs"
    name = src.rpartition("/")[2].casefold()
    stem = name.rpartition(".")[0] or name
    if said in (name, stem) and len(said) > 1 and " " not in said and (alt == alt.lower() or re.search(r"[\d_-]", alt)):
        return "file"
    if _VOID.fullmatch(said) or _VOID.fullmatch(alt.casefold()):
        return "void"
    return "file" if len(said) <= 120 and _FILE.fullmatch(alt.casefold()) else ""


def _prefix(alt: str) -> int:
    """The length of « image de » and the like at the start of an alternative."""
    match = _PREFIX.match(alt[:60].casefold()) or _PHOTO_OF_A_NAME.match(alt)
    return match.end() if match and alt[match.end() :].strip() else 0


def _beside(prose: Prose, index: int, case: Case) -> set[str]:
    """What a reader hears beside a picture: its caption, the title of the letter, the texts around it."""
    part = prose.parts[index]
    if part.block is None:
        photo = [case.values.get(key) for key in ("cover", "portrait")]
        words = [case.values.get(key, "") for key in ("title", "theme", "byline", "author")]
        words += [value["caption"] for value in photo if value and value.get("caption")]
        return {_normal(str(word)) for word in words}
    around = prose.parts[max(index - _NEIGHBOURS, 0) : index + _NEIGHBOURS + 1]
    heard = {
        _normal(prose.text[other.start : other.end])
        for other in around
        if other.kind in ("paragraph", "heading", "item", "caption") and other.end - other.start <= 2 * LONGEST
    }
    if isinstance(part.block, Figure) and part.block.caption:
        heard.add(_normal(part.block.caption))
    return heard
