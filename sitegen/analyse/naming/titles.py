"""The words of offices and titles, from the packaged list, folded and in all their forms.

Out come sets of folded words, for telling what belongs to an office, a title or neither. Nothing
here reads a text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import msgspec

from sitegen.arabic.letters import fold_text
from sitegen.arabic.word_lists import folded_forms, read_list

ARTICLE = "ال"
_FEMININE = "ه"
# Words of the longest title: صاحب السمو الملكي.
_LONGEST_TITLE = 3


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """Folded words: holders and deputies of both genders without article; titles as they are.

    `bodies` open the name of an organisation; `inside` may stand without an article inside an
    office; `links` join it to whom it is held for. `never_nominal` are pairs of words; `relatives`
    say whose relative somebody is ("his father"); `attached` is somebody of an office's holder
    ("the wife of"); `envoys` act for one, with `remits` behind him ("to Libya").
    """

    holders: frozenset[str]
    never_alone: frozenset[str]
    deputies: frozenset[str]
    titles: frozenset[str]
    inside: frozenset[str]
    links: frozenset[str]
    bodies: frozenset[str]
    never_nominal: frozenset[str]
    relatives: frozenset[str]
    attached: frozenset[str]
    envoys: frozenset[str]
    remits: frozenset[str]


@cache
def office_words() -> OfficeWords:
    """Load the packaged list."""
    lists = msgspec.convert(read_list("offices"), dict[str, list[str]])
    folded = {name: folded_forms(entries) for name, entries in lists.items()}
    for name in ("holders", "never_alone", "envoys"):
        folded[name] |= {word + _FEMININE for word in folded[name] if not word.endswith(_FEMININE)}
    return msgspec.convert(folded, OfficeWords)


def is_title_word(word: str) -> bool:
    """Tell whether a word before a name is a title and no part of the name."""
    return fold_text(word) in office_words().titles


def title_size(words: Sequence[str]) -> int:
    """Return how many words at the front of a name are titles (آية الله); never all of them."""
    size = 0
    while size < len(words) - 1:
        step = next(
            (
                step
                for step in range(_LONGEST_TITLE, 0, -1)
                if size + step < len(words) and is_title_word(" ".join(words[size : size + step]))
            ),
            0,
        )
        if not step:
            break
        size += step
    return size


def bare_holder(word: str) -> str:
    """Return who holds an office, from a folded word with or without the article; "" for none."""
    bare = word[len(ARTICLE) :] if word.startswith(ARTICLE) else word
    return bare if bare in office_words().holders else ""
