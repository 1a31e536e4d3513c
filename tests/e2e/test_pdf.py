"""The PDFs: archivable, accessible, whole, and holding the words of the source and of the page, in order."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import page as validator
import pikepdf
import pytest
from PIL import Image

from support.letter_text import Furniture, numbered_items, of_page, of_pdf, of_source
from support.project import ROOT, Project
from tehletter.config import in_language
from tehletter.languages import language
from tehletter.letter import Letter
from tehletter.render import series_name
from tehletter.survey import Survey, survey
from tehletter.workspace.project import find_project

LETTERS = sorted(path.relative_to(ROOT / "issues").as_posix() for path in ROOT.glob("issues/*/*.md"))
EDITORIALS = [source for source in LETTERS if not source.startswith("003/")]
LONG = [source for source in LETTERS if source.startswith("003/")]
"""The editions of the letter of several articles."""


def parts(project: Project, source: str) -> tuple[Path, Path]:
    """The page and the PDF of an edition."""
    folder = project.dist / source.removesuffix(".md")
    (pdf,) = folder.glob("*.pdf")
    return folder / "index.html", pdf


def letter_of(project: Project, source: str) -> tuple[Letter, Survey]:
    found = survey(find_project(project.root))
    (verdict,) = (verdict for verdict in found.verdicts if verdict.abstract.path == f"issues/{source}")
    return found.letter(verdict), found


def furniture(letter: Letter, found: Survey) -> Furniture:
    words = language(letter.lang, found.templates)
    config, lang = found.config, letter.lang
    month, issue = words.month(letter.meta.date), words.label("issue", number=letter.number)
    mission, series = in_language(config.mission.name, lang), series_name(config, words)
    tags = [one.abstract.lang for one in found.verdicts if one.abstract.folder == letter.folder]
    tags.remove(lang)
    stamp, contact = found.stamps[letter.folder][lang], in_language(config.contact, lang)
    return Furniture(
        masthead=f"{mission} {issue} {month} {series}",
        running_head=f"{series} {issue} {month}",
        page_word=words.label("page-word"),
        contents=words.label("contents"),
        editorial=words.label("editorial"),
        see_also=words.label("see-also"),
        notes=words.label("notes"),
        colophon=" ".join([mission, in_language(config.mission.address, lang), words.label("contact"), contact]),
        others=words.label("other-editions", languages=" ".join(map(words.name_of, tags))) if tags else "",
        stamp=words.label("modified", date=words.day(letter.meta.modified or stamp.modified)),
    )


@pytest.mark.parametrize("source", LETTERS)
def test_source_page_and_pdf_hold_the_same_words_in_the_same_order(letters: Project, source: str) -> None:
    letter, found = letter_of(letters, source)
    page, pdf = parts(letters, source)
    around = furniture(letter, found)
    typed = of_source(letter)
    assert of_page(page, around) == typed
    printed = of_source(letter, theme_first=True)
    assert of_pdf(pdf, around, printed.notes, numbered_items(letter)).text == printed.text


@pytest.mark.parametrize("source", LETTERS)
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_pdf_passes_as_accessible_and_as_archivable(letters: Project, source: str, profile: str) -> None:
    report = validator.validate_pdf(str(parts(letters, source)[1]), profile=profile)
    assert not [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


@pytest.mark.parametrize("source", LETTERS)
def test_a_pdf_has_no_slip_of_syntax(letters: Project, source: str) -> None:
    done = subprocess.run(["qpdf", "--check", parts(letters, source)[1]], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("source", LETTERS)
def test_fonts_are_those_that_are_shipped_and_all_embedded(letters: Project, source: str) -> None:
    table = subprocess.run(["pdffonts", parts(letters, source)[1]], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in table.splitlines()[2:]]
    assert rows
    for row in rows:
        assert re.fullmatch(r"[A-Z]{6}\+Tehletter\S+", row[0])
        assert row[-5:-2] == ["yes", "yes", "yes"], "embedded, a subset, with a map to Unicode"


@pytest.mark.parametrize("source", LETTERS)
def test_a_pdf_says_what_it_is(letters: Project, source: str) -> None:
    letter, _ = letter_of(letters, source)
    with pikepdf.open(parts(letters, source)[1]) as pdf:
        info, root = pdf.docinfo, pdf.Root
        assert str(info["/Title"]).replace("\u00a0", " ").replace("\u202f", " ") == letter.meta.title
        assert str(info["/Author"])
        assert str(info["/Subject"]).split() == letter.meta.summary.split()
        assert all(keyword.split()[0] in str(info["/Keywords"]) for keyword in letter.meta.keywords)
        assert str(info["/CreationDate"]).startswith(f"D:{letter.meta.date:%Y%m%d}")
        assert str(info["/ModDate"])[:10] >= str(info["/CreationDate"])[:10] or letter.meta.date.year > 2018
        assert str(root["/Lang"]) == letter.lang
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert root["/MarkInfo"]["/Marked"]
        with pdf.open_metadata() as metadata:
            assert str(metadata["pdfuaid:part"]) == "1"
            assert (str(metadata["pdfaid:part"]), metadata["pdfaid:conformance"]) == ("2", "A")


def bookmarks(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield str(item.title)
        yield from bookmarks(list(item.children))


@pytest.mark.parametrize("source", LETTERS)
def test_bookmarks_follow_the_headings(letters: Project, source: str) -> None:
    page, pdf_path = parts(letters, source)
    headings = re.findall(r"<h([1-6])[^>]*>(.*?)</h\1>", page.read_text("utf-8"))
    letter, found = letter_of(letters, source)
    around = furniture(letter, found)
    wanted = [re.sub(r"<[^>]+>", "", text) for _, text in headings]
    wanted = [text for text in wanted if text not in (around.notes, "Langues")]
    with pikepdf.open(pdf_path) as pdf, pdf.open_outline() as outline:
        assert [text.split() for text in bookmarks(list(outline.root))] == [text.split() for text in wanted]


def structure(element: pikepdf.Object) -> Iterator[str]:
    """The kinds of structure elements in reading order."""
    if isinstance(element, pikepdf.Array):
        for kid in element:
            yield from structure(kid)
    elif isinstance(element, pikepdf.Dictionary) and "/S" in element:
        yield str(element["/S"])
        if "/K" in element:
            yield from structure(element["/K"])


@pytest.mark.parametrize("source", LONG)
def test_a_letter_with_everything_has_tags_for_everything(letters: Project, source: str) -> None:
    with pikepdf.open(parts(letters, source)[1]) as pdf:
        kinds = list(structure(pdf.Root["/StructTreeRoot"]["/K"]))
    assert kinds.count("/H1") == 1
    assert {"/H2", "/H3", "/P", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TH", "/TD", "/Figure", "/Note"} <= set(kinds)


@pytest.mark.parametrize("source", EDITORIALS)
def test_an_editorial_takes_three_sheets_at_most_and_has_no_summary(letters: Project, source: str) -> None:
    _, pdf_path = parts(letters, source)
    with pikepdf.open(pdf_path) as pdf:
        assert len(pdf.pages) <= 3
    text = subprocess.run(["pdftotext", pdf_path, "-"], capture_output=True, text=True, check=True).stdout
    assert furniture(*letter_of(letters, source)).contents not in text


@pytest.mark.parametrize("source", LONG)
def test_the_summary_gives_the_page_on_which_each_article_begins(letters: Project, source: str) -> None:
    page, pdf = parts(letters, source)
    heading = furniture(*letter_of(letters, source)).contents
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    sheets = text.split("\f")
    summary = page.read_text("utf-8").partition('<nav class="contents"')[2].partition("</nav>")[0]
    titles = [re.sub(r"\s+", " ", title) for title in re.findall(r'<a href="#[^"]+">(.*?)</a>', summary)]
    assert len(titles) > 4
    contents = re.sub(r"[^\S\n]+", " ", sheets[0].partition(heading)[2])
    for title in titles:
        (number,) = re.findall(rf"(?:^|\n)[ ]*(?:(\d+) )?{re.escape(title)}(?: [ .]*(\d+))?[ ]*(?=\n)", contents)
        sheet = int(number[0] or number[1])
        assert title in re.sub(r"\s+", " ", sheets[sheet - 1]), (title, sheet)


def test_published_pictures_hold_no_metadata(letters: Project) -> None:
    pictures = [path for path in letters.dist.rglob("*") if path.suffix in (".jpg", ".png")]
    assert pictures
    for path in pictures:
        data = path.read_bytes()
        assert b"Exif" not in data
        assert b"GPS" not in data
        with Image.open(path) as image:
            assert not image.getexif(), path
            assert not {"icc_profile", "comment", "xmp", "photoshop"} & set(image.info), path


def test_the_pictures_inside_a_pdf_hold_no_metadata(letters: Project) -> None:
    for source in LETTERS:
        with pikepdf.open(parts(letters, source)[1]) as pdf:
            streams = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
            assert streams
            assert not [stream for stream in streams if b"Exif" in stream.read_raw_bytes()]
