"""Which sentences of an article may stand in a summary of several.

In: an article as readers see it. Out: its candidates, the best first. Where the editor summed the
article up, those words are the only candidate: none of its sentences is chosen by the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sitegen.compose.excerpt import is_cut
from sitegen.model import ComposedArticle


@dataclass(frozen=True, slots=True)
class Candidate:
    """Sentences of one article that are taken together, in text order, or not at all.

    There are two where the second cannot stand without the first. The index None stands for the
    editor's own summary. `score` is the mean of theirs.
    """

    slug: str
    indices: tuple[int | None, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Takeable:
    """The sentences of an article that may be taken, by index: those that stand `alone`.

    `after` are those that can stand directly after another that stands alone: which one that is.
    """

    alone: frozenset[int] = frozenset()
    after: Mapping[int, int] = field(default_factory=dict)


def takeable(composed: ComposedArticle) -> Takeable:
    """Return which sentences of an article may be taken: none where the editor summed it up.

    Left out is what sums up nothing: headings, advertisements, what stood in the article before.
    So are a sentence that an excerpt cuts off, and those that lean on what is not there.
    """
    if is_summed_up(composed):
        return Takeable()
    analysis = composed.analysis
    whole = [
        index
        for index, score in enumerate(analysis.scores)
        if score and not is_cut(composed, index)
    ]
    leaning = {lean.sentence: lean.on for lean in analysis.leans}
    alone = frozenset(index for index in whole if index not in leaning)
    after = {index: on for index in whole if (on := leaning.get(index)) is not None and on in alone}
    return Takeable(alone, after)


def best_candidates(composed: ComposedArticle, most: int) -> tuple[Candidate, ...]:
    """Return up to so many candidates of an article, the best first."""
    slug, scores = composed.article.slug, composed.analysis.scores
    if is_summed_up(composed):
        return (Candidate(slug, (None,), max(scores, default=0.0)),)
    sentences = takeable(composed)
    found = [Candidate(slug, (index,), scores[index]) for index in sentences.alone]
    found += [
        Candidate(slug, (on, index), (scores[on] + scores[index]) / 2)
        for index, on in sentences.after.items()
    ]
    return tuple(sorted(found, key=_rank)[:most])


def is_summed_up(composed: ComposedArticle) -> bool:
    """Tell whether the editor wrote a summary of an article."""
    written = composed.article.summary
    return bool(written.ar or written.en)


def _rank(candidate: Candidate) -> tuple[float, tuple[int, ...]]:
    return -candidate.score, tuple(index for index in candidate.indices if index is not None)
