"""The door for reading: only regular files of the project, whole, as UTF-8."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from support.project import ROOT, Project
from tehletter.diagnostics import Finding, Span
from tehletter.errors import Unable
from tehletter.model import Source
from tehletter.workspace.project import MOST_PICTURE, MOST_TEXT, Workspace, built_in, find_project

LETTER = "issues/008/fr.md"


@pytest.fixture
def workspace(project: Project) -> Workspace:
    return find_project(project.root)


def refusal(workspace: Workspace, path: str = LETTER) -> str:
    read = workspace.read_source(path)
    assert isinstance(read, Finding)
    assert read.rule == "unreadable-file"
    return read.variant


def test_a_project_is_found_from_any_folder_below_it(project: Project) -> None:
    below = project.root / "issues/008/images"
    below.mkdir(parents=True)
    assert find_project(below).root == project.root.resolve()


def test_a_project_is_found_through_a_link(project: Project, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(project.root)
    assert find_project(link).root == project.root.resolve()


def test_without_a_project_the_folder_is_named(folder: Path) -> None:
    with pytest.raises(Unable) as caught:
        find_project(folder)
    assert (caught.value.key, caught.value.exit_code) == ("no-project", 3)


def test_a_missing_file_is_missing(workspace: Workspace) -> None:
    assert refusal(workspace) == "missing"


def test_a_folder_is_not_a_file(workspace: Workspace) -> None:
    (workspace.root / LETTER).mkdir(parents=True)
    assert refusal(workspace) == "not-a-file"


def test_a_pipe_is_not_waited_for(workspace: Workspace) -> None:
    (workspace.root / LETTER).parent.mkdir(parents=True)
    os.mkfifo(workspace.root / LETTER)
    assert refusal(workspace) == "not-a-file"


def test_a_link_out_of_the_project_is_refused(workspace: Workspace, folder: Path) -> None:
    (folder / "secret.md").write_text("secret")
    (workspace.root / LETTER).parent.mkdir(parents=True)
    (workspace.root / LETTER).symlink_to(folder / "secret.md")
    assert refusal(workspace) == "outside"


def test_a_folder_that_is_a_link_out_of_the_project_is_refused(workspace: Workspace, folder: Path) -> None:
    (folder / "x.jpg").write_bytes(b"x")
    (workspace.root / "issues").mkdir()
    (workspace.root / "issues/008").symlink_to(folder)
    assert workspace.read_picture("issues/008/x.jpg") == "outside"


def test_a_link_inside_the_project_is_followed(workspace: Workspace, project: Project) -> None:
    project.write("issues/007/fr.md", "un")
    (workspace.root / LETTER).parent.mkdir(parents=True)
    (workspace.root / LETTER).symlink_to("../007/fr.md")
    assert workspace.read_source(LETTER) == Source.of(LETTER, "un")


def test_a_link_to_itself_is_refused(workspace: Workspace) -> None:
    (workspace.root / LETTER).parent.mkdir(parents=True)
    (workspace.root / LETTER).symlink_to("fr.md")
    assert refusal(workspace) == "not-a-file"


@pytest.mark.parametrize("path", ["../secret", "/etc/passwd", "issues/../../secret"])
def test_a_path_that_leads_out_is_refused(workspace: Workspace, path: str) -> None:
    (workspace.root / "issues").mkdir()
    (workspace.root.parent / "secret").write_text("secret")
    assert workspace.read_picture(path) == "outside"


@pytest.mark.parametrize("path", ["a\0b", "a" * 5000])
def test_a_path_that_no_file_can_have_is_refused(workspace: Workspace, path: str) -> None:
    assert workspace.read_picture(path) in ("not-a-file", "missing")


def test_a_text_that_is_too_heavy_is_refused_and_one_at_the_limit_read(workspace: Workspace, project: Project) -> None:
    project.write(LETTER, "a" * (MOST_TEXT + 1))
    assert refusal(workspace) == "too-heavy"
    project.write(LETTER, "a" * MOST_TEXT)
    assert isinstance(workspace.read_source(LETTER), Source)


def test_a_picture_that_is_too_heavy_is_refused_unread(workspace: Workspace, project: Project) -> None:
    with project.write("issues/008/x.jpg", b"x").open("r+b") as file:
        file.truncate(MOST_PICTURE + 1)
    assert workspace.read_picture("issues/008/x.jpg") == "too-heavy"


@pytest.mark.parametrize(
    ("data", "span", "byte"),
    [
        (b"un\ndeux \xe9t\xe9\n", Span(2, 6, 2, 7), "E9"),
        ("é🚢".encode() + b"\xff", Span(1, 3, 1, 4), "FF"),
        (b"\xef\xbb\xbfun\n\x80", Span(2, 1, 2, 2), "80"),
        (b"\xef\xbb\xbfun\x80", Span(1, 3, 1, 4), "80"),
        (b"un\rdeux\r\x80", Span(3, 1, 3, 2), "80"),
        (b"un\r\n\xc3", Span(2, 1, 2, 2), "C3"),
        ("un".encode("utf-16"), Span(1, 1, 1, 2), "FF"),
    ],
)
def test_what_is_not_utf8_has_its_place(
    workspace: Workspace, project: Project, data: bytes, span: Span, byte: str
) -> None:
    project.write(LETTER, data)
    found = workspace.read_source(LETTER)
    assert isinstance(found, Finding)
    assert (found.rule, found.span, found.values["byte"]) == ("not-utf8", span, byte)


def test_a_bom_is_dropped_once_and_line_ends_are_one(workspace: Workspace, project: Project) -> None:
    project.write(LETTER, "\ufeff\ufeffun\r\ndeux\rtrois\n".encode())
    raw = "\ufeff\ufeffun\r\ndeux\rtrois\n"
    assert workspace.read_source(LETTER) == Source(LETTER, "\ufeffun\ndeux\ntrois\n", raw)


def test_a_project_without_issues_has_no_folders(workspace: Workspace) -> None:
    assert workspace.issue_folders() == ()


def test_hidden_folders_and_loose_files_are_no_issues(workspace: Workspace, project: Project) -> None:
    project.write("issues/.git/fr.md", "")
    project.write("issues/README.md", "")
    project.write(LETTER, "")
    project.write("issues/008/images/x.md", "")
    assert [(folder.name, folder.files) for folder in workspace.issue_folders()] == [("008", ("fr.md",))]


def test_a_link_to_itself_is_no_issue_and_stops_nothing(workspace: Workspace, project: Project) -> None:
    project.write("issues/008/fr.md", "x")
    (project.root / "issues/009").symlink_to("009")
    assert [folder.name for folder in workspace.issue_folders()] == ["008"]


def test_a_folder_with_the_name_of_an_edition_is_told_like_a_file(workspace: Workspace, project: Project) -> None:
    (project.root / "issues/008/fr.md").mkdir(parents=True)
    assert workspace.issue_folders()[0].files == ("fr.md",)


def test_issues_that_are_a_file_are_said_to_be_unreadable(workspace: Workspace, project: Project) -> None:
    project.write("issues", "")
    with pytest.raises(Unable) as caught:
        workspace.issue_folders()
    assert caught.value.key == "unreadable-folder"


def test_a_file_is_written_whole_with_its_folder(workspace: Workspace) -> None:
    workspace.write("a/b.txt", "été\n")
    assert (workspace.root / "a/b.txt").read_bytes() == "été\n".encode()
    assert [path.name for path in (workspace.root / "a").iterdir()] == ["b.txt"]


def test_a_file_that_cannot_be_written_leaves_nothing_behind(workspace: Workspace) -> None:
    (workspace.root / "a/b.txt").mkdir(parents=True)
    with pytest.raises(Unable) as caught:
        workspace.write("a/b.txt", "x")
    assert caught.value.key == "not-writable"
    assert [path.name for path in (workspace.root / "a").iterdir()] == ["b.txt"]


def test_a_template_of_the_project_stands_over_the_built_in_one(workspace: Workspace, project: Project) -> None:
    before = workspace.templates()
    project.write("templates/letter/page.html", "à nous")
    project.write("templates/letter/.page.html.swp", b"\xff")
    after = workspace.templates()
    assert after["letter/page.html"] == "à nous"
    assert {name for name in after if after[name] != before.get(name)} == {"letter/page.html"}


def test_a_template_that_is_not_text_is_named(workspace: Workspace, project: Project) -> None:
    project.write("templates/letter/page.html", b"\xff\xfe")
    with pytest.raises(Unable) as caught:
        workspace.templates()
    assert (caught.value.key, caught.value.values["path"]) == ("bad-template", "letter/page.html")


def test_a_template_that_links_out_of_the_project_is_not_read(
    workspace: Workspace, project: Project, folder: Path
) -> None:
    (folder / "secret").write_text("secret")
    project.write("templates/x", "")
    (workspace.root / "templates/letter").mkdir()
    (workspace.root / "templates/letter/page.html").symlink_to(folder / "secret")
    assert "secret" not in workspace.templates().values()


@pytest.mark.skipif(not (ROOT / "templates").is_dir(), reason="there is no repository around an installed wheel")
def test_in_the_repository_the_templates_are_the_built_in_ones() -> None:
    here = find_project(ROOT)
    assert built_in("templates").resolve() == (ROOT / "templates").resolve()
    assert here.templates() == Workspace(Path("/nonexistent")).templates()


def test_state_holds_its_own_gitignore(workspace: Workspace) -> None:
    assert workspace.state_folder("cache") == workspace.root / ".tehletter/cache"
    assert (workspace.root / ".tehletter/.gitignore").read_text() == "*\n"


def test_without_a_place_for_state_the_tool_runs_without(workspace: Workspace, project: Project) -> None:
    project.write(".tehletter", "in the way")
    assert workspace.state_folder("cache") is None
    with workspace.locked():
        pass


def test_a_second_build_finds_the_project_locked(workspace: Workspace) -> None:
    with workspace.locked(), pytest.raises(Unable) as caught, Workspace(workspace.root).locked():
        pass
    assert (caught.value.key, caught.value.exit_code) == ("lock-held", 3)
