"""How much of a stretch of an article's text lies in what was found in it.

In: offsets, and passages or repeats of the same text. Out: how many characters, which sentences.
What the words mean is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sitegen.model.analysis import Repeat, Sentence
from sitegen.model.chronology import Passage

# So much of a sentence is all of it: what is missing is a particle, or who is said to have said it.
NEARLY_ALL = 0.8
# A sentence that stands for so large a part in repeats is one.
_MOSTLY = 0.6


def covered(start: int, end: int, parts: Iterable[Passage | Repeat]) -> int:
    """Count the characters between two offsets that lie in any of these."""
    count, reached = 0, start
    for part in sorted(parts, key=lambda part: (part.start, part.end)):
        left, right = max(part.start, reached), min(part.end, end)
        count += max(right - left, 0)
        reached = max(reached, right)
    return count


def has_nearly_all(sentence: Sentence, parts: Iterable[Passage | Repeat]) -> bool:
    """Tell whether these have a sentence as a whole."""
    length = sentence.end - sentence.start
    return covered(sentence.start, sentence.end, parts) >= NEARLY_ALL * length


def repeated_sentences(sentences: Sequence[Sentence], repeats: Sequence[Repeat]) -> frozenset[int]:
    """Return the indices of the sentences that say nearly nothing but what was said before."""
    return frozenset(
        index
        for index, sentence in enumerate(sentences)
        # What a sentence says twice by itself is no reason to leave all of it out.
        if covered(
            sentence.start,
            sentence.end,
            (repeat for repeat in repeats if repeat.first_start < sentence.start),
        )
        >= _MOSTLY * (sentence.end - sentence.start)
    )
