"""What lists say of a word: how common it is, whether it is part of names, how name-like it sounds.

In go folded words; out come facts that the tagger's features are made of. All lists are packaged;
the editor's actors have no say here, so that what is found can be remembered apart from them.
"""

from __future__ import annotations

import re
import tomllib
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from sitegen.arabic.letters import fold_text
from sitegen.arabic.places import english_places
from sitegen.arabic.words import stop_words

# Letters in a row that are compared with those of names, and the unit their log-odds are kept in.
GRAM = 4
SOUND_STEP = 0.25
_ARTICLE = "ال"
# Words with what lists say of them kept: a newspaper's daily vocabulary.
_KEPT = 1 << 16
_CLITICS = re.compile(r"[وف]?[بلك]?")
_ARABIC = re.compile("[\u0621-\u064a]+")
# A shorter rest is a chance likeness rather than a word with a particle.
_SHORTEST = 3
# By how many half powers of ten a word is rarer with a particle than without.
_COSTS = {"و": 1.5, "ف": 4.0, "ب": 2.5, "ل": 2.5, "ك": 5.0}
# An article behind a particle, or a word that these lists have: the particle is one.
_TOLD = 2.0
_TELLING = frozenset({"body", "title", "ground", "org", "land", "city2"})
# In a word that no list knows, a first و is "and", unless it begins as foreign names with و do.
_AFTER_OWN_WAW = "ويا"
_NEW = 5
_UNKNOWN = -1
# The list of words that only link others.
_ORDINARY = "stop"
# What a word on a list counts as at least, a part of names by its frequency there.
_LISTED, _PART = 5.0, 3.0


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one word; `clitic` was cut off to get `bare`, the rest speaks of `bare`.

    `common`: -1 unknown, else half powers of ten in a thousand million words; `person`: -1 or how
    frequent as a part of names, 0 to 5; `sound`: log-odds of its letters, from -4 (an ordinary
    word) to 4 (a name); `kinds`: lists that have it.
    """

    form: str
    clitic: str
    bare: str
    common: int
    person: int
    sound: int
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The packaged lists, folded.

    `phrases` leads from a first word to (phrase, kind), longest first.
    """

    common: Mapping[str, int]
    person: Mapping[str, int]
    sound: Mapping[str, int]
    kinds: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


def bare_forms(form: str) -> list[tuple[str, str]]:
    """Return (particles, rest) in every way that may be, the word as it is first.

    What "to" takes from the article is given back: للامم is ل and الامم.
    """
    forms = [("", form)]
    longest = _CLITICS.match(form)
    for cut in range(1, (longest.end() if longest else 0) + 1):
        clitic, rest = form[:cut], form[cut:]
        if clitic[-1] == "ل" and rest.startswith("ل"):
            rest = "ا" + rest
        if len(rest) >= _SHORTEST:
            forms.append((clitic, rest))
    return forms


def padded(word: str) -> str:
    """Return a word with its ends marked and its article off, for looking at its letters."""
    bare = word[2:] if word.startswith(_ARTICLE) and len(word) > 4 else word
    return f"^{bare}$"


@lru_cache(maxsize=_KEPT)
def facts(form: str) -> Facts:
    """Return what the lists say of a folded word."""
    lists = lexicon()
    clitic, bare = "", form
    if _ARABIC.fullmatch(form):
        clitic, bare = max(bare_forms(form), key=lambda one: _weight(one[0], one[1], lists))
    common = lists.common.get(bare, _UNKNOWN)
    without = bare[2:] if bare.startswith(_ARTICLE) and len(bare) > 4 else bare
    person = max(lists.person.get(bare, -1), lists.person.get(without, -1) - 1)
    kinds = lists.kinds.get(bare, ()) + tuple(
        f"{kind}'" for kind in lists.kinds.get(without, ()) if without != bare
    )
    return Facts(
        form=form,
        clitic=clitic,
        bare=bare,
        common=common,
        person=max(person, -1),
        sound=_sound(bare, lists),
        kinds=kinds,
    )


def is_whole_name(word: Facts) -> bool:
    """Tell whether a word, particle and all, is rather a person's name than what is left of it.

    Powell (باول) begins like "in the first" does.
    """
    names = lexicon().person
    rest = _UNKNOWN if _ORDINARY in word.kinds else names.get(word.bare, _UNKNOWN)
    return names.get(word.form, _UNKNOWN) > rest


