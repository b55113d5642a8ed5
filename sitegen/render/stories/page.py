"""A story's page, and the list of all stories.

In: a story of the digest. Out: views. Who reported it and when, whom it names, and which words its
reports share; what their words mean it leaves to the reader.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from sitegen.model import Actor, ComposedArticle, Story, TakenSentence
from sitegen.model.coverage import covered
from sitegen.render import urls
from sitegen.render.cards import (
    actor_line,
    article_card,
    date_line,
)
from sitegen.render.edition import Place
from sitegen.render.feeds.stories import has_story_feed
from sitegen.render.paging import Part, pager
from sitegen.render.stories.beyond import beyond_summary
from sitegen.render.stories.events import chosen_events, told_in
from sitegen.render.stories.joint import story_summary
from sitegen.render.stories.lines import (
    reporter_label,
    story_days,
    story_facts,
    story_reporter,
    story_titles,
)
from sitegen.render.stories.passages import of_story, shared_rows
from sitegen.render.stories.sharing import mark_spans
from sitegen.render.story_views import (
    NextStory,
    StoriesView,
    StoryDay,
    StoryLine,
    StoryReport,
    StoryView,
)
from sitegen.render.summaries.items import editor_summary, in_lists, summary_item
from sitegen.render.timeline.calendar_files import has_story_calendar
from sitegen.render.timeline.entries import entries
from sitegen.render.timeline.pages import pager_of
from sitegen.render.views import ActorLine

# Whom a story is about, not all whom it names: two rows of names on a wide screen.
STORY_ACTORS = 12
# A page of more reports takes long to load, and is longer than anybody reads.
STORY_REPORTS = 40


def stories_view(place: Place, part: Part) -> StoriesView:
    """Build one page of the list of stories; a part's slugs are ids of stories."""
    stories = place.digest.stories
    return StoriesView(
        total=len(stories),
        stories=tuple(_line(place, stories[story_id]) for story_id in part.slugs),
        pager=pager(place, urls.stories(place.tree), part),
    )


def story_view(place: Place, story: Story, part: Part) -> StoryView:
    """Build a page of a story; a part's slugs are those of its reports.

    What is told of all its reports stands on the first page.
    """
    titles = story_titles(place, story)
    view = StoryView(
        title=titles.title,
        title_other=titles.other,
        provenance=titles.provenance,
        facts=story_facts(place, story),
        days=_days(place, story, part),
        actors=(),
        events=(),
        more_events=0,
        timeline="",
        quotes=(),
        sentences=(),
        more=0,
        index=place.link(urls.stories(place.tree), place.wording.gettext("Stories")),
        pager=pager_of(place, urls.story(place.tree, story.id), part.number, part.count),
        feed=place.href(urls.story_feed(place.tree, story.id))
        if has_story_feed(place.edition, story)
        else "",
        calendar=place.href(urls.story_calendar(place.tree, story.id))
        if has_story_calendar(place.edition, story)
        else "",
    )
    return view if part.number > 1 else _with_whole(place, story, view)


def _with_whole(place: Place, story: Story, view: StoryView) -> StoryView:
    """Add what all reports of a story tell together."""
    shared, events = shared_rows(place, story), chosen_events(place.edition, story)
    return replace(
        view,
        summary=story_summary(place, story, noted=True),
        actors=_actors(place, story),
        events=entries(place, events),
        more_events=len(told_in(place.edition, story)) - len(events),
        timeline=place.href(urls.timeline(place.tree)) if events else "",
        quotes=shared.quotes,
        sentences=shared.sentences,
        more=shared.more,
        continues=_next_stories(place, story.continues),
        continued=_next_stories(place, story.continued),
    )


def _next_stories(place: Place, ids: Sequence[str]) -> tuple[NextStory, ...]:
    return tuple(_next_story(place, place.digest.stories[ident]) for ident in ids)


def _next_story(place: Place, story: Story) -> NextStory:
    titles = story_titles(place, story)
    href = place.href(urls.story(place.tree, story.id))
    return NextStory(href, titles.title, titles.provenance, story_days(place, story))


def _line(place: Place, story: Story) -> StoryLine:
    titles = story_titles(place, story)
    return StoryLine(
        href=place.href(urls.story(place.tree, story.id)),
        title=titles.title,
        title_other=titles.other,
        provenance=titles.provenance,
        facts=story_facts(place, story),
        summary=story_summary(place, story, noted=False),
    )


def _days(place: Place, story: Story, part: Part) -> tuple[StoryDay, ...]:
    """Gather the reports under their days; a story has its oldest first, the undated last."""
    articles = [place.digest.articles[slug] for slug in part.slugs]
    days = [
        (day, _lead_first(story, group))
        for day, group in groupby(articles, lambda composed: composed.article.date)
    ]
    beyond = beyond_summary(place, story, (one for _, reports in days for one in reports))
    return tuple(
        StoryDay(
            date=date_line(place, day),
            reports=tuple(_report(place, story, one, beyond[one.article.slug]) for one in reports),
        )
        for day, reports in days
    )


def _lead_first(story: Story, group: Iterable[ComposedArticle]) -> list[ComposedArticle]:
    return sorted(group, key=lambda composed: composed.article.slug != story.lead)


def _report(
    place: Place, story: Story, composed: ComposedArticle, beyond: Sequence[int]
) -> StoryReport:
    passages = of_story(place, story, composed.article.slug)
    length = len(composed.article.text)
    common = covered(0, length, passages)
    is_told = TakenSentence(composed.article.slug, None) in story.summary
    return StoryReport(
        card=replace(
            article_card(place, composed),
            outlet=reporter_label(place, composed),
            outlet_href=place.outlet(story_reporter(composed)),
            # They stand together beside the story.
            actors=(),
            # It stands above.
            date=None,
        ),
        passages=len(mark_spans("shared", passages)),
        percent=round(100 * common / length) if length else 0,
        summary=tuple(summary_item(place, composed, index) for index in beyond),
        editor_summary=None if is_told else in_lists(editor_summary(composed, place.lang)),
    )


def _actors(place: Place, story: Story) -> tuple[ActorLine, ...]:
    """Return those whom the reports of a story name most, then by place."""
    known: dict[str, Actor] = {}
    mentions, articles = Counter[str](), Counter[str]()
    for actor, count in _counts(place, story.slugs):
        known.setdefault(actor.id, actor)
        mentions[actor.id] += count
        articles[actor.id] += 1
    return tuple(
        actor_line(place, known[actor_id], articles[actor_id], count)
        for actor_id, count in mentions.most_common(STORY_ACTORS)
    )


def _counts(place: Place, slugs: Sequence[str]) -> tuple[tuple[Actor, int], ...]:
    indices = place.edition.indices
    return tuple(pair for slug in slugs for pair in indices[slug].counts)
