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


def test_what_goes_on_with_a_claim_does_not_bring_it() -> None:
    found = analysed(SAID, "وأضافت أن المركب انطلق من زوارة.", "لكنها صححت لاحقا الخبر.", *REST)
    leans = {lean.sentence: lean for lean in found.leans}
    assert (leans[0].kind, leans[1].on, leans[2].kind, leans[2].on) == (
        "taken back", 0, "correction", 0,
    )  # fmt: skip
    assert not 0 < len({0, 2} & set(found.summary)) < 2


def summed(text: str, most: int = 3, title: str = "أخبار") -> tuple[tuple[int, ...], Analysis]:
    made = f"---\ntitle: {title}\n---\n\n{text}".encode()
    options = AnalyseOptions(SummaryLength("sentences", most))
    found = analyse(article_from_raw(made, "test.md"), GAZETTEER, options)
    return found.summary, found


# The claim, what takes it back (any of these is enough), and the text.
FURTHER_BACK = [
    (0, {2},
     "أعلنت طيران الخليج إلغاء رحلاتها إلى بيروت. وأثار الإعلان قلق المسافرين. ثم تراجعت "
     "الشركة عن قرارها. ورحبت وزارة السياحة اللبنانية بالخطوة. ويسافر مئة ألف شخص كل عام. "
     "وتسير الشركة ثماني رحلات."),
    (0, {2},
     "تداولت مواقع خبر وفاة المطرب حسن الرملي. ونشر زملاؤه رسائل تعزية. لكن مدير أعماله "
     "نفى الخبر وقال إنه بصحة جيدة. وتوافد معجبوه إلى المستشفى. ويبلغ الرملي 70 عاما. وصدر "
     "له عشرون ألبوما."),
    (0, {3},
     "تداولت مواقع التواصل خبر وفاة المطرب حسن الرملي في القاهرة. وتوافد معجبوه إلى "
     "المستشفى. ونشر زملاؤه رسائل تعزية. لكن مدير أعماله نفى الخبر نفيا قاطعا. وسبق أن "
     "طالت شائعة مماثلة الفنان نفسه عام 2021."),
    (0, {1, 2},
     "أفادت قناة النيل بمقتل القائد أحمد الشامي في حلب. ونفت وزارة الدفاع مقتل الشامي. "
     "وسحبت القناة الخبر. وتشهد حلب توترا منذ أسابيع."),
    (0, {3},
     "تداول ناشطون صورا قالوا إنها لانهيار سد الموصل. ودعا محافظ نينوى السكان إلى الهدوء. "
     "وتقع المدينة على نهر دجلة. ونفت وزارة الموارد المائية العراقية انهيار السد. ويبلغ "
     "عدد سكان المدينة مليونا ونصف مليون نسمة. وتخطط الحكومة لبناء سد جديد."),
    (0, {2},
     "قتل 12 شخصا في زلزال ضرب مدينة أغادير. وقال رئيس البلدية إن المدارس أغلقت. وتبين "
     "لاحقا أن عدد القتلى سبعة. وتوجهت فرق الإنقاذ إلى القرى الجبلية. وأرسلت فرنسا طائرتين "
     "محملتين بالخيام. ودعا الملك إلى الصلاة."),
    (0, {2},
     "اتهمت النيابة العامة رجل الأعمال كريم عباس بتهريب الأموال عام 2020. وأوقفت الشرطة "
     "ثلاثة من موظفي المصرف. وبرأت محكمة الجنايات كريم عباس أمس الاثنين. وتشهد القضية "
     "اهتماما واسعا في لبنان."),
    (0, {1},
     "دانت محكمة الجنايات الوزير السابق كريم عباس بالفساد وحكمت عليه بالسجن عشر سنوات. "
     "وبرأته محكمة الاستئناف بعد عامين. ونقلت الصحف النبأ على صفحاتها الأولى. وعاد مجلس "
     "النواب إلى الانعقاد."),
    (0, {2},
     "نشرت صحيفة الأفق أن الوزير سامي حداد استقال من منصبه. وأكد مكتب الوزير أنه يمارس "
     "مهامه. واعتذرت الصحيفة عن الخطأ. وتعقد الحكومة جلستها الأسبوعية غدا الخميس."),
    (0, {3},
     "قال الوزير علي منصور إن الحكومة ستخفض الرواتب. وأثار تصريحه غضب النقابات. وتظاهر "
     "المعلمون أمام الوزارة. ثم سحب الوزير تصريحه. ورحب اتحاد النقابات بالقرار. وتبلغ "
     "رواتب المعلمين ألف دولار."),
    (0, {3},
     "أعلن نادي الزمالك انسحابه من البطولة. وتضم البطولة ستة عشر فريقا. وتقام المباراة "
     "النهائية في القاهرة. ثم عدل النادي عن قراره. وتوج الأهلي باللقب العام الماضي. ويدرب "
     "الفريق مدرب برتغالي."),
    (0, {1, 2},
     "اتهمت الشركة الموظف بسرقة الوثائق. وأنكر الموظف السرقة. ثم سحبت الشركة اتهامها له. "
     "وتعمل الشركة في دبي منذ عشرين عاما."),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "backs", "text"), FURTHER_BACK)
