"""Titles before a name, and which of that name a ruler is: الملك عبدالله الثاني, King Abdullah II.

In: the folded words of one name. Out: the English title, or the Roman numeral, of the word at one
place. Tells an ordinal from a family name or an adjective by what stands around it.
"""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.arabic.letters import fold_text
from sitegen.romanising.listing import listed

_ARTICLE = "ال"
_SERVANT = "عبد"
# Behind the ordinal, or before it and an "and": لويس السادس عشر, يوحنا الثالث والعشرون.
_TEN = "عشر"
_TWENTY = frozenset({"والعشرون", "والعشرين"})
# A father's name may follow the numeral: عبدالله الثاني بن الحسين.
_SON = frozenset({"بن", "ابن"})
# Words of a ruler's own name: John Paul, Abd al-Rahman.
_MOST_NAMES = 2
# Months: كانون الثاني is January, ربيع الأول and جمادى الأولى are of the Islamic year.
_MONTHS = frozenset(map(fold_text, ("كانون", "تشرين", "ربيع", "جمادى")))


def title(words: Sequence[str], at: int) -> str:
    """Return the title that a word is: nothing but titles before it, and a name after; or ""."""
    titles = listed().titles
    if at + 1 < len(words) and all(word in titles for word in words[:at]):
        return titles.get(words[at], "")
    return ""


def regnal_number(words: Sequence[str], at: int) -> tuple[str, int]:
    """Return a ruler's Roman numeral and its number of words: VI for السادس; "" and 0 for none."""
    ordinal = listed().ordinals.get(words[at], "")
    if not ordinal or not _is_ruler(words[:at]):
        return "", 0
    after = words[at + 1] if at + 1 < len(words) else ""
    tens = "X" if after == _TEN else "XX" if after in _TWENTY else ""
    taken = 2 if tens else 1
    behind = words[at + taken : at + taken + 1]
    if behind and behind[0] not in _SON:
        return "", 0
    return tens + ordinal, taken


def _is_ruler(before: Sequence[str]) -> bool:
    """Tell whether these words are titles, or none, and a given name that is no place or noun."""
    lists = listed()
    names = list(before)
    while names and names[0] in lists.titles:
        del names[0]
    if names[:1] == [_SERVANT]:
        return len(names) == _MOST_NAMES
    return 0 < len(names) <= _MOST_NAMES and not any(
        (name.startswith(_ARTICLE) and name not in lists.whole)
        or name in lists.places
        or name in lists.before
        or name in lists.particles
        or name in _MONTHS
        for name in names
    )
