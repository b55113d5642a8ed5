"""Where in an English sentence a missing name may stand under a wrong form, and how sure that is.

In go the surroundings of a name; out come stretches of words with a confidence, best first. Words
that stand for something else for certain are never among them.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from sitegen.terms.confidence import LIKELY, confidence
from sitegen.terms.context import Context
from sitegen.terms.english import Word
from sitegen.terms.evidence import Nearness, nearness
from sitegen.terms.names import Name
from sitegen.terms.vocabulary import is_function_word

# A machine may say in more words what a name says in one.
_MORE_WORDS = 2
# A stretch begins and ends with a capital, or with a word at least this near to the name.
_EDGE = 0.4


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of words, end exclusive, and how sure it is the name gone wrong, from 0 to 1."""

    first: int
    end: int
    confidence: float


def places(context: Context, name: Name) -> tuple[Place, ...]:
    """Return the likely places of a missing name, best first."""
    near = [nearness(word, name) for word in context.words]
    found = [
        Place(first, end, sure)
        for first, end in _stretches(context, near, name)
        if (sure := confidence(context, near, name, first, end)) >= LIKELY
    ]
    found.sort(key=lambda place: (-place.confidence, place.first, place.end))
    return tuple(found)


def _stretches(context: Context, near: Sequence[Nearness], name: Name) -> Iterator[tuple[int, int]]:
    """Yield stretches of words that could be one name."""
    sizes = [len(name.arabic), *(len(one.forms) for one in name.renderings)]
    longest = max(sizes) + _MORE_WORDS
    opening = {one.forms[0] for one in name.renderings}
    closing = {one.forms[-1] for one in name.renderings}
    for first in range(len(context.words)):
        if not _bounds(context.words[first], near[first], opening):
            continue
        for end in range(first + 1, min(first + longest, len(context.words)) + 1):
            last = end - 1
            word = context.words[last]
            if last in context.taken or _is_other_number(word, near[last]):
                break
            if last > first and not context.joined(last - 1):
                break
            if _bounds(word, near[last], closing):
                yield first, end


def _bounds(word: Word, near: Nearness, edges: Container[str]) -> bool:
    """Tell whether a stretch may begin or end with a word; `edges` are what renderings do with."""
    if is_function_word(word.form):
        return word.form in edges
    return word.capital or near.best >= _EDGE


def _is_other_number(word: Word, near: Nearness) -> bool:
    """Tell a number or Roman numeral that is not the name's: World War I is never II."""
    return word.numeral and near.best < 1.0
