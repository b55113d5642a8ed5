"""How well names are held by edits alone: recorded machine English, before and after.

Reads flores_dev_argos.tsv in the folder SITEGEN_EVAL_DATA, and a glossary. Prints how many names
stand in the English before and after the edits, and whether edited sentences came nearer to the
human ones. Usage: python -m benchmarks.names [--glossary FILE] [--rows dev|test|all] [--list N]
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
import time
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sacrebleu.metrics.chrf import CHRF

from sitegen.model import Repair, Term
from sitegen.terms.edits import repaired
from sitegen.terms.listing import TermList, build_terms
from sitegen.terms.rendering import has_rendering, missing

ROOT = Path(__file__).parents[1]
GLOSSARY = ROOT / "tests" / "quality" / "names_dev.toml"
ROWS_FILE = "flores_dev_argos.tsv"


@dataclass(frozen=True)
class Row:
    """A sentence: Arabic, the machine's English, a person's English; `number` from 0."""

    number: int
    arabic: str
    machine: str
    reference: str


@dataclass(frozen=True)
class Edited:
    """A sentence whose English was edited; `before` and `after` are its chrF, from 0 to 100."""

    row: Row
    text: str
    repairs: tuple[Repair, ...]
    before: float
    after: float


@dataclass
class Result:
    """Counts over pairs of a sentence and a name in it; `held_*` where the human has the name."""

    pairs: int = 0
    before: int = 0
    after: int = 0
    held_pairs: int = 0
    held_before: int = 0
    held_after: int = 0
    edits: int = 0
    edits_right: int = 0
    edits_worse: int = 0
    changed_without_name: int = 0
    seconds: float = 0.0
    edited: list[Edited] = field(default_factory=list)


def read_rows(folder: Path, part: str) -> list[Row]:
    """Read the sentences; even ones are "dev", odd ones "test"."""
    with (folder / ROWS_FILE).open(encoding="utf-8", newline="") as lines:
        read = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    rows = [Row(number, *cells) for number, cells in enumerate(read)]
    keep = {"dev": (0,), "test": (1,), "all": (0, 1)}[part]
    return [row for row in rows if row.number % 2 in keep]


def read_glossary(*paths: Path) -> TermList:
    """Read glossaries in the form `[[term]] ar = […] en = […]`."""
    terms = [
        Term(tuple(entry["ar"]), tuple(entry["en"]))
        for path in paths
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["term"]
    ]
    return build_terms(terms)


def measure(rows: Sequence[Row], terms: TermList) -> Result:
    """Edit every sentence and compare it with the human one."""
    result = Result()
    chrf = CHRF()
    for row in rows:
        required = terms.find(row.arabic)
        began = time.perf_counter()
        text, repairs, _ = repaired(row.arabic, row.machine, required)
        result.seconds += time.perf_counter() - began
        if not required:
            result.changed_without_name += text != row.machine
        lacking = {one.term for one in missing(row.machine, required)}
        lacking_still = {one.term for one in missing(text, required)}
        for term in {one.term: None for one in required}:
            held = has_rendering(row.reference, term.english)
            result.pairs += 1
            result.before += term not in lacking
            result.after += term not in lacking_still
            result.held_pairs += held
            result.held_before += held and term not in lacking
            result.held_after += held and term not in lacking_still
        if text != row.machine:
            before = chrf.sentence_score(row.machine, [row.reference]).score
            after = chrf.sentence_score(text, [row.reference]).score
            result.edits += len(repairs)
            result.edits_right += sum(
                has_rendering(row.reference, [one.written]) for one in repairs
            )
            result.edits_worse += after < before
            result.edited.append(Edited(row, text, repairs, before, after))
    return result


def chrf_of(result: Result) -> tuple[float, float]:
    """Return chrF, from 0 to 100, of all edited sentences together, before and after."""
    references = [[one.row.reference for one in result.edited]]
    before = CHRF().corpus_score([one.row.machine for one in result.edited], references)
    after = CHRF().corpus_score([one.text for one in result.edited], references)
    return before.score, after.score


def share(count: int, whole: int) -> str:
    """Write a count, its whole and the share."""
    return f"{count}/{whole} = {count / whole:.3f}" if whole else "0/0"


def show(result: Result, listed: int) -> None:
    """Print the figures, and so many edited sentences before and after."""
    print(f"sentence-name pairs, all rows   {result.pairs}")
    print(f"  right before                  {share(result.before, result.pairs)}")
    print(f"  right after                   {share(result.after, result.pairs)}")
    print(f"pairs that the human has too    {result.held_pairs}")
    print(f"  right before                  {share(result.held_before, result.held_pairs)}")
    print(f"  right after                   {share(result.held_after, result.held_pairs)}")
    print(f"edits made                      {result.edits} in {len(result.edited)} sentences")
    print(f"  name stands in the human's    {share(result.edits_right, result.edits)}")
    print(f"  sentences with a chrF drop    {share(result.edits_worse, len(result.edited))}")
    if result.edited:
        before, after = chrf_of(result)
        print(f"chrF of edited sentences        {before:.2f} -> {after:.2f}")
    print(f"changed without a name          {result.changed_without_name}")
    print(f"seconds in edits                {result.seconds:.2f}")
    for one in result.edited[:listed]:
        mark = "" if one.after >= one.before else "  CHRF DROPS"
        print(f"\n{one.row.number}  chrF {one.before:.1f} -> {one.after:.1f}{mark}")
        for repair in one.repairs:
            print(f"  {repair.term}: {repair.replaced!r} -> {repair.written!r}")
        print(f"  before  {one.row.machine}\n  after   {one.text}\n  human   {one.row.reference}")


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--glossary", type=Path, action="append", help="default: names_dev.toml")
    parser.add_argument("--rows", choices=("dev", "test", "all"), default="all")
    parser.add_argument("--list", type=int, default=0, metavar="N", help="edited sentences to show")
    arguments = parser.parse_args()
    folder = os.environ.get("SITEGEN_EVAL_DATA")
    if not folder:
        sys.exit(f"set SITEGEN_EVAL_DATA to the folder that holds {ROWS_FILE}")
    terms = read_glossary(*(arguments.glossary or [GLOSSARY]))
    show(measure(read_rows(Path(folder), arguments.rows), terms), arguments.list)


if __name__ == "__main__":
    main()
