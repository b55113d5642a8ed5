"""Finds the sentences that a later one takes back: "… 20 dead. But it later corrected that."

In: an article's sentences, and which of them lean. Out: what takes back, which claims, and by which
words. What is denied further on, or in words that no list has, is left open.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sitegen.analyse.summarising.openings import (
    Piece,
    behind_joints,
    leaning_words,
    opening,
    without_and,
)
from sitegen.arabic.letters import fold_text
from sitegen.arabic.telling_words import root_of, telling_words
from sitegen.arabic.tokens import ARTICLE
from sitegen.model import Sentence

# By their first word.
Phrases = Mapping[str, tuple[tuple[str, ...], ...]]

# What takes back says so among its first words: "the ministry's spokesman, N. N., denied that".
_REACH = 9
# What is taken back stands so near the verb.
_OBJECT_REACH = 5
# A claim stands so many sentences at most before "that was denied"; one that is named, further.
_NEAR, _FAR = 3, 6
# What a denial denies goes on for so many words, and has so many words of the claim.
_DENIED, _SHARED = 6, 2
# So short a word is compared as it is written, and so long its root tells what it means.
_SHORTEST, _ROOT = 2, 3
_ENDINGS = ("", fold_text("ت"), fold_text("وا"), fold_text("ا"))
_PARTICLES = "بلكوف"
_HIS = ("ها", "هم", "هما", "ه")


@dataclass(frozen=True, slots=True)
class TakenBack:
    """That the sentence `at` takes back `claims`, the nearest first; `end` of it shows that.

    `names_it`: it says itself what it denies. `apologises`: it says that there was an error, not
    which. `reverses`: what it takes back takes back another sentence.
    """

    at: int
    claims: tuple[int, ...]
    end: int
    names_it: bool = False
    apologises: bool = False
    reverses: bool = False


@dataclass(frozen=True, slots=True)
class _Words:
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
class _Shown:
    """What shows that a sentence takes back: the first word of it and where it ends, in pieces."""

    at: int
    end: int


def find_taken_back(
    sentences: Sequence[Sentence], passed: Collection[int], leaning: Collection[int] = ()
) -> tuple[TakenBack, ...]:
    """Return what takes back an earlier sentence, in text order; a question does not.

    `passed` neither take back nor are claims: headings and questions. What is `leaning` is a claim
    only where nothing near stands by itself.
    """
    finder = _Finder(sentences, passed, leaning)
    for at in range(len(sentences)):
        if at not in passed and not sentences[at].text.rstrip().endswith(("؟", "?")):
            finder.look_at(at)
    return tuple(finder.found[at] for at in sorted(finder.found))


class _Finder:
    """Finds what an article takes back, sentence by sentence."""

    def __init__(
        self, sentences: Sequence[Sentence], passed: Collection[int], leaning: Collection[int]
    ) -> None:
        self._pieces = [opening(sentence.text) for sentence in sentences]
        self._passed = passed
        self._leaning = leaning
        self._keys: dict[int, frozenset[str]] = {}
        self._own = -1
        self.found: dict[int, TakenBack] = {}

    def look_at(self, at: int) -> None:
        """Note what a sentence takes back, if it does; those before it were looked at."""
        pieces = self._pieces[at]
        found = self._reversal(at, pieces) or self._acquittal(at, pieces)
        found = found or self._retraction(at, pieces) or self._denial(at, pieces)
        if found is None and self._own >= 0 and self._own == at - 1:
            found = TakenBack(at, (self._own,), pieces[0].end if pieces else 0)
        if found is not None and found.claims:
            self.found[at] = found
        elif _reports_itself(pieces):
            self._own = at

    def _before(self, at: int, reach: int) -> list[int]:
        """Return what may be a claim: the sentences before that take nothing back themselves."""
        start = max(0, at - reach)
        return [
            one
            for one in range(at - 1, start - 1, -1)
            if one not in self._passed and one not in self.found
        ]

    def _reversal(self, at: int, pieces: Sequence[Piece]) -> TakenBack | None:
        """Tell whether a sentence goes back to what a denial near before it denied."""
        words = _words()
        denial = next((one for one in range(at - 1, at - 1 - _NEAR, -1) if one in self.found), None)
        if denial is None or self.found[denial].apologises:
            return None
        for place, piece in enumerate(pieces[:_REACH]):
            end = _phrase_end(pieces, place, words.reverses)
            verb = without_and(piece.form, words.verbs)
            if not end and (verb in words.verbs or verb in words.denies):
                end = _object_end(pieces, place, [(start, "") for start in words.denials])
            if end:
                return TakenBack(at, (denial,), pieces[end - 1].end, reverses=True)
        shown = _takes_back(pieces)
        if shown and denial == at - 1 and _points(pieces[shown.at : shown.end]):
            ends = (_phrase_end(pieces, shown.at, one) for one in (words.opens, words.within))
            is_untrue = any(ends)
            if is_untrue:
                return TakenBack(at, (denial,), pieces[shown.end - 1].end, reverses=True)
        return None

    def _acquittal(self, at: int, pieces: Sequence[Piece]) -> TakenBack | None:
        """Tell whether a sentence clears somebody whom one before it accused."""
        words = _words()
        acquits = (
            n for n, one in enumerate(pieces) if one.is_word and _bare(one.form, words.acquits)
        )
        place = next(acquits, None) if at else None
        if place is None:
            return None
        claims = [
            one
            for one in self._before(at, _FAR)
            if any(_bare(piece.form, words.accuses) for piece in self._pieces[one])
        ]
        rest = frozenset().union(*(_keys_of(one) for one in pieces[place + 1 :] if one.is_word))
        named = [one for one in claims if rest & self._keys_in(one)]
        is_his = pieces[place].form.endswith(_HIS)
        found = tuple(named if named and not is_his else claims[:1])
        return TakenBack(at, found, pieces[place].end, names_it=bool(named) and not is_his)

    def _retraction(self, at: int, pieces: Sequence[Piece]) -> TakenBack | None:
        """Tell whether a sentence takes back one near before it by a word that means it."""
        shown = _takes_back(pieces)
        if shown is None:
            return None
        near = self._before(at, _NEAR)
        standing = [one for one in near if one not in self._leaning]
        verb = without_and(pieces[shown.at].form, _words().apologises)
        apologises = verb in _words().apologises
        corrected = self._counted(at, standing)
        who = frozenset().union(*(_keys_of(one) for one in pieces[: shown.at + 2] if one.is_word))
        claiming = [one for one in standing if self._claims(one)]
        claiming = [one for one in claiming if who & self._keys_in(one)] or claiming
        if corrected:
            claims = corrected
        elif _points(pieces[shown.at : shown.end]):
            claims = standing[:1] or near[:1]
        else:
            claims = claiming[:1] or standing[:1] or near[:1]
        end = pieces[shown.end - 1].end
        return TakenBack(at, tuple(claims), end, apologises=apologises)

    def _denial(self, at: int, pieces: Sequence[Piece]) -> TakenBack | None:
        """Tell whether a sentence denies, in words of its own, what others before it tell."""
        denies = _words().denies
        for place, piece in enumerate(pieces[:_REACH]):
            if without_and(piece.form, denies) not in denies:
                continue
            for head in range(place + 1, min(len(pieces), place + 1 + _DENIED)):
                if not pieces[head].is_word:
                    break
                claims = tuple(
                    one for one in self._before(at, _FAR) if self._is_of(pieces, head, one)
                )
                is_subject = head == place + 1 and place == behind_joints(pieces)
                if claims and not is_subject and not pieces[head].form.startswith(ARTICLE):
                    is_his = pieces[head].form.endswith(_HIS)
                    return TakenBack(at, claims, pieces[head].end, names_it=not is_his)
        return None

    def _is_of(self, pieces: Sequence[Piece], head: int, claim: int) -> bool:
        """Tell whether what is denied from a word on is what a sentence tells."""
        known = self._keys_in(claim)
        if not _keys_of(pieces[head]) & known:
            return False
        shared = 1
        for piece in pieces[head + 1 : head + _DENIED]:
            if not piece.is_word:
                break
            shared += bool(_keys_of(piece) & known)
        follows = pieces[head + 1].form if head + 1 < len(pieces) else ""
        is_alone = (
            not follows or not follows[0].isalpha() or follows in leaning_words().prepositions
        )
        is_his = pieces[head].form.endswith(_HIS)
        return shared >= _SHARED or is_his or (is_alone and head + _SHARED >= len(pieces))

    def _counted(self, at: int, near: Sequence[int]) -> list[int]:
        """Return the sentences near that count what this one counts anew."""
        if not _counts(self._pieces[at]):
            return []
        mine = self._keys_in(at)
        return [one for one in near if _counts(self._pieces[one]) and mine & self._keys_in(one)]

    def _claims(self, at: int) -> bool:
        """Tell whether a sentence says that something was said, decided or rumoured."""
        known = _words().claims | leaning_words().verbs
        return any(without_and(piece.form, known) in known for piece in self._pieces[at][:_REACH])

    def _keys_in(self, at: int) -> frozenset[str]:
        if at not in self._keys:
            pieces = self._pieces[at]
            self._keys[at] = frozenset().union(*(_keys_of(one) for one in pieces if one.is_word))
        return self._keys[at]


def _keys_of(piece: Piece) -> frozenset[str]:
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


def _counts(pieces: Sequence[Piece]) -> bool:
    """Tell whether a number stands in an opening, in digits or words."""
    numbers = telling_words().numbers
    return any(one.form[0].isdigit() or one.form in numbers for one in pieces)


def _points(pieces: Sequence[Piece]) -> bool:
    """Tell whether "this" or "that" is among the words by which something is taken back."""
    return any(one.form in _words().pointing for one in pieces)


def _bare(form: str, known: Collection[str]) -> bool:
    """Tell whether a word is one of these, with "and" before it or a pronoun behind it too."""
    if without_and(form, known) in known:
        return True
    stem = next((form.removesuffix(one) for one in _HIS if form.endswith(one)), "")
    return bool(stem) and without_and(stem, known) in known


def _reports_itself(pieces: Sequence[Piece]) -> bool:
    """Tell whether a sentence opens by what the paper itself told: it is told to be corrected."""
    words = _words()
    starts = dict.fromkeys((0, behind_joints(pieces)))
    if any(_phrase_end(pieces, at, words.own_reports) for at in starts):
        return True
    forms = [piece.form for piece in pieces]
    is_paper = len(forms) > 1 and without_and(forms[0], words.claims) in words.claims
    return is_paper and forms[1] in words.papers and not words.therein.isdisjoint(forms)


def _takes_back(pieces: Sequence[Piece]) -> _Shown | None:
    """Return the words by which a sentence shows that it takes back another, None if none do."""
    words = _words()
    for at in dict.fromkeys((0, behind_joints(pieces))):
        end = _phrase_end(pieces, at, words.opens)
        if end:
            return _Shown(at, end)
    for at, piece in enumerate(pieces[:_REACH]):
        end = _phrase_end(pieces, at, words.within)
        verb = without_and(piece.form, words.verbs)
        if not end and verb in words.verbs:
            end = _object_end(pieces, at, words.verbs[verb])
        if end:
            return _Shown(at, end)
    return None


def _phrase_end(pieces: Sequence[Piece], at: int, phrases: Phrases) -> int:
    """Return behind which piece one of the phrases ends that begins at a place, 0 if none does."""
    if at >= len(pieces):
        return 0
    for phrase in phrases.get(without_and(pieces[at].form, phrases), ()):
        end = at + len(phrase)
        if tuple(piece.form for piece in pieces[at + 1 : end]) == phrase[1:]:
            return end
    return 0


def _object_end(pieces: Sequence[Piece], at: int, begins: Sequence[tuple[str, str]]) -> int:
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


@cache
def _words() -> _Words:
    data = tomllib.loads(files("sitegen.data").joinpath("taken_back.toml").read_text("utf-8"))

    def phrases(name: str) -> Phrases:
        found = defaultdict[str, list[tuple[str, ...]]](list)
        for phrase in data[name]:
            words = tuple(fold_text(phrase).split())
            found[words[0]].append(words)
        return {first: tuple(ones) for first, ones in found.items()}

    def forms(name: str) -> frozenset[str]:
        return frozenset(map(fold_text, data[name]))

    verbs = {
        fold_text(verb) + ending: tuple(map(_beginning, begins))
        for verb, begins in data["verbs"].items()
        for ending in _ENDINGS
    }
    return _Words(
        opens=phrases("opens"),
        within=phrases("within"),
        reverses=phrases("reverses"),
        own_reports=phrases("own_reports"),
        denies=forms("denies"),
        acquits=forms("acquits"),
        accuses=forms("accuses"),
        claims=forms("claims"),
        pointing=forms("pointing"),
        apologises=forms("apologises"),
        papers=forms("papers"),
        therein=forms("therein"),
        denials=tuple(map(fold_text, data["denials"])),
        verbs=verbs,
    )
