"""The proof: it passes what is right in any language, and catches what was broken on purpose, in page and PDF."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from support.every_block import IN_FOUR_LANGUAGES, every_block
from support.exhibit import (
    BODY,
    FRONT,
    elements,
    exhibit_of,
    faults,
    item_of,
    with_everything,
    with_page,
    with_pdf,
    words_of,
)
from support.project import ROOT, Project, environment, files_below
from tehletter.plan import Edition
from tehletter.processes import Crew
from tehletter.proving import Exhibit, Prover, prove
from tehletter.render import Site
from tehletter.survey import survey
from tehletter.workspace.project import find_project

BUILT_IN = ROOT / "templates"
Change = Callable[[str], str]
Harm = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with a letter that has everything, built. To be read, not changed."""
    project = with_everything(Project(tmp_path_factory.mktemp("whole") / "project"))
    project.built("--prove")
    return project


@pytest.fixture(scope="module")
def exhibit(whole: Project) -> Exhibit:
    """Its French edition."""
    return exhibit_of(whole)


def test_a_letter_with_everything_stands_its_proof_and_everything_was_looked_at(exhibit: Exhibit) -> None:
    examined = prove(exhibit)
    assert [finding for one in examined for finding in one.faults] == []
    assert [(one.target, one.check) for one in examined if not one.looked] == []


# ------------------------------------------------------------------------------- a page, broken on purpose


def without(pattern: str, times: int = 1) -> Change:
    return lambda html: re.sub(pattern, "", html, count=times, flags=re.DOTALL)


def put(old: str, new: str) -> Change:
    return lambda html: html.replace(old, new, 1)


