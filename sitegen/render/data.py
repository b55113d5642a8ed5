"""The articles as data: one JSON object on a line, for programs that read the site.

Offsets are code points into `text`, 0-based, end exclusive. What is unknown is null or empty. Of
an article that is not shown in full `text`, and all that lies in it, is what readers see. Of an
actor that gets no page by the editor's word the words are kept, and its id is nowhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from sitegen.checks.reasons import doubt_data
from sitegen.model import (
    Actor,
    Analysis,
    ComposedArticle,
    Digest,
    Mention,
    Office,
    Quote,
    Repair,
    Repeat,
    ResolvedDate,
    Translation,
)
from sitegen.render import urls
from sitegen.render.edition import Edition, Place
from sitegen.render.notes import doubts_of
from sitegen.render.options import Naming
from sitegen.render.persons import shown_names
from sitegen.render.plans import FeedPlan
from sitegen.render.provenance import article_share
from sitegen.render.rights import rights_data
from sitegen.render.summaries.items import summary_by, summary_indices
from sitegen.render.summaries.lines import line_data
from sitegen.render.undated import proposal_data
from sitegen.render.wording import load_wording

# Line ends to some readers of lines, though not to JSON: written as escapes.
LINE_ENDS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "\u0085\u2028\u2029"}
# More would tell differences that mean nothing.
SURE_DIGITS = 3
# What ingest proposes until an editor says otherwise.
INFERRED = ("title", "date", "outlet", "agency", "author", "url")


def plan_articles(edition: Edition) -> FeedPlan:
    """Plan the articles' data, which is written anew only where something in it changed.

    It is the same in every language; `edition` lends it the digest.
    """
    digest = edition.digest
    return FeedPlan(
        Place(edition, urls.ARTICLES_DATA),
        partial(articles_jsonl, digest, edition.options.reviewer),
        tuple(digest.articles),
        matter=_story_ids(digest),
    )


def articles_jsonl(digest: Digest, naming: Naming) -> bytes:
    """Write all articles, oldest first and by slug within a day, the undated last.

    Persons are named as the site names them.
    """
    articles = sorted(
        digest.articles.values(),
        key=lambda composed: (composed.article.date or date.max, composed.article.slug),
    )
    hidden = {ident: actor for ident, actor in digest.known.items() if actor.noindex}
    stories = _story_ids(digest)
    return "".join(
        _line(
            composed,
            naming,
            hidden,
            {
                "story": stories.get(composed.article.slug),
                "proposed_date": proposal_data(digest.proposed_dates.get(composed.article.slug)),
            },
        )
        for composed in articles
    ).encode()


def _story_ids(digest: Digest) -> dict[str, str]:
    """Return the id of the story that each article is in, by its slug."""
    return {slug: story.id for story in digest.stories.values() for slug in story.slugs}


def _line(
    composed: ComposedArticle,
    naming: Naming,
    hidden: Mapping[str, Actor],
    joined: Mapping[str, Any],
) -> str:
    """Write one article; `joined` is what only all articles together tell of it."""
    data = {**_article(composed, naming, hidden), **joined}
    return json.dumps(data, ensure_ascii=False).translate(LINE_ENDS) + "\n"


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


def _article(
    composed: ComposedArticle, naming: Naming, hidden: Mapping[str, Actor]
) -> dict[str, Any]:
    article, translation = composed.article, composed.translation
    title = _segment(translation.title or Translation(article.title, "", "untranslated"), naming)
    return {
        "slug": article.slug,
        "addresses": {lang: urls.article(lang, article.slug) for lang in urls.LANGUAGES},
        "status": article.status,
        "title_ar": article.title,
        "title_en": title["en"],
        "title_translation": title,
        "date": _day(article.date),
        "outlet": article.outlet,
        "agency": article.agency,
        "author": article.author,
        "url": article.url,
        **rights_data(composed),
        "proposed": [name for name in INFERRED if article.is_proposed(name)],
        "translation": _share(composed),
        "text": article.text,
        "summary": list(summary_indices(composed)),
        "summary_by": summary_by(composed),
        "editor_summary": {"ar": article.summary.ar, "en": article.summary.en},
        "lead_line": line_data(composed),
        "sentences": _sentences(composed, naming),
        **_found(composed, hidden),
        "removed": [{"text": cut.text, "reason": cut.reason} for cut in article.removed],
    }


def _sentences(composed: ComposedArticle, naming: Naming) -> list[dict[str, Any]]:
    pairs = zip(composed.analysis.sentences, composed.translation.sentences, strict=True)
    return [
        {
            "start": sentence.start,
            "end": sentence.end,
            "ar": sentence.text,
            **_segment(english, naming),
        }
        for sentence, english in pairs
    ]


def _found(composed: ComposedArticle, hidden: Mapping[str, Actor]) -> dict[str, Any]:
    """Return what the program found in the words."""
    analysis = _without(composed.analysis, hidden)
    return {
        "title_mentions": [mention_data(mention) for mention in analysis.title_mentions],
        "mentions": [mention_data(mention) for mention in analysis.mentions],
        "dates": [date_data(found) for found in composed.dates],
        "quotes": [quote_data(quote) for quote in analysis.quotes],
        "offices": [office_data(office) for office in analysis.offices],
        "repeats": [repeat_data(repeat) for repeat in analysis.repeats],
    }


def _segment(translation: Translation, naming: Naming) -> dict[str, Any]:
    is_machine = translation.state == "machine"
    return {
        "en": translation.text,
        "state": translation.state if translation.text else "untranslated",
        "engine": translation.engine,
        "model": translation.model,
        "translator": ", ".join(shown_names(translation.translator, naming)),
        "reviewed_on": _day(translation.reviewed_on),
        "parts": translation.pieces if is_machine else 1,
        "repairs": [_repair(repair) for repair in translation.repairs if is_machine],
        "doubts": [doubt_data(doubt) for doubt in doubts_of(translation)],
    }


def _repair(repair: Repair) -> dict[str, str]:
    return {
        "kind": repair.kind,
        "term": repair.term,
        "written": repair.written,
        "replaced": repair.replaced,
    }


def _share(composed: ComposedArticle) -> dict[str, Any]:
    share = article_share(composed.translation, load_wording("en"), "hidden")
    return {
        "state": share.state,
        "reviewed": share.reviewed,
        "drafted": share.drafted,
        "machine": share.machine,
        "untranslated": share.untranslated,
    }


def mention_data(mention: Mention) -> dict[str, Any]:
    """Return a mention as JSON-ready data."""
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.type,
        "kind": mention.kind,
        "actor": mention.actor,
        "name_en": mention.name_en,
        "sure": round(mention.sure, SURE_DIGITS),
    }


def quote_data(quote: Quote) -> dict[str, Any]:
    """Return a quote as JSON-ready data."""
    return {
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "speaker": quote.speaker,
        "verb": quote.verb,
    }


def office_data(office: Office) -> dict[str, Any]:
    """Return an office as JSON-ready data."""
    return {
        "start": office.start,
        "end": office.end,
        "text": office.text,
        "actor": office.actor,
    }


def repeat_data(repeat: Repeat) -> dict[str, int]:
    """Return words that stood in the article before as JSON-ready data."""
    return {
        "start": repeat.start,
        "end": repeat.end,
        "first_start": repeat.first_start,
        "first_end": repeat.first_end,
    }


def date_data(found: ResolvedDate) -> dict[str, Any]:
    """Return a resolved date as JSON-ready data; days are ISO, None where unresolved."""
    return {
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "first": _day(found.first),
        "last": _day(found.last),
        "precision": found.precision,
        "kind": found.kind,
        "about": found.about,
        "parts": [[first.isoformat(), last.isoformat()] for first, last in found.parts],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