@pytest.mark.parametrize("most", [1, 2, 3, 5])
def test_a_claim_never_comes_without_what_takes_it_back_further_on(
    claim: int, backs: set[int], text: str, most: int
) -> None:
    summary, found = summed(text, most)
    assert claim in {lean.sentence for lean in found.leans if lean.kind == "taken back"}
    assert claim not in summary or backs & set(summary)


REVERSED = [
    "أفادت قناة العرب بوفاة المطرب حسن الرملي. ونفت عائلته الخبر. ثم عادت وأكدت وفاته.",
    "أعلنت شركة الجزيرة إلغاء رحلاتها إلى بغداد. ثم تراجعت عن قرارها. ثم عادت وأعلنت "
    "إلغاء الرحلات.",
    "قال الجيش السوري إن الطائرة سقطت قرب درعا. ونفت إسرائيل ذلك. لكن هذا غير صحيح.",
]


@pytest.mark.parametrize("text", REVERSED)
@pytest.mark.parametrize("most", [1, 2, 3])
def test_a_denial_that_is_taken_back_comes_with_all_or_not_at_all(text: str, most: int) -> None:
    rest = (
        " وتقيم نقابة الفنانين حفلا في القاهرة. وأرسلت فرنسا طائرتين إلى"
        " بغداد. ودعا الملك إلى الصلاة."
    )
    summary, _ = summed(text + rest, most)
    assert {0, 1, 2} & set(summary) in ({0, 1, 2}, set())


OWN = [
    "ذكرنا أمس أن الزلزال قتل 12 شخصا. والصحيح أنه قتل سبعة. ونعتذر عن هذا الخطأ.",
    "تصحيح: ذكرنا أمس أن محكمة عمان دانت فؤاد نصار بالاحتيال. المحكمة برأته.",
    "ذكرنا أمس أن محكمة عمان دانت فؤاد نصار بالاحتيال. وقد برأت المحكمة نصار. نعتذر عن الخطأ.",
    "ورد في عدد أمس أن الكاتبة منى سالم توفيت في باريس. الكاتبة بخير وتقيم في تونس. نعتذر لها.",
    "نشرت الصحيفة أمس تقريرا قالت فيه إن المصنع أغلق أبوابه وسرح عماله. المصنع يعمل كالمعتاد.",
]


@pytest.mark.parametrize("text", OWN)
def test_a_short_correction_is_told_with_what_it_corrects(text: str) -> None:
    assert summed(text, title="تصحيح")[0] == (0, 1)
    assert 0 not in summed(text, most=1, title="تصحيح")[0]


def test_a_denial_that_says_what_it_denies_stands_alone() -> None:
    _, found = summed(FURTHER_BACK[3][2])
    assert 1 not in {lean.sentence for lean in found.leans}
    assert [(lean.on, lean.by) for lean in found.leans if lean.sentence == 0] == [(None, 1)]


def test_a_denial_of_something_else_takes_nothing_back() -> None:
    _, found = summed(
        "أعلنت وزارة الدفاع الروسية مقتل جنديين. ونفت وزارة الدفاع الروسية وجود أسرى لدى الفصائل."
        " وتدور المعارك قرب باخموت. وتسيطر القوات على نصف المدينة."
    )
    assert not [lean for lean in found.leans if lean.kind == "taken back"]
