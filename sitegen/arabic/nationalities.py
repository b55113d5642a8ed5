"""The nationality words of countries, and their forms: كازاخستاني, كازاخستانية, كازاخستانيون.

In: a nisba as the packaged list has it, or a country's ISO code. Out: words as they are written,
without article and particles; the English ones as a reader may type them. Which of them mean a
country in a sentence is not decided here.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Final

LIST: Final = "demonyms.toml"
ENGLISH: Final = "demonyms_en.toml"
# The list's table of what is no country's entry, and in it what means one country of several.
BESIDES, SEVERAL = "_", "named"
NISBA = "ي"
FEMININE = "ة"
# A nisba's endings: feminine, duals, sound plurals. Folding makes one of two yehs.
ENDINGS = ("", FEMININE, "ان", "ين", "ون", "ات", "تان", "تين")


def inflected(base: str, ending: str) -> tuple[str, ...]:
    """Return the words of a nationality's masculine singular with an ending.

    Of two words each nisba is inflected; what is none stays.
    """
    return tuple(word + ending if word.endswith(NISBA) else word for word in base.split())


def all_forms(base: str) -> tuple[str, ...]:
    """Return a nationality's masculine singular in all its forms, itself first."""
    return tuple(dict.fromkeys(" ".join(inflected(base, ending)) for ending in ENDINGS))


def nationality_words(code: str) -> tuple[str, ...]:
    """Return the words that may mean the country of an ISO code, none where none is listed."""
    return _words().get(code, ())


def english_nationalities(code: str) -> tuple[str, ...]:
    """Return the English words for a country's people, by its ISO code: Kazakh, Kazakhstani."""
    return _english().get(code, ())


@cache
def _english() -> Mapping[str, tuple[str, ...]]:
    source = resources.files("sitegen.data").joinpath(ENGLISH)
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    return {code: tuple(words) for code, words in table.items()}


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    source = resources.files("sitegen.data").joinpath(LIST)
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    besides = table.pop(BESIDES)
    found: defaultdict[str, list[str]] = defaultdict(list)
    for code, entry in table.items():
        for base in entry["adjective"]:
            found[code] += all_forms(base)
        found[code] += entry.get("also", ())
    for base, codes in besides[SEVERAL].items():
        for code in codes:
            found[code] += all_forms(base)
    return {code: tuple(dict.fromkeys(words)) for code, words in found.items()}
