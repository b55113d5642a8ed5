import logging
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from sitegen.engines.engine import EngineOptions
from sitegen.engines.libretranslate import BATCH, SAID, LibreTranslateEngine
from sitegen.errors import EngineError, Problem
from sitegen.network.posting import HASTY, Limits
from tests.answers import best
from tests.unit.libretranslate_server import (
    ENGLISH,
    KEY,
    TEXTS,
    Server,
    Step,
    answering,
    dripping_body,
    dripping_head,
    drop,
    failing,
    half,
    replying,
    serving,
    slow,
)

LIMITS = Limits()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


class Waits(list[float]):
    """Instead of waiting, write down for how long."""

    __call__ = list.append


def engine_for(server: Server, waits: Waits | None = None, key: str = "") -> LibreTranslateEngine:
    sleep = Waits() if waits is None else waits
    return LibreTranslateEngine(server.url, key=key, limits=LIMITS, sleep=sleep)


def english(engine: LibreTranslateEngine, texts: list[str] = TEXTS) -> list[str]:
    return [answer.text for answer in best(engine, texts)]


def error_of(engine: LibreTranslateEngine, texts: list[str] = TEXTS) -> Problem:
    with pytest.raises(EngineError) as caught:
        best(engine, texts)
    [problem] = caught.value.problems
    assert KEY not in problem.message + problem.hint
    assert problem.hint
    return problem


def test_sentences_are_answered_in_one_request_and_in_order(server: Server) -> None:
    answers = best(engine_for(server), TEXTS)
    assert [answer.text for answer in answers] == ENGLISH
    assert [answer.score for answer in answers] == [None, None], "the server tells no score"
    assert server.requests == [{"q": TEXTS, "source": "ar", "target": "en", "format": "text"}]
    assert server.paths == ["/translate"]


def test_blank_sentences_are_not_sent(server: Server) -> None:
    assert english(engine_for(server), ["", TEXTS[0], " \n"]) == ["", ENGLISH[0], ""]
    assert server.sent == [[TEXTS[0]]]
    assert english(engine_for(server), [" "]) == [""]
    assert len(server.requests) == 1


def test_an_address_may_have_a_path(server: Server) -> None:
    engine = LibreTranslateEngine(server.url + "/tools/")
    assert english(engine) == ENGLISH
    assert server.paths == ["/tools/translate"]


def test_the_version_names_the_server() -> None:
    for url, name in {
        "https://Translate.Example.org/": "translate.example.org",
        "https://translate.example.org:443/x": "translate.example.org",
        "http://127.0.0.1:5000": "127.0.0.1:5000",
        "http://[::1]:5000": "[::1]:5000",
    }.items():
        assert LibreTranslateEngine(url).version == f"ar-en at {name}"
    assert LibreTranslateEngine(url).name == "libretranslate"


