from __future__ import annotations

import pytest

from sitegen.analyse.repeats import find_repeats
from sitegen.analyse.summarising.choose import choose
from sitegen.analyse.summarising.matter import Matter
from sitegen.analyse.summarising.rank import rank
from sitegen.arabic.sentences import split_sentences
from sitegen.ingest.articles import load_article
from sitegen.model import Block, Repeat, Sentence, SummaryLength
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


@pytest.mark.parametrize("length", [SummaryLength("sentences", 2), SummaryLength("share", 0.9)])
def test_a_summary_never_tells_a_thing_twice(length: SummaryLength) -> None:
    text = f"{FLOOD} {OTHER} {AGAIN} {OTHER}"
    sentences = split(text)
    repeated = repeated_sentences(sentences, find_repeats(text, sentences))
    assert repeated == {2, 3}
    choice = choose(sentences, (0, 1), length, repeated={2: 0, 3: 1})
    assert choice.chosen == (0, 1)


def test_a_sentence_gains_nothing_by_being_repeated() -> None:
    # The third sentence, on the same place, is once a repeat of the first and once news.
    told, other = split(f"{FLOOD} {OTHER} {AGAIN}"), split(f"{FLOOD} {OTHER} {OTHER}")
    once = rank(Matter(told, set_aside={2})).scores
    assert once[2] == 0
    assert once[:2] == rank(Matter(other, set_aside={2})).scores[:2]
