"""The English words that dates are made of, as tables by form; nothing here reads text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sitegen.amounts.english_number_words import english_number_words
from sitegen.model import DatePrecision

# Between the parts of the name of a Hijri month: "al-Qa'dah", "al Qada", "alqadah".
_JOINT = r"[\s\-'\u2018\u2019\u02bb-\u02bf]{0,2}"
_SHIFTS: Mapping[str, int] = {"past": -1, "current": 0, "future": 1}
_UNITS: tuple[DatePrecision, ...] = ("day", "week", "month", "quarter", "year", "decade")


@dataclass(frozen=True, slots=True)
class EnglishDateWords:
    """The word list. Tables are by form; `deictic` holds its forms in words, the longest first.

    `hijri` finds the names of Hijri months in text in small letters; the name of the group that
    matched is m and the number of the month, then a place in the list. Words that are not `opening`
    begin no time expression.
    """

    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    decades: Mapping[str, int]
    ordinals: Mapping[str, int]
    tens: Mapping[str, int]
    units: Mapping[str, DatePrecision]
    placings: Mapping[str, int]
    deictic: tuple[tuple[tuple[str, ...], int], ...]
    hijri: re.Pattern[str]
    groups: Mapping[str, frozenset[str]]
    opening: frozenset[str]


@cache
def english_date_words() -> EnglishDateWords:
    """Load the packaged word list."""
    data = tomllib.loads(
        files("sitegen.data").joinpath("english_date_words.toml").read_text("utf-8")
    )
    numbers = english_number_words()
    deictic = sorted(
        (
            (tuple(form.split()), int(key))
            for key, forms in data["deictic"].items()
            for form in forms
        ),
        key=lambda entry: (-len(entry[0]), entry[0]),
    )
    weekdays = {form: int(key) for key, forms in data["weekdays"].items() for form in forms}
    placings = {form: _SHIFTS[key] for key, forms in data["placings"].items() for form in forms}
    groups = {name: frozenset(forms) for name, forms in data["words"].items()}
    ordinals = {**numbers.ordinals, **numbers.small_ordinals}
    opening = {
        *weekdays, *numbers.months, *numbers.decades, *ordinals, *placings, *groups["parts"],
        *numbers.units, *numbers.tens, *numbers.scales, *groups["counting"],
        *(words[0] for words, _ in deictic),
    }  # fmt: skip
    return EnglishDateWords(
        weekdays=weekdays,
        months=numbers.months,
        decades=numbers.decades,
        ordinals=ordinals,
        tens=numbers.tens,
        units={form: unit for unit in _UNITS for form in data["units"][unit]},
        placings=placings,
        deictic=tuple(deictic),
        hijri=_hijri_names(data["hijri"]),
        groups=groups,
        opening=frozenset(opening),
    )


def _hijri_names(spellings: Mapping[str, list[str]]) -> re.Pattern[str]:
    """Make one pattern of all names, each a group, longer ones before what they begin with."""
    named = [(name, key) for key, names in spellings.items() for name in names]
    named.sort(key=lambda entry: (-len(entry[0]), entry[0]))
    parts = [
        f"(?P<m{key}_{place}>{_JOINT.join(map(re.escape, name.split()))})"
        for place, (name, key) in enumerate(named)
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")
