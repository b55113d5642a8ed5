"""Finds where the English of a sentence says the dates that its Arabic says.

In go the English and the resolved dates of the Arabic; out come spans of the English, each with
the date it says. A date that no words, or several different ones, may mean gets no span.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sitegen.arabic.calendar import MONDAY
from sitegen.english_dates.finding import find_phrases
from sitegen.english_dates.line import Line, make_line
from sitegen.english_dates.meaning import Anchor, fit
from sitegen.english_dates.names import in_name
from sitegen.english_dates.phrases import Phrase
from sitegen.model import ResolvedDate

# No sentence of prose says more dates; in all words that may say times, with those that overlap.
MOST_DATES, MOST_PHRASES = 16, 80


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A stretch of an English text that says a date: code points, end exclusive.

    `index` is the date's place among those of the Arabic sentence.
    """

    start: int
    end: int
    index: int


@dataclass(frozen=True, slots=True)
class _Pair:
    phrase: Phrase
    index: int
    points: int


def said_dates(
    text: str, dates: Sequence[ResolvedDate], day: date | None, week_start: int = MONDAY
) -> tuple[SaidDate, ...]:
    """Find the words of an English text that say the dates of its Arabic, in text order.

    `day` is the article's, against which the dates were resolved, and weeks begin on `week_start`,
    0 (Monday) to 6 (Sunday). Each date gets one span at most and no two spans overlap. Words that
    say more of a date go before words that say less. Where several fit equally, they are taken in
    order if there are as many as dates, or if all the dates are the same; else none is. Of more
    than MOST_DATES nothing is said: that is a table, and every word would be tried for every date.
    """
    known = [index for index, said in enumerate(dates) if said.first is not None]
    if not known or not text or len(known) > MOST_DATES:
        return ()
    line = make_line(text, with_hijri=any(said.calendar == "hijri" for said in dates))
    anchor = Anchor(day, week_start)
    phrases = [phrase for phrase in find_phrases(line) if not in_name(line, phrase)]
    if len(phrases) > MOST_PHRASES:
        return ()
    pairs = [
        _Pair(phrase, index, points)
        for phrase in phrases
        for index in known
        if (points := fit(phrase, dates[index], anchor))
    ]
    chosen = _chosen(pairs, dates)
    return tuple(sorted((_said(line, pair) for pair in chosen), key=lambda said: said.start))


def _said(line: Line, pair: _Pair) -> SaidDate:
    tokens = line.tokens
    return SaidDate(tokens[pair.phrase.start].start, tokens[pair.phrase.end - 1].end, pair.index)


def _chosen(pairs: Sequence[_Pair], dates: Sequence[ResolvedDate]) -> list[_Pair]:
    """Choose pairs one to one, those with more points first."""
    chosen: list[_Pair] = []
    left = list(pairs)
    for points in sorted({pair.points for pair in pairs}, reverse=True):
        level = [pair for pair in left if pair.points == points]
        settled: list[_Pair] = []
        for group in _groups(level):
            taken = _in_order(group, dates)
            settled.extend(taken or group)
            chosen.extend(taken)
        left = [pair for pair in left if not any(_clash(pair, other) for other in settled)]
    return chosen


def _clash(pair: _Pair, other: _Pair) -> bool:
    return pair.index == other.index or _overlap(pair.phrase, other.phrase)


def _overlap(one: Phrase, other: Phrase) -> bool:
    return one.start < other.end and other.start < one.end


def _groups(pairs: Iterable[_Pair]) -> list[list[_Pair]]:
    """Part pairs into those that have to do with each other, by their date or their words."""
    groups: list[list[_Pair]] = []
    for pair in pairs:
        near = [group for group in groups if any(_clash(pair, other) for other in group)]
        apart = [group for group in groups if group not in near]
        groups = [*apart, [*(other for group in near for other in group), pair]]
    return groups


def _in_order(group: Sequence[_Pair], dates: Sequence[ResolvedDate]) -> list[_Pair]:
    """Pair words and dates in their order; empty where that would be a guess."""
    fits: dict[Phrase, set[int]] = defaultdict(set)
    for pair in group:
        fits[pair.phrase].add(pair.index)
    phrases: list[Phrase] = []
    for phrase in sorted(fits, key=lambda one: (one.start - one.end, one.start)):
        if not any(_overlap(phrase, other) for other in phrases):
            phrases.append(phrase)
    phrases.sort(key=lambda one: one.start)
    indices = sorted({pair.index for pair in group}, key=lambda index: dates[index].start)
    if len(phrases) != len(indices):
        first = dates[indices[0]]
        are_same = all(
            (dates[index].first, dates[index].last, dates[index].parts)
            == (first.first, first.last, first.parts)
            for index in indices
        )
        phrases = [phrase for phrase in phrases if phrase.sure]
        if not are_same:
            return []
    pairs = list(zip(phrases, indices, strict=False))
    if any(index not in fits[phrase] for phrase, index in pairs):
        return []
    return [
        next(pair for pair in group if pair.phrase == phrase and pair.index == index)
        for phrase, index in pairs
    ]
