"""What a build publishes: whole, reproducible, dated by its stamps, and never half of it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from support.project import CONFIG, NOON, ROOT, Project, environment, files_below, states_below
from tehletter.slimming import slim
from tehletter.workspace.project import built_in

DAY = 86_400
PAGES = ("--only", "html")
"""A build without PDFs, where they are not what is at stake: it takes a third of the time."""


@pytest.fixture
def two(project: Project) -> Project:
    """A project with two issues, one of them in two languages and with a picture that the French edition shows."""
    project.with_config(CONFIG + '\n[check]\noff = ["uneven-structure"]\n')
    project.picture("issues/008/images/hall.jpg", 900, 600)
    project.letter(8, body="Un *texte*.\n\n![La salle](images/hall.jpg)\n\n## Un article\n\nSa suite.\n")
    project.letter(8, "en", "A text.\n")
    project.letter(9, body="Un autre texte.\n")
    return project


def stamp(project: Project, number: int = 8) -> str:
    return project.read(f"issues/{number:03d}/stamp.toml")


def day_of(project: Project, lang: str = "fr", number: int = 8) -> str:
    return str(project.manifest()[f"{number:03d}/{lang}/index.html"]["modified"])


# --------------------------------------------------------------------------------------------- manifest


def test_the_manifest_lists_what_is_published_and_nothing_else(two: Project) -> None:
    two.built()
    manifest = two.manifest()
    files = files_below(two.dist)
    assert set(manifest) == set(files) - {"manifest.json"}
    for path, artifact in manifest.items():
        assert artifact["sha256"] == hashlib.sha256(files[path]).hexdigest()
        assert artifact["bytes"] == len(files[path])


def test_the_manifest_has_the_shape_of_the_contract(two: Project) -> None:
    two.built()
    content = json.loads(two.manifest_path.read_text("utf-8"))
    assert list(content) == ["version", "tool", "artifacts"]
    assert content["version"] == 1
    assert "weasyprint" in content["tool"]
    assert [a["path"] for a in content["artifacts"]] == sorted(a["path"] for a in content["artifacts"])
    by_path = two.manifest()
    assert {a["kind"] for a in by_path.values()} == {
        "html", "pdf", "image", "style", "font", "archive", "feed", "script", "search", "sitemap",
    }  # fmt: skip
    page, pdf = by_path["008/fr/index.html"], by_path["008/fr/teh-008-fr.pdf"]
    assert (page["issue"], page["lang"], page["kind"], page["pages"], page["modified"]) == (
        8, "fr", "html", None, "2018-01-24",
    )  # fmt: skip
    assert (pdf["kind"], pdf["pages"], pdf["modified"]) == ("pdf", 1, "2018-01-24")
    assert (by_path["assets/letter.css"]["issue"], by_path["assets/letter.css"]["lang"]) == (None, None)
    assert by_path["008/index.html"]["lang"] is None
    images = [path for path, a in by_path.items() if a["kind"] == "image"]
    assert images == ["008/fr/images/hall-480.jpg", "008/fr/images/hall-900.jpg", "assets/icon.svg"]


def test_json_lines_and_manifest_agree(two: Project) -> None:
    run = two.built("--json")
    assert run.json["artifacts"] == list(two.manifest().values())
    assert run.json["summary"] == {"editions": 3, "errors": 0, "warnings": 0}


# -------------------------------------------------------------------------------------- the same bytes


def test_a_second_build_changes_no_byte_and_no_time(two: Project) -> None:
    two.built()
    before, stamps = states_below(two.dist), states_below(two.root / "issues")
    two.built(SOURCE_DATE_EPOCH=str(NOON + 40 * DAY))
    assert states_below(two.dist) == before
    assert states_below(two.root / "issues") == stamps


def test_a_build_by_force_gives_the_same_bytes(two: Project) -> None:
    two.built()
    before = files_below(two.dist)
    shutil.rmtree(two.root / ".tehletter")
    two.built("--force")
    assert files_below(two.dist) == before


def test_folder_zone_locale_umask_seed_day_and_jobs_change_no_byte(two: Project, tmp_path: Path) -> None:
    two.built("--jobs", "1")
    other = Project(tmp_path / "un autre dossier/été")
    shutil.copytree(two.root / "issues", other.root / "issues")
    other.write("tehletter.toml", CONFIG)
    before = os.umask(0o077)
    try:
        other.built(
            "--jobs", "2",
            TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8", LANG="ja_JP.UTF-8", PYTHONHASHSEED="7",
            SOURCE_DATE_EPOCH=str(NOON + 400 * DAY), HOME=str(tmp_path), TEHLETTER_LANG="fr",
        )  # fmt: skip
    finally:
        os.umask(before)
    assert files_below(other.dist) == files_below(two.dist)


def test_the_order_in_which_letters_are_built_changes_no_byte(two: Project, tmp_path: Path) -> None:
    two.built()
    piecewise = Project(tmp_path / "piecewise")
    shutil.copytree(two.root / "issues", piecewise.root / "issues")
    piecewise.write("tehletter.toml", CONFIG)
    piecewise.built("9")
    piecewise.built("8")
    assert files_below(piecewise.dist) == files_below(two.dist)


def test_pdf_and_page_of_one_letter_do_not_depend_on_the_other_letters(two: Project) -> None:
    two.built()
    before = files_below(two.dist / "009")
    shutil.rmtree(two.root / "issues/008")
    two.built()
    assert files_below(two.dist / "009") == before


# ------------------------------------------------------------------------------------ what is not built


def test_a_letter_with_errors_is_not_built_the_others_are_and_its_outputs_stay(two: Project) -> None:
    two.built()
    before = files_below(two.dist / "008/fr")
    two.letter(8, body="# Un titre de trop\n")
    two.letter(9, body="Un texte nouveau.\n")
    run = two.run("build")
    assert run.code == 1
    assert "TEH301" in run.err
    assert files_below(two.dist / "008/fr") == before
    assert "texte nouveau" in (two.dist / "009/fr/index.html").read_text("utf-8")
    assert set(two.manifest()) == set(files_below(two.dist)) - {"manifest.json"}


def test_a_letter_that_cannot_be_read_keeps_its_outputs_too(two: Project) -> None:
    two.built(*PAGES)
    before = files_below(two.dist / "008/fr")
    two.write("issues/008/fr.md", b"\xff\xfe")
    assert two.run("build", *PAGES).code == 1
    assert files_below(two.dist / "008/fr") == before


def test_a_letter_that_never_was_right_publishes_nothing(project: Project) -> None:
    project.letter(8, zzz="x")
    assert project.run("build").code == 1
    assert [path for path in files_below(project.dist) if path.startswith("008")] == []
    assert not (project.root / "issues/008/stamp.toml").exists()


def test_with_a_config_that_is_wrong_nothing_changes(two: Project) -> None:
    two.built(*PAGES)
    before = states_below(two.dist)
    two.with_config(CONFIG + "zzz = 1\n")
    assert two.run("build", *PAGES).code == 1
    assert states_below(two.dist) == before


def test_a_warning_stops_a_letter_when_strict(two: Project) -> None:
    two.letter(9, body="Un <b>mot</b>.\n")
    assert two.run("build", *PAGES, "--strict").code == 1
    assert not (two.dist / "009").exists()
    assert (two.dist / "008/fr/index.html").exists()


def test_an_edition_that_is_gone_is_unpublished_with_its_stamp(two: Project) -> None:
    two.built(*PAGES)
    (two.root / "issues/008/en.md").unlink()
    two.built(*PAGES)
    assert not (two.dist / "008/en").exists()
    assert "[en]" not in stamp(two)
    assert "../en/" not in (two.dist / "008/fr/index.html").read_text("utf-8")


def test_a_build_of_one_letter_leaves_the_others(two: Project) -> None:
    two.built(*PAGES)
    before = {path: state for path, state in states_below(two.dist).items() if path.startswith("009")}
    two.letter(9, body="Un autre texte encore.\n")
    two.letter(8, "en", "Another text.\n")
    two.built("8", *PAGES)
    assert {path: state for path, state in states_below(two.dist).items() if path.startswith("009")} == before
    assert "Another text" in (two.dist / "008/en/index.html").read_text("utf-8")


# ----------------------------------------------------------------------------------------------- stamps


def test_the_first_build_stamps_today_and_the_next_keeps_the_day(two: Project) -> None:
    two.built(*PAGES)
    assert day_of(two) == "2018-01-24"
    two.built(*PAGES, SOURCE_DATE_EPOCH=str(NOON + 10 * DAY))
    assert day_of(two) == "2018-01-24"


def test_a_change_stamps_the_edition_that_changed_and_no_other(two: Project) -> None:
    two.built(*PAGES)
    two.letter(8, "en", "Another text.\n")
    two.built(*PAGES, SOURCE_DATE_EPOCH=str(NOON + 10 * DAY))
    assert (day_of(two, "en"), day_of(two, "fr"), day_of(two, "fr", 9)) == ("2018-02-03", "2018-01-24", "2018-01-24")
    assert "Last modified: 3 February 2018" in (two.dist / "008/en/index.html").read_text("utf-8").replace(
        "\u00a0", " "
    )


def test_a_changed_picture_changes_the_stamp(two: Project) -> None:
    two.built(*PAGES)
    two.picture("issues/008/images/hall.jpg", 901, 600)
    two.built(*PAGES, SOURCE_DATE_EPOCH=str(NOON + 10 * DAY))
    assert (day_of(two, "fr"), day_of(two, "en")) == ("2018-02-03", "2018-01-24")


def test_templates_and_config_do_not_change_the_stamp(two: Project) -> None:
    two.built(*PAGES)
    before = stamp(two)
    two.with_config(CONFIG.replace("Mission d’essai", "Autre mission"))
    two.write(
        "templates/styles/letter.css", (built_in("templates") / "styles/letter.css").read_text("utf-8") + "\np {}\n"
    )
    two.built(*PAGES, SOURCE_DATE_EPOCH=str(NOON + 10 * DAY))
    assert stamp(two) == before
    assert "Autre mission" in (two.dist / "008/fr/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("zone", "seconds", "day"),
    [
        ("Europe/Vienna", 1516748400 - 1, "2018-01-23"),  # 23:59:59 in Vienna
        ("Europe/Vienna", 1516748400, "2018-01-24"),  # midnight in Vienna, 23:00 UTC the day before
        ("Pacific/Auckland", 1516791600, "2018-01-25"),
        ("America/New_York", 1516748400, "2018-01-23"),
        ("Europe/Vienna", 1530396000, "2018-07-01"),  # summer time
    ],
)
def test_today_is_that_of_the_mission(project: Project, zone: str, seconds: int, day: str) -> None:
    project.with_config(CONFIG.replace("[series]", f'timezone = "{zone}"\n\n[series]'))
    project.letter(8)
    project.built("--only", "html", SOURCE_DATE_EPOCH=str(seconds), TZ="Asia/Tokyo")
    assert day_of(project) == day


def test_the_front_matter_has_the_last_word_on_the_day(project: Project) -> None:
    project.letter(8, modified="2018-01-15")
    project.built(*PAGES)
    assert day_of(project) == "2018-01-15"
    assert "Dernière modification : 15/01/2018" in (project.dist / "008/fr/index.html").read_text("utf-8").replace(
        "\u00a0", " "
    )
    assert "2018-01-24" in stamp(project)


def test_a_minor_change_keeps_the_day_and_makes_the_stamp_current(two: Project) -> None:
    two.built(*PAGES)
    two.letter(9, body="Une faute corrigée.\n")
    later = str(NOON + 10 * DAY)
    two.built("--minor", *PAGES, SOURCE_DATE_EPOCH=later)
    assert day_of(two, "fr", 9) == "2018-01-24"
    assert two.run("check", "--strict").code == 0
    two.built(*PAGES, SOURCE_DATE_EPOCH=later)
    assert day_of(two, "fr", 9) == "2018-01-24"


def test_a_stale_stamp_is_a_warning_an_error_when_strict_and_a_missing_one_is_nothing(two: Project) -> None:
    assert two.run("check", "--strict").code == 0
    two.built(*PAGES)
    two.letter(9, body="Un texte nouveau.\n")
    run = two.run("check", "--format", "json")
    assert (run.code, [item["name"] for item in run.json["diagnostics"]]) == (0, ["stale-stamp"])
    assert two.run("check", "--strict").code == 1


def test_a_locked_build_refuses_stale_and_missing_stamps_and_writes_nothing_into_issues(two: Project) -> None:
    two.built("8", *PAGES)
    two.letter(8, "en", "Another text.\n")
    before = files_below(two.root / "issues")
    run = two.run("build", *PAGES, "--locked", "--json", SOURCE_DATE_EPOCH=str(NOON + 10 * DAY))
    assert run.code == 1
    found = {(item["path"], item["name"], item["severity"]) for item in run.json["diagnostics"]}
    assert found == {("issues/008/en.md", "stale-stamp", "error"), ("issues/009/fr.md", "missing-stamp", "error")}
    assert files_below(two.root / "issues") == before
    assert "Another" not in (two.dist / "008/en/index.html").read_text("utf-8")
    assert not (two.dist / "009").exists()


def test_a_locked_build_of_current_stamps_gives_the_same_bytes(two: Project) -> None:
    two.built()
    before = files_below(two.dist)
    shutil.rmtree(two.dist)
    two.built("--locked", SOURCE_DATE_EPOCH=str(NOON + 10 * DAY))
    assert files_below(two.dist) == before


def test_a_stamp_that_was_damaged_is_an_error_on_its_line(two: Project) -> None:
    two.built(*PAGES)
    two.write("issues/008/stamp.toml", "[fr]\ndigest = 1\n")
    run = two.run("check", "--format", "json")
    assert run.code == 1
    assert {(item["path"], item["line"]) for item in run.json["diagnostics"]} == {("issues/008/stamp.toml", 1)}


def test_a_damaged_stamp_does_not_give_a_letter_a_new_day_in_silence(two: Project) -> None:
    two.built(*PAGES)
    two.write("issues/008/stamp.toml", "<<<<<<< HEAD\n")
    run = two.run("build", *PAGES, SOURCE_DATE_EPOCH=str(NOON + 10 * DAY))
    assert run.code == 1
    assert two.read("issues/008/stamp.toml") == "<<<<<<< HEAD\n"
    assert day_of(two) == "2018-01-24"


# ---------------------------------------------------------------------------------------- kinds and places


def test_pages_alone_leave_the_pdfs_and_their_line(two: Project) -> None:
    two.built()
    before = {path: data for path, data in files_below(two.dist).items() if path.endswith(".pdf")}
    two.built("--only", "html")
    assert {path: data for path, data in files_below(two.dist).items() if path.endswith(".pdf")} == before
    assert set(before) <= set(two.manifest())
    assert "teh-008-fr.pdf" in (two.dist / "008/fr/index.html").read_text("utf-8")


def test_pages_alone_do_not_offer_a_pdf_that_is_out_of_date_or_was_never_made(two: Project) -> None:
    two.built("--only", "html")
    assert ".pdf" not in (two.dist / "008/fr/index.html").read_text("utf-8")
    two.built()
    two.letter(9, body="Un texte nouveau.\n")
    two.built("--only", "html")
    assert ".pdf" not in (two.dist / "009/fr/index.html").read_text("utf-8")
    assert "teh-008-fr.pdf" in (two.dist / "008/fr/index.html").read_text("utf-8")


def test_pdfs_alone_leave_the_pages(two: Project) -> None:
    two.built("--only", "html")
    before = files_below(two.dist)
    two.built("--only", "pdf")
    after = files_below(two.dist)
    assert {path for path in after if path not in before} == {
        "008/fr/teh-008-fr.pdf", "008/en/teh-008-en.pdf", "009/fr/teh-009-fr.pdf",
    }  # fmt: skip
    assert {path: after[path] for path in before if path != "manifest.json"} == {
        path: data for path, data in before.items() if path != "manifest.json"
    }


def test_pdfs_then_pages_is_the_same_as_both(two: Project) -> None:
    two.built("--only", "pdf")
    two.built("--only", "html")
    apart = files_below(two.dist)
    shutil.rmtree(two.dist)
    two.built()
    assert files_below(two.dist) == apart


def test_another_output_folder_can_be_named(two: Project, tmp_path: Path) -> None:
    two.built("--out", tmp_path / "public")
    assert (tmp_path / "public/manifest.json").exists()
    assert not two.dist.exists()


def test_strangers_in_the_output_folder_are_kept(two: Project) -> None:
    two.write("dist/CNAME", "mission.example.org")
    two.write("dist/008/fr/notes.txt", "à moi")
    two.built(*PAGES)
    two.letter(8, body="Un texte nouveau.\n")
    two.built(*PAGES)
    assert two.read("dist/CNAME") == "mission.example.org"
    assert two.read("dist/008/fr/notes.txt") == "à moi"


# -------------------------------------------------------------------------------------- templates and fonts


def test_a_template_of_the_project_overrides_the_built_in_one_alone(two: Project) -> None:
    page = (built_in("templates") / "letter/page.html").read_text("utf-8")
    two.write("templates/letter/page.html", page.replace("<body>", "<body><p>À nous</p>"))
    two.built("9", "--only", "html")
    html = (two.dist / "009/fr/index.html").read_text("utf-8")
    assert "À nous" in html
    assert "Un autre texte" in html


def test_a_template_that_fails_is_named(two: Project) -> None:
    for text in ("{% if %}", "{{ nothing_of_this_name }}", "{{ ''.__class__.__mro__ }}"):
        two.write("templates/letter/page.html", text)
        run = two.run("build", "9", "--only", "html")
        assert run.code == 1
        assert "templates/letter/page.html:1:1" in run.err
        assert not (two.dist / "009").exists()


def test_a_template_reads_no_file_but_templates(two: Project) -> None:
    two.write("templates/letter/page.html", "{% include '/etc/passwd' %}")
    run = two.run("build", "9", "--only", "html")
    assert (run.code, run.err.splitlines()[0]) == (
        1,
        "tehletter: templates/letter/page.html:1:1: the template fails: /etc/passwd",
    )


def test_the_repository_uses_its_own_templates_as_the_built_in_ones(letters: Project) -> None:
    """The letters are built here in a copy of the project that has no templates/: the same come out."""
    assert (ROOT / "templates").resolve() == built_in("templates").resolve()
    published = (letters.dist / "assets/letter.css").read_text("utf-8")
    assert published == slim((ROOT / "templates/styles/letter.css").read_text("utf-8"))


def test_a_character_that_no_font_has_is_an_error_on_its_place(project: Project) -> None:
    project.letter(8, body="Le mot 漢.\n")
    run = project.run("check", "--format", "json")
    assert [(item["name"], item["line"], item["column"]) for item in run.json["diagnostics"]] == [("no-glyph", 8, 8)]
    assert "U+6F22" in run.json["diagnostics"][0]["message"]


# --------------------------------------------------------------------------------- killed, and two at once


def is_gone(group: int) -> bool:
    """Whether no process of a group is left, after five seconds at most."""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def start(project: Project, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tehletter", "build", "--force", *arguments],
        cwd=project.root,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


SLOW = pytest.mark.slow


@pytest.mark.parametrize("moment", [0.8, 1.2, *(pytest.param(m, marks=SLOW) for m in (0.3, 0.6, 1.0, 1.5, 1.8))])
def test_the_build_after_a_killed_one_publishes_what_an_unharmed_one_does(two: Project, moment: float) -> None:
    two.built()
    whole = files_below(two.dist)
    two.letter(9, body="Un texte nouveau.\n")
    process = start(two)
    time.sleep(moment)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    for path in ("008/fr/index.html", "008/fr/teh-008-fr.pdf"):  # an edition is whole at any time
        assert (two.dist / path).read_bytes() == whole[path]
    two.built()
    two.letter(9, body="Un autre texte.\n")
    two.built("--minor")
    assert files_below(two.dist) == whole
    assert not [path.name for path in two.root.iterdir() if path.name.startswith(".dist")]


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_build_that_is_told_to_stop_stops_without_a_mess(two: Project, sent: signal.Signals, code: int) -> None:
    for number in range(10, 22):
        two.letter(number, body="Un texte.\n\n" * 60)
    process = start(two, "--jobs", "2")
    time.sleep(1.2)
    assert process.poll() is None
    process.send_signal(sent)
    _, err = process.communicate(timeout=30)
    assert process.returncode == code
    assert b"Traceback" not in err
    assert not [path.name for path in two.root.iterdir() if path.name.startswith(".dist")]
    assert is_gone(process.pid)


def test_of_two_builds_at_once_one_is_told_that_the_other_runs(two: Project) -> None:
    first, second = start(two), start(two)
    ends = sorted((first.communicate()[1].decode(), first.returncode) for first in (first, second))
    codes = sorted(code for _, code in ends)
    assert codes == [0, 3]
    assert any("another build is running" in err for err, _ in ends)
    assert set(two.manifest()) == set(files_below(two.dist)) - {"manifest.json"}


@pytest.mark.slow
def test_a_build_of_many_letters_leaves_no_word_of_its_workers(two: Project) -> None:
    """Workers are stopped, not left to complain: fifteen builds by force, each with two pools."""
    for _ in range(15):
        assert two.built("--force", "--jobs", "2").err.splitlines() == [f"3 editions in {two.dist.resolve()}"]
