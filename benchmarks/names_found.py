"""How well names are found in news: by the tagger alone, and through the whole analysis.

Reads a .conll file (a token and its tag to a line, sentences parted by empty lines), by default
anercorp_train.conll in the folder SITEGEN_EVAL_DATA. Prints precision, recall and F1 of exact
spans on the file's tokens, by type and together, and sentences a second on one core; of the
tagger's names, how many of those that it is surest of are right in extent and type.
Usage: python -m benchmarks.names_found [--file F] [--from 0.9] [--to 1] [--together N] [--no-lists]
           [--no-bodies]
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import time
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.naming.listed import build_gazetteer, known_actors
from sitegen.analyse.naming.tagged import tag_article
from sitegen.arabic.sentences import split_sentences
from sitegen.compose.identity.found_actors import LIKELY, SURE
from sitegen.model import ActorType, Analysis, Article, Block, Mention, local_index
from sitegen.tagging.tagger import tag_names

FILE = "anercorp_train.conll"
# The shipped model has never seen what comes after this share of the file's sentences.
UNSEEN_FROM = 0.9
TYPES: dict[str, ActorType] = {"PERS": "person", "ORG": "organisation", "LOC": "place"}
# Kinds of mentions that are names; nationality words and "the minister" are none in the corpus.
KINDS = ("name", "short")
WARM_UP = 5

Span = tuple[int, int, ActorType]


@dataclass(frozen=True)
class Text:
    """Sentences of the corpus as one article, its tokens' offsets, and the names in tokens."""

    article: Article
    tokens: tuple[tuple[int, int], ...]
    names: frozenset[Span]
    sentences: int


@dataclass(frozen=True)
class Score:
    """Precision, recall and F1, each from 0 to 1."""

    precision: float
    recall: float
    f1: float


def read_sentences(path: Path) -> list[list[tuple[str, str]]]:
    """Return the sentences of a .conll file as (token, tag) pairs."""
    groups = path.read_text("utf-8").split("\n\n")
    sentences = []
    for group in groups:
        rows = [line.split("\t") for line in group.splitlines() if line.strip()]
        if rows:
            sentences.append([(row[0], row[-1]) for row in rows])
    return sentences


def make_texts(sentences: Sequence[Sequence[tuple[str, str]]], together: int) -> list[Text]:
    """Join so many sentences at a time to an article, one to a paragraph, tokens by blanks."""
    return [_text(sentences[at : at + together]) for at in range(0, len(sentences), together)]


def _text(sentences: Sequence[Sequence[tuple[str, str]]]) -> Text:
    pieces: list[str] = []
    tokens: list[tuple[int, int]] = []
    tags: list[str] = []
    blocks: list[Block] = []
    at = 0
    for sentence in sentences:
        begin = at
        for word, tag in sentence:
            tokens.append((at, at + len(word)))
            tags.append(tag)
            at += len(word) + 1
        blocks.append(Block(begin, at - 1))
        pieces.append(" ".join(word for word, _ in sentence))
        # Between two sentences no name goes on.
        tags.append("O")
        tokens.append((at, at))
    article = Article("corpus", Path("corpus.md"), "", "\n".join(pieces), tuple(blocks))
    return Text(article, tuple(tokens), frozenset(_spans(tags)), len(sentences))


def _spans(tags: Iterable[str]) -> list[Span]:
    """Return the names that the tags tell; an inside tag after another type begins one."""
    spans: list[Span] = []
    begin, kind = 0, ""
    for at, tag in enumerate((*tags, "O")):
        position, _, own = tag.partition("-")
        if kind and (position != "I" or own != kind):
            if kind in TYPES:
                spans.append((begin, at, TYPES[kind]))
            kind = ""
        if position != "O" and not kind:
            begin, kind = at, own
    return spans


def by_tagger(text: Text, least: float = 0, below: float = math.inf) -> set[Span]:
    """Return what the tagger alone finds and is so sure of: from `least` on, less than `below`."""
    article = text.article
    sentences = split_sentences(article.text, article.blocks)
    names = tag_names(article.text, sentences)
    return {
        _in_tokens(text, name.start, name.end, name.type)
        for name in names
        if least <= name.sure < below
    }


