"""Opening an address on the network: certificates, proxies, redirects, and an end to waiting.

In: an address. Out: an open answer to read from, or a ModelError in plain words. Refuses plain
http beyond this machine and more than a few redirects, and waits no longer than its limits say,
not even for a name server that never answers.
"""

from __future__ import annotations

import contextlib
import queue
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import TypeVar
from urllib.parse import urljoin

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    LocationValueError,
    NameResolutionError,
    NewConnectionError,
    ProxyError,
    ReadTimeoutError,
    SSLError,
)

from sitegen import __version__
from sitegen.errors import ModelError
from sitegen.network.addresses import SHOWN, checked_address, host_of, pool_for

T = TypeVar("T")

# Mirrors send on once or twice; more is a circle.
MAX_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
# What a server says while it is at its limits: the same question may be answered later.
PASSING = (408, 425, 429, 500, 502, 503, 504)
CHUNK = 1 << 16
# A try that brings fewer bytes than this is none that got further. A line that breaks off after
# each megabyte still brings a model with so many tries; more would go on for hours.
FURTHER = 64_000
ALL_TRIES = 200
# What OpenSSL says, by its version, of an answer that is not encrypted.
NOT_HTTPS = re.compile("wrong.version.number|record.layer.failure|http.request", re.IGNORECASE)
# Gzip would hide the sizes that progress, limits and resuming rest on.
HEADERS = {"User-Agent": f"sitegen/{__version__}", "Accept-Encoding": "identity"}
NO_NETWORK = (
    "check the network; without one, take the model along as a file: "
    "sitegen models install --from FILE.argosmodel"
)


class PassingError(ModelError):
    """No answer, a broken connection, a server at its limits: worth another try."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to wait, in seconds, and how often to try.

    `connect` is what a distant server on a bad line needs to take a connection, `read` the longest
    silence in the middle of an answer. After a failed try comes a pause of `pause`, doubled each
    time. `whole` is the longest wait, over all addresses, until the model itself begins to arrive;
    None sets no such limit. An answer that brings fewer than `pace` bytes a second, in the mean
    over `pace_over` seconds, counts as broken off: with less a model would take half a day.
    """

    connect: float = 15.0
    read: float = 30.0
    attempts: int = 5
    pause: float = 1.0
    whole: float | None = None
    pace: float = 10_000.0
    pace_over: float = 30.0


# For `make site`, where nobody asked for the model by name: one try, and 15 s at most, of which a
# slow machine needs some to start the program and to end it. Nor does anybody wait half a minute to
# find out that a line is too slow.
ONCE = Limits(connect=10.0, read=10.0, attempts=1, whole=10.0, pace_over=10.0)


@dataclass(frozen=True, slots=True)
class Answer:
    """An open answer; `address` is where it came from, after redirects, `head` how it begins."""

    address: str
    status: int
    headers: Mapping[str, str]
    response: urllib3.BaseHTTPResponse
    pool: urllib3.PoolManager
    limits: Limits
    head: bytes = b""

    def chunks(self) -> Iterator[bytes]:
        """Give the body as it arrives. Raises PassingError where it breaks off, or all but does."""
        if self.head:
            yield self.head
        began, brought = time.monotonic(), 0
        while chunk := self._next():
            brought += len(chunk)
            seconds = time.monotonic() - began
            if seconds >= self.limits.pace_over:
                if brought < self.limits.pace * seconds:
                    host = host_of(self.address)
                    raise PassingError(f"{host} sends too slowly to wait for it", hint=NO_NETWORK)
                began, brought = time.monotonic(), 0
            yield chunk

    def begun(self) -> Answer:
        """Return this answer with the first bytes of its body: headers alone are no file yet.

        Raises PassingError where none come; the answer is closed then.
        """
        try:
            return replace(self, head=self._next())
        except ModelError:
            self.close()
            raise

    def _next(self) -> bytes:
        try:
            return self.response.read1(CHUNK)
        except (HTTPError, OSError) as error:
            raise explained(error, self.address) from error

    def close(self) -> None:
        """Close the connection, whatever is still to come."""
        self.response.close()
        self.pool.clear()


