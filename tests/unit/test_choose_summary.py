from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.analyse.summarising.choose import choose
from sitegen.analyse.summarising.order import in_order
from sitegen.model import Lean, Sentence, SummaryLength

DEFAULT = SummaryLength()


def sentences(*texts: str) -> tuple[Sentence, ...]:
    found: list[Sentence] = []
    start = 0
    for text in texts:
        found.append(Sentence(start, start + len(text), text))
        start += len(text) + 1
    return tuple(found)


def sized(*sizes: int) -> tuple[Sentence, ...]:
    """Make sentences of so many different words each."""
    return sentences(
        *(" ".join(f"كلمة{n}x{i}" for i in range(size)) for n, size in enumerate(sizes))
    )


def in_order_of(scores: Sequence[float]) -> tuple[int, ...]:
    return in_order(dict(enumerate(scores)))


def chosen(
    texts: Sequence[Sentence], scores: Sequence[float], length: SummaryLength = DEFAULT
) -> tuple[int, ...]:
    return choose(texts, in_order_of(scores), length).chosen


def share(amount: float) -> SummaryLength:
    return SummaryLength("share", amount)


def lean(sentence: int, on: int | None) -> Lean:
    return Lean(sentence, on, "speaker", "وأضاف")


FILLER = "هطلت الأمطار على سواحل المدينة القديمة طوال ساعات الليل"
LEAD = "أعلنت الحكومة انسحاب القوات الأجنبية من مطار العاصمة نهائيا"
SAME = "القوات الأجنبية انسحبت نهائيا من مطار العاصمة، كما أعلنت الحكومة"
EIGHT = sized(*[8] * 8)
DOWN = [1 - 0.1 * at for at in range(8)]


@pytest.mark.parametrize(
    ("size", "expected"), [(0, 0), (1, 1), (2, 1), (3, 1), (4, 2), (5, 2), (6, 3), (20, 3)]
)
def test_a_summary_is_at_most_half_of_a_short_article(size: int, expected: int) -> None:
    assert len(chosen(sized(*[8] * size), [1.0] * size)) == expected


def test_a_share_passes_over_what_overruns_and_ends_when_reached() -> None:
    texts = sized(30, 50, 12, 8)
    # Budget 40, at most 44: 50 does not fit behind 30, 12 does (42), and that reaches it.
    assert chosen(texts, [1.0, 0.9, 0.8, 0.7], share(0.4)) == (0, 2)
    # 30 + 8 stays below the budget of 40, so 12 would still be taken, but 50 is over 44.
    assert chosen(texts, [1.0, 0.9, 0.7, 0.8], share(0.4)) == (0, 3)


def test_the_best_sentence_is_taken_however_long() -> None:
    assert chosen(sized(30, 50, 12, 8), [0.9, 1.0, 0.8, 0.7], share(0.4)) == (1,)


def test_a_budget_may_be_overrun_by_exactly_a_tenth() -> None:
    for length in (share(0.1), SummaryLength("words", 10)):
        assert chosen(sized(5, 6, 89), [1.0, 0.5, 0.1], length) == (0, 1)
        assert chosen(sized(5, 7, 3, 85), [1.0, 0.5, 0.2, 0.1], length) == (0, 2)


def test_words_are_counted_not_marks() -> None:
    assert chosen(sentences("- - - كلمة", "كلمة - -"), [1.0, 0.5], share(0.5)) == (0,)


def test_if_every_sentence_is_too_long_the_best_stands() -> None:
    assert chosen(sized(50, 50), [0.5, 1.0], share(0.1)) == (1,)
    assert chosen(sized(50, 50), [0.5, 1.0], SummaryLength("words", 3)) == (1,)


def test_equal_scores_go_by_position() -> None:
    assert chosen(sized(10, 10, 10, 10), [1.0] * 4, share(0.5)) == (0, 1)


@pytest.mark.parametrize(
    ("unit", "amount"),
    [("sentences", 0), ("sentences", 1.5), ("words", 0), ("share", 0), ("share", 1.5)],
)
def test_no_length_holds_what_is_none(unit: str, amount: float) -> None:
    with pytest.raises(ValueError, match="summary"):
        SummaryLength(unit, amount)  # type: ignore[arg-type]


