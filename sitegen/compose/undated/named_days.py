"""Days that a text names with their year, and what follows from them for the article's own day.

In: a text and its analysis. Out: the days it names; and the article's own day, where two sentences
tell of one event, once by "yesterday" and once by its date.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sitegen.arabic.calendar import resolve
from sitegen.arabic.words import content_words
from sitegen.compose.undated.own_day import moved, own_expressions, shift_of
from sitegen.model import Analysis, DateExpression

# So many words in common, one of them nowhere else in the article, tell that two sentences speak of
# one event: place and participants.
_SHARED_WORDS = 3
_BOTH = 2


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day or month with its year, of which the text does not say that it is the article's."""

    text: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class SameEvent:
    """The article's day as it follows from an event told as "yesterday" and by its date."""

    own: date
    texts: tuple[str, str]


def named_days(analysis: Analysis) -> tuple[NamedDay, ...]:
    """Return the days and months that the text names with their year, quoted or not."""
    named = []
    for found in analysis.dates:
        meant = resolve(found, None)
        if found.precision in ("day", "month") and meant.first and meant.last:
            named.append(NamedDay(found.text, meant.first, meant.last))
    return tuple(named)


def same_events(text: str, analysis: Analysis) -> Iterator[SameEvent]:
    """Yield what follows for the article's day where two sentences tell of one event."""
    bags = [frozenset(content_words(sentence.text)) for sentence in analysis.sentences]
    spread = Counter(word for bag in bags for word in bag)
    starts = [sentence.start for sentence in analysis.sentences]
    own = own_expressions(analysis)
    dated = [(found, meant) for found in own if (meant := _days_of(found)) is not None]
    for told in own:
        shift, here = shift_of(text, told), bisect_right(starts, told.start) - 1
        if not shift or here < 0 or told.reading.weekday is not None:
            continue
        for found, (first, last) in dated:
            there = bisect_right(starts, found.start) - 1
            shared = bags[here] & bags[there] if there not in (-1, here) else frozenset()
            if len(shared) < _SHARED_WORDS or all(spread[word] > _BOTH for word in shared):
                continue
            day = moved(last if shift < 0 else first, -shift)
            if day is not None:
                yield SameEvent(day, (told.text, found.text))


def _days_of(found: DateExpression) -> tuple[date, date] | None:
    """Return the first and last of the days that an expression names with their year."""
    meant = resolve(found, None)
    if found.precision != "day" or meant.first is None or meant.last is None:
        return None
    return meant.first, meant.last
