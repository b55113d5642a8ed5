"""How near one English comes to another that a person wrote.

In: two texts. Out: a number, the higher the nearer. It counts letters in a row, so that another
form of a word is nearer than another word; it knows nothing of meaning.
"""

from __future__ import annotations

from collections import Counter

# chrF as its author defined it (M. Popović, 2015): sequences of up to six characters, recall
# weighing twice as much as precision.
LONGEST_SEQUENCE = 6
RECALL_WEIGHT = 2


def chrf(english: str, reference: str) -> float:
    """Return how near an English is to what a person wrote, from 0 to 1: chrF of one sentence.

    White space does not count. Sequences longer than either text are left out.
    """
    one, other = "".join(english.split()), "".join(reference.split())
    scores = []
    for length in range(1, min(LONGEST_SEQUENCE, len(one), len(other)) + 1):
        said, wanted = _sequences(one, length), _sequences(other, length)
        shared = (said & wanted).total()
        precision, recall = shared / said.total(), shared / wanted.total()
        weight = RECALL_WEIGHT**2
        total = weight * precision + recall
        scores.append((1 + weight) * precision * recall / total if total else 0.0)
    return sum(scores) / len(scores) if scores else float(one == other)


def _sequences(text: str, length: int) -> Counter[str]:
    return Counter(text[at : at + length] for at in range(len(text) - length + 1))
