"""Tells what only looks like a time: names of events, other years, months of a contract.

In goes a line of tokens with a phrase that a rule has read; out comes whether it is no time after
all. What is left out here is not looked at again.
"""

from __future__ import annotations

from sitegen.analyse.dating.members import LIST_COMMAS
from sitegen.analyse.dating.pieces import Line, Phrase, read_month
from sitegen.analyse.dating.tense import direction_around, ends_clause, opens_statement
from sitegen.analyse.dating.today import is_no_day
from sitegen.analyse.dating.years import has_unread_year, read_year
from sitegen.arabic.number_words import read_ordinal
from sitegen.model import Reading

_YEAR_DIGITS = 4
_LAST_DAY = 31
# "About" has so many words at most: ما يقرب من.
_ROUGH_WORDS = 3
# Between "the first" and "since": أول زيارة لرئيس أمريكي إلى البلاد منذ 2014.
_UNEQUALLED_REACH = 8
# Between "what happened" and the day: مما حدث في يوم 11 سبتمبر.
_HAPPENED_REACH = 3
# Between "born" and the day: ولد النبي في 13 رجب.
_BORN_REACH = 4


def exclusion_end(line: Line, at: int) -> int | None:
    """Return the position after a phrase that is known to be no date, with the day before it."""
    part = line.skip(at, "part_of_day")
    for start in (part, line.skip(part, "day")):
        for length in range(line.words.longest_exclusion, 0, -1):
            phrase = tuple(line.forms[start : start + length])
            if phrase in line.words.exclusions:
                return start + len(phrase)
    return None


def impossible_day_end(line: Line, at: int) -> int | None:
    """Return the position after a day that no month has, and its month: 32 يناير 2022.

    Its parts are no dates either: الثاني والثلاثين من يناير is not the thirtieth.
    """
    if line.named(at - 1, "issue") is not None:
        return None
    digits = line.number(at, 2)
    read = read_ordinal(line.forms, at) if digits is None else (digits, at + 1)
    if read is None or 1 <= read[0] <= _LAST_DAY or _runs_on(line, at):
        return None
    month = read_month(line, line.skip(read[1], "of"))
    if month is None or (digits is not None and month.standing == "needs_more"):
        return None
    year = read_year(line, month.end, month)
    return month.end if year is None else year[1]


def _runs_on(line: Line, at: int) -> bool:
    """Tell whether a number goes on from figures before it: 54.32, 10-45."""
    before = line.form(at - 1)
    return line.tokens[at].glued and not before.isalpha()


def names_an_event(line: Line, phrase: Phrase) -> bool:
    """Tell a day or month that is the name of an event, a party, a street (ثورة 25 يناير)."""
    reading = phrase.reading
    if reading.month is None or reading.shift is not None:
        return False
    is_bare = _is_bare(reading)
    day = reading.day, reading.month
    if is_bare and is_after_attack(line, phrase.start):
        return reading.day is None or day in line.words.attack_days
    if is_bare and day in line.words.named_days:
        return _stands_for_event(line, phrase)
    is_name = reading.year is None or reading.unit == "month"
    return is_name and line.named(phrase.start - 1, "event") is not None


def is_after_attack(line: Line, at: int) -> bool:
    """Tell whether a word like "attacks" stands before a position: what is then said has been."""
    return line.named(at - 1, "attack") is not None


def _is_bare(reading: Reading) -> bool:
    """Tell whether a day or month stands without anything that places it."""
    is_placed = reading.year is not None or reading.shift is not None or reading.exclusive
    return reading.month is not None and not is_placed and reading.weekday is None


def _stands_for_event(line: Line, phrase: Phrase) -> bool:
    """Tell whether 11 September is the event: with "after" or "what happened on", not to come."""
    at = phrase.start
    before = line.skip(at, "since")
    if before == at and line.named(at - 1, "event_preposition") is None:
        words = range(max(at - _HAPPENED_REACH, 0), at)
        return any(line.named(word, "happened") is not None for word in words)
    return direction_around(line.forms, phrase.start, phrase.end) <= 0


def is_of_another_time(line: Line, phrase: Phrase) -> bool:
    """Tell what the words around a phrase show to be no day or year near the article's.

    That is a day that comes back each year, one of a year that cannot be read, a birth told by its
    Hijri day alone, and a year of another era that is said only once for two (بين عامي 1200 و1100
    قبل الميلاد).
    """
    reading = phrase.reading
    if reading.month is not None and reading.year is None and reading.shift is None:
        if line.named(phrase.end, "other_year") is not None:
            return True
        return _is_bare(reading) and (has_unread_year(line, phrase.end) or _is_birth(line, phrase))
    second = line.named(phrase.end, "and") or line.named(phrase.end, "to")
    if second is None or line.number(second, _YEAR_DIGITS) is None:
        return False
    return line.named(second + 1, "before_christ") is not None


def _is_birth(line: Line, phrase: Phrase) -> bool:
    words = range(max(phrase.start - _BORN_REACH, 0), phrase.start)
    is_hijri = phrase.reading.calendar == "hijri"
    return is_hijri and any(line.named(word, "born") is not None for word in words)


def is_no_time(line: Line, phrase: Phrase) -> bool:
    """Tell a month that goods are sold for (تسليم نوفمبر), and اليوم where it means no day."""
    if phrase.reading.unit == "month" and phrase.reading.month is not None:
        return line.named(phrase.start - 1, "contract") is not None
    opened = line.skip(line.skip(phrase.start, "since"), "during")
    if opened > phrase.start and exclusion_end(line, opened) is not None:
        return True
    return is_no_day(line, opened, phrase.end)


def is_about(line: Line, at: int) -> bool:
    """Tell whether "about" stands before a time: نحو عام 1900, حوالي منتصف مارس."""
    return any(line.named(at - words, "about") == at for words in range(1, _ROUGH_WORDS + 1))


def is_unequalled_since(line: Line, at: int) -> bool:
    """Tell whether "since" here says when something last was: أول زيادة منذ 2014, الأسوأ منذ عقد.

    The first such rise since then, the worst since then: nothing of it began then. A few words may
    stand between, with a relative clause, but not another clause.
    """
    if line.named(at, "since") is None:
        return False
    beside = at - 1 - (line.named(at - 1, "unequalled_by") is not None)
    if line.named(beside, "unequalled_beside") is not None:
        return True
    for word in range(at - 1, max(at - 1 - _UNEQUALLED_REACH, -1), -1):
        if ends_clause(line.forms, word) or line.form(word) in LIST_COMMAS:
            return False
        if opens_statement(line.form(word)) or line.named(word, "lasting") is not None:
            return False
        end = line.named(word, "unequalled")
        if end is not None and line.named(end, "of") is None:
            return True
    return False
