"""Hears what is saved in a project. This module alone imports watchfiles."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from watchfiles import Change, awatch

from tehletter.workspace.project import CONFIG, ISSUES

FOLDERS = (ISSUES, "templates", "fonts")
"""The folders that a preview is made of; the config lies beside them."""

QUIET = 10
"""Milliseconds without a further change after which a saving counts as done."""
LONGEST = 100
"""Milliseconds after which changes are told even where they go on."""


async def watch(root: Path, changed: Callable[[], None]) -> None:
    """Call `changed` whenever something of the project was saved.

    The project's own folder is watched without what lies below: it may hold a virtual environment, or what is
    published. Where one of the folders of sources comes or goes, they are watched anew.
    """
    while True:
        stop, folders = asyncio.Event(), _present(root)
        beside = asyncio.create_task(_beside(root, folders, changed, stop))
        below = asyncio.create_task(_below(folders, changed, stop))
        await asyncio.sleep(0)  # both listen now: what was saved until here is told at once
        changed()
        await asyncio.gather(beside, below)


async def _beside(root: Path, folders: list[Path], changed: Callable[[], None], stop: asyncio.Event) -> None:
    names = (CONFIG, *FOLDERS)
    async for saved in awatch(
        root, watch_filter=_is_meant, debounce=LONGEST, step=QUIET, stop_event=stop, recursive=False
    ):
        if any(Path(path).name in names for _, path in saved):
            changed()
        if _present(root) != folders:
            stop.set()


async def _below(folders: list[Path], changed: Callable[[], None], stop: asyncio.Event) -> None:
    if not folders:
        await stop.wait()
        return
    async for _ in awatch(*folders, watch_filter=_is_meant, debounce=LONGEST, step=QUIET, stop_event=stop):
        changed()


def _present(root: Path) -> list[Path]:
    return [root / name for name in FOLDERS if (root / name).is_dir()]


def _is_meant(_change: Change, path: str) -> bool:
    """Whether a file is meant to stay: editors and builds put others beside it while they save."""
    name = Path(path).name
    return not (name.startswith(".") or name.endswith(("~", ".swp", ".swx", ".tmp")))
