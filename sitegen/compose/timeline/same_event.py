"""Decides which sentences of different articles tell of the same event.

In: tellings of one time, and the wording that articles share. Out: groups, at most one telling of
an article in each. Made to be right where it joins: what may be two events stays two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from sitegen.compose.timeline.replaced_words import differ_in_place
from sitegen.compose.timeline.tellings import ACTOR, Told
from sitegen.model import Passage, PassageKind

# A passage that covers so much of both sentences is what both say ("most of both").
MOST = 0.6
# Two sentences are the same in almost the same words where so much of the shorter, by the weight
# of its words, stands in the longer, and so many words at least.
NEAR, NEAR_WORDS = 0.85, 4
# They are the same in other words where they name somebody in common and so much is shared.
LIKE, LIKE_WORDS = 0.6, 3
# The longer may say more, but the shorter must be so much of it.
LIKE_OF_BOTH = 0.35
# More than any other two are alike: what says the same in the same words is joined first.
VERBATIM = 3.0
# A word in more tellings of one time tells little apart, and comparing each with each would take
# long; such words still weigh where rarer ones have brought two tellings together.
COMMON = 40

Passages = Mapping[str, Sequence[Passage]]
Weights = Mapping[str, int]


def weigh(told: Sequence[Told]) -> Weights:
    """Weigh each word by how much it tells apart: one for each halving of how many have it.

    Whole numbers, so that sums are the same in every order.
    """
    counts = Counter(token for one in told for token in one.tokens)
    return {token: (len(told) // count).bit_length() for token, count in counts.items()}


def join(block: Sequence[Told], weights: Weights, passages: Passages) -> list[tuple[Told, ...]]:
    """Group tellings of one time; the order in which they are given makes no difference."""
    ordered = sorted(block, key=lambda one: one.age)
    scored = []
    for left, right in _candidates(ordered):
        score = likeness(ordered[left], ordered[right], weights, passages)
        if score:
            scored.append((-score, left, right))
    group_of = {place: [place] for place in range(len(ordered))}
    for _, left, right in sorted(scored):
        ours, theirs = group_of[left], group_of[right]
        if ours is theirs or not _may_meet(ordered, ours, theirs, passages):
            continue
        ours += theirs
        for place in theirs:
            group_of[place] = ours
    groups = {id(group): group for group in group_of.values()}
    return [tuple(ordered[place] for place in sorted(group)) for group in groups.values()]


def likeness(one: Told, two: Told, weights: Weights, passages: Passages) -> float:
    """Tell how alike two tellings of one time are, 0 where they are not of the same event."""
    if _are_apart(one, two, passages):
        return 0
    if one.spelt == two.spelt:
        return VERBATIM
    verbatim = shared_wording(one, two, passages)
    ours, theirs = _as_told_by(two, one), _as_told_by(one, two)
    both = ours & theirs
    shared = _sum(weights, both)
    only = sorted((_sum(weights, ours - both), _sum(weights, theirs - both)))
    of_shorter = shared / (shared + only[0]) if shared else 0
    of_both = shared / (shared + sum(only)) if shared else 0
    named = any(token.startswith(ACTOR) for token in both)
    plain = sum(not token.startswith(ACTOR) for token in both)
    is_near = of_shorter >= NEAR and len(both) >= NEAR_WORDS and of_both >= LIKE_OF_BOTH
    is_like = named and plain >= LIKE_WORDS and of_shorter >= LIKE and of_both >= LIKE_OF_BOTH
    if not (verbatim or is_near or is_like):
        return 0
    if differ_in_place(one, two) and not shared_wording(one, two, passages, "quote"):
        return 0
    return of_both + verbatim


def _as_told_by(other: Told, one: Told) -> frozenset[str]:
    """Return the words of one, with the name of an actor where the other knows no more than that.

    A name that is recognised in one article may be just words in another.
    """
    names = {
        ACTOR + actor: name & other.tokens
        for actor, name in one.names.items()
        if actor not in other.names and not name.isdisjoint(other.tokens)
    }
    return (one.tokens - names.keys()).union(*names.values())


def _sum(weights: Weights, tokens: Iterable[str]) -> int:
    return sum(map(weights.__getitem__, tokens))


def shared_wording(
    one: Told, two: Told, passages: Passages, kind: PassageKind | None = None
) -> bool:
    """Tell whether passages of a kind, or of any, that both articles have are most of both."""
    ours = theirs = 0.0
    for passage in passages.get(one.telling.slug, ()):
        if passage.slug != two.telling.slug or kind not in (None, passage.kind):
            continue
        here = coverage(one, passage.start, passage.end)
        there = coverage(two, passage.other_start, passage.other_end)
        # Of one article passages overlap by a word or two at most.
        if here and there:
            ours, theirs = ours + here, theirs + there
    return is_most(ours) and is_most(theirs)


def coverage(told: Told, start: int, end: int) -> float:
    """Return how much of a telling's sentence lies within a span of its article, 0 to 1."""
    return max(0, min(end, told.end) - max(start, told.start)) / (told.end - told.start)


