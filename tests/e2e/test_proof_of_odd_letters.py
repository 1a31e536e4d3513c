"""The proof of letters that are odd and right: each passes `check`, so each must pass its proof."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from support.project import CONFIG, ROOT, Project, Run
from tehletter.pdf.reading import read_pdf
from tehletter.witness import Reading

TABLE = "| A | B |\n|---|---|\n"
WORDS = "mot " * 300

ODD: dict[str, tuple[str, dict[str, Any]]] = {
    "a paragraph and a legend say what stands under a picture": (
        'JPEG\n\n![JPEG](images/a.jpg "JPEG JPEG | JPEG")\n\nJPEG JPEG\n\n![Une salle](images/a.jpg)\n\nJPEG\n',
        {},
    ),
    "the title is the name of the series": ("Lettre d’information TEH\n", {"title": "Lettre d’information TEH"}),
    "the title is the name of the mission": ("Mission d’essai\n", {"title": "Mission d’essai"}),
    "headings and paragraphs are labels": (
        "Éditorial\n\n## Sommaire\n\nSommaire\n\nContact\n\n## Sommaire Sommaire\n\nNotes\n",
        {},
    ),
    "headings are figures": ("## 1\n\n1\n\n## 11\n\n11\n\n## 1\n\n111\n\n## 111\n\n2\n\n## 12\n\n12\n", {}),
    "a table has headers alone": (f"{TABLE}\nTable: Une table\n", {}),
    "a row is higher than a sheet": (f"Un mot.\n\n{TABLE}| a | {WORDS} |\n| {WORDS} | b |\n\nTable: Une table\n", {}),
    "code stands in items and after tabs": (
        "- un\n\n    ```\n    avec\tdes\ttab\n    ```\n\n- ```\n  deux\n  ```\n\n```\nx avec\tdes\ttab\n```\n",
        {},
    ),
    "code follows code": ("`un` `deux`[^1] `trois` *x* `quatre`\n\n[^1]: `a` `b`\n", {}),
    "a note is called again": ("Un[^a] deux[^a] trois[^b].\n\n## Titre[^a]\n\nx\n\n[^a]: Une.\n[^b]: Deux.\n", {}),
    "notes end the letter": (f"Un[^a] deux[^b] trois[^a].\n\n[^a]: {WORDS}\n[^b]: Une.\n", {}),
    "notes are called in passages": (
        (
            "[the law[^1] is]{lang=en} **[x[^1]]{lang=en}**\n\n## [Law[^2]]{lang=en}\n\nx\n\n"
            "[^1]: Une note.\n[^2]: Une [the [mot]{lang=fr} law]{lang=en}.\n"
        ),
        {},
    ),
    "a passage of the letter's language stands in another": ("Un [law [mot]{lang=fr} law]{lang=en} seul.\n", {}),
    "lines end as in other programs": ("un\u2028deux\u2029trois\x85quatre\u1680cinq\n", {}),
    "letters have two marks": ("un a\u0323\u0301b et Ā\u0300 au chat\n\nun chat\n", {"title": "x\u0301 n\u0308 titre"}),
    "guests are quoted": (
        (
            "Merci 😀 👍🏽 👨‍👩‍👧 🇫🇷 ❤️, **gras 😀** et *italique 😀*.\n\n"
            "Il a dit [שָׁלוֹם לכולם, **שלום!**]{lang=he} puis [السلام عليكم، **مرحبا**]{lang=ar}.\n"
        ),
        {"title": "Une lettre 😀"},
    ),
    "a picture in a sentence is decoration": ("un ![](images/a.jpg){.decorative} deux\n", {}),
}


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Run]:
    """A project with every odd letter, and how its build ended. To be read, not changed."""
    project = Project(tmp_path_factory.mktemp("odd") / "project").with_config(
        CONFIG + '\n[check]\noff = ["uneven-structure", "uneven-figures", "uneven-alternative"]\n'
    )
    for number, (body, front) in enumerate(ODD.values(), 2):
        if "images/" in body:
            project.picture(f"issues/{number:03d}/images/a.jpg", 900, 600)
        project.letter(number, body=body, **front)
    return project, project.run("build", "--prove", "--json")


def reading_of(project: Project, name: str) -> Reading:
    """What the PDF of an odd letter says in its tags."""
    number = list(ODD).index(name) + 2
    return read_pdf((project.dist / f"{number:03d}" / "fr" / f"teh-{number:03d}-fr.pdf").read_bytes()).tagged


def test_whatever_passes_the_check_passes_its_proof(tried: tuple[Project, Run]) -> None:
    project, run = tried
    assert [(d["path"], d["message"]) for d in run.json["diagnostics"] if d["severity"] == "error"] == []
    assert len(list(project.dist.glob("*/fr/*.pdf"))) == len(ODD)


def test_a_note_is_in_the_language_of_the_letter_wherever_it_is_called(tried: tuple[Project, Run]) -> None:
    reading = reading_of(tried[0], "notes are called in passages")
    said = [[(run.text.strip(), run.lang) for run in note.runs if run.text.strip()] for _, note in reading.notes]
    assert said == [
        [("Une note.", "fr")],
        [("Une", "fr"), ("the", "en"), ("mot", "fr"), ("law", "en"), (".", "fr")],
    ]


def test_calls_of_notes_are_no_words_of_a_sentence(tried: tuple[Project, Run]) -> None:
    reading = reading_of(tried[0], "notes end the letter")
    assert "Un deux trois." in [block.text for block in reading.blocks]


PUBLISHER = """
[[publishers]]
name = "Mission d’essai"
address = "1, rue de l’Exemple, 1010 Vienne\\nAutriche"
"""
STYLE = """
p, h1, h2, li, td { letter-spacing: 0.1em; text-transform: uppercase; font-variant-caps: small-caps }
"""


def test_a_mission_may_have_words_and_a_style_of_its_own_and_publishers_of_its_name(project: Project) -> None:
    project.with_config(CONFIG + 2 * PUBLISHER)
    parts = (ROOT / "templates/letter/parts.html").read_text("utf-8")
    own = parts.replace('<div class="colophon">', '<div class="colophon"><p>Merci &amp; à bientôt</p>')
    project.write("templates/letter/parts.html", own)
    project.write("templates/styles/letter.css", (ROOT / "templates/styles/letter.css").read_text("utf-8") + STYLE)
    note = "[^1]: Article 4, déjà lu.\n"
    project.letter(8, body=f"Un texte {'incompréhensiblement long ' * 30}[the law]{{lang=en}} fin[^1].\n\n{note}")
    run = project.run("build", "--prove", "--json")
    assert (run.code, run.json["diagnostics"]) == (0, [])


def test_what_holds_nothing_is_as_if_it_were_deleted(project: Project) -> None:
    project.letter(8, body="Un texte.\n\n- un\n-\n- deux\n\n>\n\n::: box\n-\n:::\n\n1. &nbsp;\n\nFin.\n")
    project.built("--prove")
    page = (project.dist / "008/fr/index.html").read_text("utf-8")
    assert page.partition('<div class="text">')[2].count("<li>") == 2  # those above are languages
    assert not [name for name in ("<blockquote>", 'class="box"', "<ol>") if name in page]


def test_text_is_not_changed_for_being_decomposed(project: Project) -> None:
    text = unicodedata.normalize("NFD", "Đorđević, Љиљана Ђорђевић et l’évêque.")
    project.letter(8, body=f"{text}\n")
    project.built("--prove")
    assert text in (project.dist / "008/fr/index.html").read_text("utf-8")
