"""What a word and the words beside it tell of its tag, as the attributes the model has weights for.

In go pieces of a sentence; out come attributes per piece. What hangs on a single word is kept
apart from what hangs on several, so that the former is looked up once per word and not per
occurrence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sitegen.tagging.lexicon import Facts, lexicon

# How far from a piece its neighbours' words are looked at.
DISTANCES = (-2, -1, 1, 2)
_KEPT = 1 << 16
_LETTERS = re.compile("[\u0621-\u064a]+")
_OPENING = frozenset('"“”«»(')
# A body's or an office's word reaches this far to the right, unless a mark stands between.
_SIGHT = 4
_HEADS = ("body", "body'", "title", "title'", "ground", "ground'")


@lru_cache(maxsize=_KEPT)
def own(word: Facts) -> tuple[str, ...]:
    """Return what a word tells of its own tag."""
    form, bare = word.form, word.bare
    found = ["*", f"w={form}", f"b={bare}", f"c={word.clitic}", f"h={shape(form)}"]
    found += [f"p{size}={bare[:size]}" for size in range(1, 5) if size <= len(bare)]
    found += [f"s{size}={bare[-size:]}" for size in range(1, 5) if size <= len(bare)]
    if bare.startswith("ال"):
        found += [f"al{size}={bare[2 : 2 + size]}" for size in range(1, 4)]
    text = f"^{bare}$"
    found += [f"t={text[at : at + 3]}" for at in range(len(text) - 2)]
    found += [f"P={word.person}", f"S={word.sound}", f"PS={word.person},{word.sound}"]
    found += [f"K={signature(word)}", f"cK={word.clitic},{signature(word)}"]
    for kind in word.kinds:
        found += [f"k={kind}", f"kP={kind},{word.person}"]
    return tuple(found)


@lru_cache(maxsize=_KEPT)
def beside(word: Facts, distance: int) -> tuple[str, ...]:
    """Return what a word tells of another's tag; it stands `distance` behind it, or before."""
    found = [f"b={word.bare}", f"K={signature(word)}", *(f"k={kind}" for kind in word.kinds)]
    if abs(distance) == 1:
        found += [f"w={word.form}", f"P={word.person}", f"S={word.sound}"]
        found += [f"s{size}={word.bare[-size:]}" for size in (1, 2, 3) if size <= len(word.bare)]
        found += [f"p{size}={word.bare[:size]}" for size in (1, 2, 3) if size <= len(word.bare)]
        found.append(f"c={word.clitic}")
    return tuple(f"{distance}{one}" for one in found)


def attributes(words: Sequence[Facts]) -> list[list[str]]:
    """Return all attributes of each word of a sentence, as the model is trained on them."""
    rows = [[*own(word), *more] for word, more in zip(words, linked(words), strict=True)]
    for at, row in enumerate(rows):
        for distance in DISTANCES:
            there = at + distance
            inside = 0 <= there < len(words)
            row += beside(words[there], distance) if inside else [outside(distance)]
    return rows


def outside(distance: int) -> str:
    """Return the attribute of a word that has no neighbour there."""
    return f"{distance}<>"


def linked(words: Sequence[Facts]) -> list[list[str]]:
    """Return, per word, what several words together tell of its tag."""
    size = len(words)
    bares = ["<", *(word.bare for word in words), ">"]
    signs = ["<", *(signature(word) for word in words), ">"]
    found: list[list[str]] = []
    heads = _heads(words)
    quoted = False
    for at in range(size):
        before, sign, after = signs[at : at + 3]
        one = [
            f"KK-={before},{sign}",
            f"KK+={sign},{after}",
            f"KKK={before},{sign},{after}",
            f"bK-={bares[at]},{sign}",
            f"Kb+={sign},{bares[at + 2]}",
            f"K-+={before},{after}",
            f"H={heads[at]}",
            f"HK={heads[at]},{sign}",
        ]
        if words[at].form in _OPENING:
            quoted = not quoted
        one.append(f"q={quoted},{sign}")
        found.append(one)
    for start, end, kind in phrases(words):
        for at in range(start, end):
            found[at] += [f"G={kind},{'B' if at == start else 'I'}", f"g={kind}"]
    return found


@lru_cache(maxsize=_KEPT)
def signature(word: Facts) -> str:
    """Return one short word for all that lists and letters say of a word."""
    if not _LETTERS.search(word.form):
        return word.form if len(word.form) == 1 and not word.form.isdigit() else shape(word.form)
    kinds = set(word.kinds)
    for kind in (
        "org", "land", "title", "body", "verb", "participle", "ground", "lineage", "people",
        "measure", "stop", "title'", "body'", "ground'", "people'", "reach", "reach'",
    ):  # fmt: skip
        if kind in kinds:
            return kind
    article = "+" if word.bare.startswith("ال") else ""
    city = next((kind for kind in ("city2", "city1", "city0") if kind in kinds), "")
    named = city[-1:]
    rare = "u" if word.common < 0 else "r" if word.common < 6 else "m" if word.common < 9 else "f"
    person = "P" if word.person > 1 else "p" if word.person >= 0 else ""
    sound = "s" if word.sound > 1 else "z" if word.sound < -1 else ""
    return article + named + rare + person + sound


@lru_cache(maxsize=_KEPT)
def shape(form: str) -> str:
    """Return what kind of signs a word is made of, and about how many."""
    if _LETTERS.fullmatch(form):
        return f"ar{min(len(form), 8)}"
    if form.isdigit():
        return f"9{min(len(form), 5)}"
    if form.isascii() and form.isalpha():
        return "latin"
    return form if len(form) == 1 else "mixed"


def _heads(words: Sequence[Facts]) -> list[str]:
    """Tell for each word the nearest word before it that begins names, and how far it stands."""
    found, head, since = [], "", 0
    for word in words:
        since += 1
        found.append(f"{head}{since}" if head and since <= _SIGHT else "")
        kind = next((one for one in _HEADS if one in word.kinds), "")
        if kind:
            head, since = kind, 0
        elif len(word.form) == 1 and not word.form.isalnum():
            head = ""
    return found


def phrases(words: Sequence[Facts]) -> list[tuple[int, int, str]]:
    """Find the listed names of several words: first word, word after the last, list.

    The first word may bear particles.
    """
    lists = lexicon().phrases
    found: list[tuple[int, int, str]] = []
    for at, word in enumerate(words):
        for phrase, kind in lists.get(word.bare, ()):
            rest = words[at + 1 : at + len(phrase)]
            if len(rest) + 1 == len(phrase) and all(
                one.form == two for one, two in zip(rest, phrase[1:], strict=True)
            ):
                found.append((at, at + len(phrase), kind))
                break
    return found
