from __future__ import annotations

import re

import pytest

from sitegen.analyse.repeats import find_repeats
from sitegen.analyse.summarising.choose import choose
from sitegen.analyse.summarising.matter import Matter
from sitegen.analyse.summarising.rank import rank
from sitegen.arabic.sentences import split_sentences
from sitegen.ingest.articles import load_article
from sitegen.model import Block, Mention, Repeat, Sentence, SummaryLength
from sitegen.model.coverage import repeated_sentences
from tests.conftest import SAMPLE

FLOOD = (
    "أدت الفيضانات التي ضربت الساحل الشرقي إلى إجلاء ثلاثة آلاف من سكان القرى الواقعة على النهر."
)
OTHER = "وقال رئيس البلدية إن فرق الإنقاذ تعمل منذ الفجر بمساعدة متطوعين من المدن المجاورة."
AGAIN = "وكانت الفيضانات التي ضربت الساحل الشرقي أدت إلى إجلاء ثلاثة آلاف من سكان القرى على النهر."


def split(text: str) -> tuple[Sentence, ...]:
    return split_sentences(text, (Block(0, len(text)),))


def repeats(text: str) -> list[tuple[str, str]]:
    return [
        (text[one.first_start : one.first_end], text[one.start : one.end])
        for one in find_repeats(text, split(text))
    ]


def test_a_sentence_that_comes_again_in_nearly_the_same_words_is_found() -> None:
    assert repeats(f"{FLOOD} {OTHER} {AGAIN}") == [(FLOOD, AGAIN)]


def test_what_is_told_once_is_no_repeat() -> None:
    assert repeats(f"{FLOOD} {OTHER}") == []


def test_other_numbers_are_other_news() -> None:
    first = "فاز المنتخب في مباراته الأخيرة على ضيفه بنتيجة 3 أهداف مقابل 1 أمام جمهوره في العاصمة."
    again = first.replace("3 أهداف مقابل 1", "5 أهداف مقابل 2")
    assert repeats(f"{first} {OTHER} {again}") == []
    assert len(repeats(f"{first} {OTHER} {first}")) == 1


def test_names_and_their_set_phrases_are_no_repeats() -> None:
    name = "قوات حفظ السلام التابعة لمنظمة معاهدة الأمن الجماعي المنتشرة في إقليم الشمال"
    verbs = ("وصلت", "انسحبت", "عادت", "بقيت")
    assert repeats(" ".join(f"{verb} {name} اليوم." for verb in verbs)) == []


NEXT = "ومن المقرر أن يناقش مجلس الوزراء خطة الإغاثة في جلسة الأسبوع المقبل."
SHORT = "وصل الرئيس إلى القاهرة لبحث الأزمة."
SWAPPED = [
    ("اتهمت روسيا أوكرانيا بقصف محطة الطاقة", "اتهمت أوكرانيا روسيا بقصف محطة الطاقة"),
    ("فاز ريال مدريد على برشلونة أمام", "فاز برشلونة على ريال مدريد أمام"),
    ("تقدمت روسيا بطلب إلى أوكرانيا", "تقدمت أوكرانيا بطلب إلى روسيا"),
]
NAMES = ("ريال مدريد", "برشلونة", "روسيا", "أوكرانيا", "القاهرة")
BEHIND = "النووية في المدينة الواقعة على ضفاف النهر الكبير صباح الثلاثاء بعد معارك عنيفة."


def named(text: str) -> list[Mention]:
    """Return where the names of these tests stand in a text."""
    return sorted(
        (
            Mention(match.start(), match.end(), match[0], "place", "name")
            for name in NAMES
            for match in re.finditer(name, text)
        ),
        key=lambda mention: mention.start,
    )


@pytest.mark.parametrize("told", [FLOOD, SHORT])
@pytest.mark.parametrize("times", [2, 4, 6, 12])
def test_what_is_told_again_and_again_is_a_repeat_each_time(told: str, times: int) -> None:
    for text in (" ".join([told] * times), " ".join([told, OTHER] + [told] * (times - 1))):
        sentences = split(text)
        first = next(at for at, sentence in enumerate(sentences) if sentence.text == told)
        again = repeated_sentences(sentences, find_repeats(text, sentences))
        every = {at for at, sentence in enumerate(sentences) if sentence.text == told}
        assert again == every - {first}


