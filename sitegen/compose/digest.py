"""Articles, analyses and translations become the digest: what the site is about to say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby

from sitegen.arabic.calendar import MONDAY
from sitegen.compose.actors import index_actors
from sitegen.compose.dates import resolve_dates
from sitegen.compose.intake import outlets_with_matter
from sitegen.compose.rights import as_shown
from sitegen.compose.stories.find import WordsOf, find_stories
from sitegen.compose.stories.words import story_words
from sitegen.compose.summaries.joint import with_day_summaries, with_story_summaries
from sitegen.compose.timeline.find import find_events
from sitegen.compose.undated.propose import propose_dates
from sitegen.model import (
    Actor,
    Analysis,
    Article,
    ArticleTranslation,
    ComposedArticle,
    Day,
    Digest,
    Intake,
    Outlet,
    StoryDecisions,
    SummaryLength,
    Tombstone,
)

_UNDECIDED = StoryDecisions()
_USUAL_LENGTH = SummaryLength()


def compose(
    articles: Sequence[Article],
    analyses: Mapping[str, Analysis],
    translations: Mapping[str, ArticleTranslation],
    actors: Iterable[Actor],
    outlets: Iterable[Outlet],
    withdrawn: Iterable[Article] = (),
    intake: tuple[Intake, ...] = (),
    decisions: StoryDecisions = _UNDECIDED,
    week_start: int = MONDAY,
    words_of: WordsOf = story_words,
    summary: SummaryLength = _USUAL_LENGTH,
) -> Digest:
    """Join what is known of each article and order it: newest day first, slugs within a day.

    Of each only what readers may see is kept; of those `withdrawn` that leave a tombstone, that.
    Weeks begin on the weekday `week_start`, 0 (Monday) to 6 (Sunday). `summary` is the length of
    an article's summary; that of a story follows from it.
    """
    known = {actor.id: actor for actor in actors}
    sources = {outlet.id: outlet for outlet in outlets}
    composed = {
        article.slug: as_shown(
            ComposedArticle(
                article=article,
                analysis=analyses[article.slug],
                translation=translations[article.slug],
                dates=resolve_dates(article, analyses[article.slug], week_start),
                outlet=sources.get(article.outlet),
                agency=sources.get(article.agency),
            )
        )
        for article in articles
    }
    days = _days(articles)
    undated = tuple(sorted(article.slug for article in articles if article.date is None))
    newest_first = [slug for day in days for slug in day.slugs] + list(undated)
    ordered = {slug: composed[slug] for slug in newest_first}
    told = find_stories(articles, analyses, composed, decisions, words_of)
    passages = told.all_passages
    stories = with_story_summaries(told.stories, ordered, passages, summary)
    return Digest(
        articles=ordered,
        actors=index_actors(ordered, analyses, known),
        days=with_day_summaries(days, stories.values(), ordered, passages),
        undated=undated,
        known=known,
        tombstones=tuple(_tombstone(article, sources) for article in withdrawn),
        events=find_events(ordered, told.passages),
        stories=stories,
        passages=passages,
        # From what readers see alone: what speaks for a day is shown to them.
        proposed_dates=propose_dates(
            [one.article for one in ordered.values()],
            {slug: one.analysis for slug, one in ordered.items()},
            told.stories.values(),
            told.passages,
        ),
        intake=intake,
        outlets=outlets_with_matter(sources.values(), intake, ordered.values()),
    )


def _tombstone(article: Article, sources: Mapping[str, Outlet]) -> Tombstone:
    return Tombstone(
        slug=article.slug,
        outlet_id=article.outlet,
        outlet=sources.get(article.outlet),
        published_on=article.date,
        withdrawn_on=article.withdrawal.day,
        reason=article.withdrawal.reason,
    )


def _days(articles: Iterable[Article]) -> tuple[Day, ...]:
    dated: list[tuple[date, str]] = sorted(
        (article.date, article.slug) for article in articles if article.date is not None
    )
    days = [
        Day(day, tuple(slug for _, slug in group))
        for day, group in groupby(dated, key=lambda entry: entry[0])
    ]
    return tuple(reversed(days))
