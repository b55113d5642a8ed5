"""What the checks of sentences say of human English, of Argos's, and of English spoilt on purpose.

Reads SITEGEN_EVAL_DATA/flores_dev_argos.tsv. Rows with an even index are the development part, to
look at and fit to; odd rows are the test part, to measure on. Prints per check the share of
sentences with a doubt, per kind of damage the share that is found, and the speed. Usage:
python -m benchmarks.checks [--list KIND N] [--side argos|human]
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from sitegen.checks.sentence import doubts
from sitegen.model.translation import DoubtKind

ROWS_FILE = "flores_dev_argos.tsv"
PARTS = ("dev", "test")
KINDS: tuple[DoubtKind, ...] = get_args(DoubtKind)
# The same damage each time.
SEED = 4
# What is left of a sentence whose tail is cut off.
LEFT = 0.6
LONGEST_LOOP = 5

_NEGATED = re.compile(r"(?<!\w)[وف]?(?:لم|لن|لا|ليس|ليست|غير|دون|بدون|عدم)(?!\w)")
_ANY_DENIAL = re.compile(r"(?<!\w)[وف]?(?:لم|لن|لا|ليس\w*|غير|دون|بدون|عدم|ما|إلا|سوى|بلا)(?!\w)")
_MARKS = re.compile("[\u064b-\u0652\u0640]")
_DENIAL = re.compile(r"n['’]t\b|\b(?:not|never|no|without|cannot) ?\b", re.IGNORECASE)
_AUXILIARY = re.compile(r"\b(?:is|are|was|were|will|can|would|could|should|has|have|had)\b")


@dataclass(frozen=True)
class Row:
    """A sentence: Arabic, Argos's English, a person's English; `index` from 0."""

    index: int
    arabic: str
    argos: str
    human: str


@dataclass(frozen=True)
class Damage:
    """A way to spoil English, and the checks of which one should notice.

    `spoil` returns the spoilt English, or "" where a sentence gives no occasion.
    """

    name: str
    kinds: frozenset[DoubtKind]
    spoil: Callable[[Row, random.Random], str]


def read_rows(folder: Path) -> tuple[Row, ...]:
    """Read all rows of the recorded translations."""
    with (folder / ROWS_FILE).open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(
            Row(index, line["arabic"], line["argos_output"], line["reference"])
            for index, line in enumerate(table)
        )


def part(rows: Sequence[Row], name: str) -> tuple[Row, ...]:
    """Return the development or the test part."""
    return tuple(row for row in rows if row.index % 2 == PARTS.index(name))


def kinds_found(arabic: str, english: str) -> frozenset[DoubtKind]:
    """Name the checks that doubt a sentence's English."""
    return frozenset(doubt.kind for doubt in doubts(arabic, english))


def shares(pairs: Iterable[tuple[str, str]]) -> dict[DoubtKind, float]:
    """Return for each check the share of (Arabic, English) pairs that it doubts."""
    found = [kinds_found(*pair) for pair in pairs]
    return {kind: sum(kind in kinds for kinds in found) / len(found) for kind in KINDS}


def detection(rows: Sequence[Row], damage: Damage) -> tuple[int, int]:
    """Spoil every human sentence that allows it; return how many were noticed, of how many.

    A sentence that was doubted for the same reason before it was spoilt does not count.
    """
    chosen = random.Random(SEED)
    noticed = spoilt = 0
    for row in rows:
        english = damage.spoil(row, chosen)
        if not english or english == row.human or kinds_found(row.arabic, row.human) & damage.kinds:
            continue
        spoilt += 1
        noticed += bool(kinds_found(row.arabic, english) & damage.kinds)
    return noticed, spoilt


def remove_negation(row: Row, _: random.Random) -> str:
    """Take every "not", "n't", "no", "never", "without" out of a sentence whose Arabic denies."""
    if not _NEGATED.search(_MARKS.sub("", row.arabic)):
        return ""
    english = re.sub(r"\b([Cc]a)n['’]t\b|\b([Ww])on['’]t\b", _affirmed, row.human)
    return _DENIAL.sub("", english)


def add_negation(row: Row, _: random.Random) -> str:
    """Put "not" behind the first auxiliary verb of a sentence whose Arabic denies nothing."""
    if _ANY_DENIAL.search(_MARKS.sub("", row.arabic)) or _DENIAL.search(row.human):
        return ""
    return _AUXILIARY.sub(lambda verb: verb[0] + " not", row.human, count=1)


