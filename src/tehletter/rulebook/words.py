"""What the rulebook says around its pages, in the languages of the tool."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; texts of several lines are Markdown."""

    heading: str
    introduction: str
    columns: tuple[str, str, str, str, str]
    families: Mapping[str, str]
    says: str
    severity: str
    firm: str
    by_default: str
    in_project: str
    mended: str
    by_hand: str
    source: str
    wrong: str
    right: str
    silence: str
    silence_firm: str
    in_letter: str
    in_config: str
    otherwise: str
    switch_on: str
    yes: str


ENGLISH = Words(
    heading="Rules of `tehletter check`",
    introduction="""\
Every rule has a code and a name that never change; either stands wherever a rule is named. `tehletter rules` prints
the table below, `tehletter rules TEH404` one of the sections.

**error**: the letter is not built, and `check` ends with 1. **warning**: the letter is built; with `--strict` it is an
error. **off**: only looked for where the project asks for it. `--fix` mends what is marked so, where there is one
right answer; the rest is for a person to decide.

To silence a rule in one letter, name it in the front matter:

```yaml
check: {ignore: [TEH404]}
```

In the whole project, in `tehletter.toml`:

```toml
[check]
off = ["three-dots"]               # not looked for
on = ["straight-quotes"]           # looked for, although off by default
severity = { ordinal = "error" }   # or "warning", "off"
```

**Firm** rules cannot be silenced: what they find cannot be built.""",
    columns=("Code", "Name", "Severity", "`--fix`", "`check` says"),
    families={
        "0": "Files and their text",
        "1": "Front matter and config",
        "2": "The series",
        "3": "Content",
        "4": "Typography",
        "5": "Accessibility",
        "6": "The stamp",
        "7": "Safety",
        "8": "Parity of editions",
        "9": "The build",
    },
    says="`check` says",
    severity="Severity",
    firm="firm",
    by_default="by default",
    in_project="in this project",
    mended="`--fix` mends it",
    by_hand="To be mended by hand",
    source="Source",
    wrong="Wrong",
    right="Right",
    silence="To silence it",
    silence_firm="It cannot be silenced: what it finds cannot be built.",
    in_letter="In one letter, in the front matter:",
    in_config="In the whole project, in `tehletter.toml`:",
    otherwise="or",
    switch_on="It is looked for where `tehletter.toml` asks for it:",
    yes="yes",
)

FRENCH = Words(
    heading="Les règles de `tehletter check`",
    introduction="""\
Chaque règle a un code et un nom qui ne changent jamais ; l’un ou l’autre suffit partout où l’on nomme une règle.
`tehletter rules` donne le tableau ci-dessous, `tehletter rules TEH404` l’une des sections.

**erreur** : la lettre n’est pas construite et `check` finit par 1. **avertissement** : la lettre est construite ; avec
`--strict`, c’est une erreur. **désactivée** : cherchée seulement si le projet le demande. `--fix` corrige ce qui est
marqué ainsi, là où une seule réponse est juste ; le reste revient à une personne.

Pour faire taire une règle dans une lettre, nommez-la dans l’en-tête :

```yaml
check: {ignore: [TEH404]}
```

Dans tout le projet, dans `tehletter.toml` :

```toml
[check]
off = ["three-dots"]               # n’est plus cherchée
on = ["straight-quotes"]           # est cherchée, quoique désactivée d’origine
severity = { ordinal = "error" }   # ou "warning", "off"
```

Les règles **fermes** ne se taisent pas : ce qu’elles trouvent ne peut pas être construit.""",
    columns=("Code", "Nom", "Gravité", "`--fix`", "Ce que dit `check`"),
    families={
        "0": "Les fichiers et leur texte",
        "1": "L’en-tête et la configuration",
        "2": "La série",
        "3": "Le contenu",
        "4": "La typographie",
        "5": "L’accessibilité",
        "6": "Les dates de modification",
        "7": "La sécurité",
        "8": "L’accord des éditions",
        "9": "La construction",
    },
    says="`check` dit",
    severity="Gravité",
    firm="ferme",
    by_default="d’origine",
    in_project="dans ce projet",
    mended="`--fix` la corrige",
    by_hand="À corriger à la main",
    source="Source",
    wrong="Mauvais",
    right="Bon",
    silence="Pour la faire taire",
    silence_firm="Elle ne se tait pas : ce qu’elle trouve ne peut pas être construit.",
    in_letter="Dans une lettre, dans l’en-tête :",
    in_config="Dans tout le projet, dans `tehletter.toml` :",
    otherwise="ou",
    switch_on="Elle est cherchée là où `tehletter.toml` la demande :",
    yes="oui",
)

WORDS: Mapping[str, Words] = {"en": ENGLISH, "fr": FRENCH}
"""By the language of the tool."""
