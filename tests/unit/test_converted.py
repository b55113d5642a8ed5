import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import ctranslate2
import pytest
import sentencepiece

from sitegen.engines.converted import LANGUAGES
from sitegen.engines.converted_files import ConvertedModel, read_converted
from sitegen.engines.engine import Engine, EngineOptions, make_engine
from sitegen.engines.local import LocalEngine
from sitegen.errors import EngineError, Problem, Severity
from tests.answers import best
from tests.conftest import Site
from tests.fixtures import tiny_argos

SENTENCES = [
    "أعلن الرئيس عن بدء العملية يوم الجمعة.",
    "وقال الأمين العام إن القوات وصلت إلى البلاد.",
    "أكد الوزير أن الوضع تحت السيطرة.",
]
# Answers of random weights end sooner with it.
ENDING = 4.0
# Random weights that answer all three sentences when told the languages.
TALKATIVE = {"seed": 8, "end_bias": 0.0}


@pytest.fixture(scope="module")
def opus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models") / "opus-mt-ar-en"
    return tiny_argos.build_converted(folder, end_bias=ENDING)


@pytest.fixture
def copy(opus: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(opus, tmp_path / "copy"))


def options(folder: Path | None, beam: int = 4) -> EngineOptions:
    return EngineOptions("ctranslate2", Path("nowhere"), beam=beam, model=folder)


def engine_of(folder: Path, beam: int = 4) -> Engine:
    engine, problems = make_engine(options(folder, beam))
    assert engine is not None
    assert problems == ()
    return engine


def warning_of(folder: Path | None) -> Problem:
    engine, [problem] = make_engine(options(folder))
    assert engine is None
    assert problem.severity is Severity.WARNING
    assert problem.hint
    return problem


def error_of(folder: Path) -> Problem:
    with pytest.raises(EngineError) as caught:
        best(engine_of(folder), SENTENCES)
    return caught.value.problems[0]


def tokenizer(folder: Path, name: str) -> sentencepiece.SentencePieceProcessor:
    return sentencepiece.SentencePieceProcessor(model_file=str(folder / name))


def directly(
    folder: Path,
    before: Sequence[str] = (),
    after: Sequence[str] = (),
    prefix: Sequence[str] = (),
    names: tuple[str, str] = ("source.spm", "target.spm"),
) -> list[str]:
    """Ask the model without sitegen, with the tokens that it was made for."""
    source, target = (tokenizer(folder, name) for name in names)
    translator = ctranslate2.Translator(str(folder))
    questions = [[*before, *source.encode(text, out_type=str), *after] for text in SENTENCES]
    results = translator.translate_batch(
        questions,
        target_prefix=[list(prefix)] * len(questions) if prefix else None,
        beam_size=4,
        length_penalty=0.2,
    )
    return [target.decode_pieces(r.hypotheses[0][len(prefix) :]).strip() for r in results]


def texts(folder: Path) -> list[str]:
    answers = best(engine_of(folder), SENTENCES)
    assert all(answer.text for answer in answers)
    return [answer.text for answer in answers]


def test_an_opus_model_reads_an_end_mark(opus: Path) -> None:
    assert texts(opus) == directly(opus, after=["</s>"])
    assert texts(opus) != directly(opus)


def test_a_decoder_that_adds_the_end_mark_is_not_given_another(tmp_path: Path) -> None:
    folder = tiny_argos.build_converted(
        tmp_path / "marian", end_bias=ENDING, add_source_eos=True, decoder_start_token="<s>"
    )
    assert texts(folder) == directly(folder)
    assert texts(folder) != directly(folder, after=["</s>"])


def test_a_model_of_opennmt_reads_no_end_mark(tmp_path: Path) -> None:
    folder = tiny_argos.build_converted(
        tmp_path / "opennmt", ["sentencepiece.model"], end_bias=ENDING, decoder_start_token="<s>"
    )
    assert texts(folder) == directly(folder, names=("sentencepiece.model",) * 2)


@pytest.mark.parametrize(("arabic", "english"), LANGUAGES)
@pytest.mark.parametrize(
    "name", ["sentencepiece.bpe.model", "flores200_sacrebleu_tokenizer_spm.model"]
)
def test_a_model_of_many_languages_is_told_which(
    tmp_path: Path, arabic: str, english: str, name: str
) -> None:
    folder = tiny_argos.build_converted(
        tmp_path / "many", [name], [arabic, english, "fra_Latn"], **TALKATIVE
    )
    told = directly(folder, [arabic], ["</s>"], [english], names=(name, name))
    assert texts(folder) == told
    assert told != directly(folder, after=["</s>"], names=(name, name))
    assert not any(english in text or arabic in text for text in texts(folder))


