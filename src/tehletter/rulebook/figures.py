"""Pages of the rulebook: typography of figures, hours and dates (4xx)."""

from __future__ import annotations

from tehletter.rulebook.page import Page, body

PAGES: dict[str, Page] = {
    "ungrouped-figures": Page(
        en=(
            "Figures in groups of three are read at a glance: with thin spaces in French, commas in "
            "English, points in Serbian. Numbers that identify (years, codes, references) are not "
            "grouped."
        ),
        fr=(
            "Les chiffres groupés par trois se lisent d’un coup d’œil : espaces fines en français, "
            "virgules en anglais, points en serbe. Les nombres qui identifient (années, codes, "
            "références) ne se groupent pas."
        ),
        source="Imprimerie nationale, Lexique des règles typographiques, « nombres »",
        bad=body("La base contient 57000 fiches."),
        good=body("La base contient 57 000 fiches."),
    ),
    "decimal-sign": Page(
        en=(
            "The sign before the decimals is a comma in French and Serbian, a point in English; the other"
            " one may be taken for thousands."
        ),
        fr=(
            "Le signe devant les décimales est la virgule en français et en serbe, le point en anglais ; "
            "l’autre se prend pour des milliers."
        ),
        source="Imprimerie nationale, Lexique des règles typographiques, « nombres »",
        bad=body("La hausse atteint 3.5 % en un an."),
        good=body("La hausse atteint 3,5 % en un an."),
    ),
    "unit-space": Page(
        en=(
            "A space parts a number from %, € and their kin. The page gets it whatever is typed, so this "
            "rule is off unless the project asks for it."
        ),
        fr=(
            "Une espace sépare le nombre de %, € et de leurs pareils. La page la reçoit quoi que l’on "
            "tape : la règle n’agit que si le projet la demande."
        ),
        source="Imprimerie nationale, Lexique des règles typographiques, « pourcentage »",
        bad=body("Près de 12% des dossiers sont clos."),
        good=body("Près de 12 % des dossiers sont clos."),
    ),
    "currency": Page(
        en=(
            "In French the currency follows the number as in speech: 500 €, 500 euros, 6 milliards de "
            "dollars; in English the sign comes first: €500."
        ),
        fr=(
            "En français, la monnaie suit le nombre comme à l’oral : 500 €, 500 euros, 6 milliards de "
            "dollars ; en anglais, le symbole vient d’abord : €500."
        ),
        source="Imprimerie nationale, Lexique des règles typographiques, « monnaies »",
        bad=body("Le fonds verse € 500 par personne et coûte 6 milliards dollars."),
        good=body("Le fonds verse 500 € par personne et coûte 6 milliards de dollars."),
    ),
    "hours": Page(
        en=(
            "Hours are written 18 h 30 and 9 h: with spaces, a small h, two figures for minutes and no "
            "zeros that say nothing."
        ),
        fr=(
            "Les heures s’écrivent 18 h 30 et 9 h : des espaces, un h minuscule, deux chiffres pour les "
            "minutes et pas de zéros inutiles."
        ),
        source="Imprimerie nationale, Lexique des règles typographiques, « heures »",
        bad=body("La séance s’ouvre à 18h30."),
        good=body("La séance s’ouvre à 18 h 30."),
    ),
    "impossible-time": Page(
        en=(
            "A time that no clock shows is a slip of the keyboard, and a reader who comes at the wrong "
            "hour pays for it."
        ),
        fr=(
            "Une heure qu’aucune horloge n’affiche est une faute de frappe, et c’est le lecteur qui "
            "arrive à la mauvaise heure."
        ),
        source="ISO 8601-1, time of day",
        bad=body("La séance s’ouvre à 18 h 75."),
        good=body("La séance s’ouvre à 18 h 45."),
    ),
    "date-form": Page(
        en=(
            "In a sentence a date is written in words, with 1er for the first, small letters and no "
            "comma: le mercredi 24 janvier 2018. Tables may have figures. English months and days have "
            "capitals."
        ),
        fr=(
            "Dans une phrase, la date s’écrit en lettres, avec 1er pour le premier du mois, sans capitale"
            " ni virgule : le mercredi 24 janvier 2018. Un tableau peut la donner en chiffres. En "
            "anglais, mois et jours ont une capitale."
        ),
        source="Imprimerie nationale, Lexique des règles typographiques, « dates »",
        bad=body("Le 1 Mars 2018, puis le 24/04/2018, le Conseil a voté."),
        good=body("Le 1er mars 2018, puis le 24 avril 2018, le Conseil a voté."),
    ),
    "impossible-day": Page(
        en=(
            "A day that the calendar does not have, or a weekday that does not fit the date, sends "
            "readers to the wrong door."
        ),
        fr=(
            "Un jour absent du calendrier, ou un jour de la semaine qui ne va pas avec la date, envoie le"
            " lecteur à la mauvaise porte."
        ),
        source="ISO 8601-1, calendar date",
        bad=body("Le Conseil se réunit le mercredi 25 janvier 2018 et le 31 juin."),
        good=body("Le Conseil se réunit le jeudi 25 janvier 2018 et le 30 juin."),
    ),
    "century": Page(
        en="Centuries stand in Roman figures: XXIe siècle, Ier siècle.",
        fr="Les siècles s’écrivent en chiffres romains : XXIe siècle, Ier siècle.",
        source="Imprimerie nationale, Lexique des règles typographiques, « siècles »",
        bad=body("Au 21ème siècle, l’esclavage demeure."),
        good=body("Au XXIe siècle, l’esclavage demeure."),
    ),
    "clock-time": Page(
        en=(
            "18:30 is for screens and time-tables; in a sentence French writes 18 h 30. Off unless the "
            "project asks for it."
        ),
        fr=(
            "18:30 est pour les écrans et les horaires ; dans une phrase on écrit 18 h 30. Inactive si le"
            " projet ne la demande pas."
        ),
        source="Imprimerie nationale, Lexique des règles typographiques, « heures »",
        bad=body("La séance s’ouvre à 18:30."),
        good=body("La séance s’ouvre à 18 h 30."),
    ),
    "serbian-date": Page(
        en="In Serbian day and year are ordinals and have points; the month has a small letter.",
        fr=("En serbe, le jour et l’année sont des ordinaux et ont un point ; le mois s’écrit en minuscules."),
        source="Pravopis srpskoga jezika, Matica srpska",
        bad=body("Savet je 24 Januar 2018 usvojio plan.", "sr-Latn"),
        good=body("Savet je 24. januara 2018. usvojio plan.", "sr-Latn"),
    ),
    "unit-symbol": Page(
        en=(
            "Symbols of units have no plural, no point, their own capitals, and a space before them: 5 "
            "km, 10 kg, 20 min, 500 m²."
        ),
        fr=(
            "Les symboles d’unités sont invariables, sans point, ont leurs propres capitales et une "
            "espace devant eux : 5 km, 10 kg, 20 min, 500 m²."
        ),
        source="Bureau international des poids et mesures, Le Système international d’unités (SI)",
        bad=body("Le foyer, à 5 kms de la gare, compte 500 m2."),
        good=body("Le foyer, à 5 km de la gare, compte 500 m²."),
    ),
}
