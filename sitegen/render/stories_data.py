"""The stories as data: one JSON object on a line, for programs that read the site.

A passage is words that two articles of a story share: offsets into the `text` of each in
`data/articles.jsonl`, code points, 0-based, end exclusive. Each pair of articles comes once; of a
text that very many have, each is paired with a few, and `more` counts the others.
"""

from __future__ import annotations

import json
from typing import Any

from sitegen.model import Digest, Passage, Story, TakenSentence
from sitegen.render import urls
from sitegen.render.data import LINE_ENDS


def stories_jsonl(digest: Digest) -> bytes:
    """Write all stories, by id."""
    lines = (
        json.dumps(_story(digest.stories[ident], digest), ensure_ascii=False).translate(LINE_ENDS)
        + "\n"
        for ident in sorted(digest.stories)
    )
    return "".join(lines).encode()


def _story(story: Story, digest: Digest) -> dict[str, Any]:
    articles = [digest.articles[slug].article for slug in story.slugs]
    days = sorted(article.date for article in articles if article.date)
    return {
        "id": story.id,
        "addresses": {lang: urls.story(lang, story.id) for lang in urls.LANGUAGES},
        "title_ar": story.title_ar,
        "title_en": story.title_en,
        "editor_summary": {"ar": story.editor_summary.ar, "en": story.editor_summary.en},
        "summary": [taken_data(one) for one in story.summary],
        "joined_by": story.joined_by,
        "articles": list(story.slugs),
        "lead": story.lead,
        "continues": list(story.continues),
        "continued": list(story.continued),
        "outlets": sorted({article.outlet for article in articles if article.outlet}),
        "agencies": sorted({article.agency for article in articles if article.agency}),
        "first": days[0].isoformat() if days else None,
        "last": days[-1].isoformat() if days else None,
        "passages": [
            _passage(slug, passage)
            for at, slug in enumerate(story.slugs)
            for passage in digest.passages.get(slug, ())
            if passage.slug in story.slugs[at + 1 :]
        ],
    }


def taken_data(taken: TakenSentence) -> dict[str, Any]:
    """Return a sentence of a summary as JSON-ready data; null for all of the editor's summary."""
    return {"article": taken.slug, "sentence": taken.index}


def _passage(slug: str, passage: Passage) -> dict[str, Any]:
    return {
        "kind": passage.kind,
        "article": slug,
        "start": passage.start,
        "end": passage.end,
        "other": passage.slug,
        "other_start": passage.other_start,
        "other_end": passage.other_end,
        "more": passage.more,
    }
