"""The preview over HTTP, for this machine alone. This module alone imports Starlette and uvicorn.

It answers under its own names only: a page elsewhere could have its name lead here (DNS rebinding), and read drafts.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from socket import socket

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tehletter.press import lay_out_with
from tehletter.preview.desk import Desk, Order
from tehletter.preview.shell import EVENTS, LETTERS, OWN, POLICY, SITE, Shell, first_letter, letter_address
from tehletter.preview.watch import watch
from tehletter.processes import Companion

KINDS = {
    "css": "text/css",
    "js": "text/javascript",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
}
"""The media types of what pages take in."""
HEADERS = {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "no-referrer",
}
"""What goes with every answer: nothing is kept, and no page of elsewhere may take it in."""
ALIVE = 15
"""Seconds after which a silent browser is told that the preview still runs."""

PAUSE = 0.2
"""Seconds between a saving and the making of its PDFs: the page comes first, and savings come in rows."""


class Preview:
    """Serves a desk: reads the project when it is saved, prints behind, tells the browsers."""

    def __init__(self, desk: Desk, shell: Shell, told: Callable[[], None]) -> None:
        self.desk, self.shell, self.told = desk, shell, told
        self.companion = Companion()
        self.watched = Counter[str]()
        self.saved, self.to_print, self.turn = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def run(self, listener: socket) -> None:
        """Serve until the process is told to end."""
        config = uvicorn.Config(
            self.app(listener.getsockname()[1]), log_config=None, log_level="critical", lifespan="off", ws="none"
        )
        await asyncio.gather(
            _Server(config).serve([listener]),
            watch(self.desk.workspace.root, self.saved.set),
            self.reading(),
            self.printing(),
        )

    def app(self, port: int) -> ASGIApp:
        """The application, behind its guard."""
        edition = "{issue:str}/{lang:str}"
        routes = [
            Route("/", self.start),
            Route(f"{LETTERS}{edition}.html", self.letter),
            Route(f"{EVENTS}{edition}", self.events),
            Route(f"{OWN}{{name}}", self.own),
            *(Route(f"{SITE}{archive}", self.archive) for archive in ("", "index.html", "{lang:str}/index.html")),
            Route(f"{SITE}assets/{{path:path}}", self.asset),
            Route(f"{SITE}{edition}/images/{{name}}", self.picture),
            Route(f"{SITE}{edition}/{{name}}", self.file),
            Route(f"{SITE}{edition}/", self.file),
        ]
        application = Starlette(routes=routes, exception_handlers={404: self.missing})
        application.router.redirect_slashes = False
        return _Guard(application, port)

    # -------------------------------------------------------------------------------------- behind pages

    async def reading(self) -> None:
        """Read the project whenever it was saved."""
        while True:
            await self.saved.wait()
            self.saved.clear()
            await asyncio.to_thread(self.desk.read)
            self.tell()
            self.to_print.set()
            await asyncio.to_thread(self.told)

    async def printing(self) -> None:
        """Make the PDFs of what is looked at, one by one: the newest text is printed next, whatever came between."""
        while True:
            await self.to_print.wait()
            await asyncio.sleep(PAUSE)
            self.to_print.clear()
            while order := await asyncio.to_thread(self.desk.next_order, tuple(+self.watched)):
                await asyncio.to_thread(self.print, order)
                self.tell()
            self.tell()  # which of them were right already

    def print(self, order: Order) -> None:
        """Make one PDF, in the process beside this one."""
        self.desk.keep(order, self.companion.do(lay_out_with, (order.kit, order.job)))

    def tell(self) -> None:
        """Wake all who wait for news."""
        turn, self.turn = self.turn, asyncio.Event()
        turn.set()

    # ------------------------------------------------------------------------------------------- answers

    def start(self, request: Request) -> Response:
        """Lead to the newest letter."""
        look = self.desk.look
        first = first_letter(look) if look else None
        return RedirectResponse(letter_address(first)) if first else self.blank("preview.no-letters", request)

    def archive(self, _request: Request) -> Response:
        """In place of the archive, which only a build can make: where the preview begins."""
        return RedirectResponse("/")

    def letter(self, request: Request) -> Response:
        """The shell of an edition."""
        folder = _folder(request)
        if not self.desk.knows(folder):
            return self.blank("preview.no-such", request, 404)
        page = self.shell.page(self.desk.view(folder), self.desk.look)
        return HTMLResponse(page, headers={"content-security-policy": f"{POLICY}; frame-ancestors 'none'"})

    async def events(self, request: Request) -> Response:
        """The states of an edition, one after the other (server-sent events, HTML, section 9.2)."""
        headers = {"content-type": "text/event-stream"}
        return StreamingResponse(self.states(_folder(request)), headers=headers)

    async def states(self, folder: str) -> AsyncIterator[str]:
        """Each state of an edition that differs from the one before."""
        self.watched[folder] += 1
        self.to_print.set()
        before = ""
        try:
            while True:
                turn = self.turn
                state = await asyncio.to_thread(self.state, folder)
                yield f"data: {state}\n\n" if state != before else ":\n\n"
                before = state
                with suppress(TimeoutError):
                    await asyncio.wait_for(turn.wait(), ALIVE)
        finally:
            self.watched[folder] -= 1

    def state(self, folder: str) -> str:
        """What tells a browser whether it shows an edition as it is."""
        return self.shell.state(self.desk.view(folder), self.desk.look)

    def file(self, request: Request) -> Response:
        """The page of an edition or its PDF, as they would be published."""
        folder, name = _folder(request), request.path_params.get("name", "index.html")
        if name == "index.html":
            page = self.desk.page(folder)
            if page is None:
                return self.blank("preview.no-page", request, 200 if self.desk.knows(folder) else 404)
            return HTMLResponse(page.html, headers={"content-security-policy": "frame-ancestors 'self'"})
        data = self.desk.pdf(folder, name)
        headers = {"content-disposition": f'inline; filename="{name}"'}
        return self.found(request, data, "application/pdf", headers)

    def picture(self, request: Request) -> Response:
        """A scaled picture."""
        name = request.path_params["name"]
        return self.found(request, self.desk.picture(_folder(request), name), _kind(name))

    def asset(self, request: Request) -> Response:
        """A style or a font of the pages."""
        path = f"assets/{request.path_params['path']}"
        return self.found(request, self.desk.shared(path), _kind(path))

    def own(self, request: Request) -> Response:
        """The shell's own script and style, and what stands where a PDF is not made yet."""
        name = request.path_params["name"]
        if name in ("waiting.html", "no-pdf.html"):
            return self.blank(f"preview.{name.removesuffix('.html')}", request)
        text = self.shell.site.templates.get(f"preview/{name}") if _kind(name) else None
        return self.found(request, text.encode() if text is not None else None, _kind(name))

    def found(self, request: Request, data: bytes | None, kind: str, headers: dict[str, str] | None = None) -> Response:
        """A file, or that there is none."""
        if data is None:
            return self.blank("preview.none", request, 404)
        return Response(data, media_type=kind, headers=headers)

    def missing(self, request: Request, _error: Exception) -> Response:
        """What the preview does not have."""
        return self.blank("preview.none", request, 404)

    def blank(self, key: str, request: Request, status: int = 200) -> Response:
        """A page of a few words."""
        headers = {"content-security-policy": f"{POLICY}; frame-ancestors 'self'"}
        return HTMLResponse(self.shell.blank(key, request.url.path), status, headers)


class _Server(uvicorn.Server):
    """uvicorn, which leaves signals to the command line: that knows how each of them ends it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class _Guard:
    """Lets in what asks this machine by its own name; puts the headers on every answer."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self.app = app
        self.hosts = {f"{name}:{port}".encode() for name in ("127.0.0.1", "localhost")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *((k.encode(), v.encode()) for k, v in HEADERS.items())]
            await send(message)

        hosts = [value for name, value in scope.get("headers", ()) if name == b"host"]
        asked: Callable[[Scope, Receive, Send], Awaitable[None]] = self.app
        if len(hosts) != 1 or hosts[0].lower() not in self.hosts:
            asked = PlainTextResponse("This preview is for 127.0.0.1 alone.\n", 403)
        await asked(scope, receive, send_with_headers)


def _folder(request: Request) -> str:
    return f"{request.path_params['issue']}/{request.path_params['lang']}"


def _kind(name: str) -> str:
    """The media type of a file by its name; none where the preview serves no such files."""
    return KINDS.get(name.rpartition(".")[2], "")
