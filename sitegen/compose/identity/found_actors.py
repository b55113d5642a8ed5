"""Clusters of found names become actors: who gets an entry, under which id, by which names.

In: what was found, and which names are one. Out: an Actor for each that is sure enough, with its
English by the program (what lists tell of a body, else its name in Latin letters); what a list has
keeps its own id. Invents no name.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from sitegen.compose.identity.joining import Found
from sitegen.compose.identity.name_clusters import Clusters, Name
from sitegen.compose.identity.name_keys import name_key
from sitegen.compose.identity.shown_names import (
    Romanise,
    ShownName,
    Spelt,
    name_order,
    other_names,
    show_names,
)
from sitegen.files import slugify
from sitegen.model import Actor, ActorDecisions, ActorType

Policy = Literal["sure", "all", "none"]

# One mention that is this sure to be a name of its type makes an entry. Of names that the tagger
# found in a stretch of ANERcorp it was not trained on, nine in ten of these were right as a whole
# and of the right type, of those between 0.8 and 0.9 two in three.
SURE = 0.9
# So does one that is less sure, where more than one article names it.
LIKELY = 0.8
SEVERAL_ARTICLES = 2
# What is named once in all articles needs no page, unless it speaks or holds an office there.
FEWEST_PLACES = 2
# So many hexadecimal digits tell apart the handful of names that share a Latin form.
ID_DIGITS = 4
# What no Latin letter is left of.
NAMELESS = "actor"


@dataclass(slots=True)
class _Gathered:
    """What all articles say of one cluster."""

    spellings: dict[str, int] = field(default_factory=dict)
    short: dict[str, int] = field(default_factory=dict)
    english: dict[str, int] = field(default_factory=dict)
    slugs: set[str] = field(default_factory=set)
    sure: float = 0.0
    places: int = 0
    acts: bool = False
    full: bool = False
    by_editor: bool = False

    def add(self, one: Found, forms: Iterable[str]) -> None:
        """Take in what one article says."""
        english = (one.name_en,) if one.name_en else ()
        said = ((self.spellings, forms), (self.short, one.short), (self.english, english))
        for counts, written in said:
            for spelling in written:
                counts[spelling] = counts.get(spelling, 0) + 1
        self.slugs.add(one.slug)
        self.sure = max(self.sure, one.sure)
        self.places += one.places
        self.acts |= one.acts
        self.full |= one.full
        self.by_editor |= one.by_editor

    def has_entry(self, policy: Policy, *, is_part: bool) -> bool:
        """Tell whether the site's policy, or the editor, gives this an entry.

        `is_part`: it is one word that others have in their full names.
        """
        if self.by_editor or policy == "all":
            return True
        if policy == "none" or (self.places < FEWEST_PLACES and not self.acts):
            return False
        several = len(self.slugs) >= SEVERAL_ARTICLES
        if not self.full:
            return several and not is_part and self.sure >= SURE
        return self.sure >= SURE or (several and self.sure >= LIKELY)


def found_actors(
    found: Sequence[Found],
    clusters: Clusters,
    decisions: ActorDecisions,
    taken: Collection[str],
    policy: Policy,
    romanise: Romanise,
) -> dict[Name, Actor]:
    """Return the actors of the clusters that no list has, by the first name of each.

    Whom the editor named in an article always has an entry. `taken` are ids that no found actor
    may get.
    """
    entries = {
        root: said
        for root, said in _gathered(found, clusters).items()
        if said.has_entry(policy, is_part=root in clusters.parts)
    }
    shown = _shown(dict(sorted(entries.items())), _shown_first(clusters, decisions), romanise)
    ids = _ids(shown, taken)
    return {
        root: Actor(
            id=ids[root],
            type=root.type,
            name_ar=name.arabic,
            name_en=name.latin,
            variants=tuple(other_names(entries[root].spellings, name.arabic)),
            short=tuple(other_names(entries[root].short, name.arabic)),
            listed_by="found",
        )
        for root, name in shown.items()
    }


def _gathered(found: Sequence[Found], clusters: Clusters) -> Mapping[Name, _Gathered]:
    """Gather what all articles say of each cluster that no list has."""
    gathered: defaultdict[Name, _Gathered] = defaultdict(_Gathered)
    for one in found:
        by_root: defaultdict[Name, list[str]] = defaultdict(list)
        for spelling in one.spellings:
            root = clusters.root(spelling, one.type)
            if root is not None and root not in clusters.owners:
                by_root[root].append(spelling)
        for root, forms in by_root.items():
            gathered[root].add(one, forms)
    return gathered


def _shown(
    entries: Mapping[Name, _Gathered], first: Mapping[Name, str], romanise: Romanise
) -> dict[Name, ShownName]:
    """Return the names of the entries; English put together from lists needs no romaniser."""
    spelt = [
        Spelt(said.spellings, root.type, first.get(root, "")) for root, said in entries.items()
    ]
    names = dict(zip(entries, show_names(spelt, romanise), strict=True))
    for root, said in entries.items():
        if said.english:
            english = min(said.english, key=lambda one: (-said.english[one], one))
            names[root] = ShownName(names[root].arabic, english)
    return names


def _shown_first(clusters: Clusters, decisions: ActorDecisions) -> Mapping[Name, str]:
    """Return the names that the editor wrote first in a merge, by what they stand for."""
    shown: dict[Name, str] = {}
    for merge in decisions.merges:
        plain = name_key(merge.names[0]).plain
        for kind in get_args(ActorType):
            root = clusters.roots.get(Name(plain, kind))
            if root is not None:
                shown.setdefault(root, merge.names[0])
    return shown


def _ids(shown: Mapping[Name, ShownName], taken: Collection[str]) -> dict[Name, str]:
    """Give each an id of its own: its Latin name, and digits that its Arabic name makes.

    These digits are there from the beginning, not only where two share a Latin name: an address
    must not change because another article comes in.
    """
    used = set(taken)
    ids: dict[Name, str] = {}
    for root in sorted(shown, key=lambda root: (*name_order(shown[root].arabic), root)):
        digits = _digits(f"{root.type} {name_key(shown[root].arabic).plain}")
        latin = slugify(shown[root].latin) or NAMELESS
        length = ID_DIGITS
        while (candidate := f"{latin}-{digits[:length]}") in used:
            length += 1
        used.add(candidate)
        ids[root] = candidate
    return ids


def _digits(text: str) -> str:
    """Return hexadecimal digits that stand for a text: with another text, others."""
    return hashlib.sha256(text.encode()).hexdigest()
