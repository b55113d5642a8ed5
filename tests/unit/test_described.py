from __future__ import annotations

import pytest

from sitegen.analyse.quoting.described import is_human, speaker_words


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("مسؤول عراقي", "مسؤول عراقي"),
        ("مصادر طبية", "مصادر طبية"),
        ("المسؤول العراقي", "المسؤول العراقي"),
        ("المتحدث باسم وزارة الدفاع", "المتحدث باسم وزارة الدفاع"),
        ("المصادر وجهة نظر الوزير", "المصادر"),
        ("القيادة العامة قتل تسعة", "القيادة العامة"),
        ("الرئيس التنفيذي جنسن هوانغ", "الرئيس التنفيذي جنسن هوانغ"),
        ("ريناته شميت", "ريناته شميت"),
        ("هذه الخطة", "الخطة"),
        ("هذه المحاسبة", None),
        ("حالة التأهب", None),
        ("نتيجة", None),
        ("حركتا", None),
        ("والحديث يدور", None),
        ("", None),
    ],
)
def test_only_words_for_people_bodies_and_names_are_a_speaker(
    words: str, speaker: str | None
) -> None:
    assert speaker_words(words) == speaker


def test_a_person_or_body_is_known_with_and_without_the_article() -> None:
    assert all(is_human(word) for word in ("شرطه", "الشرطه", "طبيب", "الطبيب"))
    assert not is_human("نتيجه")
