"""Everything that is doubtful about the English of one sentence.

In: the sentence, its English, and what other rooms know of it. Out: its doubts, in a fixed order.
The one entrance to the checks: pure, and in time that grows with the text alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from sitegen.checks.english_text import detail
from sitegen.checks.loops import loop_doubts
from sitegen.checks.negation import negation_doubts
from sitegen.checks.numbers import number_doubts
from sitegen.checks.proportion import length_doubts
from sitegen.checks.score import score_doubts
from sitegen.checks.sides import read_sides
from sitegen.checks.truncation import truncation_doubts
from sitegen.checks.untranslated import untranslated_doubts
from sitegen.model import Doubt

# A reader who sees so many of one kind looks at the whole sentence anyway.
MOST_OF_A_KIND = 5


def doubts(
    source: str,
    english: str,
    *,
    score: float | None = None,
    missing: Iterable[tuple[str, str]] = (),
) -> tuple[Doubt, ...]:
    """Return every doubt about a sentence's English, each once; none where there is no English.

    In the order number, name, negation, loop, untranslated, length, truncated, score. `score` is
    the mean log-probability of the answer's tokens, None where the engine gives none. `missing`
    are names of the sentence, each with the English it should have and has not. Of one kind no
    more than a few are named.
    """
    if not english.strip():
        return ()
    sides = read_sides(source, english)
    names = (Doubt("name", f"{detail(name)} ({detail(arabic)})") for arabic, name in missing)
    found = (
        *number_doubts(source, english),
        *names,
        *negation_doubts(sides),
        *loop_doubts(sides),
        *untranslated_doubts(sides),
        *length_doubts(sides),
        *truncation_doubts(sides),
        *score_doubts(score),
    )
    return tuple(_limited(dict.fromkeys(found)))


def _limited(found: Iterable[Doubt]) -> Iterator[Doubt]:
    """Yield the first doubts of each kind, then how many more there are."""
    for kind, group in groupby(found, lambda doubt: doubt.kind):
        doubts = tuple(group)
        yield from doubts[:MOST_OF_A_KIND]
        if len(doubts) > MOST_OF_A_KIND:
            yield Doubt(kind, more=len(doubts) - MOST_OF_A_KIND)
