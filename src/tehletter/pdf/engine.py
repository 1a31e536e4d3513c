"""The import of WeasyPrint, without most of what it costs: more than the layout of a letter.

Two things are spared. WeasyPrint has cffi parse the C declarations of Pango, and cffi looks for libraries by names such
as `gobject-2.0`, which starts ldconfig and a compiler some fifty times. `declarations` holds what cffi makes of them;
with that the system's loader is asked at once, by the names that it knows on Linux. And `fontTools.subset` and
`varLib` are imported when they are first used, which is never where HarfBuzz cuts the fonts.

What stands in for a module does so until the import ends. Whatever goes wrong meanwhile, also where WeasyPrint declares
something else than `declarations` holds, it is imported plainly instead: that costs time and nothing else. The import
happens in the main thread, before any other exists, and before processes are forked.
"""

from __future__ import annotations

import contextlib
import hashlib
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
    if "weasyprint" not in sys.modules and sys.platform == "linux":
        try:
            with _standing_in({"cffi": _declared(), **{name: _Later(name) for name in _SELDOM}}):
                return importlib.import_module("weasyprint")
        except Exception:  # noqa: BLE001 - what was spared may be the reason: the plain import decides
            _forget("weasyprint")
    return importlib.import_module("weasyprint")


def _forget(package: str) -> None:
    """Let a package whose import failed halfway be imported again from its beginning."""
    for name in [name for name in sys.modules if name == package or name.startswith(f"{package}.")]:
        del sys.modules[name]


@contextlib.contextmanager
def _standing_in(modules: dict[str, ModuleType]) -> Iterator[None]:
    """What is imported meanwhile finds these under their names."""
    before = {name: sys.modules.get(name) for name in modules}
    sys.modules.update(modules)
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


def _declared() -> ModuleType:
    """A `cffi` whose one interface knows the declarations already."""
    from _cffi_backend import FFI

    from tehletter.pdf.declarations import PARSED, SOURCE

    class Declared(FFI):  # type: ignore[misc]  # it has no types
        """Knows one set of declarations, and takes no other."""

        def cdef(self, source: str) -> None:
            if hashlib.sha256(source.encode()).hexdigest() != SOURCE:
                raise ValueError("other declarations")

    module = ModuleType("cffi")
    module.FFI = lambda: Declared("declarations", **PARSED)  # type: ignore[attr-defined]
    return module


class _Later(ModuleType):
    """Stands for a module: a function or class taken from it imports the module when it is first called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)

        def later(*values: Any, **named: Any) -> Any:
            return getattr(importlib.import_module(self.__name__), name)(*values, **named)

        return later
