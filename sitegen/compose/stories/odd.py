"""What an editor may want to know of a [[story]]: articles in it that are not like the rest.

In: the editor's decisions, the stories with them and without. Out: notes, each with the place of
its entry. To join what shares no wording is the editor's right: nothing here has to be mended.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.compose.stories.find import Stories
from sitegen.model import Story, StoryDecisions

# More names make a line that nobody reads to its end.
_MOST_NAMED = 5


def odd_joins(
    decisions: StoryDecisions, found: Stories, left: Stories
) -> Iterator[tuple[int, str]]:
    """Yield the place of a [[story]], counted from 0, and what is odd about it.

    `found` are the stories as they are, `left` as they would be without any [[story]].
    """
    now, before = _by_slug(found), _by_slug(left)
    for place, joined in enumerate(decisions.joined):
        named = [slug for slug in joined.slugs if slug in now]
        if not named:
            continue
        story = now[named[0]]
        lone = [slug for slug in named if slug not in found.passages]
        if len(lone) == len(story.slugs):
            yield place, f"these articles share no wording: {_listed(lone)}"
        elif lone:
            share = "shares" if len(lone) == 1 else "share"
            yield place, f"{_listed(lone)} {share} no wording with the rest of this story"
        for slug in named:
            others = before[slug].slugs if slug in before else ()
            lost = [other for other in others if other not in story.slugs]
            if lost:
                yield place, f"without it {slug} would be in one story with {_listed(lost)}"


def _by_slug(found: Stories) -> dict[str, Story]:
    return {slug: story for story in found.stories.values() for slug in story.slugs}


def _listed(slugs: list[str]) -> str:
    shown = slugs[:_MOST_NAMED]
    if len(slugs) > len(shown):
        return f"{', '.join(shown)} and {len(slugs) - len(shown)} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))
