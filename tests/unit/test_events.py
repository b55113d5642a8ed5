from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from sitegen.compose.rights import as_shown
from sitegen.compose.timeline.find import find_events
from sitegen.compose.timeline.times import MOST_TIMES
from sitegen.model import Actor, ComposedArticle, Event, Passage, Repeat, Rights
from tests.unit.event_articles import PUBLISHED, When, on, telling

PUTIN = Actor("putin", "person", "فلاديمير بوتين", "Vladimir Putin")
ERDOGAN = Actor("erdogan", "person", "رجب طيب أردوغان", "Recep Tayyip Erdoğan")
RAISI = Actor("raisi", "person", "إبراهيم رئيسي", "Ebrahim Raisi")
MOSCOW = Actor("moscow", "place", "موسكو", "Moscow")
CAST = (PUTIN, ERDOGAN, RAISI, MOSCOW)
MEETING_DAY = date(2022, 1, 5)
MEETING = on("5 يناير", MEETING_DAY)
MEETS = "التقى فلاديمير بوتين في 5 يناير رجب طيب أردوغان في موسكو لبحث ملف الطاقة"


def events(
    *composed: ComposedArticle, same: dict[str, tuple[Passage, ...]] | None = None
) -> tuple[Event, ...]:
    return find_events({one.article.slug: one for one in composed}, same or {})


def slugs(event: Event) -> tuple[str, ...]:
    return tuple(one.slug for one in event.tellings)


def meeting(slug: str, words: str, published: date = PUBLISHED, **more: object) -> ComposedArticle:
    return telling(slug, [words], [MEETING], published, CAST, **more)  # type: ignore[arg-type]


def test_an_event_says_when_where_it_stands_and_who_is_named() -> None:
    (event,) = events(telling("a", ["عاد الهدوء.", f"{MEETS}."], [MEETING], actors=CAST))
    (told,) = event.tellings
    assert (told.slug, told.sentence, told.date) == ("a", 1, 0)
    assert (event.first, event.last) == (MEETING_DAY, MEETING_DAY)
    assert (event.precision, event.kind, event.ahead) == ("day", "explicit", False)
    assert event.actors == ("putin", "erdogan", "moscow")
    assert event.id.startswith("20220105-")


@pytest.mark.parametrize(
    "other",
    [
        f"{MEETS}.",
        f"{MEETS}، بحسب وكالة الأنباء.",
        "قال متحدث إن فلاديمير بوتين التقى رجب طيب أردوغان في موسكو في 5 يناير لبحث ملف الطاقة.",
        "لبحث ملف الطاقة عقد فلاديمير بوتين في 5 يناير لقاء في موسكو جمعه مع رجب طيب أردوغان.",
    ],
)
def test_the_same_event_told_twice_is_one(other: str) -> None:
    (event,) = events(meeting("a", f"{MEETS}."), meeting("b", other))
    assert slugs(event) == ("a", "b")


@pytest.mark.parametrize(
    "other",
    [
        # Another guest, known or not; another subject; a denial.
        "التقى فلاديمير بوتين في 5 يناير إبراهيم رئيسي في موسكو لبحث ملف الطاقة.",
        "التقى فلاديمير بوتين في 5 يناير سمير العلي في موسكو لبحث ملف الطاقة.",
        "التقى فلاديمير بوتين في 5 يناير رجب طيب أردوغان في موسكو لبحث حرب اليمن.",
        "لم يلتق فلاديمير بوتين في 5 يناير رجب طيب أردوغان في موسكو لبحث ملف الطاقة.",
        "زار فلاديمير بوتين في 5 يناير مصنعا للسيارات وافتتح خطا جديدا للإنتاج.",
    ],
)
def test_two_events_of_a_day_stay_two(other: str) -> None:
    assert len(events(meeting("a", f"{MEETS}."), meeting("b", other))) == 2


def test_what_very_many_reports_say_in_the_same_words_is_one_event() -> None:
    told = [meeting(f"a{number:03}", f"{MEETS}.") for number in range(100)]
    # A sentence said twice in one article is no second report.
    twice = telling("b", [f"{MEETS}.", f"{MEETS.replace('5', '٥')}."],
                    [MEETING, on("٥ يناير", MEETING_DAY)], actors=CAST)  # fmt: skip
    found = events(*told, twice)
    assert sorted(len(event.tellings) for event in found) == [1, 101]
    assert all(len(set(slugs(event))) == len(event.tellings) for event in found)


