"""The list of outlets and agencies, with what came from each and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from sitegen.model import Outlet
from sitegen.render import urls
from sitegen.render.cards import outlet_name
from sitegen.render.edition import Place, text_in
from sitegen.render.outlet_views import OutletRow, OutletsView, RemovedLine
from sitegen.render.outlets.counting import bar_of, counts_of
from sitegen.render.outlets.figures import Figures, Removed
from sitegen.render.record import reason
from sitegen.render.views import Text


def outlets_view(place: Place, figures: Sequence[Figures], removed: Removed) -> OutletsView:
    """Build the list: outlets and agencies, each in the order of outlets.toml."""
    digest = place.digest
    most = max((counts_of(one.intake).received for one in figures), default=0)
    rows = [(one.outlet.kind, _row(place, one, most)) for one in figures]
    return OutletsView(
        outlets=tuple(row for kind, row in rows if kind == "outlet"),
        agencies=tuple(row for kind, row in rows if kind == "agency"),
        unknown=counts_of(row for row in digest.intake if not row.outlet),
        total=counts_of(digest.intake),
        removed=removed_lines(place, removed),
    )


def counted(figures: Figures) -> object:
    """Return what the list draws on of an outlet's figures."""
    return figures.outlet, figures.intake, figures.credited


def removed_lines(place: Place, removed: Removed) -> tuple[RemovedLine, ...]:
    """Word the reasons for which passages were taken out."""
    return tuple(RemovedLine(reason(code, place.wording), count) for code, count in removed)


def names_of(place: Place, outlet: Outlet) -> tuple[Text, Text | None]:
    """Return an outlet's name in the page's language, and in the other where that is another."""
    own, other = (
        outlet_name(outlet, outlet.id, lang) for lang in (place.lang, urls.other(place.lang))
    )
    name = own or text_in("en", outlet.id)
    return name, None if other == own else other


def _row(place: Place, figures: Figures, most: int) -> OutletRow:
    counts = counts_of(figures.intake)
    name, other = names_of(place, figures.outlet)
    return OutletRow(
        href=place.outlet(figures.outlet.id),
        name=name,
        name_other=other,
        counts=counts,
        bar=bar_of(counts, most),
        credited=counts_of(figures.credited).shown,
    )