@given(
    st.lists(st.integers(0, 40), max_size=12),
    st.floats(0.01, 1),
    st.randoms(use_true_random=False),
)
def test_the_budget_is_kept_whatever_the_sizes(
    sizes: list[int], amount: float, random: Random
) -> None:
    texts = sized(*sizes)
    leans = [lean(at, random.randrange(at)) for at in range(1, len(sizes)) if random.random() < 0.3]
    order = in_order_of([random.random() for _ in sizes])
    choice = choose(texts, order, share(amount), leans=leans, names={})
    taken = choice.chosen
    assert list(taken) == sorted(set(taken))
    assert bool(taken) == bool(sizes)
    assert [at for at, verdict in enumerate(choice.verdicts) if verdict.is_in] == list(taken)
    assert all(one.on in taken for one in leans if one.sentence in taken)
    if len(taken) > 1:
        assert sum(sizes[index] for index in taken) <= 1.1 * amount * sum(sizes) + 1e-6


def test_a_sentence_without_words_makes_no_room_for_a_long_one() -> None:
    texts = sentences("—", *(one.text for one in sized(30, 2, 3)))
    choice = choose(texts, in_order_of([1.0, 0.9, 0.8, 0.7]), share(0.1))
    assert choice.chosen == (0, 2)


def test_nothing_is_told_twice() -> None:
    texts = sentences(LEAD, SAME, FILLER, "انتهى الاجتماع الوزاري أمس دون اتفاق معلن", *["نص"] * 4)
    order = in_order_of([1, 0.9, 0.5, 0.8, 0, 0, 0, 0])
    choice = choose(texts, order, DEFAULT, names={})
    assert choice.chosen == (0, 2, 3)
    assert (choice.verdicts[1].kind, choice.verdicts[1].other) == ("tells again", 0)


VISIT = "وصل الرئيس محمد مرسي إلى القاهرة يوم الأحد لبحث الأزمة"
VISITED = (
    "بحث الرئيس محمد مرسي الأزمة الاقتصادية مع وزير المالية في القاهرة",
    "في القاهرة بحث الرئيس محمد مرسي مع وزير المالية الأزمة الاقتصادية",
    "الأزمة الاقتصادية بحثها الرئيس محمد مرسي مع وزير المالية في القاهرة",
    "بحث محمد مرسي الرئيس مع وزير المالية في القاهرة الأزمة الاقتصادية",
    "مع وزير المالية بحث الرئيس محمد مرسي الأزمة الاقتصادية في القاهرة",
)


@pytest.mark.parametrize("length", [DEFAULT, share(0.34), share(1), SummaryLength("words", 90)])
@pytest.mark.parametrize("told", [(VISIT,) * 6, VISITED, ("لا تعليق.", "لا تعليق!") * 3])
def test_what_is_told_again_and_again_is_told_once(
    told: Sequence[str], length: SummaryLength
) -> None:
    texts = sentences(*(text for one in told for text in (one, FILLER)), LEAD)
    order = in_order_of([1.0 - at / 100 for at in range(len(texts))])
    for alone in (texts, texts[: 2 * len(told) : 2]):
        indices = tuple(index for index in order if index < len(alone))
        choice = choose(alone, indices, length, names={})
        taken = [alone[index].text for index in choice.chosen]
        assert sum(text in told for text in taken) == 1
        assert taken.count(FILLER) <= 1


def test_what_an_article_says_everywhere_makes_no_two_sentences_the_same() -> None:
    every = "قوات حفظ السلام التابعة لمنظمة معاهدة الأمن الجماعي"
    done = ("وصلت", "انسحبت", "تدربت", "احتفلت", "اعتقلت")
    texts = sentences(*(f"{verb} {every}" for verb in done), *[FILLER, LEAD, VISIT, "نص", "خاتمة"])
    choice = choose(texts, tuple(range(10)), SummaryLength("sentences", 5), names={})
    assert choice.chosen == (0, 1, 2, 3, 4)


def test_a_question_is_not_its_answer() -> None:
    texts = sentences("نعم؟", "نعم.", "انتهى", "الكلام")
    choice = choose(texts, (0, 1, 2, 3), SummaryLength("sentences", 2), names={})
    assert choice.chosen == (0, 1)


def test_many_chosen_sentences_are_compared_like_few() -> None:
    different = [" ".join(f"{chr(0x628 + n % 20)}{chr(0x633 + n // 20)}{c * 3}" for c in "قفكلمنهد")
                 for n in range(120)]  # fmt: skip
    texts = sentences(*different, VISIT, FILLER, VISIT, LEAD, SAME, *[""] * 125)
    choice = choose(texts, tuple(range(250)), SummaryLength("sentences", 125), names={})
    assert set(range(125)) - set(choice.chosen) == {122, 124}


def test_a_longer_sentence_does_not_tell_a_chosen_one_again() -> None:
    longer = f"{LEAD} بعد مفاوضات شاقة استضافتها سويسرا بمشاركة أربعة وفود"
    texts = sentences(LEAD, longer, FILLER, *["نص"] * 3)
    choice = choose(texts, in_order_of([1, 0.9, 0.5, 0, 0, 0]), SummaryLength(), names={})
    assert 1 not in choice.chosen


