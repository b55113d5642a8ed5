"""The Arabic words that say numbers, folded, as tables by form; nothing here reads text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from sitegen.amounts.amount import Connectors
from sitegen.arabic.calendar import month_names
from sitegen.arabic.letters import fold_text
from sitegen.arabic.number_words import NumberWords, number_words
from sitegen.arabic.tokens import ARTICLE
from sitegen.arabic.word_lists import folded_forms, read_list

# A table of the list: values as text, and the forms that say them.
Forms = Mapping[str, Sequence[str]]


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
    data = read_list("arabic_value_words")
    numbers, months = number_words(), month_names()
    vague, decades, long_times = (
        _values(data[name]) for name in ("vague", "decades", "long_times")
    )
    fractions = _fractions(data["fractions"], data["pronouns"]["suffixes"])
    weak = _fractions(data["weak"])
    hours, century = data["hours"], folded_forms(data["centuries"]["word"])
    halves = {form: half for half in ("am", "pm") for form in folded_forms(hours[half])}
    cardinals = _cardinals(numbers)
    own = {*vague, *decades, *long_times, *fractions, *weak, *numbers.ordinals, *cardinals}
    known = numbers.forms() | _with_article(own) | _words((*century, *halves))
    return ArabicValueWords(
        vague=vague,
        decades=decades,
        long_times=long_times,
        wholes=_values(data["wholes"]),
        fractions=fractions,
        plural_parts=folded_forms(data["plural_parts"]["forms"]),
        weak=weak,
        ordinals=numbers.ordinals,
        cardinals=cardinals | numbers.teen,
        before_hours=folded_forms(hours["before"]),
        half_words=halves,
        before_noon=folded_forms(hours["before_noon"]),
        less=fold_text(hours["less"]),
        century=century,
        last_century=folded_forms(data["centuries"]["last"]),
        before_hundred=folded_forms(data["percent"]["before"]),
        hundred=folded_forms(data["percent"]["hundred"]),
        after_ordinal=folded_forms(data["added_hundred"]["after"]),
        connectors=Connectors(frozenset(data["range"]["words"]), data["range"]["plus"]),
        named=frozenset({*vague, *decades, *long_times, *weak}),
        known=known,
        openings=known | {name[0] for name in (*months.numbers, *months.hijri)},
    )


def _values(table: Forms) -> dict[str, int]:
    """Return the whole numbers that a table says, by form."""
    return {fold_text(form): int(key) for key, forms in table.items() for form in forms}


def _fractions(table: Forms, suffixes: Sequence[str] = ()) -> dict[str, frozenset[Fraction]]:
    """Return the fractions that a form may say, with each of the pronouns behind it or none."""
    merged: dict[str, frozenset[Fraction]] = {}
    for key, forms in table.items():
        for form in forms:
            for suffix in ("", *suffixes):
                folded = fold_text(form + suffix)
                merged[folded] = merged.get(folded, frozenset()) | {Fraction(key)}
    return merged


def _cardinals(numbers: NumberWords) -> frozenset[str]:
    tables = (numbers.units, numbers.tens, numbers.hundreds, numbers.scales, numbers.dual_scales)
    return frozenset(form for table in tables for form in table)


def _with_article(forms: Iterable[str]) -> frozenset[str]:
    """Return forms as they are and with the article."""
    return frozenset(article + form for form in forms for article in ("", ARTICLE))


def _words(forms: Iterable[str]) -> frozenset[str]:
    """Leave out abbreviations of one letter, which say nothing alone."""
    return frozenset(form for form in forms if len(form) > 1)
