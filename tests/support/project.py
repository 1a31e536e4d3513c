"""A project on disk, and the command in a process of its own with a clean environment."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parents[2]
"""The repository."""

NOON = 1516791600
"""2018-01-24, 11:00 UTC: noon in Paris."""

CONFIG = """\
[mission]
name = "Mission d’essai"
url = "https://mission.example.org/"
address = "1, rue de l’Exemple, 1010 Vienne"
contact = "presse@example.org"

[series]
label = "Lettre d’information TEH"
languages = ["fr", "en", "sr-Latn"]
"""

FRONT: Mapping[str, object] = {
    "title": "8e lettre d’essai",
    "date": "2018-01-10",
    "summary": "Une lettre qui sert à essayer.",
}


def _own(number: int, lang: str) -> Mapping[str, object]:
    """What a right letter has of its number and its language."""
    day = date.fromisoformat(str(FRONT["date"])) + timedelta(days=number - 8)
    english = {"title": f"{number}th letter to try with", "summary": "A letter that serves to try things."}
    own = english if lang == "en" else {"title": f"{number}e lettre d’essai"}
    return {**own, "date": day.isoformat()}


EXIT_AFTER = 60
"""Seconds after which a command is held to hang."""


def environment(**more: str) -> dict[str, str]:
    """Nothing of this machine but the path; English messages; a fixed moment."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": "/nonexistent",
        "LC_ALL": "C.UTF-8",
        "TEHLETTER_LANG": "en",
        "SOURCE_DATE_EPOCH": str(NOON),
        **more,
    }


@dataclass(frozen=True)
class Run:
    """How a process ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, read as JSON."""
        return json.loads(self.out)


def tehletter(*arguments: str | Path, cwd: Path, **variables: str) -> Run:
    """Run the command; never lets a traceback pass."""
    given = environment(**{name: value for name, value in variables.items() if value != "(none)"})
    for name, value in variables.items():
        if value == "(none)":
            given.pop(name, None)
    process = subprocess.Popen(
        [sys.executable, "-m", "tehletter", *map(str, arguments)],
        cwd=cwd,
        env=given,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        out, err = process.communicate(timeout=EXIT_AFTER)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)  # its workers too, which would hold the pipes
        raise
    run = Run(process.returncode, out.decode(), err.decode())
    assert "Traceback" not in run.out + run.err, run.err
    return run


def front_matter(values: Mapping[str, object]) -> str:
    """YAML, one key a line, every value as JSON (which YAML reads); a `str` that is a date stays bare."""
    lines = []
    for key, value in values.items():
        bare = key in ("date", "modified")
        lines.append(f"{key}: {value if bare else json.dumps(value, ensure_ascii=False)}")
    return "---\n" + "\n".join(lines) + "\n---\n"


def drawn(width: int = 640, height: int = 400, form: str = "JPEG", mode: str = "RGB", **saved: Any) -> bytes:
    """A picture: a diagonal on a tint, so that copies of it can be told apart from a blank."""
    image = Image.new("RGB", (width, height), (30, 90, 160))
    ImageDraw.Draw(image).line([(0, 0), (width, height)], fill=(240, 240, 240), width=max(2, width // 40))
    out = io.BytesIO()
    image.convert(mode).save(out, form, **saved)
    return out.getvalue()


class Project:
    """A project in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)

    @property
    def dist(self) -> Path:
        """Where it publishes."""
        return self.root / "dist"

    @property
    def manifest_path(self) -> Path:
        """The list of what is published."""
        return self.dist / "manifest.json"

    def with_config(self, text: str = CONFIG) -> Project:
        """Give it a config."""
        self.write("tehletter.toml", text)
        return self

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file as it stands: text is UTF-8, line ends are kept."""
        full = self.root / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_bytes(content.encode() if isinstance(content, str) else content)
        return full

    def letter(self, number: int = 8, lang: str = "fr", body: str = "Un texte.\n", **front: object) -> Path:
        """Write an edition that is right, unless `front` says otherwise; a value of None leaves a key out."""
        values = {"number": number, **FRONT, **_own(number, lang), **front}
        text = front_matter({key: value for key, value in values.items() if value is not None}) + "\n" + body
        return self.write(f"issues/{number:03d}/{lang}.md", text)

    def picture(self, path: str, width: int = 640, height: int = 400, form: str = "JPEG", **saved: Any) -> Path:
        """Draw a picture into the project."""
        return self.write(path, drawn(width, height, form, **saved))

    def run(self, *arguments: str | Path, cwd: Path | None = None, **variables: str) -> Run:
        """Run the command in the project."""
        return tehletter(*arguments, cwd=cwd or self.root, **variables)

    def built(self, *arguments: str | Path, **variables: str) -> Run:
        """Build, which must succeed."""
        run = self.run("build", *arguments, cwd=None, **variables)
        assert run.code == 0, run.err
        return run

    def manifest(self) -> dict[str, dict[str, Any]]:
        """The artifacts by their path."""
        content = json.loads(self.manifest_path.read_text("utf-8"))
        return {artifact["path"]: artifact for artifact in content["artifacts"]}

    def read(self, path: str) -> str:
        """The text of a file of the project."""
        return (self.root / path).read_text("utf-8")


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file of a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def states_below(folder: Path) -> dict[str, tuple[int, int]]:
    """Time of change and inode of every file: what stays the same where nothing was written."""
    found = ((path, path.stat()) for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): (state.st_mtime_ns, state.st_ino) for path, state in found}
