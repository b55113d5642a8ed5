from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.render.summaries.clause_words import clause_words
from sitegen.render.summaries.enclosures import enclosures
from sitegen.render.summaries.lead_line import ELLIPSIS, LONGEST, cut_line, lead_line
from sitegen.render.views import Language

CLOSERS = "\"'»”’)]}"
WORDS = {
    "ar": (
        "قال",
        "الوزير",
        "إن",
        "لن",
        "ترفع",
        "الضرائب،",
        "الذي",
        "لم",
        "و،",
        "(لكن)",
        "«في»",
        "12",
    ),
    "en": (
        "the",
        "Minister",
        "said",
        "that",
        "Bank",
        "of",
        "England,",
        "has",
        "not",
        "“in”",
        "(by)",
    ),
}
LANGUAGES: st.SearchStrategy[Language] = st.sampled_from(("ar", "en"))


def test_a_text_that_fits_is_left_as_it_is_on_one_line() -> None:
    assert lead_line("جملة  قصيرة\nتامة.", "ar") == "جملة قصيرة تامة."
    exact = "a" * LONGEST
    assert lead_line(exact, "en") == exact


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # before a relative clause, its comma gone
        (
            "أعلنت وزارة الصحة في العراق تسجيل سبع وفيات جديدة بالحمى النزفية منذ مطلع الشهر، "
            "وهي حصيلة لم تعرفها البلاد منذ عشرة أعوام على الأقل وفق سجلاتها الرسمية المنشورة كلها",
            "أعلنت وزارة الصحة في العراق تسجيل سبع وفيات جديدة بالحمى النزفية منذ مطلع الشهر…",
        ),
        # before a clause that no comma sets apart
        (
            "وقع وزير الطاقة الجزائري مع نظيره الإيطالي اتفاقا طويل الأجل لتصدير الغاز مشيرا إلى "
            "أن الكميات الجديدة ستصل إلى الموانئ الأوروبية المطلة على البحر الأبيض المتوسط كلها",
            "وقع وزير الطاقة الجزائري مع نظيره الإيطالي اتفاقا طويل الأجل لتصدير الغاز…",
        ),
        # a name holds together, and so does a number with what it counts
        (
            "The delegation that arrived in the capital late on Wednesday evening was received by "
            "officials of the Bank of England and the Ministry of Foreign Affairs and stayed there",
            "The delegation that arrived in the capital late on Wednesday evening was received by "
            "officials of the Bank of England and the Ministry of Foreign Affairs…",
        ),
    ],
)
def test_a_long_sentence_is_cut_where_it_still_says_what_it_says(text: str, line: str) -> None:
    assert len(text) > LONGEST
    assert lead_line(text, "ar" if text[0] > "z" else "en") == line


