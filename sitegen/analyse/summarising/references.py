"""Finds words inside an opening that point back though the sentence begins as whole ones do.

In: the opening of one sentence. Out: up to which word it shows that, and the noun that is meant:
"the ministry welcomed the step", "Egypt depends on it", "the spokesman in its name".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sitegen.analyse.summarising.forms import is_verb, is_verbal_noun, may_be_verb
from sitegen.analyse.summarising.openings import Piece, leaning_words
from sitegen.analyse.summarising.subjects import Subjects
from sitegen.arabic.letters import fold_text
from sitegen.arabic.reporting_words import report_words
from sitegen.arabic.telling_words import root_of
from sitegen.arabic.tokens import ARTICLE

# What was done, welcomed without a word of what it is.
_DEEDS = frozenset(map(fold_text, ("الخطوة", "القرار", "الحكم", "الإعلان", "الإجراء", "النبأ")))
_WITH, _ON, _AND = "ب", fold_text("على"), "و"
# A verb of the present begins so, and has so many letters.
_PRESENT, _PRESENT_LETTERS = ("ي", "ت"), 4
# What somebody welcomes stands so near the verb, and his voice.
_DEED_REACH, _VOICE_REACH = 9, 4


class Reference(NamedTuple):
    """A word that points back: its place among the first words, the noun that it means or ""."""

    at: int
    noun: str = ""


def find_reference(opened: Subjects, at: int) -> Reference | None:
    """Return the word that points back in a sentence that opens with a verb, None if none does."""
    pieces = opened.pieces
    if at >= len(pieces) or not pieces[at].is_word or opened.name_at(pieces[at]) is not None:
        return None
    if is_verb(pieces[at].form):
        return _voice(opened, at) or _complement(opened, at) or _deed(opened, at)
    return _complement(opened, at) if _is_present(pieces[at]) else None


def _is_present(piece: Piece) -> bool:
    """Tell whether a word that no list has looks like a verb of the present: it depends."""
    form = piece.form.removeprefix(_AND) if len(piece.form) > _PRESENT_LETTERS else piece.form
    looks = form.startswith(_PRESENT) and len(form) >= _PRESENT_LETTERS
    return looks and may_be_verb(piece.form, piece.raw) and not is_verbal_noun(piece.raw)


def _voice(opened: Subjects, at: int) -> Reference | None:
    """Find "the spokesman in its name" where nothing before says whose."""
    voices, persons = report_words()["voice_his"], leaning_words().persons
    for place in range(at + 1, min(len(opened.pieces), at + _VOICE_REACH)):
        piece = opened.pieces[place]
        if piece.form in voices and opened.form(at + 1) in persons:
            return Reference(place)
        if not piece.is_word or opened.name_at(piece) is not None:
            return None
    return None


def _complement(opened: Subjects, at: int) -> Reference | None:
    """Find "Egypt depends on it": right behind its verb the subject is never "it"."""
    place = at + 1
    if place >= len(opened.pieces):
        return None
    subject = opened.name_at(opened.pieces[place])
    if subject is None and not opened.form(place).startswith(ARTICLE):
        return None
    place += 1
    while subject and place < len(opened.pieces):
        if opened.name_at(opened.pieces[place]) is not subject:
            break
        place += 1
    return Reference(place) if opened.form(place) in leaning_words().of_it else None


def _deed(opened: Subjects, at: int) -> Reference | None:
    """Find "welcomed the step" where no word says which, nor one before it in the sentence."""
    pieces = opened.pieces
    for place in range(at + 1, min(len(pieces), at + _DEED_REACH)):
        if not pieces[place].is_word:
            return None
        noun = _governed(pieces, place)
        if noun not in _DEEDS or _is_told(opened, place):
            continue
        root = root_of(noun)
        is_known = any(root_of(one.form) == root for one in pieces[at:place])
        return None if is_known else Reference(place, noun)
    return None


def _governed(pieces: Sequence[Piece], place: int) -> str:
    """Return a noun behind "with" or "on", without that, else ""."""
    form = pieces[place].form
    if pieces[place - 1].form == _ON:
        return form
    return form[1:] if form.startswith(_WITH + ARTICLE) else ""


def _is_told(opened: Subjects, place: int) -> bool:
    """Tell whether the words behind a noun say which one it is."""
    if place + 1 >= len(opened.pieces):
        return False
    following = opened.pieces[place + 1]
    words = leaning_words()
    if not following.is_word or following.form in words.behind_alone:
        return False
    return not (following.form.startswith(_AND) or is_verb(following.form))
