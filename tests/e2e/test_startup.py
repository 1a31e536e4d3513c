"""What each command may not load: an import that is not needed is waited for at every call."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from support.project import Project, environment

READ = ("yaml", "markdown_it", "tehletter.parse")
JUDGE = ("tehletter.rules.finders",)
SHOW = ("jinja2", "babel", "tehletter.render")
SEE = ("PIL",)
PRINT = ("weasyprint", "fontTools", "tehletter.pdf.tags")
PROVE = ("pikepdf", "pypdfium2", "tehletter.proving", "tehletter.account")
SPREAD = ("multiprocessing", "concurrent.futures")
NEVER = ("asyncio", "pydantic", "rich", "cffi", "pycparser", "fontTools.subset")
SELDOM = ("importlib.metadata", "urllib.request", "email", "ssl", "langcodes")

ALL = (*READ, *JUDGE, *SHOW, *SEE, *PRINT, *PROVE, *SPREAD, *NEVER, *SELDOM)

FORBIDDEN = {
    "--version": ("typer", "dataclasses", "pathlib", *ALL),
    "--help": ALL,
    "build --help": ALL,
    "schema": ALL,
    "rules": ALL,
    "rules TEH101": ALL,
    "init other": ALL,
    "new": ALL,
    "new --from 8": (*JUDGE, *SHOW, *SEE, *PRINT, *PROVE, *SPREAD, *NEVER, *SELDOM),
    "list": (*SHOW, *PRINT, *PROVE, *SPREAD, *NEVER, *SELDOM),
    "check": (*SHOW, *PRINT, *PROVE, *SPREAD, *NEVER, *SELDOM),
    "build --only html": (*PRINT, *PROVE, *NEVER),
    "build": (*PRINT, *PROVE, *NEVER),
}
"""By command, in a project of one letter that was never read. PDFs are made in another process."""

UNCHANGED = {"check": ALL, "check --format json": ALL, "list": ALL, "build": ALL}
"""The same where nothing has changed since the call before."""

PROBE = """
import atexit, json, sys
sys.argv = ["tehletter", *sys.argv[1:]]
atexit.register(lambda: print("LOADED", json.dumps(sorted(sys.modules))))
from tehletter.__main__ import main
main()
"""


def loaded(project: Project, call: str) -> set[str]:
    """The modules that a call has loaded when it ends."""
    command = [sys.executable, "-c", PROBE, *call.split()]
    done = subprocess.run(
        command, cwd=project.root, env=environment(), capture_output=True, text=True, check=True, timeout=120
    )
    return set(json.loads(done.stdout.rpartition("LOADED ")[2]))


@pytest.fixture
def letter(project: Project) -> Project:
    """A project of one letter with a picture."""
    project.picture("issues/008/images/hall.jpg")
    project.letter(8, "fr", 'Un texte.\n\n![Une salle](images/hall.jpg "Une légende | Nom")\n')
    return project


@pytest.mark.parametrize("call", FORBIDDEN)
def test_a_command_loads_nothing_that_it_does_not_use(letter: Project, call: str) -> None:
    assert sorted(loaded(letter, call) & set(FORBIDDEN[call])) == []


@pytest.mark.parametrize("call", UNCHANGED)
def test_where_nothing_has_changed_nothing_is_loaded_to_read_it(letter: Project, call: str) -> None:
    loaded(letter, call)
    assert sorted(loaded(letter, call) & set(UNCHANGED[call])) == []


def test_a_build_does_load_what_it_uses(letter: Project) -> None:
    used = set(FORBIDDEN["check"]) - set(FORBIDDEN["build"])
    assert {"jinja2", "babel", "tehletter.render"} <= loaded(letter, "build") & used
