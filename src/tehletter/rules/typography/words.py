"""What the rules of typography know of words: abbreviations, words that only join others, and classes of letters."""

from __future__ import annotations

from tehletter.prose import HIDDEN

BLANK = "[ \u00a0\u2000-\u200a\u202f\u205f]"
"""One space of any width, for use in patterns."""
BLANKS = " \u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
LOWER = "a-zß-öø-ÿœšđčćžа-яђјљњћџѐё"
UPPER = "A-ZÀ-ÖØ-ÞŒŠĐČĆŽЀ-Я"
LETTER = r"[^\W\d_]"

_FRENCH = """
    adj adr alin ann app appr appart approx apr arr arrdt art auj av avr bd biblio bibliogr boul bull c-à-d cap cf ch
    chap chron cie circ civ cl coll cons const corr crim déc dép dépt dest dim dir div doc dr éd édit éds encycl env
    etc ét évent ex excl exp fac fasc févr fig fol fr fréq gal gouv grav hab hist ill imp impr inc incl inf inéd inst
    int intern inv janv jeu juil juill jur lat lib litt loc lun mar masc mat max mém mer mgr min minist ms nat nb nbre
    nom not nov obs oct op opp ord orig p-ex p par parag pénal pl pop pp pr préf prés préc princ priv prof prov publ
    réf réimp rem rens rép repr req rés rev rubr sam sc sect sept ser sess soc spéc sq sqq ss st ste stat suiv sup
    suppl sur syn t tab tél temp théol tit tom trad trib trim univ us v val var vol vs zool
"""
_ENGLISH = """
    al anon app approx apr art assoc assn aug ave avg ca capt cf ch chap co col conf cont corp ct dec dept dir div doc
    dr ed edn eds eg encl eng esp est etc ext feb fig figs fr fri gen gov govt hon ibid ie illus inc incl inst int intl
    jan jr jul jun lt ltd maj mar max min misc mon mr mrs ms mt natl no nos nov oct op org orig par para pl pop pp
    pref prof prov pt pub pvt rd ref refs rep rev sat sec sect sen sep sept ser sgt sq sr st sub suppl sun supp thu
    thur thurs tr trans tue tues univ vol vols vs viz wed
"""
_SERBIAN = """
    br bul č čl dan dipl dir dok dol dr doc dž ed fig g gđa gđica god gr hrv i-dr ing inž ist itd itsl izd jed kbr
    knj lat lok m max međ mil min mlrd mlađ mn mr n nar npr nr obl odn odr ok op opšt org os o-g par pl pog pok pr
    pred prev prim prof primed prir pribl r razg red rus s sa sek skr sl slav srp st str stsl sv šk tab tač tel tj tov
    tz tzv ul up us uz v vd vid vs zak zb zn
    бр бул ч чл дан дипл дир док дол др доц ед г гђа год гр итд инж изд књ лат м мил мин млрд мр н нпр одн општ пар пл
    погл пок пр пред прев прим проф р ред с сек скр сл срп ст стр св таб тач тел тј тзв ул уп в вид зак зб
"""

ABBREVIATIONS = {
    "fr": frozenset(_FRENCH.split()),
    "en": frozenset(_ENGLISH.split()),
    "sr": frozenset(_SERBIAN.split()),
}
EVERY_ABBREVIATION = frozenset[str]().union(*ABBREVIATIONS.values())


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written as one text."""
    return frozenset(words.split())


BEGINNERS = {
    "fr": listed(
        "le la les un une il elle ils elles on nous vous ce cette ces cet mais et car or donc puis dans pour en au aux "
        "à sur son sa ses leur leurs notre nos aucun aucune chaque plusieurs depuis après avant lors si quand comme "
        "c’est c'est cela ceci tous toutes enfin ainsi par"
    ),
    "en": listed(
        "the a an it he she they we you this that these those there here but and in on at for his her their our its "
        "when where if as many some all every each no after before since now then however"
    ),
    "sr": listed(
        "ovo ova ovaj to ta taj oni one on ona mi vi ali i u na za sa od po ako kada gde svi sve danas zato tako "
        "ово ова овај то та тај они оне он она ми ви али и у на за са од по ако када где сви све данас зато "
        "тако"
    ),
}
"""Words with which a sentence often begins; after a full stop they leave no doubt that one ended."""


def tongue(lang: str) -> str:
    """The language without script or region."""
    return lang.partition("-")[0]


def abbreviated(word: str) -> bool:
    """Whether a word before a full stop may be short for another: a known one, an initial, a figure, « J.-C »."""
    bare = word.strip("’'«»“”„\"([{-–—…" + HIDDEN)
    last = bare.replace("'", "’").rpartition("’")[2]
    short = len(last) < 2 or not last.isalpha()
    return short or last.lower() in EVERY_ABBREVIATION or (last.isupper() and len(last) < 3)