def _weight(clitic: str, bare: str, lists: Lexicon) -> float:
    """Weigh one way to cut particles off: the better known the rest, the likelier.

    In half powers of ten, the unit of `common`.
    """
    common = lists.common.get(bare, _UNKNOWN)
    person = lists.person.get(bare, -1)
    kinds = lists.kinds.get(bare, ())
    listed = _LISTED if kinds else _UNKNOWN
    known = max(common, _PART + person if person >= 0 else _UNKNOWN, listed)
    cost = sum(_COSTS[letter] for letter in clitic)
    if clitic == "و" and known < 0 and bare[0] not in _AFTER_OWN_WAW and len(bare) >= _NEW:
        return _UNKNOWN + 1
    if clitic and (bare.startswith(_ARTICLE) or not _TELLING.isdisjoint(kinds)):
        known += _TOLD
    return known - cost


def _sound(word: str, lists: Lexicon) -> int:
    """Return the mean log-odds of a word's letters, in steps from -4 to 4; 0 for no letters."""
    if not _ARABIC.fullmatch(word) or len(word) < _SHORTEST:
        return 0
    text = padded(word)
    grams = [text[at : at + GRAM] for at in range(len(text) - GRAM + 1)]
    mean = sum(lists.sound.get(gram, 0) for gram in grams) / max(1, len(grams))
    return max(-4, min(4, round(mean * SOUND_STEP * 2)))


@cache
def lexicon() -> Lexicon:
    """Read the packaged lists."""
    common: dict[str, int] = {}
    person: dict[str, int] = {}
    sound: dict[str, int] = {}
    kinds: dict[str, list[str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, value, words in _packed():
        if kind == "common":
            common.update(dict.fromkeys(words, int(value)))
        elif kind == "person":
            person.update(dict.fromkeys(words, int(value)))
        elif kind == "sound":
            sound.update(dict.fromkeys(words, int(value)))
        else:
            _add(words, kind, kinds, phrases)
    for kind, words in _written():
        _add(words, kind, kinds, phrases)
    return Lexicon(
        common,
        person,
        sound,
        {word: tuple(sorted(set(those))) for word, those in kinds.items()},
        {
            word: tuple(sorted(set(those), key=lambda one: (-len(one[0]), one)))
            for word, those in phrases.items()
        },
    )


def _add(
    entries: list[str],
    kind: str,
    kinds: dict[str, list[str]],
    phrases: dict[str, list[tuple[tuple[str, ...], str]]],
) -> None:
    for entry in entries:
        words = tuple(entry.replace("-", " ").split())
        if len(words) > 1:
            phrases.setdefault(words[0], []).append((words, kind))
        elif words:
            kinds.setdefault(words[0], []).append(kind)


def _packed() -> Iterator[tuple[str, str, list[str]]]:
    data = _source("lexicon.bin").read_bytes()
    for line in zlib.decompress(data).decode().split("\n"):
        kind, value, words = line.split("\t")
        yield kind, value, words.split("|")


def _written() -> Iterator[tuple[str, list[str]]]:
    clues = tomllib.loads(_source("clue_words.toml").read_text(encoding="utf-8"))
    for kind, words in clues.items():
        yield kind, [fold_text(word) for word in str(words).split()]
    for name, kind in (("organisations.txt", "org"), ("regions.txt", "land")):
        lines = _source(name).read_text(encoding="utf-8").splitlines()
        yield kind, [fold_text(line) for line in lines if line and line[0] != "#"]
    lands = [fold_text(name) for name in english_places()]
    yield "land", lands
    stems = {
        re.sub(r"(يا|ا|ه)$", "", word.removeprefix(_ARTICLE)) for word in lands if " " not in word
    }
    yield "people", [stem + end for stem in stems for end in ("ي", "يه", "يون", "يين", "يتين")]
    yield "stop", [fold_text(word) for word in stop_words()]
    verbs = (resources.files("sitegen.data") / "reporting_verbs.txt").read_text(encoding="utf-8")
    for line in verbs.splitlines():
        if line.startswith(("verb:", "participle:")):
            kind, forms = line.split(":")
            yield kind, [fold_text(form) for form in forms.split()]


def _source(name: str) -> resources.abc.Traversable:
    return resources.files("sitegen.data") / "tagging" / name
