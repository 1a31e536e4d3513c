"""The command where a person meets it: on a terminal."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys

from support.project import Project, environment


def on_a_terminal(project: Project, *arguments: str, columns: int = 100, **variables: str) -> str:
    """What the command prints where its output is a terminal of so many columns."""
    ours, theirs = pty.openpty()
    given = environment(TERM="xterm-256color", COLUMNS=str(columns), **variables)
    command = [sys.executable, "-m", "tehletter", *arguments]
    with subprocess.Popen(command, cwd=project.root, env=given, stdout=theirs, stderr=theirs, stdin=theirs) as process:
        os.close(theirs)
        said = b""
        while select.select([ours], [], [], 60)[0]:
            try:
                said += os.read(ours, 65536)
            except OSError:  # the other end is closed
                break
    os.close(ours)
    assert process.returncode in (0, 1)
    return said.decode().replace("\r\n", "\n")
