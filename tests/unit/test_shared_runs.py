from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sitegen.arabic.shared_runs import Run, repeated_runs, shared_runs
from sitegen.arabic.word_keys import KeyedWords, keyed_words

HERE = "يرى الوزير أن الحكومة تبحث منذ أشهر سبل دعم القطاع الزراعي في المناطق الجبلية"
THERE = "وقال مصدر إن الحكومة تبحث منذ أسابيع سبل دعم القطاع الزراعي في تلك المناطق الجبلية أيضا"


def said(text: str, words: KeyedWords, run: Run) -> str:
    start, end = words.span(run.start, run.end)
    return text[start:end]


def test_a_run_goes_on_over_a_changed_word_and_ends_where_the_texts_part() -> None:
    words, others = keyed_words(HERE), keyed_words(THERE)
    [run] = shared_runs(words, others, 10)
    assert said(HERE, words, run) == HERE[HERE.index("أن الحكومة") :]
    start, end = others.span(run.other_start, run.other_end)
    assert THERE[start:end].startswith("إن الحكومة تبحث")
    assert THERE[start:end].endswith("الجبلية")


def test_runs_that_are_too_short_are_left_out() -> None:
    words, others = keyed_words(HERE), keyed_words(THERE)
    assert shared_runs(words, others, 30) == ()
    assert shared_runs(words, keyed_words("لا شيء من هذا هنا"), 4) == ()


def test_what_differs_too_much_is_no_run() -> None:
    odd = " ".join(f"{one} غير{at}" for at, one in enumerate(HERE.split()))
    assert shared_runs(keyed_words(HERE), keyed_words(odd), 6) == ()


def test_a_run_needs_more_to_go_on_in_the_next_sentence() -> None:
    end = "هكذا كان الأمر."
    text = f"{HERE}. {end}"
    other = f"{HERE}. لم يكن {end}"
    words = keyed_words(text, [0, text.index(end)])
    others = keyed_words(other, [0, other.index("لم")])
    [run] = shared_runs(words, others, 10)
    assert said(text, words, run) == HERE


def test_moved_sentences_are_each_found() -> None:
    moved = "طالبت النقابات بزيادة الأجور قبل نهاية العام الحالي لتفادي إضراب جديد في المصانع"
    here, there = f"{HERE}. {moved}.", f"{moved}. {HERE}."
    found = shared_runs(keyed_words(here), keyed_words(there), 10)
    assert {said(here, keyed_words(here), run) for run in found} == {HERE, moved}


def test_repeats_are_found_in_one_text_and_do_not_overlap() -> None:
    text = f"{HERE}. وأضاف أمرا آخر. و{HERE} كما قال."
    words = keyed_words(text)
    [run] = repeated_runs(words, 10)
    assert run.end <= run.other_start
    assert said(text, words, run) == HERE
    # A refrain without end is no reason to look for ever.
    assert len(repeated_runs(keyed_words("نعم " * 4000), 10)) < 4000


SYMBOLS = st.lists(st.sampled_from(["قال", "زار", "بيت", "نهر", "جبل"]), max_size=40)


@given(SYMBOLS, SYMBOLS)
def test_both_sides_find_the_same_and_mostly_agree(one: list[str], other: list[str]) -> None:
    words, others = keyed_words(" ".join(one)), keyed_words(" ".join(other))
    for run in shared_runs(words, others, 5):
        assert run.length >= 5
        assert 0 <= run.start < run.end <= len(words)
        assert 0 <= run.other_start < run.other_end <= len(others)
        for block in run.blocks:
            here = words.keys[block.start : block.start + block.size]
            assert here == others.keys[block.other_start : block.other_start + block.size]
        assert 2 * run.same >= 0.75 * (run.end - run.start + run.other_end - run.other_start)


@given(SYMBOLS)
def test_repeats_never_run_into_themselves(one: list[str]) -> None:
    for run in repeated_runs(keyed_words(" ".join(one)), 4):
        assert run.end <= run.other_start
