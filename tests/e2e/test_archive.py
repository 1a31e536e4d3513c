"""PDF/A-3a: the letter carries its own Markdown, and still passes as accessible and archivable."""

from __future__ import annotations

from pathlib import Path

import page as validator
import pikepdf
import pytest

from support.project import CONFIG, NOON, Project

ARCHIVED = CONFIG + '\n[build]\npdf_variant = "a-3a"\n'


@pytest.fixture
def archived(project: Project) -> Project:
    """A project whose PDFs carry their source; its letter has a BOM and CRLF line ends."""
    project.with_config(ARCHIVED)
    path = project.letter(8, body="Un texte, **en gras**.\n\n- Élan\n", modified="2018-01-24")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    project.built()
    return project


def pdf_of(project: Project, lang: str = "fr") -> Path:
    return project.dist / f"008/{lang}/teh-008-{lang}.pdf"


def test_the_source_is_embedded_as_it_stands(archived: Project) -> None:
    with pikepdf.open(pdf_of(archived)) as pdf:
        (name,) = pdf.attachments
        specification = pdf.attachments[name]
        assert name == "teh-008-fr.md"
        assert specification.get_file().read_bytes() == (archived.root / "issues/008/fr.md").read_bytes()
        assert specification.get_file().mime_type == "text/markdown"
        assert specification.description == "Le texte de la lettre, en Markdown"
        (associated,) = pdf.Root["/AF"]
        assert associated["/AFRelationship"] == "/Source"
        parameters = associated["/EF"]["/F"]["/Params"]
        assert str(parameters["/CreationDate"]) == "D:20180109230000Z"
        assert str(parameters["/ModDate"]) == "D:20180123230000Z"


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_it_passes_as_accessible_and_as_archivable(archived: Project, profile: str) -> None:
    report = validator.validate_pdf(str(pdf_of(archived)), profile=profile)
    assert not [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def test_the_description_is_in_the_language_of_the_letter(project: Project) -> None:
    project.with_config(ARCHIVED)
    project.letter(8, "en", "A text.\n")
    project.built()
    with pikepdf.open(pdf_of(project, "en")) as pdf:
        assert pdf.attachments["teh-008-en.md"].description == "The text of the letter, in Markdown"


def test_another_time_makes_the_same_bytes(archived: Project) -> None:
    before = pdf_of(archived).read_bytes()
    archived.built("--force", SOURCE_DATE_EPOCH=str(NOON + 10_000_000))
    assert pdf_of(archived).read_bytes() == before


def test_a_change_that_the_page_does_not_show_makes_the_pdf_anew(archived: Project) -> None:
    before = pdf_of(archived).read_bytes()
    path = archived.root / "issues/008/fr.md"
    path.write_bytes(path.read_bytes().replace(b"**en gras**", b"__en gras__"))
    archived.built()
    assert pdf_of(archived).read_bytes() != before


def test_by_default_nothing_is_embedded(project: Project) -> None:
    project.letter(8)
    project.built()
    with pikepdf.open(pdf_of(project)) as pdf:
        assert not list(pdf.attachments)
