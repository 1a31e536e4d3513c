"""Files put in place in one step, and what to say when the disk refuses."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from tehletter.errors import Unable


def replace_file(path: Path, data: bytes, *, durable: bool = False) -> None:
    """Put a file in place in one step; `durable` also waits for the disk. Raises `Unable`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                os.fchmod(descriptor, 0o644)
                if durable:
                    file.flush()
                    os.fsync(descriptor)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink()
            raise
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> Unable:
    """What to say when a file cannot be written."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return Unable("disk-full" if full else "not-writable", path=str(path), reason=reason_of(error))


def reason_of(error: OSError) -> str:
    """What the system says of an error, without the path."""
    return error.strerror or str(error)
