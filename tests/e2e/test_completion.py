"""Completion, as docs/completion.md promises: the script of each shell, and what it asks the command at a tab."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.browser import needed
from support.project import ROOT, environment

DOCUMENT = (ROOT / "docs/completion.md").read_text("utf-8")
COMMAND = Path(sys.executable).with_name("tehletter")
SHELLS = ("bash", "zsh", "fish")


def answered(**variables: str) -> str:
    """What the command prints for a shell that asks it by its environment."""
    path = os.pathsep.join([str(COMMAND.parent), os.environ["PATH"]])
    given = {**environment(**variables), "PATH": path}
    return subprocess.run([COMMAND], env=given, capture_output=True, text=True, check=True, timeout=60).stdout


def script(shell: str) -> str:
    return answered(_TEHLETTER_COMPLETE=f"source_{shell}")


def completed(shell: str, words: str) -> set[str]:
    """What a shell is told at the tab after some words."""
    *before, last = words.split(" ")
    typed = {"COMP_WORDS": words, "COMP_CWORD": str(len(before)), "_TYPER_COMPLETE_ARGS": words}
    told = answered(_TEHLETTER_COMPLETE=f"complete_{shell}", _TYPER_COMPLETE_FISH_ACTION="get-args", **typed)
    return {word for word in re.findall(r"[\w-]+", told) if word.startswith(last)}


@pytest.mark.parametrize("shell", SHELLS)
def test_the_documented_command_prints_a_script_for_the_shell(shell: str) -> None:
    assert f"_TEHLETTER_COMPLETE=source_{shell} tehletter" in DOCUMENT
    printed = script(shell)
    assert f"complete_{shell}" in printed
    assert "tehletter" in printed


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_can_read_the_script(shell: str) -> None:
    done = subprocess.run(
        [needed(shell), "-n"], input=script(shell), capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("shell", SHELLS)
def test_commands_and_options_are_completed(shell: str) -> None:
    assert completed(shell, "tehletter bu") == {"build"}
    assert "--prove" in completed(shell, "tehletter build --p")
    assert not completed(shell, "tehletter zzz")


def test_zsh_takes_the_line_that_the_document_gives() -> None:
    (line,) = re.findall(r"^eval .*$", DOCUMENT, re.MULTILINE)
    session = f"autoload -Uz compinit && compinit -D && {line} && print $_comps[tehletter]"
    path = os.pathsep.join([str(COMMAND.parent), os.environ["PATH"]])
    done = subprocess.run(
        [needed("zsh"), "-f", "-c", session],
        env={**environment(), "PATH": path},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "_tehletter_completion\n"


def test_fish_completes_a_command_with_the_script(tmp_path: Path) -> None:
    path = os.pathsep.join([str(COMMAND.parent), os.environ["PATH"]])
    done = subprocess.run(
        [needed("fish"), "--no-config", "-c", f"{script('fish')}\ncomplete --do-complete 'tehletter li'"],
        env={**environment(HOME=str(tmp_path)), "PATH": path},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.split("\t")[0] == "list"


def test_bash_completes_a_command_with_the_script() -> None:
    tab = "COMP_WORDS=(tehletter li) COMP_CWORD=1; _tehletter_completion tehletter; echo ${COMPREPLY[@]}"
    path = os.pathsep.join([str(COMMAND.parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "--norc", "-c", f"{script('bash')}\n{tab}"],
        env={**environment(), "PATH": path},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "list\n"
