"""Which articles have a card image of their own, the words on it, and what links to them are told.

In: an edition. Out: plain words for `cardimages`, titles and facts alone: what may not be shown of
an article is never on its card.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sitegen.cardimages.texts import CardTexts, Words
from sitegen.model import ComposedArticle
from sitegen.render import urls
from sitegen.render.cards import (
    arabic_title,
    english_title,
    page_title,
    source_name,
    title_provenance,
)
from sitegen.render.edition import Edition, Place
from sitegen.render.social import has_cards, site_texts, with_card
from sitegen.render.trees import direction
from sitegen.render.views import Language, SocialView, Text

SOURCE: Language = "ar"


@dataclass(frozen=True, slots=True)
class CardPlan:
    """A card to be made: its file, relative to the site's folder, and its words."""

    file: str
    texts: CardTexts


def plan_cards(editions: Iterable[Edition]) -> tuple[CardPlan, ...]:
    """Plan the cards of the newest articles, and each tree's card for all other pages."""
    plans: list[CardPlan] = []
    for edition in editions:
        options = edition.options
        if not has_cards(edition):
            continue
        plans.append(CardPlan(urls.card(urls.home(edition.tree)), site_texts(edition)))
        for slug in edition.order[: options.cards]:
            place = Place(edition, urls.article(edition.tree, slug))
            texts = article_texts(place, edition.digest.articles[slug])
            plans.append(CardPlan(urls.card(place.address), texts))
    return tuple(plans)


def has_own_card(edition: Edition, slug: str) -> bool:
    """Tell whether an article is among the newest, which have a card of their own."""
    return has_cards(edition) and edition.position[slug] < edition.options.cards


def article_social(place: Place, composed: ComposedArticle, page: SocialView) -> SocialView:
    """Return the view of an article's page, from that of a page without a card of its own."""
    day = composed.article.date
    view = replace(page, type="article", published=day.isoformat() if day else "")
    if not has_own_card(place.edition, composed.article.slug):
        return view
    return with_card(view, place, place.address, article_texts(place, composed))


def article_texts(place: Place, composed: ComposedArticle) -> CardTexts:
    """Return the words of an article's card: both titles, where it is from, and whose words."""
    arabic, english = arabic_title(composed), english_title(composed)
    title = page_title(composed, place.lang)
    others = [text for text in (arabic, english) if text and text != title]
    day = composed.article.date
    return CardTexts(
        rtl=direction(place.tree) == "rtl",
        site=place.edition.own.title,
        title=_words(title),
        other_title=_words(others[0]) if others else None,
        outlet=source_name(place, composed),
        day=place.wording.day(day) if day else "",
        note=_note(place, composed, title),
    )


def _words(text: Text) -> Words:
    return Words(text.text, text.dir == "rtl")


def _note(place: Place, composed: ComposedArticle, title: Text) -> str:
    """Say whose word the English on a card is, unless a person stands behind it.

    A page of another language than its title says that there is no translation.
    """
    wording = place.wording
    if title.lang == SOURCE and place.lang != SOURCE:
        return wording.gettext("Not translated")
    whose = title_provenance(place, composed)
    if whose is None or whose.state == "reviewed":
        return ""
    if title == english_title(composed):
        return whose.label
    return wording.gettext("English: %(state)s") % {"state": whose.label}
