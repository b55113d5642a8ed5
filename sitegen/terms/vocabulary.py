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
# In folded spelling; an adjective of relation may be feminine too.
_FEMININE = re.compile("(?<=...)ه$")
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

    The article does not matter, nor the feminine ending; an adjective that is not listed means what
    its noun does.
    """
    listed = _listed().meanings
    folded = fold_text(word)
    for spelling in (folded, _without_article(folded)):
        for form in (spelling, _FEMININE.sub("", spelling), _ADJECTIVE.sub("", spelling)):
            if form in listed:
                return listed[form]
    return _NOTHING


def is_common(form: str) -> bool:
    """Tell whether an English word, in comparable form, is one that many names share."""
    return form in _listed().common


def is_function_word(form: str) -> bool:
    """Tell an English word that no name begins or ends with, but for titles of works."""
    return form in _listed().function_words


def is_particle(form: str) -> bool:
    """Tell a small word inside names, such as "de", "bin" or "al"."""
    return form in _listed().particles


def _without_article(folded: str) -> str:
    if folded.startswith(_ARTICLE) and len(folded) >= len(_ARTICLE) + _MIN_BEHIND_ARTICLE:
        return folded[len(_ARTICLE) :]
    return folded


@cache
def _listed() -> _Listed:
    source = resources.files("sitegen.data").joinpath("name_words.toml")
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    shared = tables["kinds"] | tables["words"]
    meant = {
        fold_text(arabic): frozenset(english)
        for arabic, english in (shared | tables["nations"]).items()
    }
    return _Listed(
        meant,
        frozenset(one for english in shared.values() for one in english),
        frozenset(tables["function_words"]),
        frozenset(tables["particles"]),
    )
