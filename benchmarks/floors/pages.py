"""`python pages.py PROJECT OUT`: read, YAML, Markdown, one template, written. Nothing is checked or set."""

import sys
from pathlib import Path

import yaml
from jinja2 import Environment
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

PAGE = """\
<!DOCTYPE html>
<html lang="fr">
<head><meta charset="utf-8"><title>{{ meta.title }}</title>
<meta name="description" content="{{ meta.summary }}"><link rel="stylesheet" href="/letter.css"></head>
<body><header>Mission de mesure</header>
<main><h1>{{ meta.title }}</h1><p>{{ meta.date }}</p>{{ body|safe }}</main>
<footer><a href="#">Haut de page</a></footer></body></html>
"""

project, out = map(Path, sys.argv[1:])
markdown = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
page = Environment(autoescape=True).from_string(PAGE)
for path in sorted(project.glob("issues/*/*.md")):
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    meta = yaml.load(front, Loader=yaml.CSafeLoader)
    folder = out / path.parent.name / path.stem
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(page.render(meta=meta, body=markdown.render(body)), "utf-8")