def test_numbers_that_contradict_keep_events_apart() -> None:
    words = "قتل {} أشخاص في 5 يناير في انفجار سيارة مفخخة وسط السوق القديمة."
    five = meeting("a", words.format("5"), numbers=["5"])
    nine = meeting("b", words.format("9"), numbers=["9"])
    unknown = meeting("c", words.format("عدة"))
    assert len(events(replace(five, dates=five.dates[:1]), nine)) == 2
    assert len(events(five, unknown)) == 1
    # Whichever the third goes with, the two that contradict each other never meet.
    assert all(not {"a", "b"} <= set(slugs(event)) for event in events(five, nine, unknown))


def test_the_same_words_of_another_day_or_of_a_month_are_another_event() -> None:
    sixth = telling("b", [MEETS.replace("5", "6")], [on("6 يناير", date(2022, 1, 6))], actors=CAST)
    first = When("يناير", date(2022, 1, 1), date(2022, 1, 31), "month")
    month = telling("c", [MEETS.replace("5 يناير", "يناير")], [first], actors=CAST)
    day = telling("d", [MEETS.replace("5", "1")], [on("1 يناير", date(2022, 1, 1))], actors=CAST)
    found = events(meeting("a", MEETS), sixth, month, day)
    assert [slugs(event) for event in found] == [("d",), ("c",), ("a",), ("b",)]


def test_a_quote_that_both_have_makes_one_event_of_two_frames() -> None:
    quote = "«لن نسمح لأحد بأن يهدد أمن بلادنا وسلامة مواطنينا وحدود أرضنا»"
    ours = f"قال فلاديمير بوتين في 5 يناير: {quote}."
    theirs = f"ونقل إبراهيم رئيسي في 5 يناير عنه: {quote}."
    one, two = meeting("a", ours), meeting("b", theirs)
    begins = ours.index(quote), theirs.index(quote)
    passage = Passage(
        begins[0], begins[0] + len(quote), "b", begins[1], begins[1] + len(quote), "quote"
    )
    assert len(events(one, two)) == 2
    assert len(events(one, two, same={"a": (passage,)})) == 1


def test_the_same_words_are_one_event_whoever_is_recognised_in_them() -> None:
    known = telling("a", [f"{MEETS}."], [MEETING], actors=[PUTIN, ERDOGAN])
    other = Actor("another", "person", "فلاديمير بوتين", "Vladimir Putin")
    unknown = telling("b", [MEETS.replace("في 5", "فى 5")], [MEETING], actors=[other, MOSCOW])
    nobody = telling("c", [f"{MEETS}."], [MEETING])
    (event,) = events(known, unknown, nobody)
    assert slugs(event) == ("a", "b", "c")


def test_a_name_known_in_one_article_alone_is_no_other_word_there() -> None:
    words = "يغيب فلاديمير بوتين {}عن لقاء رؤساء البلدان المجاورة في 5 يناير في المدينة."
    known = telling("a", [words.format("")], [MEETING], actors=[PUTIN])
    capital = Actor("capital", "place", "المدينة", "The City")
    unknown = telling("b", [words.format("أيضا ")], [MEETING], actors=[capital])
    assert [slugs(event) for event in events(known, unknown)] == [("a", "b")]


@pytest.mark.parametrize(
    "words",
    [
        f"{MEETS}، غير أن الزيارة قصيرة.",
        f"قال مسؤول غير حكومي: {MEETS}.",
        f"{MEETS}، كما لا يزال مقررا.",
    ],
)
def test_but_and_a_prefix_deny_nothing(words: str) -> None:
    (event,) = events(meeting("a", f"{MEETS}."), meeting("b", words))
    assert slugs(event) == ("a", "b")


ARRIVAL = "وصل الوفد الاقتصادي الكبير أمس إلى العاصمة لبحث ملف الطاقة مع المسؤولين هناك."


def arrived(slug: str, day: int, words: str = ARRIVAL, **more: object) -> ComposedArticle:
    """A report of 6 January or a later day that says "yesterday"."""
    yesterday = on("أمس", date(2022, 1, day - 1), "relative")
    return telling(slug, [words], [replace(yesterday, **more)], date(2022, 1, day))  # type: ignore[arg-type]


def shared(*told: ComposedArticle) -> dict[str, tuple[Passage, ...]]:
    """All that articles of one sentence say is what the others say."""
    ends = {one.article.slug: len(one.article.text) for one in told}
    return {
        slug: tuple(
            Passage(0, end, other, 0, ends[other], "sentence") for other in ends if other != slug
        )
        for slug, end in ends.items()
    }


