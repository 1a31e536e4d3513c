"""`tehletter check`, `rules` and `schema` as people, programs and CI servers meet them: real processes."""

from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import stat
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from support.project import CONFIG, Project, files_below, tehletter
from support.terminal import on_a_terminal
from tehletter.catalogue import LANGUAGES
from tehletter.rules import RULES

EIGHT, NINE = "issues/008/fr.md", "issues/009/fr.md"
SLIP = "Un  texte, deux  fautes.\n"
"""Two findings of `double-space`, which `--fix` mends."""
MENDED = "Un texte, deux fautes.\n"


@pytest.fixture
def slips(project: Project) -> Project:
    """Two letters with slips."""
    project.letter(8, body=SLIP)
    project.letter(9, body=SLIP, title="9e lettre d’essai", date="2018-01-17")
    return project


def sources(project: Project) -> dict[str, bytes]:
    """What lies in the project, but for the cache."""
    return {path: data for path, data in files_below(project.root).items() if not path.startswith(".tehletter/")}


# --------------------------------------------------------------------------------------------------- fix


def test_fix_mends_what_has_one_answer_and_reports_the_rest(project: Project) -> None:
    project.letter(8, body=SLIP + "\nUn <b>mot.\n")
    project.letter(9, body="Un texte.\n", title="9e lettre d’essai", date="2018-01-17")
    before = sources(project)
    run = project.run("check", "--fix")
    assert run.code == 0
    assert "TEH302" in run.out
    assert "TEH419" not in run.out
    assert run.err == "2 findings mended in 1 file\n2 editions checked: 0 errors, 1 warning\n"
    after = sources(project)
    assert {path for path in after if after[path] != before[path]} == {EIGHT}
    assert after[EIGHT] == before[EIGHT].replace(b"  ", b" ")


def test_fix_twice_is_fix_once_and_leaves_nothing_to_mend(slips: Project) -> None:
    assert slips.run("check", "--fix").code == 0
    once = sources(slips)
    again = slips.run("check", "--fix")
    assert "mended" not in again.err
    assert sources(slips) == once
    found = slips.run("check", "--format", "json").json["diagnostics"]
    assert not [item for item in found if item["fixable"]]


@pytest.mark.parametrize("what", ["8", EIGHT, "issues/008"])
def test_fix_touches_only_what_was_asked_for(slips: Project, what: str) -> None:
    before = sources(slips)
    assert slips.run("check", "--fix", what).code == 0
    after = sources(slips)
    assert {path for path in after if after[path] != before[path]} == {EIGHT}


def test_fix_heeds_the_config_and_the_letter(slips: Project) -> None:
    slips.letter(8, body=SLIP, check={"ignore": ["TEH419"]})
    slips.run("check", "--fix", "8")
    assert "Un  texte" in slips.read(EIGHT)
    slips.with_config(CONFIG + '\n[check]\noff = ["double-space"]\n')
    slips.run("check", "--fix", "9")
    assert "Un  texte" in slips.read(NINE)


def test_fix_keeps_bom_line_ends_and_rights(slips: Project) -> None:
    path = slips.root / EIGHT
    raw = b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(raw)
    path.chmod(0o600)
    assert slips.run("check", "--fix", "8").code == 0
    assert path.read_bytes() == raw.replace(b"  ", b" ")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_fix_writes_through_no_link(slips: Project) -> None:
    (slips.root / EIGHT).rename(slips.root / "autre.md")
    (slips.root / EIGHT).symlink_to("../../autre.md")
    run = slips.run("check", "--fix", "-q", "8")
    assert "issues/008/fr.md is left as it is" in run.err
    assert SLIP in slips.read("autre.md")
    assert (slips.root / EIGHT).is_symlink()


