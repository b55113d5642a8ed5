"""A line that leads to what is new since the last release."""

from __future__ import annotations

from sitegen.model import NewSince
from sitegen.render import urls
from sitegen.render.edition import Place
from sitegen.render.list_views import NewsLine
from sitegen.render.views import DateLine


def news_line(place: Place) -> NewsLine | None:
    """Return how much is new and where it stands; None where nothing is."""
    news = place.digest.news
    if news is None or not news.slugs:
        return None
    return NewsLine(len(news.slugs), since_line(place, news), place.href(urls.new(place.tree)))


def since_line(place: Place, news: NewSince) -> DateLine:
    """Return the day of the last release; no page of the archive stands for it."""
    return DateLine(news.day.isoformat(), place.wording.day(news.day), "")
