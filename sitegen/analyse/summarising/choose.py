"""Chooses the sentences that sum an article up, and says of every sentence why it is in or not.

In go sentences, their order by worth, and how they hang together; out comes a Choice. Nothing is
reworded: a summary is sentences of the article, so it cannot say what that does not.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from heapq import heapify, heappop, heappush

from sitegen.analyse.summarising.room import Room
from sitegen.analyse.summarising.tellings import Names, Tellings
from sitegen.arabic.words import count_words
from sitegen.model import Choice, Lean, Sentence, SummaryLength, Verdict, VerdictKind

# A sentence that leans on one that leans itself needs all of them; of more than these, none comes.
_LONGEST_CHAIN = 3
_NOTHING: Mapping[int, int] = {}


def choose(
    sentences: Sequence[Sentence],
    order: Sequence[int],
    length: SummaryLength,
    *,
    leans: Sequence[Lean] = (),
    repeated: Mapping[int, int] = _NOTHING,
    headings: Collection[int] = (),
    names: Mapping[int, Names] | None = None,
) -> Choice:
    """Choose the summary's sentences in this order, which holds all but those set aside.

    With a length in sentences: the first that many, but one at least and no more than half of those
    in the order. With one in words, or a share of the article's words: the best whatever its size,
    then in rank order, passing over what would overrun the budget by more than a tenth, until the
    budget is reached. A word is what stands between white space and holds a letter or digit.

    Set aside are the `headings` and what is `repeated` (each with the sentence that said it
    before). With `names` (where in each sentence names stand, offsets into its words) none is taken
    that tells again what a chosen one tells. A sentence that leans has its own rank once what it
    leans on is taken; before that it comes with it or not at all, and the two have their mean rank.
    What leans on nothing is taken only where no sentence at all stands alone; a question only with
    an answer that leans on it, and what is taken back only with what takes it back. For these two,
    where nothing is taken yet, half of a short article is room enough.
    """
    aside = {at: Verdict("said before", other=one) for at, one in repeated.items()}
    aside |= {at: Verdict("heading") for at in headings}
    chooser = _Chooser(sentences, order, length, leans, repeated, names)
    chooser.run()
    if not chooser.chosen:
        chooser.take_best()
    return chooser.choice(aside)


class _Chooser:
    """One choice in the making."""

    def __init__(
        self,
        sentences: Sequence[Sentence],
        order: Sequence[int],
        length: SummaryLength,
        leans: Sequence[Lean],
        repeated: Mapping[int, int],
        names: Mapping[int, Names] | None,
    ) -> None:
        self._sentences = sentences
        self._ranks = {index: rank for rank, index in enumerate(order, start=1)}
        sizes = [count_words(sentence.text) for sentence in sentences]
        self._room = Room(length, sizes, len(order))
        self._tellings = None if names is None else Tellings(sentences, names, self._ranks)
        self._corrects = {lean.sentence for lean in leans if lean.kind == "correction"}
        self._leans = {
            lean.sentence: self._taken_for(lean, repeated)
            for lean in leans
            if lean.sentence in self._ranks
        }
        # What is taken only with the answer or the correction that leans on it.
        self._brought = {
            lean.sentence: lean.kind
            for lean in leans
            if lean.waits_for_next and lean.sentence in self._ranks
        }
        if self._leans.keys() >= self._ranks.keys():
            # Nothing stands alone. What leans on nothing that is there does so as well as any.
            self._leans = {
                one: on for one, on in self._leans.items() if on is not None or one in self._brought
            }
        self._leaning: defaultdict[int | None, list[int]] = defaultdict(list)
        for sentence, on in self._leans.items():
            self._leaning[on].append(sentence)
        self._verdicts: dict[int, Verdict] = {}
        # Sentences that could not be taken as things stood; another one taken may change that.
        self._waiting: dict[int, Verdict] = {}
        self.chosen: list[int] = []

    def run(self) -> None:
        """Take sentence after sentence until there is no room or none is left."""
        queue = [(self._place(group), index) for index, group in self._groups(self._ranks)]
        heapify(queue)
        while queue and not self._room.is_full:
            place, index = heappop(queue)
            group = self._group(index)
            if group is None or index in self._verdicts:
                continue
            if place != self._place(group):
                heappush(queue, (self._place(group), index))
                continue
            refused = self._refused(index, group)
            if refused is None:
                self._take(index, group)
                freed = [one for member in group for one in self._leaning[member]]
                for one, members in self._groups(freed):
                    heappush(queue, (self._place(members), one))
            elif len(group) == 1:
                self._verdicts[index] = refused
            else:
                self._waiting[index] = refused

    def take_best(self) -> None:
        """Take the best sentence whatever its size, one that stands alone if there is one."""
        standing = (index for index in self._ranks if index not in self._leans)
        telling = (index for index in self._ranks if self._is_sound(index))
        asking = (index for index in self._ranks if self._brought.get(index) == "question")
        best = next(standing, next(telling, next(asking, None)))
        if best is not None:
            self._take(best, (best,))

    def _is_sound(self, index: int) -> bool:
        """Tell whether a sentence is no question, and neither taken back nor goes on with that."""
        while index not in self._brought:
            on = self._leans.get(index)
            if on is None or index in self._corrects:
                return True
            index = on
        return False

    def choice(self, aside: Mapping[int, Verdict]) -> Choice:
        """Return what was taken, with a verdict for each sentence."""
        found = []
        for index in range(len(self._sentences)):
            found.append(self._verdict(index) if index in self._ranks else aside[index])
        return Choice(tuple(self.chosen), tuple(found))

    def _taken_for(self, lean: Lean, repeated: Mapping[int, int]) -> int | None:
        """Return what a sentence needs and can be taken: the first of those that say it."""
        on = lean.on if lean.by is None else lean.by
        on = None if on is None else repeated.get(on, on)
        return on if on in self._ranks else None

    def _verdict(self, index: int) -> Verdict:
        verdict = self._verdicts.get(index) or self._waiting.get(index)
        if verdict is None and index in self._brought:
            kind: VerdictKind = "asks" if self._brought[index] == "question" else "taken back"
            on = self._leans.get(index)
            by = on if on is not None and on > index else min(self._leaning[index], default=None)
            verdict = Verdict(kind, other=by)
        elif verdict is None and self._group(index) is None:
            verdict = Verdict("leans", other=self._leans[index])
        return replace(verdict or Verdict("enough"), rank=self._ranks[index])

    def _groups(self, indices: Iterable[int]) -> list[tuple[int, tuple[int, ...]]]:
        """Return those of the sentences that can be taken now, each with all it needs."""
        pairs = ((index, self._group(index)) for index in indices)
        return [(index, group) for index, group in pairs if group is not None]

    def _group(self, index: int) -> tuple[int, ...] | None:
        """Return a sentence with those it needs that are not taken yet; None if one is missing."""
        group = [index]
        while group[-1] in self._leans:
            on = self._leans[group[-1]]
            if not self._may_be_last(group):
                return None
            if on is None:
                if group[-1] in self._brought and len(group) > 1:
                    break
                return None
            verdict = self._verdicts.get(on)
            if verdict is not None and verdict.is_in:
                break
            if len(group) == _LONGEST_CHAIN:
                return None
            group.append(on)
        return tuple(group)

    def _may_be_last(self, group: Sequence[int]) -> bool:
        """Tell whether the last of a group is not taken back, or what takes it back is with it."""
        last = group[-1]
        if self._brought.get(last) != "taken back" or (self._leans[last] or -1) > last:
            return True
        return len(group) > 1 and (group[-2] in self._corrects or group[-2] in self._brought)

    def _place(self, group: Sequence[int]) -> float:
        """Return the mean rank of sentences that are taken together.

        A question tells nothing that its answer does not: with it the ranks add up, so that what
        needs none comes first.
        """
        ranks = sum(self._ranks[index] for index in group)
        asks = any(self._brought.get(index) == "question" for index in group)
        return ranks if asks else ranks / len(group)

    def _refused(self, index: int, group: Sequence[int]) -> Verdict | None:
        """Return why a sentence cannot be taken now, with all it needs; None if it can."""
        needed = Verdict("leans", other=self._leans.get(index))
        is_corrected = any(self._brought.get(one) == "taken back" for one in group)
        if not self._room.holds(group, is_corrected=is_corrected):
            return Verdict("too long") if len(group) == 1 else needed
        for member in group:
            same = self._tellings.same(member) if self._tellings else None
            if same is not None:
                return Verdict("tells again", other=same) if member == index else needed
        parted = self._parted(group)
        return None if parted is None else Verdict("between", other=parted)

    def _parted(self, group: Sequence[int]) -> int | None:
        """Return the leaning sentence that would stand apart from what it leans on.

        Between the two only what leans on the same may stand: "he added" is read of the last one
        who was named.
        """
        for member in group:
            at = bisect_right(self.chosen, member)
            after = self.chosen[at] if at < len(self.chosen) else None
            # All that stands in such a gap has one root, so that only what is next must be asked.
            if after in self._leans and self._root(after) != self._root(member):
                return after
            needed = self._leans.get(member)
            before = self.chosen[at - 1] if at else None
            if needed is None or before is None or before <= needed:
                continue
            if self._root(before) != self._root(needed):
                return member
        return None

    def _root(self, index: int) -> int:
        """Return the sentence at the end of a chain."""
        while (on := self._leans.get(index)) is not None:
            index = on
        return index

    def _take(self, index: int, group: Sequence[int]) -> None:
        self._room.take(group)
        for member in group:
            insort(self.chosen, member)
            if self._tellings:
                self._tellings.add(member)
            kind = Verdict("chosen") if member == index else Verdict("brought", other=index)
            self._verdicts[member] = kind
            self._waiting.pop(member, None)
