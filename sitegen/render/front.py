"""The front page: the newest day by its stories, older days below.

In: an edition, and the articles of a page of the digest. Out: views, and what else of the digest
the first page draws on. A sentence of the newest day's summary stands with its story, not twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sitegen.model import Actor, ComposedArticle, Day, TakenSentence
from sitegen.render import urls
from sitegen.render.cards import date_line
from sitegen.render.edition import Edition, Place
from sitegen.render.list_views import DayActor, FrontStory, FrontView, LeadingDay
from sitegen.render.news import news_line
from sitegen.render.paging import Part, pager
from sitegen.render.periods import day_groups, stories_of
from sitegen.render.stories.cards import digest_cards
from sitegen.render.stories.joint import day_summary
from sitegen.render.summed_days import summed_beside, summed_matter

# The names of a day stand in a row, of two lines at most on a wide screen.
MOST_ACTORS = 12


def front_view(place: Place, part: Part) -> FrontView:
    """Build one page of the digest."""
    digest = place.digest
    day = _newest(place.edition, part)
    newest = _of_day(place.edition, day, part.slugs) if day else ()
    return FrontView(
        leading=_leading(place, day, newest) if day else None,
        days=day_groups(place, part.slugs[len(newest) :], summed=True),
        pager=pager(place, urls.home(place.tree), part),
        articles=len(digest.articles),
        actors=len(digest.actors),
        news=news_line(place) if part.number == 1 else None,
    )


def front_matter(edition: Edition, part: Part) -> object:
    """Return what a page draws on beyond articles: summaries of days, stories, what is new."""
    day = _newest(edition, part)
    news = edition.digest.news if part.number == 1 else None
    return news, summed_matter(edition, part), (day, stories_of(edition, day)) if day else ()


def front_beside(edition: Edition, part: Part) -> Sequence[str]:
    """Return the articles that a page tells of though they are not on it."""
    day = _newest(edition, part)
    return tuple(dict.fromkeys((*summed_beside(edition, part), *(day.slugs if day else ()))))


def _newest(edition: Edition, part: Part) -> Day | None:
    """Return the day that leads on a page, None where none does."""
    days = edition.digest.days
    return days[0] if days and part.number == 1 else None


def _of_day(edition: Edition, day: Day, slugs: Sequence[str]) -> tuple[str, ...]:
    return tuple(slug for slug in slugs if edition.days.get(slug) == day.day)


def _leading(place: Place, day: Day, slugs: Sequence[str]) -> LeadingDay:
    stories = _stories(place, day, slugs)
    lead = max(stories, key=_weight)
    articles = [place.digest.articles[slug] for slug in day.slugs]
    published = {one.article.outlet or one.article.agency for one in articles}
    date = date_line(place, day.day)
    assert date is not None
    return LeadingDay(
        date=date,
        lead=lead,
        others=tuple(one for one in stories if one is not lead),
        articles=len(articles),
        stories=len(stories_of(place.edition, day)),
        outlets=len(published - {""}),
        actors=_actors(place, day),
        more=len(articles) - len(slugs),
        summary=day_summary(place, day.summary, noted=False),
    )


def _weight(story: FrontStory) -> tuple[int, bool]:
    """Tell which story leads: the one of most reports, then one that sums the day up.

    Of equals the first does, so the newest.
    """
    return story.card.story.reports if story.card.story else 1, story.told is not None


def _stories(place: Place, day: Day, slugs: Sequence[str]) -> tuple[FrontStory, ...]:
    """Return the cards of a day, each with what the day's summary takes from its reports."""
    shown: dict[tuple[str, str], list[ComposedArticle]] = {}
    told: dict[tuple[str, str], list[TakenSentence]] = {}
    for slug in slugs:
        shown.setdefault(_story(place, slug), []).append(place.digest.articles[slug])
    for one in day.summary:
        told.setdefault(_story(place, one.slug), []).append(one)
    return tuple(
        FrontStory(card, day_summary(place, told.get(story, ()), noted=False))
        for story, articles in shown.items()
        for card in digest_cards(place, articles)
    )


def _story(place: Place, slug: str) -> tuple[str, str]:
    """Return what tells the stories of a day apart, articles that are in none among them."""
    story = place.edition.story_of.get(slug)
    return (story.id, "") if story else ("", slug)


def _actors(place: Place, day: Day) -> tuple[DayActor, ...]:
    """Return the actors that most articles of a day name; of equals the ones named first."""
    named: Counter[str] = Counter()
    actors: dict[str, Actor] = {}
    for slug in day.slugs:
        for actor, _ in place.edition.indices[slug].counts:
            named[actor.id] += 1
            actors[actor.id] = actor
    return tuple(
        DayActor(place.actor_link(actors[found]), articles)
        for found, articles in named.most_common(MOST_ACTORS)
    )
