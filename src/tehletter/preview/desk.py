"""What the preview holds over time: the last reading of the project, of each edition the last good page and PDF.

Threads ask it, so that each public method takes its lock. Nothing here writes into `issues/` or the output folder.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

from tehletter.check import diagnose
from tehletter.diagnostics import Diagnostic, Finding
from tehletter.errors import Unable
from tehletter.pdf.layout import Sheets
from tehletter.plan import Printed
from tehletter.press import PaperJob
from tehletter.preview.look import Look, Page, source_of
from tehletter.processes import Failure
from tehletter.scaling import Kit, picture_copy
from tehletter.workspace.project import Workspace


@dataclass(frozen=True, slots=True)
class View:
    """What is to be seen of an edition now.

    `page` and `printed` are the last good ones, made of an older text where `good` is not; `troubles` are what keeps
    the tool itself from working, `printing` is whether a newer PDF is to come.
    """

    folder: str
    page: Page | None
    good: bool
    printed: Printed | None
    printing: bool
    diagnostics: tuple[Diagnostic, ...]
    troubles: tuple[Unable, ...]
    style: str
    pdf_key: str


@dataclass(frozen=True, slots=True)
class Order:
    """A PDF to be made, and with what."""

    folder: str
    kit: Kit
    job: PaperJob


class Desk:
    """The project on the desk of its author."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._lock = Lock()
        self._look: Look | None = None
        self._unread: Unable | None = None
        self._pages: dict[str, Page] = {}
        self._wrong: dict[str, Unable] = {}
        self._current: set[str] = set()
        self._settled: set[str] = set()
        self._printed: dict[str, Printed] = {}
        self._keys: dict[str, str] = {}
        self._unprinted: dict[str, tuple[str, Failure | Unable]] = {}

    # ------------------------------------------------------------------------------------------ reading

    def read(self) -> None:
        """Read the project anew; what is known of it stays where that fails."""
        with self._lock:
            try:
                self._look, self._unread = Look(self.workspace, self._look), None
            except Exception as error:  # noqa: BLE001 - the preview outlives whatever a project holds
                self._unread = _told(error)
            self._current.clear()
            self._settled.clear()

    @property
    def unread(self) -> Unable | None:
        """Why the project could not be read the last time."""
        return self._unread

    @property
    def look(self) -> Look | None:
        """The last reading that came to an end."""
        return self._look

    def knows(self, folder: str) -> bool:
        """Whether there is such an edition, or was one."""
        with self._lock:
            return folder in self._pages or (self._look is not None and folder in self._look.folders)

    # ------------------------------------------------------------------------------------------ looking

    def page(self, folder: str) -> Page | None:
        """The last good page of an edition."""
        with self._lock:
            self._refresh(folder)
            return self._pages.get(folder)

    def view(self, folder: str) -> View:
        """What is to be seen of an edition now."""
        with self._lock:
            self._refresh(folder)
            look = self._look
            found = look.concerning(folder) if look else ()
            gone = Unable("edition-gone", path=source_of(folder)) if look and folder not in look.folders else None
            troubles = [trouble for trouble in (self._unread, gone, self._wrong.get(folder)) if trouble]
            _, failure = self._unprinted.get(folder, ("", None))
            if look and isinstance(failure, Failure):
                found += _unprintable(folder, failure, look)
            elif isinstance(failure, Unable):
                troubles.append(failure)
            right = not troubles and look is not None and look.letter(folder) is not None
            return View(
                folder,
                self._pages.get(folder),
                right,
                self._printed.get(folder),
                right and folder not in self._settled,
                found,
                tuple(troubles),
                look.style_key if look else "",
                self._keys.get(folder, ""),
            )

    def _refresh(self, folder: str) -> None:
        """Make the page of an edition, unless this was tried since the project was last read."""
        if self._look is None or self._unread or folder in self._current:
            return
        self._current.add(folder)
        self._wrong.pop(folder, None)
        try:
            page = self._look.page(folder, self._printed)
        except Exception as error:  # noqa: BLE001 - a template of the project may fail in any way
            self._wrong[folder] = _told(error)
            return
        if page is not None:
            self._pages[folder] = page

    def shared(self, path: str) -> bytes | None:
        """What pages share: a style or a font."""
        with self._lock:
            return self._look.shared.get(path) if self._look else None

    def picture(self, folder: str, name: str) -> bytes | None:
        """A scaled picture of the last good page."""
        with self._lock:
            page, look = self._pages.get(folder), self._look
        copy = page.copies.get(name) if page else None
        if copy is None or look is None:
            return None
        try:
            return picture_copy(look.kit, copy)
        except Exception:  # noqa: BLE001 - it changed since: the page of the next reading shows it
            return None

    # ---------------------------------------------------------------------------------------- printing

    def pdf(self, folder: str, name: str) -> bytes | None:
        """The last PDF of an edition, by its name."""
        with self._lock:
            printed = self._printed.get(folder)
            right = self._look is not None and name == self._look.pdf_name(folder)
            return printed.data if printed and right else None

    def next_order(self, folders: Iterable[str]) -> Order | None:
        """The first PDF that is to be made: of the editions looked at, then of those beside them.

        The lock is taken for each edition anew, so that what was saved is not kept waiting for all of them.
        """
        look, seen = self._look, list(folders)
        if look is None or self._unread:
            return None
        issues = {folder.partition("/")[0] for folder in seen}
        beside = [folder for folder in look.folders if folder.partition("/")[0] in issues and folder not in seen]
        for folder in (*seen, *beside):
            with self._lock:
                if self._look is look and (order := self._order(folder, look)):
                    return order
        return None

    def _order(self, folder: str, look: Look) -> Order | None:
        """What is to be made of an edition; nothing where its PDF is right, or was tried in vain."""
        if folder in self._settled:
            return None
        try:
            job = look.job(folder)
        except Exception as error:  # noqa: BLE001 - a template of the project may fail in any way
            self._unprinted[folder] = "", _told(error)
            job = None
        if job is not None and job.key == self._keys.get(folder):
            self._unprinted.pop(folder, None)  # what failed meanwhile is as it was
        elif job is not None and job.key != self._unprinted.get(folder, ("",))[0]:
            return Order(folder, look.kit, job)
        self._settled.add(folder)
        return None

    def keep(self, order: Order, made: Sheets | Failure | Unable) -> None:
        """Keep a PDF, or why there is none; pages state the weight of the new one."""
        with self._lock:
            self._unprinted.pop(order.folder, None)
            if isinstance(made, Sheets):
                self._printed[order.folder] = Printed(len(made.data), made.pages, made.data)
                self._keys[order.folder] = order.job.key
                self._current.clear()
            else:
                self._unprinted[order.folder] = order.job.key, made


def _told(error: Exception) -> Unable:
    """What went wrong, in words of the catalogue."""
    if isinstance(error, Unable):
        return error
    return Unable("our-mistake", reason=f"{type(error).__name__}: {error}")


def _unprintable(folder: str, failure: Failure, look: Look) -> tuple[Diagnostic, ...]:
    finding = Finding("layout-failed", values={"reason": failure.reason}, variant=failure.variant)
    return diagnose(source_of(folder), [finding], look.found.config)
