"""`tehletter serve`: a live preview on this machine, without a lock; writes neither stamps nor what is published."""

from __future__ import annotations

import asyncio
import errno
import socket
import sys
import webbrowser
from dataclasses import dataclass
from importlib.util import find_spec
from threading import Thread
from typing import TYPE_CHECKING

from tehletter import clock
from tehletter.diagnostics import Diagnostic, Severity
from tehletter.errors import Misuse, Unable
from tehletter.formats import Found, as_text, quotable
from tehletter.report import Report
from tehletter.workspace.project import Workspace, built_in_templates

if TYPE_CHECKING:
    from tehletter.preview.desk import Desk

HOST = "127.0.0.1"
PORT = 8008
NEIGHBOURS = 100
"""How many ports after the usual one are tried where that is taken."""
LIBRARIES = ("starlette", "uvicorn", "watchfiles")


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """What was asked of `serve`: a port, of which 0 is any that is free, and whether to open a browser."""

    port: int | None = None
    open: bool = False


def serve(workspace: Workspace, options: ServeOptions, report: Report) -> int:
    """Show the project in a browser until the process is told to end."""
    if missing := [name for name in LIBRARIES if find_spec(name) is None]:
        raise Unable("no-preview", libraries=", ".join(missing))
    if options.port is not None and not 0 <= options.port <= 65535:
        raise Misuse("bad-port")
    clock.now()  # a malformed SOURCE_DATE_EPOCH is refused before anything is read
    from tehletter.preview.desk import Desk
    from tehletter.preview.server import Preview
    from tehletter.preview.shell import Shell

    with listening(options.port) as listener:
        desk = Desk(workspace)
        errors = _Errors(desk, report)
        preview = Preview(desk, Shell(built_in_templates("preview", "languages"), report.language), errors.tell)
        try:
            desk.read()
            errors.tell()
            report.note(report.say("preview.runs"))
            address = f"http://{HOST}:{listener.getsockname()[1]}/"
            report.result(address)
            sys.stdout.flush()
            if options.open:
                Thread(target=webbrowser.open, args=(address,), daemon=True).start()
            # Not asyncio.run(): its end would wait for threads, and the process is about to end with all of them.
            asyncio.new_event_loop().run_until_complete(preview.run(listener))
        except KeyboardInterrupt:
            pass  # the way to end it: nothing is to be said, and the command line knows its code
        finally:
            preview.companion.end()
    return 0


def listening(port: int | None) -> socket.socket:
    """A socket that listens on this machine: on the port that was asked for, else on the first free one."""
    candidates = range(PORT, PORT + NEIGHBOURS) if port is None else (port,)
    for candidate in candidates:
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HOST, candidate))
            listener.listen()
        except OSError as error:
            listener.close()
            if error.errno != errno.EADDRINUSE:
                raise Unable("no-port", port=candidate, reason=error.strerror or str(error)) from error
        else:
            return listener
    raise Unable("port-taken", port=candidates[0])


class _Errors:
    """Says in the terminal which errors there are, each time that they are others."""

    def __init__(self, desk: Desk, report: Report) -> None:
        self.desk, self.report = desk, report
        self.said: tuple[object, ...] = ()

    def tell(self) -> None:
        """Say the errors of the last reading, unless they were said before."""
        unread, look = self.desk.unread, self.desk.look
        diagnostics = look.found.diagnostics if look and not unread else ()
        errors = tuple(diagnostic for diagnostic in diagnostics if diagnostic.severity is Severity.ERROR)
        if (now := (unread, *errors)) == self.said:
            return
        self.said = now
        if unread:
            self.report.unable(unread)
        self.report.diagnostics(self.text(errors), sys.stderr)

    def text(self, errors: tuple[Diagnostic, ...]) -> str:
        """Errors as `check` puts them."""
        sources = {path: self.desk.workspace.read_source(path) for path in quotable(errors)}
        found = Found(errors, (), self.report.language, sources=sources)
        return as_text(found, colour=self.report.colour(sys.stderr), columns=self.report.columns(sys.stderr))
