"""Tells whether a page can have changed, without building its view.

In: the digest, the options, the theme. Out: a key per page over all that its view may draw on: the
articles it shows and what joins the site's articles. Where it is the same, so is the page; where it
is not, the view itself decides.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import msgspec

from sitegen.model import ComposedArticle, Digest
from sitegen.render.listing import by_article
from sitegen.render.options import RenderOptions
from sitegen.render.plans import FeedPlan, PagePlan


class PageInputs:
    """The inputs of one build's pages."""

    def __init__(self, digest: Digest, options: RenderOptions, fingerprint: bytes) -> None:
        # What every page may draw on: the index, the calendar, who is known, how it is rendered.
        joined = (
            digest.actors,
            # What sums a day up counts with the pages that show it.
            tuple((day.day, day.slugs) for day in digest.days),
            digest.undated,
            digest.known,
            # Where it is written changes no page; the day counts with the articles it concerns.
            replace(
                options, output=Path(), theme=Path(), overrides=None, today=None, card_font=None
            ),
            # Whether there is a list of corrections to link to, a timeline, and so on.
            digest.corrections is not None,
            digest.news is not None,
            bool(digest.events),
            bool(digest.stories),
            bool(digest.outlets),
        )
        self._corrections = _digest(digest.corrections)
        corrected = by_article(digest.corrections)
        self._shared = fingerprint + _digest(joined)
        self._articles: Mapping[str, bytes] = {
            slug: _digest(
                (
                    composed,
                    _is_later(composed, options),
                    corrected.get(slug, ()),
                    digest.proposed_dates.get(slug),
                )
            )
            for slug, composed in digest.articles.items()
        } | {stone.slug: _digest(stone) for stone in digest.tombstones}

    def key(self, plan: PagePlan) -> str:
        """Return the key of a page."""
        place = (plan.template, plan.place.address)
        more = self._corrections if plan.lists_corrections else b""
        return self._key(place, plan.slugs, more + _digest(plan.matter))

    def feed_key(self, plan: FeedPlan) -> str:
        """Return the key of a feed."""
        return self._key((plan.place.address,), plan.slugs, _digest(plan.matter))

    def article(self, slug: str) -> bytes:
        """Return a key over everything that is known of an article."""
        return self._articles[slug]

    def _key(self, place: tuple[str, ...], slugs: Iterable[str], more: bytes = b"") -> str:
        key = hashlib.sha256(self._shared)
        key.update(msgspec.json.encode(place))
        for slug in slugs:
            key.update(self._articles[slug])
        key.update(more)
        return key.hexdigest()


def _is_later(composed: ComposedArticle, options: RenderOptions) -> bool:
    day, today = composed.article.date, options.today
    return day is not None and today is not None and day > today


def _digest(value: object) -> bytes:
    return hashlib.sha256(msgspec.msgpack.encode(value, enc_hook=_as_text)).digest()


def _as_text(value: object) -> str:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError(f"cannot tell whether {type(value)} changed")
