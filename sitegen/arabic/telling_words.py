"""The words by which sentences are compared: roots, synonyms, opposites, words of plan and denial.

In: folded words. Out: what each counts as when two sentences are held against each other. A
likeness for comparing, no grammar: unlike words may have one root.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sitegen.arabic.calendar import month_names
from sitegen.arabic.letters import fold_text
from sitegen.arabic.number_words import AND, number_words
from sitegen.arabic.tokens import ARTICLE
from sitegen.arabic.word_lists import folded_forms, read_list
from sitegen.arabic.words import comparable, is_stop_word

# More different words than an archive of some thousand articles has.
_REMEMBERED = 1 << 17
# The root of a word keeps so many letters at least.
_ROOT = 3
_SUFFIXES = tuple(
    map(fold_text, (
        "تين", "تان", "ات", "ون", "ين", "ان", "وا", "تا", "ية", "يا", "ة", "ت", "ا", "ي",
    ))
)  # fmt: skip
# The mark of the future stands before the letter that begins a verb of the present.
_FUTURE, _WILL = ("سي", "ست", "سن"), "س"
_PRESENT = ("ي", "ت")
_PREFIXES = (
    "است", "مست", "يست", "تست", "مت", "يت", "تت", "ان", "ين", "ي", "ت", "م", "ا",
)  # fmt: skip
# The second letter of اجتمع, يجتمع, مجتمع and their like is followed by one that is not the root's.
_INFIXED = re.compile(r"[ايتنم](.)ت(...*)")
_WEAK = str.maketrans("", "", "اويىءئؤ")
# In the list of tolls it stands before a word that counts in this form alone.
_SPELT_SO = "="
# With these attached a word is the same, unless they are its own letter.
_PARTICLES = "بلك"

# A pair of opposites, by its place in the list, and which side of it.
Side = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TellingWords:
    """The packaged list, folded.

    `sides` are by form and by root. `days` tells, by kind of day, which day a form is. `carriers`
    are roots of verbs that tell little without their object (begin, receive). `narrowing`
    stand before what is told of some alone, or why. `mutual` are roots of acts that both sides do.
    `tolls` tells, by form and by root, which kind of people are counted, `apart` the roots of those
    who are a part of the whole; `pairs` are words for two of them. `special` are all forms that are
    more than words: of these lists, of numbers, of days.
    """

    groups: Mapping[str, str]
    sides: Mapping[str, tuple[Side, ...]]
    plan: frozenset[str]
    negation: frozenset[str]
    idioms: frozenset[tuple[str, ...]]
    denial: frozenset[str]
    narrowing: frozenset[str]
    days: Mapping[str, Mapping[str, int]]
    empty: frozenset[str]
    carriers: frozenset[str]
    mutual: frozenset[str]
    tolls: Mapping[str, int]
    apart: frozenset[str]
    pairs: frozenset[str]
    numbers: frozenset[str]
    special: frozenset[str]


@dataclass(frozen=True, slots=True)
class Key:
    """What a word counts as, "" if it tells nothing by itself.

    `bare` is what it counts as without its first letter, if that may be a particle. `is_future`:
    a verb of what is to come; `is_present`: it may be one of the present. `sides` are those it
    takes of opposites.
    """

    key: str
    bare: str = ""
    is_future: bool = False
    is_present: bool = False
    sides: tuple[Side, ...] = ()


@cache
def telling_words() -> TellingWords:
    """Load the packaged list."""
    data = read_list("retelling")
    groups = _groups(data["same"])
    lists = {
        name: folded_forms(data[name])
        for name in ("plan", "negation", "denial", "narrowing", "idioms", "empty")
    }
    sides = _sides(data["opposite"], groups)
    days = {
        "weekday": _days(data["weekdays"]),
        "relative": _days(data["relative"]),
        "ordinal": _ordinals(),
    }
    carriers = (_root(comparable(form))[0] for form in data["carriers"])
    numbers = number_words().forms()
    months = {name[0] for name in month_names().numbers}
    special = numbers | months | lists["plan"] | lists["negation"] | lists["denial"]
    special |= lists["narrowing"]
    return TellingWords(
        groups=groups,
        sides=sides,
        plan=lists["plan"],
        negation=lists["negation"],
        idioms=frozenset(tuple(idiom.split()) for idiom in lists["idioms"]),
        denial=lists["denial"],
        narrowing=lists["narrowing"],
        days=days,
        empty=lists["empty"],
        carriers=frozenset(groups.get(root, root) for root in carriers),
        mutual=_keys(data["mutual"], groups),
        tolls=_tolls(data["tolls"], groups),
        apart=_keys(data["counted_apart"], groups),
        pairs=folded_forms(data["pairs"]),
        numbers=numbers,
        special=special.union(*days.values(), sides),
    )


@lru_cache(maxsize=_REMEMBERED)
def key_of(form: str) -> Key:
    """Return what a folded word counts as."""
    key, is_future = _key(form)
    if not key:
        return Key("")
    bare = _key(form[1:])[0] if form[0] in _PARTICLES and len(form) > _ROOT else ""
    table = telling_words().sides
    sides = (*table.get(key, ()), *table.get(bare, ()))
    is_present = form.removeprefix(AND).startswith(_PRESENT)
    return Key(key, bare, is_future, is_present, sides)


@lru_cache(maxsize=_REMEMBERED)
def root_of(form: str) -> str:
    """Return the root by which a folded word compares, whether it tells anything or not."""
    return _root(comparable(form))[0] if form else ""


def _key(form: str) -> tuple[str, bool]:
    plain = comparable(form)
    words = telling_words()
    present = plain[1:] if plain.startswith(_PRESENT) else plain
    if is_stop_word(plain) or not words.empty.isdisjoint((plain, form, present)):
        return "", False
    root, is_future = _root(plain)
    return words.groups.get(plain) or words.groups.get(root, root), is_future


def _root(word: str) -> tuple[str, bool]:
    """Return a word's consonants without what forms put around them, and whether of a future."""
    cut = True
    while cut:
        ending = next(
            (one for one in _SUFFIXES if word.endswith(one) and len(word) - len(one) >= _ROOT), ""
        )
        word, cut = word.removesuffix(ending), bool(ending)
    is_future = word.startswith(_FUTURE) and len(word) >= len(_FUTURE[0]) + _ROOT
    if is_future:
        word = word.removeprefix(_WILL)
    infixed = _INFIXED.fullmatch(word)
    if infixed:
        word = infixed[1] + infixed[2]
    else:
        before = next(
            (one for one in _PREFIXES if word.startswith(one) and len(word) - len(one) >= _ROOT),
            "",
        )
        word = word.removeprefix(before)
    return word[:1] + word[1:].translate(_WEAK), is_future


