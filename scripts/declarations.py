"""Write src/tehletter/pdf/declarations.py: WeasyPrint's C declarations, as cffi keeps them once they are parsed.

To be run when the pinned WeasyPrint or cffi changes; a test compares the file with what this would write.
"""

from __future__ import annotations

import hashlib
import importlib
import sys
import tempfile
import types
from pathlib import Path
from pprint import pformat
from typing import Any

import cffi

TARGET = Path(__file__).parents[1] / "src/tehletter/pdf/declarations.py"
HEAD = '''\
"""WeasyPrint's C declarations, parsed. Written by scripts/declarations.py; see pdf/engine.py."""

from __future__ import annotations

from typing import Any

SOURCE = "{source}"
"""SHA-256 of the declarations that these stand for."""

PARSED: dict[str, Any] = (
{parsed}
)
"""What `_cffi_backend.FFI` is made from."""
'''


def declarations() -> str:
    """The C declarations of the installed WeasyPrint."""
    heard: list[str] = []

    class Listening(cffi.FFI):
        """Notes what it is told."""

        def cdef(self, source: str, **options: Any) -> None:
            heard.append(source)
            super().cdef(source, **options)

    plain, cffi.FFI = cffi.FFI, Listening
    try:
        importlib.import_module("weasyprint.text.ffi")
    finally:
        cffi.FFI = plain
    (source,) = heard
    return source


def parsed(source: str) -> dict[str, Any]:
    """What cffi writes of declarations, so that they need not be parsed again."""
    made: dict[str, Any] = {}
    ffi = cffi.FFI()
    ffi.cdef(source)
    ffi.set_source("declarations", None)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "declarations.py")
        ffi.emit_python_code(str(path))
        real = sys.modules["_cffi_backend"]
        sys.modules["_cffi_backend"] = backend = types.ModuleType("_cffi_backend")
        backend.FFI = lambda _name, **data: made.update(data)
        try:
            exec(path.read_text("utf-8"), {})  # noqa: S102 - what cffi has just written
        finally:
            sys.modules["_cffi_backend"] = real
    return made


def written() -> str:
    """The module."""
    source = declarations()
    digest = hashlib.sha256(source.encode()).hexdigest()
    return HEAD.format(source=digest, parsed=pformat(parsed(source), width=116, sort_dicts=False))


if __name__ == "__main__":
    TARGET.write_text(written(), "utf-8")
