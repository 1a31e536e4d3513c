"""Pages of the rulebook: what stands in the body (3xx)."""

from __future__ import annotations

from tehletter.rulebook.page import Example, Page, body

PAGES: dict[str, Page] = {
    "title-in-body": Page(
        en="The title stands in the front matter and is the one heading of the first level; a second one makes "
        "two documents of a letter for who listens to it.",
        fr="Le titre est dans l’en-tête et c’est le seul intertitre de premier niveau ; un second ferait de la "
        "lettre deux documents pour qui l’écoute.",
        source="RGAA 4.1, 9.1; contract, « Markdown »",
        bad=body("# La séance\n\nLe Conseil a siégé."),
        good=body("## La séance\n\nLe Conseil a siégé."),
    ),
    "raw-html": Page(
        en="A letter is also a PDF and an e-mail: HTML is not markup in it, but words that come out as they stand.",
        fr="Une lettre est aussi un PDF et un courriel : le HTML n’y est pas une mise en forme, mais des mots "
        "qui sortent tels quels.",
        source="Contract, « Markdown »; CommonMark, « Raw HTML »",
        bad=body("Le Conseil a voté <b>à l’unanimité</b>."),
        good=body("Le Conseil a voté **à l’unanimité**."),
    ),
    "inline-image-title": Page(
        en="Only a picture alone in its paragraph is a figure with a caption; inside a sentence its title is "
        "shown nowhere.",
        fr="Seule une image seule dans son paragraphe est une figure avec une légende ; dans une phrase, son "
        "titre ne se voit nulle part.",
        source="Contract, « Markdown »",
        bad=body('Voyez ![la salle](images/x.jpg "La séance du 9 janvier") du Conseil.'),
        good=body('![La salle du Conseil](images/x.jpg "La séance du 9 janvier")'),
    ),
    "undefined-note": Page(
        en="A call without its note promises readers what the letter does not hold.",
        fr="Un appel sans note promet au lecteur ce que la lettre ne contient pas.",
        source="Contract, « Markdown »",
        bad=body("Le Conseil a voté.[^vote]"),
        good=body("Le Conseil a voté.[^vote]\n\n[^vote]: À l’unanimité."),
    ),
    "unused-note": Page(
        en="Notes are printed where they are called; one that nothing calls is lost, and its call was most "
        "likely forgotten.",
        fr="Une note s’imprime là où elle est appelée ; celle que rien n’appelle est perdue, et son appel sans "
        "doute oublié.",
        source="Contract, « Markdown »",
        bad=body("Le Conseil a voté.\n\n[^vote]: À l’unanimité."),
        good=body("Le Conseil a voté.[^vote]\n\n[^vote]: À l’unanimité."),
    ),
    "duplicate-note": Page(
        en="Of two notes with one name only the first is printed.",
        fr="De deux notes du même nom, seule la première s’imprime.",
        source="Contract, « Markdown »",
        bad=body("Le Conseil a voté.[^1]\n\n[^1]: À l’unanimité.\n\n[^1]: Le 9 janvier."),
        good=body("Le Conseil[^1] a voté.[^2]\n\n[^1]: À l’unanimité.\n\n[^2]: Le 9 janvier."),
    ),
    "note-in-note": Page(
        en="On paper a note stands at the foot of its page, where there is room for words, not for lists, "
        "tables and further notes.",
        fr="Sur papier, une note est au pied de sa page, où il y a place pour des mots, non pour des listes, "
        "des tableaux et d’autres notes.",
        source="PDF/UA-1 (ISO 14289-1), 7.9; contract, « Markdown »",
        bad=body("Le Conseil a voté.[^1]\n\n[^1]: Voici comment :\n\n    - oui : 57 voix ;\n    - non : aucune."),
        good=body("Le Conseil a voté.[^1]\n\n[^1]: Oui : 57 voix ; non : aucune."),
    ),
    "unclosed-block": Page(
        en="Without its end, everything that follows belongs to the box, or to the code.",
        fr="Sans sa fin, tout ce qui suit appartient à l’encadré, ou au code.",
        source="Contract, « Markdown »",
        bad=body("::: box\nLe 112 est gratuit.\n\nLe Conseil a voté."),
        good=body("::: box\nLe 112 est gratuit.\n:::\n\nLe Conseil a voté."),
    ),
    "unknown-block": Page(
        en="There is one kind of block; another name would be set like any text.",
        fr="Il n’y a qu’une sorte de bloc ; un autre nom serait composé comme du texte.",
        source="Contract, « Markdown »",
        bad=body("::: encadré\nLe 112 est gratuit.\n:::"),
        good=body("::: box\nLe 112 est gratuit.\n:::"),
    ),
    "unknown-attribute": Page(
        en="What stands between braces either means something or is a slip; a class or a script has no place in "
        "a letter.",
        fr="Ce qui est entre accolades a un sens ou est une faute de frappe ; une classe ou un script n’ont pas "
        "leur place dans une lettre.",
        source="Contract, « Markdown »",
        bad=body("![La salle du Conseil](images/x.jpg){.grand}"),
        good=body("![La salle du Conseil](images/x.jpg)"),
    ),
    "table-without-caption": Page(
        en="A caption says what a table shows before its cells are read out one by one.",
        fr="Une légende dit ce que montre un tableau avant que ses cases soient lues une à une.",
        source="RGAA 4.1, 5.4",
        bad=body("| Année | Dossiers |\n|------:|---------:|\n|  2017 |      124 |"),
        good=body("| Année | Dossiers |\n|------:|---------:|\n|  2017 |      124 |\n\nTable: Dossiers ouverts par an"),
    ),
    "bad-language": Page(
        en="A passage in another language says which, so that a screen reader speaks it and the hyphens fall right.",
        fr="Un passage dans une autre langue dit laquelle, pour que la synthèse vocale le prononce et que les "
        "coupures tombent juste.",
        source="RGAA 4.1, 8.7 and 8.8; BCP 47",
        bad=body("Le rapport s’intitule [Trafficking in Persons]{lang=anglais}."),
        good=body("Le rapport s’intitule [Trafficking in Persons]{lang=en}."),
    ),
    "empty-letter": Page(
        en="A letter without a word is most likely one that was saved too early.",
        fr="Une lettre sans un mot est sans doute une lettre enregistrée trop tôt.",
        source="Contract, « Markdown »",
        bad=Example("letter", "---\nnumber: 8\ntitle: Une lettre\ndate: 2018-01-10\nsummary: Un résumé.\n---\n"),
        good=Example(
            "letter",
            "---\nnumber: 8\ntitle: Une lettre\ndate: 2018-01-10\nsummary: Un résumé.\n---\n\nLe Conseil a voté.\n",
        ),
    ),
    "heading-jump": Page(
        en="Headings are the table of contents of who cannot see the page: a level that is left out looks like "
        "a part that is missing.",
        fr="Les intertitres sont la table des matières de qui ne voit pas la page : un niveau sauté ressemble à "
        "une partie qui manque.",
        source="RGAA 4.1, 9.1; PDF/UA-1 (ISO 14289-1), 7.4.2",
        bad=body("## La séance\n\n#### Le vote\n\nLe Conseil a voté."),
        good=body("## La séance\n\n### Le vote\n\nLe Conseil a voté."),
    ),
    "empty-section": Page(
        en="A heading with nothing under it was most likely left from an outline.",
        fr="Un intertitre que rien ne suit est sans doute resté d’un plan.",
        source="RGAA 4.1, 9.1",
        bad=body("## La séance\n\n## Le vote\n\nLe Conseil a voté."),
        good=body("## La séance\n\nElle s’est ouverte à 9 h.\n\n## Le vote\n\nLe Conseil a voté."),
    ),
    "empty-heading": Page(
        en="A heading without words is an entry without a name in the Sommaire, in the bookmarks of the PDF and "
        "for screen readers.",
        fr="Un intertitre sans mots est une entrée sans nom dans le Sommaire, les signets du PDF et la synthèse "
        "vocale.",
        source="RGAA 4.1, 9.1",
        bad=body("##\n\nLe Conseil a voté."),
        good=body("## Le vote\n\nLe Conseil a voté."),
    ),
    "ragged-table": Page(
        en="Markdown drops the cells for which the table has no column: what stands in them would be lost "
        "without a word.",
        fr="Markdown laisse tomber les cases pour lesquelles le tableau n’a pas de colonne : ce qu’elles disent "
        "serait perdu sans un mot.",
        source="GitHub Flavored Markdown, « Tables »",
        bad=body("| Année | Dossiers |\n|------:|---------:|\n|  2017 |      124 | 12 |\n\nTable: Dossiers par an"),
        good=body(
            "| Année | Dossiers | Procès |\n|------:|---------:|-------:|\n|  2017 |      124 |     12 |\n\n"
            "Table: Dossiers par an"
        ),
    ),
    "deep-nesting": Page(
        en="Lists and quotations inside each other are read to a depth that no letter needs; what lies deeper "
        "is left out.",
        fr="Listes et citations emboîtées sont lues jusqu’à une profondeur dont aucune lettre n’a besoin ; le "
        "reste est omis.",
        source="Contract, « No traceback for any input »",
        bad=body("> " * 41 + "Le Conseil a voté."),
        good=body("> Le Conseil a voté."),
    ),
    "empty-block": Page(
        en="A frame around nothing, a dash without a word: the text is missing or the mark is too much.",
        fr="Un cadre autour de rien, un tiret sans mots : le texte manque ou le signe est de trop.",
        source="CommonMark, « Container blocks »",
        bad=body("Le Conseil a voté :\n\n- un budget ;\n-\n- un plan."),
        good=body("Le Conseil a voté :\n\n- un budget ;\n- un plan."),
    ),
    "broken-markup": Page(
        en="A space in the wrong place, and the signs of a link, of bold or of a heading are printed instead of "
        "obeyed.",
        fr="Une espace mal placée, et les signes d’un lien, du gras ou d’un intertitre s’impriment au lieu d’agir.",
        source="CommonMark, « Links », « Emphasis and strong emphasis », « ATX headings »",
        bad=body("Le [plan d’action] (https://example.org/plan) est **très important **."),
        good=body("Le [plan d’action](https://example.org/plan) est **très important**."),
    ),
    "short-row": Page(
        en="Markdown fills short rows up with empty cells, and takes a line right after a table for one of its rows.",
        fr="Markdown complète les lignes trop courtes par des cases vides, et prend pour une ligne du tableau "
        "celle qui le suit sans interruption.",
        source="GitHub Flavored Markdown, « Tables »",
        bad=body("| Année | Dossiers |\n|------:|---------:|\n|  2017 |\n\nTable: Dossiers par an"),
        good=body("| Année | Dossiers |\n|------:|---------:|\n|  2017 |      124 |\n\nTable: Dossiers par an"),
    ),
    "too-large": Page(
        en="A letter has its bounds, far beyond what is ever read: 200 headings, 200 notes, 2,000 paragraphs, items, "
        "cells, links and marks, 40 columns in a table, 60,000 characters in headings, 500 in a word. What is within them is published "
        "in seconds; what is not would be stopped half-way.",
        fr="Une lettre a ses limites, bien au-delà de ce qui se lit : 200 intertitres, 200 notes, 2 000 paragraphes, "
        "éléments, cases, liens et mises en valeur, 40 colonnes dans un tableau, 60 000 caractères d’intertitres, 500 dans un mot. Ce qui "
        "les respecte se publie en quelques secondes ; le reste serait arrêté en chemin.",
        source="docs/security.md, « Any input ends »",
        bad=body("|" + "a|" * 41 + "\n|" + "-|" * 41 + "\n|" + "1|" * 41 + "\n\nTable: Des nombres"),
        good=body("| a | b |\n|--:|--:|\n| 1 | 2 |\n\nTable: Des nombres"),
    ),
}