BROKEN_PAGES: dict[str, tuple[Change, str]] = {
    "a word is lost": (put("parle d’autre chose", "parle d’autre"), "words-differ.differ"),
    "a word is added": (put("parle d’autre chose", "parle bien d’autre chose"), "words-differ.differ"),
    "a letter is changed": (put("rappelle", "rapelle"), "words-differ.differ"),
    "a paragraph is lost": (without(r"<p>Le second.*?</p>"), "words-differ.lost"),
    "a sentence is put in": (put("<blockquote>", "<p>Une publicité.</p><blockquote>"), "words-differ.added"),
    "two words are joined": (put("parle d’autre chose", "parled’autre chose"), "words-differ.joined"),
    "a word is torn": (put("parle d’autre chose", "par le d’autre chose"), "words-differ.broken"),
    "a heading is a paragraph": (
        lambda html: re.sub(r"<h3( [^>]*)?>(Les nombres.*?)</h3>", r"<p>\2</p>", html),
        "words-differ.kind",
    ),
    "a paragraph is two": (put("rappelle", "rappelle</p><p>"), "words-differ.parted"),
    "an item is a paragraph": (
        lambda html: html.replace("<li>Prévenir.", "<li></li></ol><p>Prévenir.</p><ol><li>", 1),
        "words-differ.kind",
    ),
    "the stamp is lost": (without(r'<p class="stamp">.*?</p>'), "words-differ.lost"),
    "the theme is lost": (without(r'<p class="theme">.*?</p>'), "words-differ.lost"),
    "a note is lost": (put("Article 4 de la Déclaration.", ""), "words-differ.lost"),
    "a label comes twice": (put('<p class="format">JPEG</p>', '<p class="format">JPEG JPEG</p>'), "words-differ.added"),
    "a passage has no language": (put('<span lang="en">', "<span>"), "language-lost"),
    "a passage has another language": (put('<span lang="en">', '<span lang="de">'), "language-lost"),
    "a paragraph has a language": (put("<p>Le second", '<p lang="en">Le second'), "language-lost.added"),
    "a picture has no alternative": (without(r' alt="La salle[^"]*"'), "structure-broken.no-alternative"),
    "an alternative is emptied": (
        put('alt="La salle du conseil, vide"', 'alt=""'),
        "structure-broken.alternative-lost",
    ),
    "a decoration speaks": (put('alt=""', 'alt="Une fleur"'), "structure-broken.alternative-added"),
    "a figure has no name": (without(r' aria-label="La salle[^"]*"'), "structure-broken.figure"),
    "a table has no caption": (without(r"<caption>.*?</caption>"), "structure-broken.table-caption"),
    "a header is a cell": (
        lambda html: html.replace("<th ", "<td ").replace("</th>", "</td>"),
        "structure-broken.table-headers",
    ),
    "a header heads nothing": (without(r' scope="row"'), "structure-broken.table-scope"),
    "a link is empty": (put(">le plan d’action</a>", "></a>"), "structure-broken.link-empty"),
    "a link leads nowhere": (put('href="#le-chemin', 'href="#un-chemin'), "structure-broken.link-nowhere"),
    "there is a second main title": (put("<h2", "<h1>Titre</h1><h2"), "structure-broken.one-h1"),
    "a level is left out": (
        lambda html: html.replace("<h3", "<h5").replace("</h3>", "</h5>"),
        "structure-broken.heading-jump",
    ),
    "there is no main": (
        lambda html: html.replace("<main", "<div").replace("</main>", "</div>"),
        "structure-broken.landmark",
    ),
    "a navigation has no name": (without(r' aria-label="Langues[^"]*"'), "structure-broken.nav-unnamed"),
    "the skip link is gone": (without(r'<a class="skip".*?</a>'), "structure-broken.skip-link"),
    "there is no document type": (without("<!doctype html>"), "structure-broken.doctype"),
    "the title is another": (
        lambda html: re.sub("<title>.*?</title>", "<title>Lettre</title>", html),
        "structure-broken.title",
    ),
    "the language is another": (put('<html lang="fr"', '<html lang="en"'), "structure-broken.document-language"),
    "an identifier stands twice": (
        put("<blockquote>", '<blockquote id="letter-text">'),
        "structure-broken.identifier-twice",
    ),
    "a reference is broken": (
        put('aria-labelledby="letter-notes"', 'aria-labelledby="no"'),
        "structure-broken.identifier-lost",
    ),
    "there is a script": (put("</body>", "<script>1</script></body>"), "structure-broken.active"),
    "a picture comes from elsewhere": (
        lambda html: re.sub('src="images/', 'src="https://example.org/', html, count=1),
        "structure-broken.outside",
    ),
    "the policy is gone": (without(r'<meta http-equiv="Content-Security-Policy".*?>'), "structure-broken.policy"),
    "the text cannot be enlarged": (
        put("initial-scale=1", "initial-scale=1, user-scalable=no"),
        "structure-broken.zoom",
    ),
    "a download says nothing": (lambda html: re.sub(r"\(PDF[^)]*\)", "", html, count=1), "structure-broken.download"),
    "no way leads back from a note": (without(r'<a href="#call-1".*?</a>'), "structure-broken.note-one-way"),
}


@pytest.mark.parametrize("name", BROKEN_PAGES)
def test_a_broken_page_is_caught(exhibit: Exhibit, name: str) -> None:
    change, wanted = BROKEN_PAGES[name]
    assert wanted in faults(with_page(exhibit, change))


# -------------------------------------------------------------------------------- a PDF, broken on purpose


def first(pdf: pikepdf.Pdf, kind: str, words: str = "") -> Any:
    """The first element of a kind that holds these words."""
    return next(element for element in elements(pdf, kind) if words in words_of(pdf, element))


def no_language(pdf: pikepdf.Pdf) -> None:
    for element in elements(pdf):
        if element.get("/Lang") == "en":
            del element["/Lang"]


def no_alternative(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "Figure")["/Alt"]


def another_alternative(pdf: pikepdf.Pdf) -> None:
    first(pdf, "Figure")["/Alt"] = pikepdf.String("JPEG")


