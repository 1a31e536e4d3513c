"""Words that are surely wrong, without a dictionary: slips of the hand, missing accents, elisions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tehletter.diagnostics import Finding
from tehletter.prose import Prose
from tehletter.rules.rule import Case
from tehletter.rules.typography.lexicon import ACCENTED, AS_IN_ENGLISH, DOUBTFUL
from tehletter.rules.typography.misspellings import ENGLISH, FRENCH, NAMES, PHRASES
from tehletter.rules.typography.oversights import (
    oversights,
    oversights_in_english,
    oversights_in_french,
    oversights_in_serbian,
)
from tehletter.rules.typography.remark import SPACE, doubt, in_english, places_of, remark, words_of
from tehletter.rules.typography.search import late, matches

_PHRASES = tuple((words_of(phrase), phrase) for phrase in PHRASES)
_RARE_WORDS = frozenset(max(sorted(words), key=len) for words, _ in _PHRASES)
"""One word of each phrase: a text without any of them has none of the phrases."""
_FRENCH = frozenset({*FRENCH, *ACCENTED, *DOUBTFUL, *AS_IN_ENGLISH})
_ENGLISH, _NAMES = frozenset(ENGLISH), frozenset(NAMES)


def common_slip(case: Case) -> Iterator[Finding]:
    """What a careful reader marks without looking it up."""
    for prose in case.in_language("fr"):
        suspects = _suspects(prose.text, _FRENCH) | (words_of(prose.text) & _NAMES)
        yield from _misspelt(prose, suspects, _meant_in_french)
        yield from _phrases(prose)
        yield from _elisions(prose)
        yield from _odd_words(prose)
        yield from oversights_in_french(prose)
    for prose in case.in_language("en"):
        yield from _misspelt(prose, _suspects(prose.text, _ENGLISH), _meant_in_english)
        yield from oversights_in_english(prose)
    for prose in case.in_language("sr"):
        yield from oversights_in_serbian(prose)
    for prose in case.prose:
        yield from oversights(prose)


# ------------------------------------------------------------------------------------------- single words


Meant = Callable[[str], tuple[str, str] | None]


def _suspects(text: str, wrong: frozenset[str]) -> frozenset[str]:
    """The words of a text that are among these, whichever of their letters are capital."""
    words = words_of(text)
    present = wrong & frozenset("\n".join(words).casefold().split("\n"))
    return frozenset(word for word in words if word.casefold() in present) if present else present


def _misspelt(prose: Prose, suspects: frozenset[str], meant: Meant) -> Iterator[Finding]:
    for word in suspects:
        if answer := meant(word):
            variant, wanted = answer
            for place in places_of(word, prose.text):
                if prose.lang[:2] == "fr" and in_english(prose.text, *place):
                    continue
                if "/" in wanted:
                    yield doubt("common-slip", prose, place, wanted, variant)
                else:
                    yield remark("common-slip", prose, place, wanted, variant)


_ENGLISH_WORDS = frozenset(
    {"addresses", "aggression", "commission", "connection", "connections", "controller", "existance", "language"}
    | {"languages", "recommendation", "recommendations", "reflection", "traffic", "traffics", "victims"}
)
"""What is a slip in small letters alone: with a capital it may be an English name."""


def _meant_in_french(word: str) -> tuple[str, str] | None:
    """The variant of the message and what was meant."""
    low = word.casefold()
    if low in FRENCH and (word.islower() or low not in _ENGLISH_WORDS):
        return "", _cased(FRENCH[low], word)
    if word in NAMES:
        return "name", NAMES[word]
    known = ACCENTED.get(low) or DOUBTFUL.get(low)
    if word.islower() and (known or low in AS_IN_ENGLISH):
        return "accent", known or AS_IN_ENGLISH[low]
    if low in ACCENTED and len(low) > 4 and word[1:].islower() and ACCENTED[low][0] == low[0]:
        return "accent", ACCENTED[low].capitalize()
    if low.startswith("evenement") and low in DOUBTFUL and word[1:].islower():
        return "accent", " / ".join(part.capitalize() for part in DOUBTFUL[low].split(" / "))
    return None


def _meant_in_english(word: str) -> tuple[str, str] | None:
    low = word.casefold()
    return ("", _cased(ENGLISH[low], word)) if low in ENGLISH and word != "TEH" else None


def _cased(right: str, like: str) -> str:
    """A word with the capitals of another."""
    if like.isupper() and len(like) > 1:
        return right.upper()
    return right[0].upper() + right[1:] if like[0].isupper() else right


# ------------------------------------------------------------------------------------------- several words


def _phrases(prose: Prose) -> Iterator[Finding]:
    """Only those that stand in the text somehow are searched for; of two that overlap, the first and longest counts."""
    words = words_of(prose.text)
    if _RARE_WORDS.isdisjoint(words):
        return
    plain = _plain(prose.text)
    present = [phrase for parts, phrase in _PHRASES if parts <= words and phrase in plain]
    found = [match for phrase in present for match in _places_of_phrase(phrase, prose.text)]
    taken = -1
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        if match.start() < taken:
            continue
        taken = match.end()
        wanted = PHRASES[_plain(match[0])]
        if "'" in match[0]:
            wanted = wanted.replace("’", "'")
        note = doubt if "/" in wanted else remark
        yield note("common-slip", prose, match.span(), wanted)


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\n", " ").replace("'", "’")


def _places_of_phrase(phrase: str, text: str) -> Iterator[re.Match[str]]:
    words = re.escape(phrase).replace("\\ ", SPACE).replace("’", "[’']") + (r"\b" if phrase[-1].isalpha() else "")
    return re.finditer(rf"(?<![\w’'\-]){words}(?![\-’'])(?!{SPACE}seul)", text)


_VOWELS = (
    "ambassad|acteur|action|accord|accueil|agent|aide|âge|ambition|analyse|année|approche|appui|arrestation|article"
    "|assistance|association|attention|audition|autorité|avenir|avis|avocat|échange|école|économie|éducation|égalité"
    "|élection|émission|enfant|engagement|enquête|ensemble|entreprise|équipe|esclav|espace|esprit|État|étude|Europe"
    "|évaluation|événement|examen|exemple|expert|exploitation|identi|image|immigra|impact|importance|impunité"
    "|indépendance|information|initiative|inspect|institution|intégr|intérêt|intervention|objectif|occasion|œuvre|office"
    "|offre|opération|opinion|ordre|organi|origine|ouverture|ouvrage|outil|union|unité|université|urgence|usage"
    "|Ukraine|Autriche|Allemagne|Italie|Espagne|Albanie|Arménie|Azerbaïdjan|Irlande|Islande|Estonie|Afrique|Asie"
    "|Amérique|Angleterre|Union(?!{SPACE}Jack)|Assemblée|Organisation|Office|Ambassad|Agence|Association|Institut|Union"
).replace("{SPACE}", SPACE)
_ACRONYM = "OSCE|ONU|OTAN|UE|OIT|OIM|UNESCO|UNICEF|ONUDC|ONG"
_ELISION = late(
    rf"(?<![\w’'\-])(?:(?P<q>[Qq]ue|[Ll]orsque|[Pp]uisque|[Qq]uoique){SPACE}(?=(?:ils?|elles?|on|une?|eux|en|ici|après|avec|aucune?)\b(?![-’']))"
    rf"|(?P<i>[Ss]i){SPACE}(?=ils?\b)"
    rf"|(?P<c>[Cc]e){SPACE}(?=(?:est|était|étaient)\b(?!-))"
    rf"|(?P<n>[Nn]e){SPACE}(?=(?:est|a|ai|ont|avait|avaient|aura|aurait|avons|avez|était|étaient|y|en|existe|implique|exige)\b)"
    rf"|(?P<s>[Ss]e){SPACE}(?=(?:est|agit|agissait|était|étaient|engage\w*|élève\w*|inscri\w+|adresse\w*|appui\w+|étend\w*|impose\w*|appelle\w*)\b)"
    rf"|(?P<j>[Jj]e){SPACE}(?=(?:ai|avais|étais|espère|aime|invite|ajoute|adresse)\b)"
    rf"|(?P<u>[Jj]usque){SPACE}(?=(?:à|aux?|en|ici|alors|où)\b)"
    rf"|(?P<d>[DdLl][ea]){SPACE}(?=(?:{_VOWELS}))"
    rf"|(?P<a>[Dd]e|[Ll][ea]){SPACE}(?=(?:{_ACRONYM})\b)"
    rf"|(?P<du>[Dd]u|[Aa]u){SPACE}(?=(?:{_VOWELS})|(?:{_ACRONYM})\b))"
)
_MEETING = re.compile(
    rf"{SPACE}(?=[aeiouyAEIOUYÀ-ÖØ-öø-ÿœŒ])(?<=[aeiu].)"
    rf"(?:(?<=(?<![\w’'\-])(?:[CcDdJjLlNnSs]e|[DdLl]a|[Ss]i|[AaDd]u){SPACE})|(?<=[^\w’'\-][Qq]ue.)|(?<=sque.)|(?<=oique.))",
    re.DOTALL,
)
"""A space between a word that loses its vowel and a word that begins with one."""
_LENGTHS = (7, 6, 3, 2)
"""Of the words that do: « lorsque », « jusque », « que », « de »."""
_CONTRACTED = {"du": "de l’", "au": "à l’", "Du": "De l’", "Au": "À l’"}
_REST = late(r"[\w\-]*")


def _elisions(prose: Prose) -> Iterator[Finding]:
    meetings = [meeting.start() for meeting in _MEETING.finditer(prose.text)]
    places = (end - length for end in meetings for length in _LENGTHS if end >= length)
    for match in matches(_ELISION, prose.text, places):
        kind, text = match.lastgroup or "", prose.text
        rest = "".join(_REST.findall(text[match.end() : match.end() + 30])[:1])
        word, end = match[kind], match.end() + len(rest)
        if in_english(text, match.start(), end):
            continue
        if kind == "a" and word.casefold() == "de":
            yield doubt("common-slip", prose, (match.start(), end), f"{word} l’{rest}", "elision")
            continue
        start = _CONTRACTED[word] if kind == "du" else f"{word[:-1]}’"
        yield remark("common-slip", prose, (match.start(), end), start + rest, "elision")


# ------------------------------------------------------------------------------------------- odd words

_TRIPLE = late(r"([a-và-ÿœ])\1\1(?!\1)")
_COMMON = frozenset(
    {"les", "des", "une", "dans", "pour", "avec", "cette", "elle", "elles", "nous", "vous", "ils", "mais", "sur", "par"}
    | {"aux", "que", "qui", "est", "son", "ses", "leur", "notre"}
)
"""Words that « LEs » and « DAns » are slips of."""
_TWO_CAPITALS = late(r"(?![IVXLC]{2}(?:[eè]|i[eè]|er|re|nd))(?!MMes?\b)[A-ZÀ-ÖØ-Þ]{2}[a-zà-ÿœ]+")
_ACRONYMS = ("ONG", "PME", "PMI", "TPE", "CD", "DVD", "PDF", "SMS", "URL", "ETP", "OPJ", "BD", "VIP", "ETI")
_PLURALS = frozenset({*_ACRONYMS, *(f"{acronym}s" for acronym in _ACRONYMS)})
_PLURAL = late(rf"(?<![\w@#/.\-])(?:{'|'.join(_ACRONYMS)})(?:s|[’']s)(?![\w@/])")


def _odd_words(prose: Prose) -> Iterator[Finding]:
    text, words = prose.text, words_of(prose.text)
    for word in words if _TRIPLE.search("\n".join(words)) else ():
        if _TRIPLE.search(word) and len(set(word)) > 3:
            yield from (doubt("common-slip", prose, place, variant="letters") for place in places_of(word, text))
    for word in (word for word in words if word < "a" or word >= "À"):
        if word[:2].isupper() and _TWO_CAPITALS.fullmatch(word):
            low = word.lower()
            if low in _COMMON or not words.isdisjoint((low, low.capitalize(), low.upper())):
                yield from (doubt("common-slip", prose, place, variant="capitals") for place in places_of(word, text))
    if not words.isdisjoint(_PLURALS):
        for match in _PLURAL.finditer(text):
            yield remark("common-slip", prose, match.span(), match[0].rstrip("s").rstrip("’'"), "plural")
