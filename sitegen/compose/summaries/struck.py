"""Which of two tolls of one event stands: how many it struck, by what two sentences say.

In: sentences of reports that give a toll. Out: whether one of them corrects the other. Two events,
and tolls of different people, never correct each other; where nothing tells, neither does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sitegen.arabic.letters import fold_text
from sitegen.arabic.number_words import number_words
from sitegen.arabic.retelling import Told, told
from sitegen.arabic.told_twice import tell_other_toll, tolls_of
from sitegen.arabic.toll_news import TollNews, event_at, read_toll_news
from sitegen.compose.summaries.same import Spot
from sitegen.model import ComposedArticle, Mention

# The kind of people, and which part of them.
_Kind = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Toll:
    """A sentence of a report that gives a toll; index -1 is the title.

    `values` has the tolls by kind; `event` what struck, `places` where and `site` in what, taken
    from the beginning of the report where the sentence has none; `anchor` is the place that stands
    next to what struck. `wrong` has the tolls that the report puts right.
    """

    spot: Spot
    day: date | None
    is_lead: bool
    values: Mapping[_Kind, float]
    told: Told
    news: TollNews
    event: frozenset[int]
    sites: frozenset[int]
    places: frozenset[str]
    anchor: str
    wrong: Mapping[_Kind, float]


def may_give_toll(text: str) -> bool:
    """Tell whether a sentence has a number, or a word that may stand for one."""
    if any(character.isdigit() for character in text):
        return True
    forms = number_words().forms()
    return any(
        word in forms or word[1:] in forms or word.endswith(("ان", "ين"))
        for word in fold_text(text).split()
    )


def read_toll(
    composed: ComposedArticle, index: int | None, telling: Told, *, is_lead: bool
) -> Toll | None:
    """Read the toll of a sentence, or of the title; None where it gives none that holds."""
    article, analysis = composed.article, composed.analysis
    is_taken_back = any(
        lean.kind == "taken back" and index is not None and index in (lean.sentence, lean.on)
        for lean in analysis.leans
    )
    year = article.date.year if article.date else None
    text = article.title if index is None else analysis.sentences[index].text
    news = read_toll_news(text, year)
    values = tolls_of(telling, lowest=news.is_lowered)
    if not values or news.is_other or (is_taken_back and not news.is_righted):
        return None
    context = read_toll_news(f"{article.title} {_opening(composed)}", year)
    own = _places(composed, index)
    return Toll(
        spot=(article.slug, -1 if index is None else index),
        day=article.date,
        is_lead=is_lead,
        values=values,
        told=telling,
        news=news,
        event=news.events or context.events,
        sites=news.sites or (context.sites if not news.events else frozenset()),
        places=frozenset(place.actor for place in own or _context(composed) if place.actor),
        anchor=_anchor(text, own),
        wrong=_wrong(composed, index) if news.is_righted else {},
    )


def is_corrected(old: Toll, new: Toll) -> bool:
    """Tell whether a toll stands no longer where another one is known.

    The higher one of an event stands, but for one that says that it was lowered. Of one day, where
    neither says that it has risen, the report that stands for the story is believed.
    """
    kind = next(
        (
            kind
            for kind in sorted(old.values.keys() & new.values.keys())
            if old.values[kind] != new.values[kind]
        ),
        None,
    )
    if kind is None or not _is_of_same_event(old, new):
        return False
    mine, theirs = old.values[kind], new.values[kind]
    if new.wrong:
        return new.wrong.get(kind) == mine and not _is_before(new, old)
    if new.news.is_righted:
        return False
    if old.news.is_lowered != new.news.is_lowered:
        lowered, other = (new, old) if new.news.is_lowered else (old, new)
        if not _is_before(lowered, other) and lowered.values[kind] < other.values[kind]:
            return new is lowered
    is_known = old.day is not None and new.day is not None
    says_nothing = not (_says_when(old) or _says_when(new))
    if says_nothing and (old.day == new.day or not is_known) and old.is_lead != new.is_lead:
        return new.is_lead
    return theirs > mine


def _is_before(one: Toll, other: Toll) -> bool:
    return one.day is not None and other.day is not None and one.day < other.day


def _says_when(toll: Toll) -> bool:
    return toll.news.has_risen or toll.news.is_early


def _is_of_same_event(one: Toll, other: Toll) -> bool:
    if one.event and other.event and one.event.isdisjoint(other.event):
        return False
    if one.sites and other.sites and one.sites.isdisjoint(other.sites):
        return False
    if not _may_be_one_place(one, other):
        return False
    if tell_other_toll(one.told, other.told):
        return True
    is_told_of = one.news.is_tally or other.news.is_tally
    is_there = not one.places.isdisjoint(other.places) or not one.sites.isdisjoint(other.sites)
    return is_told_of and is_there and not one.event.isdisjoint(other.event)


def _may_be_one_place(one: Toll, other: Toll) -> bool:
    """Tell whether nothing says that two events were in two places."""
    if not one.places or not other.places:
        return True
    is_part = one.places <= other.places or other.places <= one.places
    return is_part or (one.anchor != "" and one.anchor == other.anchor)


def _wrong(composed: ComposedArticle, index: int | None) -> Mapping[_Kind, float]:
    """Return the tolls of the sentence before one that puts them right."""
    if not index:
        return {}
    return tolls_of(told(composed.analysis.sentences[index - 1].text))


def _opening(composed: ComposedArticle) -> str:
    sentences = composed.analysis.sentences
    return sentences[0].text if sentences else ""


def _context(composed: ComposedArticle) -> tuple[Mention, ...]:
    """Return the places that the title and the first sentence of a report name."""
    return (*_places(composed, None), *(_places(composed, 0) if _opening(composed) else ()))


def _places(composed: ComposedArticle, index: int | None) -> tuple[Mention, ...]:
    """Return the places that a sentence or the title names; "the French" are none."""
    analysis = composed.analysis
    if index is None:
        found = analysis.title_mentions
        start = 0
    else:
        sentence = analysis.sentences[index]
        start = sentence.start
        found = tuple(
            one for one in analysis.mentions if sentence.start <= one.start < sentence.end
        )
    return tuple(
        Mention(
            one.start - start, one.end - start, one.text, one.type, one.kind, one.actor or one.text
        )
        for one in found
        if one.type == "place" and one.kind != "demonym"
    )


def _anchor(text: str, places: tuple[Mention, ...]) -> str:
    """Return the first place behind what struck, in a sentence that names one; "" without it."""
    at = event_at(text)
    if at is None:
        return ""
    return next((place.actor or "" for place in places if place.start >= at), "")