def test_scores_leave_out_what_every_answer_begins_with(tmp_path: Path) -> None:
    name = "sentencepiece.bpe.model"
    folder = tiny_argos.build_converted(
        tmp_path / "nllb", [name], ["arb_Arab", "eng_Latn", "fra_Latn"], seed=8, end_bias=1.0
    )
    source = ["arb_Arab", *tokenizer(folder, name).encode(SENTENCES[1], out_type=str), "</s>"]
    translator = ctranslate2.Translator(str(folder))
    [result] = translator.translate_batch(
        [source], target_prefix=[["eng_Latn"]], beam_size=4, length_penalty=0.2
    )
    [scored] = translator.score_batch([source], [result.hypotheses[0]])
    said = scored.log_probs[1:]
    assert len(said) < 10, "in a long answer one token more would hardly count"
    [answer] = best(engine_of(folder), SENTENCES[1:2])
    assert answer.score == pytest.approx(sum(said) / len(said), abs=0.01)


def test_an_opus_model_into_several_languages_is_told_english(tmp_path: Path) -> None:
    folder = tiny_argos.build_converted(
        tmp_path / "mul", labels=[">>eng<<", ">>fra<<", ">>apc_Latn<<"], end_bias=ENDING
    )
    assert texts(folder) == directly(folder, [">>eng<<"], ["</s>"])
    assert texts(folder) != directly(folder, after=["</s>"])


def test_an_opus_model_into_english_alone_is_told_nothing(tmp_path: Path) -> None:
    folder = tiny_argos.build_converted(tmp_path / "one", labels=[">>eng<<"], end_bias=ENDING)
    assert texts(folder) == directly(folder, after=["</s>"])


def test_two_vocabularies_a_token_a_line(copy: Path, opus: Path) -> None:
    shared = copy / "shared_vocabulary.json"
    for side in ("source", "target"):
        lines = "\n".join(json.loads(shared.read_text("utf-8")))
        (copy / f"{side}_vocabulary.txt").write_text(lines + "\n", "utf-8")
    shared.unlink()
    assert texts(copy) == texts(opus)


def test_words_the_model_does_not_know_are_kept_without_our_own_tokens(tmp_path: Path) -> None:
    name = "sentencepiece.bpe.model"
    folder = tiny_argos.build_converted(tmp_path / "nllb", [name], ["arb_Arab", "eng_Latn"])
    answers = best(engine_of(folder), ["中文 😀 ☃", "x" * 900, "\x00", "\u2581" * 40])
    assert len(answers) == 4
    for answer in answers:
        assert not any(token in answer.text for token in ("arb_Arab", "eng_Latn", "</s>", "\u2581"))


def test_the_version_follows_the_model_and_not_its_place(opus: Path, tmp_path: Path) -> None:
    assert engine_of(opus).name == "ctranslate2"
    version = engine_of(opus).version
    assert version.startswith("opus-mt-ar-en ")
    moved = Path(shutil.copytree(opus, tmp_path / "opus-mt-ar-en"))
    os.utime(moved / "model.bin", (1, 1))
    assert engine_of(moved).version == version
    assert engine_of(opus, beam=2).version == f"{version} beam 2"
    for name in ("config.json", "shared_vocabulary.json", "source.spm", "target.spm"):
        before = (moved / name).read_bytes()
        (moved / name).write_bytes(before + b"\n")
        assert engine_of(moved).version != version, name
        (moved / name).write_bytes(before)
    weights = bytearray((moved / "model.bin").read_bytes())
    weights[-1] ^= 1
    (moved / "model.bin").write_bytes(weights)
    assert engine_of(moved).version != version


def test_any_folder_name_fits_on_a_line(opus: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(opus, tmp_path / "my model\n(new) نموذج"))
    model = read_converted(folder)
    assert isinstance(model, ConvertedModel)
    assert model.version.rpartition(" ")[0] == "my-model-new-نموذج"


def test_a_folder_that_is_not_there_is_a_warning(tmp_path: Path) -> None:
    problem = warning_of(tmp_path / "usb" / "model")
    assert problem.path == tmp_path / "usb" / "model"
    assert "translation.model" in problem.hint
    assert "translation.model" in warning_of(None).hint


