"""The last message to the open pages, and the pages that wait for the next one.

In: messages from any thread. Out: to each page the message that stands when it connects, then every
new one, each put into words only when it is sent. A page that is slow gets the last one only: it
tells all that the ones before told.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Callable

# A line now and then shows both sides that the other is still there.
HEARTBEAT_SECONDS = 15.0
HEARTBEAT = b": here\n\n"

# What it tells may depend on how things stand when it is sent.
Message = Callable[[], str]


class Board:
    """Holds the message that stands; `post` and `close` may be called from any thread."""

    def __init__(self, message: Message) -> None:
        self._lock = threading.Lock()
        self._message = message
        self._closed = False
        self._waiting: dict[asyncio.Event, asyncio.AbstractEventLoop] = {}

    def post(self, message: Message) -> None:
        """Replace the message; everybody who waits is told."""
        with self._lock:
            self._message = message
        self._wake()

    def close(self) -> None:
        """End the streams of everybody who waits."""
        self._closed = True
        self._wake()

    async def stream(self) -> AsyncIterator[bytes]:
        """Yield messages as server-sent events (each one line of JSON), and heartbeats between."""
        news = asyncio.Event()
        with self._lock:
            self._waiting[news] = asyncio.get_running_loop()
        try:
            # Browsers try again after this many milliseconds when the connection is lost.
            yield b"retry: 1000\n\n"
            yield self._event()
            while not self._closed:
                try:
                    await asyncio.wait_for(news.wait(), HEARTBEAT_SECONDS)
                except TimeoutError:
                    yield HEARTBEAT
                    continue
                news.clear()
                if not self._closed:
                    yield self._event()
        finally:
            with self._lock:
                del self._waiting[news]

    def _event(self) -> bytes:
        with self._lock:
            message = self._message
        return f"data: {message()}\n\n".encode()

    def _wake(self) -> None:
        with self._lock:
            waiting = list(self._waiting.items())
        for news, loop in waiting:
            with contextlib.suppress(RuntimeError):  # the server ended meanwhile
                loop.call_soon_threadsafe(news.set)
