"""How well names are found in running text, on a stretch of the corpus the model never saw.

Reads `anercorp_train.conll` in the folder SITEGEN_EVAL_DATA. Sentences go through the tagger as
text, tokens joined by blanks; a name is right where it covers exactly the tokens of one in the
corpus and has its type. Usage: python -m benchmarks.tagging [--list N]
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.model import ActorType, Sentence
from sitegen.tagging.tagger import tag_names
from training.names.corpus import FILE, SCORED, Line, Name, read_corpus, split

_KINDS: dict[ActorType, str] = {"person": "PERS", "organisation": "ORG", "place": "LOC"}
# The corpus does not say where its articles end: so many sentences stand for one.
ARTICLE = 15


@dataclass(frozen=True)
class Score:
    """Counts of names: found and right, found, in the corpus."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """Return the share of the found names that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Return the share of the corpus's names that are found."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of both."""
        both = self.found + self.wanted
        return 2 * self.right / both if both else 0.0


def found_names(lines: Sequence[Line], article: int = 1) -> list[set[Name]]:
    """Tag sentences, `article` of them at a time, and return the names in tokens."""
    every: list[set[Name]] = []
    for start in range(0, len(lines), article):
        every += _of_article(lines[start : start + article])
    return every


def score(lines: Sequence[Line], every: Sequence[set[Name]]) -> dict[str, Score]:
    """Return the score of each kind and of all kinds together."""
    right, found, wanted = Counter[str](), Counter[str](), Counter[str]()
    for line, names in zip(lines, every, strict=True):
        gold = line.names()
        for _, _, kind in names:
            found.update((kind, "all"))
        for _, _, kind in gold:
            wanted.update((kind, "all"))
        for _, _, kind in names & gold:
            right.update((kind, "all"))
    return {kind: Score(right[kind], found[kind], wanted[kind]) for kind in (*SCORED, "all")}


def _of_article(lines: Sequence[Line]) -> Iterator[set[Name]]:
    text = "\n".join(line.text for line in lines)
    sentences, start = [], 0
    for line in lines:
        sentences.append(Sentence(start, start + len(line.text), line.text))
        start += len(line.text) + 1
    names = tag_names(text, sentences)
    for line, sentence in zip(lines, sentences, strict=True):
        spans = [(sentence.start + begin, sentence.start + end) for begin, end in line.spans()]
        covered: set[Name] = set()
        for name in names:
            if sentence.start <= name.start < sentence.end:
                tokens = [
                    number
                    for number, (begin, end) in enumerate(spans)
                    if begin < name.end and end > name.start
                ]
                covered.add((tokens[0], tokens[-1] + 1, _KINDS[name.type]))
        yield covered


def show(title: str, scores: dict[str, Score]) -> None:
    """Print a table of scores."""
    print(f"{title}\n  kind  precision  recall     F1   names")
    for kind, one in scores.items():
        print(f"  {kind:4}  {one.precision:9.3f}  {one.recall:6.3f}  {one.f1:5.3f}  {one.wanted:6}")


def list_errors(lines: Sequence[Line], every: Sequence[set[Name]], number: int) -> None:
    """Print the first sentences that have a wrong or a missing name."""
    for line, names in zip(lines, every, strict=True):
        gold = line.names()
        if number and names != gold:
            number -= 1
            print(f"\n{line.text}")
            for sign, those in (("missing", gold - names), ("wrong", names - gold)):
                for begin, end, kind in sorted(those):
                    words = " ".join(token for token, _ in line.tokens[begin:end])
                    print(f"  {sign:7} {kind:4} {words}")


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", type=int, default=0, metavar="N", help="sentences with errors")
    arguments = parser.parse_args()
    folder = os.environ.get("SITEGEN_EVAL_DATA")
    if not folder:
        sys.exit(f"set SITEGEN_EVAL_DATA to the folder that holds {FILE}")
    training, development = split(read_corpus(Path(folder)))
    found_names(development[:1])
    began = time.perf_counter()
    alone = found_names(development)
    seconds = time.perf_counter() - began
    show(f"development part, {len(development)} sentences one by one", score(development, alone))
    joined = found_names(development, ARTICLE)
    show(f"the same, {ARTICLE} sentences to an article", score(development, joined))
    print(f"one by one: {len(development) / seconds:.0f} sentences/s, new words")
    began = time.perf_counter()
    found_names(training, ARTICLE)
    seconds = time.perf_counter() - began
    print(f"by articles: {len(training) / seconds:.0f} sentences/s, {len(training)} sentences")
    list_errors(development, alone, arguments.list)


if __name__ == "__main__":
    main()
