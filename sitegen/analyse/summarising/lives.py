"""Tells whether a verb of somebody's life has no subject: "born in 1950 in a village near Hama".

In: the opening of one sentence and a verb's place there. Out: whether all that follows the verb in
its clause is when, where, what or how. What may be a subject is taken for one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sitegen.analyse.summarising.forms import is_governed_form, is_verb
from sitegen.analyse.summarising.openings import Piece, leaning_words, without_and
from sitegen.analyse.summarising.subjects import Subjects
from sitegen.arabic.calendar import month_names
from sitegen.arabic.letters import fold_text
from sitegen.arabic.reporting_words import report_words
from sitegen.arabic.tokens import ARTICLE
from sitegen.arabic.word_lists import folded_forms, read_list

_AND, _SHE, _WEAK, _LONG_ALEF = "و", "ت", "ى", "\u0622"
# The ending of an object or of what somebody was ("worked as an editor"); plurals that end alike
# have a ya before it.
_ACCUSATIVE, _PLURAL = fold_text("ا"), fold_text("ايا")
_SHORTEST_ACCUSATIVE = 4
# A number of as many digits is a year.
_YEAR_DIGITS = 4
# "12 Rabi", and the letter behind a year that says of which calendar it is.
_ERA_LETTERS = 1


@dataclass(frozen=True, slots=True)
class LifeWords:
    """The packaged list, folded, verbs in both genders."""

    verbs: frozenset[str]
    leaving: frozenset[str]
    quantities: frozenset[str]
    studying: frozenset[str]
    studies: frozenset[str]
    holding: frozenset[str]
    held: frozenset[str]
    frames: frozenset[str]
    ends: frozenset[str]


def misses_its_subject(opened: Subjects, place: int) -> bool | None:
    """Tell whether a verb of somebody's life at a place has no subject in its clause.

    None where another word stands there, or what follows it may be its subject or its object.
    """
    words = _words()
    verb = without_and(opened.form(place), words.verbs)
    if verb not in words.verbs or place + 1 >= len(opened.pieces):
        return None
    if opened.name_at(opened.pieces[place]) is not None:
        return None
    piece = opened.pieces[place + 1]
    if _is_object(opened, piece, verb):
        return True
    if _is_frame(opened, place + 1):
        return not _has_subject(opened, place + 1)
    # So many people, or things, did it.
    return False if piece.form[0].isdigit() else None


def _is_object(opened: Subjects, piece: Piece, verb: str) -> bool:
    """Tell whether the word behind a verb is surely what was studied, left, held or become."""
    words = _words()
    if not piece.is_word:
        return piece.form[0].isdigit() and verb in words.leaving
    return opened.name_at(piece) is None and (
        _is_accusative(piece)
        or (verb in words.studying and piece.form in words.studies)
        or (verb in words.holding and piece.form in words.held)
        or (verb in words.leaving and piece.form in words.quantities)
    )


def _is_accusative(piece: Piece) -> bool:
    form = piece.form
    return (
        len(form) >= _SHORTEST_ACCUSATIVE
        and form.endswith(_ACCUSATIVE)
        and not form.endswith(_PLURAL)
        and not _is_definite(piece)
    )


def _is_frame(opened: Subjects, at: int) -> bool:
    """Tell whether a word opens a phrase of time or place, or one with a preposition."""
    piece, words = opened.pieces[at], leaning_words()
    if opened.form(at + 1) in words.spans:
        return True
    if not piece.is_word:
        return _is_year(piece) or opened.form(at + 1) in _months()
    if len(piece.form) == _ERA_LETTERS or piece.form in _months():
        return True
    is_joined = is_governed_form(piece.form) and opened.name_at(piece) is None
    return piece.form in words.prepositions | _words().frames or is_joined


def _is_year(piece: Piece) -> bool:
    return piece.form.isdigit() and len(piece.form) == _YEAR_DIGITS


def _has_subject(opened: Subjects, at: int) -> bool:
    """Tell whether a noun that nothing governs may stand among the phrases behind a verb."""
    words, frames = leaning_words(), _words().frames
    # Whether the noun before is complete, so that another one is not a part of it.
    is_closed = False
    while at < len(opened.pieces):
        piece = opened.pieces[at]
        name = opened.name_at(piece)
        if not piece.is_word and not piece.form[0].isdigit():
            return False
        if _ends_clause(opened, at):
            return False
        if _is_somebody(opened, at) or (is_closed and _is_many(opened, at)):
            return True
        if piece.form in words.prepositions:
            # Its noun is governed, but what follows that may be a part of it.
            at += 1
            is_closed = at < len(opened.pieces) and _closes(opened, at)
        elif _is_frame(opened, at):
            is_closed = _is_year(piece)
        elif _is_accusative(piece) and name is None:
            is_closed = True
        elif is_closed and not _is_definite(piece):
            if not _goes_on(opened, at):
                return True
        elif not piece.is_word and opened.form(at - 1) not in frames:
            return True
        else:
            is_closed = is_closed or _closes(opened, at)
        at += 1
    return False


def _is_somebody(opened: Subjects, at: int) -> bool:
    """Tell whether somebody stands here by what he is and his name, whom nothing governs."""
    if opened.pieces[at].form not in leaning_words().persons or at + 1 >= len(opened.pieces):
        return False
    name = opened.name_at(opened.pieces[at + 1])
    return name is not None and name.type == "person"


def _is_many(opened: Subjects, at: int) -> bool:
    """Tell whether a number of people or things stands here, and no time that something took."""
    following = opened.form(at + 1)
    return opened.form(at) in _words().quantities and following not in leaning_words().spans


def _ends_clause(opened: Subjects, at: int) -> bool:
    form = opened.form(at)
    if form.startswith(_AND) and (is_verb(form[1:]) or form[1:] in _words().verbs):
        return True
    ends = _words().ends
    return without_and(form, ends) in ends or form in report_words()["that"]


def _closes(opened: Subjects, at: int) -> bool:
    """Tell whether no genitive can follow a word: it has the article, or is a name."""
    piece = opened.pieces[at]
    if piece.form in leaning_words().persons:
        return False
    return _is_definite(piece) or opened.name_at(piece) is not None


def _is_definite(piece: Piece) -> bool:
    """Tell whether a word has the article; آلاف has none, though it is folded to look so."""
    return piece.form.startswith(ARTICLE) and not piece.raw.startswith(_LONG_ALEF)


def _goes_on(opened: Subjects, at: int) -> bool:
    """Tell whether a word goes on with the one before: the rest of a name, "and" another one."""
    piece, before = opened.pieces[at], opened.pieces[at - 1]
    name = opened.name_at(piece)
    if name is not None and name is opened.name_at(before):
        return True
    return piece.form.startswith(_AND)


@cache
def _months() -> frozenset[str]:
    """Return the first words of the names of months."""
    return frozenset(name[0] for name in month_names().numbers)


@cache
def _words() -> LifeWords:
    data = read_list("lives")
    for name in ("verbs", "leaving", "studying", "holding"):
        data[name] += [form.removesuffix(_WEAK) + _SHE for form in data[name]]
    return LifeWords(**{name: folded_forms(forms) for name, forms in data.items()})
