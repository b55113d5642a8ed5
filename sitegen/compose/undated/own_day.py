"""What an article's words say of the day on which it was written: "today, Friday 7 January 2022".

In: a text and its analysis. Out: statements about the article's own day, each with its words. Words
in quotation marks are another's, maybe of another day, and do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from sitegen.arabic.calendar import month_names, resolve
from sitegen.arabic.letters import fold, fold_text
from sitegen.arabic.number_words import read_ordinal
from sitegen.arabic.word_lists import folded_forms, read_list
from sitegen.arabic.words import words
from sitegen.model import Analysis, DateExpression, EvidenceKind

_TODAY = "اليوم"
# "On such a day as this", "that day": a day of the story that is told.
_OF_ANOTHER_DAY = frozenset({"مثل", "ذلك", "ذاك"})
# What may stand between "today, Friday" and the date of that day.
_JOINT = re.compile(r"[ ،,()\-–/:]*(?:(?:يوم|الموافق(?: ل)?|بتاريخ|في)\s*)?\(?")
# A dateline stands at the very beginning; a place has up to four words.
_DATELINE = re.compile(r"\s*(?:[^\W\d_]+[\s،,]+){1,4}(\d{1,2})[-/](\d{1,2})\s*(?=\()")
_BEFORE_DATELINE = re.compile(r"\s*[^\W\d_]+(?:[\s،,/-]+[^\W\d_]+){0,3}[\s،,/-]*")
_AFTER_DATELINE = re.compile(r"\s*[(/]")
_THIS_YEAR = (
    r"(?:(?:العام|السنه)\s+(?:{current})|هذا\s+العام|هذه\s+السنه)\s*[،(]?\s*(\d{{4}})(?!\d)"
)
# In words: وقت سابق من هذا اليوم.
_LONGEST_DEICTIC = 5
# Enough letters to see the words beside an expression.
_NEAR = 40
# A mark behind "today" parts it from the date: اليوم، السابع من يناير.
_PARTED = re.compile(rf"{_TODAY}\s*[،,(]")
# A dateline with its place and its agency is no longer than this.
_LONGEST_DATELINE = 80


@dataclass(frozen=True, slots=True)
class Said:
    """Words that state something of the article's own day, or of the day `shift` days after it.

    Fields are None where unsaid; `weekday` counts from Monday 0. `earliest` and `latest` bound the
    day of the month.
    """

    text: str
    start: int
    shift: int = 0
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    earliest: int | None = None
    latest: int | None = None
    kind: EvidenceKind = "text"

    @property
    def is_dated(self) -> bool:
        """Tell whether month and day are stated, with or without the year."""
        return self.month is not None and self.day is not None

    def fits(self, own: date) -> bool:
        """Tell whether this can be true of an article of this day."""
        meant = moved(own, self.shift)
        if meant is None:
            return False
        stated = (
            (self.year, meant.year),
            (self.month, meant.month),
            (self.day, meant.day),
            (self.weekday, meant.weekday()),
        )
        within = (self.earliest or 0) <= meant.day <= (self.latest or meant.day)
        return within and all(said is None or said == found for said, found in stated)

    def own_day(self, year: int | None = None) -> date | None:
        """Return the article's own day; of `year` where none is said; None where there is none."""
        number = self.year if self.year is not None else year
        if number is None or self.month is None or self.day is None:
            return None
        try:
            return moved(date(number, self.month, self.day), -self.shift)
        except ValueError:
            return None  # 29 February of another year


def moved(day: date, days: int) -> date | None:
    """Return the day so many days later; None where the calendar ends before."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def own_expressions(analysis: Analysis) -> tuple[DateExpression, ...]:
    """Return the date expressions that are the article's own words, not quoted ones."""
    return tuple(
        found
        for found in analysis.dates
        if not any(quote.start < found.end and found.start < quote.end for quote in analysis.quotes)
    )


def statements(text: str, analysis: Analysis) -> tuple[Said, ...]:
    """Return what the text says of its own day, in its order."""
    found = (*day_statements(text, analysis), *_years(text, analysis))
    return tuple(sorted(found, key=lambda said: said.start))


def day_statements(text: str, analysis: Analysis) -> tuple[Said, ...]:
    """Return what the text says of its own day, but not what it says of the year alone."""
    found: list[Said] = list(_datelines(text, analysis))
    # How far the last words moved, where they began and where they end.
    running: tuple[int, int, int] | None = None
    for expression in own_expressions(analysis):
        start, shift = expression.start, shift_of(text, expression)
        if shift is None and running and _is_joint(text[running[2] : expression.start]):
            shift, start = running[:2]
        running = None if shift is None else (shift, start, expression.end)
        said = _stated(expression, shift) if shift is not None else _in_this_month(expression)
        if said is not None:
            found.append(replace(said, text=text[start : expression.end]))
    return tuple(found)


def shift_of(text: str, expression: DateExpression) -> int | None:
    """Return by how many days the words move from the article's own day: "yesterday" is -1."""
    reading = expression.reading
    if reading.unit != "day" or reading.until or reading.reach:
        return None
    if reading.year is not None and reading.shift is not None:
        # This day of another year.
        return None
    if _is_of_another_day(text, expression):
        return None
    named = _deictic(_forms(expression.text))
    if reading.shift is not None and reading.step in (None, "day") and reading.day is None:
        return named if named == reading.shift else None
    return named if reading.day is not None and reading.shift is None else None


