"""A SentencePiece vocabulary as large as a real model's, trained on made-up words and the sample.

In: how many pieces. Out: the tokenizer's bytes and its pieces in order, the same each time. About
half of the pieces are Arabic, half Latin; an Arabic word of the sample takes almost two.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import sentencepiece

from benchmarks.translate.sample import sample_words
from benchmarks.translate.words import arabic_words, draw, english_words

# Words made up for each hundred pieces. English has fewer forms.
ARABIC_SHARE = 100
ENGLISH_SHARE = 65
# How often a made-up word stands in the text that the tokenizer learns from, on average.
USES = 4
WORDS_IN_A_LINE = 20
ARABIC_SEED, ENGLISH_SEED, ARABIC_DRAW, ENGLISH_DRAW = range(1, 5)


def train_tokenizer(size: int) -> bytes:
    """Train a tokenizer of exactly so many pieces."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=_lines(size),
        model_writer=model,
        vocab_size=size,
        model_type="unigram",
        character_coverage=1.0,
        # More would make it depend on the machine.
        num_threads=1,
        minloglevel=2,
    )
    return model.getvalue()


def pieces_of(tokenizer: bytes) -> list[str]:
    """List a tokenizer's pieces by their numbers; the first three are marks, not text."""
    processor = sentencepiece.SentencePieceProcessor(model_proto=tokenizer)
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]


def known_arabic(size: int) -> list[str]:
    """Return the made-up Arabic words that a tokenizer of this size was trained on."""
    return arabic_words(size * ARABIC_SHARE // 100, ARABIC_SEED)


def _lines(size: int) -> Iterator[str]:
    arabic = known_arabic(size)
    english = english_words(size * ENGLISH_SHARE // 100, ENGLISH_SEED)
    yield from _in_lines(sample_words())
    for words, seed in ((arabic, ARABIC_DRAW), (english, ENGLISH_DRAW)):
        # Each once, so that rare ones are in the text at all.
        yield from _in_lines(words)
        yield from _in_lines(draw(words, len(words) * (USES - 1), seed))


def _in_lines(words: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(words), WORDS_IN_A_LINE):
        yield " ".join(words[start : start + WORDS_IN_A_LINE])
