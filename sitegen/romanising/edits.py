"""How far two spellings lie apart.

In: two words. Out: the least number of letters to change, add or take away.
"""

from __future__ import annotations


def edits(first: str, second: str) -> int:
    """Return the edit distance (Levenshtein) of two words; takes time by the product of both."""
    row = list(range(len(second) + 1))
    for number, letter in enumerate(first, start=1):
        before, row[0] = row[0], number
        for place, other in enumerate(second, start=1):
            changed = before + (letter != other)
            before = row[place]
            row[place] = min(changed, before + 1, row[place - 1] + 1)
    return row[-1]
