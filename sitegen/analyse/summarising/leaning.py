"""Finds the sentences that cannot stand alone: a reader of one would miss who or what is meant.

In: an article's sentences and the names in them. Out: which sentences lean, on which before them,
and the words that show it. What is open stands: a sentence that is flagged is lost to summaries.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from sitegen.analyse.summarising.antecedents import Antecedents
from sitegen.analyse.summarising.matter import find_headings
from sitegen.analyse.summarising.openings import opening
from sitegen.analyse.summarising.standing import Opened, Shown
from sitegen.analyse.summarising.subjects import Known
from sitegen.analyse.summarising.taken_back import find_taken_back
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
    return tuple(finder.leans)


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
        self._turns = find_turns(article, sentences, self.headings)
        self._firsts = sorted(self._turns.first)
        self._taken_back = {
            at: found
            for at, found in find_taken_back(sentences, self.headings).items()
            if at - 1 not in self._turns.asking
        }

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
        elif at in self._taken_back:
            kind = lean.kind if lean else "joint"
            lean = Lean(at, self._brought(at - 1), kind, text[: self._taken_back[at]])
        if at + 1 in self._taken_back and at not in turns.asking:
            lean = self._bringing(at, "taken back", text, lean)
        if lean is not None:
            self.leans.append(lean)

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


def _may_be_i(shows: Sequence[str]) -> bool:
    """Tell whether a word may be a verb of him who answers: I was born, we built."""
    return bool(shows) and shows[0].endswith(_FIRST_PERSON)


def _known(article: Article, mentions: Sequence[Mention]) -> Known:
    """Return what a reader of any sentence knows: the title's things, and last names."""
    forms = [piece.form.removeprefix(ARTICLE) for piece in opening(article.title) if piece.is_word]
    title = frozenset([*forms, *map(root_of, forms)])
    names = (mention.text.split() for mention in mentions if mention.type == "person")
    return Known(title, frozenset(fold_text(name[-1]) for name in names if len(name) > 1))
