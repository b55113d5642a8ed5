"""One question to a server, asked again while it may yet be answered.

In: an address and a body. Out: the server's reply, whatever its status. Waits longer each time, or
as long as the server says. Follows no redirect: what is meant for one server is not sent to
another. Raises EngineError where no reply comes, or none in the time that the limits give it.
"""

from __future__ import annotations

import logging
import queue
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
    ProxyError,
    ReadTimeoutError,
    SSLError,
)

from sitegen.errors import EngineError, ModelError
from sitegen.network.addresses import host_of, pool_for
from sitegen.network.connection import explained

TOO_MANY_REQUESTS = 429
# Statuses that may be gone a moment later; all others stay as they are.
PASSING = (TOO_MANY_REQUESTS, 500, 502, 503, 504)
# No answer to a few sentences is longer, whatever a server sends.
MOST_BYTES = 16 << 20
CHUNK = 1 << 16
HEADERS = {
    "Content-Type": "application/json",
    "Accept": "application/json",
    # Servers say what is wrong in the reader's language; their English is what we understand.
    "Accept-Language": "en",
    "User-Agent": "sitegen",
}
# The first that fits says why no reply came.
REASONS: tuple[tuple[type[HTTPError], str], ...] = (
    (ProxyError, "the proxy on the way there does not answer or refuses"),
    (NameResolutionError, "its name is not known; is the network on, and the address right?"),
    # A kind of the next, in urllib3.
    (NewConnectionError, "it takes no connection; is it running?"),
    (ConnectTimeoutError, "it does not answer"),
    (ReadTimeoutError, "it takes too long"),
    (ProtocolError, "the connection broke off"),
)
# Nobody took the connection: no such name, no server, no network. The names of urllib3 for the
# first two are kinds of its ConnectTimeoutError.
UNREACHED = (ConnectTimeoutError, ProxyError)
LATER = "run the build again later; what was translated before is kept"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to wait, in seconds, and how often to ask (`tries`, at least 1).

    `read` leaves a small server time for a batch; it is the longest silence. `whole` is for all of
    one question, however busily its answer comes a letter at a time. Between tries comes `wait`,
    doubled each time; after "too many requests" `busy_wait`, as servers count by the minute. A
    server that asks for more than `longest_wait` is not waited for. From try `calls` on, one
    that finds nobody who takes the connection is the last.
    """

    connect: float = 10.0
    read: float = 60.0
    whole: float = 100.0
    tries: int = 4
    wait: float = 2.0
    busy_wait: float = 10.0
    longest_wait: float = 120.0
    calls: int = 4


# For builds after every save: a server that is not there must not hold the page up each time. One
# that is there is waited for as ever. Within so many seconds a distant server takes a connection,
# even where the first packet of it is lost.
HASTY = Limits(connect=4.0, calls=1)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered; `location` says where a redirect points, `retry_after` when."""

    status: int
    body: bytes
    location: str
    retry_after: str


class _OverTimeError(Exception):
    """No whole answer in the whole time."""


def post(
    url: str,
    body: bytes,
    limits: Limits,
    sleep: Callable[[float], None],
    is_final: Callable[[Reply], bool] = lambda _: False,
) -> Reply:
    """Post a JSON body and return the reply, of any status.

    Asks again, `limits.tries` times in all, where the connection fails or the status may pass and
    the reply is not final. Raises EngineError where no reply comes, or where the server asks for a
    long wait.
    """
    host = host_of(url)
    for number in range(limits.tries):
        reply: Reply | None = None
        try:
            reply = _in_time(lambda: _post_once(url, body, limits), limits.whole)
            reason = f"it answered with HTTP status {reply.status}"
        except SSLError as error:
            raise EngineError.of(explained(error, url).problems) from error
        except _OverTimeError as error:
            # It had time enough; another try would take as long.
            message = f"no translation from {host}: no whole answer in {limits.whole:.0f} s"
            raise EngineError(message, hint=LATER) from error
        except (HTTPError, OSError) as error:
            reason = _reason(error)
            unreached = isinstance(error, UNREACHED) and number + 1 >= limits.calls
            if unreached or number + 1 == limits.tries:
                raise EngineError(f"no translation from {host}: {reason}", hint=LATER) from error
        if reply and (reply.status not in PASSING or is_final(reply)):
            return reply
        if reply and number + 1 == limits.tries:
            return reply
        seconds = _wait(reply, number, limits)
        if seconds > limits.longest_wait:
            raise EngineError(f"{host} asks for {_spoken(seconds)} of rest", hint=LATER)
        log.warning("no translation from %s: %s; asking again in %.0f s", host, reason, seconds)
        sleep(seconds)
    raise ValueError("limits.tries must be at least 1")


def _in_time(ask: Callable[[], Reply], seconds: float) -> Reply:
    """Ask in a thread of its own, and wait so long for it; raises what it raises.

    Neither the look-up of a name nor the head of an answer can be given a time of its own. A thread
    that hangs there is left behind.
    """
    box: queue.SimpleQueue[Reply | Exception] = queue.SimpleQueue()

    def work() -> None:
        try:
            box.put(ask())
        except Exception as error:  # it belongs to whoever waits, and is raised there
            box.put(error)

    threading.Thread(target=work, name="sitegen-question", daemon=True).start()
    try:
        outcome = box.get(timeout=seconds)
    except queue.Empty:
        raise _OverTimeError from None
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


def _post_once(url: str, body: bytes, limits: Limits) -> Reply:
    end = time.monotonic() + limits.whole
    try:
        pool = pool_for(url)
    except ModelError as error:
        raise EngineError.of(error.problems) from error
    # A pool for each question: engines are never closed, and connections should be.
    with pool:
        response = pool.request(
            "POST",
            url,
            body=body,
            headers=HEADERS,
            timeout=urllib3.Timeout(connect=limits.connect, read=limits.read),
            retries=False,
            redirect=False,
            preload_content=False,
        )
        with response:
            return Reply(
                status=response.status,
                body=_body(response, end),
                location=response.headers.get("Location", ""),
                retry_after=response.headers.get("Retry-After", ""),
            )


def _body(response: urllib3.BaseHTTPResponse, end: float) -> bytes:
    """Read as much as an answer can have, until this moment of the monotonic clock."""
    parts: list[bytes] = []
    size = 0
    while size < MOST_BYTES and (part := response.read1(CHUNK)):
        if time.monotonic() >= end:
            raise _OverTimeError
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _reason(error: Exception) -> str:
    fitting = (reason for kind, reason in REASONS if isinstance(error, kind))
    return next(fitting, f"the connection failed ({type(error).__name__})")


def _wait(reply: Reply | None, number: int, limits: Limits) -> float:
    """Return the seconds to wait after try `number` (0-based)."""
    asked = _asked_wait(reply.retry_after) if reply else None
    if asked is not None:
        return asked
    busy = reply is not None and reply.status == TOO_MANY_REQUESTS
    first = limits.busy_wait if busy else limits.wait
    return float(first * 2**number)


def _asked_wait(retry_after: str) -> float | None:
    """Read a Retry-After header: seconds, or a date; None where it is neither."""
    text = retry_after.strip()
    if re.fullmatch(r"[0-9]{1,9}", text):
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return max(0.0, (moment - datetime.now(UTC)).total_seconds())
    except (ArithmeticError, LookupError, TypeError, ValueError):
        # No date, or an offset that is beyond all dates.
        return None


def _spoken(seconds: float) -> str:
    """Say a long time in words."""
    minutes = seconds / 60
    return f"{minutes:.0f} minutes" if minutes < 120 else f"{minutes / 60:.0f} hours"