@pytest.mark.parametrize(
    ("text", "never"),
    [
        # before what was denied only because of it
        ("He did not resign from the government of the three parties of the centre because of the "
         "scandal over the bank accounts of his family but because of his poor health.", "centre"),
        # before "but", "unless", "according to", and before the verb of a long subject
        ("The appeals court in the northern city acquitted the former governor of the charge of "
         "bribery, but sentenced him to three years in prison for wasting of public money.",
         "bribery"),
        ("قالت الشركة إن الرحلات إلى العاصمة ستستأنف مطلع الشهر المقبل بمعدل ثلاث رحلات أسبوعيا، "
         "ما لم ترفض سلطات الطيران المدني منحها التصاريح التي طلبتها قبل عدة أسابيع.", "أسبوعيا"),
        ("قتل أربعة أشخاص على الأقل وأصيب عشرون بجروح خطرة في انفجار شاحنة وقود كبيرة على الطريق "
         "السريع الجنوبي، بحسب ما أفاد جهاز الطوارئ الذي أوضح أن النيران امتدت إلى سيارات.",
         "الجنوبي"),
        ("The president of the republic, who has been in office since the first of the elections "
         "that were held under the new constitution of the land, did not attend the ceremony.",
         "land"),
    ],
)  # fmt: skip
def test_a_cut_never_turns_the_sense_round(text: str, never: str) -> None:
    assert len(text) > LONGEST
    line = lead_line(text, "ar" if text[0] > "z" else "en")
    assert line.endswith(ELLIPSIS)
    assert not line.removesuffix(ELLIPSIS).endswith(never)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Nur", "Sultan"),
        ("Ministry of", "Health"),
        ("15", "million"),
        ("twice", "15"),
        ("6", "January"),
        ("January,", "2022"),
        ("said", "that"),
    ],
)
def test_what_belongs_together_is_not_parted(before: str, after: str) -> None:
    # The place between the two is the last one before the limit.
    room = LONGEST - len(ELLIPSIS) - len(before.strip(","))
    start = ("word " * room)[: room // len("word ") * len("word ")]
    end = " word" * 9
    line = lead_line(f"{start}{before} {after}{end}", "en")
    assert not line.removesuffix(ELLIPSIS).endswith(before.strip(","))
    plain = lead_line(f"{start}{'x' * len(before)} {'x' * LONGEST}{end}", "en")
    assert plain == f"{start}{'x' * len(before)}{ELLIPSIS}"


def test_a_name_that_is_given_is_not_parted() -> None:
    text = "كلمة " * 29 + "قاسم جومارت توكاييف " + "كلمة " * 5
    assert lead_line(text, "ar").endswith("قاسم جومارت…")
    assert lead_line(text, "ar", names=("قاسم جومارت توكاييف",)).endswith("كلمة…")


def test_a_quotation_that_is_cut_is_closed_again() -> None:
    said = (
        "«لن نقبل أي تدخل أجنبي في شؤوننا الداخلية وسنرد بكل قوة على من يحاول المساس بأمن بلدنا، "
    )
    text = said + "حيث يعيش الناس بسلام منذ عشرات السنين ولن يتغير ذلك أبدا»، كما قال الرئيس."
    assert lead_line(text, "ar") == said.strip("، ") + "…»"


def test_of_several_sentences_as_many_as_fit_are_kept_whole() -> None:
    text = (
        "The vote was put off until spring. Both parties had asked for more time to prepare. " * 3
    )
    line = lead_line(text, "en")
    assert line == text[:118].strip()
    assert line.endswith("spring.")


def test_an_abbreviation_ends_no_sentence() -> None:
    text = (
        "The parliament heard a report on the state of the army that had been drawn up by Gen. "
        "Smith and by several members of the committee on defence, who were not all present there."
    )
    assert not lead_line(text, "en").endswith("Gen.")


def test_an_opening_phrase_is_no_line() -> None:
    text = (
        "In a statement issued by the ministry of foreign affairs late on Sunday evening, the "
        "government rejected the demands of the miners, who have been on strike since October."
    )
    line = lead_line(text, "en", 100)
    assert line.startswith("In a statement") and "government" in line


@pytest.mark.parametrize(
    "text",
    [
        # a condition, or a denial, stands behind the cut
        "The government will raise taxes on fuel, bread and electricity beginning next month in "
        "all of the provinces of the country, including the capital and its suburbs, if parliament "
        "agrees.",
        "The president will resign at the end of the month after three years of protests against "
        "his government in the capital and in other cities of the country provided that the army "
        "agrees.",
        "The court ruled that the minister was guilty of all the charges that the prosecution "
        "brought against him over the last eleven years in office, an accusation the appeals court "
        "later threw out.",
        "أعلن الجيش انسحابه من المدينة بعد عامين من القتال العنيف الذي أودى بحياة آلاف الأشخاص "
        "وشرد مئات الآلاف من منازلهم في مختلف أنحاء البلاد بشرط موافقة الأمم المتحدة على الخطة.",
        # a subject without its verb
        "The claims that the minister had taken bribes from the company which built the new "
        "airport in the south of the country and from two of its suppliers in 2019 and 2020 are "
        "false.",
        "The Secretary General of the organisation of the states of the north and of the west, a "
        "former minister of foreign affairs with many years of service behind him, in the end "
        "resigned.",
        "الأنباء التي تحدثت عن وفاة الرئيس السابق في أحد مستشفيات العاصمة بعد صراع طويل مع المرض "
        "ونقل جثمانه إلى مسقط رأسه في الجنوب على متن طائرة عسكرية خاصة كاذبة ولا أساس لها.",
        # an opening without its main clause
        "Commenting on a statement by the minister of foreign affairs about the mission of the "
        "peacekeeping forces of the treaty organisation in the republics of the region, she spoke.",
        "لو وافق البرلمان على مشروع القانون الذي تقدمت به الحكومة في الشهر الماضي بعد مشاورات "
        "طويلة مع الأحزاب والنقابات لكان العمال قد حصلوا على زيادة في أجورهم بنسبة عشرة في المئة.",
        # who speaks, and nothing of what is said
        "لفتت المتحدثة باسم وزارة الخارجية في العاصمة، تعليقا على تصريح وزير الخارجية في الدولة "
        "المجاورة للصحفيين بعد اجتماع اللجنة المشتركة في مقر البعثة الدائمة، إلى تقدم كبير.",
    ],
)
def test_what_cannot_be_cut_without_misleading_gives_no_sound_line(text: str) -> None:
    assert len(text) > LONGEST
    cut = cut_line(text, "ar" if text[0] > "z" else "en")
    assert not cut.is_sound
    assert cut_line(text, "ar" if text[0] > "z" else "en", len(text)).is_sound


@pytest.mark.parametrize(
    "text",
    [
        # a denial, an exception and "but", however far on, in whatever clause
        "زعم المتحدث باسم القوات المسلحة في بيان متلفز أن قواته دمرت أربعين دبابة ومئة عربة مصفحة "
        "وأسقطت ست طائرات مسيرة في معارك الأسبوع الماضي، وهو ما نفته وزارة الدفاع جملة وتفصيلا.",
        "أصدر رئيس الجمهورية مرسوما يقضي بالعفو عن جميع المحكومين في قضايا المخدرات والسرقة "
        "والتهرب الضريبي الذين أمضوا نصف مدة عقوبتهم، باستثناء من أدينوا بالاتجار أو بالعنف هناك.",
        "انتشر على مواقع التواصل الاجتماعي خبر يفيد بوفاة الممثل الكبير عادل السيد في مستشفى خاص "
        "في العاصمة إثر نوبة قلبية مفاجئة فجر اليوم السبت، لكن ابنه نفى ذلك وقال إن والده بخير.",
        "The army has retaken the two towns to the west of the capital after battles that lasted "
        "for four days and nights and cost many lives on both of the sides, while the rebels and "
        "their allies denied it.",
    ],
)
def test_what_is_taken_back_later_in_the_sentence_makes_no_sound_line(text: str) -> None:
    assert len(text) > LONGEST
    assert not cut_line(text, "ar" if text[0] > "z" else "en").is_sound


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # the highest since when?
        (
            "ارتفع سعر القمح في بورصة شيكاغو إلى 7.85 دولارات للبوشل الواحد وهو أعلى سعر يسجل منذ "
            "الغزو الروسي لأوكرانيا في شباط/فبراير 2022 بحسب بيانات منظمة الأغذية والزراعة.",
            "ارتفع سعر القمح في بورصة شيكاغو إلى 7.85 دولارات للبوشل الواحد…",
        ),
        (
            "The central bank of the republic today raised its main interest rate by half of a "
            "percentage point to 6.5 per cent, its highest level for borrowers in the towns of the "
            "coast in six years.",
            "The central bank of the republic today raised its main interest rate by half of a "
            "percentage point to 6.5 per cent…",
        ),
        # 15,200
        (
            "تراوح سعر صرف الليرة في السوق الموازية في العاصمة وفي المدن الساحلية خلال الأسبوع "
            "الأول من أيار/مايو الحالي بين 14 ألفا و500 ليرة و15 ألفا و200 ليرة للدولار الواحد.",
            "تراوح سعر صرف الليرة في السوق الموازية في العاصمة وفي المدن الساحلية…",
        ),
    ],
)
def test_a_cut_makes_nothing_higher_and_parts_no_amount(text: str, line: str) -> None:
    assert len(text) > LONGEST
    found = cut_line(text, "ar" if text[0] > "z" else "en")
    assert (found.text, found.is_sound) == (line, True)


