"""Where the English of a sentence says the dates of its Arabic; sentences of our own."""

from datetime import date

import pytest

from sitegen.analyse.dating.find import find_dates
from sitegen.arabic.calendar import resolve
from sitegen.english_dates.matching import said_dates

# A Thursday.
DAY = date(2024, 5, 16)


def marked(arabic: str, english: str, day: date | None = DAY) -> str:
    """Mark the words of the English that say the dates found in the Arabic."""
    dates = [resolve(expression, day) for expression in find_dates(arabic)]
    shown, done = "", 0
    for said in said_dates(english, dates, day):
        shown += f"{english[done : said.start]}[{said.index}:{english[said.start : said.end]}]"
        done = said.end
    return shown + english[done:]


STATED = [
    ("وصل في 12 مايو", "He came on [0:12 May]."),
    ("وصل في 12 مايو 2024", "He came on [0:12 May 2024]."),
    ("وصل في 12 مايو 2024", "On [0:May 12, 2024], he came."),
    ("وصل في 12 مايو", "He came on [0:May 12th]."),
    ("وصل في 12 مايو", "He came on [0:the 12th of May]."),
    ("وصل في 12 مايو", "He came on [0:the twelfth of May]."),
    ("وصل في 21 مايو", "He comes on [0:May twenty-first]."),
    ("وصل في 12 مايو 2024", "He came on [0:12/5/2024]."),
    ("وصل في 12 مايو 2024", "He came on [0:5/12/2024]."),
    ("وصل في 12 مايو 2024", "He came on [0:2024-05-12]."),
    ("وصل في 12 مايو 2024", "He came on [0:Sunday, 12 May 2024]."),
    ("وصل يوم الأحد 12 مايو", "He came on [0:Sunday], six days after the vote."),
    ("وصل في 12 مايو 2024", "He came on Monday, [0:12 May 2024]."),
    ("وصل في 3 أكتوبر 2023", "He came on [0:Oct. 3, 2023]."),
    ("وصل في مايو الماضي", "He came in [0:May]."),
    ("وصل في مايو 2011", "He came in [0:May of 2011]."),
    ("وصل في مارس 2011", "In [0:March 2011] they march and may win."),
    ("وصل عام 2011", "He came in [0:2011]."),
    ("وصل عام 2011", "It was so before the [0:2011] war."),
    ("ازدهرت في تسعينيات القرن الماضي", "It flourished in [0:the 1990s]."),
    ("ازدهرت في التسعينيات", "It flourished in [0:the nineties]."),
    ("ازدهرت في التسعينيات", "It flourished in [0:the '90s]."),
    ("ازدهرت في تسعينيات القرن الماضي", "In [0:the nineties of the last century] it flourished."),
    ("حتى نهاية عام 2021", "Until [0:the end of 2021]."),
    ("في منتصف مايو", "In [0:mid-May]."),
    ("في الربع الأول من عام 2021", "In [0:the first quarter of 2021]."),
    ("منذ عام 2015", "So it has been [0:since 2015]."),
    ("وصل نحو عام 2002", "He came about [0:2002]."),
    ("بدأ شهر رمضان 1445", "[0:Ramadan 1445] began."),
    ("في 9 ذي الحجة 1445", "On [0:9 Dhu al-Hijjah 1445 AH]."),
    ("في 9 ذي الحجة 1445", "On [0:the 9th of Dhul-Ḥijja]."),
    ("في 10 محرم 1443 الموافق 18 أغسطس 2021", "On [0:10 Muharram 1443], [1:18 August 2021]."),
]
RELATIVE = [
    ("قال يوم الثلاثاء الماضي", "He said [0:last Tuesday]."),
    ("قال يوم الثلاثاء", "On [0:Tuesday] he said so."),
    ("قال أمس", "[0:Yesterday] he said so."),
    ("قال أمس", "He said so on [0:Wednesday]."),
    ("قال أمس الأربعاء", "He said so [0:yesterday, Wednesday]."),
    ("قال أول من أمس", "He said so [0:the day before yesterday]."),
    ("قال اليوم", "[0:Today]’s statement was his."),
    ("في الأسبوع الماضي", "It was [0:last week]."),
    ("في العام الماضي", "It was in [0:the past year]."),
    ("في الشهر المقبل", "It will be [0:next month]."),
    ("هذا العام", "It will be [0:this year]."),
    ("قبل يومين", "It was [0:two days ago]."),
    ("قبل ثلاث سنوات", "It was [0:three years ago]."),
    ("قبل أسبوع", "It was [0:a week ago]."),
    ("خلال الأيام الثلاثة الماضية", "Over [0:the past three days]."),
    ("في 2 من الشهر الجاري", "On [0:the 2nd of this month]."),
    ("منذ أمس", "They wait [0:since yesterday]."),
    ("خلال السنوات الـ300 الماضية", "In [0:the last 300 years]."),
    ("قبل نهاية العام", "Before [0:the end of the year]."),
    ("يوم الاثنين من الأسبوع المقبل", "On [0:Monday of next week]."),
]
JOINED = [
    ("بين عامي 2010 و2014", "It fell [0:between 2010 and 2014]."),
    ("من 3 إلى 5 يونيو", "It lasts [0:from 3 to 5 June]."),
    ("من 3 إلى 5 يونيو", "It lasts [0:June 3-5]."),
    ("أيام 12 و19 و26 مايو 2024", "On [0:12, 19 and 26 May 2024]."),
    ("في موسم 2021-2022", "In [0:2021-22] they won."),
    ("من 28 مايو إلى 3 يونيو", "It lasts [0:from May 28 to June 3]."),
    ("يومي السبت والأحد", "It was on [0:Saturday and Sunday]."),
    ("في 2 و5 يونيو", "On [0:2 and on 5 June]."),
    ("في مايو ويونيو 2011", "In [0:May and June 2011]."),
    ("عام 2010 ثم عام 2014", "First in [0:2010], then in [1:2014]."),
    ("عام 2014 بعد عام 2010", "After [1:2010] came [0:2014]."),
    ("قال أمس إنه عاد في 5 مايو", "He said [0:yesterday] that he came on [1:5 May]."),
]


