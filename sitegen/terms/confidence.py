"""How sure it is that a stretch of an English sentence is a missing name gone wrong.

In go the surroundings, the name and a stretch; out comes a number from 0 to 1: how well both
explain each other, less what speaks against it. That is another part of the source that explains
the stretch as well, small letters, the wrong end of the sentence, a part of the name elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitegen.terms.context import Context
from sitegen.terms.english import Word
from sitegen.terms.evidence import Evidence, Nearness, weigh
from sitegen.terms.names import Name, near_arabic
from sitegen.terms.sounds import latin_sounds, weight
from sitegen.terms.vocabulary import is_common, is_function_word, is_particle

# Below this a stretch is not worth offering.
LIKELY = 0.4
# A word at least this near to the name is accounted for.
_ACCOUNTED = 0.6
# Small letters are less likely a name, the more so the fewer sounds there are to compare: this
# much by unit of weight, and at most that much.
_SMALL = 1.2
_SMALL_AT_MOST = 0.5
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
# A part of the name that stands elsewhere would stand twice; so would what follows an "of", as in
# "the curse of the pastors" for Pharaoh's Curse.
_OF = "of"
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
_ADJECTIVAL = 0.5
_MIN_STEM = 4
_MOST_LACKING = 2


def confidence(
    context: Context, near: Sequence[Nearness], name: Name, first: int, end: int
) -> float:
    """Return how sure a stretch, end exclusive, is the name; `near` holds all words' nearness.

    Below `LIKELY` the number only says that it is not likely.
    """
    stretch, inside = context.words[first:end], near[first:end]
    evidence = weigh(stretch, inside, name)
    sure = evidence.likelihood
    if sure >= LIKELY:
        sure += _unclaimed(context, stretch) - _distance(context, stretch) - _shortness(name)
        sure -= _larger_name(context, inside, first, end)
        sure -= _smallness(stretch, inside) + _adjectival(stretch, name)
    if sure >= LIKELY and evidence.held < _WHOLE:
        sure -= _partiality(context, near, name, first, end)
    if sure >= LIKELY:
        sure -= _rivalry(context, stretch, inside, evidence)
    return max(0.0, min(sure, 1.0))


def _distance(context: Context, stretch: Sequence[Word]) -> float:
    at = (stretch[0].start + stretch[-1].end) / (2 * context.words[-1].end)
    return _FAR * max(0.0, abs(at - context.at) - _NEARBY)


def _shortness(name: Name) -> float:
    heaviest = max((weight(one.whole) for one in name.renderings), default=0.0)
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
    """Return what capitals in mid-sentence add that nothing else in the source explains."""
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
    if context.joined(end - 1) and context.words[end].form == _OF:
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
    alone = [one.forms[0] for one in name.renderings if len(one.forms) == 1]
    return _ADJECTIVAL if any(is_adjective_of(stretch[0].form, one) for one in alone) else 0.0


def is_adjective_of(form: str, name: str) -> bool:
    """Tell whether a word is made from a name as adjectives are: Somali; both comparable."""
    stem = _stem(form, name)
    if stem < max(_MIN_STEM, len(name) - _MOST_LACKING):
        return False
    ending = form[stem:]
    return bool(_ADJECTIVE.fullmatch(ending) or (not ending and _SHORTENED.search(form)))


def _stem(first: str, second: str) -> int:
    """Return how many letters two words have in common from the start."""
    size = 0
    while size < min(len(first), len(second)) and first[size] == second[size]:
        size += 1
    return size
