"""Pages of the rulebook: typography of words (4xx)."""

from __future__ import annotations

from tehletter.rulebook.page import Page, body

PAGES: dict[str, Page] = {
    "number-sign": Page(
        en=(
            "The abbreviation of « numéro » is n°, with a small letter inside a sentence; “no”, º and № "
            "are read as something else."
        ),
        fr=(
            "L’abréviation de « numéro » est n°, en bas de casse dans une phrase ; « no », º et № se lisent autrement."
        ),
        source="Imprimerie nationale, Lexique des règles typographiques, « abréviations »",
        bad=body("Lisez la lettre no 5 sur notre site."),
        good=body("Lisez la lettre n° 5 sur notre site."),
    ),
    "courtesy-title": Page(
        en=(
            "Readers notice how they are addressed: in French M. is monsieur, Mr is English, and "
            "abbreviations that keep the last letter have no point."
        ),
        fr=(
            "On remarque la façon dont on est nommé : M. est monsieur, Mr est anglais, et les "
            "abréviations qui gardent la dernière lettre ne prennent pas de point."
        ),
        source="Imprimerie nationale, Lexique des règles typographiques, « titres de civilité »",
        bad=body("Mr Petit et Mme. Durand ont signé."),
        good=body("M. Petit et Mme Durand ont signé."),
    ),
    "ordinal": Page(
        en=(
            "Ordinals are short in French: 1er, 1re, 2e, 3e. A series whose title pattern says "
            "{number}ème may keep that form. In English the ending follows the number as it is spoken."
        ),
        fr=(
            "Les ordinaux s’abrègent en 1er, 1re, 2e, 3e. Une série dont le titre est fait sur "
            "{number}ème peut garder cette forme. En anglais, la terminaison suit le nombre tel qu’on le "
            "dit."
        ),
        source="Imprimerie nationale, Lexique des règles typographiques, « adjectifs numéraux ordinaux »",
        bad=body("C’est la 3ème réunion de l’année."),
        good=body("C’est la 3e réunion de l’année."),
    ),
    "unaccented-capital": Page(
        en=(
            "An accent is a part of the letter, also of a capital: without it « A » is a verb and « Etat » is misspelt."
        ),
        fr=("L’accent fait partie de la lettre, capitale ou non : sans lui, « A » est un verbe et « Etat » une faute."),
        source="Imprimerie nationale, Lexique des règles typographiques, « accentuation des majuscules »",
        bad=body("A chaque fois, les Etats membres ont voté."),
        good=body("À chaque fois, les États membres ont voté."),
    ),
    "ligature": Page(
        en="In these words œ is one letter; written in two it is a misspelling.",
        fr="Dans ces mots, œ est une seule lettre ; l’écrire en deux est une faute d’orthographe.",
        source="Imprimerie nationale, Lexique des règles typographiques, « ligatures »",
        bad=body("La main-d’oeuvre manque au coeur de l’été."),
        good=body("La main-d’œuvre manque au cœur de l’été."),
    ),
    "et-cetera": Page(
        en=(
            "« etc. » has its point and no dots, for it already says that the list goes on; a comma "
            "stands before it and no « et »."
        ),
        fr=(
            "« etc. » a son point et pas de points de suspension, car il dit déjà que la liste continue ;"
            " une virgule le précède, jamais « et »."
        ),
        source="Imprimerie nationale, Lexique des règles typographiques, « et cetera »",
        bad=body("Les gares, les ports, etc… sont surveillés."),
        good=body("Les gares, les ports, etc., sont surveillés."),
    ),
    "common-slip": Page(
        en=(
            "Words that do not exist, or cannot stand where they do, are slips of the hand; no dictionary"
            " is needed to see them."
        ),
        fr=(
            "Des mots qui n’existent pas, ou qui ne peuvent être là où ils sont, sont des fautes de "
            "frappe ; on les voit sans dictionnaire."
        ),
        source="Dictionnaire de l’Académie française",
        bad=body("Pour aller pus loin, lisez le receuil parmis les annexes."),
        good=body("Pour aller plus loin, lisez le recueil parmi les annexes."),
    ),
    "stray-capital": Page(
        en="French gives no capital to days, months, languages and adjectives of nationality.",
        fr=("Le français ne met pas de capitale aux jours, aux mois, aux langues et aux adjectifs de nationalité."),
        source="Imprimerie nationale, Lexique des règles typographiques, « majuscules et minuscules »",
        bad=body("L’Union Européenne a publié le texte en Janvier."),
        good=body("L’Union européenne a publié le texte en janvier."),
    ),
}
