"""Judges by its opening whether a sentence can stand alone: would a reader miss who is meant?

In: one sentence with the names in it. Out: why it leans, and what shows it; None where it stands or
the opening leaves it open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitegen.analyse.dating.tense import is_verb
from sitegen.analyse.quoting.marks import MARKS
from sitegen.analyse.quoting.reporting_words import report_words
from sitegen.analyse.summarising.openings import (
    HAS,
    Piece,
    behind_joints,
    leaning_words,
    opening,
    phrase_at,
    without_and,
)
from sitegen.arabic.letters import fold_text
from sitegen.arabic.tokens import ARTICLE
from sitegen.model import LeanKind, Mention

# What is pointed at, or whose it is, stands elsewhere where so few words come before.
_POINTING_REACH = 6
_OWNED_REACH = 3
# "And said in a statement to the press that": words between a verb and what is said.
_SAID_REACH = 14
# A subject that comes late is named within so many characters.
_SUBJECT_REACH = 90
# Fewer words in marks at the opening are a name.
_SPEECH = 4
# A word and a pronoun behind it have so many letters together; shorter ones are words of their own.
_OWNED_LETTERS = 5
_THEIRS = ("ها", "هم", "هما")
_HIS = tuple(map(fold_text, ("ته", "اته", "ائه", "تيه")))
_T_MARBUTA = "\u0629"
_COMMAS = frozenset("\u060c,;\u061b")
_ATTACHED = tuple(map(fold_text, ("بال", "لل", "كال")))
_TANWIN = "\u064b"
# "With" before a noun that begins with alef: no name does.
_WITH = "بإ"
# A verb before its subject is singular: a plural one has none.
_PLURAL = (fold_text("ون"), fold_text("وا"))
_WAS = frozenset(map(fold_text, ("كان", "كانت", "كانوا")))
_RELATIVE = frozenset(map(fold_text, ("الذي", "التي", "الذين")))
# Who is named so may be the subject that comes late; a nationality is none.
_NAMED = ("name", "short", "nominal")


@dataclass(frozen=True, slots=True)
class Known:
    """What a reader knows from the article: the title's words, and the last names of people."""

    title: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Shown:
    """That a sentence leans, why, and how many characters of it show that; `noun` is what is meant.

    With `skips` the nearest sentence says it that does not lean itself, else the one before.
    """

    kind: LeanKind
    end: int
    noun: str = ""
    skips: bool = False