def heading_as_paragraph(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H3")["/S"] = pikepdf.Name.P


def deeper_heading(pdf: pikepdf.Pdf) -> None:
    first(pdf, "H3")["/S"] = pikepdf.Name.H5


def swapped(pdf: pikepdf.Pdf) -> None:
    one, two = first(pdf, "P", "Le premier"), first(pdf, "P", "Le second")
    one["/K"], two["/K"] = pikepdf.Array(two.K), pikepdf.Array(one.K)


def paragraph_untagged(pdf: pikepdf.Pdf) -> None:
    first(pdf, "P", "Le second")["/K"] = pikepdf.Array()


def paragraph_twice(pdf: pikepdf.Pdf) -> None:
    paragraph = first(pdf, "P", "Le second")
    paragraph["/K"] = pikepdf.Array([*paragraph.K, *paragraph.K])


def header_as_cell(pdf: pikepdf.Pdf) -> None:
    for header in list(elements(pdf, "TH")):
        header["/S"] = pikepdf.Name.TD


def no_scope(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "TH").A["/Scope"]


def link_by_address(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            if "example.org/plan" in str(annotation.get("/A", {}).get("/URI", "")):
                annotation["/Contents"] = annotation.A.URI


def no_document_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def another_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "Sans titre"


def no_bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        children = outline.root[0].children
        children.remove(next(child for child in children if child.title == "Le chemin de l’aide"))


def font_left_behind(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            del item["/FontFile2" if "/FontFile2" in item else "/FontFile3"]


def foreign_font(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/Type0":
            item["/BaseFont"] = pikepdf.Name("/ABCDEF+DejaVu-Sans")


def empty_box(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[1]
    shown = re.sub(rb"\[<[0-9a-f]{4}>", b"[<0000>", page.Contents.read_bytes(), count=1)
    page.Contents = pdf.make_stream(shown)


def wrong_letters(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and "/Subtype" not in item:
            data = item.read_bytes()
            if b"beginbfchar" in data:
                item.write(data.replace(b"<0072>", b"<0074>"))


def drawn_unread(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[1]
    data = page.Contents.read_bytes()
    page.Contents = pdf.make_stream(
        re.sub(rb"/\w+\s*<<\s*/MCID 3\b.*?>>\s*BDC", b"/Span BMC", data, count=1, flags=re.DOTALL)
    )


def text_as_artifact(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[1]
    data = page.Contents.read_bytes()
    page.Contents = pdf.make_stream(
        re.sub(rb"/\w+\s*<<\s*/MCID 3\b.*?>>\s*BDC", b"/Artifact BMC", data, count=1, flags=re.DOTALL)
    )


def lying_words(pdf: pikepdf.Pdf) -> None:
    first(pdf, "P", "Le second")["/ActualText"] = pikepdf.String("Tout va bien.")


def note_lost(pdf: pikepdf.Pdf) -> None:
    first(pdf, "Note")["/K"] = pikepdf.Array()


def no_claim(pdf: pikepdf.Pdf) -> None:
    metadata = pdf.Root.Metadata
    pdf.Root.Metadata = pdf.make_stream(metadata.read_bytes().replace(b"pdfuaid:part", b"pdfuaid:rev"))
    pdf.Root.Metadata["/Type"], pdf.Root.Metadata["/Subtype"] = pikepdf.Name.Metadata, pikepdf.Name.XML


def script_inside(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/OpenAction"] = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


BROKEN_PDFS: dict[str, tuple[Harm, str]] = {
    "a passage has no language": (no_language, "language-lost"),
    "a picture has no alternative": (no_alternative, "structure-broken.no-alternative"),
    "an alternative is another": (another_alternative, "structure-broken.alternative-lost"),
    "a heading is a paragraph": (heading_as_paragraph, "words-differ.kind"),
    "a level is left out": (deeper_heading, "structure-broken.heading-jump"),
    "two paragraphs change places": (swapped, "words-differ.astray"),
    "a paragraph is not tagged": (paragraph_untagged, "words-differ.lost"),
    "a paragraph is tagged twice": (paragraph_twice, "words-differ.astray"),
    "headers are cells": (header_as_cell, "structure-broken.table-headers"),
    "a header heads nothing": (no_scope, "structure-broken.table-scope"),
    "a link is announced by its address": (link_by_address, "structure-broken.link-address"),
    "the language is lost": (no_document_language, "structure-broken.document-language"),
    "the title is another": (another_title, "structure-broken.title"),
    "a bookmark is lost": (no_bookmark, "structure-broken.bookmark"),
    "fonts are left behind": (font_left_behind, "unknown-font.not-embedded"),
    "a font is another": (foreign_font, "unknown-font"),
    "a character is an empty box": (empty_box, "glyph-missing"),
    "letters stand for others": (wrong_letters, "words-differ.differ"),
    "text is drawn and not tagged": (drawn_unread, "words-differ.unread"),
    "text is an artifact": (text_as_artifact, "words-differ.differ"),
    "tags say other words": (lying_words, "words-differ.differ"),
    "a note is lost": (note_lost, "words-differ.lost"),
    "it does not claim PDF/UA": (no_claim, "standard-not-met.ua"),
    "it runs a script": (script_inside, "standard-not-met.a"),
}


@pytest.mark.parametrize("name", BROKEN_PDFS)
def test_a_broken_pdf_is_caught(exhibit: Exhibit, name: str) -> None:
    harm, wanted = BROKEN_PDFS[name]
    assert wanted in faults(with_pdf(exhibit, harm))


def test_a_pdf_that_was_only_saved_anew_keeps_its_words(exhibit: Exhibit) -> None:
    """What the harms above are caught by is the harm, not the saving."""
    assert not {key for key in faults(with_pdf(exhibit, lambda _: None)) if not key.startswith("standard-not-met")}


# --------------------------------------------------------------------------------- the command, from outside


def with_template(project: Project, name: str, old: str, new: str) -> None:
    """Give a project a template of its own: the built-in one, changed."""
    text = (BUILT_IN / name).read_text("utf-8")
    assert old in text
    project.write(f"templates/{name}", text.replace(old, new))


def without_quotations(project: Project) -> None:
    """Templates that leave quotations out."""
    with_template(project, "letter/parts.html", "<blockquote>\n{{ flow(block.blocks, web) }}", "<blockquote>")


def edition(project: Project, folder: str = "008/fr") -> dict[str, bytes]:
    """What is published of an edition."""
    return files_below(project.dist / folder)


def report(project: Project) -> Path:
    return project.root / ".tehletter/report"


def test_an_edition_that_does_not_stand_its_proof_keeps_what_was_published(project: Project) -> None:
    with_everything(project).built()
    before = edition(project)
    stamps = project.read("issues/008/stamp.toml")
    without_quotations(project)
    project.letter(9)
    run = project.run("build", "--prove", SOURCE_DATE_EPOCH="1530000000")
    assert run.code == 1
    assert "TEH903 008/fr/teh-008-fr.pdf lacks “Nul ne sera tenu en esclavage.”" in run.err
    assert edition(project) == before
    assert project.read("issues/008/stamp.toml") == stamps
    assert (project.dist / "009/fr/teh-009-fr.pdf").exists()  # it is right


def test_an_edition_that_does_not_stand_its_proof_is_listed_as_it_is_published(project: Project) -> None:
    """In archive, search, feed and sitemap, whatever its new text says."""
    with_everything(project).built()
    before = files_below(project.dist)
    without_quotations(project)
    project.letter(8, body=BODY, **{**FRONT, "title": "Un titre que personne n’a publié"})
    assert project.run("build", "--prove", SOURCE_DATE_EPOCH="1530000000").code == 1
    assert files_below(project.dist) == before


def test_one_faulty_edition_does_not_hold_up_the_other(project: Project) -> None:
    with_everything(project)
    without_quotations(project)
    run = project.run("build", "--prove")
    assert run.code == 1
    assert (project.dist / "008/en/index.html").exists()
    assert not (project.dist / "008/fr").exists()
    page = (project.dist / "008/en/index.html").read_text("utf-8")
    assert "../fr/" not in page  # what is not published is not led to


def test_a_fault_stands_at_the_line_of_the_letter(project: Project) -> None:
    with_everything(project)
    without_quotations(project)
    found = project.run("build", "--prove", "--json").json["diagnostics"]
    lines = project.read("issues/008/fr.md").splitlines()
    places = {(d["rule"], d["path"], lines[d["line"] - 1]) for d in found}
    assert places == {("TEH903", "issues/008/fr.md", "> Nul ne sera tenu en esclavage.")}


def test_a_flaw_of_the_page_stands_at_the_line_of_what_it_surrounds(whole: Project, exhibit: Exhibit) -> None:
    broken = with_page(exhibit, without(r' scope="row"'))
    lines = whole.read("issues/008/fr.md").splitlines()
    places = {(f.key, lines[f.span.line - 1]) for one in prove(broken) for f in one.faults}
    assert places == {("structure-broken.table-scope", "| Magistrats | 4 | 24 |")}


def test_what_a_style_sheet_hides_or_says_is_told(project: Project) -> None:
    with_everything(project)
    sheet = (BUILT_IN / "styles/letter.css").read_text("utf-8")
    project.write("templates/styles/letter.css", sheet + "@media print { figcaption { display: none } }")
    run = project.run("build", "--prove", "8")
    assert run.code == 1
    assert "008/fr/teh-008-fr.pdf lacks “La lampe”" in run.err
    project.write("templates/styles/letter.css", sheet + "@media print { blockquote::before { content: 'Lisez' } }")
    run = project.run("build", "--prove", "8")
    assert "008/fr/teh-008-fr.pdf says “Lisez”, which is not in the letter" in run.err


def test_words_that_a_project_writes_into_its_own_templates_are_its_own(project: Project) -> None:
    with_everything(project)
    with_template(project, "letter/parts.html", "<blockquote>", "<blockquote><p>À lire.</p>")
    (project.root / "templates/letter/parts.html").write_text(
        (BUILT_IN / "letter/parts.html")
        .read_text("utf-8")
        .replace('<p class="stamp">', '<p>Imprimé à Vienne.</p>\n<p class="stamp">'),
        encoding="utf-8",
    )
    project.built("--prove")


def test_the_report_tells_every_edition_and_nothing_of_an_earlier_run(project: Project) -> None:
    with_everything(project).built("--prove")
    names = {path.name for path in report(project).iterdir()}
    assert {"index.html", "008-fr.html", "008-fr.json", "008-en.html", "008-en.json", "statement.html"} <= names
    (project.root / "issues/008/en.md").unlink()
    project.built("--prove")
    assert not {name for name in (path.name for path in report(project).iterdir()) if name.startswith("008-en")}


def test_without_the_option_nothing_is_proved_and_the_config_can_ask_for_it(project: Project) -> None:
    project.letter(8)
    project.built()
    assert not report(project).exists()
    config = project.read("tehletter.toml")
    project.write("tehletter.toml", config + "\n[build]\nprove = true\n")
    project.built()
    assert (report(project) / "008-fr.json").exists()


def test_a_page_alone_can_be_proved(project: Project) -> None:
    project.letter(8)
    project.built("--prove", "--only", "html")
    assert (report(project) / "008-fr.html").exists()


def test_a_proof_makes_no_other_bytes(project: Project) -> None:
    with_everything(project).built()
    before = files_below(project.dist)
    project.built("--prove", "--force", "--jobs", "2")
    assert files_below(project.dist) == before


def test_without_the_libraries_of_a_proof_the_command_says_how_to_get_them(project: Project) -> None:
    project.letter(8)
    hidden = project.root / "hidden"
    hidden.mkdir()
    for name in ("pikepdf", "page", "pypdfium2"):
        (hidden / f"{name}.py").write_text("raise ImportError('No module named it')\n", encoding="utf-8")
    process = subprocess.run(
        [sys.executable, "-m", "tehletter", "build", "--prove"],
        cwd=project.root,
        env=environment(PYTHONPATH=str(hidden)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert process.returncode == 3
    assert "pip install 'tehletter[prove]'" in process.stderr
    assert not project.dist.exists()


def test_a_project_whose_state_cannot_be_kept_is_proved_all_the_same(project: Project) -> None:
    project.letter(8)
    (project.root / ".tehletter").write_text("no folder", encoding="utf-8")
    run = project.built("--prove")
    assert "the report could not be written" in run.err


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("![](images/a.jpg)\n", "TEH"),
        ("| a |\n|---|\n| b |\n", "TEH"),
        ("Un [mot]{lang=xx-nowhere}.\n", "TEH"),
        ("Un 日本.\n", "TEH"),
    ],
)
def test_what_could_not_stand_a_proof_is_told_before_anything_is_made(project: Project, body: str, rule: str) -> None:
    project.picture("issues/008/images/a.jpg")
    path = project.letter(8, body=f"Un texte.\n\n{body}")
    run = project.run("build", "--prove", "--json")
    line = path.read_text("utf-8").splitlines().index(body.splitlines()[0]) + 1
    errors = [d for d in run.json["diagnostics"] if d["severity"] == "error"]
    assert run.code == 1
    assert {(d["line"], d["rule"] < "TEH9", d["rule"].startswith(rule)) for d in errors} == {(line, True, True)}
    assert not list(project.dist.rglob("*.pdf"))


def test_a_pdf_that_cannot_be_read_costs_its_letter_a_diagnostic(whole: Project) -> None:
    found = survey(find_project(whole.root))
    site = Site(found.config, find_project(whole.root).templates(), UTC, found.logos)
    prover = Prover(found, site, {}, Crew(1))
    (verdict,) = (verdict for verdict in found.verdicts if verdict.abstract.lang == "fr")
    edition = Edition(verdict, found.stamps["008"]["fr"])
    damaged = item_of("008/fr/teh-008-fr.pdf", b"%PDF-1.7 and no more")
    faulty = prover.faults([edition], {"008/fr": found.letter(verdict)}, {"008/fr": [damaged]})
    assert [finding.key for finding in faulty["008/fr"]] == ["layout-failed.unproved"]


# --------------------------------------------------------------------------- letters that are as they should be


@pytest.mark.parametrize("variant", ["a-2a", pytest.param("a-3a", marks=pytest.mark.slow)])
def test_every_letter_of_the_repository_stands_its_proof(letters: Project, tmp_path: Path, variant: str) -> None:
    copy = Project(tmp_path / "letters")
    shutil.copytree(letters.root / "issues", copy.root / "issues")
    copy.write("tehletter.toml", letters.read("tehletter.toml") + f'\n[build]\npdf_variant = "{variant}"\n')
    run = copy.built("--prove", "--json")
    assert not [diagnostic for diagnostic in run.json["diagnostics"] if diagnostic["rule"] > "TEH9"]
    records = [json.loads(path.read_text("utf-8")) for path in sorted(report(copy).glob("*.json"))]
    assert len(records) == len(list(copy.root.glob("issues/*/*.md")))
    assert {record["pdf"]["variant"] for record in records} == {variant}
    assert {record["summary"][target]["fail"] for record in records for target in ("page", "pdf")} == {0}


@pytest.mark.parametrize("variant", ["a-2a", pytest.param("a-3a", marks=pytest.mark.slow)])
def test_every_block_stands_its_proof_in_every_language(tmp_path: Path, variant: str) -> None:
    project = every_block(tmp_path / "project")
    project.write("tehletter.toml", IN_FOUR_LANGUAGES + f'\n[build]\npdf_variant = "{variant}"\nprove = true\n')
    project.built()
    records = {path.stem for path in report(project).glob("*.json")}
    assert records == {"008-fr", "008-en", "008-sr-Latn", "008-sr-Cyrl"}
