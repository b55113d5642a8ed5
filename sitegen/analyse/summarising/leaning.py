"""Finds the sentences that cannot stand alone: a reader of one would miss who or what is meant.

In: an article's sentences and the names in them. Out: which sentences lean, on which before them,
and the words that show it. What is open stands: a sentence that is flagged is lost to summaries.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sitegen.analyse.summarising.antecedents import Antecedents
from sitegen.analyse.summarising.matter import find_headings
from sitegen.analyse.summarising.openings import opening
from sitegen.analyse.summarising.standing import Opened, Shown
from sitegen.analyse.summarising.subjects import Known
from sitegen.analyse.summarising.taken_back import TakenBack, find_taken_back
from sitegen.analyse.summarising.turns import find_turns
from sitegen.arabic.letters import fold_text
from sitegen.arabic.telling_words import root_of
from sitegen.arabic.tokens import ARTICLE
from sitegen.model import Article, Lean, LeanKind, Mention, Sentence

# "I" and "we" at the end of a verb.
_FIRST_PERSON = ("ت", "نا")


def find_leans(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Lean, ...]:
    """Return the sentences that cannot stand alone, in text order; headings never lean.

    `mentions` are those of the text. What leans on None has no sentence before it that says what is
    missing. The first sentence introduces its "the president" itself: nothing was said of him yet.
    """
    finder = _Finder(article, sentences, mentions)
    for at in range(len(sentences)):
        if at not in finder.headings:
            finder.look_at(at)
    return finder.with_corrections()


class _Finder:
    """Finds the leans of an article, sentence by sentence."""

    def __init__(
        self, article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
    ) -> None:
        self.headings = find_headings(article, sentences)
        self.leans: list[Lean] = []
        self._sentences = sentences
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]
        self._known = _known(article, mentions)
        self._antecedents = Antecedents(sentences, self.headings)
        self._turns = find_turns(article, sentences, self.headings, _named(mentions))
        self._firsts = sorted(self._turns.first)
        # What leans whether or not it is taken back.
        self._lacking: frozenset[int] = frozenset()

    def look_at(self, at: int) -> None:
        """Note how a sentence leans, if it does; those before it were looked at."""
        text, turns = self._sentences[at].text, self._turns
        shown = self._shown(at)
        lean = None if shown is None else self._leaning(at, shown)
        if at in turns.asking:
            lean = self._bringing(at, "question", text, lean)
        elif at in turns.needing or (lean is not None and at in turns.first):
            skip = turns.labels.get(at, 0)
            shows = (
                lean.text if lean else " ".join([*text[:skip].split(), *text[skip:].split()[:1]])
            )
            on = self._brought(turns.first.get(at, turns.needing.get(at)))
            lean = Lean(at, on, lean.kind if lean else "joint", shows)
        if lean is not None:
            self.leans.append(lean)

    def with_corrections(self) -> tuple[Lean, ...]:
        """Return the leans, with what is taken back, and by what; all sentences were looked at."""
        leans = {lean.sentence: lean for lean in self.leans}
        self._lacking = frozenset(leans)
        turns = self._turns
        passed = self.headings | turns.asking | turns.first.keys() | turns.needing.keys()
        taken = find_taken_back(self._sentences, passed, leans)
        done = dict[int, TakenBack]()
        for one in taken:
            self._correct(one, leans, done)
            done[one.at] = one
        return tuple(leans[at] for at in sorted(leans))

    def _correct(
        self, one: TakenBack, leans: dict[int, Lean], done: Mapping[int, TakenBack]
    ) -> None:
        """Note what one sentence takes back."""
        text, claim = self._sentences[one.at].text, one.claims[0]
        stands = one.names_it and one.at not in leans
        if one.reverses:
            first = done[claim].claims[0]
            leans[claim] = Lean(claim, first, "taken back", _first_word(self._sentences[claim]))
            for other in done[claim].claims:
                leans[other] = replace(leans[other], by=None)
            leans[one.at] = Lean(one.at, claim, "correction", text[: one.end])
            return
        stronger = [at for at, other in done.items() if claim in other.claims]
        for other in one.claims:
            if other not in done and (other not in leans or leans[other].kind != "taken back"):
                leans[other] = self._claimed(other, leans.get(other), one.at if stands else None)
        if not stands:
            on = stronger[-1] if one.apologises and stronger else claim
            lacks = on == claim and claim in self._lacking
            leans[one.at] = Lean(one.at, None if lacks else on, "correction", text[: one.end])

    def _claimed(self, at: int, lean: Lean | None, by: int | None) -> Lean:
        """Return how a sentence leans that is taken back by one behind it, if that stands."""
        if lean is None:
            return Lean(at, None, "taken back", _first_word(self._sentences[at]), by)
        # It lacks more than that: nothing brings it.
        return Lean(at, None, "taken back", lean.text)

    def _shown(self, at: int) -> Shown | None:
        """Judge how a sentence opens, behind the words that say who speaks."""
        sentence = self._sentences[at]
        skip = self._turns.labels.get(at, 0)
        start = sentence.start + skip
        first, last = (bisect_left(self._starts, edge) for edge in (start, sentence.end))
        opened = Opened(sentence.text[skip:], start, self._mentions[first:last], self._known)
        shown = opened.shown()
        if shown is None or (at == 0 and shown.noun):
            return None
        shows = sentence.text[skip : skip + shown.end].split()[-1:]
        if at in self._turns.spoken and shown.kind == "pronoun" and _may_be_i(shows):
            return None
        return replace(shown, end=skip + shown.end)

    def _leaning(self, at: int, shown: Shown) -> Lean:
        on = self._antecedents.find(at, self.leans, shown.kind, shown.noun, skips=shown.skips)
        if at in self._turns.spoken and (on is None or on < self._turn_of(at)):
            # Another answer speaks of others.
            on = at - 1
        return Lean(at, on, shown.kind, self._sentences[at].text[: shown.end].strip())

    def _turn_of(self, at: int) -> int:
        """Return where the answer begins that a sentence stands in."""
        place = bisect_right(self._firsts, at)
        return self._firsts[place - 1] if place else 0

    def _bringing(self, at: int, kind: LeanKind, text: str, lean: Lean | None) -> Lean:
        """Return how a sentence leans that only the next may bring: not even that if it leans."""
        if lean is None:
            return Lean(at, None, kind, text.split()[0])
        return replace(lean, on=None)

    def _brought(self, on: int | None) -> int | None:
        """Return a sentence before that may be brought along, None if it leans on another."""
        at = bisect_left(self.leans, -1 if on is None else on, key=lambda lean: lean.sentence)
        last = self.leans[at] if at < len(self.leans) and self.leans[at].sentence == on else None
        return on if last is None or last.waits_for_next else None


def _first_word(sentence: Sentence) -> str:
    """Return the first word of a sentence, which stands for all of it."""
    return sentence.text.split()[0]


def _may_be_i(shows: Sequence[str]) -> bool:
    """Tell whether a word may be a verb of him who answers: I was born, we built."""
    return bool(shows) and shows[0].endswith(_FIRST_PERSON)


def _named(mentions: Sequence[Mention]) -> frozenset[int]:
    """Return where names of people begin."""
    return frozenset(one.start for one in mentions if one.type == "person")


def _known(article: Article, mentions: Sequence[Mention]) -> Known:
    """Return what a reader of any sentence knows: the title's things, and last names."""
    forms = [piece.form.removeprefix(ARTICLE) for piece in opening(article.title) if piece.is_word]
    title = frozenset([*forms, *map(root_of, forms)])
    names = (mention.text.split() for mention in mentions if mention.type == "person")
    return Known(title, frozenset(fold_text(name[-1]) for name in names if len(name) > 1))
