from __future__ import annotations

import pytest

from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.naming.listed import build_gazetteer
from sitegen.ingest.raw import article_from_raw
from sitegen.model import Analysis, SummaryLength

GAZETTEER = build_gazetteer(())
SAID = "قالت وزارة الداخلية التونسية إن 20 مهاجرا لقوا حتفهم في غرق مركب قبالة صفاقس."
REST = (
    "وأنقذ خفر السواحل 31 شخصا ونقلهم إلى مستشفى المدينة.",
    "وتشهد سواحل صفاقس منذ بداية الصيف ارتفاعا في عدد رحلات الهجرة.",
    "وأعلنت البلدية الحداد ثلاثة أيام على الضحايا.",
)


def analysed(*sentences: str, most: int = 3) -> Analysis:
    text = "\n\n".join(["---\ntitle: غرق مركب قبالة صفاقس\n---\n", " ".join(sentences)])
    options = AnalyseOptions(SummaryLength("sentences", most))
    return analyse(article_from_raw(text.encode(), "test.md"), GAZETTEER, options)


TAKES_BACK = [
    "لكنها صححت لاحقا العدد إلى 12.",
    "وتراجعت الوزارة مساء عن تصريحها وقالت إن القتلى 12.",
    "ونفى خفر السواحل ذلك.",
    "والصحيح أن عدد القتلى 12.",
    "هذا غير صحيح.",
    "لكن هذا غير صحيح.",
    "وتبين لاحقا أن عدد القتلى 12.",
    "وقال رئيس البلدية إن هذا الرقم غير صحيح.",
    "واعتذرت الوزارة عن الخطأ.",
]


@pytest.mark.parametrize("correction", TAKES_BACK)
def test_what_is_taken_back_comes_with_its_correction_or_not_at_all(correction: str) -> None:
    found = analysed(SAID, correction, *REST)
    first, second = found.leans[:2]
    assert (first.sentence, first.on, first.kind) == (0, None, "taken back")
    assert (second.sentence, second.on) == (1, 0)
    assert {0, 1} <= set(found.summary) or not {0, 1} & set(found.summary)
    assert not {0, 1} & set(analysed(SAID, correction, *REST, most=1).summary)


@pytest.mark.parametrize(
    "other",
    [
        "وتراجعت أسعار السمك في السوق عن مستوياتها.",
        "ونفى المتهم التهم الموجهة إليه.",
        "وصحح المعلمون أوراق الامتحان.",
        "واعتذر الوزير عن حضور الاجتماع.",
        "وتبين أن المركب قديم.",
        "فهل هذا غير صحيح؟",
    ],
)
def test_other_sentences_take_nothing_back(other: str) -> None:
    assert not [lean for lean in analysed(SAID, other, *REST).leans if lean.kind == "taken back"]


def test_what_leans_itself_is_brought_by_no_correction() -> None:
    found = analysed(SAID, "وأضافت أن المركب انطلق من زوارة.", "لكنها صححت لاحقا الخبر.", *REST)
    assert [(lean.sentence, lean.on) for lean in found.leans] == [(1, None), (2, None)]
