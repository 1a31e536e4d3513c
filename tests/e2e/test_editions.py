"""Editions of an issue from outside: how they lead to each other, what they say of themselves, new languages."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pikepdf
import pytest
from lxml import html

from support.browser import chromium, shown
from support.builtin import templates
from support.project import CONFIG, Project

GERMAN = {
    "Newsletter": "Rundbrief",
    "No. {number}": "Nr. {number}",
    "Contents": "Inhalt",
    "Last modified: {date}": "Zuletzt geändert: {date}",
    "{language}: not available": "{language}: nicht erschienen",
    "Other languages (PDF): {languages}": "Andere Sprachen (PDF): {languages}",
}


def page(project: Project, path: str) -> html.HtmlElement:
    """A published page, as a tree."""
    return html.fromstring((project.dist / path).read_bytes())


def head(tree: html.HtmlElement) -> dict[str, str]:
    """What the head of a page says in `meta`, by name or property."""
    return {m.get("property") or m.get("name") or "": m.get("content") or "" for m in tree.iter("meta")}


def links(tree: html.HtmlElement, rel: str) -> dict[str, str]:
    """The `link` elements of a kind: address by language."""
    return {link.get("hreflang") or "": link.get("href") or "" for link in tree.iter("link") if link.get("rel") == rel}


def at_the_end(pdf: Path) -> list[str]:
    """The addresses of the links on a PDF's last page."""
    with pikepdf.open(pdf) as document:
        notes = document.pages[-1].get("/Annots", [])
        return [str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A]


def switch(tree: html.HtmlElement) -> list[tuple[str, str]]:
    """The entries of the switch beside the title, with where they lead."""
    items = tree.xpath("//nav[@class='languages']//li")
    return [(" ".join(item.text_content().split()), item.xpath("string(.//a/@href)")) for item in items]


def test_a_language_without_an_edition_is_named_as_missing_and_leads_nowhere(project: Project) -> None:
    project.letter(8, "fr")
    project.letter(8, "sr-Latn", "Tekst.\n", title="8. probno pismo")
    project.built()
    assert switch(page(project, "008/fr/index.html")) == [
        ("Français", ""),
        ("anglais : non disponible", ""),
        ("Srpski (latinica)", "../sr-Latn/index.html"),
    ]
    assert ("engleski: nije dostupno", "") in switch(page(project, "008/sr-Latn/index.html"))


def test_a_pdf_names_the_other_editions_by_addresses_that_hold_wherever_it_is_read(project: Project) -> None:
    project.letter(8, "fr")
    project.letter(8, "en", "A text.\n")
    project.built()
    assert "https://mission.example.org/008/en/teh-008-en.pdf" in at_the_end(project.dist / "008/fr/teh-008-fr.pdf")
    assert "https://mission.example.org/008/fr/teh-008-fr.pdf" in at_the_end(project.dist / "008/en/teh-008-en.pdf")


def test_without_an_address_a_pdf_names_the_other_editions_as_text_and_stands_its_proof(project: Project) -> None:
    project.with_config(CONFIG.replace('url = "https://mission.example.org/"\n', ""))
    project.letter(8, "fr")
    project.letter(8, "en", "A text.\n")
    project.built("--prove")
    assert not [href for href in at_the_end(project.dist / "008/fr/teh-008-fr.pdf") if href.endswith(".pdf")]


def test_a_published_letter_does_not_lead_to_a_draft_and_a_draft_leads_to_all(project: Project) -> None:
    project.letter(8, "fr")
    project.letter(8, "en", "A text.\n", draft=True)
    project.built()
    assert ("anglais : non disponible", "") in switch(page(project, "008/fr/index.html"))
    assert ("Français", "../fr/index.html") in switch(page(project, "008/en/index.html"))
    assert page(project, "008/index.html").xpath("//nav[@class='editions']//@href") == ["fr/index.html"]
    assert not [href for href in at_the_end(project.dist / "008/fr/teh-008-fr.pdf") if "/en/" in href]


