"""The events as data: one JSON object on a line, for programs that read the site.

In: the digest. Out: every event of the timeline in its order, with the sentence of each telling in
both languages. An actor that gets no page by the editor's word is left out.
"""

from __future__ import annotations

import json
from typing import Any

from sitegen.model import Digest, Event, Telling
from sitegen.render.data import LINE_ENDS


def events_jsonl(digest: Digest) -> bytes:
    """Write all events by their first day."""
    lines = (
        json.dumps(_event(digest, event), ensure_ascii=False).translate(LINE_ENDS) + "\n"
        for event in digest.events
    )
    return "".join(lines).encode()


def _event(digest: Digest, event: Event) -> dict[str, Any]:
    first = event.tellings[0]
    return {
        "id": event.id,
        "first": event.first.isoformat(),
        "last": event.last.isoformat() if event.last else None,
        "precision": event.precision,
        "kind": event.kind,
        "calendar": digest.articles[first.slug].dates[first.date].calendar,
        "ahead": event.ahead,
        "actors": [
            actor
            for actor in event.actors
            if actor not in digest.known or not digest.known[actor].noindex
        ],
        "tellings": [_telling(digest, telling) for telling in event.tellings],
    }


def _telling(digest: Digest, telling: Telling) -> dict[str, Any]:
    composed = digest.articles[telling.slug]
    sentence = composed.analysis.sentences[telling.sentence]
    said = composed.dates[telling.date]
    translation = composed.translation.sentences[telling.sentence]
    published = composed.article.date
    return {
        "article": telling.slug,
        "published": published.isoformat() if published else None,
        "sentence": telling.sentence,
        "start": said.start,
        "end": said.end,
        "words": said.text,
        "calendar": said.calendar,
        "by_editor": said.by_editor,
        "about": said.about,
        "ar": sentence.text,
        "en": translation.text,
        "state": translation.state if translation.text else "untranslated",
    }
