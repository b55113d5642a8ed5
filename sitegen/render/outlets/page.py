"""A page of an outlet or agency: what came from it, what became of that, and its articles."""

from __future__ import annotations

from sitegen.model import Bilingual, Licence
from sitegen.render import urls
from sitegen.render.cards import article_card
from sitegen.render.edition import Place, text_as_written
from sitegen.render.outlet_views import NamedActor, OutletView
from sitegen.render.outlets.counting import by_years, counts_of
from sitegen.render.outlets.figures import Figures
from sitegen.render.outlets.index import names_of, removed_lines
from sitegen.render.paging import Part, pager
from sitegen.render.rights import words_in
from sitegen.render.rights_views import LicenceLine


def outlet_view(place: Place, figures: Figures, part: Part) -> OutletView:
    """Build one page of an outlet; the first has all its figures."""
    outlet, is_first = figures.outlet, part.number == 1
    name, other = names_of(place, outlet)
    rights, actors = outlet.rights, place.digest.actors
    articles = place.digest.articles
    return OutletView(
        name=name,
        name_other=other,
        kind=outlet.kind,
        url=outlet.url,
        credits=(words_in(place.lang, rights.credit),) if rights.credit != Bilingual() else (),
        licences=(LicenceLine(text_as_written(rights.licence.name), rights.licence.url),)
        if rights.licence != Licence()
        else (),
        articles=len(figures.slugs),
        counts=counts_of(figures.intake),
        credited=counts_of(figures.credited).shown,
        excerpts=figures.excerpts,
        links=figures.links,
        with_others=figures.with_others,
        years=by_years(place, figures.intake) if is_first else (),
        credited_years=by_years(place, figures.credited) if is_first else (),
        removed=removed_lines(place, figures.removed) if is_first else (),
        actors=tuple(
            NamedActor(place.actor_link(actors[actor].actor), count)
            for actor, count in figures.actors
            if is_first
        ),
        cards=tuple(article_card(place, articles[slug]) for slug in part.slugs),
        pager=pager(place, urls.outlet(place.tree, outlet.id), part),
        feed=_feed(place, figures),
        index=place.link(urls.outlets(place.tree), place.wording.gettext("Outlets")),
    )


def _feed(place: Place, figures: Figures) -> str:
    """Return the link to the outlet's feed; empty where it has none."""
    is_dated = any(slug in place.edition.days for slug in figures.slugs)
    if not place.edition.options.site_url or not is_dated:
        return ""
    return place.href(urls.outlet_feed(place.tree, figures.outlet.id))
