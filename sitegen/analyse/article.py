"""Analyses one article: sentences, summary, names, quotes, dates, numbers, the editor's word last.

Pure: the same article, gazetteer, options and tagged names give the same analysis. Dates stay
unresolved, for their meaning hangs on the article's day, which the editor may still change.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sitegen.analyse.corrections import correct_quotes, is_arabic_name, listed_by_name
from sitegen.analyse.dating.find import find_dates
from sitegen.analyse.naming.article_names import name_article
from sitegen.analyse.naming.listed import Gazetteer
from sitegen.analyse.naming.parties import name_key, name_words
from sitegen.analyse.naming.tagged import TaggedNames
from sitegen.analyse.quoting.find import find_quotes
from sitegen.analyse.repeats import find_repeats
from sitegen.analyse.summarising.leaning import find_leans
from sitegen.analyse.summarising.summary import sum_up
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
    SummaryLength,
    local_id,
)

_NOTHING_TAGGED = TaggedNames()


@dataclass(frozen=True, slots=True)
class AnalyseOptions:
    """What is wanted of an analysis: how long a summary is."""

    length: SummaryLength = field(default_factory=SummaryLength)


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
    quotes = find_quotes(article.text, sentences, _speaking(names.mentions))
    speakers = _Speakers(gazetteer, names.found)
    corrected = correct_quotes(article.text, quotes, article.overrides.quotes, speakers.id_of)
    dates = find_dates(article.text)
    analysis = Analysis(
        sentences=sentences,
        scores=(),
        summary=(),
        mentions=names.mentions,
        title_mentions=names.title_mentions,
        quotes=corrected,
        dates=dates,
        numbers=_counting(find_numbers(article.text), dates),
        found=tuple(speakers.found),
        offices=names.offices,
        repeats=find_repeats(article.text, sentences, names.mentions),
        leans=find_leans(article, sentences, names.mentions),
    )
    summed = sum_up(article, analysis, options.length)
    return replace(analysis, scores=summed.ranking.scores, summary=summed.choice.chosen)


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


def _counting(numbers: Sequence[Number], dates: Sequence[DateExpression]) -> tuple[Number, ...]:
    """Leave out the numbers that belong to a date, which says them better."""
    ends = [date.end for date in dates]
    kept: list[Number] = []
    for number in numbers:
        at = bisect_right(ends, number.start)
        if at == len(dates) or dates[at].start >= number.end:
            kept.append(number)
    return tuple(kept)
