"""The Arabic words that say numbers, folded, as tables by form; nothing here reads text."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib.resources import files

from sitegen.amounts.amount import Connectors
from sitegen.arabic.calendar import month_names
from sitegen.arabic.letters import fold_text
from sitegen.arabic.number_words import number_words
from sitegen.arabic.tokens import ARTICLE


@dataclass(frozen=True, slots=True)
class ArabicValueWords:
    """The word list, folded; values by form. `ordinals` are those without the article."""

    vague: Mapping[str, int]
    decades: Mapping[str, int]
    long_times: Mapping[str, int]
    wholes: Mapping[str, int]
    fractions: Mapping[str, frozenset[Fraction]]
    plural_parts: frozenset[str]
    weak: Mapping[str, frozenset[Fraction]]
    ordinals: Mapping[str, int]
    cardinals: frozenset[str]
    before_hours: frozenset[str]
    half_words: Mapping[str, str]
    before_noon: frozenset[str]
    less: str
    century: frozenset[str]
    last_century: frozenset[str]
    before_hundred: frozenset[str]
    hundred: frozenset[str]
    after_ordinal: frozenset[str]
    connectors: Connectors
    named: frozenset[str]
    known: frozenset[str]
    openings: frozenset[str]


@cache
def arabic_value_words() -> ArabicValueWords:
    """Load the packaged word list."""
    source = files("sitegen.data").joinpath("arabic_value_words.toml").read_text("utf-8")
    data = tomllib.loads(source)
    numbers = number_words()

    def table(name: str) -> dict[str, int]:
        return {fold_text(form): int(key) for key, forms in data[name].items() for form in forms}

    def listed(section: str, name: str) -> frozenset[str]:
        return frozenset(map(fold_text, data[section][name]))

    suffixes = ("", *data["pronouns"]["suffixes"])
    fractions = _merged(
        (fold_text(form + suffix), Fraction(key))
        for key, forms in data["fractions"].items()
        for form in forms
        for suffix in suffixes
    )
    weak = _merged(
        (fold_text(form), Fraction(key)) for key, forms in data["weak"].items() for form in forms
    )
    tables = (numbers.units, numbers.tens, numbers.hundreds, numbers.scales, numbers.dual_scales)
    cardinals = frozenset(form for table in tables for form in table)
    halves = {form: half for half in ("am", "pm") for form in listed("hours", half)}
    vague, decades, long_times = table("vague"), table("decades"), table("long_times")
    century = listed("centuries", "word")
    own = {*vague, *decades, *long_times, *fractions, *weak, *numbers.ordinals, *cardinals}
    definite = {ARTICLE + form for form in own}
    others = {form for form in (*century, *halves) if len(form) > 1}
    known = numbers.forms() | own | definite | others
    months = month_names()
    return ArabicValueWords(
        vague=vague,
        decades=decades,
        long_times=long_times,
        wholes=table("wholes"),
        fractions=fractions,
        plural_parts=listed("plural_parts", "forms"),
        weak=weak,
        ordinals=numbers.ordinals,
        cardinals=cardinals | numbers.teen,
        before_hours=listed("hours", "before"),
        half_words=halves,
        before_noon=listed("hours", "before_noon"),
        less=fold_text(data["hours"]["less"]),
        century=century,
        last_century=listed("centuries", "last"),
        before_hundred=listed("percent", "before"),
        hundred=listed("percent", "hundred"),
        after_ordinal=listed("added_hundred", "after"),
        connectors=Connectors(frozenset(data["range"]["words"]), data["range"]["plus"]),
        named=frozenset({*vague, *decades, *long_times, *weak}),
        known=known,
        openings=known | {name[0] for name in (*months.numbers, *months.hijri)},
    )


def _merged(pairs: Iterable[tuple[str, Fraction]]) -> dict[str, frozenset[Fraction]]:
    merged: dict[str, frozenset[Fraction]] = {}
    for form, value in pairs:
        merged[form] = merged.get(form, frozenset()) | {value}
    return merged
