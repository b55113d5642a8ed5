from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar
from icalendar import Event as Entry

from sitegen.model import Actor, Digest, Story
from sitegen.render.actors.page import actor_view
from sitegen.render.paging import parts_of
from sitegen.render.plans import FeedPlan
from sitegen.render.timeline.calendar_files import MOST_EVENTS, plan_calendars
from sitegen.render.timeline.entries import MOST_TELLERS
from sitegen.render.timeline.ical import SUMMARY_WORDS, calendar, fitting
from tests.unit.digest_factory import place
from tests.unit.event_articles import When, eventful, on, telling

PUTIN = Actor("putin", "person", "فلاديمير بوتين", "Vladimir Putin")
MEETS = "التقى فلاديمير بوتين زعماء المنطقة أمس."
ENGLISH = "Vladimir Putin, the president, met the leaders; they talked yesterday."
URL = "https://news.example/digest/"


def written(digest: Digest, lang: str, site_url: str = URL) -> list[Entry]:
    """The entries of a calendar file, parsed again."""
    at = place(digest, f"{lang}/timeline/events.ics", site_url=site_url)
    data = calendar(at, fitting(at.edition, at.digest.events), "Timeline")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    return [part for part in Calendar.from_ical(data).walk("VEVENT") if isinstance(part, Entry)]


def one() -> Digest:
    when = on("أمس", date(2022, 1, 5), "relative")
    return eventful(
        telling("a", [MEETS], [when], actors=[PUTIN], english=[ENGLISH]), actors=[PUTIN]
    )


def test_an_event_is_a_whole_day_that_blocks_nobody() -> None:
    digest = one()
    (entry,) = written(digest, "ar")
    assert entry.decoded("dtstart") == date(2022, 1, 5)
    assert entry.decoded("dtend") == date(2022, 1, 6)
    assert entry.decoded("dtstamp") == datetime(2022, 1, 7, tzinfo=UTC)
    assert str(entry["uid"]) == f"{digest.events[0].id}@news.example"
    assert str(entry["summary"]) == MEETS
    assert str(entry["transp"]) == "TRANSPARENT"
    assert str(entry["url"]) == f"{URL}ar/articles/a/#s1"
    assert list(entry.categories) == ["فلاديمير بوتين"]


def test_machine_english_says_so_and_the_sources_are_named() -> None:
    (entry,) = written(one(), "en")
    assert str(entry["summary"]) == f"[Machine translation] {ENGLISH}"
    lines = str(entry["description"]).splitlines()
    assert lines[0].endswith(ENGLISH)
    assert "«أمس»" in lines[1]
    assert lines[2] == f"SANA (7 January 2022) {URL}en/articles/a/#s1"


def test_without_an_address_nothing_leads_anywhere() -> None:
    (entry,) = written(one(), "en", site_url="")
    assert str(entry["uid"]).endswith("@sitegen.invalid")
    assert "url" not in entry
    assert "http" not in str(entry["description"])


def test_only_events_of_certain_days_are_entries() -> None:
    first = date(2022, 1, 1)
    digest = eventful(
        telling("a", [MEETS], [When("أمس", first, date(2022, 1, 31), "month")]),
        telling("b", [MEETS], [When("أمس", first, None)]),
        telling("c", [MEETS], [When("أمس", first, date(2022, 1, 9), "day", "vague")]),
        telling("d", [MEETS], [on("أمس", date.max)]),
        telling("e", [MEETS], [When("أمس", date(2022, 1, 9), date(2022, 1, 10))]),
    )
    (entry,) = written(digest, "ar")
    assert entry.decoded("dtend") == date(2022, 1, 11)


def test_of_very_many_events_the_latest_are_kept() -> None:
    digest = one()
    (event,) = digest.events
    days = [date.fromordinal(date(2021, 1, 1).toordinal() + day) for day in range(MOST_EVENTS + 5)]
    events = tuple(replace(event, id=f"{day:%Y%m%d}-x", first=day, last=day) for day in days)
    plan = next(plan_calendars(place(replace(digest, events=events), "en/").edition))
    assert isinstance(plan.matter, tuple)
    assert [one.first for one in plan.matter[0]] == days[5:]


