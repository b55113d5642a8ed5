"""Tells whether a short article begins as news does: with what happened, these days, somewhere.

In: an article, its sentences, names and time expressions. Out: yes or no. Articles that explain a
thing begin with what it is; where nothing shows, the answer is no.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from itertools import islice

from sitegen.analyse.dating.tense import tells_what_happens, tells_what_will_be
from sitegen.analyse.summarising.openings import behind_joints, opening
from sitegen.arabic.letters import fold_text
from sitegen.arabic.word_lists import folded_forms, read_list
from sitegen.model import Analysis, Article, DateExpression, Mention, Sentence

# A piece of news of so many sentences is one account, in which the next adds to the one before. A
# longer one in which hardly anybody says anything goes through its matter as an explanation does.
_SHORT = 15
# News says when within its first sentences.
_LEAD_SENTENCES = 2
# A day that the text states lies so near the day of publication.
_NEAR_DAYS = 7
# Beirut - ; Doha (AFP) - ; Amman - Al-Rai -
_BEHIND_PLACE = re.compile(r"\s*(?:\([^()\n]{2,25}\)\s*)?[-\u2013\u2014\u0640]")
_LONG_AGO = ("year", "decade")
_TODAY = fold_text("اليوم")


def is_short_news(article: Article, analysis: Analysis, headings: Collection[int]) -> bool:
    """Tell whether a short article has an agency, a dateline, a near day, or opens with a deed."""
    if len(analysis.sentences) - len(headings) > _SHORT:
        return False
    sentences = (one for at, one in enumerate(analysis.sentences) if at not in headings)
    lead = list(islice(sentences, _LEAD_SENTENCES))
    if not lead:
        return False
    if article.agency or _has_dateline(article.text, lead[0], analysis.mentions):
        return True
    dates = [one for one in analysis.dates if lead[0].start <= one.start < lead[-1].end]
    happens = _tells_what_happens(lead[0].text)
    if any(_is_near(one, article.date, happens=happens) for one in dates):
        return True
    first = [one for one in dates if one.end <= lead[0].end]
    return happens and not any(_is_long_ago(one, article.date) for one in first)


def _has_dateline(text: str, first: Sentence, mentions: Sequence[Mention]) -> bool:
    """Tell whether the first sentence begins with a place and a dash."""
    place = next((one for one in mentions if one.start >= first.start), None)
    return (
        place is not None
        and place.start == first.start
        and place.type == "place"
        and _BEHIND_PLACE.match(text, place.end) is not None
    )


def _is_near(found: DateExpression, day: date | None, *, happens: bool) -> bool:
    """Tell whether a time expression means a day or week around the day of the article.

    "Today" also means these times; it is a day only where the lead tells what happened.
    """
    if found.precision not in ("day", "week"):
        return False
    if found.kind == "relative":
        return happens or fold_text(found.text) != _TODAY
    reading = found.reading
    if day is None or reading.day is None or reading.month is None:
        return False
    try:
        stated = date(reading.year or day.year, reading.month, reading.day)
    except ValueError:
        return False
    return reading.calendar == "gregorian" and abs((stated - day).days) <= _NEAR_DAYS


def _is_long_ago(found: DateExpression, day: date | None) -> bool:
    """Tell whether a year is stated that is not the article's: what began then is explained."""
    year = found.reading.year
    if found.kind == "relative" or (year is None and found.precision not in _LONG_AGO):
        return False
    return day is None or year is None or year != day.year


def _tells_what_happens(text: str) -> bool:
    """Tell whether a sentence opens with a verb of what happened or will, not of what once was."""
    pieces = opening(text)
    at = behind_joints(pieces)
    if at == len(pieces):
        return False
    form = pieces[at].form
    return tells_what_happens(form) and not tells_what_will_be(form) and form not in _once()


@cache
def _once() -> frozenset[str]:
    listed = read_list("summary_words")["once"]
    return folded_forms(form + end for form in listed for end in ("", "ت"))
