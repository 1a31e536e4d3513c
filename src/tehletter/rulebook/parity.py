"""Pages of the rulebook: editions of one issue (8xx)."""

from __future__ import annotations

from tehletter.rulebook.page import Page, project

_BOTH = 'tehletter.toml\n    [series]\n    languages = ["fr", "en"]\n'

PAGES: dict[str, Page] = {
    "older-edition": Page(
        en="An original that changed after its translation may say something that the translation does not.",
        fr="Un original modifié après sa traduction dit peut-être ce que la traduction ne dit pas.",
        source="contract, « The stamp » and « Front matter of an edition » (`modified`)",
        bad=project(
            _BOTH + "issues/001/fr.md\n    modified: 2018-01-20\n\n    Un texte.\n"
            "issues/001/en.md\n    modified: 2018-01-12\n\n    A text.\n"
        ),
        good=project(
            _BOTH + "issues/001/fr.md\n    modified: 2018-01-20\n\n    Un texte.\n"
            "issues/001/en.md\n    modified: 2018-01-22\n\n    A text.\n"
        ),
    ),
    "uneven-structure": Page(
        en="Where headings, pictures, lists or links differ in number, one edition has lost a passage.",
        fr="Quand intertitres, images, listes ou liens diffèrent en nombre, une édition a perdu un passage.",
        source="ISO 17100:2015, revision: the translation is compared with the source",
        bad=project(
            _BOTH + "issues/001/fr.md\n\n    ## La loi\n\n    Un texte.\n\n    ## Les faits\n\n    Un texte.\n"
            "issues/001/en.md\n\n    ## The law\n\n    A text.\n"
        ),
        good=project(
            _BOTH + "issues/001/fr.md\n\n    ## La loi\n\n    Un texte.\n\n    ## Les faits\n\n    Un texte.\n"
            "issues/001/en.md\n\n    ## The law\n\n    A text.\n\n    ## The facts\n\n    A text.\n"
        ),
    ),
    "uneven-figures": Page(
        en="A figure or a date that changes from one language to another is wrong in one of them.",
        fr="Un chiffre ou une date qui change d’une langue à l’autre est faux dans l’une des deux.",
        source="ISO 17100:2015, revision: the translation is compared with the source, figures included",
        bad=project(
            _BOTH + "issues/001/fr.md\n\n    Le fonds a reçu 6 milliards de dollars.\n"
            "issues/001/en.md\n\n    The fund received $6 million.\n"
        ),
        good=project(
            _BOTH + "issues/001/fr.md\n\n    Le fonds a reçu 6 milliards de dollars.\n"
            "issues/001/en.md\n\n    The fund received $6 billion.\n"
        ),
    ),
    "uneven-alternative": Page(
        en="A picture that tells something in one language tells it in the others too.",
        fr="Une image qui dit quelque chose dans une langue le dit aussi dans les autres.",
        source="RGAA 4.1, criteria 1.1 and 1.2",
        bad=project(
            _BOTH + "issues/001/images/x.jpg\n    1600x1200\n"
            "issues/001/fr.md\n\n    Un texte.\n\n    ![La salle du conseil](images/x.jpg)\n"
            "issues/001/en.md\n\n    A text.\n\n    ![](images/x.jpg){.decorative}\n"
        ),
        good=project(
            _BOTH + "issues/001/images/x.jpg\n    1600x1200\n"
            "issues/001/fr.md\n\n    Un texte.\n\n    ![La salle du conseil](images/x.jpg)\n"
            "issues/001/en.md\n\n    A text.\n\n    ![The council chamber](images/x.jpg)\n"
        ),
    ),
    "missing-edition": Page(
        en="A series that promises several languages keeps the promise in each issue.",
        fr="Une série qui promet plusieurs langues tient parole dans chaque numéro.",
        source="contract, « A project on disk »: `[series] languages`",
        bad=project(_BOTH + "issues/001/fr.md\n\n    Un texte.\n"),
        good=project(_BOTH + "issues/001/fr.md\n\n    Un texte.\nissues/001/en.md\n\n    A text.\n"),
    ),
    "untranslated-text": Page(
        en="What two languages have word for word was not translated, or is a quotation to be marked.",
        fr="Un texte identique dans deux langues a été oublié, ou c’est une citation à signaler.",
        source="RGAA 4.1, criterion 8.7; ISO 17100:2015, revision",
        bad=project(
            _BOTH + "issues/001/fr.md\n\n    ## Les suites données à la réunion\n\n    Un texte.\n"
            "issues/001/en.md\n\n    ## Les suites données à la réunion\n\n    A text.\n"
        ),
        good=project(
            _BOTH + "issues/001/fr.md\n\n    ## Les suites données à la réunion\n\n    Un texte.\n"
            "issues/001/en.md\n\n    ## What became of the meeting\n\n    A text.\n"
        ),
    ),
}
