"""Pages of the rulebook: the front matter and the config (1xx)."""

from __future__ import annotations

from tehletter.rulebook.page import Example, Page, front, project


def _config(text: str) -> Example:
    return Example("config", text)


_GOOD = front("theme: La protection des victimes")
_FRONT = "Contract, « Front matter of an edition »"
_DISK = "Contract, « A project on disk »"

_PARTLY = 'tehletter.toml\n    [check]\n    off = ["missing-label"]\ntemplates/languages/de.toml\n    [labels]\n'

PAGES: dict[str, Page] = {
    "yaml-error": Page(
        en="The front matter is YAML: lines of the form key: value. A text with a colon stands between quotes.",
        fr="L’en-tête est du YAML : des lignes de la forme clé: valeur. Un texte qui contient un deux-points se met entre guillemets droits.",
        source="YAML 1.2",
        bad=front("theme: La loi: un bilan"),
        good=front('theme: "La loi : un bilan"'),
    ),
    "duplicate-key": Page(
        en="A key that is given twice has two values, and only one would be used.",
        fr="Une clé donnée deux fois a deux valeurs, et une seule servirait.",
        source="YAML 1.2, 3.2.1.3",
        bad=front("theme: La loi\ntheme: Le droit"),
        good=_GOOD,
    ),
    "unknown-key": Page(
        en="A mistyped key would be dropped without a word.",
        fr="Une clé mal tapée serait perdue sans un mot.",
        source=_FRONT,
        bad=front("auteur: Le bureau de presse"),
        good=front("author: Le bureau de presse"),
    ),
    "missing-key": Page(
        en="Number, title and date are on every letter; the summary is what search engines, the feed and the e-mail show.",
        fr="Numéro, titre et date sont sur chaque lettre ; le résumé est ce que montrent les moteurs de recherche, le flux et le courriel.",
        source=_FRONT,
        bad=Example("letter", "---\nnumber: 8\ntitle: Une lettre\ndate: 2018-01-10\n---\n\nUn texte.\n"),
        good=_GOOD,
    ),
    "wrong-type": Page(
        en="Each key holds one kind of value: a text, a number, a day, a list.",
        fr="Chaque clé porte une sorte de valeur : un texte, un nombre, un jour, une liste.",
        source=_FRONT,
        bad=front("keywords: justice"),
        good=front("keywords: [justice, police]"),
    ),
    "impossible-date": Page(
        en="A day that no calendar has is a slip of the keyboard.",
        fr="Un jour qu’aucun calendrier ne connaît est une faute de frappe.",
        source="ISO 8601",
        bad=front("modified: 2018-02-30"),
        good=front("modified: 2018-01-24"),
    ),
    "number-not-folder": Page(
        en="The number stands in the folder’s name and in the letter: readers and links must find the same one.",
        fr="Le numéro figure dans le nom du dossier et dans la lettre : lecteurs et liens doivent trouver le même.",
        source=_FRONT,
        bad=front("number: 9"),
        good=front("number: 8"),
    ),
    "lang-not-file": Page(
        en="The language of an edition is the name of its file; lang may only repeat it.",
        fr="La langue d’une édition est le nom de son fichier ; lang ne peut que la répéter.",
        source=_FRONT,
        bad=front("lang: en"),
        good=front("lang: fr"),
    ),
    "text-too-long": Page(
        en="A summary of more than 300 characters is cut by search engines and mail programs.",
        fr="Un résumé de plus de 300 caractères est coupé par les moteurs de recherche et les messageries.",
        source=_FRONT,
        bad=front("summary: " + "Un résumé bien trop long. " * 12),
        good=front("summary: Un résumé de deux lignes."),
    ),
    "empty-text": Page(
        en="A key without words says nothing; delete the line or fill it in.",
        fr="Une clé sans mots ne dit rien ; supprimez la ligne ou remplissez-la.",
        source=_FRONT,
        bad=front('theme: " "'),
        good=_GOOD,
    ),
    "placeholder": Page(
        en="What was to be replaced before publication is still there.",
        fr="Ce qui devait être remplacé avant la publication est resté.",
        source="Contract, « Drafts »",
        bad=front("theme: À compléter"),
        good=_GOOD,
    ),
    "modified-too-early": Page(
        en="A letter cannot have changed before the month that it is dated.",
        fr="Une lettre ne peut avoir changé avant le mois dont elle est datée.",
        source=_FRONT,
        bad=front("modified: 2017-12-01"),
        good=front("modified: 2018-01-24"),
    ),
    "out-of-range": Page(
        en="A number outside of what the key can mean is a slip.",
        fr="Un nombre hors de ce que la clé peut dire est une faute de frappe.",
        source=_DISK,
        bad=_config("[build]\nimage_widths = [4]\n"),
        good=_config("[build]\nimage_widths = [480, 960]\n"),
    ),
    "wrong-form": Page(
        en="Names that become part of an address hold lower-case letters, figures and hyphens; languages have one spelling.",
        fr="Les noms qui entrent dans une adresse tiennent en minuscules, chiffres et traits d’union ; les langues n’ont qu’une graphie.",
        source="RFC 5646 (BCP 47), 2.1.1; contract, « A project on disk »",
        bad=_config('[series]\nslug = "Lettre TEH"\n'),
        good=_config('[series]\nslug = "teh"\n'),
    ),
    "yaml-feature": Page(
        en="Anchors, aliases and tags make a file mean more than it shows; a letter is data that anyone can read.",
        fr="Ancres, renvois et étiquettes font dire au fichier plus qu’il ne montre ; une lettre se lit telle qu’elle est.",
        source=_FRONT,
        bad=front("theme: &a La loi"),
        good=_GOOD,
    ),
    "toml-error": Page(
        en="tehletter.toml is TOML: texts stand between quotes, tables between brackets.",
        fr="tehletter.toml est du TOML : les textes entre guillemets droits, les tables entre crochets.",
        source="TOML 1.0",
        bad=_config("[series]\nslug = teh\n"),
        good=_config('[series]\nslug = "teh"\n'),
    ),
    "unknown-timezone": Page(
        en="The day of « Dernière modification » is that of the mission’s own clock.",
        fr="Le jour de « Dernière modification » est celui de l’horloge de la mission.",
        source="IANA Time Zone Database",
        bad=_config('[mission]\nname = "Mission"\ntimezone = "Europe/Viene"\n'),
        good=_config('[mission]\nname = "Mission"\ntimezone = "Europe/Vienna"\n'),
    ),
    "unknown-rule": Page(
        en="A rule that does not exist cannot be switched: a slip would leave the right one as it was.",
        fr="Une règle qui n’existe pas ne se règle pas : une faute laisserait la bonne telle qu’elle était.",
        source=_DISK,
        bad=_config('[check]\noff = ["raw-htm"]\n'),
        good=_config('[check]\noff = ["raw-html"]\n'),
    ),
    "unknown-language": Page(
        en="A language without words of its own gets English labels: « Last modified » under a German letter.",
        fr="Une langue sans vocabulaire reçoit des mots anglais : « Last modified » sous une lettre allemande.",
        source="RFC 5646 (BCP 47)",
        bad=Example(
            "letter",
            "---\nnumber: 8\ntitle: Ein Brief\ndate: 2018-01-10\nsummary: Worum es geht.\n---\n\nEin Text.\n",
            "de",
        ),
        good=_GOOD,
    ),
    "distant-date": Page(
        en="A date more than a year ahead, or of another age, is a slip in the year.",
        fr="Une date à plus d’un an, ou d’un autre âge, est une faute dans l’année.",
        source=_FRONT,
        bad=front("date: 2108-01-10"),
        good=front("date: 2018-01-10"),
    ),
    "modified-in-future": Page(
        en="A letter was not changed on a day that is still to come.",
        fr="Une lettre n’a pas été modifiée un jour encore à venir.",
        source="Contract, « The stamp »",
        bad=front("modified: 2018-06-01"),
        good=front("modified: 2018-01-24"),
    ),
    "ineffective-ignore": Page(
        en="An exception that is not needed hides the next mistake of its kind.",
        fr="Une exception inutile cache la prochaine faute de son espèce.",
        source=_FRONT,
        bad=front("check: {ignore: [raw-html]}"),
        good=_GOOD,
    ),
    "unknown-publisher": Page(
        en="A publisher is named as tehletter.toml names it: the masthead and the contact come from there.",
        fr="Un éditeur est nommé comme dans tehletter.toml : l’en-tête et le contact en viennent.",
        source=_FRONT,
        bad=project("issues/008/fr.md\n    publishers: [Mission de Vienne]"),
        good=project("issues/008/fr.md\n    publishers: [Mission d’essai]"),
    ),
    "missing-label": Page(
        en="A label that a language file lacks is said in English, in the midst of a page in another language.",
        fr="Un libellé absent du fichier d’une langue est dit en anglais, au milieu d’une page d’une autre langue.",
        source="Contract, « A project on disk » (`templates/`); RGAA 4.1, criterion 8.7",
        bad=project('templates/languages/de.toml\n    name = "Deutsch"\n    [labels]\n    contents = "Inhalt"'),
        good=project("issues/008/fr.md\n    title: Une lettre"),
    ),
    "wrong-field": Page(
        en="What stands in braces is filled in: a number, a day, a weight. A mistyped field is shown as it stands.",
        fr="Ce qui est entre accolades est rempli : un numéro, un jour, un poids. Un champ mal tapé s’affiche tel quel.",
        source="Contract, « A project on disk » (`templates/`)",
        bad=project(_PARTLY + '    issue = "Nr. {nummer}"'),
        good=project(_PARTLY + '    issue = "Nr. {number}"'),
    ),
}