def test_a_model_as_downloaded_must_be_converted_first(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(b"weights")
    problem = warning_of(tmp_path)
    assert "model.bin is missing" in problem.message
    assert "converted" in problem.hint


def test_a_model_that_does_not_translate_is_refused(copy: Path) -> None:
    (copy / "shared_vocabulary.json").rename(copy / "vocabulary.json")
    assert "does not translate" in warning_of(copy).message


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("config.json", None, "config.json is missing"),
        ("config.json", b"{", "not JSON"),
        ("config.json", b'{"architectures": ["MarianMTModel"]}', "converter wrote"),
        ("shared_vocabulary.json", None, "vocabulary is missing"),
        ("source.spm", None, "SentencePiece file is missing"),
        ("target.spm", None, "SentencePiece file is missing"),
    ],
)
def test_what_is_missing_is_named(
    copy: Path, name: str, content: bytes | None, message: str
) -> None:
    if content is None:
        (copy / name).unlink()
    else:
        (copy / name).write_bytes(content)
    assert message in warning_of(copy).message


def test_the_files_that_are_looked_for_are_named(copy: Path) -> None:
    (copy / "source.spm").unlink()
    hint = warning_of(copy).hint
    for name in ("source.spm and target.spm", "sentencepiece.bpe.model", "sentencepiece.model"):
        assert name in hint


def test_a_tokenizer_of_another_model_is_refused(copy: Path) -> None:
    shutil.copy(copy / "target.spm", copy / "source.spm")
    problem = error_of(copy)
    assert problem.path == copy / "source.spm"
    assert "does not fit" in problem.message
    assert "of its own download" in problem.hint


def test_a_model_that_does_not_write_english_is_refused(copy: Path) -> None:
    shutil.copy(copy / "source.spm", copy / "target.spm")
    problem = error_of(copy)
    assert problem.path == copy / "target.spm"
    assert "Arabic to English" in problem.hint


@pytest.mark.parametrize("name", ["model.bin", "source.spm", "shared_vocabulary.json"])
def test_files_that_are_broken_are_an_error(copy: Path, name: str) -> None:
    (copy / name).write_bytes(b'{"error": "not found"}')
    assert "cannot be loaded" in error_of(copy).message


def test_a_part_of_the_model_that_goes_by_another_name_is_an_error(copy: Path) -> None:
    weights = (copy / "model.bin").read_bytes()
    assert weights.count(b"encoder/embeddings_0/weight") == 1
    (copy / "model.bin").write_bytes(weights.replace(b"embeddings_0", b"embeddinks_0"))
    problem = error_of(copy)
    assert "cannot be loaded" in problem.message
    assert problem.path == copy


def test_a_model_is_loaded_for_the_first_sentence_only(opus: Path) -> None:
    assert isinstance(engine_of(opus), LocalEngine)
    probe = (
        "import sys\n"
        "from pathlib import Path\n"
        "from sitegen.engines.engine import EngineOptions, answers_to, make_engine\n"
        "options = EngineOptions('ctranslate2', Path('x'), model=Path(sys.argv[1]))\n"
        "engine, _ = make_engine(options)\n"
        "assert engine is not None and engine.version\n"
        "assert not {'ctranslate2', 'sentencepiece'} & sys.modules.keys()\n"
        "assert answers_to(engine, ['أعلن الرئيس عن بدء العملية.'])\n"
        "print(sorted({'argostranslate', 'torch', 'transformers'} & sys.modules.keys()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe, str(opus)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr


def test_a_build_goes_on_when_the_models_disk_is_gone(opus: Path, tmp_path: Path) -> None:
    site = Site(tmp_path / "site")
    for folder in ("seeds", "content"):
        (site.root / folder).mkdir(parents=True)
    (site.root / "seeds" / "visit.txt").write_text("\n\n".join(SENTENCES), "utf-8")
    (site.root / "sitegen.toml").write_text(
        '[translation]\nengine = "ctranslate2"\nmodel = "../disk/opus-mt-ar-en"\n', "utf-8"
    )
    site.run("ingest")
    disk = tmp_path / "disk"
    shutil.copytree(opus, disk / "opus-mt-ar-en")
    site.build("--drafts")
    [po] = (site.root / "content" / "translations" / "en").glob("*.po")
    drafted = po.read_text("utf-8")
    assert f"#. machine: ctranslate2 {engine_of(opus).version}\n" in drafted
    assert "#. score: -" in drafted
    shutil.rmtree(disk)
    assert "no such folder with a translation model" in site.build("--drafts")
    assert po.read_text("utf-8") == drafted
    site.run("check")
