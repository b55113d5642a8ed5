"""Tells whether a sentence says again what another one said, in whatever words and order.

In: two sentences, each made comparable once. Out: yes or no. Where numbers or days differ, where
one denies what the other says, or plans what the other says was done, the answer is no.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher

from sitegen.arabic.calendar import month_at
from sitegen.arabic.counts import Count, Place, read_counts
from sitegen.arabic.letters import fold_text
from sitegen.arabic.name_parts import Parts, have_changed, parts_of
from sitegen.arabic.number_words import AND, read_cardinal, read_scale
from sitegen.arabic.telling_words import Side, key_of, telling_words

_PIECE = re.compile(r"\d+(?:[.,٫٬]\d+)*|[^\W\d_]+")
_GROUPS = re.compile(r"[,٬](?=\d{3}(?!\d))")
_CLITICS = "وفبلك"
# So much of what a sentence tells may be in other words, or new; of fewer words than these, none.
_NEW = 0.26
_FEW = 4
# A sentence of fewer telling words cannot be judged.
_FEWEST = 3
# Words so alike (0 to 1) are one name in two spellings; shorter ones are too often alike.
_ALIKE = 0.75
_LONG = 4
# What is planned or denied stands within so many telling words of the word that says so.
_PLANNED_WITHIN, _DENIED_WITHIN = 5, 2
# So much of a sentence stands in the same order where it says the same of something else, ...
_PARALLEL = 0.6
# ... and by so many words at most it is longer or shorter.
_BESIDE = 2

# Today, yesterday and tomorrow as they are listed, in days from the day of the report.
_FROM_TODAY = (0, -1, 1)

# What may stand behind the mark of a question.
_BEHIND = " \u00a0\"'»”)."
_QUESTION = ("?", "\u061f")
_WHETHER = "هل"
_MAY = "قد"
# A verb of the present begins so; one of the past that does is taken for it.
_PRESENT = ("ي", "ت", "ن")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells, comparable with others.

    `words` are its telling words by root, `order` as they stand, `bare` those that may begin with a
    particle, without it; `named` those of names. `planned` and `denied` are the words of what is
    so, `present` what may be a verb of the present: it tells what is, or will be. `narrowed` are
    words behind "among", "because of" and the like. `denies` says that all is denied, `asks` that
    it is a question. `sides` are the sides it takes of opposites. `counts` says what its numbers
    count, `parts` what its names do.
    """

    words: frozenset[str]
    order: tuple[str, ...]
    bare: Mapping[str, str]
    named: frozenset[str]
    numbers: frozenset[float]
    days: Mapping[str, frozenset[int]]
    planned: frozenset[str]
    present: frozenset[str]
    narrowed: frozenset[str]
    denied: frozenset[str]
    denies: bool
    asks: bool
    sides: frozenset[Side]
    counts: frozenset[Count]
    parts: Parts


def told(text: str, names: Sequence[Span] = (), day: date | None = None) -> Told:
    """Return what a sentence tells, comparable with others; `names` are where names stand in it.

    With the `day` on which it was published "today" and "yesterday" are days like others.
    """
    reader = _Reader(day)
    forms = _forms(text)
    special = telling_words().special
    at = 0
    while at < len(forms):
        if forms[at] in special or forms[at][0].isdecimal():
            at = reader.read_special(forms, at)
        else:
            reader.read_word(forms[at])
            at += 1
    keys = [
        [key for form in _forms(text[start:end]) if (key := key_of(form).key)]
        for start, end in names
    ]
    asks = text.rstrip(_BEHIND).endswith(_QUESTION) or forms[:1] == [_WHETHER]
    blocks = ((*span, " ".join(key)) for span, key in zip(names, keys, strict=True) if key)
    return reader.told(
        frozenset(key for block in keys for key in block),
        asks=asks,
        counts=frozenset(read_counts(forms, reader.places)),
        parts=parts_of(text, blocks, (0, len(text))) if len(keys) > 1 else {},
    )


