from dataclasses import dataclass
from pathlib import Path

import pytest
import sentencepiece

from sitegen.engines.converted import converted_engine
from sitegen.engines.converted_files import ConvertedModel, read_converted
from sitegen.engines.decoding import MOST_ROOM, PIECE_TOKENS, Decoder, with_beam
from sitegen.engines.local import LocalEngine
from sitegen.errors import EngineError
from tests.answers import best, best_of
from tests.fixtures import tiny_argos

SENTENCE = "أعلن الرئيس عن بدء العملية يوم الجمعة."
# As likely as nothing: such a model never ends an answer.
NEVER_ENDS = -1e4


def engine_that(folder: Path, *, end_bias: float) -> LocalEngine:
    """Make an engine of a model that can count as many tokens as OPUS-MT."""
    path = tiny_argos.build_converted(folder / "m", positions=MOST_ROOM, end_bias=end_bias)
    model = read_converted(path)
    assert isinstance(model, ConvertedModel)
    return converted_engine(model)


def test_an_answer_that_goes_round_in_circles_is_dropped(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    engine = engine_that(tmp_path, end_bias=NEVER_ENDS)
    [answer] = best(engine, [SENTENCE])
    assert (answer.text, answer.score) == ("", None)
    assert "round in circles" in caplog.text


def test_no_answer_is_longer_than_a_model_can_count(tmp_path: Path) -> None:
    engine = engine_that(tmp_path, end_bias=NEVER_ENDS)
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(tmp_path / "m" / "source.spm"))
    # Nearly as long as a piece may be; three times its tokens are more than the model's places.
    piece = "ال " * (PIECE_TOKENS // len(tokenizer.encode("ال ")) - 1)
    assert MOST_ROOM // 3 < len(tokenizer.encode(piece)) <= PIECE_TOKENS
    assert [answer.text for answer in best(engine, [piece, SENTENCE])] == ["", ""]


@dataclass(frozen=True)
class Said:
    """What a decoder says, best answer first."""

    hypotheses: list[list[str]]
    scores: list[float]


@dataclass(frozen=True)
class Come:
    """An answer that has come."""

    said: Said

    def done(self) -> bool:
        return True

    def result(self) -> Said:
        return self.said


class Translator:
    """Says the same to every source, or breaks down."""

    def __init__(self, said: Said | Exception) -> None:
        self.said = said

    def translate_batch(
        self, source: list[list[str]], target_prefix: object, **_: object
    ) -> list[Come]:
        if isinstance(self.said, Exception):
            raise self.said
        return [Come(self.said) for _ in source]

    def score_batch(self, source: object, target: object, **_: object) -> list[Come]:
        raise NotImplementedError


class Letters:
    """A tokenizer of single letters."""

    def encode(self, sentence: str) -> list[str]:
        return list(sentence)

    def encode_target(self, sentence: str) -> list[str]:
        return list(sentence)

    def decode(self, tokens: list[str]) -> str:
        return "".join(tokens)


def said_by(decoder: Decoder) -> list[str]:
    """Return the best answers to a sentence of one letter."""
    return [best_of(answer).text for answers in decoder.stream([["x"]]) for answer in answers]


def test_our_own_tokens_in_place_of_an_unknown_word_are_not_shown() -> None:
    # The decoder replaces an unknown token by what it looked at: here the tokens put around it.
    said = Said([["eng_Latn", "a", "arb_Arab", "b", "</s>", "c", "eng_Latn"]], [-1.0])
    decoder = Decoder(
        label="model",
        path=Path("model"),
        tokenizer=Letters(),
        translator=Translator(said),
        before=("arb_Arab",),
        after=("</s>",),
        prefix=("eng_Latn",),
    )
    assert said_by(decoder) == ["abc"]


def test_a_decoder_that_breaks_down_says_what_to_do() -> None:
    broken = Translator(RuntimeError("out of memory"))
    decoder = Decoder("ar-en 1.0", Path("model"), Letters(), broken)
    with pytest.raises(EngineError, match=r"ar-en 1\.0 failed: out of memory") as caught:
        said_by(decoder)
    assert "translation.mode" in caught.value.problems[0].hint


@pytest.mark.parametrize("error", [IndexError("no such token"), KeyError("x"), TypeError("x")])
def test_a_damaged_model_says_so_however_it_breaks(error: Exception) -> None:
    class Broken(Letters):
        def encode(self, sentence: str) -> list[str]:
            raise error

    decoder = Decoder("ar-en 1.0", Path("model"), Broken(), Translator(Said([], [])))
    with pytest.raises(EngineError, match=r"ar-en 1\.0 failed"):
        said_by(decoder)


def test_a_sentence_of_several_pieces_is_whole_or_not_at_all(tmp_path: Path) -> None:
    engine = engine_that(tmp_path, end_bias=6.0)
    clause = SENTENCE.rstrip(".") + "، "
    [whole] = best(engine, [clause * 30])
    [part] = best(engine, [clause.strip()])
    assert whole.score is not None
    assert whole.score < 0
    assert len(whole.text) > len(part.text) > 0


def test_the_usual_beam_is_not_named() -> None:
    assert with_beam("ar-en 1.0", 4) == "ar-en 1.0"
    assert with_beam("ar-en 1.0", 2) == "ar-en 1.0 beam 2"
