"""Live through docs/guide.md from an empty folder: `make guide` writes its answers and its pictures anew.

Every command of the guide is run in order by the installed `tehletter`, on a terminal, and every text that the guide
gives is written where the guide says. So the guide is the one source: what a reader types is what is tried. `--check`
writes nothing and prints where an answer has changed. A comment before a block says what its text is for:

- `write PATH`: the whole file; `append PATH`: its new end; `delete PATH`: to be taken out of it;
- `replace PATH: WORDS`: to stand for these words; `install`: what the reader's computer needs;
- `picture PATH FROM`: a picture of the repository, put there; `day YYYY-MM-DD`: from here on it is that day.
"""

from __future__ import annotations

import argparse
import difflib
import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "docs/guide.md"
PICTURES = ROOT / "docs/images"
FIRST_DAY = "2026-12-01"
HOME = "/home/camille"
"""Where the guide's reader keeps the series, whatever folder this runs in."""
SHORTEST_GAP = "\n\n"
_STEP = re.compile(
    r"<!-- (?P<verb>[a-z]+)(?: (?P<path>[^:\n]+?))?(?:: (?P<old>[^\n]+))? -->(?:\n```\w+\n(?P<text>.*?)\n```)?"
    r"|```console\n(?P<session>.*?)\n```",
    re.DOTALL,
)
_WEIGHT = re.compile(r"\d+(?:,\d+)?(?=[ \u00a0\u202f]?[km]o\b)")


class Reader:
    """Someone who does what the guide says, from an empty folder on; `seen` is called after each `build`."""

    def __init__(self, home: Path, seen: Callable[[Path, int], None]) -> None:
        self.home, self.folder, self.seen = home, home, seen
        self.builds, self.day = 0, FIRST_DAY

    def follow(self, guide: str) -> str:
        """The guide with the answers that were given."""
        return _STEP.sub(self._step, guide)

    def _step(self, step: re.Match[str]) -> str:
        if (session := step["session"]) is not None:
            commands = [line[2:] for line in session.split("\n") if line.startswith("$ ")]
            return "```console\n" + "\n".join(self._answered(command) for command in commands) + "\n```"
        match step["verb"]:
            case "install":
                _check_requirement(step["text"])
            case "day":
                self.day = step["path"]
            case "picture":
                target, source = step["path"].split()
                self._file(target).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(ROOT / source, self._file(target))
            case verb:
                self._change(verb, self._file(step["path"]), step["old"], step["text"])
        return step[0]

    def _file(self, path: str) -> Path:
        return self.folder / path

    def _change(self, verb: str, path: Path, old: str | None, text: str) -> None:
        """Edit a file as a person would; words to replace or to delete must stand in it once."""
        before = "" if verb == "write" else path.read_text("utf-8")
        match verb:
            case "write":
                after = text + "\n"
            case "append":
                after = before.rstrip("\n") + SHORTEST_GAP + text + "\n"
            case "replace" | "delete":
                words = old or text
                if before.count(words) != 1:
                    raise SystemExit(f"{path.name}: not once in it: {words}")
                after = before.replace(words, text) if old else before.replace(words + "\n", "")
            case _:
                raise SystemExit(f"no such step: {verb}")
        path.write_text(after, "utf-8")

    def _answered(self, command: str) -> str:
        name, *arguments = shlex.split(command)
        if name == "cd":
            self.folder /= arguments[0]
            return f"$ {command}"
        if name != "tehletter":
            raise SystemExit(f"not a command of the guide: {command}")
        answer = self._run(arguments)
        if arguments[0] == "build":
            self.builds += 1
            self.seen(self.folder, self.builds)
        return f"$ {command}\n{answer}".rstrip("\n")

    def _run(self, arguments: list[str]) -> str:
        """What the command says on a terminal, results and remarks in the order in which they come."""
        noon = int(datetime.fromisoformat(f"{self.day}T12:00").replace(tzinfo=UTC).timestamp())
        environment = {
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            "TEHLETTER_LANG": "fr",
            "TERM": "dumb",
            "NO_COLOR": "1",
            "COLUMNS": "80",
            "SOURCE_DATE_EPOCH": str(noon),
        }
        ours, theirs = pty.openpty()
        command = [str(Path(sys.executable).with_name("tehletter")), *arguments]
        process = subprocess.Popen(
            command, cwd=self.folder, env=environment, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs
        )
        os.close(theirs)
        said = _all_of(ours)
        if process.wait() not in (0, 1):
            raise SystemExit(f"{shlex.join(command)} failed: {_plain(said)}")
        return _plain(said).replace(str(self.home), HOME)


