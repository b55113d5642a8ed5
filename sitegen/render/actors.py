"""The index of actors, and a page for each: who it is, and every sentence that names it."""

from __future__ import annotations

import unicodedata

from sitegen.arabic.letters import fold_text
from sitegen.model import Actor, ActorEntry, ActorType
from sitegen.render import urls
from sitegen.render.cards import actor_line, article_card, type_label
from sitegen.render.edition import Place, actor_name, text_in
from sitegen.render.list_views import ActorGroup, ActorsView, ActorView, MentionsOfArticle
from sitegen.render.paging import Part, pager
from sitegen.render.segments import mention_rows
from sitegen.render.views import Language, Text
from sitegen.render.wording import Wording

TYPES: tuple[ActorType, ...] = ("person", "organisation", "place")


def actors_view(place: Place) -> ActorsView:
    """Build the index, by type and in the alphabetical order of the page's language."""
    entries = sorted(
        place.digest.actors.values(), key=lambda entry: _alphabetical(entry.actor, place.lang)
    )
    groups = []
    for kind in TYPES:
        lines = tuple(
            actor_line(place, entry.actor, len(entry.slugs), entry.named)
            for entry in entries
            if entry.actor.type == kind
        )
        if lines:
            groups.append(ActorGroup(kind, _group_label(kind, place.wording), lines))
    return ActorsView(tuple(groups))


def actor_view(place: Place, entry: ActorEntry, part: Part) -> ActorView:
    """Build one page of an actor, with a part of the articles that name it."""
    actor = entry.actor
    return ActorView(
        name_ar=actor.name_ar,
        name_en=actor.name_en,
        type_label=type_label(actor.type, place.wording),
        variants=_variants(actor),
        description=_description(actor, place.lang),
        wikidata=actor.wikidata,
        origin=_origin(actor, place.wording),
        articles=_articles(place, entry, part),
        mentions=entry.named,
        pager=pager(place, urls.actor(place.lang, actor.id), part),
    )


def _articles(place: Place, entry: ActorEntry, part: Part) -> tuple[MentionsOfArticle, ...]:
    sentences: dict[str, list[int | None]] = {slug: [] for slug in part.slugs}
    for mention in entry.mentions:
        if mention.slug in sentences:
            sentences[mention.slug].append(mention.sentence)
    articles = place.digest.articles
    return tuple(
        MentionsOfArticle(
            card=article_card(place, articles[slug]),
            rows=mention_rows(place, articles[slug], indices),
        )
        for slug, indices in sentences.items()
    )


def _alphabetical(actor: Actor, lang: Language) -> tuple[str, str]:
    """Order names as a reader looks for them: without regard to accents, hamza and the article."""
    name = actor_name(actor, lang).text
    if lang == "ar":
        return fold_text(name).removeprefix("ال"), actor.id
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return letters.casefold(), actor.id


def _variants(actor: Actor) -> tuple[Text, ...]:
    arabic = dict.fromkeys((*actor.variants, *actor.short))
    return (
        *(text_in("ar", name) for name in arabic if name != actor.name_ar),
        *(text_in("en", name) for name in actor.variants_en if name != actor.name_en),
    )


def _description(actor: Actor, lang: Language) -> Text | None:
    texts: dict[Language, str] = {"ar": actor.description_ar, "en": actor.description_en}
    for candidate in (lang, urls.other(lang)):
        if texts[candidate]:
            return text_in(candidate, texts[candidate])
    return None


def _origin(actor: Actor, wording: Wording) -> str:
    if actor.listed_by == "cldr":
        return wording.gettext("From the country list of Unicode CLDR")
    return wording.gettext("From the editors’ list")


def _group_label(kind: ActorType, wording: Wording) -> str:
    labels: dict[ActorType, str] = {
        "person": wording.gettext("People"),
        "organisation": wording.gettext("Organisations"),
        "place": wording.gettext("Places"),
    }
    return labels[kind]