def loop(row: Row, chosen: random.Random) -> str:
    """Say a phrase of one to five words a second time."""
    words = row.human.split()
    size = min(chosen.randint(1, LONGEST_LOOP), len(words))
    start = chosen.randint(0, len(words) - size)
    phrase = words[start : start + size]
    return " ".join([*words[: start + size], *phrase, *words[start + size :]])


def cut_off(row: Row, _: random.Random) -> str:
    """Cut the last words off."""
    return row.human[: int(LEFT * len(row.human))].rpartition(" ")[0]


def cut_off_neatly(row: Row, chosen: random.Random) -> str:
    """Cut the last words off and end with a full stop, as the machine does."""
    return cut_off(row, chosen) + "."


def leave_arabic(row: Row, chosen: random.Random) -> str:
    """Put an Arabic word in the place of an English one."""
    words = row.human.split()
    words[chosen.randrange(len(words))] = chosen.choice(_MARKS.sub("", row.arabic).split())
    return " ".join(words)


def _affirmed(match: re.Match[str]) -> str:
    return f"{match[1]}n" if match[1] else f"{match[2]}ill"


DAMAGES = (
    Damage("negation removed", frozenset({"negation"}), remove_negation),
    Damage("negation added", frozenset({"negation"}), add_negation),
    Damage("phrase looped", frozenset({"loop"}), loop),
    Damage("tail cut off", frozenset({"truncated", "length"}), cut_off),
    Damage("tail cut off, full stop", frozenset({"truncated", "length"}), cut_off_neatly),
    Damage("word left in Arabic", frozenset({"untranslated"}), leave_arabic),
)


def print_tables(rows: Sequence[Row]) -> None:
    """Print what is doubted of whole parts, what is noticed of damage, and the speed."""
    parts = [part(rows, name) for name in PARTS]
    sides = [[(row.arabic, row.human) for row in half] for half in parts]
    sides += [[(row.arabic, row.argos) for row in half] for half in parts]
    begun = time.perf_counter()
    columns = [shares(pairs) for pairs in sides]
    seconds = time.perf_counter() - begun
    print(f"{'doubted, %':26}{'human dev':>11}{'test':>7}{'Argos dev':>11}{'test':>7}")
    for kind in KINDS:
        one, two, three, four = (100 * column[kind] for column in columns)
        print(f"{kind:26}{one:11.1f}{two:7.1f}{three:11.1f}{four:7.1f}")
    print(f"\n{'damage noticed':26}{'dev':>11}{'':>6}{'test':>12}")
    for damage in DAMAGES:
        cells = [f"{noticed}/{of}" for noticed, of in (detection(half, damage) for half in parts)]
        rates = [
            f"{100 * int(cell.split('/')[0]) / int(cell.split('/')[1]):.0f} %" for cell in cells
        ]
        print(f"{damage.name:26}{cells[0]:>11}{rates[0]:>6}{cells[1]:>12}{rates[1]:>6}")
    print(f"\n{2 * len(rows) / seconds:,.0f} sentences a second")


def list_doubts(rows: Sequence[Row], side: str, kind: str, most: int) -> None:
    """Print development sentences that a check doubts, to be judged by eye."""
    for row in part(rows, "dev"):
        english = row.argos if side == "argos" else row.human
        for doubt in doubts(row.arabic, english):
            if doubt.kind == kind and most > 0:
                most -= 1
                print(
                    f"[{row.index}] {doubt.detail}\n  {row.arabic}\n  {english}\n  = {row.human}\n"
                )


def main() -> int:
    """Run; 2 where the data are not to be had."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--list", nargs=2, metavar=("KIND", "N"), help="show N doubted sentences")
    parser.add_argument("--side", choices=("argos", "human"), default="argos")
    arguments = parser.parse_args()
    folder = os.environ.get("SITEGEN_EVAL_DATA", "")
    if not folder or not (Path(folder) / ROWS_FILE).is_file():
        print(f"set SITEGEN_EVAL_DATA to the folder that holds {ROWS_FILE}", file=sys.stderr)
        return 2
    rows = read_rows(Path(folder))
    if arguments.list:
        list_doubts(rows, arguments.side, arguments.list[0], int(arguments.list[1]))
    else:
        print_tables(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
