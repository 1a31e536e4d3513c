"""The sample letters' pictures come out of `scripts/pictures`, and come out the same each time."""

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("PIL")

TOP = Path(__file__).resolve().parents[2]
SMALL = "120"


def run_script(*arguments: str) -> list[str]:
    """Run the script as its docstring tells; gives the paths it prints."""
    command = [sys.executable, "-m", "scripts.pictures", *arguments]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.parametrize("name", ["door", "weave", "window"])
def test_a_picture_drawn_twice_has_the_same_bytes(tmp_path: Path, name: str) -> None:
    drawn = []
    for run in ("first", "second"):
        (path,) = run_script(str(tmp_path / run), "--only", name, "--width", SMALL)
        drawn.append((tmp_path / run / path).read_bytes())
    assert drawn[0] == drawn[1]


def test_every_picture_of_the_letters_is_one_that_the_script_makes() -> None:
    on_disk = {str(p.relative_to(TOP / "issues")) for p in (TOP / "issues").glob("*/images/*")}
    assert on_disk == set(run_script("--list"))


def test_one_picture_carries_a_place_and_an_orientation_for_the_tool_to_clean() -> None:
    from PIL import Image

    with Image.open(TOP / "issues/001/images/window.jpg") as image:
        exif = image.getexif()
    assert exif[0x0112] == 6
    assert exif.get_ifd(0x8825)
