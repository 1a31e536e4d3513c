"""A letter with every block that a letter can have, in four languages."""

from __future__ import annotations

from pathlib import Path

from support.project import CONFIG, Project

ALL_OF_IT = """\
Un premier paragraphe avec un lien vers [le rapport de 2017](https://example.org/), une note[^1], du *relief*,
du `code`, [a word]{lang=en} et une image ![sceau](images/seal.png) dans la ligne.

> Une citation.

- un
- deux
  1. un
  2. deux

## Un article

![Une salle](images/hall.jpg "Une légende")

### Un intertitre

| Pays | Projets | 2016 | 2017 | 2018 |
|------|--------:|-----:|-----:|-----:|
| Serbie | 12 | 1 | 2 | 3 |

Table: Les projets

::: box
#### Encadré

Un encadré.
:::

## Un autre

```
du texte
```

---

La fin, avec la même note[^1] et une autre[^2].

[^1]: Le texte de la note.
[^2]: Une autre note.
"""
"""A letter with every block that a letter can have."""

IN_FOUR_LANGUAGES = CONFIG.replace('["fr", "en", "sr-Latn"]', '["fr", "en", "sr-Latn", "sr-Cyrl"]')


def every_block(root: Path) -> Project:
    """The project of that letter, built; its English edition is a draft."""
    project = Project(root).with_config(IN_FOUR_LANGUAGES)
    for name, size in {"hall.jpg": (1600, 900), "ambassador.jpg": (300, 400)}.items():
        project.picture(f"issues/008/images/{name}", *size)
    project.picture("issues/008/images/seal.png", 64, 64, "PNG")
    for lang in ("fr", "en", "sr-Latn", "sr-Cyrl"):
        project.letter(
            8,
            lang,
            body=ALL_OF_IT,
            theme="Le thème",
            byline="Éditorial de l’ambassadrice,",
            author="Mme Unetelle",
            cover={"src": "images/hall.jpg", "alt": "Une salle", "caption": "Une salle", "credit": "Mission"},
            portrait={"src": "images/ambassador.jpg", "alt": "L’ambassadrice"},
            see_also=[{"label": "Un rapport", "url": "https://www.osce.org/"}],
            keywords=["traite"],
            draft=lang == "en",
        )
    project.built()
    return project
