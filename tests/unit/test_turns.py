from __future__ import annotations

import pytest

from sitegen.analyse.article import AnalyseOptions, analyse
from sitegen.analyse.naming.listed import build_gazetteer
from sitegen.ingest.raw import article_from_raw
from sitegen.model import Analysis

GAZETTEER = build_gazetteer(())
INTRO = "تحدثت المخرجة اللبنانية ليلى حداد إلى المجلة عن فيلمها الجديد الذي يعرض في قرطاج."
ASKED = ("هل كان تصوير الفيلم صعبا؟", "من أين جاءت فكرة القصة؟", "ما هو مشروعك القادم؟")
ANSWERED = (
    "نعم، بالتأكيد. استغرق تصوير الفيلم ثلاث سنوات بين طرابلس وصيدا بسبب نقص التمويل.",
    "من جدتي. كانت تحكي لنا كل مساء عن قريتها القديمة.",
    "أعمل الآن على فيلم وثائقي عن صيادي السمك في صور، وسيكون جاهزا في العام المقبل.",
)


def analysed(*paragraphs: str) -> Analysis:
    text = "\n\n".join(["---\ntitle: حوار مع ليلى حداد\n---\n", *paragraphs])
    return analyse(article_from_raw(text.encode(), "test.md"), GAZETTEER, AnalyseOptions())


def interview(question: str, answer: str) -> Analysis:
    pairs = zip(ASKED, ANSWERED, strict=True)
    turns = [part for asked, said in pairs for part in (question + asked, answer + said)]
    return analysed(INTRO, *turns)


FORMS = [
    ("س: ", "ج: "), ("س- ", "ج- "), ("سؤال: ", "جواب: "), ("الشاشة: ", "حداد: "),
    ("— ", "— "), ("", ""), ("السؤال: ", ""),
]  # fmt: skip


@pytest.mark.parametrize(("question", "answer"), FORMS)
def test_no_question_is_taken_and_no_answer_that_needs_one(question: str, answer: str) -> None:
    found = interview(question, answer)
    taken = [found.sentences[index].text for index in found.summary]
    assert len(taken) == 3
    assert not any(text.endswith("؟") for text in taken)
    assert not any(word in text for text in taken for word in ("بالتأكيد", "جدتي", "كانت تحكي"))


@pytest.mark.parametrize(("question", "answer"), FORMS)
def test_an_answer_leans_on_its_question(question: str, answer: str) -> None:
    found = interview(question, answer)
    leans = {lean.sentence: lean for lean in found.leans}
    assert [lean.sentence for lean in found.leans if lean.kind == "question"] == [1, 4, 7]
    assert (leans[2].on, leans[5].on, leans[6].on) == (1, 4, 5)
    assert not {3, 8} & leans.keys()


def test_questions_in_bold_are_questions() -> None:
    asked = [f"**{one}**" for one in ASKED]
    turns = [part for pair in zip(asked, ANSWERED, strict=True) for part in pair]
    found = analysed(*turns)
    assert [lean.sentence for lean in found.leans if lean.kind == "question"] == [0, 3, 6]
    assert 0 not in found.summary


def test_a_question_that_is_not_understood_alone_is_not_brought() -> None:
    found = analysed(INTRO, f"س: {ASKED[0]}", f"ج: {ANSWERED[0]}", "س: ولماذا؟", "ج: لأجل المال.")
    [lean] = [lean for lean in found.leans if lean.sentence == 5]
    assert lean.on is None


def test_who_answers_may_speak_of_himself() -> None:
    found = analysed(
        INTRO, f"س: {ASKED[0]}", "ج: ولدت في طرابلس عام 1970 ودرست السينما في موسكو.",
        f"س: {ASKED[1]}", "ج: كتبت القصة في شهرين ثم عرضتها على المنتج.",
    )  # fmt: skip
    assert {lean.kind for lean in found.leans} == {"question"}


def test_a_question_that_the_next_sentence_answers_comes_with_it_or_not_at_all() -> None:
    start = "أعلنت البلدية تقنين المياه أربع ساعات يوميا حتى نهاية الصيف."
    end = "يحتاج السكان إلى ضعف الكمية بحسب دراسة أعدتها جامعة المدينة."
    found = analysed(f"{start} فهل تكفي الكمية حاجة السكان؟ الجواب لا. {end}")
    assert [(lean.sentence, lean.on, lean.kind) for lean in found.leans] == [
        (1, None, "question"), (2, 1, "joint"),
    ]  # fmt: skip
    assert found.summary == (0, 3)


def test_a_question_that_nobody_answers_stays_what_it_was() -> None:
    start = "أعلنت البلدية تقنين المياه أربع ساعات يوميا حتى نهاية الصيف."
    found = analysed(f"{start} فهل تكفي الكمية حاجة السكان؟ تملك المدينة ثلاث آبار قديمة.")
    assert found.leans == ()


def test_a_colon_makes_no_interview() -> None:
    found = analysed(
        "وقالت الوزيرة: سنفتح المدارس في أيلول المقبل بعد إغلاق طويل.",
        "وقالت المعارضة: من سيدفع رواتب المعلمين؟",
        "وقالت النقابة: ننتظر القرار منذ شهرين.",
    )
    assert not [lean for lean in found.leans if lean.kind == "question"]


FRAGMENTS = [
    "رواية عن الهجرة من طرابلس إلى أوروبا، وأرجو أن تصدر العام المقبل.",
    "العام المقبل إن توقفت الحرب، ولا أظنها ستتوقف.",
    "مئة مليون دولار من أصل ثلاثمئة طلبناها في جنيف.",
    "ثلاث صفحات لا أكثر، قبل الفجر.",
    "الجفاف، بلا شك، وقلة السدود في الجنوب الشرقي من المملكة.",
    "في قرية صغيرة على ساحل البحر قرب صور.",
]
CLAUSES = [
    "الدولة ستواصل دعم الدقيق، ولن يتغير سعر الرغيف قبل نهاية 2025.",
    "الوضع في مخيمات عرسال كارثي، والأطفال ينامون في العراء منذ شهر.",
    "كتبت القصة في بيروت خلال سنتين من الحرب.",
    "أعمل الآن على فيلم وثائقي عن صيادي السمك في صور.",
    "لدينا ثلاثة مستشفيات في المدينة كلها.",
]


@pytest.mark.parametrize("answer", FRAGMENTS)
def test_an_answer_that_begins_with_a_fragment_leans_on_its_question(answer: str) -> None:
    found = analysed(INTRO, f"س: {ASKED[0]}", f"ج: {answer}", f"س: {ASKED[1]}", f"ج: {CLAUSES[0]}")
    assert [lean.on for lean in found.leans if lean.sentence == 2] == [1]


@pytest.mark.parametrize("answer", CLAUSES)
def test_an_answer_that_is_a_clause_stands(answer: str) -> None:
    found = analysed(INTRO, f"س: {ASKED[0]}", f"ج: {answer}", f"س: {ASKED[1]}", f"ج: {CLAUSES[0]}")
    assert not [lean for lean in found.leans if lean.sentence == 2]
