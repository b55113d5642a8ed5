"""Tells where words of a time are part of a name: the Sunday Times, Russia Today, 6 October City.

In goes a phrase in its line; out comes whether it is one. What is only likely a time is none: a
link that is wrong is worse than one that is missing.
"""

from __future__ import annotations

from sitegen.english_dates.line import Line
from sitegen.english_dates.phrases import Phrase


def in_name(line: Line, phrase: Phrase) -> bool:
    """Tell whether a phrase is the name of something, or a part of one."""
    first, after = phrase.start, phrase.end
    goes_on = _follows(line, after)
    if goes_on and line.has("named", after):
        return True
    if after - first > 1:
        return False
    form, is_behind = line.form(first), _follows(line, first)
    if form in line.words.weekdays:
        is_titled = is_behind and line.form(first - 1) == "the" and goes_on
        is_named = is_behind and line.has("naming", first - 1)
        return is_named or (is_titled and line.is_capital(after))
    # Written large within a sentence, behind a name: Egypt Today.
    is_deictic = any(words == (form,) for words, _ in line.words.deictic)
    return is_deictic and is_behind and line.is_capital(first) and line.is_capital(first - 1)


def _follows(line: Line, at: int) -> bool:
    """Tell whether the word at a position stands right behind another."""
    return 0 < at < len(line.tokens) and line.tokens[at].joined
