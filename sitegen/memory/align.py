"""English for segments that have none of their own, from entries written for other segments.

In: the segments without an entry, the article's segments in text order, the memory's entries. Out:
new entries that say where their English comes from. Offers only what a person wrote: a machine is
asked again instead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import sentencex

from sitegen.memory.entries import (
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
# Texts that near have most of their letter groups in common, in whatever order. Comparing letter by
# letter is a thousand times slower: only the few with most in common get that far.
GROUP = 3
SHARED_GROUPS = 0.5
COMPARED = 5
DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A text to be compared: its letter groups and the numbers in it, and whose text it is."""

    text: str
    context: str
    groups: frozenset[str]
    figures: tuple[str, ...]
    entry: Entry | None = None

    def shared(self, other: _Candidate) -> float:
        """Return the share of letter groups in common, 0 to 1; 0 where figures differ."""
        if (self.context, self.figures) != (other.context, other.figures):
            return 0.0
        total = len(self.groups) + len(other.groups)
        return 2 * len(self.groups & other.groups) / total if total else 0.0


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
    if wanted:
        candidates = [_candidate(entry.key, entry) for entry in known if _is_comparable(entry.key)]
        for segment in missing:
            near = _nearest(segment.key, candidates) if segment.key in wanted else None
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
    # How each position of the text is reached: with how many entries, the last of them, from where.
    reached: dict[int, tuple[int, Entry | None, int]] = {0: (0, None, 0)}
    for position in range(len(text)):
        if position not in reached:
            continue
        count = reached[position][0] + 1
        for part, entry in fitting:
            end = position + len(part)
            shorter = end not in reached or count < reached[end][0]
            if shorter and text.startswith(part, position):
                reached[end] = (count, entry, position)
    chain: list[Entry] = []
    _, last, position = reached.get(len(text), (0, None, 0))
    while last:
        chain.append(last)
        _, last, position = reached[position]
    return tuple(reversed(chain))


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


def _nearest(key: Key, candidates: Iterable[_Candidate]) -> Entry | None:
    """Find the entry whose text is nearest to the segment's and near enough.

    One with other figures is never near: its English would state what the segment does not.
    """
    if not _is_comparable(key):
        return None
    segment = _candidate(key)
    shares = [(candidate.shared(segment), candidate) for candidate in candidates]
    promising = sorted((s for s in shares if s[0] >= SHARED_GROUPS), key=lambda s: -s[0])[:COMPARED]
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(segment.text)
    best, best_ratio = None, 0.0
    for _, candidate in promising:
        matcher.set_seq1(candidate.text)
        ratio = matcher.ratio()
        if ratio >= NEAR and ratio > best_ratio:
            best, best_ratio = candidate.entry, ratio
    return best


def _is_comparable(key: Key) -> bool:
    return len(key[1]) <= LONGEST_COMPARED


def _candidate(key: Key, entry: Entry | None = None) -> _Candidate:
    context, text = key
    groups = frozenset(text[i : i + GROUP] for i in range(max(1, len(text) - GROUP + 1)))
    return _Candidate(text, context, groups, _figures(text), entry)


def _by_compact_text(entries: Iterable[Entry]) -> Mapping[tuple[str, str], Entry]:
    """Index entries by their text without white space; reviewed ones before drafts."""
    found: dict[tuple[str, str], Entry] = {}
    for entry in sorted(entries, key=lambda entry: entry.state != "reviewed"):
        found.setdefault((entry.key[0], _compact(entry.source)), entry)
    return found


def _compact(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def _figures(text: str) -> tuple[str, ...]:
    """Return the numbers written in digits of any script, in sorted order: places may change."""
    numbers = DIGITS.findall(text)
    plain = ("".join(str(unicodedata.digit(digit)) for digit in found) for found in numbers)
    return tuple(sorted(plain))
