"""What tests share: a project in a folder of its own, the command in a real process, and golden files."""

from __future__ import annotations

import fcntl
import os
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # tests/support, whichever way pytest was started

from support.project import ROOT, Project, tehletter


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write tests/golden/*/expected anew (read it as prose first)"
    )


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a config and no issue yet."""
    return Project(tmp_path / "project").with_config()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder that no project holds."""
    (tmp_path / "empty").mkdir()
    return tmp_path / "empty"


@pytest.fixture(scope="session")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The letters of this repository, copied and built once for all workers. To be read, not changed."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    with (shared / "letters.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        copy = Project(shared / "letters")
        if not copy.manifest_path.exists():
            shutil.rmtree(copy.root, ignore_errors=True)
            shutil.copytree(ROOT / "issues", copy.root / "issues")
            shutil.copy(ROOT / "tehletter.toml", copy.root)
            run = tehletter("build", cwd=copy.root)
            assert run.code == 0, run.err
    return copy
