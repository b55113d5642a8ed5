"""Analyses one article: sentences, summary, names, quotes, dates, numbers, the editor's word last.

Pure: the same article, gazetteer and options give the same analysis. Dates stay unresolved, for
their meaning hangs on the article's day, which the editor may still change.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sitegen.analyse.dates import find_dates
from sitegen.analyse.names import Gazetteer, find_mentions
from sitegen.analyse.quote_marks import MARKS
from sitegen.analyse.quotes import find_quotes
from sitegen.analyse.summary import choose, score_sentences
from sitegen.arabic.letters import fold_text
from sitegen.arabic.matcher import Match, Matcher
from sitegen.arabic.numbers import find_numbers
from sitegen.arabic.sentences import split_sentences
from sitegen.model import (
    Actor,
    Analysis,
    Article,
    DateExpression,
    Mention,
    MentionKind,
    MentionOverride,
    Number,
    Quote,
    QuoteOverride,
    Sentence,
)


@dataclass(frozen=True, slots=True)
class AnalyseOptions:
    """How long a summary is: a number of sentences, or a share of the article's words (0 to 1).

    With a `share`, `sentences` has no say.
    """

    sentences: int = 3
    share: float | None = None


def analyse(article: Article, gazetteer: Gazetteer, options: AnalyseOptions) -> Analysis:
    """Analyse an article; offsets into its text, and for `title_mentions` into its title.

    The editor's overrides of mentions and quotes are applied; one that names an actor the
    gazetteer does not know changes nothing.
    """
    sentences = split_sentences(article.text, article.blocks)
    overrides = article.overrides
    corrections = _corrections(overrides.mentions)
    mentions = _corrected(article.text, gazetteer, corrections)
    quotes = find_quotes(article.text, sentences, mentions)
    dates = find_dates(article.text)
    scores = _without_headings(
        score_sentences(sentences, article.title, mentions), sentences, article
    )
    return Analysis(
        sentences=sentences,
        scores=scores,
        summary=_summary(sentences, scores, options),
        mentions=mentions,
        title_mentions=_corrected(article.title, gazetteer, corrections),
        quotes=_quotes(article.text, quotes, overrides.quotes),
        dates=dates,
        numbers=_counting(find_numbers(article.text), dates),
    )


def _summary(
    sentences: Sequence[Sentence], scores: Sequence[float], options: AnalyseOptions
) -> tuple[int, ...]:
    if options.share is None:
        return choose(sentences, scores, count=options.sentences)
    return choose(sentences, scores, share=options.share)


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


def _corrections(overrides: Iterable[MentionOverride]) -> Matcher[tuple[MentionOverride, ...]]:
    """Make the editor's corrections findable; those that fold alike are told apart later."""
    alike: dict[str, tuple[MentionOverride, ...]] = {}
    for override in overrides:
        folded = fold_text(override.text)
        alike[folded] = (*alike.get(folded, ()), override)
    return Matcher(alike.items())


def _corrected(
    text: str, gazetteer: Gazetteer, corrections: Matcher[tuple[MentionOverride, ...]]
) -> tuple[Mention, ...]:
    """Find the mentions and apply the corrections.

    A correction stands in for the mentions it overlaps, but leaves a longer name around it alone.
    """
    mentions = list(find_mentions(text, gazetteer))
    for match in corrections.find(text):
        override = _meant(text, match)
        actor = gazetteer.actors.get(override.actor) if override else None
        if override is None or (override.actor and actor is None):
            continue
        span = (match.start, match.end)
        if any(_holds((mention.start, mention.end), span) for mention in mentions):
            continue
        mentions = [
            mention for mention in mentions if mention.end <= span[0] or mention.start >= span[1]
        ]
        if actor:
            mentions.append(_by_editor(text, match, override, actor))
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _holds(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def _meant(text: str, match: Match[tuple[MentionOverride, ...]]) -> MentionOverride | None:
    """Return the correction whose very words stand there; after ل a name loses its alef."""
    words = text[match.start : match.end]
    spellings = (words, "ا" + words) if match.proclitic.endswith("ل") else (words,)
    return next((override for override in match.payload if override.text in spellings), None)


def _by_editor(
    text: str, match: Match[tuple[MentionOverride, ...]], override: MentionOverride, actor: Actor
) -> Mention:
    words = text[match.start : match.end]
    folded = fold_text(override.text)
    kind: MentionKind = "nominal"
    if folded in map(fold_text, (actor.name_ar, *actor.variants)):
        kind = "name"
    elif folded in map(fold_text, actor.short):
        kind = "short"
    return Mention(
        match.start, match.end, words, actor.type, kind, actor.id, actor.name_en, by_editor=True
    )


def _quotes(
    text: str, found: Sequence[Quote], overrides: Sequence[QuoteOverride]
) -> tuple[Quote, ...]:
    """Return the quotes with the speakers the editor gives; an empty one: nobody is named.

    Words of an override that are in no quote become one, in place of any that it overlaps.
    """
    quotes = list(found)
    for override in reversed(overrides):
        words = _without_marks(override.text.strip())
        inside = [quote for quote in quotes if words and words in quote.text]
        speaker = override.speaker or None
        if inside:
            corrected = [replace(quote, speaker=speaker, by_editor=True) for quote in inside]
        else:
            start = text.find(words) if words else -1
            if start < 0:
                continue
            end = start + len(words)
            inside = [quote for quote in quotes if quote.start < end and start < quote.end]
            corrected = [Quote(start, end, words, speaker, by_editor=True)]
        quotes = [*(quote for quote in quotes if quote not in inside), *corrected]
    return tuple(sorted(quotes, key=lambda quote: quote.start))


def _without_marks(words: str) -> str:
    """Take off the quotation marks that the editor may have copied with the words."""
    is_marked = words[:1] in MARKS and words[-1:] in MARKS
    return words[1:-1] if is_marked else words
