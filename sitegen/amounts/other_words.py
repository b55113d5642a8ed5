"""Adds to the numbers of a text what they are in other words: 24 hours are a day, midnight 00:00.

In go amounts in text order; out come the same with more values, and weak amounts for words that
say a number without one (a day). Spans of time are values of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import Literal

from sitegen.amounts.amount import Amount, Value, lasting_value
from sitegen.arabic.letters import fold, fold_text
from sitegen.arabic.word_lists import read_list

Language = Literal["ar", "en"]

_GAP = re.compile(r"[ \u00a0\-]{1,2}")
_AND = {"ar": r"\s+و\s?", "en": r"[\s\-]and[\s\-]an?[\s\-]"}
_CLITICS = {"ar": "[وف]?[بلك]?", "en": ""}
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit of time as a word says it: so many of the family's smallest, twice for a dual."""

    family: str
    count: int
    times: int = 1


@dataclass(frozen=True, slots=True)
class _OtherWords:
    """What is said in other words in one language: units by form, parts added to them, names."""

    units: Mapping[str, _Unit]
    parts: Mapping[str, Fraction]
    unit: re.Pattern[str]
    names: tuple[tuple[re.Pattern[str], frozenset[Value]], ...]


def with_other_words(
    plain: str, amounts: Sequence[Amount], language: Language
) -> tuple[Amount, ...]:
    """Add the other words to amounts in text order; `plain` is the text that they are of."""
    starts = [amount.start for amount in amounts]
    found = list(amounts)
    new: list[Amount] = []
    for start, end, values, counted in _said(plain, amounts, starts, language):
        at = bisect_left(starts, end)
        inside = [place for place in (at - 2, at - 1) if place >= 0 and found[place].end > start]
        for place in (counted,) if counted is not None else inside:
            found[place] = replace(found[place], values=found[place].values | values)
        if counted is None and not inside:
            new.append(Amount(start, end, values, must=False))
    return tuple(sorted((*found, *new), key=_start) if new else found)


def _said(
    plain: str, amounts: Sequence[Amount], starts: Sequence[int], language: Language
) -> Iterator[tuple[int, int, frozenset[Value], int | None]]:
    """Find what says a number in other words; the last item is the amount that it is counted by."""
    words = _other_words(language)
    folded = fold(plain) if language == "ar" else None
    text = folded.text if folded else plain.lower()
    if not folded and len(text) != len(plain):
        return
    for match in words.unit.finditer(text):
        unit = words.units[match["unit"]]
        part = words.parts.get(match["part"] or "", Fraction(0))
        span = match.span("unit")
        start, end = folded.span(*span) if folded else span
        counted: int | None = bisect_left(starts, start) - 1
        if counted is None or counted < 0 or not _GAP.fullmatch(plain, amounts[counted].end, start):
            counted = None
        yield start, end, _lasting(amounts, counted, unit, part), counted
    for pattern, values in words.names:
        for match in pattern.finditer(text):
            start, end = folded.span(*match.span()) if folded else match.span()
            yield start, end, values, None


def _lasting(
    amounts: Sequence[Amount], counted: int | None, unit: _Unit, part: Fraction
) -> frozenset[Value]:
    """Return the spans of time of a unit: of one, or of as many as the number before it says."""
    if counted is None:
        return frozenset({lasting_value((unit.times + part) * unit.count, unit.family)})
    number = amounts[counted]
    # A number that has parts has the half already: ثلاث سنوات ونصف.
    more = Fraction(0) if number.parts else part
    return frozenset(
        lasting_value((value + more) * unit.count, unit.family)
        for value in number.values
        if isinstance(value, Fraction)
    )


def _start(amount: Amount) -> int:
    return amount.start


@cache
def _other_words(language: Language) -> _OtherWords:
    """Load the packaged word list for one language."""
    data = read_list("other_words")
    units: dict[str, _Unit] = {}
    for unit in data["units"].values():
        units |= {fold_text(form): _Unit(unit["family"], unit["count"]) for form in unit[language]}
        if language == "ar":
            two = _Unit(unit["family"], unit["count"], times=2)
            units |= {fold_text(form): two for form in unit["dual"]}
    parts = {fold_text(forms[language]): Fraction(part) for part, forms in data["added"].items()}
    names = []
    for name in data["names"]:
        values = (Fraction(each) if _NUMBER.fullmatch(each) else each for each in name["values"])
        names.append(
            (
                re.compile(rf"(?<![^\W_])(?:{_CLITICS[language]})(?:{name[language]})(?![^\W_])"),
                frozenset[Value](values),
            )
        )
    unit_forms, part_forms = "|".join(sorted(units, key=len)), "|".join(parts)
    pattern = (
        rf"(?<![^\W\d_]){_CLITICS[language]}(?P<unit>{unit_forms})(?![^\W_])"
        rf"(?:{_AND[language]}(?P<part>{part_forms})(?![^\W_]))?"
    )
    return _OtherWords(units, parts, re.compile(pattern), tuple(names))
