"""The words that names are made of, in both languages, from the packaged list.

In goes one word; out comes what it means in English, or whether it tells one name from another.
Knows nothing of a word that is not in the list.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sitegen.arabic.letters import fold_text

_ARTICLE = "ال"
# Fewer letters behind alef and lam are no word with an article.
_MIN_BEHIND_ARTICLE = 2
# Of relation, masculine and feminine, in folded spelling.
_ADJECTIVE = re.compile("(?<=...)يه?$")
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Listed:
    meanings: Mapping[str, frozenset[str]]
    common: frozenset[str]
    function_words: frozenset[str]
    particles: frozenset[str]


def meanings(word: str) -> frozenset[str]:
    """Return the English words, in small letters, that an Arabic word of names may become.

    An adjective that is not listed means what its noun does.
    """
    bare = _bare(fold_text(word))
    listed = _listed().meanings
    return listed.get(bare) or listed.get(_ADJECTIVE.sub("", bare), _NOTHING)


def is_common(form: str) -> bool:
    """Tell whether an English word, in comparable form, is one that many names share."""
    return form in _listed().common


def is_function_word(form: str) -> bool:
    """Tell an English word that no name begins or ends with, but for titles of works."""
    return form in _listed().function_words


def is_particle(form: str) -> bool:
    """Tell a small word inside names, such as "de", "bin" or "al"."""
    return form in _listed().particles


def _bare(folded: str) -> str:
    if folded.startswith(_ARTICLE) and len(folded) >= len(_ARTICLE) + _MIN_BEHIND_ARTICLE:
        return folded[len(_ARTICLE) :]
    return folded


@cache
def _listed() -> _Listed:
    source = resources.files("sitegen.data").joinpath("name_words.toml")
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    meant: dict[str, frozenset[str]] = {}
    for table in (tables["kinds"], tables["words"], tables["nations"]):
        for arabic, english in table.items():
            key = _bare(fold_text(arabic))
            meant[key] = meant.get(key, _NOTHING) | frozenset(english)
    return _Listed(
        meant,
        frozenset().union(*meant.values()),
        frozenset(tables["function_words"]),
        frozenset(tables["particles"]),
    )
