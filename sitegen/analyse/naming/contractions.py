"""Tells where "to" and the article before a name are one: in للمنظمة the article has no alef.

In go a text, its mentions and the names of whom they mean; out come the same mentions, each with
the letters before its span that cannot be parted from it; the ل of a bare name (للبنان) can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from sitegen.analyse.naming.demonyms import begins_demonym
from sitegen.arabic.letters import MARKS, fold_text, is_letter
from sitegen.model import Mention

_TO = "ل"
_CONJUNCTIONS = "وف"
# Whom a mention means, by all names that are known.
NamesOf = Callable[[Mention], Iterable[str]]


def with_contractions(
    text: str, mentions: Iterable[Mention], names_of: NamesOf
) -> tuple[Mention, ...]:
    """Return the mentions of NFC text with their `before`."""
    return tuple(
        replace(mention, before=size) if (size := _before(text, mention, names_of)) else mention
        for mention in mentions
    )


def _before(text: str, mention: Mention, names_of: NamesOf) -> int:
    """Return how many characters before the span are its preposition and a part of its article."""
    first = _to_before(text, mention.start)
    if first is None:
        return 0
    if not mention.text.startswith(_TO):
        # The name has no article of its own: للناتو is ل, ال and ناتو.
        first = _to_before(text, first)
    elif _begins_itself(mention, names_of):
        return 0
    if first is None or _is_inside_word(text, first):
        return 0
    return mention.start - first


def _to_before(text: str, at: int) -> int | None:
    """Return where a ل stands that only its marks part from this place."""
    while at and text[at - 1] in MARKS:
        at -= 1
    return at - 1 if at and text[at - 1] == _TO else None


def _begins_itself(mention: Mention, names_of: NamesOf) -> bool:
    """Tell whether the ل that a span begins with is the name's own, not what is left of ال."""
    if mention.kind == "nominal":
        return False
    folded = fold_text(mention.text).split()[0]
    if mention.kind == "demonym":
        return begins_demonym(folded)
    return any(fold_text(name).startswith(folded) for name in names_of(mention))


def _is_inside_word(text: str, at: int) -> bool:
    """Tell whether more than a conjunction stands before this place in the same word."""
    before = at
    while before and (is_letter(text[before - 1]) or text[before - 1] in MARKS):
        before -= 1
    attached = "".join(letter for letter in text[before:at] if letter not in MARKS)
    return attached not in ("", *_CONJUNCTIONS)
