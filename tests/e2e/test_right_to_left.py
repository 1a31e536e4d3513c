"""Letters and passages from right to left, on paper: what a screen reader says, what is copied, what stands where."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import page as archive
import pikepdf
import pypdfium2
import pytest

from support.project import CONFIG, Project
from support.script import bare, write_font
from tehletter.pdf.reading import read_pdf

HEBREW = """\
זהו מכתב ראשון בעברית, עם מספר 12,5 ועם [OSCE members]{lang=en} בתוך המשפט (וגם סוגריים). השורה הזאת ארוכה דיה.

## מאמר ראשון

- פריט ראשון
- פריט שני, עם **הדגשה** באמצע, וה**מילה** הזאת

1. שלב ראשון

![תמונה של הישיבה](images/a.jpg "כותרת | קרדיט")

| מדינה | מספר |
|---|---|
| צרפת | 12 |

Table: טבלה של מדינות

## מאמר שני

הערה כאן[^1] וקישור [לאתר **של** הארגון](https://www.osce.org/) בסוף. מילה מנוקדת: שָׁלוֹם. שאלה? כן! 25/12/2018.

> ציטוט

[^1]: זאת הערת שוליים של OSCE.
"""
ARABIC = """\
هذه رسالة أولى باللغة العربية، فيها رقم 12.5 و [OSCE members]{lang=en} داخل الجملة (وأقواس أيضا)؛ بنت ثابت تبن.

## المقال الأول

- البند الأول
- البند الثاني، مع **توكيد** في الوسط

1. الخطوة الأولا

| البلد | العدد |
|---|---|
| فرنسا | 12 |

Table: جدول البلدان

## المقال الثاني

ملاحظة هنا[^1] ورابط [إلى موقع المنظمة](https://www.osce.org/) في النهاية. كلمات مشكولة: السَّلامُ عَلَيْكُم. سؤال؟

[^1]: هذه حاشية.
"""
FRENCH = """\
Il commence ainsi : « [שלום לכולם, אנחנו כאן (12 איש)!]{lang=he} » et finit par [السلام عليكم]{lang=ar}, puis la lettre
continue en français. Un mot : [שָׁלוֹם]{lang=he}.

> [ציטוט שלם בעברית]{lang=he}
"""
BODIES = {"fr": FRENCH, "he": HEBREW, "ar": ARABIC}
OFF = ("missing-label", "uneven-structure", "uneven-figures", "uneven-alternative")


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A letter in Hebrew, in Arabic, and in French with passages in both, built and proved. To be read, not changed."""
    config = CONFIG.replace('["fr", "en", "sr-Latn"]', '["fr", "he", "ar"]') + f"\n[check]\noff = {list(OFF)}\n"
    project = Project(tmp_path_factory.mktemp("turned") / "project").with_config(config)
    write_font(project.root / "fonts/tried.ttf")
    project.picture("issues/008/images/a.jpg", 900, 600)
    for lang, body in BODIES.items():
        project.letter(8, lang, body)
    run = project.run("build", "--prove")
    assert run.code == 0, run.err
    return project


def pdf_of(project: Project, lang: str) -> Path:
    return project.dist / f"008/{lang}/teh-008-{lang}.pdf"


def words(text: str) -> list[str]:
    """Words from right to left, in their order, without points."""
    return re.findall(r"[א-ת\u0621-\u064a]+", bare(text))


def source(lang: str) -> list[str]:
    """Those of a letter that are printed."""
    return words(re.sub(r"!\[.*?\]|\*\*", "", BODIES[lang]))


@pytest.mark.parametrize("lang", BODIES)
def test_a_screen_reader_is_told_every_word_in_the_order_of_reading(tried: Project, lang: str) -> None:
    reading = read_pdf(pdf_of(tried, lang).read_bytes()).tagged
    said = " ".join(block.text for block in reading.blocks) + " ".join(note.text for _, note in reading.notes)
    for paragraph in re.findall(r"^[^\W\d_].*$", BODIES[lang], re.MULTILINE):
        start = " ".join(words(paragraph)[:4])
        assert start in " ".join(words(said))
    assert lang == "ar" or "שָׁלוֹם" in said
    assert lang != "ar" or "السَّلامُ عَلَيْكُم" in said


@pytest.mark.parametrize("lang", BODIES)
def test_every_word_is_copied_with_its_letters_in_order(tried: Project, lang: str) -> None:
    path = pdf_of(tried, lang)
    pdfium = "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    poppler = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
    for copied in (pdfium, poppler):
        assert set(source(lang)) - set(words(copied)) == set()


def test_lines_of_one_direction_are_copied_as_they_read(tried: Project) -> None:
    poppler = subprocess.run(["pdftotext", pdf_of(tried, "he"), "-"], capture_output=True, text=True, check=True).stdout
    assert "עם הדגשה באמצע" in bare(poppler).replace("\u202a", "").replace("\u202c", "")


@pytest.mark.parametrize("lang", BODIES)
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_they_are_archivable_and_accessible(tried: Project, lang: str, profile: str) -> None:
    assert not list(archive.validate_pdf_bytes(pdf_of(tried, lang).read_bytes(), profile=profile).failures)


@pytest.mark.parametrize("lang", BODIES)
def test_viewers_are_told_in_which_direction_sheets_follow(tried: Project, lang: str) -> None:
    with pikepdf.open(pdf_of(tried, lang)) as pdf:
        preferences: Any = pdf.Root["/ViewerPreferences"]
        assert preferences.get("/Direction") == (None if lang == "fr" else "/R2L")


def place(path: Path, sought: str) -> float:
    """Where words first begin on a sheet after the first, in widths of the sheet from the left."""
    for page in list(pypdfium2.PdfDocument(path))[1:]:
        text = page.get_textpage()
        if (at := text.get_text_range().find(sought)) >= 0:
            return float(text.get_charbox(at)[0] / page.get_width())
    raise AssertionError(f"{sought} is on no sheet")


@pytest.mark.parametrize("sought", ["Lettre", "page", "JPEG"])
def test_the_furniture_of_paper_is_mirrored(tried: Project, sought: str) -> None:
    """The header, the number of the page, and what stands under a picture."""
    assert (place(pdf_of(tried, "he"), sought) > 0.5) == (sought == "Lettre")


def test_a_note_ends_where_the_text_does(tried: Project) -> None:
    assert place(pdf_of(tried, "he"), "זאת הערת") == pytest.approx(place(pdf_of(tried, "he"), "זהו מכתב"), abs=0.03)


def test_what_runs_the_other_way_in_the_masthead_says_so(tried: Project) -> None:
    page = (tried.dist / "008/he/index.html").read_text("utf-8")
    assert '<bdi dir="ltr">1, rue de l’Exemple, 1010 Vienne</bdi>' in page
    assert "<bdi" not in (tried.dist / "008/fr/index.html").read_text("utf-8")