def test_what_was_long_before_the_articles_is_in_nobodys_calendar() -> None:
    digest = one()
    (event,) = digest.events
    days = [date(1237, 12, 6), date(2020, 12, 31), date(2021, 1, 1), date(2022, 1, 5)]
    events = tuple(replace(event, id=f"{day:%Y%m%d}-x", first=day, last=day) for day in days)

    def kept(digest: Digest) -> list[date]:
        return [one.first for one in fitting(place(digest, "en/").edition, digest.events)]

    # The oldest article is of January 2022.
    assert kept(replace(digest, events=events)) == days[2:]
    assert kept(replace(digest, events=events, days=(), undated=("a",))) == days


def test_the_file_is_planned_where_there_are_events_and_is_the_same_each_time() -> None:
    plan = plans(one())["en/timeline/events.ics"]
    assert plan.slugs == ("a",)
    assert plan.write() == plan.write()
    assert not plans(replace(one(), events=()))


def test_an_actor_and_a_story_have_a_calendar_of_their_own_events() -> None:
    days = [on("أمس", date(2022, 1, day), "relative") for day in (5, 6)]
    reports = [
        telling(slug, [words], [when], actors=actors)
        for slug, words, when, actors in (
            ("a", MEETS, days[0], [PUTIN]),
            ("b", "اجتمع زعماء المنطقة أمس.", days[1], []),
        )
    ]
    digest = eventful(*reports, actors=[PUTIN])
    digest = replace(digest, stories={"b": Story("b", ("b",), "b", title_ar="لقاء\u202e")})
    found = plans(digest, "ar")
    assert list(found) == [
        f"ar/{path}/events.ics" for path in ("timeline", "actors/putin", "stories/b")
    ]
    whole, of_actor, of_story = (entries_of(plan) for plan in found.values())
    assert [*of_actor, *of_story] == list(whole)
    assert len(of_actor) == len(of_story) == 1
    assert b"X-WR-CALNAME:\xd8" in written_by(found["ar/stories/b/events.ics"])
    assert "\u202e".encode() not in written_by(found["ar/stories/b/events.ics"])


@pytest.mark.parametrize(
    ("listed_by", "articles", "has"), [("editor", 1, 1), ("found", 1, 0), ("found", 2, 1)]
)
def test_of_whom_the_program_found_in_one_article_there_is_no_calendar(
    listed_by: str, articles: int, has: int
) -> None:
    who = replace(PUTIN, listed_by=listed_by)  # type: ignore[arg-type]
    when = on("أمس", date(2022, 1, 5), "relative")
    reports = [telling(slug, [MEETS], [when], actors=[who]) for slug in "ab"[:articles]]
    digest = eventful(*reports, actors=[who])
    assert ("en/actors/putin/events.ics" in plans(digest)) == bool(has)
    at = place(digest, "en/actors/putin/")
    (part,) = parts_of(digest.actors["putin"].slugs, 20)
    assert actor_view(at, digest.actors["putin"], part).calendar == "events.ics" * has


def plans(digest: Digest, lang: str = "en") -> dict[str, FeedPlan]:
    """The calendar files of an edition, by name."""
    found = plan_calendars(place(digest, f"{lang}/", site_url=URL).edition)
    return {plan.file: plan for plan in found}


def written_by(plan: FeedPlan) -> bytes:
    data = plan.write()
    assert isinstance(data, bytes)
    return data


def entries_of(plan: FeedPlan) -> dict[str, str]:
    """The names of the entries of a calendar file, and what each leads to."""
    found = Calendar.from_ical(written_by(plan)).walk("VEVENT")
    return {str(one["uid"]): str(one["url"]) for one in found}