def test_copies_of_later_days_tell_of_the_day_of_the_first() -> None:
    told = [arrived("c", 9), arrived("a", 6), arrived("b", 7)]
    (event,) = events(*told, same=shared(*told))
    assert (event.first, event.last, slugs(event)) == (MEETING_DAY, MEETING_DAY, ("a", "b", "c"))
    # Their own article pages go on to say what each of them says.
    assert [one.dates[0].first for one in told] == [
        date(2022, 1, 8), date(2022, 1, 5), date(2022, 1, 6),
    ]  # fmt: skip
    assert len(events(*told)) == 3


def test_what_shares_its_words_but_not_its_sense_keeps_its_day() -> None:
    count = "سجلت وزارة الصحة أمس {} إصابة جديدة بالفيروس في جميع المحافظات."
    reports = [arrived("a", 6, count.format(120)), arrived("b", 7, count.format(95))]
    for place, number in enumerate((120.0, 95.0)):
        counted = telling("x", [reports[place].article.text], [], numbers=[str(int(number))])
        analysis = replace(reports[place].analysis, numbers=counted.analysis.numbers)
        reports[place] = replace(reports[place], analysis=analysis)
    assert len(events(*reports, same=shared(*reports))) == 2
    # Of an article without a day nobody knows whether it is the older one.
    undated = arrived("a", 6)
    undated = replace(undated, article=replace(undated.article, date=None))
    told = [undated, arrived("b", 7)]
    assert len(events(*told, same=shared(*told))) == 2


def test_the_editors_day_is_that_of_all_copies_and_never_that_of_the_original() -> None:
    day = date(2022, 1, 2)
    told = [arrived("a", 6, first=day, last=day, by_editor=True), arrived("b", 7)]
    (event,) = events(*told, same=shared(*told))
    assert event.first == day
    told = [arrived("a", 6), arrived("b", 7, first=day, last=day, by_editor=True)]
    assert [event.first for event in events(*told, same=shared(*told))] == [day, MEETING_DAY]


def test_the_order_of_articles_makes_no_difference() -> None:
    told = [
        meeting("a", f"{MEETS}."),
        meeting("b", f"{MEETS}، بحسب وكالة الأنباء."),
        meeting("c", "زار فلاديمير بوتين في 5 يناير مصنعا للسيارات وافتتح خطا جديدا للإنتاج."),
        meeting("d", "التقى فلاديمير بوتين في 5 يناير إبراهيم رئيسي في موسكو لبحث ملف الطاقة."),
    ]
    expected = events(*told)
    assert len(expected) == 3
    assert all(events(*some) == expected for some in permutations(told))


def test_the_most_exact_telling_leads_and_the_oldest_gives_the_name() -> None:
    older = telling(
        "z", [f"{MEETS.replace('5 يناير', 'أمس')}."], [on("أمس", MEETING_DAY, "relative")],
        date(2022, 1, 6), CAST,
    )  # fmt: skip
    alone = events(older)[0]
    (event,) = events(meeting("a", f"{MEETS}."), older, meeting("b", f"{MEETS}."))
    assert slugs(event) == ("a", "z", "b")
    assert event.kind == "explicit"
    assert event.id == alone.id


def test_what_every_article_told_beforehand_is_ahead() -> None:
    words = "يلتقي فلاديمير بوتين في 5 يناير رجب طيب أردوغان في موسكو لبحث ملف الطاقة."
    before = meeting("a", words, date(2022, 1, 4))
    assert events(before)[0].ahead
    assert not events(before, meeting("b", words, date(2022, 1, 5)))[0].ahead
    assert not events(replace(before, article=replace(before.article, date=None)))[0].ahead


def test_more_exact_events_of_a_first_day_come_first_and_vague_ones_last() -> None:
    first = date(2022, 1, 1)
    times = {
        "year": When("عام 2022", first, date(2022, 12, 31), "year"),
        "vague": When("مطلع", first, date(2022, 1, 10), "day", "vague"),
        "month": When("الشهر", first, date(2022, 1, 31), "month"),
        "range": When("يومي", first, date(2022, 1, 2)),
        "day": on("اليوم", first),
    }
    told = [telling(slug, [f"جرى أمر كبير هنا {one.words}."], [one]) for slug, one in times.items()]
    assert [slugs(event)[0] for event in events(*told)] == [
        "day", "range", "vague", "month", "year",
    ]  # fmt: skip