def _all_of(terminal: int) -> str:
    """What is written to a terminal until nobody writes any more, which Linux tells by an error."""
    parts = []
    with os.fdopen(terminal, "rb", buffering=0) as stream:
        while True:
            try:
                part = stream.read(65536)
            except OSError:
                break
            if not part:
                break
            parts.append(part)
    return b"".join(parts).decode()


def _plain(said: str) -> str:
    """What stays on the screen: no line that was overwritten, no space at the end of one."""
    lines = (line.rstrip("\r").rpartition("\r")[2].rstrip() for line in said.split("\n"))
    return "\n".join(lines).strip("\n")


def _check_requirement(line: str) -> None:
    """What the guide has installed must be what this package offers."""
    required = re.fullmatch(r'python3 -m pip install "(\w+)\[([\w,]+)\]"', line)
    if required is None:
        raise SystemExit(f"not an installation: {line}")
    name, extras = required.groups()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    offered = project["optional-dependencies"] if name == project["name"] else ()
    for extra in extras.split(","):
        if extra not in offered:
            raise SystemExit(f"{name} has no extra {extra}")


# ---------------------------------------------------------------------------------------------- pictures

CHROMIUM = ("chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run")
COLOURS = 256
"""What a palette holds: a third of the weight of full colour."""


def draw(project: Path, build: int) -> None:
    """The pictures that show what a build of the guide made: the draft, then the letter."""
    page = next(project.glob("dist/001/fr/index.html"))
    if build == 1:
        _page("guide-draft", page, 760, 620)
    if build == 3:
        pdf = next(project.glob("dist/001/fr/*.pdf"))
        _page("guide-page", page, 760, 860)
        _page("guide-phone", page, 500, 840, "--force-dark-mode", "--blink-settings=preferredColorScheme=0")
        _sheet("guide-pdf", pdf, 1)
        _sheet("guide-sheet", pdf, 2)


def _page(name: str, page: Path, width: int, height: int, *flags: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shot = Path(folder) / "shot.png"
        size = f"--window-size={width},{height}"
        command = [*CHROMIUM, *flags, f"--user-data-dir={folder}/profile", size, f"--screenshot={shot}", page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        _save(name, shot.read_bytes())


def _sheet(name: str, pdf: Path, number: int) -> None:
    command = ["pdftoppm", "-png", "-r", "72", "-f", str(number), "-l", str(number), str(pdf)]
    _save(name, subprocess.run(command, check=True, capture_output=True, timeout=60).stdout)


def _save(name: str, data: bytes) -> None:
    path = PICTURES / f"{name}.png"
    with Image.open(BytesIO(data)) as image:
        plain = image.convert("RGB")
        plain.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)
    print(path.relative_to(ROOT))


# ------------------------------------------------------------------------------------------------ script


def comparable(guide: str) -> list[str]:
    """The lines of a guide without the weight of files, which any touch to a style sheet changes."""
    return _WEIGHT.sub("…", guide).split("\n")


def main() -> int:
    """Write the guide anew, or tell what would change in it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, print what has changed")
    parser.add_argument("--guide", type=Path, default=GUIDE, help="another guide than docs/guide.md")
    options = parser.parse_args()
    guide = options.guide.read_text("utf-8")
    with tempfile.TemporaryDirectory() as home:
        reader = Reader(Path(home).resolve(), (lambda _project, _build: None) if options.check else draw)
        told = reader.follow(guide)
    if not options.check:
        options.guide.write_text(told, "utf-8")
        return 0
    changed = list(difflib.unified_diff(comparable(guide), comparable(told), "guide", "tehletter", n=1, lineterm=""))
    print("\n".join(changed), end="")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
