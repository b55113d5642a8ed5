"""The pages that list what was changed in published English, and what article pages say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import groupby

from sitegen.checks.changed_words import changed_words
from sitegen.model import (
    ArabicChange,
    Change,
    Correction,
    Corrections,
    Departure,
    Translation,
    TranslationState,
)
from sitegen.render import urls
from sitegen.render.cards import page_title
from sitegen.render.corrections_views import (
    ChangedArticle,
    ChangeGroup,
    CorrectedLine,
    CorrectionLine,
    CorrectionsView,
)
from sitegen.render.edition import Edition, Place
from sitegen.render.frame import frame
from sitegen.render.listing import pages_of
from sitegen.render.paging import Part, pager
from sitegen.render.plans import Built, PagePlan, numbered_title
from sitegen.render.provenance import provenance
from sitegen.render.views import DateLine, Provenance

TEMPLATE = "corrections.html"


def plan_corrections(edition: Edition) -> Iterator[PagePlan]:
    """Plan the pages of the list; none where nothing was ever released."""
    corrections = edition.digest.corrections
    if corrections is None:
        return
    pages = pages_of(corrections)
    for number, changes in enumerate(pages, start=1):
        part = Part((), number, len(pages))
        address = urls.numbered(urls.corrections(edition.tree), number)
        builder = partial(_page, corrections, changes, part)
        slugs = tuple(
            dict.fromkeys(one.slug for one in changes if one.slug in edition.digest.articles)
        )
        yield PagePlan(Place(edition, address), TEMPLATE, builder, slugs, lists_corrections=True)


def corrected_lines(place: Place, slug: str) -> tuple[CorrectedLine, ...]:
    """Return what an article's page says of its corrections, in the order of the list."""
    first = urls.corrections(place.tree)
    return tuple(
        CorrectedLine(
            href=place.href(urls.numbered(first, listed.page), listed.correction.id),
            number=_number(listed.correction),
            day=_line(place, listed.correction.day or listed.correction.reviewed_on),
        )
        for listed in place.edition.corrected.get(slug, ())
    )


def _page(corrections: Corrections, changes: Sequence[Change], part: Part, place: Place) -> Built:
    title = numbered_title(place, place.wording.gettext("Corrections"), part)
    feed = urls.corrections_feed(place.tree)
    view = CorrectionsView(
        groups=tuple(
            _group(place, day, tuple(alike))
            for day, alike in groupby(changes, key=lambda change: change.day)
        ),
        latest=_day(place, corrections.latest),
        feed=place.href(feed) if place.edition.options.site_url else "",
        pager=pager(place, urls.corrections(place.tree), part),
    )
    return frame(place, title), view


def _group(place: Place, day: date | None, changes: Sequence[Change]) -> ChangeGroup:
    gone = [change for change in changes if isinstance(change, Departure)]
    stay = [change for change in changes if not isinstance(change, Departure)]
    return ChangeGroup(
        day=_line(place, day),
        articles=tuple(
            _article(place, slug, tuple(alike))
            for slug, alike in groupby(stay, key=lambda change: change.slug)
        ),
        stones=tuple(place.article(change.slug) for change in gone if change.slug),
        gone=sum(not change.slug for change in gone),
    )


def _article(
    place: Place, slug: str, changes: Sequence[Correction | ArabicChange]
) -> ChangedArticle:
    return ChangedArticle(
        href=place.article(slug),
        title=page_title(place.digest.articles[slug], place.lang),
        lines=tuple(_correction(place, one) for one in changes if isinstance(one, Correction)),
        arabic=sum(one.sentences for one in changes if isinstance(one, ArabicChange)),
    )


def _correction(place: Place, one: Correction) -> CorrectionLine:
    before, after = changed_words(one.before, one.after)
    return CorrectionLine(
        id=one.id,
        href=place.article(one.slug, one.sentence),
        number=_number(one),
        before=before,
        after=after,
        was=_provenance(place, one.before, one.was),
        now=_provenance(place, one.after, one.now),
        day=_line(place, one.reviewed_on),
        with_arabic=one.with_arabic,
    )


def _provenance(place: Place, english: str, state: TranslationState) -> Provenance:
    """Say whose word released English is: releases know of no person and no machine by name."""
    return provenance(Translation("", english, state), place.wording, place.naming)


def _number(one: Correction) -> int:
    """Return the number of a sentence as readers count, 0 for the title."""
    return 0 if one.sentence is None else one.sentence + 1


def _line(place: Place, day: date | None) -> DateLine | None:
    return _day(place, day) if day else None


def _day(place: Place, day: date) -> DateLine:
    """Return a day that no page of the archive stands for."""
    return DateLine(day.isoformat(), place.wording.day(day), "")
