from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sitegen.model import Actor, Digest
from sitegen.render import urls
from sitegen.render.pages import plan_pages
from sitegen.render.plans import PagePlan
from sitegen.render.timeline.density import CHART_YEARS
from sitegen.render.timeline.entries import MOST_TELLERS, OF_ACTOR, entries
from sitegen.render.timeline.layout import PER_PAGE, lay_out
from sitegen.render.timeline.pages import FEW, LATEST
from sitegen.render.timeline_views import TimelineView
from sitegen.render.trees import PACKAGED
from sitegen.render.views import Language
from tests.unit.digest_factory import edition, place
from tests.unit.event_articles import When, eventful, on, telling

PUTIN = Actor("putin", "person", "فلاديمير بوتين", "Vladimir Putin")
MEETS = "التقى فلاديمير بوتين زعماء المنطقة أمس."
ENGLISH = "Vladimir Putin met the leaders of the region yesterday."
SOME_DAYS = "1–9 January 2022"
YESTERDAY = on("أمس", date(2022, 1, 5), "relative")


def plans(digest: Digest, lang: Language = "en") -> dict[str, PagePlan]:
    """The plans of one edition's pages by their address."""
    both = {name: edition(digest, Path("nowhere"), name) for name in PACKAGED}
    return {
        plan.place.address: plan for plan in plan_pages(both) if plan.place.edition is both[lang]
    }


def view(plan: PagePlan) -> TimelineView:
    _, built = plan.build()
    assert isinstance(built, TimelineView)
    return built


def one(**more: object) -> Digest:
    article = telling("a", [MEETS], [YESTERDAY], actors=[PUTIN], english=[ENGLISH])
    return eventful(replace(article, **more), actors=[PUTIN])  # type: ignore[arg-type]


def many(count: int) -> Digest:
    """As many events of one actor, each on a day of January 2022 or on the same ones again."""
    told = [
        telling(
            f"a{number:03}",
            [f"زار فلاديمير بوتين المصنع {'أبتثجحخد'[number % 8]}{number} أمس."],
            [on("أمس", date(2022, 1, 1) + timedelta(days=number % 31), "relative")],
            date(2022, 2, 2),
            [PUTIN],
        )
        for number in range(count)
    ]
    return eventful(*told, actors=[PUTIN])


def test_an_entry_in_english_says_whose_the_words_are_and_what_the_text_says() -> None:
    digest = one()
    (entry,) = entries(place(digest, "en/stories/x/"), digest.events)
    assert (entry.when, entry.iso, entry.opens) == ("Wednesday, 5 January 2022", "2022-01-05", True)
    assert (entry.words, entry.shape, entry.approximate) == ("أمس", "day", False)
    assert "".join(run.text for run in entry.english) == ENGLISH
    assert entry.provenance is not None
    assert entry.provenance.state == "machine"
    assert [run.text for run in entry.arabic if run.kind == "date"] == ["أمس"]
    assert entry.href == f"../../timeline/2022/01/#{entry.id}"
    (teller,) = entry.tellers
    assert teller.href == "../../articles/a/#s1"
    assert (teller.name.text, teller.day and teller.day.label) == ("SANA", "7 January 2022")


def test_an_entry_in_arabic_needs_no_english_and_links_whom_it_names() -> None:
    digest = one()
    (entry,) = entries(place(digest, "ar/timeline/2022/01/"), digest.events)
    assert (entry.english, entry.provenance, entry.href) == ((), None, "")
    assert "فلاديمير بوتين" in [run.text for run in entry.arabic if run.kind == "actor"]
    assert entry.actors == ()


def test_whom_the_english_does_not_name_is_linked_beside_it() -> None:
    article = telling(
        "a", [MEETS], [YESTERDAY], actors=[PUTIN], english=["The president met them."]
    )
    digest = eventful(article, actors=[PUTIN])
    (entry,) = entries(place(digest, "en/stories/x/"), digest.events)
    assert [link.text for link in entry.actors] == ["Vladimir Putin"]


@pytest.mark.parametrize(
    ("when", "shape", "label"),
    [
        (When("أمس", date(2014, 1, 1), None, "year"), "open", "from 2014 on"),
        (When("أمس", date(2014, 3, 1), None, "month"), "open", "from March 2014 on"),
        (When("أمس", date(2014, 3, 5), None), "open", "from 5 March 2014 on"),
        (When("أمس", date(2022, 1, 1), date(2022, 1, 31), "month"), "stretch", "January 2022"),
        (When("أمس", date(2022, 1, 1), date(2022, 1, 9), "day", "vague"), "vague", SOME_DAYS),
    ],
)
def test_what_is_known_of_the_time_has_a_shape(when: When, shape: str, label: str) -> None:
    digest = eventful(telling("a", [MEETS], [when]))
    (entry,) = entries(place(digest, "en/timeline/"), digest.events)
    assert (entry.shape, entry.when, entry.approximate) == (shape, label, shape == "vague")


