"""Decides what is published on the day of the build; the rest leaves no trace in the site."""

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
    """Keep the articles to be built, by slug; with `drafts` all of them."""
    kept = (article for article in articles if drafts or is_public(article, today))
    return tuple(sorted(kept, key=lambda article: article.slug))
