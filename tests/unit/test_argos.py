import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sitegen.engines.argos import argos_engine
from sitegen.engines.decoding import PIECE_TOKENS
from sitegen.engines.local import LocalEngine
from sitegen.engines.pieces import split_long
from sitegen.errors import EngineError
from sitegen.packages.installed import InstalledPackage, newest, read_packages
from tests.answers import best
from tests.fixtures import tiny_argos

SENTENCES = [
    "أعلن الرئيس عن بدء العملية يوم الجمعة.",
    "وقال الأمين العام إن القوات وصلت إلى البلاد.",
    "أكد الوزير أن الوضع تحت السيطرة.",
]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages")
    tiny_argos.build(folder)
    return folder


@pytest.fixture(scope="module")
def package(packages: Path) -> InstalledPackage:
    found = newest(read_packages(packages).packages, "ar", "en")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def engine(package: InstalledPackage) -> LocalEngine:
    return argos_engine(package)


def test_the_tiny_package_is_the_same_each_time(packages: Path, tmp_path: Path) -> None:
    again = tiny_argos.build(tmp_path)
    first = packages / again.name
    files = sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    assert files
    for file in files:
        assert (again / file).read_bytes() == (first / file).read_bytes()


def test_every_sentence_gets_its_own_answer_in_order(engine: LocalEngine) -> None:
    answers = best(engine, SENTENCES)
    assert len(answers) == len(SENTENCES)
    assert all(answer.text for answer in answers)
    assert len({answer.text for answer in answers}) == len(SENTENCES)
    backwards = best(engine, SENTENCES[::-1])
    assert [a.text for a in backwards] == [a.text for a in answers][::-1]


def test_scores_are_mean_log_probabilities(engine: LocalEngine, package: InstalledPackage) -> None:
    import ctranslate2
    import sentencepiece

    tokenizer = sentencepiece.SentencePieceProcessor(
        model_file=str(package.path / "sentencepiece.model")
    )
    translator = ctranslate2.Translator(str(package.path / "model"))
    source = tokenizer.encode(SENTENCES[0], out_type=str)
    [result] = translator.translate_batch([source], beam_size=4, length_penalty=0.2)
    [scored] = translator.score_batch([source], [result.hypotheses[0]])
    mean = sum(scored.log_probs) / len(scored.log_probs)
    [answer] = best(engine, SENTENCES[:1])
    # Decoding leaves out the end mark where it may not stand yet; scoring does not.
    assert answer.score == pytest.approx(mean, abs=0.01)


def test_a_package_with_byte_pairs_is_decoded_too(tmp_path: Path) -> None:
    from argostranslate.package import Package

    path = tiny_argos.build(tmp_path, bpe=True)
    engine = argos_engine(InstalledPackage(path, "ar", "en", "1.0"))
    answers = best(engine, SENTENCES)
    tokenizer = Package(path).tokenizer
    pieces = tokenizer.encode(SENTENCES[0])
    assert any(piece.endswith("@@") for piece in pieces)
    vocabulary = (path / "model" / "shared_vocabulary.json").read_text("utf-8")
    assert set(pieces) <= set(json.loads(vocabulary))
    assert all(answer.text and "@@" not in answer.text for answer in answers)
    assert len({answer.text for answer in answers}) == len(SENTENCES)


def test_what_a_package_makes_answers_begin_with_is_not_shown(
    engine: LocalEngine, package: InstalledPackage, tmp_path: Path
) -> None:
    path = tiny_argos.build(tmp_path)
    metadata = json.loads((path / "metadata.json").read_text("utf-8"))
    (path / "metadata.json").write_text(json.dumps(metadata | {"target_prefix": "\u2581The"}))
    answers = best(argos_engine(InstalledPackage(path, "ar", "en", "1.0")), SENTENCES)
    assert [a.text for a in answers] != [a.text for a in best(engine, SENTENCES)]
    assert not any(answer.text.startswith("The") for answer in answers)


def test_nothing_and_blank_sentences_need_no_model(engine: LocalEngine) -> None:
    assert best(engine, []) == []
    answers = best(engine, ["", " \n", SENTENCES[0]])
    assert [bool(answer.text) for answer in answers] == [False, False, True]


def test_a_sentence_too_long_is_translated_piece_by_piece(engine: LocalEngine) -> None:
    clause = SENTENCES[0].rstrip(".") + "،"
    long = " ".join([clause] * 60)
    pieces = split_long(long, lambda text: len(text.split()) * 5, PIECE_TOKENS)
    assert len(pieces) > 1
    assert " ".join(pieces) == long
    [answer] = best(engine, [long])
    [short] = best(engine, [clause])
    assert len(answer.text) > len(short.text)
    assert answer.score < 0


def test_hostile_sentences_are_answered(engine: LocalEngine) -> None:
    hostile = ["\u0644" * 5000, "\u200f\u202e\u2066", "\x00\x07", "😀" * 300, "▁" * 50, "،" * 3000]
    assert len(best(engine, hostile)) == len(hostile)


def test_a_package_that_is_none_says_what_to_do(packages: Path, tmp_path: Path) -> None:
    path = tiny_argos.build(tmp_path)
    (path / "model" / "model.bin").write_bytes(b"no weights")
    with pytest.raises(EngineError, match="cannot be loaded") as caught:
        best(argos_engine(InstalledPackage(path, "ar", "en", "1.0")), SENTENCES)
    assert caught.value.problems[0].path == path
    (path / "sentencepiece.model").write_bytes(b"<html>")
    with pytest.raises(EngineError, match="cannot be loaded"):
        best(argos_engine(InstalledPackage(path, "ar", "en", "1.0")), SENTENCES)
    gone = InstalledPackage(tmp_path / "gone", "ar", "en", "1.0")
    with pytest.raises(EngineError, match="cannot be loaded"):
        best(argos_engine(gone), SENTENCES)


# A fresh process with a home of its own: what is imported, and what is left behind.
PROBE = """
import os, sys
from pathlib import Path
from sitegen.engines.engine import EngineOptions, answers_to, make_engine
before = dict(os.environ)
engine, problems = make_engine(EngineOptions("argos", Path(sys.argv[1])))
assert engine is not None and not problems
assert "ctranslate2" not in sys.modules, "a model that is not asked must not be loaded"
assert answers_to(engine, ["أعلن الرئيس عن بدء العملية."])[0].hypotheses
assert dict(os.environ) == before, "the environment changed"
banned = {"minisbd", "onnxruntime", "stanza", "spacy", "torch"}
whole = {"argostranslate.translate", "argostranslate.sbd"}
print(sorted(m for m in sys.modules if m.split(".")[0] in banned or m in whole))
"""


def test_only_the_decoder_and_the_tokenizer_are_at_work(packages: Path, tmp_path: Path) -> None:
    environment = dict(os.environ) | {
        "HOME": str(tmp_path),
        # Settings for the user's own Argos: one that would stop it, one that would lead it astray.
        "ARGOS_CHUNK_TYPE": "NONSENSE",
        "ARGOS_PACKAGES_DIR": str(tmp_path / "elsewhere"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
    }
    listed = sorted(packages.rglob("*"))
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(packages)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
    assert list(tmp_path.iterdir()) == [], "something was left in the user's folders"
    assert sorted(packages.rglob("*")) == listed
