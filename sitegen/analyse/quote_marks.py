"""Finds the stretches of text that stand between quotation marks.

In goes text; out come spans without the marks, outermost only. Marks may be “ ”, « », or straight
and used for both ends. A mark turned the wrong way still opens where a word begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_STRAIGHT = '"'
_OPENING = {"\u201c": "curly", "\u201e": "curly", "\u00ab": "angle", _STRAIGHT: "straight"}
_CLOSING = {"\u201d": "curly", "\u00bb": "angle", _STRAIGHT: "straight"}
MARKS = frozenset({*_OPENING, *_CLOSING})
# After these a mark opens; a letter before it may be a clitic (بال"معتدية").
_BEFORE_OPENING = frozenset(" \t\u00a0\n([{:\u060c,\u0640-")
_SPACES = " \t\u00a0\n"
_TRAILING = frozenset(" \t\u00a0.,\u060c;\u061b!?\u061f\u2026:()[]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words between two marks; `closed` is False where the text never closes them."""

    start: int
    end: int
    closed: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    kind: str
    opens: bool


def find_quoted(text: str) -> tuple[Quoted, ...]:
    """Find quoted stretches in text order, none inside another; offsets in code points.

    A quote left open ends at its paragraph's end, or in the next paragraph where a closing mark of
    the same kind comes there before another opening one.
    """
    marks = _marks(text)
    found: list[Quoted] = []
    at = 0
    while at < len(marks):
        if not marks[at].opens:
            at += 1
            continue
        quoted, at = _close(text, marks, at)
        start, end = _trimmed(text, quoted.start, quoted.end)
        if start < end:
            found.append(Quoted(start, end, quoted.closed))
    return tuple(found)


def _marks(text: str) -> list[_Mark]:
    """Tell for every mark whether it opens or closes, from what is open and what is around it."""
    marks: list[_Mark] = []
    depth = dict.fromkeys(("curly", "angle", "straight"), 0)
    for at, character in enumerate(text):
        if character == "\n":
            # A straight mark after the end of a paragraph begins anew.
            depth["straight"] = 0
        if character not in MARKS:
            continue
        kind = _OPENING.get(character) or _CLOSING[character]
        opens = _opens(text, at, character, depth[kind])
        depth[kind] = max(depth[kind] + (1 if opens else -1), 0)
        marks.append(_Mark(at, kind, opens))
    return marks


def _opens(text: str, at: int, character: str, depth: int) -> bool:
    before = text[at - 1] if at else "\n"
    after = text[at + 1] if at + 1 < len(text) else "\n"
    before_word = after not in _SPACES and after not in _TRAILING
    if character != _STRAIGHT and character in _OPENING:
        # Typed in place of a closing mark: “…“.
        return depth == 0 or (before_word and before in _BEFORE_OPENING)
    if character == _STRAIGHT and depth == 0:
        return before_word or before in _BEFORE_OPENING
    if character == _STRAIGHT:
        return before_word and before in _BEFORE_OPENING
    # Between two spaces it opens what is not open yet: » كلام «.
    return depth == 0 and (before_word or (before in _SPACES and after in _SPACES))


def _close(text: str, marks: Sequence[_Mark], opening: int) -> tuple[Quoted, int]:
    """Find where a quote ends, and the position of the next mark to look at."""
    mark = marks[opening]
    start = mark.at + 1
    depth, last_close = 1, -1
    paragraph_end = _paragraph_end(text, start)
    at = opening + 1
    while at < len(marks) and marks[at].at < paragraph_end:
        if marks[at].kind == mark.kind:
            depth += 1 if marks[at].opens else -1
            if not marks[at].opens:
                last_close = at
            if depth == 0:
                return Quoted(start, marks[at].at, True), at + 1
        at += 1
    if last_close > 0 and _only_trailing(text, marks[last_close].at + 1, paragraph_end):
        return Quoted(start, marks[last_close].at, True), at
    beyond = _paragraph_end(text, paragraph_end + 1)
    later = next((n for n in range(at, len(marks)) if marks[n].kind == mark.kind), None)
    if later is not None and not marks[later].opens and marks[later].at < beyond:
        return Quoted(start, marks[later].at, True), later + 1
    return Quoted(start, paragraph_end, False), at


def _paragraph_end(text: str, start: int) -> int:
    """Return the end of the paragraph; blank lines belong to the gap before the next one."""
    while start < len(text) and text[start] == "\n":
        start += 1
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _only_trailing(text: str, start: int, end: int) -> bool:
    return all(character in _TRAILING for character in text[start:end])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _SPACES:
        start += 1
    while start < end and text[end - 1] in _SPACES:
        end -= 1
    return start, end
