"""Disks that fill up, folders that cannot be written, closed streams: one clear line, the earlier output intact."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from support.project import Project, environment, files_below

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
POWERLESS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if IS_ROOT and shutil.which("setpriv") else ()
"""What makes root obey the rights of files, as everyone else does."""
needs_rights = pytest.mark.skipif(IS_ROOT and not shutil.which("setpriv"), reason="root obeys rights by setpriv alone")


@pytest.fixture
def out(project: Project) -> Project:
    """A project that is published, with a letter changed since."""
    project.letter(8, body="Un texte.\n\n![Une salle](images/a.jpg)\n")
    project.picture("issues/008/images/a.jpg", 1200, 800)
    project.built()
    project.letter(8, body="Un autre texte.\n\n![Une salle](images/a.jpg)\n")
    return project


def build(
    project: Project,
    *words: str,
    before: Callable[[], object] | None = None,
    command: Sequence[str] = ("build", "--minor"),
    **variables: str,
) -> subprocess.CompletedProcess[str]:
    """Build in a process that is prepared in a way of its own."""
    return subprocess.run(
        [*POWERLESS, sys.executable, "-m", "tehletter", *command, *words],
        cwd=project.root,
        env=environment(**variables),
        capture_output=True,
        text=True,
        preexec_fn=before,
        timeout=120,
        check=False,
    )


def says_so(done: subprocess.CompletedProcess[str], code: int = 3) -> None:
    """One line and a hint."""
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert "not your mistake" not in done.stderr
    assert 1 <= len(done.stderr.splitlines()) <= 3


# ------------------------------------------------------------------------------------------------ full disks


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    if not IS_ROOT or sys.platform != "linux":
        pytest.skip("only root of Linux may mount a small disk")
    folder = tmp_path / "small"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], check=False).returncode:
        pytest.skip("this machine lets nobody mount")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


SLOW = pytest.mark.slow


@pytest.mark.parametrize("free", [30_000, *(pytest.param(free, marks=SLOW) for free in (0, 4_000, 200_000, 500_000))])
def test_a_disk_that_is_full_leaves_what_was_published(out: Project, small: Path, free: int) -> None:
    target = small / "public"
    project_build = ("--out", str(target))
    first = build(out, *project_build)
    assert first.returncode == 0, first.stderr
    whole = files_below(target)
    out.letter(8, body="Un troisième texte.\n\n![Une salle](images/a.jpg)\n")
    out.picture("issues/008/images/a.jpg", 1300, 800)
    state = os.statvfs(small)
    ballast = state.f_bavail * state.f_frsize - free
    (small / "ballast").write_bytes(bytes(max(0, ballast)))
    done = build(out, *project_build)
    if done.returncode == 0:
        assert free >= 200_000
        return
    says_so(done)
    assert "full" in done.stderr or "No space" in done.stderr
    assert {path: data for path, data in files_below(target).items() if path.startswith("008/")} == {
        path: data for path, data in whole.items() if path.startswith("008/")
    }
    (small / "ballast").unlink()
    assert build(out, *project_build).returncode == 0
    assert b"troisi" in (target / "008/fr/index.html").read_bytes()
    assert sorted(path.name for path in small.iterdir()) == ["public"]


@pytest.mark.parametrize("most", [20_000, *(pytest.param(most, marks=SLOW) for most in (0, 1_000))])
def test_a_limit_on_the_size_of_files_is_told(out: Project, most: int) -> None:
    whole = files_below(out.dist)

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    done = build(out, before=limit)
    assert done.returncode in (1, 3)
    assert "Traceback" not in done.stderr
    assert files_below(out.dist) == whole
    assert build(out).returncode == 0


def test_a_temporary_folder_that_cannot_be_used_is_not_needed(out: Project) -> None:
    done = build(out, TMPDIR="/nonexistent")
    assert done.returncode == 0, done.stderr


# --------------------------------------------------------------------------------------------- rights


@needs_rights
@pytest.mark.parametrize(
    "place", ["dist", "dist/008", *(pytest.param(place, marks=SLOW) for place in (".", "dist/008/fr", "issues/008"))]
)
def test_a_folder_that_cannot_be_written_is_named(out: Project, place: str) -> None:
    whole = files_below(out.dist)
    folder = out.root / place
    folder.chmod(0o555)
    try:
        done = build(out)
    finally:
        folder.chmod(0o755)
    if place == "issues/008":  # the stamp keeps its day, but not its digest
        says_so(done)
    else:
        says_so(done)
        assert files_below(out.dist) == whole
    assert build(out).returncode == 0


@needs_rights
def test_a_project_that_may_only_be_read_is_checked(out: Project) -> None:
    before = files_below(out.root)
    folders = [path for path in (out.root, *out.root.rglob("*")) if path.is_dir()]
    for folder in folders:
        folder.chmod(0o555)
    try:
        done = build(out, command=("check",))
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert files_below(out.root) == before


def test_check_writes_its_cache_alone(out: Project) -> None:
    before = {path: data for path, data in files_below(out.root).items() if not path.startswith(".tehletter/")}
    out.run("check")
    after = {path: data for path, data in files_below(out.root).items() if not path.startswith(".tehletter/")}
    assert after == before


# -------------------------------------------------------------------------------------- the machine


def test_few_file_descriptors_are_enough(out: Project) -> None:
    done = build(out, before=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64)))
    assert done.returncode == 0, done.stderr


def test_without_descriptors_it_says_so(out: Project) -> None:
    whole = files_below(out.dist)
    done = build(out, before=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (7, 7)))
    says_so(done)
    assert "Too many open files" in done.stderr
    assert files_below(out.dist) == whole


@SLOW
@pytest.mark.parametrize("missing", ["HOME", "PATH", "LC_ALL"])
def test_no_variable_is_needed(out: Project, missing: str) -> None:
    env = environment()
    del env[missing]
    done = subprocess.run(
        [sys.executable, "-m", "tehletter", "build"], cwd=out.root, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_a_stream_that_is_closed_stops_nothing(out: Project, closed: int) -> None:
    assert "Traceback" not in build(out, before=lambda: os.close(closed)).stderr
    assert b"Un autre texte" in (out.dist / "008/fr/index.html").read_bytes()


def test_a_reader_who_goes_away_stops_nothing(out: Project) -> None:
    done = subprocess.run(
        f"{sys.executable} -m tehletter build 2>&1 | true",
        shell=True,
        cwd=out.root,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr
