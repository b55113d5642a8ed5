"""What those that show a link to a page are told of it: its words and a card image.

In: a page's place, title and description. Out: a view. Addresses in it are absolute, so that they
are there only where the site's own is known.
"""

from __future__ import annotations

from dataclasses import replace

from sitegen.cardimages.texts import HEIGHT, WIDTH, CardTexts, Words, version
from sitegen.render import urls
from sitegen.render.edition import Edition, Place
from sitegen.render.trees import direction, open_graph_name
from sitegen.render.views import SocialView

# What a title may end with that wants no full stop behind it.
SENTENCE_ENDS = (".", "!", "?", "؟", "…")


def site_social(place: Place, title: str, description: str) -> SocialView:
    """Return the view of a page that has no card of its own: the language's card stands there."""
    edition, locale = place.edition, open_graph_name(place.tree)
    locales = dict.fromkeys(open_graph_name(own.tree) for own in edition.options.trees)
    view = SocialView(
        type="website",
        title=title,
        description=description,
        site_title=edition.own.title,
        url=edition.spelling.absolute(place.address),
        locale=locale,
        other_locales=tuple(other for other in locales if other != locale),
        card="",
        card_alt="",
        card_width=WIDTH,
        card_height=HEIGHT,
    )
    return with_card(view, place, urls.home(place.tree), site_texts(edition))


def with_card(view: SocialView, place: Place, page: str, texts: CardTexts) -> SocialView:
    """Add the card of the page at an address, where there are cards."""
    if not has_cards(place.edition):
        return view
    card = f"{place.edition.spelling.absolute(urls.card(page))}?v={version(texts)}"
    return replace(view, card=card, card_alt=said(texts, place.wording.list_mark))


def has_cards(edition: Edition) -> bool:
    """Tell whether there are cards at all: those that show them want absolute addresses."""
    return bool(edition.options.site_url and edition.options.cards)


def site_texts(edition: Edition) -> CardTexts:
    """Return the words of a tree's card: what the site is called, and what it says of itself.

    Its description may have several lines; the card breaks it anew.
    """
    rtl = direction(edition.tree) == "rtl"
    description = " ".join(edition.own.description.split())
    return CardTexts(
        rtl=rtl,
        site="",
        title=Words(edition.own.title, rtl),
        other_title=Words(description, rtl) if description else None,
    )


def said(texts: CardTexts, comma: str) -> str:
    """Say in a line what stands on a card, for those who do not see it; in one language only."""
    below = texts.other_title if texts.other_title and not texts.site else None
    source = comma.join(filter(None, (texts.outlet, texts.day)))
    words = (texts.title.text, below.text if below else "", source, texts.note)
    sentences = filter(None, words)
    return " ".join(one if one.endswith(SENTENCE_ENDS) else f"{one}." for one in sentences)
