"""The mails of all days: an HTML page and a plain text for each, where the site has an address."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sitegen.model import Day
from sitegen.render import urls
from sitegen.render.edition import Edition, Place
from sitegen.render.frame import frame
from sitegen.render.mails.day import mail_view
from sitegen.render.mails.text import mail_text
from sitegen.render.plans import Built, FeedPlan, PagePlan, stories_among

TEMPLATE = "mail.html"


def plan_mails(edition: Edition) -> Iterator[PagePlan]:
    """Plan the mails of days; they are no pages to be found by a search engine."""
    for day in _days(edition):
        place = Place(edition, urls.day_mail(edition.tree, day.day))
        slugs, matter = _drawn(edition, day)
        yield PagePlan(place, TEMPLATE, partial(_mail, day), slugs, listed=False, matter=matter)


def plan_mail_texts(edition: Edition) -> Iterator[FeedPlan]:
    """Plan the same mails in plain text."""
    for day in _days(edition):
        place = Place(edition, urls.day_mail_text(edition.tree, day.day))
        slugs, matter = _drawn(edition, day)
        yield FeedPlan(place, partial(_text, day, place), slugs, matter)


def mail_link(place: Place, day: Day) -> str:
    """Return the link to a day's mail; empty where there is none."""
    has_mail = place.edition.options.site_url
    return place.href(urls.day_mail(place.tree, day.day)) if has_mail else ""


def _days(edition: Edition) -> tuple[Day, ...]:
    return edition.digest.days if edition.options.site_url else ()


def _drawn(edition: Edition, day: Day) -> tuple[tuple[str, ...], object]:
    """Return the articles that a mail draws on, and what else."""
    slugs = tuple(dict.fromkeys((*day.slugs, *(one.slug for one in day.summary))))
    return slugs, (day.summary, stories_among(edition, slugs))


def _mail(day: Day, place: Place) -> Built:
    view = mail_view(place, day)
    return frame(place, view.heading), view


def _text(day: Day, place: Place) -> bytes:
    return mail_text(mail_view(place, day), place.edition.own.title, place.wording)