def test_the_head_of_a_page_says_where_it_is_at_home_and_what_to_show_of_it(project: Project) -> None:
    project.picture("issues/008/images/hall.jpg", 2000, 1000)
    project.letter(8, "fr", "Un texte.\n\n![La salle](images/hall.jpg)\n")
    project.letter(8, "en", "A text.\n\n![The hall](images/hall.jpg)\n")
    project.built("--only", "html")
    tree = page(project, "008/fr/index.html")
    said, home = head(tree), "https://mission.example.org/008/"
    assert links(tree, "canonical") == {"": f"{home}fr/index.html"}
    assert {lang: href for lang, href in links(tree, "alternate").items() if lang} == {
        "fr": f"{home}fr/index.html",
        "en": f"{home}en/index.html",
        "x-default": f"{home}index.html",
    }
    assert (said["og:type"], said["og:locale"], said["og:locale:alternate"]) == ("article", "fr_FR", "en_US")
    assert said["og:title"] == "8e lettre d’essai"
    assert said["og:url"] == f"{home}fr/index.html"
    assert (said["og:image:width"], said["og:image:height"], said["og:image:alt"]) == ("1440", "720", "La salle")
    image = said["og:image"].removeprefix("https://mission.example.org/")
    assert (project.dist / image).is_file()
    icon = links(tree, "icon")[""]
    assert (project.dist / "008/fr" / icon).resolve() == (project.dist / "assets/icon.svg").resolve()
    assert (project.dist / "assets/icon.svg").is_file()


def test_without_an_address_a_page_leaves_out_what_needs_one(project: Project) -> None:
    project.with_config(CONFIG.replace('url = "https://mission.example.org/"\n', ""))
    project.picture("issues/008/images/hall.jpg")
    project.letter(8, "fr", "Un texte.\n\n![La salle](images/hall.jpg)\n")
    project.letter(8, "en", "A text.\n\n![The hall](images/hall.jpg)\n")
    project.built("--only", "html")
    tree = page(project, "008/fr/index.html")
    assert not {"og:url", "og:image"} & set(head(tree))
    assert links(tree, "canonical") == {}
    assert links(tree, "alternate")["x-default"] == "../index.html"


def test_an_icon_of_the_project_takes_the_place_of_the_tools(project: Project) -> None:
    project.write("templates/styles/icon.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    project.letter(8)
    project.built("--only", "html")
    assert (project.dist / "assets/icon.svg").read_text() == '<svg xmlns="http://www.w3.org/2000/svg"/>'


PUBLISHERS = """
[[publishers]]
name = { fr = "Mission de Vienne", en = "Vienna Mission" }
address = "1, rue Une"
[[publishers]]
name = { fr = "Mission de Genève", en = "Geneva Mission" }
address = "2, rue Deux"
"""


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        (None, ["Mission de Vienne", "Mission de Genève"]),
        (["geneva mission"], ["Mission de Genève"]),
        (["Mission d’essai"], ["Mission d’essai"]),
    ],
)
def test_masthead_contact_and_metadata_name_the_publishers_of_a_letter(
    project: Project, chosen: list[str] | None, names: list[str]
) -> None:
    project.with_config(CONFIG + PUBLISHERS)
    project.letter(8, "fr", publishers=chosen, author="Mme Untel")
    project.built("--prove")
    tree = page(project, "008/fr/index.html")
    assert [e.text_content() for e in tree.find_class("publisher-name")] == names
    assert [e.text_content() for e in tree.find_class("address-name")] == [*names, "Contact"]
    assert head(tree)["publisher"] == ", ".join(names)
    with pikepdf.open(project.dist / "008/fr/teh-008-fr.pdf") as pdf, pdf.open_metadata() as metadata:
        assert set(metadata["dc:publisher"]) == set(names)


def test_one_file_adds_a_language(project: Project) -> None:
    text = templates()["languages/en.toml"]
    for english, german in GERMAN.items():
        assert f'"{english}"' in text
        text = text.replace(f'"{english}"', f'"{german}"')
    text = text.replace('name = "English"', 'name = "Deutsch"').replace('month = "LLLL y"', 'month = "MMMM y"')
    text = re.sub(r"quotes = .*", 'quotes = ["„", "“", "‚", "‘"]', text)
    project.write("templates/languages/de.toml", text)
    project.letter(8, "fr")
    project.letter(8, "de", 'Ein "Wort" und mehr.\n', title="8. Rundbrief", summary="Worum es geht.")
    run = project.built("--prove")
    assert "languages/de.toml" not in run.err
    words = page(project, "008/de/index.html").text_content()
    for said in ("Nr. 8", "Januar 2018", "Zuletzt geändert:", "Ein „Wort“ und mehr."):
        assert said in words
    assert ("Deutsch", "../de/index.html") in switch(page(project, "008/fr/index.html"))


