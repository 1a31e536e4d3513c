"""The letters of a project as other programs want them, the same text and the same pictures.

Each function writes into a new folder, and gives the files that were made of letters where someone asks for them.
"""

from __future__ import annotations

import subprocess
from datetime import UTC, date
from pathlib import Path
from xml.sax.saxutils import escape

from tehletter import clock
from tehletter.render import STYLESHEET, Document, Site, render_paper
from tehletter.scaling import Kit, picture_copy
from tehletter.survey import survey
from tehletter.workspace.project import find_project

MISSION = "Mission de mesure"
URL = "https://mission.example.org/"

HUGO = {
    "hugo.toml": f'baseURL = "{URL}"\ntitle = "{MISSION}"\nlanguageCode = "fr"\ndisableKinds = ["taxonomy", "term"]\n',
    "layouts/baseof.html": f"""\
<!DOCTYPE html>
<html lang="fr">
<head><meta charset="utf-8"><title>{{{{ .Title }}}}</title>
<meta name="description" content="{{{{ .Params.summary }}}}"><link rel="stylesheet" href="/letter.css"></head>
<body><header>{MISSION}</header><main><h1>{{{{ .Title }}}}</h1>{{{{ block "main" . }}}}{{{{ end }}}}</main>
<footer><a href="#">Haut de page</a></footer></body></html>
""",
    "layouts/single.html": """\
{{ define "main" }}<p>{{ .Date.Format "02/01/2006" }}</p>{{ .Content }}{{ end }}
""",
    "layouts/list.html": """\
{{ define "main" }}<ul>
{{ range .Site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.summary }}</li>
{{ end }}</ul>{{ end }}
""",
}

PELICAN = {
    "pelicanconf.py": f"""\
SITENAME, SITEURL = "{MISSION}", "{URL.rstrip("/")}"
AUTHOR = SITENAME
PATH, THEME, TIMEZONE, DEFAULT_LANG = "content", "theme", "Europe/Paris", "fr"
ARTICLE_URL, ARTICLE_SAVE_AS = "{{slug}}/", "{{slug}}/index.html"
DIRECT_TEMPLATES = ["index"]
DEFAULT_PAGINATION = False
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM, CATEGORY_FEED_ATOM, AUTHOR_FEED_ATOM, AUTHOR_FEED_RSS = "feed.xml", None, None, None
MARKDOWN = {{"extensions": ["footnotes", "tables", "meta"], "output_format": "html5"}}
""",
    "theme/static/letter.css": "",
    "theme/templates/base.html": f"""\
<!DOCTYPE html>
<html lang="fr">
<head><meta charset="utf-8"><title>{{% block title %}}{{{{ SITENAME }}}}{{% endblock %}}</title>
<link rel="stylesheet" href="/theme/letter.css"></head>
<body><header>{MISSION}</header><main>{{% block main %}}{{% endblock %}}</main>
<footer><a href="#">Haut de page</a></footer></body></html>
""",
    "theme/templates/article.html": """\
{% extends "base.html" %}{% block title %}{{ article.title }}{% endblock %}
{% block main %}<h1>{{ article.title }}</h1><p>{{ article.date }}</p>{{ article.content }}{% endblock %}
""",
    "theme/templates/index.html": """\
{% extends "base.html" %}{% block main %}<ul>
{% for article in articles %}<li><a href="{{ article.url }}">{{ article.title }}</a> {{ article.summary }}</li>
{% endfor %}</ul>{% endblock %}
""",
}

TYPST = """\
#set document(title: "{title}")
#set page(paper: "a4", margin: (left: 62mm, right: 36mm, y: 24mm), numbering: "1 / 1")
#set text(font: "Tehletter Serif", size: 10.5pt, lang: "fr")
#set par(justify: true, leading: 0.75em)
#show heading: set text(font: "Tehletter Sans", fill: rgb("#000091"))
#let horizontalrule = line(length: 100%)
= {title}
{body}
"""


