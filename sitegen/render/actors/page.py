"""An actor's page: who it is, what it said and what was said of it, and every mention in context.

In: an entry of the index. Out: the view of one of its pages. The first tells of all articles, each
of what is quoted and said in its own part of them, so that no page grows with the archive.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sitegen.model import Actor, ActorEntry, HeldOffice, Related
from sitegen.render import urls
from sitegen.render.actor_views import (
    ActorView,
    MentionsOfArticle,
    OfficeLine,
    QuoteOfActor,
    RelatedLine,
    Source,
    TimelineRow,
)
from sitegen.render.actors.index import other_name
from sitegen.render.actors.network import own_network
from sitegen.render.actors.timeline import timeline
from sitegen.render.cards import article_card, date_line, page_title, title_provenance, type_label
from sitegen.render.edition import Edition, Place, actor_name, is_romanised, text_in
from sitegen.render.feeds.lists import actor_feed_slugs
from sitegen.render.paging import Part, pager
from sitegen.render.quotes import quote_lines, quotes_at
from sitegen.render.segments import mention_rows
from sitegen.render.timeline.calendar_files import has_actor_calendar
from sitegen.render.timeline.entries import OF_ACTOR, entries, latest_of, slugs_of
from sitegen.render.views import DateLine, Language, Link, Text
from sitegen.render.wording import Wording

# As many articles as are named for an office, or for being named together: the others are counted.
SOURCES = 3
# Whom no editor listed gets no feed unless named more than once: an archive would have thousands.
FEED_ARTICLES_OF_UNLISTED = 2


def actor_view(place: Place, entry: ActorEntry, part: Part) -> ActorView:
    """Build one page of an actor, with a part of the articles that name it."""
    actor, is_first = entry.actor, part.number == 1
    return ActorView(
        name=actor_name(actor, place.lang),
        name_other=other_name(actor, place),
        type_label=type_label(actor.type, place.wording),
        variants=_variants(actor),
        description=_description(actor, place.lang),
        wikidata=actor.wikidata,
        origin=_origin(actor, place.wording),
        found=actor.listed_by == "found",
        romanised=is_romanised(actor),
        offices=tuple(_office(place, office) for office in entry.offices) if is_first else (),
        timeline=_timeline(place, entry) if is_first else (),
        events=entries(place, latest_of(place.edition, actor.id)) if is_first else (),
        all_events=_all_events(place, actor.id) if is_first else None,
        quotes_by=_quotes(place, quotes_by(entry, part)),
        quotes_about=_quotes(place, quotes_about(entry, part)),
        related=tuple(_related(place, one) for one in related_of(place.edition, entry))
        if is_first
        else (),
        drawing=own_network(place, entry) if is_first else None,
        articles=_articles(place, entry, part),
        mentions=entry.named,
        pager=pager(place, urls.actor(place.tree, actor.id), part),
        feed=place.href(urls.actor_feed(place.tree, actor.id))
        if has_feed(place.edition, entry)
        else "",
        calendar=place.href(urls.actor_calendar(place.tree, actor.id))
        if has_actor_calendar(place.edition, entry)
        else "",
        index=place.link(urls.actors(place.tree), place.wording.gettext("Actors")),
    )


def _all_events(place: Place, actor_id: str) -> Link | None:
    count = len(place.edition.events_of.get(actor_id, ()))
    if count <= OF_ACTOR:
        return None
    words = place.wording.ngettext("All of %(count)s event", "All %(count)s events", count)
    label = words % {"count": place.wording.number(count)}
    return place.link(urls.actor_timeline(place.tree, actor_id), label)


def shown_slugs(edition: Edition, entry: ActorEntry, part: Part) -> tuple[str, ...]:
    """Return the slugs of all articles that a page of an actor tells something of."""
    shown = list(part.slugs)
    quoted = (*quotes_by(entry, part), *quotes_about(entry, part))
    shown += [slug for slug, _ in quoted]
    if part.number == 1:
        shown += [slug for office in entry.offices for slug in office.slugs[:SOURCES]]
        shown += [slug for one in related_of(edition, entry) for slug in one.slugs[:SOURCES]]
        shown += slugs_of(latest_of(edition, entry.actor.id))
    return tuple(slug for slug in dict.fromkeys(shown) if slug in edition.digest.articles)


def has_feed(edition: Edition, entry: ActorEntry) -> bool:
    """Tell whether an actor has a feed: it needs the site's address, and dated articles."""
    count = len(actor_feed_slugs(edition, entry))
    needed = 1 if entry.actor.listed_by == "editor" else FEED_ARTICLES_OF_UNLISTED
    return bool(edition.options.site_url) and count >= needed


