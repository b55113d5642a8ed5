"""Which calendar files there are: of all events, of an actor, of a story.

In: an edition. Out: plans of files. None is empty; and an actor that the program found gets one
only when several articles name it, as with its feed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sitegen.model import ActorEntry, Event, Story
from sitegen.render import urls
from sitegen.render.edition import Edition, Place, actor_name
from sitegen.render.plans import FeedPlan
from sitegen.render.stories.lines import story_titles
from sitegen.render.timeline.entries import slugs_of
from sitegen.render.timeline.ical import calendar, fitting

# Programs that keep calendars grow slow with more; the whole is in data/events.jsonl.
MOST_EVENTS = 2000
# Of one actor or story: as many as anybody looks at, and an archive has thousands of such files.
MOST_OF_ONE = 200
# Whom no editor listed is a calendar of its own only when more than one article names it.
ARTICLES_OF_UNLISTED = 2


def plan_calendars(edition: Edition) -> Iterator[FeedPlan]:
    """Plan the calendar files."""
    wording, own = edition.wording, edition.own.title
    held = tuple(fitting(edition, edition.digest.events))
    if edition.digest.events:
        title = f"{own}: {wording.gettext('Timeline')}"
        yield _plan(edition, urls.calendar(edition.tree), held[-MOST_EVENTS:], title)
    names = frozenset(event.id for event in held)
    for actor_id, entry in edition.digest.actors.items():
        events = _among(names, edition.events_of.get(actor_id, ()))
        if events and _is_wanted(entry):
            title = f"{own}: {actor_name(entry.actor, edition.lang).text}"
            yield _plan(edition, urls.actor_calendar(edition.tree, actor_id), events, title)
    for story in edition.digest.stories.values():
        events = _among(names, edition.events_by_story.get(story.id, ()))
        if events:
            address = urls.story_calendar(edition.tree, story.id)
            title = f"{own}: {story_titles(Place(edition, address), story).title.text}"
            yield _plan(edition, address, events, title, (story.lead,))


def has_actor_calendar(edition: Edition, entry: ActorEntry) -> bool:
    """Tell whether there is a calendar file of an actor."""
    events = edition.events_of.get(entry.actor.id, ())
    return _is_wanted(entry) and any(fitting(edition, events))


def has_story_calendar(edition: Edition, story: Story) -> bool:
    """Tell whether there is a calendar file of a story."""
    return any(fitting(edition, edition.events_by_story.get(story.id, ())))


def _is_wanted(entry: ActorEntry) -> bool:
    return entry.actor.listed_by == "editor" or len(entry.slugs) >= ARTICLES_OF_UNLISTED


def _among(names: frozenset[str], events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return the latest of the events whose names are among these."""
    return tuple(event for event in events if event.id in names)[-MOST_OF_ONE:]


def _plan(
    edition: Edition,
    address: str,
    events: tuple[Event, ...],
    title: str,
    further: tuple[str, ...] = (),
) -> FeedPlan:
    """Plan a file; `further` are articles that its title is taken from."""
    place = Place(edition, address)
    slugs = tuple(dict.fromkeys((*slugs_of(events), *further)))
    return FeedPlan(place, partial(calendar, place, events, title), slugs, (events, title))
