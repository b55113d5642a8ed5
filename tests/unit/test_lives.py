from __future__ import annotations

import pytest

from sitegen.analyse.summarising.standing import Opened
from sitegen.analyse.summarising.subjects import Known
from sitegen.model import ActorType, Mention


def leans(sentence: str, *names: tuple[str, ActorType]) -> bool:
    mentions = [
        Mention(at, at + len(name), name, kind, "name", name)
        for name, kind in names
        if (at := sentence.index(name)) >= 0
    ]
    shown = Opened(sentence, 0, mentions, Known(frozenset({"الشاعر"}))).shown()
    return shown is not None and shown.kind == "pronoun"


@pytest.mark.parametrize(
    "sentence",
    [
        "ولد عام 1944 في قرية قرب حماة لعائلة من المزارعين.",
        "درس الأدب العربي في جامعة دمشق.",
        "وتخرجت عام 1975 في كلية الإعلام بجامعة القاهرة.",
        "عمل محررا في صحيفة تشرين أكثر من عشرين عاما.",
        "وانضم إلى الحزب الشيوعي في الأربعينيات.",
        "وقد توفي في فيينا عام 1827م.",
        "نال جائزة نجيب محفوظ عام 2003.",
        "شغل منصب وزير الثقافة مرتين.",
        "ترك أكثر من ثلاثين كتابا.",
        "حصل على جائزة الدولة التقديرية عام 1998.",
        "خدم في الجيش ثماني سنوات.",
        "سجل 112 هدفا خلال مسيرته.",
        "توفيت في 12 آذار 2019 بعد صراع مع المرض.",
    ],
)
def test_a_verb_of_a_life_leans_on_whose_life_it_is(sentence: str) -> None:
    assert leans(sentence)


def test_a_name_that_is_governed_is_no_subject() -> None:
    assert leans("تزوج من الرسامة هدى العلي عام 1970.", ("هدى العلي", "person"))
    assert leans("هاجر مع أسرته إلى البرازيل.", ("البرازيل", "place"))


@pytest.mark.parametrize(
    "sentence",
    [
        "توفي ثلاثة أشخاص في حادث سير.",
        "توفي في المستشفى ثلاثة من الجرحى.",
        "درس الطلاب الاقتراح في جلسة طويلة.",
        "شارك في المؤتمر 30 باحثا من 12 دولة.",
        "شارك أكثر من ألف عداء في الماراثون.",
        "عاد إلى المدينة آلاف النازحين.",
        "انضم 40 نائبا إلى الكتلة الجديدة.",
        "حصل الفريق على الميدالية الذهبية.",
        "ولد في العام الماضي نحو مليوني طفل.",
        "قضى عشرات المهاجرين غرقا في البحر.",
        "منحت بلدية باريس الكاتب جائزتها السنوية.",
        "وبدأت المعارك في المدينة بعد منتصف الليل.",
        "وتم نقل الجثمان إلى حماة.",
        "وجرى توقيع الاتفاق في القاهرة.",
    ],
)
def test_a_verb_with_its_subject_stands(sentence: str) -> None:
    assert not leans(sentence)


def test_a_subject_may_come_late() -> None:
    assert not leans("ولد محمود درويش عام 1941 في البروة.", ("محمود درويش", "person"))
    assert not leans("ولد في البصرة بدر السياب.", ("البصرة", "place"), ("بدر السياب", "person"))
    late = "عاد إلى بيروت بعد غياب طويل المطرب وليد كامل."
    assert not leans(late, ("بيروت", "place"), ("وليد كامل", "person"))
    assert not leans("انضمت إلى الحلف فنلندا والسويد.", ("فنلندا", "place"))
