"""The words by which a sentence shows that it takes back another, and by which claims are compared.

In: the first words and marks of a sentence. Out: whether, and where, its words say so; the roots
that two sentences share. Which sentence is meant is not asked here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sitegen.analyse.summarising.openings import (
    Piece,
    behind_joints,
    leaning_words,
    without_and,
)
from sitegen.arabic.letters import fold_text
from sitegen.arabic.telling_words import root_of, telling_words
from sitegen.arabic.tokens import ARTICLE
from sitegen.arabic.word_lists import Phrase, by_first_word, folded_forms, read_list

# By their first word.
Phrases = Mapping[str, tuple[Phrase, ...]]

# What takes back says so among its first words: "the ministry's spokesman, N. N., denied that".
REACH = 9
# What is taken back stands so near the verb.
_OBJECT_REACH = 5
# So short a word is compared as it is written, and so long its root tells what it means.
_SHORTEST, _ROOT = 2, 3
_ENDINGS = ("", fold_text("ت"), fold_text("وا"), fold_text("ا"))
_PARTICLES = "بلكوف"
HIS = ("ها", "هم", "هما", "ه")


@dataclass(frozen=True, slots=True)
class RetractingWords:
    """The packaged list, folded.

    `verbs` have what stands behind them: how a word begins, and the one before it, "" for any.
    """

    opens: Phrases
    within: Phrases
    reverses: Phrases
    own_reports: Phrases
    denies: frozenset[str]
    denials: tuple[str, ...]
    acquits: frozenset[str]
    accuses: frozenset[str]
    claims: frozenset[str]
    pointing: frozenset[str]
    apologises: frozenset[str]
    papers: frozenset[str]
    therein: frozenset[str]
    verbs: Mapping[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Shown:
    """What shows that a sentence takes back: the first word of it and where it ends, in pieces."""

    at: int
    end: int


@cache
def retracting_words() -> RetractingWords:
    """Load the packaged list."""
    data = read_list("taken_back")
    return RetractingWords(
        opens=by_first_word(data["opens"]),
        within=by_first_word(data["within"]),
        reverses=by_first_word(data["reverses"]),
        own_reports=by_first_word(data["own_reports"]),
        denies=folded_forms(data["denies"]),
        acquits=folded_forms(data["acquits"]),
        accuses=folded_forms(data["accuses"]),
        claims=folded_forms(data["claims"]),
        pointing=folded_forms(data["pointing"]),
        apologises=folded_forms(data["apologises"]),
        papers=folded_forms(data["papers"]),
        therein=folded_forms(data["therein"]),
        denials=tuple(map(fold_text, data["denials"])),
        verbs={
            fold_text(verb) + ending: tuple(map(_beginning, begins))
            for verb, begins in data["verbs"].items()
            for ending in _ENDINGS
        },
    )


def keys_of(piece: Piece) -> frozenset[str]:
    """Return by what a word is compared: its root, without a particle too, and its synonyms."""
    form, words = piece.form, leaning_words()
    if len(form) < _SHORTEST or form in words.prepositions or form in telling_words().numbers:
        return frozenset()
    forms = [form]
    if form[0] in _PARTICLES and len(form) > _ROOT:
        forms.append(form[1:])
    roots = (root_of(one) for one in forms)
    found = {root for root in roots if len(root) >= _ROOT}
    groups = telling_words().groups
    found |= {groups[one] for one in [*forms, *map(root_of, forms)] if one in groups}
    return frozenset(found | {one.removeprefix(ARTICLE) for one in forms})


def counts(pieces: Sequence[Piece]) -> bool:
    """Tell whether a number stands in an opening, in digits or words."""
    numbers = telling_words().numbers
    return any(one.form[0].isdigit() or one.form in numbers for one in pieces)


def points(pieces: Sequence[Piece]) -> bool:
    """Tell whether "this" or "that" is among the words by which something is taken back."""
    return any(one.form in retracting_words().pointing for one in pieces)


def is_any_of(form: str, known: Collection[str]) -> bool:
    """Tell whether a word is one of these, with "and" before it or a pronoun behind it too."""
    if without_and(form, known) in known:
        return True
    stem = next((form.removesuffix(one) for one in HIS if form.endswith(one)), "")
    return bool(stem) and without_and(stem, known) in known


def reports_itself(pieces: Sequence[Piece]) -> bool:
    """Tell whether a sentence opens by what the paper itself told: it is told to be corrected."""
    words = retracting_words()
    starts = dict.fromkeys((0, behind_joints(pieces)))
    if any(phrase_end(pieces, at, words.own_reports) for at in starts):
        return True
    forms = [piece.form for piece in pieces]
    is_paper = len(forms) > 1 and without_and(forms[0], words.claims) in words.claims
    return is_paper and forms[1] in words.papers and not words.therein.isdisjoint(forms)


def takes_back(pieces: Sequence[Piece]) -> Shown | None:
    """Return the words by which a sentence shows that it takes back another, None if none do."""
    words = retracting_words()
    for at in dict.fromkeys((0, behind_joints(pieces))):
        end = phrase_end(pieces, at, words.opens)
        if end:
            return Shown(at, end)
    for at, piece in enumerate(pieces[:REACH]):
        end = phrase_end(pieces, at, words.within)
        verb = without_and(piece.form, words.verbs)
        if not end and verb in words.verbs:
            end = object_end(pieces, at, words.verbs[verb])
        if end:
            return Shown(at, end)
    return None


def phrase_end(pieces: Sequence[Piece], at: int, phrases: Phrases) -> int:
    """Return behind which piece one of the phrases ends that begins at a place, 0 if none does."""
    if at >= len(pieces):
        return 0
    for phrase in phrases.get(without_and(pieces[at].form, phrases), ()):
        end = at + len(phrase)
        if tuple(piece.form for piece in pieces[at + 1 : end]) == phrase[1:]:
            return end
    return 0


def object_end(pieces: Sequence[Piece], at: int, begins: Sequence[tuple[str, str]]) -> int:
    """Return behind which piece the thing ends that a verb takes back, 0 if it takes none."""
    for place in range(at + 1, min(len(pieces), at + 1 + _OBJECT_REACH)):
        form, before = pieces[place].form, pieces[place - 1].form
        if not pieces[place].is_word:
            return 0
        for start, behind in begins:
            begun = form.startswith(start) or form.removeprefix(ARTICLE).startswith(start)
            if begun and behind in ("", before):
                return place + 1
    return 0


def _beginning(listed: str) -> tuple[str, str]:
    """Return how a word begins, and the word that stands before it."""
    before, _, start = fold_text(listed).rpartition(" ")
    return start, before
