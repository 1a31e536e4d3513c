"""The one door for writing what is published.

An edition's folder is made beside the output folder, in the stage, and changes places with the one that is out when
everything of it is there:

    .dist.stage/making/008.fr    being written, or what was there before: worth nothing
    .dist.stage/names/008.fr     the names of its files: ours, although no manifest may list them yet

What a killed build left is swept and made again, never published: it may be a stranger's.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
import shutil
import stat
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import NoneType
from typing import Any

from tehletter.artifact import Artifact
from tehletter.errors import Unable
from tehletter.workspace.files import exchange, make_folder, read_given, replace_file, unwritable

MANIFEST = "manifest.json"
MOST_MANIFEST = 100_000_000
"""Bytes of a manifest; a file that is published has some 300 in it."""
_PATH = re.compile(r"(?!\.)[^/\x00]+(?:/(?!\.)[^/\x00]+)*")
"""A path in the output folder: relative, no part of it hidden, none that leads up."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file to be published: what the manifest says of it, and its bytes, or where they lie already."""

    artifact: Artifact
    content: bytes | Path

    def read(self) -> bytes:
        """The bytes."""
        return self.content if isinstance(self.content, bytes) else self.content.read_bytes()


class Publication:
    """An output folder while a build writes it; with `checksum`, what lies there is believed by its hash alone."""

    def __init__(self, out: Path, *, checksum: bool = False) -> None:
        self.out, self.checksum = out, checksum
        self.stage = out.parent / f".{out.name}.stage"
        self._held: int | None = None

    @cached_property
    def before(self) -> dict[str, Artifact]:
        """What the last build published, by path: of the manifest, what a build can have written."""
        return {path: artifact for path, artifact in self.listed.items() if _PATH.fullmatch(path)}

    @cached_property
    def listed(self) -> dict[str, Artifact]:
        """All that the manifest lists, whoever wrote it."""
        data = read_given(self.out / MANIFEST, MOST_MANIFEST, follow=False)
        return {} if isinstance(data, str) else _artifacts_in(data)

    @cached_property
    def ours(self) -> set[str]:
        """The paths of all that builds made here."""
        return set(self.before)

    @cached_property
    def _ours_by_folder(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for path in self.ours:
            found.setdefault("/".join(path.split("/")[:2]), set()).add(path)
        return found

    def open(self) -> None:
        """Make the output folder and settle what a killed build left behind."""
        try:
            make_folder(self.out)
            if self.stage.is_symlink():  # the stage is ours alone
                self.stage.unlink()
            self._lock()
            self._learn_names()
            self._sweep()
            shutil.rmtree(self.stage, ignore_errors=True)
            (self.stage / "making").mkdir(parents=True)
            (self.stage / "names").mkdir()
            if not os.access(self.out, os.W_OK | os.X_OK):
                raise PermissionError(13, os.strerror(13))
        except OSError as error:
            raise unwritable(self.out, error) from error

    def close(self) -> None:
        """Sweep the stage, and let others publish here."""
        if self._held is not None:
            shutil.rmtree(self.stage, ignore_errors=True)
            os.close(self._held)
            self._held = None

    def _lock(self) -> None:
        """Hold the output folder: two projects may publish into the same. Raises `Unable` when another does."""
        import fcntl

        held = os.open(self.out, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(held)
            raise Unable("lock-held", folder=str(self.out)) from error
        except OSError:  # a file system that knows no locks
            pass
        self._held = held

    def _sweep(self) -> None:
        """Delete what writing left that was killed: hidden files named after ours."""
        for path in (*self.out.glob(".*.????????"), *self.out.glob("*/.*.????????")):
            folder = "" if path.parent == self.out else f"{path.parent.name}/"
            name = folder + path.name[1:-9]
            own = (name in self.ours or name == MANIFEST) and not path.parent.is_symlink()
            if own and (path.is_symlink() or path.is_file()):
                path.unlink()

    def _learn_names(self) -> None:
        """Learn from a killed build which files it may have put in place before there was a manifest of them."""
        for names in sorted((self.stage / "names").glob("*.*")):
            data = read_given(names, MOST_MANIFEST, follow=False)
            if names.parent.resolve() == names.parent and isinstance(data, bytes):
                folder = names.name.replace(".", "/", 1)
                found = (f"{folder}/{name}" for name in data.decode("utf-8", "replace").splitlines())
                self.ours |= set(filter(_PATH.fullmatch, found))

    # ----------------------------------------------------------------------------------------- editions

    def publish_edition(self, folder: str, items: Iterable[Item]) -> None:
        """Swap in `folder` (« 008/fr ») with these files, all of them below it; strangers' files there stay."""
        files = {item.artifact.path.removeprefix(f"{folder}/"): item.content for item in items}
        self._refuse_links(folder)
        if self._same(folder, files):
            return
        making = self.stage / "making" / folder.replace("/", ".")
        try:
            make_folder(making)
            for name, content in files.items():
                _put(making / name, content)
            self._keep_strangers(folder, making, files)
            (self.stage / "names" / making.name).write_text("\n".join(files), encoding="utf-8")
            self._put_in_place(making, self.out / folder)
        except OSError as error:
            raise unwritable(self.out / folder, error) from error

    def _refuse_links(self, folder: str) -> None:
        """Nothing is written through a link that someone laid into the output folder; raises `Unable`."""
        path = self.out
        for part in filter(None, folder.split("/")):
            path /= part
            if path.is_symlink():
                raise Unable("link-in-the-way", path=str(path))

    def _same(self, folder: str, files: Mapping[str, bytes | Path]) -> bool:
        if self._ours_by_folder.get(folder, set()) - {f"{folder}/{name}" for name in files}:
            return False
        return all(_is(self.out / folder / name, content) for name, content in files.items())

    def _keep_strangers(self, folder: str, making: Path, files: Collection[str]) -> None:
        """A build deletes only what the manifest before it lists."""
        for path in sorted((self.out / folder).rglob("*")):
            name = path.relative_to(self.out / folder).as_posix()
            strange = name not in files and f"{folder}/{name}" not in self.ours
            in_the_way = any(file.startswith(f"{name}/") for file in files)
            if strange and not in_the_way and (path.is_symlink() or path.is_file()):
                make_folder((making / name).parent)
                shutil.copy2(path, making / name, follow_symlinks=False)

    def _put_in_place(self, making: Path, target: Path) -> None:
        """Let a whole folder take the place of the one that is out, in one step where the system knows how."""
        if target.exists() and not target.is_dir():  # somebody's file
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        if not target.exists():
            make_folder(target.parent)
            making.rename(target)
        elif exchange(making, target):
            shutil.rmtree(making, ignore_errors=True)  # what was out
        else:
            old = making.with_name(f"{making.name}.old")
            target.rename(old)
            making.rename(target)
            shutil.rmtree(old, ignore_errors=True)

    # -------------------------------------------------------------------------------------- single files

    def publish_file(self, path: str, data: bytes, *, durable: bool = False) -> None:
        """Put one file in place, unless it is there already."""
        self._refuse_links(path.rpartition("/")[0])
        if not _holds(self.out / path, data):
            replace_file(self.out / path, data, durable=durable)

    def has(self, artifact: Artifact) -> bool:
        """Whether there is such a file."""
        return _is_file(self.out / artifact.path)

    def holds(self, artifact: Artifact) -> bool:
        """Whether a file of the last build is still what its manifest says: by its size, or by its hash."""
        if self.checksum:
            return self.read(artifact) is not None
        try:
            found = os.stat(self.out / artifact.path, follow_symlinks=False)  # noqa: PTH116 - called for every file
        except OSError:
            return False
        return stat.S_ISREG(found.st_mode) and found.st_size == artifact.bytes

    def as_published(self, artifact: Artifact) -> Item:
        """A file of the last build, as it lies in the output folder."""
        return Item(artifact, self.out / artifact.path)

    def read(self, artifact: Artifact) -> bytes | None:
        """The bytes of a file of the last build, if they are still what its manifest says."""
        data = read_given(self.out / artifact.path, artifact.bytes, follow=False)
        return data if isinstance(data, bytes) and hashlib.sha256(data).hexdigest() == artifact.sha256 else None

    # ------------------------------------------------------------------------------------------ manifest

    def finish(self, tool: str, artifacts: Iterable[Artifact]) -> None:
        """Delete what the last build made and this one did not, then write the manifest."""
        after = sorted(artifacts, key=lambda artifact: artifact.path)
        for path in sorted(self.ours - {artifact.path for artifact in after}):
            self._delete(path)
        content = {"version": 1, "tool": tool, "artifacts": [artifact.as_json() for artifact in after]}
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        self.publish_file(MANIFEST, text.encode(), durable=True)

    def _delete(self, path: str) -> None:
        target = self.out / path
        if not target.resolve().is_relative_to(self.out.resolve()) or not (target.is_symlink() or target.is_file()):
            return
        target.unlink(missing_ok=True)
        for folder in target.parents:
            if folder == self.out or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()


def _put(path: Path, content: bytes | Path) -> None:
    """Put a file into a folder that is being made; one that lies somewhere already is linked where that is possible."""
    make_folder(path.parent)
    if isinstance(content, bytes):
        path.write_bytes(content)
        path.chmod(0o644)
        return
    try:
        path.hardlink_to(content)
    except OSError:  # another file system, or one that knows no links
        shutil.copyfile(content, path)
        path.chmod(0o644)


def _is(path: Path, content: bytes | Path) -> bool:
    """Whether a file has this content already."""
    if isinstance(content, bytes):
        return _holds(path, content)
    return path == content or (_is_file(path) and path.samefile(content))


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _holds(path: Path, data: bytes) -> bool:
    return read_given(path, len(data), follow=False) == data


_TYPES: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(("path", "kind", "sha256"), (str,)),
    **dict.fromkeys(("lang", "modified"), (str, NoneType)),
    **dict.fromkeys(("issue", "pages"), (int, NoneType)),
    "bytes": (int,),
}
"""Of the fields of an artifact."""


def _artifacts_in(manifest: bytes) -> dict[str, Artifact]:
    """The artifacts of the last build by path; none where it is no manifest of ours."""
    try:
        return {artifact.path: artifact for artifact in map(_artifact, json.loads(manifest)["artifacts"])}
    except (ValueError, LookupError, TypeError, RecursionError):
        return {}


def _artifact(item: dict[str, Any]) -> Artifact:
    """An artifact; raises `TypeError` where a field holds what no build writes into it."""
    values = {name: item[name] for name in Artifact.__slots__}
    for name, value in values.items():
        if type(value) not in _TYPES[name]:
            raise TypeError(name)
    return Artifact(**values)
