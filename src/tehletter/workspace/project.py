"""The one door for reading a project, and for the few files that a build writes into it.

Paths given and returned are relative to the project, with `/`. Only regular files inside the project are read,
each in one go, and links that lead out of it are refused before they are opened.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tehletter.diagnostics import Finding, Span
from tehletter.errors import Unable
from tehletter.model import PictureFault, Source
from tehletter.workspace.files import reason_of, replace_file

CONFIG = "tehletter.toml"
ISSUES = "issues"
STATE = ".tehletter"
MOST_TEXT = 2_000_000
"""Bytes of a text file; a letter of 8,000 words has some 60,000."""
MOST_PICTURE = 60_000_000
"""Bytes of a picture."""


def find_project(start: Path) -> Workspace:
    """The project that holds `start`; raises `Unable` where there is none."""
    for folder in (start.absolute(), *start.absolute().parents):
        if (folder / CONFIG).is_file():
            return Workspace(folder.resolve())
    raise Unable("no-project", folder=str(start))


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of `issues/`: its name and the names of the files directly inside."""

    name: str
    files: tuple[str, ...]


class Workspace:
    """A project on disk."""

    def __init__(self, root: Path) -> None:
        self.root = root

    # ------------------------------------------------------------------------------------------ reading

    def issue_folders(self) -> tuple[Folder, ...]:
        """What lies in `issues/`, sorted by name. A project without issues is fine."""
        try:
            with os.scandir(self.root / ISSUES) as entries:
                names = sorted(entry.name for entry in entries if entry.is_dir() and not entry.name.startswith("."))
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise Unable("unreadable-folder", folder=ISSUES, reason=reason_of(error)) from error
        return tuple(Folder(name, tuple(self._files(f"{ISSUES}/{name}"))) for name in names)

    def _files(self, folder: str) -> Iterator[str]:
        with os.scandir(self.root / folder) as entries:
            yield from sorted(entry.name for entry in entries if not entry.is_dir(follow_symlinks=False))

    def exists(self, path: str) -> bool:
        """Whether something of that name lies in the project."""
        return os.path.lexists(self.root / path)

    def read_source(self, path: str) -> Source | Finding:
        """A text file: strict UTF-8, a BOM dropped, line ends made LF. What cannot be read is a finding."""
        data = self._read(path, MOST_TEXT)
        if isinstance(data, str):
            return Finding("unreadable-file", values={"limit": MOST_TEXT // 1_000_000}, variant=data)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            before = _normal(data[: error.start].decode("utf-8", "replace"))
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            return Finding("not-utf8", Span(line, column, line, column + 1), {"byte": f"{data[error.start]:02X}"})
        return Source(path, _normal(text))

    def _read(self, path: str, most: int) -> bytes | PictureFault:
        """The bytes of a regular file of the project, or why not."""
        full = self.root / path
        try:
            if not full.resolve(strict=True).is_relative_to(self.root):
                return "outside"
            if not stat.S_ISREG(full.stat().st_mode):
                return "not-a-file"
            descriptor = os.open(full, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
        except (FileNotFoundError, NotADirectoryError):
            return "missing"
        except (OSError, RuntimeError, ValueError):
            return "not-a-file"
        with os.fdopen(descriptor, "rb") as file:
            if os.fstat(descriptor).st_size > most:
                return "too-heavy"
            data = file.read(most + 1)
        return "too-heavy" if len(data) > most else data

    def read_picture(self, path: str) -> bytes | PictureFault:
        """The bytes of a picture, or why it cannot be had."""
        return self._read(path, MOST_PICTURE)

    # ---------------------------------------------------------------------------- templates and fonts

    def templates(self) -> dict[str, str]:
        """Every template by its name: the built-in ones, and over them the project's own, file by file."""
        texts = dict(_texts_below(built_in("templates")))
        own = self.root / "templates"
        if own.is_dir() and own.resolve() != built_in("templates").resolve():
            texts.update(_texts_below(own))
        return texts

    def font_folders(self) -> tuple[Path, ...]:
        """The folders of fonts that layout may know: the shipped one and the project's."""
        own = self.root / "fonts"
        return (built_in("fonts"), *((own,) if own.is_dir() else ()))

    # -------------------------------------------------------------------------------------------- state

    def state_folder(self, name: str) -> Path | None:
        """A folder inside `.tehletter/`, made when missing; None where it cannot be written (run without)."""
        folder = self.root / STATE / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            ignore = self.root / STATE / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
        except OSError:
            return None
        return folder if os.access(folder, os.W_OK) else None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the project against a second build; raises `Unable` when one is running."""
        import fcntl

        folder = self.state_folder("")
        if folder is None:
            yield
            return
        with (folder / "lock").open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise Unable("lock-held", folder=str(self.root)) from error
            yield

    # ------------------------------------------------------------------------------------------ writing

    def write(self, path: str, text: str) -> None:
        """Write a file of the project whole or not at all, and make sure that it lasts."""
        replace_file(self.root / path, text.encode(), durable=True)


def _normal(text: str) -> str:
    """Without BOM, with LF line ends."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def built_in(name: str) -> Path:
    """`templates` or `fonts` as they are installed: inside the package, or beside `src/` when editable."""
    inside = Path(__file__).parents[1] / name
    return inside if inside.is_dir() else Path(__file__).parents[3] / name


def _texts_below(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()) and not path.name.startswith("."):
            try:
                yield path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")
            except (UnicodeDecodeError, OSError) as error:
                raise Unable("bad-template", path=str(path.relative_to(folder)), reason=str(error)) from error
