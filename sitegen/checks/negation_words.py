"""The packaged list of how both languages deny, ready to be looked up in.

In: nothing. Out: the list, Arabic as it is spelt without tashkeel, English in small letters.
Decides nothing: what is a denial in a sentence is for sitegen.checks.negation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any, Literal

from sitegen.arabic.word_lists import read_list

NegatorKind = Literal["before_verb", "always", "other", "without", "denial"]
_KINDS: tuple[NegatorKind, ...] = ("before_verb", "always", "other", "without", "denial")
# Shorter words in un- are names and acronyms (UN, Ung), in -less the word itself.
_SHORTEST_UN = 5


@dataclass(frozen=True, slots=True)
class Idiom:
    """The word after a negator with which that denies nothing, or the beginning of such words."""

    word: str
    any_ending: bool

    def matches(self, word: str) -> bool:
        """Tell whether a word is the idiom's other word."""
        return word.startswith(self.word) if self.any_ending else word == self.word


@dataclass(frozen=True, slots=True)
class ArabicNegation:
    """Arabic words that deny, by kind, and what stands around them where they do not.

    `negators` and `idioms` hold each negator with and without a conjunction before it.
    `explaining` finds, in folded Arabic, any reason why the English might deny something.
    """

    negators: Mapping[str, NegatorKind]
    verb_prefixes: tuple[str, ...]
    idioms: Mapping[str, tuple[Idiom, ...]]
    idioms_before: Mapping[str, frozenset[str]]
    barring: frozenset[str]
    exceptions: frozenset[str]
    not_exceptions: frozenset[str]
    explaining: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class EnglishNegation:
    """English words that deny: outright, by their sense, by how they begin or end.

    `also` adds words for one kind of negator. `explained` pairs the beginning of a word with folded
    Arabic words of which it is the plain rendering, so that it denies nothing more.
    """

    outright: frozenset[str]
    plain: frozenset[str]
    words: frozenset[str]
    stems: re.Pattern[str]
    also: Mapping[NegatorKind, frozenset[str]]
    explained: tuple[tuple[str, re.Pattern[str]], ...]


@cache
def arabic_negation() -> ArabicNegation:
    """Load the Arabic half of the list."""
    table = _table()["arabic"]
    with_conjunction = ["", *table["conjunctions"]]
    negators: dict[str, NegatorKind] = {
        conjunction + word: kind
        for kind in _KINDS
        for word in table[kind]
        for conjunction in with_conjunction
    }
    idioms: dict[str, list[Idiom]] = {}
    for entry in table["idioms"]:
        firsts, seconds = (half.split("|") for half in entry.split())
        known = [Idiom(second.rstrip("*"), second.endswith("*")) for second in seconds]
        for negator in product(with_conjunction, firsts):
            idioms.setdefault("".join(negator), []).extend(known)
    before: dict[str, set[str]] = {}
    for entry in table["idioms_before"]:
        first, second = entry.split()
        before.setdefault(second, set()).update(joined + first for joined in with_conjunction)
    return ArabicNegation(
        negators=negators,
        verb_prefixes=tuple(table["verb_prefixes"]),
        idioms={negator: tuple(entries) for negator, entries in idioms.items()},
        idioms_before={negator: frozenset(entries) for negator, entries in before.items()},
        barring=frozenset(table["barring"]),
        exceptions=frozenset(table["exceptions"]),
        not_exceptions=frozenset(table["not_exceptions"]),
        explaining=re.compile(
            rf"\b[وف]?[بلك]?(?:ال)?"
            rf"(?:{_any(table['explaining_words'])}\b|{_any(table['explaining_stems'])})"
        ),
    )


@cache
def english_negation() -> EnglishNegation:
    """Load the English half of the list."""
    table = _table()["english"]
    also: Mapping[str, list[str]] = table["also"]
    denying = _any(table["stems"])
    not_un, not_less = _any(table["not_un"]), _any(table["not_less"])
    return EnglishNegation(
        outright=frozenset(table["negations"]),
        plain=frozenset(table["plain"]),
        words=frozenset(table["words"]),
        stems=re.compile(
            rf"{denying}|(?!{not_un})(?:un\w{{{_SHORTEST_UN - 2},}}|non\w)"
            rf"|(?!{not_less})\w+less(?:ly|ness)?$"
        ),
        also={kind: frozenset(also.get(kind, ())) for kind in _KINDS},
        explained=tuple(
            (beginning, re.compile(rf"\b[وف]?[بلك]?(?:ال)?{_any(stems)}"))
            for beginning, stems in _table()["explained"].items()
        ),
    )


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"


@cache
def _table() -> dict[str, Any]:
    return read_list("negation")
