"""Letters mended together: what is chosen, what is refused, what is written."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator

import pytest

from support.project import CONFIG, Project
from tehletter.check import Case
from tehletter.diagnostics import Edit, Finding, Span
from tehletter.errors import Unable
from tehletter.repair import Repair, repairs
from tehletter.rules import content
from tehletter.survey import survey
from tehletter.workspace.project import Workspace, find_project


def all_of(said):
    return said


def injected(monkeypatch: pytest.MonkeyPatch, pattern: str, new: str) -> None:
    """Let the rule `raw-html` find a pattern in the lines of a letter, and mend it."""

    def raw_html(case: Case) -> Iterator[Finding]:
        for number, line in enumerate(case.manuscript.source.lines(), 1):
            for match in re.finditer(pattern, line):
                span = _span(number, match)
                yield Finding("raw-html", span, {"tag": match[0]}, fix=(Edit(span, match.expand(new)),))

    monkeypatch.setattr(content, "raw_html", raw_html)


def _span(number: int, match: re.Match[str]):
    return Span(number, match.start() + 1, number, match.end() + 1)


def repaired(workspace: Workspace, *paths: str) -> tuple[Repair, ...]:
    return repairs(workspace, survey(workspace), frozenset(paths), all_of)


EIGHT, NINE = "issues/008/fr.md", "issues/009/fr.md"


def test_chosen_letters_alone_are_mended(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    injected(monkeypatch, "XX", "ok")
    for number in (8, 9):
        project.letter(number, body="Un XX, deux XX.\n", date=f"2018-01-{number:02d}")
    (repair,) = repaired(find_project(project.root), EIGHT)
    assert (repair.source.path, repair.findings, repair.worse) == (EIGHT, 2, None)
    assert repair.text == repair.source.raw.replace("XX", "ok")


def test_a_letter_that_ignores_the_rule_is_left_alone(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    injected(monkeypatch, "XX", "ok")
    project.letter(8, body="Un XX.\n", check={"ignore": ["TEH302"]})
    assert repaired(find_project(project.root), EIGHT) == ()


def test_a_rule_that_is_off_mends_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    injected(monkeypatch, "XX", "ok")
    project.with_config(CONFIG + '\n[check]\noff = ["raw-html"]\n')
    project.letter(8, body="Un XX.\n")
    assert repaired(find_project(project.root), EIGHT) == ()


@pytest.mark.parametrize(
    ("pattern", "new", "code"),
    [
        ("^title: ", "title: [", "TEH101"),
        (r"^---$", "Lettre", "TEH003"),
        ("Un XX", "# Un titre", "TEH301"),
        ("^number: 8", "number: 9", "TEH107"),
    ],
)
def test_a_mend_that_would_bring_an_error_is_refused(
    project: Project, monkeypatch: pytest.MonkeyPatch, pattern: str, new: str, code: str
) -> None:
    injected(monkeypatch, pattern, new)
    project.letter(8, body="Un XX.\n")
    (repair,) = repaired(find_project(project.root), EIGHT)
    assert repair.worse is not None
    assert repair.worse.code == code


def test_an_error_that_was_there_is_no_reason_to_refuse(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    injected(monkeypatch, "XX", "ok")
    project.letter(8, body="Un XX.\n\n# Un titre\n", zzz="y")
    (repair,) = repaired(find_project(project.root), EIGHT)
    assert repair.worse is None


def test_what_is_not_wanted_stays(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    injected(monkeypatch, "XX", "ok")
    project.letter(8, body="Un XX.\n\nDeux XX.\n")
    workspace = find_project(project.root)
    found = survey(workspace)
    (repair,) = repairs(workspace, found, frozenset({EIGHT}), lambda said: said[-1:] if len(said) > 1 else ())
    assert repair.text.endswith("Un XX.\n\nDeux ok.\n")


# ------------------------------------------------------------------------------------------------ the door


@pytest.fixture
def workspace(project: Project) -> Workspace:
    project.letter(8)
    return find_project(project.root)


def source_of(workspace: Workspace, path: str = EIGHT):
    return workspace.read_source(path)


def test_a_source_keeps_its_rights(workspace: Workspace, project: Project) -> None:
    path = project.root / EIGHT
    path.chmod(0o640)
    assert workspace.put_in_place(source_of(workspace), "neuf\r\n") == "done"
    assert path.read_bytes() == b"neuf\r\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [file.name for file in path.parent.iterdir()] == ["fr.md"]


def test_nothing_is_written_through_a_link(workspace: Workspace, project: Project) -> None:
    (project.root / EIGHT).rename(project.root / "autre.md")
    (project.root / EIGHT).symlink_to("../../autre.md")
    before = (project.root / "autre.md").read_bytes()
    assert workspace.put_in_place(source_of(workspace), "neuf\n") == "link"
    assert (project.root / "autre.md").read_bytes() == before
    assert (project.root / EIGHT).is_symlink()


def test_nothing_is_written_into_a_folder_that_is_a_link(workspace: Workspace, project: Project) -> None:
    (project.root / "issues/009").symlink_to("008")
    assert workspace.put_in_place(source_of(workspace, NINE), "neuf\n") == "link"


def test_a_file_that_changed_since_it_was_read_stays(workspace: Workspace, project: Project) -> None:
    source = source_of(workspace)
    project.write(EIGHT, "entre-temps\n")
    assert workspace.put_in_place(source, "neuf\n") == "changed"
    assert project.read(EIGHT) == "entre-temps\n"
    (project.root / EIGHT).unlink()
    assert workspace.put_in_place(source, "neuf\n") == "changed"
    assert not (project.root / EIGHT).exists()


def test_a_write_protected_file_stays(workspace: Workspace, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = project.read(EIGHT)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everything
    with pytest.raises(Unable) as caught:
        workspace.put_in_place(source_of(workspace), "neuf\n")
    assert caught.value.key == "write-protected"
    assert project.read(EIGHT) == before
