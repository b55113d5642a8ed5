"""Tells where a sentence, cut short, would not have told anything yet.

In: a sentence as it is read. Out: for each place whether a clause before it still waits for its
verb ("the claims that he took bribes … are false", "أن قوات روسية"), or for what is said. A
likeness by lists and forms of words, no grammar: where it cannot tell, nothing was told.
"""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.render.summaries.reading import COLON, COMMAS, Reading

# What so many words stand behind has got its verb, though it was not known for one.
LONGEST_SUBJECT = 12
# An adverb or a denial between the parts of one verb: "has not yet been".
_IN_VERB = 3
# Where a noun is the subject, its relative clause begins so soon.
_OPENING_NOUN = 4
_SHORTEST_VERB = 4
_ED_LETTERS = 3
_SAID = frozenset(("said", "says"))
_RELATIVES = frozenset(("who", "which", "whose", "whom", "that"))
_ARABIC_RELATIVES = frozenset(("الذي", "التي", "الذين", "اللذين", "اللذان", "اللتين", "اللتان"))
_ARTICLE, _THE = "ال", ("ال", "لل", "بال", "كال", "وال", "فال")
# Prepositions of one letter, written together with their noun.
_JOINED = ("ب", "ل", "ك")
_WILL, _PRESENT, _TO_BE_DONE = "س", "ي", ("ي", "ت")
_T_MARBUTA = "ه"
_TO = "الي"


@dataclass(slots=True)
class _Clause:
    """A clause that is being read: whether it owes its verb, and whether commas stand around it."""

    owes: bool = True
    is_aside: bool = False
    is_speech: bool = False


def untold(reading: Reading, start: int) -> tuple[bool, ...]:
    """Tell for each place whether the sentence that begins at `start` has told nothing before it.

    Places up to `start` are told. What follows the end of a sentence begins anew.
    """
    return _english(reading, start) if reading.lang == "en" else _arabic(reading, start)


def may_be_verb(reading: Reading, at: int) -> bool:
    """Tell whether a word is a verb that tells something, as far as forms and lists say."""
    if reading.lang == "en":
        key = reading.keys[at]
        is_past = key.endswith("ed") and len(key) > _ED_LETTERS
        return key in reading.words.verbs or (is_past and key not in reading.words.no_verbs)
    return any(_is_arabic_verb(reading, form) for form in {reading.keys[at], reading.bare[at]})


def _english(reading: Reading, start: int) -> tuple[bool, ...]:
    clauses, found, last_verb = [_Clause()], [False] * start, -_IN_VERB
    for at in range(start, len(reading.tokens)):
        found.append(any(clause.owes for clause in clauses))
        key = reading.keys[at]
        if at and reading.ends_sentence(at):
            clauses = [_Clause()]
        if key in _RELATIVES and at > start:
            # "Said that" owes one verb, not two.
            if not (key == "that" and clauses[-1].is_speech and clauses[-1].owes):
                is_aside = key != "that" and reading.follows(at, COMMAS)
                clauses.append(_Clause(is_aside=is_aside))
        elif may_be_verb(reading, at):
            if at - last_verb >= _IN_VERB or clauses[-1].owes:
                _settle(clauses, says=key in _SAID)
            last_verb = at
        is_last = at + 1 < len(reading.tokens) and reading.follows(at + 1, COMMAS)
        if clauses[-1].is_aside and is_last:
            clauses.pop()
    return tuple(found)


def _settle(clauses: list[_Clause], *, says: bool) -> None:
    """Take a verb for that of the innermost clause that owes one."""
    while len(clauses) > 1 and not clauses[-1].owes and any(one.owes for one in clauses):
        clauses.pop()
    was_owing = clauses[-1].owes
    clauses[-1].owes = False
    if says and was_owing:
        clauses.append(_Clause(is_speech=True))


def _arabic(reading: Reading, start: int) -> tuple[bool, ...]:
    found, since = [False] * start, -1
    # How many verbs a subject with a relative clause owes, and whether what is said is to come.
    owed, announcing = _owed_by_subject(reading, start), _announces(reading, start)
    for at in range(start, len(reading.tokens)):
        found.append(owed > 0 or announcing)
        if at and reading.ends_sentence(at):
            owed, announcing = _owed_by_subject(reading, at), _announces(reading, at)
        key, is_that = reading.keys[at], reading.bare[at] in reading.words.that
        if is_that or key == _TO or (at > start and reading.follows(at, COLON)):
            announcing = False
        if is_that:
            # "That he": whom is told of is in the word itself, and any next word tells it.
            owed, since = int(key.endswith("ن")), at
        elif owed and key in _ARABIC_RELATIVES and since >= 0:
            owed += 1
        elif owed and _tells(reading, at, since):
            owed -= 1
        if since >= 0 and at - since >= LONGEST_SUBJECT:
            owed, since = 0, -1
    return tuple(found)


def _owed_by_subject(reading: Reading, start: int) -> int:
    """Return the verbs still owed by a noun that opens a sentence and has a relative clause."""
    first, *then = reading.keys[start : start + _OPENING_NOUN] or ("",)
    return 2 if first.startswith(_ARTICLE) and not _ARABIC_RELATIVES.isdisjoint(then) else 0


def _announces(reading: Reading, start: int) -> bool:
    words, first = reading.words, reading.bare[start : start + 1]
    return any(word in words.saying or word in words.pointing for word in first)


def _tells(reading: Reading, at: int, since: int) -> bool:
    """Tell whether a word says something of the subject behind the "that" at `since`."""
    key = reading.keys[at]
    if key in reading.words.telling or reading.denials[at]:
        return True
    if since >= 0 and at == since + 1:
        return key.startswith(_TO_BE_DONE) and not key.endswith(_T_MARBUTA)
    if reading.joined[at]:
        return False
    if may_be_verb(reading, at):
        return True
    before = reading.keys[at - 1]
    is_noun_of = key.startswith((*_JOINED, *_THE)) or key in reading.words.hanging
    is_in_name = any(start <= reading.tokens[at].start < end for start, end in reading.names)
    is_bare = not (is_noun_of or is_in_name or any(reading.entries[at]))
    # "The army | ready": an adjective of it would have the article, too.
    return since >= 0 and is_bare and before.startswith(_THE) and not reading.follows(at, COMMAS)


def _is_arabic_verb(reading: Reading, form: str) -> bool:
    if form in reading.words.verbs or form in reading.words.reporting:
        return True
    stem = form.removeprefix(_WILL)
    is_present = stem.startswith(_PRESENT) and len(stem) >= _SHORTEST_VERB
    return is_present and not {stem, form} & reading.words.no_verbs
