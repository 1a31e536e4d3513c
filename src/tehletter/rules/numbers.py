"""2xx: the number that a letter gives itself in its title, and those by which it names others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tehletter.diagnostics import Finding
from tehletter.model import Mark
from tehletter.prose import Part, Prose
from tehletter.rules.counting import IN_WORDS, ROMAN, value_of
from tehletter.rules.rule import Case
from tehletter.rules.typography.search import late, matches, places_of_any

_SPACE = "(?:[ \u00a0\u202f\n]{1,2})"
_ONE = (
    r"(?:[Ii]nfolettre|INFOLETTRE|[Ll]ettre|LETTRE|[Nn]ewsletter|NEWSLETTER|[Ll]etter|LETTER|[Pp]ism(?:om|[oau])|PISMO"
    r"|[Пп]исм(?:ом|[оау])|ПИСМО)"
)
_BULLETIN = r"(?:[Bb]ulletins?|BULLETIN|[Bb]ilten(?:om|[aui])?|[Бб]илтен(?:ом|[ауи])?)"
_MANY = r"(?:(?:[Ii]nfol|[Ll])ettres|[Nn]ewsletters|[Ll]etters|[Pp]ism(?:ima|a)|[Пп]исм(?:има|а)|[Bb]ulletins)"
_ABOUT = (
    rf"(?:{_SPACE}(?:d[’']info(?:rmations?)?\.?|D[’'](?:Information|INFORMATION)|mensuelle|trimestrielle|TEH|THB"
    rf"|« ?TEH ?»|sur la traite(?: des êtres humains)?))"
)
_QUALIFIED = rf"{_ABOUT}{{0,3}}"
_SIGN = r"(?:[Nn][°ºᵒ]s?|N[°º]|[Nn]os?\.?|NO|№|[Nn]um(?:éro)?s?\.?|NUMÉRO|[Nn]umber|#|[Bb]r\.|[Bb]roj|[Бб]р\.|[Бб]рој)"
_FIGURES = r"(\d{1,4})(?!\d|[.,/\-–]\d)"
_BETWEEN = (
    rf"(?:{_SPACE}(?:grande|petite|nouvelle|belle|[A-Z]{{2,5}}|monthly|quarterly|annual|news|information|[Ii]nformativn\w{{1,2}}"
    rf"|[Ии]нформативн\w{{1,2}})){{0,2}}"
)

# --------------------------------------------------------------------------------------------- the mentions

_ANOTHERS = (
    rf"(?!{_SPACE}(?:(?:du|de la|des|de l[’']|d[’']un|de M|of the|from the){_SPACE}?"
    r"(?:minist|secrétai|procur|préf|présid|commission|CNIL|direct|alphabet|mot\b|word\b|casier|me\b|\.)|adressée|datée))"
)
_MENTION = late(
    rf"(?<!\w)(?:(?P<many>{_MANY})|{_ONE}|{_BULLETIN}(?={_ABOUT})){_QUALIFIED},?{_SPACE}\(?{_SIGN}{_SPACE}?{_FIGURES}{_ANOTHERS}"
    rf"|(?:{_ONE})(?:{_SPACE}(?:précédente|suivante|d[’']information)){{1,2}},?{_SPACE}\(?{_SIGN}{_SPACE}?{_FIGURES}"
    rf"|(?<!\w){_SIGN}{_SPACE}?{_FIGURES}{_SPACE}(?:de{_SPACE}(?:la|notre|cette|votre)|of{_SPACE}(?:the|our|this)){_SPACE}{_ONE}"
    rf"|\b[Ii]ssue{_SPACE}(?:{_SIGN}{_SPACE}?)?{_FIGURES}{_SPACE}of{_SPACE}(?:the|our|this){_SPACE}{_ONE}"
    rf"|\b(?:[Nn]otre|[Ll]a|[Ss]ee|[Ii]n|[Oo]ur|[Uu]|[Vv]ideti){_SPACE}{_ONE}{_QUALIFIED}{_SPACE}{_FIGURES}(?={_SPACE}?[.,;:)!?»\u2029])"
    rf"|(?<!\w)(?P<row>{_MANY}){_QUALIFIED}{_SPACE}{_FIGURES}(?={_SPACE}(?:et|and|i|à|to){_SPACE}\d{{1,4}}{_SPACE}?[.,;:)!?»\u2029])"
)
_FURTHER = late(
    rf"(?:,{_SPACE}?|{_SPACE}(?:et|ou|à|and|or|to|i|и|ili|или){_SPACE})(?:{_SIGN}{_SPACE}?)?(\d{{1,4}})(?=[\s.,;:)!?»]|$)"
)
_ENDING = r"(?:re|ère|ere|er|e|è|i?[eè]me|st|nd|rd|th)"
_BY_ORDINAL = late(
    rf"\b(?:[Ll]a|[Nn]otre|[Ss]a|[Cc]ette|[Tt]he|[Oo]ur|[Tt]his){_SPACE}(?P<figures>\d{{1,4}}){_SPACE}?{_ENDING}{_BETWEEN}{_SPACE}"
    rf"{_ONE}\b{_ANOTHERS}"
    rf"|\b(?:[Nn]otre|[Oo]ur|[Nn]aše(?:m|g)?|[Нн]аше(?:м|г)?|[Uu]|[Уу]){_SPACE}(?P<words>{IN_WORDS}){_BETWEEN}{_SPACE}{_ONE}\b"
    rf"|\b[Ll]a{_SPACE}(?P<french>{IN_WORDS}){_SPACE}(?:lettre(?={_ABOUT})|newsletter|infolettre)\b"
    rf"|\b(?:[Uu]|[Nn]ašem|[Оo]vom|[Уу]|[Нн]ашем|[Оо]вом){_SPACE}(?P<serbian>\d{{1,4}})\.{_BETWEEN}{_SPACE}{_ONE}\b"
)
_REACH = 60
"""Characters: « issue 7 of our quarterly information letter »."""
_NAMES = (
    *("lettre", "Lettre", "LETTRE", "letter", "Letter", "LETTER", "ulletin", "ULLETIN"),
    *("pism", "Pism", "PISM", "писм", "Писм", "ПИСМ", "bilten", "Bilten", "билтен", "Билтен"),
)
"""A part of every name by which a letter is called: patterns are tried before these alone."""
_BEGINNING = re.compile(r"(?<!\w)\S")
_HEAD = 4
"""Characters of a name before that part, as in « infolettre »: a mention may begin with the name."""


def mentions(case: Case) -> Iterator[Mark]:
    """The numbers of letters that a letter names: « lettre n° 7 », “letter No. 7”, „pismo br. 7“, « la 5e lettre »."""
    for prose in case.prose:
        titles = [part for part in prose.parts if part.kind == "title"]
        places = _places(prose.text)
        for match in matches(_MENTION, prose.text, places):
            if not _within(match.start(), titles):
                yield from _numbers(prose, match)
        for match in matches(_BY_ORDINAL, prose.text, places):
            group = str(match.lastgroup)
            if not _within(match.start(), titles):
                yield Mark(str(value_of(match[group])), prose.span(*match.span(group)))


def _places(text: str) -> list[int]:
    """Where a mention may begin: with a word or a sign not far before a name, or with the name."""
    places = set[int]()
    for at in places_of_any(_NAMES, text):
        places.update(range(max(at - _HEAD, 0), at + 1))
        places.update(word.start() for word in _BEGINNING.finditer(text, max(at - _REACH, 0), at))
    return sorted(places)


def _within(place: int, parts: Iterable[Part]) -> bool:
    return any(part.start <= place < part.end for part in parts)


def _numbers(prose: Prose, match: re.Match[str]) -> Iterator[Mark]:
    """« lettres nos 7, 8 et 9 » names three."""
    several = match["many"] or match["row"] or re.search(r"[Nn](?:os|[°ºᵒ]s)\b", match[0])
    group = next(number for number in range(1, match.re.groups + 1) if (match[number] or "").isdigit())
    further, place = match, match.span(group)
    while True:
        yield Mark(str(int(prose.text[slice(*place)])), prose.span(*place))
        after = _FURTHER.match(prose.text, further.end()) if several else None
        if after is None:
            return
        further, place = after, after.span(1)


# ------------------------------------------------------------------------------------------------- the title

_TITLE_ENDING = (
    r"(?P<ending>re|ère|ere|er|ier|i?[eè]me|I?[EÈ]ME|nde?|[eèE°º]|ERE|ÈRE|RE|st|rd|th|TH|ST|ND|RD|mo|-?[mt]i|\.)"
)
_IN_FIGURES = late(
    rf"(?<![\w.,])(?P<number>\d{{1,4}})(?:{_SPACE}|-)?{_TITLE_ENDING}(?!\w){_BETWEEN}{_SPACE}(?:{_ONE}|{_BULLETIN}|issue)(?!\w)"
)
_BOUND = rf"(?={_SPACE}?(?:$|[-–—:,.()|/»]|(?:sur|on|de|du|about|for|o|о|mars|avril){_SPACE}))"
_WITH_SIGN = late(
    rf"(?:(?:{_ONE}|{_BULLETIN}){_QUALIFIED},?{_SPACE}(?:[–—-]{_SPACE})?\(?"
    rf"|(?:{_ONE})\b[^.;:!?\n]{{0,80}}?{_SPACE}(?:\(|[–—-]{_SPACE})"
    rf"|^|\bTEH{_SPACE}){_SIGN}{_SPACE}?(?P<number>\d{{1,3}}|{ROMAN})(?![\w%]|[\d,.]\d|{_SPACE}?%)"
)
_BARE = late(
    rf"(?:(?:{_ONE}|{_BULLETIN}){_QUALIFIED}|^[Ii]ssue|^ISSUE){_SPACE}(?P<number>\d{{1,3}}|(?=[IVXL]{{2}}){ROMAN})(?!\w){_BOUND}"
)
_ROMAN_ORDINAL = late(
    rf"(?<!\w)(?=[IVXL]{{2}}|[IVXL](?:e|r|è|th))(?P<number>{ROMAN})(?:e|ème|ère|re|th)?"
    rf"{_BETWEEN}{_SPACE}(?:{_ONE})(?!\w)"
)
_IN_WORDS = late(rf"(?<!\w)(?P<number>{IN_WORDS}){_BETWEEN}{_SPACE}(?:{_ONE}|{_BULLETIN}|issue)(?!\w)", re.IGNORECASE)
_ENGLISH_ENDINGS = ("st", "nd", "rd", "th")


def title_number(case: Case) -> Iterator[Finding]:
    """The title of letter 8 says « 8e lettre », whatever was copied from letter 7."""
    number = case.values.get("number") or case.manuscript.issue
    for prose in case.prose[:1]:
        for part in prose.parts:
            if part.kind == "title":
                yield from _about_title(prose, part, number)


def _about_title(prose: Prose, part: Part, number: int) -> Iterator[Finding]:
    title = prose.text[part.start : part.end]
    for pattern in (_IN_FIGURES, _WITH_SIGN, _BARE, _ROMAN_ORDINAL, _IN_WORDS):
        for match in pattern.finditer(title):
            said, start = value_of(match["number"]), part.start + match.start("number")
            ending = match["ending"] if pattern is _IN_FIGURES else ""
            end = part.start + match.end("ending" if ending else "number")
            found = prose.text[start:end]
            if said is not None and said != number:
                yield Finding("title-number", prose.span(start, end), {"found": found, "number": number})
                return
            if ending and (right := _ending(number, ending, match[0])) != ending:
                values = {"found": found, "right": f"{number}{right}"}
                fix = prose.edits(end - len(ending), end, right)
                yield Finding("title-number", prose.span(start, end), values, "ending", fix)
                return


def _ending(number: int, typed: str, words: str) -> str:
    """What an ordinal ends in, in the language of the ending that was typed, or of the word that it counts."""
    if typed in _ENGLISH_ENDINGS and re.search(r"lettre$|bulletin$", words) and not (number == 2 and typed == "nd"):
        return "re" if number == 1 else "e"
    if typed in _ENGLISH_ENDINGS:
        teens = 10 < number % 100 < 20
        return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if not teens else "th"
    if typed in ("re", "ère", "ere", "er", "ier") and number != 1:
        return "e"
    if typed in ("nd", "nde") and number != 2:
        return "e"
    if typed in ("e", "ème", "eme", "ième", "ieme", "è", "er", "ier") and number == 1:
        return "re"
    return typed
