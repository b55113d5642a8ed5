"""The index of actors as data: one JSON object on a line, for programs that read the site.

`listed_by` "found" means that no editor has decided: the program found the name in the articles
and romanised it. Offices and quotes are only of what readers see.
"""

from __future__ import annotations

import json
from typing import Any

from sitegen.model import ActorEntry, Digest, QuotePlace
from sitegen.render import urls
from sitegen.render.data import LINE_ENDS


def actors_jsonl(digest: Digest) -> bytes:
    """Write all actors that have a page, by id."""
    lines = (
        json.dumps(_actor(digest.actors[ident]), ensure_ascii=False).translate(LINE_ENDS) + "\n"
        for ident in sorted(digest.actors)
    )
    return "".join(lines).encode()


def _actor(entry: ActorEntry) -> dict[str, Any]:
    actor = entry.actor
    return {
        "id": actor.id,
        "addresses": {lang: urls.actor(lang, actor.id) for lang in urls.LANGUAGES},
        "type": actor.type,
        "listed_by": actor.listed_by,
        "name_ar": actor.name_ar,
        "name_en": actor.name_en,
        "romanised": actor.listed_by == "found",
        "variants": list(actor.variants),
        "variants_en": list(actor.variants_en),
        "short": list(actor.short),
        "description_ar": actor.description_ar,
        "description_en": actor.description_en,
        "wikidata": actor.wikidata,
        "country": actor.country,
        "articles": list(entry.slugs),
        "mentions": entry.named,
        "offices": [{"text": held.text, "articles": list(held.slugs)} for held in entry.offices],
        "quotes_by": [_place(place) for place in entry.quotes_by],
        "quotes_about": [_place(place) for place in entry.quotes_about],
        "related": [
            {"actor": tie.actor, "articles": list(tie.slugs), "sentences": tie.sentences}
            for tie in entry.related
        ],
    }


def _place(place: QuotePlace) -> dict[str, Any]:
    return {"article": place.slug, "quote": place.index}
