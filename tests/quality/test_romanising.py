"""How well names that training never saw are written in Latin letters.

On the people's name parts set aside; what counts as right is told in benchmarks/romanising.py. The
floors lie 0.01 below what was reached; they only rise.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from benchmarks.romanising import DEV_FILE, Names, read_names, score
from sitegen.romanising.listing import listed
from sitegen.romanising.romanise import romanise
from training.romanising.data import plain_latin, read_forms

DATA = os.environ.get("SITEGEN_EVAL_DATA")
# By whether only names of three people or more count, and whether accents do: the least share that
# is exact, and the most character error.
FLOORS = {
    (True, False): (0.754, 0.091),
    (True, True): (0.789, 0.082),
    (False, False): (0.462, 0.186),
    (False, True): (0.5, 0.169),
}

pytestmark = pytest.mark.skipif(not DATA, reason="SITEGEN_EVAL_DATA is not set")


@pytest.fixture(scope="module")
def names() -> Names:
    return read_names(Path(str(DATA)))


@pytest.fixture(scope="module")
def written(names: Names) -> dict[str, str]:
    latin = [one.text for one in romanise(names.every)]
    return dict(zip(names.every, latin, strict=True))


@pytest.mark.parametrize(("frequent", "fold"), FLOORS)
def test_forms_are_attested_or_near(
    names: Names, written: dict[str, str], frequent: bool, fold: bool
) -> None:
    part = names.frequent if frequent else names.every
    reached = score(part, [written[name] for name in part], names.attested, fold=fold)
    least, most = FLOORS[frequent, fold]
    assert reached.exact >= least
    assert reached.error <= most


def test_the_list_holds_nothing_of_the_part_set_aside() -> None:
    folder = Path(str(DATA))
    known = {latin for forms in read_forms(folder).values() for latin in forms}
    known |= {re.sub("^[aeu]l-?", "", latin) for latin in known}
    aside = [line.split("\t") for line in (folder / DEV_FILE).read_text("utf-8").splitlines()]
    parts = listed().parts
    taken = [
        (arabic, latin)
        for arabic, latin, _ in aside
        if parts.get(arabic) == plain_latin(latin) and plain_latin(latin) not in known
    ]
    assert aside
    assert not taken
