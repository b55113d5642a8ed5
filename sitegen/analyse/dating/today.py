"""Tells where اليوم is no day: "nowadays", "a day" of a rate, a newspaper's name.

In goes a line of tokens with the place of the word; out comes whether it surely means another
thing than the article's day. Where that is not sure, it is a day: news says "today" all the time.
"""

from __future__ import annotations

from sitegen.analyse.dating.pieces import Line
from sitegen.analyse.dating.tense import is_verb, opens_statement, tells_what_happens
from sitegen.arabic.tokens import ARTICLE

_OPENING = frozenset({'"', "\u00ab", "\u201c", "("})
_CLOSING = frozenset({'"', "\u00bb", "\u201d", ")"})
_JOINING = frozenset({"و", "ف"})
# The longest name with اليوم, in words before it: "أخبار الخليج اليوم".
_NAME_WORDS = 2
# Between "put off" and "to today" stands hardly more than who or what was.
_PUT_OFF_REACH = 8


def is_no_day(line: Line, start: int, end: int) -> bool:
    """Tell whether the phrase is the word اليوم alone, and means no day here."""
    if end - start != 1 or line.named(start, "today") is None:
        return False
    return (
        line.named(start - 1, "per_day") is not None
        or line.named(start - 1, "ever_after") is not None
        or _is_of_our_time(line, start)
        or _is_until_now(line, start)
        or _is_nowadays(line, start)
        or _is_name_of_medium(line, start)
    )


def _is_until_now(line: Line, at: int) -> bool:
    """Tell "up to the present" (إلى اليوم), unless something was put off to the day."""
    if line.named(at - 1, "to") is None:
        return False
    words = range(max(at - _PUT_OFF_REACH, 0), at)
    return not any(line.named(word, "put_off") is not None for word in words)


def _is_nowadays(line: Line, at: int) -> bool:
    """Tell what is so in our time: التي نعرفها اليوم, ما هو عليه اليوم, في عالم الأعمال اليوم."""
    before = at - 1
    if line.named(before, "our_world") is not None:
        return True
    if line.named(before, "upon_it") is not None:
        return line.named(before - 1, "that_which") is not None
    if line.named(before - 1, "world") is not None:
        return line.named(before - 2, "into_world") is not None
    if line.named(before, "among_them") is not None:
        before -= 1
    return line.named(before, "state") is not None


def _is_of_our_time(line: Line, at: int) -> bool:
    """Tell who or what lives nowadays: at the start of a clause without a verb beside.

    العالم اليوم, المسلمون الصينيون اليوم; but يحتفل العالم اليوم, العالم اليوم يحتفل is news.
    """
    for length in range(1, _NAME_WORDS + 1):
        first = at - length
        if line.named(first, "of_our_time") is None:
            continue
        before = line.form(first - 1)
        opens = not before[:1].isalnum() or before in _JOINING or opens_statement(before)
        is_noun = all(form.startswith(ARTICLE) for form in line.forms[first:at])
        if opens and is_noun:
            return not tells_what_happens(line.form(at + 1))
    return False


def _is_name_of_medium(line: Line, at: int) -> bool:
    """Tell the name of a medium: «إسرائيل اليوم», صحيفة المغرب اليوم.

    After a verb (ذكرت صحيفة هآرتس اليوم) or "to" the word says when, unless the name is known to
    hold it.
    """
    if line.form(at + 1) in _CLOSING and _is_quoted_name(line, at):
        return True
    name = at - 1
    is_open = line.form(name - 1) in _OPENING
    medium = name - 1 - is_open
    if line.form(name) in _CLOSING or line.named(medium, "medium") is None:
        return False
    if line.named(name, "medium_name") is not None:
        return True
    return not is_verb(line.form(medium - 1)) and line.named(medium - 1, "told_to") is None


def _is_quoted_name(line: Line, at: int) -> bool:
    """Tell whether marks hold a word or two and اليوم, and no verb: no one's words."""
    for length in range(1, _NAME_WORDS + 1):
        if line.form(at - length - 1) in _OPENING:
            return not any(is_verb(form) for form in line.forms[at - length : at])
    return False
