"""Which template sees which view: the one table of it, for plans of pages and for checks.

A template gets `page` (views.Page) and `view`, of the class that stands here beside its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sitegen.render.actor_views import ActorsView, ActorView, NetworkView
from sitegen.render.article_views import ArticleView
from sitegen.render.corrections_views import CorrectionsView
from sitegen.render.list_views import AboutView, FrontView, LanguagesView, NewsView
from sitegen.render.mail_views import MailView
from sitegen.render.outlet_views import OutletsView, OutletView
from sitegen.render.period_views import PeriodView
from sitegen.render.rights_views import TombstoneView
from sitegen.render.search_views import SearchView
from sitegen.render.story_views import StoriesView, StoryView
from sitegen.render.timeline_views import TimelineView

VIEWS: Mapping[str, type] = MappingProxyType(
    {
        "about.html": AboutView,
        "actor.html": ActorView,
        "actors.html": ActorsView,
        "article.html": ArticleView,
        "corrections.html": CorrectionsView,
        "front.html": FrontView,
        "languages.html": LanguagesView,
        "network.html": NetworkView,
        "new.html": NewsView,
        "not_found.html": LanguagesView,
        "outlet.html": OutletView,
        "outlets.html": OutletsView,
        "mail.html": MailView,
        "mail.txt": MailView,
        "period.html": PeriodView,
        "search.html": SearchView,
        "stories.html": StoriesView,
        "story.html": StoryView,
        "timeline.html": TimelineView,
        "tombstone.html": TombstoneView,
    }
)


def held_to_table(template: str, view: object) -> object:
    """Return the view as it is. Raises TypeError where the table has another for the template."""
    expected = VIEWS.get(template)
    if expected is None or not isinstance(view, expected):
        raise TypeError(
            f"{template} gets a {type(view).__name__}; the table in "
            f"sitegen/render/theming/views_seen.py says {expected and expected.__name__}"
        )
    return view
