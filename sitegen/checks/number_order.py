"""Numbers of a sentence that have changed places in its English: 49 games for 60 clubs.

In go amounts that both languages say; out come the pairs of them that stand the other way round,
but for those that moved together with what they count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from sitegen.amounts.amount import Amount
from sitegen.arabic.letters import fold_text
from sitegen.arabic.tokens import ARTICLE
from sitegen.arabic.word_lists import read_list

_PIECE = re.compile(r"[^\W\d_]+|[%$\u20ac\u00a3\u00b0]")
_MARK = re.compile(r"[.,;:()\u060c\u061b\n]|[$\u20ac\u00a3]?\d")
# So many words behind a number tell what it counts: adjectives come first in English (20 armed
# men), last in Arabic. One word before it may tell as well (القرن 18, article 5).
_ARABIC_AFTER = 2
_ENGLISH_AFTER = 3
_BEFORE = 1
# In code points: so many words with what stands between them.
_REACH = 40
_SCORE_DIGITS = 2
_SCORE_MARKS = frozenset({"-", "\u2013", "\u2014"})
_PREFIXES = ("وال", "بال", "لل", ARTICLE, "و", "ب", "ل", "ك")
_ACCUSATIVE = "ا"
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """A number as the source says it and as the English does."""

    arabic: Amount
    english: Amount


def swapped(source: str, english: str, pairs: Sequence[Pair]) -> tuple[tuple[Pair, Pair], ...]:
    """Return neighbours in the source that stand the other way round in the English.

    `pairs` are in the order of the source, each number once in either language.
    """
    found: list[tuple[Pair, Pair]] = []
    for first, second in pairwise(pairs):
        if first.english.start < second.english.start:
            continue
        if _is_score(source, first.arabic, second.arabic):
            continue
        kept_first, all_first = _company(source, english, first)
        kept_second, all_second = _company(source, english, second)
        if not (kept_first - all_second or kept_second - all_first):
            found.append((first, second))
    return tuple(found)


def _is_score(source: str, first: Amount, second: Amount) -> bool:
    """Tell the result of a match, which is written from either side."""
    between = source[first.end : second.start].strip()
    is_short = max(first.end - first.start, second.end - second.start) <= _SCORE_DIGITS
    return is_short and between in _SCORE_MARKS


def _company(source: str, english: str, pair: Pair) -> tuple[frozenset[str], frozenset[str]]:
    """Return what both languages count with this number, and what either does."""
    things = _things()
    arabic = frozenset(
        things[form]
        for word in _around(source, pair.arabic, _ARABIC_AFTER)
        for form in _arabic_forms(word)
        if form in things
    )
    said = frozenset(
        things[form]
        for word in _around(english, pair.english, _ENGLISH_AFTER)
        for form in (word.lower(), word.lower().removesuffix("s"))
        if form in things
    )
    return arabic & said, arabic | said


def _around(text: str, amount: Amount, behind: int) -> Iterator[str]:
    """List the words beside a number; those behind it end with the phrase."""
    before = _PIECE.findall(text[max(amount.start - _REACH, 0) : amount.start])
    yield from before[-_BEFORE:]
    after = text[amount.end : amount.end + _REACH]
    mark = _MARK.search(after)
    yield from _PIECE.findall(after[: mark.start()] if mark else after)[:behind]


def _arabic_forms(word: str) -> Iterator[str]:
    """List the forms that a word may be of, with less and less attached to it."""
    folded = fold_text(word)
    stems = [folded]
    stems += [
        folded[len(prefix) :]
        for prefix in _PREFIXES
        if folded.startswith(prefix) and len(folded) - len(prefix) >= _SHORTEST
    ]
    for stem in stems:
        yield stem
        yield stem.removesuffix(_ACCUSATIVE)


@cache
def _things() -> Mapping[str, str]:
    """Load what is counted, by form; Arabic and English forms never meet."""
    data = read_list("counted_things")
    things: dict[str, str] = {}
    for name, forms in data.items():
        things |= {fold_text(form): name for form in forms["ar"]}
        things |= dict.fromkeys(forms["en"], name)
    return things
