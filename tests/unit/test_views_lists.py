from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import urljoin

from sitegen.model import Digest, Story
from sitegen.render.about import safe_html
from sitegen.render.front import front_view
from sitegen.render.pages import plan_pages
from sitegen.render.paging import Part, parts_of
from sitegen.render.periods import archive_view
from tests.unit.digest_factory import article, digest_of, edition, place, sample, trees


def plans(tmp_path, digest: Digest, **changes: object):
    editions = {lang: edition(digest, tmp_path, lang, **changes) for lang in ("ar", "en")}
    return {plan.place.address: plan for plan in plan_pages(editions)}


def test_lists_are_cut_into_pages_and_an_empty_one_has_a_page() -> None:
    assert [part.slugs for part in parts_of(("a", "b", "c"), 2)] == [("a", "b"), ("c",)]
    assert parts_of((), 2) == (Part((), 1, 1),)


def test_the_front_page_goes_by_day_and_a_day_may_run_over(tmp_path) -> None:
    digest = sample()
    english = edition(digest, tmp_path, "en", page_size=3)
    parts = parts_of(english.order, 3)
    first = front_view(place(digest, "en/"), parts[0])
    assert first.leading and first.leading.date.iso == "2022-02-01"
    assert first.leading.lead.card.href == "articles/delta/"
    assert [[card.href for card in day.cards] for day in first.days] == [
        ["articles/gamma/"],
        ["articles/alpha/"],
    ]
    second = front_view(place(digest, "en/page/2/"), parts[1])
    assert [day.date.iso if day.date else None for day in second.days] == [
        "2022-01-06",
        "2021-12-31",
        None,
    ]
    assert (first.pager.newer, first.pager.older) == ("", "page/2/")
    assert (second.pager.newer, second.pager.older) == ("../../", "")


def test_a_site_without_articles_has_all_its_pages(tmp_path) -> None:
    found = plans(tmp_path, digest_of([]))
    assert {"en/", "en/actors/", "en/digest/", "en/about/", "", "404.html"} <= found.keys()
    assert "en/digest/undated/" not in found
    for plan in found.values():
        plan.build()


def test_the_archive_leads_down_to_days(tmp_path) -> None:
    found = plans(tmp_path, sample())
    assert {
        "en/digest/2022/",
        "en/digest/2021/",
        "en/digest/2022/01/",
        "en/digest/2022/01/06/",
        "en/digest/undated/",
    } <= found.keys()
    everything = archive_view(place(sample(), "en/digest/"))
    years = [(year.period.label, year.period.articles) for year in everything.years]
    assert years == [("2022", 4), ("2021", 1)]
    assert everything.undated
    assert (everything.undated.href, everything.undated.articles) == ("undated/", 1)
    _, month = found["en/digest/2022/01/"].build()
    assert month.heading == "January 2022"
    [calendar] = month.months
    days = [cell for week in calendar.weeks for cell in week if cell and cell.href]
    assert [(cell.text, cell.href) for cell in days] == [("6", "06/"), ("7", "07/")]
    assert (month.newer.label, month.newer.articles) == ("February 2022", 1)
    assert (month.older.label, month.older.articles) == ("December 2021", 1)
    assert [link.text for link in month.up] == ["Archive", "2022"]
    _, day = found["en/digest/2022/01/06/"].build()
    assert [len(group.cards) for group in day.days] == [2]
    assert (day.newer.href, day.newer.articles) == ("../07/", 1)
    assert (day.articles, day.stories) == (2, 0)


def test_a_day_counts_the_stories_of_all_its_pages(tmp_path) -> None:
    told = {"beta": Story("beta", ("alpha", "beta"), "beta")}
    digest = replace(sample(), stories=told)
    found = plans(tmp_path, digest, page_size=1)
    for address in ("en/digest/2022/01/06/", "en/digest/2022/01/06/page/2/"):
        _, day = found[address].build()
        assert (day.articles, day.stories) == (2, 1)


