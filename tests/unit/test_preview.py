"""The preview without server or browser: what it holds of a project, what it says of it, the process beside it."""

import json
import os
import time
from pathlib import Path

import pytest

from support.project import Project, states_below
from tehletter.errors import Unable
from tehletter.memory import TICK
from tehletter.pdf.layout import Sheets
from tehletter.preview.desk import Desk
from tehletter.preview.look import Look
from tehletter.preview.shell import Shell, first_letter
from tehletter.processes import Companion, Failure
from tehletter.workspace.project import Workspace, built_in_templates, find_project

WRONG = "Une image : ![](images/rien.jpg)\n"


@pytest.fixture
def desk(project: Project) -> Desk:
    project.letter(body="Les premiers mots.\n")
    project.letter(lang="en", body="The first words.\n")
    return read(Desk(find_project(project.root)))


@pytest.fixture
def shell() -> Shell:
    return Shell(built_in_templates("preview", "languages"), "en")


def read(desk: Desk) -> Desk:
    desk.read()
    return desk


def printed(desk: Desk, folder: str, data: bytes = b"%PDF") -> None:
    order = desk.next_order([folder])
    assert order is not None
    assert order.folder == folder
    desk.keep(order, Sheets(data, 1, ()))


def page_of(desk: Desk, folder: str = "008/fr") -> str:
    page = desk.page(folder)
    return page.html if page else ""


def test_the_last_good_page_stays_while_the_letter_is_wrong(project: Project, desk: Desk) -> None:
    assert "Les premiers mots." in page_of(desk)
    project.letter(body=WRONG)
    read(desk)
    view = desk.view("008/fr")
    assert not view.good
    assert view.page is not None
    assert "Les premiers mots." in view.page.html
    assert "TEH501" in {diagnostic.code for diagnostic in view.diagnostics}
    project.letter(body="Mendé.\n")
    assert read(desk).view("008/fr").good
    assert "Mendé." in page_of(desk)


def test_a_page_is_not_made_with_a_config_that_is_wrong(project: Project, desk: Desk) -> None:
    before = page_of(desk)
    project.write("tehletter.toml", '[mission]\nname = "Autre"\nunknown = 1\n')
    read(desk)
    assert page_of(desk) == before
    assert "tehletter.toml" in {d.path for d in desk.view("008/fr").diagnostics}


def test_an_edition_whose_file_is_gone_is_told_and_its_last_page_stays(project: Project, desk: Desk) -> None:
    before = page_of(desk)
    path = project.root / "issues/008/fr.md"
    path.rename(path.with_name("sr-Latn.md"))
    view = read(desk).view("008/fr")
    assert [(trouble.key, trouble.values) for trouble in view.troubles] == [
        ("edition-gone", {"path": "issues/008/fr.md"})
    ]
    assert page_of(desk) == before
    path.with_name("sr-Latn.md").rename(path)
    assert read(desk).view("008/fr").troubles == ()


def test_a_template_that_fails_is_a_trouble_and_no_crash(project: Project, desk: Desk) -> None:
    before = page_of(desk)
    project.write("templates/letter/page.html", "{{ nothing.at.all }}")
    view = read(desk).view("008/fr")
    assert [trouble.key for trouble in view.troubles] == ["template-error"]
    assert page_of(desk) == before


def test_a_project_that_cannot_be_read_leaves_what_was_read(project: Project, desk: Desk) -> None:
    before = page_of(desk)
    project.write("templates/letter/page.html", b"\xff")
    read(desk)
    assert desk.unread is not None
    assert desk.unread.key == "bad-template"
    assert page_of(desk) == before
    assert desk.next_order(["008/fr"]) is None


def test_pdfs_are_made_of_what_is_looked_at_then_of_its_other_editions(project: Project, desk: Desk) -> None:
    project.letter(7)
    read(desk)
    printed(desk, "008/en")
    order = desk.next_order(["008/en"])
    assert order is not None
    assert order.folder == "008/fr"
    desk.keep(order, Sheets(b"%PDF", 1, ()))
    assert desk.next_order(["008/en"]) is None


