from __future__ import annotations

from dataclasses import replace
from datetime import date

import msgspec

from sitegen.model import (
    Bilingual,
    ComposedArticle,
    Digest,
    Intake,
    Licence,
    NewSince,
    Outlet,
    Removed,
    Rights,
    Story,
)
from sitegen.render.outlet_views import Bar, Counts, OutletView
from sitegen.render.outlets.counting import bar_of, by_years
from sitegen.render.pages import plan_pages
from tests.unit.digest_factory import OUTLET, article, digest_of, edition, place, sample
from tests.unit.test_render_site import content, render

WIRE = Outlet("wire", "وكالة السلك", "The Wire", kind="agency")
JANUARY, DECEMBER = date(2022, 1, 1), date(2021, 12, 1)


def plans(digest: Digest, tmp_path, **changes: object):
    editions = {lang: edition(digest, tmp_path, lang, **changes) for lang in ("ar", "en")}
    return {plan.place.address: plan for plan in plan_pages(editions)}


def view(digest: Digest, tmp_path, address: str = "en/outlets/almasry/", **changes: object):
    _, built = plans(digest, tmp_path, **changes)[address].build()
    return built


def from_wire(composed: ComposedArticle) -> ComposedArticle:
    return replace(
        composed,
        article=replace(composed.article, outlet="", agency="wire"),
        outlet=None,
        agency=WIRE,
    )


def digest(
    *articles: ComposedArticle, intake: tuple[Intake, ...] = (), **changes: object
) -> Digest:
    made = digest_of(articles) if articles else sample()
    outlets = {"almasry": OUTLET, "wire": WIRE}
    return replace(made, outlets=outlets, intake=intake, **changes)  # type: ignore[arg-type]


def test_where_no_outlet_is_listed_there_are_no_pages_of_outlets(tmp_path) -> None:
    found = plans(sample(), tmp_path)
    assert not [address for address in found if "outlets" in address]
    page, _ = found["en/"].build()
    assert "Outlets" not in [link.text for link in page.nav]
    _, shown = found["en/articles/alpha/"].build()
    assert (shown.outlet, shown.outlet_href) == ("Al-Masry Al-Youm", "")


def test_names_of_outlets_lead_to_their_pages(tmp_path) -> None:
    found = plans(digest(article("a", JANUARY), from_wire(article("b", JANUARY))), tmp_path)
    page, front = found["en/"].build()
    assert "Outlets" in [link.text for link in page.nav]
    leading = (front.leading.lead, *front.leading.others)
    cards = [*(one.card for one in leading), *(card for day in front.days for card in day.cards)]
    assert [card.outlet_href for card in cards] == ["outlets/almasry/", "outlets/wire/"]
    _, shown = found["en/articles/b/"].build()
    assert (shown.outlet_href, shown.agency_href) == ("", "../../outlets/wire/")


def test_the_list_tells_what_was_received_shown_and_left_out(tmp_path) -> None:
    rows = (
        Intake("", None, 3, 0, 1),
        Intake("almasry", DECEMBER, 1, 0, 0),
        Intake("almasry", JANUARY, 4, 2, 1),
    )
    made = digest(article("a", JANUARY), from_wire(article("b", None)), intake=rows)
    listed = view(made, tmp_path, "en/outlets/")
    [outlet], [agency] = listed.outlets, listed.agencies
    assert (outlet.href, outlet.counts, outlet.bar) == ("almasry/", Counts(8, 5, 2, 1), Bar(62, 38))
    assert (agency.name.text, agency.counts.received, agency.credited) == ("The Wire", 0, 1)
    assert listed.unknown == Counts(4, 3, 0, 1)
    assert listed.total == Counts(12, 8, 2, 2)
    assert [(line.reason, line.passages) for line in listed.removed] == [
        ("Advertisement marker", 2),
        ("some-new-code", 2),
    ]


def test_an_outlets_page_tells_it_by_year_and_month(tmp_path) -> None:
    rows = (
        Intake("almasry", DECEMBER, 0, 1, 0),
        Intake("almasry", JANUARY, 4, 0, 0),
        Intake("almasry", None, 1, 0, 0),
    )
    found = view(digest(article("a", JANUARY), article("b", None), intake=rows), tmp_path)
    assert isinstance(found, OutletView)
    assert [(year.row.label, year.row.href, year.row.counts.received) for year in found.years] == [
        ("2022", "../../digest/2022/", 4),
        ("2021", "", 1),
        ("Without a date", "../../digest/undated/", 1),
    ]
    [month] = found.years[0].months
    assert (month.label, month.href, month.bar) == ("January", "../../digest/2022/01/", Bar(100, 0))
    [empty] = found.years[1].months
    assert (empty.href, empty.bar) == ("", Bar(0, 25))
    assert [card.href for card in found.cards] == ["../../articles/a/", "../../articles/b/"]


def test_past_years_are_folded_and_what_nobody_waits_for_has_no_column(tmp_path) -> None:
    def page(*rows: Intake) -> str:
        folder = tmp_path / str(len(rows))
        render(folder, digest(article("a", JANUARY), intake=rows))
        return content(folder / "site")["en/outlets/almasry/index.html"].decode()

    shown = (Intake("almasry", DECEMBER, 1, 0, 0), Intake("almasry", JANUARY, 4, 0, 0))
    plain, waiting = page(*shown), page(*shown, Intake("almasry", date(2020, 1, 1), 0, 2, 0))
    assert [plain.count(f">{name}<") for name in ("Received", "Waiting", "Withdrawn")] == [2, 0, 0]
    assert [waiting.count(f">{name}<") for name in ("Received", "Waiting")] == [3, 3]
    assert (plain.count('<details class="year-fold"'), plain.count(" open>")) == (2, 1)
    assert "Bars of years are measured by the fullest year" in plain


