"""Tells whether two names do in one stretch of a text what each other's does in another stretch.

In: a text, the mentions in it, two stretches. Out: yes or no. What a name does is told by the order
of the names and the prepositions before them alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sitegen.arabic.letters import fold_text
from sitegen.arabic.name_parts import Name, Span, have_changed, parts_of
from sitegen.model import Mention


def are_exchanged(text: str, mentions: Sequence[Mention], first: Span, again: Span) -> bool:
    """Tell whether two names of both stretches have changed parts; mentions are in text order."""
    before, after = (
        parts_of(text, _names(mentions, stretch), stretch) for stretch in (first, again)
    )
    return have_changed(before, after)


def _names(mentions: Sequence[Mention], stretch: Span) -> Iterator[Name]:
    """Yield the names of a stretch; what one is compared by is its actor, else its words."""
    start, end = stretch
    at = bisect_left(mentions, start, key=lambda mention: mention.start)
    while at < len(mentions) and mentions[at].end <= end:
        mention = mentions[at]
        yield mention.start, mention.end, mention.actor or fold_text(mention.text)
        at += 1