class Network:
    """Opens addresses for one run of a command; `limits.whole` counts from its making."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._end = None if limits.whole is None else time.monotonic() + limits.whole

    @property
    def over(self) -> bool:
        """Tell whether the longest wait is over: nothing more can be asked."""
        return self._end is not None and time.monotonic() >= self._end

    def read(self, address: str, most: int) -> bytes:
        """Return a whole small answer of at most `most` bytes. Raises ModelError."""

        def ask() -> bytes:
            answer = self._follow(address, {})
            with contextlib.closing(answer):
                return _whole(answer, most)

        return self._in_time(ask, address, lambda _: None)

    @contextmanager
    def open(self, address: str, headers: Mapping[str, str]) -> Iterator[Answer]:
        """Open an address: status 200, or 206 and 416 where `headers` ask for a part.

        Raises ModelError; PassingError where another try may help.
        """

        def ask() -> Answer:
            return self._follow(address, headers).begun()

        answer = self._in_time(ask, address, Answer.close)
        with contextlib.closing(answer):
            yield answer

    def _in_time(self, ask: Callable[[], T], address: str, drop: Callable[[T], None]) -> T:
        """Ask in a thread of its own and wait for it as long as the limits say.

        Looking up a name cannot be given a time limit, so a thread that hangs there is left
        behind; should it come back after all, `drop` gets what it brings.
        """
        seconds = self.limits.connect + self.limits.read
        if self._end is not None:
            seconds = min(seconds, self._end - time.monotonic())
        box: queue.SimpleQueue[tuple[T | None, Exception | None]] = queue.SimpleQueue()
        left = threading.Event()

        def work() -> None:
            try:
                box.put((ask(), None))
            except Exception as error:  # it belongs to whoever waits, and is raised there
                box.put((None, error))
            if left.is_set():
                _empty(box, drop)

        threading.Thread(target=work, name="sitegen-connection", daemon=True).start()
        try:
            answer, error = box.get(timeout=max(seconds, 0.0))
        except queue.Empty:
            left.set()
            _empty(box, drop)
            raise PassingError(f"{host_of(address)} does not answer", hint=NO_NETWORK) from None
        if answer is None:
            raise error or ModelError(f"{host_of(address)} gave no answer")
        return answer

    def _follow(self, address: str, headers: Mapping[str, str]) -> Answer:
        """Open an address and follow where it sends us."""
        parts_wanted = "Range" in headers
        current = checked_address(address)
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._once(current, headers)
            target = answer.headers.get("Location", "") if answer.status in REDIRECTS else ""
            if not target and answer.status in ((200, 206, 416) if parts_wanted else (200,)):
                return answer
            answer.close()
            if not target:
                raise _refused(answer)
            current = _next_address(current, target)
        raise ModelError(
            f"{host_of(address)} sends in circles: more than {MAX_REDIRECTS} redirects",
            hint="the address may have moved; try again later, or use --from FILE.argosmodel",
        )

    def _once(self, address: str, headers: Mapping[str, str]) -> Answer:
        timeout = urllib3.Timeout(connect=self.limits.connect, read=self.limits.read)
        try:
            pool = pool_for(address)
            response = pool.request(
                "GET",
                address,
                headers={**HEADERS, **headers},
                timeout=timeout,
                retries=False,
                redirect=False,
                preload_content=False,
                decode_content=False,
            )
        except (HTTPError, OSError, ValueError) as error:
            raise explained(error, address) from error
        return Answer(address, response.status, response.headers, response, pool, self.limits)


def keep_trying(
    attempt: Callable[[], T],
    limits: Limits,
    say: Callable[[str], None],
    reached: Callable[[], int] = lambda: 0,
) -> T:
    """Do something again where another try may help, as often as the limits say.

    Tries count from the last one that got well further, by the bytes that `reached` says; there is
    an end to those too. Raises ModelError.
    """
    furthest = failed = tries = 0
    while True:
        tries += 1
        try:
            return attempt()
        except PassingError as error:
            now = reached()
            got_further = now >= furthest + FURTHER
            failed = 1 if got_further else failed + 1
            furthest = now if got_further else furthest
            if failed >= limits.attempts or tries >= ALL_TRIES:
                raise
            pause = limits.pause * 2 ** (failed - 1)
            say(f"{error}; trying again in {pause:.0f} s")
            time.sleep(pause)


def _empty(
    box: queue.SimpleQueue[tuple[T | None, Exception | None]], drop: Callable[[T], None]
) -> None:
    """Drop what came too late. Whoever comes second, the asker or the thread, finds it."""
    with contextlib.suppress(queue.Empty):
        late, _ = box.get_nowait()
        if late is not None:
            drop(late)


def _whole(answer: Answer, most: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    for chunk in answer.chunks():
        parts.append(chunk)
        size += len(chunk)
        if size > most:
            raise ModelError(
                f"{host_of(answer.address)} sends more than {most // 10**6} MB where a list of "
                "models was expected",
                hint="check translation.index in sitegen.toml",
            )
    return b"".join(parts)


def explained(error: Exception, address: str) -> ModelError:
    """Say in plain words what went wrong with a connection."""
    host = host_of(address)
    if isinstance(error, SSLError) and NOT_HTTPS.search(str(error)):
        return ModelError(
            f"{host} does not speak https there",
            hint="check the address and its port; a server on this machine may want http://",
        )
    if isinstance(error, SSLError):
        return ModelError(
            f"the certificate of {host} cannot be trusted: {error}",
            hint="check this computer's date; behind a company's proxy, name its certificate "
            "in SSL_CERT_FILE",
        )
    if isinstance(error, LocationValueError | ValueError):
        return ModelError(f"is not a web address: {address[:SHOWN]}")
    if isinstance(error, ProxyError):
        message = f"the proxy on the way to {host} does not answer or refuses: {error}"
    elif isinstance(error, NameResolutionError):
        message = f"{host} cannot be found"
    elif isinstance(error, NewConnectionError):
        message = f"{host} takes no connection"
    elif isinstance(error, ConnectTimeoutError):
        message = f"{host} does not answer"
    elif isinstance(error, ReadTimeoutError):
        message = f"{host} stopped answering"
    else:
        message = f"the connection to {host} broke off"
    return PassingError(message, hint=NO_NETWORK)


def _next_address(current: str, target: str) -> str:
    """Return where a redirect leads. Raises ModelError."""
    try:
        return checked_address(urljoin(current, target))
    except ValueError as error:  # brackets that do not close
        raise ModelError(
            f"{host_of(current)} sends on to what is no web address: {target[:SHOWN]}"
        ) from error


def _refused(answer: Answer) -> ModelError:
    with contextlib.suppress(ValueError):
        phrase = f" ({HTTPStatus(answer.status).phrase})"
        message = f"{host_of(answer.address)} answered {answer.status}{phrase}"
        if answer.status in PASSING:
            return PassingError(message, hint="try again later")
        return ModelError(message, hint=f"look at {answer.address} in a browser")
    return ModelError(f"{host_of(answer.address)} answered {answer.status}")
