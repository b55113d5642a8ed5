from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.arabic.retelling import tells_again, told

FLOOD = "أدت السيول إلى مقتل 14 شخصا وتدمير ثلاثة آلاف منزل في شرق السودان يوم الأحد"


def again(later: str, earlier: str) -> bool:
    return tells_again(told(later), told(earlier))


@pytest.mark.parametrize(
    "later",
    [
        FLOOD,
        "قتل 14 شخصا ودمر 3000 منزل جراء السيول في شرق السودان",
        "وفي شرق السودان أدت السيول يوم الأحد إلى مقتل أربعة عشر شخصا",
        "السيول تدمر ثلاثة آلاف منزل في شرق السودان",
    ],
)
def test_other_order_other_forms_and_shorter_versions_tell_the_same(later: str) -> None:
    assert again(later, FLOOD)


@pytest.mark.parametrize(
    "later",
    [
        "أدت السيول إلى مقتل 19 شخصا وتدمير ثلاثة آلاف منزل في شرق السودان يوم الأحد",
        "أدت السيول إلى مقتل 14 شخصا وتدمير ثلاثة آلاف منزل في شرق السودان يوم الاثنين",
        "أدت السيول إلى مقتل 14 شخصا وتدمير ثلاثة آلاف منزل في غرب السودان يوم الأحد",
        "لم تؤد السيول إلى مقتل 14 شخصا وتدمير ثلاثة آلاف منزل في شرق السودان",
        "نفت الحكومة أن السيول أدت إلى مقتل 14 شخصا وتدمير ثلاثة آلاف منزل في شرق السودان",
        "أعلنت الحكومة خطة لإسكان المتضررين من السيول في شرق السودان",
        "",
        "وقال ذلك.",
    ],
)
def test_other_numbers_days_places_and_denials_are_other_news(later: str) -> None:
    assert not again(later, FLOOD)


def test_the_longer_of_two_says_more() -> None:
    short = "السيول تدمر ثلاثة آلاف منزل في شرق السودان"
    assert again(short, FLOOD)
    assert not again(FLOOD, short)


def test_a_plan_is_not_its_doing() -> None:
    plan = "تعتزم الحكومة المغربية بناء خمس محطات لتحلية مياه البحر"
    assert not again("دشنت الحكومة المغربية خمس محطات لتحلية مياه البحر", plan)
    assert again("الحكومة المغربية تعتزم بناء خمس محطات لتحلية مياه البحر", plan)


def test_what_goes_up_does_not_go_down() -> None:
    up = "ارتفعت أسعار النفط في الأسواق العالمية بنسبة 3 في المئة"
    assert again("صعدت أسعار النفط 3 في المئة في الأسواق العالمية", up)
    assert not again("انخفضت أسعار النفط 3 في المئة في الأسواق العالمية", up)


def test_the_same_of_something_else_is_something_else() -> None:
    china = "تراجعت صادرات السيارات الألمانية إلى الصين في النصف الأول من العام"
    assert not again(china.replace("الصين", "الهند"), china)


def test_results_of_two_matches_are_two() -> None:
    first = "فاز الترجي على الملعب بثلاثة أهداف نظيفة في افتتاح الجولة"
    assert not again(first.replace("بثلاثة", "بخمسة"), first)
    assert not again(first.replace("الترجي", "النجم"), first)


def test_another_name_is_another_thing_and_another_spelling_is_none() -> None:
    first = "عين الملك الأردني هيثم الخطيب سفيرا لبلاده في ألمانيا بعد مشاورات طويلة"
    second = "بعد مشاورات طويلة عين سمير التل سفيرا في ألمانيا الملك الأردني"
    spelt = "بعد مشاورات طويلة عين هيثم الخطيب سفيرا في المانيا الملك الاردني"

    def names(text: str, name: str) -> list[tuple[int, int]]:
        return [(text.index(name), text.index(name) + len(name))]

    earlier = told(first, names(first, "هيثم الخطيب"))
    assert not tells_again(told(second, names(second, "سمير التل")), earlier)
    assert tells_again(told(spelt, names(spelt, "هيثم الخطيب")), earlier)


def test_words_that_stand_everywhere_prove_nothing() -> None:
    later = told("كرة القدم لعبة العالم الأولى")
    earlier = told("كرة القدم من أقدم الألعاب في العالم وأوسعها انتشارا")
    often = frozenset(later.words)
    assert tells_again(later, earlier)
    assert not tells_again(later, earlier, often)


@given(st.text(max_size=60))
def test_any_text_can_be_told(text: str) -> None:
    one = told(text)
    assert tells_again(one, one) == (len(one.words) > 2)


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("رفعت الحكومة سعر الخبز في الأفران", "هل ترفع الحكومة سعر الخبز في الأفران؟"),
        ("خفض البنك المركزي الفائدة في سبتمبر", "قد يخفض البنك المركزي الفائدة في سبتمبر"),
        ("حكم على الوزير السابق بالسجن في العاصمة", "طلبت النيابة السجن للوزير السابق في العاصمة"),
        (
            "أعلنت الجامعة استئناف الدروس بعد تعليقها بسبب الأمطار",
            "أعلنت الجامعة تعليق الدروس بسبب الأمطار",
        ),
        (
            "أعلنت تركيا إرسال طائرات لإخماد الحرائق في اليونان",
            "أعلنت اليونان إرسال طائرات لإخماد الحرائق في تركيا",
        ),
        ("ارتفع معدل البطالة بين الشباب في المغرب", "ارتفع معدل البطالة في المغرب هذا العام"),
    ],
)
def test_another_act_another_doer_or_fewer_people_are_other_news(later: str, earlier: str) -> None:
    assert not again(later, earlier)


def test_a_verb_that_only_carries_its_object_may_change() -> None:
    arrived = "وصل رئيس الوزراء الإسباني إلى الرباط في زيارة رسمية"
    assert again("بدأ رئيس الوزراء الإسباني زيارة رسمية إلى الرباط", arrived)


def test_a_name_that_was_not_told_is_new() -> None:
    earlier = told("شارك وزراء الخارجية العرب في مؤتمر القاهرة حول إعادة إعمار البلاد")
    later = "شارك وزراء الخارجية العرب في مؤتمر القاهرة حول إعادة إعمار سوريا"
    at = later.index("سوريا")
    assert not tells_again(told(later, [(at, at + len("سوريا"))]), earlier)
