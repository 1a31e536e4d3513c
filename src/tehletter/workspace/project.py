"""The one door for reading a project, and for the few files that a build writes into it.

Paths given and returned are relative to the project, with `/`. Only regular files inside the project are read,
each in one go, and links that lead out of it are refused before they are opened.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tehletter import __version__
from tehletter.diagnostics import Finding, Span
from tehletter.errors import Unable
from tehletter.workspace.files import read_given, reason_of, replace_file, unwritable
from tehletter.workspace.footprint import Footprint, machine_key

if TYPE_CHECKING:
    from tehletter.model import PictureFault, Source

CONFIG = "tehletter.toml"
ISSUES = "issues"
STATE = ".tehletter"
SOURCES = (ISSUES, "templates", "fonts", "src", STATE, ".git", ".github")
"""Folders of a project in which nothing is ever published."""
MOST_TEXT = 200_000
"""Bytes of a text file; a letter of 8,000 words has some 60,000, in Cyrillic 110,000.

The worst that can be typed takes 80 microseconds a byte to check, and no text is to take more than 20 seconds.
"""
MOST_PICTURE = 60_000_000
"""Bytes of a picture."""


def find_project(start: Path) -> Workspace:
    """The project that holds the folder `start`; raises `Unable` where there is none."""
    if not start.is_dir():
        raise Unable("no-folder", folder=str(start))
    for folder in (start.absolute(), *start.absolute().parents):
        if (folder / CONFIG).is_file():
            return Workspace(folder.resolve())
    raise Unable("no-project", folder=str(start))


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of `issues/`: its name, the names of the files directly inside, the paths of all pictures below.

    Paths of pictures are relative to the project; links and hidden files are left out.
    """

    name: str
    files: tuple[str, ...]
    pictures: tuple[str, ...] = ()


State = tuple[int, int, int, int]
"""What tells that a file is still the same without reading it: times of content and of change in ns, size, inode."""

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg", ".tif", ".tiff", ".bmp", ".heic", ".avif", ".jfif")
"""Endings of files that someone put into a folder as a picture, whether it can be used or not."""


_SEAL = 16
"""Figures of the word that seals the cache."""


