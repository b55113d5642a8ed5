"""How well the number check finds wrong numbers, and how often it cries wolf.

Seeds errors into human English, the same each time, and counts those that the check finds; runs it
over the untouched English and over a real machine's. Needs SITEGEN_EVAL_DATA: the folder of
flores_dev_argos.tsv. Usage: python -m benchmarks.number_check [--list N] [--part dev|test]
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.number_corruptions import KINDS
from sitegen.arabic.numbers import find_numbers
from sitegen.checks.numbers import number_doubts
from sitegen.model import Doubt

DATA = "SITEGEN_EVAL_DATA"
ROWS = "flores_dev_argos.tsv"
PARTS = ("dev", "test")
CORRUPTIONS = 300
SEED = 4


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence: its Arabic, a machine's English and a person's."""

    arabic: str
    machine: str
    reference: str


@dataclass(frozen=True, slots=True)
class Seeded:
    """A reference with one wrong number."""

    kind: str
    row: Row
    english: str


@dataclass(frozen=True, slots=True)
class Counts:
    """So many of so many."""

    found: int
    all: int

    @property
    def share(self) -> float:
        """The found among all, 0 to 1."""
        return self.found / self.all if self.all else 0.0


def read_rows(part: str) -> tuple[Row, ...]:
    """Read the rows of a part: the even ones are for building, the odd ones for the proof."""
    path = Path(os.environ[DATA]) / ROWS
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return tuple(Row(*row) for row in rows[PARTS.index(part) :: 2])


def seed_errors(rows: Sequence[Row]) -> tuple[Seeded, ...]:
    """Make the same number of errors of each kind, in rows whose Arabic has a number."""
    chance = random.Random(SEED)
    numbered = [row for row in rows if find_numbers(row.arabic) or _has_digit(row.arabic)]
    seeded: list[Seeded] = []
    for kind, corrupt in KINDS.items():
        made: dict[tuple[str, str], Seeded] = {}
        waiting: list[Row] = []
        tries = 0
        # Rows come again, for another number or another error, until there are enough.
        while len(made) < CORRUPTIONS // len(KINDS) and tries < len(numbered) * CORRUPTIONS:
            waiting = waiting or chance.sample(numbered, len(numbered))
            row = waiting.pop()
            english = corrupt(row.reference, chance)
            tries += 1
            if english is not None and english != row.reference:
                made.setdefault((row.arabic, english), Seeded(kind, row, english))
        seeded += made.values()
    return tuple(seeded)


def detection(seeded: Sequence[Seeded]) -> dict[str, Counts]:
    """Count the errors found per kind: those that bring a doubt the untouched English has not."""
    counts: dict[str, Counts] = {}
    for kind in KINDS:
        own = [error for error in seeded if error.kind == kind]
        counts[kind] = Counts(sum(map(is_found, own)), len(own))
    return counts


def is_found(error: Seeded) -> bool:
    """Tell whether the error itself is found, whatever was doubted before."""
    before = number_doubts(error.row.arabic, error.row.reference)
    return any(doubt not in before for doubt in number_doubts(error.row.arabic, error.english))


def flagged(rows: Sequence[Row], machine: bool) -> tuple[tuple[Row, tuple[Doubt, ...]], ...]:
    """Return the rows whose reference, or machine English, brings a doubt."""
    doubted = (
        (row, number_doubts(row.arabic, row.machine if machine else row.reference)) for row in rows
    )
    return tuple((row, doubts) for row, doubts in doubted if doubts)


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _print_part(part: str, listed: int) -> None:
    rows = read_rows(part)
    seeded = seed_errors(rows)
    counts = detection(seeded)
    total = Counts(sum(each.found for each in counts.values()), len(seeded))
    print(f"{part}: {len(rows)} rows")
    for kind, count in {**counts, "all kinds": total}.items():
        print(f"  {kind:<22}{count.found:>4} of {count.all:>4} found {count.share:>8.1%}")
    for name, machine in (("references", False), ("machine English", True)):
        hits = flagged(rows, machine)
        print(f"  {name:<22}{len(hits):>4} of {len(rows):>4} flagged {len(hits) / len(rows):>6.1%}")
    if listed:
        _list_examples(rows, seeded, listed)


def _list_examples(rows: Sequence[Row], seeded: Sequence[Seeded], count: int) -> None:
    for row, doubts in flagged(rows, machine=False)[:count]:
        print(f"\nreference: {_shown(doubts)}\n  {row.arabic}\n  {row.reference}")
    for error in [error for error in seeded if not is_found(error)][:count]:
        print(f"\nnot found: {error.kind}\n  {error.row.arabic}\n  {error.english}")
        print(f"  {error.row.reference}")
    for row, doubts in flagged(rows, machine=True)[:count]:
        print(f"\nmachine: {_shown(doubts)}\n  {row.arabic}\n  {row.machine}\n  {row.reference}")


def _shown(doubts: Sequence[Doubt]) -> str:
    return "; ".join(doubt.detail for doubt in doubts)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", type=int, default=0, metavar="N", help="show N examples of each")
    parser.add_argument("--part", choices=PARTS, help="one part alone")
    arguments = parser.parse_args()
    if DATA not in os.environ:
        sys.exit(f"set {DATA} to the folder of {ROWS}")
    for part in [arguments.part] if arguments.part else PARTS:
        _print_part(part, arguments.list)


if __name__ == "__main__":
    main()
