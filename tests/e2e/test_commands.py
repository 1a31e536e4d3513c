"""The commands as a newcomer meets them: real processes, exit codes, what goes where."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from support.project import CONFIG, Project, environment, files_below, tehletter
from support.terminal import on_a_terminal

MUCH = 10_000

# ------------------------------------------------------------------------------------------- init and new


def test_a_new_project_passes_check_and_builds_at_once(folder: Path) -> None:
    made = tehletter("init", "x", cwd=folder)
    assert (made.code, made.out.split()) == (
        0,
        [".gitignore", ".github/workflows/letters.yml", "issues/001/fr.md", "tehletter.toml"],
    )
    root = folder / "x"
    assert "dist/" in (root / ".gitignore").read_text()
    assert tehletter("new", cwd=root).out == "issues/002/fr.md\n"
    assert tehletter("check", cwd=root).code == 0
    built = tehletter("build", cwd=root)
    assert built.code == 0
    assert (root / "dist/002/fr/teh-002-fr.pdf").read_bytes().startswith(b"%PDF")


def test_init_without_a_folder_takes_the_one_it_stands_in(folder: Path) -> None:
    assert tehletter("init", cwd=folder).code == 0
    assert (folder / "tehletter.toml").exists()


def test_init_speaks_the_language_of_its_user(folder: Path) -> None:
    tehletter("init", "fr", cwd=folder, TEHLETTER_LANG="fr")
    tehletter("init", "en", cwd=folder, TEHLETTER_LANG="en")
    assert "Seul le nom" in (folder / "fr/tehletter.toml").read_text("utf-8")
    assert "name = " in (folder / "en/tehletter.toml").read_text("utf-8")


def test_init_where_a_project_is_changes_nothing(project: Project) -> None:
    before = files_below(project.root)
    assert project.run("init").code == 3
    assert files_below(project.root) == before


def test_init_leaves_what_is_there_and_says_what_is_in_the_way(folder: Path) -> None:
    (folder / "issues/001").mkdir(parents=True)
    (folder / "issues/001/fr.md").write_text("à moi")
    (folder / ".gitignore").write_text("à moi")
    run = tehletter("init", cwd=folder)
    assert (run.code, "issues/001/fr.md" in run.err) == (3, True)
    assert set(files_below(folder).values()) == {"à moi".encode()}


def test_init_keeps_a_gitignore_that_is_there(folder: Path) -> None:
    (folder / ".gitignore").write_text("à moi")
    assert tehletter("init", cwd=folder).code == 0
    assert (folder / ".gitignore").read_text() == "à moi"


def test_new_takes_the_number_after_the_last(project: Project) -> None:
    assert project.run("new").out == "issues/001/fr.md\n"
    project.letter(41)
    assert project.run("new").out == "issues/042/fr.md\n"
    project.letter(1204)
    assert project.run("new").out == "issues/1205/fr.md\n"


def test_new_writes_what_it_was_told(project: Project) -> None:
    run = project.run(
        "new", "8", "--title", 'Une "lettre": la 8e', "--date", "2018-03-01", "--lang", "en", "--lang", "fr"
    )
    assert run.out == "issues/008/en.md\nissues/008/fr.md\n"
    text = project.read("issues/008/en.md")
    assert 'title: "Une \\"lettre\\": la 8e"' in text
    assert "date: 2018-03-01" in text
    assert "[To be written]" in text
    assert project.run("check").code == 0


def test_new_is_dated_today_in_the_time_zone_of_the_mission(project: Project) -> None:
    project.with_config(CONFIG.replace("[series]", 'timezone = "Pacific/Auckland"\n\n[series]'))
    project.run("new")
    assert "date: 2018-01-25" in project.read("issues/001/fr.md")


def test_new_adds_a_translation_to_an_issue(project: Project) -> None:
    project.letter(8, body="## Un article\n\nUn texte.\n")
    assert project.run("new", "8", "--lang", "en", "--translate-from", "fr").out == "issues/008/en.md\n"
    assert "## [To be written] Un article" in project.read("issues/008/en.md")
    assert project.run("check").code == 0


def test_new_takes_the_structure_of_another_issue(project: Project) -> None:
    project.letter(8, body="Un chapô.\n\n## Un article\n\nUn texte.\n", byline="Éditorial de X,")
    assert project.run("new", "--from", "8").code == 0
    text = project.read("issues/009/fr.md")
    assert "## Un article" in text
    assert "Un texte" not in text
    assert project.run("check").code == 0


def test_new_never_overwrites(project: Project) -> None:
    path = project.letter(8)
    before = path.read_bytes()
    run = project.run("new", "8", "--lang", "en", "--lang", "fr")
    assert run.code == 2
    assert path.read_bytes() == before
    assert not (project.root / "issues/008/en.md").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["0"], ["-1"], ["abc"], ["8.5"], ["9" * 40], ["--date", "demain"], ["--date", "2018-02-30"],
        ["--date", "20180110"], ["--lang", "FR"], ["--lang", "../fr"], ["--from", "77"],
        ["--translate-from", "fr"], ["--from", "x"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_new_refuses_what_it_cannot_mean_and_writes_nothing(project: Project, arguments: list[str]) -> None:
    before = files_below(project.root)
    run = project.run("new", *arguments)
    assert run.code == 2, run.err
    assert run.err
    assert files_below(project.root) == before


def test_new_opens_the_editor_that_is_set(project: Project) -> None:
    editor = project.write("editor", '#!/bin/sh\necho "$@" > "$0.log"\n')
    editor.chmod(0o755)
    assert project.run("new", "--edit", EDITOR=str(editor)).code == 0
    assert (project.root / "editor.log").read_text().strip().endswith("issues/001/fr.md")


# ------------------------------------------------------------------------------------------ check and list

DIAGNOSTIC_KEYS = [
    "rule", "name", "severity", "path", "line", "column", "end_line", "end_column", "message", "hint", "fixable",
]  # fmt: skip
ARTIFACT_KEYS = ["issue", "lang", "kind", "path", "sha256", "bytes", "pages", "modified"]


def test_check_as_json_has_the_shape_of_the_contract(project: Project) -> None:
    project.letter(8, summary=None, zzz="x")
    project.letter(9, date="2018-01-20")
    run = project.run("check", "--format", "json")
    assert run.code == 1
    assert list(run.json) == ["version", "summary", "diagnostics"]
    assert run.json["version"] == 1
    assert run.json["summary"] == {"editions": 2, "errors": 2, "warnings": 0}
    assert [list(item) for item in run.json["diagnostics"]] == [DIAGNOSTIC_KEYS] * 2
    assert run.json["diagnostics"][1] == {
        "rule": "TEH103", "name": "unknown-key", "severity": "error", "path": "issues/008/fr.md",
        "line": 5, "column": 1,
        "end_line": 5, "end_column": 4, "message": "unknown key “zzz”",
        "hint": run.json["diagnostics"][1]["hint"], "fixable": False,
    }  # fmt: skip


def test_diagnostics_are_sorted_by_path_and_place_and_come_all_at_once(project: Project) -> None:
    project.letter(9, "fr", "Un[^a].\n\n# Deux\n\n![](x.jpg)\n", theme=8)
    project.write("issues/008/sr-Latn.md", "---\nnumber: 9\nlang: fr\n---\nJedan.\n")
    project.letter(8, "en", "# Un\n", summary=None)
    project.with_config(CONFIG + "zzz = 1\n")
    found = project.run("check", "--format", "json").json["diagnostics"]
    places = [(item["path"], item["line"], item["column"]) for item in found]
    assert places == sorted(places)
    assert len({item["path"] for item in found}) == 4


def test_check_as_text_is_a_line_its_spot_and_a_hint_for_each(project: Project) -> None:
    project.letter(8, zzz="x")
    run = project.run("check")
    assert run.out.splitlines()[:3] == [
        "issues/008/fr.md:6:1: error TEH103 unknown key “zzz”",
        '  6 | zzz: "x"',
        "    | ^^^",
    ]
    assert run.out.splitlines()[3].startswith("  hint: ")
    assert run.err == "1 edition checked: 1 error, 0 warnings\n"


def test_check_writes_nothing_but_its_cache(project: Project) -> None:
    project.letter(8)
    before = files_below(project.root)
    project.run("check")
    after = files_below(project.root)
    assert {path: data for path, data in after.items() if not path.startswith(".tehletter/")} == before


def test_a_warning_is_an_error_when_strict(project: Project) -> None:
    project.letter(8, body="Un <b>mot</b>.\n")
    assert project.run("check").code == 0
    assert project.run("check", "--strict").code == 1


def test_rules_can_be_turned_off_down_and_up_but_firm_ones_cannot(project: Project) -> None:
    project.letter(8, body="Un <b>mot</b>.\n\n# Un titre\n", zzz="x")
    check = '\n[check]\noff = ["TEH103"]\nseverity = {raw-html = "error", title-in-body = "warning"}\n'
    project.with_config(CONFIG + check)
    found = project.run("check", "--format", "json").json["diagnostics"]
    assert [(item["name"], item["severity"]) for item in found] == [
        ("raw-html", "error"), ("raw-html", "error"), ("title-in-body", "error"),
    ]  # fmt: skip


@pytest.mark.parametrize("what", ["8", "008", "issues/008", "issues/008/fr.md", "./issues/008/"])
def test_a_what_is_a_number_a_folder_or_a_file(project: Project, what: str) -> None:
    project.letter(8, zzz="x")
    project.letter(9, zzz="x")
    found = project.run("check", what, "--format", "json").json
    assert {item["path"] for item in found["diagnostics"]} == {"issues/008/fr.md"}
    assert found["summary"]["editions"] == 1


def test_a_what_is_understood_from_where_one_stands(project: Project) -> None:
    project.letter(8, zzz="x")
    below = project.root / "issues/008"
    assert project.run("check", "fr.md", cwd=below).code == 1
    assert project.run("check", ".", cwd=below).code == 1
    assert project.run("check", "fr.md").code == 2


@pytest.mark.parametrize("what", ["7", "issues/007", "/etc", "../..", "x", "issues/008/en.md"])
def test_a_what_that_is_not_there_is_wrong_usage(project: Project, what: str) -> None:
    project.letter(8)
    for command in ("check", "build"):
        run = project.run(command, what)
        assert (run.code, run.out) == (2, "")
        assert run.err


def test_a_project_without_issues_is_fine(project: Project) -> None:
    for command in ("check", "build", "list"):
        assert project.run(command).code == 0
    assert project.run("list", "--json").json == {"version": 1, "issues": []}
    assert project.manifest_path.exists()


def test_list_tells_number_date_languages_modified_draft_and_state(project: Project) -> None:
    project.letter(8)
    project.letter(8, "en", modified="2018-01-20")
    project.letter(9, draft=True)
    project.letter(10, zzz=1)
    project.built("8")
    project.letter(8, "en", "Another text.\n", modified="2018-01-20")
    run = project.run("list", "--json")
    issues = run.json["issues"]
    assert [(issue["number"], issue["languages"]) for issue in issues] == [(8, ["fr", "en"]), (9, ["fr"]), (10, ["fr"])]
    french, english = issues[0]["editions"]
    assert (french["modified"], french["draft"], french["up_to_date"]) == ("2018-01-24", False, True)
    assert (english["modified"], english["date"], english["up_to_date"]) == ("2018-01-20", "2018-01-10", False)
    assert issues[1]["editions"][0]["draft"] is True
    assert issues[2]["editions"][0]["errors"] is True
    lines = project.run("list").out.splitlines()
    assert [line.split("\t")[:2] for line in lines] == [["8", "fr"], ["8", "en"], ["9", "fr"], ["10", "fr"]]


# ---------------------------------------------------------------------------------------- what lies where


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("issues/8/fr.md", "folder-name"),
        ("issues/0008/fr.md", "folder-name"),
        ("issues/000/fr.md", "folder-name"),
        ("issues/notes/fr.md", "ignored-folder"),
        ("issues/008/FR.md", "edition-name"),
        ("issues/008/sr-latn.md", "edition-name"),
        ("issues/008/notes.md", "edition-name"),
        ("issues/008/it.md", "unknown-language"),
    ],
)
def test_a_folder_or_file_of_another_name_is_told(project: Project, path: str, rule: str) -> None:
    source = project.letter(8)
    text = source.read_text("utf-8")
    source.unlink()
    source.parent.rmdir()
    project.write(path, text)
    found = project.run("check", "--format", "json").json["diagnostics"]
    assert [item["name"] for item in found] == [rule]


def test_a_folder_of_the_wrong_name_is_given_the_right_one(project: Project) -> None:
    project.write("issues/8/fr.md", "")
    assert "“008”" in project.run("check").out


# ------------------------------------------------------------------------------- options, streams, language


def test_the_project_can_be_named_before_and_after_the_command(project: Project, folder: Path) -> None:
    project.letter(8)
    root = str(project.root)
    for arguments in (
        ["-C", root, "check"],
        ["check", "-C", root],
        ["check", "--project", root],
    ):
        assert tehletter(*arguments, cwd=folder).code == 0


def test_results_go_to_standard_output_and_all_else_to_standard_error(project: Project) -> None:
    project.letter(8)
    project.letter(9, zzz="x")
    build = project.run("build")
    assert [line.split("\t")[:2] for line in build.out.splitlines()] == [["008/fr/index.html", "teh-008-fr.pdf"]]
    assert "TEH103" in build.err
    assert project.run("check", "8").out == ""
    assert project.run("check", "8").err != ""


def test_the_table_of_a_build_is_whole_on_a_terminal_of_80_columns(project: Project) -> None:
    project.letter(8)
    project.letter(8, "sr-Latn", title="8. pismo")
    said = on_a_terminal(project, "build", columns=80, NO_COLOR="1")
    lines = [line for line in said.split("\n") if "index.html" in line]
    assert [line.split()[:2] for line in lines] == [
        ["008/fr/index.html", "teh-008-fr.pdf"],
        ["008/sr-Latn/index.html", "teh-008-sr-Latn.pdf"],
    ]
    assert all(line.rstrip().endswith("2018-01-24") and len(line) <= 80 for line in lines)


def test_a_table_cuts_nothing_off_however_narrow_the_terminal(project: Project) -> None:
    project.letter(8)
    said = on_a_terminal(project, "build", columns=40, NO_COLOR="1")
    assert "…" not in said
    assert "teh-008-fr.pdf" not in said  # it takes two lines
    parts = [line.split() for line in said.split("\n") if line.startswith(" ")]
    assert "index.html" in "".join(line[0] for line in parts if line)


def test_a_pdf_without_its_page_is_told_by_its_whole_path(project: Project) -> None:
    project.letter(8)
    assert project.built("--only", "pdf").out.split("\t")[:2] == ["", "008/fr/teh-008-fr.pdf"]


def test_quiet_says_results_and_errors_alone(project: Project) -> None:
    project.letter(8)
    assert project.run("check", "-q").err == ""
    assert project.run("-q", "build").err == ""


def test_build_as_json_has_diagnostics_and_artifacts(project: Project) -> None:
    project.letter(8, body="Un <b>mot</b>.\n")
    run = project.run("build", "--json")
    assert list(run.json) == ["version", "summary", "diagnostics", "artifacts"]
    assert run.json["summary"] == {"editions": 1, "errors": 0, "warnings": 2}
    assert [list(item) for item in run.json["artifacts"]] == [ARTIFACT_KEYS] * len(run.json["artifacts"])
    assert run.json["artifacts"] == json.loads(project.manifest_path.read_text("utf-8"))["artifacts"]


def test_messages_are_in_the_language_asked_for(project: Project) -> None:
    project.letter(8, zzz="x")
    assert "erreur TEH103 clé inconnue" in project.run("check", TEHLETTER_LANG="fr").out
    assert "error TEH103 unknown key" in project.run("check", TEHLETTER_LANG="en").out
    assert "erreur" in project.run("check", TEHLETTER_LANG="(none)", LC_ALL="fr_FR.UTF-8").out
    assert "error" in project.run("check", TEHLETTER_LANG="de", LC_ALL="C").out
    assert "Usage" in project.run("--help", TEHLETTER_LANG="fr").out


def test_words_come_out_as_utf8_in_any_locale(project: Project) -> None:
    project.letter(8, zzz="x")
    for locale in ("C", "POSIX", "fr_FR.ISO-8859-1"):
        assert "clé" in project.run("check", TEHLETTER_LANG="fr", LC_ALL=locale, PYTHONUTF8="0").out


def test_no_colour_and_no_control_characters_reach_a_pipe(project: Project) -> None:
    project.letter(8, **{"a\x1b[31mb": "x"})
    project.write("issues/009/fr.md", '---\nnumber: 9\ntitle: x\ndate: 2018-01-10\n"\\e[31m": x\n---\nUn.\n')
    run = project.run("check")
    assert run.code == 1
    assert "\x1b" not in run.out + run.err


def test_the_version_is_that_of_the_package(folder: Path) -> None:
    from tehletter import __version__

    assert tehletter("--version", cwd=folder).out == f"tehletter {__version__}\n"


# -------------------------------------------------------------------------------------------- exit codes


@pytest.mark.parametrize(
    "arguments",
    [
        ["--nope"], ["check", "--nope"], ["nope"], ["check", "--format", "xml"], ["build", "--only", "docx"],
        ["build", "--jobs", "0"], ["build", "--jobs", "x"], ["build", "--only", ""], ["-C"], ["new", "1", "2"],
        ["build", "--out", "."], ["build", "--out", "issues/x"], ["build", "--out", ".."],
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_is_two(project: Project, arguments: list[str]) -> None:
    project.letter(8)
    before = files_below(project.root)
    run = project.run(*arguments)
    assert (run.code, run.out) == (2, ""), run.err
    assert run.err
    assert {p: d for p, d in files_below(project.root).items() if not p.startswith(".tehletter/")} == before


@pytest.mark.parametrize("moment", ["abc", "-1", "1.5", "1e9", " 1", "9" * 30, "0x10", "１２"])
def test_a_malformed_moment_is_wrong_usage(project: Project, moment: str) -> None:
    project.letter(8)
    for arguments in (["build"], ["new"]):
        assert project.run(*arguments, SOURCE_DATE_EPOCH=moment).code == 2


def test_an_empty_moment_is_none(project: Project) -> None:
    project.letter(8)
    assert project.run("build", SOURCE_DATE_EPOCH="").code == 0


@pytest.mark.parametrize("command", ["new", "check", "build", "list"])
def test_without_a_project_the_tool_cannot_work(folder: Path, command: str) -> None:
    run = tehletter(command, cwd=folder)
    assert (run.code, run.out) == (3, "")
    assert len(run.err.splitlines()) == 2
    assert "tehletter init" in run.err
    assert tehletter(command, "-C", folder / "nowhere", cwd=folder).code == 3


@pytest.mark.parametrize("place", ["dist", "dist/008", ".dist.stage", "dist/assets", "dist/008/index.html/x"])
def test_an_output_folder_that_cannot_be_written_is_three(project: Project, place: str) -> None:
    project.letter(8)
    project.write(place, "in the way")
    run = project.run("build")
    assert (run.code, run.out) == (3, ""), run.err
    assert len(run.err.splitlines()) == 2
    assert project.read(place) == "in the way"


def test_a_file_where_issues_should_be_is_three(project: Project) -> None:
    project.write("issues", "in the way")
    for command in ("check", "build", "list", "new"):
        assert project.run(command).code == 3


def test_an_unwritable_state_folder_is_no_matter(project: Project) -> None:
    project.write(".tehletter", "in the way")
    project.letter(8)
    assert project.run("check").code == 0
    assert project.run("build").code == 0


def test_a_result_that_cannot_be_written_is_three(project: Project) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    project.letter(8)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tehletter", "check", "--format", "json"],
            cwd=project.root, env=environment(), stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr


def test_a_reader_that_leaves_early_is_no_failure(project: Project) -> None:
    for number in range(1, 60):
        project.letter(number, zzz="x")
    process = subprocess.Popen(
        [sys.executable, "-m", "tehletter", "check", "--format", "json"],
        cwd=project.root, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.wait(30)
    assert b"Traceback" not in said
    assert b"Exception" not in said


# --------------------------------------------------------------------------------- bad letters and configs

FRONT = "number: 8\ntitle: Une lettre\ndate: 2018-01-10\nsummary: Un résumé.\n"
BAD_LETTERS: dict[str, str | bytes] = {
    "nothing": "",
    "a byte": b"\xff",
    "zeros": b"\0" * 1000,
    "UTF-16": "---\nnumber: 8\n---\n".encode("utf-16"),
    "a fence alone": "---",
    "an empty front matter": "---\n---\nUn texte.\n",
    "a comment as front matter": "---\n# rien\n---\nUn texte.\n",
    "a front matter that never ends": "---\n" + "a: 1\n" * MUCH,
    "a list": "---\n- 1\n---\nUn.\n",
    "a scalar": "---\nun\n---\nUn.\n",
    "a bomb of aliases": "---\na: &a [x]\nb: [*a,*a,*a]\n---\nUn.\n",
    "deep YAML": "---\na: " + "[" * MUCH + "\n---\nUn.\n",
    "deep flow tables": "---\na: " + "{a: " * MUCH + "\n---\nUn.\n",
    "a complex key": "---\n? {a: b}\n: c\n---\nUn.\n",
    "a number without end": f"---\nnumber: {'9' * 5000}\n---\nUn.\n",
    "infinity": "---\nnumber: .inf\ndate: .nan\n---\nUn.\n",
    "the year zero": FRONT.replace("2018", "0000").join(("---\n", "---\nUn.\n")),
    "the year 9999": FRONT.replace("2018-01-10", "9999-12-31").join(("---\n", "---\nUn <b>.\n")),
    "a date with a time": FRONT.replace("2018-01-10", "2018-01-10T10:00:00Z").join(("---\n", "---\nUn.\n")),
    "a control character": "---\n" + FRONT + "---\nUn\x07 texte\x00.\n# Titre\n",
    "surrogates": b"---\nnumber: 8\ntitle: \xed\xa0\x80\n---\nUn.\n",
    "noncharacters": "---\n" + FRONT + "---\nUn \uffff\ufdd0.\n",
    "brackets without end": "---\n" + FRONT + "---\n" + "[" * MUCH + "\n\n# x\n",
    "quotations without end": "---\n" + FRONT + "---\n" + "> " * 2000 + "a\n\n# x\n",
    "lists without end": "---\n" + FRONT + "---\n" + "- " * 2000 + "a\n\n# x\n",
    "boxes without end": "---\n" + FRONT + "---\n" + "::: box\n" * 500,
    "emphasis without end": "---\n" + FRONT + "---\n" + "*a " * 3000 + "\n\n# x\n",
    "a note that calls itself": "---\n" + FRONT + "---\nUn[^a].\n\n[^a]: Deux[^a].\n",
    "a table of nothing": "---\n" + FRONT + "---\n|\n|-|\n||\n\n||\n|-|\n",
    "a table with too many cells": "---\n" + FRONT + "---\n| a |\n|---|\n| b | c | d |\n",
    "an attribute without end": "---\n" + FRONT + "---\n[a]{lang=" + "x" * MUCH + "}\n",
    "a picture that is a folder": "---\n" + FRONT + "---\n![x](images)\n",
    "a picture from the web": "---\n" + FRONT + "---\n![x](https://example.org/x.jpg)\n",
    "a picture with a broken address": "---\n" + FRONT + "---\n![x](http://[/x.jpg)\n\n[x](http://[::1)\n\n# x\n",
    "a link to nowhere": "---\n" + FRONT + "---\n[x](#y) [x](javascript:x) [x](%zz)\n",
    "a word too long": "---\n" + FRONT + "---\n" + "a" * MUCH + "\n\n# x\n",
    "a template in the text": "---\n" + FRONT + "---\n{{ 7 * 7 }} {% raw %} {number}\n\n# x\n",
    "scripts that no font has": "---\n" + FRONT + "---\n漢字 😀 אב\n",
}


@pytest.mark.parametrize("text", BAD_LETTERS.values(), ids=BAD_LETTERS.keys())
def test_a_bad_letter_is_told_so_and_blames_nobody_else(project: Project, text: str | bytes) -> None:
    project.write("issues/008/fr.md", text)
    (project.root / "issues/008/images").mkdir()
    run = project.run("check")
    assert run.code in (0, 1), run.err
    assert ("TEH" in run.out) == (run.code == 1 or "warning" in run.out)


BAD_CONFIGS: dict[str, str | bytes] = {
    "nothing": "",
    "no TOML": "nom: Mission",
    "a byte": b"\xff",
    "no name": "[mission]\n",
    "an empty name": '[mission]\nname = ""\n',
    "an empty table as name": "[mission]\nname = {}\n",
    "another kind": "mission = 1\n",
    "a list for a table": "[[mission]]\nname = 'x'\n",
    "a key twice": "[mission]\nname = 'x'\nname = 'y'\n",
    "an unknown zone": "[mission]\nname = 'x'\ntimezone = 'Europe/Pariss'\n",
    "a zone that leads out": "[mission]\nname = 'x'\ntimezone = '../../etc/passwd'\n",
    "a language that is none": "[mission]\nname = 'x'\n[series]\nlanguages = ['Deutsch']\n",
    "a slug that leads out": "[mission]\nname = 'x'\n[series]\nslug = '../x'\n",
    "a logo that leads out": "[mission]\nname = 'x'\nlogo = '../../etc/passwd'\n",
    "a logo that is missing": "[mission]\nname = 'x'\nlogo = 'logo.png'\n",
    "a logo that is no picture": "[mission]\nname = 'x'\nlogo = 'tehletter.toml'\n",
    "a rule that is none": "[mission]\nname = 'x'\n[check]\noff = ['TEH999']\n",
    "a severity that is none": "[mission]\nname = 'x'\n[check]\nseverity = {TEH103 = 'fatal'}\n",
    "widths of nothing": "[mission]\nname = 'x'\n[build]\nimage_widths = [0, -1, 99999999]\n",
    "a number as pattern": "[mission]\nname = 'x'\n[series]\ntitle = 8\n",
    "deep TOML": "a = " + "[" * 5000 + "]" * 5000 + "\n",
    "a variant that is none": "[mission]\nname = 'x'\n[build]\npdf_variant = 'x-9'\n",
}


@pytest.mark.parametrize("text", BAD_CONFIGS.values(), ids=BAD_CONFIGS.keys())
def test_a_bad_config_is_told_on_its_line_and_builds_nothing(project: Project, text: str | bytes) -> None:
    project.letter(8)
    project.write("tehletter.toml", text)
    run = project.run("check", "--format", "json")
    assert run.code == 1, run.err
    assert {item["path"] for item in run.json["diagnostics"]} == {"tehletter.toml"}
    built = project.run("build")
    assert (built.code, built.out) == (1, "")
    assert not project.dist.exists()
    assert project.run("new").code in (0, 1)


@pytest.mark.parametrize("kind", ["fifo", "socket", "folder", "link out", "link to itself"])
def test_a_letter_that_is_no_file_is_told_so_at_once(project: Project, folder: Path, kind: str) -> None:
    project.letter(9)
    path = project.root / "issues/008/fr.md"
    path.parent.mkdir()
    match kind:
        case "fifo":
            os.mkfifo(path)
        case "socket":
            short = Path(os.path.relpath(path))
            with socket.socket(socket.AF_UNIX) as door:
                here = Path.cwd()
                os.chdir(path.parent)
                try:
                    door.bind(short.name)
                finally:
                    os.chdir(here)
        case "folder":
            path.mkdir()
        case "link out":
            (folder / "secret").write_text("secret")
            path.symlink_to(folder / "secret")
        case "link to itself":
            path.symlink_to(path.name)
    run = project.run("check", "--format", "json")
    expected = ["unreadable-file"]
    assert [item["name"] for item in run.json["diagnostics"]] == expected
    assert "secret" not in run.out
