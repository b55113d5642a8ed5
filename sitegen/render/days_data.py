"""The days as data: one JSON object on a line, for programs that read the site.

A sentence of a summary is named by its article and its place among the `sentences` of that article
in `data/articles.jsonl`, 0-based; null stands for the whole of the article's `editor_summary`,
or where it has none of that of its story.
"""

from __future__ import annotations

import json
from typing import Any

from sitegen.model import Day, Digest
from sitegen.render import urls
from sitegen.render.data import LINE_ENDS
from sitegen.render.stories_data import taken_data


def days_jsonl(digest: Digest) -> bytes:
    """Write all days that have articles, the oldest first."""
    lines = (
        json.dumps(_day(day), ensure_ascii=False).translate(LINE_ENDS) + "\n"
        for day in sorted(digest.days, key=lambda day: day.day)
    )
    return "".join(lines).encode()


def _day(day: Day) -> dict[str, Any]:
    return {
        "day": day.day.isoformat(),
        "addresses": {lang: urls.day_page(lang, day.day) for lang in urls.LANGUAGES},
        "articles": list(day.slugs),
        "summary": [taken_data(one) for one in day.summary],
    }
