"""Finds listed phrases in Arabic text whatever their spelling and the particles attached to them.

In go phrases with a payload each; out come matches with offsets into the text as given, longest
first, none inside another. A phrase is never found inside a longer word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick

from sitegen.arabic.letters import TANWEEN, Folded, fold, fold_text, is_letter

T = TypeVar("T")

# And, then; in, like, to; the article, which after "to" loses its alef.
_PROCLITIC = re.compile(r"[وف]?(?:[بك]?ال|لل|[بكل])?")
_PROCLITIC_OF_DEFINITE = re.compile(r"[وف]?[بكل]?")
# "To" before a name with an article of its own: the name is spelt without its alef then.
_PROCLITIC_OF_SHORTENED = re.compile(r"[وف]?ل")
_LONGEST_PROCLITIC = 4
# Half of a UTF-16 pair is no character and cannot be searched.
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A phrase in the text: its span without particles, and what was attached in front of it.

    `proclitic` is folded; it ends in ل where the phrase lacks an article that the text gives it.
    """

    start: int
    end: int
    payload: T
    proclitic: str = ""


class Matcher(Generic[T]):
    """A frozen automaton over many phrases; of several same phrases the first one counts."""

    __slots__ = ("_automaton", "_payloads", "_proclitics")

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        """Build from (phrase, payload) pairs; phrases without a letter or digit are left out."""
        listed: dict[str, tuple[T, re.Pattern[str]]] = {}
        shortened: dict[str, tuple[T, re.Pattern[str]]] = {}
        for phrase, payload in phrases:
            folded = fold_text(phrase).strip()
            if not any(map(str.isalnum, folded)):
                continue
            if folded.startswith(_ARTICLE):
                listed.setdefault(folded, (payload, _PROCLITIC_OF_DEFINITE))
                shortened.setdefault(folded[1:], (payload, _PROCLITIC_OF_SHORTENED))
            else:
                listed.setdefault(folded, (payload, _PROCLITIC))
        entries = [*listed.items(), *shortened.items()]
        self._automaton = AhoCorasick([phrase for phrase, _ in entries])
        self._payloads = [payload for _, (payload, _) in entries]
        self._proclitics = [proclitic for _, (_, proclitic) in entries]

    def find(self, text: str) -> tuple[Match[T], ...]:
        """Find the phrases in NFC text, in order; where two overlap, the longer one counts.

        A tanween makes a word ending in alef an adjective (روسياً), so that is no match.
        """
        folded = fold(text)
        searched = _HALF_PAIR.sub("\ufffd", folded.text)
        hits = self._automaton.find_matches_as_indexes(searched, overlapping=True)
        bounded = [
            (start, end, index, proclitic)
            for index, start, end in hits
            if (proclitic := self._proclitic(folded.text, start, end, index)) is not None
        ]
        bounded.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
        taken = bytearray(len(folded.text))
        found: list[Match[T]] = []
        for start, end, index, proclitic in bounded:
            if any(taken[start:end]) or _is_adjective(text, folded, start, end):
                continue
            taken[start:end] = b"\x01" * (end - start)
            found.append(Match(*folded.span(start, end), self._payloads[index], proclitic))
        return tuple(sorted(found, key=lambda match: match.start))

    def _proclitic(self, text: str, start: int, end: int, index: int) -> str | None:
        """Return what is attached in front of a hit, None where the hit is inside a word."""
        if end < len(text) and is_letter(text[end]):
            return None
        word_start = start
        while word_start and is_letter(text[word_start - 1]):
            word_start -= 1
            if start - word_start > _LONGEST_PROCLITIC:
                return None
        attached = text[word_start:start]
        return attached if self._proclitics[index].fullmatch(attached) else None


def _is_adjective(text: str, folded: Folded, start: int, end: int) -> bool:
    original_start, original_end = folded.span(start, end)
    # Tanween stands on the alef or on the letter before it.
    tail = text[max(original_start, original_end - 2) : original_end]
    return folded.text[end - 1] == "ا" and any(mark in tail for mark in TANWEEN)
