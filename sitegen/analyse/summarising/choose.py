"""Chooses the sentences that sum an article up, in the order of their scores.

In go sentences and scores; out come indices in text order. Nothing is reworded: a summary is
sentences of the article, so it cannot say what that does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from sitegen.analyse.summarising.bags import cosine, length, word_count
from sitegen.arabic.words import content_words
from sitegen.model import Sentence

# Sentences that share this much of their content words (cosine) say the same.
_REPEATED = 0.5
# By how much of itself the budget of words may be overrun.
_OVERRUN = 1.1
# Shares are decimals that floating point may put a hair beside the whole number of words.
_HAIR = 1e-9
_DEFAULT_COUNT = 3


def choose(
    sentences: Sequence[Sentence],
    scores: Sequence[float],
    *,
    count: int | None = None,
    share: float | None = None,
    repeated: Collection[int] = (),
) -> tuple[int, ...]:
    """Choose the summary's sentences, none of the `repeated`; returns indices in text order.

    With `count`: the best that many (3 without either), but no more than half of the article and
    none that repeats a chosen one. With `share` (above 0, at most 1) of the article's words:
    in rank order, passing over what would overrun the budget by more than a tenth, until the
    budget is reached; if every sentence is too long, the best one alone. A word is what stands
    between white space and holds a letter or digit. Raises ValueError for numbers out of range.
    """
    if count is not None and count < 1:
        raise ValueError(f"a summary needs at least one sentence, not {count}")
    if share is not None and not 0 < share <= 1:
        raise ValueError(f"the share of a summary is above 0 and at most 1, not {share}")
    once = (index for index in range(len(sentences)) if index not in repeated)
    ranked = sorted(once, key=lambda index: (-scores[index], index))
    if share is None:
        chosen = _best(sentences, ranked, count or _DEFAULT_COUNT)
    else:
        chosen = _within(sentences, ranked, share)
    return tuple(sorted(chosen))


def _best(sentences: Sequence[Sentence], ranked: Sequence[int], count: int) -> list[int]:
    limit = min(count, (len(sentences) + 1) // 2)
    chosen: list[int] = []
    bags: dict[int, dict[str, int]] = {}
    for index in ranked:
        if len(chosen) == limit:
            break
        bag = dict(Counter(content_words(sentences[index].text)))
        if all(cosine(bag, bags[other], length(bags[other])) < _REPEATED for other in chosen):
            chosen.append(index)
            bags[index] = bag
    return chosen


def _within(sentences: Sequence[Sentence], ranked: Sequence[int], share: float) -> list[int]:
    sizes = [word_count(sentence.text) for sentence in sentences]
    budget = share * sum(sizes)
    chosen: list[int] = []
    total = 0
    for index in ranked:
        if total >= budget - _HAIR:
            break
        if total + sizes[index] <= _OVERRUN * budget + _HAIR:
            chosen.append(index)
            total += sizes[index]
    return chosen or list(ranked[:1])
