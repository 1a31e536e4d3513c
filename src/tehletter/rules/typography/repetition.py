"""Words that stand twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq

from tehletter.diagnostics import Edit, Finding
from tehletter.prose import HIDDEN, Prose
from tehletter.rules.rule import Case
from tehletter.rules.typography.words import LETTER, listed, tongue

_WORDS = re.compile(r"\w+")
_GAP = r"[ \u00a0\u202f\n]"
_TWICE = re.compile(rf"(?<![\w’'-])({LETTER}++)(?:{HIDDEN}?{_GAP}++)(\1)(?![\w’'-])", re.IGNORECASE)
_ELIDED = re.compile(
    rf"(?<![\w’'-])((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)[’']{LETTER}++)(?:{_GAP}++)(\1)(?![\w’'-])", re.IGNORECASE
)
_ELIDED_TWICE = re.compile(r"(?<![\w’'-])([cdjlmnst]|qu)[’'](\1[’'])", re.IGNORECASE)
_YEAR = re.compile(
    r"(?<![\d.,+-])(?<!\d[ \u00a0\u202f])((?:19|20)\d\d)[ \u00a0\u202f](\1)(?![ \u00a0\u202f]?\d|[.,-]\d)"
)
_PAIR = re.compile(
    rf"(?<![\w’'-])((?:{LETTER}++)[ \u00a0\u202f](?:{LETTER}++))(?:{_GAP}++)(\1)(?![\w’'-])", re.IGNORECASE
)

_JOINING = {
    "fr": listed(
        "le la les un une des du de à au aux et ou où mais donc car ni or que qui dont quoi dans par pour sur "
        "sous avec sans chez vers entre ce cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos je "
        "tu il elle on ils elles se ne est sont a ont était étaient été sera seront avait avaient ainsi aussi "
        "comme si quand lorsque afin puis alors depuis après avant pendant contre selon lors y dès pas"
    )
    - {"si", "a", "y", "ni"},
    "en": listed(
        "the a an of to and or for with by from at are were was be we they he she their our your his my this "
        "these those not but than if which whom whose would could should must has its as into between under "
        "about because while when where there against will is it during through without within"
    ),
    "sr": listed(
        "je su se u i na za sa od do iz o po kod pri pred među kroz koji koja koje kojih kojima kao ali ili ne "
        "će bi li ovaj ova ovo taj ta svoj svoje svoju njihov njegov iako dok ako jer protiv prema posle zbog "
        "bez oko između nego već još је су се у и на за са од до из о по код при пред међу кроз који која које "
        "којих којима као али или не ће би ли овај ова ово тај та свој своје своју њихов његов иако док ако јер "
        "против према после због без око између него већ још"
    ),
}
"""Words that say nothing twice: the second goes."""

_RIGHT = listed(
    # fr
    "nous vous si non oui très là ha hé ho hi ah eh bla chut toc tic tac tam cha hop vite petit peu bien en faire fait "
    "tout tous plus moins mieux même trop encore toujours jamais lui eux moi toi droit elle jour tour mot pouvoir "
    "être avoir joli grand bon doux merci bravo bonjour bis gnan dada ouh "
    # en
    "that had in on her you do no very so now bye many much really long far well good old same there what who up "
    "yes never more please too out over all again bang knock "
    # sr
    "da vrlo veoma samo malo jako sve tu to šta da-da nikad да врло веома само мало јако све ту то шта никад"
)
"""Words that may rightly stand twice: « nous nous réunissons », “that that clause”, „da da izjavu“."""

_NOUN = re.compile(
    r".{2,}(?:tions?|sions?|tés?|eurs?|ismes?|ments?|aux|iers?|ières?|nces|ques|ité|ness|ity|ies|ship|hood|ost|nje|nja"
    r"|ство|ост|ње)|.{4,}[sx]"
    r"|victime|personne|femme|homme|enfant|membre|ministre|groupe|titre|article|chapitre|problème|système|histoire"
    r"|affaire|police|justice|année|semaine|journée|traite|humain|europe|pays|état|conseil|projet|droits|convention"
    r"|nouvel|nouveau|nouvelle|premier|première|dernier|dernière|grande|petite|autre|europ.*|internation.*|nation.*"
    r"|victim|woman|child|member|group|council|report|human|people|country|first|last|new|other|žrtava|žrtve|жртава"
)
"""Words that are hardly ever subject and verb at once, as in « la traite traite »."""
_VERBS = listed("traite report people sens cas dans montent vers puis")
_RIGHT_AFTER = {
    "est": re.compile(r"(?i:nord|sud) ?\Z"),
    "pas": re.compile(r"(?i:\b(?:une?|ce|le|du|son|ses|les|des|deux|trois|faux|premiers?|quelques|à|chaque)) \Z"),
    "is": re.compile(r"(?i:\b(?:what|who|where|how|why|all|that|which|thing|it|he|she|there)\b[^.!?]*)\Z"),
    "will": re.compile(r"(?i:\b(?:the|an?|his|her|their|its|free|good|last|political)) \Z"),
    "it": re.compile(r"\w[^.!?]*\Z"),
}
"""What stands before two like words that are right: « le faux pas pas vu », “what it is is”."""

_PAIRS = {
    "fr": (
        listed("de à dans sur par pour avec que qui et en sous entre sans vers comme est sont a ont"),
        listed(
            "la le les une des ce cette ces cet son sa ses leur leurs nos notre il elle on ils elles ne se nous vous"
        ),
    ),
    "en": (
        listed("of in to on for at by with from and that as is are was"),
        listed("the a an its their our this these those it they we"),
    ),
    "sr": (listed("u na za od do da i sa je су у на за од до да и са је"), listed("je se su su toj tom ово се су је")),
}


def repeated_word(case: Case) -> Iterator[Finding]:
    """« de de », “the the”, „je je“: also over the end of a line, and two words said twice."""
    for prose in case.prose:
        if not _twins(prose.text):
            continue
        lang = tongue(prose.lang)
        for match in _TWICE.finditer(prose.text):
            if (mends := _judged(prose.text, match, lang)) is not None:
                yield _finding(prose, match, _without_second(prose, match) if mends else ())
        for match in _YEAR.finditer(prose.text):
            yield _finding(prose, match, _without_second(prose, match))
        if lang == "fr":
            yield from _elided(prose)
        if lang in _PAIRS:
            yield from _pairs(prose, *_PAIRS[lang])


def _twins(text: str) -> bool:
    """Whether any word, or any two, stand twice in a row: found at once, where none do."""
    words = _WORDS.findall(text.lower())
    return any(map(eq, words, words[1:])) or b"\1\1" in bytes(map(eq, words, words[2:]))


def _elided(prose: Prose) -> Iterator[Finding]:
    for match in _ELIDED.finditer(prose.text):
        yield _finding(prose, match, _without_second(prose, match))
    for match in _ELIDED_TWICE.finditer(prose.text):
        yield _finding(prose, match, prose.edits(*match.span(2), ""))


def _pairs(prose: Prose, firsts: frozenset[str], seconds: frozenset[str]) -> Iterator[Finding]:
    for match in _PAIR.finditer(prose.text):
        first, second = match[1].lower().split()
        if first in firsts and second in seconds and match[2][0].islower():
            yield _finding(prose, match, _without_second(prose, match))


def _finding(prose: Prose, match: re.Match[str], fix: tuple[Edit, ...]) -> Finding:
    return Finding("repeated-word", prose.span(*match.span(2)), {"words": match[2]}, fix=fix)


def _judged(text: str, match: re.Match[str], lang: str) -> bool | None:
    """Whether the second of two like words can go; None where both may be right."""
    first, second = match[1], match[2]
    word = second.lower()
    if second[0].isupper() and not (first.isupper() or (first == second and word in _JOINING.get(lang, ()))):
        return None  # « lire le Le Monde »
    if word in _JOINING.get(lang, ()):
        right = _RIGHT_AFTER.get(word)
        if right and right.search(text, max(match.start() - 40, 0), match.start()):
            return None
        east = word == "est" and first[0].isupper()
        return None if east or (len(word) == 1 and not first.islower()) else True
    if len(word) < 4 or word in _RIGHT or (first[0].isupper() and second[0].isupper()):
        return None
    return False if _NOUN.fullmatch(word) and word not in _VERBS else None


def _without_second(prose: Prose, match: re.Match[str]) -> tuple[Edit, ...]:
    """With the space before it; at the beginning of a line, with the space behind it."""
    start, end = match.span(2)
    gap = match.end(1) + (prose.text[match.end(1)] == HIDDEN)
    if "\n" not in prose.text[gap:start]:
        return prose.edits(gap, end, "")
    if prose.text[start - 1] == "\n" and prose.text[end : end + 1] == " ":
        return prose.edits(start, end + 1, "")
    return ()
