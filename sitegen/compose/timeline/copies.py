"""Gives sentences that a later report copied, "yesterday" and all, the days of the earliest report.

In: tellings, and the wording that articles of a story share. Out: the same tellings. Leaves alone
what the editor said of a time, and what only looks alike: other numbers, one of the two denied.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sitegen.arabic.letters import fold_text
from sitegen.compose.timeline.same_event import Passages, contradict, coverage, is_most
from sitegen.compose.timeline.tellings import Told
from sitegen.model import Passage


def as_first_told(told: Sequence[Told], passages: Passages) -> list[Told]:
    """Return tellings, oldest first, each copy with the days of the earliest report that has it.

    Passages are of one story, so that a set phrase of another week is no copy.
    """
    known: defaultdict[str, list[Told]] = defaultdict(list)
    for one in sorted(told, key=lambda one: one.age):
        original = _original(one, known, passages)
        known[one.telling.slug].append(one if original is None else _dated(one, original))
    return [one for of_article in known.values() for one in of_article]


def _dated(copy: Told, original: Told) -> Told:
    """Return a copy with the time of its original; the words that say it stay its own."""
    said, first = original.said, original.first
    when = replace(
        copy.said,
        first=first,
        last=said.last,
        precision=said.precision,
        kind=said.kind,
        by_editor=said.by_editor,
    )
    return replace(copy, said=when, first=first)


def _original(one: Told, known: Mapping[str, Sequence[Told]], passages: Passages) -> Told | None:
    """Return the earliest telling of the same words, time included, in an older report."""
    if one.published is None or one.said.by_editor:
        return None
    found = [
        (other.age, other)
        for passage in passages.get(one.telling.slug, ())
        if passage.start <= one.said.start and one.said.end <= passage.end
        for other in _counterparts(one, passage, known.get(passage.slug, ()))
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _counterparts(one: Told, passage: Passage, others: Sequence[Told]) -> Iterator[Told]:
    """Yield the telling that has the same words in the same place of a passage, if any."""
    words = fold_text(one.said.text)
    same = [
        other
        for other in others
        if other.published is not None
        and one.published is not None
        and other.published < one.published
        and passage.other_start <= other.said.start
        and other.said.end <= passage.other_end
        and fold_text(other.said.text) == words
        and other.part == one.part
        and not contradict(one.numbers, other.numbers)
        and one.denies == other.denies
        and is_most(coverage(one, passage.start, passage.end))
        and is_most(coverage(other, passage.other_start, passage.other_end))
    ]
    if same:
        place = one.said.start - passage.start
        yield min(same, key=lambda other: abs(other.said.start - passage.other_start - place))
