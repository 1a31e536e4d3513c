"""Numbers, their grouping and decimal sign, units and money."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tehletter.diagnostics import Finding
from tehletter.prose import Prose
from tehletter.rules.rule import Case
from tehletter.rules.typography.remark import HARD, SPACE, THIN, doubt, in_english, remark, surroundings
from tehletter.rules.typography.search import at_figures, before_words, late

# ------------------------------------------------------------------------------------------- grouping

_SIGNS = {"fr": THIN, "en": ",", "sr": "."}
"""What stands between groups of three figures."""
_LONG = late(
    r"(?<![\w.,/:°#&+\-–’'⁄=×])(?<!\d[ \u00a0\u202f])[1-9]\d{4,11}"
    r"(?![\w/°\-–=×]|[.:]\d|[ \u00a0\u202f]\d|,\d{3})"
)
_POINTED = late(
    r"(?<![\w.,/:°#&+\-–’'])(?<!\d[ \u00a0\u202f])[1-9]\d{0,2}(?P<sign>[.,’'])\d{3}(?:(?P=sign)\d{3})*"
    r"(?![\w/°\-]|[.,:’']\d|[ \u00a0\u202f]\d)"
)
_UNEVEN = late(
    r"(?<![\w.,/:+\-])(?<!\d[ \u00a0\u202f])[1-9]\d{0,2}[ \u00a0\u202f]\d{2}[ \u00a0\u202f]000"
    r"(?![\w.,]|[ \u00a0\u202f]\d)"
)
_REFERENCE = late(
    r"(?:n[°os]+|[Nn]uméros?|art\.|[Aa]rticles?|[Ll]ois?|\b[LRD]\.|CS|BP|TSA|CP|[Cc]odes?(?: postal)?|[Dd]ossiers?"
    r"|[Rr]éf\.?|[Rr]éférences?|[Nn]ormes?|ISO|EN|NF|[Mm]atricule|[Ff]ormulaires?|[Cc]erfa|[Cc]ompte|[Pp]oste|[Tt]él\.?|[Tt]éléphone"
    r"|[Ff]ax|SIRET|SIREN|RCS|ISBN|ISSN|pages?|pp?\.|[Vv]ersions?|\bv\.?|[Rr]ésolutions?|[Dd]écisions?|[Dd]écrets?"
    r"|[Aa]dresse|IP"
    r"|[Nn]os?\.?|Ref\.?|[Rr]eference|[Cc]ase|[Ff]ile|[Pp]hone|[Bb]ox|[Zz]ip|[Bb]roj|br\.|[Бб]рој|бр\.|[Ss]erveur|[Pp]ort"
    r"|[Ii]dentifiant|[Pp]asse|[Vv]ol|[Tt]rain|[Pp]laque|[Cc]hambre|[Ff]iche|[Pp]ièce|PIN|SMS)\s?:?\s?\Z"
)
_QUANTITY = {
    "fr": late(
        rf"(?:(?:[Pp]rès|[Pp]lus|[Mm]oins|[Tt]otal|[Nn]ombre|[Cc]entaine){SPACE}de|[Ee]nviron|quelque|[Jj]usqu[’']à"
        rf"|au{SPACE}(?:moins|plus)|[Pp]resque|soit|peine|dépass\w+|attei\w+|compt\w+|seuls?|à{SPACE}hauteur{SPACE}de){SPACE}\Z"
    ),
    "en": late(
        rf"(?:[Nn]early|[Aa]bout|[Oo]ver|[Ss]ome|[Mm]ore{SPACE}than|[Ff]ewer{SPACE}than|[Aa]lmost|[Aa]round){SPACE}\Z|[€£$]\Z"
    ),
    "sr": late(
        rf"(?:[Oo]ko|[Pp]reko|[Vv]iše{SPACE}od|[Oo]d|[Ss]koro|[Оо]ко|[Пп]реко|[Вв]ише{SPACE}од|[Сс]коро){SPACE}\Z"
    ),
}
_SMALL_WORDS = (
    "des|les|dans|sous|vers|sans|mais|plus|depuis|puis|lors|très|dès|ses|nos|vos|ces|alors|après|jamais|toujours|pas"
    "|sommes|avons|êtes|nous|vous|ils|elles|as|is|was|has|does|as|its|this|suis|vois|dépens|aux|deux|six|dix|entre"
)
_COUNTED = {
    "fr": late(
        rf"{SPACE}?(?:[€$£]|%)|{SPACE}(?!(?:{_SMALL_WORDS})\b)[a-zà-ÿœ]+[sx]\b|{SPACE}(?:km|kg|m²|ha|d[’']|de{SPACE})"
    ),
    "en": late(
        rf"{SPACE}?[€£$%]|{SPACE}(?!(?:{_SMALL_WORDS})\b)[a-z]{{3,}}s\b|{SPACE}(?:people|men|women|children|km|kg|of)\b"
    ),
    "sr": late(
        rf"{SPACE}?[€$%]|{SPACE}(?:evra|dinara|dolara|ljudi|osoba|žrtava|žena|dece|migranata|izbeglica|predmeta|zapisa"
        r"|stanovnika|građana|radnika"
        r"|евра|динара|долара|људи|особа|жртава|жена|деце|миграната|избеглица|предмета|записа|становника|грађана|радника)\b"
    ),
}
_THREE_DECIMALS = late(rf"{SPACE}?(?:%|million|milliard|milion|милион|kg\b|km\b|m\b|mm\b|cm\b|l\b|g\b|t\b)")


def ungrouped_figures(case: Case) -> Iterator[Finding]:
    """Groups of three figures: 57 000, in English 57,000, in Serbian 57.000."""
    for lang, sign in _SIGNS.items():
        for prose in case.in_language(lang):
            for match in at_figures(_LONG, prose.text):
                if _is_quantity(prose, match, lang):
                    yield remark("ungrouped-figures", prose, match.span(), _grouped(match[0], sign), _of(lang))
            for match in at_figures(_POINTED, prose.text):
                yield from _otherwise_grouped(prose, match, lang)
            if lang == "fr":
                for match in at_figures(_UNEVEN, prose.text):
                    if _is_quantity(prose, match, lang):
                        yield doubt("ungrouped-figures", prose, match.span(), variant="uneven")


def _of(lang: str) -> str:
    return {"en": "english", "sr": "serbian"}.get(lang, "")


def _grouped(figures: str, sign: str) -> str:
    whole = figures
    groups = []
    while whole:
        whole, group = whole[:-3], whole[-3:]
        groups.append(group)
    return sign.join(reversed(groups))


_DECIMALS_OF = late(r"\A[,.]\d{1,2}(?!\d)")


def _is_quantity(prose: Prose, match: re.Match[str], lang: str) -> bool:
    """Whether a number counts something: by the words before it or the noun behind it."""
    before, after = surroundings(prose.text, *match.span(), reach=24)
    if _QUANTITY[lang].search(before):
        return True
    return bool(_COUNTED[lang].match(_DECIMALS_OF.sub("", after))) and not _REFERENCE.search(before)


def _otherwise_grouped(prose: Prose, match: re.Match[str], lang: str) -> Iterator[Finding]:
    """Groups made by the sign of another language; one group alone may be decimals."""
    sign, groups = match["sign"], match[0].count(match["sign"])
    before, after = surroundings(prose.text, *match.span(), reach=24)
    if sign == _SIGNS[lang] or _REFERENCE.search(before) or (sign in "’'" and (lang != "fr" or prose.lang[3:] == "CH")):
        return
    if lang == "sr" and sign != ",":
        return
    counted = bool(_COUNTED[lang].match(after) or _QUANTITY[lang].search(before))
    wanted = match[0].replace(sign, _SIGNS[lang])
    sure = groups > 1 if sign == "," or lang == "en" else True
    if sign in "’'" and (counted or groups > 1):
        yield remark("ungrouped-figures", prose, match.span(), wanted)
    elif not counted and (groups > 2 or all(int(group) < 256 for group in match[0].split(sign))):
        return
    elif groups > 1 or (counted and not _THREE_DECIMALS.match(after)):
        note = remark if sure else doubt
        yield note("ungrouped-figures", prose, match.span(), wanted, _of(lang))


# ------------------------------------------------------------------------------------------- decimals

_MEASURES = (
    r"%|‰|€|\$|£|millions?\b|milliards?\b|milliers?\b|euros?\b|dollars?\b|points?\b|km\b|m\b|cm\b|mm\b"
    r"|kg\b|g\b|t\b|ha\b|l\b|°C|Mo\b|Go\b|ans?\b|m²|km²|fois\b|tonnes?\b|litres?\b|mètres?\b|kilomètres?\b|hectares?\b|degrés?\b"
    r"|pour{SPACE}cent\b|M€|jours\b|mois\b|sur{SPACE}\d|enfants?\b"
).replace("{SPACE}", SPACE)
_SERBIAN_MEASURES = (
    r"%|‰|€|\$|miliona?\b|milijard[aei]\b|evra\b|posto\b|odsto\b|km\b|kg\b|km²|m²|°C"
    r"|милиона?\b|милијард[аеи]\b|евра\b|посто\b|одсто\b"
)
_ENGLISH_MEASURES = (
    r"%|‰|per{SPACE}cent\b|percent\b|million\b|billion\b|[mb]n\b|km\b|kg\b|°C|times\b|points?\b|miles?\b|hectares?\b"
).replace("{SPACE}", SPACE)


def _decimal(sign: str, other: str, measures: str) -> re.Pattern[str]:
    joined = f"(?:{SPACE}(?:à|et|ou|and|to|do|до|i|и){SPACE}|[-–])"
    return late(
        rf"(?<![\w.,/:\-])(?P<whole>\d+){sign}(?P<part>\d+)(?={SPACE}?(?:{measures})|{joined}\d+(?:[.,]\d+)?{SPACE}?(?:{measures}))"
        rf"|(?<=[{other}])(?P<whole2>\d+){sign}(?P<part2>\d{{1,2}})(?![\d.,])"
    )


_DECIMALS = {
    "fr": _decimal(r"\.", "€$", _MEASURES),
    "sr": _decimal(r"\.", "€", _SERBIAN_MEASURES),
    "en": _decimal(",", "€$£", _ENGLISH_MEASURES),
}
_SECTION = late(
    rf"(?:[Vv]ersions?|[Aa]rt\.|[Aa]rticles?|[Ss]ections?|[Cc]hapitres?|[Cc]hap\.|§|[Nn]°|verziji?|web){SPACE}?\Z"
)


def decimal_sign(case: Case) -> Iterator[Finding]:
    """A comma before decimals, in English a point; the other one only where a measure follows."""
    for lang, pattern in _DECIMALS.items():
        for prose in case.in_language(lang):
            for match in at_figures(pattern, prose.text):
                whole, part = match["whole"] or match["whole2"], match["part"] or match["part2"]
                grouping = len(part) == 3 and len(whole) < 4 and whole != "0"
                if grouping or _SECTION.search(surroundings(prose.text, *match.span(), reach=12)[0]):
                    continue
                wanted = f"{whole}.{part}" if lang == "en" else f"{whole},{part}"
                yield remark("decimal-sign", prose, match.span(), wanted, "english" if lang == "en" else "")


# ------------------------------------------------------------------------------------------- units

_TIGHT = late(r"(?<![\w.,])\d[\d,]*[%‰€$£](?!\w)")


def unit_space(case: Case) -> Iterator[Finding]:
    """A space before %, ‰ and signs of money; the page gets it whatever is typed."""
    for prose in case.in_language("fr"):
        if any(sign in prose.text for sign in "%‰€$£"):
            for match in at_figures(_TIGHT, prose.text):
                yield remark("unit-space", prose, match.span(), f"{match[0][:-1]}{HARD}{match[0][-1]}")


_WRITTEN = {
    "kms": "km", "Kms": "km", "Km": "km", "KM": "km", "KMS": "km", "kgs": "kg", "Kgs": "kg", "Kg": "kg", "KG": "kg",
    "cms": "cm", "Cm": "cm", "mms": "mm", "mn": "min", "mns": "min", "Mn": "min", "mins": "min", "grs": "g", "gr": "g",
    "Gr": "g", "sec": "s", "secs": "s", "Ha": "ha", "HA": "ha", "mo": "Mo", "MO": "Mo", "go": "Go", "GO": "Go",
    "kwh": "kWh", "KWh": "kWh", "Kwh": "kWh", "KWH": "kWh", "Mw": "MW", "mw": "MW", "km/H": "km/h",
    "Km/h": "km/h", "KM/H": "km/h", "Km/H": "km/h", "kmh": "km/h", "km2": "km²", "Km2": "km²", "m2": "m²", "m3": "m³",
    "cm2": "cm²", "cm3": "cm³", "Km²": "km²", "°c": "°C", "ºC": "°C", "ºc": "°C", "° C": "°C", "C°": "°C", "K€": "k€",
}  # fmt: skip
"""Symbols as they are often written, and as they are."""
_RIGHT = "km/h|km²|km|m²|m³|cm²|cm³|cm|mm|kg|mg|ha|min|Mo|Go|To|ko|°C|°F|MW|kWh|GW|kW|Hz|kHz|MHz|GHz|px|dpi|ml|cl|m|g"
_UNIT = late(
    rf"(?<![\w.,/\-])(?P<number>\d(?:[\d.,]*\d)?(?:[ \u00a0\u202f]\d{{3}}){{0,4}})(?P<space>{SPACE}?)"
    rf"(?:(?P<wrong>{'|'.join(re.escape(one) for one in sorted(_WRITTEN, key=len, reverse=True))})"
    rf"|(?P<right>{_RIGHT}))(?![\w²³°/’'\-]|\.\w)"
)
_AREA = late(rf"(?:(?<=[/])|(?<=\b(?:au|en|le|du|de){SPACE})|(?<=\bpar{SPACE}))(?P<wrong>[kKc]?m[23])(?![\w²³/\-])")
_FOREIGN_UNIT = late(rf"(?<![\w.,/\-])\d[\d.,]*{SPACE}?(?P<wrong>kms|Kms|Km|kgs|Kgs|Kg|km2|m2|m3)(?![\w/\-])")


def unit_symbol(case: Case) -> Iterator[Finding]:
    """Symbols have no plural, no point and a form of their own; a space parts them from the number (SI)."""
    for prose in case.in_language("fr"):
        for match in at_figures(_UNIT, prose.text):
            yield from _unit(prose, match)
        for match in before_words(_AREA, prose.text, ("m2", "m3"), 1):
            yield remark("unit-symbol", prose, match.span("wrong"), _WRITTEN[match["wrong"]])
    for lang in ("en", "sr"):
        for prose in case.in_language(lang):
            for match in at_figures(_FOREIGN_UNIT, prose.text):
                yield remark("unit-symbol", prose, match.span("wrong"), _WRITTEN[match["wrong"]])


def _unit(prose: Prose, match: re.Match[str]) -> Iterator[Finding]:
    wrong, number = match["wrong"], match["number"]
    symbol = _WRITTEN[wrong] if wrong else match["right"]
    if (wrong == "C°" and not match["space"]) or (
        wrong in ("mo", "go", "sec", "gr") and in_english(prose.text, *match.span())
    ):
        return
    if match["space"] and wrong:
        yield remark("unit-symbol", prose, match.span("wrong"), symbol)
    elif not match["space"] and not (symbol in ("g", "m") and len(number) < 2):
        place = (match.start(), match.end())
        yield remark("unit-symbol", prose, place, f"{number}{HARD}{symbol}", "" if wrong else "space")
