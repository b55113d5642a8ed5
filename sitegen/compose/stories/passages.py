"""What the articles of a story have in common, word for word or nearly so.

In: the articles of a story as readers see them. Out: the passages of each that another has too. No
word that readers do not see is in one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from sitegen.arabic.shared_runs import Run, shared_runs
from sitegen.compose.stories.links import FEWEST_WORDS, is_quoted
from sitegen.compose.stories.same_words import Side, same_words, whole_span
from sitegen.compose.stories.words import StoryWords
from sitegen.model import Passage, PassageKind

# So many of the words of a passage say something by themselves: the long name of a body and the
# words that always go with it say nothing. Where both articles quote, fewer do.
_FEWEST_TELLING, _FEWEST_IN_QUOTES = 6, 3
# A passage with so large a part of the words of a sentence is that sentence.
_NEARLY_ALL = 0.8


@dataclass(frozen=True, slots=True)
class Report:
    """An article of a story as readers see it: its words, and the same with the text around."""

    told: StoryWords
    side: Side


def find_passages(reports: Sequence[Report]) -> dict[str, tuple[Passage, ...]]:
    """Return what each of the articles shares with the others, in text order, by its slug."""
    found: dict[str, list[Passage]] = {report.told.slug: [] for report in reports}
    for one, other in combinations(reports, 2):
        passages = [
            _passage(one, other, run, kind)
            for shared in shared_runs(one.told.words, other.told.words, FEWEST_WORDS)
            for run in same_words(shared, one.side, other.side, FEWEST_WORDS)
            if (kind := _kind(one.told, other.told, run))
        ]
        found[one.told.slug] += _maximal(passages)
        found[other.told.slug] += _maximal(
            [_turned(passage, one.told.slug) for passage in passages]
        )
    return {slug: tuple(sorted(passages, key=_place)) for slug, passages in found.items()}


def shared_words(article: StoryWords, passages: Sequence[Passage]) -> int:
    """Count the words of an article that stand in these passages."""
    starts = article.words.starts
    shared: set[int] = set()
    for passage in passages:
        shared.update(range(bisect_left(starts, passage.start), bisect_left(starts, passage.end)))
    return len(shared)


def _passage(one: Report, other: Report, run: Run, kind: PassageKind) -> Passage:
    start, end = whole_span(one.side, run.start, run.end)
    other_start, other_end = whole_span(other.side, run.other_start, run.other_end)
    return Passage(start, end, other.told.slug, other_start, other_end, kind)


def _turned(passage: Passage, slug: str) -> Passage:
    return Passage(
        passage.other_start, passage.other_end, slug, passage.start, passage.end, passage.kind
    )


def _maximal(passages: Sequence[Passage]) -> list[Passage]:
    """Leave out what lies within another passage: words that the other article has twice."""
    kept: list[Passage] = []
    for passage in sorted(passages, key=lambda one: (one.start - one.end, _place(one))):
        if not any(one.start <= passage.start and passage.end <= one.end for one in kept):
            kept.append(passage)
    return kept


def _place(passage: Passage) -> tuple[int, int, str, int]:
    return passage.start, passage.end, passage.slug, passage.other_start


def _kind(one: StoryWords, other: StoryWords, run: Run) -> PassageKind | None:
    """Say what a shared run is; None where it is no more than a name with its set phrases."""
    quoted = [
        is_quoted(one.quoted[run.start : run.end]),
        is_quoted(other.quoted[run.other_start : run.other_end]),
    ]
    if run.telling(one.words) < (_FEWEST_IN_QUOTES if all(quoted) else _FEWEST_TELLING):
        return None
    if any(quoted):
        return "quote"
    whole = _has_sentence(one, run.start, run.end) and _has_sentence(
        other, run.other_start, run.other_end
    )
    return "sentence" if whole else "words"


def _has_sentence(article: StoryWords, first: int, last: int) -> bool:
    """Tell whether these words are nearly all of a sentence, or hold nearly all of one."""
    parts = article.words.parts
    for part in range(parts[first], parts[last - 1] + 1):
        begin, end = bisect_left(parts, part), bisect_right(parts, part)
        if min(end, last) - max(begin, first) >= _NEARLY_ALL * (end - begin):
            return True
    return False