class Opened:
    """The opening of one sentence, with who is named in it and what the title names."""

    def __init__(self, text: str, start: int, mentions: Sequence[Mention], known: Known) -> None:
        self.text = text
        self.pieces = opening(text)
        self.known = known
        self.names = [
            (mention.start - start, mention.end - start, mention)
            for mention in mentions
            if mention.kind in _NAMED
        ]

    def shown(self) -> Shown | None:
        """Tell why the sentence leans, None if it stands."""
        if not self.pieces:
            return None
        if self.pieces[0].raw in MARKS:
            behind = self._behind_quote()
            if behind is not None:
                return self._quoted(behind)
        at = behind_joints(self.pieces)
        if at == len(self.pieces):
            return None
        end = phrase_at(self.pieces, at, leaning_words().results)
        if end > at:
            return Shown("joint", self.pieces[end - 1].end)
        return self._pointing(at) or self._pronoun(at) or self._spoken(at) or self._unsaid(at)

    def _behind_quote(self) -> int | None:
        """Return the offset behind the speech that the sentence opens with, None if it is none."""
        mark = self.text[0]
        closing = self.text.find({"«": "»", "“": "”"}.get(mark, mark), 1)
        end = len(self.text) if closing < 0 else closing
        return end + 1 if len(self.text[:end].split()) >= _SPEECH else None

    def _quoted(self, behind: int) -> Shown | None:
        """Judge a sentence that opens with speech: by who says it behind it."""
        rest = self.text[behind:].lstrip(" \u00a0،,.:؛!؟")
        if not rest:
            return Shown("speaker", len(self.text.split()[0]), skips=True)
        offset = len(self.text) - len(rest)
        names = [mention for start, _, mention in self.names if start >= offset]
        after = Opened(rest, 0, (), self.known)
        after.names = [
            (start - offset, end - offset, mention)
            for start, end, mention in self.names
            if mention in names
        ]
        if not after.pieces:
            return None
        shown = after._spoken(0)
        return Shown("speaker", offset + shown.end, shown.noun, shown.skips) if shown else None

    def _pointing(self, at: int) -> Shown | None:
        """Judge words like "this" at the opening, or right behind "said that"."""
        reports = report_words()["that"]
        early = min(len(self.pieces), at + _POINTING_REACH)
        last = len(self.pieces) if self._is_report(at) else early
        for place in range(at, last):
            piece = self.pieces[place]
            if piece.form in _COMMAS:
                early = min(early, place)
            is_said = place > at and self.pieces[place - 1].form in reports
            if (place < early or is_said) and self._points(place, at):
                noun = self._form(place + 1)
                is_thing = noun.startswith(ARTICLE)
                end = self.pieces[place + is_thing].end
                return Shown("pronoun", end, noun if is_thing else "", skips=is_thing)
            if is_said:
                break
        return None

    def _points(self, place: int, at: int) -> bool:
        """Tell whether a word points at something outside of its sentence that is no time.

        What is pointed at by "that which" and "and that by" stands in the sentence.
        """
        words = leaning_words()
        form = self.pieces[place].form
        bare = without_and(form, words.pointing_at)
        if bare not in words.pointing_at or (bare != form and place > at):
            return False
        following = self._form(place + 1)
        return following not in words.times and following not in _RELATIVE

    def _is_report(self, at: int) -> bool:
        verbs = leaning_words().verbs
        return without_and(self.pieces[at].form, verbs) in verbs

    def _pronoun(self, at: int) -> Shown | None:
        """Judge pronouns among the first words, behind verbs and particles alone."""
        words = leaning_words()
        first = without_and(self.pieces[at].form, words.pronouns)
        if first in words.pronouns:
            return Shown("pronoun", self.pieces[at].end, skips=True)
        is_forward = without_and(first, words.forward) in words.forward
        if is_forward and self._is_named_later(at):
            return None
        for place in range(at, min(len(self.pieces), at + _OWNED_REACH)):
            piece = self.pieces[place]
            if not piece.is_word or self._name_at(piece) is not None:
                return None
            if piece.form in words.lone_pronouns:
                return Shown("pronoun", piece.end, skips=True)
            if self._is_owned(piece):
                return Shown("pronoun", piece.end, skips=True)
            is_lead = piece.form in words.lead or (place == at and is_forward)
            if not is_lead and not self._is_verb(piece.form):
                return None
        return None

    def _is_owned(self, piece: Piece) -> bool:
        """Tell whether a word has a pronoun behind it: his joy, it was estimated."""
        words = leaning_words()
        form = without_and(piece.form, words.possessed | words.own)
        if form in words.own or form.startswith(ARTICLE):
            return False
        if form in words.possessed:
            return True
        if len(form) < _OWNED_LETTERS or piece.raw.endswith(_T_MARBUTA):
            return False
        return form.endswith(_THEIRS) or form.endswith(_HIS)

    def _spoken(self, at: int) -> Shown | None:
        """Judge reporting words whose speaker is not named, or by what he is alone."""
        words, reports = leaning_words(), report_words()
        piece = self.pieces[at]
        if without_and(piece.form, reports["participle"]) in reports["participle"]:
            return Shown("speaker", piece.end, skips=True)
        if without_and(piece.form, words.according) in words.according:
            return self._alone(at + 1, words.persons | words.things)
        if piece.form in words.own_waw or not self._is_report(at):
            return None
        if self._is_without_subject(at + 1):
            return (
                None
                if self._is_named_later(at, report=True)
                else Shown(
                    "speaker", self.pieces[min(at + 1, len(self.pieces) - 1)].end, skips=True
                )
            )
        return self._alone(at + 1, words.persons | words.things)

    def _alone(self, at: int, nouns: frozenset[str]) -> Shown | None:
        """Judge a noun with the article and nothing that says which: the spokesman, the report."""
        form = self._form(at)
        if form not in nouns or form in self.known.surnames or self._is_named_at(at):
            return None
        bare = form.removeprefix(ARTICLE)
        if form in leaning_words().things and bare in self.known.title:
            return None
        following = self._form(at + 1)
        is_alone = (
            not following
            or following in leaning_words().behind_alone
            or not self.pieces[at + 1].is_word
            or following.startswith(_ATTACHED)
            or self._is_verb(following)
            or self.pieces[at + 1].raw.endswith(_TANWIN)
            or self.pieces[at + 1].raw.startswith(_WITH)
        )
        return Shown("speaker", self.pieces[at].end, noun=form) if is_alone else None

    def _is_without_subject(self, at: int) -> bool:
        """Tell whether what follows a verb is no subject."""
        form = self._form(at)
        words = leaning_words()
        if not form or not self.pieces[at].is_word:
            return True
        return (
            form in words.no_subject
            or without_and(form, words.pronouns) in words.pronouns
            or form.startswith(_ATTACHED)
            or self.pieces[at].raw.endswith(_TANWIN)
        )

    def _unsaid(self, at: int) -> Shown | None:
        """Judge other verbs whose subject is not said: "and lies at a height of 500 km"."""
        words = leaning_words()
        is_past = without_and(self.pieces[at].form, _WAS) in _WAS
        place = at + is_past
        while self._form(place) == HAS:
            place += 1
        if place >= len(self.pieces) or not self.pieces[place].is_word:
            return None
        alone = self._alone(place + 1, words.persons)
        if alone is not None:
            return alone
        form = self.pieces[place].form
        is_after_has = place > 0 and without_and(self.pieces[place - 1].form, {HAS}) == HAS
        if not (is_after_has or self._is_verb(form)):
            return None
        is_many = form.endswith(_PLURAL) and without_and(form, words.own) not in words.own
        is_open = without_and(form, words.impersonal) in words.impersonal and not is_past
        if is_open or not (is_many or self._is_without_subject(place + 1)):
            return None
        if not is_many and (self._is_named_later(place) or self._has_late_subject(place + 1)):
            return None
        return Shown("pronoun", self.pieces[place].end, skips=True)

    def _has_late_subject(self, at: int) -> bool:
        """Tell whether a subject may stand behind "in the" and the like: 20 countries, a body."""
        words = leaning_words()
        place = at
        while place < len(self.pieces):
            piece = self.pieces[place]
            if piece.form in _COMMAS or piece.form in report_words()["that"]:
                return False
            governed = piece.form in words.prepositions or piece.form.startswith(_ATTACHED)
            if governed and piece.form in words.prepositions:
                place += 1
            elif not governed and place > at:
                before = self.pieces[place - 1]
                if before.form.startswith(ARTICLE) and not piece.form.startswith(ARTICLE):
                    return piece.is_word or piece.form[0].isdigit()
            place += 1
        return False

    def _is_verb(self, form: str) -> bool:
        words = leaning_words()
        reports = report_words()["verb"]
        return (
            is_verb(form)
            or without_and(form, words.impersonal) in words.impersonal
            or without_and(form, words.present) in words.present
            or without_and(form, reports) in reports
        )

    def _form(self, at: int) -> str:
        return self.pieces[at].form if at < len(self.pieces) else ""

    def _name_at(self, piece: Piece) -> Mention | None:
        return next(
            (mention for start, end, mention in self.names if start <= piece.start < end), None
        )

    def _is_named_at(self, at: int) -> bool:
        """Tell whether a name or a longer office begins at a word."""
        piece = self.pieces[at]
        name = self._name_at(piece)
        return name is not None and name.kind != "nominal"

    def _is_named_later(self, at: int, *, report: bool = False) -> bool:
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
            and not self._is_governed(start)
            for start, _, mention in self.names
        )

    def _is_governed(self, offset: int) -> bool:
        """Tell whether "with", "to the agency" or the like stands right before a name."""
        before = [piece.form for piece in self.pieces if piece.is_word and piece.end <= offset]
        return bool(before) and (
            before[-1] in leaning_words().prepositions or before[-1] in report_words()["boundary"]
        )
