"""A page's key changes whenever its view does: else a reader would be shown yesterday's page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest

from sitegen.model import (
    Actor,
    ComposedArticle,
    DateProposal,
    Digest,
    Doubt,
    Intake,
    NewSince,
    Repair,
    Story,
)
from sitegen.render.datasets.files import plan_data
from sitegen.render.inputs import PageInputs
from sitegen.render.pages import plan_pages
from sitegen.render.trees import PACKAGED
from tests.unit.digest_factory import (
    ACTORS,
    OUTLET,
    article,
    digest_of,
    edition,
    options,
    sample,
    trees,
    with_english,
)

FINGERPRINT = b"theme"
Change = Callable[[ComposedArticle], ComposedArticle]


def pages(digest: Digest, **changes: object) -> dict[str, tuple[str, bytes]]:
    """Return the key and the view of every page."""
    changes = {"page_size": 2, "site_url": "https://example.org/", **changes}
    made = {lang: edition(digest, Path("nowhere"), lang, **changes) for lang in PACKAGED}
    inputs = PageInputs(digest, options(Path("nowhere"), **changes), FINGERPRINT)
    plans = plan_pages(made)
    return {plan.file: (inputs.key(plan), msgspec.json.encode(plan.build())) for plan in plans}


def changed_pages(before: Digest, after: Digest, **changes: object) -> tuple[set[str], set[str]]:
    """Return the pages of another view, and those of another key."""
    old, new = pages(before), pages(after, **changes)
    both = old.keys() & new.keys()
    views = {path for path in both if old[path][1] != new[path][1]}
    return views, {path for path in both if old[path][0] != new[path][0]}


def with_other_article(**changes: object) -> Change:
    return lambda composed: replace(composed, article=replace(composed.article, **changes))  # type: ignore[arg-type]


def with_other_analysis(**changes: object) -> Change:
    return lambda composed: replace(composed, analysis=replace(composed.analysis, **changes))  # type: ignore[arg-type]


def with_other_english(composed: ComposedArticle) -> ComposedArticle:
    sentences = tuple(
        replace(sentence, text=f"{sentence.text} Corrected.", state="reviewed")
        for sentence in composed.translation.sentences
    )
    return replace(composed, translation=replace(composed.translation, sentences=sentences))


def with_other_notes(**changes: object) -> Change:
    return lambda composed: with_english(composed, 0, **changes)


CHANGES: dict[str, Change] = {
    "doubts": with_other_notes(state="machine", doubts=(Doubt("number", "3"),)),
    "repairs": with_other_notes(state="machine", repairs=(Repair("edit", "س", "S", "T"),)),
    "parts": with_other_notes(state="machine", pieces=2),
    "day of the review": with_other_notes(reviewed_on=date(2026, 3, 1)),
    "title": with_other_article(title="عنوان آخر"),
    "title in English": with_other_article(title_en="Another title"),
    "author": with_other_article(author="Somebody"),
    "removed passages": with_other_article(removed=()),
    "outlet": lambda composed: replace(composed, outlet=None),
    "English": with_other_english,
    "summary": with_other_analysis(summary=(1,)),
    "quotes": with_other_analysis(quotes=()),
    "numbers": with_other_analysis(numbers=()),
    "dates": lambda composed: replace(composed, dates=()),
    "status": with_other_article(status="draft"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_pages_that_an_articles_change_reaches_have_another_key(what: str) -> None:
    before = sample()
    reached: set[str] = set()
    for slug, composed in before.articles.items():
        articles = {**before.articles, slug: CHANGES[what](composed)}
        views, keys = changed_pages(before, replace(before, articles=articles))
        assert views <= keys
        assert keys < pages(before).keys(), "a change of one article reaches every page"
        reached |= views
    assert reached


def test_the_index_and_the_calendar_reach_every_page() -> None:
    more = digest_of([*sample().articles.values(), article("new", date(2022, 1, 7))])
    views, keys = changed_pages(sample(), more)
    assert views
    assert views <= keys


def test_another_name_of_an_actor_reaches_every_page_that_shows_it() -> None:
    renamed = {**ACTORS, "tokayev": Actor("tokayev", "person", "توكاييف", "Qasym-Jomart Toqayev")}
    views, keys = changed_pages(sample(), digest_of(sample().articles.values(), renamed))
    assert "en/actors/tokayev/index.html" in views
    assert views <= keys


@pytest.mark.parametrize(
    "change",
    [
        {"trees": trees("en", title="Another site")},
        {"trees": trees("en", about="Who we are")},
        {"engine_label": "argos ar-en 2.0"},
        {"site_url": "https://example.org/sub/"},
        {"preview": True},
        {"reviewer": "initials"},
        {"reviewer": "hidden"},
    ],
)
def test_options_reach_the_pages_that_show_them(change: dict[str, object]) -> None:
    views, keys = changed_pages(sample(), sample(), **change)
    assert views
    assert views <= keys


def with_outlet(digest: Digest, *intake: Intake) -> Digest:
    return replace(digest, outlets={OUTLET.id: OUTLET}, intake=intake)


def test_what_came_in_reaches_the_pages_of_outlets_alone() -> None:
    before = with_outlet(sample(), Intake(OUTLET.id, None, 1, 0, 0))
    views, keys = changed_pages(before, with_outlet(sample(), Intake(OUTLET.id, None, 1, 2, 0)))
    assert {"en/outlets/index.html", f"ar/outlets/{OUTLET.id}/index.html"} <= views <= keys
    assert all(path[3:].startswith("outlets/") for path in keys)


def test_an_outlets_rights_and_figures_reach_its_pages() -> None:
    before = with_outlet(sample())
    renamed = replace(before, outlets={OUTLET.id: replace(OUTLET, name_en="Another name")})
    views, keys = changed_pages(before, renamed)
    assert views <= keys
    of_outlet = f"en/outlets/{OUTLET.id}/index.html"
    assert of_outlet in views
    for what in ("removed passages", "outlet", "status"):
        changed = {slug: CHANGES[what](one) for slug, one in before.articles.items()}
        views, keys = changed_pages(before, replace(before, articles=changed))
        assert views <= keys


def test_what_is_new_reaches_the_pages_that_tell_of_it() -> None:
    before = replace(sample(), news=NewSince(date(2022, 1, 7), ("delta",)))
    after = replace(sample(), news=NewSince(date(2022, 1, 7), ("delta", "gamma")))
    views, keys = changed_pages(before, after)
    assert views == {
        f"{lang}/{page}index.html" for lang in PACKAGED for page in ("", "digest/", "new/")
    }
    assert keys == views


def test_the_day_of_the_build_reaches_only_what_is_not_public_yet() -> None:
    before, later = date(2022, 1, 20), date(2022, 1, 21)
    made = pages(sample(), today=before)
    assert made == pages(sample(), today=later)
    after = pages(sample(), today=date(2022, 2, 2))
    changed = {path for path in made if made[path][1] != after[path][1]}
    assert "en/articles/delta/index.html" in changed
    assert all(made[path][0] != after[path][0] for path in changed)


def test_where_the_site_is_written_reaches_no_page(tmp_path: Path) -> None:
    assert pages(sample()) == pages(sample(), output=tmp_path, theme=tmp_path)


def data(digest: Digest, **changes: object) -> tuple[str, bytes]:
    """Return the key and the bytes of the articles' data."""
    made = options(Path("nowhere"), **changes)
    plan = next(iter(plan_data(edition(digest, Path("nowhere"), "ar", **changes))))
    return PageInputs(digest, made, FINGERPRINT).feed_key(plan), b"".join(plan.write())


@pytest.mark.parametrize("what", CHANGES)
def test_the_articles_data_are_written_anew_where_an_article_changed(what: str) -> None:
    before = sample()
    changed = {slug: CHANGES[what](one) for slug, one in before.articles.items()}
    (old_key, old), (key, new) = data(before), data(replace(before, articles=changed))
    assert key != old_key or new == old


def test_the_articles_data_are_written_anew_where_what_joins_articles_changed() -> None:
    key, written = data(sample())
    assert (key, written) == data(sample())
    found = Story("alpha", ("alpha", "gamma"), "alpha")
    proposal = DateProposal(date(2022, 1, 6), "high", ())
    hidden = {ident: replace(actor, noindex=True) for ident, actor in ACTORS.items()}
    for other in (
        replace(sample(), stories={"alpha": found}),
        replace(sample(), proposed_dates={"epsilon": proposal}),
        replace(sample(), known=hidden),
    ):
        other_key, other_written = data(other)
        assert other_written != written
        assert other_key != key
    other_key, other_written = data(sample(), reviewer="hidden")
    assert other_written != written
    assert other_key != key
