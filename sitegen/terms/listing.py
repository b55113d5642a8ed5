"""Finds the names and terms whose English is decided in an Arabic sentence.

In go terms once, then source sentences; out come the names that a sentence requires, in text
order, and a key that changes with what is required of it. Says nothing about any English.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from sitegen.arabic.matcher import Matcher
from sitegen.arabic.words import stop_words
from sitegen.model import Term

# Hex digits: 64 bits, ample for the few terms of one sentence among a newsroom's thousands.
_KEY_LENGTH = 16
_MADDA = "آ"
_ALEFS = "اأإآٱ"


@dataclass(frozen=True, slots=True)
class Required:
    """A name that a source sentence holds, so that its English must hold a rendering.

    `start` and `end` are its code points in the source, without the particles attached to it;
    `written` is how it is spelt there.
    """

    start: int
    end: int
    term: Term
    written: str


class TermList:
    """The terms of one build, ready to be found; never changed."""

    __slots__ = ("_matcher",)

    def __init__(self, matcher: Matcher[tuple[str, Term]]) -> None:
        self._matcher = matcher

    def find(self, source: str) -> tuple[Required, ...]:
        """Find the names in NFC text, in order; where two overlap, the longer one counts.

        Spelling is folded (hamza, tashkeel, final yeh), but a madda on another alef makes another
        word: الآن (now) is not آلان (Alan). Nor is a function word a name whose letters it only
        shares: على (on) is not علي (Ali).
        """
        found: list[Required] = []
        for match in self._matcher.find(source):
            spelling, term = match.payload
            written = source[match.start : match.end]
            is_function_word = written != spelling and written in stop_words()
            if not is_function_word and not _is_other_word(spelling, written):
                found.append(Required(match.start, match.end, term, written))
        return tuple(found)


def build_terms(terms: Iterable[Term]) -> TermList:
    """Make the list; of two terms with the same Arabic the first one counts."""
    return TermList(Matcher((arabic, (arabic, term)) for term in terms for arabic in term.arabic))


def term_key(required: Sequence[Required]) -> str:
    """Return a short hex key of what is required of a sentence, "" if nothing is.

    The same whatever the order and however often a name stands there; another one as soon as a
    spelling or a rendering of one of its terms changes.
    """
    if not required:
        return ""
    parts = sorted({repr((one.term.arabic, one.term.english)) for one in required})
    return sha256("\n".join(parts).encode()).hexdigest()[:_KEY_LENGTH]


def _is_other_word(spelling: str, written: str) -> bool:
    """Tell by its maddas a word that only folds like a name; unwritten ones tell nothing."""
    listed, found = _maddas(spelling), _maddas(written)
    return bool(listed and found) and listed != found


def _maddas(text: str) -> list[int]:
    """Return which of the alefs of a text bear a madda."""
    alefs = [letter for letter in text if letter in _ALEFS]
    return [number for number, letter in enumerate(alefs) if letter == _MADDA]