def test_pages_lead_only_to_days_and_months_that_have_articles(tmp_path) -> None:
    found = plans(tmp_path, sample())
    linked: set[str] = set()
    for address in ("en/digest/", "en/digest/2022/", "en/digest/2021/", "en/digest/2022/02/"):
        _, view = found[address].build()
        cells = [cell for year in view.years for cell in year.months]
        for month in view.months:
            cells += [cell for week in month.weeks for cell in week if cell]
        linked |= {urljoin(f"/{address}", cell.href)[1:] for cell in cells if cell.href}
    assert linked <= found.keys()
    assert "en/digest/2022/02/01/" in linked
    assert "en/digest/2021/12/" in linked


def test_every_page_has_its_twin(tmp_path) -> None:
    days = [article(f"a{n}", date(2022, 1, 1) + timedelta(n // 3)) for n in range(10)]
    found = plans(tmp_path, digest_of(days), page_size=2)
    trees = {
        lang: {a.partition("/")[2] for a in found if a.startswith(f"{lang}/")}
        for lang in ("ar", "en")
    }
    assert trees["ar"] == trees["en"]
    assert "digest/2022/01/01/page/2/" in trees["en"]
    assert "actors/kz/page/5/" in trees["en"]


def test_frames_link_the_twin_and_mark_the_current_page(tmp_path) -> None:
    page, _ = plans(tmp_path, sample())["en/actors/"].build()
    assert [(one.href, one.lang) for one in page.twins] == [("../../ar/actors/", "ar")]
    assert [link.text for link in page.nav if link.current] == ["Actors"]
    assert (page.root, page.chooser, page.feed, page.canonical) == ("../../", "../../", "", "")
    assert page.alternates == ()


def test_the_navigation_shows_the_part_of_the_site_a_page_belongs_to(tmp_path) -> None:
    found = plans(tmp_path, sample(), page_size=2)
    part_of = {
        "en/digest/2022/01/06/": "Archive",
        "en/digest/undated/": "Archive",
        "en/actors/tokayev/": "Actors",
        "en/page/2/": "Digest",
    }
    for address, name in part_of.items():
        page, _ = found[address].build()
        assert [link.text for link in page.nav if link.within and not link.current] == [name]
    article_page, _ = found["en/articles/alpha/"].build()
    assert not any(link.within or link.current for link in article_page.nav)


def test_titles_and_descriptions_turn_no_direction_around(tmp_path) -> None:
    odd = article("x", None, title_en="A\u202egood\u2069 title")
    page, _ = plans(tmp_path, digest_of([odd]), trees=trees("en", description="a"))[
        "en/articles/x/"
    ].build()
    assert page.title == "Agood title"


def test_absolute_addresses_come_with_the_sites_url(tmp_path) -> None:
    found = plans(tmp_path, sample(), site_url="https://example.org/d/")
    page, _ = found["en/actors/"].build()
    assert page.canonical == "https://example.org/d/en/actors/"
    assert [(a.hreflang, a.href) for a in page.alternates] == [
        ("ar", "https://example.org/d/ar/actors/"),
        ("en", "https://example.org/d/en/actors/"),
        ("x-default", "https://example.org/d/en/actors/"),
    ]
    home, _ = found["ar/"].build()
    assert home.alternates[-1].href == "https://example.org/d/"
    missing, view = found["404.html"].build()
    assert (missing.root, view.doors[1].link.href) == ("/d/", "/d/en/")


def test_machine_english_in_a_description_says_so(tmp_path) -> None:
    found = plans(tmp_path, sample())
    machine, _ = found["en/articles/gamma/"].build()
    assert machine.description.startswith("Machine translation: ")
    reviewed, _ = found["en/articles/alpha/"].build()
    assert reviewed.description.startswith("Kassym-Jomart Tokayev announced")


def test_the_about_page_is_safe_html() -> None:
    html = safe_html(
        "# Us\n\n<script>alert(1)</script><p dir='rtl' lang='ar' onclick='x'>نحن</p>\n\n"
        "[x](javascript:alert(1)) ![i](https://elsewhere.example/i.png) ![j](/assets/j.png)"
    )
    assert "<h1>Us</h1>" in html
    assert '<p dir="rtl" lang="ar">' in html or '<p lang="ar" dir="rtl">' in html
    assert "script" not in html
    assert "elsewhere" not in html
    assert 'src="/assets/j.png"' in html
    assert safe_html("  \n") == ""
