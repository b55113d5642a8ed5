"""The packaged list of the words that say where a sentence can be cut short, ready to look up in.

In: nothing. Out: the list of a language, Arabic folded, English in small letters. Decides nothing:
what a word means for a cut is for sitegen.render.summaries.borders.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from sitegen.arabic.letters import fold_text
from sitegen.arabic.number_words import number_words
from sitegen.checks.negation_words import Idiom, arabic_negation, english_negation
from sitegen.render.views import Language

# "He denied it was so" says what it says wherever it is cut; these alone reach over what follows.
_REACHING = ("before_verb", "always")
# These deny no more than the word behind them.
_SHORT = frozenset(("non", "without"))
# Both are written together with the word that follows.
CONJUNCTIONS = ("و", "ف")
# She, and they; a verb loses its last long vowel before them.
_PAST_ENDINGS = ("ت", "وا")
_LONG = ("ا", "ي")
_TWO = 2


# The lists whose entries may be several words, in the order in which `Found` has them.
_LISTS = (
    "clauses", "scoped", "limits", "sources", "openers", "phrases",
    "settings", "qualifiers", "separate", "reversals", "highest",
)  # fmt: skip


class Found(NamedTuple):
    """Of how many words the longest entry of each list is that begins at a place, 0 for none.

    A tuple because sentences are searched by the thousand.
    """

    clause: int = 0
    scoped: int = 0
    limit: int = 0
    source: int = 0
    opener: int = 0
    phrase: int = 0
    setting: int = 0
    qualifier: int = 0
    separate: int = 0
    reversal: int = 0
    highest: int = 0


_NOTHING = Found()
# An entry, as the words after its first, and the place of its list in `Found`.
_Entry = tuple[tuple[str, ...], int]


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """The words of one language, as the list itself explains them.

    `entries` are those of all lists by their first word. `denials` are the words after which what
    follows is denied, but for their `idioms`; `reporting` are the verbs of speech, `verbs` others.
    """

    entries: Mapping[str, tuple[_Entry, ...]]
    measures: frozenset[str]
    hanging: frozenset[str]
    resuming: frozenset[str]
    saying: frozenset[str]
    that: frozenset[str]
    denials: frozenset[str]
    idioms: Mapping[str, tuple[Idiom, ...]]
    reporting: frozenset[str]
    pointing: frozenset[str]
    verbs: frozenset[str]
    no_verbs: frozenset[str]
    telling: frozenset[str]

    def match(self, words: Sequence[str], at: int) -> Found:
        """Find the entries that begin at a place.

        Of Arabic words a leading conjunction counts only where an entry has it.
        """
        word = words[at]
        firsts = (word, word[1:]) if word.startswith(CONJUNCTIONS) else (word,)
        entries = [entry for first in firsts for entry in self.entries.get(first, ())]
        if not entries:
            return _NOTHING
        longest = [0] * len(_LISTS)
        for rest, place in entries:
            if tuple(words[at + 1 : at + 1 + len(rest)]) == rest:
                longest[place] = max(longest[place], 1 + len(rest))
        return Found(*longest)


@cache
def clause_words(lang: Language) -> ClauseWords:
    """Load the list of a language."""
    source = files("sitegen.data").joinpath("clause_words.toml").read_text(encoding="utf-8")
    table: Mapping[str, Sequence[str]] = tomllib.loads(source)[lang]
    reporting = _reporting_verbs() if lang == "ar" else frozenset[str]()
    verbs, no_verbs = _tense_words() if lang == "ar" else (frozenset[str](), frozenset[str]())
    return ClauseWords(
        entries=_entries(table),
        measures=_words(table["measures"]),
        hanging=_words(table["hanging"]),
        resuming=_words(table["resuming"]) | reporting,
        saying=_words(table["saying"]),
        that=_words(table["that"]),
        denials=_denials(lang),
        idioms=_idioms() if lang == "ar" else {},
        reporting=reporting,
        pointing=_words(table["pointing"]),
        verbs=_words(table["verbs"]) | verbs,
        no_verbs=_words(table["no_verbs"]) | no_verbs,
        telling=_words(table["telling"]),
    )


@cache
def amount_words() -> frozenset[str]:
    """Return the Arabic words that count what follows them, or are parts of such, folded.

    One and two follow what they count.
    """
    known = number_words()
    units = {form for form, value in known.units.items() if value > _TWO}
    tables = (known.tens, known.hundreds, known.scales, known.plural_scales, known.dual_scales)
    found = units | {form for table in tables for form in table}
    return frozenset(map(key_of, found | known.teen))


def key_of(word: str) -> str:
    """Return what a word is compared by: folded, in small letters, apostrophes plain."""
    if word.isascii():
        return word.lower()
    return fold_text(word).lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def _entries(table: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[_Entry, ...]]:
    found: dict[str, list[_Entry]] = {}
    for place, name in enumerate(_LISTS):
        for line in table[name]:
            first, *rest = map(key_of, line.split())
            found.setdefault(first, []).append((tuple(rest), place))
    return {first: tuple(entries) for first, entries in found.items()}


def _words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(key_of, words))


def _denials(lang: Language) -> frozenset[str]:
    if lang == "en":
        return english_negation().outright - _SHORT
    negators = arabic_negation().negators
    return _words(word for word, kind in negators.items() if kind in _REACHING)


def _idioms() -> Mapping[str, tuple[Idiom, ...]]:
    return {
        key_of(negator): tuple(replace(idiom, word=key_of(idiom.word)) for idiom in idioms)
        for negator, idioms in arabic_negation().idioms.items()
    }


def _reporting_verbs() -> frozenset[str]:
    source = files("sitegen.data").joinpath("reporting_verbs.txt").read_text("utf-8")
    groups = (line.partition(":") for line in source.splitlines() if not line.startswith("#"))
    return _words(form for kind, _, forms in groups if kind == "verb" for form in forms.split())


def _tense_words() -> tuple[frozenset[str], frozenset[str]]:
    """Return the verbs of news with their commonest endings, and what only looks like a verb."""
    source = files("sitegen.data").joinpath("tense_words.toml").read_text("utf-8")
    table = tomllib.loads(source)
    verbs = {key_of(verb) for verb in table["past"]}
    forms = {_stem(verb) + ending for verb in verbs for ending in _PAST_ENDINGS}
    return frozenset(verbs | forms | _words(table["past_words"])), _words(table["nouns"])


def _stem(verb: str) -> str:
    """Return what endings are joined to: of a verb that ends in a long vowel without it."""
    return verb[:-1] if verb.endswith(_LONG) else verb
