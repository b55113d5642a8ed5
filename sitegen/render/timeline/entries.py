"""Events as entries of a timeline: on its own pages, on those of actors and of stories.

In: events of the digest. Out: views of them, each with the sentence of its first telling in the
page's language and links to the sentences of all; of a long one in Arabic the clause that tells it.
Shows nothing that the articles do not show.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sitegen.model import ComposedArticle, Event, ResolvedDate, Telling
from sitegen.render import urls
from sitegen.render.cards import date_line, outlet_name, page_title, title_provenance
from sitegen.render.edition import Edition, Place
from sitegen.render.segments import arabic_runs, mention_rows
from sitegen.render.timeline.clipping import beginning, part_around
from sitegen.render.timeline_views import EventShape, TellerLine, TimelineEntryView
from sitegen.render.views import Language, Link, Run, Text
from sitegen.render.wording import iso_stretch

# On an actor's own page; one who has more gets a timeline of its own.
OF_ACTOR = 8
# An agency's text can stand in hundreds of outlets: of an event so many reports are listed.
MOST_TELLERS = 24


def entries(place: Place, events: Iterable[Event], said: str = "") -> tuple[TimelineEntryView, ...]:
    """Return events, in the order given, as entries of a timeline on the page at `place`.

    `said` is the time that the heading above them has named.
    """
    found: list[TimelineEntryView] = []
    before = said
    for event in events:
        when = when_of(place, event)
        found.append(_entry(place, event, when, opens=when != before))
        before = when
    return tuple(found)


def slugs_of(events: Iterable[Event]) -> tuple[str, ...]:
    """Return the slugs of the articles that are listed for events, as a page's plan names them."""
    return tuple(dict.fromkeys(one.slug for event in events for one in listed(event)))


def listed(event: Event) -> tuple[Telling, ...]:
    """Return the tellings of an event that are listed, the first of them."""
    return event.tellings[:MOST_TELLERS]


def latest_of(edition: Edition, actor_id: str) -> tuple[Event, ...]:
    """Return the latest events that name an actor, as many as its own page shows."""
    return edition.events_of.get(actor_id, ())[-OF_ACTOR:]


def actor_matter(edition: Edition, actor_id: str) -> object:
    """Return what an actor's own page draws on of the timeline."""
    events = latest_of(edition, actor_id)
    places = tuple(edition.event_pages[event.id] for event in events)
    return len(edition.events_of.get(actor_id, ())), events, places


def when_of(place: Place, event: Event) -> str:
    """Write for readers when an event was."""
    if event.first == event.last:
        return place.wording.weekday_and_day(event.first)
    return place.wording.stretch(event.first, event.last, event.precision)


def date_of(place: Place, telling: Telling) -> ResolvedDate:
    """Return the words of an article that say when, resolved."""
    return place.digest.articles[telling.slug].dates[telling.date]


def publisher(composed: ComposedArticle, lang: Language) -> Text | None:
    """Return who published an article: its outlet, or the agency where that is all that is said."""
    article = composed.article
    outlet = outlet_name(composed.outlet, article.outlet, lang)
    return outlet or outlet_name(composed.agency, article.agency, lang)


def _entry(place: Place, event: Event, when: str, *, opens: bool) -> TimelineEntryView:
    first = event.tellings[0]
    (row,) = mention_rows(place, place.digest.articles[first.slug], [first.sentence])
    said = date_of(place, first)
    in_english = place.lang == "en"
    # Beside its English a sentence stands whole: nobody knows which words of both go together.
    english, is_whole = _english(place, first, row.english if in_english else ())
    arabic = row.arabic if english and is_whole else _clause(place, first)
    anchor, page = urls.event_anchor(event.id), place.edition.event_pages[event.id]
    shown = english or arabic
    return TimelineEntryView(
        id=anchor,
        href=place.href(page, anchor) if page != place.address else "",
        when=when,
        iso=iso_stretch(event.first, event.last),
        opens=opens,
        shape=_shape(event),
        approximate=event.kind == "vague",
        ahead=event.ahead,
        by_editor=said.by_editor,
        words=said.text,
        calendar=said.calendar,
        arabic=arabic,
        english=english,
        provenance=row.provenance if in_english else None,
        actors=_others(place, event, shown),
        tellers=tuple(_teller(place, telling) for telling in listed(event)),
        more_tellers=len(event.tellings) - len(listed(event)),
    )


def _english(place: Place, telling: Telling, runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], bool]:
    """Return a telling's English and whether that is all of it; its links go with what is cut."""
    text = place.digest.articles[telling.slug].translation.sentences[telling.sentence].text
    shown = beginning(text)
    if not runs or shown == text:
        return runs, True
    return (Run("plain", shown),), False


def clause_of(place: Place, telling: Telling) -> str:
    """Return the part of a telling's sentence that is shown, dots where it goes on."""
    return "".join(map(_spelt, _clause(place, telling)))


def _spelt(run: Run) -> str:
    return run.text + "".join(map(_spelt, run.children))


def _clause(place: Place, telling: Telling) -> tuple[Run, ...]:
    """Return a telling's sentence, of a long one the part that says when."""
    composed, said = place.digest.articles[telling.slug], date_of(place, telling)
    sentence = composed.analysis.sentences[telling.sentence]
    part = part_around(
        composed.article.text, (sentence.start, sentence.end), (said.start, said.end)
    )
    return arabic_runs(place, composed, telling.sentence, part=part)


def _shape(event: Event) -> EventShape:
    if event.kind == "vague":
        return "vague"
    if event.last is None:
        return "open"
    return "day" if event.first == event.last else "stretch"


def _teller(place: Place, telling: Telling) -> TellerLine:
    composed = place.digest.articles[telling.slug]
    outlet = publisher(composed, place.lang)
    published = composed.article.date
    day = date_line(place, published)
    return TellerLine(
        href=place.article(telling.slug, telling.sentence),
        name=outlet or page_title(composed, place.lang),
        provenance=None if outlet else title_provenance(place, composed),
        # Without its weekday: it stands in a line with others.
        day=replace(day, label=place.wording.day(published)) if day and published else None,
    )


def _others(place: Place, event: Event, shown: Iterable[Run]) -> tuple[Link, ...]:
    """Link the actors that have a page and that the words shown do not link."""
    linked = set(_links(shown))
    actors = place.digest.actors
    found = (place.actor_link(actors[one].actor) for one in event.actors if one in actors)
    return tuple(link for link in found if link.href not in linked)


def _links(runs: Iterable[Run]) -> Iterable[str]:
    for run in runs:
        if run.href:
            yield run.href
        yield from _links(run.children)
