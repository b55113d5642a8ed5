"""Finds the names of persons, organisations and places in an article, on a list or not.

In go a text in NFC and its sentences; out come names with offsets into the text and how sure each
is, none inside another. Particles and quotation marks stay outside. The editor's actors have no
say here: whoever joins names with actors knows them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.metadata import version

from sitegen.arabic.letters import MARKS
from sitegen.files import sha256_hex
from sitegen.model import ActorType, Sentence
from sitegen.tagging.candidates import (
    Candidate,
    Run,
    candidates,
    chosen,
    supported,
    witnesses,
)
from sitegen.tagging.crf import read
from sitegen.tagging.cutting import cut
from sitegen.tagging.lexicon import facts, is_whole_name

_FILES = ("model.bin", "lexicon.bin", "clue_words.toml", "organisations.txt", "regions.txt")
_FILES_OF_OTHERS = ("reporting_verbs.txt", "stopwords_ar.txt", "country_variants.toml")
# Longer sentences are cut, or one could fill the memory.
_LONGEST_SENTENCE = 400
# Sentences read side by side: enough to share the work, few enough to be short.
_TOGETHER = 32


@dataclass(frozen=True, slots=True)
class TaggedName:
    """A name in the text: code points `start` to `end`, particles and marks around it left out.

    `sure` is the probability of exactly this span and type, from 0 to 1.
    """

    start: int
    end: int
    type: ActorType
    sure: float


def tag_names(text: str, sentences: Sequence[Sentence]) -> tuple[TaggedName, ...]:
    """Return the names in a text, in order, none overlapping; offsets into `text`.

    What is surely a name in one sentence counts for the same words in the others.
    """
    runs = sorted(_runs(text, sentences), key=lambda run: len(run.pieces))
    every: list[list[Candidate]] = []
    for start in range(0, len(runs), _TOGETHER):
        batch = runs[start : start + _TOGETHER]
        readings = read([run.words for run in batch])
        every += [list(candidates(readings, number, run)) for number, run in enumerate(batch)]
    article = witnesses(one for those in every for one in those)
    found = [
        _named(text, run, one)
        for run, those in zip(runs, every, strict=True)
        for one in chosen(supported(candidate, article) for candidate in those)
    ]
    return tuple(sorted(found, key=lambda name: name.start))


@cache
def tagger_digest() -> str:
    """Return a hex digest over the model and all lists: it changes when answers may."""
    data = resources.files("sitegen.data")
    packaged = (data / "tagging" / name for name in _FILES)
    read_too = (data / name for name in _FILES_OF_OTHERS)
    digests = [sha256_hex(file.read_bytes()) for file in (*packaged, *read_too)]
    # CLDR's names of countries and cities come with Babel.
    return sha256_hex(" ".join([*digests, version("babel")]).encode())


def _runs(text: str, sentences: Sequence[Sentence]) -> Iterator[Run]:
    for sentence in sentences:
        pieces = cut(text[sentence.start : sentence.end], sentence.start)
        for at in range(0, len(pieces), _LONGEST_SENTENCE):
            run = tuple(pieces[at : at + _LONGEST_SENTENCE])
            yield Run(run, tuple(facts(piece.form) for piece in run))


def _named(text: str, run: Run, one: Candidate) -> TaggedName:
    """Return the candidate in the text, without the particles on its first word."""
    start = one.start
    first = run.words[one.first]
    for _ in "" if one.type == "person" and is_whole_name(first) else first.clitic:
        start += 1
        while start < one.end and text[start] in MARKS:
            start += 1
    return TaggedName(start, one.end, one.type, one.sure)
