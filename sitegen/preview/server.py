"""The preview's server: the built site on 127.0.0.1, and news of each build for the open pages.

In: a port, and what to show after each build. Out: answers to browsers on this machine. Refuses
requests for any other host name, so that no page of the web can read a site that is not public.
"""

from __future__ import annotations

import json
import secrets
import socket
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from sitegen.errors import Problem, Severity, SitegenError
from sitegen.preview.board import Board, Message
from sitegen.preview.guard import Guard
from sitegen.preview.pages import OWN, Answer, Shown, answer, own_file
from sitegen.render.write import site_stamp
from sitegen.report import count, problem_data

HOST = "127.0.0.1"
HOSTS = [HOST, "localhost", "[::1]"]
OWN_FILES = ("client.js", "client.css")
EVENTS_TYPE = "text/event-stream"
# An open page holds its connection: it is cut after this many seconds when the server ends.
GRACE_SECONDS = 1
# Longer than the grace: the server has no reason to take so long.
ENDING_SECONDS = 3.0
# More than this many problems nobody reads in a page; the terminal has them all.
MOST_PROBLEMS = 20

State = Literal["building", "good", "incomplete", "failed"]


@dataclass(frozen=True, slots=True)
class News:
    """What the open pages are told: how the last build ended, and what is wrong.

    "incomplete": built, but with errors; "failed": not built, the pages are those from before.
    """

    state: State
    problems: tuple[Problem, ...] = ()


class Preview:
    """Serves what `show` named last; made with a port that is then taken, even before `start`."""

    def __init__(self, port: int) -> None:
        """Take the port (0: any free one). Raises SitegenError where it cannot be had."""
        self._socket = _listen(port)
        self._shown = Shown()
        self._number = 0
        # Tells the builds of this server from those of one that ran before.
        self._run = secrets.token_hex(4)
        self._board = Board(self._message(News("building")))
        self._server = _Server(self._application())
        self._thread = threading.Thread(target=self._serve, name="preview", daemon=True)

    @property
    def address(self) -> str:
        """The address to open in a browser."""
        return f"http://{HOST}:{self._socket.getsockname()[1]}/"

    def start(self) -> None:
        """Begin to answer, in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Cut the connections, end the thread, give the port back."""
        self._board.close()
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join(ENDING_SECONDS)
        self._socket.close()

    def show(self, shown: Shown, news: News) -> None:
        """Serve this from now on, and tell the open pages; from any thread."""
        self._shown = shown
        self._number += 1
        self._board.post(self._message(news))

    def _serve(self) -> None:
        self._server.run(sockets=[self._socket])

    def _stamp(self) -> str:
        folder = self._shown.folder
        return site_stamp(folder) if folder else ""

    def _message(self, news: News) -> Message:
        problems = _worst(news.problems)
        data = {
            "id": f"{self._run}-{self._number}",
            "state": news.state,
            "problems": [problem_data(problem) for problem in problems[:MOST_PROBLEMS]],
            "more": max(0, len(problems) - MOST_PROBLEMS),
        }
        # The site as it stands when this is sent, as pages carry it: another command may have built
        # it meanwhile, and pages would be reloaded for ever.
        return lambda: json.dumps(data | {"site": self._stamp()})

    def _application(self) -> Starlette:
        return Starlette(
            routes=[
                Route(f"{OWN}events", self._events),
                *(Route(OWN + name, _own_file, name=name) for name in OWN_FILES),
                Route("/{path:path}", self._page),
            ],
            middleware=[
                Middleware(Guard),
                Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False),
            ],
            # A path that no route takes, such as one with a line's end in it, is missing as others.
            exception_handlers={HTTPStatus.NOT_FOUND: self._missing},
        )

    def _missing(self, request: Request, _: Exception) -> Response:
        return self._page(request)

    def _page(self, request: Request) -> Response:
        # The stamp first: a page that is newer than its stamp is reloaded once too often, one that
        # is older would never be.
        stamp = self._stamp()
        return _response(answer(self._shown, request.scope["path"], stamp), request.url.query)

    async def _events(self, request: Request) -> Response:
        if request.method == "HEAD":
            return Response(media_type=EVENTS_TYPE)
        return StreamingResponse(self._board.stream(), media_type=EVENTS_TYPE)


class _Server(uvicorn.Server):
    """Uvicorn without its lines in the terminal: the watch has its own."""

    def __init__(self, application: Starlette) -> None:
        super().__init__(
            uvicorn.Config(
                application,
                log_config=None,
                log_level="critical",
                access_log=False,
                lifespan="off",
                ws="none",
                timeout_graceful_shutdown=GRACE_SECONDS,
            )
        )


def _own_file(request: Request) -> Response:
    return _response(own_file(request.url.path.removeprefix(OWN)), "")


def _response(found: Answer, query: str) -> Response:
    if found.redirect:
        target = f"{found.redirect}?{query}" if query else found.redirect
        return RedirectResponse(target, found.status)
    return Response(found.body, found.status, media_type=found.type)


def _worst(problems: Sequence[Problem]) -> list[Problem]:
    """Return the errors: warnings are for the terminal alone."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def news_of(problems: Sequence[Problem], *, built: bool) -> News:
    """Return what to tell the pages of a build that left these problems."""
    if not built:
        return News("failed", tuple(problems))
    return News("incomplete" if count(problems, Severity.ERROR) else "good", tuple(problems))


def _listen(port: int) -> socket.socket:
    """Open a listening socket on loopback. Raises SitegenError."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":
            # Take the port again at once after an earlier watch; on Windows the same option would
            # take it away from another program.
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen()
    except OSError as error:
        listening.close()
        raise SitegenError(
            f"port {port} cannot be used: {(error.strerror or str(error)).lower()}",
            hint=f"another program has it, perhaps a watch that still runs: end it, or choose "
            f"another port, such as --port {port + 1 if 1024 <= port < 65535 else 8001}; "
            "--port 0 takes any that is free",
        ) from error
    return listening
