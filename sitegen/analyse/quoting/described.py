"""Tells which words of a verb's subject can be somebody who speaks, and where they end.

In go the subject's words, no known name among them; out come the words that name a speaker: people
and bodies by their head word or article, or a name that nobody has found. Other words are refused.
"""

from __future__ import annotations

from functools import cache

from sitegen.analyse.naming.titles import office_words
from sitegen.arabic.letters import fold_text
from sitegen.arabic.reporting_words import report_words
from sitegen.arabic.tokens import ARTICLE
from sitegen.tagging.lexicon import facts

# After a definite head, words with one of these go on with it (قائد القوات بالمنطقة, المتحدث باسم).
_DEFINITE = tuple(map(fold_text, ("ال", "بال", "لل", "وال", "باسم")))
_T_MARBUTA = fold_text("ة")
_MARKS = "\u0640.:\u060c,()[]"
# A name has no more words than its given names and a surname.
_LONGEST_NAME = 4
# The lexicon counts in half powers of ten: words seen so often are ordinary ones, ...
_ORDINARY = 8
# ... unless they are as frequent in names (كريم).
_MOSTLY_NAME = 4


def speaker_words(words: str) -> str | None:
    """Return the words that name a speaker, from the first one on; None where they name nobody.

    A definite head takes along definite words and a name alone: what follows them is no part of
    the subject.
    """
    parts = words.split()
    forms = [fold_text(part).strip(_MARKS) for part in parts]
    if not forms or not forms[0]:
        return None
    if forms[0] in report_words()["this"]:
        return speaker_words(" ".join(parts[1:])) if is_this_thing(forms) else None
    if forms[0].startswith(ARTICLE):
        return " ".join(parts[: _definite_run(forms)])
    return words if is_human(forms[0]) or _is_lost_name(forms) else None


def is_this_thing(forms: list[str]) -> bool:
    """Tell "this organisation", "this plan" from "this man", who is the last speaker once more."""
    words = report_words()
    things = words["body"] | words["paper"]
    return len(forms) > 1 and forms[0] in words["this"] and forms[1] in things


def _definite_run(forms: list[str]) -> int:
    """Count the folded words from a head on that belong to it: definite ones, or of a name."""
    ends = (at for at, form in enumerate(forms) if at and not _goes_on(form))
    return next(ends, len(forms))


def _goes_on(form: str) -> bool:
    offices = office_words()
    if is_human(form) or form in offices.inside or form in offices.links:
        return True
    return form.startswith(_DEFINITE) or (not _is_ordinary(form) and _may_be_name(form))


def is_human(form: str) -> bool:
    """Tell whether a folded word, with or without the article, is a person, a body or a paper."""
    return form.removeprefix(ARTICLE) in _human()


@cache
def _human() -> frozenset[str]:
    words, offices = report_words(), office_words()
    found = words["human"] | words["body"] | words["paper"] | words["voice"] | words["honorific"]
    found |= offices.holders | offices.deputies | offices.bodies
    return found | {form + _T_MARBUTA for form in words["human"]}


def _is_lost_name(forms: list[str]) -> bool:
    """Tell whether words look like a name: none ordinary, and one at least known or sounding so."""
    if len(forms) > _LONGEST_NAME:
        return False
    return not any(map(_is_ordinary, forms)) and any(map(_may_be_name, forms))


def _is_ordinary(form: str) -> bool:
    known = facts(form)
    return known.common >= _ORDINARY and known.person < _MOSTLY_NAME


def _may_be_name(form: str) -> bool:
    """Tell whether a word is part of a known name, sounds like one, or is in no list at all."""
    known = facts(form)
    return known.person >= 0 or known.sound >= 0 or known.common < 0