def tells_again(later: Told, earlier: Told, often: AbstractSet[str] = frozenset()) -> bool:
    """Tell whether `later` says nothing, or nearly nothing, that `earlier` does not say.

    Words that both have because their article has them everywhere say nothing: those are `often`.
    """
    words = later.words - often
    if len(words) < _FEWEST or not later.numbers <= earlier.numbers:
        return False
    allowed = _NEW * len(words) if len(words) >= _FEW else 0
    new = words - earlier.words
    if len(new) > 2 * allowed + 1:
        return False
    missing = earlier.words - later.words
    new = frozenset(word for word in new if not is_spelt_otherwise(word, later, missing, earlier))
    if len(new) > allowed or contradict(later, earlier):
        return False
    if new & later.named or new & later.narrowed or _does_other(later, new):
        return False
    if new and missing:
        return not are_parallel(later, earlier)
    return _is_mutual(later, earlier) or not _are_exchanged(later, earlier)


def contradict(later: Told, earlier: Told) -> bool:
    """Tell whether two sentences cannot tell the same, whatever words they share.

    Their days differ; one denies, asks, plans or turns round what the other says; or two names have
    changed parts.
    """
    for kind, days in later.days.items():
        others = earlier.days.get(kind)
        if others and not days <= others:
            return True
    if (later.denies, later.asks) != (earlier.denies, earlier.asks):
        return True
    mine, theirs = later.planned, earlier.planned
    if mine.isdisjoint(theirs) and (
        mine & earlier.words - earlier.present or theirs & later.words - later.present
    ):
        return True
    mine, theirs = later.denied, earlier.denied
    if mine.isdisjoint(theirs) and (mine & earlier.words or theirs & later.words):
        return True
    if any((pair, 1 - side) in earlier.sides for pair, side in later.sides - earlier.sides):
        return True
    return not _is_mutual(later, earlier) and have_changed(later.parts, earlier.parts)


def _is_mutual(later: Told, earlier: Told) -> bool:
    """Tell whether both tell of an act that both sides do, whoever is named first."""
    return not telling_words().mutual.isdisjoint(later.words & earlier.words)


class _Reader:
    """One pass over the folded words of a sentence."""

    def __init__(self, day: date | None) -> None:
        self._day = day
        self._order: list[str] = []
        self._bare: dict[str, str] = {}
        self.places: list[Place] = []
        self._days: dict[str, set[int]] = {}
        self._planned: set[str] = set()
        self._present: set[str] = set()
        self._narrowed: set[str] = set()
        self._denied: set[str] = set()
        self._denies = False
        self._sides: set[Side] = set()
        self._plan_left = 0
        self._denial_left = 0
        self._narrows = False

    def read_special(self, forms: Sequence[str], at: int) -> int:
        """Read a number, a day, or a word that says how the next are meant; return what follows."""
        words, form = telling_words(), forms[at]
        end = self._number(forms, at)
        if end > at:
            return end
        month = month_at(forms, at)
        if month is not None:
            self._days.setdefault("month", set()).add(month[0])
            return month[1]
        for kind, days in words.days.items():
            if form in days:
                self._read_day(kind, days[form])
                return at + 1
        self._sides.update(words.sides.get(form, ()))
        if form in words.denial:
            self._denies = True
        elif form in words.plan or _may(forms, at):
            self._plan_left = _PLANNED_WITHIN
        elif form in words.negation:
            if tuple(forms[at : at + 2]) not in words.idioms:
                self._denial_left = _DENIED_WITHIN
        elif form in words.narrowing:
            self._narrows = True
        else:
            self.read_word(form)
        return at + 1

    def _read_day(self, kind: str, number: int) -> None:
        if kind == "relative" and self._day is not None:
            day = self._day + timedelta(_FROM_TODAY[number])
            self._days.setdefault("day", set()).add(day.toordinal())
            kind, number = "weekday", day.weekday()
        self._days.setdefault(kind, set()).add(number)

    def read_word(self, form: str) -> None:
        """Read an ordinary word."""
        word = key_of(form)
        if not word.key:
            return
        self._order.append(word.key)
        self._sides.update(word.sides)
        if word.bare:
            self._bare[word.key] = word.bare
        if word.is_future or self._plan_left:
            self._planned.add(word.key)
        if word.is_present:
            self._present.add(word.key)
        if self._narrows:
            self._narrowed.add(word.key)
            self._narrows = False
        if self._denial_left:
            self._denied.add(word.key)
        self._plan_left = max(0, self._plan_left - 1)
        self._denial_left = max(0, self._denial_left - 1)

    def told(
        self, named: frozenset[str], *, asks: bool, counts: frozenset[Count], parts: Parts
    ) -> Told:
        """Return what was read, and what was found besides; of its words these are names'."""
        return Told(
            words=frozenset(self._order),
            order=tuple(self._order),
            bare=self._bare,
            named=named.intersection(self._order),
            numbers=frozenset(value for _, _, value in self.places),
            days={kind: frozenset(days) for kind, days in self._days.items()},
            planned=frozenset(self._planned),
            present=frozenset(self._present),
            narrowed=frozenset(self._narrowed),
            denied=frozenset(self._denied),
            denies=self._denies,
            asks=asks,
            sides=frozenset(self._sides),
            counts=counts,
            parts=parts,
        )

    def _number(self, forms: Sequence[str], at: int) -> int:
        """Read a number in digits or words; "one" alone is rather a word."""
        if forms[at][0].isdecimal():
            value, end = _value(forms[at]), at + 1
            scale = read_scale(forms, end)
            value, end = (value * scale[0], scale[1]) if scale else (value, end)
            self.places.append((at, end, value))
            return end
        read = read_cardinal(forms, at) if forms[at] in telling_words().numbers else None
        if read is None:
            return at
        if read[0] != 1:
            self.places.append((at, read[1], float(read[0])))
        return read[1]


