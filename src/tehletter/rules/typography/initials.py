"""Capitals: with their accents, and only where they belong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tehletter.diagnostics import Finding
from tehletter.prose import EDGE, Prose
from tehletter.rules.rule import Case
from tehletter.rules.typography.lexicon import ACCENTED, AS_IN_ENGLISH, CAPITALS, DOUBTFUL, LONGEST_STEM, STEMS, bare
from tehletter.rules.typography.remark import (
    DAYS,
    MONTHS,
    SPACE,
    doubt,
    in_english,
    opens,
    places_of,
    remark,
    words_of,
)
from tehletter.rules.typography.search import before_words, late

# ------------------------------------------------------------------------------------------- accents

_LATIN_LETTERS = late("[a-zà-ÿœ]+")
_FOREIGN = late(r"(?:ics?|ing|ly|ty|gy|my|cy|ry|ian|ist|ical|tional|tors?|ated?)\Z")
_LEFT_ALONE = {"Echo", "Echos", "Elan", "Ecu", "Ecus"}


def unaccented_capital(case: Case) -> Iterator[Finding]:
    """Capitals keep accents and cedillas (Imprimerie nationale, « accentuation des majuscules »)."""
    for prose in case.in_language("fr"):
        for word in (word for word in words_of(prose.text) if word < "a"):  # with a capital
            if wanted := _with_its_accent(word):
                for place in places_of(word, prose.text):
                    if not in_english(prose.text, *place):
                        yield _accent(prose, place, wanted)
        yield from _preposition(prose)
        yield from _cedilla(prose)


def _accent(prose: Prose, place: tuple[int, int], wanted: str) -> Finding:
    if "/" in wanted or not wanted:
        return doubt("unaccented-capital", prose, place, wanted, "doubtful")
    return remark("unaccented-capital", prose, place, wanted)


def _with_its_accent(word: str) -> str:
    """A word with the accents that its capitals lack; nothing where it lacks none."""
    first = word[0]
    if first in "EAIO" and word[1:].islower() and word not in _LEFT_ALONE:
        if first == "E" and _has_a_stem(word) and _LATIN_LETTERS.fullmatch(word, 1) and not _FOREIGN.search(word):
            return ACCENTED.get(word.casefold(), f"é{word[1:]}").capitalize()
        return CAPITALS.get(word, "")
    if len(word) > 3 and word.isupper():
        return _loud(word.casefold())
    return ""


def _has_a_stem(word: str) -> bool:
    return any(word[1:end] in STEMS for end in range(3, LONGEST_STEM + 2))


def _loud(low: str) -> str:
    """The same for a word of capitals."""
    known = ACCENTED.get(low) or AS_IN_ENGLISH.get(low) or DOUBTFUL.get(low)
    if known:
        return known.upper()
    if len(low) > 5 and low[0] == "e" and _has_a_stem(low) and not _FOREIGN.search(low) and bare(low) == low:
        return f"É{low[1:].upper()}"
    return ""


_AFTER_A = (
    "bientôt|ce|cet|cette|ces|celles?|celui|ceux|cela|cause|chaque|chacun|chacune|charge|compter|condition|côté|défaut"
    "|demain|droite|gauche|force|grand|huis|jamais|juste|la|leurs?|laquelle|long|mesure|mi-chemin|mi-parcours|moins|mon"
    "|moyen|court|nos|notre|nouveau|partir|part|peine|peu|plusieurs|présent|priori|propos|proximité|quand|quel|quelle"
    "|quels|quelles|quelques|qui|quoi|sa|savoir|ses|son|supposer|terme|tel|telle|titre|tort|tous|tout|toute|toutes"
    "|travers|trop|un|une|vos|votre|vrai|vue|ma|mes|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|vingt|trente"
    "|cent|mille|midi|minuit|aujourd|aucun|aucune|elle|eux|lui|nous|vous|elles|moi|toi|l’heure|bord|domicile|égalité"
    "|distance|table|la|le|long|haut|bas|peine|vie|pied|nouveau|terre|première|plus|plein|court|ciel"
)
_INFINITIVE = r"[a-zà-ÿ]{2,}(?:er|ir|dre|ire|oir|tre|vre|aire|oire)"
_PLACES = (
    "Vienne|Paris|Genève|Varsovie|Belgrade|Bruxelles|Strasbourg|Londres|Berlin|Rome|Madrid|Lisbonne|Athènes|Prague"
    "|Budapest|Bucarest|Sofia|Zagreb|Sarajevo|Skopje|Tirana|Pristina|Podgorica|Ljubljana|Kiev|Kyiv|Moscou|Minsk|Riga"
    "|Vilnius|Tallinn|Helsinki|Stockholm|Oslo|Copenhague|Dublin|Luxembourg|Berne|Ankara|Istanbul|Bakou|Erevan|Tbilissi"
    "|Astana|Tachkent|Bichkek|Douchanbé|Achgabat|Chisinau|Nicosie|Malte|Chypre|Monaco|Washington|New|Ottawa|Montréal"
    "|Palerme|Milan|Turin|Venise|Marseille|Lyon|Lille|Nantes|Toulouse|Bordeaux|Nice|Rennes|Calais|Hambourg|Munich"
    "|Salzbourg|Innsbruck|Graz|Novi|Niš|Kragujevac|Cracovie|Barcelone|Séville|Maastricht|Rotterdam|Amsterdam|Anvers"
    "|Tunis|Alger|Rabat|Le|La|Noël|Pâques|Cuba|Hawaï|Kaboul|Tokyo|Pékin|Ouagadougou|Dakar|Lampedusa|Lesbos"
)
_A = late(
    rf"A(?<!\wA)(?={SPACE}(?:(?:{_AFTER_A}|{_INFINITIVE})\b(?![’'\-](?!elle))|l[’'][a-zà-ÿA-ZÀ-Þ]|qu[’']|aujourd[’']|(?:dix|vingt|trente|quarante|cinquante|soixante|quatre|cent)-[a-z]"
    rf"|(?:{_PLACES})\b|[A-ZÀ-Þ][a-zà-ÿ]{{3,}},{SPACE}"
    rf"|\d[\d \u00a0\u202f,]*{SPACE}?(?:h\b|heures?|ans|jours?|mois|km|kilomètres|mètres|%|€|euros|reprises|minutes"
    rf"|personnes|pays)))"
)
_LOUD_A = late(
    rf"A(?<=[A-ZÀ-Þ]{{3}}{SPACE}A)(?={SPACE}(?:L[’'][A-ZÀ-Þ]{{2}}|LA{SPACE}|VIENNE\b|PARIS\b|GENÈVE\b|TOUS\b|CE{SPACE}))"
)
_LATIN = late(rf"{SPACE}(?:priori|posteriori|fortiori|contrario|minima|maxima|cappella|giorno|pari|silentio)\b")


def _preposition(prose: Prose) -> Iterator[Finding]:
    """« À » where a sentence begins with the preposition; « A » is the verb, a letter, or Latin."""
    text = prose.text
    if "A" in words_of(text):
        for match in _A.finditer(text):
            start, end = match.span()
            if opens(text, start) and not _LATIN.match(text, end) and not in_english(text, start, end):
                yield remark("unaccented-capital", prose, (start, end), "À", "preposition")
        for match in _LOUD_A.finditer(text):
            yield remark("unaccented-capital", prose, match.span(), "À", "preposition")


_CA = late(
    rf"Ca(?<!\wCa)(?={SPACE}(?:va|se|ne|n[’']|s[’']|y|fait|peut|a|suffit|marche|veut|doit|me|te|nous|vous|commence|arrive|reste"
    r"|recommence|continue|ressemble|signifie|tient|passe|existe|coûte|vaut|semble|tombe|aide|marchait|suffira"
    r"|devient|sera|serait|était|avait|change|compte|prend|permet|dépend|donne|sert|vient|allait|alors)(?!\w)|,?\Z)"
)


def _cedilla(prose: Prose) -> Iterator[Finding]:
    if "Ca" in words_of(prose.text):
        for match in _CA.finditer(prose.text):
            if opens(prose.text, match.start()):
                yield remark("unaccented-capital", prose, match.span(), "Ça")


# ------------------------------------------------------------------------------------------- stray capitals

_CAPITAL_MONTHS = "|".join(month.capitalize() for month in MONTHS)
_CAPITAL_DAYS = "|".join(day.capitalize() for day in DAYS)
_PEOPLES = (
    "Français|Serbe|Russe|Ukrainien|Allemand|Italien|Autrichien|Européen|Américain|Britannique|Espagnol|Suisse|Belge"
    "|Polonais|Portugais|Grec|Hongrois|Roumain|Bulgare|Croate|Bosnien|Albanais|Turc|Néerlandais|Suédois|Norvégien"
)
_BEARERS = (
    "langue|littérature|république|République|gouvernement|présidence|délégation|ambassade|ambassadeur|ambassadrice"
    "|autorités|police|justice|législation|ministre|ministère|parlement|armée|droit|culture|presse|société|entreprise"
    "|association|victimes|nationalité|initiative|capitale|diplomatie|diplomate|institutions|politique|territoire"
)
_STRAY = late(
    rf"(?<![\w’'\-])(?:le|ce|chaque|au|les|ces){SPACE}(?P<day>{_CAPITAL_DAYS})(?!{SPACE}(?:\d|[Ss]aint|[Gg]ras|[Nn]oir|des\b"
    rf"|[Rr]ouge|[Ss]oir\b))(?=s?\b)"
    rf"|\b(?:en|mois{SPACE}de|mois{SPACE}d[’']|[Ff]in|[Dd]ébut|courant|[Dd]epuis|[Dd]ès|[Aa]vant|[Aa]près|fin{SPACE}de|début{SPACE}de|jusqu[’']en){SPACE}?(?P<month>{_CAPITAL_MONTHS})(?!\w)(?!{SPACE}(?:19)?68)"
    rf"|(?<=[a-zà-ÿ,]{SPACE})(?P<dated>{_CAPITAL_MONTHS})(?={SPACE}(?:19|20)\d\d\b)(?!{SPACE}1968)"
    rf"|\b(?:en|langue|traduite?s?{SPACE}du|traduction{SPACE}du){SPACE}(?P<tongue>Français|Anglais|Allemand|Serbe|Russe|Espagnol|Italien|Ukrainien)(?={SPACE}?(?:[.,;:)!?»]|et\b|ou\b|{EDGE}))"
    rf"|\b(?:{_BEARERS}){SPACE}(?P<people>(?:{_PEOPLES})(?:ne|e|que)?s?)(?![\w’'\-])"
    rf"|\b(?:Union|Commission|Communauté|Conseil|Parlement|Cour|Assemblée|Premier|Première|États|Affaires|Représentation)"
    rf"{SPACE}(?P<institution>Européenn?e?|Permanente?|Ministériel|Nationale|Ministre|Membres|Participants|Étrangères)(?![\w’'\-])"
)
_ADJECTIVES = {
    "Union": ("Européenne",), "Commission": ("Européenne",), "Communauté": ("Européenne",),
    "Conseil": ("Européen", "Permanent", "Ministériel"), "Parlement": ("Européen",), "Cour": ("Européenne",),
    "Assemblée": ("Nationale",), "Premier": ("Ministre",), "Première": ("Ministre",),
    "États": ("Membres", "Participants"), "Affaires": ("Étrangères",), "Représentation": ("Permanente",),
}  # fmt: skip


_CAPITALISED = frozenset(
    {name.capitalize() for name in (*DAYS, *MONTHS)}
    | {f"{day.capitalize()}s" for day in DAYS}
    | {
        "Anglais",
        "Ministre",
        "Membres",
        "Participants",
        "Étrangères",
        "Nationale",
        "Ministériel",
        "Permanent",
        "Permanente",
    }
    | {people + ending for people in _PEOPLES.split("|") for ending in ("", "s", "e", "es", "ne", "nes", "que", "ques")}
)
"""What may have a capital without need; the pattern begins at most `_REACH` characters before it."""
_REACH = 18


def stray_capital(case: Case) -> Iterator[Finding]:
    """Days, months, languages and adjectives have none (Imprimerie nationale, « majuscules et minuscules »)."""
    for prose in case.in_language("fr"):
        for match in before_words(_STRAY, prose.text, _CAPITALISED & words_of(prose.text), _REACH):
            kind = match.lastgroup or ""
            found, place = match[kind], match.span(kind)
            first = re.split(SPACE, match[0], maxsplit=1)[0]
            if kind == "institution" and found not in _ADJECTIVES[first]:
                continue
            if in_english(prose.text, *place):
                continue
            yield remark("stray-capital", prose, place, found[0].lower() + found[1:])
