"""The pages of stories: the list of all, and one for each; none where there is no story."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sitegen.model import Passage, Story
from sitegen.render import urls
from sitegen.render.edition import Edition, Place
from sitegen.render.feeds.entries import latest_change
from sitegen.render.feeds.stories import has_story_feed, story_atom, story_feed_slugs
from sitegen.render.frame import frame
from sitegen.render.paging import Part, parts_of
from sitegen.render.plans import Built, FeedPlan, PagePlan, numbered_title
from sitegen.render.stories.events import chosen_events, told_in
from sitegen.render.stories.lines import story_titles
from sitegen.render.stories.page import STORY_REPORTS, stories_view, story_view
from sitegen.render.structured.pages import of_story
from sitegen.render.summaries import descriptions
from sitegen.render.timeline.calendar_files import has_story_calendar
from sitegen.render.timeline.entries import slugs_of


def plan_stories(edition: Edition) -> Iterator[PagePlan]:
    """Plan the pages of stories."""
    tree, stories = edition.tree, edition.digest.stories
    for part in parts_of(tuple(stories), edition.options.page_size) if stories else ():
        place = Place(edition, urls.numbered(urls.stories(tree), part.number))
        shown = tuple(stories[story_id] for story_id in part.slugs)
        slugs = tuple(slug for story in shown for slug in story.slugs)
        yield PagePlan(
            place, "stories.html", partial(_stories, part), slugs, matter=(shown, len(stories))
        )
    for story in stories.values():
        yield from _plan_story(edition, story)


def plan_story_feeds(edition: Edition) -> Iterator[FeedPlan]:
    """Plan the feeds of stories; none where the site's address is not known."""
    for story in edition.digest.stories.values():
        if has_story_feed(edition, story):
            place = Place(edition, urls.story_feed(edition.tree, story.id))
            # Of further reports the days count, and the words that sum the story up.
            told = (*story_feed_slugs(edition, story), *(one.slug for one in story.summary))
            slugs = tuple(dict.fromkeys((*told, story.lead)))
            matter = (story, latest_change(edition, story.slugs))
            yield FeedPlan(place, partial(story_atom, edition, story), slugs, matter)


def _plan_story(edition: Edition, story: Story) -> Iterator[PagePlan]:
    """Plan the pages of a story; the first tells what all its reports have in common."""
    first_page, stories = urls.story(edition.tree, story.id), edition.digest.stories
    beside = tuple(stories[ident] for ident in (*story.continues, *story.continued))
    events = chosen_events(edition, story)
    addresses = tuple(edition.event_pages[event.id] for event in events)
    more = len(told_in(edition, story)) - len(events)
    whole = (_passages(edition, story), events, addresses, more, beside)
    near = tuple(slug for other in beside for slug in other.slugs)
    slugs = tuple(dict.fromkeys((*story.slugs, *slugs_of(events), *near)))
    has_calendar = has_story_calendar(edition, story)
    for part in parts_of(story.slugs, STORY_REPORTS):
        place = Place(edition, urls.numbered(first_page, part.number))
        shown = whole if part.number == 1 else _passages(edition, story)
        matter = (story, shown, part.count, has_calendar)
        yield PagePlan(place, "story.html", partial(_story, story, part), slugs, matter=matter)


def _passages(edition: Edition, story: Story) -> tuple[tuple[Passage, ...], ...]:
    return tuple(edition.digest.passages.get(slug, ()) for slug in story.slugs)


def _stories(part: Part, place: Place) -> Built:
    title = numbered_title(place, place.wording.gettext("Stories"), part)
    shown = [place.digest.stories[story_id] for story_id in part.slugs]
    return frame(place, title, descriptions.of_stories(place, shown)), stories_view(place, part)


def _story(story: Story, part: Part, place: Place) -> Built:
    words = story_titles(place, story).title.text
    title = numbered_title(place, words, part)
    description = descriptions.of_story(place, story) if part.number == 1 else ""
    page = of_story(frame(place, title, description), place, story.id, words, part.slugs)
    return page, story_view(place, story, part)
