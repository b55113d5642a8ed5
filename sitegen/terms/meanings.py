"""What the words that names are made of mean in English, from the packaged list.

In goes one Arabic word; out come the English words that a machine may have translated it with.
Tells nothing of a word that is not in the list.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sitegen.arabic.letters import fold_text

_ARTICLE = "ال"
# Fewer letters behind alef and lam are no word with an article.
_MIN_BEHIND_ARTICLE = 2
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Listed:
    meanings: Mapping[str, frozenset[str]]
    common: frozenset[str]


def meanings(word: str) -> frozenset[str]:
    """Return the English words, in small letters, that an Arabic word of names may become."""
    return _listed().meanings.get(_bare(fold_text(word)), _NOTHING)


def is_common(form: str) -> bool:
    """Tell whether an English word, in comparable form, is one that many names share."""
    return form in _listed().common


def _bare(folded: str) -> str:
    if folded.startswith(_ARTICLE) and len(folded) >= len(_ARTICLE) + _MIN_BEHIND_ARTICLE:
        return folded[len(_ARTICLE) :]
    return folded


@cache
def _listed() -> _Listed:
    source = resources.files("sitegen.data").joinpath("name_words.toml")
    tables = tomllib.loads(source.read_text(encoding="utf-8"))
    meant: dict[str, frozenset[str]] = {}
    for table in tables.values():
        for arabic, english in table.items():
            key = _bare(fold_text(arabic))
            meant[key] = meant.get(key, _NOTHING) | frozenset(english)
    return _Listed(meant, frozenset().union(*meant.values()))
