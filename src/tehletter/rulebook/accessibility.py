"""Pages of the rulebook: accessibility (5xx)."""

from __future__ import annotations

from tehletter.rulebook.page import Page, body

PAGES: dict[str, Page] = {
    "no-alternative": Page(
        en="Who cannot see a picture reads or hears its alternative text; without one, the picture does not exist.",
        fr="Qui ne voit pas une image lit ou entend son texte de remplacement ; sans lui, l’image n’existe pas.",
        source="RGAA 4.1, criterion 1.1 (test 1.1.1); contract, « Markdown »",
        bad=body("![](images/x.jpg)"),
        good=body("![Le conseil permanent, vu de la tribune](images/x.jpg)"),
    ),
    "decorative-alternative": Page(
        en="A decorative picture is passed over by screen readers: words given to it are lost.",
        fr="Les lecteurs d’écran passent une image décorative : les mots qu’on lui donne sont perdus.",
        source="RGAA 4.1, criterion 1.2 (test 1.2.1); contract, « Markdown »",
        bad=body("![Un filet bleu](images/x.jpg){.decorative}"),
        good=body("Un texte.\n\n![](images/x.jpg){.decorative}"),
    ),
    "empty-alternative": Page(
        en="A file name, the word “picture” or the caption again tell nothing of what the picture shows.",
        fr="Un nom de fichier, le mot « image », la légende répétée ne disent rien de ce que montre l’image.",
        source="RGAA 4.1, criterion 1.3 (test 1.3.1)",
        bad=body('![IMG_2034](images/x.jpg "L’ouverture de la séance | OSCE")'),
        good=body('![La présidente, debout, frappe du marteau](images/x.jpg "L’ouverture de la séance | OSCE")'),
    ),
    "long-alternative": Page(
        en="An alternative is heard in one go and cannot be skimmed; details belong to the text.",
        fr="Un texte de remplacement s’entend d’une traite ; le détail a sa place dans le texte.",
        source="RGAA 4.1, criteria 1.3 (test 1.3.9, short and concise) and 1.6; 150 is this project’s",
        bad=body(
            "![Dans la grande salle, les délégations des cinquante-sept États participants sont assises "
            "autour d’une table ovale couverte de papiers, de micros, de verres et de drapeaux](images/x.jpg)"
        ),
        good=body("![Cinquante-sept délégations autour d’une table ovale](images/x.jpg)"),
    ),
    "table-without-header": Page(
        en="A screen reader says the header of the column with each cell; without it, figures mean nothing.",
        fr="Un lecteur d’écran dit l’en-tête de la colonne avec chaque cellule ; sans lui, rien n’a de sens.",
        source="RGAA 4.1, criteria 5.6 (test 5.6.1) and 5.7",
        bad=body("| Ville |  |\n|---|--:|\n| Vienne | 12 |\n| Belgrade | 9 |\n\nTable: Séances par ville"),
        good=body("| Ville | Séances |\n|---|--:|\n| Vienne | 12 |\n| Belgrade | 9 |\n\nTable: Séances par ville"),
    ),
    "unmarked-language": Page(
        en="Words in another language are pronounced as if they were in the letter’s, unless they are marked.",
        fr="Des mots étrangers sont prononcés comme ceux de la lettre, à moins d’être signalés.",
        source="RGAA 4.1, criteria 8.7 (names and borrowed words are exempt) and 8.8; contract, « Markdown »",
        bad=body("La devise du réseau : « Nothing about us without us », rien de moins."),
        good=body("La devise du réseau : « [Nothing about us without us]{lang=en} », rien de moins."),
    ),
    "colour-alone": Page(
        en="Who does not see colours, or prints in black, cannot follow what is pointed out by colour alone.",
        fr="Qui ne voit pas les couleurs, ou imprime en noir, ne sait pas ce qu’elles désignent.",
        source="RGAA 4.1, criterion 3.1 (test 3.1.2, colours that a text refers to)",
        bad=body("Les dates en rouge sont celles du Conseil."),
        good=body("Les dates en rouge et en gras sont celles du Conseil."),
    ),
    "all-capitals": Page(
        en="Words in capitals are slow to read; some screen readers spell them.",
        fr="En capitales, les mots se lisent lentement ; certains lecteurs d’écran les épellent.",
        source="Opquast: capitals for decoration are made by styles; no RGAA criterion asks for it",
        bad=body("LA RÉUNION EST REPORTÉE au 3 mars."),
        good=body("**La réunion est reportée** au 3 mars."),
    ),
    "bold-heading": Page(
        en="Many readers go from heading to heading; bold words are none, nor are they in the PDF’s bookmarks.",
        fr="Beaucoup vont d’intertitre en intertitre ; le gras n’en est pas un, et manque aux signets du PDF.",
        source="RGAA 4.1, criterion 9.1 (test 9.1.3, what is a heading is marked as one)",
        bad=body("## L’année\n\nUn texte.\n\n**Les suites de la réunion**\n\nUn autre texte."),
        good=body("## L’année\n\nUn texte.\n\n### Les suites de la réunion\n\nUn autre texte."),
    ),
    "typed-list": Page(
        en="A real list says how many items it has and can be skipped; lines with a sign before them do not.",
        fr="Une vraie liste dit combien elle a d’éléments ; des lignes précédées d’un signe, non.",
        source="RGAA 4.1, criterion 9.3 (tests 9.3.1 and 9.3.2)",
        bad=body("Trois piliers :\n\n• la prévention ;\n• la protection ;\n• les poursuites."),
        good=body("Trois piliers :\n\n- la prévention ;\n- la protection ;\n- les poursuites."),
    ),
    "drawn-with-signs": Page(
        en="Faces, arrows and rules made of signs are read out sign by sign: colon, hyphen, closing parenthesis.",
        fr="Visages, flèches et filets faits de signes sont lus signe par signe : deux-points, tiret, parenthèse.",
        source="RGAA 4.1, criterion 13.5 (ASCII art, emoticons, cryptic syntax); WCAG 2.1, failures F32 and F72",
        bad=body("Merci à tous les participants ;-)"),
        good=body("Merci, avec le sourire, à tous les participants."),
    ),
}
