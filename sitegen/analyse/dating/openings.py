"""Tells a sentence that opens with a past verb which also looks present: تجمهر السكان يوم الأحد.

In go folded forms and the place of a date; out comes whether the verb before it is surely past.
The present of such a form is feminine, so listed men or crowds as its subject show the past.
Refused is any sentence where words stand that could make the form a noun or a present verb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sitegen.analyse.dating.tense import (
    ends_clause,
    is_verb,
    opens_statement,
    tells_what_happens,
)
from sitegen.arabic.letters import fold_text
from sitegen.arabic.tokens import ARTICLE
from sitegen.arabic.word_lists import folded_forms, read_list

# From the verb to its date stand a subject and a place or two.
_REACH = 12
_AND = "و"
# "And may", "and not", "and": what stands between a clause and the verb of the next one.
_JOINTS = frozenset({_AND, "وقد", "ولا", "ولن", "ولم"})
_COMMAS = frozenset({"\u060c", ","})
_MERGED = ("لل", f"ب{ARTICLE}")
_FEMININE = fold_text("ة")
# Letters for kinds of words: v verb, q an amount with the article, a one without, p and c people
# likewise, r a preposition, b one joined to its noun, t a part of the day, d a word with the
# article, f a feminine one, w another.
# A subject (a crowd, people, people of someone), then places.
_OPENING = re.compile("v(?:q(?:r[dfpcw])?|ar?[dfpcw]|p|c[dfpw])d*(?:(?:r[dfpcqaw]|b)[df]*)*[rt]*")
_WORD, _MARK = "w", "."


@dataclass(frozen=True, slots=True)
class _OpeningWords:
    sure: frozenset[str]
    bare: frozenset[str]
    amounts: frozenset[str]
    people: frozenset[str]
    places: frozenset[str]
    times: frozenset[str]
    aims: frozenset[str]


@cache
def _opening_words() -> _OpeningWords:
    data, tense = read_list("opening_words"), read_list("tense_words")
    return _OpeningWords(
        sure=folded_forms(data["sure"]),
        bare=folded_forms(data["bare"]),
        amounts=folded_forms(data["amounts"]),
        people=folded_forms(data["people"]),
        places=folded_forms([*data["places"], *tense["prepositions"]]),
        times=folded_forms(data["times"]),
        aims=folded_forms([*data["aims"], *tense["protests"]]),
    )


def opens_as_past(forms: Sequence[str], start: int, end: int) -> bool:
    """Tell whether the sentence of a date from `start` to `end` opens with a surely past verb.

    Only the verb's subject and places stand between the two, and the clause ends after the date
    or goes on without another verb, but for one behind "and": تجمع المئات يوم الأحد وسيعودون.
    """
    head = start
    while head > max(start - _REACH, 0) and not ends_clause(forms, head - 1):
        head -= 1
    if head == start or not (head == 0 or ends_clause(forms, head - 1)):
        return False
    kinds = [_kind_of_head(forms[head]), *map(_kind, forms[head + 1 : start])]
    return _OPENING.fullmatch("".join(kinds)) is not None and _is_told(forms, end)


def _kind_of_head(form: str) -> str:
    words = _opening_words()
    stem = form.removeprefix(_AND)
    return "v" if stem in words.sure or form in words.bare else _MARK


def _kind(form: str) -> str:
    """Return the letter of a word's kind, as in the pattern of openings."""
    words = _opening_words()
    if not form.isalpha() or form in _JOINTS:
        return _MARK
    bare = form.removeprefix(ARTICLE)
    if bare in words.amounts:
        return "a" if bare == form else "q"
    if bare in words.people:
        return "c" if bare == form else "p"
    if form in words.places or form in words.times:
        return "r" if form in words.places else "t"
    if form.startswith(_MERGED):
        return "b"
    if form.startswith(ARTICLE):
        return "f" if form.endswith(_FEMININE) else "d"
    return _WORD


def _is_told(forms: Sequence[str], end: int) -> bool:
    """Tell whether all is said where a date ends: no object and no predicate can follow there."""
    if end < len(forms) and not (ends_clause(forms, end) or _goes_on(forms[end])):
        return False
    for at in range(end, len(forms)):
        if ends_clause(forms, at) or opens_statement(forms[at]):
            return True
        if _is_verb(forms[at]):
            return forms[at - 1] in _JOINTS or _is_joined(forms[at])
    return True


def _goes_on(form: str) -> bool:
    """Tell whether a word after the date begins a place, an aim or another clause."""
    is_listed = form in _COMMAS or form in _opening_words().aims
    return is_listed or form.startswith(_AND) or _kind(form) in ("r", "b")


def _is_verb(form: str) -> bool:
    return tells_what_happens(form) or is_verb(form)


def _is_joined(form: str) -> bool:
    """Tell whether "and" is written before a verb: وسيعودون, but not وصلوا."""
    rest = form.removeprefix(_AND)
    return rest != form and _is_verb(rest)
