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
import json, subprocess, sys
started = []
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
    "loaded": [name for name in ("cffi", "pycparser", "fontTools.subset", "fontTools.varLib") if name in sys.modules],
    "works": weasyprint.HTML(string="<p>a").write_pdf()[:5].decode(),
}}))
"""


def imported(before: str = "", after: str = "") -> dict[str, object]:
    """What came of an import in a process of its own."""
    command = [sys.executable, "-c", IMPORT.format(before=before, after=after)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True, timeout=60)
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="the engine spares the import on Linux alone (pdf/engine.py)")
def test_the_import_starts_no_process_and_leaves_out_what_is_not_used() -> None:
    assert imported() == {"processes": 0, "loaded": [], "works": "%PDF-"}


PLAIN = ["cffi", "pycparser", "fontTools.subset", "fontTools.varLib"]
"""What the plain import loads."""


@pytest.mark.parametrize(
    "before",
    [
        "import tehletter.pdf.declarations as known\nknown.SOURCE = 'of another WeasyPrint'",
        "import tehletter.pdf.declarations as known\nknown.PARSED = {**known.PARSED, '_version': 0x9901}",
        "import tehletter.pdf.declarations as known\nknown.PARSED = {**known.PARSED, '_globals': ()}",
    ],
    ids=["other declarations", "another cffi", "a declaration is missing"],
)
def test_what_is_not_as_it_was_known_is_imported_plainly(before: str) -> None:
    found = imported(before)
    assert found["works"] == "%PDF-"
    assert found["loaded"] == PLAIN


def test_the_declarations_are_those_of_the_installed_weasyprint() -> None:
    script = "from scripts.declarations import TARGET, written; assert written() == TARGET.read_text('utf-8')"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, f"python scripts/declarations.py writes them anew\n{done.stderr}"


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