def _keys(forms: Iterable[str], groups: Mapping[str, str]) -> frozenset[str]:
    """Return what words count as when they are compared."""
    plain = [comparable(form) for form in forms]
    return frozenset(
        groups.get(form) or groups.get(_root(form)[0], _root(form)[0]) for form in plain
    )


def _tolls(lines: Sequence[str], groups: Mapping[str, str]) -> dict[str, int]:
    """Return which kind of people a word counts: the line of the list that it stands in."""
    return {
        key: kind
        for kind, line in enumerate(lines)
        for word in line.split()
        for key in _toll_keys(word, groups)
    }


def _toll_keys(word: str, groups: Mapping[str, str]) -> frozenset[str]:
    """Return how a word that says who is counted is known: as it is spelt, mostly by its root."""
    form = fold_text(word.removeprefix(_SPELT_SO))
    roots = _keys([word], groups) if form == fold_text(word) else frozenset[str]()
    return frozenset({form, *(root for root in roots if len(root) >= _ROOT)})


def _groups(lines: Sequence[str]) -> dict[str, str]:
    """Return, by root and by word, what stands for all words of a group: the root of its first.

    Of words of one root that stand in two groups (صراع, مصرع) each is its own group's; other words
    of that root are the first one's.
    """
    roots: dict[str, str] = {}
    forms: dict[str, str] = {}
    for line in lines:
        words = [comparable(word) for word in line.split()]
        first = _root(words[0])[0]
        for word in words:
            roots.setdefault(_root(word)[0], first)
            forms[word] = first
    return roots | forms


def _sides(
    pairs: Sequence[Sequence[str]], groups: Mapping[str, str]
) -> dict[str, tuple[Side, ...]]:
    sides: dict[str, tuple[Side, ...]] = {}
    for number, pair in enumerate(pairs):
        for side, line in enumerate(pair):
            for word in line.split():
                root = _root(comparable(word))[0]
                for key in {fold_text(word), groups.get(root, root)}:
                    sides[key] = (*sides.get(key, ()), (number, side))
    return sides


def _ordinals() -> dict[str, int]:
    """Return the ordinal numbers, with the article and without."""
    return {
        article + form: value
        for form, value in number_words().ordinals.items()
        for article in ("", ARTICLE)
    }


def _days(lines: Sequence[Sequence[str]]) -> dict[str, int]:
    return {fold_text(form): at for at, forms in enumerate(lines) for form in forms}
