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
        (("--engine", "libretranslate", "--model", "x"), 2, "a server chooses its own"),
        (("nothing-of-this-name",), 1, "there is no article nothing-of-this-name"),
    ],
)
def test_what_cannot_be_asked_is_said(
    site: Site, arguments: tuple[str, ...], code: int, words: str
) -> None:
    assert words in site.run("models", "compare", *arguments, code=code)


def test_a_server_is_not_asked_offline(site: Site) -> None:
    config = site.root / "sitegen.toml"
    config.write_text(config.read_text("utf-8") + 'url = "http://127.0.0.1:9"\n', "utf-8")
    said = site.run("--offline", "models", "compare", "--engine", "libretranslate", code=1)
    assert "--offline forbids" in said


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
    monkeypatch.setattr("sitegen.comparing.asking.make_engine", lambda _: (Interrupted(), ()))
    said = site.run("models", "compare", code=130)
    assert "stopped after 3 of 45 sentences" in said
    assert said.count("{+Zounds+}") == 3
    assert "3 changed" in said
