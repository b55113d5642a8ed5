"""Where in an English sentence a missing name may stand under a wrong form, and how sure that is.

In go the surroundings of a name; out come stretches of words with a confidence, best first. Words
that stand for something else for certain are never among them.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from sitegen.terms.context import Context
from sitegen.terms.english import Word
from sitegen.terms.evidence import Evidence, Nearness, nearness, weigh
from sitegen.terms.names import Name, near_arabic
from sitegen.terms.sounds import latin_sounds, weight
from sitegen.terms.vocabulary import is_common, is_function_word, is_particle

# A machine may say in more words what a name says in one.
_MORE_WORDS = 2
# A stretch begins and ends with a capital, or with a word at least this near to the name.
_EDGE = 0.4
# Below this a stretch is not worth offering.
_LIKELY = 0.4
# A word at least this near to the name is accounted for.
_ACCOUNTED = 0.6
# Small letters are less likely a name, the more so the fewer sounds there are to compare: this
# much by unit of weight, and at most that much.
_SMALL = 0.8
_SMALL_AT_MOST = 0.35
# A stretch farther from where the name should stand than this share of the sentence loses this
# much per share.
_NEARBY = 0.25
_FAR = 0.4
# A name with less to compare than this is like many words by chance, by this much per weight.
_SHORT = 2.5
_SHORTNESS = 0.12
# Where the rest of the source is at least this near to the stretch, it is a rival: it takes so much
# by its nearness, and all that where it is as near as the name; more where the stretch is but a
# part of the name.
_RIVAL = 0.5
_RIVALRY = 0.35
_WHOLE = 0.75
_PARTLY = 2.0
# A word in the stretch that is so near to the rest of the source, and not to the name, forbids it.
_OTHERS_WORD = 0.75
# Capitals in mid-sentence must stand for some name.
_UNCLAIMED = 0.08
# A word that translates the name and is but a part of a longer one.
_LONGER = 0.35
# A part of the name that stands elsewhere would stand twice.
_ELSEWHERE = 0.3
# A capital beside a part of the name that nothing in the source explains makes it another name.
_OTHER_NAME = 0.2
_EXPLAINED = 0.5
# Words that many names share are no sign by themselves.
_SHARED = 0.3
_COMMON_WEIGHT = 0.5
# Adjectives of places are right where they stand: how they go on where the place's name, which
# they share at least so many letters with, goes on otherwise.
_ADJECTIVE = re.compile(r"(?:n|an|ian|ean|egian|ese|i|ish|ic|ch|er|iot)s?")
_SHORTENED = re.compile(r"is?$")
_ADJECTIVAL = 0.4
_MIN_STEM = 4
_MOST_LACKING = 2


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
        place
        for first, end in _stretches(context, near, name)
        if (place := _place(context, near, name, first, end)) is not None
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


def _place(
    context: Context, near: Sequence[Nearness], name: Name, first: int, end: int
) -> Place | None:
    stretch, inside = context.words[first:end], near[first:end]
    evidence = weigh(stretch, inside, name)
    confidence = evidence.likelihood
    if confidence >= _LIKELY:
        confidence -= _distance(context, stretch) + _shortness(name)
        confidence += _unclaimed(context, stretch)
        confidence -= _larger_name(context, inside, first, end)
        confidence -= _smallness(stretch, inside) + _adjectival(stretch, name)
    if confidence >= _LIKELY and evidence.held < _WHOLE:
        confidence -= _partiality(context, near, name, first, end)
    if confidence >= _LIKELY:
        confidence -= _rivalry(context, stretch, inside, evidence)
    return Place(first, end, min(confidence, 1.0)) if confidence >= _LIKELY else None


def _distance(context: Context, stretch: Sequence[Word]) -> float:
    at = (stretch[0].start + stretch[-1].end) / (2 * context.words[-1].end)
    return _FAR * max(0.0, abs(at - context.at) - _NEARBY)


def _shortness(name: Name) -> float:
    heaviest = max((weight(whole) for whole in name.wholes), default=0.0)
    return _SHORTNESS * max(0.0, _SHORT - heaviest)


def _smallness(stretch: Sequence[Word], near: Sequence[Nearness]) -> float:
    """Return what words in small letters take away, unless they translate a part of the name."""
    small = [
        word
        for word, one in zip(stretch, near, strict=True)
        if not word.capital
        and not is_function_word(word.form)
        and not is_particle(word.form)
        and not (one.translated or one.best == 1.0)
    ]
    if not small:
        return 0.0
    heard = weight("".join(latin_sounds(word.form) for word in small))
    return min(_SMALL_AT_MOST, _SMALL / heard) if heard else _SMALL_AT_MOST


def _unclaimed(context: Context, stretch: Sequence[Word]) -> float:
    """Return what a stretch gains that has capitals in mid-sentence and that nothing else explains."""
    if context.words[0] in stretch:
        return 0.0
    for word in stretch:
        if is_function_word(word.form) or is_particle(word.form):
            continue
        if not word.capital or is_common(word.form) or context.explained(word) >= _EXPLAINED:
            return 0.0
    return _UNCLAIMED


def _larger_name(context: Context, near: Sequence[Nearness], first: int, end: int) -> float:
    """Return what a translation loses where it is a word of a longer name: Arabian Peninsula.

    The word behind the name in the source is then beside it in the English, with a capital. A word
    such as "newspaper" before the name in the source tells that the name is whole.
    """
    if not all(one.translated for one in near) or context.behind is None:
        return 0.0
    if not any(word.capital for word in context.words[first:end]):
        return 0.0
    if context.before is not None and context.before.meanings:
        return 0.0
    for at, joint in ((first - 1, first - 1), (end, end - 1)):
        if context.joined(joint) and context.words[at].capital:
            word = context.words[at]
            if near_arabic(word.form, latin_sounds(word.form), context.behind) >= _ACCOUNTED:
                return _LONGER
    return 0.0


def _partiality(
    context: Context, near: Sequence[Nearness], name: Name, first: int, end: int
) -> float:
    """Return what a stretch loses that is but a part of the name."""
    inside = near[first:end]
    if all(one.weight <= _COMMON_WEIGHT for one in inside):
        return _SHARED
    outside = [
        one
        for at, one in enumerate(near)
        if not first <= at < end and at not in context.taken and one.best >= _ACCOUNTED
    ]
    for at in range(len(name.arabic)):
        if max(one.arabic[at] for one in inside) < _ACCOUNTED and any(
            one.arabic[at] >= _ACCOUNTED for one in outside
        ):
            return _ELSEWHERE
    beside = [at for at, joint in ((first - 1, first - 1), (end, end - 1)) if context.joined(joint)]
    if any(_is_foreign(context, context.words[at]) for at in beside):
        return _OTHER_NAME
    return 0.0


def _is_foreign(context: Context, word: Word) -> bool:
    """Tell a word with a capital that the source does not explain; the first one always has one."""
    if word.numeral:
        return not word.form.isdigit()
    if not word.capital or is_function_word(word.form) or word is context.words[0]:
        return False
    return context.explained(word) < _EXPLAINED


def _rivalry(
    context: Context, stretch: Sequence[Word], near: Sequence[Nearness], evidence: Evidence
) -> float:
    """Return what the rest of the source takes away: it may explain the stretch as well."""
    told = sum(one.weight for one in near)
    rival = sum(
        one.weight * context.explained(word) for word, one in zip(stretch, near, strict=True)
    )
    own = sum(one.weight * one.best for one in near)
    for word, one in zip(stretch, near, strict=True):
        if one.best < _ACCOUNTED and context.explained(word) >= _OTHERS_WORD:
            return 1.0
    if rival / told < _RIVAL:
        return 0.0
    if rival >= own:
        return _RIVAL
    return _RIVALRY * (rival / told - _RIVAL) * (1.0 if evidence.held >= _WHOLE else _PARTLY)


def _adjectival(stretch: Sequence[Word], name: Name) -> float:
    """Return what an adjective loses, made from a rendering of one word: Norwegian, Somali."""
    if len(stretch) > 1:
        return 0.0
    form = stretch[0].form
    for one in name.renderings:
        target = one.forms[0]
        stem = _stem(form, target)
        if len(one.forms) > 1 or stem < max(_MIN_STEM, len(target) - _MOST_LACKING):
            continue
        ending = form[stem:]
        if _ADJECTIVE.fullmatch(ending) or (not ending and _SHORTENED.search(form)):
            return _ADJECTIVAL
    return 0.0


def _stem(first: str, second: str) -> int:
    """Return how many letters two words have in common from the start."""
    size = 0
    while size < min(len(first), len(second)) and first[size] == second[size]:
        size += 1
    return size
