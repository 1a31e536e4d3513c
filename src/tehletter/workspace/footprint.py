"""What folders look like from outside, in one key: the name, the size and the times of every file below them.

A file that is written, replaced, renamed or given back its old times has another time of change (ctime), which no
program sets. Only a change within the same tick of the clock goes unseen: folders with a file as young as that are
not settled.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from pathlib import Path

TICK = 50_000_000
"""Nanoseconds within which two changes may bear the same time; Linux counts in 4 to 10 million."""
COARSE_TICK = 2_000_000_000
"""The same for file systems that count in seconds, as FAT does."""


class Footprint:
    """A key of files and of how they were at a moment; `settled` is whether each later change will show.

    `moment` is in nanoseconds since 1970; what changed after it may change again unseen.
    """

    def __init__(self, moment: int | None = None) -> None:
        self.moment = time.time_ns() if moment is None else moment
        self.settled = True
        import hashlib  # not where nothing is remembered

        self._hash = hashlib.sha256()

    @property
    def key(self) -> str:
        """64 hexadecimal figures."""
        return self._hash.hexdigest()

    def add(self, *paths: Path, skip: str = "", apart: str = "", beside: Footprint | None = None) -> Footprint:
        """Take in files and folders with all below them; what is missing counts as missing.

        What bears the name `skip` is left out; files that bear the name `apart` go into the footprint `beside`.
        """
        for path in map(str, paths):
            try:
                found = os.lstat(path)
            except OSError:
                self._take(f"{path}\0missing\n")
                continue
            if stat.S_ISDIR(found.st_mode):
                self._add_folder(path, skip, apart, beside or self)
            else:
                self._take(self._line(path, path, found))
        return self

    def _take(self, lines: str) -> None:
        self._hash.update(lines.encode("utf-8", "surrogateescape"))

    def _add_folder(self, folder: str, skip: str, apart: str, beside: Footprint) -> None:
        """Take in the files of a folder, then the folders in it; thousands of them, so that little is done for each."""
        entries: list[os.DirEntry[str]] = []
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=_name)
        except OSError:
            self.settled = False
        lines, below = [f"{folder}\0folder\n"], []
        for entry in entries:
            if entry.name == skip:
                continue
            if entry.is_dir(follow_symlinks=False):
                below.append(entry.path)
                continue
            try:
                state = entry.stat(follow_symlinks=False)
            except OSError:
                lines.append(f"{entry.name}\0gone\n")
                continue
            if entry.name == apart:
                beside._take(beside._line(entry.path, entry.path, state))
            else:
                lines.append(self._line(entry.name, entry.path, state))
        self._take("".join(lines))
        for path in below:
            self._add_folder(path, skip, apart, beside)

    def _line(self, name: str, path: str, found: os.stat_result) -> str:
        """What is noted of a file; of a link, also of the file that it leads to."""
        modified, changed = found.st_mtime_ns, found.st_ctime_ns
        tick = TICK if changed % 1_000_000_000 else COARSE_TICK
        if changed > self.moment - tick or modified > self.moment - tick:
            self.settled = False
        line = f"{name}\0{found.st_mode} {modified} {changed} {found.st_size} {found.st_ino}\n"
        return line + self._target(path) if stat.S_ISLNK(found.st_mode) else line

    def _target(self, path: str) -> str:
        try:
            found = os.stat(path)  # noqa: PTH116 - as above
        except OSError:
            return "nowhere\n"
        if stat.S_ISDIR(found.st_mode):  # nobody looks into it
            self.settled = False
        return self._line("target", "", found)


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def machine_key() -> str:
    """Stands for the packages and the system libraries that this program may use: their names, not their contents."""
    names: list[str] = []
    for folder in sys.path:
        try:
            names += sorted(name for name in os.listdir(folder or ".") if name.endswith((".dist-info", ".egg-link")))  # noqa: PTH208 - at every start
        except OSError:
            continue
    cache = Path("/etc/ld.so.cache")  # rewritten whenever a library of the system changes
    state = cache.stat() if cache.exists() else None
    return repr((sys.version, names, state and (state.st_mtime_ns, state.st_size)))