def lead_weekday(analysis: Analysis) -> tuple[str, int] | None:
    """Return the weekday that the first sentence names, with its words: it may be the article's."""
    if not analysis.sentences:
        return None
    for found in own_expressions(analysis):
        reading = found.reading
        if found.start >= analysis.sentences[0].end:
            return None
        if reading.until or reading.exclusive or reading.shift is not None or reading.direction > 0:
            continue
        weekday = _weekday(found)
        if weekday is not None:
            return found.text, weekday
    return None


def _stated(expression: DateExpression, shift: int) -> Said | None:
    """Return what an expression says of the day that many days from the article's own."""
    reading, weekday = expression.reading, _weekday(expression)
    said = Said(expression.text, expression.start, shift, weekday=weekday)
    meant = resolve(expression, None)
    # Since a day without an end (منذ فجر اليوم) names that day, too.
    if meant.first is not None and meant.last in {meant.first, None}:
        day = meant.first
        return replace(said, year=day.year, month=day.month, day=day.day)
    if reading.calendar == "gregorian" and reading.day is not None:
        return replace(said, month=reading.month, day=reading.day)
    return said if weekday is not None else None


def _in_this_month(expression: DateExpression) -> Said | None:
    """Return what "6 January, this month" says: the month, and whether that day is over."""
    reading, forms = expression.reading, _forms(expression.text)
    if reading.calendar != "gregorian" or reading.month is None or reading.until:
        return None
    months = month_names().numbers
    current = _vocabulary().current
    named = any(
        forms[at] in current and ((forms[at - 1],) in months or tuple(forms[at - 2 : at]) in months)
        for at in range(1, len(forms))
    )
    if not named:
        return None
    day = reading.day
    return Said(
        expression.text,
        expression.start,
        month=reading.month,
        earliest=day if reading.direction < 0 else None,
        latest=day if reading.direction > 0 else None,
    )


def _datelines(text: str, analysis: Analysis) -> Iterator[Said]:
    """Yield the day of a dateline that leaves the year out: باريس 15-7 (اف ب)."""
    folded = fold(text[:_LONGEST_DATELINE])
    numeric = _DATELINE.match(folded.text)
    if numeric:
        place = text[slice(*folded.span(*numeric.span()))].strip()
        yield Said(place, 0, day=int(numeric[1]), month=int(numeric[2]), kind="line")
        return
    for found in analysis.dates[:1]:
        reading = found.reading
        is_early = found.start <= _LONGEST_DATELINE
        stands = is_early and _BEFORE_DATELINE.fullmatch(text[: found.start])
        if not stands or not _AFTER_DATELINE.match(text[found.end :]):
            continue
        if reading.day and reading.month and not reading.until and reading.shift is None:
            said = _stated(found, 0)
            if said is not None:
                yield replace(said, text=text[: found.end].strip(), kind="line")


def _years(text: str, analysis: Analysis) -> Iterator[Said]:
    """Yield the year that the text calls its own: العام الجاري 2019."""
    folded = fold(text)
    for match in _vocabulary().this_year.finditer(folded.text):
        start, end = folded.span(*match.span())
        if not any(quote.start < end and start < quote.end for quote in analysis.quotes):
            yield Said(text[start:end], start, year=int(match[1]))


def _deictic(forms: Sequence[str]) -> int | None:
    """Return by how many days "today", "yesterday" or their like in these forms move.

    Counts of days (قبل يوم) are none of them: they may count from another day.
    """
    known = _vocabulary().deictic
    for length in range(_LONGEST_DEICTIC, 0, -1):
        for at in range(len(forms) - length + 1):
            shift = known.get(tuple(forms[at : at + length]))
            if shift is not None:
                return shift
    return None


def _is_of_another_day(text: str, expression: DateExpression) -> bool:
    """Tell whether "today" is no word for the article's day: مثل هذا اليوم, اليوم السابع."""
    forms = _forms(expression.text)
    if _TODAY not in forms:
        return False
    before = [*_forms(text[max(0, expression.start - _NEAR) : expression.start])[-1:], *forms]
    if _OF_ANOTHER_DAY & set(before[: before.index(_TODAY)]):
        return True
    close = text[expression.start :][:_NEAR]
    after = _forms(close)
    behind = after[after.index(_TODAY) + 1 :]
    is_counted = bool(behind) and behind[0] not in _vocabulary().weekdays
    return (
        is_counted and read_ordinal(behind, 0) is not None and not _PARTED.search(fold_text(close))
    )


def _is_joint(between: str) -> bool:
    return _JOINT.fullmatch(fold_text(between)) is not None


def _weekday(expression: DateExpression) -> int | None:
    """Return the weekday that an expression names, where it names but one."""
    known = _vocabulary().weekdays
    named = {known[form] for form in _forms(expression.text) if form in known}
    return named.pop() if len(named) == 1 else None


def _forms(text: str) -> list[str]:
    return [fold_text(word.text) for word in words(text)]


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    weekdays: Mapping[str, int]
    current: frozenset[str]
    deictic: Mapping[tuple[str, ...], int]
    this_year: re.Pattern[str]


@cache
def _vocabulary() -> _Vocabulary:
    data = read_list("date_words")
    current = folded_forms(data["placing"]["current"])
    return _Vocabulary(
        weekdays={
            fold_text(name): int(number)
            for number, names in data["weekdays"].items()
            for name in names
        },
        current=current,
        deictic={
            tuple(fold_text(phrase).split()): int(shift)
            for shift, phrases in data["deictic"].items()
            for phrase in phrases
        },
        this_year=re.compile(_THIS_YEAR.format(current="|".join(sorted(current)))),
    )
