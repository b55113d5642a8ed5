"""The events that the reports of a story tell of, for its page: a choice where they are many.

In: an edition. Out: events in the order of the timeline. Which event is which the timeline decides.
"""

from __future__ import annotations

from sitegen.model import Event, Story
from sitegen.render.edition import Edition

# As much of a timeline as can be taken in beside the reports; all of it is in the site's own.
STORY_EVENTS = 12


def told_in(edition: Edition, story: Story) -> tuple[Event, ...]:
    """Return all events that a report of a story tells of."""
    return edition.events_by_story.get(story.id, ())


def chosen_events(edition: Edition, story: Story) -> tuple[Event, ...]:
    """Return the events that most of a story's reports tell of, of those told by as many the last.

    These are what the story is about; what one report alone recalls is left to the timeline.
    """
    events, members = told_in(edition, story), frozenset(story.slugs)

    def reports(event: Event) -> int:
        return len({one.slug for one in event.tellings if one.slug in members})

    ranked = sorted(range(len(events)), key=lambda at: (-reports(events[at]), -at))
    return tuple(events[at] for at in sorted(ranked[:STORY_EVENTS]))
