"""The words of the source come out of a PDF, however a project's own style sheet dresses them.

Three ways of taking text out are tried: by lines (pdftotext), as it is drawn (pdftotext -raw), and that of a browser.
"""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import page as validator
import pikepdf
import pypdfium2
import pytest

from support.project import CONFIG, ROOT, Project

SHEETS = {
    "plain": "",
    "spaced": (
        ".title, h2, h3, th { letter-spacing: 0.3em; text-shadow: 1pt 1pt #999 }"
        " body { font-variant-ligatures: common-ligatures discretionary-ligatures }"
    ),
    "capitals": "h2, h3, caption, a { text-transform: uppercase } li { text-transform: capitalize }",
    "hyphens": (
        "body, td { hyphens: auto } p, h2, h3 { font-variant: small-caps }"
        " h2 { letter-spacing: 0.3em; text-transform: uppercase; text-shadow: 1pt 1pt 2pt #999 }"
    ),
}
"""What a project may add to its sheet."""

NAMES = "Đorđević, Čupić, Љиљана Његош, Ћирић, Ελευθέριος Βενιζέλος, Щукин, Ёлкина, Łódź, Ångström"
LIGATURES = "office, affligé, fjord, efficace, afflux, offset et fi"
HEADING = "Straße, élève, office et Đorđević"
SUBHEADING = "Ελευθέριος Βενιζέλος, Ёлкина, Łódź et fjord"
MARKED = "р̀ука, x̌ylo et m̂ puis рука, xylo et m"
DECOMPOSED = "Ёлкина, Đorđević, élève, Čupić, Ångström, Łódź"
LINK = "le protocole d’accueil"
POINT = "les points de l’ordre du jour"
STRESSED = "Le premier mot du texte et le dernier"
CAPTION = "Des mots de toutes longueurs"

LONG = {
    "fr": "anticonstitutionnellement désinstitutionnalisation intergouvernementalisation incompréhensiblement",
    "en": "internationalisation incomprehensibilities institutionalisation misrepresentations",
    "sr-Latn": "internacionalizacija najnerazumljivijima preosmišljavanjima međunarodnopravnima",
    "sr-Cyrl": "интернационализација најнеразумљивијима преосмишљавањима међународноправнима",
}
SOFT = "extra\u00adordi\u00adnaire\u00adment"
"""A word with the places where it may be broken."""
WHOLE = SOFT.replace("\u00ad", "")


def body(lang: str) -> str:
    """Everything that can go wrong, on one sheet of paper."""
    words = LONG[lang].split()
    head = f"| {' | '.join(f'Mot {n}' for n in range(6))} |\n|{'---|' * 6}\n"
    rows = "".join(f"| {' | '.join([SOFT, *words, str(n)])} |\n" for n in range(3))
    return (
        f"{NAMES}.\n\n{' '.join([LONG[lang]] * 3)}.\n\n## {HEADING}\n\n{LIGATURES}.\n\n### {SUBHEADING}\n\n"
        f"{MARKED}.\n\n{unicodedata.normalize('NFD', DECOMPOSED)}.\n\n- {POINT}\n- [{LINK}](https://example.org/)\n\n"
        "Le *premier* **mot** [du texte](https://example.org/texte) *et* **le dernier**.\n\n"
        f"{head}{rows}\nTable: {CAPTION}\n"
    )


def phrases(lang: str) -> list[str]:
    """What must be found, word after word."""
    row = f"{WHOLE} {LONG[lang]}"
    whole = [
        NAMES,
        " ".join([LONG[lang]] * 3),
        HEADING,
        LIGATURES,
        SUBHEADING,
        MARKED,
        DECOMPOSED,
        POINT,
        LINK,
        STRESSED,
        CAPTION,
    ]
    return [*whole, row]


def by_lines(path: Path) -> str:
    return subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout


def as_drawn(path: Path) -> str:
    return subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout


def in_a_browser(path: Path) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))


