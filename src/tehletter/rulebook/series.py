"""Pages of the rulebook: the series (2xx)."""

from __future__ import annotations

from tehletter.rulebook.page import Page, front, project

_DISK = "Contract, « A project on disk »"
_SERIES = project("issues/007/fr.md\nissues/008/fr.md")

PAGES: dict[str, Page] = {
    "folder-name": Page(
        en="A folder named by its number in three figures keeps the letters in order, and addresses permanent.",
        fr="Un dossier nommé par son numéro en trois chiffres garde les lettres dans l’ordre, et les adresses permanentes.",
        source=_DISK,
        bad=project("issues/8/fr.md"),
        good=project("issues/008/fr.md"),
    ),
    "ignored-folder": Page(
        en="A folder that is no number is not published: what lies in it would be missed.",
        fr="Un dossier qui n’est pas un numéro n’est pas publié : ce qu’il contient manquerait.",
        source=_DISK,
        bad=project("issues/brouillons/fr.md"),
        good=_SERIES,
    ),
    "date-order": Page(
        en="Letter 8 is not older than letter 7; a date copied from another letter shows here.",
        fr="La lettre 8 n’est pas plus ancienne que la lettre 7 ; une date recopiée d’une autre lettre se voit ici.",
        source="Usage of the series",
        bad=project("issues/007/fr.md\n    date: 2017-10-10\nissues/008/fr.md\n    date: 2017-09-10"),
        good=_SERIES,
    ),
    "edition-name": Page(
        en="A file is named by its language, so that readers and search engines are told the right one.",
        fr="Un fichier porte le nom de sa langue, pour que lecteurs et moteurs de recherche soient bien renseignés.",
        source="RFC 5646 (BCP 47)",
        bad=project("issues/008/francais.md"),
        good=project("issues/008/fr.md"),
    ),
    "number-twice": Page(
        en="Two letters of one number cannot both be cited.",
        fr="Deux lettres d’un même numéro ne se citent pas.",
        source=_DISK,
        bad=project("issues/007/fr.md\nissues/008/fr.md\n    number: 7"),
        good=_SERIES,
    ),
    "number-gap": Page(
        en="A missing number is a letter that readers will look for in vain.",
        fr="Un numéro manquant est une lettre que les lecteurs chercheront en vain.",
        source=_DISK,
        bad=project("issues/006/fr.md\nissues/008/fr.md"),
        good=_SERIES,
    ),
    "title-number": Page(
        en="The title is often copied from the letter before, its number along with it.",
        fr="Le titre est souvent recopié de la lettre précédente, numéro compris.",
        source="Usage of the series, « title »",
        bad=front("title: 7e lettre sur la lutte contre la traite"),
        good=front("title: 8e lettre sur la lutte contre la traite"),
    ),
    "unknown-letter": Page(
        en="A letter that is named by its number should be there to be read.",
        fr="Une lettre citée par son numéro doit pouvoir être lue.",
        source="Usage of the series",
        bad=project("issues/007/fr.md\nissues/008/fr.md\n\n    Voir la lettre n° 6."),
        good=project("issues/007/fr.md\nissues/008/fr.md\n\n    Voir la lettre n° 7."),
    ),
    "editions-date": Page(
        en="The editions of one issue appear together: they have one date.",
        fr="Les éditions d’un même numéro paraissent ensemble : elles ont une seule date.",
        source=_DISK,
        bad=project(
            "issues/008/fr.md\n    date: 2017-10-17\nissues/008/en.md\n    title: A letter\n    summary: A summary.\n    date: 2017-10-18\n\n    A text."
        ),
        good=project(
            "issues/008/fr.md\n    date: 2017-10-17\nissues/008/en.md\n    title: A letter\n    summary: A summary.\n    date: 2017-10-17\n\n    A text."
        ),
    ),
}
