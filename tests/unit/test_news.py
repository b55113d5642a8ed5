"""What readers can see that the last release does not have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sitegen.model import ComposedArticle, NewSince
from sitegen.releases.history import history_of
from sitegen.releases.news import find_news
from sitegen.releases.snapshot import Release, snapshot
from tests.unit.digest_factory import article, digest_of

ONE, TWO = date(2026, 1, 1), date(2026, 2, 2)
A, B = article("a", date(2022, 1, 6)), article("b", date(2022, 1, 7))


def released(day: date, *articles: ComposedArticle) -> Release:
    return Release(day, 1, snapshot(digest_of(articles), sketched=True))


def other_text(composed: ComposedArticle) -> ComposedArticle:
    """The same article, telling something else: its text is no longer that of the others."""
    text = composed.article.text.replace("2500", "2600")
    return replace(composed, article=replace(composed.article, text=text))


def renamed(composed: ComposedArticle, slug: str) -> ComposedArticle:
    return replace(composed, article=replace(composed.article, slug=slug))


def test_without_a_release_nothing_is_new() -> None:
    assert find_news(history_of(()), digest_of([A])) is None


def test_what_the_last_release_does_not_have_is_new_and_newest_first() -> None:
    now = digest_of([A, other_text(B), article("c", None)])
    assert find_news(history_of([released(ONE, A)]), now) == NewSince(ONE, ("b", "c"))


def test_after_a_release_nothing_is_new_until_something_comes() -> None:
    assert find_news(history_of([released(ONE, A)]), digest_of([A])) == NewSince(ONE, ())


def test_another_slug_makes_nothing_new() -> None:
    now = digest_of([renamed(A, "called-otherwise")])
    assert find_news(history_of([released(ONE, A)]), now) == NewSince(ONE, ())


def test_what_came_back_is_new() -> None:
    history = history_of([released(ONE, A, other_text(B)), released(TWO, A)])
    assert find_news(history, digest_of([A, other_text(B)])) == NewSince(TWO, ("b",))


def test_a_changed_article_is_no_new_one() -> None:
    assert find_news(history_of([released(ONE, A)]), digest_of([other_text(A)])) == NewSince(
        ONE, ()
    )
