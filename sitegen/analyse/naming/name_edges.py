"""Mends where the tagger's names of people begin and end.

In go a text and the spans of its people's names; out come the spans with a verb off the front
("and demanded Zaidi"), the rest of a compound taken in (أبو), and a surname that looks like a
nationality (محمد شياع السوداني). It finds no name that the tagger did not see.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from sitegen.analyse.naming.demonyms import is_surname
from sitegen.analyse.naming.parties import FULL, Words, grouped, is_opening, name_words
from sitegen.analyse.naming.titles import office_words
from sitegen.arabic.letters import fold_text, is_letter
from sitegen.arabic.reporting_words import report_words
from sitegen.arabic.words import stop_words

_ARTICLE = "ال"
_NEXT_WORD = re.compile(r"[^\S\n]([^\W\d_]+)(?![^\W_])")
_FIRST_WORD = re.compile(r"([^\W\d_]+)[^\S\n]+")
_CONJUNCTIONS = ("و", "ف")
# A clause begins behind these, or where a text does.
_CLAUSE_MARKS = frozenset('.\u060c,\u061b;:!\u061f?\u00bb\u201d"\n')
# The conjunction before a name, and before it a blank and a mark.
_LEAD = 3

Span = tuple[int, int]


def mended(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return the spans of people's names as they should be; `spans` are sorted, free of overlaps.

    No span grows into the one behind it. Who is also named without the nationality, in full or by
    the last word before it, has no such surname.
    """
    names = [name_words(text[start:end]) for start, end in spans]
    without = {
        words for words, (_, end) in zip(names, spans, strict=True) if _tail(text, end) is None
    }
    limits = [*(start for start, _ in spans), len(text)][1:]
    found = []
    for (start, end), limit in zip(spans, limits, strict=True):
        begin = _behind_verb(text, start, end, names)
        words = name_words(text[begin:end])
        stop = None
        if words and is_opening(words[-1]):
            stop = _next_end(text, end)
        elif _lacks_surname(words) and without.isdisjoint((words, words[-1:])):
            stop = _tail(text, end)
        found.append((begin, stop if stop is not None and stop <= limit else end))
    return found


def _behind_verb(text: str, start: int, end: int, names: Collection[Words]) -> int:
    """Return where a name begins once a verb before it is left out: وطالب الزيدي.

    Verbs are given names too (طالب): it is one where "and" begins a clause, or behind "and" where
    the rest alone ends another's full name.
    """
    first = _FIRST_WORD.match(text, start, end)
    lead = text[max(start - _LEAD, 0) : start]
    if not first or fold_text(first[1]) not in report_words()["verb"]:
        return start
    before = lead[:-1]
    if lead[-1:] not in _CONJUNCTIONS or (before and is_letter(before[-1])):
        return start
    rest = name_words(text[first.end() : end])
    own = name_words(text[start:end])
    is_surname_of_one = any(words[-1:] == rest and words != own for words in names)
    begins_clause = not before.strip(" ") or before.strip(" ")[-1] in _CLAUSE_MARKS
    return first.end() if begins_clause or is_surname_of_one else start


def _lacks_surname(words: Words) -> bool:
    """Tell whether a name has given names alone so far: two parts, none with the article behind."""
    parts = grouped(words)
    return len(parts) >= FULL and not parts[-1][0].startswith(_ARTICLE)


def _tail(text: str, end: int) -> int | None:
    """Return where a nationality that is a surname too ends, right behind a name."""
    following = _NEXT_WORD.match(text, end)
    return following.end() if following and is_surname(fold_text(following[1])) else None


def _next_end(text: str, end: int) -> int | None:
    """Return where the word right behind a name ends, which its last word must have."""
    following = _NEXT_WORD.match(text, end)
    word = fold_text(following[1]) if following else ""
    # "Zayan, the son of his brother" is no compound.
    is_other = word in stop_words() or word in office_words().relatives
    return following.end() if following and not is_other else None