def test_no_words_turn_the_direction_around() -> None:
    said = f"\u202e{MEETS}"
    when = on("\u202e" + MEETS.split()[0], date(2022, 1, 5))
    (entry,) = written(eventful(telling("a", [said], [when])), "ar")
    assert "\u202e" not in str(entry["description"]) + str(entry["summary"])


def test_of_the_days_of_a_sentence_the_first_is_an_entry() -> None:
    words = "أوقفت الشرطة يوم الجمعة ثلاثة مهندسين بعد انهيار الجسر القديم يوم الاثنين."
    arrest, collapse = on("يوم الجمعة", date(2022, 1, 7)), on("يوم الاثنين", date(2022, 1, 3))
    digest = eventful(telling("a", [words], [arrest, collapse], date(2022, 1, 8)))
    assert len(digest.events) == 2
    (entry,) = written(digest, "ar")
    assert entry.decoded("dtstart") == date(2022, 1, 7)


def test_of_a_very_long_sentence_a_part_is_written() -> None:
    filling = "وزار الوفد الكبير عددا من المدن والقرى، " * 2000
    english = "The delegation visited towns and villages. " * 2000
    words = f"{filling}ووصل أمس إلى العاصمة، {filling}"
    when = on("أمس", date(2022, 1, 5), "relative")
    digest = eventful(telling("a", [words], [when], english=[english]))
    for lang, said in (("ar", "ووصل أمس"), ("en", "The delegation visited")):
        (entry,) = written(digest, lang)
        assert said in str(entry["description"])
        assert len(str(entry["description"])) < 1500


def test_a_summary_does_not_end_within_the_words_that_say_when() -> None:
    before = " ".join(f"كلمة{number}" for number in range(SUMMARY_WORDS - 3))
    when = "أيام 3 و9 و17 أبريل"
    sentence = f"{before} {when}، وفق بيان صدر عن الشركة."
    digest = eventful(telling("a", [sentence], [on(when, date(2022, 4, 3))]))
    (entry,) = written(digest, "ar")
    assert str(entry["summary"]) == f"{before} {when}، …"
    later = eventful(telling("a", [f"{before} و{before} {when}."], [on(when, date(2022, 4, 3))]))
    (entry,) = written(later, "ar")
    assert len(str(entry["summary"]).split()) == SUMMARY_WORDS + 1


def test_of_very_many_reports_of_an_event_some_are_named() -> None:
    told = [
        telling(f"a{number:02}", [MEETS], [on("أمس", date(2022, 1, 5), "relative")])
        for number in range(MOST_TELLERS + 5)
    ]
    (entry,) = written(eventful(*told), "en")
    assert str(entry["description"]).splitlines()[-1] == "and 5 more articles"


def test_lines_are_folded_by_octets_between_letters_and_names_outlive_a_move() -> None:
    digest = one()
    at = place(digest, "ar/timeline/events.ics", site_url="https://new.example/", feed_id=URL)
    data = calendar(at, fitting(at.edition, at.digest.events), "Timeline")
    lines = data.split(b"\r\n")
    assert any(line.startswith(b" ") for line in lines)
    # Each line can be read alone: no letter is cut in two.
    assert all(len(line) <= 75 and line.decode() is not None for line in lines)
    assert b"\n" not in data.replace(b"\r\n", b"")
    (entry,) = Calendar.from_ical(data).walk("VEVENT")
    assert str(entry["uid"]) == f"{digest.events[0].id}@news.example"
    assert str(entry["url"]).startswith("https://new.example/")


def test_commas_and_line_ends_are_escaped() -> None:
    at = place(one(), "en/timeline/events.ics", site_url=URL)
    data = (
        calendar(at, fitting(at.edition, at.digest.events), "Timeline")
        .replace(b"\r\n ", b"")
        .decode()
    )
    (said,) = re.findall("^DESCRIPTION:(.*)\r$", data, re.MULTILINE)
    assert "Putin\\, the president\\, met the leaders\\; they" in said
    assert "\\n" in said
