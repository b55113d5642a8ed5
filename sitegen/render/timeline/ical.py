"""Events of days as a calendar file (iCalendar, RFC 5545), in the language of an edition.

In: events of a digest. Out: whole-day entries that block nobody's time. Leaves out what has no
certain day: months, years, what is still open, what is vague; what a sentence says by the way,
after another day; and what lies long before the site's articles. No clock goes in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sitegen.model import ComposedArticle, Event, Telling
from sitegen.render import urls
from sitegen.render.cards import page_title, title_provenance
from sitegen.render.edition import Edition, Place, actor_name
from sitegen.render.frame import without_controls
from sitegen.render.provenance import provenance
from sitegen.render.timeline.clipping import beginning
from sitegen.render.timeline.entries import clause_of, date_of, listed, publisher
from sitegen.render.views import Text

if TYPE_CHECKING:
    from icalendar import Event as Entry

# Articles tell of the year before their own; what is older is history, in nobody's calendar.
YEARS_BEFORE = 1
# As much as a calendar shows of an entry; the whole sentence stands in its description.
SUMMARY_WORDS = 16
# Where the site's address is unknown: a name that never leads anywhere (RFC 2606).
NO_HOST = "sitegen.invalid"


def fitting(edition: Edition, events: Iterable[Event]) -> Iterator[Event]:
    """Yield those of some events that a calendar can hold.

    They begin a year before that of the oldest article; where no article has a day, anywhere.
    """
    days = edition.digest.days
    since = max(days[-1].day.year - YEARS_BEFORE, date.min.year) if days else date.min.year
    return (
        event
        for event in events
        if event.precision == "day"
        and event.first.year >= since
        and event.kind != "vague"
        and event.last is not None
        # The entry ends on the day after.
        and event.last < date.max
        and _is_first_day(edition, event.tellings[0])
    )


def _is_first_day(edition: Edition, telling: Telling) -> bool:
    """Tell whether a telling's words are the first in its sentence that name a day.

    Who reads in a calendar "arrested on Friday over the collapse on Monday" reads it on the Friday.
    """
    composed = edition.digest.articles[telling.slug]
    sentence, said = composed.analysis.sentences[telling.sentence], composed.dates[telling.date]
    return not any(
        sentence.start <= one.start < said.start
        and one.precision == "day"
        and one.first is not None
        and (one.first, one.last) != (said.first, said.last)
        for one in composed.dates
    )


def calendar(place: Place, events: Iterable[Event], title: str) -> bytes:
    """Write the calendar file of some events; an event has one name in all files that it is in."""
    # Loaded only where a file is written: a build without changes would take longer by it.
    from icalendar import Calendar
    from icalendar import Event as Entry

    options = place.edition.options
    made = Calendar()
    made.add("prodid", f"-//sitegen//sitegen {options.version}//{place.tree.upper()}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", without_controls(title))
    for event in events:
        entry = Entry()
        _fill(entry, place, event)
        made.add_component(entry)
    return bytes(made.to_ical())


def _fill(entry: Entry, place: Place, event: Event) -> None:
    """Write an event into an empty entry."""
    first, edition = event.tellings[0], place.edition
    published = place.digest.articles[first.slug].article.date
    sentence, label = _sentence(place, first)
    short = _shortened(sentence.text, without_controls(date_of(place, first).text))
    entry.add("uid", f"{event.id}@{_host(edition)}")
    entry.add("dtstamp", datetime.combine(published or event.first, time(), UTC))
    entry.add("dtstart", event.first)
    entry.add("dtend", (event.last or event.first) + timedelta(days=1))
    entry.add("summary", f"{label}{short}", parameters={"LANGUAGE": sentence.lang})
    entry.add("description", _description(place, event, f"{label}{sentence.text}"))
    entry.add("transp", "TRANSPARENT")
    names = [
        actor_name(place.digest.actors[actor].actor, place.lang).text
        for actor in event.actors
        if actor in place.digest.actors
    ]
    if names:
        entry.add("categories", names)
    address = _address(place, first)
    if address:
        entry.add("url", address)


def _host(edition: Edition) -> str:
    """Return the host that entries are named after: the old one where the site has moved."""
    options = edition.options
    return urlsplit(options.feed_id or options.site_url).hostname or NO_HOST


def _shortened(sentence: str, when: str) -> str:
    """Return the first words of a sentence, and more where they end within those that say when."""
    words = sentence.split()
    if len(words) <= SUMMARY_WORDS:
        return " ".join(words)
    said = when.split()
    end = SUMMARY_WORDS
    for start in range(max(end - len(said) + 1, 0), end):
        # A comma or a bracket may stand at either end, and a conjunction be written with the first.
        if " ".join(said) in " ".join(words[start : start + len(said)]):
            end = start + len(said)
            break
    ellipsis = " \N{HORIZONTAL ELLIPSIS}" if len(words) > end else ""
    return " ".join(words[:end]) + ellipsis


def _sentence(place: Place, telling: Telling) -> tuple[Text, str]:
    """Return a telling's sentence, and a label to stand before it: whose word its English is.

    Of a very long one the part that the timeline shows.
    """
    composed = place.digest.articles[telling.slug]
    translation = composed.translation.sentences[telling.sentence]
    if place.lang == "ar" or not translation.text:
        return Text(without_controls(clause_of(place, telling)), "ar", "rtl"), ""
    state = provenance(translation, place.wording, place.naming)
    label = f"[{state.label}] " if state.state != "reviewed" else ""
    return Text(without_controls(beginning(translation.text)), "en", "ltr"), label


def _description(place: Place, event: Event, sentence: str) -> str:
    """Say it whole, the words that say when, and who reports it, each with its address if known."""
    said = place.wording.gettext("The text says:")
    words = without_controls(date_of(place, event.tellings[0]).text)
    lines = [sentence, f"{said} «{words}»"]
    for telling in listed(event):
        composed = place.digest.articles[telling.slug]
        name = _name(place, composed)
        published = composed.article.date
        day = f" ({place.wording.day(published)})" if published else ""
        lines.append(f"{without_controls(name)}{day} {_address(place, telling)}".rstrip())
    more = len(event.tellings) - len(listed(event))
    if more:
        said = place.wording.ngettext(
            "and %(count)s more article", "and %(count)s more articles", more
        )
        lines.append(said % {"count": place.wording.number(more)})
    return "\n".join(lines)


def _name(place: Place, composed: ComposedArticle) -> str:
    """Name a report by who published it, else by its title, with whose English that is."""
    known = publisher(composed, place.lang)
    if known:
        return known.text
    title, state = page_title(composed, place.lang), title_provenance(place, composed)
    is_marked = title.lang == "en" and state is not None and state.state != "reviewed"
    return f"[{state.label}] {title.text}" if state and is_marked else title.text


def _address(place: Place, telling: Telling) -> str:
    """Return the absolute address of a telling's sentence; empty where the site's is unknown."""
    page = place.edition.spelling.absolute(urls.article(place.tree, telling.slug))
    return f"{page}#{urls.sentence_anchor(telling.sentence)}" if page else ""
