"""The audit of versions fails where a pin or a lock lets in less than the floor."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.project import ROOT


def audited(folder: Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts/audit.py", folder], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_project_stands_its_own_audit() -> None:
    assert audited(ROOT) == (0, "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"jinja2>=3.1.6"', '"jinja2>=3.1"'),
        ('"jinja2>=3.1.6"', '"jinja2"'),
        ('"weasyprint>=70,<71"', '"weasyprint>=69,<71"'),
        ('"Pillow>=12.3"', '"Pillow~=12.0"'),
        ('    "Pillow>=12.3",\n', ""),
    ],
)
def test_a_looser_pin_is_named(copy: Path, old: str, new: str) -> None:
    change(copy / "pyproject.toml", old, new)
    code, said = audited(copy)
    assert code == 1
    assert "pyproject.toml" in said


def test_an_older_lock_is_named(copy: Path) -> None:
    path = copy / "requirements/runtime.txt"
    line = next(line for line in path.read_text("utf-8").splitlines() if line.startswith("jinja2=="))
    change(path, line, "jinja2==3.1.5 \\")
    assert audited(copy) == (1, "requirements/runtime.txt locks jinja2 3.1.5, which is less than 3.1.6\n")
