"""Who is who within one article: full names that are one person's, parts that mean one of them.

In go names as folded parts; out come parties: an actor's id, or a key of the article's own. Where
two could be meant, both are returned and the caller decides; nothing is decided by likeness alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from sitegen.arabic.letters import fold_text, is_letter

Words = tuple[str, ...]

_ARTICLE = "ال"
# A rest shorter than this is no name: ال of الو.
_SHORTEST_REST = 2
# Of two words that open with one of these both are a surname: van Gogh, de Gaulle.
_FOREIGN_PARTICLES = frozenset(map(fold_text, ("فان", "فون", "دي", "دو", "دا")))
# These are one part of a name with the word behind them, and no part of it is said alone. Some
# have several spellings: أبي is أبو behind a preposition.
_OPENING = {
    fold_text(spelling): fold_text(said)
    for said, spellings in {
        "بن": ("بن", "ابن"),
        "أبو": ("أبو", "أبي", "أبا"),
        "عبد": ("عبد",),
        "ذو": ("ذو", "ذي"),
        "أم": ("أم",),
        "بنت": ("بنت",),
        "ولد": ("ولد",),
        "آل-": ("آل",),
    }.items()
    for spelling in spellings
}
# These are one part with the word before them: نصر الله, صلاح الدين, سيف الإسلام.
_CLOSING = frozenset(map(fold_text, ("الله", "الدين", "الإسلام", "الرحمن", "الحق")))
# Fewer words are no full name.
FULL = 2


def name_words(name: str) -> Words:
    """Return a name's folded words; a hyphen parts two of them, other marks belong to none."""
    spaced = "".join(c if is_letter(c) or c.isdigit() else " " for c in fold_text(name))
    return tuple(spaced.split())


def name_key(words: Sequence[str]) -> str:
    """Return what is the same for all ways of writing a name: no spaces, one word no article."""
    if len(words) == 1:
        return bare(words[0])
    return "".join(words)


def is_opening(word: str) -> bool:
    """Tell whether a folded word is one part of a name with the word behind it: أبو, عبد."""
    return word in _OPENING


def grouped(words: Words) -> tuple[Words, ...]:
    """Group a person's folded words: what is one part of the name stands together."""
    groups: list[Words] = []
    opened: Words = ()
    for word in words:
        if word in _OPENING:
            opened = (*opened, word)
        elif word in _CLOSING and groups and not opened:
            groups[-1] = (*groups[-1], word)
        else:
            groups.append((*opened, word))
            opened = ()
    return (*groups, opened) if opened else tuple(groups)


def person_parts(name: str) -> Words:
    """Return a person's name as folded parts: عبد الله and عبدالله are one and the same part."""
    return tuple(
        "".join(_OPENING.get(word, word) if len(group) > 1 else word for word in group)
        for group in grouped(name_words(name))
    )


def bare(word: str) -> str:
    """Take the article off a folded word."""
    rest = word[len(_ARTICLE) :]
    return rest if word.startswith(_ARTICLE) and len(rest) >= _SHORTEST_REST else word


def is_part(words: Words) -> bool:
    """Tell whether these parts are one part of a person's name rather than a full name."""
    return len(words) < FULL or (len(words) == FULL and words[0] in _FOREIGN_PARTICLES)


class People:
    """The persons of one article by the parts of their full names, found by any of them."""

    __slots__ = ("_aside", "_by_edge", "_names")

    def __init__(self) -> None:
        self._aside: set[str] = set()
        self._names: defaultdict[str, list[Words]] = defaultdict(list)
        self._by_edge: defaultdict[str, dict[str, None]] = defaultdict(dict)

    def add(self, party: str, words: Words) -> None:
        """Note a full name of this person."""
        self._names[party].append(words)
        for edge in (words[0], words[-1]):
            self._by_edge[bare(edge)][party] = None

    def set_aside(self, party: str) -> None:
        """Let nobody mean this person by the surname alone, which is better known of another."""
        self._aside.add(party)

    def fitting(self, words: Words) -> tuple[str, ...]:
        """Return whose full names these words are a longer or shorter form of."""
        near = chain(self._by_edge[bare(words[0])], self._by_edge[bare(words[-1])])
        return tuple(
            party
            for party in dict.fromkeys(near)
            if any(is_form_of(words, name) for name in self._names[party])
        )

    def holding(self, part: Words) -> tuple[str, ...]:
        """Return those whose full names end or begin with this part."""
        edges = (self._by_edge[bare(part[-1])], self._by_edge[bare(part[0])])
        return tuple(
            party
            for party in dict.fromkeys(chain(*edges))
            if any(
                _begins_with(name, part) or (party not in self._aside and _is_tail(name, part))
                for name in self._names[party]
            )
        )

    def named_last(self, part: Words) -> tuple[str, ...]:
        """Return those whose full names end with this part."""
        return tuple(
            party
            for party in self._by_edge[bare(part[-1])]
            if any(_is_tail(name, part) for name in self._names[party])
        )


def _begins_with(name: Words, part: Words) -> bool:
    return len(part) == 1 and bare(name[0]) == bare(part[0])


def _is_tail(name: Words, part: Words) -> bool:
    tail = name[-len(part) :]
    return len(name) > len(part) and (bare(tail[0]), *tail[1:]) == (bare(part[0]), *part[1:])


def is_form_of(one: Words, other: Words) -> bool:
    """Tell whether one full name says the other in more words, or in fewer but at least two."""
    if name_key(one) == name_key(other):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < FULL or len(short) == len(long):
        return False
    if short in (long[-len(short) :], long[: len(short)]):
        return not is_part(short)
    return short[0] == long[0] and short[-1] == long[-1] and _is_subsequence(short, long)


def _is_subsequence(short: Iterable[str], long: Iterable[str]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)
