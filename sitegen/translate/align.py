"""English for segments that have none of their own, from entries written for other segments.

In: the segments without an entry, the article's segments in text order, the memory's entries. Out:
new entries that say where their English comes from. Offers only what a person wrote: a machine is
asked again instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

import sentencex

from sitegen.translate.entries import (
    REALIGNED,
    REALIGNED_WHOLE,
    SIMILAR,
    Entry,
    Key,
    Segment,
    offered_entry,
)

# Below this share of common characters two sentences say different things more often than not.
NEAR = 0.85
# Comparing takes time with the product of the lengths; no sentence of an article is longer.
LONGEST_COMPARED = 2000
DIGITS = re.compile(r"\d+")


def find_offers(
    missing: Sequence[Segment], segments: Sequence[Segment], entries: Sequence[Entry]
) -> Mapping[Key, Entry]:
    """Find English for segments without an entry; by the segments' keys, those with an offer.

    First where the text was only cut into sentences differently: a segment that several entries
    make up (reviewed if all of them are), or one that is part of an entry. Else the nearest entry.
    """
    known = [entry for entry in entries if entry.by_person and _compact(entry.source)]
    offers: dict[Key, Entry] = {}
    if not known:
        return offers
    parts = _by_compact_text(known)
    for segment in missing:
        joined = _join(segment, parts)
        if joined:
            offers[segment.key] = joined
    wanted = {segment.key for segment in missing} - offers.keys()
    current = {segment.key for segment in segments}
    for entry in known:
        if wanted and not entry.context and (entry.obsolete or entry.key not in current):
            found = _split(entry, segments, wanted)
            offers |= {item.key: item for item in found}
            wanted -= offers.keys()
    for segment in missing:
        near = _nearest(segment, known) if segment.key in wanted else None
        if near:
            offers[segment.key] = offered_entry(segment, near.english, SIMILAR, parents=(near,))
    return offers


def _join(segment: Segment, parts: Mapping[tuple[str, str], Entry]) -> Entry | None:
    """Make the entry of a segment that is nothing but these entries one after the other."""
    chain = _cover(segment, parts)
    if not chain:
        return None
    reviewed = all(entry.state == "reviewed" for entry in chain)
    english = " ".join(entry.english.strip() for entry in chain)
    return offered_entry(segment, english, REALIGNED, parents=chain, reviewed=reviewed)


def _cover(segment: Segment, parts: Mapping[tuple[str, str], Entry]) -> tuple[Entry, ...]:
    """Find the fewest entries that spell out the segment, white space aside; () if none do."""
    text = _compact(segment.text)
    context = segment.key[0]
    fitting = [(part, e) for (ctx, part), e in parts.items() if ctx == context and part in text]
    reached: dict[int, tuple[Entry, ...]] = {0: ()}
    for position in range(len(text)):
        if position not in reached:
            continue
        path = reached[position]
        for part, entry in fitting:
            end = position + len(part)
            shorter = end not in reached or len(path) + 1 < len(reached[end])
            if text.startswith(part, position) and shorter:
                reached[end] = (*path, entry)
    return reached.get(len(text), ())


def _split(entry: Entry, segments: Sequence[Segment], wanted: set[Key]) -> Iterable[Entry]:
    """Share an entry's English out among the segments that its text was cut into.

    Sentence by sentence where both sides have as many, else the whole to the first of them.
    """
    stretch = _stretch(_compact(entry.source), segments)
    if not stretch:
        return
    english = [part for part in map(str.strip, sentencex.segment("en", entry.english)) if part]
    if len(english) == len(stretch):
        for segment, part in zip(stretch, english, strict=True):
            if segment.key in wanted:
                yield offered_entry(segment, part, REALIGNED, parents=(entry,))
    elif stretch[0].key in wanted:
        yield offered_entry(stretch[0], entry.english, REALIGNED_WHOLE, parents=(entry,))


def _stretch(text: str, segments: Sequence[Segment]) -> Sequence[Segment]:
    """Find neighbouring sentences that together are this text, white space aside."""
    for first, segment in enumerate(segments):
        if segment.is_title or not text.startswith(_compact(segment.text)):
            continue
        position = 0
        for last in range(first, len(segments)):
            part = _compact(segments[last].text)
            if not text.startswith(part, position):
                break
            position += len(part)
            if position == len(text):
                return segments[first : last + 1]
    return ()


def _nearest(segment: Segment, known: Iterable[Entry]) -> Entry | None:
    """Find the entry whose text is nearest to the segment's and near enough.

    One with other figures is never near: its English would state what the segment does not.
    """
    context, text = segment.key
    if len(text) > LONGEST_COMPARED:
        return None
    figures = _figures(text)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(text)
    best, best_ratio = None, NEAR
    for entry in known:
        other_context, other = entry.key
        if other_context != context or len(other) > LONGEST_COMPARED or _figures(other) != figures:
            continue
        matcher.set_seq1(other)
        # Each is an upper bound of the next, and cheaper.
        if matcher.real_quick_ratio() < best_ratio or matcher.quick_ratio() < best_ratio:
            continue
        ratio = matcher.ratio()
        if ratio > best_ratio or (best is None and ratio >= NEAR):
            best, best_ratio = entry, ratio
    return best


def _by_compact_text(entries: Iterable[Entry]) -> Mapping[tuple[str, str], Entry]:
    """Index entries by their text without white space; reviewed ones before drafts."""
    found: dict[tuple[str, str], Entry] = {}
    for entry in sorted(entries, key=lambda entry: entry.state != "reviewed"):
        found.setdefault((entry.key[0], _compact(entry.source)), entry)
    return found


def _compact(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def _figures(text: str) -> list[str]:
    """Return the numbers written in digits of any script, in sorted order: places may change."""
    return sorted(
        "".join(str(unicodedata.digit(digit)) for digit in found) for found in DIGITS.findall(text)
    )
