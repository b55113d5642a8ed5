"""Finds the full names that a surname alone does not mean, though no other person bears it.

In go an article's namings and its persons; out come the persons who are only somebody's relatives
there ("his father Hermann Einstein"), or who are named in full long after everybody was speaking
of another by that surname.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitegen.analyse.naming.clitics import cuts
from sitegen.analyse.naming.naming import Naming
from sitegen.analyse.naming.parties import People, is_part
from sitegen.analyse.naming.titles import is_title_word, office_words
from sitegen.arabic.letters import fold_text
from sitegen.arabic.words import words

# News tells a name in full before it goes on with the surname, or right behind the headline: so
# many lone surnames first, and so many for one full name, speak of somebody else.
_FEWEST, _TIMES = 3, 3
_TEXT = 1
# What may stand between "his father" and the name.
_MARKS = ' \u060c,("«\u201c'


def stands_alone(namings: Sequence[Naming], people: People) -> Iterator[str]:
    """Yield the parties whose surname alone means somebody else, or nobody can say whom."""
    in_full: dict[str, list[int]] = {}
    for at, naming in enumerate(namings):
        mention = naming.mention
        if mention.type != "person" or mention.actor or is_part(naming.words):
            continue
        fitting = people.fitting(naming.words)
        if len(fitting) != 1:
            continue
        in_full.setdefault(fitting[0], []).append(at)
        if _is_relative(naming):
            yield fitting[0]
    lone: dict[str, list[int]] = {}
    for at, naming in enumerate(namings):
        if naming.mention.type == "person" and not naming.mention.actor and is_part(naming.words):
            for party in people.named_last(naming.words):
                lone.setdefault(party, []).append(at)
    for party, places in in_full.items():
        alone = lone.get(party, [])
        before = [at for at in alone if at < places[0] and namings[at].part == _TEXT]
        if len(before) >= _FEWEST and len(alone) >= _TIMES * len(places):
            yield party


def _is_relative(naming: Naming) -> bool:
    """Tell whether the word before a name and its titles says whose relative this is."""
    before = words(naming.between)
    while before and is_title_word(before[-1].text):
        before = before[:-1]
    if not before or naming.between[before[-1].end :].strip(_MARKS):
        return False
    return any(cut.word in office_words().relatives for cut in cuts(fold_text(before[-1].text)))
