"""Learns from pairs of names and writes the model and the list of parts.

Reads the folder SITEGEN_EVAL_DATA, writes romanise_model.bin and romanise_parts.tsv. Usage:
python -m training.romanising [--into FOLDER] [--without-names] [--order N] [--prune COUNTS]
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from sitegen.romanising.graphones import END, MODEL_FILE, START, Unit
from sitegen.romanising.listing import PARTS_FILE
from training.romanising.alignment import Pair, best_cut, learn_units
from training.romanising.counting import count_levels, prune
from training.romanising.data import Forms, read_forms
from training.romanising.packing import pack
from training.romanising.parts import heard_alike, listed_parts, without_articles

SEED = 7
DATA = Path(__file__).parents[2] / "sitegen" / "data"
# Units in a stretch, and log probability times count that a stretch must gain: see README.md.
ORDER = 5
PRUNE = 0.1
# Log probability for each letter: pairs below are two names of one person, not two spellings.
LEAST_FIT = -3.2
# Of the people with a name, who must write it so: others' spellings teach the exception.
LEAST_SHARE = 0.5
# Pairs that a unit must be met in, so that it is no accident of one name.
LEAST_MET = 4

Cuts = Mapping[Pair, tuple[float, tuple[Unit, ...]]]


def main(arguments: Sequence[str]) -> int:
    """Learn and write; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=DATA, help="the folder to write to")
    parser.add_argument("--without-names", action="store_true", help="learn from people alone")
    parser.add_argument("--order", type=int, default=ORDER, help="units in a stretch")
    parser.add_argument("--prune", type=float, default=PRUNE, help="what a stretch must gain")
    chosen = parser.parse_args(arguments)
    folder = os.environ.get("SITEGEN_EVAL_DATA")
    if not folder:
        print("set SITEGEN_EVAL_DATA to the folder with the pairs of names", file=sys.stderr)
        return 2
    started = time.monotonic()
    read = read_forms(Path(folder), names=not chosen.without_names)
    logs = learn_units([pair for pair in _pairs(read) if _plain(pair)], SEED)
    forms = heard_alike(without_articles(read, logs))
    cuts = {pair: cut for pair in _pairs(forms) if (cut := best_cut(_bare(pair), logs))}
    fits = {pair: fit for pair, (fit, _) in cuts.items()}
    chosen.into.mkdir(parents=True, exist_ok=True)
    parts = listed_parts(forms, fits)
    lines = "".join(f"{arabic}\t{latin}\n" for arabic, latin in parts.items())
    (chosen.into / PARTS_FILE).write_text(lines, encoding="utf-8")
    model = learn_model(forms, cuts, chosen.order, chosen.prune)
    (chosen.into / MODEL_FILE).write_bytes(model)
    seconds = time.monotonic() - started
    print(f"{len(parts)} parts, {len(lines.encode()):,} bytes")
    print(f"model of {len(model):,} bytes; {seconds:.0f} s")
    return 0


def learn_model(forms: Forms, cuts: Cuts, order: int, least: float) -> bytes:
    """Return the bytes of a model of the cuts that are common enough and fit."""
    taken = [
        units
        for (arabic, latin), (fit, units) in sorted(cuts.items())
        if fit >= LEAST_FIT and forms[arabic][latin] >= LEAST_SHARE * max(forms[arabic].values())
    ]
    met = Counter(unit for units in taken for unit in units)
    known = sorted(unit for unit, count in met.items() if count >= LEAST_MET)
    numbered: list[Unit] = [("", "<"), ("", ">"), *known]
    numbers = {unit: number for number, unit in enumerate(numbered) if number > max(START, END)}
    names = [[numbers[unit] for unit in units] for units in taken if numbers.keys() >= {*units}]
    levels, counts = count_levels(names, order)
    prune(levels, counts, least, len(numbered))
    return pack(numbered, levels)


def _pairs(forms: Forms) -> list[Pair]:
    return sorted((arabic, latin) for arabic, latins in forms.items() for latin in latins)


def _bare(pair: Pair) -> Pair:
    """Return a pair without apostrophes and hyphens, which no letter stands for."""
    return pair[0], pair[1].replace("'", "").replace("-", "")


def _plain(pair: Pair) -> bool:
    """Tell whether all of a pair is letters."""
    return pair[1].isalpha()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