def test_a_pdf_is_made_again_only_where_its_paper_changed(project: Project, desk: Desk) -> None:
    printed(desk, "008/fr")
    printed(desk, "008/en")
    assert read(desk).next_order(["008/fr"]) is None
    assert not desk.view("008/fr").printing
    project.letter(body="D’autres mots.\n")
    assert read(desk).view("008/fr").printing
    printed(desk, "008/fr", b"%PDF of other words")
    assert desk.pdf("008/fr", "teh-008-fr.pdf") == b"%PDF of other words"
    assert desk.pdf("008/fr", "other.pdf") is None


def test_the_page_states_the_weight_of_a_pdf_once_it_is_made(desk: Desk) -> None:
    assert "teh-008-fr.pdf" not in page_of(desk)
    printed(desk, "008/fr", b"x" * 3000)
    assert "teh-008-fr.pdf" in page_of(desk)
    assert "3 ko" in page_of(desk).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("failure", [Failure("KeyError: 'x'"), Failure(), Unable("no-pango", reason="none")])
def test_a_pdf_that_cannot_be_made_is_told_and_not_tried_again(desk: Desk, failure: Failure | Unable) -> None:
    printed(desk, "008/fr")
    order = desk.next_order(["008/en"])
    assert order is not None
    desk.keep(order, failure)
    view = desk.view("008/en")
    if isinstance(failure, Unable):
        assert view.troubles == (failure,)
    else:
        assert "layout-failed" in [d.finding.rule for d in view.diagnostics]
    assert desk.next_order(["008/en"]) is None


def test_a_reading_takes_over_compiled_templates_while_they_are_the_same(project: Project, desk: Desk) -> None:
    first = desk.look
    second = read(desk).look
    assert first is not None
    assert second is not None
    assert second is not first
    assert second.site is first.site
    project.write("templates/styles/letter.css", "body { color: red }")
    third = read(desk).look
    assert third is not None
    assert third.site is not first.site


