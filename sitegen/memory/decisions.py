"""What a person decided about an entry, from wherever it comes: reviewed, drafted, a remark.

In: an entry, the English, who and when. Out: the entry as the PO file keeps it. Comment lines,
flags and notes that are not about this stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sitegen.memory.characters import seen
from sitegen.memory.entries import FUZZY, REVIEWED_LINE, TRANSLATOR_LINE, Entry
from sitegen.memory.notes import without_own

# PO tools wrap comments; a name must stay on the line that says "translator:".
MAX_NAME = 60
# A remark is wrapped too, and must not put these at the beginning of a line.
SIGNATURE = re.compile(r"\b(translator|reviewed):", re.IGNORECASE)
REMARK = "note: "


def reviewed(entry: Entry, english: str, name: str, day: date) -> Entry:
    """Return the entry as reviewed: this English, by this person, on this day.

    Who drafted the very same words stays named beside the reviewer.
    """
    authors = entry.translators if english == entry.english and entry.state == "drafted" else ()
    return replace(
        entry,
        english=english,
        flags=tuple(flag for flag in entry.flags if flag != FUZZY),
        comment=_signed(entry.comment, dict.fromkeys((*authors, name)), day),
        previous=None,
        previous_context=None,
        previous_plural=None,
    )


def drafted(entry: Entry, english: str, name: str) -> Entry:
    """Return the entry with a person's draft: marked fuzzy, and no machine's any more."""
    draft = replace(
        entry,
        english=english,
        flags=entry.flags if FUZZY in entry.flags else (FUZZY, *entry.flags),
        comment=_signed(entry.comment, (name,), None),
    )
    # Without a fingerprint of the machine's words nothing would tell that these are a person's.
    return draft if draft.state == "drafted" else replace(draft, notes=without_own(draft.notes))


def remarked(entry: Entry, remark: str) -> Entry:
    """Return the entry with a remark in its comment; the same entry where it is there already."""
    said = " ".join(seen(SIGNATURE.sub(r"\1 -", remark)).split())
    if not said or said in " ".join(entry.comment.split()):
        return entry
    return replace(entry, comment="\n".join([*_lines(entry.comment), REMARK + said]))


def _signed(comment: str, names: Iterable[str], day: date | None) -> str:
    """Return a comment that names these translators, and the day of the review if there is one."""
    kept = [
        line
        for line in _lines(comment)
        if not TRANSLATOR_LINE.match(line) and not REVIEWED_LINE.match(line)
    ]
    kept += [f"translator: {name}" for name in names]
    kept += [f"reviewed: {day.isoformat()}"] if day else []
    return "\n".join(kept)


def _lines(comment: str) -> list[str]:
    return comment.split("\n") if comment else []
