"""Reads how a sentence opens: its first words, folded, behind the joints that do no harm.

In: a sentence's text. Out: its first words and marks with offsets into it, and the word lists by
which `leaning` judges them. Nothing is judged here.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from sitegen.arabic.letters import MARKS, fold_text
from sitegen.arabic.reporting_words import report_words
from sitegen.arabic.word_lists import folded_forms, folded_phrases, read_list

# What shows that a sentence leans stands within so many words and marks.
_REACH = 18
_NUMBER, _MARK = r"(?P<number>\d[\d.,٫٬]*)", r"[^\s\w]"
_PIECE = re.compile(rf"{_NUMBER}|(?P<word>[^\W\d_]+)|{_MARK}")
# Most texts have no tashkeel, and reading it takes twice as long.
_TASHKEEL = re.compile(f"[{MARKS}]")
_PIECE_WITH_TASHKEEL = re.compile(rf"{_NUMBER}|(?P<word>[^\W\d_](?:[^\W\d_]|[{MARKS}])*)|{_MARK}")
_CONJUNCTIONS = "وف"
_PARTICLES = "بلك"
# More different words than an archive of some thousand articles has at the front of sentences.
_REMEMBERED = 1 << 16
HAS = fold_text("قد")
# What begins so says which one is meant.
RELATIVE = frozenset(map(fold_text, ("الذي", "التي", "الذين")))
# Prepositions joined to the article: with the, for the, like the.
_ATTACHED = tuple(map(fold_text, ("بال", "لل", "كال")))
_T_MARBUTA = fold_text("ة")


class Piece(NamedTuple):
    """A word, number or mark at the front of a sentence; `form` is folded, `raw` as written."""

    start: int
    end: int
    form: str
    raw: str
    is_word: bool


@dataclass(frozen=True, slots=True)
class LeaningWords:
    """The packaged list, folded; `joints` and `results` are phrases, word by word.

    `pointing_at` are the words like "this" with particles as well; `lone_pronouns` are no "that he"
    as well. `lead` may stand before a pronoun at the opening, `behind_alone` behind a noun that
    nothing says which one it is, `no_subject` behind a verb. `verbs` report speech.
    Behind `frame_openers` a clause of its own follows, behind `leads_to_verb` a verb; what is
    `nobodys` is done by nobody. Words that begin as `own_particle` have no particle there.
    """

    joints: frozenset[tuple[str, ...]]
    results: frozenset[tuple[str, ...]]
    longest: int
    pronouns: frozenset[str]
    pointing: frozenset[str]
    pointing_at: frozenset[str]
    times: frozenset[str]
    own: frozenset[str]
    forward: frozenset[str]
    possessed: frozenset[str]
    persons: frozenset[str]
    things: frozenset[str]
    according: frozenset[str]
    prepositions: frozenset[str]
    impersonal: frozenset[str]
    present: frozenset[str]
    frames: frozenset[str]
    own_waw: frozenset[str]
    no_verb: frozenset[str]
    men: frozenset[str]
    before_verb: frozenset[str]
    times_when: frozenset[str]
    same: frozenset[str]
    copulas: frozenset[str]
    speaking: frozenset[str]
    quantities: frozenset[str]
    of_them: frozenset[str]
    spans: frozenset[str]
    counted: frozenset[str]
    being: frozenset[str]
    of_it: frozenset[str]
    ranks: frozenset[str]
    attached: tuple[str, ...]
    own_particle: tuple[str, ...]
    nouns: frozenset[str]
    leads_to_verb: frozenset[str]
    frame_openers: frozenset[str]
    nobodys: frozenset[str]
    lone_pronouns: frozenset[str]
    lead: frozenset[str]
    verbs: frozenset[str]
    behind_alone: frozenset[str]
    no_subject: frozenset[str]


@cache
def leaning_words() -> LeaningWords:
    """Load the packaged list."""
    data = read_list("leaning")
    joints, results = (folded_phrases(data.pop(name)) for name in ("joints", "results"))
    folded = {name: folded_forms(forms) for name, forms in data.items()}
    own_particle = tuple(sorted(folded.pop("own_particle")))
    return LeaningWords(
        joints=joints,
        results=results,
        longest=max(map(len, joints | results)),
        attached=_ATTACHED,
        own_particle=own_particle,
        **_with_unions(folded),
    )


def _with_unions(lists: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return the lists of the package with those that are put together from several of them."""
    folded = dict(lists)
    folded["persons"] |= {form + _T_MARBUTA for form in folded["persons"]}
    folded["pointing_at"] = folded["pointing"] | {
        particle + form for particle in _PARTICLES for form in folded["pointing"]
    }
    reports = report_words()
    folded["verbs"] = reports["verb"] | reports["placed"]
    folded["lone_pronouns"] = folded["pronouns"] - reports["that"]
    folded["lead"] = (
        folded["frames"] | folded["prepositions"] | reports["that"]
        | folded["before_verb"] | folded["times_when"]
    )  # fmt: skip
    folded["behind_alone"] = (
        reports["that"] | reports["boundary"] | folded["prepositions"] | folded["pronouns"]
        | folded["same"] | {HAS}
    ) - RELATIVE  # fmt: skip
    folded["no_subject"] = (
        reports["that"] | reports["listener"] | reports["participle"]
        | folded["prepositions"] | folded["pointing"]
    )  # fmt: skip
    folded["nouns"] = folded["persons"] | folded["things"]
    folded["leads_to_verb"] = folded["before_verb"] | folded["times_when"]
    folded["frame_openers"] = folded["forward"] | folded["times_when"]
    folded["nobodys"] = folded["impersonal"] | folded["prepositions"] | folded["before_verb"]
    return folded


def opening(text: str) -> list[Piece]:
    """Return the first words, numbers and marks of a sentence; vowel signs alone are none."""
    pattern = _PIECE_WITH_TASHKEEL if _TASHKEEL.search(text) else _PIECE
    return [
        Piece(*match.span(), form, match[0], match.lastgroup == "word")
        for match in islice(pattern.finditer(text), _REACH)
        if (form := _folded(match[0]))
    ]


@lru_cache(maxsize=_REMEMBERED)
def _folded(word: str) -> str:
    return fold_text(word)


def without_and(form: str, known: Container[str]) -> str:
    """Return a form, without its leading "and" or "so" where what is left is known."""
    if form not in known and form[:1] in _CONJUNCTIONS and form[1:] in known:
        return form[1:]
    return form


def phrase_at(pieces: Sequence[Piece], at: int, phrases: frozenset[tuple[str, ...]]) -> int:
    """Return where the longest of the phrases ends that begins here, else `at`."""
    forms = [piece.form for piece in pieces[at : at + leaning_words().longest]]
    for size in range(len(forms), 0, -1):
        first = forms[0]
        for head in (first, first[1:] if first[:1] in _CONJUNCTIONS else first):
            if (head, *forms[1:size]) in phrases:
                return at + size
    return at


def behind_joints(pieces: Sequence[Piece]) -> int:
    """Return where the opening goes on behind joints and marks."""
    joints = leaning_words().joints
    at = 0
    while at < len(pieces):
        end = phrase_at(pieces, at, joints)
        if end == at and pieces[at].is_word:
            break
        at = max(end, at + 1)
    return at
