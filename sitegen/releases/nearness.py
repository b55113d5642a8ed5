"""How near two texts are, told from short sketches of them; nobody can read a text from its sketch.

In: texts, or sketches by name. Out: a sketch; or which text was made of which when some were
changed. A release keeps sketches, so that it need not keep the Arabic.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from zlib import crc32

# Of the rows of letters in a text one is kept in each bin, by chance the same one in texts that
# are alike: the share of bins with the same one estimates the share of rows in common.
BINS = 16
# Letters in a row: a mistyped one changes three rows.
GROUP = 3
# What is kept of a row fits one byte, and is 0 where no row fell into the bin.
KEPT = 255
# Of the texts that went, so many with most in common are looked at for each new one.
COMPARED = 5
# Sentences of news with a letter mistyped, or one word of ten replaced, are all at least that near;
# of those with two words of ten replaced 94 in 100; of 124,000 pairs that say other things, none.
NEAR = 0.5


def sketch(text: str) -> str:
    """Return the sketch of a text; "" of an empty one."""
    if not text:
        return ""
    least = [0] * BINS
    padded = f" {text} "
    for start in range(len(padded) - GROUP + 1):
        number = crc32(padded[start : start + GROUP].encode()) + 1
        place = number % BINS
        if not least[place] or number < least[place]:
            least[place] = number
    # What decides the bin says nothing of the row any more.
    return bytes(1 + number // BINS % KEPT if number else 0 for number in least).hex()


def likeness(one: str, other: str) -> float:
    """Return how near the texts of two sketches are, 0 to 1; 0 where there is no sketch."""
    pairs = [pair for pair in zip(_bins(one), _bins(other), strict=False) if any(pair)]
    return sum(first == second for first, second in pairs) / len(pairs) if pairs else 0.0


def pair(gone: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Return from which text that went each new one was made, where one is near enough.

    Both are sketches by name; each text counts once, and the nearest two come first.
    """
    holding: defaultdict[tuple[int, int], list[str]] = defaultdict(list)
    for name, sketched in gone.items():
        for kept in _filled(sketched):
            holding[kept].append(name)
    ranked: list[tuple[float, int, str, str]] = []
    for place, (name, sketched) in enumerate(new.items()):
        shared = Counter(old for kept in _filled(sketched) for old in holding.get(kept, ()))
        for old, _ in shared.most_common(COMPARED):
            ranked.append((-likeness(gone[old], sketched), place, name, old))
    found: dict[str, str] = {}
    taken = set[str]()
    for negated, _, name, old in sorted(ranked):
        if -negated >= NEAR and name not in found and old not in taken:
            found[name] = old
            taken.add(old)
    return found


def _bins(sketched: str) -> list[int]:
    """Return what each bin holds, 0 where it is empty; nothing where this is no sketch."""
    try:
        return list(bytes.fromhex(sketched))
    except ValueError:
        return []


def _filled(sketched: str) -> list[tuple[int, int]]:
    return [(place, kept) for place, kept in enumerate(_bins(sketched)) if kept]
