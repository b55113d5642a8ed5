"""How much of an article is shown, and its credit lines and licences: for pages and feeds."""

from __future__ import annotations

from sitegen.model import Bilingual, ComposedArticle, Licence
from sitegen.render import urls
from sitegen.render.cards import outlet_name
from sitegen.render.edition import Place, text_as_written, text_in
from sitegen.render.rights_views import LicenceLine, RightsView
from sitegen.render.views import Language, Text


def rights_view(place: Place, composed: ComposedArticle) -> RightsView:
    """Return what an article's page says of the rights in its text."""
    return RightsView(
        display=composed.display,
        source_url=composed.article.url,
        outlet=outlet_name(composed.outlet, composed.article.outlet, place.lang),
        credits=tuple(words_in(place.lang, credit) for credit in composed.credits),
        licences=tuple(_licence(licence) for licence in composed.licences),
    )


def rights_line(composed: ComposedArticle, lang: Language) -> str:
    """Return credit lines and licences in one line, for feed readers; empty where there are none.

    A licence stands with its address: a feed reader cannot follow the words.
    """
    credited = [words_in(lang, credit).text for credit in composed.credits]
    licences = [f"{one.name} ({one.url})" if one.url else one.name for one in composed.licences]
    return " \N{MIDDLE DOT} ".join((*credited, *licences))


def words_in(lang: Language, words: Bilingual) -> Text:
    """Return the editor's words in a language, in the other where this one has none.

    One text for both is in the language of its letters.
    """
    if words.ar == words.en:
        return text_as_written(words.ar)
    texts: dict[Language, str] = {"ar": words.ar, "en": words.en}
    chosen = lang if texts[lang] else urls.other(lang)
    return text_in(chosen, texts[chosen])


def _licence(licence: Licence) -> LicenceLine:
    return LicenceLine(text_as_written(licence.name), licence.url)
