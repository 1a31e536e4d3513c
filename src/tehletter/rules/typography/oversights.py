"""What a reader sees at once and no list of words holds: words parted or joined, letters among figures. Codes 4xx."""

from __future__ import annotations

from collections.abc import Iterator

from tehletter.diagnostics import Finding
from tehletter.prose import Prose
from tehletter.rules.typography.remark import SPACE, doubt, places_of, remark, words_of
from tehletter.rules.typography.search import at_figures, before_words, late

_RULE = "common-slip"

# -------------------------------------------------------------------------------------------------- French

_HERE = frozenset(word for name in ("celui", "celle", "ceux", "celles") for word in (name, name.capitalize()))
_PARTED_HERE = late(rf"(?:[Cc]elui|[Cc]elles?|[Cc]eux){SPACE}(?:ci|là)(?![\w’'\-])")
_SELF = late(
    rf"(?<![\w’'\-])(?:[Mm]oi|[Tt]oi|[Ll]ui|[Ee]lles?|[Ss]oi|[Nn]ous|[Vv]ous|[Ee]ux){SPACE}mêmes?(?![\w\-])"
    rf"(?!{SPACE}(?:si|s[’']|quand|lorsque|pas|en|dans|pour|à|après|avant)\b)"
)
_QUESTION = late(rf"(?:(?<!\w)Est|[Qq]u[’']est){SPACE}ce{SPACE}?(?=qu[ei’'])")
_QUESTION_END = tuple(f"st{space}ce" for space in " \u00a0\u202f\n")
_PARTED_T = late(rf"{SPACE}t-(?=(?:ils?|elles?|on)\b)")
_APOSTROPHE_T = late(rf"(?:{SPACE}|-)t[’'](?=(?:ils?|elles?|on)\b)")
_ONE_WORD = late(rf"(?<![\w’'\-])[Dd]e{SPACE}(?=une\b(?!{SPACE}(?:à|heure)))")
_ONE_WORD_END = tuple(f"e{space}une" for space in " \u00a0\u202f\n")
_BEFORE_CONSONANT = late(r"(?<![\w’'])[dl][’'](?=[BCDFGJKLMPQRSTVXZ][a-zà-ÿ]{2})")
_GREAT = ("Millions", "Million", "Milliards", "Milliard", "Milliers")
_CAPITAL_GREAT = late(rf"(?<=\d{SPACE})(?:Millions?|Milliards?|Milliers)\b")


def oversights_in_french(prose: Prose) -> Iterator[Finding]:
    """« celui ci », « elles mêmes », « a t-il », « d’Serbie », « 6 Millions »."""
    text, words = prose.text, words_of(prose.text)
    for match in before_words(_PARTED_HERE, text, _HERE & words, 0):
        yield _joined(prose, match.span(), match[0])
    for match in before_words(_SELF, text, {"même", "mêmes"} & words, 6):
        yield _joined(prose, match.span(), match[0])
    for match in before_words(_QUESTION, text, _QUESTION_END, 4):
        yield _joined(prose, match.span(), match[0].rstrip())
    for match in before_words(_PARTED_T, text, (" t-", "\u00a0t-", "\nt-"), 0):
        yield remark(_RULE, prose, (match.start() - 1, match.end()), f"{text[match.start() - 1]}-t-")
    for match in before_words(_APOSTROPHE_T, text, ("t’", "t'"), 1):
        yield remark(_RULE, prose, match.span(), "-t-")
    for match in before_words(_ONE_WORD, text, _ONE_WORD_END, 1):
        yield remark(_RULE, prose, (match.start(), match.end() + 3), f"{match[0][0]}’une", "elision")
    for match in before_words(_BEFORE_CONSONANT, text, ("d’", "l’", "d'", "l'"), 0):
        wanted = "de " if match[0][0] == "d" else ""
        place = (match.start(), match.end())
        yield remark(_RULE, prose, place, wanted) if wanted else doubt(_RULE, prose, place, "le, la")
    for match in before_words(_CAPITAL_GREAT, text, frozenset(_GREAT) & words, 0):
        yield remark("stray-capital", prose, match.span(), match[0].lower())