@pytest.mark.parametrize(
    ("before", "after"),
    [("ثمانين", "بالمئة"), ("ست", "سنوات"), ("ألفا", "و200"), ("ثلاثة", "آلاف")],
)
def test_an_arabic_amount_is_not_parted(before: str, after: str) -> None:
    start = "كلمة " * ((LONGEST - len(ELLIPSIS) - len(before)) // len("كلمة "))
    line = lead_line(f"{start}{before} {after}" + " كلمة" * 9, "ar")
    assert not line.removesuffix(ELLIPSIS).endswith(before)
    assert start.startswith(line.removesuffix(ELLIPSIS))


def test_words_of_a_quotation_without_whose_they_are_make_no_sound_line() -> None:
    said = '"We slept. ' + "The water rose to the windows of the house. " * 4
    assert not cut_line(f'{said.strip()}", said the teacher.', "en").is_sound


def test_what_others_say_in_a_clause_of_their_own_limits_nothing() -> None:
    text = (
        "The army has retaken the two towns to the west of the capital after battles that lasted "
        "for four days and nights, while the rebels said that they would return to both of them if "
        "they were attacked."
    )
    assert cut_line(text, "en").is_sound


KILLED = (
    "قتل ثلاثة جنود في انفجار عبوة ناسفة قرب بلدة مارون الراس جنوبي لبنان صباح الاثنين، بحسب ما "
    "أوردته وسائل إعلام لبنانية نقلا عن مصادر ميدانية وشهود عيان، "
)
SUEZ = (
    "قال رئيس هيئة قناة السويس أسامة ربيع إن حركة الملاحة ستعود إلى طبيعتها بنهاية الشهر وإن خمسين "
    "سفينة ستعبر يوميا في الاتجاهين كما كان الحال قبل الأزمة "
)


@pytest.mark.parametrize(
    "rest",
    [
        "فيما لم يؤكد الجيش ذلك.",
        "بينما لم تؤكد القيادة مقتل أحد.",
        "في حين لم يصدر تعليق من الجيش يؤكد ذلك.",
        "فيما قال الجيش إن الخبر غير صحيح.",
        "علما أن الجيش لم يؤكد الخبر.",
        "وهو أمر لم يؤكده الجيش.",
        "بينما شككت مصادر أخرى في الخبر.",
    ],
)
def test_a_denial_behind_while_is_not_cut_off(rest: str) -> None:
    assert not cut_line(KILLED + rest, "ar").is_sound
    assert cut_line(f"{KILLED}فيما تواصلت الغارات على القرى الجنوبية طوال النهار.", "ar").is_sound


@pytest.mark.parametrize(
    "condition",
    [
        "، شريطة أن تتوقف الهجمات.",
        "، بشرط أن تتوقف الهجمات.",
        "، ما لم تتجدد الهجمات.",
        "إلا إذا تجددت الهجمات.",
        "إذا توقفت الهجمات.",
        "إن توقفت الهجمات.",
        "لو توقفت الهجمات.",
        "، علما أن ذلك مشروط بوقف الهجمات.",
        "وإن الرسوم ستخفض إذا توقفت الهجمات.",
    ],
)
def test_a_condition_at_the_end_is_that_of_all_that_was_said(condition: str) -> None:
    assert not cut_line(SUEZ + condition, "ar").is_sound
    assert cut_line(f"{SUEZ}وإن الرسوم ستبقى كما هي حتى نهاية العام.", "ar").is_sound


def test_a_shorter_line_leaves_room_for_a_label() -> None:
    text = "كلمة، " * 60
    assert len(lead_line(text, "ar", 130)) <= 130


def test_one_endless_word_is_cut_between_what_readers_see_as_characters() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    line = lead_line(family * 60, "en").removesuffix(ELLIPSIS)
    assert len(line) % len(family) == 0
    flags = "\U0001f1e6\U0001f1f7" * 120
    assert len(lead_line(flags, "en").removesuffix(ELLIPSIS)) % 2 == 0
    vowelled = "بَ" * 120
    assert lead_line(vowelled, "ar").removesuffix(ELLIPSIS)[-1] == "\u064e"


def test_signs_that_turn_the_direction_are_left_out() -> None:
    assert lead_line("\u202eأ\u2066ب\u2069", "ar") == "أب"


@given(st.text(max_size=400), LANGUAGES, st.integers(80, LONGEST))
def test_any_text_gives_a_line_that_is_its_beginning(
    text: str, lang: Language, longest: int
) -> None:
    flat = " ".join(re.sub("[\u202a-\u202e\u2066-\u2069]", "", text).split())
    line = lead_line(text, lang, longest)
    assert len(line) <= longest
    assert bool(line) == bool(flat)
    if line != flat:
        kept, ellipsis, closers = line.rpartition(ELLIPSIS)
        assert flat.startswith(kept) if ellipsis else flat.startswith(line)
        assert set(closers) <= set(CLOSERS + "“„‟‘‚") or not ellipsis


@given(
    LANGUAGES.flatmap(
        lambda lang: st.tuples(
            st.just(lang), st.lists(st.sampled_from(WORDS[lang]), min_size=30, max_size=90)
        )
    )
)
def test_a_line_of_words_ends_after_a_whole_word_and_closes_what_it_opens(
    found: tuple[Language, list[str]],
) -> None:
    lang, words = found
    text = " ".join(words)
    line = lead_line(text, lang)
    if line == text:
        return
    kept, ellipsis, closers = line.rpartition(ELLIPSIS)
    assert ellipsis and kept + closers == text[: len(kept)] + closers
    assert not text[len(kept)].isalnum()
    for opening, closing in ("()", "«»", "“”"):
        assert line.count(opening) == line.count(closing)
    assert lead_line(text, lang) == line


def test_a_mark_without_a_partner_encloses_nothing() -> None:
    assert enclosures("the workers' rights (and more") == ()
    (pair,) = enclosures("a “b” c")
    assert (pair.opens, pair.closes, pair.is_bracket) == (2, 4, False)
    assert [pair.is_bracket for pair in enclosures("«a (b) c»")] == [True, False]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_list_holds_words_as_they_are_compared(lang: Language) -> None:
    words = clause_words(lang)
    for word in words.hanging | words.measures | words.resuming | set(words.entries):
        assert word and word == word.lower()
        assert not any(unicodedata.category(character)[0] == "M" for character in word)
    assert words.entries and words.hanging and words.denials
