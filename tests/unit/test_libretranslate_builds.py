"""A server of translations as a site names it, and builds that ask it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sitegen.engines.engine import EngineOptions, make_engine
from sitegen.errors import Severity
from tests.answers import best
from tests.conftest import Site
from tests.unit.libretranslate_server import ENGLISH, KEY, TEXTS, Handler, Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def made(
    url: str, *, key: str = "", variable: str = "", offline: bool = False
) -> tuple[bool, list[str]]:
    options = EngineOptions(
        "libretranslate", Path("x"), url=url, key=key, key_variable=variable, offline=offline
    )
    engine, problems = make_engine(options)
    assert all(problem.severity is Severity.WARNING and problem.hint for problem in problems)
    return engine is not None, [problem.message for problem in problems]


def test_text_that_others_can_read_on_the_way_is_warned_of() -> None:
    assert made("https://translate.example.org", key=KEY) == (True, [])
    assert made("http://127.0.0.1:5000", key=KEY) == (True, [])
    assert made("http://localhost:5000") == (True, [])
    usable, [message] = made("http://translate.example.org")
    assert usable
    assert "your texts can be read" in message
    _, [message] = made("http://192.168.1.5:5000", key=KEY)
    assert "your texts and your key can be read" in message


def test_a_variable_that_was_named_and_is_not_set_is_warned_of() -> None:
    url = "https://translate.example.org"
    assert made(url, key=KEY, variable="NEWSROOM_KEY") == (True, [])
    for unset in ("", " \n"):
        usable, [message] = made(url, key=unset, variable="NEWSROOM_KEY")
        assert usable
        assert "NEWSROOM_KEY is not set" in message


@pytest.mark.parametrize("key", ["K\udc80Y", "K\nY", "K\x00Y"])
def test_a_key_that_is_no_text_is_not_sent(server: Server, key: str) -> None:
    usable, [message] = made(server.url, key=key)
    assert not usable
    assert "the key holds what is no character" in message


def test_space_around_a_key_is_no_part_of_it(server: Server) -> None:
    server.key = KEY
    options = EngineOptions("libretranslate", Path("x"), url=server.url, key=f" {KEY}\n")
    engine, _ = make_engine(options)
    assert engine is not None
    assert [answer.text for answer in best(engine, TEXTS)] == ENGLISH


def test_offline_no_server_is_asked(server: Server) -> None:
    usable, [message] = made(server.url, offline=True)
    assert not usable
    assert "was not asked" in message
    assert server.requests == []


@pytest.fixture
def site(server: Server, tmp_path: Path) -> Site:
    """A site of one article whose English comes from the server."""
    server.key = KEY
    for folder in ("seeds", "content"):
        (tmp_path / folder).mkdir()
    (tmp_path / "seeds" / "visit.txt").write_text(
        "زيارة الوفد\n\nوصل الوفد إلى العاصمة يوم الجمعة. والتقى الوفد رئيس الحكومة.\n", "utf-8"
    )
    (tmp_path / "sitegen.toml").write_text(
        f'[translation]\nengine = "libretranslate"\nurl = "{server.url}"\n'
        'key_variable = "NEWSROOM_KEY"\n',
        "utf-8",
    )
    site = Site(tmp_path)
    site.run("ingest")
    return site


def test_a_build_drafts_with_the_server_and_says_so(
    site: Site, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSROOM_KEY", KEY)
    said = site.build("--drafts")
    [po] = (site.root / "content" / "translations" / "en").glob("*.po")
    text = po.read_text("utf-8")
    assert f"#. machine: libretranslate ar-en at 127.0.0.1:{server.server_port}\n" in text
    assert "score" not in text
    assert "EN(وصل الوفد" in text
    written = [path for path in site.root.rglob("*") if path.is_file()]
    assert len(written) > 10
    assert not any(KEY.encode() in path.read_bytes() for path in written)
    assert KEY not in said
    asked = len(server.requests)
    site.build("--drafts")
    assert len(server.requests) == asked, "what has its English is not sent again"


def test_a_build_without_the_network_goes_on(site: Site, server: Server) -> None:
    said = site.run("--offline", "build", "--drafts", "--date", "2022-02-01")
    assert "was not asked for translations" in said
    assert server.requests == []
    assert site.pages()


def test_a_build_without_the_key_goes_on(site: Site, server: Server) -> None:
    said = site.build("--drafts", code=1)
    assert "NEWSROOM_KEY is not set" in said
    assert "wants a key" in said
    assert site.pages()
    assert len(server.requests) == 1


def test_an_answer_that_cannot_be_written_costs_nothing(
    site: Site, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSROOM_KEY", KEY)

    def odd(handler: Handler) -> None:
        handler.answer([f"\ud800The\x00 answer\u202e {text[-2]}" for text in handler.asked])

    server.steps = [odd]
    site.build("--drafts")
    [po] = (site.root / "content" / "translations" / "en").glob("*.po")
    assert po.read_text("utf-8").count('msgstr "The answer') == 3
    for path in site.root.rglob("*.html"):
        assert not set("\x00\u202e") & set(path.read_text("utf-8"))
