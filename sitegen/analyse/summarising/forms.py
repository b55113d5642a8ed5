"""Tells from a word's form what it may be at the opening of a sentence: a verb, something owned.

In: a word as written and folded, at times the one before it. Out: yes or no, each remembered. A
likeness by endings, patterns and closed lists, no grammar.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sitegen.analyse.dating.tense import is_verb as is_listed_verb
from sitegen.analyse.dating.tense import tells_what_happens
from sitegen.analyse.summarising.openings import leaning_words, without_and
from sitegen.arabic.letters import fold_text
from sitegen.arabic.reporting_words import report_words
from sitegen.arabic.tokens import ARTICLE

# More different words than an archive of some thousand articles has at the front of sentences.
_REMEMBERED = 1 << 16
# A word and a pronoun behind it have so many letters together; shorter ones are words of their own.
_OWNED_LETTERS, _HIS_LETTERS = 5, 4
_THEIRS = ("ها", "هم", "هما")
_HIM, _T_MARBUTA = "ه", "\u0629"
_TANWIN = "\u064b"
# Joined to other words they are "with" and "for", unless they are the word's own letter.
_PARTICLES = "بل"
_SHORTEST_GOVERNED = 4
# A word that is no verb at the opening though it has no article: an adverb, a plural, a noun.
_NO_VERB_ENDINGS = ("ا", "ات", "ء", "ين", "ون", "ان", "ئ")
_SHORTEST_VERB = 3
# A verb of four letters with a plain alef tells the reader what to do: احرص على.
_DO = ("ا", "إ")
_DO_LETTERS = 4
# A verb of the present has the gender of its subject in its first letter.
_HE, _SHE = "ي", "ت"
# The patterns of verbal nouns that are never plurals, as written: تأجيل, استخدام, انهيار, إعلان.
_VERBAL_NOUN = re.compile("ت..ي.|است..ا.|ا.ت.ا.|ان..ا.|إ..ا.")
# "They", "the two" and "we" at the end of a verb: no noun follows that could have another gender.
_OF_MANY = ("وا", "ون", "تا", "نا")
_THEY = "وا"
_AND, _WILL = "و", "س"


@lru_cache(maxsize=_REMEMBERED)
def is_verb(form: str) -> bool:
    """Tell whether a folded word is a verb for sure, wherever it stands at an opening."""
    words = leaning_words()
    reports = report_words()["verb"]
    return (
        is_listed_verb(form)
        or (form.endswith(_THEY) and tells_what_happens(form))
        or without_and(form, words.impersonal) in words.impersonal
        or without_and(form, words.present) in words.present
        or without_and(form, reports) in reports
    )


@lru_cache(maxsize=_REMEMBERED)
def may_be_verb(form: str, raw: str, *, weak: bool = False) -> bool:
    """Tell whether a word that begins a clause may be a verb, listed or not; `weak` like نجا too.

    Before a preposition it is one then: no sentence begins with an indefinite noun.
    """
    words = leaning_words()
    bare = form.removeprefix(_AND) if len(form) > _SHORTEST_VERB else form
    if len(bare) < _SHORTEST_VERB or raw.endswith((_T_MARBUTA, _TANWIN)):
        return False
    if bare.startswith(ARTICLE) or (bare.endswith(_NO_VERB_ENDINGS) and not weak):
        return False
    if raw.removeprefix(_AND).startswith(_DO) and len(bare) == _DO_LETTERS:
        return False
    return not any({form, bare} & known for known in (words.no_verb, words.lead, words.forward))


@lru_cache(maxsize=_REMEMBERED)
def is_owned(form: str, raw: str) -> bool:
    """Tell whether a word has a pronoun behind it: his joy, it was estimated."""
    words = leaning_words()
    form = without_and(form, words.possessed | words.own)
    if form in words.own or form.startswith(ARTICLE):
        return False
    if form in words.possessed:
        return True
    if raw.endswith(_T_MARBUTA):
        return False
    if len(form) >= _OWNED_LETTERS and form.endswith(_THEIRS):
        return True
    return len(form) >= _HIS_LETTERS and form.endswith(_HIM)


@lru_cache(maxsize=_REMEMBERED)
def is_governed_form(form: str) -> bool:
    """Tell whether a word has a preposition joined to it: "with the end", "for a part"."""
    if form.startswith(leaning_words().attached):
        return True
    is_joined = form[:1] in _PARTICLES and len(form) >= _SHORTEST_GOVERNED
    return is_joined and not form.startswith(leaning_words().own_particle)


@lru_cache(maxsize=_REMEMBERED)
def cannot_be_subject(verb: str, form: str, raw: str) -> bool:
    """Tell whether a noun right behind a verb has another gender, and so is no subject of it.

    "He criticised the pitch" and "she ruled out sending": who did it is not said. A word with the
    ending of women is a man's or men's now and then (قادة); those are listed.
    """
    bare = verb.removeprefix(_AND) if is_listed_verb(verb.removeprefix(_AND)) else verb
    if bare.endswith(_OF_MANY):
        return False
    bare = bare.removeprefix(_WILL)
    if bare.endswith(_SHE) or bare.startswith(_SHE):
        return is_verbal_noun(raw)
    is_his = is_listed_verb(bare) or bare.startswith(_HE)
    is_feminine = raw.endswith(_T_MARBUTA) and not raw.endswith(_TANWIN)
    return is_his and is_feminine and form.removeprefix(ARTICLE) not in leaning_words().men


def is_verbal_noun(raw: str) -> bool:
    """Tell whether a word as written is by its pattern what somebody does: تأجيل, استمرار.

    What reports itself is not: a report, an organisation.
    """
    return (
        _VERBAL_NOUN.fullmatch(raw) is not None and fold_text(raw) not in leaning_words().speaking
    )
