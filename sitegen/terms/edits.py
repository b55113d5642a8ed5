"""Edits that give an English sentence the names it should hold: likely ones, and sure ones made.

In go a source sentence, its English and the names required of it; out come edits, best first, or
the English with every edit that is sure enough. Nothing is inserted where no words give way, and no
right rendering of another name is overwritten.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from sitegen.model import Repair, Term
from sitegen.terms.context import Context, read_context
from sitegen.terms.english import Word, read_english
from sitegen.terms.likeness import sounds_like_any
from sitegen.terms.listing import Required
from sitegen.terms.names import name_of
from sitegen.terms.places import places
from sitegen.terms.rendering import has_rendering, missing, occurrences
from sitegen.terms.vocabulary import is_function_word
from sitegen.terms.widening import widened
from sitegen.terms.writing import write

# What `repaired` asks of an edit; below it a person had better look.
SURE = 0.62
# What it asks of one where the name stands already, but not as often as in the source.
_SURE_AGAIN = 0.85
# More would never be chosen.
_OFFERED = 5
# Characters of a sentence in either language and names missing in it: far more than real ones have,
# and the time grows with each.
_LONGEST_SOURCE = 1500
_LONGEST_ENGLISH = 2000
_MOST_MISSING = 20
# An edit may settle which words are another name's; a third look finds nothing new.
_LOOKS = 2


@dataclass(frozen=True, slots=True)
class Edit:
    """One way to write a name: the whole sentence after it, what gave way, what was written.

    `confidence` from 0 to 1 ranks edits and tells sure ones; it is no probability.
    """

    text: str
    replaced: str
    written: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Change:
    """An edit not yet made: code points of the English, and what to write there."""

    start: int
    end: int
    written: str
    confidence: float
    required: Required


def candidate_edits(
    source: str, english: str, required: Required, others: Sequence[Required] = ()
) -> tuple[Edit, ...]:
    """Return likely edits for a name that the English lacks, best first; () where none is likely.

    `others` are the other names required of the sentence: their right renderings stay.
    """
    if has_rendering(english, required.term.english):
        return ()
    return tuple(
        Edit(
            write(english, change.start, change.end, change.written),
            english[change.start : change.end],
            change.written,
            change.confidence,
        )
        for change in _changes(source, english, required, others)
    )


def repaired(
    source: str, english: str, required: Sequence[Required]
) -> tuple[str, tuple[Repair, ...], tuple[Required, ...]]:
    """Make the edits that are sure enough; return the English, what was done, what still lacks.

    Of edits that touch the same words the surest is made. A name mended once is mended wherever it
    was as plainly meant, if the source has it that often.
    """
    repairs: list[Repair] = []
    mended: set[Term] = set()
    lacking = missing(english, required)
    for _ in range(_LOOKS):
        wanted = [
            change
            for one in lacking[:_MOST_MISSING]
            for change in _changes(source, english, one, required)
            if change.confidence >= SURE
        ]
        if not wanted:
            break
        lacked = {one.term for one in lacking}
        english, done = _made(english, wanted)
        repairs += done
        lacking = missing(english, required)
        mended |= lacked - {one.term for one in lacking}
    if mended:
        english, again = _made(english, _repeated(source, english, required, mended))
        repairs += again
    return english, tuple(repairs), lacking


def _changes(
    source: str, english: str, required: Required, others: Sequence[Required]
) -> list[_Change]:
    """Return the likely changes for one name, best first."""
    if len(source) > _LONGEST_SOURCE or len(english) > _LONGEST_ENGLISH:
        return []
    context = read_context(source, read_english(english), required, others)
    name = name_of(required)
    changes: list[_Change] = []
    for place in places(context, name)[:_OFFERED]:
        last = context.words[place.end - 1].written
        rendering = _rendering(required.term.english, last)
        first, end = widened(context, place, name, rendering)
        start, stop = context.words[first].start, context.words[end - 1].end
        if _is_plain_english(context, context.words[first:end], required):
            continue
        changes.append(_Change(start, stop, rendering, place.confidence, required))
    return changes


def _is_plain_english(context: Context, replaced: Sequence[Word], required: Required) -> bool:
    """Tell whether words may just be what the Arabic word means: hope is hope, not always Amal.

    That is so where a single English word gives way that is in small letters (at the start of a
    sentence nothing tells) and does not sound like the name. A translation with a capital, the
    Island, was taken for a name by the machine too, and so were two words for a name of two.
    """
    if sounds_like_any(required.written, [word.written for word in replaced]):
        return False
    if required.term.by_sound:
        return True
    content = [word for word in replaced if not is_function_word(word.form)]
    has_capital = any(word.capital and word is not context.words[0] for word in content)
    is_phrase = len(content) > 1 and len(required.written.split()) > 1
    return not has_capital and not is_phrase


def _rendering(accepted: Sequence[str], replaced: str) -> str:
    """Return the first rendering, or its plural if that is accepted and a plural stood there."""
    plural = accepted[0] + "s"
    return plural if replaced.endswith("s") and plural in accepted else accepted[0]


def _made(english: str, wanted: Iterable[_Change]) -> tuple[str, list[Repair]]:
    """Make one change per name, the surest first, none where another one is made."""
    chosen: list[_Change] = []
    for change in sorted(wanted, key=lambda change: -change.confidence):
        if not any(
            (change.start < other.end and other.start < change.end)
            or change.required.term == other.required.term
            for other in chosen
        ):
            chosen.append(change)
    chosen.sort(key=lambda change: change.start)
    repairs = [
        Repair("edit", one.required.written, one.written, english[one.start : one.end])
        for one in chosen
    ]
    for change in reversed(chosen):
        english = write(english, change.start, change.end, change.written)
    return english, repairs


def _repeated(
    source: str, english: str, required: Sequence[Required], mended: Set[Term]
) -> list[_Change]:
    """Return changes for names mended once that the source has more often than the English."""
    present = read_english(english)
    times = Counter(one.term for one in required)
    first = {one.term: one for one in reversed(required) if one.term in mended}
    return [
        change
        for term, one in first.items()
        if times[term] > len(set(occurrences(present, term.english)))
        for change in _changes(source, english, one, required)
        if change.confidence >= _SURE_AGAIN
    ]
