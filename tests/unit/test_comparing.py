"""What another engine or mode would change: asked of real models, nothing written."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from sitegen.comparing.asking import evenly
from sitegen.model import Answer, Hypothesis
from tests.conftest import Site
from tests.fixtures import tiny_argos, trained
from tests.unit.libretranslate_server import Handler, Step, failing, serving
from tests.unit.test_trained_model import build, make_site, memory


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = make_site(tmp_path_factory.mktemp("compared"))
    site.run("models", "install", "--from", str(trained.archive()))
    build(site)
    return site


@pytest.fixture(scope="module")
def nonsense(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that answers with nonsense, as an unpacked Argos package."""
    return tiny_argos.build(tmp_path_factory.mktemp("nonsense"))


@pytest.fixture
def site(once: Site, tmp_path: Path) -> Site:
    return Site(shutil.copytree(once.root, tmp_path / "site"))


def files(site: Site) -> dict[str, bytes]:
    kept = (site.root / "content", site.output)
    return {str(path): path.read_bytes() for one in kept for path in one.rglob("*.*")
            if path.is_file()}  # fmt: skip


def data(said: str) -> dict[str, object]:
    """Return the JSON, which stands after what is said beside it."""
    found: dict[str, object] = json.loads(said[said.index("{") :])
    return found


def test_the_same_model_changes_nothing(site: Site) -> None:
    before = files(site)
    said = site.run("models", "compare", "--mode", "best")
    number = sum(len({ar for ar, _ in one.segments}) for one in trained.articles())
    assert f"{number} same  0 changed  0 no answer" in said
    assert "no reviewed English to measure by" in said
    assert files(site) == before


def test_another_model_is_shown_sentence_by_sentence(site: Site, nonsense: Path) -> None:
    before = files(site)
    article = trained.article()
    said = site.run("models", "compare", "--model", str(nonsense), article.name)
    assert "argos ar-en 0.1 → argos ar-en 1.0" in said
    assert f"  ar    {article.sentences[0][0]}" in said
    assert "  now   [-" in said
    assert "  then  {+" in said or "(no answer)" in said
    assert "check: " in said
    assert files(site) == before


def test_the_nearer_one_to_what_people_wrote_is_told(site: Site, nonsense: Path) -> None:
    path = memory(site, trained.article())
    path.write_text(path.read_text("utf-8").replace("#, fuzzy\n", ""), "utf-8")
    found = data(site.run("models", "compare", "--model", str(nonsense), "--json"))
    agreement = found["agreement"]
    assert isinstance(agreement, dict)
    assert agreement["sentences"] == len(trained.article().segments)
    assert agreement["now"] > 0.9 > 0.5 > agreement["then"]


def test_a_limit_is_spread_evenly_and_said(site: Site, nonsense: Path) -> None:
    said = site.run("models", "compare", "--model", str(nonsense), "--limit", "5", "--json")
    found = data(said)
    sentences = found["sentences"]
    assert isinstance(sentences, list)
    assert found["asked"] == len(sentences) == 5
    assert len({one["slug"] for one in sentences}) == 5
    assert "spread evenly" in said


def test_evenly() -> None:
    every = list(range(10))
    assert evenly(every, 20) == every  # type: ignore[arg-type]
    assert evenly(every, 4) == [0, 2, 5, 7]  # type: ignore[arg-type]


def test_answers_are_remembered_for_a_later_change(site: Site, nonsense: Path) -> None:
    """The build that uses the other model then needs no model at all."""
    first = data(site.run("models", "compare", "--model", str(nonsense), "--json"))
    broken = shutil.copytree(nonsense, site.root / nonsense.name)
    for path in (broken / "model").iterdir():
        if path.name == "model.bin":
            path.write_bytes(b"not a model")
    again = data(site.run("models", "compare", "--model", str(broken), "--json"))
    assert again["sentences"] == first["sentences"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--engine", "ctranslate2"), 1, "no folder of a converted model is named"),
        (("--model", "nowhere"), 1, "there is no such folder"),
        (("--engine", "ctranslate2"), 1, "name it with --model"),
        (("--engine", "libretranslate", "--model", "x"), 2, "a server chooses its own"),
        (("--engine", "libretranslate"), 1, "no server is named to compare with"),
        (("--engine", "libretranslate"), 1, "--url http://127.0.0.1:5000"),
        (("--url", "127.0.0.1:5000"), 1, "is not a web address: 127.0.0.1:5000"),
        (("--url", "http://127.0.0.1:5000", "--engine", "argos"), 2, "only libretranslate asks"),
        (("--url", "http://127.0.0.1:5000", "--model", "x"), 2, "only libretranslate asks"),
        (("nothing-of-this-name",), 1, "there is no article nothing-of-this-name"),
    ],
)
def test_what_cannot_be_asked_is_said(
    site: Site, arguments: tuple[str, ...], code: int, words: str
) -> None:
    said = site.run("models", "compare", *arguments, code=code)
    assert words in " ".join(said.split())
    assert "is asked for" not in said


