"""Builds that are killed at any moment: nothing torn, nothing lost, nothing left behind after the next one."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from support.project import Project, environment, files_below

LONGEST = 2.4
"""Seconds that a build of this project takes on a slow machine."""


@dataclass(frozen=True)
class Scene:
    """A project, and what a build publishes of it in each of two states of its letters."""

    project: Project
    states: tuple[dict[str, bytes], dict[str, bytes]]


def write(project: Project, state: int) -> None:
    """Letters of two issues in two languages, which say something else in each state."""
    for number, lang in ((8, "fr"), (8, "en"), (9, "fr")):
        words = "Un texte" if lang == "fr" else "A text"
        alt = "Une salle" if lang == "fr" else "A room"
        project.letter(number, lang, f"{words} {state}.\n\n![{alt}](images/a.jpg)\n")
        project.picture(f"issues/{number:03d}/images/a.jpg", 900 + 20 * state, 600)


def published(project: Project) -> dict[str, bytes]:
    return files_below(project.dist)


def sources(project: Project) -> dict[str, bytes]:
    return files_below(project.root / "issues")


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    states = []
    for state in (0, 1):
        project = Project(tmp_path_factory.mktemp("whole") / "project").with_config()
        write(project, 0)
        project.built()
        write(project, state)
        project.built("--minor")
        states.append(published(project))
    project = Project(tmp_path_factory.mktemp("killed") / "project").with_config()
    write(project, 0)
    project.built()
    return Scene(project, (states[0], states[1]))


def killed_after(project: Project, seconds: float, how: signal.Signals, *, group: bool) -> int:
    """Begin a build and end it after a while; how it ended."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tehletter", "build", "--minor"],
        cwd=project.root,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    time.sleep(seconds)
    begin = time.monotonic()
    if process.poll() is None:
        (os.killpg if group else os.kill)(process.pid, how)
    _, err = process.communicate(timeout=30)
    assert b"Traceback" not in err, err.decode()
    if how is not signal.SIGKILL:
        assert time.monotonic() - begin < 5  # a second on a machine that has nothing else to do
    wait_for_end(process.pid)
    return process.returncode


def wait_for_end(group: int) -> None:
    """Workers hear that their parent is gone, and end."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.02)
    os.killpg(group, signal.SIGKILL)
    raise AssertionError("a worker outlived its build")


def is_whole(scene: Scene) -> None:
    """Each edition is one of two, all of its files of the same build."""
    now = published(scene.project)
    for folder in ("008/fr", "008/en", "009/fr"):
        whole = [{path: data for path, data in one.items() if path.startswith(folder)} for one in scene.states]
        assert {path: data for path, data in now.items() if path.startswith(folder)} in whole


def leftovers(root: Path) -> list[str]:
    """What no build leaves: a stage, half-written files."""
    names = (path.relative_to(root) for path in root.rglob("*"))
    known = (".tehletter", ".gitignore")
    return [str(path) for path in names if any(part.startswith(".") and part not in known for part in path.parts)]


def kill(scene: Scene, seed: int) -> None:
    chance = random.Random(seed)
    state = seed % 2
    write(scene.project, 1 - state)
    how = chance.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
    if chance.random() < 0.2:
        shutil.rmtree(scene.project.root / ".tehletter", ignore_errors=True)
    code = killed_after(scene.project, chance.uniform(0.05, LONGEST), how, group=chance.random() < 0.5)
    assert code in (0, 130, 143, *(-number for number in (9, 2, 15)))  # or before it could answer
    is_whole(scene)
    scene.project.built("--minor")
    assert published(scene.project) == scene.states[1 - state]
    assert leftovers(scene.project.root) == []
    assert set(sources(scene.project)) == {
        *(f"{folder}/{name}" for folder in ("008", "009") for name in ("fr.md", "images/a.jpg", "stamp.toml")),
        "008/en.md",
    }


@pytest.mark.parametrize("seed", range(2))
def test_the_build_after_a_killed_one_publishes_what_a_clean_one_does(scene: Scene, seed: int) -> None:
    kill(scene, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 100))
def test_so_it_does_a_hundred_times(scene: Scene, seed: int) -> None:
    kill(scene, seed)
