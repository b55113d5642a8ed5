"""Decides how much of an article readers may see, whom it is credited to, and under what licence.

In: a composed article. Out: the same as readers may see it: no page, feed or data file that is
made of it can tell more. What an article says of itself wins over what its outlet says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sitegen.compose.excerpt import cut, has_own_title
from sitegen.errors import Problem, Severity
from sitegen.model import Article, Bilingual, ComposedArticle, Display, Licence, Outlet, Rights

NARROWNESS: dict[Display, int] = {"full": 0, "excerpt": 1, "link": 2}


def display_of(article: Article, publishers: Iterable[Outlet | None]) -> Display:
    """Return how much is shown: the article's own word, else the narrowest of its publishers'."""
    if article.rights.display:
        return article.rights.display
    said = (publisher.rights.display or "full" for publisher in publishers if publisher)
    return max(said, key=NARROWNESS.__getitem__, default="full")


def as_shown(composed: ComposedArticle) -> ComposedArticle:
    """Return the article as readers may see it, with its credit lines and licences."""
    article, publishers = composed.article, (composed.outlet, composed.agency)
    spoken = [publisher.rights for publisher in publishers if publisher]
    credited = replace(
        composed,
        display=display_of(article, publishers),
        credits=_credits(article.rights, spoken),
        licences=_licences(article.rights, spoken),
    )
    return credited if credited.display == "full" else cut(credited)


def check_rights(articles: Iterable[Article], outlets: Iterable[Outlet]) -> tuple[Problem, ...]:
    """Warn of articles that are shown in part and lack what readers need to find the whole."""
    known = {outlet.id: outlet for outlet in outlets}
    problems = []
    for article in articles:
        display = display_of(article, (known.get(article.outlet), known.get(article.agency)))
        if display == "full" or article.status == "withdrawn":
            continue
        if not article.url:
            message = (
                f"display is {display}, but there is no url: readers cannot follow to the text"
            )
            problems.append(
                _warning(article, message, "write the address of the original after `url:`")
            )
        if display == "link" and not has_own_title(article):
            message = "display is link, but the title was taken from the text, so it is not shown"
            hint = "write the outlet's title after `title:`, and delete origin.proposed.title"
            problems.append(_warning(article, message, hint))
    return tuple(problems)


def _credits(own: Rights, spoken: Sequence[Rights]) -> tuple[Bilingual, ...]:
    every = (own.credit,) if own.credit != Bilingual() else (said.credit for said in spoken)
    return tuple(dict.fromkeys(credit for credit in every if credit != Bilingual()))


def _licences(own: Rights, spoken: Sequence[Rights]) -> tuple[Licence, ...]:
    every = (own.licence,) if own.licence != Licence() else (said.licence for said in spoken)
    return tuple(dict.fromkeys(licence for licence in every if licence != Licence()))


def _warning(article: Article, message: str, hint: str) -> Problem:
    return Problem(message, article.path, hint=hint, severity=Severity.WARNING)
