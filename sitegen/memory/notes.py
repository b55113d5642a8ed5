"""What a machine's draft says of itself in the extracted comment (`#.`) of its entry.

In: a draft with its engine, or the lines of such a comment. Out: the lines, or what they say. A
line that says nothing understandable, or is a person's own, is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from math import isfinite

from sitegen.files import sha256_hex
from sitegen.model import Doubt, Draft, Repair, RepairKind

MACHINE_KEY = "machine"
SCORE_KEY = "score"
TEXT_KEY = "text"
FROM_KEY = "from"
TERMS_KEY = "terms"
PIECES_KEY = "pieces"
REPAIR_KEY = "repair"
DOUBT_KEY = "doubt"
# Lines of the extracted comment that are sitegen's own; a new draft leaves none of the old one's.
OWN = tuple(
    f"{key}:"
    for key in (MACHINE_KEY, SCORE_KEY, TEXT_KEY, FROM_KEY, TERMS_KEY, PIECES_KEY, REPAIR_KEY,
                DOUBT_KEY)
)  # fmt: skip
# Enough to tell an edited draft from an untouched one; not a secret, so it may be short.
FINGERPRINT_LENGTH = 8
REPAIRS: dict[str, RepairKind] = {
    "another answer": "hypothesis",
    "asked with the Latin name": "latin",
    "words replaced": "edit",
}
# More clauses than any sentence has: a count beyond it was not written here.
MOST_PIECES = 500
# A repair as it is written: how, the name, what stood there, what stands there now.
REPAIR_LINE = re.compile(
    rf"(?P<how>{'|'.join(REPAIRS)}): (?P<term>.+?) → (?P<written>.*?)"
    r"(?: \(was: (?P<replaced>.*)\))?"
)


def draft_notes(
    engine_id: str, draft: Draft, terms: str = "", doubts: Iterable[Doubt] = ()
) -> tuple[str, ...]:
    """Write down what is known of a draft; `terms` is the key of what was required of it."""
    score = _shown(draft.score)
    lines = [f"{MACHINE_KEY}: {engine_id}"]
    lines += [f"{SCORE_KEY}: {score}"] if score else []
    lines.append(f"{TEXT_KEY}: {fingerprint(draft.text)}")
    lines += [f"{TERMS_KEY}: {terms}"] if terms else []
    lines += [f"{PIECES_KEY}: {draft.pieces}"] if draft.pieces > 1 else []
    lines += [f"{REPAIR_KEY}: {_repair_line(repair)}" for repair in draft.repairs]
    lines += [f"{DOUBT_KEY}: {_doubt_line(doubt)}" for doubt in doubts]
    return tuple(lines)


def without_own(notes: Sequence[str]) -> tuple[str, ...]:
    """Return the lines that are not sitegen's."""
    return tuple(line for line in notes if not line.startswith(OWN))


def said(notes: Sequence[str], key: str) -> tuple[str, ...]:
    """Return what the lines with this key say."""
    prefix = f"{key}: "
    return tuple(line.removeprefix(prefix).strip() for line in notes if line.startswith(prefix))


def number(notes: Sequence[str], key: str) -> float | None:
    """Return the finite number that the first line with this key gives; None without one."""
    try:
        value = float(next(iter(said(notes, key)), ""))
    except ValueError:
        return None
    return value if isfinite(value) else None


def pieces(notes: Sequence[str]) -> int:
    """Return in how many parts the machine was asked; 1 where the lines say nothing likely."""
    value = number(notes, PIECES_KEY)
    return int(value) if value is not None and 1 <= value <= MOST_PIECES else 1


def repairs(notes: Sequence[str]) -> tuple[Repair, ...]:
    """Return the repairs that the lines tell of."""
    found = (REPAIR_LINE.fullmatch(line) for line in said(notes, REPAIR_KEY))
    return tuple(
        Repair(REPAIRS[line["how"]], line["term"], line["written"], line["replaced"] or "")
        for line in found
        if line
    )


def fingerprint(text: str) -> str:
    """Return a short hash that tells whether a text was touched."""
    return sha256_hex(text.encode())[:FINGERPRINT_LENGTH]


def _repair_line(repair: Repair) -> str:
    how = next(words for words, kind in REPAIRS.items() if kind == repair.kind)
    was = f" (was: {repair.replaced})" if repair.replaced else ""
    return f"{how}: {repair.term} → {repair.written}{was}"


def _doubt_line(doubt: Doubt) -> str:
    detail = f"and {doubt.more} more" if doubt.more else doubt.detail
    return f"{doubt.kind}: {detail}" if detail else doubt.kind


def _shown(score: float | None) -> str:
    """Write a score down; "" where there is none."""
    if score is None or not isfinite(score):
        return ""
    # Adding zero turns -0.0 into 0.0.
    return f"{round(score, 3) + 0.0:.3f}"
