"""The English words that say numbers, as tables by form; nothing here reads text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sitegen.amounts.amount import Connectors
from sitegen.arabic.word_lists import read_list

ARTICLES = frozenset({"a", "an", "one"})


@dataclass(frozen=True, slots=True)
class EnglishNumberWords:
    """The word list; values by form. `half_words` are denominators that are no ordinals.

    `known` are all forms that a reader may ask for.
    """

    units: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    vague: Mapping[str, int]
    ordinals: Mapping[str, int]
    small_ordinals: Mapping[str, int]
    half_words: Mapping[str, int]
    denominators: Mapping[str, int]
    decades: Mapping[str, int]
    long_times: Mapping[str, int]
    wholes: Mapping[str, int]
    weak: Mapping[str, int]
    months: Mapping[str, int]
    connectors: Connectors
    known: frozenset[str]


@cache
def english_number_words() -> EnglishNumberWords:
    """Load the packaged word list."""
    data = read_list("english_number_words")

    def table(*names: str) -> dict[str, int]:
        return {
            form: int(key) for name in names for key, forms in data[name].items() for form in forms
        }

    ordinals, halves = table("ordinals"), table("halves")
    names = [name for name in data if name != "range"]
    denominators = halves | ordinals | {f"{form}s": value for form, value in ordinals.items()}
    return EnglishNumberWords(
        units=table("units", "small"),
        tens=table("tens"),
        scales=table("scales"),
        short_scales=table("short_scales"),
        vague=table("vague"),
        ordinals=ordinals,
        small_ordinals=table("small_ordinals"),
        half_words=halves,
        denominators=denominators,
        decades=table("decades"),
        long_times=table("long_times"),
        wholes=table("wholes"),
        weak=table("weak"),
        months=table("months"),
        connectors=Connectors(frozenset(data["range"]["words"]), data["range"]["plus"]),
        known=frozenset({*table(*names), *denominators, *ARTICLES, "and", "of"}),
    )
