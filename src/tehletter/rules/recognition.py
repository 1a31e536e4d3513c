"""In which language words are: known by the small words that no sentence does without. Closed lists, no statistics."""

from __future__ import annotations

import re
from functools import cache, lru_cache

_FRENCH = """
    le la les l’ un une des du de d’ au aux ce cet cette ces mon ma mes son sa ses notre nos votre vos leur leurs
    et ou mais donc or ni car que qu’ qui quoi dont où quand comme si lorsque lorsqu’ puisque parce quoique afin
    je j’ tu il elle on nous vous ils elles se s’ me m’ te lui y en eux ne n’ pas plus jamais rien aucun aucune
    est sont était étaient sera seront serait soit être été ont avait avaient aura auront avoir eu fait faut peut
    peuvent doit doivent dans sur sous pour par avec sans entre vers chez contre depuis pendant avant après selon
    très aussi ainsi encore toujours déjà alors c’ cela ceci celui celle ceux celles tout toute tous toutes même
    autre autres chaque plusieurs quelques puis lire voir
    jusqu’ dès lors parmi envers malgré voici voilà ici là moins beaucoup
"""
_ENGLISH = """
    the a an of and or but nor for to from with without by at in on into onto upon over under between among through
    during against about after before since until within across is are was were be been being am has have had do does
    did will would shall should can could must may might not no this that these those there here it its he she they
    them their his her him we us our you your who whom whose which what when where why how if than then as so such
    all any both each every some other another more most only also very yet while because although whether
"""
_GERMAN = """
    der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine keinen von vom zu zum zur
    mit für auf aus bei nach über unter durch gegen ohne um vor zwischen im ins am ist sind war waren wird werden
    wurde wurden hat haben hatte kann können muss müssen soll sollen sich auch nur noch wie als dass wenn weil wer
    was wir sie ihr ihre ihren unser unsere ich er es man mehr sehr alle diese dieser dieses jeder jede doch seit
"""
_SERBIAN = """
    i a ali ili nego već pa te ni da li je su sam smo ste si bio bila bilo bili biti bi nije nisu jeste će ću ćemo
    u na za od do iz sa s o po pri kod kroz nad pod pred bez između protiv posle nakon pre zbog radi prema preko
    uz niz oko što šta ko koji koja koje kojih kojima kojim koju kojoj kog kao kako kad kada gde gdje gdje jer ako
    dok se ga mu joj ih im nas nam vas vam mi vi on ona oni one ono njih njima njegov njen njihov naš naša naše
    ovo ova ovaj ove ovih to ta taj te tih tog tome toga sve svi svih svako svaka svaki samo još može mogu mora
    moraju treba ima imaju nema nemaju više vrlo veoma takođe ne ja ti
"""
_COMMON = {
    "en": """about freedom human rights right victim victims trafficking people children women men slavery work law
        together nothing first help world life never always again free stop end new must speak state states policy
        better everyone nobody consent irrelevant know knows our make take come give say said see need needs day time
        way good name shame hope care""",
    "fr": """droits droit homme femmes enfants victimes traite êtres humains liberté égalité fraternité loi rapport
        ensemble travail monde vie police jamais toujours libre aide secours esclavage protection vivre dire voir
        temps jour bien""",
    "de": """menschen menschenhandel rechte recht freiheit kinder frauen opfer arbeit gesetz bericht gemeinsam leben
        welt würde hilfe staat polizei zeit tag""",
    "sr-Latn": """ljudi ljudska ljudskih prava pravo sloboda žrtve žrtva žrtava deca žene trgovina trgovine ljudima
        zakon izveštaj zajedno život svet pomoć policija ropstvo rad država dan vreme""",
}
_LETTERS = dict(zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш", strict=True))
_LETTERS |= {"lj": "љ", "nj": "њ", "dž": "џ"}
_LETTER = re.compile("lj|nj|dž|.")

CYRILLIC = re.compile("[\u0400-\u052f]")
WORD = re.compile(r"[^\W\d_]+[’']?")
TONGUES = ("en", "fr", "de", "sr-Latn", "sr-Cyrl")
"""The languages that are recognised."""


def in_cyrillic(words: str) -> str:
    """Serbian words in small Latin letters, written in Cyrillic (Pravopis: every letter has its other)."""
    return _LETTER.sub(lambda letter: _LETTERS.get(letter[0], letter[0]), words)


@cache
def small_words(tongue: str) -> frozenset[str]:
    """The small words of a language, in small letters; elided ones with their apostrophe."""
    if tongue == "sr-Cyrl":
        return frozenset(in_cyrillic(word) for word in small_words("sr-Latn"))
    lists = {"fr": _FRENCH, "en": _ENGLISH, "de": _GERMAN, "sr-Latn": _SERBIAN}
    return frozenset(lists[tongue].split())


@cache
def common_words(tongue: str) -> frozenset[str]:
    """Words that letters on this subject hold in a language."""
    if tongue == "sr-Cyrl":
        return frozenset(in_cyrillic(word) for word in common_words("sr-Latn"))
    return frozenset(_COMMON[tongue].split())


_SHARED = {
    "fr": "la de en un que se si me te no plus son tout par",
    "en": "but an as if",
    "sr-Latn": "one to me do sam pod on",
}
"""What a language shares with its neighbours, and so proves nothing: « un but », “a plus”, “la”."""


@cache
def telling_words(tongue: str, own: str) -> frozenset[str]:
    """The small words by which a language is told from another; single letters prove nothing."""
    words = small_words(tongue) - small_words(own) - set(_SHARED.get(tongue, "").split())
    return frozenset(word for word in words if len(word) > 1)


def tongue_of(tag: str, text: str) -> str:
    """Which of the recognised languages a tag means, "" for none; `sr` alone by the letters of the text."""
    language = tag.partition("-")[0]
    if language == "sr":
        if "Latn" in tag or "Cyrl" in tag:
            return "sr-Latn" if "Latn" in tag else "sr-Cyrl"
        sample = text[:4000]
        return "sr-Cyrl" if 2 * len(CYRILLIC.findall(sample)) > sum(map(str.isalpha, sample)) else "sr-Latn"
    return language if language in TONGUES else ""


@lru_cache(maxsize=4096)
def known_as(word: str) -> str:
    """A word as the lists have it."""
    small = word.lower().replace("'", "’")
    return small if (small.endswith("’") and len(small) <= 3) or small in ("jusqu’", "lorsqu’") else small.rstrip("’")


def likely_tongue(words: frozenset[str], own: str) -> str:
    """The other language in which a whole text must be, "" where it may be in its own."""
    for tongue in TONGUES:
        if tongue != own:
            found = len(words & telling_words(tongue, own))
            if found >= 8 and found > 3 * len(words & telling_words(own, tongue)):
                return tongue
    return ""
