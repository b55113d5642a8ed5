"""How much the articles of some days speak of the same: what tells one news from another.

In: the articles as readers see them. Out: how many others, of a day and of those around it, name
somebody or something that a piece of news is about. It says nothing of how important that is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable

from sitegen.compose.summaries.same import Articles
from sitegen.model import ComposedArticle, Mention

# News is taken up for some days: these before and these after make a week of it.
_DAYS_AROUND = 3


class Talk:
    """Which articles name whom on which day."""

    def __init__(self, articles: Articles) -> None:
        self._articles = articles
        naming: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for slug, composed in articles.items():
            day = composed.article.date
            if day is not None:
                for actor in _named(composed):
                    naming[actor].append((day.toordinal(), slug))
        self._naming = {actor: sorted(places) for actor, places in naming.items()}

    def others(self, slugs: Iterable[str], day: int) -> int:
        """Count the other articles of a week around a day that name whom or what these are about.

        `day` is its ordinal. What an article is about is what its title and its first sentence
        name.
        """
        news = frozenset(slugs)
        about = {actor for slug in news for actor in _about(self._articles[slug])}
        found: set[str] = set()
        for actor in about:
            places = self._naming.get(actor, [])
            begin = bisect_left(places, (day - _DAYS_AROUND, ""))
            end = bisect_left(places, (day + _DAYS_AROUND + 1, ""))
            found.update(slug for _, slug in places[begin:end])
        return len(found - news)


def _named(composed: ComposedArticle) -> set[str]:
    analysis = composed.analysis
    return _actors((*analysis.title_mentions, *analysis.mentions))


def _about(composed: ComposedArticle) -> set[str]:
    analysis = composed.analysis
    end = analysis.sentences[0].end if analysis.sentences else 0
    opening = (mention for mention in analysis.mentions if mention.start < end)
    return _actors((*analysis.title_mentions, *opening))


def _actors(mentions: Iterable[Mention]) -> set[str]:
    """Return the actors that are named; "the French" names nobody."""
    return {one.actor for one in mentions if one.actor and one.kind != "demonym"}
