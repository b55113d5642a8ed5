"""Learns from people's extracts and writes the weights that the program ranks sentences by.

Reads `easc_dev.jsonl` in the folder SITEGEN_EVAL_DATA. Usage:
python -m training.summaries [--into FILE]
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from sitegen.analyse.summarising.rank import WEIGHTS_FILE, Weights
from training.summaries.articles import DATA, FILE, read_articles
from training.summaries.fit import fit
from training.summaries.studied import study

INTO = Path(__file__).parents[2] / "sitegen" / "data" / WEIGHTS_FILE
_HEAD = """\
# What the features of a sentence weigh when an article is summed up, and how much a sentence loses
# once one beside it was taken, in articles that report nothing.
# Learnt: written by python -m training.summaries, see the card in training/summaries/README.md.
# What each feature is: sitegen/analyse/summarising/features.py.

"""


def main(arguments: Sequence[str]) -> int:
    """Learn and write; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m training.summaries", description=__doc__)
    parser.add_argument("--into", type=Path, default=INTO, help="the file to write")
    chosen = parser.parse_args(arguments)
    folder = os.environ.get(DATA)
    if not folder:
        print(f"set {DATA} to the folder that holds {FILE}", file=sys.stderr)
        return 2
    weights = fit(study(read_articles(Path(folder) / FILE)))
    chosen.into.write_text(_HEAD + as_toml(weights), encoding="utf-8")
    print(f"{chosen.into} written")
    return 0


def as_toml(weights: Weights) -> str:
    """Return weights as the program reads them."""
    lines = [f"{name} = {weight}" for name, weight in weights.features._asdict().items()]
    return "\n".join([f"spacing = {weights.spacing}", "", "[features]", *lines, ""])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
