"""Makes one line of a text, for cards, feeds and descriptions: whole, or cut where it reads well.

In: a text in either language and the names in it. Out: a line of at most so many characters.
Nothing is reworded: but for an ellipsis, and the quotation marks it closes, the line is the
beginning of the text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from sitegen.render.frame import without_controls
from sitegen.render.summaries.borders import Border, Rank, borders
from sitegen.render.summaries.reading import read
from sitegen.render.views import Language

# What search engines show of a description, and three lines of a card on a phone.
LONGEST = 160
# Less than the first of these says little; the second is better than to cut badly.
ENOUGH = (60, 20)
# So much of what stands behind the cut is read: of a sentence that is longer nobody holds the end
# against its beginning.
LOOK_AHEAD = 480
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
# Of the articles that a few pages show, in both languages.
REMEMBERED = 4096
_JOINERS = "\u200d\u200c"
_REGIONAL = range(0x1F1E6, 0x1F200)
_SKIN_TONES = range(0x1F3FB, 0x1F400)


@dataclass(frozen=True, slots=True)
class Cut:
    """A line, and whether it is `sound`: it tells something, and nothing that the text does not."""

    text: str
    is_sound: bool


def lead_line(text: str, lang: str, longest: int = LONGEST, names: tuple[str, ...] = ()) -> str:
    """Return the beginning of a text in at most `longest` code points, on one line.

    As `cut_line`, whether it is sound or not.
    """
    return cut_line(text, lang, longest, names).text


# The same line stands on many pages that are built one after the other.
@lru_cache(maxsize=REMEMBERED)
def cut_line(text: str, lang: str, longest: int = LONGEST, names: tuple[str, ...] = ()) -> Cut:
    """Return the beginning of a text in at most `longest` code points, on one line.

    A text that fits is returned whole. A longer one ends with a sentence, or is cut at a clause;
    where no clause ends late enough at a phrase or a word. Only a line that is not sound parts one
    of `names`, a number or a date. Signs that turn the direction of writing are left out. What is
    in neither Arabic nor English, the description of a site, is cut as English is.
    """
    flat = " ".join(without_controls(text).split())
    if len(flat) <= longest:
        return Cut(flat, is_sound=bool(flat))
    rules: Language = "ar" if lang == "ar" else "en"
    reading = read(flat, rules, names, longest + LOOK_AHEAD)
    # In order of their ends, so that all from the first that is too far on are.
    near = takewhile(lambda one: one.end < longest, borders(reading))
    found = [one for one in near if 0 < _length(one) <= longest]
    best = _best(found)
    if best is None:
        end = _grapheme_end(flat, longest - len(ELLIPSIS))
        return Cut(flat[:end] + ELLIPSIS, is_sound=False)
    ellipsis = "" if best.rank == Rank.SENTENCE else ELLIPSIS
    return Cut(
        flat[: best.end] + ellipsis + best.closers,
        is_sound=best.is_true and best.rank < Rank.UNTOLD,
    )


def _length(border: Border) -> int:
    return border.end + len(ELLIPSIS) + len(border.closers) if border.end else 0


def _best(found: Sequence[Border]) -> Border | None:
    """Choose a border: the last one of the best kind that leaves enough, a true one if any."""
    told = [one for one in found if one.is_true]
    for candidates in (told, found):
        for least in ENOUGH:
            fit = [one for one in candidates if one.end >= least and one.rank < Rank.UNTOLD]
            if fit:
                best = min(one.rank for one in fit)
                return next(one for one in reversed(fit) if one.rank == best)
    for rank in (Rank.UNTOLD, Rank.POOR, Rank.SPLIT):
        poor = [one for one in found if one.rank == rank]
        if poor:
            return poor[-1]
    return None


def _grapheme_end(text: str, end: int) -> int:
    """Return the last place at or before `end` that does not part what a reader sees as one."""
    while end > 1 and _joins(text, end):
        end -= 1
    return end


def _joins(text: str, at: int) -> bool:
    """Tell whether the characters on both sides of a place are one to a reader."""
    before, after = text[at - 1], text[at]
    if unicodedata.category(after)[0] == "M" or after in _JOINERS or before in _JOINERS:
        return True
    if ord(after) in _SKIN_TONES:
        return True
    if ord(after) in _REGIONAL and ord(before) in _REGIONAL:
        start = at
        while start and ord(text[start - 1]) in _REGIONAL:
            start -= 1
        return (at - start) % 2 == 1
    # Hangul written in jamo: a syllable is a run of them.
    return 0x1100 <= ord(before) <= 0x11FF and 0x1160 <= ord(after) <= 0x11FF
