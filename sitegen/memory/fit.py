"""Fits an article's translation memory to the segments that the article has now.

In: the memory's entries, the article's segments. Out: entries in text order, one for each segment,
then the obsolete ones. Nothing that a person wrote is lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from sitegen.memory.align import find_offers
from sitegen.memory.entries import Entry, Key, Segment, new_entry


def fit(entries: Sequence[Entry], segments: Sequence[Segment]) -> tuple[Entry, ...]:
    """Return the entries of these segments in order, then what is kept of the others.

    A segment without an entry gets its obsolete one back, or an offer from others, or an empty
    one. An entry whose segment is gone becomes obsolete if a person wrote or touched it, else it is
    dropped. Blank segments have no entries.
    """
    wanted = {segment.key: segment for segment in segments if segment.text.strip()}
    active: defaultdict[Key, list[Entry]] = defaultdict(list)
    past: dict[Key, Entry] = {}
    for entry in entries:
        if not entry.obsolete:
            active[entry.key].append(entry)
        elif entry.english.strip() or entry.comment.strip():
            older = past.setdefault(entry.key, entry)
            if older.state != "reviewed" and entry.state == "reviewed":
                past[entry.key] = entry
    missing = [s for key, s in wanted.items() if key not in active and key not in past]
    spoken = [segment for segment in segments if segment.text.strip()]
    offers = find_offers(missing, spoken, entries) if missing else {}
    current: list[Entry] = []
    revived: set[Key] = set()
    for key, segment in wanted.items():
        if key in active:
            current += active[key]
        elif key in past:
            current.append(replace(past[key], obsolete=False))
            revived.add(key)
        else:
            current.append(offers.get(key) or new_entry(segment))
    obsolete = [e for e in entries if e.obsolete and not (e.key in revived and past[e.key] is e)]
    return (*current, *obsolete, *_retired(entries, wanted, obsolete))


def _retired(
    entries: Sequence[Entry], wanted: Collection[Key], obsolete: Sequence[Entry]
) -> list[Entry]:
    """Return what people wrote for segments that left the article, as it is kept.

    A comment is a person's work too; of a machine's draft only the comment is kept.
    """
    kept: list[Entry] = []
    for entry in entries:
        if entry.obsolete or entry.key in wanted:
            continue
        if entry.by_person or entry.comment.strip():
            own = entry if entry.by_person else replace(entry, english="", flags=())
            retired = own.retired()
            if retired not in obsolete and retired not in kept:
                kept.append(retired)
    return kept
