"""What of a stretch of an article's text lies in what was found in it.

In: offsets, and passages, repeats or mentions of the same text. Out: how many characters, which
sentences, where in a sentence.
What the words mean is not decided here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from sitegen.model.analysis import Mention, Repeat, Sentence
from sitegen.model.chronology import Passage

# So much of a sentence is all of it: what is missing is a particle, or who is said to have said it.
NEARLY_ALL = 0.8
# A sentence that stands for so large a part in repeats is one.
_MOSTLY = 0.6
# Words that name somebody: a nationality or "the minister" may be anybody's.
NAMING = ("name", "short")


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
    """Return the indices of the sentences that say nearly nothing but what was said before.

    The repeats are as an analysis has them.
    """
    return frozenset(
        index
        for index, sentence in enumerate(sentences)
        # What a sentence says twice by itself is no reason to leave all of it out.
        if covered(
            sentence.start,
            sentence.end,
            (one for one in repeats_in(sentence, repeats) if one.first_start < sentence.start),
        )
        >= _MOSTLY * (sentence.end - sentence.start)
    )


def repeats_in(sentence: Sentence, repeats: Sequence[Repeat]) -> Sequence[Repeat]:
    """Return those that stand in a sentence; all are in text order, none within another."""
    first = bisect_right(repeats, sentence.start, key=lambda repeat: repeat.end)
    last = bisect_left(repeats, sentence.end, key=lambda repeat: repeat.start)
    return repeats[first:last]


def named_in(sentence: Sentence, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """Return where names stand in a sentence, offsets into it; mentions are in text order."""
    first = bisect_left(mentions, sentence.start, key=lambda mention: mention.start)
    last = bisect_left(mentions, sentence.end, key=lambda mention: mention.start)
    return [
        (mention.start - sentence.start, mention.end - sentence.start)
        for mention in mentions[first:last]
        if mention.kind in NAMING and mention.end <= sentence.end
    ]
