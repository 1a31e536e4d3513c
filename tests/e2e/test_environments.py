"""The same project gives the same bytes wherever and however it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from support.project import Project, environment, files_below


@dataclass(frozen=True)
class Way:
    """A way to build: variables, words of the call, the folder's name, what the process does first."""

    variables: tuple[tuple[str, str], ...] = ()
    without: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    folder: str = "project"
    umask: int = 0o022
    interpreter: tuple[str, ...] = ()
    below: str = "."
    reverse: bool = False


WAYS = {
    "French": Way((("LC_ALL", "fr_FR.UTF-8"), ("LANG", "fr_FR.UTF-8"), ("TEHLETTER_LANG", "fr"))),
    "Turkish, whose i is another": Way((("LC_ALL", "tr_TR.UTF-8"),)),
    "the C locale": Way((("LC_ALL", "C"),)),
    "POSIX without UTF-8": Way((("LC_ALL", "POSIX"), ("PYTHONUTF8", "0"), ("PYTHONCOERCECLOCALE", "0"))),
    "Kiritimati": Way((("TZ", "Pacific/Kiritimati"),)),
    "Honolulu": Way((("TZ", "Pacific/Honolulu"),)),
    "a zone that does not exist": Way((("TZ", "Nowhere/Land"),)),
    "no home": Way(without=("HOME",)),
    "no path": Way(without=("PATH",)),
    "hash seed 1": Way((("PYTHONHASHSEED", "1"),)),
    "hash seed 42": Way((("PYTHONHASHSEED", "42"),)),
    "one job": Way(words=("--jobs", "1")),
    "four jobs": Way(words=("--jobs", "4")),
    "umask 000": Way(umask=0o000),
    "umask 077": Way(umask=0o077),
    "a folder with spaces and accents": Way(folder="ma lettre à l’été"),
    "a folder in Hebrew": Way(folder="מכתב"),
    "a deep folder": Way(folder="/".join(["x" * 30] * 6)),
    "from a folder below": Way(below="issues/008"),
    "files that were made in another order": Way(reverse=True),
    "optimised": Way((("PYTHONOPTIMIZE", "2"),)),
    "development mode": Way((("PYTHONDEVMODE", "1"), ("PYTHONWARNINGS", "ignore"))),
    "isolated": Way(interpreter=("-I",)),
    "a narrow terminal in colour": Way((("COLUMNS", "20"), ("FORCE_COLOR", "1"), ("TERM", "dumb"))),
    "fonts of one's own": Way((("FONTCONFIG_FILE", "/nonexistent"), ("FONTCONFIG_PATH", "/nonexistent"))),
    "a temporary folder of one's own": Way((("TMPDIR", "/nonexistent"),)),
}
QUICK = ("POSIX without UTF-8", "Kiritimati", "umask 077", "a folder with spaces and accents")


def sources(root: Path, *, reverse: bool) -> Project:
    """A project of two issues, three editions and two pictures."""
    project = Project(root)
    steps = [
        project.with_config,
        lambda: project.letter(8, "fr", "Un texte – à l’œuvre.\n\n![Une salle](images/a.jpg)\n"),
        lambda: project.letter(8, "en", "A text.\n\n![A room](images/a.jpg)\n"),
        lambda: project.picture("issues/008/images/a.jpg", 900, 600),
        lambda: project.letter(9, "fr", "Une note[^1].\n\n[^1]: La note.\n"),
        lambda: project.picture("issues/009/b.png", 300, 200, "PNG"),
    ]
    for step in reversed(steps) if reverse else steps:
        step()
    return project


def built(root: Path, way: Way) -> dict[str, bytes]:
    project = sources(root / way.folder, reverse=way.reverse)
    env = {**environment(), **dict(way.variables)}
    for name in way.without:
        del env[name]
    command = [sys.executable, *way.interpreter, "-m", "tehletter", "build", *way.words]
    done = subprocess.run(
        command,
        cwd=project.root / way.below,
        env=env,
        capture_output=True,
        preexec_fn=lambda: os.umask(way.umask) and None,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    files = {**files_below(project.dist), **files_below(project.root / "issues")}
    modes = {oct(path.stat().st_mode & 0o777) for path in project.dist.rglob("*")}
    assert modes <= {"0o755", "0o644", "0o444"}
    shutil.rmtree(project.root)
    return files


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("usual"), Way())


@pytest.mark.parametrize(
    "name", [name if name in QUICK else pytest.param(name, marks=pytest.mark.slow) for name in WAYS]
)
def test_the_bytes_are_the_same(usual: dict[str, bytes], tmp_path: Path, name: str) -> None:
    other = built(tmp_path, WAYS[name])
    assert set(other) == set(usual)
    assert [path for path in usual if other[path] != usual[path]] == []


def test_no_path_of_the_machine_is_in_what_is_published(usual: dict[str, bytes]) -> None:
    here = (str(Path.cwd()).encode(), b"/tmp/", b"pytest-of", sys.prefix.encode(), b"file:")
    assert [(path, part) for path, data in usual.items() for part in here if part in data] == []