def test_a_sentence_tells_twice_only_of_times_that_are_apart() -> None:
    sentence = "قال يوم الاثنين إن الاجتماع المقرر هذا العام يعقد يوم الخميس بعد أعوام منذ 2014."
    whens = [
        on("يوم الاثنين", date(2022, 1, 3), "relative"),
        When("هذا العام", date(2022, 1, 1), date(2022, 12, 31), "year", "relative"),
        on("يوم الخميس", date(2022, 1, 6), "relative"),
        When("منذ 2014", date(2014, 1, 1), None, "year"),
    ]
    found = events(telling("a", [sentence], whens))
    assert [(event.first, event.last) for event in found] == [
        (date(2014, 1, 1), None),
        (date(2022, 1, 3), date(2022, 1, 3)),
        (date(2022, 1, 6), date(2022, 1, 6)),
    ]
    assert len({event.id for event in found}) == 3


def test_nothing_is_told_by_headings_bare_dates_repeats_and_times_unknown() -> None:
    long = "عقد مجلس الأمن جلسة طارئة في 5 يناير."
    heading = telling("a", [long], [MEETING], headings=[0])
    bare = telling("b", ["5 يناير 2022"], [MEETING])
    unknown = telling("c", ["عقد الاجتماع أمس."], [When("أمس", None, None)], None)
    twice = telling("d", [long, f"وقد {long}"], [MEETING])
    again = twice.article.text.rindex("5 يناير")
    second = replace(twice.dates[0], start=again, end=again + len("5 يناير"))
    block = twice.analysis.sentences[1]
    twice = replace(
        twice,
        dates=(*twice.dates, second),
        analysis=replace(twice.analysis, repeats=(Repeat(0, len(long), again - 20, block.end),)),
    )
    found = events(heading, bare, unknown, twice)
    assert [[(one.slug, one.sentence) for one in event.tellings] for event in found] == [[("d", 0)]]


def test_the_last_so_many_years_are_a_length_and_the_last_two_days_a_time() -> None:
    years = When("السنوات الثلاثمئة الماضية", date(1722, 1, 7), PUBLISHED, "year", "relative")
    days = When("اليومين الماضيين", date(2022, 1, 5), PUBLISHED, "day", "relative")
    said = ["علمنا تاريخ السنوات الثلاثمئة الماضية درسا.", "قتل عشرات في اليومين الماضيين هناك."]
    (event,) = events(telling("a", said, [years, days]))
    assert event.first == days.first


def test_nothing_is_told_from_beyond_an_excerpt() -> None:
    sentences = ["بدأ الأمر في المدينة القديمة.", "ثم هدأ كل شيء.", f"{MEETS}.", "وانتهى."]
    whole = telling("a", sentences, [MEETING], actors=CAST)
    assert len(events(as_shown(whole))) == 1
    excerpt = replace(whole, article=replace(whole.article, rights=Rights(display="excerpt")))
    assert events(as_shown(excerpt)) == ()


def test_undated_articles_tell_of_the_days_that_they_name() -> None:
    (event,) = events(meeting("a", f"{MEETS}.", None))  # type: ignore[arg-type]
    assert event.first == MEETING_DAY


def test_the_same_words_on_one_day_get_different_ids() -> None:
    # Of one article, so that they are no event in common.
    found = events(
        telling("a", [MEETS, MEETS.replace("5", "٥")], [MEETING, on("٥ يناير", MEETING_DAY)])
    )
    assert len({event.id for event in found}) == len(found) == 2
    assert found[1].id == f"{found[0].id}-2"


def listing(count: int, more: str = "") -> tuple[str, list[When]]:
    """A sentence that names so many days of months without a year, each another."""
    names = [f"{1 + at % 28} شهر{at // 28}" for at in range(count)]
    whens = [on(name, date(2022, 1, 1) + timedelta(at)) for at, name in enumerate(names)]
    return f"تقام المباريات الكبيرة {more} في {' و'.join(names)} في المدينة.", whens


def test_a_sentence_that_lists_days_tells_of_none_of_them() -> None:
    few, days = listing(MOST_TIMES)
    assert len(events(telling("a", [few], days))) == MOST_TIMES
    lots, days = listing(3000)
    assert events(telling("a", [lots], days)) == ()
    # What it tells of yesterday is no part of the list.
    words, days = listing(MOST_TIMES, "كما أعلن أمس")
    yesterday = on("أمس", date(2022, 3, 6), "relative")
    (event,) = events(telling("a", [words], [yesterday, *days]))
    assert event.first == yesterday.first
    # The editor's word stands.
    decided = [replace(days[0], by_editor=True), *days[1:], yesterday]
    assert len(events(telling("a", [words], decided))) == 2


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("يفتح باب الترشيح في 3 أبريل، ويغلق في منتصف نيسان.", 2),
        ("يفتح باب الترشيح في 3 أبريل ثم يغلق في منتصف نيسان.", 2),
        ("يفتح باب الترشيح في 3 أبريل، أي في منتصف نيسان.", 1),
        ("يفتح باب الترشيح في 3 أبريل، وذلك في منتصف نيسان.", 1),
        ("يفتح باب الترشيح في 3 أبريل، ومن المقرر أن يغلق في منتصف نيسان.", 2),
        ("يفتح باب الترشيح في 3 أبريل ومن المتوقع أن يغلق في منتصف نيسان.", 2),
        ("يفتح باب الترشيح في 3 أبريل، على أن يغلق في منتصف نيسان.", 2),
        ("يفتح باب الترشيح في 3 أبريل على أن الموعد في منتصف نيسان.", 1),
        ("يفتح باب الترشيح في 3 أبريل ويوم غد في منتصف نيسان.", 1),
    ],
)
def test_a_time_inside_another_is_the_same_only_in_one_clause(words: str, count: int) -> None:
    april = When("منتصف نيسان", date(2022, 4, 1), date(2022, 4, 30), "month", "vague")
    whens = [on("3 أبريل", date(2022, 4, 3)), april]
    assert len(events(telling("a", [words], whens))) == count