def test_what_leans_is_as_good_as_any_once_the_other_is_taken() -> None:
    choice = choose(EIGHT, in_order_of(DOWN), DEFAULT, leans=[lean(1, 0)])
    assert choice.chosen == (0, 1, 2)
    assert [verdict.kind for verdict in choice.verdicts[:4]] == ["chosen"] * 3 + ["enough"]


def test_what_leans_brings_the_other_where_the_two_are_worth_it() -> None:
    order = in_order_of([0.1, 1.0, 0.0, 0.9, 0.0, 0.0, 0.0, 0.0])
    # Ranks 1 and 3 together are worth as much as rank 2, and the earlier goes first.
    choice = choose(EIGHT, order, DEFAULT, leans=[lean(1, 0)])
    assert choice.chosen == (0, 1, 3)
    assert (choice.verdicts[0].kind, choice.verdicts[0].other) == ("brought", 1)


def test_what_leans_is_passed_over_where_the_other_is_worth_nothing() -> None:
    scores = [0.0, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4]
    choice = choose(EIGHT, in_order_of(scores), DEFAULT, leans=[lean(1, 0)])
    assert choice.chosen == (2, 3, 4)
    assert choice.verdicts[1].rank == 1


def test_what_leans_on_nothing_is_taken_only_where_nothing_stands() -> None:
    assert choose(EIGHT, in_order_of(DOWN), DEFAULT, leans=[lean(0, None)]).chosen == (1, 2, 3)
    but_one = [lean(at, None) for at in range(8) if at != 5]
    assert choose(EIGHT, in_order_of(DOWN), DEFAULT, leans=but_one).chosen == (5,)


def test_where_nothing_stands_the_length_is_filled_in_rank_order() -> None:
    every = [lean(at, None) for at in range(8)]
    order = in_order_of(DOWN[::-1])
    assert choose(EIGHT, order, DEFAULT, leans=every).chosen == (5, 6, 7)
    assert choose(EIGHT, order, share(0.5), leans=every, names={}).chosen == (4, 5, 6, 7)
    # What leans on a sentence of the article still needs it.
    two = [lean(0, None), lean(1, 0)]
    assert choose(sized(5, 5), in_order_of([0.5, 1.0]), DEFAULT, leans=two).chosen == (0,)


def test_a_chain_comes_whole_or_not_at_all() -> None:
    chain = [lean(1, 0), lean(2, 1)]
    scores = [0.8, 0.9, 1.0, 0.1, 0.1, 0.1, 0.1, 0.1]
    assert choose(EIGHT, in_order_of(scores), DEFAULT, leans=chain).chosen == (0, 1, 2)
    short = choose(EIGHT, in_order_of(scores), SummaryLength("sentences", 2), leans=chain)
    assert short.chosen == (0, 1)


def test_nobody_stands_between_a_sentence_and_the_one_it_leans_on() -> None:
    order = in_order_of([1.0, 0.8, 0.9, 0.7, 0.6, 0.5, 0.4, 0.3])
    choice = choose(EIGHT, order, DEFAULT, leans=[lean(2, 0)])
    assert choice.chosen == (0, 2, 3)
    assert (choice.verdicts[1].kind, choice.verdicts[1].other) == ("between", 2)
    # What leans on the same may stand there.
    assert choose(EIGHT, order, DEFAULT, leans=[lean(1, 0), lean(2, 0)]).chosen == (0, 1, 2)


def test_a_pair_is_not_put_around_others() -> None:
    # The fifth has the first to lean on, but the second and the third would stand between.
    order = in_order_of([0.9, 1.0, 0.8, 0.0, 0.7, 0.6, 0.0, 0.0])
    choice = choose(EIGHT, order, SummaryLength("sentences", 4), leans=[lean(4, 0)])
    assert choice.chosen == (0, 1, 2, 5)
    assert (choice.verdicts[4].kind, choice.verdicts[4].other) == ("between", 4)


@given(
    st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=20),
    st.randoms(use_true_random=False),
)
def test_no_gap_is_filled_by_others(pairs: list[tuple[int, int]], random: Random) -> None:
    on = {max(pair): min(pair) for pair in pairs if pair[0] != pair[1]}
    leans = [lean(later, earlier) for later, earlier in sorted(on.items())]
    order = random.sample(range(30), 30)
    taken = choose(sized(*[8] * 30), order, SummaryLength("sentences", 12), leans=leans).chosen

    def root(index: int) -> int:
        return root(on[index]) if index in on else index

    for later in taken:
        if later in on:
            assert on[later] in taken
            assert {root(one) for one in taken if on[later] <= one <= later} == {root(later)}


