"""Proposes the day on which an article without a date was published, and says from what.

In: articles, their analyses, stories and the passages that articles share. Out: proposals by slug,
each with all its evidence. Refuses to guess: where two days are about as good, or an old date is
all there is, it proposes nothing. Today's date plays no part.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sitegen.compose.undated.named_days import NamedDay, SameEvent, named_days, same_events
from sitegen.compose.undated.own_day import (
    Said,
    lead_weekday,
    moved,
    statements,
)
from sitegen.model import (
    Analysis,
    Article,
    Confidence,
    DateEvidence,
    DateProposal,
    Passage,
    Story,
)

# Articles that tell the same in the same words appear on one day or on two that follow.
_NEAR_TWIN = timedelta(days=1)
# Fewer words in common may be a formula that any report has.
_LEAST_SHARED = 20
# Within so long a story's articles confirm the year of a day and a month.
_NEAR_STORY = timedelta(days=7)
# Within a season a day that the text names with its year confirms the year of another.
_NEAR_NAMED = timedelta(days=92)
# So much of shared wording shows what it is.
_SHOWN_WORDS = 12
_IN_ADDRESS = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)")


@dataclass(frozen=True, slots=True)
class _Twin:
    """A dated article that shares wording: how many words, and the longest stretch of them.

    That both say "yesterday" there tells nothing: who copies on the next day copies that, too.
    """

    slug: str
    day: date
    words: int
    longest: str


@dataclass(frozen=True, slots=True)
class _Clues:
    """All that speaks of the day of one article."""

    said: tuple[Said, ...]
    named: tuple[NamedDay, ...]
    events: tuple[SameEvent, ...]
    twins: tuple[_Twin, ...]
    story_days: tuple[tuple[date, str], ...]
    lead: tuple[str, int] | None
    rejected: date | None


def propose_dates(
    articles: Iterable[Article],
    analyses: Mapping[str, Analysis],
    stories: Iterable[Story],
    passages: Mapping[str, Sequence[Passage]],
) -> dict[str, DateProposal]:
    """Return a proposal for each article without a date whose day can be told, by slug.

    `passages` are what an article shares with others, offsets into the texts of `articles`.
    """
    by_slug = {article.slug: article for article in articles}
    story_of = {slug: story for story in stories for slug in story.slugs}
    proposals = {}
    for slug, article in sorted(by_slug.items()):
        if article.date is not None:
            continue
        shared = passages.get(slug, ())
        story = story_of.get(slug)
        clues = _clues(article, analyses[slug], story, shared, by_slug)
        proposal = _proposal(clues)
        if proposal is not None:
            proposals[slug] = proposal
    return proposals


def _clues(
    article: Article,
    analysis: Analysis,
    story: Story | None,
    shared: Sequence[Passage],
    articles: Mapping[str, Article],
) -> _Clues:
    members = story.slugs if story else ()
    found = [(articles[slug].date, slug) for slug in members if slug in articles]
    rejected = article.origin.proposed.get("date") if article.origin else None
    return _Clues(
        said=(*_in_address(article.url), *statements(article.text, analysis)),
        named=named_days(analysis),
        events=tuple(same_events(article.text, analysis)),
        twins=_twins(article, members, shared, articles),
        story_days=tuple((day, slug) for day, slug in found if day is not None),
        lead=lead_weekday(analysis),
        # The editor took out what ingest had proposed: it is not to come back.
        rejected=_day(rejected.value) if rejected else None,
    )


def _in_address(address: str) -> Iterator[Said]:
    """Yield the day in an address like https://example.org/2022/01/07/title."""
    match = _IN_ADDRESS.search(address)
    if match and _day(f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}"):
        year, month, day = (int(part) for part in match.groups())
        yield Said(match[0], 0, year=year, month=month, day=day, kind="line")


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None  # 31 February, or a number that is no date


def _twins(
    article: Article,
    members: Sequence[str],
    shared: Sequence[Passage],
    articles: Mapping[str, Article],
) -> tuple[_Twin, ...]:
    """Return the dated articles of its story that share long wording with an article."""
    by_slug: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in shared:
        by_slug[passage.slug].append(passage)
    twins = []
    for slug, passages in sorted(by_slug.items()):
        other = articles.get(slug)
        if other is None or other.date is None or slug not in members:
            continue
        texts = [article.text[passage.start : passage.end] for passage in passages]
        words = sum(len(text.split()) for text in texts)
        if words >= _LEAST_SHARED:
            longest = max(texts, key=len)
            twins.append(_Twin(slug, other.date, words, longest))
    return tuple(sorted(twins, key=lambda twin: (-twin.words, twin.slug)))