def _joined(prose: Prose, place: tuple[int, int], found: str) -> Finding:
    start = place[0]
    wanted = found
    for space in " \u00a0\u202f\n":
        wanted = wanted.replace(space, "-")
    return remark(_RULE, prose, (start, start + len(found)), wanted)


# ------------------------------------------------------------------------------------------- every language

_LETTER_O = late(r"(?<![\w.,])(?:\d+O+\d*|\d*O\d+)(?!\w)")
_PARTED_DECIMAL = late(r"(?<![\d,.])\d+ ,\d+(?!\d)")


def oversights(prose: Prose) -> Iterator[Finding]:
    """« 1O » with a letter for a nought, « 3 ,5 »."""
    text = prose.text
    for match in at_figures(_LETTER_O, text) if "O" in text else ():
        yield remark(_RULE, prose, match.span(), match[0].replace("O", "0"), "nought")
    for match in at_figures(_PARTED_DECIMAL, text) if " ," in text else ():
        yield remark(_RULE, prose, match.span(), match[0].replace(" ", ""))


# -------------------------------------------------------------------------------------------------- English

_AN = late(r"(?<![\w’'\-])[Aa]n (?=[bcdfgjklmnpqrstvwz][a-z]{2})(?!n (?:nth)\b)")
_SILENT = "honest|honou?r|hour|heir"
_A = late(
    rf"(?<![\w’'\-])[Aa] (?=[aio](?!ne\b|nce\b|ne-|neself)[a-z]{{2}}|e(?!u|w)[a-z]{{2}}"
    rf"|u(?:n(?!i|a)|p|r(?!a)|s(?!e|u|a|i)|t(?!e|i|o))[a-z]|(?:{_SILENT}))"
)
_NATIONS = frozenset(
    {"english", "french", "german", "austrian", "serbian", "russian", "ukrainian", "european", "italian", "spanish"}
    | {
        "british",
        "american",
        "albanian",
        "bosnian",
        "croatian",
        "hungarian",
        "romanian",
        "bulgarian",
        "greek",
        "turkish",
    }
)
_MODALS = frozenset({"could", "would", "should", "must", "might"})
_OF = late(r"(?:could|would|should|must|might) of\b(?! course)")


def oversights_in_english(prose: Prose) -> Iterator[Finding]:
    """“an complaint”, “a honest”, “could of”."""
    text, words = prose.text, words_of(prose.text)
    for match in before_words(_AN, text, {"an", "An"} & words, 0):
        yield remark(_RULE, prose, match.span(), match[0].replace("n ", " "))
    for match in before_words(_A, text, ("a ", "A "), 0):
        yield remark(_RULE, prose, match.span(), match[0].replace(" ", "n "))
    for word in _NATIONS & words:
        yield from (remark(_RULE, prose, place, word.capitalize(), "name") for place in places_of(word, text))
    for match in before_words(_OF, text, _MODALS & words, 0):
        yield remark(_RULE, prose, match.span(), match[0].replace(" of", " have"))


# -------------------------------------------------------------------------------------------------- Serbian

_SERBIAN = (
    *("Januar", "Februar", "Mart", "April", "Maj", "Jun", "Jul", "Avgust", "Septembar", "Oktobar", "Novembar"),
    *("Decembar", "Septembr", "Oktobr", "Novembr", "Decembr", "Ponedeljak", "Ponedeljk", "Utorak", "Utork", "Sred"),
    *("Četvrtak", "Četvrtk", "Petak", "Petk", "Subot", "Nedelj"),
)
_BEFORE = "od|do|u|iz|za|krajem|početkom|sredinom|tokom|svakog|svake|prošlog|prošle|ovog|ove|sledećeg|sledeće|do kraja"
_CAPITAL_DAY = late(rf"(?<!\w)(?:{_BEFORE}) (?P<day>(?:{'|'.join(_SERBIAN)})(?:a|u|om|em|e|i)?)\b")


def oversights_in_serbian(prose: Prose) -> Iterator[Finding]:
    """„od Januara“, „svakog Ponedeljka“."""
    for match in before_words(_CAPITAL_DAY, prose.text, _SERBIAN, 11):
        yield remark(_RULE, prose, match.span("day"), match["day"].lower())
