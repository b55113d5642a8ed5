"""Tells of the opening of a sentence whether the subject of a verb stands there, and who is named.

In: one sentence with the names in it, and what a reader knows. Out: answers for `standing`, which
judges by them. A word's place is its index among the first words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.analyse.summarising.forms import (
    cannot_be_subject,
    is_governed_form,
    is_verb,
    is_verbal_noun,
    may_be_verb,
)
from sitegen.analyse.summarising.openings import Piece, leaning_words, opening, without_and
from sitegen.arabic.letters import fold_text
from sitegen.arabic.reporting_words import report_words
from sitegen.arabic.tokens import ARTICLE
from sitegen.model import Mention

# A subject that comes late is named within so many characters.
_SUBJECT_REACH = 90
# Behind "the former president" his name stands among so many words.
_NAME_REACH = 3
# What is counted stands so many words behind its number: "3 thousand civilians".
_COUNTED_REACH = 3
_COMMAS = frozenset("\u060c,;\u061b")
_TANWIN = "\u064b"
# "Thousands" begins so, and folded looks as if it had the article.
_LONG_ALEF = "\u0622"
# "With" before a noun that begins with alef: no name does.
_WITH = "بإ"
# "Has", "did not", "will not": a verb follows.
_NOT_YET = frozenset(map(fold_text, ("قد", "لم", "لن")))
# A verb of the present with "he" as its subject begins so.
_HE = "ي"
# Who is named so may be the subject that comes late; a nationality is none.
_NAMED = ("name", "short", "nominal")


@dataclass(frozen=True, slots=True)
class Known:
    """What a reader knows: the title's words and their roots, and the last names of people."""

    title: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()


