from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.analyse.summarising.choose import choose
from sitegen.analyse.summarising.rank import score_sentences
from sitegen.model import Mention, Sentence


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


FILLER = "هطلت الأمطار على سواحل المدينة القديمة طوال ساعات الليل"
LEAD = "أعلنت الحكومة انسحاب القوات الأجنبية من مطار العاصمة نهائيا"
SAME = "أعلنت الحكومة انسحاب القوات الأجنبية نهائيا من مطار العاصمة"


def test_of_like_sentences_the_earlier_ranks_higher() -> None:
    scores = score_sentences(sentences(FILLER, FILLER, FILLER), "", ())
    assert scores[0] > scores[1] > scores[2] > 0


def test_title_and_actors_lift_a_sentence() -> None:
    texts = sentences(LEAD, FILLER, "وصل وزير خارجية كازاخستان صباحا لحضور مؤتمر دولي كبير")
    plain = score_sentences(texts, "", ())
    start = texts[2].start + 17
    named = Mention(start, start + 9, "كازاخستان", "place", "name", "kazakhstan")
    assert score_sentences(texts, "مؤتمر دولي في كازاخستان", ())[2] > plain[2]
    assert score_sentences(texts, "", (named,))[2] > plain[2]
    assert score_sentences(texts, "", (named,))[:2] == plain[:2]


@pytest.mark.parametrize("opening", ["وأضاف أن", "مشيراً إلى أن", "من جهته أكد أن", "كما"])
def test_a_dependent_opening_costs(opening: str) -> None:
    free = score_sentences(sentences(FILLER, f"رأى الخبراء عموما {LEAD}"), "", ())
    leaning = score_sentences(sentences(FILLER, f"{opening} الخبراء عموما {LEAD}"), "", ())
    assert leaning[1] < free[1]


def test_a_scrap_ranks_behind_a_sentence() -> None:
    scores = score_sentences(sentences("صورة أرشيفية", LEAD), "", ())
    assert scores[1] > scores[0]


def test_a_count_is_met_in_text_order_without_repetition() -> None:
    texts = sentences(LEAD, SAME, FILLER, "انتهى الاجتماع الوزاري أمس دون اتفاق معلن", *["نص"] * 4)
    assert choose(texts, [1, 0.9, 0.5, 0.8, 0, 0, 0, 0], count=3) == (0, 2, 3)


@pytest.mark.parametrize(("size", "expected"), [(0, 0), (1, 1), (2, 1), (4, 2), (5, 3), (20, 3)])
def test_a_summary_is_at_most_half_of_a_short_article(size: int, expected: int) -> None:
    texts = sized(*[8] * size)
    assert len(choose(texts, [1.0] * size)) == expected


def test_a_share_passes_over_what_overruns_and_ends_when_reached() -> None:
    texts = sized(30, 50, 12, 8)
    # Budget 40, at most 44: 50 does not fit, 30 does, 12 does (42), and that reaches it.
    assert choose(texts, [0.9, 1.0, 0.8, 0.7], share=0.4) == (0, 2)
    # 30 + 8 stays below the budget of 40, so 12 would still be taken, but 50 is over 44.
    assert choose(texts, [0.9, 1.0, 0.7, 0.8], share=0.4) == (0, 3)


def test_a_share_may_be_overrun_by_exactly_a_tenth() -> None:
    assert choose(sized(11, 89), [1.0, 0.5], share=0.1) == (0,)
    assert choose(sized(12, 8, 80), [1.0, 0.5, 0.1], share=0.1) == (1,)


def test_a_share_ignores_repetition_and_counts_words_not_marks() -> None:
    assert choose(sentences(LEAD, LEAD, FILLER), [1.0, 0.9, 0.8], share=0.7) == (0, 1)
    assert choose(sentences("- - - كلمة", "كلمة - -"), [1.0, 0.5], share=0.5) == (0,)


def test_if_every_sentence_is_too_long_the_best_stands() -> None:
    assert choose(sized(50, 50), [0.5, 1.0], share=0.1) == (1,)


def test_equal_scores_go_by_position() -> None:
    assert choose(sized(10, 10, 10, 10), [1.0] * 4, share=0.5) == (0, 1)


@pytest.mark.parametrize("wrong", [{"count": 0}, {"share": 0.0}, {"share": 1.5}, {"share": -1.0}])
def test_numbers_out_of_range_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="summary"):
        choose(sized(5), [1.0], **wrong)  # type: ignore[arg-type]


@given(
    st.lists(st.integers(0, 40), max_size=12),
    st.floats(0.01, 1),
    st.randoms(use_true_random=False),
)
def test_the_budget_is_kept_whatever_the_sizes(sizes: list[int], share: float, random) -> None:
    texts = sized(*sizes)
    scores = [random.random() for _ in sizes]
    chosen = choose(texts, scores, share=share)
    assert list(chosen) == sorted(set(chosen))
    assert bool(chosen) == bool(sizes)
    if len(chosen) > 1:
        assert sum(sizes[index] for index in chosen) <= 1.1 * share * sum(sizes) + 1e-6


@given(st.lists(st.text(max_size=30), max_size=8), st.text(max_size=20))
def test_any_text_is_scored(texts: list[str], title: str) -> None:
    scores = score_sentences(sentences(*texts), title, ())
    assert len(scores) == len(texts)
    assert all(score >= 0 for score in scores)