def is_most(share: float) -> bool:
    """Tell whether so much of a sentence is most of it."""
    return share >= MOST


def _candidates(ordered: Sequence[Told]) -> set[tuple[int, int]]:
    """Return the pairs that say the same, or share two words which few of these tellings have.

    What any number of reports say in the same words is looked at once, through the first of them.
    """
    same: defaultdict[frozenset[str], list[int]] = defaultdict(list)
    verbatim: defaultdict[str, list[int]] = defaultdict(list)
    for place, told in enumerate(ordered):
        same[told.tokens].append(place)
        verbatim[told.spelt].append(place)
    pairs = {
        pair
        for found in (*same.values(), *verbatim.values())
        for pair in (*((found[0], other) for other in found[1:]), *pairwise(found))
    }
    places: defaultdict[str, list[int]] = defaultdict(list)
    for tokens, found in same.items():
        for token in tokens:
            places[token].append(found[0])
    shared = Counter(
        (min(pair), max(pair))
        for found in places.values()
        if len(found) <= COMMON
        for pair in combinations(found, 2)
    )
    return pairs | {pair for pair, count in shared.items() if count > 1}


def _may_meet(
    ordered: Sequence[Told], ours: Sequence[int], theirs: Sequence[int], passages: Passages
) -> bool:
    """Tell whether nothing in one group speaks against anything in another."""
    return not any(
        _are_apart(ordered[one], ordered[two], passages) for one in ours for two in theirs
    )


def _are_apart(one: Told, two: Told, passages: Passages) -> bool:
    """Tell whether two tellings cannot be of one event, however alike they are.

    An article does not tell the same twice but in repeated words. The same words tell the same,
    whoever was recognised in them. Sentences that each name somebody
    or count something that the other does not, or of which one denies, speak of different things;
    not so where both quote the same: who quotes it, and to whom it was said, may be worded freely.
    """
    if one.telling.slug == two.telling.slug:
        return True
    if one.spelt == two.spelt:
        return False
    differ = (
        bool(_named_alone(one, two) and _named_alone(two, one))
        or contradict(one.numbers, two.numbers)
        or one.denies != two.denies
    )
    return differ and not shared_wording(one, two, passages, "quote")


def contradict(ours: frozenset[object], theirs: frozenset[object]) -> bool:
    """Tell whether each of two sets has something that the other has not."""
    return not (ours <= theirs or theirs <= ours)


def _named_alone(one: Told, two: Told) -> frozenset[str]:
    """Return whom one names and the other does not: neither as an actor nor by a word of the name.

    A name that is known in one article may be just a word in another.
    """
    return frozenset(
        actor
        for actor, name in one.names.items()
        if actor not in two.names and name.isdisjoint(two.tokens)
    )
