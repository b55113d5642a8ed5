"""Names that are a part of others: a surname, a name without its middle, an organisation's core.

In: names with their keys. Out: for each part the names it may stand for. Joins nothing: of whom an
article speaks that says no more, only a reader can tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from sitegen.arabic.letters import fold_text
from sitegen.compose.identity.name_clusters import Joiner, Name
from sitegen.compose.identity.name_keys import NameKey
from sitegen.compose.identity.name_words import bare

Wholes = dict[Name, set[Name]]

# A person is known by two words, and may be called by some of three.
_FULL = 2
_WITH_MIDDLE = 3
# What may stand before an organisation's name, or behind: تنظيم القاعدة, مجلس الأمن الدولي.
_KINDS = frozenset(
    map(
        fold_text,
        (
            "اتحاد", "بنك", "جبهة", "جماعة", "جمعية", "جهاز", "حركة", "حزب", "حلف", "شبكة", "شركة",
            "صحيفة", "فريق", "قناة", "كتلة", "مؤسسة", "مجلة", "مجموعة", "محطة", "مصرف", "منتخب",
            "منظمة", "ميليشيا", "نادي", "هيئة", "وكالة", "تنظيم", "تيار", "جريدة",
        ),
    )
)  # fmt: skip
_EXTENTS = frozenset(
    map(
        fold_text,
        (
            "دولي", "دولية", "عالمي", "عالمية", "عربي", "عربية", "وطني", "وطنية", "أوروبي",
            "أوروبية", "أفريقي", "أفريقية", "أميركي", "أميركية", "إسلامي", "إسلامية",
        ),
    )
)  # fmt: skip


def wholes(joiner: Joiner, keys: Mapping[str, NameKey], full: Collection[Name]) -> Wholes:
    """Return the names that are parts of others, with these; `full` are names said in full."""
    people = [name for name in joiner.names if name.type == "person" and name.plain]
    bodies = [name for name in joiner.names if name.type == "organisation"]
    return _of_people(joiner, people, keys, full) | _of_bodies(joiner, bodies, keys)


def _of_people(
    joiner: Joiner, people: list[Name], keys: Mapping[str, NameKey], full: Collection[Name]
) -> Wholes:
    holders: defaultdict[str, set[Name]] = defaultdict(set)
    ends: defaultdict[tuple[str, str], set[Name]] = defaultdict(set)
    for name in people:
        words = keys[name.plain].words
        if len(words) >= _FULL and name in full:
            for word in {words[0], words[-1]}:
                holders[bare(word)].add(joiner.root(name))
        if len(words) >= _WITH_MIDDLE:
            ends[words[0], words[-1]].add(joiner.root(name))
            ends[words[-2], words[-1]].add(joiner.root(name))
    found: Wholes = {}
    for name in people:
        words = keys[name.plain].words
        if len(words) == 1 and name not in full and bare(words[0]) in holders:
            found[name] = holders[bare(words[0])]
        elif len(words) == _FULL and words in ends:
            found[name] = ends[words[0], words[1]]
    return found


def _of_bodies(joiner: Joiner, bodies: list[Name], keys: Mapping[str, NameKey]) -> Wholes:
    known = {name.plain: name for name in bodies}
    found: defaultdict[Name, set[Name]] = defaultdict(set)
    for whole in bodies:
        words = keys[whole.plain].words
        cores = []
        if len(words) > 1 and bare(words[0]) in _KINDS:
            cores.append("".join(words[1:]))
        if len(words) > 1 and bare(words[-1]) in _EXTENTS:
            cores.append("".join(words[:-1]))
        for core in cores:
            if core in known:
                found[known[core]].add(joiner.root(whole))
    return found