def write_all(root: Path, files: dict[str, str]) -> None:
    """Write texts below a folder."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def letters(project: Path) -> list[Path]:
    """The letters of a project, in their order."""
    return sorted(project.glob("issues/*/*.md"))


def for_hugo(project: Path, site: Path) -> None:
    """A site of page bundles, with list, feed and sitemap."""
    write_all(site, HUGO)
    for letter in letters(project):
        bundle = site / "content" / letter.parent.name
        bundle.mkdir(parents=True)
        (bundle / "index.md").write_bytes(letter.read_bytes())
        for photo in letter.parent.glob("*.jpg"):
            (bundle / photo.name).hardlink_to(photo)


def for_pelican(project: Path, site: Path) -> None:
    """A site of articles, with list and feed; the letters' pictures are left out."""
    write_all(site, PELICAN)
    (site / "content").mkdir()
    for letter in letters(project):
        _, front, body = letter.read_text("utf-8").split("---\n", 2)
        slug = letter.parent.name
        (site / "content" / f"{slug}.md").write_text(f"---\nslug: {slug}\n{front}---\n{body}", encoding="utf-8")


def for_typst(project: Path, site: Path, pandoc: str) -> list[str]:
    """A paper of each letter, as pandoc writes it in Typst's language."""
    site.mkdir()
    papers = []
    for letter in letters(project):
        words = [pandoc, "-f", "markdown", "-t", "typst", str(letter)]
        body = subprocess.run(words, check=True, capture_output=True, text=True).stdout
        title = letter.read_text("utf-8").partition("title: ")[2].partition("\n")[0]
        for photo in letter.parent.glob("*.jpg"):
            (site / f"{letter.parent.name}-{photo.name}").hardlink_to(photo)
            body = body.replace(f'image("{photo.name}"', f'image("{letter.parent.name}-{photo.name}"')
        paper = site / f"{letter.parent.name}.typ"
        paper.write_text(TYPST.format(title=title, body=body), encoding="utf-8")
        papers.append(str(paper))
    return papers


def templates(project: Path) -> dict[str, str]:
    """The templates of a project, by name."""
    return find_project(project).templates()


class Printed:
    """What the tool gives WeasyPrint, as files: HTML, pictures, style sheet, and the same fonts.

    `untouched`: with the pictures as the author gave them.
    """

    def __init__(self, project: Path, folder: Path, *, untouched: bool = False) -> None:
        folder.mkdir()
        workspace = find_project(project)
        found = survey(workspace)
        site = Site(found.config, workspace.templates(), clock.zone(found.config.timezone) or UTC, found.logos)
        self.style = folder / "letter.css"
        self.style.write_text(site.templates[STYLESHEET], encoding="utf-8")
        self.fonts = found.fonts.folders[0]
        self.env = {"FONTCONFIG_FILE": str(_fontconfig(found.fonts.folders, folder))}
        self.pages = []
        kit = Kit(workspace, found.fonts.folders, site.templates[STYLESHEET], None)
        for verdict in found.verdicts:
            letter = found.letter(verdict)
            document = render_paper(letter, date(2026, 11, 25), site)
            self.pages.append(str(_as_files(document, folder / letter.folder, None if untouched else kit, project)))


def _as_files(document: Document, folder: Path, kit: Kit | None, project: Path) -> Path:
    """The paper of a letter in a folder of its own, its pictures scaled by `kit`."""
    folder.mkdir()
    for copy in document.copies:
        data = picture_copy(kit, copy) if kit else (project / copy.picture.path).read_bytes()
        (folder / copy.name).write_bytes(data)
    page = folder / f"{folder.name}.html"
    page.write_text(document.html.replace('"letter:', '"'), encoding="utf-8")
    return page


def _fontconfig(fonts: tuple[Path, ...], folder: Path) -> Path:
    """A file that names the fonts of the tool and no others."""
    path = folder / "fonts.conf"
    folders = "".join(f"<dir>{escape(str(font))}</dir>" for font in fonts)
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{folders}'
        f"<cachedir>{escape(str(folder / 'fontconfig'))}</cachedir>"
        "<selectfont><rejectfont><glob>*.woff2</glob></rejectfont></selectfont></fontconfig>",
        encoding="utf-8",
    )
    return path
