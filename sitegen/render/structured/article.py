"""An article for machines that read its page: schema.org's NewsArticle as JSON-LD.

The Arabic article and its English stand as two works, the one a translation of the other, so that
whose word the English is can be said of the English alone. Both pages describe both by the same
names, and each says of its own work where it stands. Holds titles and facts, never the text.
"""

from __future__ import annotations

from datetime import date

from sitegen.model import ComposedArticle, Outlet
from sitegen.render import urls
from sitegen.render.card_plans import has_own_card
from sitegen.render.cards import arabic_title, english_title, outlet_name
from sitegen.render.edition import Place
from sitegen.render.frame import without_controls
from sitegen.render.provenance import share_sentence
from sitegen.render.rights import words_in
from sitegen.render.structured.nodes import (
    Node,
    absolute,
    actor_node,
    breadcrumbs,
    known,
    script,
)
from sitegen.render.trees import ARABIC, ENGLISH
from sitegen.render.views import TranslationShare, Tree

# How English came to be, in the words of schema.org and in the code of the IPTC that these stand
# for: made by a trained program, or by one and by people together.
BY_MACHINE = (
    "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
    "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
)
BY_BOTH = (
    "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource",
    "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia",
)
# Names of the two works behind the addresses of their pages.
WORKS = {ARABIC: "#arabic", ENGLISH: "#english"}
# Said plainly of what made the English, for programs that know nothing of digital sources.
MACHINE_TRANSLATION = "Machine translation"
# Whom an article is about; all whom it names would make the page longer than its text.
MOST_MENTIONS = 10


def structured(place: Place, composed: ComposedArticle) -> str:
    """Return the JSON-LD of an article, safe to stand in a script element as it is."""
    article = composed.article
    share = place.index(composed).share
    arabic = {
        "@type": "NewsArticle",
        "@id": _name(place, composed, ARABIC),
        **_stands(place, composed, ARABIC),
        "headline": without_controls(arabic_title(composed).text),
        "inLanguage": "ar",
        "datePublished": _iso(article.date),
        "author": _author(article.author),
        "isBasedOn": article.url,
        "publisher": _organisation(place, composed.outlet, article.outlet),
        "sourceOrganization": _organisation(place, composed.agency, article.agency),
        "license": [licence.url for licence in composed.licences if licence.url],
        "creditText": "; ".join(
            without_controls(words_in(place.lang, credit).text) for credit in composed.credits
        ),
        "mentions": [
            actor_node(place, actor) for actor, _ in place.index(composed).counts[:MOST_MENTIONS]
        ],
        "workTranslation": _english(place, composed, share),
    }
    return script((known(arabic), _way(place, composed)))


def _english(place: Place, composed: ComposedArticle, share: TranslationShare) -> Node:
    """Return the English as a work of its own; nothing where there is none."""
    if share.state == "untranslated":
        return {}
    title = english_title(composed)
    # Whoever is not the only one is no editor of the whole.
    role = "contributor" if share.others else "editor"
    engines = _engines(composed)
    persons = [{"@type": "Person", "name": name} for name in share.reviewers]
    return known(
        {
            "@type": "NewsArticle",
            "@id": _name(place, composed, ENGLISH),
            **_stands(place, composed, ENGLISH),
            "headline": without_controls(title.text) if title else "",
            "inLanguage": "en",
            "translationOfWork": {"@id": _name(place, composed, ARABIC)},
            "translator": [*persons, *map(_machine, engines)],
            "creativeWorkStatus": share.state,
            "digitalSourceType": _sources(share),
            "creditText": "; ".join((share_sentence(share, place.wording), *engines)),
            role: persons,
            "dateModified": share.day.iso if share.day else "",
        }
    )


def _sources(share: TranslationShare) -> list[str]:
    """Return how the English came to be; nothing where no machine made any of it."""
    if not share.machine:
        return []
    return list(BY_BOTH if share.reviewed or share.drafted else BY_MACHINE)


def _engines(composed: ComposedArticle) -> list[str]:
    """Return the machines that made some of the English."""
    return sorted(
        {
            f"{one.engine} {one.model}".strip()
            for one in (composed.translation.title, *composed.translation.sentences)
            if one and one.text and one.state == "machine" and one.engine
        }
    )


def _machine(engine: str) -> Node:
    return {
        "@type": "SoftwareApplication",
        "name": engine,
        "applicationCategory": MACHINE_TRANSLATION,
    }


def _author(name: str) -> Node:
    return {"@type": "Person", "name": without_controls(name)} if name else {}


def _organisation(place: Place, outlet: Outlet | None, outlet_id: str) -> Node:
    name = outlet_name(outlet, outlet_id, place.lang)
    if name is None:
        return {}
    url = outlet.url if outlet else ""
    return known(
        {"@type": "NewsMediaOrganization", "name": without_controls(name.text), "url": url}
    )


def _way(place: Place, composed: ComposedArticle) -> Node:
    """Return the way to an article, which its own node ends: by its day, where it has one."""
    wording, day = place.wording, composed.article.date
    if day is None:
        return breadcrumbs(place, ())
    return breadcrumbs(place, ((wording.weekday_and_day(day), urls.day_page(place.tree, day)),))


def _page(place: Place, composed: ComposedArticle, tree: Tree) -> str:
    return absolute(place, urls.article(tree, composed.article.slug))


def _stands(place: Place, composed: ComposedArticle, work: Tree) -> Node:
    """Return where a work stands, and its card, on pages that are read in its language.

    Others name it by its page anyway: to say it twice would make every page longer.
    """
    if work != place.lang:
        return {}
    page = urls.article(work, composed.article.slug)
    has_card = has_own_card(place.edition, composed.article.slug)
    image = absolute(place, urls.card(page)) if has_card else ""
    return {"url": absolute(place, page), "image": image}


def _name(place: Place, composed: ComposedArticle, tree: Tree) -> str:
    return _page(place, composed, tree) + WORKS[tree]


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
