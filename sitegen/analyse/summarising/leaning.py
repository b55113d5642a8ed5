"""Finds the sentences that cannot stand alone: a reader of one would miss who or what is meant.

In: an article's sentences and the names in them. Out: which sentences lean, on which before them,
and the words that show it. What is open stands: a sentence that is flagged is lost to summaries.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from sitegen.analyse.summarising.antecedents import Antecedents
from sitegen.analyse.summarising.matter import find_headings
from sitegen.analyse.summarising.openings import opening
from sitegen.analyse.summarising.standing import Opened
from sitegen.analyse.summarising.subjects import Known
from sitegen.arabic.letters import fold_text
from sitegen.arabic.telling_words import root_of
from sitegen.arabic.tokens import ARTICLE
from sitegen.model import Article, Lean, Mention, Sentence


def find_leans(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Lean, ...]:
    """Return the sentences that cannot stand alone, in text order; headings never lean.

    `mentions` are those of the text. What leans on None has no sentence before it that says what is
    missing. The first sentence introduces its "the president" itself: nothing was said of him yet.
    """
    headings = find_headings(article, sentences)
    starts = [mention.start for mention in mentions]
    known = _known(article, mentions)
    antecedents = Antecedents(sentences, headings)
    leans: list[Lean] = []
    for at, sentence in enumerate(sentences):
        if at in headings:
            continue
        first, last = (bisect_left(starts, edge) for edge in (sentence.start, sentence.end))
        shown = Opened(sentence.text, sentence.start, mentions[first:last], known).shown()
        introduces = at == 0 and shown is not None and shown.noun
        if shown is not None and not introduces:
            on = antecedents.find(at, leans, shown.kind, shown.noun, skips=shown.skips)
            leans.append(Lean(at, on, shown.kind, sentence.text[: shown.end].strip()))
    return tuple(leans)


def _known(article: Article, mentions: Sequence[Mention]) -> Known:
    """Return what a reader of any sentence knows: the title's things, and last names."""
    forms = [piece.form.removeprefix(ARTICLE) for piece in opening(article.title) if piece.is_word]
    title = frozenset([*forms, *map(root_of, forms)])
    names = (mention.text.split() for mention in mentions if mention.type == "person")
    return Known(title, frozenset(fold_text(name[-1]) for name in names if len(name) > 1))