def test_a_stretch_that_begins_with_the_report_is_ahead_in_its_copies_too() -> None:
    words = "لن نتردد في رفع الفائدة مجددا خلال الأشهر الثلاثة المقبلة كما قالت المحافظة."

    def said(slug: str, day: int) -> ComposedArticle:
        first, last = date(2022, 3, day), date(2022, 6, day)
        when = When("خلال الأشهر الثلاثة المقبلة", first, last, "month", "relative")
        return telling(slug, [words], [when], first)

    told = [said("a", 14), said("b", 15)]
    (event,) = events(*told, same=shared(*told))
    assert (event.first, event.last, event.ahead) == (date(2022, 3, 14), date(2022, 6, 14), True)
    past = When("أمس", date(2022, 3, 13), date(2022, 3, 14), "day", "relative")
    (event,) = events(telling("a", [ARRIVAL], [past], date(2022, 3, 14)))
    assert not event.ahead


def test_what_will_begin_and_what_begins_on_a_day_is_one_event() -> None:
    day = date(2022, 3, 10)
    told = [
        telling("a", ["وستبدأ لجنة التحقيق عملها يوم الخميس، وتقدم تقريرها الأول بعد ذلك."],
                [on("يوم الخميس", day, "relative")]),
        telling("b", ["وتبدأ لجنة التحقيق عملها غدا الخميس، وتقدم تقريرها الأول."],
                [on("غدا الخميس", day, "relative")]),
    ]  # fmt: skip
    (event,) = events(*told)
    assert slugs(event) == ("a", "b")


def dated(slug: str, words: str, said: When, **more: object) -> ComposedArticle:
    composed = telling(slug, [words], [said])
    (found,) = composed.dates
    return replace(composed, dates=(replace(found, **more),))  # type: ignore[arg-type]


def test_each_day_of_a_list_is_an_event_of_its_own() -> None:
    days = [date(2022, 5, day) for day in (12, 19, 26)]
    said = When("12 و19 و26 مايو", days[0], days[-1])
    words = "تعقد المحكمة جلساتها في 12 و19 و26 مايو بحضور الشهود."
    parts = tuple((day, day) for day in days)
    found = events(dated("a", words, said, parts=parts), dated("b", words, said, parts=parts))
    assert [(one.first, one.last) for one in found] == list(parts)
    assert [slugs(one) for one in found] == [("a", "b")] * 3
    assert len({one.id for one in found}) == 3


def test_what_was_about_then_is_approximate() -> None:
    said = When("قبل نحو شهرين", date(2021, 11, 1), date(2021, 11, 30), "month", "relative")
    words = "افتتح الوزير المصنع الجديد في المدينة قبل نحو شهرين."
    assert [one.kind for one in events(dated("a", words, said, about=True))] == ["vague"]
    assert [one.kind for one in events(dated("a", words, said))] == ["relative"]


def test_since_when_nothing_was_like_it_is_no_event() -> None:
    said = When("منذ أكتوبر 2020", date(2020, 10, 1), None, "month")
    words = "سجلت أسعار النفط أول زيادة منذ أكتوبر 2020 في الأسواق."
    assert events(dated("a", words, said, compares=True)) == ()
    assert len(events(dated("a", words, said))) == 1


def test_an_article_without_a_date_tells_of_no_decade() -> None:
    said = When("تسعينيات القرن الماضي", date(1990, 1, 1), date(1999, 12, 31), "decade")
    words = "بنيت الجسور القديمة في تسعينيات القرن الماضي."
    assert events(telling("a", [words], [said], published=None)) == ()
    assert len(events(telling("a", [words], [said]))) == 1
