"""Reads the packaged lists of words, folded as texts are when they are compared.

In: the name of a list in `sitegen/data`. Out: its tables, and the forms and phrases of a line. Says
nothing about what words mean: who asks for a list knows.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from sitegen.arabic.letters import fold_text

# Words that stand together, each by itself.
Phrase = tuple[str, ...]


def read_list(name: str) -> dict[str, Any]:
    """Return the tables of a packaged list, as its file has them."""
    return tomllib.loads(files("sitegen.data").joinpath(f"{name}.toml").read_text("utf-8"))


def folded_forms(listed: Iterable[str]) -> frozenset[str]:
    """Return listed words, folded; a phrase stays one text."""
    return frozenset(map(fold_text, listed))


def folded_phrases(listed: Iterable[str]) -> frozenset[Phrase]:
    """Return listed phrases, folded, word by word."""
    return frozenset(tuple(fold_text(phrase).split()) for phrase in listed)


def by_first_word(listed: Iterable[str]) -> Mapping[str, tuple[Phrase, ...]]:
    """Return listed phrases, folded, by their first words and in the list's order."""
    found = defaultdict[str, list[Phrase]](list)
    for phrase in listed:
        words = tuple(fold_text(phrase).split())
        found[words[0]].append(words)
    return {first: tuple(phrases) for first, phrases in found.items()}
