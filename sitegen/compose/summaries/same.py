"""Who else has a sentence: where the reports of a story share nearly all of its words.

In: a sentence of an article, and the passages that the article shares with others. Out: the
sentences of the others that it stands in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from sitegen.model import ComposedArticle, Passage
from sitegen.model.coverage import has_nearly_all

Articles = Mapping[str, ComposedArticle]
Passages = Mapping[str, tuple[Passage, ...]]
# A sentence: the article's slug and the sentence's index.
Spot = tuple[str, int]


def same_sentences(spot: Spot, articles: Articles, passages: Passages) -> tuple[Spot, ...]:
    """Return the sentences of other articles that have nearly all words of this one."""
    slug, index = spot
    sentence = articles[slug].analysis.sentences[index]
    parts: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in passages.get(slug, ()):
        if passage.start < sentence.end and sentence.start < passage.end:
            parts[passage.slug].append(passage)
    middle = (sentence.start + sentence.end) // 2
    return tuple(
        (other, _sentence_at(articles[other], _counterpart(found, middle)))
        for other, found in parts.items()
        if has_nearly_all(sentence, found)
    )


def _counterpart(parts: Sequence[Passage], offset: int) -> int:
    """Return the place in the other article that corresponds to an offset in this one.

    The words of both are almost the same, so that lengths go together.
    """
    part = min(parts, key=lambda one: max(one.start - offset, offset - one.end, 0))
    inside = min(max(offset - part.start, 0), part.end - part.start)
    return part.other_start + inside * (part.other_end - part.other_start) // max(
        part.end - part.start, 1
    )


def _sentence_at(composed: ComposedArticle, offset: int) -> int:
    """Return the index of the sentence that an offset lies in, or that ends before it."""
    starts = [sentence.start for sentence in composed.analysis.sentences]
    return max(bisect_right(starts, offset) - 1, 0)
