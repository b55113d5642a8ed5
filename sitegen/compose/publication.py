"""Decides what is published on the day of the build; the rest leaves no trace in the site.

A withdrawn article may leave a tombstone: its address, and nothing of its content.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from sitegen.model import Article


def is_public(article: Article, today: date) -> bool:
    """Tell whether readers may see the article: published, and not dated after `today`."""
    return article.status == "published" and (article.date is None or article.date <= today)


def held_back(articles: Iterable[Article], today: date) -> Counter[str]:
    """Count the articles that readers may not see, by the reason."""
    return Counter(
        "future" if article.status == "published" else article.status
        for article in articles
        if not is_public(article, today)
    )


def published(
    articles: Iterable[Article], today: date, *, drafts: bool = False
) -> tuple[Article, ...]:
    """Keep the articles to be built, by slug; with `drafts` all but those with a tombstone."""
    kept = (
        article
        for article in articles
        if is_public(article, today) or (drafts and not _has_tombstone(article))
    )
    return tuple(sorted(kept, key=lambda article: article.slug))


def tombstones(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Keep the withdrawn articles whose address stays and says so, by slug."""
    kept = (article for article in articles if _has_tombstone(article))
    return tuple(sorted(kept, key=lambda article: article.slug))


def _has_tombstone(article: Article) -> bool:
    return article.status == "withdrawn" and article.withdrawal.tombstone
