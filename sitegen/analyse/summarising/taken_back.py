"""Finds the sentences that a later one takes back: "… 20 dead. But it later corrected that."

In: an article's sentences, and which of them lean. Out: what takes back, which claims, and by which
words. What is denied further on, or in words that no list has, is left open.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sitegen.analyse.summarising.openings import (
    Piece,
    behind_joints,
    leaning_words,
    opening,
    without_and,
)
from sitegen.analyse.summarising.retracting import (
    HIS,
    REACH,
    counts,
    is_any_of,
    keys_of,
    object_end,
    phrase_end,
    points,
    reports_itself,
    retracting_words,
    takes_back,
)
from sitegen.arabic.tokens import ARTICLE
from sitegen.model import Sentence

# A claim stands so many sentences at most before "that was denied"; one that is named, further.
_NEAR, _FAR = 3, 6
# What a denial denies goes on for so many words, and has so many words of the claim.
_DENIED, _SHARED = 6, 2


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
        elif reports_itself(pieces):
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
        words = retracting_words()
        denial = next((one for one in range(at - 1, at - 1 - _NEAR, -1) if one in self.found), None)
        if denial is None or self.found[denial].apologises:
            return None
        for place, piece in enumerate(pieces[:REACH]):
            end = phrase_end(pieces, place, words.reverses)
            verb = without_and(piece.form, words.verbs)
            if not end and (verb in words.verbs or verb in words.denies):
                end = object_end(pieces, place, [(start, "") for start in words.denials])
            if end:
                return TakenBack(at, (denial,), pieces[end - 1].end, reverses=True)
        shown = takes_back(pieces)
        if shown and denial == at - 1 and points(pieces[shown.at : shown.end]):
            ends = (phrase_end(pieces, shown.at, one) for one in (words.opens, words.within))
            is_untrue = any(ends)
            if is_untrue:
                return TakenBack(at, (denial,), pieces[shown.end - 1].end, reverses=True)
        return None

    def _acquittal(self, at: int, pieces: Sequence[Piece]) -> TakenBack | None:
        """Tell whether a sentence clears somebody whom one before it accused."""
        words = retracting_words()
        acquits = (
            n for n, one in enumerate(pieces) if one.is_word and is_any_of(one.form, words.acquits)
        )
        place = next(acquits, None) if at else None
        if place is None:
            return None
        claims = [
            one
            for one in self._before(at, _FAR)
            if any(is_any_of(piece.form, words.accuses) for piece in self._pieces[one])
        ]
        rest = frozenset().union(*(keys_of(one) for one in pieces[place + 1 :] if one.is_word))
        named = [one for one in claims if rest & self._keys_in(one)]
        is_his = pieces[place].form.endswith(HIS)
        found = tuple(named if named and not is_his else claims[:1])
        return TakenBack(at, found, pieces[place].end, names_it=bool(named) and not is_his)

    def _retraction(self, at: int, pieces: Sequence[Piece]) -> TakenBack | None:
        """Tell whether a sentence takes back one near before it by a word that means it."""
        shown = takes_back(pieces)
        if shown is None:
            return None
        near = self._before(at, _NEAR)
        standing = [one for one in near if one not in self._leaning]
        verb = without_and(pieces[shown.at].form, retracting_words().apologises)
        apologises = verb in retracting_words().apologises
        corrected = self._counted(at, standing)
        who = frozenset().union(*(keys_of(one) for one in pieces[: shown.at + 2] if one.is_word))
        claiming = [one for one in standing if self._claims(one)]
        claiming = [one for one in claiming if who & self._keys_in(one)] or claiming
        if corrected:
            claims = corrected
        elif points(pieces[shown.at : shown.end]):
            claims = standing[:1] or near[:1]
        else:
            claims = claiming[:1] or standing[:1] or near[:1]
        end = pieces[shown.end - 1].end
        return TakenBack(at, tuple(claims), end, apologises=apologises)

    def _denial(self, at: int, pieces: Sequence[Piece]) -> TakenBack | None:
        """Tell whether a sentence denies, in words of its own, what others before it tell."""
        denies = retracting_words().denies
        for place, piece in enumerate(pieces[:REACH]):
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
                    is_his = pieces[head].form.endswith(HIS)
                    return TakenBack(at, claims, pieces[head].end, names_it=not is_his)
        return None

    def _is_of(self, pieces: Sequence[Piece], head: int, claim: int) -> bool:
        """Tell whether what is denied from a word on is what a sentence tells."""
        known = self._keys_in(claim)
        if not keys_of(pieces[head]) & known:
            return False
        shared = 1
        for piece in pieces[head + 1 : head + _DENIED]:
            if not piece.is_word:
                break
            shared += bool(keys_of(piece) & known)
        follows = pieces[head + 1].form if head + 1 < len(pieces) else ""
        is_alone = (
            not follows or not follows[0].isalpha() or follows in leaning_words().prepositions
        )
        is_his = pieces[head].form.endswith(HIS)
        return shared >= _SHARED or is_his or (is_alone and head + _SHARED >= len(pieces))

    def _counted(self, at: int, near: Sequence[int]) -> list[int]:
        """Return the sentences near that count what this one counts anew."""
        if not counts(self._pieces[at]):
            return []
        mine = self._keys_in(at)
        return [one for one in near if counts(self._pieces[one]) and mine & self._keys_in(one)]

    def _claims(self, at: int) -> bool:
        """Tell whether a sentence says that something was said, decided or rumoured."""
        known = retracting_words().claims | leaning_words().verbs
        return any(without_and(piece.form, known) in known for piece in self._pieces[at][:REACH])

    def _keys_in(self, at: int) -> frozenset[str]:
        if at not in self._keys:
            pieces = self._pieces[at]
            self._keys[at] = frozenset().union(*(keys_of(one) for one in pieces if one.is_word))
        return self._keys[at]
