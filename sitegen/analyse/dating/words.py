"""The vocabulary of Arabic time expressions, loaded from the packaged lists and folded.

Out come look-up tables by folded form; nothing here reads text.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from sitegen.arabic.calendar import month_names
from sitegen.arabic.letters import fold_text
from sitegen.arabic.number_words import number_words
from sitegen.arabic.tokens import ARTICLE
from sitegen.model import DatePrecision

Forms = tuple[str, ...]
Placing = Literal[-1, 0, 1]

_PLACINGS: Mapping[str, Placing] = {"past": -1, "current": 0, "future": 1}
_UNITS: Mapping[str, DatePrecision | None] = {
    "hour": None,
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year",
    "decade": "decade",
}


@dataclass(frozen=True, slots=True)
class DateWords:
    """Tables by folded form, a tuple of forms for phrases; a unit of None is shorter than a day.

    `weekdays` count from Monday 0; `placings` are -1, 0, +1; `deictic` are days from the article's;
    `centuries` are their first years; `named_days` are days and months that name an event,
    `attack_days` those that do so after "attacks";
    `named` has the phrases of each name by their first form, longer ones first.
    """

    weekdays: Mapping[str, int]
    singular: Mapping[str, DatePrecision | None]
    dual: Mapping[str, DatePrecision | None]
    plural: Mapping[str, DatePrecision | None]
    placings: Mapping[str, Placing]
    recent: frozenset[str]
    deictic: Mapping[Forms, int]
    decades: Mapping[str, int]
    centuries: Mapping[Forms, int]
    default_century: int
    the_decade: str
    named_days: frozenset[tuple[int, int]]
    attack_days: frozenset[tuple[int, int]]
    named: Mapping[str, Mapping[str, tuple[Forms, ...]]]
    exclusions: frozenset[Forms]
    known: frozenset[str]
    longest_deictic: int
    longest_exclusion: int

    def unit(self, form: str) -> DatePrecision | None:
        """Return the unit that a form in any number names; None also for hours."""
        for table in (self.singular, self.dual, self.plural):
            if form in table:
                return table[form]
        return None

    def is_unit(self, form: str) -> bool:
        """Tell whether a form in any number names a unit, hours too."""
        return any(form in table for table in (self.singular, self.dual, self.plural))


def _phrase(text: str) -> Forms:
    return tuple(fold_text(text).split())


def _by_first_form(phrases: Iterable[Forms]) -> dict[str, tuple[Forms, ...]]:
    """Sort phrases by their first form, so that most positions are turned down at once."""
    table: dict[str, tuple[Forms, ...]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        table[phrase[0]] = (*table.get(phrase[0], ()), phrase)
    return table


def _read(name: str) -> str:
    return files("sitegen.data").joinpath(name).read_text("utf-8")


@cache
def date_words() -> DateWords:
    """Load the packaged lists."""
    data = tomllib.loads(_read("date_words.toml"))
    deictic = {_phrase(f): int(key) for key, forms in data["deictic"].items() for f in forms}
    named = {name: _by_first_form(map(_phrase, forms)) for name, forms in data["words"].items()}
    lines = (line.strip() for line in _read("date_exclusions.txt").splitlines())
    exclusions = frozenset(_phrase(line) for line in lines if line and not line.startswith("#"))
    weekdays = _table(data["weekdays"])
    units = {number: _units(data[number]) for number in ("singular", "dual", "plural")}
    placings = {
        fold_text(form): placing
        for name, placing in _PLACINGS.items()
        for form in data["placing"][name]
    }
    centuries = data["centuries"]["names"].items()
    return DateWords(
        weekdays=weekdays,
        singular=units["singular"],
        dual=units["dual"],
        plural=units["plural"],
        placings=placings,
        recent=frozenset(map(fold_text, data["placing"]["recent"])),
        deictic=deictic,
        decades=_table(data["decades"]),
        centuries={_phrase(name): int(year) for year, names in centuries for name in names},
        default_century=data["centuries"]["default"],
        the_decade=fold_text(data["centuries"]["the_decade"]),
        named_days=frozenset((day, month) for day, month in data["days"]["named"]),
        attack_days=frozenset((day, month) for day, month in data["days"]["attacks"]),
        named=named,
        exclusions=exclusions,
        known=_known(data) | {form for phrase in (*deictic, *exclusions) for form in phrase},
        longest_deictic=max(map(len, deictic)),
        longest_exclusion=max(map(len, exclusions)),
    )


def _known(data: Mapping[str, Any]) -> frozenset[str]:
    """List the forms of these tables that clitics are cut off from, numbers and months too."""
    counted = [data[table] for table in ("decades", "singular", "dual", "plural")]
    stems = {fold_text(form) for table in counted for forms in table.values() for form in forms}
    groups = (data[table].values() for table in ("weekdays", "placing", "words"))
    phrases = {_phrase(text) for group in groups for forms in group for text in forms}
    phrases |= {_phrase(name) for names in data["centuries"]["names"].values() for name in names}
    months = month_names()
    return frozenset(
        {
            ARTICLE,
            *number_words().forms(),
            *(ARTICLE + form for form in number_words().units),
            *number_words().ordinals,
            *(written for stem in stems for written in (stem, ARTICLE + stem)),
            *(form for phrase in (*phrases, *months.numbers, *months.hijri) for form in phrase),
        }
    )


def _table(data: Mapping[str, Iterable[str]]) -> dict[str, int]:
    return {fold_text(form): int(key) for key, forms in data.items() for form in forms}


def _units(data: Mapping[str, Iterable[str]]) -> dict[str, DatePrecision | None]:
    return {fold_text(form): _UNITS[name] for name, forms in data.items() for form in forms}
