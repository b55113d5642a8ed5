"""The mails of all days: an HTML page and a plain text for each, where the site has an address."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from sitegen.model import Day
from sitegen.render import urls
from sitegen.render.edition import Edition, Place
from sitegen.render.frame import frame
from sitegen.render.mails.day import mail_view
from sitegen.render.plans import Built, PagePlan, stories_among

HTML, PLAIN = "mail.html", "mail.txt"


def plan_mails(edition: Edition) -> Iterator[PagePlan]:
    """Plan the mails of days; they are no pages to be found by a search engine."""
    for day in edition.digest.days if edition.options.site_url else ():
        slugs = tuple(dict.fromkeys((*day.slugs, *(one.slug for one in day.summary))))
        matter = (day.summary, stories_among(edition, slugs))
        addresses = {
            HTML: urls.day_mail(edition.tree, day.day),
            PLAIN: urls.day_mail_text(edition.tree, day.day),
        }
        for template, address in addresses.items():
            place, builder = Place(edition, address), partial(_mail, day)
            yield PagePlan(place, template, builder, slugs, listed=False, matter=matter)


def mail_link(place: Place, day: Day) -> str:
    """Return the link to a day's mail; empty where there is none."""
    has_mail = place.edition.options.site_url
    return place.href(urls.day_mail(place.tree, day.day)) if has_mail else ""


def _mail(day: Day, place: Place) -> Built:
    view = mail_view(place, day)
    return frame(place, view.heading), view