class Workspace:
    """A project on disk."""

    def __init__(self, root: Path) -> None:
        self.root = root

    # ------------------------------------------------------------------------------------------ reading

    def issue_folders(self) -> tuple[Folder, ...]:
        """What lies in `issues/`, sorted by name. A project without issues is fine."""
        try:
            with os.scandir(self.root / ISSUES) as entries:
                names = sorted(entry.name for entry in entries if _is_folder(entry) and not entry.name.startswith("."))
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise Unable("unreadable-folder", folder=ISSUES, reason=reason_of(error)) from error
        return tuple(self._folder(f"{ISSUES}/{name}", name) for name in names)

    def _folder(self, path: str, name: str) -> Folder:
        """A folder of `issues/`; one that has the name of an edition counts as a file, which cannot be read."""
        files, below = list[str](), list[str]()
        try:
            with os.scandir(self.root / path) as entries:
                for entry in entries:
                    is_folder = entry.is_dir(follow_symlinks=False) and not entry.name.endswith(".md")
                    (below if is_folder else files).append(entry.name)
        except OSError as error:
            raise Unable("unreadable-folder", folder=path, reason=reason_of(error)) from error
        pictures = [f"{path}/{file}" for file in files if _is_picture(file)]
        for folder in below:
            if not folder.startswith("."):
                pictures += self._pictures_below(f"{path}/{folder}")
        return Folder(name, tuple(sorted(files)), tuple(sorted(pictures)))

    def _pictures_below(self, path: str) -> Iterator[str]:
        try:
            with os.scandir(self.root / path) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        yield from self._pictures_below(f"{path}/{entry.name}")
                    elif entry.is_file(follow_symlinks=False) and _is_picture(entry.name):
                        yield f"{path}/{entry.name}"
        except OSError:
            return  # what cannot be listed cannot be said to be unused

    def state(self, path: str) -> State | None:
        """The state of a regular file of the project; None where there is none that may be read."""
        try:
            found = os.stat(self.root / path, follow_symlinks=False)  # noqa: PTH116 - called for every picture
        except (OSError, ValueError):
            return None
        if not stat.S_ISREG(found.st_mode):
            return None
        return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino

    def exists(self, path: str) -> bool:
        """Whether something of that name lies in the project."""
        return os.path.lexists(self.root / path)

    def read_source(self, path: str) -> Source | Finding:
        """A text file: strict UTF-8, a BOM dropped, line ends made LF. What cannot be read is a finding."""
        from tehletter.model import Source

        data = self._read(path, MOST_TEXT)
        if isinstance(data, str):
            return Finding("unreadable-file", values={"limit": MOST_TEXT // 1000}, variant=data)
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            before = Source.of(path, data[: error.start].decode("utf-8", "replace")).text
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            return Finding("not-utf8", Span(line, column, line, column + 1), {"byte": f"{data[error.start]:02X}"})
        return Source.of(path, text)

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

    def place_in_repository(self) -> str:
        """The folders of the git repository that lead to the project, each with a `/`; "" without, or at its root."""
        for folder in (self.root, *self.root.parents):
            if (folder / ".git").exists():
                return "".join(f"{name}/" for name in self.root.relative_to(folder).parts)
        return ""

    # ---------------------------------------------------------------------------- templates and fonts

    def templates(self, *folders: str) -> dict[str, str]:
        """Templates by name, of those folders or all: the built-in ones, over them the project's, file by file.

        What is no text and stands for no built-in template is nobody's: a picture that a template refers to.
        """
        texts = built_in_templates(*folders)
        texts.update(self.own_templates(*folders, built_in_names=frozenset(texts)))
        return texts

    def own_templates(self, *folders: str, built_in_names: frozenset[str] = frozenset()) -> dict[str, str]:
        """The project's templates alone, by name."""
        own = self.root / "templates"
        if not own.is_dir() or own.resolve() == built_in("templates").resolve():
            return {}
        if own.resolve() != own:
            raise Unable("bad-template", path="templates", reason=os.strerror(errno.ELOOP))
        return dict(_texts_below(own, folders, needed=built_in_names))

    def font_folders(self) -> tuple[Path, ...]:
        """The folders of fonts that layout may know: the shipped one and the project's."""
        own = self.root / "fonts"
        return (built_in("fonts"), *((own,) if own.is_dir() and own.resolve() == own else ()))

    # -------------------------------------------------------------------------------------------- state

    def state_folder(self, name: str) -> Path | None:
        """A folder inside `.tehletter/`, made when missing; None where it cannot be written (run without).

        A link that leads elsewhere is not written through.
        """
        folder = self.root / STATE / name
        try:
            if folder.resolve() != folder:
                return None
            folder.mkdir(parents=True, exist_ok=True)
            ignore = self.root / STATE / ".gitignore"
            if not os.path.lexists(ignore):
                ignore.write_text("*\n", encoding="utf-8")
        except (OSError, RuntimeError):
            return None
        return folder if os.access(folder, os.W_OK) else None

    def cache_folder(self) -> Path | None:
        """The folder for caches with those in it; None where one of them is missing or leads elsewhere."""
        inside = [self.state_folder(f"cache/{name}") for name in ("pictures", "fontconfig")]
        return self.state_folder("cache") if all(inside) else None

    def seal(self) -> str:
        """A word that only this machine knows of this project, the same until the cache is lost."""
        known = self.recall("seal")
        if known is None or len(known) != _SEAL:
            known = os.urandom(_SEAL // 2).hex()
            self.remember("seal", known)
        return known

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the project against a second build; raises `Unable` when one is running."""
        import fcntl

        folder = self.state_folder("")
        if folder is None:
            yield
            return
        lock = folder / "lock"
        try:
            descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOFOLLOW, 0o644)
        except OSError as error:
            raise unwritable(lock, error) from error
        with os.fdopen(descriptor, "a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise Unable("lock-held", folder=str(self.root)) from error
            except OSError as error:
                raise unwritable(lock, error) from error
            yield

    # ------------------------------------------------------------------------------------------ writing

    def write(self, path: str, text: str) -> None:
        """Write a file of the project whole or not at all, and make sure that it lasts."""
        replace_file(self.root / path, text.encode(), durable=True)

    def put_in_place(self, source: Source, text: str) -> Literal["done", "link", "changed"]:
        """Write a source anew, unless it is reached by a link or is no longer what was read; its rights stay."""
        full = self.root / source.path
        if full.resolve() != full:
            return "link"
        before = self._read(source.path, MOST_TEXT)
        if before != source.raw.encode():
            return "changed"
        try:
            mode = stat.S_IMODE(full.stat().st_mode)
        except OSError as error:
            raise unwritable(full, error) from error
        if not os.access(full, os.W_OK):
            raise Unable("write-protected", path=source.path)
        replace_file(full, text.encode(), durable=True, mode=mode)
        return "done"

    def sweep(self) -> None:
        """Delete what writing left that was killed; while the project is locked."""
        for folder, names in ((ISSUES, "*/.stamp.toml.????????"), (f"{STATE}/cache", ".*.json.????????")):
            for path in (self.root / folder).glob(names):
                if path.parent.resolve() == path.parent:  # not through a link
                    with suppress(OSError):
                        path.unlink()

    # ------------------------------------------------------------------------------------------- memory

    def recall(self, name: str) -> str | None:
        """What was remembered under that name; None where nothing was, or where something else wrote the file.

        A project may come from a stranger, cache and all: the file tells its own inode and time of change, which
        nobody can give to a file before it lies on this disk.
        """
        path = self.root / STATE / "cache" / name
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOFOLLOW)
            with os.fdopen(descriptor, encoding="utf-8") as file:
                state = os.fstat(descriptor)
                seal = f"{state.st_ino} {state.st_mtime_ns}\n"
                regular = stat.S_ISREG(state.st_mode)
                return file.read() if regular and file.readline() == seal else None
        except (OSError, ValueError):
            return None

    def remember(self, name: str, text: str) -> None:
        """Keep a text for the next run; without a word where the cache cannot be written."""
        folder = self.state_folder("cache")
        if folder is None:
            return
        try:
            from tempfile import mkstemp

            descriptor, temporary = mkstemp(dir=folder, prefix=f".{name}.")
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                state = os.fstat(descriptor)
                file.write(f"{state.st_ino} {state.st_mtime_ns}\n{text}")
            os.utime(temporary, ns=(state.st_atime_ns, state.st_mtime_ns))
            Path(temporary).replace(folder / name)
        except OSError:
            return


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether something is a folder; a link that leads to itself is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_picture(name: str) -> bool:
    return name.lower().endswith(PICTURES)


def built_in(name: str) -> Path:
    """`templates` or `fonts` as they are installed: inside the package, or beside `src/` when editable."""
    inside = Path(__file__).parents[1] / name
    return inside if inside.is_dir() else Path(__file__).parents[3] / name


def built_in_templates(*folders: str) -> dict[str, str]:
    """The templates that come with the tool, of those folders, whatever the project has in their place."""
    return dict(_texts_below(built_in("templates"), folders))


def _texts_below(
    folder: Path, only: tuple[str, ...], needed: frozenset[str] | None = None
) -> Iterator[tuple[str, str]]:
    """The texts of a folder of templates; raises `Unable` for one of the `needed` (all, with None) that is none."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.name.startswith(".") or (only and not name.startswith(only)):
            continue
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            data = read_given(path, MOST_TEXT)
            text = None if isinstance(data, str) else _decoded(data)
            if text is not None:
                yield name, text
            elif needed is None or name in needed:
                number = {"too-heavy": errno.EFBIG, "not-a-file": errno.EINVAL}.get(str(data), errno.EILSEQ)
                raise Unable("bad-template", path=name, reason=os.strerror(number))


def _decoded(data: bytes) -> str | None:
    """A text with LF line ends; None for what is no UTF-8."""
    try:
        return data.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return None


@cache
def program_key() -> str:
    """Stands for this very program: the files that it is made of, and the packages and libraries beside it."""
    package = Path(__file__).parents[1]
    parts = (package, built_in("templates"), built_in("fonts"))
    files = Footprint().add(*parts, skip="__pycache__")
    import hashlib  # not where nothing is remembered

    return hashlib.sha256(f"{__version__} {files.key} {machine_key()}".encode()).hexdigest()
