"""Finds the stretches of text that stand between quotation marks.

In goes text; out come spans without the marks, outermost only. Marks may be “ ”, « », or straight
and used for both ends. A mark turned the wrong way still opens where a word begins, or where all of
its paragraph are; one with a space on either side closes what is open, else it opens.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_STRAIGHT = '"'
_OPENING = {"\u201c": "curly", "\u201e": "curly", "\u00ab": "angle", _STRAIGHT: "straight"}
_CLOSING = {"\u201d": "curly", "\u00bb": "angle", _STRAIGHT: "straight"}
MARKS = frozenset({*_OPENING, *_CLOSING})
_MARK = re.compile(f"[{''.join(sorted(MARKS))}]")
# After these a mark opens; a letter before it may be a clitic (بال"معتدية").
_BEFORE_OPENING = frozenset(" \t\u00a0\n([{:\u060c,\u0640-")
_SPACES = " \t\u00a0\n"
_TRAILING = frozenset(" \t\u00a0.,\u060c;\u061b!?\u061f\u2026:()[]")
# A mark before the end of a sentence that ends the paragraph: it opens nothing. Two dots may
# stand for words left out, and open what is quoted.
_LAST_OF_PARAGRAPH = re.compile(r"[ \t\u00a0]*[.,\u060c;\u061b!?\u061f\u2026]?[ \t\u00a0]*(?:\n|$)")
_NEXT = re.compile(r"[ \u00a0]*(.)")
# One stop after a mark that closes nothing: it opens nothing either. More are words left out.
_STOP = re.compile(r"[ \t\u00a0]*[.,\u060c;\u061b:!?\u061f)](?!\s*\.)")
# Speech printed whole goes over some paragraphs; over more, its closing mark was forgotten.
_MOST_PARAGRAPHS = 8
_PARAGRAPH_BREAK = re.compile(r"\n+")


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

    A quote left open at its paragraph's end goes on to a closing mark of the same kind in one of
    the next paragraphs where no other opening mark comes before it; else it ends there.
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
    last: dict[str, _Mark] = {}
    turned: frozenset[int] = frozenset()
    for match in _MARK.finditer(text):
        at, character = match.start(), match[0]
        kind = _OPENING.get(character) or _CLOSING[character]
        if depth[kind] and at not in turned and not _is_still_open(text, last[kind], at):
            depth[kind] = 0
        if depth[kind] == 0:
            turned = turned | _turned(text, at, kind)
        if _is_idle(text, at, character, depth[kind]) and at not in turned:
            continue
        opens = _opens(text, at, character, depth[kind])
        if at in turned:
            opens = character not in _OPENING
        depth[kind] = max(depth[kind] + (1 if opens else -1), 0)
        last[kind] = _Mark(at, kind, opens)
        marks.append(last[kind])
    return marks


def _turned(text: str, at: int, kind: str) -> frozenset[int]:
    """Return the marks of a kind from here to the paragraph's end where all stand » so «."""
    if kind == "straight" or text[at] in _OPENING or _STOP.match(text, at + 1):
        return frozenset()
    found = [
        match
        for match in _MARK.finditer(text, at, _paragraph_end(text, at))
        if kind in {_OPENING.get(match[0]), _CLOSING.get(match[0])}
    ]
    is_each = all((match[0] in _OPENING) == (n % 2 == 1) for n, match in enumerate(found))
    is_all = len(found) % 2 == 0 and is_each
    return frozenset(match.start() for match in found) if is_all else frozenset()


def _is_idle(text: str, at: int, character: str, depth: int) -> bool:
    """Tell whether a mark is a slip: the first of two with nothing between, or a lost end.

    After a lost end comes a stop, though nothing is open (… النار". كما قال).
    """
    if character not in _OPENING:
        return False
    following = _NEXT.match(text, at + 1)
    is_pair = following and _CLOSING.get(following[1]) == _OPENING[character]
    if is_pair and character != _STRAIGHT:
        return True
    return depth == 0 and _STOP.match(text, at + 1) is not None


def _is_still_open(text: str, last: _Mark, at: int) -> bool:
    """Tell whether what is open since the last mark of this kind may be closed by the mark here.

    In the same paragraph it may. A later paragraph's mark closes it where it is written as a
    closing one; one that could be either does where it leads that paragraph, or where the marks
    there are odd in number.
    """
    if "\n" not in text[last.at : at]:
        return True
    paragraph_end = _paragraph_end(text, last.at)
    if not last.opens and _only_trailing(text, last.at + 1, paragraph_end):
        return False
    if len(_PARAGRAPH_BREAK.findall(text, last.at, at)) > _MOST_PARAGRAPHS:
        return False
    free_before, free_after = _is_free(text, at)
    if free_before != free_after:
        return free_after
    if text[at] != _STRAIGHT:
        return text[at] in _CLOSING
    begin = text.rfind("\n", 0, at) + 1
    leads = not text[begin:at].strip()
    return leads or text.count(_STRAIGHT, begin, _paragraph_end(text, begin)) % 2 == 1


def _is_free(text: str, at: int) -> tuple[bool, bool]:
    """Tell whether a mark has no word right before it, and none right after it."""
    before = text[at - 1] if at else "\n"
    after = text[at + 1] if at + 1 < len(text) else "\n"
    return before in _BEFORE_OPENING, after in _SPACES or after in _TRAILING


def _opens(text: str, at: int, character: str, depth: int) -> bool:
    before = text[at - 1] if at else "\n"
    free_before, free_after = _is_free(text, at)
    before_word = not free_after
    if character != _STRAIGHT and character in _OPENING:
        # Typed in place of a closing mark: “…“.
        return depth == 0 or (before_word and free_before)
    if character == _STRAIGHT and depth == 0:
        return before_word or (free_before and not _LAST_OF_PARAGRAPH.match(text, at + 1))
    if character == _STRAIGHT:
        return before_word and free_before
    # Between two spaces it opens what is not open yet: » كلام «.
    after = text[at + 1] if at + 1 < len(text) else "\n"
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
    later = next((n for n in range(at, len(marks)) if marks[n].kind == mark.kind), None)
    if later is not None and not marks[later].opens:
        breaks = len(_PARAGRAPH_BREAK.findall(text, start, marks[later].at))
        if breaks <= _MOST_PARAGRAPHS:
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