def test_only_the_first_page_has_the_figures(tmp_path) -> None:
    made = digest(
        article("a", JANUARY), article("b", None), intake=(Intake("almasry", JANUARY, 2, 0, 0),)
    )
    second = view(made, tmp_path, "en/outlets/almasry/page/2/", page_size=1)
    assert (second.years, second.actors, second.removed) == ((), (), ())
    assert (second.articles, len(second.cards), second.counts.shown) == (2, 1, 2)


def test_an_agency_has_the_articles_that_credit_it(tmp_path) -> None:
    made = digest(article("a", JANUARY), from_wire(article("b", DECEMBER)))
    found = view(made, tmp_path, "en/outlets/wire/")
    assert (found.kind, found.credited, found.articles, found.years) == ("agency", 1, 1, ())
    [year] = found.credited_years
    assert (year.row.label, year.row.counts.shown) == ("2021", 1)


def test_how_much_is_shown_is_counted(tmp_path) -> None:
    made = digest(
        article("a", JANUARY),
        replace(article("b", None), display="excerpt"),
        replace(article("c", None), display="link"),
    )
    found = view(made, tmp_path)
    assert (found.articles, found.excerpts, found.links) == (3, 1, 1)


def test_rights_are_said_in_the_pages_language(tmp_path) -> None:
    rights = Rights(
        "excerpt", Bilingual("بإذن", "Courtesy"), Licence("CC BY 4.0", "https://x.example/")
    )
    made = digest(article("a", JANUARY))
    made = replace(made, outlets={"almasry": replace(OUTLET, rights=rights)})
    for lang, words in (("ar", "بإذن"), ("en", "Courtesy")):
        found = view(made, tmp_path, f"{lang}/outlets/almasry/")
        assert [credit.text for credit in found.credits] == [words]
        assert [(one.name.text, one.href) for one in found.licences] == [
            ("CC BY 4.0", "https://x.example/")
        ]


def test_a_story_counts_only_where_another_known_outlet_told_it_too(tmp_path) -> None:
    own = article("a", JANUARY)
    other = from_wire(article("b", JANUARY))
    elsewhere = replace(own, article=replace(own.article, slug="c", outlet="rival"), outlet=None)
    for second, expected in ((article("b", JANUARY), 0), (other, 0), (elsewhere, 1)):
        slugs = ("a", second.article.slug)
        made = digest(own, second, stories={"a": Story("a", slugs, "a")})
        assert view(made, tmp_path).with_others == expected


def test_those_named_most_come_first(tmp_path) -> None:
    found = view(digest(article("a", JANUARY), article("b", None, title="")), tmp_path)
    assert [one.articles for one in found.actors] == [2, 2, 2]
    assert found.actors[0].link.href.startswith("../../actors/")


def test_a_bar_never_goes_beyond_its_end() -> None:
    for shown in range(8):
        bar = bar_of(Counts(7, shown, 7 - shown, 0), 7)
        assert bar.shown + bar.left == 100
    assert bar_of(Counts(0, 0, 0, 0), 0) == Bar(0, 0)


def test_without_articles_there_are_no_years() -> None:
    assert by_years(place(sample(), "en/outlets/almasry/"), ()) == ()


def test_what_is_new_is_told_on_the_first_page_and_on_a_page_of_its_own(tmp_path) -> None:
    made = replace(sample(), news=NewSince(date(2022, 1, 31), ("delta", "gamma")))
    found = plans(made, tmp_path, page_size=1)
    _, front = found["en/"].build()
    assert (front.news.articles, front.news.href, front.news.since.iso) == (2, "new/", "2022-01-31")
    _, further = found["en/page/2/"].build()
    assert further.news is None
    _, everything = found["en/digest/"].build()
    assert everything.news.href == "../new/"
    page, first = found["en/new/"].build()
    assert page.title == "New since the last release"
    assert (first.articles, [day.date.iso for day in first.days]) == (2, ["2022-02-01"])
    assert "en/new/page/2/" in found
    assert (first.corrected, first.gone, first.corrections) == (0, 0, "")


def test_where_nothing_is_new_the_front_page_is_silent(tmp_path) -> None:
    found = plans(replace(sample(), news=NewSince(date(2022, 2, 2), ())), tmp_path)
    _, front = found["en/"].build()
    assert front.news is None
    _, new = found["en/new/"].build()
    assert (new.articles, new.days) == (0, ())
    assert "en/new/" not in plans(sample(), tmp_path)


def test_words_that_were_removed_are_not_told_on_the_outlets_pages(tmp_path) -> None:
    secret = article("a", JANUARY)
    secret = replace(
        secret, article=replace(secret.article, removed=(Removed("كلام سري", "advertisement"),))
    )
    found = plans(digest(secret), tmp_path)
    for address in ("ar/outlets/", "ar/outlets/almasry/"):
        assert "كلام سري".encode() not in msgspec.json.encode(found[address].build())
