"""What sums up days: which news goes first, one sentence of each, and never the same twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sitegen.compose.summaries.day import summarise_day
from sitegen.compose.summaries.joint import with_day_summaries
from sitegen.compose.summaries.talk import Talk
from sitegen.model import ComposedArticle, Day, EditorSummary, Lean, Story, TakenSentence
from tests.unit.joint_reports import (
    BRIDGE,
    BUDGET,
    COURT,
    FIRST,
    FLOOD,
    FLOOD_AGAIN,
    MATCH,
    OIL,
    SECOND,
    STRIKE,
    VACCINE,
    by_slug,
    report,
)


def of_day(
    *reports: ComposedArticle, stories: tuple[Story, ...] = ()
) -> list[tuple[str, int | None]]:
    """Sum up the first day; reports of other days are what else readers see."""
    articles = by_slug(reports)
    story_of = {slug: story for story in stories for slug in story.slugs}
    slugs = (slug for slug, one in articles.items() if one.article.date == FIRST)
    taken = summarise_day(Day(FIRST, tuple(sorted(slugs))), articles, {}, story_of, Talk(articles))
    return [(one.slug, one.index) for one in taken]


def of_four(**names: str) -> list[ComposedArticle]:
    """Four pieces of news, a to d; the first sentence of some names an actor."""
    return [
        report(
            slug,
            FIRST,
            (text, 0.5),
            (OIL, 0.1),
            outlet=slug,
            names={0: (names[slug],)} if slug in names else None,
        )
        for slug, text in zip("abcd", (FLOOD, BUDGET, MATCH, COURT), strict=True)
    ]


def later(slug: str, days: int, name: str) -> ComposedArticle:
    """An article of so many days later that names an actor far from its beginning."""
    return report(slug, FIRST + timedelta(days), (BRIDGE, 0.5), (OIL, 0.5), names={1: (name,)})


def test_news_that_others_speak_of_goes_before_what_nobody_else_does() -> None:
    four = of_four(a="cairo", c="moscow", d="kyiv")
    around = [later("x", 1, "kyiv"), later("y", -3, "kyiv"), later("z", 3, "moscow")]
    assert of_day(*four, *around) == [("d", 0), ("c", 0)]
    # What was or is told long before or after says nothing of this day.
    far = [later("x", 4, "kyiv"), later("y", -4, "kyiv"), later("z", 3, "moscow")]
    assert of_day(*four, *far) == [("c", 0), ("a", 0)]


def test_an_article_counts_once_however_many_names_it_has_in_common() -> None:
    four = of_four(c="moscow", d="kyiv")
    both = report("x", SECOND, (BRIDGE, 0.5), names={0: ("kyiv", "lviv", "odessa")})
    four[3] = report("d", FIRST, (COURT, 0.5), outlet="d", names={0: ("kyiv", "lviv", "odessa")})
    assert of_day(*four, both, later("y", 1, "moscow"), later("z", 1, "moscow"))[0] == ("c", 0)


def test_what_an_article_names_in_passing_is_not_what_it_is_about() -> None:
    four = of_four(b="cairo")
    four[3] = report("d", FIRST, (COURT, 0.5), (OIL, 0.1), outlet="d", names={1: ("moscow",)})
    around = [later("x", 1, "moscow"), later("y", 1, "moscow"), later("z", 1, "cairo")]
    assert of_day(*four, *around)[0] == ("b", 0)


def test_a_demonym_names_nobody() -> None:
    four = of_four(b="cairo", d="france")
    spoken = later("x", 1, "france")
    mentions = tuple(replace(one, kind="demonym") for one in spoken.analysis.mentions)
    french = replace(spoken, analysis=replace(spoken.analysis, mentions=mentions))
    assert of_day(*four, french) == [("a", 0), ("b", 0)]
    assert of_day(*four, spoken)[0] == ("d", 0)


def test_scores_of_different_articles_are_not_compared() -> None:
    loud = report("d", FIRST, (COURT, 0.99), (OIL, 0.1), outlet="d")
    assert of_day(*of_four()[:3], loud) == [("a", 0), ("b", 0)]


def test_a_day_of_little_news_has_no_summary() -> None:
    assert of_day(*of_four()[:3]) == []
    story = Story("a", ("a", "b"), "a")
    assert of_day(*of_four(), stories=(story,)) == [], "two reports are one piece of news"


def test_a_day_has_five_sentences_at_most() -> None:
    texts = (FLOOD, BUDGET, MATCH, COURT, BRIDGE, STRIKE, VACCINE, OIL)
    reports = [report(f"r{at}", FIRST, (text, 0.5)) for at, text in enumerate(texts)]
    assert len(of_day(*reports)) == 4
    more = [
        report(f"s{at}", FIRST, (f"{text} {word}", 0.4))
        for word in ("أمس", "اليوم")
        for at, text in enumerate(texts)
    ]
    assert len(of_day(*reports, *more)) == 5


def test_what_more_outlets_tell_opens_the_day_and_a_story_is_told_once_by_its_lead() -> None:
    reports = [*of_four(b="cairo"), report("e", FIRST, (BRIDGE, 0.3), (STRIKE, 0.2), outlet="e")]
    reports.append(later("x", 1, "cairo"))
    story = Story("d", ("d", "e"), "e")
    assert of_day(*reports, stories=(story,)) == [("e", 0), ("b", 0)]
    # Two reports of one outlet are no two voices.
    same = replace(reports[4], article=replace(reports[4].article, outlet="d"))
    taken = of_day(*reports[:4], same, reports[5], stories=(story,))
    assert taken == [("b", 0), ("a", 0)]


def test_a_story_whose_lead_is_of_another_day_is_told_by_its_first_report_of_this_one() -> None:
    reports = [*of_four(), report("e", FIRST, (BRIDGE, 0.9), (STRIKE, 0.2), outlet="e")]
    reports.append(later("z", -1, "cairo"))
    story = Story("z", ("z", "d", "e"), "z")
    assert of_day(*reports, stories=(story,))[0] == ("d", 0)
    # One of whose sentences none may be taken leaves the word to the next.
    silent = report("d", FIRST, (COURT, 0.0), outlet="d")
    assert of_day(*reports[:3], silent, *reports[4:], stories=(story,))[0] == ("e", 0)


def test_a_story_that_goes_on_on_other_days_goes_before_what_one_outlet_alone_has() -> None:
    elsewhere = replace(
        (before := later("z", -1, "lviv")), article=replace(before.article, outlet="z")
    )
    four = [*of_four(b="cairo"), later("x", 1, "cairo"), elsewhere]
    story = Story("z", ("z", "d"), "z")
    assert of_day(*four, stories=(story,)) == [("d", 0), ("b", 0)]
    # Two outlets of the same day are more than two of different days.
    pair = report("e", FIRST, (BRIDGE, 0.5), outlet="e")
    today = Story("c", ("c", "e"), "c")
    assert of_day(*four, pair, stories=(story, today))[:2] == [("c", 0), ("d", 0)]


def test_a_day_tells_nothing_twice_and_what_was_told_waits_with_what_else_it_has() -> None:
    again = report("b", FIRST, (FLOOD_AGAIN, 0.9), (STRIKE, 0.5), outlet="b")
    reports = [one for one in of_four() if one.article.slug != "b"]
    assert of_day(*reports, again) == [("a", 0), ("c", 0)]
    few = [report(slug, FIRST, (FLOOD, 0.5), outlet=slug) for slug in "acd"]
    assert of_day(*few, again) == [("a", 0), ("b", 1)]


def test_a_day_takes_only_what_stands_alone() -> None:
    leaning = report(
        "a", FIRST, (OIL, 0.1), (BUDGET, 0.9), leans=(Lean(1, 0, "pronoun", "وهو"),), outlet="a"
    )
    assert of_day(leaning, *of_four()[1:])[0] == ("a", 0)


def test_the_editors_summary_of_an_article_stands_for_it_on_its_day() -> None:
    first, *others = of_four()
    written = replace(first, article=replace(first.article, summary=EditorSummary(ar=VACCINE)))
    assert of_day(written, *others) == [("a", None), ("b", 0)]


def test_a_story_opens_on_its_day_with_what_opens_its_summary() -> None:
    reports = [*of_four(), report("e", FIRST, (BRIDGE, 0.3), (STRIKE, 0.9), outlet="e")]
    summary = (TakenSentence("e", 0), TakenSentence("d", 0))
    story = Story("d", ("d", "e"), "d", summary=summary)
    assert of_day(*reports, stories=(story,))[0] == ("e", 0)
    # A summary that opens with what another day brought says nothing of this one.
    reports.append(report("z", SECOND, (VACCINE, 0.9), outlet="z"))
    longer = Story("d", ("d", "e", "z"), "d", summary=(TakenSentence("z", 0),))
    assert of_day(*reports, stories=(longer,))[0] == ("d", 0)


def test_the_editors_summary_of_a_story_stands_for_it_on_each_of_its_days() -> None:
    reports = [*of_four(), report("e", FIRST, (BRIDGE, 0.3), (STRIKE, 0.2), outlet="e")]
    story = Story("d", ("d", "e"), "d", editor_summary=EditorSummary(ar=FLOOD_AGAIN))
    # What it tells nobody else tells again: the flood of article a waits, and has nothing else.
    assert of_day(*reports, stories=(story,)) == [("d", None), ("b", 0)]
    # What the editor wrote of a report of the day is nearer to it.
    written = replace(
        reports[4], article=replace(reports[4].article, summary=EditorSummary(ar=VACCINE))
    )
    assert of_day(*reports[:4], written, stories=(story,))[0] == ("e", None)


def test_a_day_tells_one_toll_of_an_event() -> None:
    fire = ("قتل 5 أشخاص في حريق شب في فندق بالمدينة القديمة.", 0.5)
    again = ("حصيلة حريق الفندق في المدينة القديمة تبلغ 7 قتلى.", 0.5)
    one = report("a", FIRST, fire, (VACCINE, 0.2), outlet="a")
    other = report("b", FIRST, again, (STRIKE, 0.2), outlet="b")
    others = of_four()[2:]
    # The higher one: tolls rise while a day goes on.
    assert of_day(one, other, *others) == [("b", 0), ("c", 0)]
    # In a story the one that has risen, whichever report stands for it.
    risen = ("ارتفعت حصيلة حريق الفندق في المدينة القديمة إلى 7 قتلى.", 0.3)
    last = report("b", FIRST, (STRIKE, 0.5), risen, outlet="b")
    story = Story("a", ("a", "b"), "a")
    assert of_day(
        one, last, *others, report("z", FIRST, (BRIDGE, 0.5), outlet="z"), stories=(story,)
    )[0] == ("b", 1)


def test_days_without_enough_news_stay_as_they_are() -> None:
    days = (Day(FIRST, ("a", "b", "c", "d")), Day(SECOND, ()))
    first, second = with_day_summaries(days, (), by_slug(of_four()), {})
    assert first.summary == (TakenSentence("a", 0), TakenSentence("b", 0))
    assert second == days[1]
