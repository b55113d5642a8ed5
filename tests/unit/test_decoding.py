from dataclasses import dataclass
from pathlib import Path

import pytest
import sentencepiece

from sitegen.engines.converted import ConvertedEngine
from sitegen.engines.converted_files import ConvertedModel, read_converted
from sitegen.engines.decoding import MOST_ROOM, PIECE_TOKENS, Decoder, with_beam
from sitegen.errors import EngineError
from tests.fixtures import tiny_argos

SENTENCE = "أعلن الرئيس عن بدء العملية يوم الجمعة."
# As likely as nothing: such a model never ends an answer.
NEVER_ENDS = -1e4


def engine_that(folder: Path, *, end_bias: float) -> ConvertedEngine:
    """Make an engine of a model that can count as many tokens as OPUS-MT."""
    path = tiny_argos.build_converted(folder / "m", positions=MOST_ROOM, end_bias=end_bias)
    model = read_converted(path)
    assert isinstance(model, ConvertedModel)
    return ConvertedEngine(model)


def test_an_answer_that_goes_round_in_circles_is_dropped(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    engine = engine_that(tmp_path, end_bias=NEVER_ENDS)
    [answer] = engine.translate([SENTENCE])
    assert (answer.text, answer.score) == ("", None)
    assert "round in circles" in caplog.text


def test_no_answer_is_longer_than_a_model_can_count(tmp_path: Path) -> None:
    engine = engine_that(tmp_path, end_bias=NEVER_ENDS)
    tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(tmp_path / "m" / "source.spm"))
    # Nearly as long as a piece may be; three times its tokens are more than the model's places.
    piece = "ال " * (PIECE_TOKENS // len(tokenizer.encode("ال ")) - 1)
    assert MOST_ROOM // 3 < len(tokenizer.encode(piece)) <= PIECE_TOKENS
    assert [answer.text for answer in engine.translate([piece, SENTENCE])] == ["", ""]


@dataclass(frozen=True)
class Said:
    """What a decoder says, best answer first."""

    hypotheses: list[list[str]]
    scores: list[float]


class Letters:
    """A tokenizer of single letters."""

    def encode(self, sentence: str) -> list[str]:
        return list(sentence)

    def decode(self, tokens: list[str]) -> str:
        return "".join(tokens)


def test_our_own_tokens_in_place_of_an_unknown_word_are_not_shown() -> None:
    # The decoder replaces an unknown token by what it looked at: here the tokens put around it.
    said = Said([["eng_Latn", "a", "arb_Arab", "b", "</s>", "c", "eng_Latn"]], [-1.0])
    decoder = Decoder(
        label="model",
        path=Path("model"),
        tokenizer=Letters(),
        translate_batch=lambda sources, **_: [said for _ in sources],
        before=("arb_Arab",),
        after=("</s>",),
        prefix=("eng_Latn",),
    )
    assert [answer.text for answer in decoder.translate(["x"])] == ["abc"]


def test_a_decoder_that_breaks_down_says_what_to_do() -> None:
    def broken(*_: object, **__: object) -> list[Said]:
        raise RuntimeError("out of memory")

    decoder = Decoder("ar-en 1.0", Path("model"), Letters(), broken)
    with pytest.raises(EngineError, match=r"ar-en 1\.0 failed: out of memory") as caught:
        decoder.translate(["x"])
    assert "translation.beam" in caught.value.problems[0].hint


@pytest.mark.parametrize("error", [IndexError("no such token"), KeyError("x"), TypeError("x")])
def test_a_damaged_model_says_so_however_it_breaks(error: Exception) -> None:
    class Broken(Letters):
        def encode(self, sentence: str) -> list[str]:
            raise error

    decoder = Decoder("ar-en 1.0", Path("model"), Broken(), lambda *_, **__: [])
    with pytest.raises(EngineError, match=r"ar-en 1\.0 failed"):
        decoder.translate(["x"])


def test_a_sentence_of_several_pieces_is_whole_or_not_at_all(tmp_path: Path) -> None:
    engine = engine_that(tmp_path, end_bias=6.0)
    clause = SENTENCE.rstrip(".") + "، "
    [whole] = engine.translate([clause * 30])
    [part] = engine.translate([clause.strip()])
    assert whole.score is not None
    assert whole.score < 0
    assert len(whole.text) > len(part.text) > 0


def test_the_usual_beam_is_not_named() -> None:
    assert with_beam("ar-en 1.0", 4) == "ar-en 1.0"
    assert with_beam("ar-en 1.0", 2) == "ar-en 1.0 beam 2"
