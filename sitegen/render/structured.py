"""An article for machines that read its page: schema.org's NewsArticle as JSON-LD.

The Arabic article and its English stand as two works, the one a translation of the other, so that
whose word the English is can be said of the English alone. Holds titles and facts, never the text.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from sitegen.model import ComposedArticle, Outlet
from sitegen.render.cards import arabic_title, english_title, outlet_name
from sitegen.render.edition import Place
from sitegen.render.frame import without_controls
from sitegen.render.provenance import ShareState, share_sentence
from sitegen.render.rights import words_in
from sitegen.render.views import TranslationShare

# Inside a script element "<" could end it or open a comment, and to older parsers of JavaScript
# the line ends end a string; JSON takes all of them as escapes.
NOT_IN_SCRIPTS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&\u0085\u2028\u2029"}
# How English came to be, in the words of schema.org and in the code of the IPTC that these stand
# for: made by a trained program, or by one and by people together.
SOURCES: dict[ShareState, tuple[str, str]] = {
    "machine": (
        "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
        "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
    ),
    "partly": (
        "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource",
        "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia",
    ),
}
# Names of the two works within the page.
ARABIC, ENGLISH = "#arabic", "#english"


def structured(place: Place, composed: ComposedArticle) -> str:
    """Return the JSON-LD of an article, safe to stand in a script element as it is."""
    article, address = composed.article, place.edition.spelling.absolute(place.address)
    share = place.index(composed).share
    arabic = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": ARABIC,
        "headline": without_controls(arabic_title(composed).text),
        "inLanguage": "ar",
        "datePublished": _iso(article.date),
        "isBasedOn": article.url,
        "publisher": _organisation(place, composed.outlet, article.outlet),
        "sourceOrganization": _organisation(place, composed.agency, article.agency),
        "license": [licence.url for licence in composed.licences if licence.url],
        "creditText": "; ".join(
            without_controls(words_in(place.lang, credit).text) for credit in composed.credits
        ),
        "mainEntityOfPage": address,
        "workTranslation": _english(composed, share, share_sentence(share, place.wording)),
    }
    words = json.dumps(_known(arabic), ensure_ascii=False)
    return words.translate(NOT_IN_SCRIPTS)


def _english(composed: ComposedArticle, share: TranslationShare, credit: str) -> dict[str, Any]:
    """Return the English as a work of its own; nothing where there is none."""
    if share.state == "untranslated":
        return {}
    title = english_title(composed)
    # Whoever is not the only one is no editor of the whole.
    role = "contributor" if share.others else "editor"
    engines = sorted(
        {
            f"{one.engine} {one.model}".strip()
            for one in (composed.translation.title, *composed.translation.sentences)
            if one and one.text and one.state == "machine" and one.engine
        }
    )
    return _known(
        {
            "@type": "NewsArticle",
            "@id": ENGLISH,
            "headline": without_controls(title.text) if title else "",
            "inLanguage": "en",
            "translationOfWork": {"@id": ARABIC},
            "creativeWorkStatus": {
                "@type": "DefinedTerm",
                "termCode": share.state,
                "name": share.label,
            },
            "digitalSourceType": list(SOURCES.get(share.state, ())),
            "creditText": "; ".join((credit, *engines)),
            role: [{"@type": "Person", "name": name} for name in share.reviewers],
            "dateModified": share.day.iso if share.day else "",
        }
    )


def _organisation(place: Place, outlet: Outlet | None, outlet_id: str) -> dict[str, Any]:
    name = outlet_name(outlet, outlet_id, place.lang)
    if name is None:
        return {}
    url = outlet.url if outlet else ""
    return _known(
        {"@type": "NewsMediaOrganization", "name": without_controls(name.text), "url": url}
    )


def _known(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known: JSON-LD says nothing of it."""
    return {key: value for key, value in values.items() if value}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