def saved_in_the_same_state(path: Path, old: str, new: str) -> None:
    """Change a text so that its file shows no sign of it: same size, same time."""
    before, text = path.stat(), path.read_text("utf-8")
    assert len(old.encode()) == len(new.encode())
    with path.open("r+b") as file:
        file.write(text.replace(old, new).encode())
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_a_letter_whose_file_is_as_it_was_is_not_read_again(
    project: Project, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.letter(7, title="Avant")
    time.sleep(TICK / 1e9)
    project.letter(8)
    read(desk)
    again: list[str] = []
    whole = Workspace.read_source
    monkeypatch.setattr(Workspace, "read_source", lambda self, path: again.append(path) or whole(self, path))
    read(desk)
    assert "issues/007/fr.md" not in again
    assert "issues/008/fr.md" in again
    project.letter(7, title="Ensuite")
    assert "Ensuite" in page_of(read(desk), "007/fr")


def test_the_letter_that_was_saved_last_is_read_whatever_its_file_tells(project: Project, desk: Desk) -> None:
    os.utime(project.letter(7), (0, 0))
    newest = project.letter(body="Avant midi.\n")
    assert "Avant midi." in page_of(read(read(desk)))
    saved_in_the_same_state(newest, "Avant midi.", "Apres midi.")
    assert "Apres midi." in page_of(read(desk))


def test_what_the_preview_learns_of_a_letter_is_not_written_at_each_saving(project: Project, desk: Desk) -> None:
    before = states_below(project.root / ".tehletter")
    project.letter(body="D’autres mots.\n")
    read(desk)
    assert states_below(project.root / ".tehletter") == before


def test_a_stale_stamp_is_not_told_because_a_build_mends_it(project: Project, desk: Desk) -> None:
    project.built()
    project.letter(body="D’autres mots.\n")
    read(desk)
    look = desk.look
    assert look is not None
    assert "stale-stamp" in {d.finding.rule for d in look.found.diagnostics}
    assert desk.view("008/fr").diagnostics == ()


def test_the_findings_of_other_letters_are_not_those_of_this_one(project: Project, desk: Desk) -> None:
    project.letter(7, body=WRONG)
    read(desk)
    assert "issues/007/fr.md" not in {d.path for d in desk.view("008/fr").diagnostics}
    assert "issues/007/fr.md" in {d.path for d in desk.view("007/fr").diagnostics}


def test_the_preview_opens_with_the_newest_letter_in_its_first_language(project: Project) -> None:
    for number, lang in ((9, "en"), (9, "fr"), (10, "sr-Latn"), (10, "en"), (2, "fr")):
        project.letter(number, lang)
    assert first_letter(Look(find_project(project.root))) == "010/en"


def test_a_project_without_letters_opens_with_none(project: Project) -> None:
    assert first_letter(Look(find_project(project.root))) is None


def test_the_shell_tells_rule_place_message_and_remedy(project: Project, desk: Desk, shell: Shell) -> None:
    project.letter(body=WRONG)
    page = shell.page(read(desk).view("008/fr"), desk.look)
    assert "issues/008/fr.md, line 8, column 13" in page
    assert "TEH501" in page
    assert "say in a few words what it shows" in page


def test_what_comes_from_a_letter_is_data_in_the_shell(project: Project, desk: Desk, shell: Shell) -> None:
    project.letter(title="<script>alert(1)</script> {{ 7 * 7 }}")
    page = shell.page(read(desk).view("008/fr"), desk.look)
    assert "<script>alert" not in page
    assert "{{ 7 * 7 }}" in page


def test_a_state_is_the_same_until_something_changes_and_says_what(project: Project, desk: Desk, shell: Shell) -> None:
    def state() -> dict[str, str]:
        return dict(json.loads(shell.state(read(desk).view("008/fr"), desk.look)))

    first = state()
    assert state() == first
    project.letter(body="D’autres mots.\n")
    second = state()
    assert second["page"] != first["page"]
    assert second["around"] == first["around"]
    project.write("templates/styles/letter.css", "body { color: red }")
    assert state()["around"] != second["around"]
    assert first["pdf"] == "/preview/waiting.html"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_shell_speaks_the_language_of_the_tool(desk: Desk, language: str) -> None:
    page = Shell(built_in_templates("preview", "languages"), language).page(desk.view("008/fr"), desk.look)
    assert f'<html lang="{language}">' in page
    assert {"en": "Findings", "fr": "Remarques"}[language] in page


# ------------------------------------------------------------------------------- the process beside this one


def test_a_process_beside_this_one_does_one_job_after_the_other() -> None:
    companion = Companion()
    try:
        assert companion.do(len, "four") == 4
        first = companion._worker
        assert companion.do(os.getpgid, 0) == os.getpgid(0)
        assert companion._worker is first
    finally:
        companion.end()
    assert first is not None
    assert first.process.pid != os.getpid()


def test_a_job_that_fails_or_kills_its_process_is_a_failure_and_the_next_one_is_done() -> None:
    companion = Companion()
    try:
        assert companion.do(Path.read_text, Path("/nowhere/at/all")) == Failure(
            "FileNotFoundError: [Errno 2] No such file or directory: '/nowhere/at/all'"
        )
        assert companion.do(os._exit, 1) == Failure()
        assert companion.do(len, "four") == 4
    finally:
        companion.end()


def test_a_process_is_ended_in_the_middle_of_its_job() -> None:
    companion = Companion()
    companion.do(len, "")
    begin = time.monotonic()
    assert companion._worker is not None
    process = companion._worker.process
    companion.end()
    assert time.monotonic() - begin < 5
    assert not process.is_alive()
