"""The import of WeasyPrint, without most of what it costs: more than the layout of a letter.

Two things are spared. cffi asks `ctypes.util.find_library` for names such as `gobject-2.0`, which starts ldconfig and
a compiler some fifty times, although each list of names ends in the one that the system's loader knows; on Linux the
question is answered with « none », so that the loader is asked at once. And `fontTools.subset` and `varLib` are
imported when they are first used, which is never where HarfBuzz cuts the fonts.

Both are undone when the import ends. Whatever goes wrong meanwhile, WeasyPrint is imported plainly instead. The import
happens in the main thread, before any other exists, and before processes are forked.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import sys
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from tehletter.errors import Unable

MAJOR = "70"
"""The WeasyPrint that `tags` was written for."""

_SELDOM = ("fontTools.subset", "fontTools.varLib.instancer")
"""What WeasyPrint imports, and uses where there is no HarfBuzz to cut fonts or a font is variable."""


def load() -> Any:
    """WeasyPrint; raises `Unable`, which says what is missing."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # it prints how to install what it misses: we say that
            weasyprint = _imported()
    except OSError as error:
        raise Unable("no-pango", reason=str(error).splitlines()[0]) from error
    if weasyprint.__version__.partition(".")[0] != MAJOR:
        raise Unable("wrong-weasyprint", found=weasyprint.__version__, wanted=MAJOR)
    return weasyprint


def _imported() -> Any:
    if "weasyprint" not in sys.modules:
        try:
            with _no_search(), _on_first_use():
                return importlib.import_module("weasyprint")
        except Exception:  # noqa: BLE001 - what was spared may be the reason: the plain import decides
            _forget("weasyprint")
    return importlib.import_module("weasyprint")


def _forget(package: str) -> None:
    """Let a package whose import failed halfway be imported again from its beginning."""
    for name in [name for name in sys.modules if name == package or name.startswith(f"{package}.")]:
        del sys.modules[name]


@contextlib.contextmanager
def _no_search() -> Iterator[None]:
    """No process is started to find a library whose name the loader is given anyway."""
    if sys.platform != "linux":
        yield
        return
    import ctypes.util

    search = ctypes.util.find_library
    ctypes.util.find_library = _not_found
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _not_found(name: str) -> str | None:  # noqa: ARG001 - the signature of what it stands in for
    """What `find_library` says of a library that it does not know."""


@contextlib.contextmanager
def _on_first_use() -> Iterator[None]:
    """Modules that are seldom used stand as `_Later` while WeasyPrint takes them over."""
    later = {name: _Later(name) for name in _SELDOM if name not in sys.modules}
    sys.modules.update(later)
    try:
        yield
    finally:
        for name, module in later.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


class _Later(ModuleType):
    """Stands for a module: a function or class taken from it imports the module when it is first called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def later(*values: Any, **named: Any) -> Any:
            return getattr(importlib.import_module(self.__name__), name)(*values, **named)

        return later
