"""How well sentences of two reports that tell the same are found, and those with another toll.

Reads the judged pairs in tests/quality/joint_pairs_*.jsonl; names are found as a build finds them.
Out comes a table: of what is found and of what was labelled, the share that is right.
Usage: python -m benchmarks.joint_pairs [--part dev|test] [--list]
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.standing_alone import Result, report
from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.naming.listed import Gazetteer, build_gazetteer, known_actors
from sitegen.analyse.naming.tagged import tag_article
from sitegen.arabic.retelling import Told, told
from sitegen.arabic.told_twice import tell_other_toll, tell_the_same
from sitegen.ingest.raw import article_from_raw
from sitegen.model.coverage import named_in

LABELS = Path(__file__).parents[1] / "tests" / "quality"
AGAIN, TOLL, OTHER = "again", "toll", "other"
# A line above the sentence: the first line of a raw article is its title.
_TITLE = "أخبار"


@dataclass(frozen=True)
class Pair:
    """Two sentences of two reports: `again` the same fact, the same with another `toll`, or not."""

    label: str
    first: str
    second: str


def read_pairs(part: str) -> tuple[Pair, ...]:
    """Read the pairs of a part; raises ValueError for a label that is none."""
    lines = (LABELS / f"joint_pairs_{part}.jsonl").read_text(encoding="utf-8").splitlines()
    pairs = tuple(Pair(**json.loads(line)) for line in lines)
    for pair in pairs:
        if pair.label not in (AGAIN, TOLL, OTHER):
            raise ValueError(f"not a label: {pair.label}")
    return pairs


def judge(one: Told, other: Told) -> str:
    """Say what a pair is, in the words of the labels."""
    if tell_other_toll(one, other):
        return TOLL
    return AGAIN if tell_the_same(one, other) else OTHER


def measure(part: str) -> Mapping[str, Result]:
    """Judge all pairs of a part, for each kind of finding by itself."""
    gazetteer = build_gazetteer(known_actors(()))
    pairs = read_pairs(part)
    found = [judge(_told(pair.first, gazetteer), _told(pair.second, gazetteer)) for pair in pairs]
    return {kind: _result(kind, pairs, found) for kind in (AGAIN, TOLL)}


def _told(text: str, gazetteer: Gazetteer) -> Told:
    article = article_from_raw(f"{_TITLE}\n\n{text}".encode(), "judged.txt")
    analysis = analyse(article, gazetteer, AnalyseOptions(), tag_article(article))
    start = min(sentence.start for sentence in analysis.sentences)
    names = [
        (begin + sentence.start - start, end + sentence.start - start)
        for sentence in analysis.sentences
        for begin, end in named_in(sentence, analysis.mentions)
    ]
    return told(article.text[start:], names)


def _result(kind: str, pairs: tuple[Pair, ...], found: list[str]) -> Result:
    judged = list(zip(pairs, found, strict=True))
    return Result(
        labelled=sum(pair.label == kind for pair in pairs),
        found=found.count(kind),
        right=sum(pair.label == kind == one for pair, one in judged),
        wrong=tuple(_wrong(kind, judged)),
    )


def _wrong(kind: str, judged: list[tuple[Pair, str]]) -> Iterator[str]:
    for pair, found in judged:
        if (pair.label == kind) != (found == kind):
            yield f"{pair.label}, taken for {found}: {pair.first} | {pair.second}"


if __name__ == "__main__":
    report(__doc__, measure, 12)