def test_the_key_opens_the_server_and_is_shown_nowhere(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.key = KEY
    server.steps = [failing(500, f"trouble with {KEY}")]
    engine = engine_for(server, key=KEY)
    assert english(engine) == ENGLISH
    assert server.requests[-1]["api_key"] == KEY
    options = EngineOptions("libretranslate", Path("x"), url=server.url, key=KEY)
    assert caplog.records
    assert KEY not in caplog.text + repr(engine) + repr(options)


def test_a_key_that_is_missing_or_wrong(server: Server) -> None:
    server.key = KEY
    missing = error_of(engine_for(server))
    assert "wants a key" in missing.message
    assert "translation.key_variable" in missing.hint
    wrong = error_of(engine_for(server, key="wrong"))
    assert "does not know the key" in wrong.message
    assert len(server.requests) == 2, "asking again would not help"


def test_a_key_that_the_server_repeats_is_cut_out(server: Server) -> None:
    server.steps = [failing(403, f"Invalid API key {KEY}\x1b[31m\n" + "x" * 1000)]
    problem = error_of(engine_for(server, key=KEY))
    assert problem.message.isprintable()
    assert len(problem.message) < SAID + 100


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_passing_failure_is_asked_again(server: Server, status: int) -> None:
    waits = Waits()
    server.steps = [failing(status), failing(status)]
    assert english(engine_for(server, waits)) == ENGLISH
    first = LIMITS.busy_wait if status == 429 else LIMITS.wait
    assert waits == [first, 2 * first]
    assert len(server.requests) == 3


@pytest.mark.parametrize("broken", [drop, half])
def test_a_broken_connection_is_asked_again(server: Server, broken: Step) -> None:
    waits = Waits()
    server.steps = [broken]
    assert english(engine_for(server, waits)) == ENGLISH
    assert waits == [LIMITS.wait]


def test_failures_end_with_the_servers_own_words(server: Server) -> None:
    waits = Waits()
    server.steps = [failing(503, "Down for <maintenance>")] * LIMITS.tries
    problem = error_of(engine_for(server, waits))
    assert "out of order" in problem.message
    assert "503: Down for <maintenance>" in problem.message
    assert "kept" in problem.hint
    assert len(waits) == LIMITS.tries - 1
    assert len(server.requests) == LIMITS.tries


def test_each_wait_is_announced(server: Server, caplog: pytest.LogCaptureFixture) -> None:
    server.steps = [failing(503), drop]
    english(engine_for(server))
    assert "HTTP status 503; asking again in 2 s" in caplog.text
    assert "broke off; asking again in 4 s" in caplog.text


def test_a_server_says_how_long_to_wait(server: Server) -> None:
    waits = Waits()
    soon = datetime.now(UTC) + timedelta(seconds=100)
    server.steps = [
        failing(429, Retry_After="7"),
        failing(503, Retry_After=format_datetime(soon, usegmt=True)),
        failing(429, Retry_After="when I am ready"),
    ]
    assert english(engine_for(server, waits)) == ENGLISH
    assert waits[0] == 7
    assert 0 < waits[1] <= 100
    assert waits[2] == 4 * LIMITS.busy_wait


@pytest.mark.parametrize(
    "after",
    [
        "Mon, 01 Jan 2024 00:00:00 +99999999999999999999",
        "Mon, 01 Jan 2024 00:00:00 +9999",
        "Mon, 01 Jan 99999 00:00:00 GMT",
        "Mon, 01 Jan 0001 00:00:00 +2359",
        "-1",
        "9" * 5000,
    ],
)
def test_a_time_to_wait_that_is_none_stops_nothing(server: Server, after: str) -> None:
    waits = Waits()
    server.steps = [failing(429, Retry_After=after)]
    assert english(engine_for(server, waits)) == ENGLISH
    assert waits in ([LIMITS.busy_wait], [0.0])


@pytest.mark.parametrize(("after", "spoken"), [("3600", "60 minutes"), ("86400", "24 hours")])
def test_nobody_waits_for_an_hour(server: Server, after: str, spoken: str) -> None:
    waits = Waits()
    server.steps = [failing(429, "Slowdown", Retry_After=after)]
    problem = error_of(engine_for(server, waits))
    assert spoken in problem.message
    assert (waits, len(server.requests)) == ([], 1)


def test_a_slow_server_is_given_up(server: Server) -> None:
    server.steps = [slow, slow]
    impatient = Limits(read=0.3, tries=2)
    waits = Waits()
    engine = LibreTranslateEngine(server.url, limits=impatient, sleep=waits)
    assert "takes too long" in error_of(engine).message
    assert waits == [impatient.wait]
    assert english(engine) == ENGLISH


@pytest.mark.parametrize("step", [dripping_body, dripping_head])
def test_an_answer_a_letter_at_a_time_is_given_up(server: Server, step: Step) -> None:
    server.steps = [step] * 2
    waits = Waits()
    engine = LibreTranslateEngine(server.url, limits=Limits(whole=0.5), sleep=waits)
    assert "no whole answer in" in error_of(engine).message
    assert (waits, len(server.requests)) == ([], 1), "another try would take as long"


def unheard() -> str:
    """Return an address where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def test_a_server_that_is_not_running() -> None:
    waits = Waits()
    problem = error_of(LibreTranslateEngine(unheard(), sleep=waits))
    assert "takes no connection" in problem.message
    assert len(waits) == LIMITS.tries - 1


def test_where_somebody_waits_a_server_that_is_not_there_is_asked_once(server: Server) -> None:
    waits = Waits()
    problem = error_of(LibreTranslateEngine(unheard(), limits=HASTY, sleep=waits))
    assert "takes no connection" in problem.message
    assert waits == []
    server.steps = [failing(503), drop]
    assert english(LibreTranslateEngine(server.url, limits=HASTY, sleep=waits)) == ENGLISH
    assert waits == [HASTY.wait, 2 * HASTY.wait], "one that is there is waited for"


def test_an_unencrypted_server_asked_with_https(server: Server) -> None:
    waits = Waits()
    engine = LibreTranslateEngine(server.url.replace("http:", "https:"), sleep=waits)
    assert "127.0.0.1 does not speak https there" in error_of(engine).message
    assert waits == []


def test_a_redirect_is_not_followed(server: Server) -> None:
    with serving() as other:
        server.steps = [replying(307, b"", Location=f"{other.url}/translate")]
        problem = error_of(engine_for(server, key=KEY))
        assert other.url in problem.message
        assert other.requests == []


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        ("https://other.example/x?k={key}#{key}", "https://other.example/x;"),
        ("https://{key}@other.example:8443/x", "https://other.example:8443/x;"),
        ("https://other.example/{key}/x", "https://other.example/…/x;"),
        ("/login?next=/translate", "/login;"),
        ("http://[::1", "another address;"),
        ("", "/translate;"),
    ],
)
def test_of_a_redirect_only_the_place_is_shown(server: Server, location: str, shown: str) -> None:
    for key, written in (
        (KEY, KEY),
        ("secret key/1", "secret%20key%2F1"),
        ("sécret+k", "s%C3%A9cret%2Bk"),
    ):
        server.steps = [replying(307, b"", Location=location.replace("{key}", written))]
        message = error_of(engine_for(server, key=key)).message
        assert shown in message
        assert key not in message
        assert written not in message


@pytest.mark.parametrize(
    "echo",
    [
        "\u200b".join,
        " ".join,
        "\u034f".join,
        str.upper,
        lambda key: "".join(f"%{ord(letter):02X}" for letter in key),
        lambda key: "".join(f"\\u{ord(letter):04x}" for letter in key),
    ],
)
def test_the_key_is_shown_in_no_writing(server: Server, echo: Callable[[str], str]) -> None:
    server.steps = [failing(418, f"I do not like {echo(KEY)}, sorry")]
    message = error_of(engine_for(server, key=KEY)).message
    assert "…" in message
    assert not any(part in message for part in (echo(KEY), echo(KEY)[:12], KEY[:4]))


def test_words_that_a_short_key_is_part_of_are_shown(server: Server) -> None:
    server.steps = [failing(418, "no tea in this pot")]
    assert "no … in this pot" in error_of(engine_for(server, key="tea")).message
    server.steps = [failing(418, "no TEA in this pot")]
    assert "no TEA in this pot" in error_of(engine_for(server, key="tea")).message


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (answering(["one"]), "1 answers for 2 sentences"),
        (answering(["one", "two", "three"]), "3 answers for 2 sentences"),
        (answering("one"), "does not answer as LibreTranslate does"),
        (answering(["one", None]), "does not answer as LibreTranslate does"),
        (replying(200, b"[]"), "does not answer as LibreTranslate does"),
        (replying(200, b"[" * 100_000), "does not answer as LibreTranslate does"),
        (replying(200, b"<!doctype html><title>Hi</title>"), "does not answer as LibreTranslate"),
        (replying(200, b"\xff\xfe"), "does not answer as LibreTranslate does"),
        (failing(200, "no model"), "does not answer as LibreTranslate does: no model"),
        (replying(404, b"<h1>Not Found</h1>"), "there is no LibreTranslate at 127.0.0.1"),
        (failing(405), "there is no LibreTranslate at 127.0.0.1"),
        (failing(403, "Too many request limits violations"), "does not let us in"),
        (failing(400, "Invalid JSON format"), "refuses (HTTP status 400: Invalid JSON format)"),
        (failing(418), "refuses (HTTP status 418)"),
    ],
)
def test_an_answer_of_no_use_is_refused_at_once(server: Server, step: Step, message: str) -> None:
    server.steps = [step]
    assert message in error_of(engine_for(server)).message
    assert len(server.requests) == 1


def test_a_server_without_arabic_says_so(server: Server) -> None:
    server.languages = ("en", "fr")
    problem = error_of(engine_for(server))
    assert "does not translate from Arabic to English" in problem.message
    assert "ar is not supported" in problem.message


@pytest.mark.parametrize("status", [400, 500])
def test_a_pair_of_languages_that_is_missing_is_asked_for_once(server: Server, status: int) -> None:
    waits = Waits()
    server.steps = [failing(status, "English is not available as a target language from Arabic")]
    problem = error_of(engine_for(server, waits))
    assert "does not translate from Arabic to English" in problem.message
    assert (waits, len(server.requests)) == ([], 1)


def test_a_batch_too_large_goes_in_halves(server: Server) -> None:
    server.batch_limit = 3
    texts = [f"جملة {number}." for number in range(BATCH)]
    assert english(engine_for(server), texts) == [f"EN({text})" for text in texts]
    assert max(map(len, server.sent[3:])) <= 8
    assert [text for batch in server.sent if len(batch) <= 3 for text in batch] == texts


def test_what_was_too_large_once_is_not_sent_again(server: Server) -> None:
    server.char_limit = 100
    texts = ["ا" * 40] * 4
    engine = engine_for(server)
    assert english(engine, texts) == [f"EN({text})" for text in texts]
    assert [len(batch) for batch in server.sent] == [4, 2, 2]
    english(engine, texts)
    assert [len(batch) for batch in server.sent[3:]] == [2, 2]


@pytest.mark.parametrize("status", [400, 413])
def test_a_sentence_too_long_goes_in_pieces(server: Server, status: int) -> None:
    clause = "قال الوزير إن الوضع في البلاد مستقر تماما،"
    long = " ".join([clause] * 6)
    server.char_limit = 150
    if status == 413:
        server.steps = [replying(413, b"<h1>Request Entity Too Large</h1>")]
    [answer] = english(engine_for(server), [long])
    assert answer.replace("EN(", "").replace(")", "") == long
    assert answer.count("EN(") > 1
    assert all(sum(map(len, batch)) <= 150 for batch in server.sent[-2:])


def test_a_server_that_takes_next_to_nothing_is_no_help(server: Server) -> None:
    server.char_limit = 3
    problem = error_of(engine_for(server), ["قال الوزير إن الوضع مستقر. " * 10])
    assert "characters at once" in problem.message
    assert "exceeds text limit (3)" in problem.message


def test_this_machine_is_asked_without_a_proxy(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    assert english(engine_for(server)) == ENGLISH


def test_other_machines_are_asked_through_the_proxy(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.url)
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    assert english(LibreTranslateEngine("http://translate.invalid:5000")) == ENGLISH
    assert server.paths == ["http://translate.invalid:5000/translate"]
