"""What a call is about: the editions that it names, and what concerns them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from tehletter.diagnostics import Diagnostic
from tehletter.errors import Misuse
from tehletter.survey import Survey, concerns_all
from tehletter.workspace.project import CONFIG, ISSUES, Workspace


def choose(found: Survey, wanted: Iterable[str], workspace: Workspace, here: Path) -> frozenset[str]:
    """The paths of the editions that WHAT names: numbers, folders or files; all where nothing is named.

    Raises `Misuse` for what is not in the project.
    """
    letters = {verdict.abstract.path for verdict in found.verdicts}
    paths = letters | {diagnostic.path for diagnostic in found.diagnostics}
    chosen: set[str] = set()
    wanted = tuple(wanted)
    for what in wanted:
        prefix = _prefix(what, paths, workspace, here)
        mine = _below(prefix, paths)
        if not mine and prefix not in (CONFIG, ISSUES, "."):
            raise Misuse("no-such-what", what=what)
        chosen |= mine
    stamps = {f"{path.rpartition('/')[0]}/stamp.toml" for path in letters & chosen}
    return frozenset(chosen | stamps if wanted else paths)


def _below(prefix: str, paths: Iterable[str]) -> set[str]:
    return {path for path in paths if prefix in (".", path) or path.startswith(f"{prefix}/")}


def _prefix(what: str, paths: Iterable[str], workspace: Workspace, here: Path) -> str:
    """The path, relative to the project, that a WHAT stands for: the number of an issue, or else a path."""
    if re.fullmatch(r"[0-9]{1,9}", what):
        for name in (f"{int(what):03d}", what):
            if _below(f"{ISSUES}/{name}", paths):
                return f"{ISSUES}/{name}"
    outside = False
    for folder in (here, workspace.root):  # with -C, a path may be meant from either
        full = _found(folder / what)
        if full and full.is_relative_to(workspace.root):
            return full.relative_to(workspace.root).as_posix()
        outside = outside or full is not None
    raise Misuse("what-outside" if outside else "no-such-what", what=what)


def _found(path: Path) -> Path | None:
    """Where something lies; a link is itself, not what it leads to."""
    try:
        full = path.resolve(strict=True) if path.name in ("", "..") else path.parent.resolve(strict=True) / path.name
        full.lstat()
    except (OSError, RuntimeError):  # not there; a loop of links
        return None
    return full


def concerning(diagnostics: Iterable[Diagnostic], chosen: frozenset[str]) -> tuple[Diagnostic, ...]:
    """The diagnostics of the chosen paths, and those of config and languages, which concern every letter."""
    return tuple(one for one in diagnostics if one.path in chosen or concerns_all(one.path))
