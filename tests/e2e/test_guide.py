"""The guide for the press officer: lived through from an empty folder, and written as French is written."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from support.project import ROOT

GUIDE = ROOT / "docs/guide.md"
TEXT = GUIDE.read_text("utf-8")
PROSE = re.sub(r"```.*?```|`[^`\n]*`|<!--.*?-->|\]\([^)]*\)", "", TEXT, flags=re.DOTALL)
"""What is read as French: no code, no address."""
HEAVIEST = 200_000


def checked(guide: Path) -> subprocess.CompletedProcess[str]:
    """Run the script as its docstring tells."""
    command = [sys.executable, "-m", "scripts.guide", "--check", "--guide", str(guide)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=300)


@pytest.mark.slow
def test_every_command_of_the_guide_answers_as_the_guide_shows() -> None:
    done = checked(GUIDE)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), "make guide writes the answers anew"


def beginning(tmp_path: Path, old: str, new: str) -> Path:
    """The guide as far as its first command in the series' folder, with one place changed."""
    first = TEXT.partition("## 3.")[0]
    assert first.count(old) == 1
    path = tmp_path / "guide.md"
    path.write_text(first.replace(old, new), "utf-8")
    return path


def test_an_answer_that_is_no_longer_given_is_shown(tmp_path: Path) -> None:
    done = checked(beginning(tmp_path, "projet créé dans lettres", "dossier créé"))
    assert done.returncode == 1
    assert "-dossier créé" in done.stdout
    assert "+projet créé dans lettres" in done.stdout


def test_an_extra_that_the_package_does_not_offer_is_refused(tmp_path: Path) -> None:
    done = checked(beginning(tmp_path, "tehletter[prove,serve]", "tehletter[prove,served]"))
    assert done.returncode == 1
    assert "no extra served" in done.stderr


def test_a_command_that_is_not_tehletter_is_refused(tmp_path: Path) -> None:
    done = checked(beginning(tmp_path, "$ cd lettres", "$ rm -r lettres"))
    assert done.returncode == 1
    assert "not a command of the guide: rm" in done.stderr


def test_the_guide_has_the_spaces_and_apostrophes_of_french() -> None:
    assert not re.findall(r".{12} [;:!?»]", PROSE)
    assert not re.findall(r"« .{12}", PROSE)
    assert not re.findall(r"\w['\"]\w", PROSE)
    assert PROSE.count("«\u202f") == PROSE.count("\u202f»") > 5


def test_every_command_of_the_program_that_the_guide_names_exists() -> None:
    help_text = subprocess.run(
        [sys.executable, "-m", "tehletter", "--help"], capture_output=True, text=True, check=True
    ).stdout
    commands = set(re.findall(r"^  ([a-z]+)  ", help_text, re.MULTILINE))
    named = set(re.findall(r"\btehletter ([a-z]+)\b", TEXT))
    assert {"init", "new", "check", "build", "list"} <= named <= commands


def test_each_picture_of_the_guide_is_there_is_light_and_has_an_alternative() -> None:
    shown = re.findall(r"!\[([^\]]+)\]\((images/guide-[a-z]+\.png)\)", TEXT)
    assert {path for _, path in shown} == {f"images/{path.name}" for path in ROOT.glob("docs/images/guide-*.png")}
    assert len(shown) > 3
    for alternative, path in shown:
        picture = ROOT / "docs" / path
        assert len(alternative) > 30
        assert picture.stat().st_size < HEAVIEST, path
        with Image.open(picture) as image:
            assert image.convert("L").getextrema() != (255, 255), path


def test_the_pages_that_the_guide_and_its_neighbours_lead_to_are_there() -> None:
    for name in ("guide", "publishing", "completion"):
        text = re.sub(r"```.*?```|`[^`\n]*`", "", (ROOT / f"docs/{name}.md").read_text("utf-8"), flags=re.DOTALL)
        targets = [target for target in re.findall(r"\]\(([^)#]+)", text) if ":" not in target]
        assert not [target for target in targets if not (ROOT / "docs" / target).exists()]
