from __future__ import annotations

from dataclasses import replace

import pytest

from sitegen.analyse.summarising.leaning import find_leans
from sitegen.arabic.sentences import split_sentences
from sitegen.ingest.raw import article_from_raw
from sitegen.model import ActorType, Article, Lean, Mention

FIRST = "قال وزير النقل سامر الحمداني إن الجسر الجديد سيخفف الازدحام في المدينة."
OTHER = "ويبلغ طول الجسر 640 مترا وعرضه 22 مترا."


def article(*sentences: str, title: str = "الوزارة تفتتح جسرا جديدا") -> Article:
    head = f"---\ntitle: {title}\n---\n"
    return article_from_raw("\n\n".join([head, *sentences]).encode(), "test.md")


def leans(*sentences: str, names: tuple[tuple[str, ActorType], ...] = ()) -> tuple[Lean, ...]:
    made = article(*sentences)
    mentions = [
        Mention(at, at + len(name), name, kind, "name", name)
        for name, kind in names
        if (at := made.text.find(name)) >= 0
    ]
    mentions.sort(key=lambda mention: mention.start)
    return find_leans(made, split_sentences(made.text, made.blocks), mentions)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("وهو أول جسر يفتتح في المدينة منذ عشرين عاما.", "pronoun"),
        ("وتأتي هذه الخطوة بعد سنوات من المطالبات.", "pronoun"),
        ("وعزا ذلك إلى زيادة عدد السيارات.", "pronoun"),
        ("لكن فرحته لم تدم طويلا.", "pronoun"),
        ("وقدرتها وزارة المالية بنحو مليون دولار.", "pronoun"),
        ("كما يطالبون بتوسيع الطرق المؤدية إليه.", "pronoun"),
        ("وأضاف أن العمل استمر 18 شهرا.", "speaker"),
        ("وقال في مؤتمر صحافي إن العمل استمر 18 شهرا.", "speaker"),
        ("من جهته، أكد أن العمل استمر 18 شهرا.", "speaker"),
        ("مشيرا إلى أن العمل استمر 18 شهرا.", "speaker"),
        ("وأوضح الوزير أن العمل استمر 18 شهرا.", "speaker"),
        ("«استمر العمل في الجسر ثمانية عشر شهرا»، يقول وهو يبتسم.", "speaker"),
        ("وتوزعت على ثلاث مدارس قريبة.", "pronoun"),
        ("وانتقد إدارة المشروع في رسالة مفتوحة.", "pronoun"),
        ("ولم يحدد موعداً لافتتاح المرحلة الثانية.", "pronoun"),
        ("وحين سئل عن الكلفة، رفض التعليق.", "pronoun"),
        ("إلا أنه انتقد تأخر الأعمال.", "pronoun"),
        ("وأصبح أول عراقي يفوز بالجائزة.", "pronoun"),
        ("ومعظم ضحاياه من الأطفال.", "pronoun"),
        ("ونجا 22 منهم فقط.", "pronoun"),
        ("وتجاوز 40 مترا.", "pronoun"),
        ("وتوقع انخفاض كلفة النقل.", "speaker"),
        ("وبيّن أن العمل استمر 18 شهرا.", "speaker"),
        ("«استمر العمل في الجسر ثمانية عشر شهرا»، تهمس.", "speaker"),
        ("ولد عام 1950 في قرية قرب الموصل.", "pronoun"),
        ("وتخرج من كلية الهندسة في جامعة بغداد.", "pronoun"),
        ("عمل مهندسا في وزارة النقل عشر سنوات.", "pronoun"),
        ("ورحبت وزارة السياحة اللبنانية بالخطوة.", "pronoun"),
        ("وندد اتحاد العمال بالقرار، ودعا إلى الإضراب.", "pronoun"),
        ("لذلك قررت البلدية إغلاق الطريق القديم.", "joint"),
    ],
)
def test_openings_that_need_another_sentence_lean_on_it(sentence: str, kind: str) -> None:
    [lean] = leans(FIRST, sentence)
    assert (lean.sentence, lean.on, lean.kind) == (1, 0, kind)
    assert sentence.startswith(lean.text)


