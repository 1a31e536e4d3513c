"""Pages of the rulebook: files and their characters (0xx)."""

from __future__ import annotations

from tehletter.rulebook.page import Example, Page, body, project

_RIGHT = "number: 8\ntitle: Une lettre\ndate: 2018-01-10\nsummary: Un résumé.\n"


def _letter(text: str) -> Example:
    return Example("letter", text)


_GOOD = _letter(f"---\n{_RIGHT}---\n\nUn texte.\n")

PAGES: dict[str, Page] = {
    "not-utf8": Page(
        en="A file in another encoding shows wrong letters to everyone who opens it elsewhere.",
        fr="Un fichier dans un autre encodage montre de mauvaises lettres à qui l’ouvre ailleurs.",
        source="RFC 3629; contract, « Characters and fonts »",
        bad=project("issues/008/fr.md\n\n    (latin-1) La séance est levée."),
        good=project("issues/008/fr.md\n\n    La séance est levée."),
    ),
    "unreadable-file": Page(
        en="A letter is a regular file inside the project: no link that leads out, no folder, nothing endless.",
        fr="Une lettre est un fichier ordinaire du projet : ni lien vers l’extérieur, ni dossier, ni fichier sans fin.",
        source="Contract, « A project on disk »",
        bad=project("issues/008/fr.md -> /"),
        good=project("issues/008/fr.md"),
    ),
    "no-front-matter": Page(
        en="The front matter tells number, title and date: without it a letter cannot be numbered nor dated.",
        fr="L’en-tête donne le numéro, le titre et la date : sans lui, une lettre n’est ni numérotée ni datée.",
        source="Contract, « Front matter of an edition »",
        bad=_letter("Un texte sans en-tête.\n"),
        good=_GOOD,
    ),
    "open-front-matter": Page(
        en="Without the second --- nobody can tell where the front matter ends and the letter begins.",
        fr="Sans le second ---, rien ne dit où finit l’en-tête et où commence la lettre.",
        source="Contract, « Front matter of an edition »",
        bad=_letter(f"---\n{_RIGHT}\nUn texte.\n"),
        good=_GOOD,
    ),
    "conflict-marker": Page(
        en="When two people changed the same lines, git keeps both between marks until someone chooses.",
        fr="Quand deux personnes ont modifié les mêmes lignes, git garde les deux entre des marques jusqu’à ce que l’on choisisse.",
        source="git-merge, “How conflicts are presented”",
        bad=_letter(f"---\n{_RIGHT}---\n\n<<<<<<< HEAD\nUn texte.\n=======\nUn autre.\n>>>>>>> relecture\n"),
        good=_GOOD,
    ),
    "mixed-line-ends": Page(
        en="Two programs wrote into the file; comparisons then show lines as changed that nobody touched.",
        fr="Deux logiciels ont écrit dans le fichier ; les comparaisons montrent alors des lignes que nul n’a modifiées.",
        source="Contract, « Characters and fonts »",
        bad=_letter(f"---\n{_RIGHT}---\n\nUn texte.\r\n"),
        good=_GOOD,
    ),
    "control-character": Page(
        en="Control characters come with text copied from a PDF; they print nothing and stop other programs.",
        fr="Les caractères de commande viennent d’un PDF que l’on a copié ; ils n’impriment rien et arrêtent d’autres logiciels.",
        source="Unicode, general category Cc",
        bad=body("Un texte\x02."),
        good=body("Un texte."),
    ),
    "invisible-character": Page(
        en="A word with an invisible character in it is found by no search, and an address leads nowhere.",
        fr="Un mot qui contient un caractère invisible échappe aux recherches, et une adresse ne mène nulle part.",
        source="Unicode, general category Cf; contract, « Characters and fonts »",
        bad=body("La mis\u200bsion a répondu."),
        good=body("La mission a répondu."),
    ),
    "directional-character": Page(
        en="Such a sign can make a line read otherwise than it is; it belongs only beside Hebrew or Arabic.",
        fr="Un tel signe peut faire lire une ligne autrement qu’elle n’est ; il n’a sa place qu’auprès de l’hébreu ou de l’arabe.",
        source="Unicode Standard Annex 9",
        bad=body("La mission \u202ea répondu."),
        good=body("La mission a répondu."),
    ),
    "mixed-scripts": Page(
        en="A Cyrillic letter that looks Latin hides a word from searches, and screen readers spell it out.",
        fr="Une lettre cyrillique qui paraît latine cache un mot aux recherches, et les lecteurs d’écran l’épellent.",
        source="Unicode Technical Standard 39, “Mixed-Script Detection”",
        bad=body("L’ОSCE a répondu."),
        good=body("L’OSCE a répondu."),
    ),
    "look-alike-address": Page(
        en="An address with a letter of another script belongs to someone else: readers would be led astray.",
        fr="Une adresse où se glisse une lettre d’une autre écriture est celle d’un autre : les lecteurs seraient trompés.",
        source="Unicode Technical Standard 39, “Confusable Detection”",
        bad=body("Voir le [site de l’organisation](https://www.оsce.org/)."),
        good=body("Voir le [site de l’organisation](https://www.osce.org/)."),
    ),
    "damaged-text": Page(
        en="Text that was read in the wrong encoding shows « Ã© » for « é ».",
        fr="Un texte lu dans le mauvais encodage montre « Ã© » au lieu de « é ».",
        source="RFC 3629",
        bad=body("La dÃ©cision est prise."),
        good=body("La décision est prise."),
    ),
    "tab-in-yaml": Page(
        en="YAML counts spaces alone; a tab looks right in one editor and wrong in the next.",
        fr="YAML ne compte que les espaces ; une tabulation paraît juste dans un éditeur et fausse dans un autre.",
        source="YAML 1.2, 6.1",
        bad=Example("front", "theme:\tLa protection"),
        good=Example("front", "theme: La protection"),
    ),
}
