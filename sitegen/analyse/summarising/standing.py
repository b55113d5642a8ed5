"""Judges by its opening whether a sentence can stand alone: would a reader miss who is meant?

In: one sentence with the names in it. Out: why it leans, and what shows it; None where it stands or
the opening leaves it open.
"""

from __future__ import annotations

from dataclasses import dataclass

from sitegen.analyse.quoting.marks import MARKS
from sitegen.analyse.summarising.forms import (
    is_governed_form,
    is_owned,
    is_verb,
)
from sitegen.analyse.summarising.lives import misses_its_subject
from sitegen.analyse.summarising.openings import (
    RELATIVE,
    behind_joints,
    leaning_words,
    phrase_at,
    without_and,
)
from sitegen.analyse.summarising.references import find_reference
from sitegen.analyse.summarising.subjects import Subjects
from sitegen.arabic.letters import fold_text
from sitegen.arabic.reporting_words import report_words
from sitegen.arabic.telling_words import root_of
from sitegen.arabic.tokens import ARTICLE
from sitegen.model import LeanKind

# What is pointed at, or whose it is, stands elsewhere where so few words come before.
_POINTING_REACH = 6
_OWNED_REACH = 5
# "At his return to the city," so many words at most stand before the clause.
_FRAME_REACH = 12
# Fewer words in marks at the opening are a name.
_SPEECH = 4
_COMMAS = frozenset("\u060c,;\u061b")
_TANWIN = "\u064b"
# "With" before a noun that begins with alef: no name does.
_WITH = "بإ"
# A verb before its subject is singular: a plural one has none.
_PLURAL = (fold_text("ون"), fold_text("وا"))
_WAS = frozenset(map(fold_text, ("كان", "كانت", "كانوا")))
# "What", "who".
_WHAT = frozenset(("ما", "من"))
# "But that he", before a verb that is somebody's.
_BUT = frozenset(map(fold_text, ("إلا", "غير", "بيد")))
# "The participants" and the like, which "it" behind them cannot mean.
_MEN = fold_text("ون")
# The verb that is spelt like "between" reports before "that".
_BETWEEN = "بين"
_THAT_IT = fold_text("أنه")
_T_MARBUTA = "\u0629"
# Adjectives that say which one is meant end so (the American), and before "of the" others do.
_OF_A_COUNTRY = tuple(map(fold_text, ("ي", "ية")))
_OF = "ل"


@dataclass(frozen=True, slots=True)
class Shown:
    """That a sentence leans, why, and how many characters of it show that; `noun` is what is meant.

    With `skips` the nearest sentence says it that does not lean itself, else the one before.
    """

    kind: LeanKind
    end: int
    noun: str = ""
    skips: bool = False


