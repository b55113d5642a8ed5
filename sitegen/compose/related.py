"""Who is named beside whom: ties between actors, by the articles and sentences they share.

In: analyses, newest article first. Out: for each actor those it is tied to, strongest first. An
adjective of nationality ties nobody: French wine is no meeting with France.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import combinations

from sitegen.model import Analysis, Mention, Related

# As many as a reader looks through.
MOST_RELATED = 12
# So many of these may be places: every article names some, and they tell less of who meets whom.
MOST_PLACES = 4
# An article that names more is a list; ties grow with the square of their number.
MOST_IN_ARTICLE = 40


def relate(
    analyses: Mapping[str, Analysis], indexed: Collection[str], places: Collection[str] = ()
) -> dict[str, tuple[Related, ...]]:
    """Return the ties of each of the `indexed` actors; first count articles, then sentences.

    A title counts as a sentence. `places` are those of them of which only a few are kept.
    """
    sentences: Counter[tuple[str, str]] = Counter()
    slugs: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for slug, analysis in analyses.items():
        groups = list(_named_together(analysis, indexed))
        number = Counter(actor for group in groups for actor in group)
        chosen = sorted(number, key=lambda actor: (-number[actor], actor))[:MOST_IN_ARTICLE]
        for pair in combinations(sorted(chosen), 2):
            slugs[pair].append(slug)
        for group in groups:
            sentences.update(combinations(sorted(group & set(chosen)), 2))
    ties: defaultdict[str, list[Related]] = defaultdict(list)
    for (first, second), shared in slugs.items():
        count = sentences[first, second]
        ties[first].append(Related(second, tuple(shared), count))
        ties[second].append(Related(first, tuple(shared), count))
    return {actor: _strongest(found, places) for actor, found in ties.items()}


def sentence_at(position: int, starts: Sequence[int]) -> int:
    """Return the index of the sentence that holds a position; `starts` are where they begin."""
    return max(bisect_right(starts, position) - 1, 0)


def _named_together(analysis: Analysis, indexed: Collection[str]) -> Iterator[set[str]]:
    """Yield the actors of the title, and those of each sentence that names any."""

    def counts(mention: Mention) -> bool:
        return mention.kind != "demonym" and mention.actor in indexed

    yield {one.actor for one in analysis.title_mentions if one.actor and counts(one)}
    starts = [sentence.start for sentence in analysis.sentences]
    found: defaultdict[int, set[str]] = defaultdict(set)
    for mention in analysis.mentions:
        if mention.actor and counts(mention):
            found[sentence_at(mention.start, starts)].add(mention.actor)
    yield from found.values()


def _strongest(found: Sequence[Related], places: Collection[str]) -> tuple[Related, ...]:
    ranked = sorted(found, key=_strength)
    others = [tie for tie in ranked if tie.actor not in places][:MOST_RELATED]
    near = [tie for tie in ranked if tie.actor in places][:MOST_PLACES]
    return tuple(sorted((*others, *near), key=_strength)[:MOST_RELATED])


def _strength(tie: Related) -> tuple[int, int, str]:
    return -len(tie.slugs), -tie.sentences, tie.actor