def test_each_time_is_written_once() -> None:
    digest = many(40)
    found = entries(place(digest, "en/timeline/2022/01/"), digest.events)
    assert sum(entry.opens for entry in found) == 31
    assert len(found) == 40


def test_a_year_that_is_a_heading_is_not_written_again_below_it() -> None:
    year = When("أمس", date(2021, 1, 1), date(2021, 12, 31), "year")
    told = [
        telling(f"a{number}", [f"زار فلاديمير بوتين المصنع {number} أمس."], [year], actors=[PUTIN])
        for number in range(OF_ACTOR + 1)
    ]
    made = plans(eventful(*told, actors=[PUTIN]))
    (section,) = view(made["en/actors/putin/timeline/"]).sections
    assert (section.heading, [entry.opens for entry in section.entries]) == (
        "2021",
        [False] * (OF_ACTOR + 1),
    )
    (section,) = view(made["en/timeline/2021/"]).sections
    assert [entry.opens for entry in section.entries][:2] == [True, False]


def test_an_archive_that_tells_of_no_time_has_no_timeline() -> None:
    digest = eventful(telling("a", [MEETS], []))
    assert not [address for address in plans(digest) if "timeline" in address]


def test_pages_of_years_and_months_hold_every_event_once() -> None:
    digest = eventful(
        telling("a", [MEETS], [YESTERDAY]),
        telling("b", [MEETS], [When("أمس", date(2021, 12, 1), date(2021, 12, 31), "month")]),
        telling("c", [MEETS], [When("أمس", date(1945, 1, 1), date(1945, 12, 31), "year")]),
    )
    every = plans(digest)
    pages = [address for address in every if address.startswith("en/timeline/")]
    assert sorted(pages) == [
        "en/timeline/", "en/timeline/1945/", "en/timeline/2021/", "en/timeline/2021/12/",
        "en/timeline/2022/", "en/timeline/2022/01/",
    ]  # fmt: skip
    shown = [
        entry.id
        for address in pages[1:]
        for section in view(every[address]).sections
        for entry in section.entries
    ]
    assert sorted(shown) == sorted(urls.event_anchor(event.id) for event in digest.events)
    old = view(every["en/timeline/1945/"])
    assert [section.heading for section in old.sections] == [
        "In 1945, over months or with no month given"
    ]
    assert (old.earlier, old.later and old.later.text) == (None, "2021")
    december = view(every["en/timeline/2021/12/"])
    assert [section.heading for section in december.sections] == [
        "In December 2021, over weeks or with no day given"
    ]
    assert december.later is not None
    assert december.later.href == "../../2022/01/"


def at_many_times() -> Digest:
    """What was, is to come, and is of no day."""
    return eventful(
        telling("a", [MEETS], [YESTERDAY]),
        telling("b", ["يعقد الاجتماع الكبير غدا."], [on("غدا", date(2022, 1, 8), "relative")]),
        telling("c", [MEETS], [When("أمس", date(1945, 1, 1), date(1945, 12, 31), "year")]),
    )


def test_the_first_page_of_a_small_site_tells_all_from_the_beginning() -> None:
    first = view(plans(at_many_times())["en/timeline/"])
    (section,) = first.sections
    assert (section.id, section.heading) == ("latest", "All events")
    assert [entry.when for entry in section.entries] == [
        "1945", "Wednesday, 5 January 2022", "Saturday, 8 January 2022",
    ]  # fmt: skip
    assert [entry.ahead for entry in section.entries] == [False, False, True]


def test_a_choice_is_made_only_where_there_are_more_than_are_read_in_one_go() -> None:
    few, lots = (view(plans(many(count))["en/timeline/"]) for count in (FEW, FEW + 1))
    assert [(one.heading, len(one.entries)) for one in few.sections] == [("All events", FEW)]
    assert [(one.heading, len(one.entries)) for one in lots.sections] == [("Lately", LATEST)]
    assert [bool(one.sections[0].note) for one in (few, lots)] == [False, True]