def _proposal(clues: _Clues) -> DateProposal | None:
    """Return the one day that all clues allow and enough of them support."""
    weighed = []
    for day in sorted(_candidates(clues)):
        if day != clues.rejected and all(said.fits(day) for said in clues.said):
            found = _support(day, clues)
            if found is not None:
                weighed.append(DateProposal(day, found[0], _distinct(found[1])))
    return weighed[0] if len(weighed) == 1 else None


def _candidates(clues: _Clues) -> set[date]:
    """Return the days that some clue points at."""
    beside = range(-_NEAR_TWIN.days, _NEAR_TWIN.days + 1)
    pointed = {moved(twin.day, step) for step in beside for twin in clues.twins}
    pointed |= {event.own for event in clues.events}
    years = {day.year for day, _ in clues.story_days}
    years |= {named.first.year + step for named in clues.named for step in (-1, 0, 1)}
    years |= {said.year for said in clues.said if said.year is not None}
    pointed |= {
        said.own_day(year) for said in clues.said if said.is_dated for year in (None, *years)
    }
    return {day for day in pointed if day is not None}


def _support(day: date, clues: _Clues) -> tuple[Confidence, list[DateEvidence]] | None:
    """Return how well a day that nothing contradicts is supported, and by what; None: too little.

    High is a complete day that the text calls its own, or two kinds of evidence that agree.
    """
    said = [DateEvidence(one.kind, one.text) for one in clues.said]
    pinned = [one for one in clues.said if one.is_dated or one.weekday is not None]
    twins = [twin for twin in clues.twins if abs(twin.day - day) <= _NEAR_TWIN]
    told = [DateEvidence("story", _opening(twin.longest), twin.slug) for twin in twins]
    complete = [one for one in clues.said if one.is_dated and one.year is not None]
    if complete:
        kinds = {one.kind for one in pinned} | ({"story"} if twins else set())
        sure = any(one.kind == "text" for one in complete) or len(kinds) > 1
        return ("high" if sure else "fair"), [*said, *told]
    if pinned and twins:
        return "high", [*said, *told]
    if clues.lead and any(twin.day == day for twin in twins) and day.weekday() == clues.lead[1]:
        return "fair", [*said, DateEvidence("text", clues.lead[0]), *told]
    return _year_support(day, clues, said)


def _year_support(
    day: date, clues: _Clues, said: list[DateEvidence]
) -> tuple[Confidence, list[DateEvidence]] | None:
    """Return what supports the year of a day whose month and day are stated, or a known event."""
    if any(one.is_dated for one in clues.said):
        story = [slug for other, slug in clues.story_days if abs(other - day) <= _NEAR_STORY]
        if story:
            return "high", [*said, *(DateEvidence("story", "", slug) for slug in story)]
        if any(one.year == day.year for one in clues.said):
            return "fair", said
        near = [DateEvidence("text", named.text) for named in clues.named if _is_near(named, day)]
        if near and any(one.weekday is not None for one in clues.said):
            return "fair", [*said, *near]
    events = [event for event in clues.events if event.own == day]
    if events and clues.said:
        texts = [DateEvidence("text", text) for event in events for text in event.texts]
        return "fair", [*said, *texts]
    return None


def _is_near(named: NamedDay, day: date) -> bool:
    """Tell whether a day named with its year is of the same season, and not the day itself.

    That day a year or ten ago is what anniversaries name.
    """
    if named.first <= day <= named.last:
        return False
    return min(abs(day - named.first), abs(day - named.last)) <= _NEAR_NAMED


def _opening(text: str) -> str:
    words = text.split()
    more = " …" if len(words) > _SHOWN_WORDS else ""
    return " ".join(words[:_SHOWN_WORDS]) + more


def _distinct(evidence: Iterable[DateEvidence]) -> tuple[DateEvidence, ...]:
    return tuple(dict.fromkeys(evidence))
