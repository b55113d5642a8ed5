"""Tells whether two words that report speech can have one subject.

In: folded forms. Out: the gender that a reporting word gives to its subject, by which the verbs of
one speaker agree.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

from sitegen.arabic.letters import fold_text
from sitegen.arabic.reporting_words import report_words

Gender = Literal["masculine", "feminine"]

_T = fold_text("ت")
_Y = fold_text("ي")
_ALEF = fold_text("ا")
_T_MARBUTA = fold_text("ة")
_HER = fold_text("ها")
# What a weak verb's last letter is before its feminine ending takes its place: دعا, نفى.
_WEAK = ("", _ALEF, _Y)
# The past and present plural, the dual, "their": they leave the gender open.
_MANY = tuple(map(fold_text, ("وا", "ون", "تا")))
_THEIR = fold_text("هم")


@cache
def gender(form: str) -> Gender | None:
    """Tell the gender of a listed reporting word's subject from its folded form, None if unsaid.

    A form like تابع is masculine: the first letter is its own.
    """
    words = report_words()
    verbs = words["verb"] | words["placed"] | words["relay"]
    is_many = form.endswith(_MANY) or (form.endswith(_ALEF) and form[:-1] in verbs)
    if is_many or (form in words["saying"] and form.endswith(_THEIR)):
        return None
    if form in words["saying"]:
        is_feminine = form.endswith(_HER)
    elif form in words["participle"]:
        is_feminine = form.endswith(_T_MARBUTA)
    else:
        is_past = form.endswith(_T) and any(form[:-1] + weak in verbs for weak in _WEAK)
        is_feminine = is_past or (form.startswith(_T) and _Y + form[1:] in verbs)
    return "feminine" if is_feminine else "masculine"


def can_agree(first: Gender | None, second: Gender | None) -> bool:
    """Tell whether two verbs may have the same subject: not where one is a man's, one a woman's."""
    return first is None or second is None or first == second
