"""The door to WeasyPrint: what is refused there, what works without our tags; a letter is always the same bytes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from support.project import CONFIG, NOON, Project, environment, files_below, states_below

BODY = """\
Un texte[^n] avec [un lien](https://example.org/).

## Un article

- un point

![Une salle](images/hall.jpg "Une légende | Nom")

## Un autre

| | 2016 | 2017 |
|---|--:|--:|
| Vienne | 1 | 2 |

Table: Des chiffres

[^n]: Une note.
"""


@pytest.fixture
def letter(project: Project) -> Project:
    """A project of one letter in two languages."""
    project.picture("issues/008/images/hall.jpg")
    project.letter(8, "fr", BODY)
    project.letter(8, "en", "A text.\n")
    return project


# ------------------------------------------------------------------------------------ what is not let in


def stub(folder: Path, content: str) -> str:
    """A folder that Python searches first, with another WeasyPrint in it."""
    package = folder / "stub/weasyprint"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(content, "utf-8")
    return str(package.parent)


@pytest.mark.parametrize("version", ["69.0", "71.0", "700.1", "7.0"])
def test_another_major_of_weasyprint_is_refused_and_nothing_is_touched(
    letter: Project, tmp_path: Path, version: str
) -> None:
    letter.built()
    before = states_below(letter.dist)
    letter.letter(8, "fr", "Un autre texte.\n")
    run = letter.run("build", PYTHONPATH=stub(tmp_path, f'__version__ = "{version}"\n'))
    assert run.code == 3
    assert f"WeasyPrint {version} is installed; tehletter needs 70" in run.err
    assert "pip install 'weasyprint>=70,<71'" in run.err
    assert states_below(letter.dist) == before


def test_a_missing_pango_is_one_line_that_says_how_to_get_it(letter: Project, tmp_path: Path) -> None:
    failing = "raise OSError(\"cannot load library 'libpango-1.0-0'\\nAdditionally, nothing was found\")\n"
    run = letter.run("build", PYTHONPATH=stub(tmp_path, failing))
    assert run.code == 3
    first, *hints = run.err.strip().splitlines()
    assert "Pango" in first
    assert "cannot load library 'libpango-1.0-0'" in first
    assert "Additionally" not in run.err
    assert any("apt install libpango-1.0-0" in hint for hint in hints)


# --------------------------------------------------------------------------------- the way without tags

PLAIN = """\
import sys
from pathlib import Path

from tehletter import clock
from tehletter.pdf.layout import Layout, _fetcher
from tehletter.render import STYLESHEET, Site, render_paper
from tehletter.survey import survey
from tehletter.workspace.project import find_project

found = survey(find_project(Path(sys.argv[1])))
(letter,) = (found.letter(verdict) for verdict in found.verdicts if verdict.abstract.lang == "fr")
templates = find_project(Path(sys.argv[1])).templates()
site = Site(found.config, templates, clock.zone("Europe/Paris"))
paper = render_paper(letter, letter.meta.date, site, ("fr", "en"))
layout = Layout(found.fonts.folders, templates[STYLESHEET])
picture = Path(sys.argv[1], "issues/008/images/hall.jpg").read_bytes()
fetch = _fetcher({copy.name: picture for copy in paper.copies})
html = layout.weasyprint.HTML(string=paper.html, base_url="letter:", url_fetcher=fetch)
html.write_pdf(sys.argv[2], presentational_hints=True, **layout.shared())
"""
"""Lays a letter out with the documented functions of WeasyPrint alone: no tags of ours, no variant."""


def pdf_of(project: Project, lang: str = "fr") -> Path:
    return project.dist / f"008/{lang}/teh-008-{lang}.pdf"


def text_of(path: Path) -> str:
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout
    return re.sub(r"modification : .*", "", text)


def test_without_our_tags_the_same_paper_has_the_same_pages(letter: Project, tmp_path: Path) -> None:
    letter.built()
    plain = tmp_path / "plain.pdf"
    subprocess.run([sys.executable, "-c", PLAIN, letter.root, plain], check=True, env=environment())
    assert text_of(plain) == text_of(pdf_of(letter))
    with pikepdf.open(plain) as without, pikepdf.open(pdf_of(letter)) as with_tags:
        assert len(without.pages) == len(with_tags.pages) == 2
        assert "/StructTreeRoot" not in without.Root
        assert "/StructTreeRoot" in with_tags.Root


# -------------------------------------------------------------------------------------- the same bytes


@pytest.mark.parametrize("variant", ["a-2a", "a-3a"])
def test_folder_moment_zone_locale_and_jobs_change_no_byte(letter: Project, tmp_path: Path, variant: str) -> None:
    config = f'{CONFIG}\n[build]\npdf_variant = "{variant}"\n'
    letter.with_config(config)
    letter.built("--jobs", "1")
    other = Project(tmp_path / "un autre dossier/été").with_config(config)
    shutil.copytree(letter.root / "issues", other.root / "issues")
    other.built(
        "--jobs", "2",
        TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8", SOURCE_DATE_EPOCH=str(NOON + 40_000_000), PYTHONHASHSEED="7",
    )  # fmt: skip
    published = files_below(letter.dist)
    assert sum(path.endswith(".pdf") for path in published) == 2
    assert files_below(other.dist) == published


# ------------------------------------------------------------------------------------------ how it ends


@pytest.mark.slow
def test_no_stream_of_any_letter_ends_in_a_line_end(project: Project) -> None:
    """Lists of objects are compressed while writing: of any 64 files some would end so (ISO 19005-2, 6.1.7.1)."""
    for number in range(2, 66):
        project.letter(number, body=f"Un texte {'très ' * number}court.\n", date=f"{1940 + number}-01-02")
    project.built("--only", "pdf")
    pdfs = [path.read_bytes() for path in project.dist.glob("*/fr/*.pdf")]
    assert len(pdfs) == 64
    assert not [data for data in pdfs if re.search(rb"[\r\n]\nendstream\n", data)]
