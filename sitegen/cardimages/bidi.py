"""The order in which letters of a line stand: the Unicode Bidirectional Algorithm (UAX 9).

In: a paragraph and its base direction. Out: an embedding level per character, and the order of a
line's runs. Refuses nothing; marks that embed, override or isolate must be taken out before.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

# Pairs of UAX 9's rule N0 that news titles hold; other brackets resolve as neutrals do.
BRACKETS = {"(": ")", "[": "]", "{": "}", "\u2045": "\u2046", "\u27e8": "\u27e9"}
# UAX 9, BD16: deeper nesting than this resolves no pair.
DEEPEST = 63
NEUTRAL = frozenset({"B", "S", "WS", "ON"})


def levels(text: str, base: int) -> list[int]:
    """Return the level of each character of a paragraph whose own level is `base` (0 or 1)."""
    kinds = [unicodedata.bidirectional(letter) or "L" for letter in text]
    side = "R" if base else "L"
    _resolve_weak(kinds, side)
    _resolve_brackets(text, kinds, side)
    _resolve_neutrals(kinds, side)
    return [_level(kind, base) for kind in kinds]


def visual(runs: Sequence[int]) -> list[int]:
    """Return the order, left to right, of a line's runs with these levels (rule L2)."""
    order = list(range(len(runs)))
    odd = [level for level in runs if level % 2]
    if not odd:
        return order
    for level in range(max(runs), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and runs[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = max(end, start + 1)
    return order


def _level(kind: str, base: int) -> int:
    """Rules I1 and I2."""
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _resolve_weak(kinds: list[str], side: str) -> None:
    """Rules W1 to W7, in place."""
    strong, previous = side, side
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kind = previous  # W1
        previous = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        if kind == "EN" and strong == "AL":
            kind = "AN"  # W2
        kinds[at] = kind
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]  # W3
    for at in range(1, len(kinds) - 1):  # W4
        before, after = kinds[at - 1], kinds[at + 1]
        if before == after and (
            (kinds[at] == "ES" and before == "EN") or (kinds[at] == "CS" and before in ("EN", "AN"))
        ):
            kinds[at] = before
    _join_terminators(kinds)
    strong = side
    for at, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS", "BN"):
            kinds[at] = "ON"  # W6
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"  # W7


def _join_terminators(kinds: list[str]) -> None:
    """Rule W5: signs such as % and $ beside a European number are of it."""
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > at and "EN" in (*kinds[max(at - 1, 0) : at], *kinds[end : end + 1]):
            kinds[at:end] = ["EN"] * (end - at)
        at = max(end, at + 1)


def _resolve_brackets(text: str, kinds: list[str], side: str) -> None:
    """Rule N0: both brackets of a pair take one direction."""
    for start, end in sorted(_pairs(text, kinds)):
        inside = {_strong(kind) for kind in kinds[start + 1 : end]} - {""}
        if side in inside:
            kind = side
        elif inside:
            before = next((s for s in map(_strong, reversed(kinds[:start])) if s), side)
            kind = before if before in inside else side
        else:
            continue
        for at in (start, end):
            kinds[at] = kind
            following = at + 1
            while following < len(kinds) and unicodedata.bidirectional(text[following]) == "NSM":
                kinds[following] = kind
                following += 1


def _pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    opened: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for at, letter in enumerate(text):
        if kinds[at] != "ON":
            continue
        if letter in BRACKETS:
            if len(opened) == DEEPEST:
                return found
            opened.append((BRACKETS[letter], at))
        else:
            depth = next((i for i in range(len(opened) - 1, -1, -1) if opened[i][0] == letter), -1)
            if depth >= 0:
                found.append((opened[depth][1], at))
                del opened[depth:]
    return found


def _resolve_neutrals(kinds: list[str], side: str) -> None:
    """Rules N1 and N2."""
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] in NEUTRAL:
            end += 1
        if end > at:
            before = _strong(kinds[at - 1]) if at else side
            after = _strong(kinds[end]) if end < len(kinds) else side
            kinds[at:end] = [before if before == after else side] * (end - at)
        at = max(end, at + 1)


def _strong(kind: str) -> str:
    """Numbers count as right-to-left where they stand beside neutrals."""
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""
