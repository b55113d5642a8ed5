from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from sitegen.model import (
    Digest,
)
from sitegen.render.pages import plan_pages
from sitegen.render.stories.page import STORY_REPORTS
from sitegen.render.story_views import StoryView
from tests.unit.digest_factory import (
    article,
    digest_of,
    edition,
    sample,
    with_story,
)
from tests.unit.story_digests import (
    STORY,
    article_page,
    story_page,
    with_article,
)
from tests.unit.test_inputs import changed_pages


def plans(digest: Digest, **changes: object):
    editions = {
        lang: edition(digest, Path("nowhere"), lang, **changes)  # type: ignore[arg-type]
        for lang in ("ar", "en")
    }
    return {plan.place.address: plan for plan in plan_pages(editions)}  # type: ignore[arg-type]


def test_a_site_without_stories_has_no_page_and_no_link_for_them() -> None:
    found = plans(sample())
    assert not any("/stories/" in address for address in found)
    page, _ = found["en/"].build()
    assert "Stories" not in [link.text for link in page.nav]


def test_stories_have_a_list_in_pages_and_a_page_each() -> None:
    digest = with_story(with_story(sample(), "alpha", "beta"), "gamma", "delta")
    found = plans(digest, page_size=1)
    assert {
        "en/stories/",
        "en/stories/page/2/",
        "en/stories/alpha/",
        "ar/stories/gamma/",
    } <= found.keys()
    page, view = found["en/stories/"].build()
    assert [link.text for link in page.nav if link.current] == ["Stories"]
    assert (view.total, len(view.stories)) == (2, 1)
    (line,) = view.stories
    assert line.href == "alpha/"
    assert [source.name.text for source in line.facts.sources] == ["Al-Masry Al-Youm"]
    page, _ = found["en/stories/alpha/"].build()
    assert page.title == "Tokayev: order is back"
    assert [link.text for link in page.nav if link.within] == ["Stories"]
    assert found["en/stories/alpha/"].listed


def test_another_title_of_a_story_reaches_what_shows_it_and_nothing_else() -> None:
    views, keys = changed_pages(STORY, with_story(sample(), "alpha", "beta", title_en="Almaty"))
    assert views <= keys
    assert {"en/stories/alpha/index.html", "en/articles/beta/index.html"} <= views
    assert "en/digest/2022/01/06/index.html" in views
    assert not any("gamma" in path or "/actors/" in path for path in keys)


def test_another_passage_reaches_the_pages_of_its_article_and_of_its_story() -> None:
    fewer = {**STORY.passages, "alpha": STORY.passages["alpha"][:1]}
    views, keys = changed_pages(STORY, replace(STORY, passages=fewer))
    assert views == keys
    assert views == {
        f"{lang}/{page}/index.html"
        for lang in ("ar", "en")
        for page in ("articles/alpha", "stories/alpha")
    }


def test_one_report_more_reaches_every_report_of_the_story() -> None:
    views, keys = changed_pages(STORY, with_story(sample(), "alpha", "beta", "zeta"))
    assert views <= keys
    assert {f"en/articles/{slug}/index.html" for slug in ("alpha", "beta", "zeta")} <= views


def test_another_title_of_a_report_reaches_the_others() -> None:
    beta = STORY.articles["beta"]
    renamed = replace(beta, article=replace(beta.article, title="عنوان آخر"))
    views, keys = changed_pages(STORY, with_article(STORY, renamed))
    assert views <= keys
    assert "ar/articles/alpha/index.html" in views
    assert "ar/stories/alpha/index.html" in views


def reported_often(count: int) -> Digest:
    """One story of so many reports; the first two sentences of all are shared by a few."""
    every = [article(f"r{number:02}", date(2022, 1, 6)) for number in range(count)]
    digest = with_story(digest_of(every), *(one.article.slug for one in every))
    few = {
        slug: tuple(
            replace(one, more=count - 4) for one in some if one.slug in ("r00", "r01", "r02")
        )
        for slug, some in digest.passages.items()
    }
    return replace(digest, passages=few)


def test_a_story_of_very_many_reports_runs_over_pages() -> None:
    digest = reported_often(STORY_REPORTS + 5)
    found = plans(digest)
    addresses = ("en/stories/r00/", "en/stories/r00/page/2/")
    first, second = (found[address].build()[1] for address in addresses)
    assert "en/stories/r00/page/3/" not in found
    assert isinstance(first, StoryView)
    assert isinstance(second, StoryView)
    reports = [sum(len(day.reports) for day in page.days) for page in (first, second)]
    assert reports == [STORY_REPORTS, 5]
    assert first.sentences
    assert (second.sentences, second.quotes, second.actors) == ((), (), ())
    assert (first.pager.later, second.pager.earlier) == ("page/2/", "../../")
    assert first.facts == second.facts


def test_an_article_lists_some_of_very_many_reports_and_counts_all() -> None:
    count = STORY_REPORTS + 5
    shown = article_page(reported_often(count), "r09")
    assert shown.also is not None
    assert [one.passages > 0 for one in shown.also.reports] == [True] * 3
    assert len(shown.also.reports) + shown.also.more == count - 1
    notes = [row.same_words.shared for row in shown.rows if row.same_words]
    assert [note and note.count for note in notes] == [count - 1] * 2


def test_a_story_leads_to_what_it_continues_and_what_continues_it() -> None:
    digest = with_story(with_story(sample(), "alpha", "beta"), "gamma", "delta")
    before, after = digest.stories["alpha"], digest.stories["gamma"]
    digest = replace(
        digest,
        stories={
            "alpha": replace(before, continued=("gamma",)),
            "gamma": replace(after, continues=("alpha",)),
        },
    )
    first, second = (story_page(digest, name) for name in ("alpha", "gamma"))
    assert [one.href for one in first.continued] == ["../gamma/"]
    assert [one.href for one in second.continues] == ["../alpha/"]
    assert (first.continues, second.continued) == ((), ())
    assert second.continues[0].days is not None
