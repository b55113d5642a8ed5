"""Tells from the words around a place whether a clause speaks of the past or the future.

In go folded forms; out comes a direction: -1, +1, or 0 where the words do not say. A first
approximation by word lists and the future prefix, without any parsing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sitegen.arabic.letters import fold_text
from sitegen.arabic.tokens import ARTICLE
from sitegen.arabic.word_lists import folded_forms, read_list

Direction = Literal[-1, 0, 1]

_CONJUNCTIONS = "وف"
# The future prefix before the four letters that begin a present-tense verb.
_FUTURE = tuple("س" + letter for letter in "يتنا")
# Shorter words with these letters are seldom verbs (سيف, ستة).
_SHORTEST_FUTURE = 5
# Endings of the past that nothing follows, and those before an object: قدموا, but قدموها.
_LAST_ENDINGS = ("", "ت", "وا", "ا", "ن", "تا", "نا")
_JOINED_ENDINGS = ("", "ت", "و", "تا")
_OBJECTS = ("ها", "هم", "هما", "هن", "نا")
# "Him" looks like the ending of a noun after the bare verb.
_HIM = "ه"
# The last letter of verbs like انتهى and دعا, which goes before endings: انتهت, دعت.
_WEAK = ("ى", "ا")
_WEAK_KEPT = ("نا", "ا", "ن")
_CLAUSE_ENDS = frozenset('.!?\u061f\n;\u061b:\u201c\u201d"\u00ab\u00bb')
_COMMAS = frozenset({"\u060c", ","})
# The letters that begin a present-tense verb; nouns with them often have these endings.
_PRESENT = ("ي", "ت")
_NOUN_ENDINGS = ("ات", fold_text("ة"))
_SHORTEST_PRESENT = 3
# The patterns of nouns like تقرير, تعاون, تحالف, whose verbs look the same only now and then.
_VERBAL_NOUN = re.compile("ت..ي.|ت.ا..")
# "With" joined to its noun; a predicate of "became" ends otherwise (غدا بطلا).
_WITH = "ب"
_ACCUSATIVE = "ا"
_DID_NOT = "لم"
# Between "was" and its verb stands hardly more than a subject, which may be a long one.
_SHIFT_REACH = 4
_WAS_REACH = 10
# "In" before a noun or pronoun is no "and so" before a verb: فيها, فيينا.
_IN = "في"
# Before a verb that only goes on with a story: قبل أن يعود.
_THAT = fold_text("أن")
_BEFORE = frozenset(map(fold_text, ("قبل", "بعد", "قبيل", "بعيد", "إلى", "منذ")))
_NEVER = "لن"
_NOT = "لا"
_WHAT = frozenset({"ما", "مما"})
# Directly before a count: وليس قبل ستة أشهر.
_NOT_BEFORE = frozenset({_NOT, "ليس", "ليست"})
# Beyond this many words a verb seldom governs the phrase.
_REACH = 25
_AFTER_REACH = 6
# A comma and the verb: وبعد أسبوعين، توقفت.
_VERB_REACH = 2
# A verb with its subject of a few words: يلتقي الرئيس الفرنسي غدا.
_PRESENT_REACH = 5


@dataclass(frozen=True, slots=True)
class _TenseWords:
    past: frozenset[str]
    future: frozenset[str]
    nouns: frozenset[str]
    clause_openers: frozenset[str]
    continuing: frozenset[str]
    shifting: frozenset[str]
    being: frozenset[str]
    since: frozenset[str]
    happenings: frozenset[str]
    prepositions: frozenset[str]


@cache
def _tense_words() -> _TenseWords:
    data = read_list("tense_words")
    verbs = {form for verb in data["past"] for form in _conjugated(verb)}
    return _TenseWords(
        past=frozenset(verbs | set(map(fold_text, data["past_words"]))),
        future=folded_forms(data["future_words"]),
        nouns=folded_forms(data["nouns"]),
        clause_openers=folded_forms(data["clause_openers"]),
        continuing=folded_forms(data["continuing"]),
        shifting=folded_forms(data["shifting"]),
        being=folded_forms(data["being"]),
        since=folded_forms(data["since"]),
        happenings=folded_forms(data["happenings"]),
        prepositions=folded_forms(data["prepositions"]),
    )


def _conjugated(verb: str) -> set[str]:
    """List the folded forms of a past verb: persons, the dual, joined objects."""
    stem = fold_text(verb)
    joined = {f"{ending}{one}" for ending in _JOINED_ENDINGS for one in _OBJECTS}
    joined |= {f"{ending}{_HIM}" for ending in _JOINED_ENDINGS if ending}
    endings = {*_LAST_ENDINGS, *joined} - {""}
    if not verb.endswith(_WEAK):
        return {stem, *(stem + ending for ending in endings)}
    short = stem[:-1]
    kept = {short + weak + ending for weak in "يو" for ending in _WEAK_KEPT}
    with_object = {f"{short}ا{one}" for one in (*_OBJECTS, _HIM)}
    return {stem, *kept, *with_object, *(short + one for one in endings if one[0] in "تو")}


def is_verb(form: str) -> bool:
    """Tell whether a folded form is a verb of the past, the future, or a present one with ي.

    A form that would also be a noun in the accusative (عقدا) is taken for that.
    """
    if _direction_of(form):
        return not form.endswith(_ACCUSATIVE)
    stem = _present_stem(form)
    return stem.startswith(_PRESENT[0]) and _looks_present(stem)


def tells_what_happens(form: str) -> bool:
    """Tell whether a folded form is a verb of the past or the future, not of what is so."""
    return _direction_of(form) != 0


def tells_what_will_be(form: str) -> bool:
    """Tell whether a folded form surely speaks of what is to come (سيبدأ, المقرر)."""
    return _direction_of(form) > 0


def opens_statement(form: str) -> bool:
    """Tell whether a folded form begins a clause that says something anew (إن, أن, لأن).

    A relative clause (التي) only says more of what stands before.
    """
    stem = _stem(form)
    is_relative = stem.startswith(ARTICLE) or stem in _WHAT
    return stem in _tense_words().clause_openers and not is_relative


def direction_around(forms: Sequence[str], start: int, end: int) -> Direction:
    """Tell the tense of the clause around the tokens from `start` to `end`.

    The nearest telling word before decides, else the nearest one after, in the same clause.
    """
    for at in (*positions_before(forms, start), *_positions_after(forms, end)):
        direction = _direction_of(forms[at]) or _direction_of_present(forms, at)
        if forms[at] in _tense_words().since and at + 1 < start:
            # A stretch since something: منذ مقتل شاب الأحد.
            direction = -1 if forms[at + 1] in _tense_words().happenings else 0
        if direction:
            return direction
    return 0


def positions_before(forms: Sequence[str], start: int) -> Iterator[int]:
    """List the positions before one in its sentence, the nearest first, as far as verbs reach."""
    for at in range(start - 1, max(start - 1 - _REACH, -1), -1):
        if ends_clause(forms, at):
            return
        yield at


def _positions_after(forms: Sequence[str], end: int) -> Iterator[int]:
    """List the positions after a phrase up to the end of its own clause."""
    for at in range(end, min(end + _AFTER_REACH, len(forms))):
        is_comma = forms[at] in _COMMAS and at > end
        if ends_clause(forms, at) or is_comma or _stem(forms[at]) in _tense_words().clause_openers:
            return
        yield at


def ends_clause(forms: Sequence[str], at: int) -> bool:
    """Tell whether a mark ends the clause; a point between figures does not."""
    if forms[at] not in _CLAUSE_ENDS:
        return False
    around = (forms[at - 1 : at], forms[at + 1 : at + 2])
    return not all(form and form[0].isdigit() for form in around)


def _direction_of_present(forms: Sequence[str], at: int) -> Direction:
    """Tell the direction of a present-tense verb: what is to come, unless another verb shifts it.

    A word with ت is a verb for sure only where a clause begins, for many nouns begin so.
    """
    words = _tense_words()
    stem = _present_stem(forms[at])
    if not _looks_present(stem):
        return 0
    before = forms[at - 1] if at > 0 else "\n"
    story = _story_before(forms, at)
    if story is not None:
        return _direction_before(forms, story)
    if stem[0] == _PRESENT[1]:
        begins = before in _CLAUSE_ENDS or before in _COMMAS or before in words.clause_openers
        if not begins or _VERBAL_NOUN.fullmatch(stem):
            return 0
    if before == _DID_NOT or any(
        _stem(form) in words.shifting for form in forms[max(at - _SHIFT_REACH, 0) : at]
    ):
        return -1
    clause = _clause_before(forms, at)[:_WAS_REACH]
    return -1 if any(_stem(form) in words.being for form in clause) else 1


def _story_before(forms: Sequence[str], at: int) -> int | None:
    """Return where "before (that)" stands if it governs the verb at `at`: قبل أن يعاد."""
    is_governed = at > 1 and forms[at - 1] == _THAT and forms[at - 2] in _BEFORE
    return at - 2 if is_governed else None


def _direction_before(forms: Sequence[str], at: int) -> Direction:
    """Tell the direction of the nearest telling word before a position in the sentence."""
    for position in positions_before(forms, at):
        direction = _direction_of(forms[position]) or _direction_of_present(forms, position)
        if direction:
            return direction
    return 0


def goes_on_with_a_story(forms: Sequence[str], at: int) -> bool:
    """Tell whether a clause before the token at `at` begins with "before" and tells no future.

    What follows is counted from the story: قتل أربعة قبل أن يعاد بناء الجسر بعد عامين.
    """
    for position in positions_before(forms, at):
        if forms[position] == _THAT and position and forms[position - 1] in _BEFORE:
            return _direction_before(forms, position - 1) <= 0
        if _stem(forms[position]) in _tense_words().clause_openers:
            return False
    return False


def is_told_as_past(forms: Sequence[str], start: int, end: int) -> bool:
    """Tell whether the innermost clause around the tokens has a past verb as its nearest one.

    A verb that only reports (قال إن) is of another clause.
    """
    for form in _clause_before(forms, start):
        direction = _direction_of(form)
        if direction:
            return direction < 0
    return any(form in _tense_words().past for form in forms[end : end + _VERB_REACH])


def denies_future_before(forms: Sequence[str], at: int) -> bool:
    """Tell whether the clause says that something will not be before the token at `at`."""
    if at > 0 and _stem(forms[at - 1]) in _NOT_BEFORE:
        return True
    following = ""
    for form in _clause_before(forms, at):
        stem = _stem(form)
        if stem == _NEVER or (stem == _NOT and _looks_present(following)):
            return following not in _tense_words().continuing
        if _direction_of(form) < 0:
            return False
        following = form
    return False


def speaks_of_tomorrow(forms: Sequence[str], start: int, end: int) -> bool:
    """Tell whether غدا is surely "tomorrow" and not the verb "became".

    It is with a present or future verb before it, before a future one, and where no noun follows
    that could be the subject or complement.
    """
    for form in _clause_before(forms, start)[:_PRESENT_REACH]:
        direction = _direction_of(form)
        if form in _COMMAS or direction < 0:
            break
        if direction > 0 or _looks_present(_stem(form)):
            return True
    following = forms[end] if end < len(forms) else ""
    if not following[:1].isalpha() or following in _CONJUNCTIONS:
        return True
    with_in = following.startswith(_WITH) and not following.endswith(_ACCUSATIVE)
    if following in _tense_words().prepositions or with_in:
        return start > 0 and forms[start - 1] not in _CONJUNCTIONS
    return _direction_of(following) > 0


def _clause_before(forms: Sequence[str], at: int) -> tuple[str, ...]:
    """Return the words before a position in its innermost clause, the nearest first."""
    words = _tense_words()
    clause: list[str] = []
    for position in range(at - 1, max(at - _REACH, 0) - 1, -1):
        form = forms[position]
        joined = form in _CONJUNCTIONS and not clause
        if joined or ends_clause(forms, position) or _stem(form) in words.clause_openers:
            break
        clause.append(form)
    return tuple(clause)


def _stem(form: str) -> str:
    """Cut off the conjunction that a word begins with."""
    return form[1:] if form[:1] in _CONJUNCTIONS else form


def _present_stem(form: str) -> str:
    """Cut off the conjunction before a present-tense verb."""
    return form if _looks_present(form) or form.startswith(_IN) else _stem(form)


def _looks_present(form: str) -> bool:
    return (
        form.startswith(_PRESENT)
        and len(form) >= _SHORTEST_PRESENT
        and not form.endswith(_NOUN_ENDINGS)
        and form not in _tense_words().nouns
    )


def _direction_of(form: str) -> Direction:
    words = _tense_words()
    for stem in (form, form[1:] if form[:1] in _CONJUNCTIONS else ""):
        if not stem or stem in words.nouns:
            continue
        if stem in words.past:
            return -1
        if stem in words.future or (stem.startswith(_FUTURE) and len(stem) >= _SHORTEST_FUTURE):
            return 1
    return 0
