"""Files put in place in one step, and what to say when the disk refuses."""

from __future__ import annotations

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Literal

from tehletter.errors import Unable


def read_given(path: Path, most: int, *, follow: bool = True) -> bytes | Literal["missing", "not-a-file", "too-heavy"]:
    """The bytes of a regular file, wherever it lies, or why not; no pipe is waited for.

    Unless links are followed, one that stands in the place of the file is none.
    """
    try:
        if not stat.S_ISREG(path.stat(follow_symlinks=follow).st_mode):
            return "not-a-file"
        no_link = 0 if follow else os.O_NOFOLLOW
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | no_link)
        with os.fdopen(descriptor, "rb") as file:
            data = file.read(most + 1)
    except (FileNotFoundError, NotADirectoryError):
        return "missing"
    except (OSError, ValueError):
        return "not-a-file"
    return "too-heavy" if len(data) > most else data


def make_folder(path: Path) -> None:
    """Make a folder and those above it that are missing; everyone may look into them, whatever the umask."""
    if path.is_dir():
        return
    make_folder(path.parent)
    path.mkdir(exist_ok=True)
    path.chmod(0o755)


def replace_file(path: Path, data: bytes, *, durable: bool = False, mode: int = 0o644) -> None:
    """Put a file in place in one step; `durable` also waits for the disk. Raises `Unable`."""
    from tempfile import mkstemp  # not where nothing is written

    try:
        make_folder(path.parent)
        descriptor, temporary = mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                os.fchmod(descriptor, mode)
                if durable:
                    file.flush()
                    os.fsync(descriptor)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink()
            raise
        if durable:
            _settle(path.parent)
    except OSError as error:
        raise unwritable(path, error) from error


_HERE, _SWAP = -100, 2
"""`AT_FDCWD`, and `RENAME_EXCHANGE` or `RENAME_SWAP` (renameat2(2) of Linux, renamex_np(2) of macOS)."""


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step, so that nobody sees neither; False where the system cannot."""
    import ctypes  # not where nothing is published

    system, pair = ctypes.CDLL(None), (os.fsencode(one), os.fsencode(other))
    try:
        if sys.platform == "darwin":
            return bool(system.renamex_np(*pair, _SWAP) == 0)
        return bool(system.renameat2(_HERE, pair[0], _HERE, pair[1], _SWAP) == 0)
    except AttributeError:  # an older C library
        return False


def _settle(folder: Path) -> None:
    """Make sure that a new name in a folder lasts, where the file system can."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return
    with suppress(OSError):
        os.fsync(descriptor)
    os.close(descriptor)


def unwritable(path: Path, error: OSError) -> Unable:
    """What to say when a file cannot be written."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return Unable("disk-full" if full else "not-writable", path=str(path), reason=reason_of(error))


def reason_of(error: OSError) -> str:
    """What the system says of an error, without the path."""
    return error.strerror or str(error)
