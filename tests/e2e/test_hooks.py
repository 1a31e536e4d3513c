"""`.pre-commit-hooks.yaml`: what pre-commit thinks of it, and the hooks at work in a repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.project import NOON, ROOT, Project

HOOKS = ROOT / ".pre-commit-hooks.yaml"
BIN = Path(sys.executable).parent
MANIFEST: list[dict[str, Any]] = yaml.safe_load(HOOKS.read_text("utf-8"))


def git(project: Project, *arguments: str) -> None:
    command = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments]
    subprocess.run(command, cwd=project.root, check=True, capture_output=True)


def pre_commit(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run pre-commit with a home of its own; it asks the network for nothing here."""
    variables = {
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(project.root / ".home"),
        "PRE_COMMIT_HOME": str(project.root / ".home/pre-commit"),
        "TEHLETTER_LANG": "en",
        "SOURCE_DATE_EPOCH": str(NOON),
    }
    command = [sys.executable, "-m", "pre_commit", *arguments]
    return subprocess.run(
        command, cwd=project.root, env=variables, check=False, text=True, capture_output=True, timeout=120
    )


def test_pre_commit_takes_the_manifest(folder: Path) -> None:
    done = pre_commit(Project(folder), "validate-manifest", str(HOOKS))
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hooks_are_those_of_the_documentation() -> None:
    ids = [hook["id"] for hook in MANIFEST]
    assert ids == ["tehletter-check", "tehletter-fix"]
    assert all(f"- id: {name}" in (ROOT / "docs/ci.md").read_text("utf-8") for name in ids)


@pytest.fixture
def repository(project: Project) -> Project:
    """A repository whose hooks are ours, run by the command that is installed here."""
    hooks = [{**hook, "language": "system"} for hook in MANIFEST]
    project.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [{"repo": "local", "hooks": hooks}]}))
    project.write(".gitignore", ".home/\n.tehletter/\n")
    project.letter(8)
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "x")
    return project


def test_a_letter_with_errors_is_not_committed(repository: Project) -> None:
    repository.letter(8, zzz="x")
    git(repository, "add", "-A")
    done = pre_commit(repository, "run", "tehletter-check")
    assert done.returncode == 1
    assert "issues/008/fr.md:6:1: error TEH103" in done.stdout


def test_an_error_that_a_change_brings_to_another_letter_is_seen(repository: Project) -> None:
    repository.letter(7, date="2018-02-01", title="7e lettre d’essai")
    git(repository, "add", "-A")
    done = pre_commit(repository, "run", "tehletter-check")
    assert done.returncode == 1
    assert "TEH203" in done.stdout


def test_changed_letters_alone_are_mended(repository: Project) -> None:
    before = repository.letter(8, body="Un  texte.\n").read_bytes()
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "x")
    nine = repository.letter(9, body="Un  texte.\n", title="9e lettre d’essai", date="2018-01-17")
    git(repository, "add", "-A")
    done = pre_commit(repository, "run", "tehletter-fix")
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert "Un texte." in nine.read_text("utf-8")
    assert (repository.root / "issues/008/fr.md").read_bytes() == before
    git(repository, "add", "-A")
    assert pre_commit(repository, "run", "tehletter-fix").returncode == 0


def test_what_is_no_matter_of_letters_runs_no_hook(repository: Project) -> None:
    repository.write("README.md", "x")
    repository.write("issues/README.md", "x")
    git(repository, "add", "README.md")
    done = pre_commit(repository, "run", "-v")
    assert done.stdout.count("(no files to check)Skipped") == 2, done.stdout