def test_a_server_is_not_asked_offline(site: Site) -> None:
    config = site.root / "sitegen.toml"
    config.write_text(config.read_text("utf-8") + 'url = "http://127.0.0.1:9"\n', "utf-8")
    said = site.run("--offline", "models", "compare", "--engine", "libretranslate", code=1)
    assert "--offline forbids" in said
    assert "compare without --offline" in said


def like(known: dict[str, str], **others: str) -> Step:
    """Answer as is known, but with other words for some."""

    def answer(handler: Handler) -> None:
        texts = [known[text] for text in handler.asked]
        for old, new in others.items():
            texts = [text.replace(old, new) for text in texts]
        handler.answer(texts)

    return answer


@pytest.fixture
def known(site: Site) -> dict[str, str]:
    """The English of the site by its Arabic."""
    sentences = data(site.run("models", "compare", "--json"))["sentences"]
    assert isinstance(sentences, list)
    return {one["ar"]: one["now"] for one in sentences}


def test_one_sentence_that_would_read_otherwise_is_found_among_the_same(
    site: Site, known: dict[str, str]
) -> None:
    before = files(site)
    [(arabic, english)] = [pair for pair in known.items() if "leaked" in pair[1]]
    with serving() as server:
        server.steps = [like(known, leaked="seeped") for _ in known]
        said = site.run("models", "compare", "--url", server.url)
    assert f"{len(known) - 1} same  1 changed  0 no answer" in said
    assert said.count("  ar    ") == 1
    assert f"library, sentence 4\n  ar    {arabic}\n" in said
    assert f"  now   {english.replace('leaked', '[-leaked-]')}\n" in said
    assert f"  then  {english.replace('leaked', '{+seeped+}')}\n" in said
    assert f"→ libretranslate ar-en at 127.0.0.1:{server.server_port}" in said
    assert files(site) == before


def test_what_becomes_doubtful_is_said_and_counted(site: Site, known: dict[str, str]) -> None:
    with serving() as server:
        server.steps = [like(known, hundreds="thousands", million="billion") for _ in known]
        arguments = ("--engine", "libretranslate", "--url", server.url, "--json")
        found = data(site.run("models", "compare", *arguments))
    sentences = found["sentences"]
    assert isinstance(sentences, list)
    changed = [one for one in sentences if one["now"] != one["then"]]
    assert found["counts"] == {
        "same": len(known) - len(changed),
        "changed": len(changed),
        "no answer": 0,
    }
    assert changed
    assert all(not one["doubts_now"] for one in changed)
    assert {doubt["kind"] for one in changed for doubt in one["doubts_then"]} == {"number"}


@pytest.mark.parametrize(("url", "sent"), [("", "secret-key-1"), ("http://127.0.0.1:9", None)])
def test_a_key_goes_to_no_server_but_the_one_it_is_for(
    site: Site,
    known: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    url: str,
    sent: str | None,
) -> None:
    """A key belongs to translation.url; where none is written, to the server that is named."""
    monkeypatch.setenv("LIBRETRANSLATE_API_KEY", "secret-key-1")
    config = site.root / "sitegen.toml"
    config.write_text(config.read_text("utf-8") + (f'url = "{url}"\n' if url else ""), "utf-8")
    with serving() as server:
        server.steps = [like(known) for _ in known]
        site.run("models", "compare", "--url", server.url)
        assert {request.get("api_key") for request in server.requests} == {sent}


def test_where_a_server_fails_the_way_on_is_that_of_a_comparison(site: Site) -> None:
    with serving() as server:
        server.steps = [failing(429, "too many", Retry_After="9999") for _ in range(9)]
        said = site.run("models", "compare", "--url", server.url, code=1)
    assert "compare again later" in said
    assert "run the build" not in said


class Interrupted:
    """An engine that a person breaks off after three sentences."""

    name = "slow"
    version = "1"
    batch = 1

    def stream(self, batches: Iterable[Sequence[str]]) -> Iterator[list[Answer]]:
        for number, batch in enumerate(batches):
            if number == 3:
                raise KeyboardInterrupt
            yield [Answer((Hypothesis("Zounds", -0.1),)) for _ in batch]

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[float | None]:
        return [None for _ in pairs]


def test_an_interruption_shows_what_there_is(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sitegen.comparing.choosing.make_engine", lambda _: (Interrupted(), ()))
    said = site.run("models", "compare", code=130)
    assert "stopped after 3 of 45 sentences" in said
    assert said.count("{+Zounds+}") == 3
    assert "3 changed" in said
