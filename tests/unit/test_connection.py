import socket
import threading
from collections.abc import Iterator

import pytest

from sitegen.errors import ModelError
from sitegen.network.connection import (
    ALL_TRIES,
    FURTHER,
    Limits,
    Network,
    PassingError,
    keep_trying,
)
from tests.unit.model_server import Handler, Server, body, hang, serving, status

FAST = Limits(connect=10.0, read=10.0, attempts=3, pause=0.0)
SHORT = Limits(connect=0.2, read=0.2, attempts=1)
MOST = 1000


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as found:
        yield found


def closed_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port


def test_an_answer_is_read_whole_and_asked_for_as_it_is(server: Server) -> None:
    server.routes["/a"] = body(b"hello")
    assert Network(FAST).read(server.url("/a"), MOST) == b"hello"
    [(_, _, headers)] = server.asked
    assert headers["Accept-Encoding"] == "identity"
    assert headers["User-Agent"].startswith("sitegen/")


def test_redirects_are_followed(server: Server) -> None:
    server.routes["/a"] = status(302, Location="/b")
    server.routes["/b"] = status(308, Location=server.url("/c"))
    server.routes["/c"] = body(b"hello")
    assert Network(FAST).read(server.url("/a"), MOST) == b"hello"


def test_redirects_that_go_in_circles_end(server: Server) -> None:
    server.routes["/a"] = status(302, Location="/b")
    server.routes["/b"] = status(302, Location="/a")
    with pytest.raises(ModelError, match="sends in circles"):
        Network(FAST).read(server.url("/a"), MOST)
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    "target", ["http://example.org/x", "file:///etc/passwd", "ftp://x/y", "http://[::1"]
)
def test_a_redirect_leads_to_no_address_that_is_not_opened(server: Server, target: str) -> None:
    server.routes["/a"] = status(302, Location=target)
    with pytest.raises(ModelError, match=r"not encrypted|not? a? ?web address"):
        Network(FAST).read(server.url("/a"), MOST)


@pytest.mark.parametrize("code", [400, 401, 403, 404, 410, 304, 206, 302, 204, 599])
def test_other_answers_are_final(server: Server, code: int) -> None:
    server.routes["/a"] = status(code)
    with pytest.raises(ModelError, match=f"answered {code}") as caught:
        Network(FAST).read(server.url("/a"), MOST)
    assert not isinstance(caught.value, PassingError)


@pytest.mark.parametrize("code", [429, 500, 502, 503, 504])
def test_a_server_at_its_limits_may_be_asked_again(server: Server, code: int) -> None:
    server.routes["/a"] = status(code)
    with pytest.raises(PassingError, match=f"answered {code}"):
        Network(FAST).read(server.url("/a"), MOST)


def test_too_long_an_answer_is_cut_off(server: Server) -> None:
    server.routes["/a"] = body(b"x" * (MOST + 1))
    with pytest.raises(ModelError, match="sends more than"):
        Network(FAST).read(server.url("/a"), MOST)


def test_an_answer_that_breaks_off_is_no_answer(server: Server) -> None:
    def short(handler: Handler) -> None:
        handler.begin(200, Content_Length=100)
        handler.wfile.write(b"x" * 50)

    server.routes["/a"] = short
    with pytest.raises(PassingError, match="broke off"):
        Network(FAST).read(server.url("/a"), MOST)


def test_nonsense_is_no_answer(server: Server) -> None:
    server.routes["/a"] = lambda handler: handler.wfile.write(b"\x00\x01nonsense\r\n\r\n") and None
    with pytest.raises(PassingError, match="broke off"):
        Network(FAST).read(server.url("/a"), MOST)


def test_a_server_that_never_answers_is_given_up(server: Server) -> None:
    server.routes["/a"] = hang
    with pytest.raises(PassingError, match=r"127\.0\.0\.1 (does not|stopped) answer"):
        Network(SHORT).read(server.url("/a"), MOST)


def test_a_server_that_stops_in_the_middle_is_given_up(server: Server) -> None:
    def half(handler: Handler) -> None:
        handler.begin(200, Content_Length=100)
        handler.wfile.write(b"x")
        hang(handler)

    server.routes["/a"] = half
    with Network(SHORT).open(server.url("/a"), {}) as answer:
        chunks = answer.chunks()
        assert next(chunks) == b"x"
        with pytest.raises(PassingError, match="stopped answering"):
            next(chunks)


def test_nobody_there() -> None:
    with pytest.raises(PassingError, match="takes no connection") as caught:
        Network(FAST).read(f"http://127.0.0.1:{closed_port()}/", MOST)
    assert "--from FILE" in caught.value.problems[0].hint