def test_fix_waits_for_no_build(slips: Project) -> None:
    slips.run("check", "--fix", "8")
    with (slips.root / ".tehletter/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert slips.run("check", "--fix").code == 3
        assert slips.run("check").code == 0
    assert SLIP in slips.read(NINE)


def test_after_a_mend_the_stamp_is_stale_as_after_any_change(slips: Project) -> None:
    slips.built()
    run = slips.run("check", "--fix", "8")
    assert "TEH601" in run.out
    assert slips.run("check", "--strict", "8").code == 1


def test_fix_reports_in_every_format(slips: Project) -> None:
    slips.letter(8, body=SLIP, zzz="x")
    run = slips.run("check", "--fix", "--format", "json")
    assert run.code == 1
    assert [item["rule"] for item in run.json["diagnostics"]] == ["TEH103"]
    assert run.err == "4 findings mended in 2 files\n"


# -------------------------------------------------------------------------------------------------- diff


@pytest.mark.parametrize("options", [["--diff"], ["--diff", "--fix"]], ids=" ".join)
def test_diff_shows_what_fix_would_write_and_writes_nothing(slips: Project, options: list[str]) -> None:
    before = sources(slips)
    run = slips.run("check", *options, "8")
    lines = run.out.split("\n")
    assert lines[:2] == [f"--- {EIGHT}", f"+++ {EIGHT}"]
    assert [line for line in lines if line.startswith(("+", "-"))][2:] == [f"-{SLIP.strip()}", f"+{MENDED.strip()}"]
    assert run.err.startswith("with --fix, 2 findings mended in 1 file; nothing was written\n")
    assert run.code == 0
    assert sources(slips) == before


@pytest.mark.skipif(not shutil.which("patch"), reason="patch is not installed")
def test_the_diff_is_what_patch_takes(slips: Project) -> None:
    said = slips.run("check", "--diff").out
    subprocess.run(["patch", "-p0", "-s"], input=said, text=True, cwd=slips.root, check=True)
    patched = sources(slips)
    assert slips.run("check", "--fix").err.startswith("2 editions checked")
    assert sources(slips) == patched


def test_diff_ends_as_check_does(slips: Project) -> None:
    assert slips.run("check", "--diff").code == slips.run("check").code == 0
    assert slips.run("check", "--diff", "--strict").code == 1
    slips.run("check", "--fix")
    assert slips.run("check", "--diff", "--strict").code == 0
    slips.letter(8, zzz="x")
    run = slips.run("check", "--diff")
    assert (run.code, run.out) == (1, "")


def test_a_diff_has_no_other_format(slips: Project) -> None:
    run = slips.run("check", "--diff", "--format", "json")
    assert (run.code, run.out) == (2, "")


def test_a_diff_is_coloured_on_a_terminal_alone(slips: Project) -> None:
    assert "\x1b" not in slips.run("check", "--diff").out
    assert "\x1b[31m-Un" in on_a_terminal(slips, "check", "--diff")
    assert "\x1b" not in on_a_terminal(slips, "check", "--diff", NO_COLOR="1")


# ---------------------------------------------------------------------------------------------- baseline


def test_known_findings_pass_and_new_ones_fail(project: Project) -> None:
    project.letter(8, zzz="x")
    project.write("known.json", project.run("check", "--format", "json").out)
    passed = project.run("check", "--baseline", "known.json")
    assert (passed.code, passed.out) == (0, "")
    assert "1 known finding left out" in passed.err
    project.letter(8, aaa="x", zzz="x")  # which moves the known one down
    failed = project.run("check", "--baseline", "known.json", TEHLETTER_LANG="fr")
    assert failed.code == 1
    assert "aaa" in failed.out
    assert "zzz" not in failed.out.replace("zzz: ", "")
    project.letter(8)
    assert "no longer found" in project.run("check", "--baseline", "known.json").err


def test_a_baseline_is_found_from_where_one_stands(project: Project) -> None:
    project.letter(8, zzz="x")
    project.write("issues/known.json", project.run("check", "--format", "json").out)
    assert project.run("check", "--baseline", "known.json", cwd=project.root / "issues").code == 0


def test_known_findings_are_not_mended(slips: Project) -> None:
    slips.write("known.json", slips.run("check", "8", "--format", "json").out)
    run = slips.run("check", "--fix", "--baseline", "known.json")
    assert "2 findings mended in 1 file" in run.err
    assert SLIP in slips.read(EIGHT)
    assert MENDED in slips.read(NINE)


@pytest.mark.parametrize("content", [None, "", "{", "[]", '{"version": 2, "diagnostics": []}'])
def test_a_baseline_that_is_none_is_wrong_usage(project: Project, content: str | None) -> None:
    project.letter(8)
    if content is not None:
        project.write("known.json", content)
    run = project.run("check", "--baseline", "known.json")
    assert (run.code, run.out) == (2, "")
    assert "known.json" in run.err


# ----------------------------------------------------------------------------------------------- formats


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_format_is_all_there_is_on_standard_output(project: Project, form: str, language: str) -> None:
    project.letter(8, body="Un <b>mot</b>.\n", zzz="x")
    run = project.run("check", "--format", form, TEHLETTER_LANG=language)
    assert run.code == 1
    match form:
        case "json" | "sarif":
            assert json.loads(run.out)
        case "junit":
            assert ET.fromstring(run.out.encode()).find("testsuite/testcase/failure") is not None
        case "github":
            assert all(re.match(r"::(error|warning) file=", line) for line in run.out.splitlines())
        case "text":
            assert run.out.startswith(f"{EIGHT}:")
    assert ("TEH103" in run.out, "TEH302" in run.out) == (True, True)
    assert (run.err != "") == (form in ("text", "github"))


def test_a_place_in_a_repository_counts_from_its_root(project: Project) -> None:
    inner = Project(project.root / "site/lettres").with_config()
    inner.letter(8, zzz="x")
    (project.root / ".git").mkdir()
    assert "file=site/lettres/issues/008/fr.md," in inner.run("check", "--format", "github").out
    assert inner.run("check", "--format", "json").json["diagnostics"][0]["path"] == EIGHT


def test_check_is_coloured_on_a_terminal_alone(project: Project) -> None:
    project.letter(8, zzz="x")
    assert "\x1b[1;31merror" in on_a_terminal(project, "check")
    assert "\x1b" not in on_a_terminal(project, "check", NO_COLOR="1")


def test_on_a_narrow_terminal_a_line_and_the_carets_below_it_are_not_broken(project: Project) -> None:
    project.letter(body="Un mot. " * 30 + "Etats " + "et la suite. " * 30 + "\n\n" + "x" * 300 + "\u200b\n")
    for columns in (60, 80):
        lines = on_a_terminal(project, "check", columns=columns, NO_COLOR="1").split("\n")
        quoted = [line for line in lines if re.match(r" +\d* \|", line)]
        assert [line for line in quoted if "Etats" in line]
        assert max(map(len, quoted)) in range(columns - 8, columns + 1)
    quoted = [line for line in project.run("check").out.split("\n") if "Etats" in line]
    assert max(map(len, quoted)) > 100  # a log has room
    assert "\x1b" not in on_a_terminal(project, "check", "--format", "github")


def test_check_writes_nothing_but_its_cache_whatever_it_prints(slips: Project) -> None:
    before = sources(slips)
    for form in ("text", "json", "github", "sarif", "junit"):
        slips.run("check", "--format", form)
    slips.run("check", "--diff")
    assert sources(slips) == before


# ------------------------------------------------------------------------------------------------- rules


def test_rules_are_a_table_that_needs_no_project(folder: Path) -> None:
    run = tehletter("rules", cwd=folder)
    rows = [line.split("\t") for line in run.out.splitlines()]
    assert (run.code, run.err) == (0, "")
    assert [(row[0], row[1]) for row in rows] == [(rule.code, rule.name) for rule in RULES]
    assert {len(row) for row in rows} == {5}
    assert {row[2] for row in rows} == {"error", "warning", "off"}


def test_rules_show_the_severities_of_the_project(project: Project) -> None:
    project.with_config(CONFIG + '\n[check]\non = ["straight-quotes"]\nseverity = {raw-html = "error"}\n')
    said = {line.split("\t")[1]: line.split("\t")[2] for line in project.run("rules").out.splitlines()}
    assert (said["straight-quotes"], said["raw-html"]) == ("warning", "error")
    assert "in this project: error" in project.run("rules", "raw-html").out


@pytest.mark.parametrize("word", ["TEH404", "teh404", "404", "three-dots", "Three-Dots", "three_dots"])
def test_a_rule_is_named_by_code_or_name_in_any_case(folder: Path, word: str) -> None:
    run = tehletter("rules", word, cwd=folder)
    assert run.code == 0
    assert run.out.startswith("## TEH404 three-dots\n")
    assert "check: {ignore: [TEH404]}" in run.out
    assert 'off = ["three-dots"]' in run.out


def test_a_firm_rule_says_that_it_cannot_be_silenced(folder: Path) -> None:
    assert "cannot be silenced" in tehletter("rules", "not-utf8", cwd=folder).out
    assert "ne se tait pas" in tehletter("rules", "not-utf8", cwd=folder, TEHLETTER_LANG="fr").out


@pytest.mark.parametrize(("word", "nearest"), [("three-dot", "three-dots"), ("TEH40", "TEH40"), ("zzzzzzzzz", "lists")])
def test_an_unknown_rule_is_wrong_usage_and_the_nearest_is_named(folder: Path, word: str, nearest: str) -> None:
    run = tehletter("rules", word, cwd=folder)
    assert (run.code, run.out) == (2, "")
    assert nearest in run.err


def test_rules_are_set_on_a_terminal(project: Project) -> None:
    assert "Severity" in on_a_terminal(project, "rules")
    said = on_a_terminal(project, "rules", "three-dots")
    assert "\x1b[" in said
    assert "```" not in said


# ------------------------------------------------------------------------------------------------ schema


@pytest.mark.parametrize("name", ["letter", "project"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_schema_is_json_and_needs_no_project(folder: Path, name: str, language: str) -> None:
    run = tehletter("schema", name, cwd=folder, TEHLETTER_LANG=language)
    assert (run.code, run.err) == (0, "")
    assert run.json["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_an_unknown_schema_is_wrong_usage(folder: Path) -> None:
    assert tehletter("schema", "x", cwd=folder).code == 2


# -------------------------------------------------------------------------------------------------- help


@pytest.mark.parametrize("command", [[], ["check"], ["rules"], ["schema"], ["new"], ["build"], ["list"], ["init"]])
def test_help_is_in_one_language_throughout(folder: Path, command: list[str]) -> None:
    """« Usage », « Arguments » and « Options » are both; each other line is said in one language or the other."""
    english, french = (tehletter(*command, "--help", cwd=folder, TEHLETTER_LANG=lang).out for lang in ("en", "fr"))
    words = re.compile(r"[A-Za-zÀ-ÿ’]{4,}")

    def said(text: str) -> set[str]:
        return {" ".join(words.findall(line)) for line in text.splitlines()[1:] if len(words.findall(line)) > 3}

    assert said(french)
    assert not said(english) & said(french)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--nope"], "l’option --nope n’existe pas"), (["check", "--nope"], "l’option --nope n’existe pas"),
        (["nope"], "la commande nope n’existe pas"), (["check", "--format"], "--format demande une valeur"),
        (["build", "--jobs", "x"], "--jobs ne prend pas cette valeur"), (["rules", "a", "b"], "plus que la commande"),
        (["check", "--format", "xml"], "le format « xml » n’existe pas"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_wrong_usage_is_told_in_the_language_of_the_user(project: Project, arguments: list[str], said: str) -> None:
    run = project.run(*arguments, TEHLETTER_LANG="fr")
    assert (run.code, run.out) == (2, "")
    assert said in run.err
    assert "Error" not in run.err


# -------------------------------------------------------------------------------------- where things are


@pytest.mark.parametrize("place", ["nope", "nope/deeper", EIGHT])
def test_a_project_that_is_no_folder_is_told(project: Project, place: str) -> None:
    project.letter(8)
    for command in ("check", "list", "rules"):
        run = project.run("-C", place, command)
        assert (run.code, run.out) == (3, "")
        assert f"there is no folder {place}" in run.err


def test_a_what_is_meant_from_here_then_from_the_project(project: Project, folder: Path) -> None:
    project.letter(8, zzz="x")
    project.letter(9, zzz="x", date="2018-01-17")
    (folder / "8").write_text("a file of that name, which is no letter")
    (folder / "issues").mkdir()
    for what in ("8", EIGHT, "issues/008", str(project.root / EIGHT), os.path.relpath(project.root / EIGHT, folder)):
        run = tehletter("check", what, "-C", project.root, "--format", "json", cwd=folder)
        assert {item["path"] for item in run.json["diagnostics"]} == {EIGHT}, what
    for what in ("../..", "8.md", "issues/010", "10", "x" * 5000, str(folder)):
        assert tehletter("check", what, "-C", project.root, cwd=folder).code == 2, what


def test_a_number_is_that_of_an_issue_whatever_lies_here(project: Project) -> None:
    project.letter(8, zzz="x")
    project.write("8/x", "")
    assert project.run("check", "8").code == 1


def test_a_loop_of_links_is_no_letter(project: Project) -> None:
    (project.root / "loop").symlink_to("loop")
    assert project.run("check", "loop").code == 2
    assert project.run("check", "loop/x").code == 2


@pytest.mark.parametrize("title", ["", "   ", "x" * 1001])
def test_a_title_that_no_letter_may_have_is_refused(project: Project, title: str) -> None:
    run = project.run("new", "--title", title)
    assert (run.code, run.out) == (2, "")
    assert "--title" in run.err
    assert not (project.root / "issues").exists()


@pytest.mark.parametrize("out", ["templates", "issues", "issues/008", "src", "fonts", ".tehletter/x", ".git", "."])
def test_nothing_is_published_among_the_sources(project: Project, out: str) -> None:
    project.letter(8)
    assert project.run("build", "--out", out).code == 2
    project.with_config(CONFIG + f'\n[build]\nout = "{out}"\n')
    assert project.run("build").code in (1, 2)


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_a_lock_that_cannot_be_opened_is_named(project: Project, kind: str) -> None:
    project.letter(8)
    lock = project.root / ".tehletter/lock"
    lock.parent.mkdir()
    lock.mkdir() if kind == "folder" else lock.symlink_to(project.root / "elsewhere")
    run = project.run("build")
    assert run.code == 3
    assert ".tehletter/lock cannot be written" in run.err
    assert not (project.root / "elsewhere").exists()


def test_a_picture_among_the_templates_stops_nothing(project: Project) -> None:
    project.letter(8)
    project.picture("templates/letter/logo.jpg")
    for command in ("check", "list", "new", "build"):
        assert project.run(command).code == 0, command


def test_a_broken_template_stops_the_build_alone(project: Project) -> None:
    project.letter(8)
    project.write("templates/letter/page.html", b"\xff\xfe")
    for command in ("check", "list", "new"):
        assert project.run(command).code == 0, command
    assert project.run("build").code == 3


def test_where_nothing_changed_check_says_the_same_again_until_something_does(project: Project) -> None:
    project.letter(8, "fr", SLIP)
    first, again = project.run("check"), project.run("check")
    assert again == first
    assert "double-space" in project.run("check", "--format", "json").out
    project.letter(8, "fr", "Un texte.\n\n# Un titre\n")
    assert project.run("check").code == 1
