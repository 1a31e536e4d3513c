"""A letter with everything, built; and its page and PDF, to be broken on purpose and proved again."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf

from support.project import CONFIG, Project
from tehletter import clock
from tehletter.artifact import Artifact
from tehletter.plan import Edition
from tehletter.processes import Crew
from tehletter.proving import Exhibit, Prover, prove
from tehletter.render import Site
from tehletter.survey import survey
from tehletter.workspace.project import find_project
from tehletter.workspace.publication import Item

BODY = """\
Le premier paragraphe rappelle [the rule of law]{lang=en}, et renvoie à une note[^un].

Le second parle d’autre chose ; il compte « vingt mots » à peine[^deux].

## Le chemin de l’aide

![La salle du conseil, vide](images/a.jpg "La salle avant la séance | Bureau de presse")

![](images/b.jpg){.decorative}

- écouter d’abord ;
- noter ensuite :
    - les dates,
    - les mots.

1. Prévenir.
2. Protéger.

> Nul ne sera tenu en esclavage.

### Les nombres de l’année

| | Séances | Heures |
|---|--:|--:|
| Magistrats | 4 | 24 |
| Associations | 2 | 12 |

Table: Les séances de l’année

## Ce qui reste à faire

Voyez [le plan d’action](https://example.org/plan) et [le chemin](#le-chemin-de-l-aide).

::: box
Une ligne d’appel répond jour et nuit.
:::

[^un]: Article 4 de la Déclaration.
[^deux]: On les a comptés.
"""
FRONT: dict[str, object] = {
    "byline": "Éditorial du bureau de presse,",
    "author": "La rédaction",
    "theme": "Du signe à la protection",
    "cover": {"src": "images/a.jpg", "alt": "Une lampe allumée", "caption": "La lampe", "credit": "Bureau de presse"},
    "see_also": [{"label": "Le site de l’organisation", "url": "https://example.org/"}],
}


def with_everything(project: Project) -> Project:
    """Give a project a letter that has all that a proof looks at, and an edition in another language."""
    project.with_config(CONFIG + '\n[check]\noff = ["uneven-structure", "uneven-figures", "uneven-alternative"]\n')
    project.picture("issues/008/images/a.jpg", 900, 600)
    project.picture("issues/008/images/b.jpg", 600, 900)
    project.letter(8, body=BODY, **FRONT)
    project.letter(8, "en", "A short text, with [l’État de droit]{lang=fr} in it.\n")
    return project


def exhibit_of(project: Project, lang: str = "fr", folder: str = "008") -> Exhibit:
    """What was built of an edition, ready to be proved."""
    found = survey(find_project(project.root))
    (verdict,) = (v for v in found.verdicts if (v.abstract.folder, v.abstract.lang) == (folder, lang))
    site = Site(
        found.config,
        find_project(project.root).templates(),
        clock.zone(found.config.timezone) or clock.now().tzinfo,
        found.logos,
    )
    edition = Edition(verdict, found.stamps[folder][lang])
    items = [item_of(path.relative_to(project.dist).as_posix(), path.read_bytes()) for path in paths(project, edition)]
    return Prover(found, site, {}, Crew(1)).exhibit(edition, found.letter(verdict), items)


def paths(project: Project, edition: Edition) -> list[Path]:
    """The files that were published of an edition, without its pictures."""
    return sorted(path for path in (project.dist / edition.folder).iterdir() if path.is_file())


def item_of(path: str, data: bytes) -> Item:
    """A page or a PDF as a build hands it over to be proved."""
    kind = "html" if path.endswith(".html") else "pdf"
    return Item(Artifact(path, kind, hashlib.sha256(data).hexdigest(), len(data)), data)


def faults(exhibit: Exhibit) -> set[str]:
    """The keys of what a proof finds wrong."""
    return {finding.key for one in prove(exhibit) for finding in one.faults}


def with_page(exhibit: Exhibit, change: Callable[[str], str]) -> Exhibit:
    """The exhibit with its page changed; a change that changes nothing is a mistake of the test."""
    files = dict(exhibit.files)
    (path,) = (path for path in files if path.endswith(".html"))
    before = files[path].decode()
    after = change(before)
    assert after != before
    return replace(exhibit, files={path: after.encode()})


def with_pdf(exhibit: Exhibit, change: Callable[[pikepdf.Pdf], None]) -> Exhibit:
    """The exhibit with its PDF changed."""
    files = dict(exhibit.files)
    (path,) = (path for path in files if path.endswith(".pdf"))
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(files[path])) as pdf:
        change(pdf)
        pdf.save(out, fix_metadata_version=False)
    return replace(exhibit, files={path: out.getvalue()})


def elements(pdf: pikepdf.Pdf, *kinds: str) -> Iterator[Any]:
    """The structure elements of these kinds, in the order of the tree."""

    def down(node: Any) -> Iterator[Any]:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                yield from down(kid)
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            if not kinds or str(node.S)[1:] in kinds:
                yield node
            yield from down(node.get("/K"))

    yield from down(pdf.Root.StructTreeRoot.K)


def words_of(pdf: pikepdf.Pdf, element: Any) -> str:
    """The words of an element, by what is drawn for it."""
    from tehletter.pdf.drawn import Fonts, read_page

    fonts, pages = Fonts(), {}
    for page in pdf.pages:
        pages[page.obj.objgen] = read_page(page, fonts)

    def down(node: Any, page: Any) -> Iterator[str]:
        if isinstance(node, pikepdf.Array):
            for kid in node:
                yield from down(kid, page)
        elif isinstance(node, pikepdf.Dictionary):
            page = node.Pg.objgen if "/Pg" in node else page
            if "/S" in node:
                yield from down(node.get("/K"), page)
            elif "/MCID" in node:
                yield pages[page].marked[int(node.MCID)].text
        elif node is not None and int(node) in pages[page].marked:
            yield pages[page].marked[int(node)].text

    return "".join(down(element, None))
