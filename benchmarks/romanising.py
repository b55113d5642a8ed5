"""How well names are written in Latin letters, and how fast.

Reads the people's name parts set aside (wikidata_persons_dev.tsv) and those trained on, in the
folder SITEGEN_EVAL_DATA. A form is exact if the data attest it for that Arabic part, in either
file; its character error is the edit distance to the nearest attested form, by that form's length.
Case is ignored. Usage: python -m benchmarks.romanising [--trained FOLDER]
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitegen.arabic.letters import fold_text
from sitegen.romanising.edits import edits
from sitegen.romanising.graphones import MODEL_FILE, read_graphones
from sitegen.romanising.listing import PARTS_FILE
from sitegen.romanising.romanise import romanise
from sitegen.romanising.sounds import sound_out
from sitegen.romanising.transducer import Transducer
from training.romanising.data import NAMES_FILE, PERSONS_FILE, plain_latin

DEV_FILE = "wikidata_persons_dev.tsv"
PACKAGED = Path(__file__).parents[1] / "sitegen" / "data"
# Of how many people: names borne by fewer have chance spellings.
FREQUENT = 3

Attested = Mapping[str, frozenset[str]]
Write = Callable[[Sequence[str]], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """The share of names that are exact, and the mean character error."""

    exact: float
    error: float


@dataclass(frozen=True, slots=True)
class Names:
    """The Arabic parts set aside, those of them that are frequent, and all attested forms."""

    every: tuple[str, ...]
    frequent: tuple[str, ...]
    attested: Attested


def read_names(folder: Path) -> Names:
    """Read the parts set aside. Raises OSError where a file is missing."""
    attested: defaultdict[str, set[str]] = defaultdict(set)
    aside: dict[str, int] = {}
    for name in (PERSONS_FILE, DEV_FILE):
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            arabic, latin, count = line.split("\t")
            attested[arabic].add(latin.lower())
            if name == DEV_FILE:
                aside[arabic] = max(aside.get(arabic, 0), int(count))
    return Names(
        tuple(sorted(aside)),
        tuple(sorted(arabic for arabic, count in aside.items() if count >= FREQUENT)),
        {arabic: frozenset(forms) for arabic, forms in attested.items()},
    )


def score(names: Sequence[str], written: Sequence[str], attested: Attested, *, fold: bool) -> Score:
    """Compare what was written with the nearest attested form of each name.

    `fold`: leave accents and apostrophes out of account.
    """
    exact, error = 0, 0.0
    for name, latin in zip(names, written, strict=True):
        forms, tried = attested[name], latin.lower()
        if fold:
            forms = frozenset(_bare(form) for form in forms)
            tried = _bare(tried)
        nearest = min(edits(tried, form) / max(1, len(form)) for form in forms)
        exact += nearest == 0
        error += nearest
    return Score(exact / len(names), error / len(names))


def ways(folder: Path) -> Mapping[str, Write]:
    """Return the ways to write names: by rules, list, model, and all together as packaged."""
    lines = (folder / PARTS_FILE).read_text(encoding="utf-8").splitlines()
    parts = dict(line.split("\t") for line in lines)
    model = read_graphones((folder / MODEL_FILE).read_bytes())

    def listed(name: str) -> str:
        return parts.get(name) or parts.get(fold_text(name), "")

    def by_model(names: Sequence[str]) -> list[str]:
        transducer = Transducer(model)
        found = [transducer.spell(name) for name in names]
        return [forms[0].text if forms else "" for forms in found]

    def by_both(names: Sequence[str]) -> list[str]:
        rest = [name for name in names if not listed(name)]
        spelt = dict(zip(rest, by_model(rest), strict=True))
        return [listed(name) or spelt[name] for name in names]

    return {
        "letter rules alone": lambda names: [sound_out(name) for name in names],
        "list alone": lambda names: [listed(name) for name in names],
        "model alone": by_model,
        "list, then model": by_both,
        "sitegen romanise": lambda names: [latin.text for latin in romanise(names)],
    }


def main(arguments: Sequence[str]) -> int:
    """Print the table; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trained", type=Path, default=PACKAGED, help="the list and model to try")
    chosen = parser.parse_args(arguments)
    data = os.environ.get("SITEGEN_EVAL_DATA")
    if not data:
        print("set SITEGEN_EVAL_DATA to the folder with the pairs of names", file=sys.stderr)
        return 2
    names = read_names(Path(data))
    size = f"{len(names.frequent)} names of {FREQUENT} people or more, {len(names.every)} in all"
    print(f"{size}; exact and character error, as written and without accents")
    for label, write in ways(chosen.trained).items():
        started = time.process_time()
        written = dict(zip(names.every, write(names.every), strict=True))
        speed = len(names.every) / (time.process_time() - started)
        cells = [
            f"{one.exact:.3f} {one.error:.3f}"
            for part in (names.frequent, names.every)
            for fold in (False, True)
            for one in [score(part, [written[x] for x in part], names.attested, fold=fold)]
        ]
        print(f"{label:20} | {' | '.join(cells)} | {speed:,.0f} names/s")
    _print_unseen(Path(data), names)
    return 0


def _print_unseen(folder: Path, names: Names) -> None:
    """Print how frequent names fare that the second file, or both files, do not have at all."""
    people, other = (
        {line.split("\t")[0] for line in (folder / name).read_text("utf-8").splitlines()}
        for name in (PERSONS_FILE, NAMES_FILE)
    )
    for label, seen in (("not in the second file", other), ("in neither file", other | people)):
        part = [name for name in names.frequent if name not in seen]
        written = [latin.text for latin in romanise(part)]
        cells = [
            f"{one.exact:.3f} {one.error:.3f}"
            for fold in (False, True)
            for one in [score(part, written, names.attested, fold=fold)]
        ]
        print(f"sitegen romanise, {len(part)} of {FREQUENT} or more {label} | {' | '.join(cells)}")


def _bare(form: str) -> str:
    return plain_latin(form).replace("'", "").replace("-", "")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
