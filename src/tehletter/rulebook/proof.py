"""Pages of the rulebook: what `build --prove` finds in what it made (902 to 907)."""

from __future__ import annotations

from tehletter.rulebook.page import Page, project

_TEMPLATE = "issues/008/fr.md\ntemplates/letter/parts.html\n    {}\n"

PAGES: dict[str, Page] = {
    "standard-not-met": Page(
        en="The PDF says of itself that it is accessible and archivable; before it is published, a validator has to "
        "agree with both.",
        fr="Le PDF dit de lui-même qu’il est accessible et archivable ; avant de paraître, il faut qu’un validateur "
        "soit d’accord.",
        source="ISO 14289-1 (PDF/UA-1); ISO 19005-2 and 19005-3 (PDF/A-2, PDF/A-3)",
        bad=project(_TEMPLATE.format('<img src="{{ picture.src }}">')),
        good=project(_TEMPLATE.format('<img src="{{ picture.src }}" alt="{{ picture.alt }}">')),
    ),
    "words-differ": Page(
        en="Page and PDF hold the words of the letter, all of them, in order, in elements of their kind, both for who "
        "listens and for who copies. What may stand around them is one list: labels, Sommaire, masthead, stamp.",
        fr="Page et PDF contiennent les mots de la lettre, tous, dans l’ordre, chacun dans un élément de sa sorte, pour "
        "qui écoute comme pour qui copie. Ce qui peut les entourer tient en une liste : libellés, Sommaire, en-tête, "
        "date.",
        source="RGAA 4.1, 13.3 and 13.4; WCAG 2.1, 1.3.1 and 1.3.2; ISO 14289-1, 7.1 and 7.2",
        bad=project(_TEMPLATE.format("<p>{{ block.html | upper }}</p>")),
        good=project(_TEMPLATE.format("<p>{{ block.html }}</p>")),
    ),
    "language-lost": Page(
        en="A voice reads each passage in its language only where page and PDF say which it is.",
        fr="Une voix ne lit chaque passage dans sa langue que là où page et PDF disent laquelle c’est.",
        source="RGAA 4.1, 8.7; WCAG 2.1, 3.1.2; ISO 14289-1, 7.2",
        bad=project(_TEMPLATE.format("<p>{{ block.html | striptags }}</p>")),
        good=project(_TEMPLATE.format("<p>{{ block.html }}</p>")),
    ),
    "glyph-missing": Page(
        en="A character that no font has is printed as an empty box, and an archive cannot accept the file.",
        fr="Un caractère qu’aucune police n’a s’imprime comme une case vide, et une archive ne peut recevoir le "
        "fichier.",
        source="ISO 19005-2, 6.2.11.8; contract, « Characters and fonts »",
        bad=project(_TEMPLATE.format("<p>日本</p>")),
        good=project(_TEMPLATE.format("<p>Japon</p>")),
    ),
    "unknown-font": Page(
        en="Layout knows the shipped fonts and those of the project, and every PDF carries the fonts that it uses: it "
        "looks the same on every machine and in fifty years.",
        fr="La mise en page connaît les polices fournies et celles du projet, et chaque PDF emporte celles qu’il "
        "emploie : il a le même aspect sur toute machine et dans cinquante ans.",
        source="ISO 19005-2, 6.2.11.4; contract, « Characters and fonts »",
        bad=project("issues/008/fr.md\nA font of the system that no folder of the project holds.\n"),
        good=project("issues/008/fr.md\nfonts/that-font.ttf\n"),
    ),
    "structure-broken": Page(
        en="Headings, lists, tables, figures, links, landmarks and bookmarks are what people find their way by who do "
        "not see the page: they are what the letter has, and complete.",
        fr="Titres, listes, tableaux, figures, liens, régions et signets guident ceux qui ne voient pas la page : ce "
        "sont ceux de la lettre, et ils sont complets.",
        source="RGAA 4.1, themes 1, 5, 6, 8, 9, 10 and 12; ISO 14289-1, 7",
        bad=project(_TEMPLATE.format("<th>{{ cell.html }}</th>")),
        good=project(_TEMPLATE.format('<th scope="col">{{ cell.html }}</th>')),
    ),
}