class Opened(Subjects):
    """The opening of one sentence, with who is named in it and what the title names."""

    def shown(self) -> Shown | None:
        """Tell why the sentence leans, None if it stands."""
        if not self.pieces:
            return None
        if self.pieces[0].raw in MARKS:
            behind = self._behind_quote()
            if behind is not None:
                return self._quoted(behind)
        at = behind_joints(self.pieces)
        if at == len(self.pieces) or any(one.form[:1].isdigit() for one in self.pieces[:at]):
            return None
        end = phrase_at(self.pieces, at, leaning_words().results)
        if end > at:
            return Shown("joint", self.pieces[end - 1].end)
        return (
            self._pointing(at)
            or self._pronoun(at)
            or self._spoken(at)
            or self._unsaid(at)
            or self._framed(at)
            or self._referring(at)
        )

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
        if len(rest.split()) == 1 and not after.names:
            return Shown("speaker", len(self.text), skips=True)
        shown = after._spoken(0)
        return Shown("speaker", offset + shown.end, shown.noun, shown.skips) if shown else None

    def _pointing(self, at: int) -> Shown | None:
        """Judge words like "this" at the opening, or right behind "said that"."""
        reports = report_words()["that"]
        early = min(len(self.pieces), at + _POINTING_REACH)
        last = len(self.pieces) if self.is_report(at) else early
        for place in range(at, last):
            piece = self.pieces[place]
            if piece.form in _COMMAS:
                early = min(early, place)
            is_said = place > at and self.pieces[place - 1].form in reports
            if (place < early or is_said) and self._points(place, at):
                noun = self.form(place + 1)
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
        following = self.form(place + 1)
        return following not in words.times and following not in RELATIVE

    def _pronoun(self, at: int) -> Shown | None:
        """Judge pronouns among the first words, behind verbs and particles alone."""
        words = leaning_words()
        first = without_and(self.pieces[at].form, words.pronouns)
        if first in words.pronouns:
            return Shown("pronoun", self.pieces[at].end, skips=True)
        is_forward = without_and(first, words.forward) in words.forward
        if is_forward and self.is_named_later(at):
            return None
        for place in range(at, min(len(self.pieces), at + _OWNED_REACH)):
            piece = self.pieces[place]
            if self.name_at(piece) is not None:
                return None
            if not piece.is_word:
                if place == at or not piece.form[0].isdigit():
                    return None
                continue
            if piece.form in words.lone_pronouns and self._asks_for(place):
                return None
            if piece.form in words.lone_pronouns or self._is_but_he(place):
                return Shown("pronoun", piece.end, skips=True)
            if is_owned(piece.form, piece.raw):
                return Shown("pronoun", piece.end, skips=True)
            if place > at and self.form(place - 1)[:1].isdigit():
                # What is counted is what a pronoun behind it means: "14 people met their death".
                return None
            if not self._may_precede(place, is_first=place == at, is_forward=is_forward):
                is_first = place == at
                behind = self._of_another(place + 1, is_first=False) if is_first else None
                return self._of_another(place, is_first=is_first) or behind
        return None

    def _of_another(self, at: int, *, is_first: bool) -> Shown | None:
        """Judge a pronoun right behind a noun that it cannot mean: "players of its", "those in it".

        The first noun of a pair has no article, so "his" behind it is somebody else's.
        """
        if at + 1 >= len(self.pieces):
            return None
        noun, piece = self.pieces[at].form, self.pieces[at + 1]
        is_definite = noun.startswith(ARTICLE)
        is_his = is_first and not is_definite and is_owned(piece.form, piece.raw)
        words = leaning_words()
        is_it = is_definite and noun.endswith(_MEN) and piece.form in words.of_it
        is_it = is_it or (noun in words.quantities and piece.form in words.of_them)
        if self.name_at(piece) is None and (is_his or is_it):
            return Shown("pronoun", piece.end, skips=True)
        return None

    def _may_precede(self, place: int, *, is_first: bool, is_forward: bool) -> bool:
        """Tell whether a word is none that a pronoun behind it could mean."""
        piece, words = self.pieces[place], leaning_words()
        if is_first:
            is_lead = is_forward or without_and(piece.form, words.lead) in words.lead
            return is_lead or is_verb(piece.form) or self.is_verb_by_what_follows(place)
        return piece.form in words.lead or is_verb(piece.form) or self.is_behind_not(place)

    def _asks_for(self, place: int) -> bool:
        """Tell whether a pronoun only goes with "what is" or "who are": what follows is meant."""
        return place > 0 and without_and(self.pieces[place - 1].form, _WHAT) in _WHAT

    def _is_but_he(self, place: int) -> bool:
        """Tell whether "but that he" stands here; "but that it is possible" is nobody's."""
        if place == 0 or without_and(self.pieces[place - 1].form, _BUT) not in _BUT:
            return False
        form, following = self.form(place), self.form(place + 1)
        words = leaning_words()
        if form != _THAT_IT:
            return form in words.pronouns
        return following not in words.nobodys and not following.startswith(ARTICLE)

    def _spoken(self, at: int) -> Shown | None:
        """Judge reporting words whose speaker is not named, or by what he is alone."""
        words, reports = leaning_words(), report_words()
        piece = self.pieces[at]
        if without_and(piece.form, reports["participle"]) in reports["participle"]:
            return Shown("speaker", piece.end, skips=True)
        if without_and(piece.form, words.according) in words.according:
            return self._alone(at + 1, words.nouns)
        is_shown = (
            without_and(piece.form, {_BETWEEN}) == _BETWEEN and self.form(at + 1) in reports["that"]
        )
        if piece.form in words.own_waw or not (is_shown or self.is_report(at)):
            return None
        if self.form(at + 1)[:1].isdigit():
            return None
        if self.is_without_subject(at + 1) or self.is_deed(at + 1):
            return (
                None
                if self.is_named_later(at, report=True)
                else Shown(
                    "speaker", self.pieces[min(at + 1, len(self.pieces) - 1)].end, skips=True
                )
            )
        return self._alone(at + 1, words.nouns)

    def _alone(self, at: int, nouns: frozenset[str]) -> Shown | None:
        """Judge a noun with the article and nothing that says which: the spokesman, the report."""
        form = self.form(at)
        if form not in nouns or form in self.known.surnames or self.is_named_at(at):
            return None
        is_thing = form in leaning_words().things
        if is_thing and not self.known.title.isdisjoint(
            (form.removeprefix(ARTICLE), root_of(form))
        ):
            return None
        if self.is_named_behind(at) or (
            self.form(at + 1) and self._says_which(at + 1, is_thing=is_thing)
        ):
            return None
        return Shown("speaker", self.pieces[at].end, noun=form)

    def _says_which(self, at: int, *, is_thing: bool) -> bool:
        """Tell whether what follows a noun says which one it is: an adjective, a name."""
        piece, words = self.pieces[at], leaning_words()
        if piece.form in words.behind_alone or not piece.is_word:
            return False
        if piece.form.startswith(ARTICLE):
            is_kind = is_thing or piece.form.endswith(_OF_A_COUNTRY) or piece.form in words.ranks
            return is_kind or self.form(at + 1).startswith(_OF) or self.is_near_name(at)
        if (
            piece.form.startswith(words.attached)
            or is_verb(piece.form)
            or is_governed_form(piece.form)
            or piece.raw.endswith(_TANWIN)
            or piece.raw.startswith(_WITH)
        ):
            return False
        if is_thing:
            return self.name_at(piece) is not None
        is_object = piece.raw.endswith(_T_MARBUTA) and piece.form not in words.men
        return self.is_near_name(at) or not is_object

    def _unsaid(self, at: int) -> Shown | None:
        """Judge other verbs whose subject is not said: "and lies at a height of 500 km"."""
        words = leaning_words()
        place = at
        while without_and(self.form(place), words.leads_to_verb) in words.leads_to_verb:
            place += 1
        is_past = any(without_and(one.form, _WAS) in _WAS for one in self.pieces[at:place])
        if place >= len(self.pieces) or not self.pieces[place].is_word:
            return None
        # An article without a title may well be about the thing.
        nouns = words.nouns if self.known.title else words.persons
        piece = self.pieces[place]
        alone = self._alone(place, nouns if place > at else words.persons)
        alone = alone or self._alone(place + 1, nouns)
        if alone is not None:
            return alone
        is_when = any(one.form in words.times_when for one in self.pieces[at:place])
        misses = None if is_when else misses_its_subject(self, place)
        if misses is not None:
            return Shown("pronoun", piece.end, skips=True) if misses else None
        is_sure = is_verb(piece.form) or self.is_behind_not(place)
        if not (is_sure or self.is_verb_by_what_follows(place)):
            return None
        is_many = (
            piece.form.endswith(_PLURAL) and without_and(piece.form, words.own) not in words.own
        )
        is_open = without_and(piece.form, words.impersonal) in words.impersonal and not is_past
        if is_open or not (is_many or self.misses_subject(place)):
            return None
        if not is_many and (self.is_named_later(place) or self.has_late_subject(place + 1)):
            return None
        return Shown("pronoun", piece.end, skips=True)

    def _referring(self, at: int) -> Shown | None:
        """Judge words inside that point back: welcomed the step, Egypt depends on it."""
        found = find_reference(self, at)
        if found is None:
            return None
        return Shown("pronoun", self.pieces[found.at].end, found.noun, skips=not found.noun)

    def _framed(self, at: int) -> Shown | None:
        """Judge the clause behind "when asked about that," and the like."""
        words = leaning_words()
        if without_and(self.pieces[at].form, words.frame_openers) not in words.frame_openers:
            return None
        for place in range(at + 1, min(len(self.pieces) - 1, at + _FRAME_REACH)):
            piece = self.pieces[place]
            if self.name_at(piece) is not None:
                return None
            if piece.form in _COMMAS:
                return self._spoken(place + 1) or self._unsaid(place + 1)
        return None
