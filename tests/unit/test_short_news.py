from __future__ import annotations

import pytest

from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.naming.listed import build_gazetteer, known_actors
from sitegen.analyse.summarising.matter import Matter, matter_of
from sitegen.analyse.summarising.rank import packaged_weights
from sitegen.ingest.raw import article_from_raw

GAZETTEER = build_gazetteer(known_actors(()))
REST = (
    "بلغت الكلفة 42 مليون دولار. يبلغ الطول 640 مترا والعرض 22 مترا. "
    "حضر الحفل محافظ نينوى وعدد من النواب."
)


def matter(text: str, front: str = "") -> Matter:
    head = f"---\ntitle: جسر الموصل\n{front}---\n\n"
    article = article_from_raw((head + text).encode(), "test.md")
    return matter_of(article, analyse(article, GAZETTEER, AnalyseOptions()))


@pytest.mark.parametrize(
    "lead",
    [
        "افتتحت وزارة النقل يوم الأربعاء جسرا جديدا في الموصل.",
        "افتتحت وزارة النقل جسرا جديدا في الموصل.",
        "جسر جديد في الموصل افتتحته الوزارة أمس بعد سنوات من العمل.",
        "بغداد - جسر جديد فوق نهر دجلة.",
        "بغداد (رويترز) - جسر جديد فوق نهر دجلة.",
    ],
)
def test_short_news_is_known_though_nobody_says_anything(lead: str) -> None:
    found = matter(f"{lead} {REST}")
    assert found.reporting == 0
    assert found.is_short_news
    assert packaged_weights().spacing_in(found) == 0


def test_a_day_near_the_day_of_publication_shows_news() -> None:
    lead = "الجسر الجديد في الموصل مفتوح للسيارات منذ 12 آذار 2024."
    assert matter(f"{lead} {REST}", "date: 2024-03-14\n").is_short_news
    assert not matter(f"{lead} {REST}", "date: 2024-08-14\n").is_short_news
    assert not matter(f"{lead} {REST}").is_short_news


@pytest.mark.parametrize(
    "lead",
    [
        "الجسر بناء يصل بين ضفتي نهر أو واد.",
        "الموصل (بالإنجليزية: Mosul) هي مدينة في شمال العراق.",
        "ولد المهندس في الموصل عام 1920.",
        "كانت الموصل مركزا للتجارة.",
        "عرف الإنسان الجسور قبل آلاف السنين.",
        "أنشأت الدولة العثمانية الجسر عام 1890.",
        "يعيش اليوم في المدينة أكثر من مليون نسمة.",
    ],
)
def test_what_explains_a_thing_is_no_news(lead: str) -> None:
    found = matter(f"{lead} {REST}")
    assert not found.is_short_news
    assert packaged_weights().spacing_in(found) > 0


def test_a_long_article_is_known_by_how_much_is_said_alone() -> None:
    long = " ".join(f"بلغت كلفة الجسر رقم {number} في المدينة مليون دولار." for number in range(20))
    assert not matter(f"افتتحت وزارة النقل يوم الأربعاء جسرا جديدا في الموصل. {long}").is_short_news
