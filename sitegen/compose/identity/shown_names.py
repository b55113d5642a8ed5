"""Which of several joined spellings an actor is shown by, in Arabic and in Latin letters.

In: the spellings of one actor with how often each is written, and a romaniser. Out: its Arabic and
its Latin name, and the other spellings in order. A Latin form that lists know goes before a guess,
whichever spelling it is the form of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sitegen.arabic.letters import fold_text
from sitegen.compose.identity.name_keys import compare, name_key
from sitegen.model import ActorType
from sitegen.romanising.romanise import Latin
from sitegen.romanising.spelling import Source

Romanise = Callable[[Sequence[str]], Sequence[Latin]]

# How far a word's Latin form is from known: lists know it, the model has learnt the like, or it is
# only spelt letter by letter.
_GUESSED: Mapping[Source, int] = {"list": 0, "model": 1, "rules": 2}


@dataclass(frozen=True, slots=True)
class Spelt:
    """One actor's full names: how often each is written; `first` is the editor's choice or ""."""

    counts: Mapping[str, int]
    type: ActorType
    first: str = ""


@dataclass(frozen=True, slots=True)
class ShownName:
    """An actor's name in both scripts."""

    arabic: str
    latin: str


def show_names(spelt: Sequence[Spelt], romanise: Romanise) -> tuple[ShownName, ...]:
    """Return the name of each: the Arabic most written, the Latin that is known best.

    Of spellings as frequent the one with the better known Latin form is shown. The Latin form is of
    the name shown or of one that is the same in other letters, never of a longer or another name.
    """
    names = {form for one in spelt for form in _all_forms(one)}
    # The words of a single name need not be compared with anything.
    words = {
        word
        for one in spelt
        if len(_all_forms(one)) > 1
        for form in _all_forms(one)
        for word in form.split()
    }
    asked = sorted(names | words)
    latin = dict(zip(asked, romanise(asked), strict=True))
    return tuple(_show(one, latin) for one in spelt)


def other_names(counts: Mapping[str, int], name: str) -> Iterator[str]:
    """Yield the further spellings, the most frequent first; of those that fold alike one."""
    if counts.keys() <= {name}:
        return
    seen = {fold_text(name)}
    for spelling in sorted(counts, key=lambda one: (-counts[one], *name_order(one))):
        folded = fold_text(spelling)
        if folded not in seen:
            seen.add(folded)
            yield spelling


def name_order(spelling: str) -> tuple[str, str]:
    """Return what spellings are sorted by where nothing else tells them apart."""
    return name_key(spelling).plain, spelling


def _all_forms(one: Spelt) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*filter(None, (one.first,)), *one.counts)))


def _show(one: Spelt, latin: Mapping[str, Latin]) -> ShownName:
    forms = _all_forms(one)
    if len(forms) == 1:
        return ShownName(forms[0], latin[forms[0]].text)

    def rank(form: str) -> tuple[int, int, str, str]:
        return (-one.counts.get(form, 0), _guesses(form, latin), *name_order(form))

    arabic = one.first or _best_known(one.counts, rank)
    key = name_key(arabic)
    same = [form for form in forms if compare(key, name_key(form), one.type) != "other"]
    best = min(same, key=lambda form: (_guesses(form, latin), form != arabic, rank(form)))
    return ShownName(arabic, latin[best].text)


def _guesses(form: str, latin: Mapping[str, Latin]) -> int:
    """Return how much of a form's Latin letters is guessed; 0 where lists know all of it."""
    if latin[form].by == "list":
        return 0
    return sum(_GUESSED[latin[word].by] for word in form.split())


def _best_known(spellings: Iterable[str], rank: Callable[[str], tuple[int, int, str, str]]) -> str:
    """Return the most frequent spelling; if it ends a longer one, that: حسن نصر الله."""
    frequent = min(spellings, key=rank)
    longer = [one for one in spellings if one.endswith(" " + frequent)]
    return min(longer, key=rank, default=frequent)
