"""The recipes of docs/publishing.md: readable by what will read them, true to the command, and in step with `init`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.browser import needed
from support.project import ROOT, Project, environment, tehletter

DOCUMENT = (ROOT / "docs/publishing.md").read_text("utf-8")
FILES = dict(re.findall(r"<!-- file (\S+) -->\n```\w+\n(.*?)```", DOCUMENT, re.DOTALL))
GITHUB, GITLAB, SCRIPT = ".github/workflows/letters.yml", ".gitlab-ci.yml", "publish.sh"


def commands() -> list[str]:
    """Every call of the command in the recipes, as it is typed."""
    return re.findall(r"^[\s-]*(?:run: )?(tehletter [^>\n]+)", "\n".join(FILES.values()), re.MULTILINE)


def steps(workflow: dict[str, Any], job: str) -> list[str]:
    return [step.get("run") or step["uses"] for step in workflow["jobs"][job]["steps"]]


def test_the_document_shows_three_files_whole() -> None:
    assert list(FILES) == [GITHUB, GITLAB, SCRIPT]


def test_every_build_of_a_recipe_is_locked() -> None:
    builds = [command for command in commands() if command.startswith("tehletter build")]
    assert len(builds) == 4
    assert all("--locked" in command for command in builds)


def test_every_command_of_a_recipe_is_one_that_the_program_takes(project: Project) -> None:
    for command in commands():
        _, name, *options = command.split()
        run = tehletter(name, "--help", cwd=project.root)
        assert run.code == 0
        assert all(option in run.out for option in options if option.startswith("--")), command


def test_the_workflow_that_publishes_goes_on_from_the_one_that_init_writes(folder: Path) -> None:
    tehletter("init", cwd=folder)
    first = yaml.safe_load((folder / GITHUB).read_text("utf-8"))
    whole = yaml.safe_load(FILES[GITHUB])
    assert steps(first, "letters")[:-1] == steps(whole, "letters")[:-1]
    assert first["permissions"] == whole["permissions"] == {"contents": "read"}
    assert whole["jobs"]["publish"]["needs"] == "letters"


def test_gitlab_publishes_the_folder_that_is_built() -> None:
    pages = yaml.safe_load(FILES[GITLAB])["pages"]
    (folder,) = pages["artifacts"]["paths"]
    assert pages["script"] == [f"tehletter build --locked --out {folder}"]


@pytest.fixture
def published(project: Project) -> Project:
    """A letter that was built, so that its date can be committed."""
    project.letter(8)
    project.built()
    path = project.root / SCRIPT
    path.write_text(FILES[SCRIPT], "utf-8")
    path.chmod(0o755)
    return project


def test_the_script_is_a_shell_script(published: Project) -> None:
    subprocess.run(["sh", "-n", published.root / SCRIPT], check=True, timeout=60)


def publish(project: Project, target: str, tools: Path) -> subprocess.CompletedProcess[str]:
    given = {
        **environment(),
        "PATH": os.pathsep.join(map(str, [tools, Path(sys.executable).parent, os.environ["PATH"]])),
    }
    command = ["sh", str(project.root / SCRIPT), *([target] if target else [])]
    return subprocess.run(
        command, cwd=project.root, env=given, capture_output=True, text=True, check=False, timeout=120
    )


def test_a_letter_whose_date_is_not_committed_reaches_no_server(published: Project, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    called = tmp_path / "called"
    (tools / "rsync").write_text(f'#!/bin/sh\necho "$@" >> {called}\n', "utf-8")
    (tools / "rsync").chmod(0o755)
    assert publish(published, "server:/srv/lettre/", tools).returncode == 0
    calls = called.read_text("utf-8").splitlines()
    assert all(call.endswith("dist/ server:/srv/lettre/") for call in calls)
    assert [("--delete-after" in call, "--exclude" in call) for call in calls] == [(False, True), (True, False)]
    called.unlink()
    published.letter(8, body="Un autre texte.\n")
    assert publish(published, "server:/srv/lettre/", tools).returncode == 1
    assert publish(published, "", tools).returncode != 0
    assert not called.exists()


def test_rsync_brings_the_site_over_and_takes_away_what_is_gone(published: Project, tmp_path: Path) -> None:
    needed("rsync")
    target = tmp_path / "served"
    target.mkdir()
    (target / "gone.html").touch()
    assert publish(published, f"{target}/", tmp_path).returncode == 0
    there = {path.relative_to(target) for path in target.rglob("*")}
    assert there == {path.relative_to(published.dist) for path in published.dist.rglob("*")}