def test_a_file_of_a_language_with_errors_stops_the_build_and_is_told_at_its_line(project: Project) -> None:
    project.write("templates/languages/de.toml", '[labels]\nissue = 8\ncontens = "Inhalt"\n')
    project.letter(8)
    run = project.run("build")
    assert run.code == 1
    assert "templates/languages/de.toml:2:9" in run.err
    assert "templates/languages/de.toml:3:1" in run.err
    assert not project.manifest_path.exists()


def test_a_language_without_a_file_is_told_which_labels_are_missing(project: Project) -> None:
    project.letter(8, "ro", "Un text în română.\n", title="Scrisoarea 8", summary="Despre ce este vorba.")
    found = [d for d in project.run("check", "--format", "json").json["diagnostics"] if d["rule"] == "TEH119"]
    assert [(d["path"], d["line"]) for d in found] == [("issues/008/ro.md", 1)]
    for label in ("contents", "back-to-top", "other-editions"):
        assert label in found[0]["hint"]


def test_serbian_without_a_script_is_told_the_name_that_fits_its_text(project: Project) -> None:
    project.letter(8, "sr", "Текст о раду.\n", title="8. писмо", summary="О чему је реч.")
    run = project.run("check")
    assert "“sr” does not say in which script: its labels will be those of sr-Cyrl" in run.err + run.out
    assert "rename the file sr-Cyrl.md" in run.err + run.out
    project.built("--only", "html")
    assert "Последња измена" in page(project, "008/sr/index.html").text_content()


def test_a_publisher_that_is_none_is_told_at_its_line_with_those_that_there_are(project: Project) -> None:
    project.with_config(CONFIG + PUBLISHERS)
    project.letter(8, "fr", publishers=["Mission de Vienne", "OTAN"])
    run = project.run("check")
    assert "issues/008/fr.md:6:35: error TEH123 “OTAN” is none" in run.out
    assert "Mission d’essai, Mission de Vienne, Vienna Mission, Mission de Genève, Geneva Mission" in run.out


def test_a_label_that_no_font_can_print_is_told_at_its_line(project: Project) -> None:
    project.write("templates/languages/ka.toml", '[labels]\ncontents = "სარჩევი"\n')
    run = project.run("check", "--format", "json")
    found = [(d["rule"], d["path"], d["line"]) for d in run.json["diagnostics"] if d["severity"] == "error"]
    assert found == [("TEH701", "templates/languages/ka.toml", 2)]


def test_a_language_from_right_to_left_gets_a_page_in_its_direction(project: Project) -> None:
    project.letter(8, "he", "OSCE 2018.\n", title="8 OSCE", summary="OSCE.")
    project.built("--only", "html")
    tree = page(project, "008/he/index.html")
    assert (tree.get("lang"), tree.get("dir")) == ("he", "rtl")
    assert head(tree)["og:locale"] == "he_IL"


def test_a_page_from_right_to_left_is_mirrored(project: Project) -> None:
    project.letter(8, "he", "> OSCE.\n\n- A.\n", title="8 OSCE", summary="OSCE.")
    project.letter(8, "en", "> OSCE.\n\n- A.\n")
    project.built("--only", "html")
    edges = """return ['.publisher-name', '.issue-number', '.title', 'blockquote'].map(name => {
      const box = document.querySelector(name).getBoundingClientRect();
      return Math.round((box.left + box.right) / 2 - innerWidth / 2)})"""
    with chromium() as browser:
        shown(browser, project.dist / "008/he/index.html", 1280)
        mirrored = browser.execute_script(edges)
        rule = browser.execute_script("return getComputedStyle(document.querySelector('blockquote')).borderRightWidth")
        shown(browser, project.dist / "008/en/index.html", 1280)
        plain = browser.execute_script(edges)
    assert rule != "0px"
    assert [here < 0 for here in mirrored] == [there > 0 for there in plain]


def test_a_passage_that_runs_the_other_way_says_so(project: Project) -> None:
    project.letter(8, "fr", "Un mot, [OSCE!]{lang=he}, et [deux]{lang=en}.\n")
    project.letter(8, "he", "[Un [OSCE]{lang=ar} mot]{lang=fr}.\n", title="8 OSCE", summary="OSCE.")
    project.built("--only", "html")
    french, hebrew = (page(project, f"008/{lang}/index.html").xpath("//p/span[@lang]") for lang in ("fr", "he"))
    assert [(span.get("lang"), span.get("dir")) for span in french] == [("he", "rtl"), ("en", None)]
    assert [(span.get("lang"), span.get("dir")) for span in hebrew] == [("fr", "ltr")]
    assert [(span.get("lang"), span.get("dir")) for span in hebrew[0]] == [("ar", "rtl")]


