"""The joins that the program would not make alone, as the editor is asked about them.

In: the found actors of all articles, what was joined, what the editor decided. Out: the pairs that
are left to decide, those that concern most articles first. Decides nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitegen.compose.identity.joining import Found
from sitegen.compose.identity.name_clusters import Clusters, Name, Pair
from sitegen.compose.identity.name_keys import name_key
from sitegen.model import Actor, ActorDecisions, JoinProposal


def propose(
    found: Sequence[Found],
    clusters: Clusters,
    actors: Mapping[Name, Actor],
    decisions: ActorDecisions,
) -> Iterator[JoinProposal]:
    """Yield the unsure joins of `actors` (by their first names), those of most articles first.

    Where the editor said of each article that has a name alone whom it means, nothing is unsure.
    """
    said = _said(found, clusters, decisions)
    known = said.spelt.keys() | clusters.owners.keys()
    for pair in sorted(clusters.doubts, key=lambda pair: (-len(said.together(pair)), pair)):
        if not {pair.first, pair.second} <= known:
            continue
        first, second = actors.get(pair.first), actors.get(pair.second)
        if pair.reason != "part" and not (first and second):
            continue
        if not (first or second):
            continue
        yield JoinProposal(
            first=first.id if first else "",
            second=second.id if second else "",
            name_first=first.name_ar if first else said.spelt[pair.first],
            name_second=second.name_ar if second else said.spelt[pair.second],
            reason=pair.reason,
            slugs=tuple(sorted(said.together(pair))),
        )


@dataclass(frozen=True, slots=True)
class _Said:
    """The articles that leave open whom a name means, and how it is spelt, by first names."""

    slugs: Mapping[Name, set[str]]
    spelt: Mapping[Name, str]

    def together(self, pair: Pair) -> set[str]:
        """Return the articles that have either of two names."""
        return self.slugs.get(pair.first, set()) | self.slugs.get(pair.second, set())


def _said(found: Sequence[Found], clusters: Clusters, decisions: ActorDecisions) -> _Said:
    slugs: defaultdict[Name, set[str]] = defaultdict(set)
    spelt: dict[Name, str] = {}
    told = {
        (slug, name_key(split.name).plain)
        for split in decisions.split_off
        for slug in split.articles
    }
    for one in found:
        for spelling in one.spellings:
            root = clusters.root(spelling, one.type)
            if root is not None and (one.slug, name_key(spelling).plain) not in told:
                slugs[root].add(one.slug)
                spelt[root] = min(spelling, spelt.get(root, spelling))
    return _Said(slugs, spelt)
