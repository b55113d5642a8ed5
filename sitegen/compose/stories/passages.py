"""What the articles of a story have in common, word for word or nearly so.

In: the articles of a story as readers see them. Out: the passages of each that another has too. No
word that readers do not see is in one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
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
# So many reports are compared each with each; they fit a page. Of more, each is compared with those
# that so many places before and behind it, and with the models: the work grows as their number.
_ALL_COMPARED, _BESIDE = 24, 3
# A report with so much of its words from a model is its copy. A story tells one piece of news, so
# that a few models have what is told in it.
_COPIED, _MOST_MODELS = 0.5, 6


@dataclass(frozen=True, slots=True)
class Report:
    """An article of a story as readers see it: its words, and the same with the text around."""

    told: StoryWords
    side: Side


def find_passages(reports: Sequence[Report]) -> dict[str, tuple[Passage, ...]]:
    """Return what each of the articles shares with the others, in text order, by its slug.

    They are given oldest first. In a large story each is compared with a few.
    """
    shared = _Compared(reports)
    count = len(reports)
    if count <= _ALL_COMPARED:
        pairs = list(combinations(range(count), 2))
        return _by_slug(reports, shared, pairs)
    models = _models(reports, shared)
    pairs = [
        pair for pair in combinations(range(count), 2)
        if pair[1] - pair[0] <= _BESIDE or not models.isdisjoint(pair)
    ]  # fmt: skip
    found = _by_slug(reports, shared, pairs)
    return _with_others(found, {reports[place].told.slug for place in models})


class _Compared:
    """What two reports, named by their places, have in common: looked for once."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._reports = reports
        self._known: dict[tuple[int, int], tuple[Passage, ...]] = {}

    def of(self, pair: tuple[int, int]) -> tuple[Passage, ...]:
        """Return the passages of a pair, the earlier first, as the earlier has them."""
        if pair not in self._known:
            one, other = (self._reports[place] for place in pair)
            self._known[pair] = tuple(
                _passage(one, other, run, kind)
                for shared in shared_runs(one.told.words, other.told.words, FEWEST_WORDS)
                for run in same_words(shared, one.side, other.side, FEWEST_WORDS)
                if (kind := _kind(one.told, other.told, run))
            )
        return self._known[pair]


def _models(reports: Sequence[Report], shared: _Compared) -> set[int]:
    """Choose the reports with which all are compared: those that are not copies of one before."""
    models: list[int] = []
    for place, report in enumerate(reports):
        copied = [
            _turned(one, reports[model].told.slug)
            for model in models
            for one in shared.of((model, place))
        ]
        if shared_words(report.told, copied) < _COPIED * len(report.told.words) or not models:
            models.append(place)
        if len(models) == _MOST_MODELS:
            break
    return set(models)


def _by_slug(
    reports: Sequence[Report], shared: _Compared, pairs: Iterable[tuple[int, int]]
) -> dict[str, tuple[Passage, ...]]:
    """Gather what pairs of reports have in common under the slug of each."""
    found: dict[str, list[Passage]] = {report.told.slug: [] for report in reports}
    for pair in pairs:
        one, other = (reports[place].told.slug for place in pair)
        passages = shared.of(pair)
        found[one] += _maximal(passages)
        found[other] += _maximal([_turned(passage, one) for passage in passages])
    return {slug: tuple(sorted(passages, key=_place)) for slug, passages in found.items()}


def _with_others(
    found: Mapping[str, tuple[Passage, ...]], models: Set[str]
) -> dict[str, tuple[Passage, ...]]:
    """Count on each passage with a model who has these words too and is named by no passage.

    Models themselves name all who have their words.
    """
    having = {model: _Having(found[model]) for model in models}
    counted: dict[str, tuple[Passage, ...]] = {}
    for slug, passages in found.items():
        named = {slug, *(one.slug for one in passages)}
        counted[slug] = passages if slug in models else tuple(
            replace(one, more=len(having[one.slug].of(one.other_start, one.other_end) - named))
            if one.slug in models else one
            for one in passages
        )  # fmt: skip
    return counted


class _Having:
    """Who has the words of a part of a report: each part looked for once."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._known: dict[tuple[int, int], frozenset[str]] = {}

    def of(self, start: int, end: int) -> frozenset[str]:
        """Return the slugs of those who have most of these words."""
        if (start, end) not in self._known:
            self._known[start, end] = frozenset(
                one.slug
                for one in self._passages
                if min(one.end, end) - max(one.start, start) > _COPIED * (end - start)
            )
        return self._known[start, end]


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


def _maximal(passages: Iterable[Passage]) -> list[Passage]:
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