def quotes_by(entry: ActorEntry, part: Part) -> tuple[tuple[str, int], ...]:
    """Return where an actor is quoted in a part of its articles, as slugs and places."""
    return _of_part(entry, ((place.slug, place.index) for place in entry.quotes_by), part)


def quotes_about(entry: ActorEntry, part: Part) -> tuple[tuple[str, int], ...]:
    """Return where others speak of an actor in a part of its articles."""
    return _of_part(entry, ((place.slug, place.index) for place in entry.quotes_about), part)


def related_of(edition: Edition, entry: ActorEntry) -> tuple[Related, ...]:
    """Return those related to an actor that have a page."""
    return tuple(one for one in entry.related if one.actor in edition.digest.actors)


def _of_part(
    entry: ActorEntry, places: Iterable[tuple[str, int]], part: Part
) -> tuple[tuple[str, int], ...]:
    """Keep what is quoted in a part; the first has what articles quote that do not name the actor.

    The editor may say of a quote whose it is where the article does not.
    """
    here, every = frozenset(part.slugs), frozenset(entry.slugs)
    return tuple(
        (slug, index)
        for slug, index in places
        if slug in here or (part.number == 1 and slug not in every)
    )


def _quotes(place: Place, places: Iterable[tuple[str, int]]) -> tuple[QuoteOfActor, ...]:
    indices: dict[str, list[int]] = {}
    for slug, index in places:
        indices.setdefault(slug, []).append(index)
    articles = place.digest.articles
    return tuple(
        QuoteOfActor(line, _source(place, slug))
        for slug, chosen in indices.items()
        if slug in articles
        for line in quote_lines(place, articles[slug], quotes_at(articles[slug], chosen))
    )


def _office(place: Place, office: HeldOffice) -> OfficeLine:
    sources = _sources(place, office.slugs)
    return OfficeLine(text_in("ar", office.text), sources, len(office.slugs) - len(sources))


def _related(place: Place, related: Related) -> RelatedLine:
    sources = _sources(place, related.slugs)
    return RelatedLine(
        actor=place.actor_link(place.digest.actors[related.actor].actor),
        articles=len(related.slugs),
        sources=sources,
        more=len(related.slugs) - len(sources),
    )


def _sources(place: Place, slugs: Iterable[str]) -> tuple[Source, ...]:
    known = [slug for slug in slugs if slug in place.digest.articles]
    return tuple(_source(place, slug) for slug in known[:SOURCES])


def _source(place: Place, slug: str) -> Source:
    composed = place.digest.articles[slug]
    return Source(
        href=place.article(slug),
        title=page_title(composed, place.lang),
        provenance=title_provenance(place, composed),
        day=_day(place, composed.article.date),
    )


def _day(place: Place, day: date | None) -> DateLine | None:
    """Return a day without its weekday: it stands in a line with others."""
    line = date_line(place, day)
    return replace(line, label=place.wording.day(day)) if line and day else None


def _timeline(place: Place, entry: ActorEntry) -> tuple[TimelineRow, ...]:
    days = place.edition.days
    return timeline(place, (days.get(slug) for slug in entry.slugs))


def _articles(place: Place, entry: ActorEntry, part: Part) -> tuple[MentionsOfArticle, ...]:
    sentences: dict[str, list[int | None]] = {slug: [] for slug in part.slugs}
    for mention in entry.mentions:
        if mention.slug in sentences:
            sentences[mention.slug].append(mention.sentence)
    articles = place.digest.articles
    return tuple(
        MentionsOfArticle(
            card=article_card(place, articles[slug]),
            rows=mention_rows(place, articles[slug], indices),
        )
        for slug, indices in sentences.items()
    )


def _variants(actor: Actor) -> tuple[Text, ...]:
    arabic = dict.fromkeys((*actor.variants, *actor.short))
    return (
        *(text_in("ar", name) for name in arabic if name != actor.name_ar),
        *(text_in("en", name) for name in actor.variants_en if name != actor.name_en),
    )


def _description(actor: Actor, lang: Language) -> Text | None:
    texts: dict[Language, str] = {"ar": actor.description_ar, "en": actor.description_en}
    for candidate in (lang, urls.other(lang)):
        if texts[candidate]:
            return text_in(candidate, texts[candidate])
    return None


def _origin(actor: Actor, wording: Wording) -> str:
    if actor.listed_by == "found":
        return wording.gettext("Found by the program, not confirmed by an editor")
    if actor.listed_by == "cldr":
        if actor.country:
            return wording.gettext("From the country list of Unicode CLDR")
        return wording.gettext("From the city list of Unicode CLDR")
    if actor.listed_by == "packaged":
        return wording.gettext("From the list that comes with sitegen")
    return wording.gettext("From the editors’ list")
