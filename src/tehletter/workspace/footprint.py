"""What folders look like from outside, in one key: the name, the size and the times of every file below them.

A file that is written, replaced, renamed or given back its old times has another time of change (ctime), which no
program sets. Only a change within the same tick of the clock goes unseen: folders with a file as young as that are
not settled.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

TICK = 50_000_000
"""Nanoseconds within which two changes may bear the same time; Linux counts in 4 to 10 million."""
COARSE_TICK = 2_000_000_000
"""The same for file systems that count in seconds, as FAT does."""


@dataclass(slots=True)
class Footprint:
    """A key of files and of how they were at a moment; `settled` is whether each later change will show."""

    moment: int = field(default_factory=time.time_ns)
    settled: bool = True
    _hash: hashlib._Hash = field(default_factory=hashlib.sha256)

    @property
    def key(self) -> str:
        """64 hexadecimal figures."""
        return self._hash.hexdigest()

    def add(self, *paths: Path, skip: str = "", apart: str = "", beside: Footprint | None = None) -> Footprint:
        """Take in files and folders with all below them; what is missing counts as missing.

        What bears the name `skip` is left out; files that bear the name `apart` go into the footprint `beside`.
        """
        for path in paths:
            try:
                is_folder = stat.S_ISDIR(os.lstat(path).st_mode)
            except OSError:
                self._take(f"{path}\0missing\n")
                continue
            if is_folder:
                self._add_folder(str(path), skip, apart, beside or self)
            else:
                self._take(self._line(str(path)))
        return self

    def _take(self, line: str) -> None:
        self._hash.update(line.encode("utf-8", "surrogateescape"))

    def _add_folder(self, folder: str, skip: str, apart: str, beside: Footprint) -> None:
        self._take(f"{folder}\0folder\n")
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError:
            self.settled = False
            return
        for entry in found:
            if entry.name == skip:
                continue
            if entry.is_dir(follow_symlinks=False):
                self._add_folder(entry.path, skip, apart, beside)
            else:
                taker = beside if entry.name == apart else self
                taker._take(taker._line(entry.path))  # noqa: SLF001 - of its own class

    def _line(self, path: str) -> str:
        try:
            about = self._about(os.lstat(path))
            if about[0] == stat.S_IFLNK:
                target = os.stat(path)  # noqa: PTH116 - as above
                self.settled &= not stat.S_ISDIR(target.st_mode)  # nobody looked into it
                about += self._about(target)
        except OSError:
            return f"{path}\0unreadable\n"
        return f"{path}\0{about}\n"

    def _about(self, found: os.stat_result) -> tuple[int, ...]:
        youngest = max(found.st_mtime_ns, found.st_ctime_ns)
        tick = TICK if found.st_ctime_ns % 1_000_000_000 else COARSE_TICK
        if youngest > self.moment - tick:
            self.settled = False
        kind = stat.S_IFMT(found.st_mode)
        return kind, found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


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