def test_what_leans_on_a_repeat_leans_on_what_was_repeated() -> None:
    order = in_order_of([1.0, 0.9, 0.8, 0.7, 0.6])
    kept = tuple(index for index in order if index != 1)
    choice = choose(sized(*[8] * 5), kept, DEFAULT, leans=[lean(2, 1)], repeated={1: 0})
    assert choice.chosen == (0, 2)
    assert (choice.verdicts[1].kind, choice.verdicts[1].other) == ("said before", 0)


def test_headings_are_never_taken() -> None:
    choice = choose(sized(3, 3), (1,), DEFAULT, headings=[0])
    assert choice.chosen == (1,)
    assert (choice.verdicts[0].kind, choice.verdicts[0].rank) == ("heading", None)


def test_each_verdict_says_why() -> None:
    texts = sized(10, 60, 10, 20)
    choice = choose(texts, in_order_of([1.0, 0.9, 0.8, 0.7]), share(0.2))
    assert [verdict.kind for verdict in choice.verdicts] == [
        "chosen", "too long", "chosen", "enough",
    ]  # fmt: skip
    assert [verdict.rank for verdict in choice.verdicts] == [1, 2, 3, 4]


def test_a_question_comes_with_its_answer_or_not_at_all() -> None:
    asked = Lean(0, None, "question", "هل")
    best_first = in_order_of([1.0, 0.9, 0.2, 0.1, 0.1, 0.1, 0.1, 0.1])
    choice = choose(EIGHT, best_first, DEFAULT, leans=[asked, lean(1, 0)])
    assert choice.chosen == (0, 1, 2)
    assert (choice.verdicts[0].kind, choice.verdicts[0].other) == ("brought", 1)
    # The two have the places of both together: what needs no question goes before.
    later = in_order_of([0.9, 0.8, 1.0, 0.7, 0.6, 0.5, 0.4, 0.3])
    choice = choose(EIGHT, later, DEFAULT, leans=[asked, lean(1, 0)])
    assert choice.chosen == (2, 3, 4)
    assert [verdict.kind for verdict in choice.verdicts[:2]] == ["asks", "leans"]


def test_what_is_taken_back_comes_with_its_correction_or_not_at_all() -> None:
    leans = [Lean(0, None, "taken back", "قال"), Lean(1, 0, "correction", "لكن")]
    assert choose(EIGHT, in_order_of(DOWN), DEFAULT, leans=leans).chosen == (0, 1, 2)
    alone = choose(EIGHT, in_order_of(DOWN), SummaryLength("sentences", 1), leans=leans)
    assert alone.chosen == (2,)
    assert (alone.verdicts[0].kind, alone.verdicts[0].other) == ("taken back", 1)


def test_where_nothing_stands_alone_questions_still_need_answers() -> None:
    leans = [Lean(at, None, "question", "هل") for at in (0, 2)] + [lean(1, 0), lean(3, 2)]
    assert choose(
        sized(*[8] * 4), (0, 2, 1, 3), DEFAULT, leans=sorted(leans, key=lambda one: one.sentence)
    ).chosen == (0, 1)


def test_headings_do_not_count_as_sentences() -> None:
    choice = choose(sized(*[8] * 6), (1, 2, 4, 5), DEFAULT, headings=[0, 3])
    assert choice.chosen == (1, 2)


def test_a_claim_and_its_correction_have_room_in_a_short_article() -> None:
    leans = [Lean(0, None, "taken back", "قال"), Lean(1, 0, "correction", "لكن")]
    three, scores = EIGHT[:3], DOWN[:3]
    assert choose(three, in_order_of(scores), DEFAULT, leans=leans).chosen == (0, 1)
    assert choose(three, in_order_of(scores), SummaryLength("words", 6), leans=leans).chosen == (
        0,
        1,
    )
    assert choose(
        three, in_order_of(scores), SummaryLength("sentences", 1), leans=leans
    ).chosen == (2,)


def test_what_is_taken_back_comes_with_a_denial_that_stands() -> None:
    leans = [Lean(0, None, "taken back", "قال", 3)]
    assert choose(EIGHT, in_order_of(DOWN), DEFAULT, leans=leans).chosen == (0, 1, 3)
    first = in_order_of([1, 0, 0, 0.9, 0, 0, 0, 0])
    assert choose(EIGHT, first, SummaryLength("sentences", 2), leans=leans).chosen == (0, 3)


def test_what_is_taken_back_is_never_taken_for_want_of_others() -> None:
    leans = [Lean(0, None, "taken back", "قال"), Lean(1, 0, "speaker", "وأضاف")]
    choice = choose(EIGHT[:2], in_order_of(DOWN[:2]), DEFAULT, leans=leans)
    assert choice.chosen == ()