@pytest.fixture
def hanging_names(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let looking up a name hang, as it does where packets vanish."""
    released = threading.Event()

    def hangs(*_: object, **__: object) -> object:
        released.wait()
        raise socket.gaierror("released")

    monkeypatch.setattr(socket, "getaddrinfo", hangs)
    yield
    released.set()
    for thread in threading.enumerate():
        if thread.name == "sitegen-connection":
            thread.join()


@pytest.mark.usefixtures("hanging_names")
def test_a_name_server_that_never_answers_is_given_up() -> None:
    with pytest.raises(PassingError, match=r"models\.example\.org does not answer"):
        Network(SHORT).read("https://models.example.org/index.json", MOST)


@pytest.mark.usefixtures("hanging_names")
def test_the_longest_wait_counts_over_all_addresses() -> None:
    network = Network(Limits(connect=60.0, read=60.0, whole=0.2))
    assert not network.over
    for host in ("a.example.org", "b.example.org", "c.example.org"):
        with pytest.raises(PassingError, match=f"{host} does not answer"):
            network.read(f"https://{host}/", MOST)
    assert network.over


def test_an_answer_that_comes_too_late_is_closed(server: Server) -> None:
    let_go = threading.Event()

    def late(handler: Handler) -> None:
        let_go.wait()
        handler.begin(200, Content_Length=1)
        handler.wfile.write(b"x")

    server.routes["/a"] = late
    network = Network(Limits(connect=60.0, read=60.0, whole=0.2))
    with pytest.raises(PassingError):
        network.open(server.url("/a"), {}).__enter__()
    let_go.set()
    for thread in threading.enumerate():
        if thread.name == "sitegen-connection":
            thread.join()


def test_the_proxy_is_asked_and_its_password_not_shown(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    host = server.url("").removeprefix("http://")
    for name in ("NO_PROXY", "no_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTPS_PROXY", f"http://user:secret@{host}")
    with pytest.raises(PassingError, match="proxy") as caught:
        Network(FAST).read("https://models.example.org/index.json", MOST)
    [(method, target, headers)] = server.asked
    assert (method, target) == ("CONNECT", "models.example.org:443")
    login = next(value for name, value in headers.items() if name.lower() == "proxy-authorization")
    assert login.startswith("Basic ")
    assert "secret" not in str(caught.value.problems)


def test_a_proxy_is_not_asked_about_this_machine(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{closed_port()}")
    server.routes["/a"] = body(b"hello")
    assert Network(FAST).read(server.url("/a"), MOST) == b"hello"


def test_trying_again_ends_and_says_so() -> None:
    said: list[str] = []

    def never() -> None:
        raise PassingError("busy")

    with pytest.raises(PassingError):
        keep_trying(never, FAST, said.append)
    assert said == ["busy; trying again in 0 s"] * (FAST.attempts - 1)


def test_tries_count_from_the_last_that_got_further() -> None:
    reached = 0

    def slowly() -> int:
        nonlocal reached
        reached += FURTHER
        if reached < 10 * FURTHER:
            raise PassingError("broke off")
        return reached

    assert keep_trying(slowly, FAST, lambda line: None, lambda: reached) == 10 * FURTHER


def test_what_another_try_does_not_help_is_not_tried_again() -> None:
    tries = 0

    def wrong() -> None:
        nonlocal tries
        tries += 1
        raise ModelError("404")

    with pytest.raises(ModelError):
        keep_trying(wrong, FAST, lambda line: None)
    assert tries == 1


@pytest.mark.parametrize("step", [1, FURTHER])
def test_there_is_an_end_to_tries_that_get_further(step: int) -> None:
    tries = 0

    def drips() -> None:
        nonlocal tries
        tries += 1
        raise PassingError("broke off")

    with pytest.raises(PassingError):
        keep_trying(drips, FAST, lambda line: None, lambda: tries * step)
    assert tries == (FAST.attempts if step == 1 else ALL_TRIES)


def test_a_server_that_only_drips_is_given_up(server: Server) -> None:
    def drip(handler: Handler) -> None:
        handler.begin(200, Content_Length=100_000)
        while not handler.server.closing.wait(0.01):
            handler.wfile.write(b"x")
            handler.wfile.flush()

    server.routes["/a"] = drip
    limits = Limits(connect=10.0, read=10.0, attempts=1, pace_over=0.3)
    slow = pytest.raises(PassingError, match="too slowly")
    with Network(limits).open(server.url("/a"), {}) as answer, slow:
        list(answer.chunks())


def test_headers_alone_are_no_answer(server: Server) -> None:
    def only_headers(handler: Handler) -> None:
        handler.begin(200, Content_Length=100)
        handler.wfile.flush()
        hang(handler)

    server.routes["/a"] = only_headers
    network = Network(Limits(connect=60.0, read=60.0, whole=0.5))
    with pytest.raises(PassingError, match="does not answer"), network.open(server.url("/a"), {}):
        pytest.fail("nothing of the file has come")
    assert network.over


def test_a_port_that_speaks_no_https_is_told_from_a_bad_certificate(server: Server) -> None:
    with pytest.raises(ModelError, match="does not speak https there"):
        Network(FAST).read(server.url("/a").replace("http:", "https:"), MOST)