@pytest.mark.parametrize("behind", [".", f" {BEHIND}"])
@pytest.mark.parametrize(("first", "again"), SWAPPED)
def test_the_same_words_with_names_exchanged_are_no_repeat(
    first: str, again: str, behind: str
) -> None:
    for told, expected in ((again, frozenset[int]()), (first, frozenset({2}))):
        text = f"{first}{behind} {OTHER} {told}{behind}"
        sentences = split(text)
        found = find_repeats(text, sentences, named(text))
        assert repeated_sentences(sentences, found) == expected


def test_a_name_that_moves_with_its_preposition_does_the_same() -> None:
    first = "بحثت روسيا في القاهرة مع وزراء الخارجية العرب أزمة الحبوب العالمية وأسعار القمح."
    again = "في القاهرة بحثت روسيا مع وزراء الخارجية العرب أزمة الحبوب العالمية وأسعار القمح."
    text = f"{first} {OTHER} {again}"
    found = find_repeats(text, split(text), named(text))
    assert repeated_sentences(split(text), found) == {2}


@pytest.mark.parametrize(("verb", "other"), [("وقع", "لم يوقع"), ("رفض", "قبل")])
def test_what_is_denied_or_turned_round_is_no_repeat(verb: str, other: str) -> None:
    behind = "الوفدان المتحاربان الاتفاق النهائي لوقف إطلاق النار في مدينة جنيف السويسرية أمس."
    for told, expected in ((other, frozenset[int]()), (verb, frozenset({2}))):
        text = f"{verb} {behind} {OTHER} {told} {behind}"
        assert repeated_sentences(split(text), find_repeats(text, split(text))) == expected


def test_the_sample_repeats_itself_where_a_reader_sees_it() -> None:
    found = {}
    for path in sorted((SAMPLE / "content" / "articles").glob("*.md")):
        article = load_article(path, SAMPLE)
        sentences = split_sentences(article.text, article.blocks)
        found[path.stem[:3]] = [
            article.text[one.start : one.end] for one in find_repeats(article.text, sentences)
        ]
    again = found.pop("004")
    assert not any(found.values())
    assert [words.split()[:4] for words in again] == [
        ["أمن", "القنصلية", "العامة", "لروسيا"],
        ["أكثر", "من", "70", "مسلحا"],
    ]


def test_a_sentence_is_repeated_when_most_of_it_stood_before_it() -> None:
    sentences = (Sentence(0, 100, ""), Sentence(101, 201, ""), Sentence(202, 302, ""))
    mostly, partly = Repeat(0, 70, 101, 171), Repeat(0, 30, 202, 232)
    within = Repeat(202, 240, 250, 302)
    assert repeated_sentences(sentences, (mostly, partly, within)) == {1}


@pytest.mark.parametrize(
    ("length", "chosen"),
    [(SummaryLength("sentences", 2), (0, 1)), (SummaryLength("share", 0.9), (0, 1, 4, 5))],
)
def test_a_summary_never_tells_a_thing_twice(
    length: SummaryLength, chosen: tuple[int, ...]
) -> None:
    text = f"{FLOOD} {OTHER} {AGAIN} {OTHER} {SHORT} {NEXT}"
    sentences = split(text)
    repeated = repeated_sentences(sentences, find_repeats(text, sentences))
    assert repeated == {2, 3}
    choice = choose(sentences, (0, 1, 4, 5), length, repeated={2: 0, 3: 1})
    assert choice.chosen == chosen


def test_a_sentence_gains_nothing_by_being_repeated() -> None:
    # The third sentence, on the same place, is once a repeat of the first and once news.
    told, other = split(f"{FLOOD} {OTHER} {AGAIN}"), split(f"{FLOOD} {OTHER} {OTHER}")
    once = rank(Matter(told, set_aside={2})).scores
    assert once[2] == 0
    assert once[:2] == rank(Matter(other, set_aside={2})).scores[:2]
