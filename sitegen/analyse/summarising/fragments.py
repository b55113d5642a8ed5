"""Tells whether an answer begins with a fragment: words that are no clause without their question.

In: an answer's first words. Out: yes or no. What looks like a verb or a predicate makes a clause;
"a novel about Tripoli, and I hope …" begins with none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sitegen.analyse.summarising.forms import is_verb, is_verbal_noun
from sitegen.analyse.summarising.openings import RELATIVE, Piece, leaning_words, without_and
from sitegen.arabic.telling_words import telling_words
from sitegen.arabic.tokens import ARTICLE
from sitegen.arabic.word_lists import folded_forms, folded_phrases, read_list

_ENDS = frozenset("\u060c,;\u061b.:!\u061f?")
# How "I" and "we" end in the past, and how the present begins; "will" stands before that.
_DID, _DOES, _WILL, _AND = ("ت", "نا", "وا"), ("ي", "ت", "ن", "أ"), "س", "و"
_OBJECTS = ("ها", "هم", "هما", "ني", "ه")
_VERB_LETTERS, _DOES_LETTERS = 3, 4
_NO_VERB = ("\u0629", "اء", "ات", "\u064b")
# A noun with its predicate has so many words at least.
_WHOLE = 4


@dataclass(frozen=True, slots=True)
class _Words:
    """The packaged list, folded; `no_more` are phrases, word by word."""

    clauses: frozenset[str]
    subordinates: frozenset[str]
    no_more: frozenset[tuple[str, ...]]


def begins_with_fragment(pieces: Sequence[Piece], *, is_name: bool) -> bool:
    """Tell whether the first clause of an answer has no verb, and no predicate for its noun.

    `is_name`: its first word is somebody's name, whatever verb it looks like.
    """
    clause = _first_clause(pieces)
    if not clause:
        return False
    if not is_name and _opens_clause(clause):
        return False
    words = _words()
    for place, piece in enumerate(clause[1:], start=1):
        if piece.form in words.subordinates:
            return not _has_predicate(clause[:place])
        if piece.is_word and _is_verb_behind(piece, place, clause):
            return False
    return not _has_predicate(clause)


def _first_clause(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the words and numbers up to the first mark that ends a clause."""
    clause: list[Piece] = []
    for piece in pieces:
        if piece.form in _ENDS and clause:
            break
        if piece.is_word or piece.form[0].isdigit():
            clause.append(piece)
    return clause


def _opens_clause(clause: Sequence[Piece]) -> bool:
    """Tell whether the first word makes a clause: a verb, "we", "there is", "did not"."""
    words, forms = _words(), tuple(piece.form for piece in clause)
    if any(forms[: len(phrase)] == phrase for phrase in words.no_more):
        return False
    if without_and(forms[0], words.clauses) in words.clauses:
        return True
    return clause[0].is_word and _may_be_verb(clause[0])


def _may_be_verb(piece: Piece) -> bool:
    """Tell whether a first word may be a verb: I wrote it, we work, it took."""
    known = leaning_words()
    bare, raw = piece.form, piece.raw
    if bare in telling_words().numbers or bare.startswith(ARTICLE) or raw.endswith(_NO_VERB):
        return False
    if is_verb(bare):
        return True
    if is_verbal_noun(raw) or bare in known.lead or bare in known.no_verb or bare in known.forward:
        return False
    stem = next((bare.removesuffix(end) for end in _OBJECTS if bare.endswith(end)), bare)
    if any(one.endswith(_DID) and len(one) > _VERB_LETTERS for one in (bare, stem)):
        return True
    will = raw.removeprefix(_AND).removeprefix(_WILL)
    return will.startswith(_DOES) and len(will) >= _DOES_LETTERS


def _is_verb_behind(piece: Piece, place: int, clause: Sequence[Piece]) -> bool:
    """Tell whether a later word is a verb: listed, of the future, or right behind its subject."""
    rest = piece.raw.removeprefix(_WILL)
    is_future = rest != piece.raw and rest.startswith(_DOES) and len(rest) >= _DOES_LETTERS
    is_next = place == 1 and clause[0].form.startswith(ARTICLE)
    is_present = is_next and piece.raw.startswith(_DOES[:2]) and len(piece.raw) >= _DOES_LETTERS
    return is_verb(piece.form) or is_future or (is_present and not is_verbal_noun(piece.raw))


def _has_predicate(clause: Sequence[Piece]) -> bool:
    """Tell whether a noun with the article has a predicate: the situation is dire."""
    if len(clause) < _WHOLE or not clause[0].form.startswith(ARTICLE):
        return False
    last, before = clause[-1], clause[-2]
    return not last.form.startswith(ARTICLE) and before.form not in leaning_words().prepositions


@cache
def _words() -> _Words:
    data = read_list("turns")
    clauses, subordinates = (folded_forms(data[name]) for name in ("clauses", "subordinates"))
    return _Words(clauses, subordinates | RELATIVE, folded_phrases(data["no_more"]))
