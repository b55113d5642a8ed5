"""Analyses one article: sentences, summary, names, quotes, dates, numbers, the editor's word last.

Pure: the same article, gazetteer, options and tagged names give the same analysis. Dates stay
unresolved, for their meaning hangs on the article's day, which the editor may still change.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sitegen.analyse.corrections import correct_quotes, is_arabic_name, listed_by_name
from sitegen.analyse.dating.find import find_dates
from sitegen.analyse.naming.article_names import name_article
from sitegen.analyse.naming.listed import Gazetteer
from sitegen.analyse.naming.parties import name_key, name_words
from sitegen.analyse.naming.tagged import TaggedNames
from sitegen.analyse.quoting.find import find_quotes
from sitegen.analyse.repeats import find_repeats, repeated_sentences
from sitegen.analyse.summarising.choose import choose
from sitegen.analyse.summarising.rank import score_sentences
from sitegen.arabic.letters import fold_text, is_letter
from sitegen.arabic.numbers import find_numbers
from sitegen.arabic.sentences import split_sentences
from sitegen.model import (
    Analysis,
    Article,
    DateExpression,
    FoundActor,
    Mention,
    Number,
    Sentence,
    local_id,
)

# Whom a summary should name: a nationality or "the minister" in passing makes no sentence telling.
_TELLING = ("name", "short")
_NOTHING_TAGGED = TaggedNames()


@dataclass(frozen=True, slots=True)
class AnalyseOptions:
    """How long a summary is: a number of sentences, or a share of the article's words (0 to 1).

    With a `share`, `sentences` has no say.
    """

    sentences: int = 3
    share: float | None = None


def analyse(
    article: Article,
    gazetteer: Gazetteer,
    options: AnalyseOptions,
    tagged: TaggedNames = _NOTHING_TAGGED,
) -> Analysis:
    """Analyse an article; offsets into its text, and for `title_mentions` into its title.

    `tagged` is what `tag_article` sees in it; without it only listed names are found. The editor's
    overrides of mentions and quotes are applied; one that names an actor by an id the gazetteer
    does not know changes nothing.
    """
    sentences = split_sentences(article.text, article.blocks)
    names = name_article(article, gazetteer, tagged)
    telling = [mention for mention in names.mentions if mention.kind in _TELLING]
    quotes = find_quotes(article.text, sentences, _speaking(names.mentions))
    speakers = _Speakers(gazetteer, names.found)
    corrected = correct_quotes(article.text, quotes, article.overrides.quotes, speakers.id_of)
    dates = find_dates(article.text)
    repeats = find_repeats(article.text, sentences)
    repeated = repeated_sentences(sentences, repeats)
    scores = _without_headings(
        score_sentences(sentences, article.title, telling, repeated), sentences, article
    )
    return Analysis(
        sentences=sentences,
        scores=scores,
        summary=_summary(sentences, scores, repeated, options),
        mentions=names.mentions,
        title_mentions=names.title_mentions,
        quotes=corrected,
        dates=dates,
        numbers=_counting(find_numbers(article.text), dates),
        found=tuple(speakers.found),
        offices=names.offices,
        repeats=repeats,
    )


def _speaking(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions that may be a speaker: no country speaks by its adjective."""
    return tuple(mention for mention in mentions if mention.kind != "demonym")


class _Speakers:
    """Turns the speakers that the editor names into ids, noting those whom nobody else names."""

    def __init__(self, gazetteer: Gazetteer, found: Sequence[FoundActor]) -> None:
        self._gazetteer = gazetteer
        self.found = list(found)

    def id_of(self, speaker: str) -> str | None:
        """Return an id for an Arabic name; an id and other words stay what they are.

        What has no letter ("?", a dash) names nobody, so that none of it can pass for a local id.
        """
        if speaker in self._gazetteer.actors:
            return speaker
        if not any(map(is_letter, speaker)):
            return None
        if not is_arabic_name(speaker):
            return speaker
        listed = listed_by_name(self._gazetteer.actors).get(fold_text(speaker))
        if listed:
            return listed.id
        key = name_key(name_words(speaker))
        for at, actor in enumerate(self.found):
            names = (actor.name, *actor.forms) if actor.full else (actor.name, *actor.short)
            if key in (name_key(name_words(name)) for name in names):
                return local_id(at)
        self.found.append(FoundActor(speaker, "person", forms=(speaker,)))
        return local_id(len(self.found) - 1)


def _summary(
    sentences: Sequence[Sentence],
    scores: Sequence[float],
    repeated: Collection[int],
    options: AnalyseOptions,
) -> tuple[int, ...]:
    if options.share is None:
        return choose(sentences, scores, count=options.sentences, repeated=repeated)
    return choose(sentences, scores, share=options.share, repeated=repeated)


def _without_headings(
    scores: Sequence[float], sentences: Sequence[Sentence], article: Article
) -> tuple[float, ...]:
    """Let a heading inside the article sum up nothing: it ranks behind every sentence."""
    return tuple(
        0.0 if article.blocks[sentence.block].kind == "heading" else score
        for sentence, score in zip(sentences, scores, strict=True)
    )


def _counting(numbers: Sequence[Number], dates: Sequence[DateExpression]) -> tuple[Number, ...]:
    """Leave out the numbers that belong to a date, which says them better."""
    ends = [date.end for date in dates]
    kept: list[Number] = []
    for number in numbers:
        at = bisect_right(ends, number.start)
        if at == len(dates) or dates[at].start >= number.end:
            kept.append(number)
    return tuple(kept)