READERS: list[Callable[[Path], str]] = [by_lines, as_drawn, in_a_browser]


def words(text: str) -> list[str]:
    """The words of a text; a word that a line end broke is one, where a soft hyphen (for PDFium U+FFFE) says so."""
    whole = re.sub("\u00ad\\s+|\ufffe", "", unicodedata.normalize("NFC", text))
    return [word.strip(".,") for word in whole.split()]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Project]:
    """The letters of all languages under a style sheet, built when first asked for."""
    projects: dict[str, Project] = {}
    sheet = (ROOT / "templates/styles/letter.css").read_text("utf-8")

    def project(style: str) -> Project:
        if style not in projects:
            made = Project(tmp_path_factory.mktemp("sheet") / "project")
            made.with_config(CONFIG.replace('"sr-Latn"]', '"sr-Latn", "sr-Cyrl"]'))
            made.write("templates/styles/letter.css", f"{sheet}\n@media print {{ {SHEETS[style]} }}\n")
            for lang in LONG:
                made.letter(8, lang, body(lang))
            made.built("--only", "pdf")
            projects[style] = made
        return projects[style]

    return project


def pdf_of(project: Project, lang: str) -> Path:
    return project.dist / f"008/{lang}/teh-008-{lang}.pdf"


@pytest.mark.parametrize("style", SHEETS)
@pytest.mark.parametrize("lang", LONG)
def test_the_words_of_the_source_come_out_whatever_the_style(
    built: Callable[[str], Project], style: str, lang: str
) -> None:
    path = pdf_of(built(style), lang)
    for reader in READERS:
        found = f" {' '.join(words(reader(path)))} "
        assert "\ufffc" not in found
        for phrase in phrases(lang):
            if reader is not by_lines or not _cells(phrase):
                assert f" {' '.join(words(phrase))} " in found, (reader.__name__, phrase)
            else:  # which takes a table by columns
                assert all(f" {word} " in found for word in words(phrase)), phrase


def _cells(phrase: str) -> bool:
    return phrase.startswith(WHOLE)


@pytest.mark.parametrize("lang", LONG)
def test_a_word_goes_on_after_a_soft_hyphen_where_a_line_broke_it(built: Callable[[str], Project], lang: str) -> None:
    text = as_drawn(pdf_of(built("hyphens"), lang))
    broken = re.findall("(\\w+)\u00ad\n(\\w+)", text)
    assert len(broken) >= len(LONG[lang].split())
    known = {*LONG[lang].split(), WHOLE}
    assert {"".join(parts) for parts in broken if len("".join(parts)) > 16} <= known
    assert "\u2010" not in text


def test_a_word_that_is_broken_without_a_hyphen_goes_on_too(built: Callable[[str], Project]) -> None:
    text = as_drawn(pdf_of(built("plain"), "fr"))
    assert re.search("anti\\w*\u00ad\n", text), "the plain sheet breaks words that are wider than their column"
    assert "anticonstitutionnellement" in words(text)


def test_shadows_and_capitals_say_a_heading_once(built: Callable[[str], Project]) -> None:
    for reader in READERS:
        found = " ".join(words(reader(pdf_of(built("hyphens"), "fr"))))
        assert found.count(" ".join(words(HEADING))) == 1
        assert "STRASSE" not in found


def test_what_is_drawn_as_it_is_written_needs_no_other_words(built: Callable[[str], Project]) -> None:
    with pikepdf.open(pdf_of(built("plain"), "en")) as pdf:
        replaced = [
            str(e["/ActualText"]) for e in pdf.objects if isinstance(e, pikepdf.Dictionary) and "/ActualText" in e
        ]
    assert replaced
    for words_ in replaced:
        assert words_.endswith("\u00ad") or any(map(unicodedata.combining, words_)), words_


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_dressed_letter_passes_as_accessible_and_as_archivable(built: Callable[[str], Project], profile: str) -> None:
    report = validator.validate_pdf(str(pdf_of(built("hyphens"), "fr")), profile=profile)
    assert not [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
