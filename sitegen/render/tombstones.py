"""The pages that stand where withdrawn articles stood: what was withdrawn says nothing there."""

from __future__ import annotations

from datetime import date

from sitegen.model import Tombstone
from sitegen.render.cards import outlet_name
from sitegen.render.edition import Place
from sitegen.render.rights import words_in
from sitegen.render.rights_views import TombstoneView
from sitegen.render.views import DateLine

TEMPLATE = "tombstone.html"


def tombstone_view(place: Place, stone: Tombstone) -> TombstoneView:
    """Build the page of a withdrawn article."""
    return TombstoneView(
        withdrawn=_day(place, stone.withdrawn_on),
        published=_day(place, stone.published_on),
        outlet=outlet_name(stone.outlet, stone.outlet_id, place.lang),
        reason=words_in(place.lang, stone.reason) if stone.reason.ar or stone.reason.en else None,
    )


def _day(place: Place, day: date | None) -> DateLine | None:
    """Return a day without a link: its page in the archive may be gone with the article."""
    return DateLine(day.isoformat(), place.wording.day(day), "") if day else None
