"""Finds the places at which a sentence can be cut short, and says how good each is.

In: a sentence as it is read. Out: the borders in it. A cut must not turn the sense round: right
before "but" or "according to", anywhere before "unless" or "which he denied", within reach of a
denial, or before the verb that says what is told of its subject, there is no good one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from sitegen.render.summaries.reading import COLON, COMMAS, DASHES, SEMICOLONS, STOPS, Reading
from sitegen.render.summaries.scopes import overstated
from sitegen.render.summaries.telling import may_be_verb, untold

# An opening phrase ("On Sunday, …") is shorter; a comma further on ends a clause.
LONGEST_OPENING = 16
# Between two commas so few words are an item of a list, or say who somebody is.
SHORT_PART = 3
# So soon behind a comma a denial belongs to the subject before it: "the minister, … , has not".
SOON = 3
# What opens a quotation.
QUOTES = "\"'«“‘„"
# So far before "and" stands a "between" or "both" that needs it.
PAIR_REACH = 5
# What so few words follow, a denial may be of what comes next: "did not attend | in person".
DENIAL_REACH = 6
_PAIRING = {"ar": frozenset(("بين",)), "en": frozenset(("between", "both", "either", "neither"))}


class Rank(IntEnum):
    """How good a place is, the best first; inside quotation marks the marks are closed again."""

    SENTENCE = 0
    CLAUSE = 1
    QUOTED_CLAUSE = 2
    PHRASE = 3
    QUOTED_PHRASE = 4
    WORD = 5
    QUOTED_WORD = 6
    # Parts a verb from its object or its subject: "announced | the arrival".
    LOOSE = 7
    # Leaves a word hanging, or may turn the sense round.
    # What is kept tells nothing yet, or holds only under a condition that is cut off.
    UNTOLD = 8
    POOR = 9
    # Parts a name, a number or a bracket.
    SPLIT = 10


# Before a verb "that" means "if": إن توقفت. Its hamza alone tells it from "to", so that it is no
# entry of the lists.
_IF = "إن"
# What these begin belongs to the word before them.
_BOUND = frozenset(("to", "that", "a", "an", "the"))
_QUOTED = {
    Rank.SENTENCE: Rank.QUOTED_CLAUSE,
    Rank.CLAUSE: Rank.QUOTED_CLAUSE,
    Rank.PHRASE: Rank.QUOTED_PHRASE,
    Rank.WORD: Rank.QUOTED_WORD,
}


@dataclass(frozen=True, slots=True)
class Border:
    """A place to cut: what is kept ends at `end`; `closers` are the marks it would leave open.

    `is_true`: what is cut off neither denies what is kept nor takes anything out of it.
    """

    end: int
    closers: str
    rank: Rank
    is_true: bool


def borders(reading: Reading) -> Iterator[Border]:
    """Find all places between two words, in order."""
    # Where the opening of this sentence and the last entry end, where the part between two marks
    # begins, and whether something was denied since the clause began.
    opening, inside, part, denied = _end_of_opening(reading, 0), 0, 0, False
    waiting, limited = untold(reading, min(opening, len(reading.tokens))), _limited(reading)
    claims = overstated(reading)
    for at in range(1, len(reading.tokens)):
        denied = denied or reading.denials[at - 1]
        is_inside = at < inside
        if not is_inside:
            inside = at + _entry(reading, at)
        rank = _rank(reading, at, part, denied=denied)
        if rank == Rank.SENTENCE:
            opening, denied = _end_of_opening(reading, at), False
        elif rank == Rank.CLAUSE and not reading.follows(at, COMMAS):
            denied = False
        if is_inside:
            rank = max(rank, Rank.SPLIT)
        elif rank != Rank.SENTENCE and (at <= opening or waiting[at] or limited[at]):
            rank = max(rank, Rank.UNTOLD)
        if reading.follows(at, COMMAS + SEMICOLONS):
            part = at
        yield _border(reading, at, rank, is_true=not claims[at])


def _border(reading: Reading, at: int, rank: Rank, *, is_true: bool) -> Border:
    around = reading.around(at)
    kept = reading.kept(at)
    if any(pair.is_bracket for pair in around) or not kept:
        rank = Rank.SPLIT
    elif around:
        rank = _QUOTED.get(rank, rank)
        kept = kept.rstrip(STOPS)
    return Border(len(kept), "".join(reading.text[pair.closes] for pair in around), rank, is_true)


def _rank(reading: Reading, at: int, part: int, *, denied: bool) -> Rank:
    """Say how good a place is by the words around it, whatever marks it stands between."""
    if reading.splits(at):
        return Rank.SPLIT
    if reading.ends_sentence(at):
        return Rank.SENTENCE
    if _turns(reading, at, denied=denied) or reading.announces(at):
        return Rank.POOR
    if _ends_clause(reading, at):
        is_item = reading.follows(at, COMMAS) and _is_item(reading, at, part)
        return Rank.PHRASE if is_item else Rank.CLAUSE
    if _hangs(reading, at) or _denies_near(reading, at, denied=denied):
        return Rank.POOR
    if reading.binds(at) or (reading.lang == "en" and reading.keys[at] in _BOUND):
        return Rank.LOOSE
    return Rank.PHRASE if _begins_phrase(reading, at) else Rank.WORD


def _entry(reading: Reading, at: int) -> int:
    """Return the length of the longest entry of the lists that begins at a place."""
    found = reading.entries[at]
    return max(found.clause, found.scoped, found.limit, found.source)


def _turns(reading: Reading, at: int, *, denied: bool) -> bool:
    """Tell whether what follows limits, denies or attributes what would be kept."""
    words, keys, found = reading.words, reading.keys, reading.entries[at]
    limit, other = max(found.limit, found.source), max(found.clause, found.scoped)
    if limit and limit >= other:
        return True
    if found.scoped and (denied or keys[at - 1] in words.measures):
        return True
    if not reading.follows(at, COMMAS) or other or reading.joined[at]:
        return False
    is_taken_up = keys[at] in words.resuming or (reading.lang == "en" and keys[at][-2:] == "ed")
    soon = range(at, min(at + SOON, len(keys)))
    return is_taken_up or any(reading.denials[one] for one in soon)


def _ends_clause(reading: Reading, at: int) -> bool:
    words, keys, token = reading.words, reading.keys, reading.tokens[at]
    if reading.follows(at, COMMAS + SEMICOLONS) or (not token.key and token.text in DASHES):
        return True
    if reading.follows(at, COLON):
        is_quoted = token.text[:1] in QUOTES
        return not is_quoted and not _hangs(reading, at)
    if _waits(reading, at):
        return False
    if reading.entries[at].clause or reading.entries[at].scoped:
        return True
    if reading.lang == "ar":
        return reading.joined[at] and reading.bare[at] in words.reporting
    return reading.joined[at] and "".join(keys[at + 1 : at + 2]) in words.resuming


def _is_item(reading: Reading, at: int, part: int) -> bool:
    """Tell whether a comma parts two items of a list."""
    if at - part > SHORT_PART:
        return False
    ahead = range(at + 1, min(at + SHORT_PART + 1, len(reading.tokens)))
    return any(reading.follows(one, COMMAS) or reading.joined[one] for one in ahead)


def _hangs(reading: Reading, at: int) -> bool:
    """Tell whether the last word kept would wait for the next."""
    words, keys = reading.words, reading.keys
    if not keys[at - 1] or _waits(reading, at) or reading.bare[at - 1] in words.reporting:
        return True
    # What a verb at the end does, it does to something that would be lost.
    if reading.lang == "ar" and not reading.tokens[at - 1].trail and may_be_verb(reading, at - 1):
        return True
    if reading.joined[at]:
        pairing = _PAIRING[reading.lang]
        return any(key in pairing for key in keys[max(at - PAIR_REACH, 0) : at])
    return False


def _waits(reading: Reading, at: int) -> bool:
    """Tell whether the word before a place is one that never ends anything."""
    return not reading.words.hanging.isdisjoint((reading.keys[at - 1], reading.bare[at - 1]))


def _denies_near(reading: Reading, at: int, *, denied: bool) -> bool:
    """Tell whether a denial reaches over a place, or stands in the rest of the clause.

    What was `denied` earlier may be so only because of what the rest says.
    """
    if any(reading.denials[one] for one in range(max(at - DENIAL_REACH, 0), at)):
        return True
    for then in range(at, len(reading.tokens)):
        is_other = then > at and reading.tokens[then - 1].trail.strip("\"'»”’") != ""
        if is_other or _entry(reading, then):
            return denied and not is_other and reading.entries[then].scoped > 0
        if reading.denials[then]:
            return True
    return False


def _begins_phrase(reading: Reading, at: int) -> bool:
    if reading.tokens[at].text[:1] in "([":
        return True
    return reading.entries[at].phrase > 0 or reading.joined[at]


def _limited(reading: Reading) -> tuple[bool, ...]:
    """Tell for each place whether the rest of its clause sets a condition, or says it is not so.

    What others say of it in a clause of their own does not count.
    """
    found, limited = list(_in_condition(reading)), False
    for at in range(len(reading.tokens) - 1, 0, -1):
        entries = reading.entries[at]
        is_condition = entries.qualifier and entries.qualifier >= entries.separate
        if is_condition or _is_if(reading, at):
            limited = True
        elif entries.separate or reading.bare[at] in reading.words.reporting:
            limited = False
        found[at] = found[at] or limited
        # What another sentence says is not said in this one.
        limited = limited and not reading.ends_sentence(at) and not reading.follows(at, SEMICOLONS)
    return tuple(found)


def _is_if(reading: Reading, at: int) -> bool:
    """Tell whether the Arabic word that mostly means "that" means "if" here: before a verb."""
    is_last = at + 1 == len(reading.tokens)
    is_word = reading.lang == "ar" and reading.tokens[at].text == _IF
    return is_word and not is_last and may_be_verb(reading, at + 1)


def _in_condition(reading: Reading) -> Iterator[bool]:
    """Tell for each place whether a condition, or what holds under it, is still to be told."""
    parts = 0
    for at in range(len(reading.tokens)):
        if at and reading.ends_sentence(at):
            parts = 0
        if (
            at
            and parts
            and (reading.entries[at].clause or reading.follows(at, COMMAS + SEMICOLONS))
        ):
            parts -= 1
        yield parts > 0
        if reading.entries[at].qualifier:
            # "That, if they agree, he …": the condition goes before what holds under it.
            parts = max(parts, 2 if _is_leading(reading, at) else 1)


def _is_leading(reading: Reading, at: int) -> bool:
    if not at:
        return True
    is_quoted = reading.tokens[at].text[:1] in QUOTES
    is_behind_that = reading.keys[at - 1] in (*reading.words.that, "that")
    return is_quoted or is_behind_that or reading.follows(at, COLON)


def _end_of_opening(reading: Reading, start: int) -> int:
    """Return the place behind the comma that ends an opening phrase; `start` if none opens."""
    entries, count = reading.entries[start], len(reading.tokens)
    if not entries.opener and not entries.setting:
        return start
    is_long = entries.setting >= entries.opener
    for at in range(start + 1, count if is_long else min(start + LONGEST_OPENING, count)):
        if reading.follows(at, COMMAS) and not reading.around(at):
            return at
        if is_long and reading.lang == "ar" and reading.bare[at] in reading.words.reporting:
            return at
    return count if is_long else start
