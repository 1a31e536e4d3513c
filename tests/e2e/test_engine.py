"""The import of WeasyPrint: what it is spared, that this changes no byte, and what happens where it cannot be."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from support.project import ROOT, Project, environment, files_below

PLAINLY = """\
import sys
sys.argv = ["tehletter", *sys.argv[1:]]
import weasyprint
from tehletter.__main__ import main
main()
"""
"""The command, in a process that has imported WeasyPrint in the plain way before."""

IMPORT = """\
import ctypes.util, json, subprocess, sys
search, started = ctypes.util.find_library, []
begin = subprocess.Popen.__init__
def noted(self, *values, **named):
    started.append(1)
    begin(self, *values, **named)
subprocess.Popen.__init__ = noted
{before}
from tehletter.pdf.engine import load
weasyprint = load()
{after}
print(json.dumps({{
    "processes": len(started),
    "loaded": [name for name in ("fontTools.subset", "fontTools.varLib") if name in sys.modules],
    "restored": ctypes.util.find_library is search,
    "works": weasyprint.HTML(string="<p>a").write_pdf()[:5].decode(),
}}))
"""


def imported(before: str = "", after: str = "") -> dict[str, object]:
    """What came of an import in a process of its own."""
    command = [sys.executable, "-c", IMPORT.format(before=before, after=after)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True, timeout=60)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_the_import_starts_no_process_and_leaves_out_what_is_not_used() -> None:
    if sys.platform != "linux":
        pytest.skip("elsewhere the system is asked where libraries are")
    assert imported() == {"processes": 0, "loaded": [], "restored": True, "works": "%PDF-"}


def test_where_the_loader_knows_no_library_the_plain_import_finds_it() -> None:
    before = """\
import cffi
dlopen = cffi.FFI.dlopen
def unknown(self, name, flags=0):
    if ".so." in name:
        raise OSError(name)
    return dlopen(self, name, flags)
cffi.FFI.dlopen = unknown
"""
    found = imported(before)
    assert found["works"] == "%PDF-"
    assert found["restored"]
    assert found["loaded"] == ["fontTools.subset", "fontTools.varLib"], "nothing is spared by the plain import"


def test_without_harfbuzz_s_cutter_fonttools_is_imported_when_it_is_needed() -> None:
    found = imported(after="import weasyprint.pdf.fonts\nweasyprint.pdf.fonts.harfbuzz_subset = None")
    assert found["works"] == "%PDF-"


def test_what_the_engine_was_spared_changes_no_byte(tmp_path: Path, project: Project) -> None:
    published = {}
    for way, command in (("spared", ["-m", "tehletter"]), ("plain", ["-c", PLAINLY])):
        out = tmp_path / way
        subprocess.run(
            [sys.executable, *command, "build", "-C", ROOT, "--only", "pdf", "--locked", "--force", "--out", out, "1"],
            env=environment(), cwd=project.root, capture_output=True, check=True, timeout=120,
        )  # fmt: skip
        published[way] = files_below(out)
    assert sum(path.endswith(".pdf") for path in published["spared"]) >= 3
    assert published["spared"] == published["plain"]