class Subjects:
    """The first words of one sentence, with who is named in it, to be asked for subjects."""

    def __init__(self, text: str, start: int, mentions: Sequence[Mention], known: Known) -> None:
        self.text = text
        self.pieces = opening(text)
        self.known = known
        self.names = [
            (mention.start - start, mention.end - start, mention)
            for mention in mentions
            if mention.kind in _NAMED
        ]

    def form(self, at: int) -> str:
        """Return a word folded, "" behind the last."""
        return self.pieces[at].form if at < len(self.pieces) else ""

    def name_at(self, piece: Piece) -> Mention | None:
        """Return the name that a word belongs to, None if to none."""
        return next(
            (mention for start, end, mention in self.names if start <= piece.start < end), None
        )

    def is_named_at(self, at: int) -> bool:
        """Tell whether a name or a longer office begins at a word."""
        piece = self.pieces[at]
        name = self.name_at(piece)
        return name is not None and name.kind != "nominal"

    def is_near_name(self, at: int) -> bool:
        """Tell whether a name begins at a word or right behind it."""
        near = self.pieces[at : at + _NAME_REACH]
        return any(self.name_at(piece) is not None for piece in near)

    def is_named_behind(self, at: int) -> bool:
        """Tell whether somebody's name follows before "that": the analyst at the bank, N.N."""
        that = report_words()["that"]
        end = self.pieces[at].end
        said = next((one.start for one in self.pieces[at + 1 :] if one.form in that), 0)
        return any(
            end <= start < said and mention.type == "person" and mention.kind != "nominal"
            for start, _, mention in self.names
        )

    def is_named_later(self, at: int, *, report: bool = False) -> bool:
        """Tell whether a person or body is named behind a word, as a late subject may be."""
        begin = self.pieces[at].end
        that = report_words()["that"]
        limit = begin + _SUBJECT_REACH
        if report:
            said = next((p.start for p in self.pieces[at + 1 :] if p.form in that), limit)
            limit = min(limit, said)
        return any(
            begin <= start < limit
            and mention.type != "place"
            and mention.kind != "nominal"
            and not self.is_governed(start)
            for start, _, mention in self.names
        )

    def is_governed(self, offset: int) -> bool:
        """Tell whether "with", "to the agency" or the like stands right before a name."""
        before = [piece.form for piece in self.pieces if piece.is_word and piece.end <= offset]
        return bool(before) and (
            before[-1] in leaning_words().prepositions or before[-1] in report_words()["boundary"]
        )

    def is_report(self, at: int) -> bool:
        """Tell whether a word is a verb that reports speech."""
        verbs = leaning_words().verbs
        return without_and(self.pieces[at].form, verbs) in verbs

    def is_verb_by_what_follows(self, place: int) -> bool:
        """Tell whether a word that begins a clause is a verb: no subject follows, or a number."""
        piece, words = self.pieces[place], leaning_words()
        if place + 1 >= len(self.pieces) or self.name_at(piece) is not None:
            return False
        following = self.pieces[place + 1]
        if not following.is_word:
            return following.form[0].isdigit() and may_be_verb(piece.form, piece.raw, weak=True)
        is_copula = following.form in words.copulas
        return (
            not is_copula
            and may_be_verb(piece.form, piece.raw)
            and self.is_without_subject(place + 1)
        )

    def is_behind_not(self, place: int) -> bool:
        """Tell whether "has" or "did not" stands before a word: it is a verb then."""
        return place > 0 and without_and(self.pieces[place - 1].form, _NOT_YET) in _NOT_YET

    def is_without_subject(self, at: int) -> bool:
        """Tell whether what follows a verb is no subject."""
        form = self.form(at)
        words = leaning_words()
        if not form or not self.pieces[at].is_word:
            return True
        return (
            form in words.no_subject
            or without_and(form, words.pronouns) in words.pronouns
            or (is_governed_form(form) and self.name_at(self.pieces[at]) is None)
            or self.pieces[at].raw.endswith(_TANWIN)
            or self.pieces[at].raw.startswith(_WITH)
        )

    def misses_subject(self, place: int) -> bool:
        """Tell whether what follows a verb is no subject of it: nothing, a verb, another gender."""
        if self._counts_people(place + 1):
            return False
        if self.is_without_subject(place + 1):
            return True
        verb, piece = self.pieces[place], self.pieces[place + 1]
        if self.name_at(piece) is not None:
            return False
        words = leaning_words()
        goes_on = piece.form.startswith(_HE) and is_verb(piece.form)
        is_time = (piece.form[0].isdigit() or piece.form in words.men) and self.form(
            place + 2
        ) in words.spans
        became = without_and(verb.form, words.being) in words.being
        if goes_on or is_time or (became and piece.form in words.frames):
            return True
        return cannot_be_subject(verb.form, piece.form, piece.raw)

    def _counts_people(self, at: int) -> bool:
        """Tell whether a number in digits stands here with people behind it: 14 people."""
        if not self.form(at)[:1].isdigit():
            return False
        counted = leaning_words().counted
        return any(self.form(place) in counted for place in range(at + 1, at + 1 + _COUNTED_REACH))

    def is_deed(self, at: int) -> bool:
        """Tell whether a word is what somebody does, who alone could report: a decline, a delay."""
        piece = self.pieces[at]
        return self.name_at(piece) is None and is_verbal_noun(piece.raw)

    def has_late_subject(self, at: int) -> bool:
        """Tell whether a subject may stand behind "in the" and the like: 20 countries, a body."""
        words = leaning_words()
        place = at
        while place < len(self.pieces):
            piece = self.pieces[place]
            if piece.form in _COMMAS or piece.form in report_words()["that"]:
                return False
            governed = piece.form in words.prepositions or piece.form.startswith(words.attached)
            if governed and piece.form in words.prepositions:
                place += 1
            elif not governed and place > at:
                before = self.pieces[place - 1]
                is_named = before.form.startswith(ARTICLE) or self.name_at(before) is not None
                is_definite = piece.form.startswith(ARTICLE) and piece.raw[0] != _LONG_ALEF
                if is_named and not is_definite and not is_verb(piece.form):
                    return piece.is_word or piece.form[0].isdigit()
            place += 1
        return False
