"""What an article quotes: the Arabic words, who says them, and the English of whole sentences."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from sitegen.model import ComposedArticle, Quote
from sitegen.render.article_views import QuoteLine, SaidLine, SentenceEnglish
from sitegen.render.edition import Place, actor_name, text_as_written
from sitegen.render.provenance import provenance
from sitegen.render.runs import sentence_at
from sitegen.render.views import Text


def quote_lines(
    place: Place, composed: ComposedArticle, quotes: Iterable[Quote], *, in_english: bool = True
) -> tuple[QuoteLine, ...]:
    """Return quotes of an article; those in the same sentences stand together, by who says them.

    With the English of their sentences, unless that stands near by.
    """
    sentences = composed.analysis.sentences

    def held_by(quote: Quote) -> tuple[int, int]:
        last = max(quote.start, quote.end - 1)
        return sentence_at(sentences, quote.start), sentence_at(sentences, last)

    return tuple(
        QuoteLine(
            said=_said(place, found),
            href=place.article(composed.article.slug, first),
            english=_english(place, composed, first, last) if in_english else (),
        )
        for (first, last), found in groupby(quotes, held_by)
    )


def quotes_at(composed: ComposedArticle, indices: Iterable[int]) -> tuple[Quote, ...]:
    """Return the quotes at these places, in the order of the text; those not shown are left out."""
    quotes = composed.analysis.quotes
    return tuple(quotes[index] for index in sorted(indices) if index < len(quotes))


def _said(place: Place, quotes: Iterable[Quote]) -> tuple[SaidLine, ...]:
    return tuple(
        SaidLine(
            texts=tuple(quote.text for quote in said),
            speaker=_speaker(place, speaker),
            speaker_href=place.actor(speaker),
            by_editor=by_editor,
        )
        for (speaker, by_editor), said in groupby(quotes, _voice)
    )


def _voice(quote: Quote) -> tuple[str, bool]:
    """Return who speaks, and whether that is the editor's word."""
    return quote.speaker or "", quote.by_editor


def _speaker(place: Place, speaker: str) -> Text | None:
    """Name a speaker: an actor's id, whether or not it has a page, or a name as written."""
    actor = place.digest.known.get(speaker)
    if actor:
        return actor_name(actor, place.lang)
    return text_as_written(speaker) if speaker else None


def _english(
    place: Place, composed: ComposedArticle, first: int, last: int
) -> tuple[SentenceEnglish, ...]:
    """Return the English of some sentences, first to last; none where there is no word of it."""
    found = composed.translation.sentences[first : last + 1]
    if not any(translation.text for translation in found):
        return ()
    return tuple(
        SentenceEnglish(translation.text, provenance(translation, place.wording, place.naming))
        for translation in found
    )