def by_analysis(lists: bool, bodies: bool = True) -> Callable[[Text], set[Span]]:
    """Return what finds names by the whole analysis, with the packaged lists or without any.

    Without `bodies`, those of a state that rules find (الحكومة العراقية) are left out: the corpus
    does not count them as names.
    """
    gazetteer = build_gazetteer(known_actors(()) if lists else ())

    def find(text: Text) -> set[Span]:
        analysis = analyse(text.article, gazetteer, AnalyseOptions(), tag_article(text.article))
        return {
            _in_tokens(text, mention.start, mention.end, mention.type)
            for mention in analysis.mentions
            if mention.kind in KINDS and (bodies or not _is_body(mention, analysis))
        }

    return find


def _is_body(mention: Mention, analysis: Analysis) -> bool:
    index = local_index(mention.actor)
    return index is not None and bool(analysis.found[index].name_en)


def _in_tokens(text: Text, start: int, end: int, kind: ActorType) -> Span:
    """Return a span in tokens; one that is partly covered counts as covered."""
    first = bisect_right(text.tokens, start, key=lambda token: token[1])
    last = bisect_left(text.tokens, end, key=lambda token: token[0])
    return first, last, kind


def score(texts: Sequence[Text], found: Sequence[set[Span]]) -> dict[str, Score]:
    """Return the scores by type and of all together."""
    counts = Counter[tuple[str, str]]()
    for text, spans in zip(texts, found, strict=True):
        for name, group in (("right", text.names & spans), ("gold", text.names), ("told", spans)):
            counts.update((name, kind) for _, _, kind in group)
    kinds = (*TYPES.values(), "all")
    return {kind: _score(counts, TYPES.values() if kind == "all" else (kind,)) for kind in kinds}


def _score(counts: Counter[tuple[str, str]], kinds: Iterable[str]) -> Score:
    right, gold, told = (
        sum(counts[name, kind] for kind in kinds) for name in ("right", "gold", "told")
    )
    precision, recall = right / max(told, 1), right / max(gold, 1)
    return Score(precision, recall, 2 * right / max(told + gold, 1))


def right_of_surest(texts: Sequence[Text]) -> list[str]:
    """Tell in lines how many names are right of those sure enough for an entry."""
    lines = []
    for least, below, what in (
        (SURE, math.inf, f"at least {SURE} sure"),
        (LIKELY, SURE, f"{LIKELY} to {SURE} sure"),
    ):
        found = [by_tagger(text, least, below) for text in texts]
        right = sum(len(text.names & spans) for text, spans in zip(texts, found, strict=True))
        told = sum(map(len, found))
        lines.append(f"{what}: {right} of {told} right ({right / max(told, 1):.3f})")
    return lines


def main() -> int:
    """Measure and print; 2 without data."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--file", type=Path, help="another .conll file")
    parser.add_argument("--from", dest="begin", type=float, default=UNSEEN_FROM)
    parser.add_argument("--to", dest="end", type=float, default=1.0)
    parser.add_argument("--together", type=int, default=1, help="sentences to an article")
    parser.add_argument("--no-lists", action="store_true", help="without the packaged lists")
    parser.add_argument("--no-bodies", action="store_true", help="without bodies found by rule")
    options = parser.parse_args()
    folder = os.environ.get("SITEGEN_EVAL_DATA")
    if options.file is None and not folder:
        print("set SITEGEN_EVAL_DATA, or name a file with --file", file=sys.stderr)
        return 2
    sentences = read_sentences(options.file or Path(folder or "") / FILE)
    chosen = sentences[int(len(sentences) * options.begin) : int(len(sentences) * options.end)]
    texts = make_texts(chosen, options.together)
    print(f"{len(chosen)} sentences, {sum(len(text.names) for text in texts)} names")
    finders = {
        "tagger": by_tagger,
        "analysis": by_analysis(not options.no_lists, not options.no_bodies),
    }
    for name, find in finders.items():
        for text in texts[:WARM_UP]:
            find(text)
        began = time.process_time()
        found = [find(text) for text in texts]
        seconds = time.process_time() - began
        print(f"{name}: {len(chosen) / seconds:.0f} sentences/s")
        for kind, one in score(texts, found).items():
            print(f"  {kind:<13} P {one.precision:.3f}  R {one.recall:.3f}  F1 {one.f1:.3f}")
    for line in right_of_surest(texts):
        print(f"tagger, {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
