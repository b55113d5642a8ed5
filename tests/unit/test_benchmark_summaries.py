"""The summaries benchmark: lengths, votes, intervals, and parts that never meet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import pytest

from benchmarks.summaries.bootstrap import paired
from benchmarks.summaries.contestants import by_chance, by_person, lead, votes
from benchmarks.summaries.graphs import lexrank, lexrank_threshold, textrank
from benchmarks.summaries.measure import Summariser, by_scores, measure, measure_texts, within
from benchmarks.summaries.validation import cross_validated, leave_one_out
from training.summaries.articles import Article, Extract, Ranker, read_articles, recut

FRUIT = ("تفاح أحمر حلو", "موز أصفر طازج جدا", "عنب", "تفاح أحمر حلو كبير", "خبز ساخن من الفرن")

# By the budget rule alone.
FIRST, TAKEN = by_scores(lead), by_scores(votes)


def article(topic: int = 2, taken: Sequence[Sequence[int]] = ((0, 1), (1, 3))) -> Article:
    extracts = tuple(
        Extract(" ".join(FRUIT[place] for place in places), tuple(places)) for places in taken
    )
    return Article(topic, "food", FRUIT, extracts)


@pytest.fixture
def articles() -> list[Article]:
    return [article(topic) for topic in range(10)]


def test_words_are_counted_and_votes_too() -> None:
    assert article().sizes == (3, 4, 1, 4, 4)
    assert article().votes == (1, 2, 0, 1, 0)


@pytest.mark.parametrize(
    ("scores", "share", "chosen"),
    [
        # 16 words; half is 8, and 8.8 is the most.
        ((5, 4, 3, 2, 1), 0.5, (0, 1, 2)),
        ((1, 5, 2, 4, 3), 0.5, (1, 3)),
        # 6.4, at most 7.04: the fourth does not fit any more, the first does.
        ((2, 5, 1, 4, 3), 0.4, (0, 1)),
        # 0.8: even the shortest is too long; then the best alone.
        ((1, 2, 3, 5, 4), 0.05, (3,)),
        ((1, 1, 1, 1, 1), 1.0, (0, 1, 2, 3, 4)),
    ],
)
def test_the_budget_rule(scores: Sequence[float], share: float, chosen: Sequence[int]) -> None:
    assert within(article(), scores, share) == chosen


def test_a_summary_of_what_all_took_is_best() -> None:
    one = article(taken=((1, 3),) * 5)
    chosen = within(one, votes(one), 0.5)
    [numbers] = measure_texts([one], [[FRUIT[place] for place in chosen]]).every
    assert numbers == (1.0, 0.5, 5.0, 1.0)


def test_sentences_cut_otherwise_keep_their_votes() -> None:
    seen = recut(
        article(), ("تفاح أحمر حلو. موز أصفر طازج جدا عنب", "تفاح أحمر حلو كبير", "خبز ساخن")
    )
    assert seen.votes == (2, 1, 0)
    assert sum(seen.sizes) == 14


def test_people_are_measured_against_the_others() -> None:
    taken = ((0,), (0,), (0,), (0,), (4,))
    [numbers] = by_person([article(taken=taken)]).every
    # Four people agree with three of four others, one with nobody.
    assert numbers.score == pytest.approx(4 / 5 * 3 / 4)
    assert numbers.votes == pytest.approx((4 * 4 + 1) / 5)
    assert numbers.first == pytest.approx(4 / 5)


def test_chance_is_the_same_every_time_and_no_order_of_the_text(articles: list[Article]) -> None:
    assert by_chance(articles) == by_chance(articles)
    assert len({numbers.score for numbers in by_chance(articles).every}) > 1


@pytest.mark.parametrize("rank", [lexrank, lexrank_threshold, textrank])
def test_graphs_prefer_what_others_say_too(rank: Ranker) -> None:
    sentences = (
        "خبز ساخن لذيذ",
        "تفاح أحمر غال",
        "تفاح أحمر ناضج موز أصفر طازج",
        "موز أصفر رخيص",
        "شتاء بارد ممطر",
    )
    scores = rank(recut(article(), sentences))
    assert sum(scores) == pytest.approx(1, abs=1e-4)
    assert scores[2] == max(scores)
    assert scores[2] > max(scores[0], scores[4])


def test_a_difference_on_every_article_is_sure() -> None:
    ours, theirs = [0.5, 0.6, 0.7], [0.4, 0.5, 0.6]
    found = paired(ours, theirs)
    assert (found.mean, found.low, found.high) == pytest.approx((0.1, 0.1, 0.1))


def test_a_difference_that_comes_and_goes_is_not() -> None:
    found = paired([0.9, 0.1] * 10, [0.1, 0.9] * 10)
    assert found.low < -0.2
    assert found.high > 0.2
    assert found.mean == pytest.approx(0)
    assert found == paired([0.9, 0.1] * 10, [0.1, 0.9] * 10)


@pytest.mark.parametrize(("ours", "theirs"), [([], []), ([0.1], [0.1, 0.2])])
def test_scores_that_are_not_pairs_are_refused(ours: list[float], theirs: list[float]) -> None:
    with pytest.raises(ValueError, match="cannot be compared"):
        paired(ours, theirs)


def test_nothing_is_measured_that_was_fitted_to(articles: list[Article]) -> None:
    measured = []

    def fit(part: Sequence[Article]) -> Summariser:
        fitted = {one.topic for one in part}

        def summarise(one: Article) -> Sequence[str]:
            assert one.topic not in fitted
            assert len(fitted) == 8
            measured.append(one.topic)
            return FIRST(one)

        return summarise

    result = cross_validated(articles, fit, folds=5, repeats=2)
    assert set(measured) == set(range(10))
    assert result.scores == measure(articles, FIRST).scores


def test_the_parts_differ_from_repeat_to_repeat(articles: list[Article]) -> None:
    parts = set()

    def fit(part: Sequence[Article]) -> Summariser:
        parts.add(frozenset(one.topic for one in part))
        return FIRST

    cross_validated(articles, fit, folds=5, repeats=3)
    assert len(parts) > 5


def test_more_parts_than_articles_are_refused(articles: list[Article]) -> None:
    with pytest.raises(ValueError, match="cannot be parted"):
        cross_validated(articles, lambda _: FIRST, folds=11)


def test_a_feature_is_worth_what_is_lost_without_it(articles: list[Article]) -> None:
    def fit(_: Sequence[Article], without: Collection[str]) -> Summariser:
        return FIRST if "votes" in without else TAKEN

    worth = dict(leave_one_out(articles, ("votes", "noise"), fit, folds=2, repeats=1))
    gained = measure(articles, TAKEN).mean.score - measure(articles, FIRST).mean.score
    assert gained > 0
    assert worth["votes"].mean == pytest.approx(gained)
    assert worth["noise"].mean == 0


def test_articles_are_read_and_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    line = (
        '{"topic": %d, "category": "sport", "sentences": ["أ\u0085ب", "ج"],'
        ' "extracts": [{"text": "أ", "sentences": [0]}]}\n'
    )
    path.write_text("".join(line % topic for topic in (1, 5, 2)), encoding="utf-8")
    read = read_articles(path)
    assert [one.kind for one in read] == ["reference", "news", None]
    assert read[0].sentences == ("أ\u0085ب", "ج")


@pytest.mark.parametrize(
    "line",
    [
        '{"topic": 1}',
        '{"topic": 1, "category": "", "sentences": [], "extracts": []}',
        "no json",
    ],
)
def test_other_lines_are_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"topic|required|malformed|invalid"):
        read_articles(path)