def _may(forms: Sequence[str], at: int) -> bool:
    """Tell whether a word says that what follows is possible: قد before a verb of the present."""
    return forms[at] == _MAY and at + 1 < len(forms) and forms[at + 1].startswith(_PRESENT)


def is_spelt_otherwise(word: str, later: Told, missing: Iterable[str], earlier: Told) -> bool:
    """Tell whether a word is there but for a particle on it, or in another spelling."""
    bare = later.bare.get(word)
    if bare and bare in earlier.words:
        return True
    return any(earlier.bare.get(other) == word or _are_alike(word, other) for other in missing)


def _are_alike(word: str, other: str) -> bool:
    if min(len(word), len(other)) < _LONG:
        return False
    return SequenceMatcher(None, word, other, autojunk=False).ratio() >= _ALIKE


def _does_other(later: Told, new: AbstractSet[str]) -> bool:
    """Tell whether the first word is new: mostly the verb, or who does it.

    Then something else happened, however many words both have.
    """
    first = later.order[0]
    return first in new and first not in telling_words().carriers


def are_parallel(later: Told, earlier: Told) -> bool:
    """Tell whether one word or two stand for others, all around them being the same.

    Then the two tell the same of two things: exports to China, exports to the United States.
    """
    if abs(len(later.order) - len(earlier.order)) > _BESIDE:
        return False
    same = SequenceMatcher(None, earlier.order, later.order, autojunk=False).get_matching_blocks()
    return sum(block.size for block in same) >= _PARALLEL * len(later.order)


def _are_exchanged(later: Told, earlier: Told) -> bool:
    """Tell whether two words stand in each other's place, and all others in their own.

    Then who does it and who suffers it are exchanged.
    """
    if len(later.order) != len(earlier.order):
        return False
    moved = [pair for pair in zip(later.order, earlier.order, strict=True) if pair[0] != pair[1]]
    return len(moved) == 2 and moved[0] == moved[1][::-1]


def _forms(text: str) -> list[str]:
    """Fold a sentence and cut it into words; what is attached to number words is cut off."""
    numbers = telling_words().numbers
    forms: list[str] = []
    for form in _PIECE.findall(fold_text(text)):
        cut = form[0] in _CLITICS and form not in numbers and form[1:] in numbers
        if cut and form[0] == AND:
            forms.append(AND)
        forms.append(form[1:] if cut else form)
    return forms


def _value(digits: str) -> float:
    """Read digits: a comma or point before three of them parts thousands, else decimals."""
    plain = _GROUPS.sub("", digits).replace("٫", ".").replace(",", ".")
    return float(plain.replace(".", "") if plain.count(".") > 1 else plain)
