"""The benchmarks: the same letters at every call, and ratios of what really ran."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.project import ROOT

sys.path.insert(0, str(ROOT))  # benchmarks/, whichever way pytest was started

from benchmarks.bench import Bench, Pair, Sizes
from benchmarks.measuring import Command, Failed, Subject, run

MAKE = "import sys, pathlib, benchmarks.corpus as c; c.make(pathlib.Path(sys.argv[1]), 3, width=64)"


def python(folder: Path, code: str) -> Command:
    return Command((sys.executable, "-c", code), folder)


def contents(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_the_corpus_is_the_same_bytes_at_every_call(tmp_path: Path) -> None:
    made = []
    for seed in ("1", "2"):
        words = [sys.executable, "-c", MAKE, str(tmp_path / seed)]
        subprocess.run(words, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True)
        made.append(contents(tmp_path / seed))
    assert made[0] == made[1]
    assert len(made[0]) == 1 + 3 * 3


def test_no_two_pictures_of_the_corpus_are_the_same_file(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", MAKE, str(tmp_path / "project")], cwd=ROOT, check=True)
    pictures = [hashlib.sha256(p.read_bytes()).digest() for p in tmp_path.rglob("*.jpg")]
    assert len(set(pictures)) == len(pictures) == 6


def test_a_row_is_measured_and_held_against_its_goals() -> None:
    words = [sys.executable, "-m", "benchmarks", "start", "--rounds", "1"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    _, *lines = done.stdout.splitlines()
    assert [line.split("  ")[0] for line in lines] == [
        "`--version`",
        "`--help`",
        "`new`",
        "`check` of one letter, unchanged",
    ]
    assert all("met" in line or "missed" in line for line in lines)


def test_the_memory_of_a_child_counts_and_that_of_the_one_who_measures_does_not(tmp_path: Path) -> None:
    ballast = b"x" * 100_000_000
    small = run(python(tmp_path, "pass"))
    large = run(
        python(tmp_path, "import subprocess, sys; subprocess.run([sys.executable, '-c', 'b\"x\" * 60_000_000'])")
    )
    assert small.peak < 40
    assert 55 < large.peak < len(ballast) / 1_000_000


def test_a_command_that_fails_gives_no_figure(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="no such letter"):
        run(python(tmp_path, "import sys; sys.exit('no such letter')"))


def test_time_of_a_sample_stands_for_the_whole(tmp_path: Path) -> None:
    sample = Subject("sample", (python(tmp_path, "import time; time.sleep(0.1)"),), share=0.01)
    assert sample.measured().seconds > 10


def test_what_an_absent_peer_would_be_held_against_is_said_to_be_absent(tmp_path: Path) -> None:
    subject = Subject("one", (python(tmp_path, "pass"),))
    bench = Bench(tmp_path, Sizes(rounds=1))
    pairs = (Pair("start", "one", "a peer", 1), Pair("start", "one", "one", 1))
    absent, same = bench.compare([subject, None], pairs)
    assert (absent.mark, absent.value) == ("absent", None)
    assert (same.mark, same.value) == ("met", 1)


def test_modules_are_compiled_once_as_those_that_pip_installs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    (tmp_path / "module.py").write_text("")
    run(python(tmp_path, "import module"))
    assert list(tmp_path.rglob("module.*.pyc"))
