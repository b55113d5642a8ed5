"""What a sentence says of a toll: of which event it is, and whether it is newer than another.

In: the words of a sentence. Out: how its toll is called ("has risen to", "a first toll"), what
struck and where. A likeness by lists: what they do not have says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sitegen.arabic.letters import fold_text
from sitegen.arabic.number_words import AND
from sitegen.arabic.tokens import ARTICLE
from sitegen.arabic.word_lists import read_list

_WORD = re.compile(r"\d+|[^\W\d_]+")
# So many words before or behind a tally stands what became of it: "the toll of the quake that
# struck the province … has risen".
_NEAR = 12
# A year, but for the year of the report, is that of another event.
_YEARS = range(1900, 2100)
# The words and sentences of the reports of a few stories, which say much the same.
_REMEMBERED = 1 << 14
_BEFORE_ARTICLE = (ARTICLE, f"ب{ARTICLE}", f"ك{ARTICLE}", "لل", "ب", "ل")


@dataclass(frozen=True, slots=True)
class TollNews:
    """How a sentence speaks of a toll.

    `is_tally`: that of a whole event. `has_risen` and `is_lowered`: it was another before;
    `is_early`: it will be another. `is_righted`: what the outlet reported was wrong. `is_other`: it
    is feared, or that of an event of another time.
    `events` and `sites` are what struck and what was struck, by their lines in the list.
    """

    is_tally: bool
    has_risen: bool
    is_lowered: bool
    is_early: bool
    is_righted: bool
    is_other: bool
    events: frozenset[int]
    sites: frozenset[int]


@dataclass(frozen=True, slots=True)
class _TollWords:
    """The packaged list, folded."""

    lists: Mapping[str, frozenset[tuple[str, ...]]]
    events: Mapping[str, int]
    sites: Mapping[str, int]


@lru_cache(maxsize=_REMEMBERED)
def read_toll_news(text: str, year: int | None = None) -> TollNews:
    """Read how a sentence of a report of a year speaks of its toll."""
    words, forms = _toll_words(), _WORD.findall(fold_text(text))
    tallies = _places(forms, words.lists["tally"])

    def stands_near(name: str) -> bool:
        places = _places(forms, words.lists[name])
        return any(abs(one - tally) <= _NEAR for one in places for tally in tallies)

    years = {int(form) for form in forms if form.isdecimal() and int(form) in _YEARS}
    return TollNews(
        is_tally=bool(tallies),
        has_risen=stands_near("risen"),
        is_lowered=stands_near("lowered"),
        is_early=stands_near("early"),
        is_righted=bool(_places(forms, words.lists["righted"])),
        is_other=bool(years - {year}) or bool(_places(forms, words.lists["unsure"])),
        events=_kinds(forms, words.events),
        sites=_kinds(forms, words.sites),
    )


def event_at(text: str) -> int | None:
    """Return the offset, in code points, of the first word for what struck; None without one."""
    events = _toll_words().events
    words = re.finditer(r"[^\W\d_]+", text)
    return next((word.start() for word in words if _bare(fold_text(word[0]), events)), None)


@cache
def _toll_words() -> _TollWords:
    data: Mapping[str, Sequence[str]] = read_list("tolls")
    names = ("tally", "risen", "lowered", "early", "righted", "unsure")
    return _TollWords(
        lists={
            name: frozenset(tuple(fold_text(line).split()) for line in data[name]) for name in names
        },
        events=_by_form(data["events"]),
        sites=_by_form(data["sites"]),
    )


def _by_form(lines: Iterable[str]) -> dict[str, int]:
    return {form: at for at, line in enumerate(lines) for form in fold_text(line).split()}


def _places(forms: Sequence[str], entries: frozenset[tuple[str, ...]]) -> list[int]:
    """Return where entries of one word or two begin."""
    return [
        at
        for at in range(len(forms))
        for length in (1, 2)
        for first in _plain(forms[at])
        if (first, *forms[at + 1 : at + length]) in entries
    ]


def _kinds(forms: Iterable[str], table: Mapping[str, int]) -> frozenset[int]:
    return frozenset(table[bare] for form in forms if (bare := _bare(form, table)))


def _bare(form: str, table: Mapping[str, int]) -> str:
    return next((plain for plain in _plain(form) if plain in table), "")


@lru_cache(maxsize=_REMEMBERED)
def _plain(form: str) -> tuple[str, ...]:
    """Return a word as it is, and without what is written together with it."""
    bare = form.removeprefix(AND)
    cut = (bare.removeprefix(one) for one in _BEFORE_ARTICLE if bare.startswith(one))
    return tuple(dict.fromkeys((form, bare, *cut)))