def test_the_first_page_tells_of_the_days_around_the_newest_report(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sitegen.render.timeline.pages.FEW", 0)
    first = view(plans(at_many_times())["en/timeline/"])
    assert [(one.id, len(one.entries)) for one in first.sections] == [("latest", 1), ("to-come", 1)]
    assert first.sections[1].entries[0].ahead
    assert "7 January 2022" in first.sections[1].note
    (years,) = first.charts
    assert [(bar.label, bar.events, bar.jump) for bar in years.bars] == [
        ("1945", 1, False), ("2022", 2, True),
    ]  # fmt: skip
    assert (first.calendar, first.events) == ("events.ics", 3)


def test_years_and_quarters_announced_are_still_to_come_after_the_days(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sitegen.render.timeline.pages.FEW", 0)
    quarter = When("الربع المقبل", date(2022, 4, 1), date(2022, 6, 30), "quarter", "relative")
    this_year = When("هذا العام", date(2022, 1, 1), date(2022, 12, 31), "year", "relative")
    digest = eventful(
        telling("a", [MEETS], [YESTERDAY]),
        telling("b", ["يعقد الاجتماع الكبير في 9 مايو."], [on("9 مايو", date(2022, 5, 9))]),
        telling("c", ["يفتتح المطار الجديد الربع المقبل."], [quarter]),
        telling("d", ["تتباطأ التجارة هذا العام."], [this_year]),
    )
    latest, to_come = view(plans(digest)["en/timeline/"]).sections
    assert [entry.when for entry in latest.entries] == ["Wednesday, 5 January 2022"]
    assert [entry.iso for entry in to_come.entries] == ["2022-05-09", "2022-04-01/2022-06-30"]


def in_years(*years: int) -> Digest:
    """An event of each year, told by one article in 2022."""
    return eventful(
        *(
            telling(
                f"y{year}",
                [f"وقع الحدث {'أبتثجحخد'[year % 8]} في بلدة {year} أمس."],
                [When("أمس", date(year, 1, 1), date(year, 12, 31), "year")],
            )
            for year in years
        )
    )


def test_years_of_long_ago_stand_by_their_hundred() -> None:
    recent = range(2022 - CHART_YEARS + 1, 2023)
    first = view(plans(in_years(99, 1237, 1799, 1801, 1899, 1971, 1972, *recent))["en/timeline/"])
    assert [bar.label for bar in first.charts[0].bars] == [str(year) for year in recent]
    assert [link.text for link in first.more_years] == ["1972"]
    assert first.before == "1972"
    assert [(one.name, [link.text for link in one.years]) for one in first.centuries] == [
        ("1–99", ["99"]),
        ("1200–1299", ["1237"]),
        ("1700–1799", ["1799"]),
        ("1800–1899", ["1801", "1899"]),
        ("1900–1999", ["1971"]),
    ]
    assert first.centuries[1].years[0].href == "1237/"


def test_what_is_folded_ends_where_a_chart_that_goes_far_back_begins() -> None:
    charted = [*range(1921, 1921 + 3 * (CHART_YEARS - 1), 3), 2022]
    first = view(plans(in_years(1799, 1919, *charted))["en/timeline/"])
    assert [bar.label for bar in first.charts[0].bars] == [str(year) for year in charted]
    assert first.more_years == ()
    assert first.before == "1921"
    folded = [link.text for century in first.centuries for link in century.years]
    assert folded == ["1799", "1919"]


def test_bars_of_months_say_of_which_year_they_are() -> None:
    digest = eventful(
        telling("a", [MEETS], [YESTERDAY]),
        telling("b", ["عقد الاجتماع الكبير أمس."], [on("أمس", date(2021, 12, 9))]),
    )
    made = plans(digest)
    headings = [
        " ".join(view(made[page]).charts[0].heading.split())
        for page in ("en/timeline/", "en/timeline/2021/")
    ]
    assert headings == ["Events by month: February 2021 – January 2022", "Events by month: 2021"]


def test_bars_of_days_stand_for_a_whole_month_and_few_are_labelled() -> None:
    digest = eventful(
        telling("a", [MEETS], [on("أمس", date(2022, 2, 3))]),
        telling("b", ["عقد الاجتماع الكبير أمس."], [on("أمس", date(2022, 2, 3))]),
    )
    (days,) = view(plans(digest)["en/timeline/2022/02/"]).charts
    assert [bar.name for bar in days.bars][::27] == ["1 February 2022", "28 February 2022"]
    assert [bar.label for bar in days.bars if bar.label] == ["1", "8", "15", "22"]
    assert (days.bars[2].events, days.bars[2].percent, days.most) == (2, 100, 2)
    assert [bar.href != "" for bar in days.bars].count(True) == 1


def test_a_month_with_very_many_events_runs_over_pages() -> None:
    digest = many(PER_PAGE + 30)
    every = plans(digest)
    first, second = (view(every[f"en/timeline/2022/01/{more}"]) for more in ("", "page/2/"))
    assert sum(len(one.entries) for one in first.sections) == PER_PAGE
    assert sum(len(one.entries) for one in second.sections) == 30
    assert (first.pager.earlier, first.pager.later) == ("", "page/2/")
    assert (second.pager.earlier, second.pager.later) == ("../../", "")
    (days,) = second.charts
    # A bar leads to the first event of its day, on whatever page that is.
    assert days.bars[0].href.startswith("../../#e-20220101-")
    assert days.bars[30].href.startswith("#e-20220131-")
    assert all(bar.events for bar in days.bars)


def test_an_actor_with_many_events_has_a_timeline_of_its_own() -> None:
    few, lots = plans(many(OF_ACTOR)), plans(many(OF_ACTOR + 1))
    own = "en/actors/putin/timeline/"
    assert own not in few
    shown = view(lots[own])
    assert shown.actor is not None
    assert shown.actor.text == "Vladimir Putin"
    assert [len(section.entries) for section in shown.sections] == [OF_ACTOR + 1]
    for made, more in ((few, False), (lots, True)):
        _, actor = made["en/actors/putin/"].build()
        assert len(actor.events) == OF_ACTOR  # type: ignore[attr-defined]
        assert bool(actor.all_events) == more  # type: ignore[attr-defined]


def test_a_page_of_the_timeline_draws_on_its_own_events_alone() -> None:
    told = telling("a", [MEETS], [YESTERDAY])
    other = telling("b", ["عقد الاجتماع الكبير أمس."], [on("أمس", date(2021, 3, 1), "relative")])
    changed = telling("b", ["ألغي اللقاء الصغير أمس."], [on("أمس", date(2021, 3, 1), "relative")])
    before, after = plans(eventful(told, other)), plans(eventful(told, changed))
    month = "en/timeline/2022/01/"
    assert before["en/timeline/2021/03/"].matter != after["en/timeline/2021/03/"].matter
    assert before[month].matter == after[month].matter
    assert before[month].slugs == ("a",)
    more = telling("c", ["وصل الوفد الرسمي أمس."], [on("أمس", date(2022, 1, 6), "relative")])
    assert plans(eventful(told, other, more))[month].matter != before[month].matter


def test_years_are_laid_out_from_the_oldest_on() -> None:
    years = lay_out(many(3).events)
    assert [(year.first.year, year.count) for year in years] == [(2022, 3)]
    assert lay_out(()) == ()


def test_what_goes_on_over_months_is_listed_in_each_and_leads_to_where_it_stands() -> None:
    works = When("من 28 ديسمبر", date(2021, 12, 28), date(2022, 2, 3))
    digest = eventful(
        telling("a", ["أعيد تأهيل الرصيف الشرقي من 28 ديسمبر."], [works]),
        telling("b", [MEETS], [YESTERDAY]),
        telling("c", ["عقد الاجتماع الكبير أمس."], [on("أمس", date(2022, 3, 1), "relative")]),
    )
    every = plans(digest)
    january, march = (view(every[f"en/timeline/2022/{month}/"]) for month in ("01", "03"))
    assert [(one.heading, len(one.entries)) for one in january.sections] == [
        ("Since before January 2022", 1), ("Day by day", 1),
    ]  # fmt: skip
    (going,) = january.sections[0].entries
    assert going.href.startswith("../../2021/12/#e-20211228-")
    assert january.events == 1
    assert "a" in every["en/timeline/2022/01/"].slugs
    assert [one.id for one in march.sections] == ["days"]


def test_what_is_told_of_several_months_stands_with_the_year() -> None:
    half = When("النصف الثاني", date(2022, 7, 1), date(2022, 12, 31), "month", "relative")
    july = When("في يوليو", date(2022, 7, 1), date(2022, 7, 31), "month")
    digest = eventful(
        telling("a", ["يتباطأ النمو كثيرا في النصف الثاني."], [half]),
        telling("b", ["يعقد اجتماع كبير في يوليو."], [july]),
    )
    (year,) = lay_out(digest.events)
    assert [one.last for one in year.whole] == [half.last]
    assert [one.last for one in year.months[0].whole] == [july.last]


def test_of_very_many_reports_of_an_event_some_are_listed_and_all_counted() -> None:
    told = [telling(f"a{number:02}", [MEETS], [YESTERDAY]) for number in range(MOST_TELLERS + 5)]
    digest = eventful(*told)
    (entry,) = entries(place(digest, "en/timeline/"), digest.events)
    assert (len(entry.tellers), entry.more_tellers) == (MOST_TELLERS, 5)
    assert len(plans(digest)["en/timeline/2022/01/"].slugs) == MOST_TELLERS
