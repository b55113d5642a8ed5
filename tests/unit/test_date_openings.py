from __future__ import annotations

from datetime import date

import pytest

from sitegen.analyse.dating.find import find_dates
from sitegen.arabic.calendar import resolve

TUESDAY = date(2024, 5, 14)
LAST, NEXT = date(2024, 5, 12), date(2024, 5, 19)


def first_day(text: str) -> date | None:
    return resolve(find_dates(text)[0], TUESDAY).first


@pytest.mark.parametrize(
    "text",
    [
        "تجمهر السكان يوم الأحد أمام الولاية.",
        "وتجمهر سكان الحي أمام مقر الولاية يوم الأحد.",
        "وصل الوزير. تجمهر السكان يوم الأحد أمام الولاية احتجاجا على القرار.",
        "تجمع المئات يوم الأحد.",
        "تجمع المئات يوم الأحد وسيعودون.",
        "تجمع المئات من السكان يوم الأحد وسوف يعودون.",
        "تجمع المئات يوم الأحد، وقد يعودون في مارس.",
        "تجمع عشرات المتظاهرين في الجزائر العاصمة صباح الأحد ولن يغادروا.",
        "تدفق الناخبون يوم الأحد على المكاتب.",
        "تجمهر السكان ليلة الأحد أمام المقر.",
        "تقدم وزير الداخلية يوم الأحد إلى المنصة وسيعود.",
        "تظاهر المئات يوم الأحد وسيعودون.",
        "تقدمت القوات يوم الأحد وسيعودون.",
        "وصل الوزير يوم الأحد وسيغادر.",
    ],
)
def test_a_past_verb_at_the_head_tells_of_the_last_such_day(text: str) -> None:
    assert first_day(text) == LAST


@pytest.mark.parametrize(
    "text",
    [
        # The head is a noun, and the verb after the date is its predicate.
        "تجمع السكان يوم الأحد سيكون كبيرا.",
        "تجمع السكان يوم الأحد أمام الولاية سيكون كبيرا.",
        "تجمع السكان يوم الأحد، سيكون كبيرا.",
        "تجمع السكان يوم الأحد ومسيرة العمال سيكونان أكبر.",
        "تجمع السكان يوم الأحد و المسيرة سيكونان أكبر.",
        # The head is a present verb, its subject feminine or after its object.
        "تنظم الحكومة يوم الأحد ملتقى في وهران.",
        "تكرم الوزارة يوم الأحد في وهران مئات العمال.",
        "تمركز المئات لجنة يوم الأحد.",
        "وتمركز العمال يوم الأحد في المصنع.",
        "تستقبل الجزائر يوم الأحد الرئيس.",
        "تجتمع اللجنة يوم الأحد وسيحضر الوزير.",
        # The form is not at the head.
        "سيمنع الوالي تجمهر السكان يوم الأحد أمام الولاية.",
        "ستبدأ الحملة، تجمهر السكان يوم الأحد أمام الولاية.",
    ],
)
def test_what_may_be_a_noun_or_a_present_verb_looks_ahead(text: str) -> None:
    assert first_day(text) == NEXT


def test_a_later_clause_keeps_its_own_tense() -> None:
    _, month = find_dates("تجمع المئات يوم الأحد، وقد يعودون في مارس.")
    assert resolve(month, TUESDAY).first == date(2025, 3, 1)
