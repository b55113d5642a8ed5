"""What a doubt says to people: what is to be checked, the words concerned, and why.

In: a doubt, and the catalogue of a language. Out: the same plain words for pages, the terminal and
colleagues' files, and data for programs. Messages are written in English; a catalogue without
entries leaves them so.
"""

from __future__ import annotations

import re
from gettext import NullTranslations
from typing import Final

from sitegen.model import Doubt, DoubtKind

ENGLISH: Final = NullTranslations()
# How a doubt's detail parts the words of the Arabic from those of the English.
ARROW: Final = "\N{RIGHTWARDS ARROW}"
# How the detail of a name has its English and then its Arabic: "Damas (دمشق)".
NAME: Final = re.compile(r"(?P<english>.*\S) \((?P<arabic>[^()]+)\)")


def what(kind: DoubtKind, words: NullTranslations = ENGLISH) -> str:
    """Name what is to be checked, in a word or two."""
    names: dict[DoubtKind, str] = {
        "number": words.pgettext("to check", "number"),
        "name": words.pgettext("to check", "name missing"),
        "negation": words.pgettext("to check", "negation"),
        "loop": words.pgettext("to check", "repetition"),
        "untranslated": words.pgettext("to check", "words left untranslated"),
        "length": words.pgettext("to check", "length"),
        "truncated": words.pgettext("to check", "missing end"),
        "score": words.pgettext("to check", "uncertain wording"),
    }
    return names[kind]


def concerned(doubt: Doubt) -> tuple[str, ...]:
    """Return the words that a doubt is about: none, one side's, or the Arabic and the English.

    A name has its English first, the one that is missing.
    """
    name = NAME.fullmatch(doubt.detail) if doubt.kind == "name" else None
    if name:
        return name["english"], name["arabic"]
    return tuple(side for side in _sides(doubt) if side)


def why(doubt: Doubt, words: NullTranslations = ENGLISH) -> str:
    """Say in a sentence why it is to be checked."""
    before, after = _sides(doubt)
    if doubt.more:
        said = words.ngettext(
            "There is %(count)s more of this kind.",
            "There are %(count)s more of this kind.",
            doubt.more,
        )
        return said % {"count": doubt.more}
    if doubt.kind == "number" and doubt.detail:
        return _why_number(bool(before), bool(after), words)
    reasons: dict[DoubtKind, str] = {
        "number": words.gettext("A number may differ from the Arabic."),
        "name": words.gettext("The English lacks this name as the editors spell it."),
        "negation": words.gettext("One of the two languages says “not”, and the other may not."),
        "loop": words.gettext("The English repeats words that the Arabic does not repeat."),
        "untranslated": words.gettext("Part of the sentence was not put into English."),
        "length": words.gettext("The English is far shorter or longer than is usual."),
        "truncated": words.gettext("The English may end before the Arabic does."),
        "score": words.gettext("The program was itself less sure of this sentence than of most."),
    }
    reason = reasons[doubt.kind]
    if doubt.kind == "length" and before.isdecimal() and after.isdecimal():
        reason += " " + words.gettext("The figures count the words of both.")
    return reason


def in_words(doubt: Doubt) -> str:
    """Say it all in one line of plain English: "number (150): The English seems to lack …"."""
    name, about = what(doubt.kind), concerned(doubt)
    if not about:
        return f"{name}: {why(doubt)}"
    if doubt.kind == "name":
        return f"{name}: {doubt.detail}. {why(doubt)}"
    return f"{name} ({f' {ARROW} '.join(about)}): {why(doubt)}"


def doubt_data(doubt: Doubt) -> dict[str, str | int]:
    """Return a doubt as JSON-ready data; `more`: how many of its kind are not listed."""
    more: dict[str, str | int] = {"more": doubt.more} if doubt.more else {}
    return {"kind": doubt.kind, "detail": doubt.detail} | more


def _sides(doubt: Doubt) -> tuple[str, str]:
    """Return the words of both sides, Arabic first; without an arrow there is but one side."""
    before, _, after = doubt.detail.partition(ARROW)
    return before.strip(), after.strip()


def _why_number(arabic: bool, english: bool, words: NullTranslations) -> str:
    if arabic and english:
        return words.gettext("A number of the Arabic seems to read otherwise in English.")
    if arabic:
        return words.gettext("The English seems to lack this number of the Arabic.")
    return words.gettext("The Arabic seems to lack this number of the English.")