@pytest.mark.parametrize(
    "sentence",
    [
        OTHER,
        "وأعلنت الحكومة تخصيص مليون دولار لصيانة الطرق.",
        "وأضاف وزير المالية أحمد الراوي أن العمل استمر 18 شهرا.",
        "وأكد المتحدث باسم الجيش أن العمل استمر 18 شهرا.",
        "كما أعلنت وزارة الصحة افتتاح مستشفى جديد.",
        "من جهته قال محافظ نينوى عبد الكريم الجبوري إن المحافظة تحتاج إلى جسور.",
        "ويرى الخبراء أن الازدحام سيعود.",
        "ومن المقرر أن تفتح البلدية الطريق في نهاية هذا العام.",
        "وقتل في الحادث ثلاثة عمال.",
        "وشارك في الحفل 20 سفيرا.",
        "ويعيش في المدينة أكثر من مليون نسمة.",
        "وانتقد عدة نواب كلفة الجسر.",
        "ويذكر التقرير الذي نشرته الصحيفة أن الكلفة ارتفعت.",
        "ويواجه سكان الموصل أزمة سير خانقة.",
        "ويتوقع الخبراء أن تنخفض كلفة النقل.",
        "وذكر تقرير للبلدية أن الكلفة ارتفعت.",
        "وأعلن تنظيم مسلح أنه نفذ الهجوم.",
        "وأكثر من نصف السكان يعبرون النهر يوميا.",
        "ويقول التجار إن النقل صار أرخص.",
        "فما هي كلفة صيانة الجسور في العراق؟",
        "عاد إلى المدينة آلاف النازحين.",
        "ولقي 14 عاملا مصرعهم وأصيب 120 آخرون في انهيار الجسر القديم.",
        "ورحبت وزارة السياحة اللبنانية بالقرار الأمريكي.",
        "وأصدرت البلدية قرارا فرحب السكان بالقرار.",
        "ولقي 3 آلاف مدني حتفهم في القصف على المدينة.",
    ],
)
def test_openings_that_say_who_is_meant_stand(sentence: str) -> None:
    assert leans(FIRST, sentence) == ()


def test_a_subject_that_comes_late_is_a_subject() -> None:
    late = "ووقع عن الجانب العراقي وزير الموارد حسن العبيدي."
    assert leans(FIRST, late, names=(("حسن العبيدي", "person"),)) == ()


def test_what_the_subject_depends_on_is_another() -> None:
    [lean] = leans(FIRST, "تعتمد مصر عليه في 97 في المئة من المياه.", names=(("مصر", "place"),))
    assert (lean.sentence, lean.on, lean.kind) == (1, 0, "pronoun")


def test_a_spokesman_in_its_name_speaks_for_another() -> None:
    said = "وقال المتحدث باسمها نسيم برناوي إن المنسوب ارتفع."
    [lean] = leans(FIRST, said, names=(("نسيم برناوي", "person"),))
    assert (lean.sentence, lean.kind) == (1, "pronoun")


def test_a_noun_leans_on_the_sentence_that_introduced_it() -> None:
    told = "وقال المتحدث باسم القوات صالح القباطي إن قواته ستلتزم بالهدنة."
    [lean] = leans(told, OTHER, "وأكد المتحدث أن أي خرق سيقابل برد فوري.")
    assert (lean.sentence, lean.on) == (2, 0)


def test_who_goes_on_leans_on_the_sentence_that_names_him() -> None:
    found = leans(FIRST, "وأضاف أن العمل استمر 18 شهرا.", "وتابع أن ثلاثة جسور ستكتمل قريبا.")
    assert [(lean.sentence, lean.on) for lean in found] == [(1, 0), (2, 0)]


def test_what_nothing_says_leans_on_nothing() -> None:
    [first] = leans("وأضاف أن العمل استمر 18 شهرا.", OTHER)
    assert first.on is None
    [lean] = leans(FIRST, "وقال المدرب إن فريقه استحق الفوز.")
    assert lean.on is None


def test_a_surname_that_is_an_office_too_names_somebody() -> None:
    told = "وقال مدير الوكالة شريف القاضي إن القمر صمم في القاهرة."
    again = "وبين القاضي أن كلفة المشروع بلغت 55 مليون دولار."
    assert leans(told, again, names=(("شريف القاضي", "person"),)) == ()


@pytest.mark.parametrize(
    "sentence",
    ["ولكن الخبير نفسه نبه إلى كلفة الصيانة.", "وستتاح الخدمة لغير المقيمين لاحقا."],
)
def test_somebody_or_a_thing_that_nothing_named_leans_on_nothing(sentence: str) -> None:
    [lean] = leans(FIRST, sentence)
    assert (lean.on, lean.kind) == (None, "speaker")


def test_the_title_tells_which_body_is_meant() -> None:
    assert leans(FIRST, "وقالت الوزارة إن الجسر سيفتح ليلا.") == ()
    [lean] = leans(FIRST, "وقالت الشركة إن الجسر سيفتح ليلا.")
    assert lean.kind == "speaker"


def test_headings_never_lean() -> None:
    made = article(FIRST, "هذا ما حدث", OTHER)
    blocks = tuple(
        replace(block, kind="heading")
        if made.text[block.start : block.end] == "هذا ما حدث"
        else block
        for block in made.blocks
    )
    titled = replace(made, blocks=blocks)
    sentences = split_sentences(titled.text, titled.blocks)
    assert find_leans(made, sentences, ())
    assert find_leans(titled, sentences, ()) == ()


def test_the_first_sentence_introduces_whom_it_names_by_his_office() -> None:
    assert leans("غادر الرئيس البلاد فجر الأحد.", "وأعلن الجيش حظر التجول في العاصمة.") == ()
    found = leans("وأضاف أن العمل استمر شهرا.", FIRST)
    assert [(lean.sentence, lean.on) for lean in found] == [(0, None)]
