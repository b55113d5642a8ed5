"""The articles as rows of data.

In: the digest, and how the site names persons. Out: one typed row for each article. Of an article
that is not shown in full `text`, and all that lies in it, is what readers see. Of an actor that
gets no page by the editor's word the words are kept, and its id is nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import msgspec

from sitegen.model import (
    Actor,
    Analysis,
    ComposedArticle,
    Digest,
    Mention,
    Quote,
    ResolvedDate,
    Translation,
)
from sitegen.render import urls
from sitegen.render.datasets.article_rows import (
    ArticleRow,
    Bilingual,
    Doubt,
    LeadLine,
    Licence,
    Office,
    ProposedDate,
    Removed,
    Repair,
    Repeat,
    Segment,
    Sentence,
    Share,
    Unshown,
    When,
)
from sitegen.render.datasets.article_rows import Mention as MentionRow
from sitegen.render.datasets.article_rows import Quote as QuoteRow
from sitegen.render.notes import doubts_of
from sitegen.render.options import Naming
from sitegen.render.persons import shown_names
from sitegen.render.provenance import article_share
from sitegen.render.summaries.items import summary_by, summary_indices
from sitegen.render.summaries.lines import line_data
from sitegen.render.trees import PACKAGED
from sitegen.render.undated import proposal_data
from sitegen.render.wording import load_wording

# More would tell differences that mean nothing.
SURE_DIGITS = 3
# What ingest proposes until an editor says otherwise.
INFERRED = ("title", "date", "outlet", "agency", "author", "url")


def article_rows(digest: Digest, naming: Naming) -> Iterator[ArticleRow]:
    """Yield all articles, oldest first and by slug within a day, the undated last.

    Persons are named as the site names them.
    """
    articles = sorted(
        digest.articles.values(),
        key=lambda composed: (composed.article.date or date.max, composed.article.slug),
    )
    hidden = {ident: actor for ident, actor in digest.known.items() if actor.noindex}
    stories = story_ids(digest)
    for composed in articles:
        slug = composed.article.slug
        proposed = proposal_data(digest.proposed_dates.get(slug))
        yield _article(
            composed,
            naming,
            hidden,
            stories.get(slug),
            None if proposed is None else msgspec.convert(proposed, ProposedDate),
        )


def story_ids(digest: Digest) -> dict[str, str]:
    """Return the id of the story that each article is in, by its slug."""
    return {slug: story.id for story in digest.stories.values() for slug in story.slugs}


def mention_row(mention: Mention) -> MentionRow:
    """Return a mention as a row."""
    return MentionRow(
        start=mention.start,
        end=mention.end,
        text=mention.text,
        type=mention.type,
        kind=mention.kind,
        actor=mention.actor,
        name_en=mention.name_en,
        sure=round(mention.sure, SURE_DIGITS),
    )


def quote_row(quote: Quote) -> QuoteRow:
    """Return a quote as a row."""
    return QuoteRow(
        start=quote.start, end=quote.end, text=quote.text, speaker=quote.speaker, verb=quote.verb
    )


def date_row(found: ResolvedDate) -> When:
    """Return a resolved date as a row; days are ISO, None where unresolved."""
    return When(
        start=found.start,
        end=found.end,
        text=found.text,
        first=day_text(found.first),
        last=day_text(found.last),
        precision=found.precision,
        kind=found.kind,
        about=found.about,
        parts=[(first.isoformat(), last.isoformat()) for first, last in found.parts],
    )


def day_text(day: date | None) -> str | None:
    """Return a day as ISO writes it, None for an unknown one."""
    return day.isoformat() if day else None


def _article(
    composed: ComposedArticle,
    naming: Naming,
    hidden: Mapping[str, Actor],
    story: str | None,
    proposed: ProposedDate | None,
) -> ArticleRow:
    article, translation = composed.article, composed.translation
    title = translation.title or Translation(article.title, "", "untranslated")
    return ArticleRow(
        slug=article.slug,
        addresses={tree: urls.article(tree, article.slug) for tree in PACKAGED},
        status=article.status,
        title_ar=article.title,
        title_en=title.text,
        title_translation=Segment(**_english(title, naming)),
        date=day_text(article.date),
        outlet=article.outlet,
        agency=article.agency,
        author=article.author,
        url=article.url,
        display=composed.display,
        credits=[Bilingual(credit.ar, credit.en) for credit in composed.credits],
        licences=[Licence(one.name, one.url) for one in composed.licences],
        unshown=Unshown(composed.unshown.sentences, sorted(composed.unshown.actors)),
        proposed=[name for name in INFERRED if article.is_proposed(name)],
        translation=_share(composed),
        text=article.text,
        summary=list(summary_indices(composed)),
        summary_by=summary_by(composed),
        editor_summary=Bilingual(article.summary.ar, article.summary.en),
        lead_line=msgspec.convert(line_data(composed), LeadLine),
        sentences=_sentences(composed, naming),
        dates=[date_row(found) for found in composed.dates],
        **_found(_without(composed.analysis, hidden)),
        removed=[Removed(cut.text, cut.reason) for cut in article.removed],
        story=story,
        proposed_date=proposed,
    )


def _found(analysis: Analysis) -> dict[str, Any]:
    """Return the fields that say what was found in title and text, the times apart."""
    return {
        "title_mentions": [mention_row(mention) for mention in analysis.title_mentions],
        "mentions": [mention_row(mention) for mention in analysis.mentions],
        "quotes": [quote_row(quote) for quote in analysis.quotes],
        "offices": [Office(one.start, one.end, one.text, one.actor) for one in analysis.offices],
        "repeats": [
            Repeat(one.start, one.end, one.first_start, one.first_end) for one in analysis.repeats
        ],
    }


def _sentences(composed: ComposedArticle, naming: Naming) -> list[Sentence]:
    pairs = zip(composed.analysis.sentences, composed.translation.sentences, strict=True)
    return [
        Sentence(
            start=sentence.start,
            end=sentence.end,
            ar=sentence.text,
            **_english(english, naming),
        )
        for sentence, english in pairs
    ]


def _english(translation: Translation, naming: Naming) -> dict[str, Any]:
    """Return the fields that titles and sentences have of their English."""
    is_machine = translation.state == "machine"
    return {
        "en": translation.text,
        "state": translation.state if translation.text else "untranslated",
        "engine": translation.engine,
        "model": translation.model,
        "translator": ", ".join(shown_names(translation.translator, naming)),
        "reviewed_on": day_text(translation.reviewed_on),
        "parts": translation.pieces if is_machine else 1,
        "repairs": [
            Repair(one.kind, one.term, one.written, one.replaced)
            for one in translation.repairs
            if is_machine
        ],
        "doubts": [Doubt(doubt.kind, doubt.detail, doubt.more) for doubt in doubts_of(translation)],
    }


def _share(composed: ComposedArticle) -> Share:
    share = article_share(composed.translation, load_wording("en"), "hidden")
    return Share(
        state=share.state,
        reviewed=share.reviewed,
        drafted=share.drafted,
        machine=share.machine,
        untranslated=share.untranslated,
    )


def _without(analysis: Analysis, hidden: Mapping[str, Actor]) -> Analysis:
    """Return an analysis that has no hidden actor's id; a quote keeps the name of its speaker."""
    if not hidden:
        return analysis

    def unlinked(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        return tuple(
            replace(one, actor=None, name_en=None) if one.actor in hidden else one
            for one in mentions
        )

    return replace(
        analysis,
        mentions=unlinked(analysis.mentions),
        title_mentions=unlinked(analysis.title_mentions),
        quotes=tuple(
            replace(quote, speaker=hidden[quote.speaker].name_ar)
            if quote.speaker and quote.speaker in hidden
            else quote
            for quote in analysis.quotes
        ),
        offices=tuple(office for office in analysis.offices if office.actor not in hidden),
    )