@pytest.mark.parametrize(("arabic", "wanted"), [*STATED, *RELATIVE, *JOINED])
def test_words_that_say_a_date_are_found(arabic: str, wanted: str) -> None:
    assert marked(arabic, _plain(wanted)) == wanted


def _plain(wanted: str) -> str:
    for index in range(3):
        wanted = wanted.replace(f"[{index}:", "")
    return wanted.replace("]", "")


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("وصل عام 2011", "They counted 2,011 people."),
        ("وصل عام 2011", "There were 2011 soldiers."),
        ("وصل عام 2011", "Resolution 2011 says so, and document S/2011/12."),
        ("وصل عام 2011", "It cost $2011, or 2011 dollars."),
        ("وصل عام 2011", "It was in 2012."),
        ("وصل عام 2011", "It was 2011 BC."),
        ("في مايو", "They may come."),
        ("في مايو", "May they come!"),
        ("في مارس", "The march began; March on!"),
        ("في يونيو", "A person called June said so."),
        ("في 12 مايو", "It is No. 12, they may say."),
        ("في 12 مايو", "On 12 June and 13 May."),
        ("في 12 مايو 2024", "On 12 May 2023."),
        ("يوم الجمعة", "They pray every Friday, and on Black Friday."),
        ("يوم الثلاثاء الماضي", "It will be next Tuesday."),
        ("قبل يومين", "It was three days ago."),
        ("في التسعينيات", "A man in his nineties."),
        ("يوم الخميس", "It was on Thursday, 20 May 2010."),
        ("عام 2010 أو مايو 2024", "It was long ago."),
    ],
)
def test_what_says_no_date_of_the_arabic_is_not_marked(arabic: str, english: str) -> None:
    assert find_dates(arabic)
    assert marked(arabic, english) == english


def test_the_fuller_words_are_taken() -> None:
    wanted = "In May he said that on [0:12 May 2024], a Sunday, he came."
    assert marked("وصل في 12 مايو 2024", _plain(wanted)) == wanted


def test_equal_dates_are_paired_in_their_order() -> None:
    arabic = "في عام 2011 وفي عام 2011"
    assert marked(arabic, "In 2011 and in 2011.") == "In [0:2011] and in [1:2011]."


def test_one_weekday_for_two_of_them_is_left_alone() -> None:
    arabic = "في 9 مايو 2024 وفي 23 مايو 2024"
    assert marked(arabic, "It was on Thursday.") == "It was on Thursday."


def test_without_the_articles_day_only_full_dates_are_found() -> None:
    wanted = "Yesterday he said that he came on [1:5 May 2020]."
    assert marked("قال أمس إنه عاد في 5 مايو 2020", _plain(wanted), None) == wanted


@pytest.mark.parametrize("english", ["", "12", "May", "the", "of the", "in", "1990s", "'", "mid-"])
def test_scraps_are_no_trouble(english: str) -> None:
    marked("قال أمس إنه عاد في 5 مايو 2020", english)


def test_offsets_count_code_points() -> None:
    wanted = "İstanbul 🙂 — “[0:12 May 2024]”"
    assert marked("وصل في 12 مايو 2024", _plain(wanted)) == wanted


def test_weeks_begin_as_the_site_has_them() -> None:
    arabic, english = "في الأسبوع الماضي", "It was last week."
    dates = [resolve(expression, DAY, 6) for expression in find_dates(arabic)]
    assert len(said_dates(english, dates, DAY, 6)) == 1
    assert said_dates(english, dates, DAY) == ()


@pytest.mark.parametrize(
    ("arabic", "wanted"),
    [
        ("قال يوم الأحد", "The Sunday Times said so on [0:Sunday]."),
        ("قال اليوم", "Russia Today said it fell [0:today]."),
        ("قال اليوم", "Egypt Today said so [0:today]."),
        ("وصل في 6 أكتوبر", "He came to 6 October City on [0:6 October]."),
        ("وصل في 14 فبراير", "The 14 February coalition met on [0:14 February]."),
        ("وصل يوم الجمعة", "After Black Friday he came on [0:Friday]."),
        ("قال اليوم", "Russia Today reported it."),
        ("وصل يوم الجمعة", "On [0:Friday] President Aoun came."),
        ("وصل يوم الجمعة", "The [0:Friday] talks failed."),
        ("وصل في مايو", "In [0:May] he came."),
        ("قال اليوم", "[0:Today] Aoun came."),
    ],
)
def test_times_within_names_are_left_alone(arabic: str, wanted: str) -> None:
    assert marked(arabic, _plain(wanted)) == wanted


def test_a_table_of_dates_is_left_alone_at_once() -> None:
    days = [resolve(one, DAY) for one in find_dates("، ".join(["5 مايو"] * 400))]
    assert len(days) == 400
    assert said_dates(", ".join(["5 May"] * 400), days, DAY) == ()
    assert said_dates(", ".join(["5 May"] * 4000), days[:2], DAY) == ()