def test_a_translation_begins_with_the_structure_of_the_first_edition_and_shares_its_pictures(project: Project) -> None:
    project.picture("issues/008/images/hall.jpg")
    project.letter(8, "fr", "Un texte.\n\n## La loi\n\n- Un point.\n\n![La salle](images/hall.jpg)\n")
    assert project.run("new", "8", "--lang", "sr-Latn").out == "issues/008/sr-Latn.md\n"
    text = project.read("issues/008/sr-Latn.md")
    assert "## [Napisati] La loi" in text
    assert "- [Napisati] Un point." in text
    assert "![[Napisati] La salle](images/hall.jpg)" in text
    assert "draft: true" in text
    run = project.run("check", "--format", "json")
    assert run.json["summary"]["errors"] == 0
    project.built()
    assert list((project.dist / "008/sr-Latn/images").iterdir())


TEXTS = {
    "fr": ("8e lettre d’essai", "Le texte à Genève, « ça » n° 8", "L’Œuvre et le cœur", "À lire"),
    "en": ("8th trial letter", "A text with a “quotation” and 8 ways", "Of law and order", "To read"),
    "sr-Latn": ("8. pismo", "Tekst čćđšž o radu „reči“ br. 8", "O čovečnosti", "Čitati"),
    "sr-Cyrl": ("8. писмо", "Текст ђљњћџ о раду „речи“ бр. 8, OSCE", "О човечности", "Читати"),
    "ro": ("Scrisoarea 8", "Un text în română: ș, ț, ă, „țară”", "Despre știință", "Știință"),
}
EVERY_STYLE = """\
{0}, **{0}**, *{0}*, ***{0}***, `{1}`[^1].

## {1} *{2}*

### {2}

#### {2}

##### {2}

- {0}

| {2} | {1} |
| --- | ---: |
| *{0}* | 1 234,50 |
| **{0}** | 8 000,00 |
| ***{0}*** | 12 |

Table: {1}

[^1]: {0}, *{0}*.
"""
"""Every face that a style sheet of ours asks for: text, titles and tables, upright and slanted, plain and bold."""


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that says nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


LOADED = "return performance.getEntriesByType('resource').map(e => e.name).filter(n => n.endsWith('.woff2'))"


@pytest.mark.parametrize("lang", sorted(TEXTS))
def test_a_page_with_every_style_loads_less_than_200_kilobytes_of_fonts(project: Project, lang: str) -> None:
    title, text, heading, word = TEXTS[lang]
    if lang == "sr-Cyrl":
        project.with_config(
            CONFIG.replace("Mission d’essai", "Мисија").replace("Lettre d’information TEH", "Писмо TEH")
        )
    project.letter(8, lang, EVERY_STYLE.format(text, heading, word), title=title, summary=text, draft=True)
    project.built("--only", "html")
    # A browser of its own, because one loads ahead what other pages of the same server had.
    with served(project.dist) as address, chromium() as browser:
        shown(browser, f"{address}/008/{lang}/index.html", 1280)
        browser.execute_async_script("document.fonts.ready.then(() => arguments[0]())")
        loaded = {name.rpartition("/")[2] for name in browser.execute_script(LOADED)}
    faces = {name.partition(".")[0] for name in loaded}
    assert len(faces) == len(loaded) == 10, "\n".join(sorted(loaded))
    assert sum((project.dist / "assets/fonts" / name).stat().st_size for name in loaded) < 200_000


def test_a_page_of_two_thousand_words_stays_below_60_kilobytes_with_its_styles(project: Project) -> None:
    paragraph = "La traite des êtres humains demeure une atteinte grave à la dignité. " * 6
    body = "".join(f"## Article {n}\n\n" + f"{paragraph.strip()}\n\n" * 3 for n in range(1, 10))
    assert 1900 <= len(body.split()) <= 2000
    project.letter(8, "fr", body)
    project.letter(8, "en", "A text.\n")
    project.run("build", "--only", "html")
    page_ = project.dist / "008/fr/index.html"
    sheets = [page_.parent / href for href in re.findall(r'stylesheet" href="([^"]+)"', page_.read_text("utf-8"))]
    assert sum(file.stat().st_size for file in (page_, *sheets)) < 60_000
