"""Articles, analyses and translations become the digest: what the site is about to say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sitegen.arabic.calendar import MONDAY
from sitegen.compose.actors import index_actors
from sitegen.compose.dates import resolve_dates
from sitegen.compose.intake import outlets_with_matter
from sitegen.compose.rights import as_shown
from sitegen.compose.stories.find import Stories, WordsOf, find_stories
from sitegen.compose.stories.words import story_words
from sitegen.compose.summaries.joint import (
    SumUp,
    sum_up_story,
    with_day_summaries,
    with_story_summaries,
)
from sitegen.compose.timeline.find import find_events
from sitegen.compose.undated.propose import propose_dates
from sitegen.model import (
    Actor,
    Analysis,
    Article,
    ArticleTranslation,
    ComposedArticle,
    DateProposal,
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


@dataclass(frozen=True, slots=True)
class ComposeOptions:
    """What decides how articles are joined, besides themselves.

    `decisions` are the editor's on stories. Weeks begin on the weekday `week_start`, 0 (Monday) to
    6 (Sunday). `summary` is the length of an article's summary; that of a story follows from it.
    `words_of` and `sum_up` find a story and sum it up, or remember what these return.
    """

    decisions: StoryDecisions = _UNDECIDED
    week_start: int = MONDAY
    summary: SummaryLength = _USUAL_LENGTH
    words_of: WordsOf = story_words
    sum_up: SumUp = sum_up_story


_USUAL = ComposeOptions()


def compose(
    articles: Sequence[Article],
    analyses: Mapping[str, Analysis],
    translations: Mapping[str, ArticleTranslation],
    actors: Iterable[Actor],
    outlets: Iterable[Outlet],
    withdrawn: Iterable[Article] = (),
    intake: tuple[Intake, ...] = (),
    options: ComposeOptions = _USUAL,
) -> Digest:
    """Join what is known of each article and order it: newest day first, slugs within a day.

    Of each only what readers may see is kept; of those `withdrawn` that leave a tombstone, that.
    """
    known = {actor.id: actor for actor in actors}
    sources = {outlet.id: outlet for outlet in outlets}
    days, undated = _days(articles), _undated(articles)
    composed = _as_shown(articles, analyses, translations, sources, options.week_start)
    ordered = {slug: composed[slug] for slug in (*(s for day in days for s in day.slugs), *undated)}
    told = find_stories(articles, analyses, composed, options.decisions, options.words_of)
    passages = told.all_passages
    stories = with_story_summaries(told.stories, ordered, passages, options.summary, options.sum_up)
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
        proposed_dates=_proposed(ordered, told),
        intake=intake,
        outlets=outlets_with_matter(sources.values(), intake, ordered.values()),
    )


def _as_shown(
    articles: Iterable[Article],
    analyses: Mapping[str, Analysis],
    translations: Mapping[str, ArticleTranslation],
    sources: Mapping[str, Outlet],
    week_start: int,
) -> dict[str, ComposedArticle]:
    """Return the articles as readers see them, by slug."""
    return {
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


def _proposed(shown: Mapping[str, ComposedArticle], told: Stories) -> dict[str, DateProposal]:
    """Propose days from what readers see alone: what speaks for a day is shown to them."""
    return propose_dates(
        [one.article for one in shown.values()],
        {slug: one.analysis for slug, one in shown.items()},
        told.stories.values(),
        told.passages,
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


def _undated(articles: Iterable[Article]) -> tuple[str, ...]:
    return tuple(sorted(article.slug for article in articles if article.date is None))
