"""Parts two names that the tagger took for one: "New York and London" are two places.

In go tagged names; out come the same, a pair as two. A name that may hold an "and" itself, as many
bodies' names do, is left whole unless both halves are known as names by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from sitegen.arabic.letters import fold_text
from sitegen.model import ActorType, Mention
from sitegen.tagging.lexicon import facts

_AND = re.compile(r"\s+و(?=\w)")
# Lists that know a word as a place.
_PLACES = frozenset({"city2", "land"})

Known = Collection[tuple[ActorType, str]]


def known_alone(mentions: Iterable[Mention]) -> Known:
    """Return the names that an article has, by type and folded words."""
    return {(mention.type, fold_text(mention.text)) for mention in mentions}


def parted(
    names: Sequence[Mention], listed: Sequence[Mention], known: Known
) -> tuple[Mention, ...]:
    """Return the tagged names, pairs as two; `listed` are the listed names of the same text."""
    spans = {(mention.start, mention.end) for mention in listed}
    return tuple(half for name in names for half in _halves(name, spans, known))


def _halves(name: Mention, listed: Collection[tuple[int, int]], known: Known) -> Iterator[Mention]:
    if (name.start, name.end) in listed:
        yield name
        return
    for link in _AND.finditer(name.text):
        left = replace(name, end=name.start + link.start(), text=name.text[: link.start()])
        right = replace(name, start=name.start + link.end(), text=name.text[link.end() :])
        if all(
            (half.start, half.end) in listed or _is_known(half, known) for half in (left, right)
        ):
            yield left
            yield from _halves(right, listed, known)
            return
    yield name


def _is_known(half: Mention, known: Known) -> bool:
    folded = fold_text(half.text)
    if (half.type, folded) in known:
        return True
    return half.type == "place" and not _PLACES.isdisjoint(facts(folded).kinds)
