"""How well sentences that cannot stand alone, and sentences that tell a thing again, are found.

Reads the judged examples in tests/quality/leaning_*.txt and retelling_*.txt; their heads say what
counts. Out comes a table: of what is found and of what was labelled, the share that is right.
Usage: python -m benchmarks.standing_alone [--part dev|test] [--list]
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.naming.listed import build_gazetteer, known_actors
from sitegen.analyse.naming.tagged import tag_article
from sitegen.arabic.retelling import tells_again, told
from sitegen.ingest.raw import article_from_raw

LABELS = Path(__file__).parents[1] / "tests" / "quality"
PARTS = ("dev", "test")
STANDS, UNSAID, AGAIN, OTHER, HARD = "+", "-?", "=", "/", "hard"


@dataclass(frozen=True)
class Judged:
    """A short article: its title, and each sentence with its label."""

    title: str
    sentences: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Result:
    """How many were labelled, how many found, how many of them rightly; `wrong` are the others.

    `placed` are those found rightly of which the right sentence is named as what they lean on.
    """

    labelled: int
    found: int
    right: int
    wrong: tuple[str, ...]
    placed: int = 0

    @property
    def precision(self) -> float:
        """Of what is found, the share that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Of what was labelled, the share that is found."""
        return self.right / self.labelled


def read_leaning(part: str) -> tuple[Judged, ...]:
    """Read the articles of a part; raises ValueError for a label that is none."""
    articles = []
    for title, rows in _articles(LABELS / f"leaning_{part}.txt"):
        sentences = tuple((label, text) for label, _, text in (row.partition("\t") for row in rows))
        for label, text in sentences:
            is_label = label in (STANDS, UNSAID) or (label[:1] == "-" and label[1:].isdecimal())
            if not (is_label and text):
                raise ValueError(f"{title}: not a label and a sentence: {label} {text}")
        articles.append(Judged(title, sentences))
    return tuple(articles)


def _articles(path: Path) -> Iterator[tuple[str, list[str]]]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("##")]
        if lines:
            yield lines[0].removeprefix("# "), lines[1:]


def read_retelling(part: str) -> tuple[tuple[bool, str, str, bool], ...]:
    """Read the pairs: whether the second tells the first again, both, whether that is hard."""
    pairs = []
    for line in (LABELS / f"retelling_{part}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("##"):
            label, first, second, *hard = line.split("\t")
            if label not in (AGAIN, OTHER) or hard not in ([], [HARD]):
                raise ValueError(f"not a pair: {line}")
            pairs.append((label == AGAIN, first, second, bool(hard)))
    return tuple(pairs)


def measure_leaning(part: str) -> Result:
    """Find what leans as a build does, in each article by itself."""
    gazetteer = build_gazetteer(known_actors(()))
    labelled = found = right = placed = 0
    wrong = []
    for judged in read_leaning(part):
        text = "\n\n".join([judged.title, *(text for _, text in judged.sentences)])
        article = article_from_raw(text.encode(), "judged.txt")
        analysis = analyse(article, gazetteer, AnalyseOptions(), tag_article(article))
        if len(analysis.sentences) != len(judged.sentences):
            raise ValueError(f"{judged.title}: cut into other sentences than are labelled")
        # What is taken back, or asked, can be understood alone; it is not to be taken alone.
        leans = {lean.sentence: lean for lean in analysis.leans if not lean.waits_for_next}
        for at, (label, sentence) in enumerate(judged.sentences):
            lean = leans.get(at)
            labelled += label != STANDS
            found += lean is not None
            if (lean is None) != (label == STANDS):
                wrong.append(f"{label} {lean.text if lean else '(not found)'}: {sentence}")
            elif lean is not None:
                right += 1
                placed += lean.on == (None if label == UNSAID else int(label[1:]) - 1)
    return Result(labelled, found, right, tuple(wrong), placed)


def measure_retelling(part: str, *, with_hard: bool = True) -> Result:
    """Ask of each pair whether the second sentence tells the first again."""
    labelled = found = right = 0
    wrong = []
    for is_again, first, second, is_hard in read_retelling(part):
        if is_hard and not with_hard:
            continue
        says_again = tells_again(told(second), told(first))
        labelled += is_again
        found += says_again
        right += says_again and is_again
        if says_again != is_again:
            wrong.append(f"{AGAIN if is_again else OTHER} {first} | {second}")
    return Result(labelled, found, right, tuple(wrong))


def measure(part: str) -> Mapping[str, Result]:
    """Measure all there is in a part."""
    return {
        "cannot stand alone": measure_leaning(part),
        "told again": measure_retelling(part),
        "told again, without the hard pairs": measure_retelling(part, with_hard=False),
    }


def report(
    description: str | None, measured: Callable[[str], Mapping[str, Result]], width: int
) -> None:
    """Read the arguments and print the table, with names in so many columns."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--part", choices=PARTS, default="dev")
    parser.add_argument("--list", action="store_true", help="list what is wrong")
    arguments = parser.parse_args()
    heads = f"{'labelled':>9}{'found':>7}{'right':>7}{'precision':>11}{'recall':>8}"
    print(f"{arguments.part:{width}}{heads}")
    for name, result in measured(arguments.part).items():
        print(
            f"{name:{width}}{result.labelled:9}{result.found:7}{result.right:7}"
            f"{result.precision:11.2f}{result.recall:8.2f}"
        )
        if result.placed:
            print(f"{'  on the right sentence':{width}}{'':16}{result.placed:7}")
        if arguments.list:
            print("\n".join(f"    {line}" for line in result.wrong))


if __name__ == "__main__":
    report(__doc__, measure, 36)
