"""The engine "libretranslate": a server that speaks LibreTranslate's API, named by its address.

In: sentences. Out: one hypothesis each, in order, without a score: the server gives none. Texts too
long for the server go in parts. The key is sent to this server alone and shown nowhere.
"""

from __future__ import annotations

import json
import re
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote, quote_plus, unquote_plus, urljoin, urlsplit

from sitegen.engines.pieces import split_long
from sitegen.errors import EngineError
from sitegen.model import Answer, Hypothesis
from sitegen.network.addresses import is_loopback
from sitegen.network.posting import LATER, TOO_MANY_REQUESTS, Limits, Reply, post

NAME = "libretranslate"
# Sentences in one request: a small server answers them within seconds, and public servers accept
# some 2000 characters at once.
BATCH = 16
# A server that does not take even this many characters (some eight words) is of no use.
SHORTEST = 50
# As much of what a server says goes into a message.
SAID = 200
# As much of it is looked at.
MOST_READ = 10_000
# Of shorter keys the letters may stand in any word.
LEAST_KEY = 8
# How JSON may write any letter.
ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})")
DEFAULT_PORTS = {"http": 80, "https": 443}
SUCCESS = 200
MOVED = range(300, 400)
TOO_LARGE = 413
INVALID = 400
# LibreTranslate, of characters and of texts: "request (2400) exceeds text limit (2000)".
TOO_LONG = re.compile(r"(text|character) limit|too (long|large)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Refusal:
    """What a status means, if the server's words (if any) fit `said`, and what to do."""

    statuses: tuple[int, ...]
    said: str
    message: str
    hint: str


# The first that fits is told; the words are those of LibreTranslate.
REFUSALS = (
    _Refusal(
        (400, 401, 403),
        r"invalid api key",
        "{server} does not know the key",
        "correct the key in the environment variable that translation.key_variable names",
    ),
    _Refusal(
        (400, 401, 403),
        r"api key",
        "{server} wants a key",
        "get one from whoever runs it, and put it into the environment variable that "
        "translation.key_variable names",
    ),
    _Refusal(
        (400, 500),
        r"not supported|not available as a target",
        "{server} does not translate from Arabic to English",
        "whoever runs it can install that model; or name another server",
    ),
    _Refusal(
        (404, 405, 501),
        r"",
        "there is no LibreTranslate at {server}",
        "open the address in a browser: translation.url is that of its first page, without "
        "/translate",
    ),
    _Refusal((401, 403), r"", "{server} does not let us in", "ask whoever runs it"),
    _Refusal((TOO_MANY_REQUESTS,), r"", "{server} gets too many requests", LATER),
    _Refusal((500, 502, 503, 504), r"", "{server} is out of order", LATER),
)


class _TooLongError(Exception):
    """The server takes less text at once; its own words."""


class LibreTranslateEngine:
    """A LibreTranslate server behind the Engine protocol; asked only when there is something new.

    `url` is the address of the server's first page. `sleep` waits so many seconds between tries.
    """

    def __init__(
        self,
        url: str,
        *,
        key: str = "",
        limits: Limits | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._url = url.rstrip("/") + "/translate"
        self._key = key
        self._limits = limits or Limits()
        self._sleep = sleep
        # A batch of so many characters was refused: such batches are halved unasked from then on.
        self._refused: int | None = None

    @property
    def name(self) -> str:
        """The engine's name."""
        return NAME

    @property
    def version(self) -> str:
        """The languages and the server; which model it uses only the server knows."""
        return f"ar-en at {server_name(self._url)}"

    @property
    def batch(self) -> int:
        """How many sentences are worth asking for at a time."""
        return BATCH

    def stream(self, batches: Iterable[Sequence[str]]) -> Iterator[list[Answer]]:
        """Answer batch after batch, in order; blank ones are not sent. Raises EngineError."""
        for sentences in batches:
            found = iter(self._answers([text for text in sentences if text.strip()]))
            texts = [next(found) if text.strip() else "" for text in sentences]
            yield [Answer((Hypothesis(text, None),) if text else ()) for text in texts]

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float | None]:
        """Return None for each: the server does not tell."""
        return [None] * len(pairs)

    def _answers(self, texts: Sequence[str]) -> list[str]:
        """Ask for these texts, in parts where they are too much at once."""
        if not texts:
            return []
        size = sum(map(len, texts))
        if len(texts) > 1 and self._refused is not None and size >= self._refused:
            return self._halves(texts)
        try:
            return self._ask(texts)
        except _TooLongError as refusal:
            if len(texts) == 1:
                return [self._in_pieces(texts[0], str(refusal))]
            self._refused = size if self._refused is None else min(size, self._refused)
            return self._halves(texts)

    def _halves(self, texts: Sequence[str]) -> list[str]:
        middle = len(texts) // 2
        return [*self._answers(texts[:middle]), *self._answers(texts[middle:])]

    def _in_pieces(self, text: str, said: str) -> str:
        """Translate a sentence in pieces; one useless piece makes the whole useless."""
        if len(text) <= SHORTEST:
            raise EngineError(
                f"{server_name(self._url)} does not take even {len(text)} characters at once"
                + (f": {said}" if said else ""),
                hint="ask whoever runs it, or name another server",
            )
        pieces = [piece for piece in split_long(text, len, len(text) // 2) if piece.strip()]
        answers = self._answers(pieces)
        return " ".join(answers) if all(answers) else ""

    def _ask(self, texts: Sequence[str]) -> list[str]:
        """Send one request. Raises _TooLongError where it is too much for the server."""
        question = {"q": texts, "source": "ar", "target": "en", "format": "text"}
        if self._key:
            question["api_key"] = self._key
        body = json.dumps(question, ensure_ascii=False).encode()
        reply = post(self._url, body, self._limits, self._sleep, self._is_final)
        if reply.status == SUCCESS:
            return self._read(reply, len(texts))
        said = self._said(reply)
        if reply.status == TOO_LARGE or (reply.status == INVALID and TOO_LONG.search(said)):
            raise _TooLongError(said)
        raise self._refusal(reply, said)

    def _read(self, reply: Reply, wanted: int) -> list[str]:
        data = _json(reply.body)
        answers = data.get("translatedText") if isinstance(data, dict) else None
        if not isinstance(answers, list) or not all(isinstance(one, str) for one in answers):
            said = self._said(reply)
            raise EngineError(
                f"{server_name(self._url)} does not answer as LibreTranslate does"
                + (f": {said}" if said else ""),
                hint="open the address in a browser: is translation.url that of a LibreTranslate?",
            )
        if len(answers) != wanted:
            raise EngineError(
                f"{server_name(self._url)} gave {len(answers)} answers for {wanted} sentences",
                hint="this is a fault of the server: nothing of these answers was used",
            )
        return [answer.strip() for answer in answers]

    def _refusal(self, reply: Reply, said: str) -> EngineError:
        """Say why the server gave no translation, in its words and in ours."""
        server = server_name(self._url)
        if reply.status in MOVED:
            place = self._plain(self._place(reply.location)) or "another address"
            return EngineError(
                f"{server} sends us on to {place}; nothing was sent there",
                hint="if you trust that address, write it as translation.url, without /translate",
            )
        ending = f" (HTTP status {reply.status}{': ' if said else ''}{said})"
        refusal = _refusal_of(reply.status, said)
        if refusal is None:
            return EngineError(f"{server} refuses{ending}", hint="ask whoever runs it")
        return EngineError(refusal.message.format(server=server) + ending, hint=refusal.hint)

    def _is_final(self, reply: Reply) -> bool:
        """Tell whether the server's words leave no hope of another answer, whatever the status."""
        refusal = _refusal_of(reply.status, self._said(reply))
        return refusal is not None and bool(refusal.said)

    def _place(self, location: str) -> str:
        """Return where a redirect points, without what may follow the path: it may hold the key."""
        try:
            parts = urlsplit(urljoin(self._url, location))
            return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
        except ValueError:
            return ""

    def _said(self, reply: Reply) -> str:
        """Return the server's own words on what is wrong; "" where there are none."""
        data = _json(reply.body)
        error = data.get("error") if isinstance(data, dict) else None
        return self._plain(error) if isinstance(error, str) else ""

    def _plain(self, text: str) -> str:
        """Make a server's words fit for a message: one short line, and never with the key."""
        line = " ".join(text[:MOST_READ].split())
        # Characters of the category "format" take no room: they could stand inside the key.
        line = "".join(char for char in line if unicodedata.category(char) != "Cf")
        line = "".join(char if char.isprintable() else " " for char in line)
        key = self._key
        if key:
            for form in (
                key,
                quote(key),
                quote(key, safe=""),
                quote_plus(key),
                json.dumps(key)[1:-1],
            ):
                line = line.replace(form, "…")
            bare = _letters(key)
            if len(bare) >= LEAST_KEY and bare in _letters(line):
                line = "…"
        return " ".join(line.split())[:SAID]


def server_name(url: str) -> str:
    """Name a server as readers see it: its host, and its port where it is not the usual one."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    shown = f"[{host}]" if ":" in host else host
    usual = parts.port in (None, DEFAULT_PORTS.get(parts.scheme))
    return shown if usual else f"{shown}:{parts.port}"


def is_open_to_others(url: str) -> bool:
    """Tell whether what is sent to this address can be read on the way there."""
    parts = urlsplit(url)
    return parts.scheme == "http" and not is_loopback(parts.hostname or "")


def _refusal_of(status: int, said: str) -> _Refusal | None:
    """Return the first refusal that fits."""
    fitting = (
        refusal
        for refusal in REFUSALS
        if status in refusal.statuses and re.search(refusal.said, said, re.IGNORECASE)
    )
    return next(fitting, None)


def _letters(text: str) -> str:
    """Return only the letters and digits, in small letters, however a text was written."""
    plain = ESCAPED.sub(lambda found: chr(int(found[1], 16)), unquote_plus(text))
    return "".join(char for char in plain if char.isalnum()).casefold()


def _json(body: bytes) -> object:
    """Read JSON; None where it is none."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
